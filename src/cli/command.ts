// What a command is: how it is called, what it teaches, what it does. Answers go to stdout, everything else to stderr.
import type { Arguments, Option } from './arguments.ts'

export interface Command {
  /** `statement`, or two words: `sie inspect`. */
  name: string
  summary: string
  positionals: readonly string[]
  options: Record<string, Option>
  examples: readonly { call: string; tells: string }[]
  /** Returns the exit code: 0 done, 1 done with errors or deviations found. Refusals become 2. */
  run(args: Arguments): Promise<number>
}

export const JSON_OPTION: Record<string, Option> = { json: { help: 'svara med ett JSON-dokument' } }
export const DATA_OPTIONS: Record<string, Option> = {
  data: { value: 'MAPP', help: 'databasens mapp (annars ./data)' },
  empty: { help: 'börja med en tom databas i stället för demonstrationsregionen' },
}

export const print = (value: string): void => {
  process.stdout.write(value.endsWith('\n') ? value : `${value}\n`)
}
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2))
export const tell = (value: string): void => {
  process.stderr.write(`${value}\n`)
}
