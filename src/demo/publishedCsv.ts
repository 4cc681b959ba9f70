// Reads the demo region's extracted tables. One row per record, by column name, all values text: a blank stays a blank.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const ROOT = new URL('./data/vasterbotten/', import.meta.url)

export type CsvRow = Record<string, string>

export function readCsv(name: string): CsvRow[] {
  return parse(readFileSync(new URL(name, ROOT)), { columns: true, bom: true, skip_empty_lines: true }) as CsvRow[]
}

/** Decimals as printed: `11.35` has two. */
export const decimalsOf = (printed: string): number => printed.split('.')[1]?.length ?? 0
