// Notes to the balance sheet: movements of fixed assets, provisions and contingent liabilities, specifications of the rest (LKBR 4:6, 9 kap.).
// Figures that no ledger holds (years, percent) stay lines without a value and say so.

import { ASSET_LEAVES, LIABILITY_LEAVES } from './balanceLeaves.ts'
import {
  CASH,
  CONTINGENT,
  CURRENT,
  FINANCIAL_FIXED,
  INVENTORY,
  PENSION,
  PLACEMENT,
  RECEIVABLE,
  UNREALISED,
} from './balanceLines.ts'
import { closing, line, moved, type NoteLine, opening, type Term } from './rule.ts'

const SOURCE = 'SFS 2018:597, 4 kap. 6 § och 9 kap.'

const of = (note: string, id: string, sv: string, en: string, terms: Term[], more: Partial<NoteLine> = {}): NoteLine => ({
  in: `balance.${note}`,
  id,
  label: { sv, en },
  source: SOURCE,
  unverified: true,
  terms,
  ...more,
})
const total = { total: true }
const part = { ofWhich: true }
const own = (note: string, ...lines: string[]): Term[] => lines.map((one) => line(`notes/balance.${note}.${one}`))
const open = (...leaves: string[]): Term[] => leaves.map((leaf) => opening(leaf))
const close = (...leaves: string[]): Term[] => leaves.map((leaf) => closing(leaf))

/** Cost and depreciation with the year's movements (RKR R4; RULES C33–C35). Intangible assets are printed without disposals. */
function fixedAssetNote(note: string, name: string, options: { disposals: boolean; life: boolean }): NoteLine[] {
  const leaf = (suffix: string): string => `${name}_${suffix}`
  const { disposals, life } = options
  return [
    of(note, 'opening_cost', 'Ingående anskaffningsvärde', 'Opening cost', open(leaf('cost'), leaf('capex'), leaf('disposals'))),
    of(note, 'capital_expenditure', 'Årets investeringsutgifter', 'Capital expenditure of the year', [
      moved(leaf('capex')),
      moved(leaf('cost')),
    ]),
    ...(disposals ? [of(note, 'disposals_cost', 'Försäljningar/utrangeringar', 'Disposals', [moved(leaf('disposals'))])] : []),
    of(note, 'total_cost', 'Summa anskaffningsvärde', 'Total cost', close(leaf('cost'), leaf('capex'), leaf('disposals')), total),
    of(
      note,
      'opening_depreciation',
      'Ingående avskrivningar',
      'Opening depreciation',
      open(leaf('depr'), leaf('depr_year'), leaf('depr_reversed')),
    ),
    of(note, 'depreciation_for_year', 'Årets avskrivningar', 'Depreciation of the year', [
      moved(leaf('depr_year')),
      moved(leaf('depr')),
    ]),
    ...(disposals
      ? [
          of(note, 'disposals_depreciation', 'Försäljningar/utrangeringar', 'Depreciation of disposals', [
            moved(leaf('depr_reversed')),
          ]),
        ]
      : []),
    of(
      note,
      'total_depreciation',
      'Summa avskrivningar',
      'Total depreciation',
      close(leaf('depr'), leaf('depr_year'), leaf('depr_reversed')),
      total,
    ),
    of(
      note,
      'carrying_amount',
      'Summa redovisat värde vid årets slut',
      'Carrying amount at year end',
      own(note, 'total_cost', 'total_depreciation'),
      total,
    ),
    ...(life
      ? [
          of(note, 'average_useful_life', 'Genomsnittlig nyttjandeperiod (år)', 'Average useful life (years)', [], {
            unit: 'years' as const,
          }),
        ]
      : []),
  ]
}

const byId = new Map([...ASSET_LEAVES, ...LIABILITY_LEAVES].map((leaf) => [leaf.id, leaf]))
const each = (note: string, leaves: readonly string[]): NoteLine[] =>
  leaves.map((id) => of(note, id, byId.get(id)!.label.sv, byId.get(id)!.label.en, [closing(id)]))
const carrying = (note: string, ...lines: string[]): NoteLine =>
  of(note, 'carrying_amount', 'Summa redovisat värde vid årets slut', 'Carrying amount at year end', own(note, ...lines), total)

const ASSETS: NoteLine[] = [
  ...fixedAssetNote('1', 'intangible', { disposals: false, life: false }),
  ...fixedAssetNote('2', 'buildings', { disposals: true, life: true }),
  ...fixedAssetNote('3', 'machinery', { disposals: true, life: true }),
  of(
    '4',
    'long_term_receivables',
    'Långfristiga fordringar (utlämnade lån)',
    'Long-term receivables',
    close(FINANCIAL_FIXED[3]!, FINANCIAL_FIXED[4]!),
  ),
  of('4', 'securities', 'Värdepapper m.m.', 'Securities', close(...FINANCIAL_FIXED.slice(0, 3))),
  of('4', 'tenant_owned_apartments', 'Bostadsrätter', 'Tenant-owned apartments', close(...FINANCIAL_FIXED.slice(5))),
  carrying('4', 'long_term_receivables', 'securities', 'tenant_owned_apartments'),
  ...each('5', INVENTORY),
  carrying('5', ...INVENTORY),
  ...each('6', RECEIVABLE),
  carrying('6', ...RECEIVABLE),
  of('7', 'shares', 'Aktier och andelar', 'Shares', close('shares', 'reinvested_dividends')),
  ...each('7', PLACEMENT.slice(2, 4)),
  of('7', 'unrealised_value_change', 'Orealiserad värdeförändring', 'Unrealised change in value', close(...UNREALISED)),
  carrying('7', 'shares', 'fixed_income_funds', 'other_short_term_investments', 'unrealised_value_change'),
  ...each('8', CASH),
  carrying('8', ...CASH),
  of('8', 'overdraft_facility_unused', 'Outnyttjad checkkredit', 'Unused overdraft facility', close('overdraft_unused'), part),
]

const EQUITY_AND_PROVISIONS: NoteLine[] = [
  of(
    '9',
    'opening_equity',
    'Ingående eget kapital',
    'Opening equity',
    open('equity', 'equity_adjustment', 'contribution_received', 'untaxed_reserves', 'booked_result'),
  ),
  of('9', 'adjustment_region_merger', 'Justeringspost sammanslagning av region', 'Adjustment for the merger', [
    moved('equity_adjustment'),
  ]),
  of('9', 'shareholder_contribution', 'Erhållet aktieägartillskott', 'Shareholder contribution received', [
    moved('contribution_received'),
    moved('equity'),
  ]),
  of('9', 'result_for_the_year', 'Årets resultat', 'Result for the year', [line('income/result_for_the_year')]),
  carrying('9', 'opening_equity', 'adjustment_region_merger', 'shareholder_contribution', 'result_for_the_year'),
  of(
    '10',
    'opening_provision_incl_payroll_tax',
    'Ingående avsättning inkl. löneskatt',
    'Opening provision incl. payroll tax',
    open(...PENSION),
  ),
  of(
    '10',
    'of_which_payroll_tax',
    'Varav löneskatt',
    'Of which payroll tax',
    open('pension_payroll_tax', 'pension_payroll_tax_change'),
    part,
  ),
  of('10', 'newly_earned_pension', 'Nyintjänad pension', 'Newly earned pension', [moved('pension_newly_earned')]),
  of('10', 'payments_for_year', 'Årets utbetalningar', 'Payments of the year', [moved('pension_payments')]),
  of('10', 'interest_and_base_amount_indexation', 'Ränte- och basbeloppsuppräkning', 'Interest and base amount indexation', [
    moved('pension_interest'),
  ]),
  of('10', 'other_item', 'Övrig post', 'Other item', [moved('pension_other'), moved('pension')]),
  of('10', 'change_payroll_tax', 'Förändring av löneskatten', 'Change in payroll tax', [
    moved('pension_payroll_tax_change'),
    moved('pension_payroll_tax'),
  ]),
  of(
    '10',
    'change_pension_elected_representatives',
    'Förändring pensioner förtroendevalda',
    'Change, pensions of elected representatives',
    [moved('pension_elected')],
  ),
  carrying(
    '10',
    'opening_provision_incl_payroll_tax',
    'newly_earned_pension',
    'payments_for_year',
    'interest_and_base_amount_indexation',
    'other_item',
    'change_payroll_tax',
    'change_pension_elected_representatives',
  ),
  of('10', 'investigation_degree', 'Aktualiseringsgrad', 'Degree of updating', [], { unit: 'percent' }),
]

const DEBTS: NoteLine[] = [
  of(
    '11',
    'investment_grants',
    'Investeringsbidrag',
    'Investment grants',
    close('investment_grants', 'investment_grants_change'),
  ),
  of('11', 'long_term_loans', 'Långfristiga lån', 'Long-term loans', close('long_term_loans', 'loans_raised')),
  carrying('11', 'investment_grants', 'long_term_loans'),
  ...each('12', CURRENT),
  carrying('12', ...CURRENT),
  of('13', 'opening_contingent_liability', 'Ingående ansvarsförbindelse', 'Opening contingent liability', open(...CONTINGENT)),
  of(
    '13',
    'of_which_payroll_tax',
    'Varav löneskatt',
    'Of which payroll tax',
    open('contingent_payroll_tax', 'contingent_payroll_tax_change'),
    part,
  ),
  of('13', 'interest_and_base_amount_indexation', 'Ränte- och basbeloppsuppräkning', 'Interest and base amount indexation', [
    moved('contingent_interest'),
  ]),
  of('13', 'newly_earned_pension', 'Nyintjänad pension', 'Newly earned pension', [moved('contingent_newly_earned')]),
  of('13', 'pension_payments', 'Pensionsutbetalningar', 'Pension payments', [moved('contingent_payments')]),
  of('13', 'other_item', 'Övrig post', 'Other item', [moved('contingent_other'), moved('contingent')]),
  of('13', 'change_payroll_tax', 'Förändring av löneskatten', 'Change in payroll tax', [
    moved('contingent_payroll_tax_change'),
    moved('contingent_payroll_tax'),
  ]),
  of(
    '13',
    'total_pension_obligations',
    'Summa pensionsförpliktelser',
    'Total pension obligations',
    own(
      '13',
      'opening_contingent_liability',
      'interest_and_base_amount_indexation',
      'newly_earned_pension',
      'pension_payments',
      'other_item',
      'change_payroll_tax',
    ),
    total,
  ),
  of(
    '13',
    'closing_contingent_liability',
    'Utgående ansvarsförbindelse',
    'Closing contingent liability',
    close(...CONTINGENT),
    total,
  ),
  of('13', 'adel_reform', 'Ädelreformen', 'Ädel reform', close('adel_reform'), part),
  of('13', 'adel_payroll_tax', 'Löneskatt, Ädelreformen', 'Payroll tax, Ädel reform', close('adel_payroll_tax'), part),
  of('13', 'total_adel_reform', 'Summa Ädelreformen', 'Total Ädel reform', own('13', 'adel_reform', 'adel_payroll_tax'), {
    ...part,
    ...total,
  }),
  of('14', 'carrying_amount', 'Summa borgensåtaganden', 'Total guarantees', close('guarantees', 'guarantees_group'), total),
]

export const BALANCE_NOTE_LINES: NoteLine[] = [...ASSETS, ...EQUITY_AND_PROVISIONS, ...DEBTS]
