// The grammar of an outcome cell: one value, two parts `54,5/48`, a breakdown beside the total `88,5 % (K: …, M: …)`,
// tertials `T1: 79 % T2: 82 %`, or missing with its reason, or `×` hidden. Missing is never zero; an unreadable cell teaches.
import { type Text, text } from '../kernel/text.ts'
import { plainSpaces, type Quantity, type Reading, readQuantity } from './quantity.ts'

export interface LabelledQuantity {
  label: string
  quantity: Quantity
}

export type Cell =
  | { kind: 'missing'; why: 'empty' | 'stated' | 'dash' | 'hidden' }
  /** One part, or two written with a slash; every part must be present. */
  | { kind: 'value'; parts: Quantity[]; breakdown: LabelledQuantity[] }
  /** `latest` is the highest tertial that has a value. */
  | { kind: 'tertials'; latest: number; quantity: Quantity; all: LabelledQuantity[] }
  | { kind: 'unreadable'; why: Text }

const MISSING =
  /^(värde saknas|uppgift saknas|uppgifter saknas|saknas|saknar värde|inget värde|ingen uppgift|ej mätt|inte mätt|ej relevant|inte aktuellt|i\.?u\.?|e\.?t\.?|n\/?a|missing|no value)\.? ?\d{0,2}$/i
const DASH = /^([-\u2010-\u2015\u2212]+|\.{1,3}|…|:|x)$/i
const ERROR = /^#/

export function readCell(raw: string): Cell {
  const source = plainSpaces(raw)
  if (source === '') return { kind: 'missing', why: 'empty' }
  if (source === '×') return { kind: 'missing', why: 'hidden' }
  if (DASH.test(source)) return { kind: 'missing', why: 'dash' }
  if (MISSING.test(source.replace(/[\u00b9\u00b2\u00b3\u2070-\u2079* ]+$/, ''))) return { kind: 'missing', why: 'stated' }
  if (ERROR.test(source))
    return unread(
      `Cellen innehåller felet ${source} från kalkylbladet. Rätta formeln och läs in igen.`,
      `The cell holds the spreadsheet error ${source}. Correct the formula and read it again.`,
    )
  if (/^t(ertial)? ?\d/i.test(source)) return readTertials(source)
  const breakdown = /^(.+?) ?\((.*:.*)\)$/.exec(source)
  if (breakdown) return readBreakdown(breakdown[1]!, breakdown[2]!)
  if (/^\p{L}+ ?:/u.test(source))
    return unread(
      `”${source}” är en uppdelning utan totalvärde. Skriv totalen först: 5,4 % (K: 5,1 %, M: 5,6 %).`,
      `“${source}” is a breakdown without its total. Write the total first: 5,4 % (K: 5,1 %, M: 5,6 %).`,
    )
  return readParts(source, [])
}

/** How a readable cell's parts are named in a reason. */
export const shownCell = (cell: Cell): string => {
  if (cell.kind === 'tertials') return cell.quantity.shown
  return cell.kind === 'value' ? cell.parts.map((p) => p.shown).join('/') : ''
}

/** The quantities that are judged: the parts, or the latest tertial. */
export const judgedParts = (cell: Cell): Quantity[] =>
  cell.kind === 'value' ? cell.parts : cell.kind === 'tertials' ? [cell.quantity] : []

const unread = (sv: string, en: string): Cell => ({ kind: 'unreadable', why: text(sv, en) })

function readParts(source: string, breakdown: LabelledQuantity[]): Cell {
  const pieces = /\d ?\/|\/ ?\d/.test(source) && !/\p{L} ?\//u.test(source) ? source.split('/') : [source]
  if (pieces.length > 2)
    return unread(
      `”${source}” har ${pieces.length} delar. Högst två värden kan stå i en cell; dela upp indikatorn.`,
      `“${source}” has ${pieces.length} parts. A cell holds at most two values; split the indicator.`,
    )
  const parts: Quantity[] = []
  for (const piece of pieces) {
    if (pieces.length > 1 && readCell(piece).kind === 'missing')
      return unread(
        `”${source}” saknar ett av två värden. Den sämre delen avgör, så båda behövs.`,
        `“${source}” lacks one of two values. The worse part decides, so both are needed.`,
      )
    const read = readQuantity(piece)
    if (!read.ok) return { kind: 'unreadable', why: read.why }
    parts.push(read.value)
  }
  // `84/72 %`: a unit written once, last, belongs to both.
  const unit = parts.at(-1)!.unit
  return { kind: 'value', parts: parts.map((p) => (p.unit === null ? { ...p, unit } : p)), breakdown }
}

function readLabels(source: string, label: RegExp): Reading<LabelledQuantity[]> {
  const found: LabelledQuantity[] = []
  const starts = [...source.matchAll(label)]
  for (const [i, match] of starts.entries()) {
    const piece = source.slice(match.index + match[0].length, starts[i + 1]?.index ?? source.length).replace(/[,;. ]+$/, '')
    if (readCell(piece).kind === 'missing') continue
    const read = readQuantity(piece)
    if (!read.ok) return read
    found.push({ label: match[1]!.toUpperCase(), quantity: read.value })
  }
  return { ok: true, value: found }
}

function readBreakdown(total: string, inner: string): Cell {
  const labels = readLabels(inner, /(\p{L}+) ?: ?/gu)
  return labels.ok ? readParts(total, labels.value) : { kind: 'unreadable', why: labels.why }
}

function readTertials(source: string): Cell {
  const labels = readLabels(source, /\bt(?:ertial)? ?([1-3])(?: ?[:=] ?| (?=[-\u2212\u2013]|\d|\.|v))/giu)
  if (!labels.ok) return { kind: 'unreadable', why: labels.why }
  const latest = labels.value.reduce<LabelledQuantity | undefined>((a, b) => (a && a.label > b.label ? a : b), undefined)
  if (!latest)
    return /\d.*\d/.test(source)
      ? unread(
          `”${source}” kan inte läsas som tertial. Skriv T1: 79 % T2: 82 %.`,
          `“${source}” cannot be read as tertials. Write T1: 79 % T2: 82 %.`,
        )
      : { kind: 'missing', why: 'stated' }
  return { kind: 'tertials', latest: Number(latest.label), quantity: latest.quantity, all: labels.value }
}
