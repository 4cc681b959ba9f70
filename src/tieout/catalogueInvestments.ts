// C63–C69: the investment account against notes and cash flow, projects, internal items and cost types (LKBR 10:2; RKR R4, R13, R14).
// Data only; expenditure is compared by its size, so that the printed sign and the booked one can meet.
import { type Text, text } from '../kernel/text.ts'
import { difference, magnitude, own, sum } from './build.ts'
import { compared, REGION, T, THIS_YEAR } from './catalogueStatements.ts'
import type { Comparison, Rule } from './rule.ts'

const only = { scopes: REGION }
const thisYear = { scopes: REGION, years: THIS_YEAR }

const waiting = (id: string, name: Text, law: string, severity: 'F' | 'V', needs: Text, unverified?: true): Rule => ({
  id,
  name,
  law,
  severity,
  comparisons: [],
  needs,
  ...(unverified ? { unverified } : {}),
})

const capital = (no: number) => own(`notes/balance.${no}.capital_expenditure`)
const outcome = magnitude(own('investments/Summa/outcome'))

export const INVESTMENT_RULES: readonly Rule[] = [
  {
    id: 'C63',
    name: text(
      'Investeringar: summan = områdena, avvikelse = budget − utfall',
      'Investments: total = areas, deviation = budget − outcome',
    ),
    law: 'RKR R14',
    severity: 'F',
    comparisons: [],
    generated: 'areas',
  },
  {
    id: 'C64',
    name: text(
      'Investeringsredovisningens utfall = tillgångsnoternas utgifter',
      'Investment outcome = expenditure in asset notes',
    ),
    law: 'RKR R14, R4',
    severity: 'F',
    comparisons: [
      compared(
        'C64.1',
        text('Investeringsredovisningens utfall = tillgångsnoternas utgifter', 'Investment outcome = expenditure in asset notes'),
        outcome,
        sum(capital(1), capital(2), capital(3)),
        T,
        thisYear,
      ),
      compared(
        'C64.2',
        text(
          'Investeringar i fem år i sammandrag = tillgångsnoternas utgifter',
          'Investments in five years = expenditure in asset notes',
        ),
        magnitude(own('five-years/investments')),
        sum(capital(1), capital(2), capital(3)),
        T,
        only,
      ),
    ],
  },
  {
    id: 'C65',
    name: text(
      'Investeringar + finansiella = kassaflödets investeringar',
      'Investments + financial = investments in the cash flow',
    ),
    law: 'RKR R13',
    severity: 'F',
    comparisons: [
      compared(
        'C65.1',
        text('Investeringar + finansiella = kassaflödet', 'Investments + financial = cash flow'),
        sum(outcome, own('notes/cash_flow.2.investment_financial_fixed_assets')),
        magnitude(own('cash-flow/investments')),
        T,
        thisYear,
      ),
      compared(
        'C65.2',
        text('Tillgångsnoternas utgifter + finansiella = kassaflödet', 'Expenditure in asset notes + financial = cash flow'),
        sum(capital(1), capital(2), capital(3), own('notes/cash_flow.2.investment_financial_fixed_assets')),
        magnitude(own('cash-flow/investments')),
        T,
      ),
    ],
  },
  waiting(
    'C66',
    text('Projekt: ackumulerat = tidigare + årets', 'Project: accumulated = prior + year'),
    'RKR R14',
    'F',
    text('Projektens ackumulerade utfall saknas.', 'Accumulated project outcomes are missing.'),
  ),
  waiting(
    'C67',
    text('Färdiga projekt lämnar pågående nyanläggning', 'Completed projects leave construction in progress'),
    'RKR R14',
    'V',
    text('Projektens slutdatum saknas.', 'Completion dates of projects are missing.'),
  ),
  {
    id: 'C68',
    name: text('Interna intäkter = interna kostnader', 'Internal income = internal costs'),
    law: 'RKR R14',
    severity: 'F',
    comparisons: [],
    generated: 'committees',
    needs: text('Interna poster per nämnd är inte tryckta.', 'Internal items by committee are not printed.'),
  },
  {
    id: 'C69',
    name: text('Kostnadsslag = nämnder = huvudbok', 'Cost types = committees = ledger'),
    law: 'internal',
    severity: 'F',
    comparisons: [],
    generated: 'committees',
    needs: text('Kostnadsslag per nämnd är inte tryckta.', 'Cost types by committee are not printed.'),
  },
]

/** Sums of areas and the deviation of each, when the authority has said which areas it has. */
export function areaComparisons(areas: readonly string[]): Comparison[] {
  const size = (area: string, column: string) => magnitude(own(`investments/${area}/${column}`))
  const signed = (area: string) => own(`investments/${area}/deviation`)
  const sums = (['outcome', 'budget'] as const).map((column, i) =>
    compared(
      `C63.${i + 1}`,
      text(`Summa områden = totalen, ${column === 'outcome' ? 'utfall' : 'budget'}`, `Sum of areas = total, ${column}`),
      sum(...areas.map((a) => size(a, column))),
      size('Summa', column),
      T,
      thisYear,
    ),
  )
  const deviations = compared(
    'C63.3',
    text('Summa områden = totalen, avvikelse', 'Sum of areas = total, deviation'),
    sum(...areas.map(signed)),
    signed('Summa'),
    T,
    thisYear,
  )
  const rows = [...areas, 'Summa'].map((area, i) =>
    compared(
      `C63.${i + 4}`,
      text(`Avvikelse = budget − utfall, ${area}`, `Deviation = budget − outcome, ${area}`),
      difference(size(area, 'budget'), size(area, 'outcome')),
      signed(area),
      T,
      thisYear,
    ),
  )
  return [...sums, deviations, ...rows]
}
