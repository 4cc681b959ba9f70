// The catalogue of tie-out rules, C01–C106, in order. Numbers that the catalogue leaves free do not exist.
import { BUDGET_RULES } from './catalogueBudget.ts'
import { CALENDAR_RULES } from './catalogueCalendar.ts'
import { CASH_RULES } from './catalogueCash.ts'
import { DISCLOSURE_RULES } from './catalogueDisclosures.ts'
import { EQUITY_RULES } from './catalogueEquity.ts'
import { INVESTMENT_RULES } from './catalogueInvestments.ts'
import { NOTE_RULES } from './catalogueNotes.ts'
import { PEOPLE_RULES } from './cataloguePeople.ts'
import { RATIO_RULES } from './catalogueRatios.ts'
import { STATEMENT_RULES } from './catalogueStatements.ts'
import type { Rule } from './rule.ts'

export const CATALOGUE: readonly Rule[] = [
  ...STATEMENT_RULES,
  ...CASH_RULES,
  ...NOTE_RULES,
  ...DISCLOSURE_RULES,
  ...BUDGET_RULES,
  ...INVESTMENT_RULES,
  ...EQUITY_RULES,
  ...RATIO_RULES,
  ...PEOPLE_RULES,
  ...CALENDAR_RULES,
]
