import { describe, expect, test } from 'vitest'
import type { SieOptions } from '../sieHeader.ts'
import { HEAD, read, remarks } from './sieTesting.ts'

const VOUCHER = ['#VER A 1 20250131 "Hyra"', '{', '#TRANS 5010 {} 100.00', '#TRANS 1930 {} -100.00', '}']
const L = HEAD.length

/** FORMATS §1.8 row by row: the lines put after a good head (or instead of it), and every error and warning that must come of it. */
const CASES: [name: string, lines: string[], expected: string[], options?: SieOptions][] = [
  ['a good file', [...HEAD, ...VOUCHER], []],
  ['an HTML page saved as .se', ['<!DOCTYPE html>', '<html><body>Logga in</body></html>'], ['error not-sie @1']],
  ['other text', ['Konto;Belopp', '1930;100'], ['error not-sie @1']],
  ['first record is not the flag', ['#PROGRAM "x" 1', ...HEAD.slice(1)], ['error no-flag @1']],
  ['read before', ['#FLAGGA 1', ...HEAD.slice(1)], ['warning flag @1']],
  ['#PBUDGET and #PSALDO without braces', [...HEAD, '#PBUDGET 0 202507 5010 0.00', '#PSALDO 0 202507 5010 5.00'], []],
  [
    '#TRANS without braces',
    [...HEAD, '#VER A 1 20250131', '{', '#TRANS 5010 1.00', '#TRANS 1930 {} -1', '}'],
    [`warning list-missing @${L + 3}`],
  ],
  ['unquoted company name', [...HEAD, '#FNAMN Övningsbolaget AB'], [`warning text-unquoted @${L + 1}`]],
  ['quote not closed', [...HEAD, '#PROSA "Avklippt', '#KONTO 1940 "Bank"'], [`error quote-open @${L + 1}`]],
  ['brace not closed', [...HEAD, '#OIB 0 1930 {1 10 100.00', '#UB 0 1930 0'], [`error brace-open @${L + 1}`]],
  ['{ on the #VER line', [...HEAD, '#VER A 1 20250131 "x" {', ...VOUCHER.slice(2)], [`warning brace-on-ver @${L + 1}`]],
  [
    'missing } before the next #VER',
    [...HEAD, ...VOUCHER.slice(0, -1), '#VER A 2 20250131 ""', ...VOUCHER.slice(1)],
    [`error voucher-open @${L + 1}`],
  ],
  ['missing } at the end', [...HEAD, ...VOUCHER.slice(0, -1)], [`error voucher-open @${L + 1}`]],
  ['rows without {', [...HEAD, VOUCHER[0]!, ...VOUCHER.slice(2)], [`warning brace-missing @${L + 2}`]],
  ['rows outside a voucher', [...HEAD, '#TRANS 1930 {} 1.00'], [`error row-outside @${L + 1}`]],
  ['undeclared account', [...HEAD, '#IB 0 1940 10.00'], [`warning account-undeclared @${L + 1}`]],
  ['undeclared account in 4I is only a note', [...HEAD.slice(0, 7), ...VOUCHER], []],
  ['account with letters', [...HEAD, '#KONTO 11AF "x"'], [`error account-not-digits @${L + 1}`]],
  ['account of odd length', [...HEAD, '#KONTO 797199 "x"'], [`warning account-length @${L + 1}`]],
  ...['1,50', '+5.00', '1.234', '1e3', '', '1 234.00', '--5', '5.', '.5', '0x10', 'ett', '-'].map(
    (amount): [string, string[], string[]] => [
      `amount ${amount || '(empty)'}`,
      [...HEAD, `#IB 0 1930 ${amount}`],
      [`error amount @${L + 1}`],
    ],
  ),
  ['amount beyond exact', [...HEAD, '#IB 0 1930 99999999999999999.00'], [`error amount-large @${L + 1}`]],
  ...['2018-05-01', '180501', 'idag', '20250229', '20251301', '20250100', '""'].map((date): [string, string[], string[]] => [
    `voucher date ${date}`,
    [...HEAD, `#VER A 1 ${date} x`, ...VOUCHER.slice(1)],
    [`error date @${L + 1}`],
  ]),
  ['row date', [...HEAD, VOUCHER[0]!, '{', '#TRANS 5010 {} 1 20250230', '#TRANS 1930 {} -1', '}'], [`error date @${L + 3}`]],
  ['29 February in a leap year', [...HEAD, '#RAR -1 20240101 20241231', '#VER A 1 20240229 x', ...VOUCHER.slice(1)], []],
  [
    'voucher one öre out',
    [...HEAD, ...VOUCHER.slice(0, 3), '#TRANS 1930 {} -99.99', '}'],
    [`error voucher-unbalanced @${L + 1}`],
  ],
  [
    'thirds of a krona balance exactly',
    [...HEAD, VOUCHER[0]!, '{', '#TRANS 5010 {} 0.10', '#TRANS 5010 {} 0.2', '#TRANS 1930 {} -0.30', '}'],
    [],
  ],
  ['empty voucher', [...HEAD, VOUCHER[0]!, '{', '}'], [`warning voucher-empty @${L + 1}`]],
  ['voucher number repeated', [...HEAD, ...VOUCHER, ...VOUCHER], [`warning voucher-number @${L + 6}`]],
  [
    'voucher number falling',
    [...HEAD, '#VER A 2 20250131', ...VOUCHER.slice(1), ...VOUCHER],
    [`warning voucher-number @${L + 6}`],
  ],
  ['other series counts by itself', [...HEAD, '#VER B 2 20250131', ...VOUCHER.slice(1), ...VOUCHER], []],
  [
    'vouchers in type 1',
    [...HEAD.map((l) => l.replace('#SIETYP 4', '#SIETYP 1')), ...VOUCHER],
    [`warning vouchers-in-balances @${L + 1}`],
  ],
  ['balances in 4I', [...HEAD, '#IB 0 1930 5.00', ...VOUCHER], [`warning balances-in-4i @${L + 1}`], { fileName: 'x.SI' }],
  ['date outside every year', [...HEAD, '#VER A 1 20240131', ...VOUCHER.slice(1)], [`warning date-outside @${L + 1}`]],
  [
    'row date outside every year',
    [...HEAD, VOUCHER[0]!, '{', '#TRANS 5010 {} 1 20240131', '#TRANS 1930 {} -1', '}'],
    [`warning date-outside @${L + 3}`],
  ],
  ['broken financial year of 18 months', [...HEAD, '#RAR -1 20230701 20241231', '#PSALDO -1 202311 5010 {} 5.00'], []],
  ['period outside its year', [...HEAD, '#PSALDO 0 202412 5010 {} 5.00'], [`warning period-outside @${L + 1}`]],
  ['no such period', [...HEAD, '#PSALDO 0 202513 5010 {} 5.00'], [`error period @${L + 1}`]],
  [
    'closing balance differs from opening + movements',
    [...HEAD, '#IB 0 1930 500', '#UB 0 1930 401', ...VOUCHER],
    ['warning closing-differs'],
  ],
  ['closing balance ties out', [...HEAD, '#IB 0 1930 500', '#UB 0 1930 400', '#RES 0 5010 100', ...VOUCHER], []],
  ['result differs from vouchers', [...HEAD, '#RES 0 5010 100.01', ...VOUCHER], ['warning result-differs']],
  [
    'result differs from periods',
    [...HEAD, '#RES 0 5010 7', '#PSALDO 0 202501 5010 {} 3', '#PSALDO 0 202502 5010 {} 3'],
    ['warning result-differs'],
  ],
  ['same key twice', [...HEAD, '#UB 0 1930 5', '#UB 0 1930 5'], [`error key-twice @${L + 2}`]],
  ['same key for another object is another key', [...HEAD, '#OIB 0 1930 {1 10} 5', '#OIB 0 1930 {1 11} 5'], []],
  ['#RAR twice', [...HEAD, '#RAR 0 20250101 20251231'], [`error key-twice @${L + 1}`]],
  [
    '#RTRANS with its twin, #BTRANS outside the sum',
    [...HEAD, ...VOUCHER.slice(0, 3), '#RTRANS 1930 {} -100.00', '#TRANS 1930 {} -100.00', '#BTRANS 1930 {} -90.00', '}'],
    [],
  ],
  [
    '#RTRANS without its twin',
    [...HEAD, ...VOUCHER.slice(0, 3), '#RTRANS 1930 {} -90.00', ...VOUCHER.slice(3)],
    [`warning added-without-twin @${L + 4}`],
  ],
  ['no #RAR', [...HEAD.filter((l) => !l.startsWith('#RAR')), '#IB 0 1930 5'], ['error years-missing']],
  ['no #RAR in 4I', [...HEAD.filter((l) => !l.startsWith('#RAR')), ...VOUCHER], []],
  ['a year nobody declared', [...HEAD, '#IB -2 1930 5'], [`warning year-undeclared @${L + 1}`]],
  ['other currency', [...HEAD, '#VALUTA EUR'], [`warning currency @${L + 1}`]],
  ['text spread over two lines', [...HEAD, '#PROSA "första', 'andra"'], [`error quote-open @${L + 1}`, `error text @${L + 2}`]],
]

describe('what a tolerant but strict reader says (FORMATS §1.8)', () => {
  test.each(CASES)('%s', async (_name, lines, expected, options) => {
    const reading = await read(lines, options)
    expect(remarks(reading)).toEqual(expected)
    expect(reading.accepted).toBe(!expected.some((remark) => remark.startsWith('error')))
  })

  test('every sentence is filled in, in both languages', async () => {
    for (const [, lines, , options] of CASES) {
      for (const { message } of (await read(lines, options)).findings) {
        expect(message.sv).not.toMatch(/\{[a-z]{2,}\}|undefined|NaN/)
        expect(message.en).not.toMatch(/\{[a-z]{2,}\}|undefined|NaN/)
      }
    }
  })
})

describe('what is read', () => {
  test('unknown records and extra fields are skipped and counted', async () => {
    const reading = await read([...HEAD, '#MOMS 1 2', '#MOMS 3', '#IB 0 1930 5.00 0 extra fält'])
    expect(reading.findings.map((f) => `${f.severity} ${f.line} ${f.message.sv}`)).toEqual([
      `info ${L + 1} Posten #MOMS är okänd och hoppas över (antal: 2).`,
    ])
    expect(reading.balances.map((b) => b.amount)).toEqual([500])
  })

  test('undeclared objects are told once; employees, customers, suppliers and invoices are never named', async () => {
    const rows = ['#TRANS 5010 {33 "X" 7 "19121212-1212"} 1', '#TRANS 1930 {33 "X" 9 "L1"} -1']
    const { findings } = await read([...HEAD, '#VER A 1 20250131', '{', ...rows, '}'])
    expect(findings.map((f) => `${f.code} @${f.line}`)).toEqual([
      `ledger/sie-object-undeclared @${L + 3}`,
      `ledger/sie-dimension-undeclared @${L + 3}`,
    ])
    expect(JSON.stringify(findings)).not.toContain('19121212')
  })

  test('an unknown account never loses its amount', async () => {
    const { balances } = await read([...HEAD, '#RES 0 4599 12.34'])
    expect(balances).toEqual([{ label: 'RES', year: 0, period: null, account: '4599', objects: [], amount: 1234, line: L + 1 }])
  })

  test('labels in any case, indentation, tabs, blank lines and LF alone', async () => {
    const text = `#flagga 0\n\n\t#SieTyp\t4\n  #Rar 0 20250101 20251231\n#konto 1930 Bank\n#ub  0 1930\t7.5\n`
    const reading = await read(text)
    expect(remarks(reading)).toEqual([])
    expect(reading.balances.map((b) => [b.account, b.amount, b.line])).toEqual([['1930', 750, 6]])
  })

  test('quotes, escapes and braces', async () => {
    const reading = await read([
      ...HEAD,
      '#FNR C:\\data\\region',
      '#DIM 20 "Motpart"',
      '#OBJEKT 20 "A B" "Bolaget \\"Norr\\" {AB}"',
      '#VER "" "" 20250131 "Säger \\"hej\\" {inte} \\ alls"',
      '{',
      '#TRANS 5010 {20 "A B" 1 0123} 1.00 "" "text {x}"',
      '#TRANS 1930 { } -1',
      '}',
    ])
    expect(remarks(reading)).toEqual([])
    expect(reading.objects).toEqual([{ dimension: '20', object: 'A B', name: 'Bolaget "Norr" {AB}' }])
    expect(reading.vouchers[0]).toMatchObject({ series: '', number: '', date: '2025-01-31', text: 'Säger "hej" {inte} \\ alls' })
    expect(reading.vouchers[0]!.transactions).toEqual([
      {
        kind: 'normal',
        account: '5010',
        objects: [
          { dimension: '20', object: 'A B' },
          { dimension: '1', object: '0123' },
        ],
        amount: 100,
        date: '2025-01-31',
        text: 'text {x}',
        line: L + 6,
      },
      { kind: 'normal', account: '1930', objects: [], amount: -100, date: '2025-01-31', text: '', line: L + 7 },
    ])
  })

  test('counts and sums as written; an added row counts as its own kind and once in the books', async () => {
    const reading = await read([
      ...HEAD,
      '#RAR -1 20240101 20241231',
      '#DIM 1 Ansvar',
      '#OBJEKT 1 10 "Tio"',
      '#IB 0 1930 1.00',
      '#OIB 0 1930 {1 10} 2.00',
      '#UB 0 1930 -4.00',
      '#UB -1 1930 1.00',
      '#RES 0 3010 -5.00',
      '#PSALDO 0 202501 3010 {} -5.00',
      '#PBUDGET 0 202501 3010 {1 10} -6.00',
      '#VER A 1 20250131',
      '{',
      '#RTRANS 3010 {} -5.00',
      '#TRANS 3010 {} -5.00',
      '#BTRANS 3010 {} -9.00',
      '#TRANS 1930 {} 5.00',
      '}',
    ])
    expect(reading.counts).toEqual({
      accounts: 3,
      dimensions: 1,
      objects: 1,
      openingBalances: 2,
      closingBalances: 2,
      results: 1,
      periodBalances: 1,
      periodBudgets: 1,
      vouchers: 1,
      transactions: 2,
      addedTransactions: 1,
      removedTransactions: 1,
    })
    expect(reading.sums).toEqual({
      transactionsOre: 0,
      debitOre: 500,
      resultsOre: { '0': -500 },
      openingOre: { '0': 300 },
      closingOre: { '0': -400, '-1': 100 },
    })
    expect(reading.vouchers[0]!.transactions.map((t) => [t.kind, t.amount])).toEqual([
      ['added', -500],
      ['removed', -900],
      ['normal', 500],
    ])
  })

  test.each([
    ['no #SIETYP is type 1', HEAD.filter((l) => !l.startsWith('#SIETYP')), '', 1, null],
    ['type 3', HEAD.map((l) => l.replace('#SIETYP 4', '#SIETYP 3')), '', 3, null],
    ['balances make 4E', [...HEAD, '#IB 0 1930 0'], '', 4, '4E'],
    [
      'no balances, no years: 4I whatever the suffix',
      [...HEAD.filter((l) => !l.startsWith('#RAR')), ...VOUCHER],
      'x.se',
      4,
      '4I',
    ],
    ['the suffix decides otherwise', [...HEAD, ...VOUCHER], 'x.SE', 4, '4E'],
    ['the suffix decides otherwise', [...HEAD, ...VOUCHER], 'x.si', 4, '4I'],
  ])('%s', async (_name, lines, fileName, type, variant) => {
    expect(await read(lines, { fileName })).toMatchObject({ type, variant })
  })

  test('a voucher with a broken row is reported and not handed over; the others are', async () => {
    const { vouchers } = await read([
      ...HEAD,
      ...VOUCHER,
      '#VER A 2 20250131',
      '{',
      '#TRANS 5010 {} 1,00',
      '#TRANS 1930 {} -1.00',
      '}',
    ])
    expect(vouchers.map((v) => v.number)).toEqual(['1'])
  })

  test('vouchers of a type 1 file are handed over only when asked for', async () => {
    const lines = [...HEAD.map((l) => l.replace('#SIETYP 4', '#SIETYP 1')), ...VOUCHER]
    expect((await read(lines)).vouchers).toHaveLength(0)
    expect((await read(lines, { everything: true })).vouchers).toHaveLength(1)
  })

  test('findings of one kind are kept to a thousand and counted, so that no error is hidden', async () => {
    const rows = Array.from({ length: 1500 }, () => '#TRANS 1930 1.00')
    const reading = await read([...HEAD, '#VER A 1 20250131', '{', ...rows, '}'])
    expect(reading.findingCounts['ledger/sie-list-missing']).toBe(1500)
    expect(reading.findings.filter((f) => f.severity === 'warning')).toHaveLength(1001)
    expect(reading.findings.some((f) => f.code === 'ledger/sie-voucher-unbalanced')).toBe(true)
  })
})
