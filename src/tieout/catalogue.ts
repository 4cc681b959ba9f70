// The catalogue of tie-out rules, C01–C119, in order. Numbers that the catalogue leaves free do not exist.
import { type AuthorityKind, inWordsOf } from '../kernel/authorityWords.ts'
import { budgetRules, COMMITTEE_ROWS, type CommitteeRow } from './catalogueBudget.ts'
import { CALENDAR_RULES } from './catalogueCalendar.ts'
import { CASH_RULES } from './catalogueCash.ts'
import { DISCLOSURE_RULES } from './catalogueDisclosures.ts'
import { EQUITY_RULES } from './catalogueEquity.ts'
import { INVESTMENT_RULES } from './catalogueInvestments.ts'
import { noteRules } from './catalogueNotes.ts'
import { PEOPLE_RULES } from './cataloguePeople.ts'
import { PLAN_RULES } from './cataloguePlan.ts'
import { RATIO_RULES } from './catalogueRatios.ts'
import { STATEMENT_RULES } from './catalogueStatements.ts'
import type { Rule } from './rule.ts'

/** The catalogue over an authority's own committees, in the words of its kind. */
export const catalogueOf = (kind: AuthorityKind, rows: readonly CommitteeRow[]): readonly Rule[] =>
  [
    ...STATEMENT_RULES,
    ...CASH_RULES,
    ...noteRules(kind),
    ...DISCLOSURE_RULES,
    ...budgetRules(rows),
    ...INVESTMENT_RULES,
    ...EQUITY_RULES,
    ...RATIO_RULES,
    ...PEOPLE_RULES,
    ...CALENDAR_RULES,
    ...PLAN_RULES,
  ].map((rule) => ({ ...rule, name: inWordsOf(kind, rule.name) }))

export const CATALOGUE: readonly Rule[] = catalogueOf('region', COMMITTEE_ROWS)
