// The figures of one reporting round, asked for by address: its chain is loaded when an address of it is asked, beside the world's own.
// Refuses: loading a round nobody asks about, and units below a committee for those who stop there.
import {
  explainFed,
  followsBooks,
  type IndicatorStep,
  isIndicator,
  places,
  publicRound,
  type RoundChain,
  readRoundRef,
  roundSource,
} from '../goals/model.ts'
import { loadWholeRound } from '../goals/store.ts'
import { type ExplainNode, type FigureRef, parseRef } from '../kernel/figure.ts'
import type { Tx } from '../storage/database.ts'
import { booksOf, fedOf } from './followUpWiring.ts'
import type { World } from './worldShape.ts'

type Transact = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** The world as it is, or with the round's figures in it where the address is a step of a round: `goals:subgoal/…@HSN/2023-04`. */
export async function worldWithRound(
  world: World,
  ref: string,
  transact: Transact,
  sees: { belowCommittee: boolean; smallNumbers?: boolean } = { belowCommittee: true },
): Promise<World> {
  const asked = readRoundRef(ref)
  if (!asked || parseRef(ref)?.params.source) return world
  const whole = await transact((tx) => loadWholeRound(tx, asked.round, fedOf(world)))
  const { chain } = sees.smallNumbers === false ? publicRound(whole) : whole
  const source = roundSource((round) => (round === asked.round ? chain : undefined))
  const fed = sees.belowCommittee ? fedSteps(chain) : new Map<string, IndicatorStep>()
  const tree = async (of: string): Promise<ExplainNode | undefined> => {
    const node = await source.explain(of as FigureRef)
    return node && withFed(node, fed, world)
  }
  return {
    ...world,
    figure: (of) => source.resolve(of as FigureRef) ?? world.figure(of),
    explain: async (of) => {
      const node = await tree(of)
      if (!node) return await world.explain(of)
      // Only the value itself goes on down to the ledger: a goal may rest on dozens.
      return fed.has(of) ? await downToLedger(node, world) : node
    },
    outline: async (of) => (await tree(of)) ?? (await world.outline(of)),
  }
}

const fedSteps = (chain: RoundChain): ReadonlyMap<string, IndicatorStep> =>
  new Map(
    [...places(chain.goals)].flatMap(({ step }) => (isIndicator(step) && followsBooks(step.indicator) ? [[step.ref, step]] : [])),
  )

/** A value that follows the books is told by how it is counted from them; where they are silent, by the reason it is missing. */
function withFed(node: ExplainNode, fed: ReadonlyMap<string, IndicatorStep>, world: World): ExplainNode {
  const step = fed.get(node.ref)
  if (!step) return { ...node, children: node.children.map((child) => withFed(child, fed, world)) }
  const counted = step.value && explainFed(step.indicator, step.value.period, booksOf(world))
  const written = node.children[0]
  if (!counted || !written) return node
  const ref = counted.ref === node.ref ? `${node.ref}#books` : counted.ref
  return { ...node, children: [{ ...counted, ref, ...(written.note ? { note: written.note } : {}) }] }
}

/** Amounts go on to their rows; units that are only counted keep their address, which explains itself. */
async function downToLedger(node: ExplainNode, world: World): Promise<ExplainNode> {
  if (node.operation === 'count') return node
  const children: ExplainNode[] = []
  for (const child of node.children) children.push(await downToLedger(child, world))
  if (node.operation !== 'leaf' || node.source) return { ...node, children }
  const deeper = await world.explain(node.ref)
  return deeper?.value === node.value ? { ...node, operation: deeper.operation, children: deeper.children } : node
}
