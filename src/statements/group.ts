// Group accounts by proportional consolidation (LKBR 12 kap., RKR R16): which adjustments and eliminations fall on which leaf.
// Every entry is an expression over the ledgers, so a group line explains as region + share × company + adjustment − elimination.
import { dated, at as datedAt } from '../kernel/dated.ts'
import type { Text } from '../kernel/text.ts'
import type { GroupCompany, StatementContext } from './context.ts'
import { REGION } from './context.ts'
import { type At, type Expression, type Share, type Summand, sum, times } from './expression.ts'
import type { Leaf } from './rule.ts'

/** Corporate tax on untaxed reserves: the deferred tax part stands among provisions, the rest in equity. */
export const COMPANY_TAX = dated<Share>({
  source: 'SFS 1999:1229, 65 kap. 10 §',
  unverified: true,
  values: {
    '2013-01-01': { numerator: 220, denominator: 1000 },
    '2019-01-01': { numerator: 214, denominator: 1000 },
    '2021-01-01': { numerator: 206, denominator: 1000 },
  },
})

const UNTAXED = '2100-2199'
const COMPANY_EQUITY = '2080-2099'
const INTERNAL_PROFIT = '3961'
const MERGER_MEMO = '9610'

/** Accounts where a company and its owner meet: what one holds is what the other owes. */
const RECIPROCAL: ReadonlyArray<{ account: string; companyLeaf: string; ownerLeaf: string }> = [
  { account: '1560', companyLeaf: 'trade_receivables', ownerLeaf: 'trade_payables' },
  { account: '2460', companyLeaf: 'trade_payables', ownerLeaf: 'trade_receivables' },
  { account: '2970', companyLeaf: 'accrued_costs_etc', ownerLeaf: 'prepaid_costs_accrued_income' },
]

export interface GroupEntry {
  kind: 'adjustment' | 'elimination'
  of: Summand
}

/** A company with the share that counts in the year asked for. */
export interface Consolidated {
  company: GroupCompany
  share: Share
  year: number
}

export const consolidatedIn = (ctx: StatementContext, year: number): Consolidated[] =>
  ctx.companies.flatMap((company) => {
    const share = company.acquired <= year ? company.ownedShare(year) : undefined
    return share ? [{ company, share, year }] : []
  })

export const ledger = (
  entity: string,
  year: number,
  at: At,
  accounts: string,
  more: { counterpart?: string; label?: Text } = {},
): Expression => ({
  kind: 'ledger',
  query: { entity, year, at, accounts, ...(more.counterpart === undefined ? {} : { counterpart: more.counterpart }) },
  label: more.label ?? { sv: `Konto ${accounts}`, en: `Account ${accounts}` },
})

export const shared = ({ company, share }: Consolidated, of: Expression): Expression => ({
  kind: 'share',
  share,
  of,
  label: {
    sv: `${share.numerator}/${share.denominator} av ${company.name}`,
    en: `${share.numerator}/${share.denominator} of ${company.name}`,
  },
})

const deferredTax = (one: Consolidated, at: At, year = one.year): Expression => ({
  kind: 'share',
  share: datedAt(COMPANY_TAX, String(year))!,
  of: shared(one, ledger(one.company.code, year, at, UNTAXED)),
  label: { sv: 'Uppskjuten skatt på obeskattade reserver', en: 'Deferred tax on untaxed reserves' },
})

/** Share of equity at acquisition less what the shares cost: negative goodwill when positive, in the ledger's sign turned. */
function acquisitionDifference(one: Consolidated): Expression {
  const { company } = one
  return sum({ sv: `Förvärvsdifferens, ${company.name}`, en: `Acquisition difference, ${company.name}` }, [
    acquiredEquity(one),
    times(-1, ledger(REGION, company.acquired, 'opening', company.shareAccounts)),
  ])
}

function acquiredEquity(one: Consolidated): Expression {
  const { code, acquired, name } = one.company
  return sum({ sv: `Förvärvat eget kapital, ${name}`, en: `Equity at acquisition, ${name}` }, [
    times(-1, shared(one, ledger(code, acquired, 'opening', COMPANY_EQUITY))),
    times(-1, shared(one, ledger(code, acquired, 'opening', UNTAXED))),
    times(1, deferredTax(one, 'opening', acquired)),
  ])
}

const adjustment = (factor: number, of: Expression): GroupEntry => ({ kind: 'adjustment', of: times(factor, of) })
const elimination = (factor: number, of: Expression): GroupEntry => ({ kind: 'elimination', of: times(factor, of) })

/** Everything that falls on a leaf beside region and share × company, in the leaf's own sign. */
export function groupEntries(ctx: StatementContext, leaf: Leaf, at: At, year: number): GroupEntry[] {
  const companies = consolidatedIn(ctx, year)
  const whole =
    leaf.eliminatedInGroup && leaf.accounts.region
      ? [elimination(-leaf.sign, ledger(REGION, year, at, leaf.accounts.region))]
      : []
  return [
    ...whole,
    ...mergerEntries(leaf, at, year),
    ...companies.flatMap((one) => [
      ...internalEntries(one, leaf, at),
      ...reciprocalEntries(one, leaf, at),
      ...acquisitionEntries(one, leaf, at),
      ...untaxedEntries(one, leaf, at),
      ...internalProfitEntries(ctx, one, leaf, at),
    ]),
  ]
}

/** Income and costs against a group company, eliminated by counterpart on both sides at the owned share. */
function internalEntries(one: Consolidated, leaf: Leaf, at: At): GroupEntry[] {
  if (at !== 'movement' || !isResultLeaf(leaf)) return []
  const { code, name } = one.company
  const label = { sv: `Internt med ${name}`, en: `Internal with ${name}` }
  const sides: Array<[string | undefined, string, string]> = [
    [leaf.accounts.region, REGION, code],
    [leaf.accounts.company, code, REGION],
  ]
  return sides.flatMap(([accounts, entity, counterpart]) =>
    accounts
      ? [elimination(-leaf.sign, shared(one, ledger(entity, one.year, 'movement', accounts, { counterpart, label })))]
      : [],
  )
}

/** Result accounts begin with 3 to 8 in both charts; movement accounts of the balance sheet with 1, 2 or 9. */
const isResultLeaf = (leaf: Leaf): boolean => /^[3-8]/.test(leaf.accounts.region ?? leaf.accounts.company ?? '')

function reciprocalEntries(one: Consolidated, leaf: Leaf, at: At): GroupEntry[] {
  return RECIPROCAL.flatMap(({ account, companyLeaf, ownerLeaf }) => {
    const amount = shared(one, ledger(one.company.code, one.year, at, account))
    if (leaf.id === companyLeaf) return [elimination(-leaf.sign, amount)]
    return leaf.id === ownerLeaf ? [elimination(leaf.sign, amount)] : []
  })
}

/** Acquisition method: shares against equity at acquisition; negative goodwill is income of the year of acquisition. */
function acquisitionEntries(one: Consolidated, leaf: Leaf, at: At): GroupEntry[] {
  const { company, year } = one
  const firstYear = year === company.acquired
  if (leaf.id === 'securities' && at !== 'movement')
    return [elimination(-1, ledger(REGION, company.acquired, 'opening', company.shareAccounts))]
  if (leaf.id === 'dissolved_negative_goodwill' && at === 'movement' && firstYear)
    return [adjustment(1, acquisitionDifference(one))]
  if (leaf.id !== 'equity' || at === 'movement') return []
  return [elimination(-1, acquiredEquity(one)), ...(firstYear ? [] : [adjustment(1, acquisitionDifference(one))])]
}

/** Untaxed reserves split: deferred tax to provisions, its change to the result; appropriations (8811) are left out of the result. */
function untaxedEntries(one: Consolidated, leaf: Leaf, at: At): GroupEntry[] {
  if (leaf.id === 'other_provisions') return [adjustment(-1, deferredTaxAt(one, at))]
  if (leaf.id === 'equity' && at !== 'movement') return [adjustment(1, deferredTax(one, 'opening'))]
  if (leaf.id === 'other_costs' && at === 'movement') return [adjustment(-1, deferredTaxAt(one, 'movement'))]
  return []
}

/** A movement is closing less opening, so that one year's closing is the next year's opening to the öre. */
function deferredTaxAt(one: Consolidated, at: At): Expression {
  if (at !== 'movement') return deferredTax(one, at)
  return sum({ sv: 'Förändring av uppskjuten skatt', en: 'Change in deferred tax' }, [
    deferredTax(one, 'closing'),
    times(-1, deferredTax(one, 'opening')),
  ])
}

/** Profit the company made on work its owner capitalised: out of the asset, and in later years out of equity. */
function internalProfitEntries(ctx: StatementContext, one: Consolidated, leaf: Leaf, at: At): GroupEntry[] {
  const { company, year } = one
  const profit = (of: number): Expression =>
    shared(
      one,
      ledger(company.code, of, 'movement', INTERNAL_PROFIT, {
        counterpart: REGION,
        label: { sv: 'Internvinst', en: 'Internal profit' },
      }),
    )
  const earlier = ctx.books.years(company.code).filter((of) => of < year && of >= company.acquired)
  if (leaf.id === 'buildings_capex' && at !== 'opening') return [elimination(1, profit(year))]
  if (leaf.id === 'buildings_cost' && at !== 'movement') return earlier.map((of) => elimination(1, profit(of)))
  if (leaf.id === 'equity' && at !== 'movement') return earlier.map((of) => elimination(1, profit(of)))
  return []
}

/** Equity a merged body brought before the merger, kept as memo: shown in the group's opening equity and taken away in the year. */
function mergerEntries(leaf: Leaf, at: At, year: number): GroupEntry[] {
  const memo = (when: At): Expression => ledger(REGION, year, when, MERGER_MEMO)
  if (leaf.id === 'equity' && at === 'opening') return [adjustment(-1, memo('opening'))]
  return leaf.id === 'equity_adjustment' && at === 'movement' ? [adjustment(-1, memo('movement'))] : []
}
