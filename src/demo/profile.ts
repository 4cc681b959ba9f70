// What is the demo region's own in its statements: committees, investment areas, group companies, note lines, population.
// Data only; the shapes and the rules belong to the statements room.
import type { StatementProfile } from '../statements/model.ts'
import { COMMITTEES, GROUP_COMPANIES, INVESTMENT_AREAS } from './groupCompanies.ts'
import { LOCAL_LEAVES, LOCAL_NOTES } from './localNotes.ts'

type CsvRow = Readonly<Record<string, string>>

/** `fiveYears` are the rows of five_years.csv: population by year. */
export function demoProfile(fiveYears: readonly CsvRow[]): StatementProfile {
  const population = fiveYears.filter((row) => row.measure_id === 'population' && row.value !== '')
  return {
    committees: [...COMMITTEES],
    investmentAreas: [...INVESTMENT_AREAS],
    groupCompanies: GROUP_COMPANIES.map(({ code, acquired, shareAccounts, ownedShare }) => {
      const assumedShare = ownedShare(acquired)
      return { code, acquired, shareAccounts, ...(assumedShare ? { assumedShare } : {}) }
    }),
    localLeaves: LOCAL_LEAVES,
    localNotes: LOCAL_NOTES,
    population: population.map((row) => [Number(row.year), Number(row.value)]),
    selfFinancing: 'funds-from-operations',
  }
}
