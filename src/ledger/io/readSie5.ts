import type { SieReading } from '../sieBook.ts'
import type { SieOptions } from '../sieHeader.ts'
export async function readSie5(_source: AsyncIterable<Uint8Array>, _options: SieOptions): Promise<SieReading> {
  throw new Error('later')
}
