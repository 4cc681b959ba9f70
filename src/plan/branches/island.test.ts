// The levers' script: small, and told the same as the server tells.
import { describe, expect, test } from 'vitest'
import { assets } from '../../web/io/assets.ts'
import { buildSheet } from '../sheet.ts'
import { effectBetween } from './effect.ts'
import { readSetting, writeSetting } from './leverFields.ts'
import { leverChanges, leversOf } from './levers.ts'
import { leverData, opened } from './openBranch.ts'
import { embeddable, inputFrom } from './slim.ts'
import { EXAMPLE_STRUCTURE, exampleInput } from './testing.ts'

const BRANCH = {
  id: 's',
  plan: EXAMPLE_STRUCTURE.id,
  kind: 'scenario' as const,
  name: 'S',
  ownerName: 'Kim',
  officials: [],
  state: 'private' as const,
  exceptions: [],
  version: 1,
  proposals: [],
}

describe('the levers in the browser', () => {
  test('are less than 40 kB', async () => {
    const { islands, files } = await assets()
    const bytes = files.get(islands.levers!)!.body.length
    expect(bytes).toBeGreaterThan(1000)
    expect(bytes).toBeLessThan(40_000)
  })

  test('compute from what the page embeds exactly what the server computes from the whole', () => {
    const on = opened(exampleInput(), [BRANCH])
    const data = JSON.parse(embeddable(leverData(on, on.base.input))) as ReturnType<typeof leverData>
    const input = inputFrom(data.input)
    const settings = { tax_rate: 30, price_index: -5, 'frame.hsn': 25, investments: 10, pension_cost: -20, tax_base: 5 }
    const there = buildSheet(input).with(leverChanges(input, settings)).sheet
    const here = buildSheet(exampleInput()).with(leverChanges(exampleInput(), settings)).sheet
    expect(effectBetween(buildSheet(input), there)).toEqual(effectBetween(on.base, here))
    for (const [ref, value] of data.base) expect(buildSheet(input).value(ref) ?? null).toBe(value)
  })

  test('leave the page as JSON that cannot end its script', () => {
    expect(embeddable('</script><b>')).toBe('"\\u003c/script>\\u003cb>"')
  })

  test('read a field as they write it, and refuse what the lever cannot stand at', () => {
    for (const lever of leversOf(EXAMPLE_STRUCTURE))
      for (const setting of [lever.min, -lever.step, 0, lever.step, lever.max])
        expect(readSetting(writeSetting(setting, lever), lever)).toBe(setting)
    const [index, tax] = leversOf(EXAMPLE_STRUCTURE)
    expect(['0,5', '−0.5', '+1', ''].map((one) => readSetting(one, index!))).toEqual([5, -5, 10, 0])
    expect(['0,55', '9', 'ja', '1e2'].map((one) => readSetting(one, index!))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(readSetting('10,5', tax!)).toBeUndefined()
  })
})
