// What a write of values changes: only what differs becomes a version, and every correction says why.
// Refuses: overwriting, a correction without a reason, and a value built on a version that no longer is the latest.
import { type Finding, finding } from '../../kernel/finding.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { plainSpaces } from '../quantity.ts'
import { fieldName, type IndicatorValue } from './value.ts'

/** A value to be saved. Who and when are filled in by the store unless history is being brought in. */
export interface NewValue extends Omit<IndicatorValue, 'version' | 'by' | 'at'> {
  by?: string
  at?: string
  /** The version the writer saw; 0 when there was none. Left out: whatever is there. */
  basedOn?: number
}

export interface ValueChange {
  value: NewValue
  version: number
  before?: IndicatorValue
}

export const valueKey = ({ indicator, period, part }: Pick<IndicatorValue, 'indicator' | 'period' | 'part'>): string =>
  JSON.stringify([indicator, period, part])

/** Whether two versions say the same thing: by whom, and which kind of space stands in it, is not part of it. */
export const sameValue = (a: Pick<IndicatorValue, 'cell' | 'missing' | 'persons'>, b: typeof a): boolean =>
  plainSpaces(a.cell) === plainSpaces(b.cell) &&
  plainSpaces(a.missing ?? '') === plainSpaces(b.missing ?? '') &&
  a.persons === b.persons

/** The versions a write makes, or everything that stands in its way. */
export function changesOf(values: readonly NewValue[], stored: readonly IndicatorValue[]): Result<ValueChange[]> {
  const latest = new Map(stored.map((one) => [valueKey(one), one]))
  const findings: Finding[] = []
  const changes: ValueChange[] = []
  for (const value of values) {
    const before = latest.get(valueKey(value))
    if (before && sameValue(before, value)) continue
    if (value.basedOn !== undefined && value.basedOn !== (before?.version ?? 0)) findings.push(changedMeanwhile(value, before))
    if (before && !value.reason?.trim()) findings.push(withoutReason(value, before))
    changes.push({ value, version: (before?.version ?? 0) + 1, ...(before ? { before } : {}) })
  }
  return findings.length > 0 ? failed(findings) : ok(changes)
}

export const CHANGED_MEANWHILE = 'goals/value-changed'

const changedMeanwhile = (value: NewValue, before: IndicatorValue | undefined): Finding =>
  finding(
    CHANGED_MEANWHILE,
    'error',
    text(
      `Värdet har ändrats medan du skrev${before ? `: ${before.by} sparade ”${shown(before)}”` : ''}. Läs det och spara igen.`,
      `The value changed while you were writing${before ? `: ${before.by} saved “${shown(before)}”` : ''}. Read it and save again.`,
    ),
    { cell: fieldName('cell', value.indicator, value.part) },
  )

const withoutReason = (value: NewValue, before: IndicatorValue): Finding =>
  finding(
    'goals/correction-without-reason',
    'error',
    text(
      `Värdet är redan rapporterat som ”${shown(before)}”. Skriv varför det rättas till ”${shown(value)}”.`,
      `The value is already reported as “${shown(before)}”. Say why it is corrected to “${shown(value)}”.`,
    ),
    { cell: fieldName('reason', value.indicator, value.part) },
  )

const shown = (value: Pick<IndicatorValue, 'cell' | 'missing'>): string => value.cell || (value.missing ?? '')

/** When the value last said something else, however often it has been touched since. Versions of one value, in any order. */
export function lastRealChange(versions: readonly IndicatorValue[]): string | undefined {
  const ordered = [...versions].sort((a, b) => a.version - b.version)
  let changed: string | undefined
  for (const [i, one] of ordered.entries()) {
    const earlier = ordered[i - 1]
    if (!earlier || !sameReading(earlier, one)) changed = one.at
  }
  return changed
}

/** `85,5` and `85,5 %` retyped as ` 85,5 %` are no change; another number, or a number where there was none, is. */
const sameReading = (a: IndicatorValue, b: IndicatorValue): boolean =>
  a.missing === b.missing && a.cell.replace(/\s+/g, '') === b.cell.replace(/\s+/g, '')
