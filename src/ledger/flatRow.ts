// One row of a flat ledger export → account, amount in öre, date and codes; or a remark that names the cell.
// Totals and blank lines are skipped and counted; a missing amount is never 0.
import { assertSafe, type Ore } from '../kernel/money.ts'
import { isDate } from '../kernel/month.ts'
import { address, errorOf, type FlatCell, isError, plainText } from './flatCell.ts'
import type { FlatColumns, FlatField } from './flatColumns.ts'
import type { FlatLog } from './flatFindings.ts'
import { amountOre, isDigits } from './sieFields.ts'
import { parseSwedishNumber } from './swedishNumber.ts'

export interface FlatRow {
  date: string
  account: string
  /** Name glued to the account, e.g. `3011 Patientavgifter`. */
  accountName: string
  amount: Ore
  unit: string
  counterpart: string
  object: string
  operation: string
  text: string
  series: string
  voucher: string
  line: number
}

interface FlatRules {
  columns: FlatColumns
  /** Year of periods written as a month only. */
  year?: number
  /** Costs negative in the file: turned so that debit is positive. */
  reversed: boolean
  log: FlatLog
}

type RowOutcome = { kind: 'row'; row: FlatRow } | { kind: 'skipped' } | { kind: 'broken' }

const SKIPPED: RowOutcome = { kind: 'skipped' }
const BROKEN: RowOutcome = { kind: 'broken' }
const TOTAL = /^(summa|totalt?|s:a|delsumma|resultat)\b/i

export function readFlatRow(cells: readonly FlatCell[], line: number, rules: FlatRules): RowOutcome {
  const { at } = rules.columns
  const account = plainText(cells[at.account!] ?? null)
  if (account === '' || TOTAL.test(account)) return SKIPPED
  const formula = Object.values(at).find((index) => isError(cells[index] ?? null))
  if (formula !== undefined) {
    rules.log.add('formula', line, { cell: address(formula, line), value: errorOf(cells[formula]!) }, address(formula, line))
    return BROKEN
  }
  const [, number, accountName] = /^(\d{2,8})[\s:–-]+(\D.*)$/.exec(account) ?? ['', account, '']
  if (!isDigits(number!)) {
    const cell = address(at.account!, line)
    rules.log.add('account', line, { value: account, cell }, cell)
    return BROKEN
  }
  const amount = amountOf(cells, line, rules)
  if (amount === 'missing') return SKIPPED
  const date = dateOf(cells, line, rules)
  if (amount === 'broken' || date === undefined) return BROKEN
  const field = (name: FlatField): string => (at[name] === undefined ? '' : plainText(cells[at[name]] ?? null))
  return {
    kind: 'row',
    row: {
      date,
      account: number!,
      accountName: accountName!,
      amount,
      unit: field('unit'),
      counterpart: field('counterpart'),
      object: field('object'),
      operation: field('operation'),
      text: field('text'),
      series: field('series'),
      voucher: field('voucher'),
      line,
    },
  }
}

type Amount = Ore | 'missing' | 'broken'

function amountOf(cells: readonly FlatCell[], line: number, rules: FlatRules): Amount {
  const { at } = rules.columns
  const turn = (value: Amount): Amount => (typeof value === 'number' && rules.reversed ? assertSafe(-value) : value)
  if (at.amount !== undefined) {
    const value = cellOre(cells, at.amount, line, rules)
    if (value === 'missing') rules.log.add('amount-missing', line, { cell: address(at.amount, line) }, address(at.amount, line))
    return turn(value)
  }
  const debit = cellOre(cells, at.debit!, line, rules)
  const credit = cellOre(cells, at.credit!, line, rules)
  if (debit === 'broken' || credit === 'broken') return 'broken'
  if (debit === 'missing' && credit === 'missing') {
    rules.log.add('amount-missing', line, { cell: address(at.debit!, line) }, address(at.debit!, line))
    return 'missing'
  }
  return turn(assertSafe((debit === 'missing' ? 0 : debit) - (credit === 'missing' ? 0 : credit)))
}

function cellOre(cells: readonly FlatCell[], column: number, line: number, { columns, log }: FlatRules): Amount {
  const content = cells[column] ?? null
  const cell = address(column, line)
  const stored = content !== null && typeof content === 'object' && 'number' in content
  const number = stored ? storedNumber(content.number) : parseSwedishNumber(plainText(content))
  if (number.kind === 'missing') return 'missing'
  if (number.kind === 'unreadable' || number.percent) {
    const reason = number.kind === 'unreadable' ? number.message : { sv: 'det är en procentsats', en: 'it is a percentage' }
    log.add('amount', line, { cell, reason }, cell)
    return 'broken'
  }
  const ore = oreOf(number.decimal, columns.unit.ore, stored)
  if (typeof ore === 'number') return ore
  log.add(ore, line, { cell, value: plainText(content) }, cell)
  return 'broken'
}

/** Sheets store binary fractions and exponents: `1.5E+3`, `0.30000000000000004`. */
function storedNumber(written: string): { kind: 'number'; decimal: string; percent: false } | { kind: 'missing' } {
  if (/^-?\d+(\.\d+)?$/.test(written)) return { kind: 'number', decimal: written, percent: false }
  const value = Number(written)
  return Number.isFinite(value) && written !== ''
    ? { kind: 'number', decimal: value.toFixed(12), percent: false }
    : { kind: 'missing' }
}

/** Exact; a stored binary fraction may lie a ten-thousandth of an öre from its decimal. */
function oreOf(decimal: string, orePerUnit: number, stored: boolean): Ore | 'amount-ore' | 'amount-large' {
  const plain = orePerUnit === 100 ? amountOre(decimal, 0, decimal.length) : Number.NaN
  if (Number.isFinite(plain)) return assertSafe(plain)
  const negative = decimal.startsWith('-')
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  if (whole.length > 16) return 'amount-large'
  const scale = 10n ** BigInt(fraction.length)
  const product = BigInt(whole + fraction) * BigInt(orePerUnit)
  const rest = product % scale
  const nearest = (product + scale / 2n) / scale
  const distance = rest * 2n > scale ? scale - rest : rest
  if (distance !== 0n && !(stored && distance * 10_000n < scale)) return 'amount-ore'
  if (nearest > BigInt(Number.MAX_SAFE_INTEGER)) return 'amount-large'
  return assertSafe(negative ? -Number(nearest) : Number(nearest))
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

function dateOf(cells: readonly FlatCell[], line: number, rules: FlatRules): string | undefined {
  const { at } = rules.columns
  const column = at.date !== undefined && plainText(cells[at.date] ?? null) !== '' ? at.date : (at.period ?? at.date!)
  const content = cells[column] ?? null
  const written = plainText(content)
  const year = at.year === undefined ? rules.year : Number(plainText(cells[at.year] ?? null)) || rules.year
  const date = readDate(written, year)
  if (date !== undefined) return date
  const cell = address(column, line)
  rules.log.add('date', line, { value: written, cell }, cell)
  return undefined
}

/** A day, or the first day of a period. Months alone need a year. */
function readDate(written: string, year: number | undefined): string | undefined {
  const valid = (date: string) => (isDate(date) ? date : undefined)
  const day = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(written)
  if (day) return valid(`${day[1]}-${day[2]}-${day[3]}`)
  const period = /^(\d{4})[-/M ]?(\d{2})$/.exec(written)
  if (period) return valid(`${period[1]}-${period[2]}-01`)
  const named = /^([a-zåäö]{3})[a-zåäö]*\.?(?: (\d{4}))?$/i.exec(written)
  const no = named ? MONTHS.indexOf(named[1]!.toLowerCase()) + 1 : /^\d{1,2}$/.test(written) ? Number(written) : 0
  const of = named?.[2] ?? year
  return no >= 1 && of !== undefined ? valid(`${of}-${String(no).padStart(2, '0')}-01`) : undefined
}
