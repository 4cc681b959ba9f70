// Headings, kinds and dates of an organisation sheet as people write them: which words mean which column and which kind of unit.
// Refuses: two columns of the same meaning, and a sheet without the columns that cannot be left out.
import { type Finding, finding } from '../kernel/finding.ts'
import { isDate } from '../kernel/month.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import type { UnitKind } from './unit.ts'
import { unitKindOf } from './validity.ts'

export type Column = 'code' | 'name' | 'kind' | 'parent' | 'from' | 'to' | 'mergedInto'

const HEADINGS: Record<Column, RegExp> = {
  code: /^(kod|enhetskod|id|code|unit code)$/,
  name: /^(namn|benämning|enhet|name)$/,
  kind: /^(typ|slag|enhetstyp|nivå|kind|type)$/,
  parent: /^(överordnad|överordnad enhet|överordnad kod|ligger under|tillhör|parent)$/,
  from: /^(från|fr o m|från och med|gäller från|from|valid from)$/,
  to: /^(till|t o m|till och med|gäller till|to|valid to)$/,
  mergedInto: /^(uppgår i|uppgick i|sammanslagen med|merged into)$/,
}
const REQUIRED: readonly [Column, string][] = [
  ['code', 'kod'],
  ['name', 'namn'],
  ['kind', 'typ'],
  ['parent', 'överordnad'],
  ['from', 'från'],
]

const plain = (cell: string): string =>
  cell
    .replace(/[\s\u00a0.:*]+/g, ' ')
    .trim()
    .toLowerCase()

/** `A`, `B` … `AA`. */
export const letterOf = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letterOf(Math.floor(index / 26) - 1) + letterOf(index % 26)

export interface HeadedRow {
  line: number
  /** The cell under a heading, trimmed; empty where there is no such column. */
  text(column: Column): string
  /** `C4`. */
  address(column: Column): string
}

export function headed(rows: readonly { line: number; cells: readonly string[] }[]): Result<HeadedRow[]> {
  const filled = rows.filter(({ cells }) => cells.some((cell) => plain(cell) !== ''))
  const head = filled[0]
  if (!head)
    return failed([
      shape(
        'A1',
        1,
        text('Filen är tom. Välj en fil med rubriker och rader.', 'The file is empty. Choose a file with headings and rows.'),
      ),
    ])
  const places = new Map<Column, number>()
  const findings: Finding[] = []
  for (const [at, cell] of head.cells.entries()) {
    const column = (Object.keys(HEADINGS) as Column[]).find((one) => HEADINGS[one].test(plain(cell)))
    if (column === undefined) continue
    if (places.has(column)) findings.push(shape(`${letterOf(at)}${head.line}`, head.line, twice(cell)))
    else places.set(column, at)
  }
  for (const [column, name] of REQUIRED)
    if (!places.has(column)) findings.push(shape(`A${head.line}`, head.line, lacking(name, head.cells)))
  if (findings.length === 0 && filled.length === 1)
    findings.push(
      shape(
        `A${head.line}`,
        head.line,
        text(
          'Filen har bara rubriker. Lägg till en rad för varje enhet.',
          'The file has headings only. Add a row for each unit.',
        ),
      ),
    )
  if (findings.length > 0) return failed(findings)
  return ok(
    filled.slice(1).map(({ line, cells }) => ({
      line,
      text: (column) => (places.has(column) ? (cells[places.get(column)!] ?? '').replace(/\u00a0/g, ' ').trim() : ''),
      address: (column) => `${letterOf(places.get(column) ?? 0)}${line}`,
    })),
  )
}

const shape = (cell: string, line: number, message: Finding['message']): Finding =>
  finding('organisation/sheet-shape', 'error', message, { line, cell })
const twice = (cell: string) =>
  text(
    `Rubriken ”${cell.trim()}” finns två gånger. Ta bort den ena kolumnen.`,
    `The heading "${cell.trim()}" stands twice. Remove one of the columns.`,
  )
const lacking = (name: string, cells: readonly string[]) =>
  text(
    `Kolumnen ”${name}” saknas. Filen har ${cells.filter(Boolean).join(', ')}; den ska ha kod, namn, typ, överordnad, från och till.`,
    `The column "${name}" is missing. The file has ${cells.filter(Boolean).join(', ')}; it should have kod, namn, typ, överordnad, från and till.`,
  )

const KINDS: readonly [RegExp, UnitKind][] = [
  [/^(kommun|region)?fullmäktige$/, 'assembly'],
  [/^((kommun|region)?styrelse)$/, 'executiveBoard'],
  [/^gemensam nämnd$/, 'jointCommittee'],
  [/^nämnd$|nämnden?$/, 'committee'],
  [/^revision(en)?$/, 'audit'],
  [/^beredning$/, 'preparation'],
  [/^utskott$/, 'subcommittee'],
  [/^finans(förvaltning|ering|en)?$/, 'finance'],
  [/^förvaltning$|^kontor$/, 'administration'],
  [/^(verksamhets)?område$/, 'businessArea'],
  [/^(bas)?enhet$/, 'unit'],
  [/^kostnadsställe$|^ansvar$/, 'costCentre'],
  [/^stab$/, 'staff'],
  [/^bolag$/, 'company'],
]

/** Swedish as written in registers, or our own word: `nämnd`, `kostnadsställe`, `committee`. */
export function kindOf(written: string): UnitKind | undefined {
  const word = plain(written)
  return KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? unitKindOf(word.replaceAll(' ', '_'))
}

/** `2025-01-31`, `2025/01/31` or `20250131`. */
export function dateOf(written: string): string | undefined {
  const match = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})$/.exec(written.trim())
  const date = match ? `${match[1]}-${match[2]}-${match[3]}` : ''
  return isDate(date) ? date : undefined
}
