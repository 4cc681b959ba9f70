// A difference as a table file: one line for each cell, then one for each step of each year. Full precision, semicolons, UTF-8.
// Refuses: text that a spreadsheet would run as a formula.
import { type Lang, type Text, text } from '../../kernel/text.ts'
import type { SheetDifference } from './diff.ts'

const HEADS: readonly Text[] = [text('tabell', 'table'), text('rad', 'line'), text('kolumn', 'column'), text('enhet', 'unit')]

const cell = (value: string): string => {
  const safe = /^[=+@\t\r-]/.test(value) && !/^-?\d+([.,]\d+)?$/.test(value) ? `'${value}` : value
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Öre as kronor, to the öre; everything else as it is. */
function written(value: number | null, unit: string, lang: Lang): string {
  if (value === null) return ''
  const plain = unit === 'ore' ? kronor(value) : String(value)
  return lang === 'sv' ? plain.replace('.', ',') : plain
}

function kronor(value: number): string {
  const digits = String(Math.abs(value)).padStart(3, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export function differenceCsv({ tables, waterfalls }: SheetDifference, a: string, b: string, lang: Lang): string {
  const head = [...HEADS.map((one) => one[lang]), a, b, lang === 'sv' ? 'skillnad' : 'difference']
  const unitOf = (unit: string) => (unit === 'ore' ? (lang === 'sv' ? 'kr' : 'SEK') : unit)
  const cells = tables.flatMap((table) =>
    table.cells.map((one) => [
      table.name[lang],
      one.label[lang],
      one.column,
      unitOf(one.unit),
      written(one.a, one.unit, lang),
      written(one.b, one.unit, lang),
      written(one.difference, one.unit, lang),
    ]),
  )
  const why = lang === 'sv' ? 'Varför resultatet skiljer' : 'Why the result differs'
  const steps = waterfalls.flatMap(({ year, steps: own }) =>
    own.map(({ label, amount }) => [why, label[lang], String(year), unitOf('ore'), '', '', written(amount, 'ore', lang)]),
  )
  return `\ufeff${[head, ...cells, ...steps].map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`
}
