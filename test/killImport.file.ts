// The file that is being imported when the process is killed: version n costs n kronor per voucher, so that the books tell
// which version they hold, and a mixture of two versions would be no version at all.
import type { AuthorityId } from '../src/kernel/ids.ts'

export const KILLED = '7e57a000-0000-4000-8000-00000000dead' as AuthorityId
export const VOUCHERS = 600

export function fileOf(version: number): Uint8Array {
  const lines = [
    '#FLAGGA 0',
    '#PROGRAM "Prov" "1"',
    '#FORMAT PC8',
    '#GEN 20210101',
    '#SIETYP 4',
    '#FNAMN "Prov"',
    '#RAR 0 20200101 20201231',
  ]
  lines.push('#KONTO 1930 "Bank"', '#KONTO 4010 "Kostnad"', '#DIM 1 "Ansvar"')
  for (let no = 1; no <= VOUCHERS; no++) {
    const month = String(1 + (no % 12)).padStart(2, '0')
    lines.push(`#VER A ${no} 2020${month}15 "Prov"`, '{')
    lines.push(`#TRANS 4010 {1 ${100 + (no % 40)}} ${version}.00`, `#TRANS 1930 {} -${version}.00`, '}')
  }
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
}

/** Öre on account 4010 in version n. */
export const costOf = (version: number): number => version * VOUCHERS * 100
