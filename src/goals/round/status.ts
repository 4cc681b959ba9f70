// The answer of `round status`: the printed counts of a document, or the round's own objects, each with its sentence.
// Refuses: choosing between two numbers that disagree; both are shown, and the contradiction is said in words and numbers.
import { type Text, text } from '../../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../../kernel/verdict.ts'
import type { PrintedCounts, StatedCounts } from '../judgement.ts'
import { basisOf, readRoundMonth, roundMonth, roundYear } from './refs.ts'
import type { RoundChain } from './roundChain.ts'
import { type GoalCounts, roundCounts } from './roundCounts.ts'
import { roundSentence, type SaidCounts } from './sentence.ts'

export type StatusSource = 'printed' | 'chain'

export interface Contradiction {
  about: 'subgoals' | 'indicators' | 'prognosis'
  kind: 'sum' | 'printedAndChain'
  left: number | string
  right: number | string
  message: Text
}

type Stated<K extends string> = Record<K | 'met' | 'partlyMet' | 'notMet' | 'notAssessed', number | null>

export interface GoalStatus {
  goal: number | string
  subgoals: Stated<'adopted'>
  indicators: Stated<'total'>
  prognosis: Assessment | null
  sentence: Text
  contradictions: Contradiction[]
}

export interface RoundStatus {
  round: string
  source: StatusSource
  goals: GoalStatus[]
}

/** The month a document's own name of its round means: `delårsrapport april` → 4. */
export function printedMonth(name: string): number | undefined {
  for (const word of name.split(/\s+/)) {
    const month = readRoundMonth(word)
    if (month !== undefined) return month
  }
  return undefined
}

export const printedOf = (printed: readonly PrintedCounts[], round: string): PrintedCounts[] =>
  printed
    .filter((p) => p.year === roundYear(round) && printedMonth(p.round) === roundMonth(round))
    .sort((a, b) => a.goal - b.goal)

export interface StatusQuestion {
  round: string
  /** Left out: print where there is one, else the chain. */
  source?: StatusSource
  chain?: RoundChain
  printed: readonly PrintedCounts[]
}

export function roundStatus({ round, source, chain, printed }: StatusQuestion): RoundStatus {
  const counts = chain ? roundCounts(chain) : []
  const print = printedOf(printed, round)
  const chosen = source ?? (print.length > 0 ? 'printed' : 'chain')
  const goals =
    chosen === 'printed'
      ? print.map((p) =>
          printedStatus(
            p,
            counts.find((c) => c.goal === p.goal),
            round,
          ),
        )
      : counts.map((c) =>
          chainStatus(
            c,
            print.find((p) => p.goal === c.goal),
            round,
          ),
        )
  return { round, source: chosen, goals }
}

const stated = (counts: StatedCounts): SaidCounts => ({
  total: counts.total,
  met: counts.met ?? null,
  partlyMet: counts.partlyMet ?? null,
  notMet: counts.notMet ?? null,
  notAssessed: counts.notAssessed ?? null,
})

function printedStatus(print: PrintedCounts, chain: GoalCounts | undefined, round: string): GoalStatus {
  const { total: adopted, ...subgoals } = stated(print.subgoals)
  const indicators = stated(print.indicators)
  const said = { goal: print.goal, basis: basisOf(round), subgoals: { total: adopted, ...subgoals }, indicators }
  return {
    goal: print.goal,
    subgoals: { adopted, ...subgoals },
    indicators,
    prognosis: print.forecast,
    sentence: roundSentence({ ...said, prognosis: print.forecast }),
    contradictions: contradictions(print, chain),
  }
}

function chainStatus(counts: GoalCounts, print: PrintedCounts | undefined, round: string): GoalStatus {
  const { adopted, ...subgoals } = counts.subgoals
  return {
    ...counts,
    sentence: roundSentence({ ...counts, basis: basisOf(round), subgoals: { total: adopted, ...subgoals } }),
    contradictions: print ? contradictions(print, counts) : [],
  }
}

/** Where the print does not add up, and where the print and the round's own objects say different things. */
export function contradictions(print: PrintedCounts, chain: GoalCounts | undefined): Contradiction[] {
  return [
    ...sumContradiction('subgoals', stated(print.subgoals)),
    ...sumContradiction('indicators', stated(print.indicators)),
    ...(chain ? differences(print, chain) : []),
  ]
}

const THINGS = {
  subgoals: { one: text('delmål', 'sub-goal'), many: text('delmål', 'sub-goals') },
  indicators: { one: text('indikator', 'indicator'), many: text('indikatorer', 'indicators') },
}

/** The statuses stated against the number stated; silent where either is not. */
export function sumContradiction(about: 'subgoals' | 'indicators', counts: SaidCounts): Contradiction[] {
  const { total, ...states } = counts
  const known = Object.values(states).filter((n): n is number => n !== null)
  const sum = known.reduce((a, b) => a + b, 0)
  if (total === null || known.length === 0 || sum === total) return []
  const { one, many } = THINGS[about]
  const named = total === 1 ? one : many
  const gap = Math.abs(total - sum)
  const message =
    sum < total
      ? text(
          `Tryckt status finns för ${sum} av ${total} ${named.sv}; ${gap} saknar angiven status.`,
          `A status is printed for ${sum} of ${total} ${named.en}; ${gap} ${gap === 1 ? 'has' : 'have'} none.`,
        )
      : text(
          `Tryckt status finns för ${sum} ${many.sv}, men antalet är ${total}: ${gap} för mycket.`,
          `A status is printed for ${sum} ${many.en}, but there are ${total}: ${gap} too many.`,
        )
  return [{ about, kind: 'sum', left: sum, right: total, message }]
}

const STATES = ['met', 'partlyMet', 'notMet', 'notAssessed'] as const

function differences(print: PrintedCounts, chain: GoalCounts): Contradiction[] {
  const found: Contradiction[] = []
  const compare = (about: 'subgoals' | 'indicators', what: Text, printed: number | undefined, own: number) => {
    if (printed === undefined || printed === own) return
    const things = THINGS[about].many
    const message = text(
      `Tryckt: ${printed} ${things.sv} (${what.sv}). Omgångens egna: ${own}.`,
      `Printed: ${printed} ${things.en} (${what.en}). The round’s own: ${own}.`,
    )
    found.push({ about, kind: 'printedAndChain', left: printed, right: own, message })
  }
  const all = text('alla', 'all')
  compare('subgoals', all, print.subgoals.total, chain.subgoals.adopted)
  compare('indicators', all, print.indicators.total, chain.indicators.total)
  for (const about of ['subgoals', 'indicators'] as const)
    for (const state of STATES) {
      const word = ASSESSMENT_WORDS[state].short
      compare(about, text(word.sv.toLowerCase(), word.en.toLowerCase()), print[about][state], chain[about][state])
    }
  if (print.forecast !== chain.prognosis) {
    const [a, b] = [ASSESSMENT_WORDS[print.forecast], ASSESSMENT_WORDS[chain.prognosis]]
    const message = text(`Tryckt: ${a.sv}. Omgångens kedja: ${b.sv}.`, `Printed: ${a.en}. The round’s chain: ${b.en}.`)
    found.push({ about: 'prognosis', kind: 'printedAndChain', left: print.forecast, right: chain.prognosis, message })
  }
  return found
}
