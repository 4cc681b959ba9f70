// Editions of the forecasts the plan stands on: price index, tax, grants and pension cost, as the planning conditions print them.
// Only one is made up: the applied index with the decimals that bring the printed amounts out. It says so.
import type { Vintage } from '../../budget/model.ts'
import { readCsv } from '../publishedCsv.ts'
import { INDEX_PPM } from './frameBands.ts'

const DOCUMENT = 'Planeringsförutsättningar 2023–2026'
type Values = Record<string, Record<number, string>>

/** Printed text kept; components and years in printed order. */
function printedIndex(forecast: (text: string) => boolean): Values {
  const values: Values = {}
  for (const row of readCsv('plan_2022_2026/lpik.csv')) {
    if (!forecast(row.forecast!)) continue
    values[row.component!] ??= {}
    values[row.component!]![Number(row.year)] = row.percent!
  }
  return values
}

const index = (id: string, name: string, published: string, source: string, values: Values): Vintage => ({
  id,
  series: 'priceIndex',
  name,
  published,
  source,
  unit: 'percent',
  values,
})

function priceIndices(): Vintage[] {
  const exact = Object.fromEntries(Object.entries(INDEX_PPM).map(([year, ppm]) => [year, String(ppm / 10_000)]))
  return [
    index(
      'lpik-2021-04',
      'LPIK april 2021',
      '2021-04',
      `SKR; ${DOCUMENT}, 5.5, raden LPIK april 2021 ovanför resultatbudgeten (2023–2026 är tryckta lika som i december)`,
      printedIndex((text) => text.startsWith('April 2021')),
    ),
    index(
      'lpik-regionplan-2022',
      'LPIK i regionplan 2022',
      '2021-06',
      `${DOCUMENT}, 5.1: så låg LPIK vid beslutet av regionplanen 2022`,
      printedIndex((text) => text.startsWith('regionplan 2022')),
    ),
    index(
      'lpik-2021-12-16',
      'LPIK 16 december 2021',
      '2021-12-16',
      `SKR Ekonominytt 13/2021; ${DOCUMENT}, 5.1`,
      printedIndex((text) => text.startsWith('2021-12-16 (SKR')),
    ),
    index(
      'lpik-ramar-2023-2026',
      'LPIK exkl. läkemedel, som ramarna räknats upp',
      '2022-02',
      `${DOCUMENT}, 5.5, rubrikraden över ramarna per nämnd`,
      printedIndex((text) => text.startsWith('applied')),
    ),
    {
      ...index(
        'lpik-ramar-2023-2026-decimaler',
        'LPIK exkl. läkemedel med decimaler (syntetiska)',
        '2022-02',
        'Syntetiska decimaler: tryckt 3,8, 1,6, 3,4 och 2,9 procent; de tryckta indexbeloppen per verksamhet kommer ut med dessa',
        { 'LPIK exkl. läkemedel': exact },
      ),
      synthetic: true,
    },
  ]
}

const amounts = (
  series: Vintage['series'],
  id: string,
  name: string,
  published: string,
  source: string,
  total: Record<number, string>,
): Vintage => ({
  id,
  series,
  name,
  published,
  source,
  unit: 'mkr',
  values: { total },
})

const byYear = (line: string): Record<number, string> =>
  Object.fromEntries(
    readCsv('plan_2022_2026/result_budget.csv')
      .filter((row) => row.line_id === line && /^(budget_2022|plan_)/.test(row.column!))
      .map((row) => [Number(row.column!.slice(-4)), row.value!]),
  )

const JUNE = `${DOCUMENT}, 5.4 (budget 2022) och 5.2 (2023 är 64 högre än vid budgetbeslutet i juni)`
const DECEMBER = `SKR 16 december 2021; ${DOCUMENT}, 5.5 Resultatbudget`

/** Oldest first within each series. */
export const demoVintages = (): Vintage[] => [
  ...priceIndices(),
  amounts('taxRevenue', 'skatt-2021-06', 'Skatteprognos i regionplan 2022', '2021-06', JUNE, { 2022: '7127', 2023: '7364' }),
  amounts('taxRevenue', 'skatt-2021-12-16', 'Skatteprognos 16 december 2021', '2021-12-16', DECEMBER, byYear('tax_income')),
  amounts('generalGrants', 'bidrag-2021-06', 'Bidragsprognos i regionplan 2022', '2021-06', `${DOCUMENT}, 5.4: budget 2022`, {
    2022: '2335',
  }),
  amounts(
    'generalGrants',
    'bidrag-2021-12-16',
    'Bidragsprognos 16 december 2021',
    '2021-12-16',
    DECEMBER,
    byYear('general_state_grants'),
  ),
  amounts(
    'pensionCost',
    'pension-regionplan-2022',
    'Pensionskostnad i regionplan 2022',
    '2021-06',
    `${DOCUMENT}, 5.3: inklusive finansiella kostnader`,
    {
      2022: '1193',
    },
  ),
  amounts(
    'pensionCost',
    'pension-2021-12',
    'Pensionskostnad december 2021',
    '2021-12',
    `${DOCUMENT}, 5.3: 1 101 för 2022 (en tryckt ändring på 82 skulle ge 1 111) och omkring 1 290 för 2023`,
    { 2022: '1101', 2023: '1290' },
  ),
]

/** What the plan is computed with, and why. */
export const CHOSEN: readonly { vintage: string; component: string; reason: string }[] = [
  {
    vintage: 'lpik-ramar-2023-2026-decimaler',
    component: 'LPIK exkl. läkemedel',
    reason: 'Ramarna räknas upp med LPIK exkl. läkemedel (5.1); decimalerna ger de tryckta beloppen',
  },
  { vintage: 'skatt-2021-12-16', component: 'total', reason: 'Resultatbudgeten bygger på decemberprognosen (5.5)' },
  { vintage: 'bidrag-2021-12-16', component: 'total', reason: 'Resultatbudgeten bygger på decemberprognosen (5.5)' },
  { vintage: 'pension-2021-12', component: 'total', reason: 'Senaste prognosen från pensionsförvaltaren (5.3)' },
]
