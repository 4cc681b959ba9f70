// The balance-requirement statement B1–B10 (LKBR 11:10, RKR R15; KL 11:12–14), from the result and named items only.
// B5 reverses the year's unrealised gains; B6 returns unrealised losses and what earlier years' gains became when realised.
import { type Line, line, moved, type Term } from './rule.ts'

const SOURCE = 'SFS 2018:597, 11 kap. 10 §'
const row = (id: string, sv: string, en: string, terms: Term[], total = false): Line => ({
  id,
  label: { sv, en },
  source: SOURCE,
  ...(total ? { total } : {}),
  terms,
})

export const BALANCE_REQUIREMENT_LINES: Line[] = [
  row('result_for_the_year', 'Årets resultat enligt resultaträkningen', 'Result for the year', [
    line('income/result_for_the_year'),
  ]),
  row('reduction_capital_gains', 'Reducering av samtliga realisationsvinster', 'Reduction for all capital gains', [
    moved('gain_disposal_financial_fixed_assets', -1),
    moved('gain_disposal_tangible', -1),
  ]),
  // B3, B4, B8 and B9 need a decision of the assembly; without one they are nil.
  row(
    'adjustment_capital_gains_exception',
    'Justering för realisationsvinster enligt undantagsmöjlighet',
    'Capital gains excepted',
    [],
  ),
  row(
    'adjustment_capital_losses_exception',
    'Justering för realisationsförluster enligt undantagsmöjlighet',
    'Capital losses excepted',
    [],
  ),
  row(
    'unrealised_gains_losses_securities',
    'Orealiserade vinster och förluster i värdepapper',
    'Unrealised gains and losses on securities',
    [moved('unrealised_gains', -1)],
  ),
  row(
    'reversal_unrealised_gains_losses_securities',
    'Justering för återföring av orealiserade vinster och förluster i värdepapper',
    'Reversal of unrealised gains and losses on securities',
    [moved('unrealised_losses'), moved('reversal_value_adjustments', -1), moved('unrealised_now_realised', -1)],
  ),
  row(
    'result_after_balance_adjustments',
    'Årets resultat efter balanskravsjusteringar',
    'Result after balance adjustments',
    [
      line('result_for_the_year'),
      line('reduction_capital_gains'),
      line('adjustment_capital_gains_exception'),
      line('adjustment_capital_losses_exception'),
      line('unrealised_gains_losses_securities'),
      line('reversal_unrealised_gains_losses_securities'),
    ],
    true,
  ),
  row(
    'reservation_equalisation_reserve',
    'Reservering av medel till resultatutjämningsreserv',
    'Reservation to the equalisation reserve',
    [],
  ),
  row('use_of_equalisation_reserve', 'Användning av medel från resultatutjämningsreserv', 'Use of the equalisation reserve', []),
  row(
    'balance_requirement_result',
    'Balanskravsresultat',
    'Balance-requirement result',
    [line('result_after_balance_adjustments'), line('reservation_equalisation_reserve'), line('use_of_equalisation_reserve')],
    true,
  ),
]
