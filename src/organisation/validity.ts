// Units from a list with one row per validity, as registers and spreadsheets keep them: a unit that moved has one row per place.
// Refuses unknown kinds and gaps it cannot explain, with every finding at once.
import { type Finding, finding } from '../kernel/finding.ts'
import { isDate } from '../kernel/month.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { type Change, checkUnits, type Unit, type UnitKind } from './unit.ts'

export interface UnitRow {
  code: string
  parent: string | null
  /** Our own kind or its spelling in registers, e.g. `business_area`. */
  kind: string
  name: string
  validFrom: string
  validTo: string | null
  /** Code of the unit this one became part of the day after its last. */
  mergedInto?: string | null
}

const KINDS: Record<string, UnitKind> = {
  assembly: 'assembly',
  executive_board: 'executiveBoard',
  committee: 'committee',
  joint_committee: 'jointCommittee',
  audit: 'audit',
  preparation: 'preparation',
  subcommittee: 'subcommittee',
  administration: 'administration',
  business_area: 'businessArea',
  unit: 'unit',
  cost_centre: 'costCentre',
  staff: 'staff',
  finance: 'finance',
  central_finance: 'finance',
  company: 'company',
}

const snake = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const unitKindOf = (kind: string): UnitKind | undefined => KINDS[snake(kind.trim())]

const two = (no: number): string => String(no).padStart(2, '0')

/** The calendar day after, without a clock: tomorrow in the month, else the first of the next month, else New Year's Day. */
const dayAfter = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const within = `${date.slice(0, 8)}${two(day + 1)}`
  if (isDate(within)) return within
  return month === 12 ? `${year + 1}-01-01` : `${date.slice(0, 5)}${two(month + 1)}-01`
}

/**
 * Rows of the same code, by date, become one unit with its moves; the last row says whether and how it ended.
 * `alone: false` when the rows are a part of an organisation, which is then checked as a whole by the caller.
 */
export function unitsOf(rows: readonly UnitRow[], { alone = true } = {}): Result<Unit[]> {
  const findings: Finding[] = []
  const byCode = new Map<string, UnitRow[]>()
  for (const row of rows) {
    const same = byCode.get(row.code)
    if (same) same.push(row)
    else byCode.set(row.code, [row])
  }
  const units: Unit[] = []
  for (const [code, places] of byCode) {
    places.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    const first = places[0]!
    const last = places.at(-1)!
    const kind = unitKindOf(first.kind)
    if (kind === undefined) {
      findings.push(unknownKind(first))
      continue
    }
    const changes: Change[] = []
    for (const [i, place] of places.entries()) {
      if (i > 0 && place.parent !== places[i - 1]!.parent)
        changes.push({ from: place.validFrom, parent: place.parent ?? undefined })
    }
    if (last.mergedInto && last.validTo) changes.push({ from: dayAfter(last.validTo), mergedInto: last.mergedInto })
    units.push({
      code,
      kind,
      name: last.name,
      validFrom: first.validFrom,
      ...(first.parent === null || first.parent === '' ? {} : { parent: first.parent }),
      ...(last.validTo === null ? {} : { validTo: last.validTo }),
      ...(changes.length > 0 ? { changes } : {}),
    })
  }
  if (alone) findings.push(...checkUnits(units))
  return findings.length > 0 ? failed(findings) : ok(units)
}

const unknownKind = (row: UnitRow): Finding =>
  finding(
    'organisation/unknown-kind',
    'error',
    text(
      `Enheten ${row.code} har slaget ”${row.kind}”, som inte finns. Välj ett av: ${Object.keys(KINDS).join(', ')}.`,
      `Unit ${row.code} has the kind "${row.kind}", which does not exist. Choose one of: ${Object.keys(KINDS).join(', ')}.`,
    ),
  )
