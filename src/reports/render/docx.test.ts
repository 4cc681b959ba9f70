// The Word file as a reader of its inside sees it: headings, header rows, alternative text, language, title, page numbers, the same bytes.
import { inflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Figure, FigureRef } from '../../kernel/figure.ts'
import { compose, figure, num, s, type Template } from '../compose.ts'
import { drawChart } from './chartSpec.ts'
import { toDocx } from './docx.ts'
import { zipEntries } from './docxZip.ts'
import { toPng } from './png.ts'

const REF = 'statements:income/result_for_the_year@region/2020-08'
const resolve = (ref: FigureRef): Figure => ({
  ref,
  label: { sv: ref, en: ref },
  value: 9_812_345_678,
  unit: 'ore',
  precision: 0,
  state: 'known',
  basis: 'computed',
})
const columns = [
  { label: 'mkr', align: 'start' as const },
  { label: 'Utfall', align: 'end' as const },
]
const template: Template = {
  lang: 'sv',
  title: 'Delårsrapport & prov <augusti> 2020',
  subtitle: 'Egen uppföljning',
  authority: 'Region Exempel',
  year: 2020,
  period: '2020-08',
  synthetic: true,
  date: '2020-10-31',
  source: 'books',
  chapters: [
    {
      title: 'Förvaltningsberättelse',
      standfirst: s`Resultatet är ${figure(REF)}.`,
      sections: [
        {
          title: 'Resultat',
          blocks: [
            { list: [s`Bedömning: ${{ status: 'notMet', text: 'Bedöms inte uppfyllas' }}`] },
            {
              table: {
                caption: 'Resultat, mkr',
                columns,
                rows: [
                  { kind: 'group', cells: ['Verksamheten'] },
                  { cells: ['Rad & rad', num(REF)] },
                  { kind: 'total', cells: ['Summa', num(REF)] },
                ],
                note: 'Belopp i mkr.',
              },
            },
          ],
        },
        {
          title: 'Diagram',
          blocks: [
            {
              chart: {
                caption: 'Avvikelse',
                alt: s`Avvikelsen är ${figure(REF)}.`,
                shape: 'deviation',
                points: [{ label: 'Nämnden', figure: REF }],
              },
            },
          ],
        },
      ],
    },
    { title: 'Beslut', standfirst: s`Ärendenummer saknas.` },
  ],
}

/** One file of the archive, unpacked. */
function part(bytes: Uint8Array, name: string): Buffer {
  const entry = zipEntries(bytes).find((one) => one.name === name)
  if (!entry) throw new Error(`the file has no part ${name}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  const packed = bytes.subarray(start, start + entry.size)
  return entry.method === 0 ? Buffer.from(packed) : inflateRawSync(packed)
}

const words = (xml: string): string => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')
const paragraphs = (xml: string): string[] => xml.match(/<w:p>.*?<\/w:p>/gs) ?? []

describe('a report as a Word file', () => {
  let bytes: Uint8Array
  let document: string
  beforeAll(async () => {
    bytes = await toDocx(compose(template, resolve), drawChart('print'))
    document = part(bytes, 'word/document.xml').toString()
  })

  test('its headings are heading styles, in the order of the report, with their numbers', () => {
    const headings = paragraphs(document).flatMap((p) => {
      const style = /<w:pStyle w:val="(Title|Heading\d)"\/>/.exec(p)?.[1]
      return style ? [[style, words(p)]] : []
    })
    expect(headings).toEqual([
      ['Title', 'Delårsrapport &amp; prov &lt;augusti&gt; 2020'],
      ['Heading1', '1 Förvaltningsberättelse'],
      ['Heading2', '1.1 Resultat'],
      ['Heading2', '1.2 Diagram'],
      ['Heading1', '2 Beslut'],
    ])
  })

  test('every table has one header row, first and repeated on each page, and its first column names the rows', () => {
    const tables = document.match(/<w:tbl>.*?<\/w:tbl>/gs)!
    // The table, and the values of the chart.
    expect(tables).toHaveLength(2)
    for (const table of tables) {
      const rows = table.match(/<w:tr>.*?<\/w:tr>/gs)!
      expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual(rows.map((_, i) => i === 0))
      expect(table).toMatch(/<w:tblLook[^>]*w:firstRow="true"[^>]*w:firstColumn="true"/)
      for (const row of rows) expect(paragraphs(row)[0]).toContain('<w:b/>')
    }
    expect(words(tables[0]!)).toBe('mkrUtfallVerksamhetenRad &amp; rad98Summa98')
    expect(words(tables[1]!)).toBe('DiagramVärdeNämnden98')
  })

  test('a chart tells its finding in words, and is drawn with colours as values', () => {
    expect(document).toMatch(/<wp:docPr id="1" name="Diagram 1\.1" descr="Avvikelsen är 98.mkr\." title="Avvikelse"\/>/)
    const image = zipEntries(bytes).find((entry) => entry.name.startsWith('word/media/'))!
    expect([...part(bytes, image.name).subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    expect(() => toPng('<svg xmlns="http://www.w3.org/2000/svg"><rect fill="var(--r-ink)"/></svg>')).toThrow('colours')
  })

  test('it says its language, title, author and page numbers, and lists its headings', () => {
    expect(part(bytes, 'word/styles.xml').toString()).toContain('<w:lang w:val="sv-SE"')
    const core = part(bytes, 'docProps/core.xml').toString()
    expect(core).toContain('<dc:title>Delårsrapport &#38; prov &#60;augusti&#62; 2020</dc:title>')
    expect(core).toContain('<dc:creator>Region Exempel</dc:creator>')
    expect(core).toContain('<dc:language>sv-SE</dc:language>')
    const footer = part(bytes, 'word/footer1.xml').toString()
    expect(footer).toMatch(/PAGE.*NUMPAGES/s)
    expect(document).toMatch(/TOC .*1-2/)
  })

  test('a status is said in words', () => {
    expect(words(document)).toContain('Bedömning: Bedöms inte uppfyllas')
  })

  test('what is synthetic says so on the cover and on every page', () => {
    expect(words(document)).toContain('detaljer under publicerad nivå är syntetiska')
    expect(words(part(bytes, 'word/header1.xml').toString())).toContain('syntetisk detaljnivå')
  })

  test('the same report gives the same bytes, and dates are its own', async () => {
    const again = await toDocx(compose(template, resolve), drawChart('print'))
    expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true)
    expect(
      part(bytes, 'docProps/core.xml')
        .toString()
        .match(/2020-10-31T00:00:00Z/g),
    ).toHaveLength(2)
  })
})

test('bytes that are no archive are refused', () => {
  expect(() => zipEntries(new Uint8Array(40))).toThrow('not a zip archive')
})
