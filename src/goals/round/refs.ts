// Addresses of a round's steps and the words of a round: `2023-04` is April's interim report, `2023-12` the year's outcome.
// Refuses: parsing an address by hand anywhere else, and guessing a round from a date.
import { type FigureRef, formatRef, parseRef } from '../../kernel/figure.ts'
import { isMonth } from '../../kernel/month.ts'
import { type Lang, type Text, text } from '../../kernel/text.ts'
import type { SteeringNode } from '../steering/node.ts'

const step = (path: string, scope: string, period: string): FigureRef => formatRef({ room: 'goals', path, scope, period })

/** A committee's code stands in capitals in addresses, as in the annual report. */
export const scopeOf = (unit: string): string => unit.toUpperCase()

/** A goal is known by its number; one without a number by its id. */
export const goalKey = (goal: Pick<SteeringNode, 'id' | 'no'>): string => String(goal.no ?? goal.id)

export const refOfGoal = (goal: string, round: string): FigureRef => step(`assessment/${goal}`, 'region', round)
export const refOfPart = (goal: string, committee: string, round: string): FigureRef =>
  step(`assessment/${goal}`, scopeOf(committee), round)
export const refOfSubgoal = (id: string, committee: string, round: string): FigureRef =>
  step(`subgoal/${id}`, scopeOf(committee), round)
export const refOfValue = (id: string, unit: string, round: string): FigureRef => step(`value/${id}`, scopeOf(unit), round)
export const refOfActivity = (id: string, unit: string, round: string): FigureRef =>
  step(`activity/${id}`, unit.toLowerCase(), round)

export type RefKind = 'goal' | 'part' | 'subgoal' | 'value' | 'activity'

export interface RoundRef {
  kind: RefKind
  /** The goal's number or the node's id. */
  id: string
  scope: string
  round: string
  part?: string
}

/** Undefined for anything that is not a step of a round: another room's address, a year, a node that is not judged. */
export function readRoundRef(ref: string): RoundRef | undefined {
  const parts = parseRef(ref)
  if (parts?.room !== 'goals' || !isMonth(parts.period)) return undefined
  const [what, id = '', ...rest] = parts.path.split('/')
  if (id === '' || rest.length > 0) return undefined
  const base = { id, scope: parts.scope, round: parts.period, ...(parts.params.part ? { part: parts.params.part } : {}) }
  if (what === 'assessment') return { kind: parts.scope === 'region' ? 'goal' : 'part', ...base }
  return what === 'subgoal' || what === 'value' || what === 'activity' ? { kind: what, ...base } : undefined
}

/** The same step in another round. */
export const inRound = (ref: string, round: string): string => {
  const parts = parseRef(ref)
  return parts ? formatRef({ ...parts, period: round }) : ref
}

/** What a step is called whatever the round: used to compare rounds. */
export const lasting = (ref: string): string => inRound(ref, '0000-00')

const MONTHS_SV = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ')
const MONTHS_EN = 'January February March April May June July August September October November December'.split(' ')

/** `april`, `augusti`, `år`, `2023-04`, `4`, `04`, a month's name in either language: the month's number, or undefined. */
export function readRoundMonth(written: string): number | undefined {
  const word = written.trim().toLowerCase()
  if (/^(år|year|helår|bokslut|årsredovisning)$/.test(word)) return 12
  if (/^\d{1,2}$/.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : undefined
  if (isMonth(word)) return Number(word.slice(5))
  const at = (names: readonly string[]) => names.findIndex((name) => name.toLowerCase() === word) + 1
  return at(MONTHS_SV) || at(MONTHS_EN) || undefined
}

export const roundYear = (round: string): number => Number(round.slice(0, 4))
export const roundMonth = (round: string): number => Number(round.slice(5))

/** Year end judges the outcome; every other round what is expected at year end. */
export const basisOf = (round: string): 'prognosis' | 'outcome' => (roundMonth(round) === 12 ? 'outcome' : 'prognosis')

/** `april 2023`, `året 2023`. */
export function roundName(round: string): Text {
  const [year, month] = [round.slice(0, 4), roundMonth(round)]
  if (month === 12) return text(`året ${year}`, `the year ${year}`)
  return text(`${MONTHS_SV[month - 1]} ${year}`, `${MONTHS_EN[month - 1]} ${year}`)
}

/** `Prognos april 2023`, `Utfall 2023`: what a status of the round says. */
export function roundBasisName(round: string, lang: Lang): string {
  if (basisOf(round) === 'outcome') return lang === 'sv' ? `Utfall ${round.slice(0, 4)}` : `Outcome ${round.slice(0, 4)}`
  return lang === 'sv' ? `Prognos ${roundName(round).sv}` : `Forecast ${roundName(round).en}`
}

/** Last day of the round's period, `YYYY-MM-DD`: whether an activity should have begun is asked on that day. */
export function lastDay(round: string): string {
  const [year, month] = [roundYear(round), roundMonth(round)]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${round}-${[31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]}`
}

/** The periods a value of the round may be reported for, best first: at year end the whole year stands for December. */
export const periodsOf = (round: string): string[] => (roundMonth(round) === 12 ? [round.slice(0, 4), round] : [round])
