// Writes the demo's ledger files and their control totals to a folder. The same size and seed give the same bytes.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ControlTotals, counted } from '../controlTotals.ts'
import type { DemoBook } from '../demoBooks.ts'
import type { DemoSize } from '../organisation.ts'
import { bookBytes } from './bookBytes.ts'
import { readDemo } from './readDemo.ts'

export interface DemoFiles {
  size: DemoSize
  seed: number
  files: ControlTotals[]
  transactions: number
}

export interface GenerateOptions {
  size: DemoSize
  out: string
  seed: number
}

/** Files plus `control-totals.json`, which also is the answer. */
export async function generateDemo({ size, out, seed }: GenerateOptions, progress: (text: string) => void): Promise<DemoFiles> {
  await mkdir(out, { recursive: true })
  const files: ControlTotals[] = []
  for (const demoBook of readDemo(size, seed).books) {
    progress(`${demoBook.file} …`)
    const totals = await writeBook(demoBook, out)
    progress(`${demoBook.file}: ${totals.transactions} rader`)
    files.push(totals)
  }
  const made: DemoFiles = { size, seed, files, transactions: files.reduce((sum, file) => sum + file.transactions, 0) }
  await writeFile(join(out, 'control-totals.json'), `${JSON.stringify(made, null, 2)}\n`)
  return made
}

async function writeBook({ file, entity, year, book }: DemoBook, out: string): Promise<ControlTotals> {
  const totals: ControlTotals = { file, entity, year, vouchers: 0, transactions: 0, debitOre: 0, accountsOre: {}, sha256: '' }
  const hash = createHash('sha256')
  await pipeline(
    Readable.from(bookBytes(counted(book, totals))),
    async function* (pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        hash.update(piece)
        yield piece
      }
    },
    createWriteStream(join(out, file)),
  )
  return { ...totals, sha256: hash.digest('hex') }
}
