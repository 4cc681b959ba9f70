// What each committee of the demo bears: a synthetic distribution of the region's accounts whose net costs are the printed ones.
// Internal service, capital cost, payroll surcharge and payment for care settle the rest, by counterpart, and net to zero.
import { ORE_PER_MKR, type Ore, shareOf, splitOre } from '../kernel/money.ts'
import { assert } from '../kernel/result.ts'
import type { MovementTotal } from './bookTotals.ts'

/** An amount of the region's books before it has a committee. */
export type Undistributed = Omit<MovementTotal, 'committee'>

export type NetCosts = Readonly<Record<string, Ore>>

/** Fixed parts of small committees, mkr as booked in 2019 and 2020; `all` takes the account whole. */
const FIXED: Record<string, Record<string, readonly [number, number] | 'all'>> = {
  run: {
    '3410': [-8, -8],
    '3640': [-75, -130],
    '4013': [38, 38],
    '4110': [0.6, 0.6],
    '4510': [12, 12],
    '5510': [120, 60],
    '5521': 'all',
    '5522': 'all',
    '5530': 'all',
    '7690': [15, 15],
  },
  fhs: {
    '3410': [-5, -5],
    '3621': 'all',
    '3622': 'all',
    '4013': [24, 24.3],
    '4510': [7.5, 7.6],
    '4690': [0.3, 0.2],
    '6010': [3, 3],
    '6410': [4, 4],
    '7690': [3, 3],
  },
  pn: { '4013': [2.6, 2.6], '4110': [0.5, 0.5], '4510': [0.9, 0.9], '7690': [0.3, 0.3] },
  rev: { '4013': [1.5, 1.5], '4110': [1.2, 1.2], '4510': [0.7, 0.7], '6610': [1.9, 2.2], '6810': 'all', '6811': 'all' },
}

/** The executive board's share in percent of what is left of an account; the health care committee has the rest. */
const BOARD_PERCENT: Record<string, number> = {
  '3410': 75,
  '3510': 35,
  '3610': 45,
  '3640': 30,
  '3790': 50,
  '4013': 33,
  '4030': 10,
  '4110': 60,
  '4410': 100,
  '4420': 100,
  '4430': 100,
  '4440': 100,
  '4490': 100,
  '4510': 14,
  '4610': 30,
  '4690': 40,
  '5210': 100,
  '5420': 35,
  '5510': 80,
  '6010': 90,
  '6020': 95,
  '6030': 95,
  '6210': 70,
  '6310': 90,
  '6410': 25,
  '6510': 20,
  '6610': 60,
  '7010': 10,
  '7110': 90,
  '7690': 50,
  '7910': 100,
  '7920': 100,
  '7930': 35,
}

/** What the health care committee pays the board, mkr a year; the payment for care it gets back settles its net cost. */
const HEALTH_CARE_PAYS = { service: 680, capital: 300 }
const SURCHARGE_PERCENT = 86

export const AREA_COMMITTEE: Record<string, string> = {
  fastighet: 'rs',
  medicinsk_teknik: 'rs',
  it: 'rs',
  hjalpmedel: 'hsn',
  regional_utveckling: 'run',
}

const INTERNAL = {
  service: ['9110', '9210'],
  care: ['9120', '9220'],
  capital: ['9130', '9230'],
  surcharge: ['9140', '9240'],
} as const

const isOperating = (account: string): boolean => /^[3-7]/.test(account)

export function distribute(items: readonly Undistributed[], year: 0 | 1, net: NetCosts): MovementTotal[] {
  const external = items.flatMap((item) =>
    isOperating(item.account) ? byCommittee(item, year) : [{ ...item, committee: AREA_COMMITTEE[item.object] ?? 'fin' }],
  )
  const bears = (committee: string): number =>
    -external.filter((row) => row.committee === committee && isOperating(row.account)).reduce((sum, row) => sum + row.amount, 0)
  return [...external, ...settle(bears, net, pensionOf(items))]
}

const pensionOf = (items: readonly Undistributed[]): Ore =>
  items.filter((item) => item.account.startsWith('44')).reduce((sum, item) => sum + item.amount, 0) as Ore

function byCommittee(item: Undistributed, year: 0 | 1): MovementTotal[] {
  const rows: MovementTotal[] = []
  let left: number = item.amount
  const give = (committee: string, amount: number): void => {
    if (amount !== 0) rows.push({ ...item, committee, amount: amount as Ore })
    left -= amount
  }
  for (const [committee, accounts] of Object.entries(FIXED)) {
    const fixed = accounts[item.account]
    if (fixed !== undefined) give(committee, fixed === 'all' ? left : Math.round(fixed[year]! * ORE_PER_MKR))
  }
  if (left === 0) return rows
  const board = BOARD_PERCENT[item.account] ?? 0
  if (board > 0) give('rs', board === 100 ? left : shareOf(left as Ore, board, 100, 'half-away'))
  give('hsn', left)
  return rows
}

/** Internal items that take every committee from what it bears to its printed net cost. */
function settle(bears: (committee: string) => number, net: NetCosts, pension: Ore): MovementTotal[] {
  const rows: MovementTotal[] = []
  const pay = (kind: keyof typeof INTERNAL, buyer: string, seller: string, amount: number): void => {
    assert(amount >= 0, 'an internal payment runs from buyer to seller', { kind, buyer, amount })
    if (amount === 0) return
    const [income, cost] = INTERNAL[kind]
    rows.push({ account: income, committee: seller, counterpart: buyer, object: '', amount: -amount as Ore })
    rows.push({ account: cost, committee: buyer, counterpart: seller, object: '', amount: amount as Ore })
  }
  for (const committee of Object.keys(FIXED)) {
    const [service, capital, surcharge] = splitOre((bears(committee) - net[committee]!) as Ore, [5, 2, 3])
    pay('service', committee, 'rs', service!)
    pay('capital', committee, 'rs', capital!)
    pay('surcharge', committee, 'rs', surcharge!)
  }
  const surcharge = shareOf(pension, SURCHARGE_PERCENT, 100, 'half-away')
  const paid = (HEALTH_CARE_PAYS.service + HEALTH_CARE_PAYS.capital) * ORE_PER_MKR + surcharge
  pay('service', 'hsn', 'rs', HEALTH_CARE_PAYS.service * ORE_PER_MKR)
  pay('capital', 'hsn', 'rs', HEALTH_CARE_PAYS.capital * ORE_PER_MKR)
  pay('surcharge', 'hsn', 'rs', surcharge)
  pay('care', 'rs', 'hsn', net.hsn! - bears('hsn') + paid)
  return rows
}
