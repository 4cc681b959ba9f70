// Door 1: the catalogue as data, the engine that runs it, and the vocabulary its comparisons are written in.
export { constant, difference, figure, growth, magnitude, quotient, ratio, sum, weighted } from './build.ts'
export { CATALOGUE } from './catalogue.ts'
export type { Expression, Resolve } from './expression.ts'
export { amountText } from './message.ts'
export type { Explanation, NoteLine, Registered, Rule, Side, Source, TieOutResult } from './rule.ts'
export { runTieOut, type TieOut, type TieOutInput, type TieOutSummary } from './run.ts'
