// The chain over time: what holds in which year, what was known when, and that no change loses history, places or weight.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adopt, draftsFor, readyFor } from './adopt.ts'
import { carryOver, carryRows } from './carryOver.ts'
import { type Changed, create, edit, end, type Making, move, newId, withdraw } from './change.ts'
import { checkPlan } from './check.ts'
import { diffPlans } from './diff.ts'
import type { NodeVersion, SteeringNode } from './node.ts'
import { asKnownOn, compareIds, planOf } from './plan.ts'
import { planDocument } from './planDocument.ts'
import { planUnits } from './planUnits.ts'
import { merge, shareWeight, split } from './reshape.ts'

const DECISION = { body: 'Nämnden', paragraph: '§ 3', caseNumber: 'N 1', date: '2023-01-20' }
const on = (day: string): Making => ({ by: 'handläggare', at: `${day}T10:00:00Z` })
const node = (id: string, kind: SteeringNode['kind'], parents: string[], more: Partial<SteeringNode> = {}): SteeringNode => ({
  id,
  kind,
  title: id,
  parents,
  unit: kind === 'focusArea' || kind === 'goal' ? 'kf' : 'bun',
  from: 2023,
  perspectives: [],
  weight: 1,
  ...more,
})
const indicator = (id: string, parents: string[], more: Partial<SteeringNode> = {}) =>
  node(id, 'indicator', parents, {
    owner: 'Rektor',
    indicator: {
      definition: '',
      target: 'minst 5',
      measureUnit: 'st',
      direction: 'higherIsBetter',
      measure: 'level',
      strict: false,
      interval: 'year',
      reporter: 'bun',
      feed: { kind: 'typed' },
      breakdown: [],
    },
    ...more,
  })
const decided = (...nodes: SteeringNode[]): NodeVersion[] =>
  nodes.map((one) => ({ node: one, version: 1, state: 'decided', decision: DECISION, by: 'x', at: '2023-01-20T10:00:00Z' }))
const START = decided(
  node('f1', 'focusArea', []),
  node('g1', 'goal', ['f1'], { no: 1 }),
  node('g2', 'goal', ['f1'], { no: 2 }),
  node('g1-s1', 'subgoal', ['g1'], { to: 2023, weight: 3 }),
  indicator('g1-i1', ['g1-s1'], { to: 2023 }),
  node('g1-s1-a1', 'activity', ['g1-s1'], { to: 2023, unit: 'e1' }),
)
const units = planUnits(
  [
    { code: 'kf', kind: 'assembly', name: 'Fullmäktige', validFrom: '2019-01-01' },
    { code: 'bun', kind: 'committee', name: 'Nämnden', parent: 'kf', validFrom: '2019-01-01' },
    { code: 'e1', kind: 'unit', name: 'Enheten', parent: 'bun', validFrom: '2019-01-01' },
  ],
  '2023-01-01',
)
const made = (result: { ok: boolean; value?: Changed; findings: unknown[] }): NodeVersion[] => {
  expect(result.findings).toEqual([])
  return result.value!.versions
}
const ids = (versions: readonly NodeVersion[], year: number, drafts = false) =>
  planOf(versions, year, { drafts }).all.map((one) => one.node.id)

describe('a node over time', () => {
  it('keeps what is decided while its draft waits, and holds from its own year after the decision', () => {
    const drafted = [...START, ...made(edit(START, 'g1', 2024, { title: 'Nytt', from: 2024 }, on('2023-06-01')))]
    expect(planOf(drafted, 2024).byId.get('g1')?.node.title).toBe('g1')
    expect(planOf(drafted, 2024, { drafts: true }).byId.get('g1')).toMatchObject({ draft: true, node: { title: 'Nytt' } })
    const adopted = adopt(drafted, { year: 2024, ids: ['g1'], decision: DECISION }, on('2023-07-01'), units)
    const after = [...drafted, ...(adopted.ok ? adopted.value : [])]
    expect([2022, 2023, 2024, 2030].map((year) => planOf(after, year).byId.get('g1')?.node.title)).toEqual([
      undefined,
      'g1',
      'Nytt',
      'Nytt',
    ])
    expect(planOf(after, 2024, { knownOn: '2023-06-30' }).byId.get('g1')?.node.title).toBe('g1')
  })

  it('a later decision about an earlier year leaves later years as they were decided', () => {
    const later = decided(node('g1', 'goal', ['f1'], { no: 1, from: 2025, title: '2025' }))[0]!
    const correction = decided(node('g1', 'goal', ['f1'], { no: 1, from: 2023, to: 2024, title: 'rättad' }))[0]!
    const versions = [...START, { ...later, version: 2 }, { ...correction, version: 3 }]
    expect([2023, 2024, 2025, 2026].map((year) => planOf(versions, year).byId.get('g1')?.node.title)).toEqual([
      'rättad',
      'rättad',
      '2025',
      '2025',
    ])
  })

  it('a draft taken back is as if it had never been, and still stands among the versions', () => {
    const drafted = [...START, ...made(edit(START, 'g1', 2023, { title: 'Fel' }, on('2023-06-01')))]
    const back = [...drafted, ...made(withdraw(drafted, 'g1', 2023, on('2023-06-02')))]
    expect(planOf(back, 2023, { drafts: true }).byId.get('g1')).toMatchObject({ draft: false, node: { title: 'g1' } })
    expect(back.filter((one) => one.node.id === 'g1')).toHaveLength(3)
    expect(withdraw(back, 'g1', 2023, on('2023-06-03')).ok).toBe(false)
  })

  it('a draft moved to another year leaves the year it stood in', () => {
    const drafted = [...START, ...made(edit(START, 'g1', 2024, { title: 'Sen', from: 2024 }, on('2023-06-01')))]
    const moved = [...drafted, ...made(edit(drafted, 'g1', 2024, { from: 2025 }, on('2023-06-02')))]
    expect([2024, 2025].map((year) => planOf(moved, year, { drafts: true }).byId.get('g1')?.node.title)).toEqual(['g1', 'Sen'])
  })

  it('ends with what hangs below it, after a decision, and is there in the years it held', () => {
    const ending = made(end(START, 'g1', 2023, on('2023-06-01')))
    // What ends with the year anyway needs no word about it.
    expect(ending.map((one) => [one.node.id, one.node.to, one.state])).toEqual([['g1', 2023, 'draft']])
    const drafts = [...START, ...ending]
    const adopted = adopt(drafts, { year: 2024, ids: ['g1'], decision: DECISION }, on('2023-07-01'), units)
    expect(adopted.ok && adopted.value.map((one) => one.state)).toEqual(['ended'])
    const after = [...drafts, ...(adopted.ok ? adopted.value : [])]
    expect([ids(after, 2023).includes('g1'), ids(after, 2024).includes('g1')]).toEqual([true, false])
  })
})

describe('a decision', () => {
  it('says everything at once: errors stop it, warnings follow it', () => {
    const fresh = [
      node('g1-s2', 'subgoal', ['g1']),
      indicator('g1-i2', ['g1-s1'], { indicator: { ...START[4]!.node.indicator!, target: 'ca 5' } }),
      {
        ...indicator('g1-i3', ['g1-s1'], { indicator: { ...START[4]!.node.indicator!, target: '', feed: { kind: 'none' } } }),
        owner: '',
      },
    ]
    const versions = [
      ...START,
      ...fresh.map((one): NodeVersion => ({ node: one, version: 1, state: 'draft', by: 'x', at: '2023-02-01T10:00:00Z' })),
    ]
    expect(draftsFor(versions, 2023).map((one) => one.node.id)).toEqual(['g1-s2', 'g1-i2', 'g1-i3'])
    const refused = adopt(
      versions,
      { year: 2023, ids: ['g1-s2', 'g1-i2', 'g1-i3'], decision: { body: '', paragraph: '', caseNumber: '', date: 'i går' } },
      on('2023-02-02'),
      units,
    )
    expect(refused.ok).toBe(false)
    expect(refused.findings.filter((one) => one.severity === 'error').map((one) => one.code)).toEqual([
      'goals/decision-body',
      'goals/decision-paragraph',
      'goals/decision-caseNumber',
      'goals/decision-date',
      'goals/subgoal-empty',
      'goals/target-unreadable',
    ])
    const warned = adopt(versions, { year: 2023, ids: ['g1-i3'], decision: DECISION }, on('2023-02-02'), units)
    expect(warned.ok).toBe(true)
    expect(warned.findings.filter((one) => one.cell === 'g1-i3').map((one) => one.code)).toEqual([
      'goals/outlives-parent',
      'goals/no-target',
      'goals/no-owner',
      'goals/no-feed',
    ])
  })

  it('checks weights that are shares of a hundred', () => {
    const weights = (...all: number[]) =>
      decided(node('g1', 'goal', [], { no: 1 }), ...all.map((weight, i) => node(`g1-s${i + 1}`, 'subgoal', ['g1'], { weight })))
    const codes = (...all: number[]) =>
      readyFor(planOf(weights(...all), 2023))
        .map((one) => one.code)
        .filter((code) => code === 'goals/weight-sum')
    expect([codes(1, 1, 1), codes(60, 40), codes(60, 30)]).toEqual([[], [], ['goals/weight-sum']])
  })
})

it.each([
  [
    'a circle',
    [node('g1-s1', 'subgoal', ['g1-s2']), node('g1-s2', 'subgoal', ['g1-s1'])],
    ['goals/parent-kind', 'goals/parent-kind', 'goals/circle'],
  ],
  ['a parent that is not there', [node('g1-s1', 'subgoal', ['g9'])], ['goals/parent-missing']],
  ['a parent of the wrong kind', [node('f1', 'focusArea', []), indicator('i', ['f1'])], ['goals/parent-kind']],
  ['no place', [node('g1-s1', 'subgoal', [])], ['goals/no-parent']],
  ['a goal of a committee', [node('g1', 'goal', [], { unit: 'bun' })], ['goals/unit-level']],
  ['an unknown unit', [node('g1', 'goal', [], { unit: 'zz' })], ['goals/unknown-unit']],
  ['a number twice', [node('g1', 'goal', [], { no: 1 }), node('g2', 'goal', [], { no: 1 })], ['goals/number-taken']],
  ['half a weight', [node('g1', 'goal', [], { weight: 0.5 })], ['goals/weight']],
])('a plan with %s says so', (_, nodes, codes) => {
  expect(checkPlan(planOf(decided(...nodes), 2023), units).map((one) => one.code)).toEqual(codes)
})

it('next year is prepared beside this one, and the difference is seen field by field', () => {
  expect(carryRows(START, 2023).map((row) => row.state)).toEqual(['goesOn', 'goesOn', 'goesOn', 'ends', 'ends', 'ends'])
  expect(carryOver(START, 2023, ['g1-i1'], on('2023-10-01')).findings.map((one) => one.code)).toEqual(['goals/carry-parent'])
  const carried = [...START, ...made(carryOver(START, 2023, ['g1-s1', 'g1-i1'], on('2023-10-01')))]
  const body = START[4]!.node.indicator!
  const edited = [
    ...carried,
    ...made(edit(carried, 'g1-i1', 2024, { indicator: { ...body, target: 'minst 7' } }, on('2023-10-02'))),
  ]
  const difference = diffPlans(planOf(edited, 2023), planOf(edited, 2024, { drafts: true }))
  expect(
    difference.map((one) => [
      one.node.id,
      one.change,
      one.fields.map((field) => `${field.label.sv}: ${field.before.sv} → ${field.after.sv}`),
    ]),
  ).toEqual([
    ['g1-i1', 'changed', ['Målvärde: minst 5 → minst 7']],
    ['g1-s1-a1', 'removed', []],
  ])
})

it('is told as a document: areas, goals, rows and the decisions behind', () => {
  const drafted = [...START, ...made(edit(START, 'g1-s1', 2023, { title: 'Läsa' }, on('2023-06-01')))]
  const document = planDocument(planOf(drafted, 2023, { drafts: true }), {
    lang: 'sv',
    title: 'Plan 2023',
    nameOf: (code) => units.of(code)!.name,
  })
  expect(document.sections.map((one) => [one.level, one.heading, one.rows.map((row) => row.cells[1])])).toEqual([
    [1, 'f1', []],
    [2, 'Mål 1. g1', ['Läsa (utkast)', 'g1-i1', 'g1-s1-a1']],
    [2, 'Mål 2. g2', []],
  ])
  expect(document.decisions).toEqual(['Nämnden § 3, N 1, 20 januari 2023'])
})

it('orders ids with their numbers as numbers', () => {
  expect(['g10', 'g2', 'g2-s10', 'g2-s9', 'g2-s9-a1'].sort(compareIds)).toEqual(['g2', 'g2-s9', 'g2-s9-a1', 'g2-s10', 'g10'])
})

type Step = (versions: NodeVersion[], making: Making) => { ok: boolean; value?: Changed; findings: unknown[] }

/** Any change of any node there is, by number: what it does to a plan it cannot know. */
const steps: fc.Arbitrary<Step> = fc
  .record({
    act: fc.constantFrom('create', 'edit', 'move', 'split', 'merge', 'end', 'withdraw', 'carry', 'adopt'),
    which: fc.nat(30),
    other: fc.nat(30),
    year: fc.integer({ min: 2023, max: 2025 }),
    name: fc.constantFrom('A', 'B', 'C'),
  })
  .map(
    ({ act, which, other, year, name }): Step =>
      (versions, making) => {
        const nodes = planOf(versions, year, { drafts: true }).all.map((one) => one.node)
        // Everything may have been ended.
        if (nodes.length === 0) return { ok: false, findings: [] }
        const [one, two] = [nodes[which % nodes.length]!, nodes[other % nodes.length]!]
        if (act === 'create')
          return create(
            versions,
            node(newId(versions, 'subgoal', one.id), 'subgoal', [one.id], { from: year, title: name }),
            making,
          )
        if (act === 'edit') return edit(versions, one.id, year, { title: name, weight: other + 1 }, making)
        if (act === 'move') return move(versions, one.id, year, [two.id], making)
        if (act === 'end') return end(versions, one.id, year, making)
        if (act === 'withdraw') return withdraw(versions, one.id, year, making)
        if (act === 'carry')
          return carryOver(
            versions,
            year,
            nodes.map((each) => each.id),
            making,
          )
        if (act === 'merge')
          return merge(versions, [one.id, two.id], year, { id: newId(versions, one.kind, one.parents[0]), title: name }, making)
        if (act === 'adopt') {
          const adopted = adopt(
            versions,
            { year, ids: draftsFor(versions, year).map((draft) => draft.node.id), decision: DECISION },
            making,
          )
          return adopted.ok ? { ok: true, value: { versions: adopted.value, lineage: [] }, findings: [] } : adopted
        }
        const first = newId(versions, one.kind, one.parents[0])
        return split(
          versions,
          one.id,
          year,
          [
            { id: first, title: name },
            { id: first.replace(/\d+$/, (no) => String(Number(no) + 1)), title: name },
          ],
          making,
        )
      },
  )

describe('whatever is changed', () => {
  it('keeps history: every earlier day and every earlier version reads as before', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 12 }), (all) => {
        let versions = [...START]
        const pictures: { day: string; versions: NodeVersion[]; plans: string }[] = []
        const picture = (known: readonly NodeVersion[], day: string) =>
          JSON.stringify(
            [2023, 2024, 2025, 2026].map((year) =>
              planOf(known, year, { knownOn: day, drafts: true }).all.map((one) => one.version),
            ),
          )
        for (const [i, step] of all.entries()) {
          const day = `2023-03-${String(i + 10)}`
          pictures.push({ day, versions, plans: picture(versions, day) })
          const result = step(versions, on(`2023-03-${String(i + 11)}`))
          if (result.value) versions = [...versions, ...result.value.versions]
        }
        for (const { day, versions: then, plans } of pictures) {
          expect(asKnownOn(versions, day)).toEqual(then)
          expect(picture(versions, day)).toBe(plans)
        }
        const keys = versions.map((one) => `${one.node.id} ${one.version}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 150 },
    )
  })

  it('a split or merger loses no node below and no weight, and the lineage leads from old to new', () => {
    const many = fc.record({
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 }),
      parts: fc.integer({ min: 2, max: 4 }),
      take: fc.nat(),
    })
    fc.assert(
      fc.property(many, ({ weights, parts, take }) => {
        const start = decided(
          node('g1', 'goal', [], { no: 1 }),
          ...weights.flatMap((weight, i) => [
            node(`g1-s${i + 1}`, 'subgoal', ['g1'], { weight }),
            indicator(`g1-i${i + 1}`, [`g1-s${i + 1}`]),
          ]),
        )
        const plan = (versions: readonly NodeVersion[]) => planOf(versions, 2023, { drafts: true })
        const of = (versions: readonly NodeVersion[], kind: string) => plan(versions).all.filter((one) => one.node.kind === kind)
        const weight = (versions: readonly NodeVersion[]) =>
          of(versions, 'subgoal').reduce((sum, one) => sum + one.node.weight, 0)
        const target = `g1-s${(take % weights.length) + 1}`
        const all = Array.from({ length: parts }, (_, i) => ({ id: `g1-s${20 + i}`, title: `Del ${i}` }))
        const cut = split(start, target, 2023, all, on('2023-02-01'))
        const after = [...start, ...made(cut)]
        expect(weight(after)).toBe(
          weight(start) - weights[take % weights.length]! + Math.max(parts, weights[take % weights.length]!),
        )
        expect(of(after, 'indicator')).toHaveLength(weights.length)
        expect(checkPlan(plan(after)).filter((one) => one.severity === 'error')).toEqual([])
        expect(cut.ok && cut.value.lineage.map((row) => [row.from, row.to])).toEqual(all.map((part) => [target, part.id]))
        const names = of(after, 'subgoal').map((one) => one.node.id)
        const joined = merge(after, names, 2023, { id: 'g1-s99', title: 'Allt' }, on('2023-02-02'))
        const whole = [...after, ...made(joined)]
        expect(weight(whole)).toBe(weight(after))
        expect(of(whole, 'subgoal').map((one) => [one.node.id, one.below.length])).toEqual([['g1-s99', weights.length]])
        expect(checkPlan(plan(whole)).filter((one) => one.severity === 'error')).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('a weight is shared out whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 2, max: 9 }), (weight, parts) => {
        const shares = shareWeight(weight, parts)
        expect(shares.reduce((sum, one) => sum + one, 0)).toBe(Math.max(weight, parts))
        expect(shares.every((one) => one >= 1)).toBe(true)
      }),
    )
  })
})
