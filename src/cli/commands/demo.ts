// `./roder demo generate`: the demo region's ledger files with control totals, the same for the same seed.
import { mkdirSync } from 'node:fs'
import { refuse } from '../arguments.ts'
import { type Command, JSON_OPTION, print, printJson, tell } from '../command.ts'

export const demoGenerate: Command = {
  name: 'demo generate',
  summary: 'skriv demonstrationsregionens bokföringsfiler',
  positionals: [],
  options: {
    size: {
      value: 'STORLEK',
      help: 'small: några tiotusen rader, large: fem miljoner',
      required: true,
      choices: ['small', 'large'],
    },
    out: { value: 'MAPP', help: 'mappen filerna skrivs till', required: true },
    seed: { value: 'TAL', help: 'slumpfrö; samma frö ger samma filer' },
    ...JSON_OPTION,
  },
  examples: [{ call: './roder demo generate --size small --out /tmp/demo', tells: 'SIE-filer och kontrollsummor' }],
  async run({ values, flags }) {
    const seed = values.seed === undefined ? 1 : Number(values.seed)
    if (!Number.isSafeInteger(seed) || seed < 0)
      throw refuse(`--seed ska vara ett heltal, till exempel 1. Du skrev ”${values.seed}”.`, '--seed must be an integer.')
    makeFolder(values.out!)
    const { generateDemo } = await import('../../demo/io/generateDemo.ts')
    const answer = await generateDemo({ size: values.size as 'small' | 'large', out: values.out!, seed }, (text: string) =>
      tell(text),
    )
    if (flags.has('json')) printJson(answer)
    else print(`Skrev ${values.out}.`)
    return 0
  },
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw refuse(
      `Mappen ${path} kan inte skapas (${code}). Ange en mapp där du får skriva.`,
      `The folder ${path} cannot be made (${code}). Name a folder you may write in.`,
    )
  }
}
