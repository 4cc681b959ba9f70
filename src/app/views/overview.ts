// The overview's figures, goals and contradictions, read out of the world.
import { tally } from '../../goals/model.ts'
import type { FigureRef } from '../../kernel/figure.ts'
import { formatNumber, type Lang, text } from '../../kernel/text.ts'
import type { OverviewTile, OverviewView, ResultRow } from '../../overview/pages/overview.tsx'
import { ruleId, type TieOutResult } from '../../tieout/model.ts'
import { sideView } from '../../tieout/pages/tieoutFigures.ts'
import { link, PATHS } from '../../web/links.ts'
import type { World } from '../world.ts'
import { address, shown, trend } from './shown.ts'

const MKR = text('mkr', 'SEK m')
const PERCENT = text('%', '%')

interface TileRule {
  name: [string, string]
  path: string
  measure: string
  decimals: number
  unit: typeof MKR
  budget?: string
}

const TILES: TileRule[] = [
  {
    name: ['Årets resultat', 'Result for the year'],
    path: 'income/result_for_the_year',
    measure: 'result_for_the_year',
    decimals: 0,
    unit: MKR,
    budget: 'operating/total_region/budget',
  },
  {
    name: ['Balanskravsresultat', 'Balance requirement result'],
    path: 'balance-requirement/balance_requirement_result',
    measure: 'balance_requirement_result',
    decimals: 0,
    unit: MKR,
  },
  {
    name: ['Nettokostnadsutveckling', 'Net cost growth'],
    path: 'ratios/N01',
    measure: 'net_cost_development',
    decimals: 1,
    unit: PERCENT,
  },
  { name: ['Soliditet', 'Equity ratio'], path: 'ratios/N07', measure: 'solidity', decimals: 1, unit: PERCENT },
  {
    name: ['Investeringar', 'Investments'],
    path: 'investments/Summa/outcome',
    measure: 'investments',
    decimals: 0,
    unit: MKR,
    budget: 'investments/Summa/budget',
  },
]

function tile(world: World, year: number, rule: TileRule): OverviewTile {
  const figure = shown(world, address(rule.path, 'region', year), { decimals: rule.decimals })
  const series = trend(world, rule.measure, year, rule.decimals)
  const printed = shown(world, address(`five-years/${rule.measure}`, 'region', year, 'published'))
  const differs =
    figure.value !== null && printed.value !== null && Math.abs(figure.value - printed.value) > 0.5 * 10 ** -rule.decimals
  const value = (n: number | null, lang: Lang) => (n === null ? '..' : formatNumber(n, rule.decimals, lang))
  const last = series.values[3] ?? null
  const budget = rule.budget ? shown(world, address(rule.budget, 'region', year)).value : undefined
  const comment = (lang: Lang): string => {
    if (differs) return lang === 'sv' ? `publicerad ${value(printed.value, lang)}` : `published ${value(printed.value, lang)}`
    const before = lang === 'sv' ? `År ${year - 1}: ${value(last, lang)}` : `Year ${year - 1}: ${value(last, lang)}`
    return budget === undefined ? before : `Budget ${value(budget, lang)}. ${before}`
  }
  return {
    name: text(...rule.name),
    figure,
    unit: rule.unit,
    trend: series,
    comment: { sv: comment('sv'), en: comment('en') },
    ...(differs ? { verdict: 'deviation' as const } : {}),
  }
}

const RESULT_ROWS: [string, string, string][] = [
  ['net_operating_costs', 'Nettokostnader', 'Net costs'],
  ['tax_revenue', 'Skatteintäkter', 'Tax revenue'],
  ['general_state_grants_and_equalisation', 'Statsbidrag, utjämning', 'State grants, equalisation'],
  ['net_financial_items', 'Finansnetto', 'Net financial items'],
  ['total_region', 'Årets resultat', 'Result for the year'],
]

function resultRow(world: World, year: number, [id, sv, en]: [string, string, string], i: number): ResultRow {
  const at = (measure: string, more = {}) =>
    shown(world, address(`operating/${id}/${measure}`, 'region', year), { decimals: 0, ...more })
  return {
    label: text(sv, en),
    outcome: at('outcome'),
    budget: at('budget'),
    deviation: at('deviation', { sign: true }),
    ...(i === RESULT_ROWS.length - 1 ? { total: true } : {}),
  }
}

/** Heaviest first: what blocks publishing, money before ratios, then by how far the two sides stand apart. */
export function byWeight(a: TieOutResult, b: TieOutResult): number {
  const severity = (r: TieOutResult) => ({ F: 0, V: 1, U: 2 })[r.severity]
  const money = (r: TieOutResult) => (r.left.unit === 'mkr' || r.left.unit === 'ore' ? 0 : 1)
  const relative = (r: TieOutResult) => Math.abs(r.difference ?? 0) / Math.max(1, Math.abs(r.right.value ?? 1))
  return severity(a) - severity(b) || money(a) - money(b) || relative(b) - relative(a)
}

/** The place in two or three words: the table, else the chapter. The whole place stands in the tie-out list. */
export function shortPlace(world: World, side: TieOutResult['left']): string {
  const names = side.parts.map((part) => {
    const [fact] = world.published.list(part.ref as FigureRef)
    return fact ? (fact.place.table ?? fact.place.chapter) : part.place
  })
  return [...new Set(names)].slice(0, 2).join(', ')
}

function contradiction(world: World, r: TieOutResult): OverviewView['contradictions']['shown'][number] {
  const where = [...new Set([shortPlace(world, r.left), shortPlace(world, r.right)])].join(' – ')
  return {
    verdict: r.verdict,
    title: r.name,
    where: text(where, where),
    left: sideView(r.left),
    right: sideView(r.right),
    unit: r.left.unit === 'percent' ? PERCENT : r.left.unit === 'mkr' || r.left.unit === 'ore' ? MKR : text('', ''),
    href: link(PATHS.tieout, { rule: ruleId(r) }),
  }
}

/** One finding per rule: the same contradiction in group and region is told once. */
function heaviest(results: readonly TieOutResult[], count: number): TieOutResult[] {
  const seen = new Set<string>()
  return [...results].sort(byWeight).filter((r) => {
    if (seen.has(ruleId(r)) || seen.size >= count) return false
    seen.add(ruleId(r))
    return true
  })
}

export function overviewView(world: World, year: number): OverviewView {
  const goals = world.chain(year)
  const codes = world.goals.committees
    .map((c) => c.code)
    .filter((code) => goals.some((g) => g.committees.some((c) => c.committee === code)))
  const deviations =
    world.facts.length === 0 ? [] : world.tieOut(year, 'published').results.filter((r) => r.verdict === 'deviation')
  const at = (path: string, more = {}) => shown(world, address(path, 'region', year), { decimals: 0, ...more })
  const indicators = goals.reduce((n, g) => n + g.indicators.length, 0)
  const printed = world.goals.printedTotals.filter((t) => t.year === year)
  const printedWords = (lang: Lang) => {
    const words = {
      sv: { met: 'helt', partlyMet: 'delvis', notMet: 'inte', notAssessed: 'ej bedömt' },
      en: { met: 'met', partlyMet: 'partly', notMet: 'not met', notAssessed: 'not assessed' },
    }[lang]
    return printed.map((t) => `${t.goals} ${words[t.assessment]}`).join(', ')
  }
  return {
    year,
    lead: {
      result: at('income/result_for_the_year'),
      resultDeviation: at('operating/total_region/deviation'),
      committeeDeviation: at('operating/net_operating_costs/deviation'),
      financialDeviation: at('operating/net_financial_items/deviation'),
    },
    tiles: TILES.map((rule) => tile(world, year, rule)),
    committees: codes,
    goals: world.goals.focusAreas.map((area) => ({
      focusArea: text(area.name, area.name),
      goals: goals
        .filter((g) => g.goal.focusArea === area.no)
        .map((g) => ({
          number: g.goal.no,
          title: text(g.goal.title, g.goal.title),
          href: link(`${PATHS.goals}/${g.goal.no}`, { year }),
          committees: codes.map((code) => g.committees.find((c) => c.committee === code)?.assessment ?? 'notConcerned'),
          region: g.assessment,
        })),
    })),
    goalCounts: tally(goals.map((g) => g.assessment)),
    goalSource: text(
      `Bedömning beräknad ur ${indicators} indikatorrader, regelverk 2023. Streck: berörs inte.${printed.length ? ` Tryckt: ${printedWords('sv')}; färgen per mål saknas i källan.` : ''}`,
      `Assessment computed from ${indicators} indicator rows, rule set 2023. Dash: not concerned.${printed.length ? ` Printed: ${printedWords('en')}; the colour per goal is lost in the source.` : ''}`,
    ),
    result: RESULT_ROWS.map((row, i) => resultRow(world, year, row, i)),
    contradictions: { total: deviations.length, shown: heaviest(deviations, 5).map((r) => contradiction(world, r)) },
  }
}
