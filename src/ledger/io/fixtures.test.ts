// Golden files: small ledger files in every type and encoding, and everything that is said of them. `npm run golden` renews.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FlatRow } from '../flatRow.ts'
import type { Voucher } from '../voucher.ts'
import { inspectionOf } from './inspectSie.ts'
import { readFlat } from './readFlat.ts'
import { readSie } from './readSie.ts'

const FOLDER = join(import.meta.dirname, '../fixtures')
const files = (suffix: RegExp) => readdirSync(FOLDER).filter((name) => suffix.test(name))

/** One line a row, so that a change is read like a ledger. */
const voucherLines = (voucher: Voucher): string[] => [
  `${voucher.date} ${voucher.series} ${voucher.number} ${voucher.text}`,
  ...voucher.transactions.map(
    (t) =>
      `  ${t.kind} ${t.account} ${t.objects.map((o) => `${o.dimension}:${o.object}`).join(' ')} ${t.amount} ${t.date} ${t.text}`,
  ),
]

test.each(files(/\.(se|si|sie)$/))('%s', async (fileName) => {
  const vouchers: Voucher[] = []
  const reading = await readSie(readFileSync(join(FOLDER, fileName)), { fileName, onVoucher: (v) => void vouchers.push(v) })
  const balances = reading.balances.map(
    (b) =>
      `${b.label} ${b.year} ${b.period ?? ''} ${b.account} ${b.objects.map((o) => `${o.dimension}:${o.object}`).join(' ')} ${b.amount}`,
  )
  const { accounts, dimensions, objects } = reading
  const golden = { ...inspectionOf(reading), accounts, dimensions, objects, balances, vouchers: vouchers.flatMap(voucherLines) }
  await expect(`${JSON.stringify(golden, null, 1)}\n`).toMatchFileSnapshot(join(FOLDER, `${fileName}.golden.json`))
})

test.each(files(/\.(csv|xlsx)$/))('%s', async (fileName) => {
  const rows: FlatRow[] = []
  const reading = await readFlat(readFileSync(join(FOLDER, fileName)), { onRow: (row) => void rows.push(row) })
  const { format, columns, delimiter, sheet, skippedRows } = reading
  const golden = {
    ...inspectionOf(reading),
    format,
    columns,
    delimiter,
    sheet,
    skippedRows,
    rows: rows.map((row) => Object.values(row).join(' | ')),
  }
  await expect(`${JSON.stringify(golden, null, 1)}\n`).toMatchFileSnapshot(join(FOLDER, `${fileName}.golden.json`))
})

test('there is a fixture of every type', () => {
  expect(files(/\.(se|si|sie|csv|xlsx)$/)).toHaveLength(10)
})
