// A plan as a workbook: one row per node under the headings that the import reads. Every cell is text, so nothing is recalculated.
// Refuses: leaving columns out; a file read back gives the same plan.
import writeXlsxFile from 'write-excel-file/node'
import type { SteeringNode } from '../node.ts'
import { writeSheet } from '../sheetColumns.ts'

const WIDTHS = [12, 12, 9, 60, 14, 12, 24, 10, 10, 12, 8, 18, 12, 12, 12, 10, 16, 16, 24, 12, 60, 12, 12, 40]

export async function writePlanWorkbook(nodes: readonly SteeringNode[], name: string): Promise<Uint8Array> {
  const [head = [], ...rows] = writeSheet(nodes)
  const data = [
    head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String }))),
  ]
  const written = await writeXlsxFile(data, {
    sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: WIDTHS.map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer()
  return new Uint8Array(written)
}
