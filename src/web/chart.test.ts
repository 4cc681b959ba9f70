// Charts: clean SVG, the same bytes twice, tokens on the page and values on paper (DESIGN §9).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChartSpec, chartSvg, chartWords } from './chart.tsx'
import { waterfallLevels } from './chartOption.ts'

const specs: ChartSpec[] = [
  {
    kind: 'waterfall',
    steps: [
      { label: 'Budget', value: 144, total: true },
      { label: 'Nämnderna', value: 67 },
      { label: 'Skatt', value: -400 },
      { label: 'Utfall', value: -189, total: true },
    ],
  },
  {
    kind: 'deviations',
    bars: [
      { label: 'Regionstyrelsen', value: 298 },
      { label: 'Revisionen', value: 0 },
      { label: 'Nämnden', value: -208 },
    ],
  },
  {
    kind: 'columns',
    bars: [
      { label: '2019', value: null },
      { label: '2020', value: 376 },
    ],
  },
  {
    kind: 'stacked',
    bars: [
      { label: 'Skatt', value: 53 },
      { label: 'Statsbidrag', value: 47 },
    ],
    unit: '%',
  },
]

describe.each(specs)('$kind', (spec) => {
  test('on the page: tokens, no styles, no classes of an instance', async () => {
    const svg = await chartSvg(spec, 'sv', 'html')
    expect(svg).not.toMatch(/style|class=|NaN|undefined|#0a01/)
    expect(svg).toContain('var(--r-')
  })

  test('on paper: values and a named face, no variables', async () => {
    const svg = await chartSvg(spec, 'sv', 'print')
    expect(svg).not.toMatch(/var\(|style|#0a01/)
    expect(svg).toContain('font-family="Source Sans 3"')
  })

  test('twice gives the same bytes', async () => {
    expect(await chartSvg(spec, 'sv', 'print')).toBe(await chartSvg(spec, 'sv', 'print'))
  })
})

test('a gap is written as missing, never as zero', async () => {
  const svg = await chartSvg(specs[2]!, 'sv', 'html')
  expect(chartWords(specs[2]!, 'sv')).toBe('2019 .., 2020 376')
  expect(svg).not.toContain('>0<')
})

test('a waterfall ends where its steps lead: every step starts where the one before ended', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.array(fc.integer({ min: -1e6, max: 1e6 })), (start, changes) => {
      const levels = waterfallLevels([
        { label: 'a', value: start, total: true },
        ...changes.map((value) => ({ label: 'b', value })),
      ])
      expect(levels.at(-1)!.to).toBe(start + changes.reduce((sum, value) => sum + value, 0))
      for (let at = 1; at < levels.length; at++) expect(levels[at]!.from).toBe(levels[at - 1]!.to)
    }),
  )
})
