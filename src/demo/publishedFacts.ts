// The demo region's printed figures: every table and text of the annual report 2020 as facts with address, unit and place.
// Refuses to correct what is printed; how a printed number relates to others is the tie-out's business.
import type { Unit } from '../kernel/figure.ts'
import type { PublishedFigure } from '../statements/model.ts'
import type { NoteLine } from '../tieout/model.ts'
import { careFacts, chartFacts, goalFacts, laterFacts, portfolioFacts, workforceFacts } from './publishedAppendix.ts'
import { columnName, fact, ref, scopeName } from './publishedCell.ts'
import { type CsvRow, readCsv } from './publishedCsv.ts'
import { textFacts } from './publishedText.ts'

const STATEMENTS = 'Räkenskaper'

function incomeStatement(): PublishedFigure[] {
  return readCsv('finance_2020/income_statement.csv').map((r) =>
    fact({
      ref: ref(`income/${r.line_id}`, scopeName(r.entity!), r.year!),
      label: r.label_sv!,
      printed: r.value_mkr!,
      note: r.note,
      place: { chapter: STATEMENTS, table: 'Resultaträkning', row: r.label_sv!, column: columnName(r.entity!, r.year!) },
    }),
  )
}

function balanceSheet(): PublishedFigure[] {
  return readCsv('finance_2020/balance_sheet.csv').map((r) =>
    fact({
      ref: ref(`balance/${r.line_id}`, scopeName(r.entity!), r.date!.slice(0, 4)),
      label: r.label_sv!,
      printed: r.value_mkr!,
      note: r.note,
      place: { chapter: STATEMENTS, table: 'Balansräkning', row: r.label_sv!, column: columnName(r.entity!, r.date!) },
    }),
  )
}

function cashFlow(): PublishedFigure[] {
  return readCsv('finance_2020/cash_flow.csv').map((r) =>
    fact({
      ref: ref(`cash-flow/${r.line_id}`, scopeName(r.entity!), r.year!),
      label: r.label_sv!,
      printed: r.value_mkr!,
      note: r.note,
      place: { chapter: STATEMENTS, table: 'Kassaflödesanalys', row: r.label_sv!, column: columnName(r.entity!, r.year!) },
    }),
  )
}

const NOTE_OF: Record<string, string> = {
  income: 'resultaträkningen',
  cash_flow: 'kassaflödesanalysen',
  balance: 'balansräkningen',
}

function notes(): PublishedFigure[] {
  return readCsv('finance_2020/notes.csv').map((r) => {
    const when = r.year_or_date!
    return fact({
      ref: ref(`notes/${r.statement}.${r.note_no}.${r.line_id}`, scopeName(r.entity!), when.slice(0, 4)),
      label: r.label_sv!,
      printed: r.value_mkr!,
      unit: r.unit as Unit,
      note: r.note_no,
      place: {
        chapter: 'Noter',
        table: `Not ${r.note_no} till ${NOTE_OF[r.statement!]}`,
        row: r.label_sv!,
        column: columnName(r.entity!, when),
      },
    })
  })
}

/** Totals and of-which lines of the notes: the tie-out needs to know which lines a sum is made of. */
export function noteLines(): NoteLine[] {
  const seen = new Map<string, NoteLine>()
  for (const r of readCsv('finance_2020/notes.csv')) {
    const line = {
      statement: r.statement!,
      noteNo: r.note_no!,
      lineId: r.line_id!,
      isTotal: r.is_total === '1',
      isOfWhich: r.is_of_which === '1',
    }
    seen.set(`${line.statement}.${line.noteNo}.${line.lineId}`, line)
  }
  return [...seen.values()]
}

const OPERATING_COLUMNS: [
  column: string,
  path: string,
  year: number,
  head: string,
  unit: Unit,
  blank: 'missing' | 'notApplicable',
][] = [
  ['outcome_2020', 'outcome', 2020, 'Utfall 2020', 'mkr', 'missing'],
  ['outcome_2019', 'outcome', 2019, 'Utfall 2019', 'mkr', 'missing'],
  ['cost_development_percent', 'growth', 2020, 'Kostnadsutveckling', 'percent', 'notApplicable'],
  ['budget_deviation', 'deviation', 2020, 'Budgetavvikelse', 'mkr', 'missing'],
  ['budget_2020', 'budget', 2020, 'Budget 2020', 'mkr', 'missing'],
]

function operatingAccount(): PublishedFigure[] {
  return readCsv('finance_2020/operating_account.csv').flatMap((r) =>
    OPERATING_COLUMNS.map(([column, path, year, head, unit, blank]) =>
      fact({
        ref: ref(`operating/${r.row_id}/${path}`, 'region', year),
        label: r.label_sv!,
        printed: r[column]!,
        unit,
        blank,
        place: { chapter: 'Driftredovisning', table: 'Driftredovisning', row: r.label_sv!, column: head },
      }),
    ),
  )
}

const INVESTMENT_COLUMNS: [column: string, path: string, head: string][] = [
  ['outcome_2020', 'outcome', 'Utfall 2020'],
  ['budget_2020', 'budget', 'Budget 2020'],
  ['budget_deviation', 'deviation', 'Budgetavvikelse'],
]

function investments(): PublishedFigure[] {
  return readCsv('finance_2020/investments.csv').flatMap((r) =>
    INVESTMENT_COLUMNS.map(([column, path, head]) =>
      fact({
        ref: ref(`investments/${r.area}/${path}`, 'region', 2020),
        label: r.area!,
        printed: r[column]!,
        place: { chapter: 'Investeringsredovisning', table: 'Investeringsredovisning', row: r.area!, column: head },
      }),
    ),
  )
}

const FIVE_YEAR_UNITS: Record<string, Unit> = { Antal: 'count', kr: 'kr', Mkr: 'mkr', '%': 'percent' }

function fiveYears(): PublishedFigure[] {
  return readCsv('finance_2020/five_years.csv').map((r) => {
    const place = {
      chapter: 'Översikt över verksamhetens utveckling',
      table: 'Fem år i sammandrag',
      row: r.label_sv!,
      column: r.year!,
    }
    const precision = r.measure_id === 'tax_rate' ? 2 : undefined
    return fact({
      ref: ref(`five-years/${r.measure_id}`, 'region', r.year!),
      label: r.label_sv!,
      printed: r.value!,
      unit: FIVE_YEAR_UNITS[r.unit!]!,
      place,
      precision,
    })
  })
}

function balanceRequirement(): PublishedFigure[] {
  return readCsv('finance_2020/balance_requirement_2020.csv').map((r) =>
    fact({
      ref: ref(`balance-requirement/${r.line_id}`, 'region', 2020),
      label: r.label_sv!,
      printed: r.value_mkr!,
      blank: 'nil',
      place: { chapter: 'Balanskravsresultat', table: 'Balanskravsutredning', row: r.label_sv!, column: '2020' },
    }),
  )
}

const dated = (file: string, path: (r: CsvRow) => string, chapter: string, table: string) => (): PublishedFigure[] =>
  readCsv(`finance_2020/${file}.csv`).map((r) =>
    fact({
      ref: ref(path(r), 'region', r.date!.slice(0, 4)),
      label: r.label_sv!,
      printed: r.value!,
      unit: r.unit as Unit,
      place: { chapter, table, row: r.label_sv!, column: r.date! },
    }),
  )

const CONDITIONS = 'Viktiga förhållanden för resultat och ekonomisk ställning'
const pensions = dated('pension_reborrowing', (r) => `pensions/${r.line_id}`, CONDITIONS, 'Återlån')
const treasury = dated('treasury', (r) => `treasury/${r.line_id}`, CONDITIONS, 'Medelsförvaltning')
const solidity = dated(
  'solidity',
  (r) => (r.line_id === 'solidity_mixed_model' ? 'ratios/N07' : 'ratios/N08'),
  CONDITIONS,
  'Soliditet',
)

const COMMITTEE_CODES: Record<string, string> = {
  Regionstyrelsen: 'RS',
  'Hälso- och sjukvårdsnämnden': 'HSN',
  'Regionala utvecklingsnämnden': 'RUN',
  Folkhögskolestyrelsen: 'FHS',
  Patientnämnden: 'PN',
  Revisionen: 'REV',
}

/** Lines are numbered within their committee; a printed sum is `total`, the net of the list `net_change`. */
function reallocations(): PublishedFigure[] {
  const count = new Map<string, number>()
  return readCsv('finance_2020/reallocations_2020.csv').map((r) => {
    const scope = COMMITTEE_CODES[r.committee!] ?? 'region'
    const no = (count.get(scope) ?? 0) + 1
    count.set(scope, no)
    const name = r.is_total === '0' ? String(no).padStart(2, '0') : scope === 'region' ? 'net_change' : 'total'
    const row = [r.area_sv, r.reason_sv].filter(Boolean).join(': ')
    const place = { chapter: 'Bilaga 1 Omfördelningar', table: r.committee || 'Omfördelningar', row, column: 'mkr' }
    return fact({
      ref: ref(`reallocations/${name}`, scope, 2020),
      label: r.reason_sv!,
      printed: r.value_mkr!,
      place,
      precision: 2,
    })
  })
}

function whereMoneyGoes(): PublishedFigure[] {
  return readCsv('finance_2020/where_money_goes.csv').map((r) =>
    fact({
      ref: ref(`money/${r.side}.${r.line_id}`, 'region', 2020),
      label: r.label_sv!,
      printed: r.value!,
      unit: r.unit as Unit,
      place: {
        chapter: 'Så här används pengarna',
        table: r.side === 'income' ? 'Härifrån kommer pengarna' : 'Hit går pengarna',
        row: r.label_sv!,
      },
    }),
  )
}

/** Every printed figure, tables before running text so that a table is the first place of an address. */
export function publishedFacts(): PublishedFigure[] {
  const tables = [incomeStatement, balanceSheet, cashFlow, notes, operatingAccount, investments, fiveYears, balanceRequirement]
  const more = [
    pensions,
    treasury,
    solidity,
    reallocations,
    whereMoneyGoes,
    workforceFacts,
    portfolioFacts,
    careFacts,
    goalFacts,
    chartFacts,
  ]
  return [...tables, ...more, textFacts, laterFacts].flatMap((read) => read())
}
