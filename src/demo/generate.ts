// Year totals + organisation → a ledger book per entity and year, as a region's ledger would export it (SIE 4E).
// Pure and repeatable: the same totals and seed give the same book. Writes no file and knows no database.
import { type Ore, sumOre } from '../kernel/money.ts'
import { assert } from '../kernel/result.ts'
import type { AccountKind, ChartAccount, SieAccountKind, SieBalance, SieBook, SieObject } from '../ledger/model.ts'
import type { BookTotals } from './bookTotals.ts'
import { budgetRows } from './budgetSpread.ts'
import { cashAccount, flowsOf } from './flow.ts'
import type { DemoOrganisation } from './organisation.ts'
import { firstCentre, type Share, type SpreadRules, spreadFlows } from './spread.ts'
import { OPERATIONS } from './unitNames.ts'
import { DIMENSIONS, vouchersOf } from './vouchers.ts'

export interface BookRequest {
  totals: BookTotals
  chart: readonly ChartAccount[]
  /** Empty for companies, whose books have no cost centres. */
  organisation: Pick<DemoOrganisation, 'costCentres'>
  /** Name in the file; the label that the detail is synthetic is added here. */
  company: string
  /** Names of committees, companies and investment areas used as counterpart or object. */
  names: ReadonlyMap<string, string>
  /** About how many transaction rows the year gets. */
  rows: number
  seed: number
  /** `YYYY-MM-DD` written in the file. */
  generated: string
}

export const SYNTHETIC_LABEL = 'syntetisk detaljnivå'

/** The book, its vouchers and budget rows made one at a time as they are read. Can be read again: generators start afresh. */
export function bookOf(request: BookRequest): SieBook {
  const { totals, seed, organisation } = request
  const accounts = accountsIn(request)
  const kindOf = (account: string): AccountKind => accounts.get(account)!.kind
  const rules: SpreadRules = {
    seed,
    costCentres: organisation.costCentres,
    rows: request.rows,
    accountName: (account) => accounts.get(account)!.name.sv,
  }
  const shares = spreadFlows(
    flowsOf(totals, (account) => accounts.get(account)!),
    rules,
  )
  const operations = new Map(organisation.costCentres.map((centre) => [centre.code, centre.operation]))
  const voucherRules = {
    year: totals.year,
    cash: cashAccount(totals),
    payable: payableAccount(totals),
    isResult: (account: string) => isResult(kindOf(account)),
    operationOf: (centre: string) => operations.get(centre),
  }
  return {
    type: 4,
    variant: '4E',
    program: { name: `Roder demo (${SYNTHETIC_LABEL})`, version: '1' },
    generated: request.generated,
    company: `${request.company} (${SYNTHETIC_LABEL})`,
    orgnr: null,
    years: [{ no: 0, start: `${totals.year}-01-01`, end: `${totals.year}-12-31` }],
    accounts: [...accounts.values()].map(({ number, name, kind }) => ({
      number,
      name: name.sv,
      kind: sieKind(kind, openingSign(totals, number)),
    })),
    dimensions: dimensionsOf(request),
    objects: objectsOf(request, shares),
    balances: again(() => balancesOf(totals, kindOf, shares, rules)),
    vouchers: again(() => vouchersOf(shares, voucherRules)),
  }
}

/** An iterable that begins anew each time it is read. */
const again = <T>(make: () => Iterator<T>): Iterable<T> => ({ [Symbol.iterator]: make })

function accountsIn({ totals, chart }: BookRequest): Map<string, ChartAccount> {
  const byNumber = new Map(chart.map((account) => [account.number, account]))
  const used = new Set([...totals.opening, ...totals.movements, ...totals.budget].map((row) => row.account))
  return new Map(
    [...used].sort().map((number) => {
      const account = byNumber.get(number)
      assert(account !== undefined, 'the chart lacks an account the totals use', { entity: totals.entity, account: number })
      return [number, account]
    }),
  )
}

const isResult = (kind: AccountKind): boolean => kind === 'income' || kind === 'cost'

/** Suppliers' debts (2410 or 2440), where the books have such an account. */
function payableAccount(totals: BookTotals): string | undefined {
  return [...totals.opening, ...totals.movements]
    .map((row) => row.account)
    .filter((account) => /^24[14]0$/.test(account))
    .sort()[0]
}

const openingSign = (totals: BookTotals, number: string): number =>
  [...totals.opening, ...totals.movements].filter((row) => row.account === number).reduce((sum, row) => sum + row.amount, 0)

/** SIE knows four kinds; memo items stand with assets or debts by their sign. */
function sieKind(kind: AccountKind, sign: number): SieAccountKind {
  if (kind === 'income') return 'I'
  if (kind === 'cost') return 'K'
  return kind === 'asset' || (kind === 'memo' && sign >= 0) ? 'T' : 'S'
}

function* balancesOf(
  totals: BookTotals,
  kindOf: (account: string) => AccountKind,
  shares: readonly Share[],
  rules: SpreadRules,
): Generator<Omit<SieBalance, 'line'>> {
  const opening = summed(totals.opening)
  const movements = summed(totals.movements)
  const row = (label: 'IB' | 'UB' | 'RES', account: string, amount: Ore): Omit<SieBalance, 'line'> => ({
    label,
    year: 0,
    period: null,
    account,
    objects: [],
    amount,
  })
  const accounts = [...new Set([...opening.keys(), ...movements.keys()])].sort()
  for (const account of accounts) {
    const ib = opening.get(account) ?? 0
    const moved = movements.get(account) ?? 0
    if (isResult(kindOf(account))) {
      assert(ib === 0, 'a result account has no opening balance', { entity: totals.entity, account })
      yield row('RES', account, sumOre([moved]))
      continue
    }
    yield row('IB', account, sumOre([ib]))
    yield row('UB', account, sumOre([ib, moved]))
  }
  yield* budgetRows(totals.budget, shares, (leg) => firstCentre(leg, rules), totals.year)
}

function summed(rows: ReadonlyArray<{ account: string; amount: Ore }>): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { account, amount } of rows) totals.set(account, (totals.get(account) ?? 0) + amount)
  return totals
}

function dimensionsOf({ organisation }: BookRequest): SieBook['dimensions'] {
  const own = [
    { number: DIMENSIONS.costCentre, name: 'Ansvar', parent: null },
    { number: DIMENSIONS.operation, name: 'Verksamhet', parent: null },
  ]
  const all = [
    { number: DIMENSIONS.counterpart, name: 'Motpart', parent: null },
    { number: DIMENSIONS.object, name: 'Investeringsobjekt', parent: null },
    ...(organisation.costCentres.length > 0 ? own : []),
  ]
  return all.sort((a, b) => Number(a.number) - Number(b.number))
}

/** Only what the book uses, in order of dimension and code. */
function objectsOf({ totals, organisation, names }: BookRequest, shares: readonly Share[]): SieObject[] {
  const used = new Set(shares.flatMap((share) => [share.debitCentre, share.creditCentre]))
  const centres = organisation.costCentres.filter((centre) => used.has(centre.code))
  const codes = (values: string[]): string[] => [...new Set(values)].filter((value) => value !== '').sort()
  const named = (dimension: string, object: string): SieObject => ({ dimension, object, name: names.get(object) ?? object })
  return [
    ...centres.map(({ code, name }) => ({ dimension: DIMENSIONS.costCentre, object: code, name })),
    ...codes(totals.movements.map((m) => m.counterpart)).map((code) => named(DIMENSIONS.counterpart, code)),
    ...codes([...totals.movements, ...totals.budget].map((m) => m.object)).map((code) => named(DIMENSIONS.object, code)),
    ...codes(centres.map((centre) => centre.operation)).map((code) => ({
      dimension: DIMENSIONS.operation,
      object: code,
      name: OPERATIONS[code] ?? code,
    })),
  ]
}
