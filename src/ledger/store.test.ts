// Import, supersede, refuse, drill down to the line of the file: on both databases.
import { expect, it } from 'vitest'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { Refusal } from '../kernel/result.ts'
import type { Unit } from '../organisation/model.ts'
import { saveUnits } from '../organisation/store.ts'
import { forEachDatabase, OTHER_AUTHORITY, type TestDatabase } from '../storage/testing.ts'
import { NO_MAPPING } from './importing/mapping.ts'
import { isUnchanged, type Receipt } from './importing/receipt.ts'
import { readFlat } from './io/readFlat.ts'
import { cp437 } from './io/sieTesting.ts'
import { importLedger, type LedgerFile, listImports, openBooks, readVoucherTexts, saveMapping, sweepOrphans } from './store.ts'

const UNITS: Unit[] = [
  { code: 'rf', kind: 'assembly', name: 'Fullmäktige', validFrom: '2000-01-01' },
  { code: 'hsn', kind: 'committee', name: 'Nämnden', parent: 'rf', validFrom: '2000-01-01' },
  { code: 'fin', kind: 'finance', name: 'Finansen', parent: 'rf', validFrom: '2000-01-01' },
  { code: '100', kind: 'costCentre', name: 'Kliniken', parent: 'hsn', validFrom: '2000-01-01' },
]

const FILE = `#FLAGGA 0
#PROGRAM "Prov" "1.0"
#FORMAT PC8
#GEN 20210201
#SIETYP 4
#ORGNR 232100-0000
#FNAMN "Övningsregionen"
#RAR 0 20200101 20201231
#KONTO 1930 "Bank"
#KONTO 3011 "Patientavgifter"
#KONTO 4010 "Löner läkare"
#DIM 1 "Ansvar"
#DIM 20 "Motpart"
#OBJEKT 1 100 "Kliniken"
#OBJEKT 1 999 "Okänd"
#OBJEKT 20 run "RUN"
#IB 0 1930 1000.00
#UB 0 1930 900.00
#RES 0 3011 -50.00
#RES 0 4010 150.00
#PBUDGET 0 202003 4010 {1 100} 120.00
#VER A 1 20200315 "Lön mars"
{
#TRANS 4010 {1 100} 150.00 20200315 "Åsa Ö"
#TRANS 1930 {} -150.00
}
#VER A 2 20200401 "Avgifter"
{
#TRANS 3011 {1 999 20 run} -50.00
#TRANS 1930 {} 50.00
}
`.replaceAll('\n', '\r\n')

const file = (content = FILE, more: Partial<LedgerFile> = {}): LedgerFile => ({
  fileName: 'bok2020.se',
  source: cp437(content),
  ...more,
})

forEachDatabase('ledger store', (open) => {
  const started = async (): Promise<TestDatabase> => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, UNITS))
    return db
  }
  const take = async (db: TestDatabase, given = file()): Promise<Receipt> => {
    const answer = await importLedger(db, db.authority, LOCAL_ACTOR, given)
    if (isUnchanged(answer)) throw new Error('unchanged')
    return answer
  }
  const booksIn = (db: TestDatabase) => openBooks(db, db.authority, { today: '2022-01-01', actor: LOCAL_ACTOR })

  it('imports with a receipt: counts, sums, and what is to be mapped', async () => {
    const db = await started()
    const receipt = await take(db)
    expect(receipt).toMatchObject({ importId: 'region-2020-1', supersedes: null, entity: 'region', year: 2020, kind: 'sie4e' })
    expect(receipt.counts).toMatchObject({ vouchers: 2, transactions: 4, balances: 6, units: 3, outsideYear: 0 })
    expect(receipt.sums).toMatchObject({
      debitOre: 20_000,
      books: { actual: { amountOre: 100_000, turnoverOre: 140_000 }, budget: { amountOre: 12_000 } },
    })
    const toMap = receipt.findings.filter((f) => f.code.startsWith('ledger/unknown'))
    expect(toMap.map((f) => [f.code, f.cell, f.line])).toContainEqual(['ledger/unknown-cost-centre', '999', 29])
  })

  it('answers from the books, down to voucher, text and the line of the file', async () => {
    const db = await started()
    await take(db)
    const books = await booksIn(db)
    const year = { entity: 'region', year: 2020 }
    expect(books.sum({ ...year, unit: 'hsn', accounts: '4010' })).toBe(15_000)
    expect(books.sum({ ...year, unit: 'hsn', measure: 'budget' })).toBe(12_000)
    expect(books.sum({ ...year, unit: 'omappad' })).toBe(-5_000)
    expect(books.sum({ ...year, unit: 'fin', from: 0, to: 12, accounts: '1930' })).toBe(90_000)
    expect(books.sum({ ...year, counterpart: 'run' })).toBe(-5_000)
    const list = await books.vouchersFor({ ...year, unit: 'hsn', account: '4010', from: 3, to: 3 })
    expect(list).toMatchObject({ importId: 'region-2020-1', total: 1, sum: 15_000 })
    expect(list.rows).toMatchObject([{ series: 'A', number: '1', date: '2020-03-15', unit: '100', amount: 15_000, line: 24 }])
    expect(await books.vouchersFor({ ...year, unit: 'hsn', account: '4010', from: 4, to: 4 })).toMatchObject({
      total: 0,
      sum: 0,
      rows: [],
    })
    const lines = await books.fileLines(list.importId!, 24, 1)
    expect(lines).toEqual([
      { line: 23, text: '{' },
      { line: 24, text: '#TRANS 4010 {1 100} 150.00 20200315 "Åsa Ö"' },
      { line: 25, text: '#TRANS 1930 {} -150.00' },
    ])
    const texts = await db.transact((tx) => readVoucherTexts(tx, list.importId!, [list.rows[0]!.rowNo]))
    expect(texts).toEqual([{ rowNo: 1, voucherText: 'Lön mars', rowText: 'Åsa Ö' }])
    const log = await db.transact((tx) =>
      tx.query(
        `select action, subject from storage.audit_log where authority_id = $1 and action like 'ledger/%' order by entry_no`,
        [tx.authority],
      ),
    )
    expect(log.map((row) => row.action)).toEqual(['ledger/import', 'ledger/read-file-lines', 'ledger/read-voucher-text'])
  })

  it('does nothing for the same bytes, and supersedes for others', async () => {
    const db = await started()
    await take(db)
    expect(await importLedger(db, db.authority, LOCAL_ACTOR, file())).toEqual({
      unchanged: true,
      importId: 'region-2020-1',
      entity: 'region',
      year: 2020,
    })
    const changed = FILE.replaceAll('150.00', '175.00').replace('#UB 0 1930 900.00', '#UB 0 1930 875.00')
    expect(await take(db, file(changed))).toMatchObject({ importId: 'region-2020-2', supersedes: 'region-2020-1' })
    expect((await booksIn(db)).sum({ entity: 'region', year: 2020, accounts: '4010' })).toBe(17_500)
    const list = await db.transact((tx) => listImports(tx))
    expect(list.map((row) => [row.importId, row.status])).toEqual([
      ['region-2020-2', 'active'],
      ['region-2020-1', 'superseded'],
    ])
    expect(await take(db)).toMatchObject({ importId: 'region-2020-3', supersedes: 'region-2020-2' })
  })

  it('lets a budget file replace the budget and leave the outcome alone', async () => {
    const db = await started()
    await take(db)
    const budget = FILE.split('\r\n')
      .filter((line) => /^#(FLAGGA|PROGRAM|FORMAT|GEN|ORGNR|FNAMN|RAR|KONTO|DIM|OBJEKT|PBUDGET)/.test(line))
      .flatMap((line) => (line.startsWith('#GEN') ? [line, '#SIETYP 3'] : [line.replace('120.00', '130.00')]))
      .join('\r\n')
    expect(await take(db, file(`${budget}\r\n`))).toMatchObject({ importId: 'region-2020-2', supersedes: null })
    const books = await booksIn(db)
    expect(books.sum({ entity: 'region', year: 2020, measure: 'budget' })).toBe(13_000)
    expect(books.sum({ entity: 'region', year: 2020, accounts: '4010' })).toBe(15_000)
  })

  it('refuses with every finding and changes nothing', async () => {
    const db = await started()
    await take(db)
    const before = (await booksIn(db)).version
    const bad = FILE.replace('#TRANS 1930 {} 50.00', '#TRANS 1930 {} 51.00').replace('20200315 "Lön', '20200230 "Lön')
    const refusal = await importLedger(db, db.authority, LOCAL_ACTOR, file(bad)).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect((refusal as Refusal).findings.filter((f) => f.severity === 'error').length).toBeGreaterThanOrEqual(2)
    for (const content of ['<!doctype html><p>Logga in', '', FILE.slice(0, -30)]) {
      await expect(importLedger(db, db.authority, LOCAL_ACTOR, file(content))).rejects.toBeInstanceOf(Refusal)
    }
    await expect(
      importLedger(db, db.authority, LOCAL_ACTOR, file(FILE.replace('"Lön mars"', '"Lön"'), { year: 2019 })),
    ).rejects.toThrow('2020')
    expect((await booksIn(db)).version).toBe(before)
    expect(await db.transact((tx) => tx.query(leftOvers, [tx.authority]))).toEqual([{ left: 0 }])
    expect((await db.transact(listImports)).map((row) => row.status)).toEqual(['active'])
  })

  it('refuses a large file only after staging it, and takes every row away again', async () => {
    const db = await started()
    const rows = Array.from(
      { length: 15_000 },
      (_, i) => `#VER B ${i + 1} 20200501\r\n{\r\n#TRANS 4010 {1 100} 1.00\r\n#TRANS 1930 {} -1.00\r\n}\r\n`,
    )
    const large = `${FILE}${rows.join('')}#VER B 15001 20200501\r\n{\r\n#TRANS 4010 {1 100} 1.00\r\n}\r\n`
    await expect(importLedger(db, db.authority, LOCAL_ACTOR, file(large))).rejects.toBeInstanceOf(Refusal)
    expect(await db.transact(listImports)).toEqual([])
  })

  it('lets pages answer while a file is being read, from the books as they were until the last moment', async () => {
    const db = await started()
    await take(db)
    const rows = Array.from(
      { length: 12_000 },
      (_, i) => `#VER B ${i + 1} 20200501\r\n{\r\n#TRANS 4010 {1 100} 1.00\r\n#TRANS 1930 {} -1.00\r\n}\r\n`,
    )
    const told: string[] = []
    let running = true
    const import2 = take(db, file(FILE + rows.join(''), { onProgress: ({ step }) => void told.push(step) })).finally(() => {
      running = false
    })
    const seen: number[] = []
    while (running) seen.push((await booksIn(db)).sum({ entity: 'region', year: 2020, accounts: '4010' }))
    await import2
    const before = seen.filter((sum) => sum === 15_000).length
    expect(before).toBeGreaterThanOrEqual(3)
    expect(seen.slice(before).every((sum) => sum === 15_000 + 1_200_000)).toBe(true)
    expect([...new Set(told)]).toEqual(['reading', 'checking', 'writing', 'done'])
  })

  it('gives the same receipt for a flat export, one year at a time', async () => {
    const db = await started()
    const rows = [
      'Konto;Ansvar;Motpart;Datum;Belopp',
      '4010;100;;2020-03-15;150,00',
      '1930;;;2020-03-15;-150,00',
      '4010;100;;2021-01-15;7,00',
      '1930;;;2021-01-15;-7,00',
    ]
    const reader = { kind: 'flat-csv', read: readFlat }
    const flat = (year: number) => ({
      fileName: 'bok.csv',
      source: new TextEncoder().encode(`${rows.join('\n')}\n`),
      year,
      reader,
    })
    expect(await take(db, flat(2020))).toMatchObject({
      importId: 'region-2020-1',
      kind: 'flat-csv',
      counts: { balances: 2, outsideYear: 2 },
    })
    expect(await take(db, flat(2021))).toMatchObject({ importId: 'region-2021-1', supersedes: null })
    const books = await booksIn(db)
    expect(books.sum({ entity: 'region', year: 2020, unit: 'hsn', accounts: '4010', from: 3, to: 3 })).toBe(15_000)
    expect(books.sum({ entity: 'region', year: 2021, unit: 'hsn', accounts: '4010' })).toBe(700)
    expect(await importLedger(db, db.authority, LOCAL_ACTOR, flat(2020))).toMatchObject({ unchanged: true, year: 2020 })
    await expect(importLedger(db, db.authority, LOCAL_ACTOR, flat(2019))).rejects.toThrow('2019')
  })

  it('follows a registered mapping, and reads the same bytes again when the mapping has changed', async () => {
    const db = await started()
    await take(db)
    await db.transact((tx) =>
      saveMapping(tx, 'region', { ...NO_MAPPING, units: { 999: '100' }, accounts: { 4010: '4011' }, defaultUnit: 'rf' }),
    )
    await take(db)
    const books = await booksIn(db)
    expect(books.sum({ entity: 'region', year: 2020, unit: 'hsn', accounts: '3011,4011' })).toBe(10_000)
    expect(books.sum({ entity: 'region', year: 2020, unit: 'omappad' })).toBe(0)
    expect(books.group({ entity: 'region', year: 2020, accounts: '1930' }, ['unit'])).toMatchObject([
      { unit: 'rf', amount: -10_000 },
    ])
  })

  it('rebuilds a cube that is damaged or gone from the balances', async () => {
    const db = await started()
    await take(db)
    await db.transact((tx) =>
      tx.query(`update ledger.cube set bytes = '\\x00' where authority_id = $1 and measure = 'actual'`, [tx.authority]),
    )
    await db.transact((tx) => tx.query(`delete from ledger.cube where authority_id = $1 and measure = 'budget'`, [tx.authority]))
    for (let time = 0; time < 2; time++) {
      const books = await booksIn(db)
      expect(books.sum({ entity: 'region', year: 2020, accounts: '4010' })).toBe(15_000)
      expect(books.sum({ entity: 'region', year: 2020, measure: 'budget' })).toBe(12_000)
    }
  })

  it('sweeps what a killed import left, and nothing else', async () => {
    const db = await started()
    await take(db)
    await db.transact(async (tx) => {
      await tx.query(
        `insert into ledger.import (authority_id, import_id, entity, year, kind, file_name, sha256, mapping_sha256, size_bytes, status, actor, touched_at)
         values ($1, 'region-2020-9', 'region', 2020, 'sie4e', 'x.se', 'x', 'x', 1, 'staged', 'lokal', now() - interval '1 hour')`,
        [tx.authority],
      )
      await tx.query(
        `insert into ledger.balance (authority_id, import_id, measure, unit, account, counterpart, object, period, amount_ore)
         select $1, 'region-2020-9', 'actual', 'u' || n, '4010', '', '', 1, 100 from generate_series(1, 30000) as n`,
        [tx.authority],
      )
    })
    expect((await booksIn(db)).sum({ entity: 'region', year: 2020, accounts: '4010' })).toBe(15_000)
    expect(await sweepOrphans(db, db.authority, LOCAL_ACTOR)).toEqual(['region-2020-9'])
    expect(await db.transact((tx) => tx.query(leftOvers, [tx.authority]))).toEqual([{ left: 0 }])
    expect(await sweepOrphans(db, db.authority, LOCAL_ACTOR)).toEqual([])
    expect((await db.transact(listImports)).map((row) => row.importId)).toEqual(['region-2020-1'])
    expect((await booksIn(db)).sum({ entity: 'region', year: 2020, accounts: '4010' })).toBe(15_000)
  })

  it('keeps authorities apart', async () => {
    const db = await started()
    await take(db)
    const other = await openBooks(db, OTHER_AUTHORITY, { today: '2022-01-01', actor: LOCAL_ACTOR })
    expect(other.entities()).toEqual([])
    expect(await importLedger(db, OTHER_AUTHORITY, LOCAL_ACTOR, file())).toMatchObject({ importId: 'region-2020-1' })
  })
})

/** Rows of imports that never became active. */
const leftOvers = `select (
    (select count(*) from ledger.balance as b join ledger.import as i using (authority_id, import_id)
      where b.authority_id = $1 and i.status not in ('active', 'superseded'))
  + (select count(*) from ledger.voucher_row as v join ledger.import as i using (authority_id, import_id)
      where v.authority_id = $1 and i.status not in ('active', 'superseded'))
  + (select count(*) from ledger.import_file as f join ledger.import as i using (authority_id, import_id)
      where f.authority_id = $1 and i.status not in ('active', 'superseded'))) as left`
