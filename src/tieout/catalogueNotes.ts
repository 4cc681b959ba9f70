// C30–C40: notes agree with the lines they explain and with themselves (LKBR 4:6, ch. 9; RKR R2, R4, R5, R10).
import type { AuthorityKind } from '../kernel/authorityWords.ts'
import { text } from '../kernel/text.ts'
import { constant, own, ratio, sum } from './build.ts'
import { compared, E, L, T } from './catalogueStatements.ts'
import type { Comparison, Rule } from './rule.ts'

const note = (path: string, factor = 1) => own(`notes/${path}`, factor)

/** Note total, statement line, sign between them (notes print costs without sign). */
const TOTALS: [note: string, line: string, factor: 1 | -1, sv: string, en: string][] = [
  ['income.1.total_operating_income', 'income/operating_income', 1, 'verksamhetens intäkter', 'operating income'],
  ['income.2.total_costs', 'income/operating_costs', -1, 'verksamhetens kostnader', 'operating costs'],
  ['income.6.total_depreciation', 'income/depreciation', -1, 'avskrivningar', 'depreciation'],
  ['income.7.total_tax_revenue', 'income/tax_revenue', 1, 'skatteintäkter', 'tax revenue'],
  [
    'income.8.total_general_state_grants',
    'income/general_state_grants_and_equalisation',
    1,
    'generella statsbidrag',
    'general grants',
  ],
  ['income.9.total_financial_income', 'income/financial_income', 1, 'finansiella intäkter', 'financial income'],
  ['income.10.total_financial_costs', 'income/financial_costs', -1, 'finansiella kostnader', 'financial costs'],
  ['income.11.total_extraordinary_items', 'income/extraordinary_items', 1, 'extraordinära poster', 'extraordinary items'],
  ['cash_flow.1.total_non_cash_items', 'cash-flow/adjustment_non_cash_items', 1, 'ej likvidpåverkande poster', 'non-cash items'],
  ['cash_flow.2.total_investments', 'cash-flow/investments', -1, 'investeringar', 'investments'],
  [
    'cash_flow.3.total_sales',
    'cash-flow/sale_of_fixed_assets',
    1,
    'försäljning av anläggningstillgångar',
    'sale of fixed assets',
  ],
  [
    'cash_flow.4.total_change_short_term_investments',
    'cash-flow/change_short_term_investments',
    1,
    'förändring av placeringar',
    'change in investments',
  ],
  [
    'cash_flow.5.total_change_long_term_liabilities',
    'cash-flow/change_long_term_liabilities',
    1,
    'förändring av långfristiga skulder',
    'change in long-term liabilities',
  ],
  ['balance.1.carrying_amount', 'balance/intangible_assets', 1, 'immateriella tillgångar', 'intangible assets'],
  [
    'balance.2.carrying_amount',
    'balance/land_buildings_technical_installations',
    1,
    'mark, byggnader och anläggningar',
    'land and buildings',
  ],
  ['balance.3.carrying_amount', 'balance/machinery_and_equipment', 1, 'maskiner och inventarier', 'machinery and equipment'],
  [
    'balance.4.carrying_amount',
    'balance/financial_fixed_assets',
    1,
    'finansiella anläggningstillgångar',
    'financial fixed assets',
  ],
  ['balance.5.carrying_amount', 'balance/inventories', 1, 'förråd', 'inventories'],
  ['balance.6.carrying_amount', 'balance/current_receivables', 1, 'kortfristiga fordringar', 'current receivables'],
  ['balance.7.carrying_amount', 'balance/short_term_investments', 1, 'kortfristiga placeringar', 'short-term investments'],
  ['balance.8.carrying_amount', 'balance/cash_and_bank', 1, 'kassa och bank', 'cash and bank'],
  ['balance.9.carrying_amount', 'balance/total_equity', 1, 'eget kapital', 'equity'],
  ['balance.10.carrying_amount', 'balance/pension_provisions', 1, 'avsättning för pensioner', 'pension provision'],
  ['balance.11.carrying_amount', 'balance/long_term_liabilities', 1, 'långfristiga skulder', 'long-term liabilities'],
  ['balance.12.carrying_amount', 'balance/current_liabilities', 1, 'kortfristiga skulder', 'current liabilities'],
  [
    'balance.13.closing_contingent_liability',
    'balance/pension_obligations_off_balance_sheet',
    1,
    'ansvarsförbindelse för pensioner',
    'contingent pension liability',
  ],
  [
    'balance.14.carrying_amount',
    'balance/other_contingent_liabilities',
    1,
    'övriga ansvarsförbindelser',
    'other contingent liabilities',
  ],
]

const totals = TOTALS.map(
  ([path, line, factor, sv, en], i): Comparison =>
    compared(`C30.${i + 1}`, text(`Notens summa = ${sv}`, `Note total = ${en}`), note(path), own(line, factor), E),
)

const ASSETS: [no: number, sv: string, en: string, disposals: boolean][] = [
  [1, 'immateriella tillgångar', 'intangible assets', false],
  [2, 'mark, byggnader och anläggningar', 'land and buildings', true],
  [3, 'maskiner och inventarier', 'machinery and equipment', true],
]

const cost = ASSETS.map(([no, sv, en, disposals]): Comparison => {
  const lines = ['opening_cost', 'capital_expenditure', ...(disposals ? ['disposals_cost'] : [])]
  const name = text(`Anskaffningsvärde, ${sv}: ingående + årets = utgående`, `Cost, ${en}: opening + changes = closing`)
  return compared(
    `C33.${no}`,
    name,
    sum(...lines.map((line) => note(`balance.${no}.${line}`))),
    note(`balance.${no}.total_cost`),
    T,
  )
})

const depreciation = ASSETS.map(([no, sv, en, disposals]): Comparison => {
  const lines = ['opening_depreciation', 'depreciation_for_year', ...(disposals ? ['disposals_depreciation'] : [])]
  const name = text(`Avskrivningar, ${sv}: ingående + årets = utgående`, `Depreciation, ${en}: opening + changes = closing`)
  return compared(
    `C34.${no}`,
    name,
    sum(...lines.map((line) => note(`balance.${no}.${line}`))),
    note(`balance.${no}.total_depreciation`),
    T,
  )
})

const carrying = ASSETS.map(([no, sv, en]): Comparison => {
  const name = text(`Redovisat värde, ${sv} = anskaffning − avskrivning`, `Carrying amount, ${en} = cost − depreciation`)
  return compared(
    `C35.${no}`,
    name,
    sum(note(`balance.${no}.total_cost`), note(`balance.${no}.total_depreciation`)),
    note(`balance.${no}.carrying_amount`),
    T,
  )
})

const GRANTS = [
  'structural_grant',
  'cost_equalisation',
  'income_equalisation',
  'introduction_grant',
  'drug_benefit_grant',
  'regulation_fee',
  'general_grants_from_state',
]

/** What only a municipality has beside them, and the one of a region's it does not have. */
const MUNICIPAL_GRANTS = [
  ...GRANTS.filter((line) => line !== 'drug_benefit_grant'),
  'property_fee',
  'disability_support_equalisation',
]

const grantLines = (lines: readonly string[]) => sum(...lines.map((line) => note(`income.8.${line}`)))

/** Payroll tax is 24.26 % of the pension; of an amount stated incl. tax it is 24.26 / 124.26. */
const PAYROLL_TAX_SHARE = constant(19.52, 'percent', 1)

const provisionMovement = [
  'newly_earned_pension',
  'payments_for_year',
  'interest_and_base_amount_indexation',
  'other_item',
  'change_payroll_tax',
  'change_pension_elected_representatives',
]
const contingentMovement = [
  'interest_and_base_amount_indexation',
  'newly_earned_pension',
  'pension_payments',
  'other_item',
  'change_payroll_tax',
]

const assetRules: Rule[] = [
  {
    id: 'C33',
    name: text('Anskaffningsvärden: ingående + årets = utgående', 'Cost: opening + changes = closing'),
    law: 'RKR R4',
    severity: 'F',
    comparisons: cost,
  },
  {
    id: 'C34',
    name: text('Ackumulerade avskrivningar: ingående + årets = utgående', 'Depreciation: opening + changes = closing'),
    law: 'RKR R4',
    severity: 'F',
    comparisons: depreciation,
  },
  {
    id: 'C35',
    name: text('Redovisat värde = anskaffning − avskrivning', 'Carrying amount = cost − depreciation'),
    law: 'RKR R4',
    severity: 'F',
    comparisons: carrying,
  },
  {
    id: 'C36',
    name: text('Årets avskrivningar i tillgångsnoterna = resultaträkningen', 'Depreciation in asset notes = income statement'),
    law: 'RKR R4',
    severity: 'F',
    comparisons: [
      compared(
        'C36',
        text('Årets avskrivningar i tillgångsnoterna = resultaträkningen', 'Depreciation in asset notes = income statement'),
        sum(...[1, 2, 3].map((no) => note(`balance.${no}.depreciation_for_year`))),
        own('income/depreciation'),
        T,
      ),
    ],
  },
]

const taxRules: Rule[] = [
  {
    id: 'C37',
    name: text('Skatteintäkter = preliminära + slutavräkningar', 'Tax revenue = preliminary + settlements'),
    law: 'RKR R2',
    severity: 'F',
    comparisons: [
      compared(
        'C37',
        text('Skatteintäkter = preliminära + slutavräkningar', 'Tax revenue = preliminary + settlements'),
        sum(
          ...['spec_preliminary_payments', 'spec_final_settlement_prior_year', 'spec_forecast_settlement_current_year'].map((l) =>
            note(`income.7.${l}`),
          ),
        ),
        own('income/tax_revenue'),
        T,
      ),
    ],
  },
  {
    id: 'C38',
    name: text('Generella statsbidrag = notens rader', 'General grants = the lines of the note'),
    law: 'RKR R2',
    severity: 'F',
    comparisons: [
      compared(
        'C38.1',
        text('Generella statsbidrag = notens rader', 'General grants = the lines of the note'),
        grantLines(GRANTS),
        own('income/general_state_grants_and_equalisation'),
        T,
      ),
      compared(
        'C38.2',
        text('Regleringsavgiften är negativ', 'The regulation fee is negative'),
        note('income.8.regulation_fee'),
        constant(0, 'mkr'),
        L('<='),
      ),
    ],
  },
]

const pensionRules: Rule[] = [
  {
    id: 'C39',
    name: text('Avsättning för pensioner: ingående + förändringar = utgående', 'Pension provision: opening + changes = closing'),
    law: 'RKR R10',
    severity: 'F',
    comparisons: [
      compared(
        'C39.1',
        text('Avsättning för pensioner: ingående + förändringar = utgående', 'Pension provision: opening + changes = closing'),
        sum(...['opening_provision_incl_payroll_tax', ...provisionMovement].map((line) => note(`balance.10.${line}`))),
        note('balance.10.carrying_amount'),
        T,
      ),
      compared(
        'C39.2',
        text('Löneskattens andel av avsättning med skatt', 'Payroll tax as share of provision incl. tax'),
        ratio(note('balance.10.of_which_payroll_tax'), note('balance.10.opening_provision_incl_payroll_tax')),
        PAYROLL_TAX_SHARE,
        { kind: 'P', points: 0.5 },
        { severity: 'V' },
      ),
    ],
  },
  {
    id: 'C40',
    name: text('Ansvarsförbindelse: ingående + förändringar = utgående', 'Contingent liability: opening + changes = closing'),
    law: 'RKR R10; LKBR 6:4',
    severity: 'F',
    comparisons: [
      compared(
        'C40.1',
        text('Ansvarsförbindelse: ingående + förändringar = utgående', 'Contingent liability: opening + changes = closing'),
        sum(...['opening_contingent_liability', ...contingentMovement].map((line) => note(`balance.13.${line}`))),
        note('balance.13.closing_contingent_liability'),
        T,
      ),
      compared(
        'C40.2',
        text('Löneskattens andel av ansvarsförbindelse med skatt', 'Payroll tax as share of contingent liability incl. tax'),
        ratio(note('balance.13.of_which_payroll_tax'), note('balance.13.opening_contingent_liability')),
        PAYROLL_TAX_SHARE,
        { kind: 'P', points: 0.5 },
        { severity: 'V' },
      ),
    ],
  },
]

export const NOTE_RULES: readonly Rule[] = [
  {
    id: 'C30',
    name: text('Notens summa = raden den hör till', 'Note total = the line it belongs to'),
    law: 'LKBR ch. 9',
    severity: 'F',
    comparisons: totals,
  },
  {
    id: 'C31',
    name: text('Notens rader = notens summa', 'Note lines = note total'),
    law: 'LKBR 4:6',
    severity: 'F',
    comparisons: [],
    generated: 'notes',
  },
  {
    id: 'C32',
    name: text('Varje not som räkningarna hänvisar till finns', 'Every note referred to exists'),
    law: 'LKBR ch. 9',
    severity: 'V',
    comparisons: [],
    generated: 'noteNumbers',
  },
  ...assetRules,
  ...taxRules,
  ...pensionRules,
]

/** The rules of the notes as they stand for an authority of a kind: its own grants. */
export const noteRules = (kind: AuthorityKind): readonly Rule[] =>
  kind === 'region'
    ? NOTE_RULES
    : NOTE_RULES.map((rule) => ({
        ...rule,
        comparisons: rule.comparisons.map((one) => (one.id === 'C38.1' ? { ...one, left: grantLines(MUNICIPAL_GRANTS) } : one)),
      }))
