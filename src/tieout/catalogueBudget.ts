// C50–C69: outcome against budget, the operating account and investments (LKBR ch. 10; KL ch. 11; RKR R14).
import { type Text, text } from '../kernel/text.ts'
import { before, constant, difference, figure, growth, own, sum } from './build.ts'
import { compared, E, L, P, REGION, T, THIS_YEAR } from './catalogueStatements.ts'
import type { Comparison, Rule } from './rule.ts'

const row = (id: string, column: 'outcome' | 'budget' | 'deviation' | 'growth') => own(`operating/${id}/${column}`)

/** A row of the operating account with its name inside a sentence. */
export type CommitteeRow = readonly [id: string, sv: string, en: string]

/** The rows of the printed operating account the catalogue was written for; another authority gives its own. */
export const COMMITTEE_ROWS: readonly CommitteeRow[] = [
  ['regional_executive_board', 'regionstyrelsen', 'regional executive board'],
  ['health_care_committee', 'hälso- och sjukvårdsnämnden', 'health care committee'],
  ['regional_development_committee', 'regionala utvecklingsnämnden', 'regional development committee'],
  ['folk_high_school_board', 'folkhögskolestyrelsen', 'folk high school board'],
  ['patients_committee', 'patientnämnden', 'patients’ committee'],
  ['audit', 'revisionen', 'audit'],
]

const TOTAL_ROWS: readonly CommitteeRow[] = [
  ['net_operating_costs', 'verksamhetens nettokostnader', 'net operating costs'],
  ['tax_revenue', 'skatteintäkter', 'tax revenue'],
  ['general_state_grants_and_equalisation', 'generella statsbidrag', 'general grants'],
  ['operating_result', 'verksamhetens resultat', 'operating result'],
  ['financial_income', 'finansiella intäkter', 'financial income'],
  ['financial_costs', 'finansiella kostnader', 'financial costs'],
  ['net_financial_items', 'finansnetto', 'net financial items'],
  ['total_region', 'totalt', 'total'],
]

const only = { scopes: REGION }
const thisYear = { scopes: REGION, years: THIS_YEAR }

const operating: Rule[] = [
  {
    id: 'C50',
    name: text(
      'Nämndernas nettokostnad = driftredovisningen = resultaträkningen',
      'Committees’ net cost = operating account = income statement',
    ),
    law: 'LKBR 10:1; RKR R14',
    severity: 'F',
    comparisons: [
      compared(
        'C50.2',
        text('Nettokostnader i driftredovisningen = resultaträkningen', 'Net costs in the operating account = income statement'),
        row('net_operating_costs', 'outcome'),
        own('income/net_operating_costs'),
        E,
        only,
      ),
      compared(
        'C50.4',
        text('Skatteintäkter i driftredovisningen = resultaträkningen', 'Taxes in the operating account = income statement'),
        row('tax_revenue', 'outcome'),
        own('income/tax_revenue'),
        E,
        only,
      ),
      compared(
        'C50.5',
        text('Statsbidrag i driftredovisningen = resultaträkningen', 'Grants in the operating account = income statement'),
        row('general_state_grants_and_equalisation', 'outcome'),
        own('income/general_state_grants_and_equalisation'),
        E,
        only,
      ),
    ],
  },
  {
    id: 'C51',
    name: text('Driftredovisningens sista rad = årets resultat', 'Last line of the operating account = result'),
    law: 'RKR R14',
    severity: 'F',
    comparisons: [
      compared(
        'C51',
        text('Driftredovisningens sista rad = årets resultat', 'Last line of the operating account = result'),
        row('total_region', 'outcome'),
        own('income/result_for_the_year'),
        E,
        only,
      ),
    ],
  },
  {
    id: 'C52',
    name: text('Avvikelse = utfall − budget', 'Deviation = outcome − budget'),
    law: 'RKR R14',
    severity: 'F',
    comparisons: [],
  },
  {
    id: 'C53',
    name: text('Summan av avvikelser = total avvikelse', 'Sum of deviations = total deviation'),
    law: 'RKR R14',
    severity: 'F',
    comparisons: [
      compared(
        'C53.2',
        text('Radernas avvikelser = resultatets', 'The rows’ deviations = the result’s'),
        sum(
          ...[
            'net_operating_costs',
            'tax_revenue',
            'general_state_grants_and_equalisation',
            'financial_income',
            'financial_costs',
          ].map((id) => row(id, 'deviation')),
        ),
        row('total_region', 'deviation'),
        T,
        thisYear,
      ),
    ],
  },
]

const waiting = (
  id: string,
  name: Text,
  law: string,
  severity: 'F' | 'V',
  needs: NonNullable<Rule['needs']>,
  unverified?: true,
): Rule => ({
  id,
  name,
  law,
  severity,
  comparisons: [],
  needs,
  ...(unverified ? { unverified } : {}),
})

const budget: Rule[] = [
  waiting(
    'C54',
    text('Gällande budget = beslutad budget + beslutade ändringar', 'Current budget = adopted budget + decided changes'),
    'RKR R14; KL 11:15',
    'F',
    text('Ursprunglig budget per nämnd saknas.', 'The original budget by committee is missing.'),
  ),
  {
    id: 'C55',
    name: text('Omfördelningar går jämnt ut', 'Reallocations net to zero'),
    law: 'KL 11:15',
    severity: 'F',
    comparisons: [],
    generated: 'reallocations',
    needs: {
      books: text(
        'Beslut om omfördelning är inte inlästa: böckerna har årets budget, inte dess ändringar.',
        'Decided reallocations are not read in: the books hold the year’s budget, not its changes.',
      ),
    },
  },
  waiting(
    'C56',
    text('Budget i rapporten = budget i protokollet', 'Budget in the report = budget in the minutes'),
    'KL 11:6',
    'F',
    text('Fullmäktiges protokoll om budgeten är inte inläst.', 'The assembly’s minutes on the budget are not read in.'),
  ),
  waiting('C57', text('Månadernas budget = årets budget', 'Budget of the months = budget of the year'), 'internal', 'F', {
    published: text('Månadsbudget har inga adresser.', 'Monthly budgets have no addresses.'),
    books: text('Nämndernas budget per månad är inte inläst.', 'The committees’ monthly budgets are not read in.'),
  }),
  waiting(
    'C58',
    text('Fullmäktiges ram = nämndernas internbudget + ofördelat', 'Frame = committees’ detailed budgets + unallocated'),
    'KL 11:6',
    'F',
    text('Nämndernas internbudget saknas.', 'The committees’ detailed budgets are missing.'),
  ),
  {
    id: 'C59',
    name: text('Budgeterat resultat är större än noll', 'Budgeted result is above zero'),
    law: 'KL 11:5',
    severity: 'F',
    comparisons: [
      compared(
        'C59',
        text('Budgeterat resultat är större än noll', 'Budgeted result is above zero'),
        row('total_region', 'budget'),
        constant(0, 'mkr'),
        L('>'),
        thisYear,
      ),
    ],
  },
  waiting(
    'C60',
    text('Planen omfattar tre år med budgetåret först', 'The plan covers three years, budget year first'),
    'KL 11:6',
    'F',
    text('Planen för budgetåret är inte inläst.', 'The plan for the budget year is not read in.'),
  ),
  {
    id: 'C61',
    name: text('Kostnadsutveckling räknad på nytt', 'Growth recomputed'),
    law: 'RKR R14',
    severity: 'V',
    comparisons: [],
  },
  waiting(
    'C62',
    text('Prognos = utfall hittills + återstående månader', 'Forecast = outcome to date + remaining months'),
    'internal',
    'V',
    text('Årets prognoser är inte inlästa.', 'The year’s forecasts are not read in.'),
  ),
]

const COMMITTEE_LINES: [line: string, sv: string, en: string][] = [
  ['depreciation', 'avskrivningar', 'depreciation'],
  ['net_operating_costs', 'verksamhetens nettokostnader', 'net operating costs'],
]

/** Internal items eliminate, cost types by unit make the region's, and a committee's own statement is its row (C68, C69, C104). */
export function committeeComparisons(rule: string, committees: readonly { scope: string; row?: string }[]): Comparison[] {
  const at = (line: string, scope: string) => figure(`statements:income/${line}@${scope}/{year}`)
  const all = (line: string) => sum(...committees.map(({ scope }) => at(line, scope)))
  const options = { scopes: REGION, sources: ['books'] as const }
  const internal = text('Interna intäkter = interna kostnader', 'Internal income = internal costs')
  const income = difference(all('operating_income'), own('income/operating_income'))
  const costs = difference(own('income/operating_costs'), all('operating_costs'))
  if (rule === 'C68') return [compared('C68', internal, income, costs, E, options)]
  if (rule === 'C69') {
    return COMMITTEE_LINES.map(([line, sv, en], i) =>
      compared(
        `C69.${i + 1}`,
        text(`Enheternas ${sv} = regionens`, `The units’ ${en} = the region’s`),
        all(line),
        own(`income/${line}`),
        E,
        options,
      ),
    )
  }
  return committees.flatMap(({ scope, row: id }, i): Comparison[] => {
    if (!id) return []
    const name = text(`Nämndens egen räkning = nämndens rad, ${scope}`, `The committee’s own statement = its row, ${scope}`)
    return [compared(`C104.${i + 1}`, name, at('net_operating_costs', scope), row(id, 'outcome'), E, options)]
  })
}

/** What is compared row by row, or over all committees' rows. */
const OF_ROWS: Record<string, (rows: readonly CommitteeRow[]) => Comparison[]> = {
  C50: (rows) => [
    compared(
      'C50.1',
      text('Summa nämnder = nettokostnader, utfall', 'Sum of committees = net costs, outcome'),
      total(rows, 'outcome'),
      row('net_operating_costs', 'outcome'),
      T,
      only,
    ),
    compared(
      'C50.3',
      text('Summa nämnder = nettokostnader, budget', 'Sum of committees = net costs, budget'),
      total(rows, 'budget'),
      row('net_operating_costs', 'budget'),
      T,
      thisYear,
    ),
  ],
  C52: (rows) =>
    [...rows, ...TOTAL_ROWS].map(([id, sv, en], i) =>
      compared(
        `C52.${i + 1}`,
        text(`Avvikelse = utfall − budget, ${sv}`, `Deviation = outcome − budget, ${en}`),
        difference(row(id, 'outcome'), row(id, 'budget')),
        row(id, 'deviation'),
        T,
        thisYear,
      ),
    ),
  C53: (rows) => [
    compared(
      'C53.1',
      text('Nämndernas avvikelser = nettokostnadernas', 'Committees’ deviations = net costs’'),
      total(rows, 'deviation'),
      row('net_operating_costs', 'deviation'),
      T,
      thisYear,
    ),
  ],
  C61: (rows) =>
    [...rows, ...TOTAL_ROWS.slice(0, 3)].map(([id, sv, en], i) =>
      compared(
        `C61.${i + 1}`,
        text(`Kostnadsutveckling, ${sv}`, `Growth, ${en}`),
        row(id, 'growth'),
        growth(row(id, 'outcome'), before(`operating/${id}/outcome`)),
        P,
        thisYear,
      ),
    ),
}

const total = (rows: readonly CommitteeRow[], column: 'outcome' | 'budget' | 'deviation') =>
  sum(...rows.map(([id]) => row(id, column)))

const place = ({ id }: Comparison): number => Number(id.split('.')[1] ?? 0)

/** The rules of budget and operating account over an authority's own committees. */
export const budgetRules = (rows: readonly CommitteeRow[]): Rule[] =>
  [...operating, ...budget].map((rule) => {
    const own = rows.length > 0 ? (OF_ROWS[rule.id]?.(rows) ?? []) : []
    return { ...rule, comparisons: [...rule.comparisons, ...own].sort((a, b) => place(a) - place(b)) }
  })

export const BUDGET_RULES: readonly Rule[] = budgetRules(COMMITTEE_ROWS)
