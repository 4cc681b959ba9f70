// `./roder import sie FILE`: reads a ledger file into the books, with a receipt. All or nothing.
import { basename } from 'node:path'
import { findingJson } from '../../kernel/finding.ts'
import { readYear, refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson } from '../command.ts'
import { withHouse } from '../world.ts'
import { checkFile } from './sieInspect.ts'

export const importCommand: Command = {
  name: 'import',
  summary: 'läs in en bokföringsfil (SIE, CSV eller XLSX)',
  positionals: ['FORMAT', 'FIL'],
  options: {
    entity: { value: 'KOD', help: 'bolagets kod; annars den egna bokföringen' },
    year: { value: 'ÅR', help: 'räkenskapsår, för filer utan årsuppgift' },
    ...DATA_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    { call: './roder import sie bokforing-2020.se', tells: 'läser in filen och skriver ett kvitto; samma fil igen ändrar inget' },
    { call: './roder import flat huvudbok.csv --year 2020 --json', tells: 'en platt huvudboksexport, samma kvitto' },
  ],
  async run({ positionals, values, flags }) {
    const [format, path] = positionals as [string, string]
    if (format !== 'sie' && format !== 'flat')
      throw refuse(
        `Formatet ”${format}” finns inte. Det finns: sie, flat.`,
        `There is no format “${format}”. There are: sie, flat.`,
      )
    checkFile(path)
    const year = values.year === undefined ? undefined : readYear(values.year)
    return await withHouse(values, flags, async (house) => {
      const receipt = await house.importFile({
        path,
        fileName: basename(path),
        format,
        entity: values.entity,
        year,
      })
      if (flags.has('json'))
        printJson({ ...receipt, ...('findings' in receipt ? { findings: receipt.findings.map((f) => findingJson(f)) } : {}) })
      else if ('unchanged' in receipt && receipt.unchanged) print('Filen är redan inläst. Inget har ändrats.')
      else print(JSON.stringify(receipt, null, 2))
      return 'findings' in receipt && receipt.findings.some((f) => f.severity === 'error') ? 1 : 0
    })
  },
}
