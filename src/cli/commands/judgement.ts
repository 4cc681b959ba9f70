// `./roder judgement explain REF`: one judgement as a tree, down to who reported what and up to the sentence it ends in.
import { type ExplainedStep, explainJudgement, readRoundRef } from '../../goals/model.ts'
import { loadJudgementHistory, loadRoundChain } from '../../goals/store.ts'
import { LOCAL_ACTOR } from '../../kernel/actor.ts'
import { refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson } from '../command.ts'
import { withWorld } from '../world.ts'

const EXAMPLE = 'goals:assessment/8@region/2023-04'

const notARef = (ref: string) =>
  refuse(
    `”${ref}” är inte adressen till en bedömning. En adress ser ut så här: ${EXAMPLE}.`,
    `“${ref}” is not the address of a judgement. An address looks like ${EXAMPLE}.`,
  )
const notThere = (ref: string) =>
  refuse(
    `Ingen bedömning har adressen ”${ref}”. Kör ./roder round status för att se omgångens mål.`,
    `No judgement has the address “${ref}”. Run ./roder round status to see the goals of the round.`,
  )

function tree(step: ExplainedStep, depth = 0): void {
  const who = step.by ? ` (${step.by} ${step.at?.slice(0, 10)})` : ''
  const value = step.value ? ` ${step.value.cell || step.value.missing}, ${step.value.by} ${step.value.at.slice(0, 10)}` : ''
  const reason = step.reason ? ` ${step.reason}` : ''
  print(`${'  '.repeat(depth)}${step.label}: ${step.assessment}${who}.${value}${reason} ${step.rule.sv}`)
  for (const child of step.children) tree(child, depth + 1)
}

export const judgementExplainCommand: Command = {
  name: 'judgement explain',
  summary: 'visa vad en bedömning vilar på, ned till rapporterade värden',
  positionals: ['ADRESS'],
  options: { ...DATA_OPTIONS, ...JSON_OPTION },
  examples: [
    { call: `./roder judgement explain ${EXAMPLE}`, tells: 'målet med nämnder, delmål, indikatorer och aktiviteter' },
    {
      call: './roder judgement explain goals:assessment/8@HSN/2023-04 --json',
      tells: 'nämndens del som träd, med alla versioner',
    },
  ],
  async run({ positionals, values, flags }) {
    const ref = positionals[0]!
    const read = readRoundRef(ref)
    if (!read) throw notARef(ref)
    return await withWorld(values, flags, async (world) => {
      const { db, authority } = world.house
      const { fedOf } = await import('../../app/followUpWiring.ts')
      const { chain, history } = await db.asAuthority(authority.authorityId, LOCAL_ACTOR, async (tx) => ({
        chain: await loadRoundChain(tx, read.round, fedOf(world)),
        history: await loadJudgementHistory(tx, read.round),
      }))
      const explained = explainJudgement(chain, ref, history)
      if (!explained) throw notThere(ref)
      if (flags.has('json')) printJson(explained)
      else {
        tree(explained)
        for (const use of explained.usedIn) print(use.sentence ? `→ ${use.label}: ${use.sentence.sv}` : `→ ${use.label}`)
      }
      return 0
    })
  },
}
