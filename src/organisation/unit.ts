// Units of an authority: assembly, committees, administrations, areas, units and cost centres, with their places over time.
// Refuses to forget: a unit that closes, moves or merges keeps every place it has had. Knows no money.
import { type Finding, finding } from '../kernel/finding.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { isDate } from '../kernel/month.ts'
import { text } from '../kernel/text.ts'

export type UnitKind =
  | 'assembly'
  | 'executiveBoard'
  | 'committee'
  | 'jointCommittee'
  | 'audit'
  | 'preparation'
  | 'subcommittee'
  | 'administration'
  | 'businessArea'
  | 'unit'
  | 'costCentre'
  | 'staff'
  | 'finance'
  | 'company'

/** From a date the unit stands under another parent, or has become part of another unit. */
export type Change = { from: string; parent: UnitCode | undefined } | { from: string; mergedInto: UnitCode }

export interface Unit {
  code: UnitCode
  kind: UnitKind
  name: string
  /** Place from the first day; a root when absent. */
  parent?: UnitCode
  /** First and last day `YYYY-MM-DD` the unit exists; open-ended when `validTo` is absent. */
  validFrom: string
  validTo?: string
  /** Later moves and mergers, in any order. */
  changes?: readonly Change[]
}

/** Where ledger rows whose cost centre nobody has registered are seen, so that they are never dropped. */
export const UNMAPPED_UNIT: UnitCode = 'omappad'

/** Kinds that answer to the assembly with an own plan and an own row in the operating account. */
const COMMITTEE_KINDS: ReadonlySet<UnitKind> = new Set(['executiveBoard', 'committee', 'jointCommittee', 'audit', 'finance'])
export const isCommitteeLevel = (kind: UnitKind): boolean => COMMITTEE_KINDS.has(kind)

export const existsOn = (unit: Unit, date: string): boolean =>
  unit.validFrom <= date && (unit.validTo === undefined || date <= unit.validTo)

const targetOf = (change: Change): UnitCode | undefined => ('mergedInto' in change ? change.mergedInto : change.parent)

/** The change in force on a date: the latest that has begun; undefined while the unit stands where it began. */
export function changeOn(unit: Unit, date: string): Change | undefined {
  let latest: Change | undefined
  for (const change of unit.changes ?? []) {
    if (change.from <= date && (latest === undefined || change.from >= latest.from)) latest = change
  }
  return latest
}

/** What a unit rolls up into on a date. A unit that does not exist yet, or no more, keeps its nearest place. */
export function placeOn(unit: Unit, date: string): UnitCode | undefined {
  const change = changeOn(unit, date)
  return change === undefined ? unit.parent : targetOf(change)
}

/** Every date on which some unit changes place. */
export function changeDates(units: readonly Unit[]): string[] {
  return [...new Set(units.flatMap((unit) => (unit.changes ?? []).map((change) => change.from)))].sort()
}

/** What is wrong with an organisation: everything at once, `cell` is the unit's code. An organisation without errors always has a tree. */
export function checkUnits(units: readonly Unit[]): Finding[] {
  const found: Finding[] = []
  const byCode = new Map<UnitCode, Unit>()
  for (const unit of units) {
    if (byCode.has(unit.code)) found.push(duplicate(unit))
    byCode.set(unit.code, unit)
  }
  for (const unit of units) {
    const dates = [unit.validFrom, unit.validTo, ...(unit.changes ?? []).map((change) => change.from)]
    for (const date of dates) if (date !== undefined && !isDate(date)) found.push(notADate(unit, date))
    if (unit.validTo !== undefined && unit.validTo < unit.validFrom) found.push(endsBeforeStart(unit))
    for (const target of [unit.parent, ...(unit.changes ?? []).map(targetOf)]) {
      if (target !== undefined && !byCode.has(target)) found.push(unknownTarget(unit, target))
    }
  }
  for (const date of ['0000-01-01', ...changeDates(units)]) {
    const loop = loopOn(units, byCode, date)
    if (loop) {
      found.push(goesRound(loop, date))
      break
    }
  }
  return found
}

/** The first circle found on a date, as codes; undefined when every unit reaches a root. */
function loopOn(units: readonly Unit[], byCode: ReadonlyMap<UnitCode, Unit>, date: string): UnitCode[] | undefined {
  const safe = new Set<UnitCode>()
  for (const start of units) {
    const path: UnitCode[] = []
    const seen = new Set<UnitCode>()
    let at: Unit | undefined = start
    while (at && !safe.has(at.code)) {
      if (seen.has(at.code)) return path.slice(path.indexOf(at.code))
      seen.add(at.code)
      path.push(at.code)
      const place: UnitCode | undefined = placeOn(at, date)
      at = place === undefined ? undefined : byCode.get(place)
    }
    for (const code of path) safe.add(code)
  }
  return undefined
}

const duplicate = (unit: Unit): Finding =>
  finding(
    'organisation/duplicate-unit',
    'error',
    text(
      `Enheten ${unit.code} (${unit.name}) är upplagd mer än en gång. Ge den ena en egen kod eller slå ihop dem.`,
      `Unit ${unit.code} (${unit.name}) is registered more than once. Give one of them its own code, or merge them.`,
    ),
    { cell: unit.code },
  )

const notADate = (unit: Unit, date: string): Finding =>
  finding(
    'organisation/not-a-date',
    'error',
    text(
      `Enheten ${unit.code} har datumet ”${date}”, som inte finns i kalendern. Skriv datum som 2020-01-31.`,
      `Unit ${unit.code} has the date "${date}", which is not in the calendar. Write dates as 2020-01-31.`,
    ),
    { cell: unit.code },
  )

const endsBeforeStart = (unit: Unit): Finding =>
  finding(
    'organisation/ends-before-start',
    'error',
    text(
      `Enheten ${unit.code} upphör ${unit.validTo} innan den börjar ${unit.validFrom}. Rätta det ena datumet.`,
      `Unit ${unit.code} ends ${unit.validTo} before it begins ${unit.validFrom}. Correct one of the dates.`,
    ),
    { cell: unit.code },
  )

const unknownTarget = (unit: Unit, target: UnitCode): Finding =>
  finding(
    'organisation/unknown-parent',
    'error',
    text(
      `Enheten ${unit.code} ligger under ${target}, som inte finns. Lägg till ${target} eller välj en annan överordnad enhet.`,
      `Unit ${unit.code} stands under ${target}, which does not exist. Add ${target} or choose another parent.`,
    ),
    { cell: unit.code },
  )

const goesRound = (loop: UnitCode[], date: string): Finding =>
  finding(
    'organisation/circle',
    'error',
    text(
      `Enheterna ${loop.join(' → ')} ligger under varandra i en ring${date > '0001' ? ` från ${date}` : ''}. Flytta en av dem till en enhet utanför ringen.`,
      `The units ${loop.join(' → ')} stand under each other in a circle${date > '0001' ? ` from ${date}` : ''}. Move one of them to a unit outside it.`,
    ),
    { cell: loop[0] },
  )
