// A branch with its figures: what it stands on, and what it gives. Pure; whoever loads has asked who may read.
// Refuses: standing on itself, and a base the reader does not see.
import type { PlanInput } from '../input.ts'
import { buildSheet } from '../sheet.ts'
import type { Sheet } from '../sheetShape.ts'
import { branchInput } from './apply.ts'
import { type Branch, counts } from './branch.ts'
import { leversOf, type Settings } from './levers.ts'
import { SHOWN_LINES } from './shownFigures.ts'
import { type LeverData, slimInput } from './slim.ts'

const sheets = new WeakMap<PlanInput, Sheet>()

/** Computed once for each input there is. */
export function sheetOf(input: PlanInput): Sheet {
  const known = sheets.get(input)
  if (known) return known
  const made = buildSheet(input)
  sheets.set(input, made)
  return made
}

/** The branches from the plan to this one; undefined when one of them is not among those the reader sees. */
export function chainOf(branch: Branch, seen: ReadonlyMap<string, Branch>): Branch[] | undefined {
  const chain = [branch]
  while (chain[0]!.base !== undefined) {
    const below = seen.get(chain[0]!.base)
    if (!below || chain.some(({ id }) => id === below.id)) return undefined
    chain.unshift(below)
  }
  return chain
}

export interface Opened {
  branch: Branch
  /** What it stands on. */
  base: Sheet
  sheet: Sheet
}

export function opened(plan: PlanInput, chain: readonly Branch[]): Opened {
  const branch = chain.at(-1)!
  const under = chain.slice(0, -1)
  const base = under.length === 0 ? sheetOf(plan) : buildSheet(branchInput(plan, ...under))
  return { branch, base, sheet: buildSheet(branchInput(base.input, branch)) }
}

/** The one proposal that holds the levers of a branch. */
export const leverProposal = ({ proposals }: Branch) => proposals.find((one) => one.levers !== undefined && counts(one))

/** What the levers are pulled on: the branch without the proposal they make. */
export function leverGround({ branch, base }: Opened): PlanInput {
  const own = leverProposal(branch)
  return branchInput(base.input, { ...branch, proposals: branch.proposals.filter((one) => one !== own) })
}

export function leverData({ base }: Opened, ground: PlanInput): LeverData {
  const years = base.input.structure.years
  const refs = SHOWN_LINES.flatMap((line) => years.map((year) => line.ref(year)))
  return { input: slimInput(ground), base: refs.map((ref) => [ref, base.value(ref) ?? null] as const) }
}

/** Words of what has been pulled: `Skattesats +10 öre, Prisindex −0,5 procentenheter`. */
export const settingsWords = (settings: Settings, structure: PlanInput['structure']): string =>
  leversOf(structure)
    .filter(({ id }) => (settings[id] ?? 0) !== 0)
    .map(({ id, label, unit, decimals }) => {
      const setting = settings[id]!
      const value = (Math.abs(setting) / 10 ** decimals).toFixed(decimals).replace('.', ',')
      return `${label.sv} ${setting < 0 ? '−' : '+'}${value} ${unit.sv}`
    })
    .join(', ')
