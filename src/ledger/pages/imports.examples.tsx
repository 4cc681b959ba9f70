// Examples of imports, a receipt and a voucher list, for tests and for looking at them. Every name is made up.
import { finding } from '../../kernel/finding.ts'
import type { ImportId } from '../../kernel/ids.ts'
import type { Ore } from '../../kernel/money.ts'
import { text } from '../../kernel/text.ts'
import type { ImportRecord } from '../importing/receipt.ts'
import type { ImportsView } from './imports.tsx'
import type { ReceiptView } from './receipt.tsx'
import type { VouchersView } from './vouchers.tsx'

const unknown = [4599, 6112].map((account, at) =>
  finding(
    'ledger/unknown-account',
    'warning',
    text(
      `Konto ${account} saknas i kontoplanen. Lägg till kontot eller ange ett ersättningskonto.`,
      `Account ${account} is not in the chart. Add it or name a replacement.`,
    ),
    { line: 812 + at * 5_000 },
  ),
)

const record: ImportRecord = {
  importId: '14' as ImportId,
  entity: 'region',
  year: 2020,
  kind: 'SIE 4E',
  fileName: 'huvudbok_2020_12.se',
  supersedes: '13' as ImportId,
  status: 'active',
  sha256: '9f2c41d07b6e5a3398c1f5d2e8a4b70c6d1e2f3a4b5c6d7e8f901234567890ab',
  sizeBytes: 8_412_664,
  actor: 'lokal',
  importedAt: '2021-01-12T08:14:00Z',
  counts: {
    accounts: 412,
    dimensions: 4,
    objects: 318,
    openingBalances: 120,
    closingBalances: 120,
    results: 292,
    periodBalances: 0,
    periodBudgets: 1_204,
    vouchers: 24_051,
    transactions: 96_204,
    addedTransactions: 0,
    removedTransactions: 0,
    balances: 18_440,
    units: 204,
    outsideYear: 0,
  },
  sums: {
    transactionsOre: 0,
    debitOre: 3_214_556_120_042,
    resultsOre: { '0': -9_841_200_000 },
    openingOre: { '0': 0 },
    closingOre: { '0': 0 },
    books: { actual: { cells: 18_440, amountOre: 0, turnoverOre: 6_429_112_240_084 } },
  },
  findings: unknown,
}

const entities = [
  { code: 'region', name: text('Regionen', 'The region') },
  { code: 'bolaget', name: text('Bolaget AB', 'The company') },
]

export const importsExample: ImportsView = {
  imports: [
    record,
    { ...record, importId: '13' as ImportId, fileName: 'huvudbok_2020_11.se', status: 'superseded', findings: [] },
  ],
  entities,
}

export const refusedExample: ImportsView = {
  ...importsExample,
  answer: {
    kind: 'refused',
    fileName: 'huvudbok_2020_12.se',
    entity: 'region',
    findings: [
      finding(
        'ledger/voucher-unbalanced',
        'error',
        text('Verifikation D 8812 summerar till 0,50 kr, inte 0.', 'Voucher D 8812 adds up to SEK 0.50, not 0.'),
        { line: 12_418 },
      ),
      finding(
        'ledger/cut-off',
        'error',
        text(
          'Filen tar slut inne i en verifikation. Exportera igen ur ekonomisystemet.',
          'The file ends inside a voucher. Export it again.',
        ),
        { line: 96_204 },
      ),
    ],
  },
}

export const receiptExample: ReceiptView = { record, entity: entities[0]! }

const amounts = [4_812_050, 128_430_000, -2_099_900]

export const vouchersExample: VouchersView = {
  title: text('Konto 4011 Läkemedel', 'Account 4011 Drugs'),
  about: text('Akutsjukvård, januari–december 2020', 'Emergency care, January–December 2020'),
  list: {
    importId: '14' as ImportId,
    fileName: 'huvudbok_2020_12.se',
    rows: amounts.map((amount, at) => ({
      rowNo: at + 1,
      series: 'D',
      number: String(8812 + at),
      date: `2020-08-1${at + 1}`,
      unit: '41220',
      account: '4011',
      counterpart: '',
      object: '',
      operation: '',
      period: 8,
      amount: amount as Ore,
      line: 12_418 + at * 4,
      kind: 'normal' as const,
    })),
    total: 418,
    sum: 6_104_233_950 as Ore,
  },
  offset: 0,
  limit: 100,
  open: ['2'],
  texts: {
    '2': {
      text: { rowNo: 2, voucherText: 'Faktura läkemedel augusti', rowText: '' },
      lines: [
        { line: 12_421, text: '#VER "D" "8813" 20200812 "Faktura läkemedel augusti"' },
        { line: 12_422, text: '  #TRANS 4011 {"1" "41220"} 1284300.00' },
      ],
    },
  },
  unitNames: { '41220': 'Akutsjukvård, avdelning 2' },
}
