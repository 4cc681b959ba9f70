// Notes to the income statement and the cash flow statement (LKBR 9 kap., 4:6). Costs are positive here, as they are printed.
// Notes to the balance sheet are in balanceNoteLines.ts; an authority's own lines are given in the context.

import { PLACEMENT } from './balanceLines.ts'
import { CAPEX, FINANCIAL_CAPEX, NON_CASH_PROVISIONS } from './cashFlowLines.ts'
import * as leaves from './leaves.ts'
import { closing, type Leaf, line, moved, type NoteLine, type Term } from './rule.ts'

const SOURCE = 'SFS 2018:597, 4 kap. 6 § och 9 kap.'

const of = (note: string, id: string, sv: string, en: string, terms: Term[], more: Partial<NoteLine> = {}): NoteLine => ({
  in: note,
  id,
  label: { sv, en },
  source: SOURCE,
  unverified: true,
  terms,
  ...more,
})
const eachLeaf = (note: string, list: readonly Leaf[], factor?: -1): NoteLine[] =>
  list.map((leaf) => of(note, leaf.id, leaf.label.sv, leaf.label.en, [moved(leaf.id, factor)]))
const totalOf = (note: string, id: string, sv: string, en: string, lines: readonly string[]): NoteLine =>
  of(
    note,
    id,
    sv,
    en,
    lines.map((one) => line(`notes/${note}.${one}`)),
    { total: true },
  )
const ids = (list: readonly Leaf[]): string[] => list.map((leaf) => leaf.id)
const part = { ofWhich: true }

const OPERATING: NoteLine[] = [
  ...eachLeaf('income.1', leaves.OPERATING_INCOME_LEAVES),
  totalOf(
    'income.1',
    'total_operating_income',
    'Summa verksamhetens intäkter',
    'Total operating income',
    ids(leaves.OPERATING_INCOME_LEAVES),
  ),
  ...eachLeaf('income.2', leaves.OPERATING_COST_LEAVES.slice(0, 8)),
  of('income.2', 'hired_staff', '– inhyrd personal', '– hired staff', [moved('hired_staff')], part),
  ...eachLeaf('income.2', leaves.OPERATING_COST_LEAVES.slice(8)),
  totalOf('income.2', 'total_costs', 'Summa kostnader', 'Total costs', ids(leaves.OPERATING_COST_LEAVES)),
  of(
    'income.3',
    'audit_total_cost',
    'Total kostnad för räkenskapsrevision',
    'Total cost of the audit of the accounts',
    [moved('audit_of_accounts')],
    { total: true },
  ),
  of(
    'income.3',
    'audit_expert_review',
    '– varav kostnad för de sakkunnigas granskning av räkenskaperna',
    '– of which experts’ review of the accounts',
    [moved('audit_experts')],
    part,
  ),
  of(
    'income.4',
    'leasing_during_year',
    'Operationell och finansiell leasing under året',
    'Operating and finance leases in the year',
    [moved('leasing')],
  ),
  of('income.4', 'leasing_commitment_0_12_months', 'Åtagande, betalningar kommande 12 månader', 'Commitment, next 12 months', [
    closing('leasing_0_12'),
  ]),
  of(
    'income.4',
    'leasing_commitment_12_60_months',
    'Åtagande, betalningar kommande 12–60 månader',
    'Commitment, 12 to 60 months',
    [closing('leasing_12_60')],
  ),
  of('income.4', 'leasing_commitment_over_60_months', 'Åtagande, mer än 60 månader', 'Commitment, over 60 months', [
    closing('leasing_over_60'),
  ]),
  of(
    'income.5',
    'changed_pension_provision_calculation',
    'Förändrad beräkning pensionsavsättning',
    'Changed calculation of pension provision',
    [moved('changed_pension_provision_calculation')],
  ),
  totalOf(
    'income.5',
    'total_items_affecting_comparability',
    'Summa jämförelsestörande post',
    'Total items affecting comparability',
    ['changed_pension_provision_calculation'],
  ),
  ...eachLeaf('income.6', leaves.DEPRECIATION_LEAVES),
  totalOf('income.6', 'total_depreciation', 'Summa avskrivningar', 'Total depreciation', ids(leaves.DEPRECIATION_LEAVES)),
]

const CENTRAL: NoteLine[] = [
  of(
    'income.7',
    'regional_tax',
    'Regionskatt',
    'Regional tax',
    leaves.TAX_LEAVES.map((leaf) => moved(leaf.id)),
  ),
  totalOf('income.7', 'total_tax_revenue', 'Summa skatteintäkter', 'Total tax revenue', ['regional_tax']),
  ...eachLeaf('income.7', leaves.TAX_LEAVES).map((note) => ({ ...note, ofWhich: true })),
  ...eachLeaf('income.8', leaves.GRANT_LEAVES),
  totalOf(
    'income.8',
    'total_general_state_grants',
    'Summa generella statsbidrag och utjämning',
    'Total general state grants and equalisation',
    ids(leaves.GRANT_LEAVES),
  ),
  ...eachLeaf('income.9', leaves.FINANCIAL_INCOME_LEAVES),
  totalOf(
    'income.9',
    'total_financial_income',
    'Summa finansiella intäkter',
    'Total financial income',
    ids(leaves.FINANCIAL_INCOME_LEAVES),
  ),
  ...eachLeaf('income.10', leaves.FINANCIAL_COST_LEAVES),
  totalOf(
    'income.10',
    'total_financial_costs',
    'Summa finansiella kostnader',
    'Total financial costs',
    ids(leaves.FINANCIAL_COST_LEAVES),
  ),
  ...eachLeaf('income.11', leaves.EXTRAORDINARY_LEAVES.slice(0, 1)),
  ...eachLeaf('income.11', leaves.EXTRAORDINARY_LEAVES.slice(1), -1),
  totalOf(
    'income.11',
    'total_extraordinary_items',
    'Summa extraordinära poster',
    'Total extraordinary items',
    ids(leaves.EXTRAORDINARY_LEAVES),
  ),
]

const capexOf = (id: string, sv: string, en: string, capex: readonly string[]): NoteLine =>
  of(
    'cash_flow.2',
    id,
    sv,
    en,
    capex.map((leaf) => moved(leaf)),
  )

const CASH_FLOW: NoteLine[] = [
  of(
    'cash_flow.1',
    'depreciation_writedown_disposal',
    'Av- och nedskrivningar och utrangeringar',
    'Depreciation, write-downs and scrapping',
    leaves.DEPRECIATION_LEAVES.map((leaf) => moved(leaf.id)),
  ),
  of(
    'cash_flow.1',
    'adjustment_negative_goodwill',
    'Justering upplösning negativ goodwill',
    'Adjustment for dissolved negative goodwill',
    [moved('dissolved_negative_goodwill', -1)],
  ),
  // The printed line names pensions only; other provisions are nil or below the unit and have no line of their own.
  of(
    'cash_flow.1',
    'change_pension_provision',
    'Årets förändring, avsättning för pensioner',
    'Change in pension provision',
    NON_CASH_PROVISIONS.map((leaf) => moved(leaf)),
  ),
  totalOf('cash_flow.1', 'total_non_cash_items', 'Summa ej likviditetspåverkande poster', 'Total non-cash items', [
    'depreciation_writedown_disposal',
    'adjustment_negative_goodwill',
    'change_pension_provision',
  ]),
  capexOf('investment_intangible', 'Immateriella tillgångar', 'Intangible assets', CAPEX.slice(0, 1)),
  capexOf(
    'investment_land_buildings',
    'Mark, byggnader, tekniska anläggningar',
    'Land, buildings, technical installations',
    CAPEX.slice(1, 2),
  ),
  capexOf('investment_machinery', 'Maskiner och inventarier', 'Machinery and equipment', CAPEX.slice(2, 3)),
  capexOf('investment_financial_fixed_assets', 'Finansiella anläggningstillgångar', 'Financial fixed assets', FINANCIAL_CAPEX),
  totalOf('cash_flow.2', 'total_investments', 'Summa investeringar', 'Total investments', [
    'investment_intangible',
    'investment_land_buildings',
    'investment_machinery',
    'investment_financial_fixed_assets',
  ]),
  of('cash_flow.3', 'sale_tangible_assets', 'Anläggningstillgångar', 'Fixed assets', [line('cash-flow/sale_of_fixed_assets')]),
  totalOf('cash_flow.3', 'total_sales', 'Summa försäljningar', 'Total sales', ['sale_tangible_assets']),
  of('cash_flow.4', 'reinvested_dividends', 'Återinvesterade utdelningar', 'Reinvested dividends', [
    moved('reinvested_dividends', -1),
  ]),
  of('cash_flow.4', 'unrealised_gains_losses', 'Orealiserade vinster och förluster', 'Unrealised gains and losses', [
    moved('unrealised_of_year', -1),
  ]),
  of(
    'cash_flow.4',
    'realised_gains_losses',
    'Realiserade vinster och förluster, köp och försäljning',
    'Realised gains and losses, bought and sold',
    PLACEMENT.filter((leaf) => leaf !== 'reinvested_dividends' && leaf !== 'unrealised_of_year').map((leaf) => moved(leaf, -1)),
  ),
  totalOf(
    'cash_flow.4',
    'total_change_short_term_investments',
    'Summa förändring kortfristiga placeringar',
    'Total change in short-term investments',
    ['reinvested_dividends', 'unrealised_gains_losses', 'realised_gains_losses'],
  ),
  of('cash_flow.5', 'investment_grants', 'Investeringsbidrag', 'Investment grants', [
    moved('investment_grants'),
    moved('investment_grants_change'),
  ]),
  of('cash_flow.5', 'loans_raised', 'Upptagna lån', 'Loans raised', [moved('long_term_loans'), moved('loans_raised')]),
  totalOf(
    'cash_flow.5',
    'total_change_long_term_liabilities',
    'Summa förändring långfristiga skulder',
    'Total change in long-term liabilities',
    ['investment_grants', 'loans_raised'],
  ),
]

export const NOTE_LINES: NoteLine[] = [...OPERATING, ...CENTRAL, ...CASH_FLOW]
