import { describe, expect, it } from 'vitest'
import { indicatorNode, judgement, MATERIAL, NODES, subgoalNode, value } from './chain.examples.ts'
import { isStale, roundChain } from './chain.ts'
import { approvable, judge } from './judge.ts'
import { readRoundMonth, readRoundRef } from './refs.ts'
import type { RoundChain } from './roundChain.ts'
import { roundCounts } from './roundCounts.ts'
import { roundRulesOf } from './rules.ts'
import { goalSentence, statusSentence } from './sentence.ts'
import { changesSince, findPlaces, findStep, partsOf } from './walk.ts'

const lines = (chain: RoundChain) =>
  chain.goals.flatMap((g) => [
    `${g.ref} ${g.assessment}`,
    ...g.committees.flatMap((c) => [
      ` ${c.ref} ${c.assessment}`,
      ...c.subgoals.flatMap((s) => [
        `  ${s.ref} ${s.assessment}`,
        ...[...s.indicators, ...s.activities].map((one) => `   ${one.ref} ${one.assessment}`),
      ]),
    ]),
  ])

describe('value and activity → sub-goal → committee → goal', () => {
  const chain = roundChain(MATERIAL)

  it('judges every step, each with its address', () =>
    expect(lines(chain)).toEqual([
      'goals:assessment/1@region/2023-04 partlyMet',
      ' goals:assessment/1@BN/2023-04 partlyMet',
      '  goals:subgoal/a@BN/2023-04 met',
      '   goals:value/i1@BN/2023-04 met',
      '   goals:activity/x1@bn1/2023-04 met',
      '  goals:subgoal/b@BN/2023-04 partlyMet',
      '   goals:value/i2@BN/2023-04 partlyMet',
      '   goals:activity/x2@bn1/2023-04 notAssessed',
      ' goals:assessment/1@KN/2023-04 partlyMet',
      '  goals:subgoal/c@KN/2023-04 partlyMet',
      '   goals:value/i2@BN/2023-04 partlyMet',
      '   goals:value/i3@KN/2023-04 notAssessed',
      'goals:assessment/2@region/2023-04 notAssessed',
    ]))

  it('keeps one object per value: the committee’s report and the board’s say the same because they are the same', () => {
    const [goal] = chain.goals
    const part = partsOf(chain, 'BN')[0]!.part
    expect(part).toBe(goal!.committees[0])
    const places = findPlaces(chain, 'goals:value/i2@BN/2023-04')
    expect(places.map((p) => p.above.map((s) => s.ref).at(-1))).toEqual([
      'goals:subgoal/b@BN/2023-04',
      'goals:subgoal/c@KN/2023-04',
    ])
    expect(places[0]!.step).toBe(places[1]!.step)
    expect(roundCounts(chain)[0]!.indicators).toEqual({ total: 3, met: 1, partlyMet: 1, notMet: 0, notAssessed: 1 })
  })

  it('says why there is no value, in the reporter’s words', () => {
    const missing = findStep(chain, 'goals:value/i3@KN/2023-04')!.step
    expect(missing.because.sv).toBe('Ej bedömt: värde saknas april 2023: mätningen är inte klar.')
  })

  it('a year’s value is judged at year end, not missed in April', () => {
    const yearly = indicatorNode('y', ['a'], 'bn', 'minst 80 %')
    const nodes = [...NODES, { ...yearly, indicator: { ...yearly.indicator!, interval: 'year' as const } }]
    const april = roundChain({ ...MATERIAL, nodes })
    expect(findStep(april, 'goals:value/y@BN/2023-04')!.step.because.sv).toBe('Ej bedömt: indikatorn mäts en gång om året.')
    const year = roundChain({ ...MATERIAL, round: '2023-12', nodes, values: [value('y', '81 %', '2023')] })
    expect(year.basis).toBe('outcome')
    expect(findStep(year, 'goals:value/y@BN/2023-12')!.step.assessment).toBe('met')
  })
})

describe('a change is measured from the latest earlier year of the same definition', () => {
  const nodes = [...NODES.filter((n) => n.kind !== 'indicator'), indicatorNode('c', ['a'], 'bn', 'Öka 5 %')]
  const assessedWith = (earlier: ReturnType<typeof value>[], definitionIn?: (id: string, year: number) => string) =>
    findStep(
      roundChain({
        ...MATERIAL,
        nodes,
        values: [value('c', '210')],
        earlierValues: earlier,
        ...(definitionIn ? { definitionIn } : {}),
      }),
      'goals:value/c@BN/2023-04',
    )!.step

  it.each([
    [
      'the same month a year before',
      [value('c', '200', '2022-04'), value('c', '300', '2022')],
      'met',
      'Från 200 (2022) till 210',
    ],
    ['the whole year where the month is missing', [value('c', '208', '2022')], 'partlyMet', 'Från 208 (2022) till 210'],
    [
      'an older year where the latest has no value',
      [value('c', '', '2022-04'), value('c', '220', '2021-04')],
      'notMet',
      '(2021)',
    ],
    ['nothing', [], 'notAssessed', 'ett tidigare värde att jämföra med saknas'],
    ['only values of this year', [value('c', '100', '2023-03')], 'notAssessed', 'ett tidigare värde'],
  ] as const)('%s', (_, earlier, assessment, said) => {
    const step = assessedWith([...earlier])
    expect(step.assessment).toBe(assessment)
    expect(step.because.sv.replaceAll(' ', ' ')).toContain(said)
  })

  it('another definition then: not assessed, and it says so', () => {
    const step = assessedWith([value('c', '200', '2022-04')], () => 'Antal något annat')
    expect(step.assessment).toBe('notAssessed')
    expect(step.because.sv).toContain('Definitionen är en annan än förut.')
    expect(assessedWith([value('c', '200', '2022-04')], () => 'Andel c').assessment).toBe('met')
  })
})

describe('weights', () => {
  it('of a sub-goal and of a committee are data, and the rule says whether they are registered', () => {
    const heavy = NODES.map((n) => (n.id === 'a' ? subgoalNode('a', 'g1', 'bn', { weight: 3 }) : n))
    expect(roundChain({ ...MATERIAL, nodes: heavy }).goals[0]!.committees[0]!.because.sv).toContain('Medel är 0,88')
    const rules = roundRulesOf({ source: 'RS § 1', weights: { '2023-01-01': { '1': { BN: 3 } } } })
    const judgements = [
      judgement('goals:assessment/1@BN/2023-04', 'met', { proposed: 'partlyMet', reason: 'Läget är bättre än talen.' }),
    ]
    const weighed = roundChain({ ...MATERIAL, rules, judgements })
    expect(weighed.goals[0]!.because.sv).toContain('Medel är 0,88')
    expect(roundChain({ ...MATERIAL, judgements }).goals[0]!.because.sv).toContain('Medel är 0,75')
    expect(weighed.rule.sv).toContain('Nämndernas delar väger som registrerat.')
    expect(roundChain(MATERIAL).rule.sv).toContain('Nämndernas delar väger lika.')
  })
  it('and limits hold from their date', () => {
    const rules = roundRulesOf({
      source: 'RS § 1',
      limits: { '2023-01-01': { metFrom: '0.70', partlyFrom: '0.30', leastAssessed: '0.5' } },
    })
    expect(roundChain({ ...MATERIAL, rules }).goals[0]!.committees[0]!.assessment).toBe('met')
    expect(roundChain(MATERIAL).goals[0]!.committees[0]!.assessment).toBe('partlyMet')
  })
})

describe('one judgement changed', () => {
  const ref = 'goals:subgoal/b@BN/2023-04'
  const before = roundChain(MATERIAL)
  const reason = 'Mätningen missar hälften av enheterna.'
  const after = roundChain({ ...MATERIAL, judgements: [judgement(ref, 'notMet', { proposed: 'partlyMet', reason })] })

  it('moves the count, the proposal above, the prognosis and both sentences', () => {
    const [was, is] = [roundCounts(before)[0]!, roundCounts(after)[0]!]
    expect([was.subgoals.partlyMet, was.subgoals.notMet]).toEqual([2, 0])
    expect([is.subgoals.partlyMet, is.subgoals.notMet]).toEqual([1, 1])
    expect(before.goals[0]!.committees[0]!.because.sv).toContain('0,75')
    expect(after.goals[0]!.committees[0]!.because.sv).toContain('0,50')
    expect(goalSentence(after, after.goals[0]!).sv).not.toBe(goalSentence(before, before.goals[0]!).sv)
    expect(goalSentence(after, after.goals[0]!).en).not.toBe(goalSentence(before, before.goals[0]!).en)
  })

  it('and so does the prognosis when it is enough', () => {
    const both = ['b', 'a'].map((id) => judgement(`goals:subgoal/${id}@BN/2023-04`, 'notMet', { proposed: 'partlyMet', reason }))
    const c = judgement('goals:subgoal/c@KN/2023-04', 'notMet', { proposed: 'partlyMet', reason })
    const chain = roundChain({ ...MATERIAL, judgements: [...both, c] })
    expect([roundCounts(before)[0]!.prognosis, roundCounts(chain)[0]!.prognosis]).toEqual(['partlyMet', 'notMet'])
    expect(goalSentence(chain, chain.goals[0]!)).toEqual({
      sv: 'Mål 1 har tre delmål. Inget av dem väntas bli uppfyllt. Målet har tre indikatorer: en når målvärdet, en når det delvis och en saknar bedömning. Målet väntas inte bli uppfyllt vid årets slut.',
      en: 'Goal 1 has three sub-goals. None of them is expected to be met. The goal has three indicators: one reaches its target, one reaches its target in part and one has no assessment. The goal is not expected to be met at year end.',
    })
  })

  it('is told as a change between rounds', () => {
    const august = roundChain({
      ...MATERIAL,
      round: '2023-08',
      values: [value('i1', '60 %', '2023-08'), value('i2', '70 %', '2023-08')],
    })
    const told = changesSince(august, before).map((c) => [c.kind, c.from?.assessment, c.to?.assessment, c.from?.said, c.to?.said])
    expect(told).toEqual(
      expect.arrayContaining([['indicator', 'met', 'partlyMet', '85 %', '60 %']].map((row) => row.with(2, 'notMet'))),
    )
    expect(told.some(([kind]) => kind === 'subgoal')).toBe(true)
    expect(changesSince(before, before)).toEqual([])
    expect(changesSince(before, undefined)).toEqual([])
  })

  it('is stale when the proposal has moved since, holds until judged again, and says so', () => {
    const judged = [judgement(ref, 'partlyMet')]
    const moved = roundChain({ ...MATERIAL, values: [value('i1', '85 %'), value('i2', '90 %')], judgements: judged })
    const step = findStep(moved, ref)!.step
    expect([step.assessment, step.proposed, isStale(step)]).toEqual(['partlyMet', 'met', true])
    expect(approvable(partsOf(moved, 'BN')[0]!.part.subgoals[1]!).map((f) => [f.code, f.severity])).toEqual([
      ['goals/judgement-stale', 'warning'],
    ])
  })

  it('the latest version holds', () => {
    const judgements = [judgement(ref, 'met', { version: 2, reason }), judgement(ref, 'notMet', { reason })]
    expect(findStep(roundChain({ ...MATERIAL, judgements }), ref)!.step.assessment).toBe('met')
  })

  it('and a report says who, and why it departs', () => {
    const part = partsOf(
      roundChain({
        ...MATERIAL,
        judgements: [judgement('goals:assessment/1@BN/2023-04', 'met', { proposed: 'partlyMet', reason })],
      }),
      'BN',
    )[0]!.part
    expect(statusSentence(before, part, { sv: 'Barnnämnden', en: 'The children’s committee' })).toEqual({
      sv: `Barnnämnden har två delmål. Ett väntas bli helt uppfyllt och ett delvis uppfyllt. Nämndens del av målet väntas bli helt uppfylld. Regeln föreslog delvis; Barnnämnden har ändrat: ${reason}`,
      en: `The children’s committee has two sub-goals. One is expected to be fully met and one partly met. The committee’s part of the goal is expected to be fully met. The rule proposed partly; Barnnämnden judged otherwise: ${reason}`,
    })
  })
})

describe('judging', () => {
  const step = { ref: 'goals:subgoal/b@BN/2023-04', proposed: 'partlyMet' as const }
  const by = { by: 'Barnnämnden', at: '2023-05-23T08:00:00Z' }

  it.each([
    ['confirming needs no reason', 'partlyMet', '', []],
    ['departing needs one', 'met', 'nej', ['goals/judge-reason']],
    ['ten characters are enough', 'met', 'tio tecken', []],
    ['leaving it unjudged needs one', 'notAssessed', '', ['goals/judge-reason']],
    ['an unknown status is refused', 'bra', '', ['goals/judge-assessment']],
    ['everything wrong is said at once', 'bra', 'x'.repeat(4001), ['goals/judge-assessment', 'goals/judge-reason-long']],
  ] as const)('%s', (_, assessment, reason, codes) => {
    const made = judge({ step, assessment, reason, ...by })
    expect(made.findings.map((f) => f.code)).toEqual(codes)
    expect(made.ok).toBe(codes.length === 0)
  })

  it('says what was changed to what, and what was written', () => {
    const made = judge({ step, assessment: 'notMet', reason: ' nej ', ...by })
    expect(made.findings[0]!.message.sv).toBe('Du ändrar Delvis till Inte. Skriv varför, minst tio tecken. Du skrev ”nej”.')
    expect(made.findings[0]!.cell).toBe('reason')
  })

  it('makes the next version on top of the one that was read', () => {
    const made = judge({ step, assessment: 'partlyMet', reason: '', ...by, current: { version: 3 }, onBehalfOf: 'Chef' })
    expect(made.ok && made.value).toMatchObject({ version: 4, proposed: 'partlyMet', onBehalfOf: 'Chef', round: '2023-04' })
  })
})

describe('approval', () => {
  it('is refused without a chain: nothing reported and nothing reasoned', () => {
    const bare = roundChain({ ...MATERIAL, values: [], activityStates: new Map() })
    const codes = approvable(bare.goals[0]!).map((f) => f.code)
    expect(codes).toEqual([
      'goals/approve-unjudged',
      'goals/approve-below',
      'goals/approve-below',
      'goals/approve-no-chain',
      'goals/approve-no-chain',
      'goals/approve-no-chain',
    ])
    expect(approvable(bare.goals[1]!).map((f) => f.code)).toEqual(['goals/approve-unjudged', 'goals/approve-no-chain'])
    const confirmedOnly = roundChain({
      ...MATERIAL,
      values: [],
      activityStates: new Map(),
      judgements: [judgement('goals:subgoal/b@BN/2023-04', 'notAssessed')],
    })
    expect(approvable(partsOf(confirmedOnly, 'bn')[0]!.part.subgoals[1]!).map((f) => f.code)).toEqual(['goals/approve-no-chain'])
  })

  it('names what is missing', () => {
    const [goal] = roundChain(MATERIAL).goals
    expect(approvable(goal!).map((f) => f.message.sv)).toEqual([
      'Ingen har bekräftat eller ändrat förslaget för ”Målet 1”. Bekräfta det först.',
      'Bedömning saknas för BN och KN.',
      'Bedömning saknas för ”Delmål a”, ”Delmål b” och ”Delmål c”.',
    ])
  })

  it('is given when everything below is judged', () => {
    const chain = roundChain(MATERIAL)
    const refs = [chain.goals[0]!, ...chain.goals[0]!.committees, ...chain.goals[0]!.committees.flatMap((c) => c.subgoals)]
    const judged = roundChain({ ...MATERIAL, judgements: refs.map((s) => judgement(s.ref, s.proposed)) })
    expect(approvable(judged.goals[0]!)).toEqual([])
  })
})

describe('addresses and rounds', () => {
  it.each([
    ['goals:assessment/8@region/2023-04', { kind: 'goal', id: '8', scope: 'region', round: '2023-04' }],
    ['goals:assessment/8@HSN/2023-04', { kind: 'part', id: '8', scope: 'HSN', round: '2023-04' }],
    ['goals:value/g8-i5@HSN/2023-04?part=women', { kind: 'value', id: 'g8-i5', scope: 'HSN', round: '2023-04', part: 'women' }],
    ['goals:assessment/8@region/2020', undefined],
    ['goals:indicator/x@RS/2020-04', undefined],
    ['statements:income/x@region/2023-04', undefined],
    ['', undefined],
  ])('%s', (ref, read) => expect(readRoundRef(ref)).toEqual(read))

  it.each([
    ['april', 4],
    ['Augusti', 8],
    ['august', 8],
    ['år', 12],
    ['year', 12],
    ['10', 10],
    ['oktober', 10],
    ['2023-04', 4],
    ['13', undefined],
    ['vår', undefined],
  ])('round %s', (written, no) => expect(readRoundMonth(written)).toBe(no))
})
