// A figure shows its state: zero, missing, not applicable and hidden never look or sound alike (LOOK §3).
import { expect, test } from 'vitest'
import type { Figure as KernelFigure } from '../kernel/figure.ts'
import type { Ore } from '../kernel/money.ts'
import { amount, Figure, figureText, known, missing, notApplicable, notComputed, viewOf } from './figure.tsx'
import { renderPart } from './layout.tsx'

test.each([
  ['a measured zero', known(0), '0'],
  ['minus zero', known(-0), '0'],
  ['a cost', known(-8530), '−8\u00a0530'],
  ['a deviation', known(67, undefined, { sign: true }), '+67'],
  ['no deviation', known(0, undefined, { sign: true }), '0'],
  ['a share', known(19.1, undefined, { decimals: 1, unit: '%' }), '19,1\u00a0%'],
  ['missing', missing, '..'],
  ['not applicable', notApplicable, '.'],
  ['not computed', notComputed, '–'],
  ['hidden', { value: null, state: 'hidden' as const }, '×'],
  ['a nil line', { value: null, state: 'nil' as const }, '–'],
])('%s', (_, figure, shown) => {
  expect(figureText(figure, 'sv')).toBe(shown)
})

test('öre become the unit of the page, and missing öre stay missing', () => {
  expect(figureText(amount(365_081_244_318 as Ore), 'sv')).toBe('3\u00a0651')
  expect(figureText(amount(365_081_244_318 as Ore, undefined, 'tkr'), 'sv')).toBe('3\u00a0650\u00a0812')
  expect(figureText(amount(365_081_244_318 as Ore, undefined, 'kr'), 'sv')).toBe('3\u00a0650\u00a0812\u00a0443,18')
  expect(figureText(amount(null), 'sv')).toBe('..')
})

test('a kernel figure keeps address and state', () => {
  const figure = {
    ref: 'statements:income/tax_revenue@region/2020',
    label: { sv: '', en: '' },
    value: null,
    unit: 'ore',
    precision: 0,
    state: 'notApplicable',
    basis: 'computed',
  } as unknown as KernelFigure
  expect(viewOf(figure)).toMatchObject({ ref: figure.ref, state: 'notApplicable' })
})

test('the link goes to the explanation, and states are read aloud', async () => {
  const link = await renderPart(<Figure figure={known(98, 'ledger:account/3011@HSN/2020-08?source=published')} lang="sv" />)
  expect(link).toContain('href="/forklara?ref=ledger:account/3011%40HSN/2020-08%3Fsource%3Dpublished"')
  const inTable = await renderPart(<Figure figure={missing} lang="sv" />)
  expect(inTable).toContain('<span aria-hidden="true">..</span><span class="r-aloud">värde saknas</span>')
  expect(await renderPart(<Figure figure={missing} lang="sv" inText />)).toContain('>saknas<')
})
