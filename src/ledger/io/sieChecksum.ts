// #KSUMMA: CRC-32 over the CP437 bytes of labels and fields, without separators, line ends, enclosing quotes and braces (FORMATS §1.7).
// Guards against damage, not forgery.
import { crc32 } from 'node:zlib'
import type { SieEncoding } from '../sieBook.ts'
import { encodeCp437 } from './cp437.ts'
import { decodeField } from './sieEncoding.ts'

const PIECE_BYTES = 1 << 16

/** Space, tab, line ends and braces: outside quotes they are no content. */
const isSeparator = (code: number): boolean =>
  code === 32 || code === 9 || code === 10 || code === 13 || code === 123 || code === 125

export class SieChecksumSum {
  private crc = 0
  private readonly piece = Buffer.allocUnsafe(PIECE_BYTES)
  private filled = 0

  /** `line` (one or several whole lines) holds one byte per character; files in other encodings are hashed as if written in CP437. */
  feed(line: string, from: number, to: number, encoding: SieEncoding): void {
    if (encoding === 'utf-8' || encoding === 'windows-1252') {
      const text = decodeField(line.slice(from, to), encoding)
      const bytes = Buffer.alloc(text.length)
      const length = encodeCp437(text, bytes, 0)
      this.feed(bytes.toString('latin1', 0, length), 0, length, 'cp437')
      return
    }
    let inQuote = false
    for (let at = from; at < to; at++) {
      const code = line.charCodeAt(at)
      if (inQuote && code === 92 && at + 1 < to && line.charCodeAt(at + 1) === 34) {
        this.put(34)
        at++
      } else if (code === 34) inQuote = !inQuote
      else if (inQuote || !isSeparator(code)) this.put(code)
    }
  }

  /** The sum as an unsigned number. */
  value(): number {
    this.flush()
    return this.crc
  }

  private put(byte: number): void {
    this.piece[this.filled++] = byte
    if (this.filled === PIECE_BYTES) this.flush()
  }

  private flush(): void {
    this.crc = crc32(this.piece.subarray(0, this.filled), this.crc) >>> 0
    this.filled = 0
  }
}
