// `./roder sie inspect FILE`: reads a SIE file and says what is in it and what is wrong with it. Opens no database.
import { createReadStream, statSync } from 'node:fs'
import { inspectSie } from '../../ledger/io/inspectSie.ts'
import { refuse } from '../arguments.ts'
import { type Command, JSON_OPTION, print, printJson } from '../command.ts'

/** A readable stream of a file named by the user; refuses with a sentence when there is none. */
export function openFile(path: string): AsyncIterable<Uint8Array> {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw refuse(`Filen ${path} finns inte. Kontrollera sökvägen.`, `The file ${path} does not exist. Check the path.`)
  if (!stat.isFile())
    throw refuse(`${path} är en mapp, inte en fil. Ange en fil.`, `${path} is a folder, not a file. Give a file.`)
  return createReadStream(path, { highWaterMark: 1 << 20 })
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
    const answer = await inspectSie(openFile(positionals[0]!), { fileName: positionals[0]! })
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
