// `./roder forecast list`: a round's forecasts by committee and line, what they come to, and who has said nothing.
import { forecastListing, rollUp } from '../../followup/model.ts'
import { loadAdjustments, loadForecastRounds, loadForecasts } from '../../followup/store.ts'
import { LOCAL_ACTOR } from '../../kernel/actor.ts'
import { isMonth } from '../../kernel/month.ts'
import { formatList, formatNumber } from '../../kernel/text.ts'
import { dayOfPeriod, unitTreeAt } from '../../organisation/model.ts'
import { loadUnits } from '../../organisation/store.ts'
import { refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson } from '../command.ts'
import { withHouse } from '../world.ts'

const notARound = (written: string) =>
  refuse(
    `Ange en omgång som år och månad, till exempel --round 2023-04. Du skrev ”${written}”.`,
    `Give a round as year and month, e.g. --round 2023-04. You wrote “${written}”.`,
  )
const nothingSaid = (round: string, rounds: readonly string[]) =>
  refuse(
    `Ingen prognos finns för ${round}. ${rounds.length > 0 ? `Omgångar med prognoser: ${formatList(rounds)}.` : 'Lämna en prognos på sidan Prognoser först.'}`,
    `There is no forecast for ${round}. ${rounds.length > 0 ? `Rounds with forecasts: ${formatList(rounds, 'en')}.` : 'Make one on the page Forecasts first.'}`,
  )

const signed = (value: number | null): string =>
  value === null ? '..' : formatNumber(value, Number.isInteger(value) ? 0 : 1, 'sv', { sign: true })

export const forecastListCommand: Command = {
  name: 'forecast list',
  summary: 'visa en omgångs prognoser per nämnd och post, och vad de blir tillsammans',
  positionals: [],
  options: {
    round: { value: 'OMGÅNG', help: 'år och månad, till exempel 2023-04', required: true },
    ...DATA_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    { call: './roder forecast list --round 2023-04', tells: 'avvikelse per nämnd, resultat och vad som saknas' },
    { call: './roder forecast list --round 2023-04 --json', tells: 'samma som ett dokument, även balanskravet' },
  ],
  async run({ values, flags }) {
    const round = values.round!
    if (!isMonth(round)) throw notARound(round)
    return await withHouse(values, flags, async ({ db, authority }) => {
      const listing = await db.asAuthority(authority.authorityId, LOCAL_ACTOR, async (tx) => {
        const forecasts = await loadForecasts(tx, round)
        if (forecasts.length === 0) throw nothingSaid(round, await loadForecastRounds(tx))
        const tree = unitTreeAt(await loadUnits(tx), dayOfPeriod(Number(round.slice(0, 4)), Number(round.slice(5))))
        return forecastListing(rollUp({ round, tree, forecasts, adjustments: await loadAdjustments(tx, round) }))
      })
      if (flags.has('json')) printJson(listing)
      else {
        for (const line of listing.lines) print(`${line.label}: ${signed(line.deviationMkr)} mkr`)
        print(`Prognos för årets resultat: ${signed(listing.totals.resultMkr)} mkr. Balanskravet utgår från det.`)
        if (listing.missing.length > 0) print(`Prognos saknas: ${formatList(listing.missing)}.`)
        for (const one of listing.findings) print(one.message)
      }
      return 0
    })
  },
}
