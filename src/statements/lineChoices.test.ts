// A mapping file is read against the lines there are; every broken cell is named and nothing is half read.
import { expect, test } from 'vitest'
import { accountTest, KOMMUN_BAS, readMapping } from '../ledger/model.ts'
import { BALANCE_LEAVES, MEMO_LEAVES } from './balanceLeaves.ts'
import { INTERNAL_LEAVES, RESULT_LEAVES } from './leaves.ts'
import { lineChoices } from './lineChoices.ts'

const CHOICES = lineChoices('municipality')
const sheet = (...lines: string[]) => lines.map((line, i) => ({ line: i + 1, cells: line.split(';') }))
const HEAD = 'Konto;Rad;Från;Till;Anmärkning'

test('no two lines of a kind have the same name, and a municipality sees no line of health care', () => {
  for (const kind of ['region', 'municipality'] as const) {
    const names = lineChoices(kind).map((one) => `${one.label.sv}`)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  }
  expect(CHOICES.map((one) => one.label.sv)).not.toContain('Köpt hälso- och sjukvård')
})

test('a line by its name or by its standard account; what moved stands on its own account', () => {
  const found = readMapping(
    sheet(HEAD, '3290;Taxor och avgifter;2023-01-01;;Lokala avgifter', '7921;7930;;;', '1150-1158;1110;;;'),
    CHOICES,
    [],
  )
  expect(found.findings).toEqual([])
  expect(found.mapping).toEqual([
    { accounts: '3290', standard: '3810', from: '2023-01-01', note: 'Lokala avgifter' },
    { accounts: '7921', standard: '7930', note: '' },
    { accounts: '1150-1158', standard: '1110', movement: '1111', note: '' },
  ])
})

test('against the mapping in force: new, same, changed, and what is taken away', () => {
  const current = [
    { accounts: '3290', standard: '3810', note: '' },
    { accounts: '7921', standard: '7920', note: '' },
    { accounts: '9999', standard: '7690', note: '' },
  ]
  const found = readMapping(sheet(HEAD, '3290;Taxor och avgifter', '7921;7930', '4711;Övriga kostnader'), CHOICES, current)
  expect(found.rows.map((row) => [row.accounts, row.state])).toEqual([
    ['3290', 'same'],
    ['7921', 'changed'],
    ['4711', 'new'],
  ])
  expect(found.removed.map((row) => row.accounts)).toEqual(['9999'])
})

const BROKEN: [what: string, rows: string[], cells: string[]][] = [
  ['an empty file', [], ['A1']],
  ['headings only', [HEAD], ['A1']],
  ['no column for the line', ['konto;namn', '3290;Avgifter'], ['A1']],
  ['an account that is not digits', [HEAD, '32X0;Taxor och avgifter;;;'], ['A2']],
  ['a line nobody knows, twice', [HEAD, '3290;Avgifter och taxor;;;', '3291;1000;;;'], ['B2', 'B3']],
  ['a range that goes backwards', [HEAD, '3299-3200;Taxor och avgifter;;;'], ['A2']],
  ['days outside the calendar', [HEAD, '3290;Taxor och avgifter;2025-13-01;i vår;'], ['C2', 'D2']],
  ['ends before it begins', [HEAD, '3290;Taxor och avgifter;2025-01-01;2024-12-31;'], ['D2']],
  ['an account on two lines at once', [HEAD, '3290;Taxor och avgifter;;;', '3290;Övriga intäkter;2025-01-01;;'], ['A3']],
]

test.each(BROKEN)('%s: every cell is named and nothing is read', (_what, rows, cells) => {
  const found = readMapping(sheet(...rows), CHOICES, [])
  expect(found.mapping).toEqual([])
  expect(found.findings.map((one) => one.cell)).toEqual(cells)
})

test('every account group of Kommun-Bas stands on exactly one line that a municipality sees', () => {
  const leaves = [...RESULT_LEAVES, ...INTERNAL_LEAVES, ...BALANCE_LEAVES, ...MEMO_LEAVES].filter((leaf) => leaf.accounts.region)
  const places = KOMMUN_BAS.rows
    .flatMap(({ accounts, standard, movement }) => [standard, movement ?? standard].map((one) => [accounts, one] as const))
    // The account that closes the result stands outside, as in every chart.
    .filter(([, standard]) => standard !== '8999')
    .map(([accounts, standard]) => {
      const found = leaves.filter((leaf) => accountTest(leaf.accounts.region!)(standard))
      return [accounts, standard, found.length, found.every((leaf) => leaf.only !== 'region')]
    })
  expect(places.filter(([, , count, seen]) => count !== 1 || !seen)).toEqual([])
})
