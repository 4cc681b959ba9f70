// Group headings of the statutory statements: which heading stands before which line, in both languages (LKBR 6:2, RKR R13).
// Pages and reports read the same list.
import { type Text, text } from '../kernel/text.ts'

const HEADINGS: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  balance: {
    intangible_assets: text('Anläggningstillgångar', 'Fixed assets'),
    inventories: text('Omsättningstillgångar', 'Current assets'),
    equity_brought_forward: text('Eget kapital', 'Equity'),
    pension_provisions: text('Avsättningar', 'Provisions'),
    long_term_liabilities: text('Skulder', 'Liabilities'),
    pledges_and_contingent_liabilities: text('Panter och ansvarsförbindelser', 'Pledges and contingent liabilities'),
  },
  'cash-flow': {
    result_for_the_year: text('Den löpande verksamheten', 'Operating activities'),
    investments: text('Investeringsverksamheten', 'Investing activities'),
    change_long_term_liabilities: text('Finansieringsverksamheten', 'Financing activities'),
  },
}

/** The heading before a line of a statement; undefined where the line stands in the group above it. */
export const headingBefore = (statement: string, line: string): Text | undefined => HEADINGS[statement]?.[line]
