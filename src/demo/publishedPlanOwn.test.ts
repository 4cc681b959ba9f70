// The demo region's own plan, recomputed from its leaves, against the printed one: to the öre in itself, and apart only where print contradicts itself.
import { describe, expect, it } from 'vitest'
import { type Figure, type FigureRef, parseRef } from '../kernel/figure.ts'
import { buildSheet, planSource } from '../plan/model.ts'
import { publishedSource } from '../statements/model.ts'
import { runTieOut, type Source } from '../tieout/model.ts'
import { PLAN_CONTRADICTIONS } from './plan2022/contradicted.ts'
import { planInput2022 } from './plan2022/leaves.ts'
import { publishedFacts } from './publishedFacts.ts'
import { interimFacts } from './publishedInterim.ts'
import { planFacts } from './publishedPlan.ts'
import { registered } from './publishedRegistered.ts'

const facts = [...publishedFacts(), ...interimFacts(), ...planFacts()]
const printed = publishedSource(facts)
const sheet = buildSheet(planInput2022())
const own = planSource(() => sheet)

const resolve = (ref: FigureRef): Figure | undefined =>
  parseRef(ref)?.params.source === 'published' ? printed.resolve(ref) : own.resolve(ref.replace('?source=plan', '') as FigureRef)
const tried = (year: number, source: Source) => runTieOut({ resolve, facts, year, source, registered: registered() }).results

const bare = (ref: string) => ref.replace(/\?.*$/, '')

describe('the demo region’s own plan', () => {
  it.each([2022, 2023])('deviates nowhere under %s, to the öre', (year) => {
    const results = tried(year, 'books').filter((r) => r.verdict !== 'untestable')
    expect(results.length).toBeGreaterThan(200)
    expect(results.filter((r) => r.verdict !== 'ok').map((r) => `${r.rule} ${r.period} ${r.difference}`)).toEqual([])
  })

  it('is the printed plan after rounding, but where another rule finds that the print contradicts itself', () => {
    const results = tried(2022, 'published')
    const cells = results.filter((r) => r.rule.startsWith('C119.'))
    const apart = cells.filter((r) => r.verdict === 'deviation')
    const contradicted = results.filter((r) => r.verdict === 'deviation' && !r.rule.startsWith('C119.'))
    const parts = new Set(contradicted.flatMap((r) => [...r.left.parts, ...r.right.parts]).map((part) => bare(part.ref)))
    expect(cells.length).toBeGreaterThan(600)
    expect(apart.map((r) => [r.left.value, r.right.value])).toEqual([
      [-299, -296],
      [-3, 4],
      [-0.5, 0.3],
      [-39, 0],
    ])
    for (const one of apart) expect(parts.has(bare(one.left.ref)), one.left.ref).toBe(true)
    const known = new Set<string>(PLAN_CONTRADICTIONS.map((one) => one.ref))
    for (const one of cells.filter((r) => r.verdict !== 'ok')) expect(known.has(bare(one.left.ref)), one.left.ref).toBe(true)
  })
})
