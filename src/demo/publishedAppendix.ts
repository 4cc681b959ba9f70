// Printed figures outside the accounts: staff, pension portfolio, care production, goals, and what later documents say about 2020.
// Refuses to repeat a place: what already stands in the list of text figures is not read twice.
import type { FigureRef, Unit } from '../kernel/figure.ts'
import type { PublishedFigure } from '../statements/model.ts'
import { fact, ref } from './publishedCell.ts'
import { readCsv } from './publishedCsv.ts'

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[åä]/g, 'a')
    .replace(/ö/g, 'o')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

/** The measures of the staff chapter that are tables or lists; single figures in prose come with the text figures. */
const STAFF: Record<string, { path: string; label: string; unit: Unit }> = {
  'part-time employees': { path: 'employees_part_time', label: 'Deltidsanställda', unit: 'count' },
  'full-time employees': { path: 'employees_full_time', label: 'Heltidsanställda', unit: 'count' },
  'mean age': { path: 'mean_age', label: 'Medelålder', unit: 'years' },
  'sick leave total': { path: 'sick_leave', label: 'Sjukfrånvaro', unit: 'percent' },
  'sick leave 60 days or longer': { path: 'sick_leave_long', label: 'Sjukfrånvaro 60 dagar eller mer', unit: 'percent' },
}

const GROUPS: Record<string, [key: string, value: string, words: string]> = {
  women: ['sex', 'women', 'Kvinnor'],
  men: ['sex', 'men', 'Män'],
  'age under 29': ['age', '-29', '29 år eller yngre'],
  'age 30-49': ['age', '30-49', '30–49 år'],
  'age over 50': ['age', '50-', '50 år eller äldre'],
}

export function workforceFacts(): PublishedFigure[] {
  const chapter = 'Väsentliga personalförhållanden'
  return readCsv('workforce.csv').flatMap((r) => {
    const staff = STAFF[r.measure!]
    if (!staff || r.period !== '2020' || !r.source!.startsWith('000')) return []
    if (r.measure === 'sick leave total' && r.group === 'all') return []
    const group = GROUPS[r.group!]
    const table = r.source!.endsWith('Sysselsättningsgrad')
      ? 'Sysselsättningsgrad'
      : r.measure!.startsWith('sick')
        ? 'Sjukfrånvaro'
        : undefined
    const place = { chapter, ...(table ? { table } : {}), row: staff.label, column: group?.[2] ?? 'Totalt' }
    const address = ref(staff.path, 'region', 2020, group ? { [group[0]]: group[1] } : {}, 'series')
    return [fact({ ref: address, label: staff.label, printed: r.value!, unit: staff.unit, place })]
  })
}

/** The portfolio's return is the pension table's return; its market value is the balance sheet's placements. */
const PORTFOLIO_ADDRESS: Record<string, FigureRef> = {
  Avkastning: ref('pensions/return_on_financial_investments', 'region', 2020),
  Marknadsvärde: ref('portfolio/market_value', 'region', 2020),
  Avkastningskrav: ref('portfolio/required_return', 'region', 2020),
  Differens: ref('portfolio/excess_return', 'region', 2020),
}

export function portfolioFacts(): PublishedFigure[] {
  return readCsv('portfolio_2020.csv').map((r) => {
    const whole = r.table === 'Marknadsvärde och avkastning' ? PORTFOLIO_ADDRESS[r.measure!] : undefined
    const address = whole ?? ref(`portfolio/${slug(r.table!)}.${slug(r.row!)}.${slug(r.measure!)}`, 'region', 2020)
    const place = { chapter: 'Bilaga 2 Pensionsportföljen', table: r.table!, row: r.row!, column: r.measure! }
    return fact({
      ref: address,
      label: `${r.row}, ${r.measure}`,
      printed: r.value!,
      unit: r.unit === 'MSEK' ? 'mkr' : 'percent',
      place,
    })
  })
}

export const careRef = (
  table: string,
  area: string,
  profession: string,
  measure: string,
  year: number | string,
  sex = 'total',
): FigureRef => {
  const path = [table, area, profession, measure].filter(Boolean).map(slug).join('.')
  return ref(path, 'region', year, sex === 'total' ? {} : { sex }, 'series')
}

const SEX: Record<string, string> = { women: 'kvinnor', men: 'män', total: 'totalt' }

export function careFacts(): PublishedFigure[] {
  return readCsv('care_production.csv').map((r) => {
    const printedYear =
      r.year_as_printed === r.year_corrected ? r.year_corrected! : `${r.year_as_printed} (avser ${r.year_corrected})`
    const row = [r.area, r.profession_or_row, r.measure].filter(Boolean).join(', ')
    const place = { chapter: 'Bilaga 3 Vårdproduktion', table: r.table!, row, column: `${SEX[r.sex!]} ${printedYear}` }
    const address = careRef(r.table!, r.area!, r.profession_or_row!, r.measure!, r.year_corrected!, r.sex!)
    return fact({ ref: address, label: row, printed: r.value!, unit: r.unit === 'percent' ? 'percent' : 'count', place })
  })
}

const TOTALS: Record<string, [path: string, label: string]> = {
  fulfilled: ['total/met', 'Antal mål som är helt uppfyllda'],
  'partly fulfilled': ['total/partlyMet', 'Antal mål som är delvis uppfyllda'],
  'not fulfilled': ['total/notMet', 'Antal mål som inte är uppfyllda'],
}

/** The overall judgement, the number of goals set, and the targets of the financial goals. */
export function goalFacts(): PublishedFigure[] {
  const chapter = 'God ekonomisk hushållning'
  const totals = readCsv('goal_totals_2020.csv').map((r) => {
    const [path, label] = TOTALS[r.status!]!
    const place = { chapter, table: 'Samlad bedömning av måluppfyllelse', row: label }
    return fact({ ref: ref(path, 'region', 2020, {}, 'goals'), label, printed: r.goals!, unit: 'count', place })
  })
  const set = fact({
    ref: ref('total/all', 'region', 2020, {}, 'goals'),
    label: 'Antal mål i regionplanen',
    printed: String(readCsv('goals_2020.csv').length),
    unit: 'count',
    place: { chapter: 'Vision och mål', table: 'Regionfullmäktiges mål' },
  })
  const targets = readCsv('financial_goals.csv').filter((r) => r.year === '2020' && r.target_value !== '')
  const financial = targets.map((r) =>
    fact({
      ref: ref(`financial/${r.goal_id}/target`, 'region', 2020, {}, 'goals'),
      label: `Mål ${r.goal_id}`,
      printed: r.target_value!,
      unit: r.unit === 'percent' ? 'percent' : 'mkr',
      place: { chapter, table: 'Måluppfyllelse för finansiella mål', row: r.goal_id!, column: 'Mål' },
    }),
  )
  return [...totals, set, ...financial]
}

const CHART_COMPANIES: Record<string, string> = {
  'Transitio AB': 'transitio',
  'Umeå Biotech Incubator AB': 'ubi',
  'Almi Företagspartner Nord AB': 'almi',
  'Science Park i Umeå AB': 'science_park',
}

/** Owned shares as the chart of the group shows them, read from the list of text figures that names the chart. */
export function chartFacts(): PublishedFigure[] {
  return readCsv('finance_2020/text_figures.csv').flatMap((r) => {
    const share = /^chart Regionkoncernen:.*?([\d,]+) %/.exec(r.counterpart!)?.[1]
    const company = Object.keys(CHART_COMPANIES).find((name) => r.what_it_claims!.endsWith(name))
    if (!share || !company) return []
    const place = { chapter: 'Den kommunala koncernen', table: 'Diagrammet Regionkoncernen', row: company }
    const address = ref(`companies/${CHART_COMPANIES[company]}/share`, 'region', 2020)
    return [fact({ ref: address, label: `Ägd andel, ${company}`, printed: share.replace(',', '.'), unit: 'percent', place })]
  })
}

/** What the plan of two years later prints about the end of 2020. */
const LATER: Record<string, FigureRef> = {
  'Equity 2020-12-31': ref('balance/total_equity', 'region', 2020),
  'Total assets 2020-12-31': ref('balance/total_assets', 'region', 2020),
  'Equity ratio 2020': ref('ratios/N07', 'region', 2020),
  'Equity ratio incl. contingent pension liability 2020': ref('ratios/N08', 'region', 2020),
}

export const LATER_PLAN = 'Planeringsförutsättningar 2023–2026'
const LATER_LABELS: Record<string, string> = {
  Equity: 'Eget kapital',
  'Total assets': 'Summa tillgångar',
  'Equity ratio': 'Soliditet',
  'Equity ratio incl. contingent pension liability': 'Soliditet inklusive ansvarsförbindelsen',
}

export function laterFacts(): PublishedFigure[] {
  return readCsv('plan_2022_2026/facts.csv').flatMap((r) => {
    const address = LATER[`${r.statement_en} ${r.period}`]
    if (!address) return []
    const label = LATER_LABELS[r.statement_en!]!
    const place = { chapter: `Avsnitt ${r.source_section}`, table: 'Soliditet', row: label, column: r.period! }
    return [
      fact({
        ref: address,
        label,
        printed: r.value!,
        unit: r.unit === 'percent' ? 'percent' : 'mkr',
        place,
        document: LATER_PLAN,
      }),
    ]
  })
}
