// The whole small demonstration: every calibrated total is in the files to the öre, internal items eliminate, and files repeat.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSie } from '../ledger/io/readSie.ts'
import { OWN_ENTITY, type Voucher } from '../ledger/model.ts'
import type { MovementTotal } from './bookTotals.ts'
import { readBookTotals, writeBookTotals } from './bookTotalsTable.ts'
import { calibrate } from './calibrate.ts'
import { type DemoFiles, generateDemo } from './io/generateDemo.ts'
import { DEMO_SEED, readDemo } from './io/readDemo.ts'
import { readCsv } from './publishedCsv.ts'

const demo = readDemo('small', DEMO_SEED)
const committees = new Map(demo.organisation.costCentres.map((centre) => [centre.code, centre.committee]))

type Objects = Voucher['transactions'][number]['objects']
const objectIn = (objects: Objects, dimension: string): string => objects.find((o) => o.dimension === dimension)?.object ?? ''

/** `account|committee|counterpart|object` → öre; companies have no committees. */
function booked(vouchers: Iterable<Voucher>, own: boolean): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { transactions } of vouchers) {
    for (const { account, objects, amount } of transactions) {
      const committee = own ? committees.get(objectIn(objects, '1')) : ''
      const key = [account, committee, objectIn(objects, '20'), objectIn(objects, '21')].join('|')
      totals.set(key, (totals.get(key) ?? 0) + amount)
    }
  }
  return withoutZeroes(totals)
}

function wanted(movements: readonly MovementTotal[], own: boolean): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { account, committee, counterpart, object, amount } of movements) {
    const key = [account, own ? committee : '', counterpart, object].join('|')
    totals.set(key, (totals.get(key) ?? 0) + amount)
  }
  return withoutZeroes(totals)
}

const withoutZeroes = (totals: Map<string, number>): Map<string, number> =>
  new Map([...totals].filter(([, amount]) => amount !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))

it('the kept totals are what calibration decides from the printed tables, to the öre', async () => {
  const rows = (name: string) => readCsv(`finance_2020/${name}.csv`)
  const totals = calibrate({
    income: rows('income_statement'),
    balance: rows('balance_sheet'),
    cashFlow: rows('cash_flow'),
    notes: rows('notes'),
    operating: rows('operating_account'),
    investments: rows('investments'),
    balanceRequirement: rows('balance_requirement_2020'),
    fiveYears: rows('five_years'),
  })
  await expect(writeBookTotals(totals)).toMatchFileSnapshot('./data/calibrated.csv')
})

describe('the books of the demonstration', () => {
  const totals = readBookTotals(readCsv('../calibrated.csv'))

  it.each(demo.books.map(({ file, ...rest }) => [file, rest] as const))(
    '%s hits every calibrated total',
    (_, { entity, year, book }) => {
      const own = entity === OWN_ENTITY
      const year_ = totals.find((one) => one.entity === entity && one.year === year)!
      expect(booked(book.vouchers as Iterable<Voucher>, own)).toEqual(wanted(year_.movements, own))
    },
  )

  it.each([2019, 2020])('eliminate internal items to zero in %i, pair by pair', (year) => {
    const { book } = demo.books.find((one) => one.entity === OWN_ENTITY && one.year === year)!
    const codes = new Set(committees.values())
    const pairs = new Map<string, number>()
    let rows = 0
    for (const { transactions } of book.vouchers as Iterable<Voucher>) {
      for (const { objects, amount } of transactions) {
        const counterpart = objectIn(objects, '20')
        if (!codes.has(counterpart)) continue
        const pair = [committees.get(objectIn(objects, '1')), counterpart].sort().join('–')
        pairs.set(pair, (pairs.get(pair) ?? 0) + amount)
        rows++
      }
    }
    expect(rows).toBeGreaterThan(100)
    expect([...pairs].filter(([, amount]) => amount !== 0)).toEqual([])
  })

  it('are a few ten thousand rows', () => {
    let rows = 0
    for (const { book } of demo.books)
      for (const voucher of book.vouchers as Iterable<Voucher>) rows += voucher.transactions.length
    expect(rows).toBeGreaterThan(20_000)
    expect(rows).toBeLessThan(60_000)
  })
})

describe('demo generate', () => {
  const folders: string[] = []
  const generate = async (seed: number): Promise<{ out: string; made: DemoFiles }> => {
    const out = mkdtempSync(join(tmpdir(), 'roder-demo-'))
    folders.push(out)
    return { out, made: await generateDemo({ size: 'small', out, seed }, () => undefined) }
  }
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })

  it('writes the same bytes for the same seed, other bytes but the same totals for another', async () => {
    const [first, again, other] = [await generate(1), await generate(1), await generate(2)]
    expect(again.made).toEqual(first.made)
    expect(readdirSync(first.out).sort()).toEqual([...first.made.files.map((file) => file.file), 'control-totals.json'].sort())
    expect(other.made.files.map((file) => file.sha256)).not.toEqual(first.made.files.map((file) => file.sha256))
    // Payments to suppliers pass through other accounts gross, never net.
    expect(other.made.files.map((file) => file.accountsOre)).toEqual(first.made.files.map((file) => file.accountsOre))
  })

  it('writes files that read back as the control totals say', async () => {
    const { out, made } = await generate(1)
    for (const { file, transactions, vouchers, debitOre } of made.files) {
      const reading = await readSie(readFileSync(join(out, file)))
      expect([
        file,
        reading.findings.filter((finding) => finding.severity !== 'info').map((finding) => finding.message.sv),
      ]).toEqual([file, []])
      expect(reading.counts).toMatchObject({ transactions, vouchers })
      expect(reading.sums).toMatchObject({ transactionsOre: 0, debitOre })
    }
    expect(JSON.parse(readFileSync(join(out, 'control-totals.json'), 'utf8'))).toEqual(made)
  })
})
