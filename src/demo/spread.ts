// Spreads a flow over cost centres and months: who takes part, how much each, exact to the öre by largest remainder.
// Pure and repeatable: everything follows from the seed and the words of the flow.
import { type Ore, splitOre } from '../kernel/money.ts'
import type { Flow, FlowKind, Leg } from './flow.ts'
import type { DemoCostCentre } from './organisation.ts'
import { chance } from './random.ts'

/** One flow's share on one cost centre pair: twelve months that sum to its part of the flow. */
export interface Share {
  flow: Flow
  /** Cost centres of the two legs; empty in books without cost centres. */
  debitCentre: string
  creditCentre: string
  /** Öre per month, January first; all of one sign or zero. */
  months: Ore[]
  /** How many vouchers each month's amount is split over. */
  parts: number
}

/** Monthly weights, January first: salaries follow the holidays, care the summer, closing entries the last month. */
const SEASONS: Record<FlowKind, readonly number[]> = {
  payroll: [98, 97, 98, 99, 101, 106, 108, 101, 97, 97, 98, 100],
  supplier: [96, 95, 104, 98, 99, 100, 78, 88, 104, 107, 110, 121],
  income: [97, 96, 106, 99, 100, 101, 80, 88, 105, 107, 108, 113],
  depreciation: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  internal: [99, 98, 103, 100, 100, 101, 86, 92, 103, 105, 106, 107],
  finance: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  balance: [80, 85, 95, 100, 100, 105, 75, 90, 105, 110, 115, 140],
  memo: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
  closing: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
}

/** Some accounts belong to some areas: dental income is not booked in the ambulance. */
const AFFINITIES: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
  [/tand/i, ['27', '16']],
  [/trafik|kultur/i, ['31']],
  [/hälsoval/i, ['16']],
  [/köpt vård/i, ['20']],
  [/fastighet|värme/i, ['14', '40', '41']],
  [/patient/i, ['22', '23', '24', '25', '26', '27']],
]

export interface SpreadRules {
  seed: number
  costCentres: readonly DemoCostCentre[]
  /** About how many rows the year's flows become. */
  rows: number
  accountName: (account: string) => string
}

const MONTHS = 12
/** Below this a flow is booked once a quarter rather than every month. */
const SMALL_ORE = 50_000_00

/** All flows of a year → their shares. The number of shares follows the square root of the amount, scaled to the rows wanted. */
export function spreadFlows(flows: readonly Flow[], rules: SpreadRules): Share[] {
  const scale = scaleFor(flows, rules)
  return flows.flatMap((flow, index) => sharesOf(flow, index, scale, rules))
}

/** The scale at which the flows together give about the rows wanted: bisection, since caps bend the line. */
function scaleFor(flows: readonly Flow[], rules: SpreadRules): number {
  const size = (scale: number): number =>
    flows.reduce((sum, flow) => {
      const { centres, parts } = extent(flow, scale, rules)
      return sum + centres * parts * monthsOf(flow)
    }, 0)
  let low = 0
  let high = 1
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (size(middle) < rules.rows) low = middle
    else high = middle
  }
  return low
}

const monthsOf = (flow: Flow): number => SEASONS[flow.kind].filter((weight) => weight > 0).length

/** How many cost centres take part and in how many vouchers a month. */
function extent(flow: Flow, scale: number, rules: SpreadRules): { centres: number; parts: number } {
  if (!SPREADABLE.has(flow.kind)) return { centres: 1, parts: 1 }
  const most = Math.max(1, Math.min(candidatesFor(busyLeg(flow), rules).length, Math.floor(flow.amount / SMALL_ORE)))
  const wanted = (scale * Math.sqrt(flow.amount) * (DENSITY[flow.kind] ?? 1)) / MONTHS
  const centres = Math.max(1, Math.min(most, Math.round(wanted)))
  const parts = Math.max(1, Math.min(MAX_PARTS, Math.floor(wanted / centres), Math.floor(flow.amount / centres / SMALL_ORE)))
  return { centres, parts }
}

const MAX_PARTS = 60
/** Every cost centre has staff, but not every one trades with its neighbours. */
const DENSITY: Partial<Record<FlowKind, number>> = { payroll: 3, internal: 0.5 }
const SPREADABLE: ReadonlySet<FlowKind> = new Set(['payroll', 'supplier', 'income', 'depreciation', 'internal'])

/** The leg whose committee does the work; the other stands in the central balance accounts. */
const busyLeg = (flow: Flow): Leg => (flow.debit.committee === 'fin' ? flow.credit : flow.debit)

function sharesOf(flow: Flow, index: number, scale: number, rules: SpreadRules): Share[] {
  const { centres, parts } = extent(flow, scale, rules)
  const debit = chosen(flow.debit, centres, rules)
  const credit = chosen(flow.credit, centres, rules)
  const weights = Array.from({ length: centres }, (_, i) => 0.4 + chance(rules.seed, `${index}|${debit[i]}|${credit[i]}`))
  return splitOre(flow.amount, weights).map((amount, i) => ({
    flow,
    debitCentre: debit[i] ?? '',
    creditCentre: credit[i] ?? '',
    months: splitMonths(amount, flow, `${index}|${i}`, rules.seed),
    parts,
  }))
}

/** `centres` cost centres for a leg, fewer candidates reused in turn; the same account always begins with the same ones. */
function chosen(leg: Leg, centres: number, rules: SpreadRules): string[] {
  const candidates = candidatesFor(leg, rules)
  return candidates.length === 0 ? [] : Array.from({ length: centres }, (_, i) => candidates[i % candidates.length]!)
}

const ranked = new WeakMap<SpreadRules, Map<string, string[]>>()

/** Cost centres of the leg's committee that may use the account, in a shuffled order that is the account group's own. */
function candidatesFor(leg: Leg, rules: SpreadRules): string[] {
  const known = ranked.get(rules) ?? new Map<string, string[]>()
  ranked.set(rules, known)
  const key = `${leg.committee}|${leg.account}`
  const found = known.get(key)
  if (found) return found
  const own = rules.costCentres.filter((centre) => centre.committee === leg.committee).map((centre) => centre.code)
  const prefixes = AFFINITIES.find(([words]) => words.test(rules.accountName(leg.account)))?.[1] ?? []
  const fitting = own.filter((code) => prefixes.some((prefix) => code.startsWith(prefix)))
  const group = leg.account.slice(0, 2)
  const order = (code: string): number => chance(rules.seed, `${group}|${code}`)
  const made =
    leg.committee === 'fin' ? financeCentre(leg, own) : (fitting.length > 0 ? fitting : own).sort((a, b) => order(a) - order(b))
  known.set(key, made)
  return made
}

/** Central finance has one place per kind of item: taxes, finance, pensions and the balance accounts. */
function financeCentre(leg: Leg, own: readonly string[]): string[] {
  const quarter = own.length / 4
  const place = leg.account.startsWith('8') ? (/^8[0-3]/.test(leg.account) ? 0 : 1) : /^(22|44|45)/.test(leg.account) ? 2 : 3
  const code = own[Math.floor(quarter * place)]
  return code === undefined ? [] : [code]
}

function splitMonths(amount: Ore, flow: Flow, words: string, seed: number): Ore[] {
  const season = SEASONS[flow.kind]
  const jitter = STEADY.has(flow.kind) ? 0 : 0.12
  const weights = season.map((weight, month) => weight * (1 + jitter * (chance(seed, `${words}|${month}`) - 0.5)))
  const quarterly = amount < SMALL_ORE && !ONCE.has(flow.kind)
  return splitOre(amount, quarterly ? weights.map((weight, month) => (month % 3 === 2 ? weight : 0)) : weights)
}

const STEADY: ReadonlySet<FlowKind> = new Set(['depreciation', 'memo', 'closing'])
const ONCE: ReadonlySet<FlowKind> = new Set(['memo', 'closing'])

/** The first cost centre a leg would be booked on; empty in books without cost centres. */
export const firstCentre = (leg: Leg, rules: SpreadRules): string => candidatesFor(leg, rules)[0] ?? ''
