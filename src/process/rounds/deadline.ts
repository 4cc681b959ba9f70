// Days between dates, and how a deadline is said: the weekday within two weeks, and how long is left or has passed.
// Refuses: asking what day it is.

import { formatDate, type Lang } from '../../kernel/text.ts'
import { countWord } from '../countWords.ts'

const DAY_MS = 86_400_000

const utc = (date: string): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)))

export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / DAY_MS)

export const addDays = (date: string, days: number): string => new Date(utc(date) + days * DAY_MS).toISOString().slice(0, 10)

const WEEKDAYS: Record<Lang, readonly string[]> = {
  sv: ['sön', 'mån', 'tis', 'ons', 'tors', 'fre', 'lör'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}

const weekday = (date: string, lang: Lang): string => WEEKDAYS[lang][new Date(utc(date)).getUTCDay()]!

/** `tors 24 nov` within two weeks, otherwise `24 november 2023`. */
export function deadlineWords(due: string, today: string, lang: Lang): string {
  if (Math.abs(daysBetween(today, due)) > 14) return formatDate(due, lang)
  const [day, monthName = ''] = formatDate(due, lang).split(' ')
  return `${weekday(due, lang)} ${day} ${monthName.length > 4 ? monthName.slice(0, 3) : monthName}`
}

/** `12 maj` in the year we are in, with the year otherwise. */
export function dayWords(date: string, today: string, lang: Lang): string {
  const whole = formatDate(date, lang)
  return date.slice(0, 4) === today.slice(0, 4) ? whole.slice(0, -5) : whole
}

/** `om tre dagar`, `i dag`, `i morgon`, `två dagar försenad`. */
export function leftWords(due: string, today: string, lang: Lang): string {
  const days = daysBetween(today, due)
  if (days === 0) return lang === 'sv' ? 'i dag' : 'today'
  if (days === 1) return lang === 'sv' ? 'i morgon' : 'tomorrow'
  const count = countWord(Math.abs(days), lang)
  if (days > 0) return lang === 'sv' ? `om ${count} dagar` : `in ${count} days`
  const late = days === -1 ? (lang === 'sv' ? 'dag' : 'day') : lang === 'sv' ? 'dagar' : 'days'
  return lang === 'sv' ? `${count} ${late} försenad` : `${count} ${late} late`
}
