// Formulas over standard accounts → the same over the authority's own: each question to its ledger is put in its own account numbers.
// Refuses: touching anything but the authority's own books, or a year without books, which stays missing.
import type { OwnAccounts } from '../ledger/model.ts'
import { REGION } from './context.ts'
import { type Expression, type LedgerQuery, sum } from './expression.ts'

export type Translate = (expression: Expression) => Expression

/** The same expression is translated once, so that what is shared stays shared. */
export function translator(accounts: OwnAccounts, hasBooks: (year: number) => boolean): Translate {
  const known = new WeakMap<Expression, Expression>()
  const translate: Translate = (expression) => {
    const found = known.get(expression)
    if (found) return found
    const made = partsIn(expression, translate, (query) =>
      query.entity === REGION && hasBooks(query.year) ? ownQueries(query, accounts) : undefined,
    )
    known.set(expression, made)
    return made
  }
  return translate
}

/** One question, or two where the opening balance and what moved stand on different standard accounts. */
function ownQueries(query: LedgerQuery, accounts: OwnAccounts): LedgerQuery[] {
  const of = (part: 'opening' | 'movement'): string => accounts.selector(query.accounts, part, query.year)
  if (query.at !== 'closing') return [{ ...query, accounts: of(query.at) }]
  const [opening, movement] = [of('opening'), of('movement')]
  if (opening === movement) return [{ ...query, accounts: opening }]
  return [
    { ...query, at: 'opening', accounts: opening },
    { ...query, at: 'movement', accounts: movement },
  ]
}

function partsIn(
  expression: Expression,
  translate: Translate,
  own: (query: LedgerQuery) => LedgerQuery[] | undefined,
): Expression {
  switch (expression.kind) {
    case 'ledger': {
      const queries = own(expression.query)
      if (!queries) return expression
      const asked = queries.map((query): Expression => ({ ...expression, query }))
      return asked.length === 1 ? asked[0]! : sum(expression.label, asked)
    }
    case 'sum':
      return { ...expression, terms: expression.terms.map(({ factor, of }) => ({ factor, of: translate(of) })) }
    case 'share':
      return { ...expression, of: translate(expression.of) }
    case 'min':
      return { ...expression, of: expression.of.map(translate) }
    case 'ratio':
    case 'growth':
      return { ...expression, first: translate(expression.first), second: translate(expression.second) }
    default:
      return expression
  }
}
