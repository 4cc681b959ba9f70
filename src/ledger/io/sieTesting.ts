// For tests of ledger files: a small complete file to change, and its reading. Never imported by the product.
import type { SieReading } from '../sieBook.ts'
import type { SieOptions } from '../sieHeader.ts'
import type { Voucher } from '../voucher.ts'
import { encodeCp437 } from './cp437.ts'
import { readSie } from './readSie.ts'

export const HEAD = [
  '#FLAGGA 0',
  '#PROGRAM "Prov" "1.0"',
  '#FORMAT PC8',
  '#GEN 20250201',
  '#SIETYP 4',
  '#ORGNR 232100-0000',
  '#FNAMN "Övningsregionen"',
  '#RAR 0 20250101 20251231',
  '#KONTO 1930 "Bank"',
  '#KONTO 3010 "Intäkt"',
  '#KONTO 5010 "Lokalhyra"',
]

export function cp437(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  return bytes.subarray(0, encodeCp437(text, bytes, 0))
}

export interface Read extends SieReading {
  vouchers: Voucher[]
}

/** Lines (or a text) read as a CP437 file with final line end. */
export async function read(lines: string | readonly string[], options: SieOptions = {}): Promise<Read> {
  const text = typeof lines === 'string' ? lines : `${lines.join('\r\n')}\r\n`
  return readBytes(cp437(text), options)
}

export async function readBytes(bytes: Uint8Array, options: SieOptions = {}): Promise<Read> {
  const vouchers: Voucher[] = []
  const reading = await readSie(bytes, { onVoucher: (voucher) => void vouchers.push(voucher), ...options })
  return { ...reading, vouchers }
}

/** Errors and warnings as `severity code @line`; information left out. */
export const remarks = (reading: SieReading): string[] =>
  reading.findings
    .filter((f) => f.severity !== 'info')
    .map((f) => `${f.severity} ${f.code.replace('ledger/sie-', '')}${f.line ? ` @${f.line}` : ''}`)
