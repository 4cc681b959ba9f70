// `./roder target`: one target against one outcome, by the rule set. Opens no database.
import { readYear } from '../arguments.ts'
import { type Command, JSON_OPTION, print, printJson } from '../command.ts'

export const targetCommand: Command = {
  name: 'target',
  summary: 'pröva ett utfall mot ett målvärde',
  positionals: [],
  options: {
    target: { value: 'MÅLVÄRDE', help: 'målvärdet som det är skrivet', required: true },
    outcome: { value: 'UTFALL', help: 'utfallet som det är rapporterat', required: true },
    baseline: { value: 'TIDIGARE', help: 'senaste tidigare värde, för mål som Öka 5 %' },
    year: { value: 'ÅR', help: 'utfallets år' },
    ...JSON_OPTION,
  },
  examples: [
    { call: "./roder target --target '>70 %' --outcome '59,7 %'", tells: 'delvis uppfyllt: 85 procent av målvärdet, gräns 80' },
    {
      call: "./roder target --target 'Öka 5 %' --outcome 76 --baseline 77 --json",
      tells: 'inte uppfyllt: ändringen går åt fel håll',
    },
  ],
  async run({ values, flags }) {
    const { assessTarget } = await import('../../goals/model.ts')
    const answer = assessTarget({
      target: values.target!,
      outcome: values.outcome!,
      baseline: values.baseline,
      year: values.year === undefined ? undefined : readYear(values.year),
    })
    if (flags.has('json')) printJson(answer)
    else print(`${answer.assessment}: ${answer.reason}`)
    return 0
  },
}
