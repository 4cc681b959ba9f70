// The income statement R1–R12 in the statutory order (LKBR 5:2). Income is positive, cost negative.
import {
  DEPRECIATION_LEAVES,
  EXTRAORDINARY_LEAVES,
  FINANCIAL_COST_LEAVES,
  FINANCIAL_INCOME_LEAVES,
  GRANT_LEAVES,
  OPERATING_COST_LEAVES,
  OPERATING_INCOME_LEAVES,
  TAX_LEAVES,
} from './leaves.ts'
import { type Leaf, type Line, line, moved } from './rule.ts'

const SOURCE = 'SFS 2018:597, 5 kap. 2 §'
const earned = (leaves: readonly Leaf[]) => leaves.map((leaf) => moved(leaf.id))
const spent = (leaves: readonly Leaf[]) => leaves.map((leaf) => moved(leaf.id, -1))

export const INCOME_LINES: Line[] = [
  {
    id: 'operating_income',
    label: { sv: 'Verksamhetens intäkter', en: 'Operating income' },
    note: '1',
    source: SOURCE,
    terms: earned(OPERATING_INCOME_LEAVES),
  },
  {
    id: 'operating_costs',
    label: { sv: 'Verksamhetens kostnader', en: 'Operating costs' },
    note: '2–5',
    source: SOURCE,
    terms: spent(OPERATING_COST_LEAVES),
  },
  {
    id: 'depreciation',
    label: { sv: 'Avskrivningar', en: 'Depreciation' },
    note: '6',
    source: SOURCE,
    terms: spent(DEPRECIATION_LEAVES),
  },
  {
    id: 'net_operating_costs',
    label: { sv: 'Verksamhetens nettokostnader', en: 'Net operating costs' },
    source: SOURCE,
    total: true,
    terms: [line('operating_income'), line('operating_costs'), line('depreciation')],
  },
  { id: 'tax_revenue', label: { sv: 'Skatteintäkter', en: 'Tax revenue' }, note: '7', source: SOURCE, terms: earned(TAX_LEAVES) },
  {
    id: 'general_state_grants_and_equalisation',
    label: { sv: 'Generella statsbidrag och utjämning', en: 'General state grants and equalisation' },
    note: '8',
    source: SOURCE,
    terms: earned(GRANT_LEAVES),
  },
  {
    id: 'operating_result',
    label: { sv: 'Verksamhetens resultat', en: 'Operating result' },
    source: SOURCE,
    total: true,
    terms: [line('net_operating_costs'), line('tax_revenue'), line('general_state_grants_and_equalisation')],
  },
  {
    id: 'financial_income',
    label: { sv: 'Finansiella intäkter', en: 'Financial income' },
    note: '9',
    source: SOURCE,
    terms: earned(FINANCIAL_INCOME_LEAVES),
  },
  {
    id: 'financial_costs',
    label: { sv: 'Finansiella kostnader', en: 'Financial costs' },
    note: '10',
    source: SOURCE,
    terms: spent(FINANCIAL_COST_LEAVES),
  },
  {
    id: 'result_after_financial_items',
    label: { sv: 'Resultat efter finansiella poster', en: 'Result after financial items' },
    source: SOURCE,
    total: true,
    terms: [line('operating_result'), line('financial_income'), line('financial_costs')],
  },
  {
    id: 'extraordinary_items',
    label: { sv: 'Extraordinära poster', en: 'Extraordinary items' },
    note: '11',
    source: SOURCE,
    terms: [moved(EXTRAORDINARY_LEAVES[0]!.id), moved(EXTRAORDINARY_LEAVES[1]!.id, -1)],
  },
  {
    id: 'result_for_the_year',
    label: { sv: 'Årets resultat', en: 'Result for the year' },
    source: SOURCE,
    total: true,
    terms: [line('result_after_financial_items'), line('extraordinary_items')],
  },
]
