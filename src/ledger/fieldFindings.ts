// What is wrong with the fields of a form, all at once, each finding with the field it stands in. Shared by the rooms' input files.
// Refuses: guessing. What cannot be read is said with how to write it, and is undefined.
import { type Finding, finding } from '../kernel/finding.ts'
import type { Ore } from '../kernel/money.ts'
import { isDate, isMonth, type Month } from '../kernel/month.ts'
import { text } from '../kernel/text.ts'
import { readAmount } from './amount.ts'

/** What a form answers: the fields as typed, trimmed. */
export interface Fields {
  text(name: string): string
}

export class FieldFindings {
  readonly list: Finding[] = []
  private readonly prefix: string
  /** `investments/` or `followup/measure-`: what codes begin with. */
  constructor(prefix: string) {
    this.prefix = prefix
  }
  add(cell: string, sv: string, en: string): void {
    this.list.push(finding(`${this.prefix}${cell}`, 'error', text(sv, en), { cell }))
  }
  /** Text that has to be there; `sv` and `en` say what to write. */
  words(fields: Fields, cell: string, sv: string, en: string, longest = 2_000): string {
    const written = fields.text(cell)
    if (written === '') this.add(cell, sv, en)
    if (written.length > longest)
      this.add(
        cell,
        `Texten är ${written.length} tecken. Korta den till högst ${longest}.`,
        `The text has ${written.length} characters. Cut it to at most ${longest}.`,
      )
    return written
  }
  /** An amount typed in mkr; undefined when nothing is written or it cannot be read. */
  amount(fields: Fields, cell: string): Ore | undefined {
    const read = readAmount(fields.text(cell), 'mkr')
    if (!read.ok) this.add(cell, read.why.sv, read.why.en)
    return read.ok ? read.ore : undefined
  }
  choice<T extends string>(fields: Fields, cell: string, among: readonly T[]): T | undefined {
    const found = among.find((one) => one === fields.text(cell))
    if (found === undefined) this.add(cell, 'Välj ett alternativ ur listan.', 'Choose one of the list.')
    return found
  }
  month(fields: Fields, cell: string): Month | undefined {
    const written = fields.text(cell)
    if (isMonth(written)) return written
    this.add(cell, `Skriv en månad som 2023-04. Du skrev ”${written}”.`, `Write a month like 2023-04. You wrote “${written}”.`)
    return undefined
  }
  /** Undefined when nothing is written; a whole number between the two otherwise. */
  whole(fields: Fields, cell: string, least: number, most: number): number | undefined {
    const written = fields.text(cell)
    if (written === '') return undefined
    if (/^\d{1,6}$/.test(written) && Number(written) >= least && Number(written) <= most) return Number(written)
    this.add(
      cell,
      `Skriv ett helt tal mellan ${least} och ${most}. Du skrev ”${written}”.`,
      `Write a whole number between ${least} and ${most}. You wrote “${written}”.`,
    )
    return undefined
  }
  /** A date in the calendar as it was written; `sv` and `en` say what it is. */
  date(cell: string, value: string, sv: string, en: string): string {
    if (!isDate(value))
      this.add(cell, `${sv}: skriv ÅÅÅÅ-MM-DD. Du skrev ”${value}”.`, `${en}: write YYYY-MM-DD. You wrote “${value}”.`)
    return value
  }
}
