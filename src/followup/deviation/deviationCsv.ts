// A unit's outcome against budget as a table file: the page's columns to the öre, semicolons, UTF-8.
// Refuses: text that a spreadsheet would run as a formula, and a missing amount as nought: it is empty.
import type { Lang, Text } from '../../kernel/text.ts'

interface Kronor {
  /** Null is missing. */
  value: number | null
}

/** A row as the page has it, in kronor. */
export interface CsvLine {
  id: string
  label: Text
  outcome: Kronor
  budget: Kronor
  deviation: Kronor
  previous: Kronor
  /** Per cent. */
  change: Kronor
  forecast?: Kronor
  comment?: { text: string }
}

const HEADS: Record<Lang, readonly string[]> = {
  sv: ['kod', 'rad', 'utfall', 'budget', 'avvikelse', 'förra året', 'ändring, %', 'prognos helår', 'kommentar'],
  en: ['code', 'line', 'outcome', 'budget', 'deviation', 'last year', 'change, %', 'full-year forecast', 'comment'],
}

const cell = (value: string): string => {
  const safe = /^[=+@\t\r-]/.test(value) && !/^-?\d+([.,]\d+)?$/.test(value) ? `'${value}` : value
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function decimal(figure: Kronor | undefined, decimals: number, lang: Lang): string {
  if (figure === undefined || figure.value === null) return ''
  const plain = figure.value.toFixed(decimals)
  return lang === 'sv' ? plain.replace('.', ',') : plain
}

export function deviationCsv(lines: readonly CsvLine[], lang: Lang): string {
  const rows = lines.map((one) => [
    one.id,
    one.label[lang],
    ...[one.outcome, one.budget, one.deviation, one.previous].map((value) => decimal(value, 2, lang)),
    decimal(one.change, 1, lang),
    decimal(one.forecast, 2, lang),
    one.comment?.text ?? '',
  ])
  return `\ufeff${[HEADS[lang], ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}
