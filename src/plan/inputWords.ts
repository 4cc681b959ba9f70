// The words of what is put in, and what holds when nothing is: zero where nothing decided means nothing, else missing.
import type { FigureRef } from '../kernel/figure.ts'
import { type Text, text } from '../kernel/text.ts'
import { type Cell, type CellUnit, leafCell } from './cells.ts'
import type { InputName } from './refs.ts'

export const W = {
  base: text('varaktig ram', 'permanent frame'),
  once: text('tillfälligt under året', 'temporary in the year'),
  frame: text('ram', 'frame'),
  carried: text('ram från året före', 'frame carried over'),
  adjustment: text('beslutad ändring', 'decided change'),
  level: text('egen prognos', 'own forecast'),
  index: text('prisindex', 'price index'),
  change: text('index och prognos', 'index and forecast'),
  forecastChange: text('ändring enligt egen prognos', 'change by own forecast'),
  investment: text('investering', 'investment'),
  newDepreciation: text('avskrivning på nya investeringar', 'depreciation of new investments'),
  depreciation: text('Avskrivningar', 'Depreciation'),
  allFrames: text('Summa verksamhetens nettokostnad', 'Net cost of operations'),
  allChanges: text('Index och prognos, alla ramar', 'Index and forecast, all frames'),
  allInvestments: text('Investeringar, summa', 'Investments, total'),
  taxChange: text('Ändrad skattesats', 'Changed tax rate'),
  taxRate: text('Skattesats med ändring, öre per 100 kronor', 'Tax rate with its change, öre per SEK 100'),
  loans: text('Nya lån sedan budgetåret', 'New loans since the budget year'),
  interest: text('Ränta på nya lån', 'Interest on new loans'),
  rest: text('Avrundning till hela ören', 'Rounding to whole öre'),
  rate: text('räknas med, summeras inte', 'multiplied by, not summed'),
} as const

const input = (sv: string, en: string, unit: CellUnit = 'ore', absent: 0 | null = null) => {
  const label: Text = text(sv, en)
  return (ref: FigureRef): Cell => leafCell(ref, label, unit, absent)
}

export const INPUT_CELLS: Record<InputName, (ref: FigureRef) => Cell> = {
  price_index_ppm: input('Prisindex', 'Price index', 'ppm'),
  tax_revenue: input('Skatteintäkter vid oförändrad skattesats', 'Tax revenue at an unchanged rate'),
  tax_rate: input('Skattesats, öre per 100 kronor', 'Tax rate, öre per SEK 100', 'count'),
  tax_rate_change: input('Ändring av skattesatsen, öre per 100 kronor', 'Change of the tax rate, öre per SEK 100', 'count', 0),
  general_state_grants: input('Generella statsbidrag', 'General state grants'),
  financial_income: input('Finansiella intäkter', 'Financial income'),
  financial_costs: input('Finansiella kostnader före nya lån', 'Financial costs before new loans'),
  depreciation_existing: input('Avskrivning på det som redan finns', 'Depreciation of what already exists'),
  pension_provision_change: input('Ökning av pensionsavsättningen', 'Increase of the pension provision'),
  other_provision_change: input('Ökning av andra avsättningar', 'Increase of other provisions', 'ore', 0),
  new_loans: input('Nya lån', 'New loans', 'ore', 0),
  loan_interest_ppm: input('Ränta på nya lån', 'Interest on new loans', 'ppm'),
  reinvested_ppm: input('Andel av finansiella intäkter som placeras igen', 'Share of financial income placed again', 'ppm'),
  asset_sales: input('Försäljning av anläggningstillgångar', 'Sale of fixed assets', 'ore', 0),
  receivables_change: input('Förändring kortfristiga fordringar', 'Change in receivables', 'ore', 0),
  stock_change: input('Förändring förråd', 'Change in stock', 'ore', 0),
  short_term_debt_change: input('Förändring korta skulder', 'Change in short-term debt', 'ore', 0),
  realised_gains: input('Realisationsvinster som ingår i resultatet', 'Realised gains in the result', 'ore', 0),
}
