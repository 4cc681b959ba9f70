import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ore } from '../../kernel/money.ts'
import type { SieBalance, SieBook } from '../sieBook.ts'
import type { DimensionObject, Transaction, Voucher } from '../voucher.ts'
import { HEAD, read, readBytes, remarks } from './sieTesting.ts'
import { type WriteOptions, writeSie } from './writeSie.ts'

async function bytesOf(book: SieBook, options?: WriteOptions): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeSie(book, options)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const SMALL: SieBook = {
  type: 4,
  variant: '4E',
  program: { name: 'Roder', version: '1' },
  generated: '2025-02-01',
  company: 'Övningsregionen',
  orgnr: '232100-0000',
  years: [{ no: 0, start: '2025-01-01', end: '2025-12-31' }],
  accounts: [
    { number: '1930', name: 'Bank', kind: 'T' },
    { number: '5010', name: 'Lokalhyra', kind: null },
  ],
  dimensions: [
    { number: '1', name: 'Ansvar', parent: null },
    { number: '21', name: 'Del', parent: '1' },
  ],
  objects: [{ dimension: '1', object: '0123', name: 'Vårdcentral "Nord"' }],
  balances: [
    {
      label: 'PBUDGET',
      year: 0,
      period: '2025-01',
      account: '5010',
      objects: [{ dimension: '1', object: '0123' }],
      amount: 10_05 as Ore,
    },
  ],
  vouchers: [
    {
      series: 'A',
      number: '1',
      date: '2025-01-31',
      text: 'Hyra januari',
      line: 0,
      transactions: [
        {
          kind: 'added',
          account: '5010',
          objects: [{ dimension: '1', object: '0123' }],
          amount: 1_00 as Ore,
          date: '2025-01-31',
          text: 'Å',
          line: 0,
        },
        { kind: 'removed', account: '5010', objects: [], amount: 2_00 as Ore, date: '2025-01-31', text: '', line: 0 },
        { kind: 'normal', account: '1930', objects: [], amount: -1_00 as Ore, date: '2025-02-01', text: '', line: 0 },
      ],
    },
  ],
}

test('a small book, as bytes', async () => {
  const bytes = await bytesOf(SMALL)
  expect(bytes.toString('latin1').replaceAll('\r\n', '\n')).toBe(`#FLAGGA 0
#PROGRAM "Roder" "1"
#FORMAT PC8
#GEN 20250201
#SIETYP 4
#ORGNR "232100-0000"
#FNAMN "\x99vningsregionen"
#RAR 0 20250101 20251231
#KONTO 1930 "Bank"
#KTYP 1930 T
#KONTO 5010 "Lokalhyra"
#DIM 1 "Ansvar"
#UNDERDIM 21 "Del" 1
#OBJEKT 1 "0123" "V\x86rdcentral \\"Nord\\""
#PBUDGET 0 202501 5010 {1 "0123"} 10.05
#VER "A" "1" 20250131 "Hyra januari"
{
#RTRANS 5010 {1 "0123"} 1.00 20250131 "\x8f"
#TRANS 5010 {1 "0123"} 1.00 20250131 "\x8f"
#BTRANS 5010 {} 2.00
#TRANS 1930 {} -1.00 20250201
}
`)
  expect(
    bytes
      .toString('latin1')
      .split('\n')
      .every((line) => line === '' || line.endsWith('\r')),
  ).toBe(true)
})

test('what PC8 lacks is written otherwise and told once per character', async () => {
  const messages: string[] = []
  const book = { ...SMALL, company: 'A – B – 5 €', accounts: [{ number: '1930', name: 'slut\\', kind: null }] }
  const bytes = await bytesOf(book, { onFindings: (findings) => messages.push(...findings.map((f) => f.message.sv)) })
  expect((await readBytes(bytes)).company).toBe('A - B - 5 EUR')
  expect((await readBytes(bytes)).accounts[0]!.name).toBe('slut\\ ')
  expect(messages.map((m) => m.split(' finns')[0])).toEqual(['Tecknet –', 'Tecknet €', 'Tecknet \\ sist i en text'])
})

test.each([
  [1, 'IB RES UB'],
  [2, 'IB PBUDGET PSALDO RES UB'],
  [3, 'IB OIB OUB PBUDGET PSALDO RES UB'],
] as const)('type %i has only the records it may have', async (type, labels) => {
  const rows = (['IB', 'UB', 'RES', 'OIB', 'OUB', 'PSALDO', 'PBUDGET'] as const).map((label) => ({
    label,
    year: 0,
    period: label.startsWith('P') ? '2025-01' : null,
    account: '1930',
    objects: label.startsWith('O') ? [{ dimension: '1', object: '0123' }] : [],
    amount: 100 as Ore,
  }))
  const reading = await readBytes(await bytesOf({ ...SMALL, type, variant: null, balances: rows }))
  expect(
    reading.balances
      .map((b) => b.label)
      .sort()
      .join(' '),
  ).toBe(labels)
  expect(reading.counts).toMatchObject({ vouchers: 0, objects: type === 3 ? 1 : 0 })
})

test('4I has vouchers and no balances', async () => {
  const reading = await readBytes(await bytesOf({ ...SMALL, variant: '4I' }), { fileName: 'x.si' })
  expect(reading).toMatchObject({ variant: '4I', counts: { vouchers: 1, periodBudgets: 0 } })
})

test('the checksum written is the checksum read', async () => {
  const reading = await readBytes(await bytesOf(SMALL, { checksum: true }))
  expect([reading.checksum, remarks(reading)]).toEqual(['ok', []])
})

describe('write, read, write', () => {
  // What CP437 can say, with everything that has a meaning in the grammar.
  const char = fc.constantFrom(...'abcåäöÅÄÖéü 0129"\\{}#;,.-\u00a0')
  const word = fc.array(char, { maxLength: 12 }).map((chars) => chars.join('').replace(/\\+$/, ''))
  const digits = (min: number, max: number) => fc.integer({ min, max }).map(String)
  const amount = fc.integer({ min: -9e13, max: 9e13 }).map((n) => n as Ore)
  const pair = fc.record({ dimension: digits(1, 25), object: word })
  const objects = fc.uniqueArray(pair, { maxLength: 3, selector: (p) => p.dimension })
  const date = fc.integer({ min: 1, max: 28 }).map((d) => `2025-03-${String(d).padStart(2, '0')}`)
  const account = digits(1000, 1040)

  const balance: fc.Arbitrary<Omit<SieBalance, 'line'>> = fc.oneof(
    fc.record({
      label: fc.constantFrom('IB', 'UB', 'RES'),
      year: fc.integer({ min: -3, max: 0 }),
      period: fc.constant(null),
      account,
      objects: fc.constant([] as DimensionObject[]),
      amount,
    }),
    fc.record({
      label: fc.constantFrom('OIB', 'OUB'),
      year: fc.constant(0),
      period: fc.constant(null),
      account,
      objects: pair.map((p) => [p]),
      amount,
    }),
    fc.record({
      label: fc.constantFrom('PSALDO', 'PBUDGET'),
      year: fc.constant(0),
      period: fc.constantFrom('2025-01', '2025-12'),
      account,
      objects: fc.array(pair, { maxLength: 1 }),
      amount,
    }),
  )

  const transaction: fc.Arbitrary<Transaction> = fc.record({
    kind: fc.constantFrom('normal', 'added', 'removed'),
    account,
    objects,
    amount,
    date,
    text: word,
    line: fc.constant(0),
  })
  const balanced = (rows: Transaction[]): Transaction[] => {
    const rest = -rows.filter((r) => r.kind !== 'removed').reduce((sum, r) => sum + r.amount, 0)
    return [
      ...rows,
      { kind: 'normal', account: '1930', objects: [], amount: (rest || 0) as Ore, date: '2025-03-01', text: '', line: 0 },
    ]
  }
  const voucher: fc.Arbitrary<Voucher> = fc.record({
    series: word,
    number: digits(1, 999),
    date,
    text: word,
    line: fc.constant(0),
    transactions: fc.array(transaction, { maxLength: 5 }).map(balanced),
  })

  const book: fc.Arbitrary<SieBook> = fc.record({
    type: fc.constant(4 as const),
    variant: fc.constant('4E' as const),
    program: fc.record({ name: word, version: word }),
    generated: date,
    company: word.filter((w) => w !== ''),
    orgnr: fc.constantFrom('232100-0000', null),
    years: fc.constant([0, -1, -2, -3].map((no) => ({ no, start: `${2025 + no}-01-01`, end: `${2025 + no}-12-31` }))),
    accounts: fc.uniqueArray(
      fc.record({ number: account, name: word, kind: fc.constantFrom('T' as const, 'K' as const, null) }),
      { selector: (a) => a.number },
    ),
    dimensions: fc.uniqueArray(fc.record({ number: digits(1, 25), name: word, parent: fc.constantFrom(null, '1') }), {
      selector: (d) => d.number,
    }),
    objects: fc.uniqueArray(fc.record({ dimension: digits(1, 25), object: word, name: word }), {
      selector: (o) => `${o.dimension}\n${o.object}`,
    }),
    balances: fc.uniqueArray(balance, {
      maxLength: 20,
      selector: (b) => JSON.stringify([b.label, b.year, b.period, b.account, b.objects.map((p) => [p.dimension, p.object])]),
    }),
    vouchers: fc.array(voucher, { maxLength: 6 }),
  })

  test('gives the same model and the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(book, fc.boolean(), async (original, checksum) => {
        const bytes = await bytesOf(original, { checksum })
        const reading = await readBytes(bytes, { fileName: 'x.se' })
        expect(reading.findings.filter((f) => f.severity === 'error')).toEqual([])
        expect(reading.checksum).toBe(checksum ? 'ok' : 'absent')
        const { accounts, dimensions, objects, program, generated, company, orgnr, years } = reading
        const again: SieBook = {
          type: 4,
          variant: '4E',
          program: program!,
          generated: generated!,
          company: company!,
          orgnr,
          years,
          accounts,
          dimensions,
          objects,
          balances: reading.balances.map(({ line: _, ...rest }) => rest),
          vouchers: reading.vouchers.map((v) => ({
            ...v,
            line: 0,
            transactions: v.transactions.map((t) => ({ ...t, line: 0 })),
          })),
        }
        expect(again).toEqual(original)
        expect((await bytesOf(again, { checksum })).equals(bytes)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('a file from elsewhere, read and written, reads the same', async () => {
    const first = await read([
      ...HEAD,
      '#IB 0 1930 10',
      '#VER A 7 20250131 Hyra',
      '{',
      '#TRANS 5010 {1 10} 1',
      '#TRANS 1930 {} -1',
      '}',
    ])
    const { program, generated, company, balances, vouchers } = first
    const book: SieBook = { ...first, type: 4, program: program!, generated: generated!, company: company!, balances, vouchers }
    const second = await readBytes(await bytesOf(book))
    const bare = (r: typeof first) => ({
      ...r,
      encoding: '',
      findings: [],
      balances: r.balances.map((b) => ({ ...b, line: 0 })),
      vouchers: r.vouchers.map((v) => ({ ...v, line: 0, transactions: v.transactions.map((t) => ({ ...t, line: 0 })) })),
    })
    expect(bare(second)).toEqual(bare(first))
  })
})
