// What is an authority's own in its statements: committees, investment areas, group companies, own note lines, registered facts.
// Plain data, kept as a setting; the rules of the statements stand in the room.
import type { AuthorityKind } from '../kernel/authorityWords.ts'
import type { Ore } from '../kernel/money.ts'
import { type Text, text } from '../kernel/text.ts'
import { type Books, OWN_ENTITY, type OwnAccounts } from '../ledger/model.ts'
import { type Company, isCommitteeLevel, type Share, shareOn, type Unit } from '../organisation/model.ts'
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

/** Standard accounts of the year's investments in fixed assets. */
const INVESTED = '1011,1111,1211'

/** What is not written in the profile follows from the authority's own organisation and books. */
export interface OwnBasis {
  units: readonly Unit[]
  kind: AuthorityKind
  accounts?: OwnAccounts
}

/** Every unit that answers to the assembly has a row in the operating account, under its own code. */
export const committeesOf = (units: readonly Unit[]): StatementProfile['committees'] =>
  units
    .filter((unit) => isCommitteeLevel(unit.kind))
    .map(({ code, name }) => ({ code: code.toLowerCase(), row: code.toLowerCase(), label: text(name, name) }))

/** Investment objects as the books have them; what has no object is one row of its own. */
function areasOf(books: Books, accounts: OwnAccounts | undefined): StatementProfile['investmentAreas'] {
  if (!books.entities().includes(OWN_ENTITY)) return []
  const codes = new Set<string>()
  for (const year of books.years(OWN_ENTITY)) {
    const invested = accounts?.selector(INVESTED, 'movement', year) ?? INVESTED
    for (const row of books.group({ entity: OWN_ENTITY, year, accounts: invested }, ['object'])) codes.add(row.object)
  }
  const known = [...codes].filter((code) => code !== '').sort()
  const label = (code: string): Text => text(`Objekt ${code}`, `Object ${code}`)
  return known.map((code) => ({ code, id: code, label: label(code) }))
}

/** The context statements are made in; a group company that the register does not know is left out and told by the tie-out. */
export function contextOf(
  profile: StatementProfile,
  books: Books,
  companies: readonly Company[],
  basis?: OwnBasis,
): StatementContext {
  const { units = [], kind = 'region', accounts } = basis ?? {}
  return {
    books,
    kind,
    ...(accounts ? { accounts } : {}),
    committees: profile.committees.length > 0 ? profile.committees : committeesOf(units),
    investmentAreas: profile.investmentAreas.length > 0 ? profile.investmentAreas : areasOf(books, accounts),
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
