// What the pages of the budget share: their addresses, the strip of links, an amount with decimals that fit the page.
// Refuses: loading, and deciding what the reader may do.
import type { UnitCode } from '../../kernel/ids.ts'
import { type Lang, type Text, text } from '../../kernel/text.ts'
import { link, PATHS } from '../../web/links.ts'

export const decisionHref = (id: string): string => `${PATHS.budget}/beslut/${id}`
export const decisionsHref = (year?: number): string => link(`${PATHS.budget}/beslut`, { ar: year })
export const frameHref = (unit: UnitCode, year: number, asOf?: string): string =>
  link(`${PATHS.budget}/ram/${unit}`, { ar: year, per: asOf })
export const budgetHref = (year?: number): string => link(PATHS.budget, { ar: year })
export const INDEX_PATH = `${PATHS.budget}/index`
export const DETAIL_PATH = `${PATHS.budget}/detalj`

export const W = {
  budget: text('Budget', 'Budget'),
  decisions: text('Beslut om pengar', 'Decisions on money'),
  newDecision: text('Nytt beslut', 'New decision'),
  detail: text('Detaljbudget', 'Detailed budget'),
  plan: text('Ekonomisk plan', 'Financial plan'),
  index: text('Index och prognoser', 'Index and forecasts'),
  year: text('Budgetår', 'Budget year'),
  frame: text('Ram', 'Frame'),
  mkr: text('mkr', 'SEK m'),
  decision: text('Beslut', 'Decision'),
  date: text('Dag', 'Day'),
  kind: text('Slag', 'Kind'),
  by: text('Beslutat av', 'Decided by'),
  state: text('Läge', 'State'),
  reason: text('Skäl', 'Reason'),
  from: text('Från', 'From'),
  to: text('Till', 'To'),
  amount: text('Belopp', 'Amount'),
  permanence: text('Varaktighet', 'Permanence'),
  undistributed: text('Ofördelat', 'Undistributed'),
} as const satisfies Record<string, Text>

export const say = (lang: Lang, sv: string, en: string): string => (lang === 'sv' ? sv : en)
