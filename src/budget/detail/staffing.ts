// Staffing targets: full-time equivalents a unit's budget pays for × monthly salary × on-cost, as kronor by month.
// Refuses: paying for a position nobody holds yet, and raising the number above what the level above has decided.
import { at, type Dated, dated } from '../../kernel/dated.ts'
import { addDecimal, compareDecimal, type Decimal, formatDecimal, parseDecimal, trimDecimal } from '../../kernel/decimal.ts'
import { type Finding, finding } from '../../kernel/finding.ts'
import { negate, type Ore, shareOf } from '../../kernel/money.ts'
import { isDate } from '../../kernel/month.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { type Text, text } from '../../kernel/text.ts'
import { COMPUTED_ROWS, type DetailRow, MONTH_NUMBERS } from './sheet.ts'

export interface StaffingTarget {
  /** Part of the ids of the rows it makes. */
  id: string
  /** What they work as. */
  title: string
  /** Full-time equivalents, `12.5`. */
  fte: string
  /** One full-time equivalent a month, öre, more than zero. */
  monthlySalary: Ore
  account: string
  activity: string
  /** First and last day in the year; open where absent. */
  from?: string
  to?: string
  /** Vacant until this day: counted in the target, paid from here. */
  vacantUntil?: string
}

/**
 * Percent on top of salary. Employer's contributions by law; agreed pensions and insurances differ between authorities and years,
 * so each sets its own, dated, beside this one.
 */
export const ON_COST: Dated<string> = dated({
  source: 'Socialavgiftslagen (2000:980) och lagen (1994:1920) om allmän löneavgift',
  unverified: true,
  values: { '2009-01-01': '31.42' },
})
/** Key of the authority's own on-cost, `{ '2024-01-01': '45.10' }`. */
export const ON_COST_SETTING = 'budget/on-cost'

const days = (year: number, no: number): number => [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][no - 1]!
const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const two = (n: number): string => String(n).padStart(2, '0')

/** Days of the month within the two dates, both included. */
function daysWithin(year: number, no: number, from: string | undefined, to: string | undefined): number {
  const length = days(year, no)
  const month = `${year}-${two(no)}`
  const first =
    from !== undefined && from > `${month}-01` ? (from > `${month}-${length}` ? length + 1 : Number(from.slice(8))) : 1
  const last = to !== undefined && to < `${month}-${length}` ? (to < `${month}-01` ? 0 : Number(to.slice(8))) : length
  return Math.max(0, last - first + 1)
}

const fteOf = ({ fte }: StaffingTarget): Decimal => parseDecimal(fte)!

/** What is paid a month: part of a month by its days, rounded to the öre once. Costs are negative. */
function salaries(target: StaffingTarget, year: number): Ore[] {
  const { monthlySalary, from, to, vacantUntil } = target
  const paidFrom = vacantUntil !== undefined && (from === undefined || vacantUntil > from) ? vacantUntil : from
  const { units, scale } = fteOf(target)
  return MONTH_NUMBERS.map((no) => {
    const share = Number(units) * daysWithin(year, no, paidFrom, to)
    return negate(shareOf(monthlySalary, share, 10 ** scale * days(year, no), 'half-away'))
  })
}

/** Two rows: salaries, and what comes on top of them. A target that is never paid within the year makes none. */
export function staffingRows(
  target: StaffingTarget,
  { year, onCost, onCostAccount }: { year: number; onCost: Dated<string>; onCostAccount: string },
): DetailRow[] {
  const paid = salaries(target, year)
  if (paid.every((one) => one === 0)) return []
  const id = `${COMPUTED_ROWS.staffing}${target.id}`
  const words = { activity: target.activity, comment: '', notes: {} }
  const onTop = paid.map((salary, i) => {
    const percent = parseDecimal(at(onCost, `${year}-${two(i + 1)}-01`) ?? '0')!
    return shareOf(salary, Number(percent.units), 100 * 10 ** percent.scale, 'half-away')
  })
  return [
    { id, account: target.account, text: target.title, months: paid, ...words },
    { id: `${id}-po`, account: onCostAccount, text: `${target.title}, personalomkostnad`, months: onTop, ...words },
  ]
}

/** Full-time equivalents of each month, vacancies included; a part of a month counts as the month. */
export function fteByMonth(targets: readonly StaffingTarget[], year: number): Decimal[] {
  return MONTH_NUMBERS.map((no) =>
    targets
      .filter(({ from, to }) => daysWithin(year, no, from, to) > 0)
      .reduce((sum, one) => addDecimal(sum, fteOf(one)), { units: 0n, scale: 0 }),
  )
}

/** The most in any month: what a decision is compared with. */
export const mostFte = (targets: readonly StaffingTarget[], year: number): Decimal =>
  trimDecimal(fteByMonth(targets, year).reduce((most, one) => (compareDecimal(one, most) > 0 ? one : most)))

export interface RaiseContext {
  year: number
  /** Full-time equivalents the level above has decided, `12.5`; undefined when it has decided nothing. */
  decided: string | undefined
  unitName: string
  /** The level above, by name, to say whom to ask. */
  above: string | undefined
  /** Whether who saves may decide on the level above. */
  mayDecide(): boolean
}

/** What stands in the way of the targets; none when they fit, or when whoever saves may decide them. */
export function checkRaise(targets: readonly StaffingTarget[], context: RaiseContext): Finding[] {
  const { year, decided, unitName, above } = context
  if (decided === undefined || context.mayDecide()) return []
  const limit = parseDecimal(decided)!
  const months = fteByMonth(targets, year)
  const at = months.findIndex((one) => compareDecimal(one, limit) > 0)
  if (at < 0) return []
  const [asked, held] = [formatDecimal(trimDecimal(mostFte(targets, year))), formatDecimal(trimDecimal(limit))]
  const who = above ?? 'nivån över'
  return [
    finding(
      'budget/staffing-above-decided',
      'error',
      text(
        `${unitName} har ${held} årsarbetare beslutade för ${year}. Du skrev ${asked}, från månad ${at + 1}. Den som beslutar för ${who} kan höja målet; sänk en annan rad eller be om beslut.`,
        `${unitName} has ${held} full-time equivalents decided for ${year}. You wrote ${asked}, from month ${at + 1}. Whoever decides for ${above ?? 'the level above'} can raise it; lower another row or ask for a decision.`,
      ),
      { cell: 'fte' },
    ),
  ]
}

export interface TargetFields {
  id: string
  title: string
  fte: string
  salary: Ore | null
  account: string
  activity: string
  from: string
  to: string
  vacantUntil: string
}

/** One written target, or everything that is wrong with it. `cell` names are the form's own, ending with the target's id. */
export function readTarget(fields: TargetFields, year: number, accounts: ReadonlyMap<string, string>): Result<StaffingTarget> {
  const { id, title, salary, account, activity, from, to, vacantUntil } = fields
  const findings: Finding[] = []
  const say = (code: string, field: string, message: Text) =>
    findings.push(finding(`budget/staffing-${code}`, 'error', message, { cell: `${field}.${id}` }))
  const fte = parseDecimal(fields.fte.trim().replace(',', '.'))
  if (title === '') say('no-title', 'title', text('Benämning saknas. Skriv vad de arbetar som.', 'Say what they work as.'))
  if (!fte || fte.units < 0n || fte.scale > 4 || fte.units > 10n ** BigInt(fte.scale + 6)) say('fte', 'fte', NO_FTE(fields.fte))
  if (salary === null || salary <= 0) say('salary', 'salary', NO_SALARY)
  if (!accounts.has(account)) say('account', 'account', NO_ACCOUNT(account))
  for (const [field, value] of Object.entries({ from, to, vacantUntil }))
    if (value !== '' && !(isDate(value) && value.startsWith(`${year}-`))) say('date', field, NO_DATE(value, year))
  if (from !== '' && to !== '' && to < from) say('backwards', 'to', BACKWARDS(from))
  if (findings.length > 0 || !fte || salary === null) return failed(findings)
  const dates = Object.fromEntries(Object.entries({ from, to, vacantUntil }).filter(([, value]) => value !== ''))
  return ok({ id, title, fte: fields.fte.trim().replace(',', '.'), monthlySalary: salary, account, activity, ...dates })
}

const NO_FTE = (written: string): Text =>
  text(
    `Årsarbetare ska vara ett tal från 0, med högst fyra decimaler. Du skrev ”${written}”.`,
    `Full-time equivalents is a number from 0 with at most four decimals. You wrote “${written}”.`,
  )
const NO_SALARY = text(
  'Månadslönen ska vara ett belopp över noll, i kronor för en heltid.',
  'The monthly salary is an amount above zero, in SEK for full time.',
)
const NO_ACCOUNT = (written: string): Text =>
  text(
    `Kontot ”${written}” kan inte budgeteras på enheten. Välj ett i listan.`,
    `The account “${written}” cannot be budgeted here. Choose one from the list.`,
  )
const NO_DATE = (written: string, year: number): Text =>
  text(
    `”${written}” är inte en dag i ${year}. Skriv till exempel ${year}-03-01, eller lämna tomt.`,
    `“${written}” is not a day in ${year}. Write for example ${year}-03-01, or leave it empty.`,
  )
const BACKWARDS = (from: string): Text =>
  text(
    `Sista dagen ligger före första, ${from}. Välj en senare dag.`,
    `The last day is before the first, ${from}. Choose a later day.`,
  )
