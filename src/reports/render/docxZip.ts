// The bytes of a Word file made the same each time: every file in the archive gets the report's own date instead of the clock's.
// Refuses archives it does not understand; the contents are not touched.

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

export interface ZipEntry {
  name: string
  /** Where its local header begins. */
  at: number
  /** Where its entry in the directory begins. */
  entry: number
  method: number
  size: number
}

/** The directory of an archive, in its order. Throws when the bytes are no archive. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== END) end--
  if (end < 0) throw new Error('not a zip archive')
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error('the archive has a directory that cannot be read')
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      at: view.getUint32(at + 42, true),
      entry: at,
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The same archive with every file dated the given day, in place. */
export function datedZip(bytes: Uint8Array, date: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const stamp = (((year - 1980) << 25) | (month << 21) | (day << 16)) >>> 0
  for (const { at, entry } of zipEntries(bytes)) {
    if (view.getUint32(at, true) !== LOCAL) throw new Error('the archive has a file that cannot be read')
    view.setUint32(at + 10, stamp, true)
    view.setUint32(entry + 12, stamp, true)
  }
  return bytes
}
