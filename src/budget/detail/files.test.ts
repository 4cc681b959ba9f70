// The sheet out as a file and back: any sheet, to the öre, comments too; and the budget as the ledger reads it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ore, ore } from '../../kernel/money.ts'
import { writeSie } from '../../ledger/store.ts'
import { readEdits, readPhasing, readRow, readTemplate } from './input.ts'
import { readDetailWorkbook, writeDetailWorkbook } from './io/detailWorkbook.ts'
import { anySheet, row, sheet } from './io/sheetTesting.ts'
import { MOST_ORE } from './kronor.ts'
import type { DetailSheet } from './sheet.ts'
import { sieBudget } from './sieBudget.ts'
import { bookOf, FILE_HEADS, type ReadBook, readBook } from './workbook.ts'

const ACCOUNTS = new Map([
  ['3010', 'Patientavgifter'],
  ['5010', 'Lokalhyra'],
  ['6110', 'Kontorsmaterial'],
])
const newId = (no: number) => `ny-${no}`
const through = async (one: DetailSheet) => {
  const read = await readDetailWorkbook(await writeDetailWorkbook(bookOf(one, ACCOUNTS)))
  return read.ok ? readBook(read.value, one, newId) : read
}

describe('a workbook', () => {
  it('gives back the sheet it was made of: rows, amounts, comments, version', async () => {
    await fc.assert(
      fc.asyncProperty(anySheet(fc), async (one) => {
        const read = await through(one)
        expect(read.ok && read.value.sheet).toEqual(one)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps every öre of the largest amounts a cell may have', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -MOST_ORE, max: MOST_ORE }), { minLength: 12, maxLength: 12 }),
        async (months) => {
          const one = sheet([
            row(
              'r1',
              months.map((n) => ore(n)),
            ),
          ])
          const read = await through(one)
          expect(read.ok && read.value.sheet).toEqual(one)
        },
      ),
      { numRuns: 30 },
    )
  })

  const book = (
    lines: string[][],
    about = [
      ['enhet', 'e1'],
      ['år', '2024'],
      ['version', '1'],
    ],
  ): ReadBook => ({
    rows: [FILE_HEADS, ...lines],
    notes: [],
    about,
  })
  const cells = (id: string, account: string, january: string) => [id, account, '', '', '', january]
  const at = { unit: 'e1', year: 2024 }

  it('makes a new row of one that was added or copied in the file', () => {
    const read = readBook(book([cells('r1', '5010', '5'), cells('r1', '5010', '6'), cells('', '6110', '7')]), at, newId)
    expect(read.ok && read.value.sheet.rows.map(({ id, months }) => [id, months[0]])).toEqual([
      ['ny-3', 600],
      ['r1', 500],
      ['ny-4', 700],
    ])
    expect(read.ok && read.value.findings.map(({ code }) => code)).toEqual(['budget/file-copied-row'])
  })

  it('says everything that is wrong, with its cell, and reads nothing then', () => {
    const read = readBook(book([cells('r1', '5010', '1.234'), cells('r2', '', '5')]), at, newId)
    expect([read.ok, read.findings.map(({ cell }) => cell)]).toEqual([false, ['F2', 'B3']])
    for (const [about, code] of [
      [[], 'file-not-ours'],
      [
        [
          ['enhet', 'e2'],
          ['år', '2024'],
          ['version', '1'],
        ],
        'file-other-sheet',
      ],
    ] as const)
      expect(readBook(book([], about as unknown as string[][]), at, newId).findings[0]?.code).toBe(`budget/${code}`)
    expect(readBook({ ...book([]), rows: [['Konto']] }, at, newId).findings[0]?.code).toBe('budget/file-heads')
  })

  it('refuses what is no workbook', async () => {
    for (const bytes of [new Uint8Array(), new TextEncoder().encode('a;b'), new Uint8Array([0x50, 0x4b, 3, 4, 0])])
      expect((await readDetailWorkbook(bytes)).findings[0]?.code).toBe('budget/file-unreadable')
  })
})

it('is a budget the ledger reads: type 3, the unit as cost centre, costs as debit', async () => {
  const one = sheet([
    row('r1', [ore(-12_345), null, ...Array.from({ length: 10 }, () => ore(-100))]),
    row('r2', [ore(-5), ...Array.from({ length: 11 }, () => null)]),
  ])
  const names = { company: 'Region Exempel', unitName: 'Akuten', accounts: ACCOUNTS, generated: '2023-11-30' }
  const pieces: Uint8Array[] = []
  for await (const piece of writeSie(sieBudget(one, names))) pieces.push(piece)
  const lines = Buffer.concat(pieces).toString('latin1').split('\r\n')
  expect(lines).toContain('#SIETYP 3')
  expect(lines).toContain('#OBJEKT 1 "e1" "Akuten"')
  expect(lines.filter((line) => line.startsWith('#PBUDGET')).slice(0, 2)).toEqual([
    '#PBUDGET 0 202401 5010 {1 "e1"} 123.50',
    '#PBUDGET 0 202403 5010 {1 "e1"} 1.00',
  ])
})

describe('what is sent', () => {
  const base = sheet([row('r1', 100), row('s-ssk', -5, { account: '3010' })])
  const codes = (edits: unknown) =>
    readEdits(JSON.stringify(edits), base, ACCOUNTS).findings.map(({ code }) => code.replace('budget/detail-', ''))

  it('is read only in its own shape', () => {
    for (const wrong of [
      'x',
      {},
      [{ row: 'r1', field: 'm13', value: 1 }],
      [{ row: '../r', field: 'm1', value: 1 }],
      [{ row: 'r1', field: 'm1', value: 1.5 }],
      [{ row: 'r1', field: 'm1', value: '5' }],
      [{ row: 'r1', field: 'm1', value: MOST_ORE + 1 }],
      [{ row: 'r1', field: 'text', value: 5 }],
    ])
      expect([wrong, codes(wrong)]).toEqual([wrong, ['unreadable']])
    expect(readEdits('[{', base, ACCOUNTS).ok).toBe(false)
    expect(codes([{ row: 'r1', field: 'm1', value: null }])).toEqual([])
  })

  it('has accounts of the unit, no money without one, and none in a computed row', () => {
    expect(
      codes([
        { row: 's-ssk', field: 'm1', value: 5 },
        { row: 's-ssk', field: 'comment', value: 'varför' },
        { row: 'r1', field: 'account', value: '9999' },
        { row: 'ny', field: 'm1', value: 5 },
      ]),
    ).toEqual(['computed', 'account', 'no-account'])
  })

  const fields = {
    account: '5010',
    activity: '',
    text: 'hyra',
    comment: '',
    months: ['1', ...Array.from({ length: 11 }, () => '')],
    total: '',
    template: undefined,
  }

  it('is a row as its form has it, all that is wrong at once', () => {
    const read = readRow('ny', fields, base, ACCOUNTS)
    expect(read.ok && read.value).toEqual([
      { row: 'ny', field: 'account', value: '5010' },
      { row: 'ny', field: 'text', value: 'hyra' },
      { row: 'ny', field: 'm1', value: 100 },
    ])
    const wrong = readRow('ny', { ...fields, account: '', months: fields.months.with(2, 'ca 5'), total: '100' }, base, ACCOUNTS)
    expect(wrong.findings.map(({ cell }) => cell)).toEqual(['m3', 'template', 'account'])
  })

  it('spreads a year’s amount over the months', () => {
    const spread = readPhasing('r1', '-1 200,01', readTemplate('even', '', undefined), base)
    const amounts = spread.ok ? spread.value.map(({ value }) => value as Ore) : []
    expect([amounts.length, amounts.reduce((a, b) => a + b, 0)]).toEqual([12, -120_001])
    expect(readPhasing('r1', '', { kind: 'even' }, base).findings[0]?.cell).toBe('total')
    expect(readTemplate('seasonal', '1 2;3', undefined)).toEqual({ kind: 'seasonal', weights: [1, 2, 3] })
    expect(readPhasing('s-ssk', '1', { kind: 'even' }, base).ok).toBe(false)
  })
})
