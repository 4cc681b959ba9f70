// The worst case for a roll-up: balances on every unit of the tree, four cells in ten filled at random, the same every time.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { cubeBuilder } from '../src/ledger/cube.ts'
import { packCube } from '../src/ledger/packedCube.ts'
import type { Unit } from '../src/organisation/model.ts'

export const UNITS = 2000
export const ACCOUNTS = 400
const FIRST_ACCOUNT = 3000
const FILLED = 0.4

/** Units are 1 to 2 000, the parent of u is u ÷ 10 rounded down, 0 is the root: 1 111 … under 111 under 11 under 1. */
const parentOf = (unit: number): number => Math.floor(unit / 10)

export function worstCaseUnits(): Unit[] {
  return Array.from({ length: UNITS + 1 }, (_, no): Unit => {
    const place = no === 0 ? {} : { parent: String(parentOf(no)) }
    return { code: String(no), kind: 'unit', name: `Enhet ${no}`, validFrom: '2020-01-01', ...place }
  })
}

/** The same random balances as stored cube bytes and as CSV for the peers. */
export async function makeWorstCase(csv: string): Promise<{ stored: Uint8Array; cells: number }> {
  const file = createWriteStream(csv)
  const builder = cubeBuilder('region', 2020, 'actual')
  let state = 20201122
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  let cells = 0
  for (let unit = 1; unit <= UNITS; unit++) {
    let lines = ''
    for (let account = FIRST_ACCOUNT; account < FIRST_ACCOUNT + ACCOUNTS; account++) {
      for (let period = 1; period <= 12; period++) {
        if (next() >= FILLED) continue
        const amount = Math.floor(next() * 100_000_000) - 50_000_000
        if (amount === 0) continue
        builder.add(String(unit), String(account), '', '', period, amount)
        lines += `${unit},${account},${period},${amount}\n`
        cells++
      }
    }
    if (!file.write(lines)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
  return { stored: packCube(builder.cube()), cells }
}
