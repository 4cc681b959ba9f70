// What spreadsheets put on the clipboard: tabs between cells, lines between rows, quotes around what holds either.
// Refuses: to interpret a cell; a broken quote is taken as it stands.

export const quotedCell = (shown: string): string => (/["\t\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown)

/** Rows of a paste: tabs between cells, a quoted cell may hold both tabs and lines. */
export function cellsOfText(pasted: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y
  const source = pasted.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  while (cell.lastIndex <= source.length) {
    const match = cell.exec(source)
    if (!match) return source.split('\n').map((line) => line.split('\t'))
    rows.at(-1)!.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'))
    if (match[3] === '') break
    if (match[3] === '\n') rows.push([])
  }
  return rows
}
