// Sheets of values: every cell's reading with its address, every broken cell named, and what is unfed told by name.
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readPasted, readValueFile } from './io/readValueSheet.ts'
import { indicatorNode } from './nodes.examples.ts'
import { readSheet, type SheetContext, sheetCounts } from './sheet.ts'
import { isDue, unfed } from './unfed.ts'
import type { IndicatorValue } from './value.ts'

const PRESENCE = indicatorNode('i-1', 'Närvarotid', { breakdown: ['sex', 'age'] })
const VISITS = indicatorNode('i-2', 'Besök', { measureUnit: 'st' })
const STORED: IndicatorValue[] = [
  { indicator: 'i-2', period: '2023-04', part: 'total', cell: '1 200', source: 'typed', version: 1, by: 'a', at: '2023-05-02' },
]
const CONTEXT: SheetContext = { period: '2023-04', indicators: [PRESENCE, VISITS], stored: STORED, earlier: [] }

function reading(raw: string) {
  const rows = readPasted(raw)
  if (!rows.ok) throw new Error(rows.findings[0]!.message.sv)
  const read = readSheet(rows.value, CONTEXT)
  if (!read.ok) throw new Error(read.findings[0]!.message.sv)
  return read.value
}
const brief = (raw: string) => reading(raw).map((r) => [r.address, r.part, r.written, r.shown, r.state])

describe('a sheet', () => {
  it('is read cell by cell, with sex and age beside each other', () => {
    const sheet = 'Indikator\tVärde\tKvinnor\tMän\nnärvarotid\t85,5 %\t84 %\t87,2 %\nBesök\t1 200\t\t\n'
    expect(brief(sheet)).toEqual([
      ['B2', 'total', '85,5 %', '85,5\u00a0%', 'new'],
      ['C2', 'women', '84 %', '84\u00a0%', 'new'],
      ['D2', 'men', '87,2 %', '87,2\u00a0%', 'new'],
      ['B3', 'total', '1 200', '1\u00a0200', 'same'],
    ])
    const rows = 'Indikator;Kön;Ålder;Värde;Personer\ni-1;kvinnor;;84 %;12\ni-1;;0-17;70 %;40\n'
    expect(brief(rows).map((one) => one[1])).toEqual(['women', 'age:0–17'])
    expect(reading(rows)[0]!.value).toMatchObject({ persons: 12, source: 'file' })
  })

  it('names every broken cell with its address, what was written and what to do', () => {
    const sheet = [
      'Indikator;Värde;Kön;Skäl',
      'Närvarotid;85,5,0;;',
      'Okänd;12;;',
      'Besök;1 300;;',
      'Närvarotid;70 %;annat;',
      'Besök;1 400;;Räknades om.',
    ].join('\n')
    const found = reading(sheet).flatMap((one) => one.findings.map((f) => [f.cell, f.message.sv]))
    expect(found).toEqual([
      ['B2', expect.stringMatching(/”85,5,0” är inte ett tal.*Skriv till exempel/)],
      ['A3', expect.stringMatching(/”Okänd” finns inte bland dem du rapporterar.*Skriv namnet/)],
      ['D4', expect.stringMatching(/rapporterat som ”1 200”.*Skriv i Skäl/)],
      ['C5', expect.stringMatching(/”annat” är inget kön.*Skriv kvinnor, män eller totalt/)],
      ['B6', expect.stringMatching(/samma värde står redan i B4.*Ta bort/)],
    ])
    expect(sheetCounts(reading(sheet))).toEqual({ new: 0, changed: 0, same: 0, broken: 5 })
  })

  it.each([
    ['', 'Bladet är tomt'],
    ['Namn;Tal\nx;1', 'Ingen kolumn heter Indikator. Första raden är: Namn, Tal'],
    ['Indikator;Tal\nx;1', 'Ingen kolumn heter Värde'],
    ['Indikator;Värde', 'bara en rubrikrad'],
    ['Indikator;Värde\n"Besök;1', 'citattecken som aldrig avslutas'],
  ])('says what is wrong with its shape: %j', (raw, says) => {
    expect(() => reading(raw)).toThrow(says)
  })

  it('is the same from a paste, CSV in two encodings and XLSX', async () => {
    const csv = 'Indikator;Värde\r\nNärvarotid;85,5\r\n'
    const utf8 = new TextEncoder().encode(`\ufeff${csv}`)
    const latin = Uint8Array.from(csv, (sign) => sign.charCodeAt(0))
    const data = [
      [{ value: 'Indikator' }, { value: 'Värde' }],
      [{ value: 'Närvarotid' }, { value: 85.5 }],
    ]
    const xlsx = await writeXlsxFile(data as never).toBuffer()
    for (const bytes of [utf8, latin, xlsx]) {
      const rows = await readValueFile(bytes, 'april')
      if (!rows.ok) throw new Error(rows.findings[0]!.message.sv)
      const read = readSheet(rows.value, CONTEXT)
      expect(read.ok ? read.value.map((r) => [r.address, r.title, r.shown]) : read.findings).toEqual([
        ['B2', 'Närvarotid', '85,5'],
      ])
    }
    const old = await readValueFile(latin, 'april.xls')
    expect(old.findings[0]!.message.sv).toContain('ingen arbetsbok av typen XLSX')
  })
})

describe('unfed indicators', () => {
  it('are named in Swedish order, silence apart from a stated reason, and only when due', () => {
    const late = indicatorNode('i-3', 'Öppenvård', { interval: 'year' })
    const other = indicatorNode('i-4', 'Ärenden')
    const missing: IndicatorValue = { ...STORED[0]!, indicator: 'i-4', cell: '', missing: 'Mäts i maj' }
    expect(
      unfed([...STORED, missing], [late, other, VISITS, PRESENCE], '2023-04').map((u) => [u.indicator.title, u.why, u.reason]),
    ).toEqual([
      ['Närvarotid', 'silent', undefined],
      ['Ärenden', 'missing', 'Mäts i maj'],
    ])
    expect([isDue(late, '2023-12'), isDue(late, '2022-12'), isDue(VISITS, '2023-05')]).toEqual([true, false, false])
  })
})
