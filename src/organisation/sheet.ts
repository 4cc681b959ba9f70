// An organisation as a sheet: which column is what, how every row was read, and what it would change. Nothing is saved here.
// Refuses: guessing a column, a kind or a date; every broken cell is named (B4) with what was written and what to do.
import { type Finding, finding, hasErrors } from '../kernel/finding.ts'
import { type Text, text } from '../kernel/text.ts'
import { type Column, dateOf, type HeadedRow, headed, kindOf } from './sheetCells.ts'
import { type Change, checkUnits, type Unit } from './unit.ts'
import { type UnitRow, unitsOf } from './validity.ts'

/** One row of text cells with its line in the file, 1-based. */
export interface SheetRow {
  line: number
  cells: readonly string[]
}

export interface ReadUnit {
  line: number
  code: string
  name: string
  kind: string
  parent: string
  from: string
  to: string
  state: 'new' | 'changed' | 'same' | 'broken'
  /** What of a known unit would change. */
  changes: Text[]
}

export interface OrganisationPreview {
  rows: ReadUnit[]
  /** Empty when there is anything wrong: all or nothing. */
  units: Unit[]
  findings: Finding[]
}

const CODE = /^[a-z0-9][a-z0-9_-]{0,39}$/

/** Every row as it was read against what is registered; units left out of the sheet stay as they are. */
export function readOrganisation(sheet: readonly SheetRow[], known: readonly Unit[]): OrganisationPreview {
  const head = headed(sheet)
  if (!head.ok) return { rows: [], units: [], findings: head.findings }
  const rows = head.value
  const findings = [...rows.flatMap(rowFindings), ...parentFindings(rows, known), ...periodFindings(rows)]
  if (!known.some((unit) => unit.kind === 'assembly') && !rows.some((row) => kindOf(row.text('kind')) === 'assembly'))
    findings.push(noAssembly(rows[0]!))
  const broken = new Set(findings.map((one) => one.line))
  const incoming = hasErrors(findings) ? { units: [], findings } : tree(rows, known, findings)
  const before = new Map(known.map((unit) => [unit.code, unit]))
  const after = new Map(incoming.units.map((unit) => [unit.code, unit]))
  return {
    ...incoming,
    rows: rows.map((row): ReadUnit => {
      const code = codeOf(row)
      const changes = changesBetween(before.get(code), after.get(code))
      const state = broken.has(row.line) ? 'broken' : !before.has(code) ? 'new' : changes.length > 0 ? 'changed' : 'same'
      const cells = { code: row.text('code'), name: row.text('name'), kind: row.text('kind'), parent: row.text('parent') }
      return { line: row.line, ...cells, from: row.text('from'), to: row.text('to'), state, changes }
    }),
  }
}

const codeOf = (row: HeadedRow): string => row.text('code').toLowerCase()

function rowFindings(row: HeadedRow): Finding[] {
  const found: Finding[] = []
  const say = (column: Column, code: string, message: Text) =>
    found.push(finding(`organisation/${code}`, 'error', message, { line: row.line, cell: row.address(column) }))
  const code = row.text('code')
  if (code === '') say('code', 'no-code', NO_CODE)
  else if (!CODE.test(code.toLowerCase())) say('code', 'bad-code', badCode(code))
  if (row.text('name') === '') say('name', 'no-name', noName(code))
  if (kindOf(row.text('kind')) === undefined) say('kind', 'unknown-kind', unknownKind(row.text('kind')))
  const from = row.text('from')
  if (dateOf(from) === undefined) say('from', 'not-a-date', from === '' ? NO_FROM : notADate(from))
  const to = row.text('to')
  if (to !== '' && dateOf(to) === undefined) say('to', 'not-a-date', notADate(to))
  const [first, last] = [dateOf(from), dateOf(to)]
  if (first && last && last < first) say('to', 'ends-before-start', endsFirst(first, last))
  return found
}

function parentFindings(rows: readonly HeadedRow[], known: readonly Unit[]): Finding[] {
  const codes = new Set([...known.map((unit) => unit.code), ...rows.map(codeOf)])
  return rows.flatMap((row) =>
    (['parent', 'mergedInto'] as const).flatMap((column) => {
      const parent = row.text(column).toLowerCase()
      if (parent === '' || (codes.has(parent) && parent !== codeOf(row))) return []
      const where = { line: row.line, cell: row.address(column) }
      const message = parent === codeOf(row) ? itself(row.text(column)) : unknownParent(row.text(column))
      return [finding('organisation/unknown-parent', 'error', message, where)]
    }),
  )
}

/** Rows of one unit are its places after one another; two at the same time would count it twice. */
function periodFindings(rows: readonly HeadedRow[]): Finding[] {
  const found: Finding[] = []
  const byCode = new Map<string, HeadedRow[]>()
  for (const row of rows) byCode.set(codeOf(row), [...(byCode.get(codeOf(row)) ?? []), row])
  for (const same of byCode.values()) {
    const dated = same
      .flatMap((row) => {
        const from = dateOf(row.text('from'))
        return from ? [{ row, from, to: dateOf(row.text('to')) ?? '9999-12-31' }] : []
      })
      .sort((a, b) => (a.from < b.from ? -1 : 1))
    for (const [i, { row, from }] of dated.entries()) {
      const earlier = dated[i - 1]
      if (!earlier || from > earlier.to) continue
      const where = { line: row.line, cell: row.address('from') }
      found.push(finding('organisation/overlap', 'error', overlap(row.text('code'), earlier.row.line), where))
    }
  }
  return found
}

function tree(rows: readonly HeadedRow[], known: readonly Unit[], findings: Finding[]): { units: Unit[]; findings: Finding[] } {
  const made = unitsOf(rows.map(unitRow), { alone: false })
  if (!made.ok) return { units: [], findings: [...findings, ...made.findings] }
  const incoming = new Set(made.value.map((unit) => unit.code))
  const all = [...known.filter((unit) => !incoming.has(unit.code)), ...made.value]
  // The check names a unit; the sheet names the cell its parent stands in.
  const whole = checkUnits(all).map((one): Finding => {
    const row = rows.find((line) => codeOf(line) === one.cell)
    return row ? { ...one, line: row.line, cell: row.address('parent') } : one
  })
  return { units: hasErrors(whole) ? [] : made.value, findings: [...findings, ...whole] }
}

const unitRow = (row: HeadedRow): UnitRow => ({
  code: codeOf(row),
  parent: row.text('parent').toLowerCase() || null,
  kind: kindOf(row.text('kind'))!,
  name: row.text('name'),
  validFrom: dateOf(row.text('from'))!,
  validTo: dateOf(row.text('to')) ?? null,
  mergedInto: row.text('mergedInto').toLowerCase() || null,
})

const placeWords = (changes: readonly Change[] | undefined): string =>
  JSON.stringify((changes ?? []).map((one) => [one.from, 'mergedInto' in one ? `=${one.mergedInto}` : one.parent]))

function changesBetween(before: Unit | undefined, after: Unit | undefined): Text[] {
  if (!before || !after) return []
  const pairs: [sv: string, en: string, was: string, is: string][] = [
    ['Namn', 'Name', before.name, after.name],
    ['Typ', 'Kind', before.kind, after.kind],
    ['Överordnad', 'Parent', before.parent ?? '–', after.parent ?? '–'],
    ['Från', 'From', before.validFrom, after.validFrom],
    ['Till', 'To', before.validTo ?? '–', after.validTo ?? '–'],
    ['Flyttar', 'Moves', placeWords(before.changes), placeWords(after.changes)],
  ]
  return pairs
    .filter(([, , was, is]) => was !== is)
    .map(([sv, en, was, is]) => text(`${sv}: ${was} → ${is}`, `${en}: ${was} → ${is}`))
}

const NO_CODE = text(
  'Kod saknas. Ge enheten en egen kod, till exempel bun eller 2100.',
  'The code is missing. Give the unit a code of its own, e.g. bun or 2100.',
)
const NO_FROM = text(
  'Datum saknas. Skriv från vilken dag enheten finns, till exempel 2025-01-01.',
  'The date is missing. Write from which day the unit exists, e.g. 2025-01-01.',
)
const badCode = (code: string) =>
  text(
    `Koden ”${code}” går inte att använda. Skriv bokstäver a–z, siffror, bindestreck eller understreck, högst 40 tecken.`,
    `The code "${code}" cannot be used. Write letters a–z, digits, hyphens or underscores, at most 40.`,
  )
const noName = (code: string) =>
  text(
    `Namn saknas${code ? ` för ${code}` : ''}. Skriv vad enheten heter.`,
    `The name is missing${code ? ` for ${code}` : ''}. Write what the unit is called.`,
  )
const unknownKind = (written: string) =>
  text(
    `${written === '' ? 'Typ saknas' : `Typen ”${written}” är okänd`}. Skriv fullmäktige, styrelse, nämnd, revision, beredning, förvaltning, område, enhet, kostnadsställe, stab, finansförvaltning eller bolag.`,
    `${written === '' ? 'The kind is missing' : `The kind "${written}" is unknown`}. Write assembly, executive board, committee, audit, preparation, administration, business area, unit, cost centre, staff, finance or company.`,
  )
const notADate = (written: string) =>
  text(
    `Datumet ”${written}” finns inte i kalendern. Skriv datum som 2025-01-31.`,
    `The date "${written}" is not in the calendar. Write dates as 2025-01-31.`,
  )
const endsFirst = (from: string, to: string) =>
  text(
    `Enheten upphör ${to} innan den börjar ${from}. Rätta det ena datumet.`,
    `The unit ends ${to} before it begins ${from}. Correct one of the dates.`,
  )
const unknownParent = (code: string) =>
  text(
    `Den överordnade enheten ”${code}” finns varken i filen eller i organisationen. Lägg till den som en egen rad eller rätta koden.`,
    `The parent "${code}" is neither in the file nor in the organisation. Add it as a row of its own, or correct the code.`,
  )
const itself = (code: string) =>
  text(
    `Enheten ${code} ligger under sig själv. Välj en annan överordnad enhet.`,
    `Unit ${code} stands under itself. Choose another parent.`,
  )
const overlap = (code: string, line: number) =>
  text(
    `Enheten ${code} finns redan på rad ${line} för samma tid. Ge den ena raden en egen kod eller rätta datumen.`,
    `Unit ${code} already stands on line ${line} for the same time. Give one of the rows a code of its own, or correct the dates.`,
  )
const noAssembly = (row: HeadedRow) =>
  finding(
    'organisation/no-assembly',
    'error',
    text(
      'Filen har inget fullmäktige. Lägg till en rad av typen fullmäktige som nämnderna ligger under.',
      'The file has no assembly. Add a row of the kind assembly for the committees to stand under.',
    ),
    { line: row.line, cell: row.address('kind') },
  )
