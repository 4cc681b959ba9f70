// A ledger file → balances per unit, account, counterpart, object and month. Asserts that no öre is lost since the file.
// Vouchers come one at a time and are not kept; what falls outside the year is told, never moved into it.
import { type Finding, finding } from '../../kernel/finding.ts'
import { assertSafe } from '../../kernel/money.ts'
import { assert } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import type { Measure } from '../balance.ts'
import { type Cube, cubeBuilder, PERIODS } from '../cube.ts'
import type { SieBalance, SieReading } from '../sieBook.ts'
import type { Transaction, Voucher } from '../voucher.ts'
import type { Mapping, Place, Placer } from './mapping.ts'
import { type BalanceRow, placeRows, totalOf } from './marginals.ts'

export interface IntakeRequest {
  entity: string
  /** Year of the books, and its first day; a broken financial year is counted from its first month. */
  year: number
  start: string
  place: Placer
  mapping: Mapping
}

export interface Intake {
  /** Takes a voucher; rows outside the year are counted and told, not added. */
  add(voucher: Voucher): void
  /** Period of a row, 1 to 12: by its own date, else by its voucher's; undefined when both lie outside the year. */
  periodOf(transaction: Transaction, voucher: Voucher): number | undefined
  finish(reading: SieReading): { cubes: Cube[]; fileRows: BalanceFileRow[]; findings: Finding[]; outside: number }
  /** First line each account and cost centre was met on. */
  readonly accounts: ReadonlyMap<string, number>
  readonly costCentres: ReadonlyMap<string, number>
  readonly mapping: Mapping
}

/** A balance or budget row as the file has it, with its line; what moved only where the file has no vouchers. */
export interface BalanceFileRow {
  rowNo: number
  label: SieBalance['label']
  measure: Measure
  /** Closing and result rows of a year without months stand in period 12. */
  period: number
  unit: string
  account: string
  counterpart: string
  object: string
  amountOre: number
  line: number
}

/** Vouchers, or the balance rows of types 1 to 3, as cubes of what happened and what was budgeted. */
export function intakeOf({ entity, year, start, place, mapping }: IntakeRequest): Intake {
  const periodOf = periodsFrom(start)
  const gathered = gatherer(place, periodOf)
  const { amounts, accounts, costCentres, outside, see } = gathered
  return {
    accounts,
    costCentres,
    mapping,
    add: gathered.add,
    periodOf: (row, voucher) => periodOf(row.date) ?? periodOf(voucher.date),
    finish: (reading) => {
      const findings: Finding[] = []
      const hasVouchers = (reading.type ?? 1) >= 4 && (reading.counts.vouchers > 0 || reading.variant === '4I')
      if (hasVouchers) {
        const written = reading.sums.transactionsOre
        const included = gathered.included.amount
        assert(included + outside.amount === written, 'öre lost between file and balances', { included, outside, written })
      }
      if (outside.rows > 0) findings.push(outsideYear(year, outside))
      const rows = reading.balances.filter((row) => row.year === 0)
      for (const row of rows) see(row.account, place(row.objects), row.line)
      const actual = cubeBuilder(entity, year, 'actual')
      for (const [where, own] of amounts) {
        for (const [account, cells] of own)
          actual.addRow(where.unit, mapping.accounts[account] ?? account, where.counterpart, where.object, cells)
      }
      const put = putter(mapping, place)
      put(actual, rows, ['IB', 'OIB'], () => 0)
      if (!hasVouchers)
        findings.push(...yearWithoutVouchers(rows, (some, period) => put(actual, some, [], () => period), place, periodOf))
      const budget = cubeBuilder(entity, year, 'budget')
      put(budget, rows, ['PBUDGET'], (row) => periodOf(`${row.period}-01`))
      const cubes = [actual.cube(), budget.cube()].filter((cube) => cube.rowLeaf.length > 0)
      checkTotals(cubes, rows, hasVouchers ? gathered.included.amount : undefined)
      const fileRows = fileRowsOf(rows, hasVouchers, { place, mapping, periodOf })
      return { cubes, fileRows, findings, outside: outside.rows }
    },
  }
}

/** Adds up vouchers per place, account and period, and remembers where each code was first met. */
function gatherer(place: Placer, periodOf: PeriodOf) {
  const amounts = new Map<Place, Map<string, Float64Array>>()
  const accounts = new Map<string, number>()
  const costCentres = new Map<string, number>()
  const outside = { rows: 0, amount: 0, line: 0 }
  const included = { amount: 0 }
  const see = (account: string, where: Place, line: number) => {
    if (!accounts.has(account)) accounts.set(account, line)
    if (where.costCentre !== '' && !costCentres.has(where.costCentre)) costCentres.set(where.costCentre, line)
  }
  const cellsOf = (where: Place, account: string, line: number): Float64Array => {
    let own = amounts.get(where)
    if (!own) {
      own = new Map()
      amounts.set(where, own)
    }
    let cells = own.get(account)
    if (!cells) {
      cells = new Float64Array(PERIODS)
      own.set(account, cells)
      see(account, where, line)
    }
    return cells
  }
  const add = (voucher: Voucher) => {
    const { transactions } = voucher
    for (let i = 0; i < transactions.length; i++) {
      const row = transactions[i]!
      if (row.kind === 'removed') continue
      const period = periodOf(row.date) ?? periodOf(voucher.date)
      if (period === undefined) {
        outside.rows++
        outside.amount += row.amount
        outside.line ||= row.line
        continue
      }
      included.amount += row.amount
      cellsOf(place(row.objects), row.account, row.line)[period]! += row.amount
    }
  }
  return { amounts, accounts, costCentres, outside, included, see, add }
}

function fileRowsOf(
  rows: readonly SieBalance[],
  hasVouchers: boolean,
  { place, mapping, periodOf }: Pick<IntakeRequest, 'place' | 'mapping'> & { periodOf: PeriodOf },
): BalanceFileRow[] {
  const kept: BalanceFileRow[] = []
  for (const { label, period: month, account, objects, amount: amountOre, line } of rows) {
    const opens = OPENING.has(label)
    if (hasVouchers && !opens && label !== 'PBUDGET') continue
    const period = opens ? 0 : month === null ? 12 : periodOf(`${month}-01`)
    if (period === undefined) continue
    const { unit, counterpart, object } = place(objects)
    const measure = label === 'PBUDGET' ? 'budget' : 'actual'
    const own = { unit, account: mapping.accounts[account] ?? account, counterpart, object, amountOre, line }
    kept.push({ rowNo: kept.length + 1, label, measure, period, ...own })
  }
  return kept
}

/** Months counted from the year's first: 1 to 12, undefined outside. */
function periodsFrom(start: string): (date: string) => number | undefined {
  const first = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7))
  const known = new Map<string, number | undefined>()
  // Rows stand in order of date: most ask for the same date as the one before.
  let lastDate = ''
  let lastPeriod: number | undefined
  return (date) => {
    if (date === lastDate) return lastPeriod
    lastDate = date
    lastPeriod = periodIn(date)
    return lastPeriod
  }
  function periodIn(date: string): number | undefined {
    const month = date.slice(0, 7)
    if (known.has(month)) return known.get(month)
    const period = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - first + 1
    const valid = period >= 1 && period <= 12 ? period : undefined
    known.set(month, valid)
    return valid
  }
}

type Put = (
  into: ReturnType<typeof cubeBuilder>,
  rows: readonly SieBalance[],
  labels: readonly SieBalance['label'][],
  periodOf: (row: SieBalance) => number | undefined,
) => void

/** Places balance rows account by account and period by period; labels empty = all rows given. */
function putter(mapping: Mapping, place: Placer): Put {
  return (into, rows, labels, periodOf) => {
    const groups = new Map<string, { account: string; period: number; rows: BalanceRow[] }>()
    for (const row of rows) {
      if (labels.length > 0 && !labels.includes(row.label)) continue
      const period = periodOf(row)
      if (period === undefined) continue
      const key = `${row.account} ${period}`
      const group = groups.get(key)
      if (group) group.rows.push(row)
      else groups.set(key, { account: mapping.accounts[row.account] ?? row.account, period, rows: [row] })
    }
    for (const { account, period, rows: own } of groups.values()) {
      for (const { place: where, amount } of placeRows(own, place)) {
        into.add(where.unit, account, where.counterpart, where.object, period, amount)
      }
    }
  }
}

/**
 * Types 1 to 3: what moved is #RES, or closing less opening balance; by month as far as #PSALDO tells, the rest in month 12,
 * and the receipt says which accounts have no months.
 */
function yearWithoutVouchers(rows: readonly SieBalance[], put: PutMonth, place: Placer, periodOf: PeriodOf): Finding[] {
  const byAccount = groupedBy(rows, (row) => row.account)
  const unspread: number[] = []
  for (const own of byAccount.values()) {
    const year = own
      .filter((row) => YEAR_LABELS.has(row.label))
      .map((row) => (OPENING.has(row.label) ? { ...row, amount: assertSafe(-row.amount) } : row))
    const months = groupedBy(
      own.filter((row) => row.label === 'PSALDO'),
      (row) => periodOf(`${row.period}-01`),
    )
    months.delete(undefined)
    for (const [period, some] of months) put(some, period!)
    // Opening with closing rows, or result rows: each kind is a total of its own, so that objects of one do not hide the other.
    const moved = [...groupedBy(year, (row) => row.label.slice(-2))].reduce((sum, [, some]) => sum + totalOf(some, place), 0)
    const spread = [...months.values()].reduce((sum, some) => sum + totalOf(some, place), 0)
    if (year.length === 0 || moved === spread) continue
    unspread.push(own[0]!.line)
    if (months.size === 0) put(year, 12)
    else put([{ ...year[0]!, objects: [], amount: assertSafe(moved - spread) }], 12)
  }
  return unspread.length === 0 ? [] : [noMonths(unspread.length, Math.min(...unspread))]
}

const YEAR_LABELS: ReadonlySet<string> = new Set(['IB', 'OIB', 'UB', 'OUB', 'RES'])
const OPENING: ReadonlySet<string> = new Set(['IB', 'OIB'])
function groupedBy<K>(rows: readonly SieBalance[], keyOf: (row: SieBalance) => K): Map<K, SieBalance[]> {
  const groups = new Map<K, SieBalance[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

type PutMonth = (rows: readonly SieBalance[], period: number) => void
type PeriodOf = (date: string) => number | undefined

/** Opening balances and budget as written must be in the cubes to the öre; so must the vouchers. */
function checkTotals(cubes: readonly Cube[], rows: readonly SieBalance[], moved: number | undefined): void {
  const amountIn = (measure: Measure, from: number, to: number): number => {
    const cube = cubes.find((candidate) => candidate.measure === measure)
    if (!cube) return 0
    let total = 0
    for (let leaf = 0; leaf < cube.leaves.length; leaf++) {
      total += cube.leafThrough[leaf * PERIODS + to]! - (from === 0 ? 0 : cube.leafThrough[leaf * PERIODS + from - 1]!)
    }
    return total
  }
  const opening = rows.filter((row) => row.label === 'IB').reduce((total, row) => total + row.amount, 0)
  const hasObjectsOnly = rows.some((row) => row.label === 'OIB') && !rows.some((row) => row.label === 'IB')
  if (!hasObjectsOnly) {
    const kept = amountIn('actual', 0, 0)
    assert(kept === opening, 'öre lost between opening balances and books', { kept, opening })
  }
  if (moved !== undefined) {
    const kept = amountIn('actual', 1, 12)
    assert(kept === moved, 'öre lost between vouchers and books', { kept, moved })
  }
}

const outsideYear = (year: number, outside: { rows: number; line: number }): Finding =>
  finding(
    'ledger/outside-year',
    'warning',
    text(
      `${outside.rows} rader har datum utanför räkenskapsåret ${year} och räknas inte med. Läs in dem med det år de hör till.`,
      `${outside.rows} rows are dated outside the financial year ${year} and are not counted. Import them with the year they belong to.`,
    ),
    { line: outside.line },
  )

const noMonths = (count: number, line: number): Finding =>
  finding(
    'ledger/no-months',
    'info',
    text(
      `${count} konton saknar månadsfördelning för hela eller delar av året; det som saknas visas i december. En fil av typ 2, 3 eller 4 har månader.`,
      `${count} accounts lack months for all or part of the year; what is missing is shown in December. A file of type 2, 3 or 4 has months.`,
    ),
    { line },
  )
