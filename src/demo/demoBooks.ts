// The demo's ledger files as books: one per entity and year, companies first, the authority's latest year last. Files: see io/.
// Sizes are rows asked for; contra rows and payments come on top.
import { type ChartAccount, COMPANY_BAS, OWN_ENTITY, type SieBook } from '../ledger/model.ts'
import type { Company } from '../organisation/model.ts'
import type { BookTotals } from './bookTotals.ts'
import { bookOf } from './generate.ts'
import { INVESTMENT_AREAS } from './groupCompanies.ts'
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
  small: { own: 8_500, company: 300 },
  large: { own: 2_200_000, company: 3_000 },
}

export function demoBooks(request: DemoBooksRequest): DemoBook[] {
  const { totals, organisation, companies, authorityName, size, seed } = request
  const names = new Map<string, string>([
    [OWN_ENTITY, authorityName],
    ...organisation.units.map((unit): [string, string] => [unit.code, unit.name]),
    ...INVESTMENT_AREAS.map((area): [string, string] => [area.code, area.label.sv]),
    ...companies.map((company): [string, string] => [company.code, company.name]),
  ])
  const own = (entity: string): number => Number(entity === OWN_ENTITY)
  return [...totals]
    .sort((a, b) => own(a.entity) - own(b.entity) || (a.entity < b.entity ? -1 : a.entity > b.entity ? 1 : a.year - b.year))
    .map((year) => {
      return {
        file: `${year.entity}-${year.year}.se`,
        entity: year.entity,
        year: year.year,
        book: bookOf({
          totals: year,
          chart: chartOf(year.entity),
          organisation: own(year.entity) ? organisation : { costCentres: [] },
          company: names.get(year.entity) ?? year.entity,
          names,
          rows: own(year.entity) ? (request.rows ?? ROWS[size].own) : ROWS[size].company,
          seed,
          generated: `${year.year + 1}-02-15`,
        }),
      }
    })
}

export const chartOf = (entity: string): readonly ChartAccount[] => (entity === OWN_ENTITY ? DEMO_CHART : COMPANY_BAS).accounts
