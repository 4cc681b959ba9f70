// Arguments of a call: options declared, everything else refused with a sentence that says what exists.
import { parseArgs } from 'node:util'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'

export interface Option {
  /** Takes a value; a flag when absent. */
  value?: string
  help: string
  required?: boolean
  choices?: readonly string[]
  multiple?: boolean
}

export interface Arguments {
  positionals: string[]
  values: Record<string, string>
  flags: Set<string>
}

export const refuse = (sv: string, en: string): Refusal => new Refusal('invalid', 'cli/arguments', text(sv, en))

/** Reads the arguments of one command. Throws a refusal naming the unknown or missing option. */
export function readArguments(
  argv: readonly string[],
  options: Record<string, Option>,
  positionals: readonly string[],
): Arguments {
  let parsed: ReturnType<typeof parseArgs>
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, o]) => [name, { type: o.value ? ('string' as const) : ('boolean' as const) }]),
      ),
    })
  } catch (error) {
    const known = Object.keys(options)
      .map((name) => `--${name}`)
      .join(', ')
    const unknown = /'(--?[^'\s]+)/.exec(String((error as Error).message))?.[1] ?? ''
    const code = (error as { code?: string }).code
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && options[unknown.replace(/^-+/, '')]?.value === undefined)
      throw refuse(`Valet ${unknown} tar inget värde. Skriv bara ${unknown}.`, `The option ${unknown} takes no value.`)
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw refuse(
        `Valet ${unknown} kräver ett värde. Skriv det efter valet.`,
        `The option ${unknown} needs a value. Write it after the option.`,
      )
    throw refuse(`Okänt val ${unknown}. Det finns: ${known}.`, `Unknown option ${unknown}. There are: ${known}.`)
  }
  const values: Record<string, string> = {}
  const flags = new Set<string>()
  for (const [name, value] of Object.entries(parsed.values)) {
    if (value === true) flags.add(name)
    else if (typeof value === 'string') values[name] = value
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.required && values[name] === undefined)
      throw refuse(`Ange --${name} ${option.value}: ${option.help}.`, `Give --${name} ${option.value}.`)
    const value = values[name]
    if (value !== undefined && option.choices && !option.choices.includes(value))
      throw refuse(
        `--${name} kan vara ${option.choices.join(', ')}. Du skrev ”${value}”.`,
        `--${name} can be ${option.choices.join(', ')}. You wrote “${value}”.`,
      )
  }
  if (parsed.positionals.length > positionals.length) {
    const extra = parsed.positionals[positionals.length]
    throw refuse(
      `”${extra}” hör inte till kommandot. Kör med --help för exempel.`,
      `“${extra}” does not belong to the command. Run with --help for examples.`,
    )
  }
  if (parsed.positionals.length < positionals.length) {
    const lacking = positionals[parsed.positionals.length]
    throw refuse(`Ange ${lacking}. Kör med --help för exempel.`, `Give ${lacking}. Run with --help for examples.`)
  }
  return { positionals: parsed.positionals, values, flags }
}

/** A year between 1990 and 2100. */
export function readYear(value: string | undefined): number {
  if (value === undefined || !/^\d{4}$/.test(value) || Number(value) < 1990 || Number(value) > 2100)
    throw refuse(
      `Ange ett år med fyra siffror, till exempel --year 2020.${value ? ` Du skrev ”${value}”.` : ''}`,
      'Give a year of four digits, e.g. --year 2020.',
    )
  return Number(value)
}
