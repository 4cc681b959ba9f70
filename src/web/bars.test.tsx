// Small graphics: gaps stay gaps, small changes look small, one scale for all bars.
import { expect, test } from 'vitest'
import { DeviationBar, Sparkline } from './bars.tsx'
import { renderPart } from './layout.tsx'

const labels = ['2018', '2019', '2020']

test('a gap breaks the line instead of being drawn as zero', async () => {
  const svg = await renderPart(<Sparkline values={[1, null, 3]} labels={labels} lang="sv" name="Utfall" />)
  const line = /<path d="(M[^"]*)" fill="none"/.exec(svg)![1]!
  expect(line.match(/M/g)).toHaveLength(2)
  expect(svg).toContain('aria-label="Utfall, 2018: 1, 2019: saknas, 2020: 3"')
})

test('a change of one per cent is nearly flat', async () => {
  const svg = await renderPart(<Sparkline values={[100, 100, 101]} labels={labels} lang="sv" name="Utfall" />)
  const heights = [...svg.matchAll(/cy="([\d.]+)"/g)].map((match) => Number(match[1]))
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(1.5)
})

test.each([
  [298, 298, '70', 'var(--r-better)'],
  [-149, 298, '35', 'var(--r-worse)'],
])('deviation %i of %i is drawn %s wide', async (value, max, width, fill) => {
  const svg = await renderPart(<DeviationBar value={value} max={max} />)
  expect(svg).toContain(`width="${width}"`)
  expect(svg).toContain(fill)
})

test.each([0, null])('%s has a zero line and no bar', async (value) => {
  const svg = await renderPart(<DeviationBar value={value} max={298} />)
  expect(svg).not.toContain('<rect')
  expect(svg).toContain('M72 0v12')
})
