import { describe, expect, it } from 'vitest'
import type { FigureRef } from '../../kernel/figure.ts'
import { judgement, MATERIAL } from './chain.examples.ts'
import { roundChain } from './chain.ts'
import { explainJudgement, roundSource } from './explainJudgement.ts'

const SUB = 'goals:subgoal/b@BN/2023-04'
const first = judgement(SUB, 'partlyMet')
const second = judgement(SUB, 'notMet', { proposed: 'partlyMet', reason: 'Mätningen missar hälften.', version: 2 })
const chain = roundChain({ ...MATERIAL, judgements: [second] })

describe('a judgement explained', () => {
  const explained = explainJudgement(chain, SUB, [second, first])!

  it('goes down to who reported which value, as written, against which target', () => {
    expect(explained.children.map((child) => [child.kind, child.ref, child.assessment])).toEqual([
      ['indicator', 'goals:value/i2@BN/2023-04', 'partlyMet'],
      ['activity', 'goals:activity/x2@bn1/2023-04', 'notAssessed'],
    ])
    expect(explained.children[0]!.value).toMatchObject({
      cell: '70 %',
      target: 'minst 80 %',
      by: 'Enhetschef, bn1',
      source: 'typed',
    })
  })

  it('says who judged, when and why, and every version', () => {
    expect(explained).toMatchObject({
      by: 'Barnnämnden',
      reason: 'Mätningen missar hälften.',
      proposed: 'partlyMet',
      stale: false,
    })
    expect(explained.history.map((one) => [one.version, one.assessment])).toEqual([
      [1, 'partlyMet'],
      [2, 'notMet'],
    ])
  })

  it('goes up to every step that rests on it and to the sentence; a value of two sub-goals is used in both', () => {
    expect(explained.usedIn.map((use) => [use.ref, use.sentence !== null])).toEqual([
      ['goals:assessment/1@BN/2023-04', false],
      ['goals:assessment/1@region/2023-04', true],
    ])
    const shared = explainJudgement(chain, 'goals:value/i2@BN/2023-04')!
    expect(shared.usedIn.map((use) => use.ref)).toEqual([
      SUB,
      'goals:assessment/1@BN/2023-04',
      'goals:assessment/1@region/2023-04',
      'goals:subgoal/c@KN/2023-04',
      'goals:assessment/1@KN/2023-04',
    ])
  })

  it('is nothing for an address that is not there', () =>
    expect(explainJudgement(chain, 'goals:subgoal/x@BN/2023-04')).toBeUndefined())
})

describe('the house’s own explanation', () => {
  const source = roundSource((round) => (round === '2023-04' ? chain : undefined))
  const ask = (ref: string) => source.resolve(ref as FigureRef)

  it.each([
    ['goals:assessment/1@region/2023-04', 0.5, 'known'],
    [SUB, 0, 'known'],
    ['goals:value/i3@KN/2023-04', null, 'missing'],
  ])('%s is a figure', (ref, value, state) => expect(ask(ref)).toMatchObject({ value, state, unit: 'judgement' }))

  it.each(['goals:assessment/1@region/2023-08', 'goals:assessment/1@region/2020', 'goals:value/i1@BN/2023-04?part=women', 'x'])(
    '%s is another room’s or nobody’s',
    (ref) => expect(ask(ref)).toBeUndefined(),
  )

  it('has the whole chain as nodes, with the reporter at the leaf', async () => {
    const node = (await source.explain('goals:assessment/1@region/2023-04' as FigureRef))!
    const sub = node.children[0]!.children[1]!
    expect([sub.ref, sub.operation, sub.value]).toEqual([SUB, 'judgement', 0])
    expect(sub.note!.sv).toContain('Bedömt av Barnnämnden 2023-05-23: Inte uppfyllt. Mätningen missar hälften.')
    const leaf = sub.children[0]!.children[0]!
    expect(leaf.source).toEqual({ kind: 'registered', place: 'Enhetschef, bn1, 2023-05-09, version 1' })
    expect(leaf.note!.sv).toBe('Skrivet: 70 %. Målvärde: minst 80 %.')
  })
})
