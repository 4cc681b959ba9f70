// C80–C86: ratios, financial targets, goals, and numbers said more than once (KL 11:6; LKBR 4:3, ch. 11; RKR R15).
// Data only; formulas carry their ids from the key ratios.
import { type Text, text } from '../kernel/text.ts'
import { before, difference, figure, growth, magnitude, own, ratio, sum, taxesAndGrants, taxesAndGrantsBefore } from './build.ts'
import { compared, E, P, REGION, T, THIS_YEAR } from './catalogueStatements.ts'
import type { Expression } from './expression.ts'
import type { Comparison, Rule } from './rule.ts'

const only = { scopes: REGION }
const thisYear = { scopes: REGION, years: THIS_YEAR }
const comparative = { scopes: REGION, years: [-1], sources: ['books'] as const }
const printed = { ...thisYear, sources: ['published'] as const }
const A = (line: string, factor = 1) => own(`balance-requirement/${line}`, factor)
const solidity = () => ratio(own('balance/total_equity'), own('balance/total_assets'))
const fullSolidity = () =>
  ratio(
    difference(own('balance/total_equity'), own('balance/pension_obligations_off_balance_sheet')),
    own('balance/total_assets'),
  )
const netCostGrowth = () => growth(own('income/net_operating_costs'), before('income/net_operating_costs'))

const BOOK_RATIOS: [id: string, sv: string, en: string, of: Expression][] = [
  ['N01', 'Nettokostnadsutveckling', 'Net cost growth', netCostGrowth()],
  ['N03', 'Utveckling av skatter och bidrag', 'Growth of taxes and grants', growth(taxesAndGrants(), taxesAndGrantsBefore())],
  ['N04', 'Nettokostnadsandel', 'Net cost share', ratio(own('income/net_operating_costs', -1), taxesAndGrants())],
  ['N05', 'Verksamhetens resultat, andel', 'Operating result, share', ratio(own('income/operating_result'), taxesAndGrants())],
  ['N06', 'Årets resultat, andel', 'Result, share', ratio(own('income/result_for_the_year'), taxesAndGrants())],
]

const ratios: Rule[] = [
  {
    id: 'C80',
    name: text('Soliditet räknad på nytt', 'Equity ratio recomputed'),
    law: 'RKR R15',
    severity: 'F',
    comparisons: [
      compared('C80.1', text('Soliditet räknad på nytt', 'Equity ratio recomputed'), own('ratios/N07'), solidity(), P, only),
      compared(
        'C80.2',
        text('Soliditet med ansvarsförbindelse', 'Equity ratio incl. contingent liability'),
        own('ratios/N08'),
        fullSolidity(),
        P,
        only,
      ),
    ],
  },
  {
    id: 'C81',
    name: text('Nyckeltal i fem år i sammandrag räknade på nytt', 'Ratios of the five-year table recomputed'),
    law: 'RKR R15',
    severity: 'F',
    comparisons: [
      compared(
        'C81.1',
        text('Nettokostnadsutveckling, femårstabell', 'Net cost growth, five-year table'),
        own('five-years/net_cost_development'),
        netCostGrowth(),
        P,
        only,
      ),
      compared(
        'C81.2',
        text('Soliditet, femårstabell', 'Equity ratio, five-year table'),
        own('five-years/solidity'),
        solidity(),
        P,
        only,
      ),
      compared(
        'C81.3',
        text('Soliditet med ansvarsförbindelse, femårstabell', 'Equity ratio incl. contingent liability, five-year table'),
        own('five-years/solidity_incl_total_pension_commitment'),
        fullSolidity(),
        P,
        only,
      ),
      ...BOOK_RATIOS.map(
        ([id, sv, en, of], i): Comparison =>
          compared(`C81.${i + 4}`, text(sv, en), own(`ratios/${id}`), of, P, { ...thisYear, sources: ['books'] }),
      ),
    ],
  },
  {
    id: 'C82',
    name: text('Fem år i sammandrag = årets räkningar', 'Five-year table = this year’s statements'),
    law: 'RKR R15',
    severity: 'F',
    comparisons: [
      compared(
        'C82.1',
        text('Verksamhetens intäkter', 'Operating income'),
        own('five-years/operating_income'),
        own('income/operating_income'),
        E,
        only,
      ),
      compared(
        'C82.2',
        text('Verksamhetens kostnader', 'Operating costs'),
        magnitude(own('five-years/operating_costs')),
        own('income/operating_costs', -1),
        E,
        only,
      ),
      compared(
        'C82.3',
        text('Årets resultat', 'Result'),
        own('five-years/result_for_the_year'),
        own('income/result_for_the_year'),
        E,
        only,
      ),
      compared(
        'C82.4',
        text('Balanskravsresultat', 'Balance requirement result'),
        own('five-years/balance_requirement_result'),
        A('balance_requirement_result'),
        E,
        thisYear,
      ),
      compared(
        'C82.5',
        text('Investeringar', 'Investments'),
        magnitude(own('five-years/investments')),
        magnitude(own('investments/Summa/outcome')),
        E,
        thisYear,
      ),
      compared(
        'C82.8',
        text('Balanskravsresultat, jämförelseåret', 'Balance requirement result, comparative year'),
        own('five-years/balance_requirement_result'),
        A('balance_requirement_result'),
        E,
        comparative,
      ),
      compared(
        'C82.9',
        text('Investeringar, jämförelseåret', 'Investments, comparative year'),
        magnitude(own('five-years/investments')),
        magnitude(own('investments/Summa/outcome')),
        E,
        comparative,
      ),
      compared('C82.6', text('Soliditet', 'Equity ratio'), own('five-years/solidity'), own('ratios/N07'), E, only),
      compared(
        'C82.7',
        text('Soliditet med ansvarsförbindelse', 'Equity ratio incl. contingent liability'),
        own('five-years/solidity_incl_total_pension_commitment'),
        own('ratios/N08'),
        E,
        only,
      ),
    ],
    generated: 'later',
  },
  {
    id: 'C83',
    name: text('Finansiella mål räknade på nytt', 'Financial targets recomputed'),
    law: 'KL 11:6; RKR R15',
    severity: 'F',
    comparisons: [
      compared(
        'C83.1',
        text('Skuldsättning, andel av skatter och bidrag', 'Debt, share of taxes and grants'),
        own('ratios/N10'),
        ratio(own('notes/balance.11.long_term_loans'), taxesAndGrants()),
        P,
        thisYear,
      ),
    ],
    generated: 'variants',
  },
]

const goal = (path: string) => figure(`goals:total/${path}@region/{year}`)

const texts: Rule[] = [
  {
    id: 'C84',
    name: text('Varje mål i planen är utvärderat', 'Every goal of the plan is evaluated'),
    law: 'LKBR ch. 11',
    severity: 'F',
    comparisons: [
      compared(
        'C84',
        text('Utvärderade mål = mål i planen', 'Goals evaluated = goals of the plan'),
        sum(goal('met'), goal('partlyMet'), goal('notMet')),
        goal('all'),
        E,
        printed,
      ),
    ],
    generated: 'counts',
    needs: {
      books: text(
        'Planens mål eller årets rapport finns inte.',
        'The goals of the plan or the report of the year are not there.',
      ),
    },
  },
  {
    id: 'C85',
    name: text('Siffra i löptext = tabell', 'Number in running text = table'),
    law: 'LKBR 4:3',
    severity: 'V',
    comparisons: [],
    generated: 'texts',
  },
  {
    id: 'C86',
    name: text('Samma uppgift i flera kapitel är densamma', 'The same figure in several chapters is the same'),
    law: 'LKBR 4:3',
    severity: 'V',
    comparisons: [
      compared(
        'C86.1',
        text('Budgeterat resultat i två kapitel', 'Budgeted result in two chapters'),
        difference(own('money/income.total_income_budget'), own('money/cost.total_costs_budget')),
        own('operating/total_region/budget'),
        T,
        printed,
      ),
      compared(
        'C86.2',
        text('Portföljens avkastning − kravet = skillnaden', 'Return − required return = difference'),
        difference(own('pensions/return_on_financial_investments'), own('portfolio/required_return')),
        own('portfolio/excess_return'),
        T,
        printed,
      ),
    ],
    generated: 'places',
  },
]

export const RATIO_RULES: readonly Rule[] = [...ratios, ...texts]

/** The three usual formulas of self-financing; an authority decides which one its target means (RULES N09). */
export const SELF_FINANCING: Readonly<Record<'a' | 'b' | 'c', { name: Text; of: Expression }>> = {
  a: {
    name: text('resultat + avskrivningar', 'result + depreciation'),
    of: ratio(difference(own('income/result_for_the_year'), own('income/depreciation')), magnitude(own('cash-flow/investments'))),
  },
  b: {
    name: text('medel före förändring av rörelsekapital', 'funds before working capital change'),
    of: ratio(own('cash-flow/funds_before_working_capital_change'), magnitude(own('cash-flow/investments'))),
  },
  c: {
    name: text('kassaflöde från löpande verksamhet', 'cash flow from operations'),
    of: ratio(own('cash-flow/cash_flow_operating'), magnitude(own('cash-flow/investments'))),
  },
}
