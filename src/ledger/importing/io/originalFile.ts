// The original bytes of an import: hashed, cut into pieces that each open on their own, and opened again around a line.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'

/** Bytes in memory, or something that can be read from the beginning each time. */
export type LedgerSource = Uint8Array | (() => AsyncIterable<Uint8Array>)

export const fileSource =
  (path: string): LedgerSource =>
  () =>
    createReadStream(path, { highWaterMark: 1 << 18 })

export async function* bytesOf(source: LedgerSource): AsyncGenerator<Uint8Array> {
  if (typeof source === 'function') yield* source()
  else yield source
}

/** Enough to hold what a file declares before its first voucher. */
const HEAD_BYTES = 1 << 20

export interface Fingerprint {
  sha256: string
  sizeBytes: number
  /** The beginning of the file, or all of a small one. */
  head: Uint8Array
}

export async function fingerprint(source: LedgerSource): Promise<Fingerprint> {
  const hash = createHash('sha256')
  const head: Uint8Array[] = []
  let sizeBytes = 0
  for await (const piece of bytesOf(source)) {
    hash.update(piece)
    if (sizeBytes < HEAD_BYTES) head.push(piece.subarray(0, HEAD_BYTES - sizeBytes))
    sizeBytes += piece.length
  }
  return { sha256: hash.digest('hex'), sizeBytes, head: Buffer.concat(head) }
}

const PART_BYTES = 1 << 20

export interface FilePart {
  part: number
  /** 1-based line that the first byte belongs to. */
  firstLine: number
  gz: Uint8Array
}

/** Gathers bytes and gives them back as finished pieces; the last one by `rest`. */
export class FileParts {
  private held: Uint8Array[] = []
  private heldBytes = 0
  private part = 0
  private line = 1

  take(piece: Uint8Array): FilePart | undefined {
    this.held.push(piece.slice())
    this.heldBytes += piece.length
    return this.heldBytes >= PART_BYTES ? this.rest() : undefined
  }

  rest(): FilePart | undefined {
    if (this.heldBytes === 0) return undefined
    const bytes = Buffer.concat(this.held)
    const cut: FilePart = { part: this.part++, firstLine: this.line, gz: new Uint8Array(gzipSync(bytes, { level: 1 })) }
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) this.line++
    this.held = []
    this.heldBytes = 0
    return cut
  }
}

/** Lines `from` to `to` (1-based, both included) of pieces that lie side by side, still as bytes. */
export function linesWithin(parts: readonly Pick<FilePart, 'firstLine' | 'gz'>[], from: number, to: number): Buffer[] {
  const first = parts[0]
  if (!first) return []
  const bytes = Buffer.concat(parts.map((part) => gunzipSync(part.gz)))
  const lines: Buffer[] = []
  let start = 0
  for (let line = first.firstLine; line <= to && start < bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    const stop = end < 0 ? bytes.length : end
    if (line >= from) lines.push(bytes.subarray(start, stop > start && bytes[stop - 1] === 13 ? stop - 1 : stop))
    start = stop + 1
  }
  return lines
}
