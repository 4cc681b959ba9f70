// Leaves of the income statement: which accounts of which chart belong together. A new chart or edition is a new selector here.
// Balance leaves are in balanceLeaves.ts; every account belongs to exactly one leaf of the two lists (tested).
import type { Leaf } from './rule.ts'

const income = (id: string, sv: string, en: string, region?: string, company?: string): Leaf => ({
  id,
  label: { sv, en },
  accounts: { ...(region ? { region } : {}), ...(company ? { company } : {}) },
  sign: -1,
})
const cost = (id: string, sv: string, en: string, region?: string, company?: string): Leaf => ({
  ...income(id, sv, en, region, company),
  sign: 1,
})

/** Lines of what only a region, or only a municipality, does: the others do not see them. */
const regional = (leaf: Leaf): Leaf => ({ ...leaf, only: 'region' })
const municipal = (leaf: Leaf): Leaf => ({ ...leaf, only: 'municipality' })

export const OPERATING_INCOME_LEAVES: Leaf[] = [
  regional(income('patient_fees', 'Patientintäkter', 'Patient fees', '3000-3099')),
  regional(income('sales_health_care', 'Försäljning av hälso- och sjukvård', 'Sales of health care', '3100-3199')),
  regional(income('sales_dental_care', 'Försäljning av tandvård', 'Sales of dental care', '3200-3299')),
  regional(income('sales_medical_services', 'Försäljning av medicinska tjänster', 'Sales of medical services', '3300-3399')),
  municipal(income('fees_and_charges', 'Taxor och avgifter', 'Fees and charges', '3810-3819')),
  municipal(income('rents_and_leases', 'Hyror och arrenden', 'Rents and leases', '3820-3829')),
  municipal(
    income(
      'sales_development_property',
      'Försäljning av exploateringsfastigheter',
      'Sales of property for development',
      '3830-3839',
    ),
  ),
  income('sales_other_services', 'Försäljning av andra tjänster', 'Sales of other services', '3400-3499'),
  income('sales_materials_goods', 'Försäljning av material och varor', 'Sales of materials and goods', '3500-3599'),
  income('grants_received', 'Erhållna bidrag', 'Grants received', '3600-3699', '3980,3985'),
  income('other_income', 'Övriga intäkter', 'Other income', '3700-3809,3840-3999', '3000-3979,3990-3999'),
]

export const OPERATING_COST_LEAVES: Leaf[] = [
  cost('salaries', 'Personalkostnader', 'Salaries', '4000-4399', '7000-7299'),
  cost('social_contributions', 'Sociala avgifter', 'Social contributions', '4500-4599', '7500-7599'),
  cost('pension_costs', 'Pensionskostnader', 'Pension costs', '4400-4499', '7400-7499'),
  cost('other_staff_costs', 'Övriga personalkostnader', 'Other staff costs', '4600-4999', '7600-7699'),
  regional(
    cost(
      'drugs_medical_supplies',
      'Läkemedel, sjukvårdsartiklar och medicinskt material',
      'Drugs and medical supplies',
      '5100-5199',
    ),
  ),
  regional(
    cost(
      'payment_private_health_choice_units',
      'Ersättning, privata hälsovalsenheter',
      'Payment to private health choice units',
      '5200-5299',
    ),
  ),
  regional(cost('purchased_health_care', 'Köpt hälso- och sjukvård', 'Purchased health care', '5300-5399')),
  cost('operation_related_services', 'Verksamhetsanknutna tjänster', 'Operation-related services', '5400-5499'),
  cost('grants_given', 'Lämnade bidrag', 'Grants given', '5500-5599', '4990'),
  municipal(cost('purchased_operations', 'Köp av huvudverksamhet', 'Core operations bought', '5710-5719')),
  cost(
    'premises_property_utilities',
    'Lokal- och fastighetskostnader samt media',
    'Premises, property and utilities',
    '6000-6099',
    '5000-5199',
  ),
  // The statutory form (LKBR 5:2) has no line for company tax; it stands among other costs and is named in the group note.
  cost('other_costs', 'Övriga kostnader', 'Other costs', '5600-5709,5720-5999,6100-7899', '4000-4989,5200-6999,8900-8998'),
]

export const DEPRECIATION_LEAVES: Leaf[] = [
  cost('depr_intangible', 'Immateriella tillgångar', 'Intangible assets', '7910', '7810'),
  cost(
    'depr_land_buildings',
    'Mark, byggnader, tekniska anläggningar',
    'Land, buildings, technical installations',
    '7920',
    '7820',
  ),
  cost('depr_machinery', 'Maskiner och inventarier', 'Machinery and equipment', '7930-7999', '7830-7899'),
]

export const TAX_LEAVES: Leaf[] = [
  income('spec_preliminary_payments', 'Preliminära utbetalningar', 'Preliminary payments', '8010'),
  income(
    'spec_final_settlement_prior_year',
    'Justeringspost, slutavräkning tidigare år',
    'Final settlement, earlier year',
    '8020',
  ),
  income(
    'spec_forecast_settlement_current_year',
    'Prognos, slutavräkning innevarande år',
    'Forecast settlement, current year',
    '8030-8099',
  ),
]

export const GRANT_LEAVES: Leaf[] = [
  income('structural_grant', 'Strukturbidrag', 'Structural grant', '8110'),
  income('cost_equalisation', 'Kostnadsutjämning', 'Cost equalisation', '8120'),
  income('income_equalisation', 'Inkomstutjämning', 'Income equalisation', '8130'),
  income('introduction_grant', 'Införandebidrag', 'Introduction grant', '8140'),
  regional(income('drug_benefit_grant', 'Bidrag för läkemedelsförmånen', 'Drug benefit grant', '8150')),
  income('regulation_fee', 'Regleringsavgift', 'Regulation fee', '8160'),
  municipal(income('property_fee', 'Kommunal fastighetsavgift', 'Municipal property fee', '8180-8189')),
  municipal(income('disability_support_equalisation', 'LSS-utjämning', 'Equalisation of disability support', '8190-8199')),
  income('general_grants_from_state', 'Generella bidrag från staten', 'General grants from the state', '8170-8179'),
]

export const FINANCIAL_INCOME_LEAVES: Leaf[] = [
  income('dividends', 'Utdelningar', 'Dividends', '8410'),
  income('interest_income', 'Ränteintäkter', 'Interest income', '8420', '8300-8399'),
  income(
    'gain_disposal_financial_current_assets',
    'Vinst vid avyttring av finansiella omsättningstillgångar',
    'Gain on financial current assets',
    '8430',
  ),
  income(
    'unrealised_gains',
    'Orealiserade vinster, finansiella omsättningstillgångar',
    'Unrealised gains, financial current assets',
    '8440',
  ),
  income('reversal_value_adjustments', 'Återförda värdejusteringar', 'Reversed value adjustments', '8450'),
  income(
    'gain_disposal_financial_fixed_assets',
    'Vinst vid avyttring av finansiella anläggningstillgångar',
    'Gain on financial fixed assets',
    '8460',
  ),
]

export const FINANCIAL_COST_LEAVES: Leaf[] = [
  cost('interest_cost', 'Räntekostnader', 'Interest cost', '8520', '8400-8499'),
  cost('interest_part_pension_cost', 'Räntedel i årets pensionskostnad', 'Interest part of pension cost', '8540'),
  cost('payroll_tax_part_pension_cost', 'Löneskattedel av årets pensionskostnad', 'Payroll tax part of pension cost', '8545'),
  cost(
    'unrealised_losses',
    'Orealiserade förluster, finansiella omsättningstillgångar',
    'Unrealised losses, financial current assets',
    '8560',
  ),
  cost('other_financial_costs', 'Övriga finansiella kostnader', 'Other financial costs', '8590'),
]

export const EXTRAORDINARY_LEAVES: Leaf[] = [
  income('dissolved_negative_goodwill', 'Upplösning negativ goodwill', 'Dissolved negative goodwill', '8710'),
  cost('extraordinary_costs', 'Extraordinära kostnader', 'Extraordinary costs', '8720'),
]

export const RESULT_LEAVES: Leaf[] = [
  ...OPERATING_INCOME_LEAVES,
  ...OPERATING_COST_LEAVES,
  ...DEPRECIATION_LEAVES,
  ...TAX_LEAVES,
  ...GRANT_LEAVES,
  ...FINANCIAL_INCOME_LEAVES,
  ...FINANCIAL_COST_LEAVES,
  ...EXTRAORDINARY_LEAVES,
]

/** Internal settlement between committees: nets to zero over the region, seen only in a committee's own statement (RULES C68). */
export const INTERNAL_LEAVES: Leaf[] = [
  income('internal_income', 'Interna intäkter', 'Internal income', '9100-9199'),
  cost('internal_costs', 'Interna kostnader', 'Internal costs', '9200-9299'),
]

/** Parts of leaves above that notes or the balance requirement name on their own. */
export const PART_LEAVES: Leaf[] = [
  cost('hired_staff', '– inhyrd personal', '– hired staff', '5410-5419'),
  cost('audit_experts', 'Sakkunnigas granskning av räkenskaperna', 'Experts’ review of the accounts', '6810'),
  cost('audit_of_accounts', 'Räkenskapsrevision', 'Audit of the accounts', '6810-6819', '6420'),
  cost('leasing', 'Leasing', 'Leasing', '6210', '5210'),
  income(
    'changed_pension_provision_calculation',
    'Förändrad beräkning pensionsavsättning',
    'Changed calculation of pension provision',
    '4490',
  ),
  income(
    'gain_disposal_tangible',
    'Realisationsvinster, materiella anläggningstillgångar',
    'Gains on tangible fixed assets',
    '3710',
  ),
]
