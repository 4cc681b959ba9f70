// `./roder sie inspect FILE`: reads a SIE file and says what is in it and what is wrong with it. Opens no database.
import { accessSync, constants, createReadStream, statSync } from 'node:fs'
import { refuse } from '../arguments.ts'
import { type Command, JSON_OPTION, print, printJson } from '../command.ts'

/** Refuses a path named by the user with a sentence when there is no file to read. */
export function checkFile(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw refuse(`Filen ${path} finns inte. Kontrollera sökvägen.`, `The file ${path} does not exist. Check the path.`)
  if (!stat.isFile())
    throw refuse(`${path} är en mapp, inte en fil. Ange en fil.`, `${path} is a folder, not a file. Give a file.`)
  try {
    accessSync(path, constants.R_OK)
  } catch {
    throw refuse(`Filen ${path} får inte läsas. Kontrollera behörigheten.`, `The file ${path} may not be read.`)
  }
}

export const sieInspect: Command = {
  name: 'sie inspect',
  summary: 'visa vad en SIE-fil innehåller och vad som är fel i den',
  positionals: ['FIL'],
  options: JSON_OPTION,
  examples: [
    { call: './roder sie inspect bokforing.se', tells: 'antal, summor, kontrollsumma och alla anmärkningar med radnummer' },
    { call: './roder sie inspect bokforing.se --json', tells: 'samma svar som ett JSON-dokument' },
  ],
  async run({ positionals, flags }) {
    const path = positionals[0]!
    checkFile(path)
    const { inspectSie } = await import('../../ledger/io/inspectSie.ts')
    const answer = await inspectSie(createReadStream(path, { highWaterMark: 1 << 20 }), { fileName: path })
    if (flags.has('json')) printJson(answer)
    else {
      print(
        `${answer.accepted ? 'Filen kan läsas in.' : 'Filen kan inte läsas in. Inget har ändrats.'} Typ ${answer.type ?? 'okänd'}, ${answer.company ?? 'utan företagsnamn'}.`,
      )
      for (const [name, value] of Object.entries(answer.counts)) print(`  ${name}: ${value}`)
      for (const f of answer.findings) print(`  ${f.line ? `rad ${f.line}: ` : ''}${f.message}`)
    }
    return answer.accepted && !answer.findings.some((f: { severity: string }) => f.severity === 'error') ? 0 : 1
  },
}
