// A small uploaded sheet as rows of cells, read once and taken away again; and a mark of what a preview was based on.
// Refuses: nothing by itself; what is wrong with the file comes back as findings.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { MAX_SHEET_BYTES, readValueFile } from '../goals/values/io/readValueSheet.ts'
import { receiveUpload } from '../http/upload.ts'
import type { Finding } from '../kernel/finding.ts'
import type { WorldAsked } from './worldAsked.ts'

export interface UploadedSheet {
  fileName: string
  rows: { line: number; cells: string[] }[]
  findings: Finding[]
}

export async function receiveSheet(asked: WorldAsked): Promise<UploadedSheet> {
  const upload = await receiveUpload(asked.c.req.raw, { maxBytes: MAX_SHEET_BYTES })
  try {
    const read = await readValueFile(new Uint8Array(await readFile(upload.path)), upload.filename)
    return { fileName: upload.filename, rows: read.ok ? read.value : [], findings: read.ok ? [] : read.findings }
  } finally {
    await upload.remove()
  }
}

/** The same for the same content: tells whether what a preview stood on has changed. */
export const markOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
