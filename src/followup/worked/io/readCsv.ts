// A CSV file or a paste as rows of text cells with their lines: `;`, tab or `,`, whichever the first line has most of.
// Refuses: files too large and broken quotes, each with a sentence; nothing is interpreted here.
import { CsvError, parse } from 'csv-parse/sync'
import { finding } from '../../../kernel/finding.ts'
import { failed, ok, type Result } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import type { WorkedRow } from '../worked.ts'

export const MAX_WORKED_BYTES = 2_000_000

/** UTF-8 where it is, otherwise as older systems write. */
export function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

export function readCsvRows(raw: string): Result<WorkedRow[]> {
  const content = raw.replace(/^\ufeff/, '')
  const first = content.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = ['\t', ';', ','].reduce((best, sign) => (first.split(sign).length > first.split(best).length ? sign : best))
  try {
    const records = parse(content, { delimiter, relax_column_count: true, skip_empty_lines: false, info: true }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    return ok(records.map(({ record, info }) => ({ line: info.lines, cells: record })))
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem
    const line = Number((problem as unknown as { lines?: number }).lines ?? 1)
    return failed([
      finding(
        'followup/worked-unreadable',
        'error',
        text(
          `Rad ${line} har ett citattecken som aldrig avslutas. Rätta raden och läs in igen.`,
          `Line ${line} has a quote that is never closed. Correct the line and read it again.`,
        ),
        { line },
      ),
    ])
  }
}
