// Generated books as files: read back without findings, repeatable to the byte, and in the books of both databases to the öre.
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { readSie } from '../ledger/io/readSie.ts'
import type { SieBook } from '../ledger/model.ts'
import { openBooks } from '../ledger/store.ts'
import { saveUnits } from '../organisation/store.ts'
import { forEachDatabase } from '../storage/testing.ts'
import { companyTotals, SMALL_CHART, smallTotals } from './fixtures/smallTotals.ts'
import { bookOf } from './generate.ts'
import { bytesOfBook, REMARK } from './io/bookBytes.ts'
import { demoOrganisation } from './organisation.ts'
import { readCsv } from './publishedCsv.ts'
import { seedBooks } from './seedBooks.ts'

const organisation = demoOrganisation(readCsv('organisation.csv'), 'small')
const request = { chart: SMALL_CHART, names: new Map<string, string>(), rows: 3000, seed: 1, generated: '2021-02-15' }
const own = (): SieBook => bookOf({ ...request, totals: smallTotals(2020), organisation, company: 'Provregionen' })
const company = (): SieBook =>
  bookOf({ ...request, totals: companyTotals(2020), organisation: { costCentres: [] }, company: 'Bolaget' })
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

it.each([
  ['the authority', own],
  ['a company', company],
])('the file of %s is read back without findings', async (_, make) => {
  const bytes = await bytesOfBook(make())
  const reading = await readSie(bytes)
  expect(reading.findings.filter((finding) => finding.severity !== 'info')).toEqual([])
  expect(reading).toMatchObject({ accepted: true, type: 4, variant: '4E' })
  expect(reading.sums.transactionsOre).toBe(0)
  expect(reading.sums.openingOre).toEqual({ 0: 0 })
})

it('says in the file that the detail is made up', async () => {
  const text = new TextDecoder('latin1').decode((await bytesOfBook(own())).subarray(0, 2000))
  expect(text).toContain('#PROSA "Syntetisk detaljniv\x86: enheter')
  expect(REMARK).toMatch(/^Syntetisk detaljnivå/)
})

it('is the same bytes for the same seed', async () => {
  expect(sha256(await bytesOfBook(own()))).toBe(sha256(await bytesOfBook(own())))
})

forEachDatabase('generated books', (open) => {
  it('reach every total of the year in the books, per committee, counterpart and object', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, organisation.units))
    const totals = smallTotals(2020)
    await seedBooks(db, db.authority, LOCAL_ACTOR, [
      { file: 'region-2020.se', entity: 'region', year: 2020, book: own() },
      { file: 'bolaget-2020.se', entity: 'bolaget', year: 2020, book: company() },
    ])
    const books = await openBooks(db, db.authority, { today: '2021-02-15', actor: LOCAL_ACTOR })
    for (const { account, committee: unit, counterpart, object, amount } of totals.movements) {
      const query = { entity: 'region', year: 2020, accounts: account, counterpart, object }
      for (const structure of ['then', 'now'] as const) {
        expect([account, books.sum({ ...query, unit, structure })]).toEqual([account, amount])
      }
    }
    for (const { account, amount } of totals.opening) {
      expect(books.sum({ entity: 'region', year: 2020, accounts: account, from: 0, to: 0 })).toBe(amount)
    }
    const budget = { entity: 'region', year: 2020, measure: 'budget' } as const
    expect(books.sum({ ...budget, accounts: '4010', unit: 'hsn' })).toBe(30_000_000_001)
    expect(books.sum({ ...budget, accounts: '1011', object: 'fastighet' })).toBe(2_800_000_000)
    expect(books.sum({ ...budget, accounts: '1011' })).toBe(2_800_000_000)
    expect(books.sum({ entity: 'bolaget', year: 2020, accounts: '3010', counterpart: 'region' })).toBe(-2_000_000_050)
  })
})
