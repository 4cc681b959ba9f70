// `./roder report annual --year Y --format F --out FILE`: the annual report as HTML, PDF/UA or JSON.
import { accessSync, constants, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Refusal } from '../../kernel/result.ts'
import { readYear, refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, tell } from '../command.ts'
import { nothingFor, withWorld } from '../world.ts'

export const reportCommand: Command = {
  name: 'report',
  summary: 'skriv årsredovisningen som HTML, PDF eller JSON',
  positionals: ['RAPPORT'],
  options: {
    year: { value: 'ÅR', help: 'räkenskapsår', required: true },
    format: { value: 'FORMAT', help: 'filens form', required: true, choices: ['html', 'pdf', 'json'] },
    out: { value: 'FIL', help: 'filen som skrivs', required: true },
    ...DATA_OPTIONS,
  },
  examples: [
    { call: './roder report annual --year 2020 --format pdf --out arsredovisning.pdf', tells: 'tillgänglig PDF (PDF/UA-1)' },
    {
      call: './roder report annual --year 2020 --format json --out arsredovisning.json',
      tells: 'rapportens träd med adress för varje siffra',
    },
  ],
  async run({ positionals, values, flags }) {
    if (positionals[0] !== 'annual')
      throw refuse(
        `Rapporten ”${positionals[0]}” finns inte. Det finns: annual.`,
        `There is no report “${positionals[0]}”. There is: annual.`,
      )
    const year = readYear(values.year)
    // Said before the report is made, not after.
    checkOut(values.out!)
    return await withWorld(values, flags, async (world) => {
      if (!world.years.includes(year)) throw nothingFor(world, year, 'Årsredovisningen', 'The annual report')
      const { closePdf, reportFile } = await import('../../app/reporting.ts')
      try {
        const bytes = await reportFile(world, year, values.format as 'html' | 'pdf' | 'json')
        writeOut(values.out!, bytes)
        tell(`Skrev ${values.out} (${Math.ceil(bytes.length / 1024)} kB).`)
        return 0
      } finally {
        await closePdf()
      }
    })
  },
}

function cannotWrite(path: string, why: string): Refusal {
  return refuse(
    `Filen ${path} kan inte skrivas (${why}). Ange en fil i en mapp som finns.`,
    `The file ${path} cannot be written (${why}). Name a file in a folder that exists.`,
  )
}

function checkOut(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw cannotWrite(path, 'EISDIR')
  try {
    accessSync(dirname(path), constants.W_OK)
  } catch (error) {
    throw cannotWrite(path, (error as NodeJS.ErrnoException).code ?? '')
  }
}

function writeOut(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes)
  } catch (error) {
    throw cannotWrite(path, (error as NodeJS.ErrnoException).code ?? '')
  }
}
