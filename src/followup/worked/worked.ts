// Worked full-time equivalents by unit and month beside the staffing target, and what the difference costs.
// Refuses: a month without a value as nobody at work, and half a file; all that is wrong is said at once.
import { type Decimal, parseDecimal, roundDecimal } from '../../kernel/decimal.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { type Ore, shareOf } from '../../kernel/money.ts'
import { isMonth } from '../../kernel/month.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'

export interface WorkedTime {
  unit: UnitCode
  /** `2020-08`. */
  month: string
  /** 12,5 full-time equivalents are 1 250. */
  fteHundredths: number
}

export interface KeptWorkedTime extends WorkedTime {
  version: number
  fileName: string
  synthetic: boolean
  by: string
  at: string
}

/** What a unit's budget pays for in a month, and what a month of one full-time equivalent costs. */
export interface StaffingTarget {
  fteHundredths: number
  /** Öre, positive; undefined where the budget does not say. */
  costPerFte?: Ore
}

export interface WorkedLine {
  unit: UnitCode
  name: string
  worked?: number
  target?: number
  /** Worked − target, in hundredths: more people than the budget pays for is positive. */
  deviation?: number
  /** As a deviation from budget: more people cost, so it is negative. */
  costEffect?: Ore
  months: number
  synthetic: boolean
}

/** Means of the months that have both; a unit without either keeps what it has. */
export function workedLines(
  units: readonly { code: UnitCode; name: string }[],
  worked: readonly KeptWorkedTime[],
  targetOf: (unit: UnitCode, month: string) => StaffingTarget | undefined,
): WorkedLine[] {
  const byUnit = new Map<UnitCode, KeptWorkedTime[]>()
  for (const one of worked) byUnit.set(one.unit, [...(byUnit.get(one.unit) ?? []), one])
  return units.flatMap(({ code, name }): WorkedLine[] => {
    const months = byUnit.get(code) ?? []
    if (months.length === 0) return []
    const mean = (values: readonly number[]): number => Math.round(values.reduce((a, b) => a + b, 0) / values.length)
    const both = months.flatMap((one) => {
      const target = targetOf(code, one.month)
      return target ? [{ one, target }] : []
    })
    const base: WorkedLine = {
      unit: code,
      name,
      worked: mean(months.map((one) => one.fteHundredths)),
      months: months.length,
      synthetic: months.some((one) => one.synthetic),
    }
    if (both.length === 0) return [base]
    const effects = both.map(({ one, target }) => costEffect(one.fteHundredths - target.fteHundredths, target.costPerFte))
    return [
      {
        ...base,
        target: mean(both.map(({ target }) => target.fteHundredths)),
        deviation: mean(both.map(({ one, target }) => one.fteHundredths - target.fteHundredths)),
        ...(effects.every((one) => one !== undefined)
          ? { costEffect: effects.reduce((sum, one) => (sum + one!) as Ore, 0 as Ore) }
          : {}),
      },
    ]
  })
}

/** A month's difference in people at what one costs; more people than the target is worse. */
export const costEffect = (hundredths: number, costPerFte: Ore | undefined): Ore | undefined =>
  costPerFte === undefined ? undefined : shareOf(costPerFte, -hundredths, 100, 'half-away')

export interface WorkedRow {
  line: number
  cells: readonly string[]
}

export interface ReadWorked {
  rows: WorkedTime[]
  /** Units that are in the file. */
  units: number
  months: string[]
}

const HEADS = { unit: ['enhet', 'unit'], month: ['månad', 'manad', 'month'], fte: ['årsarbetare', 'arsarbetare', 'fte'] } as const
const COLUMN = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
/** More than this in one unit is a sum or another measure. */
const MOST = 100_000_00

/** Rows as text cells with their lines: a head, then one row per unit and month. */
export function readWorked(rows: readonly WorkedRow[], known: ReadonlySet<UnitCode>): Result<ReadWorked> {
  const [head, ...body] = rows
  const at = (names: readonly string[]): number => head?.cells.findIndex((one) => names.includes(one.trim().toLowerCase())) ?? -1
  const columns = { unit: at(HEADS.unit), month: at(HEADS.month), fte: at(HEADS.fte) }
  if (!head || Object.values(columns).some((one) => one < 0)) return failed([noHead(head)])
  const findings: Finding[] = []
  const read: WorkedTime[] = []
  const seen = new Map<string, number>()
  for (const row of body) {
    if (row.cells.every((cell) => cell.trim() === '')) continue
    const cell = (column: number): string => (row.cells[column] ?? '').trim()
    const say = (column: number, sv: string, en: string): void => {
      findings.push(
        finding('followup/worked-cell', 'error', text(sv, en), { line: row.line, cell: `${COLUMN[column] ?? ''}${row.line}` }),
      )
    }
    const unit = cell(columns.unit).toLowerCase()
    const month = cell(columns.month)
    const fte = hundredthsOf(cell(columns.fte))
    if (!known.has(unit))
      say(
        columns.unit,
        `Enheten ”${cell(columns.unit)}” finns inte. Skriv enhetens kod.`,
        `There is no unit “${cell(columns.unit)}”. Write its code.`,
      )
    if (!isMonth(month))
      say(
        columns.month,
        `”${month}” är ingen månad. Skriv till exempel 2020-08.`,
        `“${month}” is not a month. Write for example 2020-08.`,
      )
    if (fte === undefined)
      say(
        columns.fte,
        `”${cell(columns.fte)}” är inget antal årsarbetare. Skriv till exempel 12,5.`,
        `“${cell(columns.fte)}” is not a number of full-time equivalents. Write for example 12,5.`,
      )
    const before = seen.get(`${unit} ${month}`)
    if (before !== undefined)
      say(
        columns.month,
        `${unit} ${month} står redan på rad ${before}. Ta bort den ena.`,
        `${unit} ${month} is already on line ${before}. Remove one.`,
      )
    else seen.set(`${unit} ${month}`, row.line)
    if (known.has(unit) && isMonth(month) && fte !== undefined) read.push({ unit, month, fteHundredths: fte })
  }
  if (findings.length > 0) return failed(findings)
  if (read.length === 0) return failed([nothing()])
  return ok({
    rows: read,
    units: new Set(read.map((one) => one.unit)).size,
    months: [...new Set(read.map((one) => one.month))].sort(),
  })
}

/** `12,5` or `1 234.25`; undefined for anything else, below zero or finer than hundredths. */
function hundredthsOf(written: string): number | undefined {
  const value: Decimal | undefined = parseDecimal(written.replace(/[\s\u00a0]/g, '').replace(',', '.'))
  if (!value || value.units < 0n) return undefined
  const rounded = roundDecimal(value, 2, 'half-away')
  return rounded.units > BigInt(MOST) ? undefined : Number(rounded.units)
}

const noHead = (head: WorkedRow | undefined): Finding => {
  const written = head?.cells.join(', ') ?? ''
  return finding(
    'followup/worked-head',
    'error',
    text(
      `Första raden ska ha rubrikerna Enhet, Månad och Årsarbetare. Den är: ”${written}”.`,
      `The first line must have the heads Unit, Month and FTE. It is: “${written}”.`,
    ),
    { line: head?.line ?? 1 },
  )
}
const nothing = (): Finding =>
  finding(
    'followup/worked-empty',
    'error',
    text(
      'Filen har bara en rubrikrad. Lägg till en rad per enhet och månad.',
      'The file has only a head. Add a line per unit and month.',
    ),
  )
