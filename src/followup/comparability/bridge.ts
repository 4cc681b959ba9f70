// From the operating result to the result without temporary effects: through what is tagged in the books and signed estimates.
// Refuses: counting a line twice, an unsigned estimate, and a result where a tagged amount is missing.
import { negate, type Ore, ore, sumOre } from '../../kernel/money.ts'
import type { Month } from '../../kernel/month.ts'
import { type Text, text } from '../../kernel/text.ts'
import { coveredBy, type Estimate, type Signature, type TagRule } from './item.ts'

export interface TaggedAmount {
  rule: TagRule
  /** What it adds to the result as the statements show it, income +; absent while the books do not hold it. */
  ore?: Ore
}

export interface BridgeStep {
  /** The line's words. */
  group: string
  /** Added to the result to clean it; absent is missing. */
  correction?: Ore
  from: 'books' | 'estimate'
  tagged: readonly TaggedAmount[]
  /** Signed estimates that are counted. */
  estimates: readonly Estimate[]
  /** Signed estimates that stand aside because the books have the line. */
  replaced: readonly Estimate[]
}

export interface Bridge {
  period: Month
  start?: { ore: Ore; from: 'books' | 'estimate'; source: string; ref?: string; signed?: Signature }
  /** What the books say of the same period, where the bridge starts from something else. */
  booksSay?: Ore
  steps: readonly BridgeStep[]
  /** Start and steps added; absent while a part is missing. */
  cleaned?: Ore
  /** The source's own result line, and what ours differs from it by. */
  printed?: { ore: Ore; difference?: Ore }
  fullYear?: Estimate
  /** Written down and not signed: shown, not counted. */
  unsigned: readonly Estimate[]
  /** What stands against trusting it, in words. */
  remarks: readonly Text[]
}

export interface BridgeInput {
  period: Month
  /** The operating result of the books, January to the period. */
  books?: Ore
  tagged: readonly TaggedAmount[]
  estimates: readonly Estimate[]
}

/** Months a bridge can be made for, latest first: those with an estimate, and the year's end where a rule covers the year. */
export function bridgePeriods(year: number, rules: readonly TagRule[], estimates: readonly Estimate[]): Month[] {
  const [first, last] = [`${year}-01` as Month, `${year}-12` as Month]
  const periods = new Set(
    estimates.filter((one) => one.role !== 'fullYear' && within(one.period, first, last)).map((one) => one.period),
  )
  if (periods.size === 0 && rules.some((rule) => coveredBy(rule, first, last))) periods.add(last)
  return [...periods].sort().reverse()
}

const within = (month: Month, first: Month, last: Month): boolean => first <= month && month <= last

/** Every year something is tagged or estimated for, latest first. */
export function comparabilityYears(rules: readonly TagRule[], estimates: readonly Estimate[]): number[] {
  const years = new Set(estimates.map((one) => Number(one.period.slice(0, 4))))
  for (const { from, to } of rules)
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) years.add(year)
  return [...years].sort((a, b) => b - a)
}

export function bridgeOf({ period, books, tagged, estimates }: BridgeInput): Bridge {
  const year = period.slice(0, 4)
  const own = estimates.filter((one) => one.period === period || (one.role === 'fullYear' && one.period.startsWith(year)))
  const signed = own.filter((one) => one.signed)
  const steps = stepsOf(
    tagged,
    signed.filter((one) => one.role === 'correction'),
  )
  const written = signed.find((one) => one.role === 'start')
  const start: Bridge['start'] = written
    ? {
        ore: written.amountOre,
        from: 'estimate',
        source: written.source,
        ...(written.ref ? { ref: written.ref } : {}),
        ...(written.signed ? { signed: written.signed } : {}),
      }
    : books === undefined
      ? undefined
      : { ore: books, from: 'books', source: '' }
  const whole = start !== undefined && steps.every((step) => step.correction !== undefined)
  const cleaned = whole ? sumOre([start.ore, ...steps.map((step) => step.correction!)]) : undefined
  const print = signed.find((one) => one.role === 'printedResult')
  const fullYear = signed.find((one) => one.role === 'fullYear')
  return {
    period,
    ...(start ? { start } : {}),
    ...(written && books !== undefined ? { booksSay: books } : {}),
    steps,
    ...(cleaned === undefined ? {} : { cleaned }),
    ...(print
      ? { printed: { ore: print.amountOre, ...(cleaned === undefined ? {} : { difference: ore(cleaned - print.amountOre) }) } }
      : {}),
    ...(fullYear ? { fullYear } : {}),
    unsigned: own.filter((one) => !one.signed),
    remarks: remarksOf(tagged, steps),
  }
}

/** A line the books have is the books'; an estimate of it stands beside and is not added. */
function stepsOf(tagged: readonly TaggedAmount[], estimates: readonly Estimate[]): BridgeStep[] {
  const ordered = [...estimates].sort((a, b) => a.position - b.position)
  const groups = [...new Set([...ordered.map((one) => one.group), ...tagged.map((one) => one.rule.group)])]
  return groups.map((group) => {
    const marks = tagged.filter((one) => one.rule.group === group)
    const written = ordered.filter((one) => one.group === group)
    const complete = marks.length > 0 && marks.every((one) => one.ore !== undefined)
    if (complete || written.length === 0) {
      const correction = complete ? negate(sumOre(marks.map((one) => one.ore!))) : undefined
      return {
        group,
        ...(correction === undefined ? {} : { correction }),
        from: 'books' as const,
        tagged: marks,
        estimates: [],
        replaced: written,
      }
    }
    const correction = sumOre(written.map((one) => one.amountOre))
    return { group, correction, from: 'estimate' as const, tagged: marks, estimates: written, replaced: [] }
  })
}

function remarksOf(tagged: readonly TaggedAmount[], steps: readonly BridgeStep[]): Text[] {
  const wrongWay = tagged.flatMap(({ rule, ore: amount }) =>
    amount === undefined || amount === 0 || amount > 0 === (rule.effect === 'better')
      ? []
      : [
          text(
            `${rule.group}: ${rule.selector} ska ha gjort resultatet ${rule.effect === 'better' ? 'bättre' : 'sämre'}, men räkenskaperna visar motsatsen. Kontrollera urvalet.`,
            `${rule.group}: ${rule.selector} is said to have made the result ${rule.effect}, but the books show the opposite. Check the selection.`,
          ),
        ],
  )
  const missing = steps.flatMap((step) =>
    step.correction !== undefined
      ? []
      : [
          text(
            `${step.group}: räkenskaperna har inget belopp och ingen uppskattning är underskriven, så det rensade resultatet saknas.`,
            `${step.group}: the books have no amount and no estimate is signed, so the cleaned result is missing.`,
          ),
        ],
  )
  return [...overlaps(tagged.map((one) => one.rule)), ...wrongWay, ...missing]
}

/** Two rules that choose the same thing in the same months would clean it twice. */
function overlaps(rules: readonly TagRule[]): Text[] {
  return rules.flatMap((rule, at) =>
    rules
      .slice(at + 1)
      .filter((other) => other.kind === rule.kind && other.selector === rule.selector && coveredBy(other, rule.from, rule.to))
      .map((other) =>
        text(
          `${rule.selector} är märkt två gånger, i ${rule.group} och ${other.group}, och räknas därför två gånger. Avsluta den ena regeln.`,
          `${rule.selector} is tagged twice, in ${rule.group} and ${other.group}, and so counted twice. End one of the rules.`,
        ),
      ),
  )
}
