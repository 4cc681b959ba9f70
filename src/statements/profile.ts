// What is an authority's own in its statements: committees, investment areas, group companies, own note lines, registered facts.
// Plain data, kept as a setting; the rules of the statements stand in the room.
import type { Ore } from '../kernel/money.ts'
import type { Text } from '../kernel/text.ts'
import type { Books } from '../ledger/model.ts'
import { type Company, type Share, shareOn } from '../organisation/model.ts'
import type { StatementContext } from './context.ts'
import type { Leaf, NoteLine } from './rule.ts'

export const PROFILE_KEY = 'statements/profile'

export interface StatementProfile {
  /** `code` in the books, `row` the line of the operating account. */
  committees: { code: string; row: string; label: Text }[]
  investmentAreas: { code: string; id: string; label: Text }[]
  /** Which companies the group takes in, from which year's opening, the accounts of their shares; an assumed share where none is printed. */
  groupCompanies: { code: string; acquired: number; shareAccounts: string; assumedShare?: Share }[]
  localLeaves?: Leaf[]
  localNotes?: NoteLine[]
  population?: [year: number, inhabitants: number][]
  openingDeficits?: { year: number; ore: Ore }[]
  selfFinancing?: StatementContext['selfFinancing']
}

export const EMPTY_PROFILE: StatementProfile = { committees: [], investmentAreas: [], groupCompanies: [] }

/** The context statements are made in; a group company that the register does not know is left out and told by the tie-out. */
export function contextOf(profile: StatementProfile, books: Books, companies: readonly Company[]): StatementContext {
  return {
    books,
    committees: profile.committees,
    investmentAreas: profile.investmentAreas,
    companies: profile.groupCompanies.flatMap((own) => {
      const company = companies.find((one) => one.code === own.code)
      return company
        ? [{ ...own, name: company.name, ownedShare: (year: number) => shareOn(company, `${year}-12-31`) ?? own.assumedShare }]
        : []
    }),
    localLeaves: profile.localLeaves,
    localNotes: profile.localNotes,
    population: profile.population && new Map(profile.population),
    openingDeficits: profile.openingDeficits,
    selfFinancing: profile.selfFinancing,
  }
}
