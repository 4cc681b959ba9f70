// What the words around a number say about its sign: lägre än budget, ökade med, underskott på. Knows no numbers.

/** −1, 0 or 1 when the words choose a sign; undefined when they say nothing. */
export type Direction = -1 | 0 | 1 | undefined

const COST = /kostnad|avskrivning|räknas bort|förlust|avdrag/i

/** Below budget is better for a cost and worse for income; a deviation is positive when it is better. */
function againstBudget(word: string, sentence: string): Direction {
  const cost = COST.test(sentence)
  switch (word) {
    case 'bättre':
      return 1
    case 'sämre':
      return -1
    case 'lägre':
      return cost ? 1 : -1
    case 'högre':
      return cost ? -1 : 1
    default:
      return undefined
  }
}

const RISING = /(?:ökat|ökade|ökar|steg|växte|överskott(?:et)?)(?: (?:med|på|om))?\s*$/i
const FALLING = /(?:minskat|minskade|minskar|sjönk|föll|underskott(?:et)?)(?: (?:med|på|om))?\s*$/i

export function directionOf(before: string, after: string): Direction {
  if (/^\s*i avvikelse mot budget/i.test(after)) return 0
  const budget = /^\s*(bättre|sämre|lägre|högre) än (?:i )?budget/i.exec(after)
  if (budget) return againstBudget(budget[1]!.toLowerCase(), before)
  if (RISING.test(before)) return 1
  return FALLING.test(before) ? -1 : undefined
}

/** In a sentence on costs an amount is told by its size; a change in per cent never is. */
export const toldBySize = (before: string): boolean => COST.test(before)
