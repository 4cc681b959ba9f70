// The tie-out over an authority's own chart and committees: ledger questions of the rules are put in its own accounts, rows are its own.
// Refuses: companies' ledgers, which are in the companies' chart.
import type { AuthorityKind } from '../kernel/authorityWords.ts'
import { type Figure, type FigureRef, formatRef, parseRef, type RefParts } from '../kernel/figure.ts'
import { OWN_ENTITY, type OwnAccounts } from '../ledger/model.ts'
import type { StatementContext } from '../statements/model.ts'
import type { Registered, TieOutInput } from '../tieout/model.ts'

type Resolve = (ref: FigureRef) => Figure | undefined

const PATH = /^(account|opening|closing)\/([\d,-]+)$/

/** Standard accounts of a rule → the authority's own; closing balances may stand on two sets of them and are then added. */
export function inOwnAccounts(resolve: Resolve, accounts: OwnAccounts, entities: readonly string[]): Resolve {
  const isCompany = ({ scope }: RefParts): boolean => scope !== OWN_ENTITY && entities.includes(scope)
  return (ref) => {
    const parts = parseRef(ref)
    const path = parts?.room === 'ledger' ? PATH.exec(parts.path) : null
    if (!parts || !path || isCompany(parts)) return resolve(ref)
    const [, kind, standard] = path as unknown as [string, 'account' | 'opening' | 'closing', string]
    const year = Number(parts.period.slice(0, 4))
    const of = (part: 'opening' | 'movement'): string => accounts.selector(standard, part, year)
    const at = (own: string, how: string) => resolve(formatRef({ ...parts, path: `${how}/${own}` }))
    if (kind === 'opening') return at(of('opening'), 'opening')
    const [opening, movement] = [of('opening'), of('movement')]
    if (kind === 'account') return at(movement, 'account')
    if (opening === movement) return at(opening, 'closing')
    return added(at(opening, 'opening'), at(movement, 'account'))
  }
}

function added(first: Figure | undefined, second: Figure | undefined): Figure | undefined {
  if (!first || !second || first.value === null || second.value === null) return first
  return { ...first, value: first.value + second.value }
}

/** The rows an authority's tie-out goes over: as registered, else those of its operating account and its investments. */
export function tieOutRows(
  kind: AuthorityKind,
  registered: Registered,
  { committees, investmentAreas }: StatementContext,
): Pick<TieOutInput, 'registered' | 'authority'> {
  if (registered.committees) return { registered }
  const scopes = committees.map(({ code, row }) => ({ scope: code.toUpperCase(), row }))
  const areas = investmentAreas.map((area) => area.id)
  return {
    registered: { ...(scopes.length > 0 ? { committees: scopes } : {}), ...(areas.length > 0 ? { areas } : {}), ...registered },
    authority: { kind, rows: committees.map(({ row, label }) => [row, label.sv, label.en]) },
  }
}
