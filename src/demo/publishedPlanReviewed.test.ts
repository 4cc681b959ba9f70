// Every deviation found in the printed plans has been read by a person: the list and the engine must say the same, both ways.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { publishedSource } from '../statements/model.ts'
import { runTieOut } from '../tieout/model.ts'
import { countFacts } from './publishedCounts.ts'
import { publishedFacts } from './publishedFacts.ts'
import { interimFacts } from './publishedInterim.ts'
import { planFacts } from './publishedPlan.ts'
import { registered } from './publishedRegistered.ts'

const facts = [...publishedFacts(), ...interimFacts(), ...countFacts(), ...planFacts()]
const { resolve } = publishedSource(facts)
const under = (year: number, known = registered()) =>
  runTieOut({ resolve, facts, year, source: 'published', registered: known }).results

const round = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100)

const reviewed = readFileSync(new URL('./fixtures/tieout-2022.reviewed.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | '))

describe('reviewed findings of the plans', () => {
  it.each([2021, 2022, 2023])('of %s are exactly the deviations and definition differences the engine gives', (year) => {
    const found = under(year)
      .filter((r) => r.verdict === 'deviation' || r.verdict === 'definition')
      .map((r) => [year, r.rule, r.scope, r.period, r.verdict, round(r.left.value), round(r.right.value)].join(' | '))
    expect(found).toEqual(reviewed.filter((row) => row[0] === String(year)).map((row) => row.slice(0, 7).join(' | ')))
  })

  it('each have a reason of their own', () => {
    for (const row of reviewed) expect(row[7]?.length ?? 0, row.join(' | ')).toBeGreaterThan(15)
  })

  it('leave the annual report of 2020 as it was', () => {
    const { plan: _plan, checks: _checks, ...before } = registered()
    const alone = publishedFacts()
    const answer = runTieOut({
      resolve: publishedSource(alone).resolve,
      facts: alone,
      year: 2020,
      source: 'published',
      registered: before,
    })
    expect(under(2020)).toEqual(answer.results)
  })
})
