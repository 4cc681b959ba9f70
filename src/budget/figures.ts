// Figures of the journal and their way back to the entries of decisions: `budget:frame@HSN/2023`, `budget:frame/sjukhusvard@HSN/2023`,
// `budget:undistributed@HSN/2023`, `budget:line/tax_revenue@region/2023`, `budget:result@region/2023`; `?asOf=` as known on a day,
// `?decision=` and `?entry=` the part of one. Refuses: a frame nobody has decided as zero; it is missing.
import {
  type ExplainNode,
  type Figure,
  type FigureRef,
  type FigureSource,
  formatRef,
  parseRef,
  type RefParts,
} from '../kernel/figure.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { type Ore, ore, sumOre } from '../kernel/money.ts'
import { type Text, text } from '../kernel/text.ts'
import { isCommitteeLevel, type UnitTree } from '../organisation/model.ts'
import type { Activity } from './activity.ts'
import { answersFor } from './answersFor.ts'
import { exceptionsOf } from './checks.ts'
import type { BudgetDecision } from './decision.ts'
import { namesOf } from './grounds.ts'
import { LINES, type Line, unitHolder } from './holder.ts'
import { entriesOf, type FrameLine, frameLines, linesOfAll, linesOfHolder, linesOfLine } from './journal.ts'
import { decisionPlace, EXCEPTION_WORDS, holderText, LINE_WORDS, mkrText, type Names } from './words.ts'

export interface BudgetKnown {
  decisions: readonly BudgetDecision[]
  tree: UnitTree
  activities: readonly Activity[]
}

type What = Partial<Record<'asOf' | 'decision' | 'entry', string>>
const scoped = (path: string, unit: UnitCode, year: number, params: What = {}): FigureRef =>
  formatRef({ room: 'budget', path, scope: unit === 'region' ? unit : unit.toUpperCase(), period: String(year), params })

export const budgetRef = {
  /** `unit` `region` is everything units hold. */
  frame: (unit: UnitCode, year: number, what: What & { activity?: string } = {}): FigureRef => {
    const { activity, ...params } = what
    return scoped(activity === undefined ? 'frame' : `frame/${activity}`, unit, year, params)
  },
  undistributed: (unit: UnitCode, year: number, what: What = {}) => scoped('undistributed', unit, year, what),
  line: (line: Line, year: number, what: What = {}) => scoped(`line/${line}`, 'region', year, what),
  result: (year: number, what: What = {}) => scoped('result', 'region', year, what),
}

const byScope = new WeakMap<UnitTree, ReadonlyMap<string, UnitCode>>()

/** The unit an address means: committees stand there in upper case. */
export function unitOfScope(tree: UnitTree, scope: string): UnitCode | undefined {
  let known = byScope.get(tree)
  if (!known) {
    known = new Map(tree.codes.map((code) => [code.toLowerCase(), code]))
    byScope.set(tree, known)
  }
  return known.get(scope.toLowerCase())
}

interface Asked {
  parts: RefParts
  year: number
  label: Text
  lines: FrameLine[]
  /** What the journal's sign is multiplied by: lines of the result budget have statement signs. */
  sign: 1 | -1
  kind: 'frame' | 'allFrames' | 'result' | 'line'
}

export function budgetSource(known: BudgetKnown): FigureSource {
  const contains = answersFor(known.tree)
  const names = namesOf(known)
  const ask = (ref: FigureRef): Asked | undefined => {
    const parts = parseRef(ref)
    if (parts?.room !== 'budget' || !/^\d{4}$/.test(parts.period)) return undefined
    const asked = find(parts, known, contains, names)
    return asked && narrowed(asked)
  }
  return {
    room: 'budget',
    resolve: (ref): Figure | undefined => {
      const asked = ask(ref)
      if (!asked) return undefined
      const common = { ref, label: asked.label, unit: 'ore' as const, precision: 0, basis: 'computed' as const }
      return asked.lines.length === 0
        ? { ...common, value: null, state: 'missing' }
        : { ...common, value: amountOf(asked), state: 'known' }
    },
    explain: (ref): ExplainNode | undefined => {
      const asked = ask(ref)
      return asked && nodeOf(ref, asked, known, contains, names)
    },
  }
}

const amountOf = ({ lines, sign }: Asked): Ore => ore(sign * sumOre(lines.map((one) => one.amountOre)) + 0)

function find(parts: RefParts, known: BudgetKnown, contains: ReturnType<typeof answersFor>, names: Names): Asked | undefined {
  const { decisions, tree } = known
  const [year, when] = [Number(parts.period), parts.params.asOf ? { asOf: parts.params.asOf } : {}]
  const [head, tail] = parts.path.split('/') as [string, string | undefined]
  if (parts.scope === 'region') {
    const line = LINES.find((one) => one === (head === 'line' ? tail : parts.path))
    if (line)
      return {
        parts,
        year,
        label: labelled(LINE_WORDS[line], year),
        lines: linesOfLine(decisions, line, year, when),
        sign: line === 'result' ? 1 : -1,
        kind: line === 'result' ? 'result' : 'line',
      }
    if (parts.path !== 'frame') return undefined
    const label = labelled(text('Ramar tillsammans', 'Frames together'), year)
    return { parts, year, label, lines: linesOfAll(decisions, year, when), sign: 1, kind: 'allFrames' }
  }
  const unit = unitOfScope(tree, parts.scope)
  if (unit === undefined) return undefined
  if (parts.path === 'undistributed') {
    const label = labelled(text(`Ofördelat, ${names.unit(unit)}`, `Undistributed, ${names.unit(unit)}`), year)
    return { parts, year, label, lines: linesOfHolder(decisions, unitHolder(unit), year, when), sign: 1, kind: 'frame' }
  }
  if (head !== 'frame' || (tail !== undefined && names.activity(unit, tail) === undefined)) return undefined
  const who = (lang: 'sv' | 'en') => holderText(unitHolder(unit, tail), names, lang)
  return {
    parts,
    year,
    label: labelled(text(`Ram, ${who('sv')}`, `Frame, ${who('en')}`), year),
    lines: frameLines(decisions, unit, year, { contains, ...when, ...(tail === undefined ? {} : { activity: tail }) }),
    sign: 1,
    kind: 'frame',
  }
}

const labelled = ({ sv, en }: Text, year: number): Text => text(`${sv} ${year}`, `${en} ${year}`)

/** The part of one decision, or of one entry of it. */
function narrowed(asked: Asked): Asked | undefined {
  const { decision, entry } = asked.parts.params
  if (decision === undefined) return asked
  const line = asked.lines.find((one) => one.id === decision)
  if (!line) return undefined
  const label = line.decision.title ? text(line.decision.title, line.decision.title) : asked.label
  if (entry === undefined) return { ...asked, label, lines: [line], kind: 'frame' }
  const own = line.entries.filter((one) => one.entry.id === entry)
  if (own.length === 0) return undefined
  const amountOre = sumOre(own.map((one) => one.amountOre))
  return { ...asked, label, lines: [{ ...line, entries: own, amountOre }], kind: 'frame' }
}

type Contains = ReturnType<typeof answersFor>

function nodeOf(ref: FigureRef, asked: Asked, known: BudgetKnown, contains: Contains, names: Names): ExplainNode {
  const { label, lines, year, parts } = asked
  const top = { ref, label, unit: 'ore' as const }
  if (lines.length === 0) return { ...top, value: null, operation: 'leaf', children: [], note: NOBODY(year) }
  const value = amountOf(asked)
  const when: Record<string, string> = parts.params.asOf ? { asOf: parts.params.asOf } : {}
  const within = (path: string, scope: string): ExplainNode[] => {
    const below = formatRef({ room: 'budget', path, scope, period: parts.period, params: when })
    const found = find(parseRef(below)!, known, contains, names)
    return found && found.lines.length > 0 ? [nodeOf(below, found, known, contains, names)] : []
  }
  const summed = (children: ExplainNode[]): ExplainNode => ({ ...top, value, operation: 'sum', children })
  if (asked.kind === 'result') {
    const exceptions = exceptionsOf(known.decisions, year)
    const children = [
      ...LINES.filter((line) => line !== 'result').flatMap((line) => within(`line/${line}`, 'region')),
      ...within('frame', 'region').map((node) => ({ ...node, factor: -1 })),
    ]
    return { ...summed(children), ...(exceptions.length > 0 ? { note: exceptionNote(exceptions) } : {}) }
  }
  if (asked.kind === 'allFrames') {
    const committees = frameHolders(known, year)
    const children = committees.flatMap((unit) => within('frame', unit.toUpperCase()))
    if (sumOre(children.map((one) => one.value ?? 0)) === value) return summed(children)
  }
  return summed(lines.map((line) => decisionNode(line, asked, names)))
}

/** Committees and whoever else stands at the top of its own money, in the order of printed tables. */
export function frameHolders({ tree, decisions, activities }: BudgetKnown, year: number): UnitCode[] {
  const contains = answersFor(tree)
  const touched = new Set(
    entriesOf(decisions, year).flatMap(({ entry }) =>
      [entry.from, entry.to].flatMap((holder) => (holder.startsWith('unit/') ? [holder.split('/')[1]!] : [])),
    ),
  )
  const holders = tree.codes.filter((code) => {
    const kind = tree.unit(code)?.kind
    const ownFrame = (kind !== undefined && isCommitteeLevel(kind)) || tree.parentOf(code) === undefined
    return ownFrame && [...touched].some((unit) => contains(code, unit))
  })
  const place = (code: UnitCode) => Math.min(...activities.filter((one) => one.unit === code).map((one) => one.position))
  return holders
    .map((code, at) => ({ code, at, place: place(code) }))
    .toSorted((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : a.at - b.at))
    .map(({ code }) => code)
}

const NOBODY = (year: number): Text =>
  text(
    `Inget beslut för ${year} rör detta. Registrera beslutet under Budget, Beslut.`,
    `No decision for ${year} touches this. Register the decision under Budget, Decisions.`,
  )

const exceptionNote = (all: ReturnType<typeof exceptionsOf>): Text => {
  const said = (lang: 'sv' | 'en') =>
    all
      .map(
        ({ exception, decision }) =>
          `${EXCEPTION_WORDS[exception.kind][lang]}, ${mkrText(exception.amount, lang)}: ${exception.reason} (${decisionPlace(decision, lang)})`,
      )
      .join('; ')
  return text(`Undantag från balanskravet: ${said('sv')}.`, `Exception from the balance requirement: ${said('en')}.`)
}

function decisionNode(line: FrameLine, { parts, sign }: Asked, names: Names): ExplainNode {
  const { decision, entries } = line
  const own = (params: Record<string, string>) => formatRef({ ...parts, params: { ...parts.params, ...params } })
  return {
    ref: own({ decision: decision.id }),
    label: text(decision.title || decision.id, decision.title || decision.id),
    value: sign * line.amountOre + 0,
    unit: 'ore',
    operation: 'sum',
    note: text(decisionPlace(decision, 'sv', names), decisionPlace(decision, 'en', names)),
    children: entries.map(({ entry, amountOre }) => ({
      ref: own({ decision: decision.id, entry: entry.id }),
      label: text(
        `${holderText(entry.from, names, 'sv')} → ${holderText(entry.to, names, 'sv')}: ${entry.reason}`,
        `${holderText(entry.from, names, 'en')} → ${holderText(entry.to, names, 'en')}: ${entry.reason}`,
      ),
      value: sign * amountOre + 0,
      unit: 'ore' as const,
      operation: 'leaf' as const,
      children: [],
      source: {
        kind: 'registered' as const,
        place: [decisionPlace(decision, 'sv', names), decision.source].filter(Boolean).join('. '),
      },
    })),
  }
}
