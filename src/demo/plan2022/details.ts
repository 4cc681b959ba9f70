// Detailed budgets of 2021 for the made-up units: last year's budget by account and month from the books, and what the health
// committee allocates to units of two areas. Synthetic, like everything below the published level.
import { type BudgetDecision, type DetailRow, type DetailSheet, netOf, unitHolder } from '../../budget/model.ts'
import { type Ore, ore, shareOf } from '../../kernel/money.ts'
import { OWN_ENTITY } from '../../ledger/model.ts'
import type { Unit } from '../../organisation/model.ts'
import type { DemoBook } from '../demoBooks.ts'
import type { DemoOrganisation } from '../organisation.ts'
import { DIMENSIONS } from '../vouchers.ts'

const DETAIL_YEAR = 2021
const BOOKS_YEAR = DETAIL_YEAR - 1
const FIRST_DAY = `${DETAIL_YEAR}-01-01`

/** Areas whose units get a frame of their own: the two a visitor can sign in to as a manager, emergency care and health centres. */
const ALLOCATED = /^e2[26]\d\d$/
/** Printed index of 2021 (LPIK April 2021): 1,9 per cent. */
const INDEX_2021 = 19_000
const STEP = 100_000

const standing = ({ validFrom, validTo }: Unit): boolean =>
  validFrom <= FIRST_DAY && (validTo === undefined || validTo >= FIRST_DAY)

/** The unit above each cost centre on the first day of the year. Central financing budgets no rows of its own. */
function unitOfCentre({ units }: DemoOrganisation): Map<string, string> {
  const at = units.filter(standing)
  const found = new Map<string, string>()
  for (const { code, kind, parent } of at)
    if (kind === 'costCentre' && parent !== undefined && /^e[1-8]\d{3}$/.test(parent)) found.set(code, parent)
  return found
}

/** A sheet per unit in code order, rows by account. Booked signs are turned: income positive, costs negative. */
export function demoDetails(books: readonly DemoBook[], organisation: DemoOrganisation): DetailSheet[] {
  const unitOf = unitOfCentre(organisation)
  const sheets = new Map<string, Map<string, number[]>>()
  const own = books.find(({ entity, year }) => entity === OWN_ENTITY && year === BOOKS_YEAR)!
  for (const { label, period, account, objects, amount } of own.book.balances) {
    const centre = objects.find(({ dimension }) => dimension === DIMENSIONS.costCentre)
    const unit = centre && unitOf.get(centre.object)
    if (label !== 'PBUDGET' || period === null || !unit) continue
    const accounts = sheets.get(unit) ?? new Map<string, number[]>()
    sheets.set(unit, accounts)
    const months = accounts.get(account) ?? Array<number>(12).fill(0)
    accounts.set(account, months)
    months[Number(period.slice(5)) - 1]! -= amount
  }
  return [...sheets]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([unit, accounts]) => ({
      unit,
      year: DETAIL_YEAR,
      version: 0,
      rows: [...accounts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([account, months]) => row(account, months)),
    }))
}

const row = (account: string, months: readonly number[]): DetailRow => ({
  id: `b-${account}`,
  account,
  activity: '',
  text: `${BOOKS_YEAR} års budget`,
  comment: '',
  months: months.map((amount) => ore(amount === 0 ? 0 : amount)),
  notes: {},
})

/** Last year's net cost after index, in whole thousands of kronor; nothing where a unit brings in more than it costs. */
function frameOf(sheet: DetailSheet): Ore {
  const cost = ore(-netOf(sheet))
  return cost <= 0 ? ore(0) : ore(Math.floor((cost + shareOf(cost, INDEX_2021, 1_000_000, 'half-away')) / STEP) * STEP)
}

/** The committee gives the units their frames; the rest stays with its activities. */
export function allocation2021(sheets: readonly DetailSheet[]): BudgetDecision {
  const given = sheets.filter(({ unit }) => ALLOCATED.test(unit)).map((sheet) => ({ unit: sheet.unit, amount: frameOf(sheet) }))
  return {
    id: 'internbudget-hsn-2021',
    kind: 'allocation',
    state: 'decided',
    body: 'committee',
    unit: 'hsn',
    date: '2021-01-15',
    title: 'Internbudget 2021 för hälso- och sjukvårdsnämnden (syntetisk)',
    reason: 'Nämnden fördelar sin ram på enheter',
    source: 'Syntetisk detaljnivå: 2020 års budget i räkenskaperna, uppräknad med 1,9 procent. Dagen är antagen.',
    entries: given
      .filter(({ amount }) => amount > 0)
      .map(({ unit, amount }) => ({
        id: unit,
        from: unitHolder('hsn', 'sjukhusvard'),
        to: unitHolder(unit),
        year: DETAIL_YEAR,
        amount,
        reason: 'Enhetens ram 2021',
        permanence: 'permanent',
      })),
  }
}
