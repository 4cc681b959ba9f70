// The zip archive of an XLSX file, opened with suspicion: macros, external links, passwords and bombs are refused before
// anything is unpacked for real. Every part is inflated against its stated size, so a lying header is caught.
import { inflateRawSync } from 'node:zlib'
import { type Text, text } from '../../kernel/text.ts'

const MAX_PARTS = 2000
const MAX_UNPACKED = 300_000_000

interface Part {
  name: string
  method: number
  encrypted: boolean
  packed: number
  unpacked: number
  offset: number
}

type Archive = { ok: true; read: (name: string) => Buffer | undefined; names: string[] } | { ok: false; reason: Text }

export function openArchive(bytes: Buffer): Archive {
  const parts = directory(bytes)
  if (parts === undefined)
    return { ok: false, reason: text('arkivet är skadat eller avklippt', 'the archive is damaged or cut off') }
  const reason = whyRefused(parts)
  if (reason) return { ok: false, reason }
  const read = (name: string): Buffer | undefined => {
    const part = parts.find((p) => p.name === name)
    return part && unpack(bytes, part)
  }
  try {
    for (const part of parts) if (part.name.endsWith('.xml') || part.name.endsWith('.rels')) unpack(bytes, part)
  } catch {
    return {
      ok: false,
      reason: text(
        'en del av arkivet är skadad eller större än den säger',
        'a part of the archive is damaged or larger than it says',
      ),
    }
  }
  return { ok: true, read, names: parts.map((part) => part.name) }
}

function whyRefused(parts: readonly Part[]): Text | undefined {
  const total = parts.reduce((sum, part) => sum + part.unpacked, 0)
  if (parts.length > MAX_PARTS || total > MAX_UNPACKED)
    return text('den är större än 300 MB uppackad', 'it is larger than 300 MB unpacked')
  if (parts.some((part) => part.encrypted)) return text('den är skyddad med lösenord', 'it is protected by a password')
  if (parts.some((part) => /vbaProject|macrosheets/i.test(part.name)))
    return text('den innehåller makron; spara den som XLSX utan makron', 'it has macros; save it as XLSX without macros')
  if (parts.some((part) => /externalLinks\//i.test(part.name)))
    return text(
      'den har länkar till andra arbetsböcker; klistra in värdena och spara igen',
      'it links to other workbooks; paste the values and save again',
    )
  if (!parts.some((part) => part.name === 'xl/workbook.xml'))
    return text('den är ett zip-arkiv men ingen XLSX-arbetsbok', 'it is a zip archive but no XLSX workbook')
  return undefined
}

/** The central directory at the end of the archive; undefined when it does not hold together. */
function directory(bytes: Buffer): Part[] | undefined {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > bytes.length) return undefined
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const parts: Part[] = []
  for (let no = 0; no < count; no++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined
    const nameLength = bytes.readUInt16LE(at + 28)
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

/** Throws when the part is damaged or unpacks to more than it states. */
function unpack(bytes: Buffer, part: Part): Buffer {
  const start = part.offset + 30 + bytes.readUInt16LE(part.offset + 26) + bytes.readUInt16LE(part.offset + 28)
  const packed = bytes.subarray(start, start + part.packed)
  if (part.method === 0) return packed
  return inflateRawSync(packed, { maxOutputLength: Math.max(part.unpacked, 1) })
}
