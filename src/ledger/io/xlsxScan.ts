// What the workbook package does not tell: cells with formula errors, hidden rows and columns, and how large a sheet claims to be.
// One pass over the sheet's XML; values are read elsewhere.
import { SaxesParser } from 'saxes'

export const MAX_ROWS = 1_000_000
const MAX_COLUMNS = 500

export interface SheetScan {
  /** Address → error, e.g. `C14` → `#DIV/0!`. */
  errors: Map<string, string>
  hidden: number
  tooLarge: boolean
}

export function scanSheet(xml: Buffer): SheetScan {
  const scan: SheetScan = { errors: new Map(), hidden: 0, tooLarge: false }
  let cell = ''
  let isValue = false
  const parser = new SaxesParser()
  parser.on('error', (problem) => {
    throw problem
  })
  parser.on('doctype', () => {
    throw new Error('doctype')
  })
  parser.on('opentag', ({ name, attributes }) => {
    const tag = name.replace(/^.*:/, '')
    if (tag === 'row' || tag === 'col') {
      if (attributes.hidden === '1' || attributes.hidden === 'true') scan.hidden++
      if (tag === 'row' && Number(attributes.r) > MAX_ROWS) scan.tooLarge = true
    } else if (tag === 'c') {
      cell = attributes.t === 'e' ? (attributes.r ?? '') : ''
      if (columnOf(attributes.r ?? '') > MAX_COLUMNS || Number(/\d+$/.exec(attributes.r ?? '')?.[0] ?? 0) > MAX_ROWS)
        scan.tooLarge = true
    }
    isValue = tag === 'v'
  })
  parser.on('text', (text) => {
    if (isValue && cell !== '') scan.errors.set(cell, text)
  })
  parser.on('closetag', () => {
    isValue = false
  })
  parser.write(xml.toString('utf8')).close()
  return scan
}

/** `C14` → 3. */
function columnOf(address: string): number {
  let column = 0
  for (const letter of /^[A-Z]*/.exec(address)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** Sheet names → their file in the archive, in order. */
export function sheetFiles(workbook: Buffer, relations: Buffer): Map<string, string> {
  const targets = new Map<string, string>()
  for (const { name, attributes } of elements(relations)) {
    if (name !== 'Relationship') continue
    const target = attributes.Target ?? ''
    targets.set(attributes.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const files = new Map<string, string>()
  for (const { name, attributes } of elements(workbook)) {
    const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
    if (name === 'sheet') files.set(attributes.name ?? '', targets.get(relation ?? '') ?? '')
  }
  return files
}

function elements(xml: Buffer): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = []
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new Error('doctype')
  })
  parser.on('error', (problem) => {
    throw problem
  })
  parser.on('opentag', (tag) => {
    found.push({ name: tag.name.replace(/^.*:/, ''), attributes: tag.attributes })
  })
  parser.write(xml.toString('utf8')).close()
  return found
}
