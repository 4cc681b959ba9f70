// `./roder statement NAME --year Y`: a statement from the books, or as printed.
import { readYear, refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson } from '../command.ts'
import { nothingFor, withWorld } from '../world.ts'

const NAMES = [
  'income',
  'balance',
  'cash-flow',
  'operating',
  'investments',
  'balance-requirement',
  'ratios',
  'notes',
  'five-years',
] as const

export const statementCommand: Command = {
  name: 'statement',
  summary: 'visa en räkning ur bokföringen eller som den trycktes',
  positionals: ['NAMN'],
  options: {
    year: { value: 'ÅR', help: 'räkenskapsår', required: true },
    scope: { value: 'OMFATTNING', help: 'region eller koncern', choices: ['region', 'group'] },
    source: { value: 'KÄLLA', help: 'beräknad ur bokföringen eller publicerad', choices: ['books', 'published'] },
    ...DATA_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    { call: './roder statement income --year 2020', tells: `resultaträkningen; andra namn: ${NAMES.slice(1).join(', ')}` },
    {
      call: './roder statement balance --year 2020 --scope group --json',
      tells: 'koncernens balansräkning som JSON, belopp i öre och mkr',
    },
    { call: './roder statement operating --year 2020 --source published', tells: 'driftredovisningen som den trycktes' },
  ],
  async run({ positionals, values, flags }) {
    const name = positionals[0]!
    if (!(NAMES as readonly string[]).includes(name))
      throw refuse(
        `Räkningen ”${name}” finns inte. Det finns: ${NAMES.join(', ')}.`,
        `There is no statement “${name}”. There are: ${NAMES.join(', ')}.`,
      )
    const year = readYear(values.year)
    return await withWorld(values, flags, async (world) => {
      const lines = world.statement(name, {
        year,
        scope: values.scope ?? 'region',
        source: (values.source ?? 'books') as 'books' | 'published',
      })
      if (lines.length === 0) throw nothingFor(world, year, `Räkningen ”${name}”`, `The statement “${name}”`)
      if (flags.has('json')) printJson({ lines })
      else for (const line of lines) print(`${String(line.mkr ?? '..').padStart(12)}  ${line.label}`)
      return 0
    })
  },
}
