// A sheet of values, pasted or from a file: which column is what, and how every cell was read, before anything is saved.
// Refuses: guessing a column, an indicator the sender may not report, and saving; a preview is only a reading.
import { type Finding, finding } from '../../kernel/finding.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { type Text, text } from '../../kernel/text.ts'
import { readCell, shownCell } from '../cell.ts'
import { plainSpaces } from '../quantity.ts'
import type { SteeringNode } from '../steering/node.ts'
import type { NewValue } from './change.ts'
import { readTyped, type TypedValue } from './typed.ts'
import type { FieldKind, IndicatorValue, Part } from './value.ts'

/** One row of text cells with its line in the file or paste, 1-based. */
export interface SheetRow {
  line: number
  cells: string[]
}

type Column = 'indicator' | 'cell' | 'women' | 'men' | 'sex' | 'age' | 'persons' | 'missing' | 'reason'

const COLUMN_WORDS: Record<Column, RegExp> = {
  indicator: /^(indikator|indicator|id|mått|indikator-?id)$/i,
  cell: /^(värde|value|utfall|outcome|total|totalt|total value)$/i,
  women: /^(kvinnor|women|k|flickor och kvinnor)$/i,
  men: /^(män|men|m|pojkar och män)$/i,
  sex: /^(kön|sex)$/i,
  age: /^(ålder|age|åldersgrupp|age group)$/i,
  persons: /^(personer|antal personer|antal|persons|n)$/i,
  missing: /^(värde saknas|saknas|value missing|missing)$/i,
  reason: /^(skäl|orsak|kommentar|reason|comment)$/i,
}

const COLUMN_FOR: Record<FieldKind, Column> = {
  cell: 'cell',
  missing: 'missing',
  reason: 'reason',
  persons: 'persons',
  basedOn: 'cell',
}

export interface CellReading {
  /** `C4`, as the sheet names it. */
  address: string
  written: string
  indicator?: string
  title?: string
  part: Part
  /** As it will be saved. */
  shown?: string
  state: 'new' | 'changed' | 'same' | 'broken'
  before?: string
  findings: Finding[]
  value?: NewValue
}

export interface SheetContext {
  period: string
  /** The indicators the sender may report. */
  indicators: readonly SteeringNode[]
  stored: readonly IndicatorValue[]
  earlier: readonly IndicatorValue[]
}

/** How every cell was read; fails only when the sheet's own shape cannot be understood. */
export function readSheet(rows: readonly SheetRow[], context: SheetContext): Result<CellReading[]> {
  const filled = rows.filter((row) => row.cells.some((cell) => plainSpaces(cell) !== ''))
  const head = filled[0]
  if (!head) return failed([shape(EMPTY)])
  const columns = columnsOf(head.cells)
  if (!columns.has('indicator')) return failed([shape(NO_INDICATOR(head.cells), `A${head.line}`)])
  if (!columns.has('cell') && !columns.has('women') && !columns.has('men'))
    return failed([shape(NO_VALUE(head.cells), `A${head.line}`)])
  if (filled.length === 1) return failed([shape(ONLY_HEAD)])
  const readings = filled.slice(1).flatMap((row) => readRow(row, columns, context))
  return ok(withoutDoubles(readings))
}

function columnsOf(cells: readonly string[]): Map<Column, number> {
  const found = new Map<Column, number>()
  for (const [at, cell] of cells.entries())
    for (const [column, words] of Object.entries(COLUMN_WORDS) as [Column, RegExp][])
      if (words.test(plainSpaces(cell)) && !found.has(column)) found.set(column, at)
  return found
}

function readRow(row: SheetRow, columns: Map<Column, number>, context: SheetContext): CellReading[] {
  const at = (column: Column) => plainSpaces(row.cells[columns.get(column) ?? -1] ?? '')
  const address = (column: Column) => addressOf(columns.get(column) ?? columns.get('indicator')!, row.line)
  const named = at('indicator')
  const indicator = indicatorNamed(named, context.indicators)
  if (!indicator) return [broken(address('indicator'), named, 'total', UNKNOWN(named))]
  const readings: CellReading[] = []
  const rowPart = partOf(at('sex'), at('age'))
  if (rowPart.ok) {
    const said = { part: rowPart.value, cell: at('cell'), missing: at('missing'), reason: at('reason'), persons: at('persons') }
    if (said.cell !== '' || said.missing !== '')
      readings.push(readOne(indicator, said, (kind) => address(COLUMN_FOR[kind]), context))
  } else
    readings.push({
      ...broken(address(at('sex') ? 'sex' : 'age'), at('sex') || at('age'), 'total', rowPart.why),
      title: indicator.title,
    })
  for (const part of ['women', 'men'] as const) {
    if (at(part) === '') continue
    const said = { part, cell: at(part), missing: '', reason: at('reason'), persons: '' }
    readings.push(readOne(indicator, said, (kind) => address(kind === 'reason' ? 'reason' : part), context))
  }
  return readings
}

function readOne(
  indicator: SteeringNode,
  said: TypedValue,
  place: (kind: FieldKind) => string,
  { period, stored, earlier }: SheetContext,
): CellReading {
  const same = (one: IndicatorValue) => one.indicator === indicator.id && one.part === said.part
  const before = stored.find(same)
  const base = before ? { ...said, basedOn: before.version } : said
  const read = readTyped(base, { indicator, period, stored: before, earlier: earlier.find(same), source: 'file', place })
  const reading = {
    address: place('cell'),
    written: said.cell || said.missing,
    indicator: indicator.id,
    title: indicator.title,
    part: said.part,
    ...(before ? { before: before.cell || before.missing } : {}),
  }
  if (!read.ok) return { ...reading, state: 'broken', findings: read.findings }
  const shown = said.cell === '' ? said.missing : shownCell(readCell(said.cell)) || said.cell
  if (!read.value) return { ...reading, shown, state: 'same', findings: [] }
  return { ...reading, shown, state: before ? 'changed' : 'new', findings: [], value: read.value }
}

/** By id or by title, however the letters are cased. */
function indicatorNamed(written: string, indicators: readonly SteeringNode[]): SteeringNode | undefined {
  const wanted = written.toLocaleLowerCase('sv')
  return indicators.find((one) => one.id === written || plainSpaces(one.title).toLocaleLowerCase('sv') === wanted)
}

type PartAnswer = { ok: true; value: Part } | { ok: false; why: Text }

function partOf(sex: string, age: string): PartAnswer {
  const everyone = /^(|alla|båda|totalt|total|all|both|-)$/i
  if (!everyone.test(sex) && !everyone.test(age))
    return {
      ok: false,
      why: text(
        `raden har både kön ”${sex}” och ålder ”${age}”. Skriv dem på var sin rad.`,
        `the row has both sex “${sex}” and age “${age}”. Write them on rows of their own.`,
      ),
    }
  if (!everyone.test(age)) return { ok: true, value: `age:${age.replace(/\s*[–-]\s*/, '–')}` }
  if (everyone.test(sex)) return { ok: true, value: 'total' }
  if (/^(kvinnor|kvinna|k|women|woman|female|f)$/i.test(sex)) return { ok: true, value: 'women' }
  if (/^(män|man|m|men|male)$/i.test(sex)) return { ok: true, value: 'men' }
  return {
    ok: false,
    why: text(
      `”${sex}” är inget kön som kan läsas. Skriv kvinnor, män eller totalt.`,
      `“${sex}” cannot be read as a sex. Write women, men or total.`,
    ),
  }
}

/** The same value twice: the second is named with the first one's place. */
function withoutDoubles(readings: CellReading[]): CellReading[] {
  const first = new Map<string, string>()
  return readings.map((one) => {
    if (!one.indicator) return one
    const key = JSON.stringify([one.indicator, one.part])
    const earlier = first.get(key)
    if (earlier === undefined) {
      first.set(key, one.address)
      return one
    }
    const double = problem(
      `${one.title}: samma värde står redan i ${earlier}. Ta bort en av raderna.`,
      `${one.title}: the same value already stands in ${earlier}. Remove one of the rows.`,
      one.address,
    )
    const { value: _, ...rest } = one
    return { ...rest, state: 'broken', findings: [...one.findings, double] }
  })
}

export const sheetCounts = (readings: readonly CellReading[]): Record<CellReading['state'], number> => {
  const counts = { new: 0, changed: 0, same: 0, broken: 0 }
  for (const { state } of readings) counts[state]++
  return counts
}

const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
export const addressOf = (column: number, line: number): string => `${letters(column)}${line}`

const problem = (sv: string, en: string, cell?: string): Finding =>
  finding('goals/sheet', 'error', text(sv, en), cell ? { cell } : {})
const shape = ({ sv, en }: Text, cell?: string): Finding => problem(sv, en, cell)
const broken = (address: string, written: string, part: Part, why: Text): CellReading => ({
  address,
  written,
  part,
  state: 'broken',
  findings: [shape(why, address)],
})

const EMPTY = text(
  'Bladet är tomt. Klistra in rader med rubrikerna Indikator och Värde.',
  'The sheet is empty. Paste rows with the headings Indicator and Value.',
)
const ONLY_HEAD = text(
  'Bladet har bara en rubrikrad. Lägg till en rad för varje värde.',
  'The sheet has a heading row only. Add a row for each value.',
)
const headings = (cells: readonly string[]) => cells.map(plainSpaces).filter(Boolean).slice(0, 8).join(', ')
const NO_INDICATOR = (cells: readonly string[]): Text =>
  text(
    `Ingen kolumn heter Indikator. Första raden är: ${headings(cells)}. Lägg till rubriken och läs in igen.`,
    `No column is called Indicator. The first row is: ${headings(cells)}. Add the heading and read it again.`,
  )
const NO_VALUE = (cells: readonly string[]): Text =>
  text(
    `Ingen kolumn heter Värde, Kvinnor eller Män. Första raden är: ${headings(cells)}. Lägg till rubriken och läs in igen.`,
    `No column is called Value, Women or Men. The first row is: ${headings(cells)}. Add the heading and read it again.`,
  )
const UNKNOWN = (named: string): Text =>
  named === ''
    ? text('raden saknar indikator. Skriv dess namn eller id.', 'the row names no indicator. Write its name or id.')
    : text(
        `indikatorn ”${named}” finns inte bland dem du rapporterar. Skriv namnet som på sidan Indikatorvärden, eller dess id.`,
        `the indicator “${named}” is not among those you report. Write its name as on the page Indicator values, or its id.`,
      )
