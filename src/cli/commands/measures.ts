// `./roder measures --year Y`: planned and achieved effect of a year's measures, with the base of every percentage.
import { measuresJson, measureYear } from '../../followup/model.ts'
import { loadMeasures } from '../../followup/store.ts'
import { LOCAL_ACTOR } from '../../kernel/actor.ts'
import { formatNumber } from '../../kernel/text.ts'
import { loadUnits } from '../../organisation/store.ts'
import { readYear, refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson } from '../command.ts'
import { withHouse } from '../world.ts'

const nothing = (year: number, years: readonly number[]) =>
  years.length === 0
    ? refuse(
        `Det finns ingen åtgärdsplan, varken för ${year} eller något annat år. Lägg upp en under Åtgärder.`,
        `There is no plan of measures, neither for ${year} nor for any other year. Set one up under Measures.`,
      )
    : refuse(
        `Det finns ingen åtgärdsplan för ${year}. År med åtgärdsplan: ${years.join(', ')}.`,
        `There is no plan of measures for ${year}. Years with a plan: ${years.join(', ')}.`,
      )

interface Line {
  name: string | null
  plan: number | null
  achieved: number | null
  percent: number | null
  percentFrom: string | null
  baseWords: string
  reason?: string
}

const amount = (value: number | null): string => (value === null ? '..' : `${formatNumber(value, 1)} mkr`)

function sentence({ name, plan, achieved, percent, percentFrom, baseWords, reason }: Line): string {
  const share =
    percent === null
      ? `ingen procent av ${baseWords}: ${reason}`
      : `${percent} % av ${baseWords}${percentFrom === 'printed' ? ' (tryckt; planens belopp saknas)' : ''}`
  return `${name ?? 'Andra enheter, inte angivna'}: ${amount(achieved)} av ${amount(plan)}, ${share}`
}

export const measuresCommand: Command = {
  name: 'measures',
  summary: 'visa åtgärders planerade och uppnådda effekt',
  positionals: [],
  options: { year: { value: 'ÅR', help: 'år', required: true }, ...DATA_OPTIONS, ...JSON_OPTION },
  examples: [
    { call: './roder measures --year 2020', tells: 'uppnått av plan per enhet, och andra publicerade tal om samma plan' },
    { call: './roder measures --year 2023 --json', tells: 'som JSON; varje procent säger vilken plan den är en del av' },
  ],
  async run({ values, flags }) {
    const year = readYear(values.year)
    return await withHouse(values, flags, async ({ db, authority }) => {
      const { units, followed } = await db.asAuthority(authority.authorityId, LOCAL_ACTOR, async (tx) => {
        const units = await loadUnits(tx)
        return { units, followed: measureYear(await loadMeasures(tx), units, year) }
      })
      const answer = measuresJson(followed, units)
      if (!answer) throw nothing(year, followed.years)
      if (flags.has('json')) printJson(answer)
      else {
        print(sentence(answer))
        for (const row of answer.by) print(`  ${sentence(row)}`)
        for (const one of answer.competing) print(`Också publicerat: ${sentence(one)}. ${one.definition} (${one.source})`)
        for (const one of answer.missing) print(`Effekt saknas: ${one.title} (${one.name})`)
      }
      return 0
    })
  },
}
