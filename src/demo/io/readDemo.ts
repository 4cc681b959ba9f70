// The whole demonstration from its published tables: organisation, companies and calibrated books. The same every time.

import type { Company } from '../../organisation/model.ts'
import { readBookTotals } from '../bookTotalsTable.ts'
import { type DemoBook, demoBooks } from '../demoBooks.ts'
import { type DemoOrganisation, type DemoSize, demoCompanies, demoOrganisation } from '../organisation.ts'
import { readCsv } from '../publishedCsv.ts'

/** Seed of the demonstration that `serve` makes. */
export const DEMO_SEED = 1
export const DEMO_NAME = 'Region Västerbotten'

export interface Demo {
  organisation: DemoOrganisation
  companies: Company[]
  books: DemoBook[]
}

export function readDemo(size: DemoSize, seed: number): Demo {
  const totals = readBookTotals(readCsv('../calibrated.csv'))
  const organisation = demoOrganisation(readCsv('organisation.csv'), size)
  const companies = demoCompanies(
    readCsv('companies.csv'),
    totals.map((year) => year.entity),
  )
  const books = demoBooks({ totals, organisation, companies, authorityName: DEMO_NAME, size, seed })
  return { organisation, companies, books }
}
