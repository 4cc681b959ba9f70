// The figures a scenario answers with: the lines shown, how a value is written, and what it does to the result in one sentence.
// The same words on the page and in the browser. Refuses: rounding twice.
import type { FigureRef } from '../../kernel/figure.ts'
import { ORE_PER_MKR, type Ore, roundOre } from '../../kernel/money.ts'
import { formatList, formatNumber, type Lang, type Text, text } from '../../kernel/text.ts'
import { balanceRef, cashFlowRef, frameRef, planRef, resultRef } from '../refs.ts'
import type { YearEffect } from './effect.ts'

export interface ShownLine {
  id: string
  label: Text
  unit: 'ore' | 'percent'
  total?: true
  ref(year: number): FigureRef
}

const line = (id: string, sv: string, en: string, ref: ShownLine['ref'], more: Partial<ShownLine> = {}): ShownLine => ({
  id,
  label: text(sv, en),
  unit: 'ore',
  ref,
  ...more,
})

/** From frames to result, cash and balance: one line of each statement that a decision is about. */
export const SHOWN_LINES: readonly ShownLine[] = [
  line('frames', 'Ramar, summa', 'Frames, total', (year) => frameRef('region', 'frame', year)),
  line('tax_and_grants', 'Skatter och statsbidrag', 'Tax and grants', (year) => resultRef('tax_and_grants', year)),
  line('financial_net', 'Finansnetto', 'Financial net', (year) => resultRef('financial_net', year)),
  line('result', 'Resultat', 'Result', (year) => resultRef('result_incl_fin', year), { total: true }),
  line(
    'result_pct',
    'Resultat, procent av skatter och bidrag',
    'Result, per cent of tax and grants',
    (year) => resultRef('result_incl_fin_pct', year),
    {
      unit: 'percent',
    },
  ),
  line('investments', 'Investeringar', 'Investments', (year) => planRef('total/investment', 'region', year)),
  line('cash_flow', 'Årets kassaflöde', 'Cash flow of the year', (year) => cashFlowRef('cash_flow', year)),
  line('equity', 'Eget kapital', 'Equity', (year) => balanceRef('equity_total', year)),
  line('equity_ratio', 'Soliditet, procent', 'Equity ratio, per cent', (year) => planRef('ratio/N07', 'region', year), {
    unit: 'percent',
  }),
]

/** Million kronor with one decimal, or percent with one; missing is null. */
export const shownValue = (value: number | null | undefined, unit: string): number | null => {
  if (value === null || value === undefined) return null
  return unit === 'ore' ? roundOre(value as Ore, ORE_PER_MKR, 1, 'half-away') : value
}

export const writtenValue = (value: number | null | undefined, unit: string, lang: Lang, sign = false): string => {
  const shown = shownValue(value, unit)
  return shown === null ? '..' : formatNumber(shown, 1, lang, { sign })
}

/** Exactly zero is said to be zero; a value too small to be seen is not. */
export const mkrWords = (value: number | null, lang: Lang, sign = false): string =>
  lang === 'sv'
    ? `${writtenValue(value, 'ore', lang, sign)}\u00a0mkr`
    : `SEK\u00a0${writtenValue(value, 'ore', lang, sign)}\u00a0m`

/** `Resultatet blir 76,6 mkr 2023 (−5,0), 110,8 mkr 2024 (−5,2) …`; said of the plan itself where nothing else is its subject. */
export function resultSentence(effects: readonly YearEffect[], lang: Lang, ofPlan = false): string {
  const years = effects.map(({ year, after, result }) => {
    const moved = result === null || result === 0 ? '' : ` (${writtenValue(result, 'ore', lang, true)})`
    return `${mkrWords(after, lang)} ${year}${moved}`
  })
  const plan = lang === 'sv' ? 'Gällande plan ger resultatet' : 'The plan in force gives a result of'
  const start = ofPlan ? plan : lang === 'sv' ? 'Resultatet blir' : 'The result is'
  return `${start} ${formatList(years, lang)}.`
}
