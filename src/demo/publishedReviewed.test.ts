// Every deviation found in print has been read by a person: the list and the engine must say the same, both ways.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { publishedSource } from '../statements/model.ts'
import { runTieOut } from '../tieout/model.ts'
import { publishedFacts } from './publishedFacts.ts'
import { registered } from './publishedRegistered.ts'

const facts = publishedFacts()
const { results } = runTieOut({
  resolve: publishedSource(facts).resolve,
  facts,
  year: 2020,
  source: 'published',
  registered: registered(),
})

const round = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100)

const reviewed = readFileSync(new URL('./fixtures/tieout-2020.reviewed.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | '))

describe('reviewed findings of 2020', () => {
  it('are exactly the deviations and definition differences the engine gives', () => {
    const found = results
      .filter((r) => r.verdict === 'deviation' || r.verdict === 'definition')
      .map((r) => [r.rule, r.scope, r.period, r.verdict, round(r.left.value), round(r.right.value)].join(' | '))
    expect(found).toEqual(reviewed.map((row) => row.slice(0, 6).join(' | ')))
  })

  it('each have a reason of their own', () => {
    for (const row of reviewed) expect(row[6]?.length ?? 0, row.join(' | ')).toBeGreaterThan(15)
  })
})
