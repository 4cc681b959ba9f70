// A generated book as the bytes of its file: SIE 4E, with the remark that the detail is made up.
// Streams: a year of millions of rows is never held in memory.
import { writeSie } from '../../ledger/io/writeSie.ts'
import type { SieBook } from '../../ledger/model.ts'

export const REMARK =
  'Syntetisk detaljnivå: enheter, månader och verifikationer är genererade. Endast summorna är publicerade uppgifter.'

const AFTER = Buffer.from('#SIETYP 4\r\n')

/** The file's bytes, piece by piece. */
export async function* bookBytes(book: SieBook): AsyncGenerator<Uint8Array, void, undefined> {
  let remarked = false
  for await (const piece of writeSie(book)) {
    yield remarked ? piece : withRemark(piece)
    remarked = true
  }
}

/** `#PROSA` stands right after the type, in the first piece. Å, ä and ö in code page 437. */
function withRemark(piece: Uint8Array): Uint8Array {
  const bytes = Buffer.from(piece)
  const at = bytes.indexOf(AFTER)
  if (at < 0) throw new Error('the first piece of the file lacks its type')
  const line = Buffer.from(
    `#PROSA "${REMARK}"\r\n`.replace(/[åäö]/g, (letter) => CP437[letter]!),
    'latin1',
  )
  return Buffer.concat([bytes.subarray(0, at + AFTER.length), line, bytes.subarray(at + AFTER.length)])
}

const CP437: Record<string, string> = { å: '\x86', ä: '\x84', ö: '\x94' }

/** The whole file in memory: for small books only. */
export async function bytesOfBook(book: SieBook): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of bookBytes(book)) pieces.push(piece)
  return Buffer.concat(pieces)
}
