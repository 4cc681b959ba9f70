import { crc32, deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import type { FlatRow } from '../flatRow.ts'
import type { Voucher } from '../voucher.ts'
import { type FlatOptions, type FlatReading, readFlat } from './readFlat.ts'

async function read(
  bytes: Uint8Array | string,
  options: FlatOptions = {},
): Promise<FlatReading & { table: FlatRow[]; vouchers: Voucher[] }> {
  const table: FlatRow[] = []
  const vouchers: Voucher[] = []
  const source = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  const reading = await readFlat(source, {
    onRow: (row) => void table.push(row),
    onVoucher: (v) => void vouchers.push(v),
    ...options,
  })
  return { ...reading, table, vouchers }
}

const told = (reading: FlatReading): string[] =>
  reading.findings.map(
    (f) => `${f.severity} ${f.code.replace('ledger/flat-', '')}${f.cell ? ` ${f.cell}` : f.line ? ` @${f.line}` : ''}`,
  )

const CSV = `Ansvar;Konto;Motpart;Projekt;Datum;Ver nr;Text;Belopp
0123;5010;;;2025-01-31;17;Hyra;1 234,50
0124;3011 Patientavgifter;B1;P7;20250131;17;"Avgift; mars";-1 234,50
;;;;;;;
;Summa;;;;;;0,00
`

describe('CSV', () => {
  test('rows, codes as text, groups and decimal comma; totals and blank lines are skipped', async () => {
    const reading = await read(CSV)
    expect(reading.table).toEqual([
      {
        date: '2025-01-31',
        account: '5010',
        accountName: '',
        amount: 123_450,
        unit: '0123',
        counterpart: '',
        object: '',
        operation: '',
        text: 'Hyra',
        series: '',
        voucher: '17',
        line: 2,
      },
      {
        date: '2025-01-31',
        account: '3011',
        accountName: 'Patientavgifter',
        amount: -123_450,
        unit: '0124',
        counterpart: 'B1',
        object: 'P7',
        operation: '',
        text: 'Avgift; mars',
        series: '',
        voucher: '17',
        line: 3,
      },
    ])
    expect(reading).toMatchObject({ accepted: true, format: 'csv', delimiter: ';', encoding: 'ascii', rows: 2, skippedRows: 1 })
    expect(reading.columns).toEqual({
      unit: 'Ansvar',
      account: 'Konto',
      counterpart: 'Motpart',
      object: 'Projekt',
      date: 'Datum',
      voucher: 'Ver nr',
      text: 'Text',
      amount: 'Belopp',
    })
    expect(told(reading)).toEqual(['info total @5'])
  })

  test('the same shape as a SIE file: rows next to each other with one voucher number make one voucher', async () => {
    const reading = await read(CSV)
    expect(reading.counts).toMatchObject({ vouchers: 1, transactions: 2, accounts: 2, dimensions: 3 })
    expect(reading.sums).toMatchObject({ transactionsOre: 0, debitOre: 123_450 })
    expect(reading.years).toEqual([{ no: 0, start: '2025-01-01', end: '2025-12-31' }])
    expect(reading.vouchers).toHaveLength(1)
    expect(reading.vouchers[0]!.transactions[1]).toEqual({
      kind: 'normal',
      account: '3011',
      objects: [
        { dimension: '1', object: '0124' },
        { dimension: '20', object: 'B1' },
        { dimension: '21', object: 'P7' },
      ],
      amount: -123_450,
      date: '2025-01-31',
      text: 'Avgift; mars',
      line: 3,
    })
  })

  test.each([
    ['windows-1252', iconv.encode('Kostnadsställe;Konto;Bokföringsdatum;Debet;Kredit\nÅ1;5010;2025-01-31;1,00;\n', 'win1252')],
    ['utf-8', Buffer.from('Kostnadsställe;Konto;Bokföringsdatum;Debet;Kredit\nÅ1;5010;2025-01-31;1,00;\n')],
    ['utf-8', Buffer.from('\ufeffKostnadsställe;Konto;Bokföringsdatum;Debet;Kredit\nÅ1;5010;2025-01-31;1,00;\n')],
    [
      'utf-8',
      Buffer.from('\ufeffKostnadsställe\tKonto\tBokföringsdatum\tDebet\tKredit\r\nÅ1\t5010\t2025-01-31\t1,00\t\r\n', 'utf16le'),
    ],
  ])('%s', async (encoding, bytes) => {
    const reading = await read(bytes)
    expect(reading).toMatchObject({ accepted: true, encoding })
    expect(reading.table).toMatchObject([{ unit: 'Å1', account: '5010', amount: 100 }])
  })

  test.each([
    ['sep line', 'sep=,\r\nKonto,Datum,Belopp\r\n5010,2025-01-31,"1 234,5"\r\n', 3, 123_450],
    ['comma and decimal point', 'Konto,Datum,Belopp\n5010,2025-01-31,1234.5\n', 2, 123_450],
    ['tab', 'Konto\tDatum\tBelopp\n5010\t2025-01-31\t1234,5\n', 2, 123_450],
    ['title rows above the headers', 'Huvudbok 2025;;\n\nKonto;Datum;Belopp\n5010;2025-01-31;−1,5\n', 4, -150],
    ['debit and credit', 'Konto;Datum;Debet;Kredit\n5010;2025-01-31;;7,25\n', 2, -725],
    ['thousands of kronor by the header', 'Konto;Period;Belopp (tkr)\n5010;202503;1,5\n', 2, 150_000],
    ['millions, exact to the öre', 'Konto;Period;Utfall mkr\n5010;2025M03;0,00000001\n', 2, 1],
    [
      'blank lines and a quoted line break above',
      '\n"Huvud\nbok";\n\nKonto;Datum;Text;Belopp\n5010;2025-01-31;"a\nb";1\n',
      6,
      100,
    ],
  ])('%s', async (_name, text, line, amount) => {
    const reading = await read(text)
    expect(reading.table.map((row) => [row.line, row.amount])).toEqual([[line, amount]])
  })

  test.each([
    ['2025-02-29', undefined],
    ['2025-02-28', '2025-02-28'],
    ['20250228', '2025-02-28'],
    ['202502', '2025-02-01'],
    ['2025-02', '2025-02-01'],
    ['2025M02', '2025-02-01'],
    ['feb 2025', '2025-02-01'],
    ['februari', '2025-02-01'],
    ['2', '2025-02-01'],
    ['13', undefined],
    ['28/2', undefined],
  ])('period %s', async (written, date) => {
    const reading = await read(`Konto;Period;Belopp\n5010;${written};1\n`, { year: 2025 })
    expect(reading.table.map((row) => row.date)).toEqual(date === undefined ? [] : [date])
    expect(told(reading).includes('error date B2')).toBe(date === undefined)
  })

  test('columns can be stated and signs turned', async () => {
    const reading = await read('A;B;C\n5010;2025-01-31;5\n', {
      columns: { account: 'a', date: 'B', amount: 'C' },
      reversed: true,
    })
    expect(reading.table.map((row) => row.amount)).toEqual([-500])
    expect(told(await read(CSV, { columns: { unit: 'Enhetskod' } }))).toEqual(['error no-column @1'])
  })

  test('a table is streamed: nothing is kept but what is handed over', async () => {
    const rows = async function* () {
      yield Buffer.from('Konto;Datum;Belopp\n')
      for (let i = 0; i < 20; i++) yield Buffer.from('5010;2025-01-31;0,01\n'.repeat(1000))
    }
    const reading = await readFlat(rows())
    expect(reading).toMatchObject({ rows: 20_000, sums: { transactionsOre: 20_000 } })
  })
})

describe('what is wrong is said with its cell', () => {
  const BODY = 'Konto;Datum;Belopp\n5010;2025-01-31;10,00\n'
  test.each([
    ['formula error', '5010;2025-01-31;#DIV/0!', ['error formula C3']],
    ['Swedish formula error', '5010;2025-01-31;#SAKNAS!', ['error formula C3']],
    ['word', '5010;2025-01-31;tio', ['error amount C3']],
    ['ambiguous', '5010;2025-01-31;1.234', ['error amount C3']],
    ['broken group', '5010;2025-01-31;12 34', ['error amount C3']],
    ['percent', '5010;2025-01-31;5 %', ['error amount C3']],
    ['part of an öre', '5010;2025-01-31;1,005', ['error amount-ore C3']],
    ['too large', '5010;2025-01-31;99999999999999999', ['error amount-large C3']],
    ['missing is not zero', '5010;2025-01-31;', ['warning amount-missing C3', 'info total @3']],
    ['a dash is missing', '5010;2025-01-31;-', ['warning amount-missing C3', 'info total @3']],
    ['account', '50A0;2025-01-31;1', ['error account A3']],
    ['date', '5010;igår;1', ['error date B3']],
  ])('%s', async (_name, row, expected) => {
    const reading = await read(`${BODY}${row}\n`)
    expect(told(reading).filter((remark) => remark !== 'info unbalanced')).toEqual(expected)
    expect(reading.accepted).toBe(!expected.some((remark) => remark.startsWith('error')))
    expect(reading.table).toHaveLength(1)
  })

  test.each([
    ['no headers', 'Hej\nhopp\n', 'error no-header'],
    ['no date', 'Konto;Belopp\n1;2\n', 'error no-date @1'],
    ['quote never closed', `Konto;Datum;Belopp\n5010;2025-01-31;"1\n`, 'error not-table @2'],
    ['no rows', 'Konto;Datum;Belopp\n', 'error empty'],
    ['empty file', '', 'error not-table @1'],
    ['binary', 'a\0b', 'error not-table @1'],
    ['SIE', '#FLAGGA 0\n', 'error not-table @1'],
    ['web page', '<!DOCTYPE html>', 'error not-table @1'],
    ['zip that is none', 'PK\x03\x04', 'error not-table'],
  ])('%s', async (_name, text, remark) => {
    const reading = await read(text)
    expect(told(reading)).toContain(remark)
    expect(reading.accepted).toBe(false)
  })
})

/** A zip archive made by hand, so that it may also lie. */
function zip(files: Record<string, string | Buffer>, lie: { unpacked?: number; encrypted?: boolean } = {}): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(crc32(data), 14)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(data.length, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(lie.encrypted ? 1 : 0, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(crc32(data), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(lie.unpacked ?? data.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(head, Buffer.from(name), packed)
    central.push(entry, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const SHEET_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
const HEADERS = `<row r="1">${text('A1', 'Konto')}${text('B1', 'Datum')}${text('C1', 'Belopp')}</row>`
const parts = (rows: string): Record<string, string> => ({
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
  'xl/workbook.xml': `<workbook ${SHEET_NS} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': `<worksheet ${SHEET_NS}><sheetData>${HEADERS}${rows}</sheetData></worksheet>`,
})

describe('XLSX', () => {
  test('a workbook as a program writes it: dates, numbers, texts, numbers stored as text', async () => {
    const bytes = await writeXlsxFile([
      [{ value: 'Huvudbok' }],
      [{ value: 'Konto' }, { value: 'Kst' }, { value: 'Datum' }, { value: 'Belopp' }],
      [
        { value: 5010 },
        { value: '0123 ' },
        { value: new Date(Date.UTC(2025, 0, 31)), format: 'yyyy-mm-dd', type: Date },
        { value: 1234.5 },
      ],
      [{ value: '3011' }, { value: '0124' }, { value: '2025-01-31' }, { value: '−1 234,50' }],
    ]).toBuffer()
    const reading = await read(new Uint8Array(bytes))
    expect(told(reading)).toEqual([])
    expect(reading).toMatchObject({ accepted: true, format: 'xlsx', rows: 2, delimiter: null })
    expect(reading.table.map((row) => [row.line, row.account, row.unit, row.date, row.amount])).toEqual([
      [3, '5010', '0123', '2025-01-31', 123_450],
      [4, '3011', '0124', '2025-01-31', -123_450],
    ])
  })

  test.each([
    [
      'formula error',
      `<row r="2"><c r="A2"><v>5010</v></c>${text('B2', '2025-01-31')}<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
      ['error formula C2'],
    ],
    [
      'formula without result is missing',
      `<row r="2"><c r="A2"><v>5010</v></c>${text('B2', '2025-01-31')}<c r="C2"><f>1+1</f></c></row>`,
      ['warning amount-missing C2'],
    ],
    [
      'gap in rows keeps the address',
      `<row r="9"><c r="A9"><v>5010</v></c>${text('B9', 'x')}<c r="C9"><v>1</v></c></row>`,
      ['error date B9'],
    ],
    [
      'hidden rows are data and told',
      `<row r="2" hidden="1"><c r="A2"><v>5010</v></c>${text('B2', '2025-01-31')}<c r="C2"><v>1</v></c></row>`,
      ['warning hidden'],
    ],
    [
      'binary fractions',
      `<row r="2"><c r="A2"><v>5010</v></c>${text('B2', '2025-01-31')}<c r="C2"><v>0.30000000000000004</v></c></row>`,
      [],
    ],
    ['exponents', `<row r="2"><c r="A2"><v>5010</v></c>${text('B2', '2025-01-31')}<c r="C2"><v>1.5E+3</v></c></row>`, []],
    ['a row a million away', `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`, ['error too-many']],
    ['a column far away', `<row r="2"><c r="XFD2"><v>1</v></c></row>`, ['error too-many']],
  ])('%s', async (_name, rows, expected) => {
    const reading = await read(zip(parts(rows)))
    expect(told(reading)).toEqual(expect.arrayContaining(expected))
    expect(told(reading).filter((remark) => !remark.startsWith('info') && remark !== 'error empty')).toEqual(expected)
    expect(reading.table.map((row) => row.amount)).not.toContain(0)
  })

  test.each<[string, Buffer, RegExp]>([
    ['macros', zip({ ...parts(''), 'xl/vbaProject.bin': 'x' }), /makron/],
    ['external links', zip({ ...parts(''), 'xl/externalLinks/externalLink1.xml': '<x/>' }), /länkar till andra/],
    ['password', zip(parts(''), { encrypted: true }), /lösenord/],
    ['old or protected workbook', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), /Exceldokument/],
    ['stated bomb', zip(parts(''), { unpacked: 3_000_000_000 }), /300 MB/],
    ['lying bomb', zip({ ...parts(''), 'xl/media/a.xml': Buffer.alloc(50_000_000) }, { unpacked: 1000 }), /större än den säger/],
    ['other zip', zip({ 'a.txt': 'x' }), /ingen XLSX/],
    ['cut off', zip(parts('')).subarray(0, 400), /avklippt/],
    ['entities', zip({ ...parts(''), 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), /skadad/],
    ['broken sheet', zip({ ...parts(''), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' }), /skadad/],
  ])('refused with a sentence: %s', async (_name, bytes, sentence) => {
    const reading = await read(bytes)
    expect(reading.accepted).toBe(false)
    expect(reading.findings.map((f) => f.message.sv).join(' ')).toMatch(sentence)
  })
})
