// A reporting round: which month it follows up, of which kind, when it opens and is due, and which day it is seen from.
// Refuses: knowing what is reported in it.
import { isMonth, month, monthNo, yearOf } from '../../kernel/month.ts'
import { formatDate, type Lang, type Text, text } from '../../kernel/text.ts'

/** `2023-04`: the last month followed up. */
export type RoundId = string
export type RoundKind = 'month' | 'april' | 'august' | 'year'

export interface Round {
  id: RoundId
  /** First day for reporting, and the units' last day. */
  opens: string
  due: string
  /** A synthetic authority may show the round as of a day; pages say so. */
  asOf?: string
  closedAt?: string
  closedBy?: string
  closeReason?: string
  version: number
}

export interface RoundEvent {
  version: number
  at: string
  by: string
  action: 'created' | 'extended' | 'closed' | 'reopened'
  reason: string
  /** Titles accepted as missing when the round was closed. */
  missing: string[]
}

export const isRoundId = (value: string): value is RoundId => isMonth(value)

const KINDS: Record<number, RoundKind> = { 4: 'april', 8: 'august', 12: 'year' }
export const kindOf = (id: RoundId): RoundKind => KINDS[monthNo(month(id))] ?? 'month'

/** April and August judge what is expected at year end; year end judges the outcome; the month asks for no judgement. */
export function basisOf(id: RoundId): 'prognosis' | 'outcome' | 'none' {
  const kind = kindOf(id)
  return kind === 'year' ? 'outcome' : kind === 'month' ? 'none' : 'prognosis'
}

export const isClosed = (round: Round): boolean => round.closedAt !== undefined

/** The day a round is seen from: the real one, or the one a demonstration is shown as. */
export const dayOf = (round: Round, today: string): string => round.asOf ?? today

/** `Delår april 2023`, `Månad november 2020`, `Helår 2023`. */
export function roundName(id: RoundId): Text {
  const year = yearOf(month(id))
  const name = (lang: Lang) => formatDate(`${id}-01`, lang).replace(/^1 /, '')
  switch (kindOf(id)) {
    case 'year':
      return text(`Helår ${year}`, `Full year ${year}`)
    case 'month':
      return text(`Månad ${name('sv')}`, `Month ${name('en')}`)
    default:
      return text(`Delår ${name('sv')}`, `Interim ${name('en')}`)
  }
}

/** The round being worked with: the latest open one that has begun, else the latest of all. */
export function pickCurrent(rounds: readonly Round[], today: string): Round | undefined {
  const byDue = [...rounds].sort((a, b) => (a.due < b.due ? 1 : -1))
  return byDue.find((round) => !isClosed(round) && round.opens <= dayOf(round, today)) ?? byDue[0]
}
