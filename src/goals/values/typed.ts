// One indicator's value as typed: the cell, or why there is none, and when a reason is asked for. All findings at once.
// Refuses to guess a number, to read an empty field as zero, and to type over a value that follows the books.
import {
  absDecimal,
  compareDecimal,
  type Decimal,
  decimal,
  multiplyDecimal,
  signOf,
  subtractDecimal,
} from '../../kernel/decimal.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { type Text, text } from '../../kernel/text.ts'
import { type Cell, judgedParts, readCell } from '../cell.ts'
import { plainSpaces, unitOf } from '../quantity.ts'
import type { SteeringNode } from '../steering/node.ts'
import { type NewValue, sameValue } from './change.ts'
import { type FieldKind, fieldName, type IndicatorValue, type Part } from './value.ts'

/** Limits of what is asked about, not of what may be true. Dated data: the latest that has begun holds. */
export interface ValueLimits {
  from: string
  /** A change of more than this share of the earlier value asks for a reason. */
  largeChange: Decimal
}

export const VALUE_LIMITS: readonly ValueLimits[] = [{ from: '2000-01', largeChange: decimal('0.5') }]

export const limitsFor = (period: string, limits: readonly ValueLimits[] = VALUE_LIMITS): ValueLimits =>
  [...limits].sort((a, b) => (a.from < b.from ? 1 : -1)).find((one) => one.from <= period) ?? limits[0]!

/** What stood in the fields, trimmed. `missing` is the choice *Värde saknas* with its reason. */
export interface TypedValue {
  part: Part
  cell: string
  missing: string
  reason: string
  persons: string
  /** The version the writer saw. */
  basedOn?: number
}

export interface TypedContext {
  indicator: SteeringNode
  period: string
  /** The latest version of this very value. */
  stored?: IndicatorValue
  /** The latest value of an earlier period, for the question about large changes. */
  earlier?: IndicatorValue
  source?: 'typed' | 'file'
  limits?: readonly ValueLimits[]
  /** Where a finding points: the field's name, or a cell of a sheet. */
  place?: (kind: FieldKind) => string
}

/** The value to save, undefined when nothing was filled in or changed; or everything that is wrong with it. */
export function readTyped(typed: TypedValue, context: TypedContext): Result<NewValue | undefined> {
  const { indicator, stored } = context
  const said: TypedValue = { ...typed, cell: plainSpaces(typed.cell), missing: plainSpaces(typed.missing) }
  const place = context.place ?? ((kind: FieldKind) => fieldName(kind, indicator.id, typed.part))
  if (said.cell === '' && said.missing === '' && !stored) return ok(undefined)
  const log = new Log(indicator.title, place)
  if (followsBooks(indicator)) return failed([typedOver(indicator, said.cell, place('cell'))])
  if (!partAllowed(indicator, typed.part)) log.add('part', 'cell', NO_SUCH_PART(typed.part))
  const cell = checkCell(said, stored, log)
  const persons = checkPersons(said.persons, log)
  if (cell) checkUnit(cell, indicator, said.cell, log)
  const value = newValue(said, context, persons)
  if (stored && sameValue(stored, value)) return log.found.length > 0 ? failed(log.found) : ok(undefined)
  // Somebody else has saved since the form was opened: that is said when it is saved, and no reason is asked for what nobody changed.
  if (said.basedOn === undefined || said.basedOn === (stored?.version ?? 0)) checkReason(said, cell, context, log)
  return log.found.length > 0 ? failed(log.found) : ok(value)
}

export const followsBooks = (indicator: SteeringNode): boolean => {
  const kind = indicator.indicator?.feed.kind
  return kind === 'figure' || kind === 'formula'
}

const newValue = (said: TypedValue, { indicator, period, source }: TypedContext, persons: number | undefined): NewValue => ({
  indicator: indicator.id,
  period,
  part: said.part,
  cell: said.cell,
  ...(said.cell === '' ? { missing: said.missing } : {}),
  ...(persons === undefined ? {} : { persons }),
  source: source ?? 'typed',
  ...(said.reason ? { reason: said.reason } : {}),
  ...(said.basedOn === undefined ? {} : { basedOn: said.basedOn }),
})

class Log {
  readonly found: Finding[] = []
  constructor(
    private readonly title: string,
    private readonly place: (kind: FieldKind) => string,
  ) {}
  add(code: string, kind: FieldKind, { sv, en }: Text): undefined {
    const message = text(`${this.title}: ${sv}`, `${this.title}: ${en}`)
    this.found.push(finding(`goals/value-${code}`, 'error', message, { cell: this.place(kind) }))
    return undefined
  }
}

function partAllowed(indicator: SteeringNode, part: Part): boolean {
  if (part === 'total') return true
  const breakdown = indicator.indicator?.breakdown ?? []
  return breakdown.includes(part.startsWith('age:') ? 'age' : 'sex')
}

const NO_SUCH_PART = (part: Part): Text =>
  text(
    `indikatorn redovisas inte uppdelad på ”${part}”. Ta bort raden, eller ändra indikatorns uppdelning.`,
    `the indicator is not broken down by “${part}”. Remove the row, or change the indicator's breakdown.`,
  )

function checkCell(said: TypedValue, stored: IndicatorValue | undefined, log: Log): Cell | undefined {
  if (said.cell === '' && said.missing === '' && stored)
    return log.add(
      'emptied',
      'cell',
      text(
        'värdet är tomt men var rapporterat. Skriv ett tal, eller välj Värde saknas med ett skäl.',
        'the value is empty but was reported. Write a number, or choose Value missing with a reason.',
      ),
    )
  if (said.cell !== '' && said.missing !== '')
    return log.add(
      'both',
      'missing',
      text(
        `du skrev ”${said.cell}” och valde Värde saknas. Behåll det ena.`,
        `you wrote “${said.cell}” and chose Value missing. Keep one of them.`,
      ),
    )
  if (said.cell === '') return undefined
  const cell = readCell(said.cell)
  if (cell.kind === 'unreadable') return log.add('unreadable', 'cell', cell.why)
  if (cell.kind === 'missing')
    return log.add(
      'missing-word',
      'cell',
      text(
        `”${said.cell}” är inget värde. Lämna fältet tomt och välj Värde saknas med ett skäl.`,
        `“${said.cell}” is not a value. Leave the field empty and choose Value missing with a reason.`,
      ),
    )
  return cell
}

function checkUnit(cell: Cell, indicator: SteeringNode, written: string, log: Log): void {
  const expected = unitOf(indicator.indicator?.measureUnit ?? '')?.unit
  for (const part of judgedParts(cell))
    if (part.unit !== null && expected !== undefined && part.unit !== expected)
      log.add(
        'unit',
        'cell',
        text(
          `värdet anges i ${expected}, inte ${part.unit}. Du skrev ”${written}”. Räkna om talet, eller ta bort enheten.`,
          `the value is given in ${expected}, not ${part.unit}. You wrote “${written}”. Convert it, or leave the unit out.`,
        ),
      )
}

function checkPersons(written: string, log: Log): number | undefined {
  if (written === '') return undefined
  const digits = plainSpaces(written).replace(/(\d) (?=\d{3}\b)/g, '$1')
  if (/^\d{1,8}$/.test(digits)) return Number(digits)
  return log.add(
    'persons',
    'persons',
    text(
      `antal personer är ett helt tal. Du skrev ”${written}”. Skriv till exempel 1 234.`,
      `persons is a whole number. You wrote “${written}”. Write for example 1 234.`,
    ),
  )
}

const LEAST_REASON = 5

/** A correction, a percentage outside 0 to 100 and a large change are allowed, with a reason. */
function checkReason(said: TypedValue, cell: Cell | undefined, context: TypedContext, log: Log): void {
  const emptied = said.cell === '' && said.missing === ''
  if (said.reason.length >= LEAST_REASON || emptied) return
  if (said.reason !== '') log.add('short-reason', 'reason', SHORT(said.reason))
  else if (context.stored) log.add('correction-without-reason', 'reason', CORRECTED(said, context.stored))
  else if (cell && outsidePercent(cell, context.indicator)) log.add('percent', 'cell', OUTSIDE(said.cell))
  else if (cell && context.earlier && largeChange(cell, context.earlier, context))
    log.add('large-change', 'reason', LARGE(said.cell, context.earlier))
}

const SHORT = (reason: string): Text =>
  text(
    `skälet ”${reason}” säger för lite. Skriv vad som hänt, med minst ${LEAST_REASON} tecken.`,
    `the reason “${reason}” says too little. Say what happened, in at least ${LEAST_REASON} characters.`,
  )
const CORRECTED = (said: TypedValue, stored: IndicatorValue): Text => {
  const was = stored.cell || stored.missing
  const now = said.cell || said.missing
  return text(
    `värdet är redan rapporterat som ”${was}”. Skriv i Skäl varför det ändras till ”${now}”.`,
    `the value is already reported as “${was}”. Say in Reason why it changes to “${now}”.`,
  )
}
const OUTSIDE = (cell: string): Text =>
  text(
    `skriv ett tal mellan 0 och 100, eller skriv i Skäl varför det stämmer. Du skrev ”${cell}”.`,
    `write a number between 0 and 100, or say in Reason why it is right. You wrote “${cell}”.`,
  )
const LARGE = (cell: string, { cell: was, period }: IndicatorValue): Text =>
  text(
    `”${cell}” är en stor ändring från ”${was}” (${period}). Rätta, eller skriv varför i Skäl.`,
    `“${cell}” is a large change from “${was}” (${period}). Correct it, or say why in Reason.`,
  )

/** A level in percent is a share; growth and deviations may be anything. */
function outsidePercent(cell: Cell, { indicator }: SteeringNode): boolean {
  if (indicator?.measure !== 'level' || unitOf(indicator.measureUnit)?.unit !== '%') return false
  return judgedParts(cell).some(({ value }) => signOf(value) < 0 || compareDecimal(value, decimal('100')) > 0)
}

function largeChange(cell: Cell, earlier: IndicatorValue, { period, limits, indicator }: TypedContext): boolean {
  if (indicator.indicator?.measure !== 'level') return false
  const now = judgedParts(cell)[0]?.value
  const then = judgedParts(readCell(earlier.cell))[0]?.value
  if (!now || !then || signOf(then) === 0) return false
  const allowed = multiplyDecimal(absDecimal(then), limitsFor(period, limits).largeChange)
  return compareDecimal(absDecimal(subtractDecimal(now, then)), allowed) > 0
}

/** A value that follows the books is judged, with a reason; never typed over. */
export const typedOver = (indicator: SteeringNode, written: string, place: string): Finding =>
  finding(
    'goals/value-follows-books',
    'error',
    text(
      `${indicator.title}: värdet följer räkenskaperna och kan inte skrivas över. Du skrev ”${written}”. Rätta i bokföringen, eller bedöm indikatorn med ett skäl.`,
      `${indicator.title}: the value follows the books and cannot be typed over. You wrote “${written}”. Correct the books, or judge the indicator with a reason.`,
    ),
    { cell: place },
  )
