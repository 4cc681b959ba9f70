import { describe, expect, test } from 'vitest'
import { inspectSie } from './inspectSie.ts'
import { readBytes, remarks } from './sieTesting.ts'

const NS = 'xmlns="http://www.sie.se/sie5"'
const INFO = `<FileInfo>
  <SoftwareProduct name="Prov" version="1"/><FileCreation time="2025-02-01T12:00:00Z" by="a"/>
  <Company organizationId="232100-0000" name="Övningsregionen"/>
  <FiscalYears><FiscalYear start="2024-01" end="2024-12"/><FiscalYear start="2025-01" end="2025-12" primary="true"/></FiscalYears>
  <AccountingCurrency currency="SEK"/></FileInfo>`
const ACCOUNTS = `<Accounts>
  <Account id="1930" name="Bank" type="asset"><OpeningBalance month="2025-01" amount="500.00"/><ClosingBalance month="2025-12" amount="400.00"/></Account>
  <Account id="5010" name="Hyra" type="cost"><ClosingBalance month="2025-12" amount="100"/>
    <Budget month="2025-03" amount="120.50"><ObjectReference dimId="1" objectId="10"/></Budget>
    <ClosingBalanceMultidim month="2025-12" amount="60"><ObjectReference dimId="1" objectId="10"/><ObjectReference dimId="20" objectId="B"/></ClosingBalanceMultidim>
  </Account></Accounts>`
const DIMENSIONS = `<Dimensions><Dimension id="1" name="Ansvar"><Object id="10" name="Tio"/></Dimension>
  <Dimension id="20" name="Motpart"><Object id="B" name="Bolag"/></Dimension></Dimensions>`
const JOURNAL = `<Journal id="A" name="Leverantörer"><JournalEntry id="1" journalDate="2025-01-31" text="Hyra">
  <LedgerEntry accountId="5010" amount="100.00"><ObjectReference dimId="1" objectId="10"/></LedgerEntry>
  <LedgerEntry accountId="5010" amount="90.00"><Overstrike date="2025-02-01" by="b"/></LedgerEntry>
  <LedgerEntry accountId="1930" amount="-100.00" ledgerDate="2025-02-01" text="Betalt"/>
</JournalEntry></Journal>`
const sie = (...parts: string[]) => Buffer.from(`<?xml version="1.0" encoding="utf-8"?>\n<Sie ${NS}>${parts.join('\n')}</Sie>`)

test('a full file gives the same model as types 1-4', async () => {
  const reading = await readBytes(sie(INFO, ACCOUNTS, DIMENSIONS, JOURNAL))
  expect(remarks(reading)).toEqual([])
  expect(reading).toMatchObject({
    accepted: true,
    type: 5,
    variant: null,
    encoding: 'utf-8',
    checksum: 'absent',
    company: 'Övningsregionen',
    orgnr: '232100-0000',
    generated: '2025-02-01',
  })
  expect(reading.years.map((y) => `${y.no} ${y.start} ${y.end}`).sort()).toEqual([
    '-1 2024-01-01 2024-12-31',
    '0 2025-01-01 2025-12-31',
  ])
  expect(reading.accounts).toEqual([
    { number: '1930', name: 'Bank', kind: 'T' },
    { number: '5010', name: 'Hyra', kind: 'K' },
  ])
  expect(
    reading.balances.map((b) => [
      b.label,
      b.year,
      b.period,
      b.account,
      b.objects.map((o) => `${o.dimension}:${o.object}`).join(' '),
      b.amount,
    ]),
  ).toEqual([
    ['IB', 0, null, '1930', '', 50_000],
    ['UB', 0, null, '1930', '', 40_000],
    ['RES', 0, null, '5010', '', 10_000],
    ['PBUDGET', 0, '2025-03', '5010', '1:10', 12_050],
    ['RES', 0, null, '5010', '1:10 20:B', 6_000],
  ])
  expect(reading.counts).toMatchObject({
    vouchers: 1,
    transactions: 2,
    removedTransactions: 1,
    openingBalances: 1,
    closingBalances: 1,
    results: 2,
    periodBudgets: 1,
  })
  expect(reading.sums).toEqual({
    transactionsOre: 0,
    debitOre: 10_000,
    resultsOre: { '0': 10_000 },
    openingOre: { '0': 50_000 },
    closingOre: { '0': 40_000 },
  })
  expect(reading.vouchers[0]).toMatchObject({ series: 'A', number: '1', date: '2025-01-31', text: 'Hyra' })
  expect(reading.vouchers[0]!.transactions.map((t) => [t.kind, t.account, t.amount, t.date, t.text])).toEqual([
    ['normal', '5010', 10_000, '2025-01-31', ''],
    ['removed', '5010', 9_000, '2025-01-31', ''],
    ['normal', '1930', -10_000, '2025-02-01', 'Betalt'],
  ])
})

test('an entry file needs neither years nor accounts; a prefix is as good as a default namespace', async () => {
  const xml = `<s:SieEntry xmlns:s="http://www.sie.se/sie5" xmlns:x="urn:x"><s:Journal id="A"><s:JournalEntry id="1" journalDate="2025-01-31">
    <s:LedgerEntry accountId="5010" amount="1"/><x:LedgerEntry accountId="9999" amount="7"/><s:LedgerEntry accountId="1930" amount="-1"/></s:JournalEntry></s:Journal></s:SieEntry>`
  const reading = await readBytes(Buffer.from(xml))
  expect(remarks(reading)).toEqual([])
  expect(reading.vouchers[0]!.transactions.map((t) => t.account)).toEqual(['5010', '1930'])
})

test('Latin-1 is read when the file says so', async () => {
  const xml = `<?xml version="1.0" encoding="ISO-8859-1"?><Sie ${NS}>${INFO}</Sie>`
  expect(await readBytes(Buffer.from(xml, 'latin1'))).toMatchObject({
    accepted: true,
    encoding: 'windows-1252',
    company: 'Övningsregionen',
  })
})

describe('what is wrong is said with a line', () => {
  test.each([
    ['unbalanced', [INFO, ACCOUNTS, JOURNAL.replace('-100.00', '-99.99')], 'error voucher-unbalanced @13'],
    ['amount', [INFO, ACCOUNTS.replace('amount="500.00"', 'amount="500,00"')], 'error amount @8'],
    ['date', [INFO, JOURNAL.replace('2025-01-31', '2025-02-30')], 'error date @7'],
    ['month', [INFO, ACCOUNTS.replace('2025-03', '2025-13')], 'error period @10'],
    ['no years', [ACCOUNTS], 'error years-missing'],
    [
      'same key twice',
      [
        INFO,
        ACCOUNTS.replace(
          '<ClosingBalance month="2025-12" amount="400.00"/>',
          '$&<ClosingBalance month="2025-12" amount="400.00"/>',
        ),
      ],
      'error key-twice @8',
    ],
    ['closing differs', [INFO, ACCOUNTS.replace('"400.00"', '"401.00"'), JOURNAL], 'warning closing-differs'],
    ['not an account', [INFO, ACCOUNTS.replace('1930', '19AB')], 'error account-not-digits @8'],
    ['year outside', [INFO, JOURNAL.replace('2025-01-31', '2023-01-31')], 'warning date-outside @7'],
  ])('%s', async (_name, parts, remark) => {
    expect(remarks(await readBytes(sie(...parts)))).toContain(remark)
  })
})

describe('hostile XML', () => {
  test.each([
    ['DTD with entities', `<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Sie ${NS}>&b;</Sie>`, /DTD/],
    ['external entity', `<!DOCTYPE s SYSTEM "file:///etc/passwd"><Sie ${NS}/>`, /DTD/],
    ['unknown entity', `<Sie ${NS}>&b;</Sie>`, /går inte att läsa/],
    ['deep', `<Sie ${NS}>${'<a>'.repeat(100_000)}`, /djupare än 64/],
    ['cut off', `<Sie ${NS}>${INFO}<Accounts><Account id="19`, /går inte att läsa/],
    ['other root', '<Invoice xmlns="urn:oasis"/>', /inte SIE 5/],
    ['no namespace', '<Sie/>', /inte SIE 5/],
    ['strange encoding', `<?xml version="1.0" encoding="EBCDIC"?><Sie ${NS}/>`, /ebcdic/],
    ['two roots', `<Sie ${NS}>${INFO}</Sie><Sie ${NS}/>`, /går inte att läsa/],
  ])('%s', async (_name, xml, sentence) => {
    const answer = await inspectSie(Buffer.from(xml))
    expect(answer.accepted).toBe(false)
    expect(answer.findings.map((f) => f.message).join('\n')).toMatch(sentence)
  })

  test('cut anywhere, a file is refused but never crashes', async () => {
    const whole = sie(INFO, ACCOUNTS, DIMENSIONS, JOURNAL)
    for (let cut = 0; cut < whole.length; cut += 7) expect((await inspectSie(whole.subarray(0, cut))).accepted).toBe(false)
  })
})
