// `./roder assess --year Y`: indicators, committees and goals with the reason at each step.
import { readYear } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson } from '../command.ts'
import { nothingFor, withWorld } from '../world.ts'

export const assessCommand: Command = {
  name: 'assess',
  summary: 'bedöm indikatorer, nämnder och mål',
  positionals: [],
  options: { year: { value: 'ÅR', help: 'år', required: true }, ...DATA_OPTIONS, ...JSON_OPTION },
  examples: [
    { call: './roder assess --year 2020', tells: 'de tolv målen med bedömning och skäl' },
    { call: './roder assess --year 2020 --json', tells: 'alla indikatorer, nämnder och mål' },
  ],
  async run({ values, flags }) {
    const year = readYear(values.year)
    return await withWorld(values, flags, async (world) => {
      const answer = world.assess(year)
      if (answer.indicators.length + answer.subgoals.length === 0) throw nothingFor(world, year, 'Bedömningen', 'The assessment')
      if (flags.has('json')) printJson(answer)
      else for (const goal of answer.goals) print(`${goal.number} ${goal.assessment}: ${goal.reason}`)
      return 0
    })
  },
}
