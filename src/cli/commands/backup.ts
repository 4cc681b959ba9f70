// `./roder backup FILE` and `./roder restore FILE`: everything in one file, for both databases.
import { type Command, DATA_OPTIONS, tell } from '../command.ts'

const data = { data: DATA_OPTIONS.data! }

export const backupCommand: Command = {
  name: 'backup',
  summary: 'skriv en säkerhetskopia till en fil',
  positionals: ['FIL'],
  options: data,
  examples: [
    {
      call: './roder backup roder-2020.backup',
      tells: 'allt i en fil; den inbyggda databasen tål processens död men inte strömavbrott',
    },
  ],
  async run({ positionals, values }) {
    const { backupTo } = await import('../../app/operations.ts')
    const receipt = await backupTo(values.data, positionals[0]!)
    tell(`Skrev ${positionals[0]}: ${receipt.rows} rader.`)
    return 0
  },
}

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'läs tillbaka en säkerhetskopia till en tom databas',
  positionals: ['FIL'],
  options: data,
  examples: [{ call: './roder restore roder-2020.backup --data ./ny', tells: 'databasens mapp ska vara tom' }],
  async run({ positionals, values }) {
    const { restoreFrom } = await import('../../app/operations.ts')
    const receipt = await restoreFrom(values.data, positionals[0]!)
    tell(`Läste tillbaka ${receipt.rows} rader.`)
    return 0
  },
}
