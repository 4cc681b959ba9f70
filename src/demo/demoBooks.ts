// The demo's ledger files as books: one per entity and year, in the order they are imported. Pure: files are written in io/.
// Sizes are rows asked for; contra rows and payments come on top.
import { type ChartAccount, COMPANY_BAS, OWN_ENTITY, type SieBook } from '../ledger/model.ts'
import type { Company } from '../organisation/model.ts'
import type { BookTotals } from './bookTotals.ts'
import { bookOf } from './generate.ts'
import { DEMO_CHART } from './localAccounts.ts'
import type { DemoOrganisation, DemoSize } from './organisation.ts'

export interface DemoBook {
  file: string
  entity: string
  year: number
  book: SieBook
}

export interface DemoBooksRequest {
  totals: readonly BookTotals[]
  organisation: DemoOrganisation
  companies: readonly Company[]
  authorityName: string
  size: DemoSize
  seed: number
  /** Rows of the authority's own year, when another number than the size's is wanted. */
  rows?: number
}

/** Rows of the authority's own year and of a company's. */
const ROWS: Record<DemoSize, { own: number; company: number }> = {
  small: { own: 12_000, company: 300 },
  large: { own: 2_200_000, company: 3_000 },
}

/** Objects of capital expenditure, as the investment account names its rows. */
const INVESTMENT_AREAS: ReadonlyArray<[string, string]> = [
  ['fastighet', 'Fastighet'],
  ['medicinsk_teknik', 'Medicinsk teknik'],
  ['it', 'IT'],
  ['hjalpmedel', 'Hjälpmedel'],
  ['regional_utveckling', 'Regional utveckling'],
]

export function demoBooks(request: DemoBooksRequest): DemoBook[] {
  const { totals, organisation, companies, authorityName, size, seed } = request
  const names = new Map<string, string>([
    [OWN_ENTITY, authorityName],
    ...organisation.units.map((unit): [string, string] => [unit.code, unit.name]),
    ...INVESTMENT_AREAS,
    ...companies.map((company): [string, string] => [company.code, company.name]),
  ])
  return [...totals]
    .sort(
      (a, b) =>
        a.year - b.year || Number(b.entity === OWN_ENTITY) - Number(a.entity === OWN_ENTITY) || (a.entity < b.entity ? -1 : 1),
    )
    .map((year) => {
      const own = year.entity === OWN_ENTITY
      return {
        file: `${year.entity}-${year.year}.se`,
        entity: year.entity,
        year: year.year,
        book: bookOf({
          totals: year,
          chart: chartOf(year.entity),
          organisation: own ? organisation : { costCentres: [] },
          company: names.get(year.entity) ?? year.entity,
          names,
          rows: own ? (request.rows ?? ROWS[size].own) : ROWS[size].company,
          seed,
          generated: `${year.year + 1}-02-15`,
        }),
      }
    })
}

export const chartOf = (entity: string): readonly ChartAccount[] => (entity === OWN_ENTITY ? DEMO_CHART : COMPANY_BAS).accounts
