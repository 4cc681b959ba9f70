// The demonstration on disk, opened once before the server: its raw balances and budget cells for the peers, a sheet of 800 rows made
// up from the accounts of the largest one, and how long the sums of all sheets take. Refuses: leaving the database open.
import { openHouse } from '../src/app/house.ts'
import { PLAN_SOURCES } from '../src/app/livingPlan.ts'
import type { DetailSheet } from '../src/budget/model.ts'
import { type DetailTotal, detailTotals, loadDetail, saveDetails } from '../src/budget/store.ts'
import { LOCAL_ACTOR } from '../src/kernel/actor.ts'
import { ore } from '../src/kernel/money.ts'
import { type Balance, type Books, booksOf, type Measure, OWN_ENTITY } from '../src/ledger/model.ts'
import { openBooks } from '../src/ledger/store.ts'
import type { Structures } from '../src/organisation/model.ts'
import type { Branch } from '../src/plan/branches/branch.ts'
import type { PlanInput } from '../src/plan/model.ts'
import { loadMeeting, loadPlanInput } from '../src/plan/store.ts'
import type { Tx } from '../src/storage/database.ts'
import { type Timing, timed } from './measure.ts'

export const DETAIL_YEAR = 2021
export const LONG_YEAR = 2022
const LONG_ROWS = 800

export interface DetailCell {
  unit: string
  row: string
  field: string
  version: number
  ore: number | null
  words: string | null
}

export interface MoneyHouse {
  balances: Balance[]
  /** Over the same balances, one by one: the reference. */
  reference: Books
  structures: Structures
  cells: DetailCell[]
  totals: DetailTotal[]
  totalsTiming: Timing
  /** The unit with the most rows, and the one with 800. */
  largest: DetailSheet
  long: DetailSheet
}

async function opened<T>(data: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const house = await openHouse({ data, purpose: 'bench', progress: () => undefined })
  try {
    return await house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, work)
  } finally {
    await house.close()
  }
}

/** Seeds the demonstration where there is none. */
export async function prepareHouse(data: string): Promise<MoneyHouse> {
  const house = await openHouse({ data, purpose: 'bench', progress: () => undefined })
  const { db, authority } = house
  try {
    const { structures } = await openBooks(db, authority.authorityId, { today: '2020-12-31', actor: LOCAL_ACTOR })
    return await db.asAuthority(authority.authorityId, LOCAL_ACTOR, async (tx) => {
      const balances = await balancesOf(tx)
      const sums = await timed(
        'Roder',
        `cells in the database → sums of every sheet of ${DETAIL_YEAR} by account and month`,
        () => detailTotals(tx, DETAIL_YEAR),
        1,
      )
      const largest = await loadDetail(tx, await largestUnit(tx), DETAIL_YEAR)
      const long = longSheet(largest)
      await saveDetails(tx, [long])
      const cells = await tx.query<DetailCell & Record<string, unknown>>(
        `select unit, row_id as "row", field, version, ore, words from budget.detail_cell where authority_id = $1 and year = $2`,
        [tx.authority, DETAIL_YEAR],
      )
      const reference = booksOf(balances, structures.contains)
      return { balances, reference, structures, cells, totals: sums.made, totalsTiming: sums.timing, largest, long }
    })
  } finally {
    await house.close()
  }
}

/** Every active balance of the authority's own books, as stored. */
const balancesOf = async (tx: Tx): Promise<Balance[]> =>
  (
    await tx.query<Omit<Balance, 'entity'> & { measure: Measure } & Record<string, unknown>>(
      `select a.year, a.measure, b.unit, b.account, b.counterpart, b.object, b.period, b.amount_ore as amount
         from ledger.active a
         join ledger.balance b on b.authority_id = a.authority_id and b.import_id = a.import_id and b.measure = a.measure
        where a.authority_id = $1 and b.authority_id = $1 and a.entity = $2`,
      [tx.authority, OWN_ENTITY],
    )
  ).map((row) => ({ entity: OWN_ENTITY, ...row }))

async function largestUnit(tx: Tx): Promise<string> {
  const [found] = await tx.query<{ unit: string }>(
    `select unit from budget.detail_cell where authority_id = $1 and year = $2 and field = 'account' and words is not null
      group by unit order by count(distinct row_id) desc, unit limit 1`,
    [tx.authority, DETAIL_YEAR],
  )
  if (!found) throw new Error(`the demonstration has no detailed budgets of ${DETAIL_YEAR}`)
  return found.unit
}

/** As many rows as the largest units of large regions have: the same accounts again and again, every month with an amount. */
const longSheet = ({ unit, rows }: DetailSheet): DetailSheet => ({
  unit,
  year: LONG_YEAR,
  version: 0,
  rows: Array.from({ length: LONG_ROWS }, (_, no) => ({
    ...rows[no % rows.length]!,
    id: `l-${no + 1}`,
    text: `Mätrad ${no + 1}`,
    months: Array.from({ length: 12 }, (_, month) => ore(-(((no + 1) * 7_919 + (month + 1) * 104_729) % 9_000_000) - 1)),
  })),
})

/** What the meeting left behind, read after the server has stopped. */
export const meetingIn = (data: string, day: string): Promise<{ plan: PlanInput; meeting: Branch }> =>
  opened(data, async (tx) => {
    const plan = await loadPlanInput(tx, undefined, PLAN_SOURCES)
    const meeting = await loadMeeting(tx, plan.structure.id, day)
    if (!meeting) throw new Error('the meeting is not in the database')
    return { plan, meeting }
  })
