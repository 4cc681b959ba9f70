// The levers of a scenario as data: each turns one number into changes of leaves for all years of the plan at once.
// Refuses: floats and overwriting. A lever only adds, so that levers can be pulled in any order and let go again exactly.
import type { UnitCode } from '../../kernel/ids.ts'
import { ORE_PER_MKR, ore, shareOf, splitOre, sumOre } from '../../kernel/money.ts'
import { type Text, text } from '../../kernel/text.ts'
import type { Change, PlanInput, PlanRow, PlanStructure } from '../input.ts'
import { LEAF } from '../refs.ts'

export interface Lever {
  /** Part of form names: `tax_rate`, `frame.hsn`. */
  id: string
  label: Text
  help: Text
  unit: Text
  /** A setting is a whole number of 10^-decimals of the unit. */
  decimals: number
  /** In the setting's own whole numbers. */
  step: number
  min: number
  max: number
  /** What the setting does to the leaves. */
  changes(input: PlanInput, setting: number): Change[]
}

/** Setting by lever; what is not there is zero. */
export type Settings = Readonly<Record<string, number>>

const mkrOre = (setting: number) => ore(setting * ORE_PER_MKR)

const everyYear = ({ structure }: PlanInput, change: (year: number, at: number) => Change | undefined): Change[] =>
  structure.years.flatMap((year, at) => change(year, at) ?? [])

const leafOf = ({ leaves }: PlanInput, ref: Change['ref']): number | null => leaves.get(ref)?.value ?? null

/** 0,1 percentage points of growth more each year, on top of each other. */
function taxBase(input: PlanInput, setting: number): Change[] {
  const WHOLE = 1_000_000_000
  let factor = ore(WHOLE)
  return everyYear(input, (year) => {
    factor = shareOf(factor, 1000 + setting, 1000, 'half-away')
    const ref = LEAF.input('tax_revenue', year)
    const revenue = leafOf(input, ref)
    return revenue === null ? undefined : { ref, add: shareOf(ore(revenue), factor - WHOLE, WHOLE, 'half-away') }
  })
}

function pensions(input: PlanInput, setting: number): Change[] {
  const rows = input.structure.rows.filter(({ treatment }) => treatment === 'level')
  return input.structure.years.flatMap((year) => {
    const refs = rows.map((row) => LEAF.level(row.unit, row.id, year)).filter((ref) => leafOf(input, ref) !== null)
    return shared(
      mkrOre(setting),
      refs,
      refs.map((ref) => leafOf(input, ref)!),
    )
  })
}

function investments(input: PlanInput, setting: number): Change[] {
  return input.structure.years.flatMap((year) =>
    input.structure.areas.flatMap(({ id }) => {
      const ref = LEAF.investment(id, year)
      const planned = leafOf(input, ref)
      return planned === null ? [] : [{ ref, add: shareOf(ore(planned), setting, 100, 'half-away') }]
    }),
  )
}

/** More for a committee from the first year on, over its indexed activities by what they have. */
function frame(input: PlanInput, unit: UnitCode, setting: number): Change[] {
  const first = input.structure.years[0]
  if (first === undefined) return []
  const rows = indexedRows(input.structure, unit)
  return shared(
    mkrOre(setting),
    rows.map((row) => LEAF.adjustment(row.unit, row.id, first)),
    rows.map((row) => leafOf(input, LEAF.base(row.unit, row.id, input.structure.baseYear)) ?? 0),
  )
}

export const indexedRows = ({ rows }: PlanStructure, unit: UnitCode): PlanRow[] =>
  rows.filter((row) => row.unit === unit && row.treatment === 'indexed')

/** The amount over the addresses by weight, to the öre; evenly where nothing weighs. */
export function shared(amount: number, refs: readonly Change['ref'][], weights: readonly number[]): Change[] {
  if (refs.length === 0 || amount === 0) return []
  const positive = weights.map((weight) => Math.max(0, weight))
  const parts = splitOre(ore(amount), sumOre(positive) > 0 ? positive : refs.map(() => 1))
  return refs.flatMap((ref, at) => (parts[at] === 0 ? [] : [{ ref, add: parts[at]! }]))
}

const MKR = text('mkr per år', 'SEK m a year')
const POINTS = text('procentenheter', 'percentage points')

export const LEVERS: readonly Lever[] = [
  {
    id: 'price_index',
    label: text('Prisindex', 'Price index'),
    help: text('Läggs på indexet varje år.', 'Added to the index each year.'),
    unit: POINTS,
    decimals: 1,
    step: 1,
    min: -30,
    max: 50,
    changes: (input, setting) =>
      everyYear(input, (year) => ({ ref: LEAF.input('price_index_ppm', year), add: ore(setting * 1000) })),
  },
  {
    id: 'tax_rate',
    label: text('Skattesats', 'Tax rate'),
    help: text('Öre per 100 kronor, i steg om 10 öre.', 'Öre per SEK 100, in steps of 10 öre.'),
    unit: text('öre', 'öre'),
    decimals: 0,
    step: 10,
    min: -200,
    max: 200,
    changes: (input, setting) => everyYear(input, (year) => ({ ref: LEAF.input('tax_rate_change', year), add: setting })),
  },
  {
    id: 'tax_base',
    label: text('Skatteunderlagets tillväxt', 'Growth of the tax base'),
    help: text('Läggs på tillväxten varje år, år på år.', 'Added to growth each year, year upon year.'),
    unit: POINTS,
    decimals: 1,
    step: 1,
    min: -50,
    max: 50,
    changes: taxBase,
  },
  {
    id: 'grants',
    label: text('Generella statsbidrag', 'General state grants'),
    help: text('Lika mycket varje år.', 'The same amount each year.'),
    unit: MKR,
    decimals: 0,
    step: 10,
    min: -1000,
    max: 1000,
    changes: (input, setting) =>
      everyYear(input, (year) => ({ ref: LEAF.input('general_state_grants', year), add: mkrOre(setting) })),
  },
  {
    id: 'financial_income',
    label: text('Finansiella intäkter och avkastning', 'Financial income and return'),
    help: text('Lika mycket varje år.', 'The same amount each year.'),
    unit: MKR,
    decimals: 0,
    step: 10,
    min: -500,
    max: 500,
    changes: (input, setting) =>
      everyYear(input, (year) => ({ ref: LEAF.input('financial_income', year), add: mkrOre(setting) })),
  },
  {
    id: 'pension_cost',
    label: text('Pensionskostnad', 'Pension cost'),
    help: text('Högre kostnad är plus. Lika mycket varje år.', 'A higher cost is plus. The same amount each year.'),
    unit: MKR,
    decimals: 0,
    step: 10,
    min: -500,
    max: 500,
    changes: pensions,
  },
  {
    id: 'investments',
    label: text('Investeringar', 'Investments'),
    help: text('Procent av varje års plan.', 'Per cent of each year’s plan.'),
    unit: text('%', '%'),
    decimals: 0,
    step: 5,
    min: -100,
    max: 200,
    changes: investments,
  },
]

/** The levers of a plan: those of every plan, and the frame of each committee in the order of the tables. */
export function leversOf(structure: PlanStructure): Lever[] {
  const committees = new Map(structure.rows.map(({ unit, committee }) => [unit, committee]))
  return [...LEVERS, ...[...committees].map(([unit, name]) => frameLever(structure, unit, name))]
}

const frameLever = ({ years }: PlanStructure, unit: UnitCode, name: string): Lever => ({
  id: `frame.${unit}`,
  label: text(`Ram: ${name}`, `Frame: ${name}`),
  help: text(
    `Från ${years[0]} och framåt, fördelat på nämndens indexerade verksamheter.`,
    `From ${years[0]} on, over the committee’s indexed activities.`,
  ),
  unit: text('mkr', 'SEK m'),
  decimals: 0,
  step: 5,
  min: -1000,
  max: 1000,
  changes: (input, setting) => frame(input, unit, setting),
})

/** All levers as changes of leaves. A lever at zero changes nothing. */
export const leverChanges = (input: PlanInput, settings: Settings): Change[] =>
  leversOf(input.structure).flatMap((lever) => {
    const setting = settings[lever.id] ?? 0
    return setting === 0 ? [] : lever.changes(input, setting)
  })
