// `./roder tie-out --year Y`: every rule's verdict, on our own books or on the printed report. Exit 1 when something deviates.
import { tieOutJson } from '../../tieout/model.ts'
import { readYear } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson } from '../command.ts'
import { nothingFor, withWorld } from '../world.ts'

const SIGN = { ok: '=', rounding: '≈', deviation: '≠', definition: '~', untestable: '?' }

/** The year a printed figure is about. What a plan says of years to come is tied out under the plan's own year. */
const yearsOf = (ref: string): number[] => (ref.startsWith('statements:') ? [Number(/\/(\d{4})/.exec(ref)?.[1] ?? 0)] : [])

export const tieOutCommand: Command = {
  name: 'tie-out',
  summary: 'pröva att alla siffror stämmer med varandra',
  positionals: [],
  options: {
    year: { value: 'ÅR', help: 'år', required: true },
    source: { value: 'KÄLLA', help: 'vår egen bokföring eller den publicerade redovisningen', choices: ['books', 'published'] },
    ...DATA_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    { call: './roder tie-out --year 2020', tells: 'reglerna på bokföringen; slutkod 1 om något avviker' },
    {
      call: './roder tie-out --year 2022 --source published --json',
      tells: 'de tryckta planerna 2022–2026: ramar, resultat, kassaflöde, balans och tilläggsbudgetar',
    },
    {
      call: './roder tie-out --year 2020 --source published --json',
      tells: 'den tryckta årsredovisningen, med båda platserna för varje avvikelse',
    },
  ],
  async run({ values, flags }) {
    const year = readYear(values.year)
    return await withWorld(values, flags, async (world) => {
      const source = (values.source ?? 'books') as 'books' | 'published'
      const covered = source === 'books' ? world.years : world.facts.flatMap((fact) => yearsOf(fact.ref))
      if (![...covered, ...world.tieOutYears].includes(year)) throw nothingFor(world, year, 'Avstämningen', 'The tie-out')
      const answer = world.tieOut(year, source)
      // A year without books is tried on our own plan; without one there is nothing to try.
      if (source === 'books' && !world.years.includes(year) && answer.summary.evaluated === 0)
        throw nothingFor(world, year, 'Avstämningen', 'The tie-out')
      if (flags.has('json')) printJson(tieOutJson(answer))
      else {
        for (const r of answer.results) {
          if (r.verdict !== 'ok')
            print(
              `${SIGN[r.verdict as keyof typeof SIGN]} ${r.rule.padEnd(8)} ${r.scope}/${r.period} ${r.left?.value ?? '..'} mot ${r.right?.value ?? '..'}  ${r.where.join(' | ')}`,
            )
        }
        print(JSON.stringify(answer.summary))
      }
      return answer.results.some((r) => r.verdict === 'deviation') ? 1 : 0
    })
  },
}
