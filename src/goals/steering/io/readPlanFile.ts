// A plan as a file → rows of text cells. A workbook is looked into before it is unpacked: its size, and cells that are formulas.
// Refuses: what is no spreadsheet, what would unpack to more than a plan can be, and formulas, each told with its cell.
import { inflateRawSync } from 'node:zlib'
import { type Finding, finding } from '../../../kernel/finding.ts'
import { failed, ok, type Result } from '../../../kernel/result.ts'
import { type Text, text } from '../../../kernel/text.ts'
import { readValueFile } from '../../values/io/readValueSheet.ts'
import type { SheetRow } from '../sheetRow.ts'

export const MAX_PLAN_BYTES = 5_000_000
const MAX_UNPACKED = 60_000_000
const MAX_SHEET = 30_000_000

const refused = ({ sv, en }: Text): Result<never> => failed([finding('goals/sheet-unreadable', 'error', text(sv, en))])

export async function readPlanFile(bytes: Uint8Array, fileName: string): Promise<Result<SheetRow[]>> {
  if (bytes.length === 0)
    return refused(
      text(
        'Inget har ändrats. Filen är tom. Välj en fil med rubriker och rader.',
        'Nothing was changed. The file is empty. Choose a file with headings and rows.',
      ),
    )
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (zipped) {
    const looked = lookInto(Buffer.from(bytes))
    if (!looked.ok) return looked
  } else if (isBinary(bytes))
    return refused(
      text(
        `Inget har ändrats. ${fileName} är varken XLSX eller CSV. Spara planen som XLSX eller CSV och läs in igen.`,
        `Nothing was changed. ${fileName} is neither XLSX nor CSV. Save the plan as XLSX or CSV and read it again.`,
      ),
    )
  return readValueFile(bytes, fileName)
}

/** Text has no zero bytes, but UTF-16 does and says so first. */
const isBinary = (bytes: Uint8Array): boolean => !(bytes[0] === 0xff && bytes[1] === 0xfe) && bytes.subarray(0, 4096).includes(0)

interface Part {
  name: string
  packed: number
  unpacked: number
  method: number
  at: number
}

const DAMAGED = text(
  'Inget har ändrats. Arbetsboken är skadad. Öppna den, spara den på nytt och läs in igen.',
  'Nothing was changed. The workbook is damaged. Open it, save it again and read it anew.',
)
const TOO_LARGE = text(
  'Inget har ändrats. Arbetsboken packas upp till mer än en plan kan vara. Ta bort bilder och tomma rader, spara och läs in igen.',
  'Nothing was changed. The workbook unpacks to more than a plan can be. Remove pictures and empty rows, save and read it again.',
)

function lookInto(zip: Buffer): Result<null> {
  try {
    const parts = directory(zip)
    if (!parts.some((part) => part.name === '[Content_Types].xml')) return refused(DAMAGED)
    if (parts.reduce((sum, part) => sum + part.unpacked, 0) > MAX_UNPACKED) return refused(TOO_LARGE)
    const formulas = parts
      .filter((part) => /^xl\/worksheets\/[^/]+\.xml$/.test(part.name))
      .flatMap((part) => formulaCells(unpack(zip, part)))
    return formulas.length === 0 ? ok(null) : failed(formulas.slice(0, 50).map(isFormula))
  } catch (problem) {
    // Unpacking stops where the limit is met, whatever the file says of itself.
    const { code } = problem as { code?: string }
    return refused(code === 'ERR_BUFFER_TOO_LARGE' ? TOO_LARGE : DAMAGED)
  }
}

/** The zip's own list of contents, at its end. */
function directory(zip: Buffer): Part[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  const count = zip.readUInt16LE(end + 10)
  const parts: Part[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    const nameLength = zip.readUInt16LE(at + 28)
    parts.push({
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return parts
}

function unpack(zip: Buffer, { at, packed, method }: Part): string {
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28)
  const body = zip.subarray(start, start + packed)
  return (method === 0 ? body : inflateRawSync(body, { maxOutputLength: MAX_SHEET })).toString('utf8')
}

const formulaCells = (xml: string): string[] =>
  [...xml.matchAll(/<c\b[^>]*?\br="([A-Z]{1,3}\d+)"[^>]*>\s*<f\b/g)].map((match) => match[1]!)

const isFormula = (cell: string): Finding =>
  finding(
    'goals/sheet-formula',
    'error',
    text(
      `${cell}: cellen är en formel. Klistra in den som värde, så att det som beslutas är det som står där.`,
      `${cell}: the cell is a formula. Paste it as a value, so that what is decided is what stands there.`,
    ),
    { cell, line: Number(/\d+/.exec(cell)![0]) },
  )
