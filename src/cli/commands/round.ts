// `./roder round status`: each goal of a round with its counts, prognosis, sentence and what does not add up.
import { readRoundMonth, roundName, roundStatus, type StatusSource } from '../../goals/model.ts'
import { loadPrintedCounts, loadRoundChain } from '../../goals/store.ts'
import { LOCAL_ACTOR } from '../../kernel/actor.ts'
import { readYear, refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson } from '../command.ts'
import { withWorld } from '../world.ts'

function readRound(year: number, written: string | undefined): string {
  const month = written === undefined ? undefined : readRoundMonth(written)
  if (month === undefined)
    throw refuse(
      `Ange en omgång: april, augusti, år eller en månad.${written ? ` Du skrev ”${written}”.` : ''}`,
      `Give a round: april, august, year or a month.${written ? ` You wrote “${written}”.` : ''}`,
    )
  if (/^\d{4}-/.test(written!) && !written!.startsWith(`${year}-`))
    throw refuse(
      `Omgången ${written} hör inte till ${year}. Ange samma år i båda.`,
      `The round ${written} does not belong to ${year}. Give the same year in both.`,
    )
  return `${year}-${String(month).padStart(2, '0')}`
}

const nothing = (round: string, source: string | undefined) =>
  source === 'printed'
    ? refuse(
        `Inget är tryckt för ${roundName(round).sv}. Fråga efter --source chain.`,
        `Nothing is printed for ${roundName(round).en}. Ask for --source chain.`,
      )
    : refuse(
        `Det finns inga mål för ${roundName(round).sv}. Besluta mål för året först.`,
        `There are no goals for ${roundName(round).en}. Decide goals for the year first.`,
      )

export const roundStatusCommand: Command = {
  name: 'round status',
  summary: 'visa hur målen står i en rapporteringsomgång',
  positionals: [],
  options: {
    year: { value: 'ÅR', help: 'år', required: true },
    round: { value: 'OMGÅNG', help: 'april, augusti, år eller en månad', required: true },
    source: { value: 'KÄLLA', help: 'tryckta tal eller omgångens egna', choices: ['printed', 'chain'] },
    ...DATA_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    { call: './roder round status --year 2023 --round april', tells: 'en mening per mål och det som inte går ihop' },
    { call: './roder round status --year 2023 --round april --source chain --json', tells: 'räknat ur omgångens egna objekt' },
  ],
  async run({ values, flags }) {
    const year = readYear(values.year)
    const round = readRound(year, values.round)
    const source = values.source as StatusSource | undefined
    return await withWorld(values, flags, async (world) => {
      const { db, authority } = world.house
      const { fedOf } = await import('../../app/followUpWiring.ts')
      const { chain, printed } = await db.asAuthority(authority.authorityId, LOCAL_ACTOR, async (tx) => ({
        chain: await loadRoundChain(tx, round, fedOf(world)),
        printed: await loadPrintedCounts(tx, year),
      }))
      const status = roundStatus({ round, chain, printed, ...(source ? { source } : {}) })
      if (status.goals.length === 0) throw nothing(round, source)
      if (flags.has('json')) printJson(status)
      else
        for (const goal of status.goals) {
          print(goal.sentence.sv)
          for (const one of goal.contradictions) print(`  ${one.message.sv}`)
        }
      return 0
    })
  },
}
