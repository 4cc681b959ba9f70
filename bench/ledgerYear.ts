// A region-sized year for measuring: an amount on every account of the chart in every committee that uses it, made up but repeatable.
// Not the demo's calibrated year: measuring must not move when the demo's figures do.
import { writeFile } from 'node:fs/promises'
import type { BookTotals, MovementTotal } from '../src/demo/bookTotals.ts'
import { bookOf } from '../src/demo/generate.ts'
import { bookBytes } from '../src/demo/io/bookBytes.ts'
import { DEMO_CHART } from '../src/demo/localAccounts.ts'
import { demoOrganisation } from '../src/demo/organisation.ts'
import { readCsv } from '../src/demo/publishedCsv.ts'
import { chance } from '../src/demo/random.ts'
import { type Ore, ore } from '../src/kernel/money.ts'
import type { SieBook, Voucher } from '../src/ledger/model.ts'

const CASH = '1920'
const INTERNAL: ReadonlyArray<readonly [income: string, cost: string]> = [
  ['9110', '9210'],
  ['9130', '9230'],
  ['9140', '9240'],
]
const SHARES: Record<string, number> = { hsn: 1, rs: 0.5, run: 0.07, fhs: 0.005, pn: 0.002, rev: 0.002 }

function yearTotals(): BookTotals {
  const movements: MovementTotal[] = []
  const add = (account: string, committee: string, counterpart: string, amount: number): void => {
    movements.push({ account, committee, counterpart, object: '', amount: ore(Math.round(amount)) })
  }
  for (const { number, kind } of DEMO_CHART.accounts) {
    if (kind === 'memo' || number === CASH || /^9/.test(number)) continue
    const committees = /^[3-7]/.test(number) ? Object.keys(SHARES) : ['fin']
    for (const committee of committees) {
      const size = 2e10 * chance(7, number + committee) * (SHARES[committee] ?? 1)
      add(number, committee, '', kind === 'income' ? -size : size)
    }
  }
  for (const [income, cost] of INTERNAL) {
    for (const committee of ['hsn', 'run', 'fhs']) {
      const size = 3e10 * chance(7, income + committee)
      add(income, 'rs', committee, -size)
      add(cost, committee, 'rs', -movements.at(-1)!.amount)
    }
  }
  add(CASH, 'fin', '', -movements.reduce((sum, row) => sum + row.amount, 0))
  return { entity: 'region', year: 2020, opening: [], movements, budget: [] }
}

/** A book of about `rows` transaction rows over the large organisation. */
export function ledgerYear(rows: number): SieBook {
  const organisation = demoOrganisation(readCsv('organisation.csv'), 'large')
  // Contra rows come on top of the rows asked for.
  const asked = Math.round(rows / 1.09)
  const request = { totals: yearTotals(), chart: DEMO_CHART.accounts, organisation, company: 'Mätregionen', names: new Map() }
  return bookOf({ ...request, rows: asked, seed: 1, generated: '2021-02-15' })
}

export interface LedgerFiles {
  sie: Uint8Array
  csvPath: string
  transactions: number
}

/** The same facts twice: as SIE bytes, and as a CSV file with one row per transaction for the peers. */
export async function ledgerFiles(rows: number, csvPath: string): Promise<LedgerFiles> {
  const book = ledgerYear(rows)
  const pieces: Uint8Array[] = []
  for await (const piece of bookBytes(book)) pieces.push(piece)
  const lines: string[] = []
  let transactions = 0
  for (const { series, number, date, transactions: rowsOf } of book.vouchers as Iterable<Voucher>) {
    transactions += rowsOf.length
    for (const { account, objects, amount } of rowsOf) {
      const code = (dimension: string): string => objects.find((pair) => pair.dimension === dimension)?.object ?? ''
      lines.push(
        `${series},${number},${date},${account},${code('1')},${code('20')},${code('21')},${code('22')},${decimal(amount)}`,
      )
    }
  }
  await writeFile(csvPath, `${lines.join('\n')}\n`)
  return { sie: Buffer.concat(pieces), csvPath, transactions }
}

const decimal = (amount: Ore): string => {
  const positive = Math.abs(amount)
  return `${amount < 0 ? '-' : ''}${Math.floor(positive / 100)}.${String(positive % 100).padStart(2, '0')}`
}
