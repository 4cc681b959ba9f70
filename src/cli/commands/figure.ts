// `./roder figure REF` and `./roder explain REF`: one figure, and the tree it comes from.
import type { World } from '../../app/world.ts'
import type { ExplainNode } from '../../kernel/figure.ts'
import { refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson } from '../command.ts'
import { withWorld } from '../world.ts'

const unknown = (ref: string) =>
  refuse(
    `Ingen siffra har adressen ”${ref}”. En adress ser ut så här: statements:income/result_for_the_year@region/2020.`,
    `No figure has the address “${ref}”. An address looks like statements:income/result_for_the_year@region/2020.`,
  )

/** With the steps of a round in it, where the address is one. */
async function worldAt(world: World, ref: string): Promise<World> {
  const [{ worldWithRound }, { LOCAL_ACTOR }] = await Promise.all([
    import('../../app/roundFigures.ts'),
    import('../../kernel/actor.ts'),
  ])
  const { db, authority } = world.house
  return await worldWithRound(world, ref, (work) => db.asAuthority(authority.authorityId, LOCAL_ACTOR, work))
}

export const figureCommand: Command = {
  name: 'figure',
  summary: 'visa en siffra med adress',
  positionals: ['ADRESS'],
  options: { ...DATA_OPTIONS, ...JSON_OPTION },
  examples: [
    {
      call: './roder figure statements:income/result_for_the_year@region/2020',
      tells: 'årets resultat, beräknat ur bokföringen',
    },
    {
      call: "./roder figure 'statements:balance/cash_and_bank@region/2020?source=published' --json",
      tells: 'kassa och bank som det trycktes',
    },
  ],
  async run({ positionals, values, flags }) {
    const ref = positionals[0]!
    return await withWorld(values, flags, async (opened) => {
      const world = await worldAt(opened, ref)
      const figure = world.figure(ref)
      if (!figure) throw unknown(ref)
      if (flags.has('json')) printJson({ ...figure, label: figure.label.sv })
      else print(`${figure.label.sv}: ${figure.value ?? '..'} ${figure.unit}${figure.place ? ` (${figure.place})` : ''}`)
      return 0
    })
  },
}

const asJson = (node: ExplainNode): unknown => ({
  ...node,
  label: node.label.sv,
  note: node.note?.sv,
  children: node.children.map(asJson),
})

function tree(node: ExplainNode, depth = 0): void {
  const from = node.source
    ? node.source.kind === 'import'
      ? ` [${node.source.file}, rad ${node.source.line}]`
      : ` [${node.source.place}]`
    : ''
  print(
    `${'  '.repeat(depth)}${node.factor !== undefined && node.factor !== 1 ? `${node.factor} × ` : ''}${node.label.sv}: ${node.value ?? '..'} ${node.unit}${from}`,
  )
  for (const child of node.children) tree(child, depth + 1)
}

export const explainCommand: Command = {
  name: 'explain',
  summary: 'visa var en siffra kommer ifrån, ned till filens rad',
  positionals: ['ADRESS'],
  options: { ...DATA_OPTIONS, ...JSON_OPTION },
  examples: [
    {
      call: './roder explain statements:income/result_for_the_year@region/2020',
      tells: 'regel, rader, konton, import och rad i filen',
    },
    {
      call: './roder explain goals:assessment/8@region/2023-04',
      tells: 'bedömningen av ett mål, ned till rapporterade värden och dem som följer räkenskaperna',
    },
    {
      call: './roder explain statements:ratios/N07@region/2020 --json',
      tells: 'trädet som JSON; omräknat ur löven ger det siffran exakt',
    },
  ],
  async run({ positionals, values, flags }) {
    const ref = positionals[0]!
    return await withWorld(values, flags, async (opened) => {
      const world = await worldAt(opened, ref)
      const node = await world.explain(ref)
      if (!node) throw unknown(ref)
      if (flags.has('json')) printJson(asJson(node))
      else tree(node)
      return 0
    })
  },
}
