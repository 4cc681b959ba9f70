// What the demo region's plans claim and sum, as numbered checks: each with its rule and the years it is tied out under.
// Refuses a number that could move: each list has its own hundred.
import { text } from '../kernel/text.ts'
import { type Check, constant } from '../tieout/model.ts'
import { ACROSS, CLAIMS, INDICES } from './publishedPlanClaims.ts'
import { BOARD, FORECAST, interim, TERTIAL } from './publishedPlanInterims.ts'
import { OPPOSITION, OPPOSITION_NEW, OPPOSITION_TEXTS } from './publishedPlanOpposition.ts'
import { cell, E, numbered } from './publishedPlanWords.ts'

const NOT_ABOVE_ZERO = text(
  'Budgeten är ett underskott. Kommunallagen kräver reservens användning eller synnerliga skäl; beslutet finns inte i dokumenten.',
  'The budget is a deficit. The law asks for use of the reserve or exceptional reasons; the decision is not in the documents.',
)

const BUDGETED: Check[] = [
  {
    id: 'C59.21',
    name: text('Budgeterat resultat 2023 är större än noll', 'Budgeted result 2023 is above zero'),
    left: interim('budget/year_budget_result', 'region', '2023'),
    right: constant(0, 'mkr'),
    tolerance: { kind: 'L', relation: '>' },
    year: 2023,
    under: [2023],
    deviates: NOT_ABOVE_ZERO,
  },
]

export function planChecks(): Check[] {
  const plan = [2022]
  const opposition = [2021, 2022]
  const april = [2023]
  return [
    ...numbered('C85', 1001, plan, CLAIMS),
    ...numbered('C85', 1101, opposition, OPPOSITION_TEXTS),
    ...numbered('C85', 1201, opposition, BOARD),
    ...numbered('C85', 1301, april, TERTIAL),
    ...numbered('C116', 101, plan, ACROSS),
    ...numbered('C116', 301, plan, INDICES),
    ...numbered('C116', 201, april, [
      [
        'Årsbudget 2022 i delårsrapporten 2023 = planen',
        'Year budget 2022 in the report of 2023 = plan',
        2022,
        interim('budget/year_budget_result', 'region', '2022'),
        cell('result-budget', 'result_incl_fin', 'budget_2022'),
        E,
      ],
    ]),
    ...numbered('C118', 11, opposition, OPPOSITION),
    ...numbered('C54', 101, opposition, OPPOSITION_NEW),
    ...numbered('C97', 1, april, FORECAST),
    ...BUDGETED,
  ]
}
