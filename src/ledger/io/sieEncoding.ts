// Decides from the bytes how a SIE file is encoded (FORMATS §1.6): every file says PC8, few keep the promise.
// Pure ASCII decides nothing; the decision is made from the first megabyte after the first other byte, and watched to the end.
import { isAscii, isUtf8 } from 'node:buffer'
import type { SieEncoding } from '../sieBook.ts'
import { decodeCp437, decodeCp1252 } from './cp437.ts'

/** How much is held back before deciding. */
export const DECIDE_AFTER_BYTES = 1 << 20

const CP437_LETTER = 1
const LATIN_LETTER = 2
const CONTROL = 3
const CARRIAGE_RETURN = 4

/** What each byte tells; most tell nothing. */
const MEANING = new Uint8Array(256)
for (const byte of [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99]) MEANING[byte] = CP437_LETTER
for (const byte of [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6]) MEANING[byte] = LATIN_LETTER
for (let byte = 0; byte < 32; byte++) MEANING[byte] = byte === 9 || byte === 10 ? 0 : CONTROL
MEANING[13] = CARRIAGE_RETURN
MEANING[127] = CONTROL

export interface ByteCount {
  /** Bytes that are å, ä, ö, Å, Ä, Ö in either encoding. */
  cp437: number
  latin: number
  /** Control characters that may not stand in a text, and carriage returns without line feed. */
  controls: number
}

export const noBytes = (): ByteCount => ({ cp437: 0, latin: 0, controls: 0 })

/** One pass over every byte of a file: kept as tight as it can be. */
export function countBytes(bytes: Uint8Array, count: ByteCount): void {
  const last = bytes.length - 1
  for (let at = 0; at <= last; at++) {
    const meaning = MEANING[bytes[at]!]!
    if (meaning === 0) continue
    if (meaning === CARRIAGE_RETURN) {
      if (at < last && bytes[at + 1] !== 10) count.controls++
    } else if (meaning === CP437_LETTER) count.cp437++
    else if (meaning === LATIN_LETTER) count.latin++
    else count.controls++
  }
}

/** Cuts a multibyte character that continues in the next piece. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && end > bytes.length - 4 && (bytes[end - 1]! & 0xc0) === 0x80) end--
  return end > 0 && bytes[end - 1]! >= 0xc0 ? bytes.subarray(0, end - 1) : bytes
}

/** `complete` when nothing follows: a character cut off at the end is then no UTF-8. */
export function detectEncoding(bytes: Uint8Array, complete: boolean): SieEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (isAscii(bytes)) return 'ascii'
  if (isUtf8(complete ? bytes : wholeCharacters(bytes))) return 'utf-8'
  const count = noBytes()
  countBytes(bytes, count)
  return count.latin > count.cp437 ? 'windows-1252' : 'cp437'
}

export const ENCODING_NAMES: Record<SieEncoding, string> = {
  ascii: 'ASCII',
  cp437: 'CP437 (PC8)',
  'windows-1252': 'Windows-1252',
  'utf-8': 'UTF-8',
}

/** Only ASCII: the same text in every encoding. */
export function isPlain(raw: string): boolean {
  for (let at = 0; at < raw.length; at++) if (raw.charCodeAt(at) >= 128) return false
  return true
}

/** Text of a field read as one byte per character. */
export function decodeField(raw: string, encoding: SieEncoding): string {
  if (isPlain(raw)) return raw
  if (encoding === 'utf-8') return Buffer.from(raw, 'latin1').toString('utf8')
  return encoding === 'windows-1252' ? decodeCp1252(raw) : decodeCp437(raw)
}
