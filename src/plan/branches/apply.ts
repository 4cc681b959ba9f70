// A branch as input of the plan: the changes of its proposals laid on the leaves, in order.
// Refuses: proposals that were turned down, replaced or withdrawn, and making a missing value known by adding to it.
import { type FigureRef, parseRef } from '../../kernel/figure.ts'
import { assertSafe } from '../../kernel/money.ts'
import { text } from '../../kernel/text.ts'
import { named } from '../cells.ts'
import type { Change, Leaf, PlanInput, PlanStructure } from '../input.ts'
import { INPUT_CELLS, W } from '../inputWords.ts'
import { INPUTS } from '../refs.ts'
import { type Branch, counts, type Proposal } from './branch.ts'

/** The leaves after the changes, each saying what changed it. The given input is left as it is. */
export function applyChanges(input: PlanInput, changes: readonly Change[], source: string): PlanInput {
  const leaves = new Map(input.leaves)
  for (const change of changes) {
    const before = leaves.get(change.ref) ?? newLeaf(change.ref, input.structure)
    const value = 'set' in change ? change.set : before.value === null ? null : before.value + change.add
    const said = [before.source, source].filter((one) => one !== '').join('; ')
    leaves.set(change.ref, { ...before, value: value === null ? null : assertSafe(value), source: said })
  }
  return { ...input, leaves }
}

/** A leaf nobody has put in counts as zero when something is added; its words are those of the plan. */
function newLeaf(ref: FigureRef, structure: PlanStructure): Leaf {
  const { label, unit } = leafWords(ref, structure)
  return { value: 0, unit, label, basis: 'registered', source: '' }
}

const ROW = /^row\/([^/]+)\/(base|adjustment|once|level)$/

/** What a leaf is called and counted in, by its address. */
export function leafWords(ref: FigureRef, { rows, areas }: PlanStructure): Pick<Leaf, 'label' | 'unit'> {
  const { path = '', scope = '' } = parseRef(ref) ?? {}
  const input = INPUTS.find((name) => path === `input/${name}`)
  if (input) {
    const { label, unit } = INPUT_CELLS[input](ref)
    return { label, unit }
  }
  const [, id, column] = ROW.exec(path) ?? []
  const row = rows.find((one) => one.id === id && one.unit.toUpperCase() === scope)
  if (row && column) return { label: named(row.name, W[column as 'base']), unit: 'ore' }
  const area = areas.find((one) => path === `investment/${one.id}`)
  return { label: area ? named(area.name, W.investment) : text(ref, ref), unit: 'ore' }
}

/** In the order they were made. */
export const countingProposals = (branch: Pick<Branch, 'proposals'>): Proposal[] =>
  branch.proposals.filter(counts).sort((a, b) => a.no - b.no)

export const changesOf = (branch: Pick<Branch, 'proposals'>): Change[] => countingProposals(branch).flatMap((one) => one.changes)

/** The plan with the branches laid on it, the first nearest the plan. */
export const branchInput = (base: PlanInput, ...branches: readonly Pick<Branch, 'name' | 'proposals'>[]): PlanInput =>
  branches.reduce(
    (input, branch) =>
      countingProposals(branch).reduce(
        (on, { no, title, changes }) => applyChanges(on, changes, `${branch.name}, förslag ${no}: ${title}`),
        input,
      ),
    base,
  )
