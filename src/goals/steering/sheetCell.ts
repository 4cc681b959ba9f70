// One cell of a plan sheet → what it means, or what was written, what is wrong and what to write instead.
// Refuses: formulas, approximate targets, and words that are none of a column's own.
import { isDate } from '../../kernel/month.ts'
import { type Text, text } from '../../kernel/text.ts'
import { plainSpaces, type Reading, unreadable } from '../quantity.ts'
import { readTarget } from '../target.ts'
import type { Feed, IndicatorBody, NodeKind } from './node.ts'
import { BREAKDOWN_WORDS, DIRECTION_WORDS, INTERVAL_WORDS, KIND_WORDS, MEASURE_WORDS } from './words.ts'

const read = <T>(value: T): Reading<T> => ({ ok: true, value })

/** A finite choice by its words in either language, or others that mean the same. */
function chosen<K extends string>(written: string, words: Record<K, Text>, more: Record<string, K> = {}): Reading<K> {
  const lower = plainSpaces(written).toLowerCase()
  const keys = Object.keys(words) as K[]
  const found = keys.find((key) => [words[key].sv, words[key].en].some((word) => word.toLowerCase() === lower)) ?? more[lower]
  if (found) return read(found)
  const list = (lang: 'sv' | 'en') => keys.map((key) => words[key][lang]).join(', ')
  return unreadable(
    `”${written}” är inget av valen. Skriv ett av: ${list('sv')}.`,
    `“${written}” is not one of the choices. Write one of: ${list('en')}.`,
  )
}

export const readKind = (written: string): Reading<NodeKind> =>
  chosen(written, KIND_WORDS, {
    fokusområde: 'focusArea',
    regionmål: 'goal',
    kommunmål: 'goal',
    'övergripande mål': 'goal',
    nämndmål: 'subgoal',
    mått: 'indicator',
    nyckeltal: 'indicator',
    insats: 'activity',
    åtgärd: 'activity',
    subgoal: 'subgoal',
  })

export function readYear(written: string): Reading<number> {
  if (/^(19|20|21)\d\d$/.test(written)) return read(Number(written))
  return unreadable(
    `”${written}” är inget år. Skriv fyra siffror, till exempel 2024.`,
    `“${written}” is not a year. Write four digits, for example 2024.`,
  )
}

export function readWhole(written: string, low: number, high: number): Reading<number> {
  if (/^\d{1,5}$/.test(written) && Number(written) >= low && Number(written) <= high) return read(Number(written))
  return unreadable(
    `”${written}” är inget helt tal mellan ${low} och ${high}.`,
    `“${written}” is not a whole number between ${low} and ${high}.`,
  )
}

export function readDay(written: string): Reading<string> {
  return isDate(written)
    ? read(written)
    : unreadable(
        `”${written}” är inget datum. Skriv till exempel 2024-09-01.`,
        `“${written}” is not a date. Write for example 2024-09-01.`,
      )
}

export function readList(written: string): Reading<number[]> {
  const parts = written.split(/[,;\s]+/).filter(Boolean)
  const wrong = parts.find((part) => !/^\d{1,2}$/.test(part) || Number(part) < 1)
  return wrong === undefined
    ? read([...new Set(parts.map(Number))].sort((a, b) => a - b))
    : unreadable(
        `”${wrong}” är inget perspektiv. Skriv perspektivens nummer, till exempel 1, 3.`,
        `“${wrong}” is not a perspective. Write their numbers, for example 1, 3.`,
      )
}

/** A bare share below one with the unit % is what a spreadsheet makes of 90 %. */
export function readTargetCell(written: string, measureUnit: string): Reading<string> {
  const target = readTarget(written)
  if (target.kind === 'unreadable') return { ok: false, why: target.why }
  if (measureUnit === '%' && /^0,\d+$/.test(written))
    return unreadable(
      `”${written}” står för en procentsats som kalkylarket har sparat som andel. Skriv den med tecken, till exempel ${shareAsPercent(written)} %.`,
      `“${written}” is a percentage that the spreadsheet has stored as a share. Write it with its sign, for example ${shareAsPercent(written)} %.`,
    )
  return read(written)
}

/** `0,9` → `90`, by moving the comma. */
function shareAsPercent(written: string): string {
  const digits = written.slice(2).padEnd(2, '0')
  const whole = digits.slice(0, 2).replace(/^0(?=\d)/, '')
  return digits.length > 2 ? `${whole},${digits.slice(2)}` : whole
}

export const readDirection = (written: string): Reading<IndicatorBody['direction']> =>
  chosen(written, DIRECTION_WORDS, { hög: 'higherIsBetter', högt: 'higherIsBetter', låg: 'lowerIsBetter', lågt: 'lowerIsBetter' })
export const readMeasure = (written: string): Reading<IndicatorBody['measure']> => chosen(written, MEASURE_WORDS)
export const readInterval = (written: string): Reading<IndicatorBody['interval']> =>
  chosen(written, INTERVAL_WORDS, {
    månad: 'month',
    månadsvis: 'month',
    tertial: 'tertial',
    år: 'year',
    årligen: 'year',
    årsvis: 'year',
  })

const YES_NO = { yes: text('ja', 'yes'), no: text('nej', 'no') }
export function readYesNo(written: string): Reading<boolean> {
  const answer = chosen(written, YES_NO)
  return answer.ok ? read(answer.value === 'yes') : answer
}

export function readFeed(written: string): Reading<Feed> {
  const words = plainSpaces(written)
  if (/^(inmatning|skrivs in|manuell(t)?|typing|typed)$/i.test(words)) return read({ kind: 'typed' })
  if (/^(fil|a file|file|import)$/i.test(words)) return read({ kind: 'file' })
  if (/^(ingen|saknas|ingen källa än|no source yet|none)$/i.test(words)) return read({ kind: 'none' })
  const figure = /^(?:uppgift(?: i räkenskaperna)?|figure) (\S+:\S+)$/i.exec(words)?.[1]
  if (figure) return read({ kind: 'figure', ref: figure })
  const formula = /^(?:(?:registrerad )?formel|formula) ([a-z][a-z0-9-]*)$/i.exec(words)?.[1]
  if (formula) return read({ kind: 'formula', id: formula })
  return unreadable(
    `”${written}” är ingen källa. Skriv inmatning, fil, uppgift följt av adress, eller formel följt av namn.`,
    `“${written}” is not a source. Write inmatning, fil, uppgift and an address, or formel and a name.`,
  )
}

export function readBreakdown(written: string): Reading<('sex' | 'age')[]> {
  const parts = written
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
  const found: ('sex' | 'age')[] = []
  for (const part of parts) {
    const one = chosen(part, BREAKDOWN_WORDS)
    if (!one.ok) return one
    found.push(one.value)
  }
  return read([...new Set(found)])
}
