// Door 1: the catalogue as data, the engine that runs it, the list a reader filters, and the words comparisons are written in.
export { tieOutJson } from './answer.ts'
export { constant, difference, figure, growth, magnitude, quotient, ratio, sum, weighted } from './build.ts'
export { CATALOGUE } from './catalogue.ts'
export { planDocumentYears } from './cataloguePlan.ts'
export type { Expression, Resolve } from './expression.ts'
export {
  CHAPTERS,
  listTieOut,
  PAGE_SIZE,
  readFilter,
  resultKey,
  ruleId,
  type TieOutFilter,
  type TieOutList,
  VERDICT_ORDER,
} from './list.ts'
export { amountText } from './message.ts'
export type { OwnCompany, OwnMaterial, OwnNotes, ReportMaterial, ReportPart, ReportSentence, ReportTable } from './ownMaterial.ts'
export type { Check, Explanation, NoteLine, PlanRegister, Registered, Rule, Side, Source, TieOutResult } from './rule.ts'
export { REGISTERED_KEY } from './rule.ts'
export { runTieOut, type TieOut, type TieOutInput, type TieOutSummary } from './run.ts'
