import { afterAll, describe, expect, test } from 'vitest'
import type { Figure, FigureRef } from '../../kernel/figure.ts'
import { compose, figure, num, s, type Template } from '../compose.ts'
import { drawChart } from './chartSpec.ts'
import { closePdf, toPdf } from './pdf.ts'

const REF = 'statements:income/result_for_the_year@region/2020'
const resolve = (ref: FigureRef): Figure => ({
  ref,
  label: { sv: ref, en: ref },
  value: 9_812_345_678,
  unit: 'ore',
  precision: 0,
  state: 'known',
  basis: 'computed',
})
const template: Template = {
  lang: 'sv',
  title: 'Årsredovisning 2020',
  subtitle: 'Räkenskaper',
  authority: 'Region Exempel',
  year: 2020,
  synthetic: true,
  date: '2021-03-30',
  source: 'books',
  chapters: [
    {
      title: 'Driftredovisning',
      standfirst: s`Resultatet blev ${figure(REF)}.`,
      sections: [
        {
          title: 'Tabell och diagram',
          blocks: [
            { paragraph: s`#strong[inte] $kod$ <etikett> @referens *stjärna* ska stå som text, ${figure(REF)}` },
            {
              table: {
                caption: 'Resultat, mkr',
                columns: [
                  { label: 'mkr', align: 'start' },
                  { label: '2020', align: 'end' },
                ],
                rows: [
                  { kind: 'group', cells: ['Grupp'] },
                  ...Array.from({ length: 90 }, (_, i) => ({ cells: [`Rad ${i}`, num(REF)] })),
                  { kind: 'total' as const, cells: ['Summa', num(REF)] },
                ],
              },
            },
            {
              chart: {
                caption: 'Resultat',
                alt: s`Resultatet var ${figure(REF)}.`,
                shape: 'columns',
                points: [{ label: '2020', figure: REF, strong: true }],
              },
            },
          ],
        },
      ],
    },
  ],
}

describe('the PDF', () => {
  afterAll(closePdf)

  test('is tagged, declares PDF/UA-1, has a title, a language and embedded fonts, and is the same bytes when made twice', async () => {
    const report = compose(template, resolve)
    const first = await toPdf(report, drawChart('print'))
    const second = await toPdf(report, drawChart('print'))
    const text = Buffer.from(first.bytes).toString('latin1')
    expect(first.pages).toBeGreaterThanOrEqual(4)
    expect(text.startsWith('%PDF-1.')).toBe(true)
    for (const mark of ['pdfuaid', '/MarkInfo', '/StructTreeRoot', '/Lang', '/DisplayDocTitle', '/FontFile2'])
      expect(text).toContain(mark)
    expect(Buffer.compare(Buffer.from(first.bytes), Buffer.from(second.bytes))).toBe(0)
  })

  test('a chart without words is refused by the typesetter, not printed', async () => {
    const report = compose(template, resolve)
    const section = report.chapters[0]!.sections[0]!
    const mute = {
      ...report,
      chapters: [
        {
          ...report.chapters[0]!,
          sections: [
            {
              ...section,
              blocks: section.blocks.map((b) => (b.kind === 'chart' ? { ...b, alt: null as unknown as string } : b)),
            },
          ],
        },
      ],
    }
    await expect(toPdf(mute, drawChart('print'))).rejects.toThrow(/the PDF could not be made/)
  })
})
