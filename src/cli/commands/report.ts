// `./roder report annual|interim --year Y --format F --out FILE`: the annual report, or April's or August's, as HTML, PDF/UA, DOCX or JSON.
import { accessSync, constants, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { InterimPeriod } from '../../app/interimInput.ts'
import type { RoundMaterial } from '../../app/interimRound.ts'
import type { ReportFormat } from '../../app/reporting.ts'
import type { World } from '../../app/world.ts'
import type { Refusal } from '../../kernel/result.ts'
import { readYear, refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, tell } from '../command.ts'
import { nothingFor, withWorld } from '../world.ts'

type Values = Record<string, string>

export const reportCommand: Command = {
  name: 'report',
  summary: 'skriv årsredovisning eller delårsrapport som HTML, PDF, Word eller JSON',
  positionals: ['RAPPORT'],
  options: {
    year: { value: 'ÅR', help: 'räkenskapsår', required: true },
    period: { value: 'MÅNAD', help: 'delårsrapportens sista månad: april eller augusti', choices: ['04', '08'] },
    committee: { value: 'NÄMND', help: 'nämndens egen delårsrapport, till exempel HSN' },
    format: { value: 'FORMAT', help: 'filens form', required: true, choices: ['html', 'pdf', 'docx', 'json'] },
    out: { value: 'FIL', help: 'filen som skrivs', required: true },
    ...DATA_OPTIONS,
  },
  examples: [
    { call: './roder report annual --year 2020 --format pdf --out arsredovisning.pdf', tells: 'tillgänglig PDF (PDF/UA-1)' },
    {
      call: './roder report annual --year 2020 --format json --out arsredovisning.json',
      tells: 'rapportens träd med adress för varje siffra',
    },
    {
      call: './roder report interim --year 2023 --period 04 --format docx --out delar-april.docx',
      tells: 'delårsrapporten som tillgänglig Word-fil',
    },
    {
      call: './roder report interim --year 2023 --period 04 --committee HSN --format docx --out hsn-april.docx',
      tells: 'en nämnds egen rapport',
    },
  ],
  async run({ positionals, values, flags }) {
    const name = positionals[0]!
    if (name !== 'annual' && name !== 'interim')
      throw refuse(
        `Rapporten ”${name}” finns inte. Det finns: annual, interim.`,
        `There is no report “${name}”. There are: annual, interim.`,
      )
    checkTogether(name, values)
    const year = readYear(values.year)
    // Said before the report is made, not after.
    checkOut(values.out!)
    return await withWorld(values, flags, async (world) => {
      const { closePdf } = await import('../../app/reporting.ts')
      try {
        const bytes = name === 'annual' ? await annual(world, year, values) : await interim(world, year, values)
        writeOut(values.out!, bytes)
        tell(`Skrev ${values.out} (${Math.ceil(bytes.length / 1024)} kB).`)
        return 0
      } finally {
        await closePdf()
      }
    })
  },
}

/** A period belongs to the interim report and only there. */
function checkTogether(name: 'annual' | 'interim', { period, committee }: Values): void {
  if (name === 'interim' && period === undefined)
    throw refuse(
      'Ange vilken delårsrapport: --period 04 för april eller --period 08 för augusti.',
      'Say which interim report: --period 04 for April or --period 08 for August.',
    )
  if (name === 'annual' && (period ?? committee) !== undefined)
    throw refuse(
      `--${period === undefined ? 'committee' : 'period'} hör till delårsrapporten. Skriv report interim.`,
      `--${period === undefined ? 'committee' : 'period'} belongs to the interim report. Write report interim.`,
    )
}

async function annual(world: World, year: number, values: Values): Promise<Uint8Array> {
  if (!world.years.includes(year)) throw nothingFor(world, year, 'Årsredovisningen', 'The annual report')
  const { reportFile } = await import('../../app/reporting.ts')
  return await reportFile(world, year, values.format as ReportFormat)
}

async function roundIn(world: World, year: number, period: InterimPeriod, committee?: string): Promise<RoundMaterial> {
  const [{ roundOf }, { LOCAL_ACTOR }] = await Promise.all([import('../../app/interimRound.ts'), import('../../kernel/actor.ts')])
  const { db, authority } = world.house
  return await db.asAuthority(authority.authorityId, LOCAL_ACTOR, (tx) => roundOf(tx, world, year, period, committee))
}

async function interim(world: World, year: number, values: Values): Promise<Uint8Array> {
  const [{ hasInterim, interimCommittees, interimInput }, { fileOf, interimReport }] = await Promise.all([
    import('../../app/interimInput.ts'),
    import('../../app/reporting.ts'),
  ])
  const { committee } = values
  const known = interimCommittees(world).map((one) => one.code)
  if (committee !== undefined && !known.includes(committee.toUpperCase()))
    throw refuse(
      `Nämnden ”${committee}” finns inte. Det finns: ${known.join(', ') || 'inga nämnder än'}.`,
      `There is no committee “${committee}”. There are: ${known.join(', ') || 'no committees yet'}.`,
    )
  const period = values.period as InterimPeriod
  const material = await roundIn(world, year, period, committee)
  const asked = { year, period, ...(committee === undefined ? {} : { committee }), ...material }
  if (!hasInterim(interimInput(world, asked)))
    throw refuse(
      `Det finns inget att redovisa för ${year}-${period}: varken bokföring för perioden, publicerade uppgifter eller en uppföljningsrunda. År i bokföringen: ${world.years.join(', ') || 'inga'}.`,
      `There is nothing to report for ${year}-${period}: no books of the period, no published figures and no round. Years in the books: ${world.years.join(', ') || 'none'}.`,
    )
  return await fileOf(world, interimReport(world, asked), values.format as ReportFormat)
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
