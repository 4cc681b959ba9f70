// Statements, notes, investments and key figures as their pages show them. The order is the law's; the figures come by address.
import type { Lang, Text } from '../../kernel/text.ts'
import { text } from '../../kernel/text.ts'
import type { Verdict } from '../../kernel/verdict.ts'
import type { InvestmentsView } from '../../overview/pages/investments.tsx'
import type { KeyFiguresView } from '../../overview/pages/keyFigures.tsx'
import { FIVE_YEAR_ROWS, headingBefore, type Line, linesOf, type NoteLine, RATIO_ROWS } from '../../statements/model.ts'
import type { NotesView, StatementsView } from '../../statements/pages/statementsPage.tsx'
import type { StatementColumn, StatementLine, StatementView } from '../../statements/pages/statementTable.tsx'
import { ruleId, type TieOutResult } from '../../tieout/model.ts'
import { sideView } from '../../tieout/pages/tieoutFigures.ts'
import { link, PATHS } from '../../web/links.ts'
import { noteTitle } from '../annualInput.ts'
import type { World } from '../world.ts'
import { byWeight } from './overview.ts'
import { address, published, shown, trend } from './shown.ts'

type Source = 'books' | 'published'

const columnsFor = (year: number): StatementColumn[] => [
  { scope: 'region', year },
  { scope: 'region', year: year - 1 },
  { scope: 'group', year },
  { scope: 'group', year: year - 1 },
]

const ORDER: Verdict[] = ['deviation', 'definition', 'rounding', 'ok']

/** The heaviest verdict of the rules that touch a line, either scope, either year. */
function verdicts(results: readonly TieOutResult[]): (path: string) => { verdict?: Verdict; rule?: string } {
  const byPath = new Map<string, TieOutResult>()
  for (const result of results) {
    for (const part of [...result.left.parts, ...result.right.parts]) {
      const path = part.ref.replace(/^statements:/, '').replace(/@.*$/, '')
      const known = byPath.get(path)
      if (result.verdict === 'untestable') continue
      if (!known || ORDER.indexOf(result.verdict) < ORDER.indexOf(known.verdict)) byPath.set(path, result)
    }
  }
  return (path) => {
    const found = byPath.get(path)
    return found ? { verdict: found.verdict, rule: found.rule } : {}
  }
}

const FINAL = new Set(['result_for_the_year', 'total_assets', 'total_equity_provisions_liabilities', 'cash_closing'])

function statementView(
  world: World,
  name: 'income' | 'balance' | 'cash-flow',
  title: Text,
  year: number,
  source: Source,
  of: ReturnType<typeof verdicts>,
): StatementView {
  const columns = columnsFor(year)
  const notes = name === 'cash-flow' ? 'cash_flow' : name
  const lines = (linesOf(world.statements, name, 'region') as Line[]).flatMap((line): StatementLine[] => {
    const { verdict, rule } = of(`${name}/${line.id}`)
    const first = line.note?.split('–')[0]
    const row: StatementLine = {
      kind: line.total ? (FINAL.has(line.id) ? 'total' : 'sum') : 'line',
      label: line.label,
      note: first
        ? { label: line.note!, href: `${link(`${PATHS.statements}/noter`, { year })}#not-${notes}-${first}` }
        : undefined,
      figures: columns.map((c) => shown(world, address(`${name}/${line.id}`, c.scope, c.year, source), { decimals: 0 })),
      verdict,
      verdictHref: rule ? link(PATHS.tieout, { rule: rule.split('.')[0], year }) : undefined,
    }
    const heading = name === 'balance' ? headingBefore(name, line.id) : undefined
    return heading ? [{ kind: 'group', label: heading, figures: [] }, row] : [row]
  })
  return { id: name, title, columns, lines }
}

const TITLES: Record<string, Text> = {
  income: text('Resultaträkning', 'Income statement'),
  balance: text('Balansräkning', 'Balance sheet'),
  'cash-flow': text('Kassaflödesanalys', 'Cash flow statement'),
  'balance-requirement': text('Balanskravsutredning', 'Balance requirement statement'),
}

const others = (year: number, source: Source): { label: Text; href: string }[] => [
  { label: text('Resultat och balans', 'Income and balance'), href: link(PATHS.statements, { year, source }) },
  { label: TITLES['cash-flow']!, href: link(`${PATHS.statements}/kassaflode`, { year, source }) },
  { label: TITLES['balance-requirement']!, href: link(`${PATHS.statements}/balanskrav`, { year, source }) },
  { label: text('Noter', 'Notes'), href: link(`${PATHS.statements}/noter`, { year, source }) },
]

const LAW = text(
  'Uppställning enligt 5 kap. 2 § och 6 kap. 2 § lagen (2018:597) om kommunal bokföring och redovisning. Belopp i mkr; summor kan avvika en enhet på grund av avrundning.',
  'Layout by chapter 5, section 2 and chapter 6, section 2 of the act (2018:597) on municipal accounting. SEK m; sums may differ by one unit through rounding.',
)

const deviation = (r: TieOutResult, year: number) => ({
  title: r.name,
  where: text(`${r.where.join(' mot ')}. ${r.rule}`, `${r.where.join(' against ')}. ${r.rule}`),
  left: sideView(r.left),
  right: sideView(r.right),
  href: link(PATHS.tieout, { rule: ruleId(r), year }),
})

const touches = (r: TieOutResult, names: readonly string[]): boolean =>
  [...r.left.parts, ...r.right.parts].some((part) => names.some((name) => part.ref.startsWith(`statements:${name}/`)))

export function statementsView(
  world: World,
  names: readonly ('income' | 'balance' | 'cash-flow')[],
  year: number,
  source: Source,
): StatementsView {
  const tested = source === 'books' || world.facts.length > 0
  const results = tested ? world.tieOut(year, source).results : []
  const of = verdicts(results)
  const deviations = results.filter((r) => r.verdict === 'deviation' && touches(r, names)).sort(byWeight)
  return {
    title:
      names.length === 2 ? text('Resultaträkning och balansräkning', 'Income statement and balance sheet') : TITLES[names[0]!]!,
    statements: names.map((name) => statementView(world, name, TITLES[name]!, year, source, of)),
    others: others(year, source),
    deviations: tested ? deviations.slice(0, 12).map((r) => deviation(r, year)) : undefined,
    law: LAW,
  }
}

export function balanceRequirementView(world: World, year: number, source: Source): StatementsView {
  const lines = world.statement('balance-requirement', { year, scope: 'region', source })
  const of = verdicts(world.facts.length || source === 'books' ? world.tieOut(year, source).results : [])
  const view: StatementView = {
    id: 'balance-requirement',
    title: TITLES['balance-requirement']!,
    columns: [{ scope: 'region', year }],
    lines: lines.map((line) => ({
      kind: line.id === 'balance_requirement_result' ? 'total' : line.id === 'result_after_balance_adjustments' ? 'sum' : 'line',
      label: text(line.label, line.label),
      figures: [shown(world, address(`balance-requirement/${line.id}`, 'region', year, source), { decimals: 0 })],
      verdict: of(`balance-requirement/${line.id}`).verdict,
    })),
  }
  return {
    title: TITLES['balance-requirement']!,
    statements: [view],
    others: others(year, source),
    law: text(
      '11 kap. 10 § lagen (2018:597) om kommunal bokföring och redovisning; 11 kap. 12–13 §§ kommunallagen.',
      'Chapter 11, section 10 of the act (2018:597); chapter 11, sections 12–13 of the Local Government Act.',
    ),
  }
}

export function notesView(world: World, year: number, source: Source): NotesView {
  const parts: [string, Text][] = [
    ['income', text('Noter till resultaträkningen', 'Notes to the income statement')],
    ['cash_flow', text('Noter till kassaflödesanalysen', 'Notes to the cash flow statement')],
    ['balance', text('Noter till balansräkningen', 'Notes to the balance sheet')],
  ]
  const columns = columnsFor(year)
  const all = linesOf(world.statements, 'notes', 'region') as NoteLine[]
  return {
    title: text(`Noter ${year}`, `Notes ${year}`),
    parts: parts.map(([statement, title]) => {
      const keys = [...new Set(all.filter((line) => line.in.startsWith(`${statement}.`)).map((line) => line.in))]
      return {
        title,
        notes: keys.map((key) => ({
          id: `not-${key.replace('.', '-')}`,
          number: key.split('.')[1]!,
          title: text(noteTitle(key), noteTitle(key)),
          statement: {
            id: key,
            title: text(noteTitle(key), noteTitle(key)),
            columns,
            lines: all
              .filter((line) => line.in === key)
              .map((line) => ({
                kind: line.total ? ('sum' as const) : ('line' as const),
                label: line.label,
                ofWhich: line.ofWhich,
                figures: columns.map((c) => shown(world, address(`notes/${line.id}`, c.scope, c.year, source), { decimals: 0 })),
              })),
          },
        })),
      }
    }),
    others: others(year, source),
    law: text('9 kap. lagen (2018:597) om kommunal bokföring och redovisning.', 'Chapter 9 of the act (2018:597).'),
  }
}

const bySource = (source: Source, lang: Lang): string =>
  source === 'books'
    ? { sv: 'Beräknat ur bokföringen.', en: 'Computed from the books.' }[lang]
    : { sv: 'Som det trycktes.', en: 'As printed.' }[lang]
const sourceText = (source: Source): Text => text(bySource(source, 'sv'), bySource(source, 'en'))

export function investmentsView(world: World, year: number, source: Source, open: readonly string[]): InvestmentsView {
  const cell = (id: string, measure: string, sign = false) =>
    shown(world, address(`investments/${id}/${measure}`, 'region', year, source), { decimals: 0, sign })
  const row = (id: string, label: Text, kind: 'line' | 'total') => ({
    id,
    kind,
    label,
    outcome: cell(id, 'outcome'),
    budget: cell(id, 'budget'),
    deviation: cell(id, 'deviation', true),
  })
  const series = trend(world, 'investments', year)
  return {
    year,
    total: { outcome: cell('Summa', 'outcome'), deviation: cell('Summa', 'deviation') },
    rows: [
      ...world.statements.investmentAreas.map((a) => row(a.id, a.label, 'line')),
      row('Summa', text('Summa', 'Total'), 'total'),
    ],
    open,
    years: series.labels.map((label, i) => ({ label, value: series.values[i] ?? null })),
    source: sourceText(source),
  }
}

const UNIT_WORDS: Record<string, Text> = {
  ore: text('mkr', 'SEK m'),
  percent: text('%', '%'),
  kr: text('kr', 'SEK'),
  count: text('', ''),
}

export function keyFiguresView(world: World, year: number): KeyFiguresView {
  const years = [year - 1, year]
  const five = [4, 3, 2, 1, 0].map((back) => year - back)
  return {
    year,
    lead: text(
      'Nyckeltal räknas ur bokföringen med registrerade formler. Tidigare år är publicerade siffror.',
      'Key figures are computed from the books with registered formulas. Earlier years are published figures.',
    ),
    tables: [
      {
        id: 'nyckeltal',
        title: text('Nyckeltal', 'Key ratios'),
        years,
        rows: RATIO_ROWS.map((r) => ({
          code: r.id,
          name: r.label,
          unit: UNIT_WORDS[r.unit]!,
          formula: r.formula,
          values: years.map((y) => shown(world, address(`ratios/${r.id}`, 'region', y), { decimals: r.decimals })),
        })),
        source: text(
          '.. betyder att underlag utanför bokföringen saknas.',
          '.. means that material outside the books is missing.',
        ),
      },
      {
        id: 'fem-ar',
        title: text('Fem år', 'Five years'),
        years: five,
        rows: FIVE_YEAR_ROWS.map((row) => ({
          name: row.label,
          unit: UNIT_WORDS[row.unit]!,
          values: five.map((y) => {
            const path = `five-years/${row.id}`
            const computed = world.years.includes(y) ? published(world.figure(address(path, 'region', y)), row.decimals) : null
            return shown(world, address(path, 'region', y, computed === null ? 'published' : 'books'), { decimals: row.decimals })
          }),
        })),
        source: text('Beräknat där bokföring finns, annars publicerat.', 'Computed where there are books, otherwise published.'),
      },
    ],
  }
}
