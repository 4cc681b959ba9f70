// The periods an amount is asked for: a month, the two tertials, the year, or any run of months as an address writes it.
// Refuses: a period that is not in the list; the year is shown instead.
import { monthOf } from '../../kernel/month.ts'
import { monthName, type Text, text } from '../../kernel/text.ts'

export interface Period {
  value: string
  label: Text
  from: number
  to: number
}

const MONTHS = Array.from({ length: 12 }, (_, i) => monthName(i + 1))

export const PERIODS: Period[] = [
  { value: 'ar', label: text('Helår', 'Full year'), from: 1, to: 12 },
  { value: 't1', label: text('Januari–april', 'January–April'), from: 1, to: 4 },
  { value: 't2', label: text('Januari–augusti', 'January–August'), from: 1, to: 8 },
  ...MONTHS.map((label, i) => ({ value: `m${i + 1}`, label, from: i + 1, to: i + 1 })),
]

export const periodOf = (value: string | undefined): Period => PERIODS.find((p) => p.value === value) ?? PERIODS[0]!

/** `m1-6`: any run of months, as a voucher list is asked for; otherwise as `periodOf`. */
export function spanOf(value: string | undefined): Period {
  const [from = 0, to = 0] = (/^m(\d{1,2})-(\d{1,2})$/.exec(value ?? '') ?? []).slice(1).map(Number)
  return from >= 1 && from <= to && to <= 12 ? spanned(from, to) : periodOf(value)
}

export const spanned = (from: number, to: number): Period =>
  PERIODS.find((p) => p.from === from && p.to === to) ?? {
    value: `m${from}-${to}`,
    label: text(`${monthName(from).sv}–${monthName(to).sv}`, `${monthName(from).en}–${monthName(to).en}`),
    from,
    to,
  }

/** Statements are of the year, or of January to a month: for a month alone they are those through it. */
export const throughOf = (year: number, { to }: Period): number | string => (to === 12 ? year : monthOf(year, to))
