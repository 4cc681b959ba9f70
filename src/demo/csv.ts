// A small reader of the demo's tables: comma, quotes, first row is the heading. Pure: the text is passed in.
// Values stay text; a blank stays a blank.
export type CsvRow = Record<string, string>

export function parseCsv(content: string): CsvRow[] {
  const [heading = [], ...rows] = cells(content.replace(/^\uFEFF/, ''))
  return rows
    .filter((row) => row.length > 1 || row[0] !== '')
    .map((row) => Object.fromEntries(heading.map((name, i) => [name, row[i] ?? ''])))
}

function cells(content: string): string[][] {
  const rows: string[][] = [[]]
  for (const match of content.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    const [whole, cell = '', end] = match
    if (whole === '' && rows.at(-1)!.length === 0) break
    rows.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}
