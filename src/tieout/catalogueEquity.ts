// C70–C79: the balance requirement and the pension commitment (LKBR 11:10; KL 11:12–14; RKR R10, R15).
// Data only; what a difference means is the engine's verdict and the reader's judgement.
import { type Text, text } from '../kernel/text.ts'
import { before, constant, difference, least, magnitude, most, own, ratio, sum, taxesAndGrants, weighted } from './build.ts'
import { compared, E, L, P, REGION, T, THIS_YEAR } from './catalogueStatements.ts'
import type { Tolerance } from './comparison.ts'
import type { Expression } from './expression.ts'
import type { Rule } from './rule.ts'

const only = { scopes: REGION }
const thisYear = { scopes: REGION, years: THIS_YEAR }
const printed = { ...thisYear, sources: ['published'] as const }
const A = (line: string, factor = 1) => own(`balance-requirement/${line}`, factor)
const zero = constant(0, 'mkr')

const single = (
  id: string,
  name: Text,
  law: string,
  severity: 'F' | 'V',
  left: Expression,
  right: Expression,
  tolerance: Tolerance,
  options = {},
): Rule => ({
  id,
  name,
  law,
  severity,
  comparisons: [compared(id, name, left, right, tolerance, { ...thisYear, ...options })],
})

const adjustments = [
  'reduction_capital_gains',
  'adjustment_capital_gains_exception',
  'adjustment_capital_losses_exception',
  'unrealised_gains_losses_securities',
  'reversal_unrealised_gains_losses_securities',
]
const reserve = ['reservation_equalisation_reserve', 'use_of_equalisation_reserve']

const balanceRequirement: Rule[] = [
  single(
    'C70',
    text('Balanskravsutredningen börjar med årets resultat', 'The balance requirement starts with the result'),
    'LKBR 11:10',
    'F',
    A('result_for_the_year'),
    own('income/result_for_the_year'),
    E,
  ),
  {
    id: 'C71',
    name: text('Balanskravsresultatet räknat på nytt', 'The balance requirement result recomputed'),
    law: 'LKBR 11:10',
    severity: 'F',
    comparisons: [
      compared(
        'C71.1',
        text('Resultat efter balanskravsjusteringar', 'Result after balance adjustments'),
        sum(A('result_for_the_year'), ...adjustments.map((l) => A(l))),
        A('result_after_balance_adjustments'),
        T,
        thisYear,
      ),
      compared(
        'C71.2',
        text('Balanskravsresultat', 'Balance requirement result'),
        sum(A('result_after_balance_adjustments'), ...reserve.map((l) => A(l))),
        A('balance_requirement_result'),
        T,
        thisYear,
      ),
    ],
  },
  {
    id: 'C72',
    name: text('Balanskravets rader har rätt tecken', 'The lines of the balance requirement have the right sign'),
    law: 'LKBR 11:10',
    severity: 'F',
    comparisons: [
      compared(
        'C72.1',
        text('Realisationsvinster dras av', 'Capital gains are deducted'),
        A('reduction_capital_gains'),
        zero,
        L('<='),
        thisYear,
      ),
      compared(
        'C72.2',
        text('Undantagna vinster är högst de avdragna', 'Excepted gains are at most those deducted'),
        A('adjustment_capital_gains_exception'),
        A('reduction_capital_gains', -1),
        L('<='),
        thisYear,
      ),
      compared(
        'C72.3',
        text('Undantagna förluster läggs till', 'Excepted losses are added'),
        A('adjustment_capital_losses_exception'),
        zero,
        L('>='),
        thisYear,
      ),
      compared(
        'C72.4',
        text('Reservering dras av', 'A reservation is deducted'),
        A('reservation_equalisation_reserve'),
        zero,
        L('<='),
        thisYear,
      ),
      compared(
        'C72.5',
        text('Användning av reserv läggs till', 'Use of a reserve is added'),
        A('use_of_equalisation_reserve'),
        zero,
        L('>='),
        thisYear,
      ),
    ],
  },
  single(
    'C73',
    text('Reserveringen ryms i det som lagen tillåter', 'The reservation is within what the law allows'),
    'KL 11:14',
    'F',
    magnitude(A('reservation_equalisation_reserve')),
    most(
      zeroLike(),
      weighted([1, least(A('result_for_the_year'), A('result_after_balance_adjustments'))], [-0.01, taxesAndGrants()]),
    ),
    L('<='),
  ),
  {
    id: 'C74',
    name: text('Balanskravets justeringar syns i noterna', 'The adjustments are visible in the notes'),
    law: 'RKR R15',
    severity: 'V',
    comparisons: [
      compared(
        'C74.1',
        text('Realisationsvinster = noten', 'Capital gains = note'),
        A('reduction_capital_gains', -1),
        own('notes/income.9.gain_disposal_financial_fixed_assets'),
        T,
        thisYear,
      ),
      compared(
        'C74.2',
        text('Orealiserade vinster = noten', 'Unrealised gains = note'),
        A('unrealised_gains_losses_securities', -1),
        own('notes/income.9.unrealised_gains'),
        T,
        thisYear,
      ),
      compared(
        'C74.3',
        text('Återföring = orealiserade förluster i noten', 'Reversal = unrealised losses in the note'),
        A('reversal_unrealised_gains_losses_securities'),
        own('notes/income.10.unrealised_losses'),
        T,
        printed,
      ),
    ],
    needs: {
      books: text(
        'Återföringen är inte delad på namngivna poster i noterna.',
        'The reversal is not split on named items in the notes.',
      ),
    },
  },
  single(
    'C75',
    text('Underskott att återställa är återställt', 'The deficit to restore is restored'),
    'KL 11:12–13',
    'F',
    least(A('balance_requirement_result'), before('five-years/balance_requirement_result', -1)),
    before('five-years/balance_requirement_result', -1),
    T,
  ),
  single(
    'C76',
    text('Ingen åtgärdsplan krävs: balanskravsresultatet är inte negativt', 'No action plan needed: the result is not negative'),
    'KL 11:12',
    'F',
    A('balance_requirement_result'),
    zero,
    L('>='),
  ),
]

/** Zero in the unit of the statements, so that it can be compared with amounts in öre or mkr. */
function zeroLike(): Expression {
  return difference(own('income/result_for_the_year'), own('income/result_for_the_year'))
}

const pension = (line: string) => own(`pensions/${line}`)
const commitment = () => sum(own('balance/pension_provisions'), own('balance/pension_obligations_off_balance_sheet'))

const pensions: Rule[] = [
  {
    id: 'C77',
    name: text(
      'Avsättning + ansvarsförbindelse = totalt pensionsåtagande',
      'Provision + contingent liability = total commitment',
    ),
    law: 'RKR R10, R15',
    severity: 'F',
    comparisons: [
      compared(
        'C77.1',
        text('Avsättning + ansvarsförbindelse = summan i tabellen', 'Provision + contingent liability = total of the table'),
        sum(pension('pension_provision'), pension('contingent_liability')),
        pension('total_pension_commitment'),
        T,
        only,
      ),
      compared(
        'C77.2',
        text('Pensionsåtagande, två tabeller', 'Pension commitment, two tables'),
        pension('total_pension_commitment'),
        own('five-years/pension_commitment'),
        E,
        only,
      ),
      compared(
        'C77.3',
        text('Pensionsåtagande i fem år = balansräkningen', 'Pension commitment in five years = balance sheet'),
        own('five-years/pension_commitment'),
        commitment(),
        T,
        only,
      ),
    ],
  },
  {
    id: 'C78',
    name: text('Pensionstabellens rader = balansräkningen', 'Lines of the pension table = balance sheet'),
    law: 'RKR R15',
    severity: 'F',
    comparisons: [
      compared(
        'C78.1',
        text('Avsättning för pensioner', 'Pension provision'),
        pension('pension_provision'),
        own('balance/pension_provisions'),
        E,
        only,
      ),
      compared(
        'C78.2',
        text('Ansvarsförbindelse', 'Contingent liability'),
        pension('contingent_liability'),
        own('balance/pension_obligations_off_balance_sheet'),
        E,
        only,
      ),
      compared(
        'C78.3',
        text('Placerade medel', 'Invested funds'),
        pension('financial_current_assets'),
        own('balance/short_term_investments'),
        E,
        only,
      ),
      compared(
        'C78.4',
        text('Portföljens marknadsvärde = kortfristiga placeringar', 'Market value of the portfolio = short-term investments'),
        own('portfolio/market_value'),
        own('balance/short_term_investments'),
        E,
        printed,
      ),
    ],
  },
  {
    id: 'C79',
    name: text('Återlån och konsolideringsgrad', 'Reborrowing and degree of consolidation'),
    law: 'RKR R15',
    severity: 'V',
    comparisons: [
      compared(
        'C79.1',
        text('Återlån = åtagande − förvaltade medel', 'Reborrowing = commitment − managed funds'),
        difference(pension('total_pension_commitment'), pension('financial_current_assets')),
        pension('reborrowing'),
        T,
        only,
      ),
      compared(
        'C79.2',
        text('Konsolideringsgrad = medel / åtagande', 'Degree of consolidation = funds / commitment'),
        own('ratios/N12'),
        ratio(own('balance/short_term_investments'), commitment()),
        P,
        thisYear,
      ),
    ],
  },
]

export const EQUITY_RULES: readonly Rule[] = [...balanceRequirement, ...pensions]
