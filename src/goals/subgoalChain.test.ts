import { describe, expect, it } from 'vitest'
import { text } from '../kernel/text.ts'
import { assessJson } from './assessJson.ts'
import type { Goals } from './goal.ts'
import { DEFAULT_DEFINITION, type Indicator } from './indicator.ts'
import { type Judgement, judgementOf, readJudgement } from './judgement.ts'
import type { ActivityState } from './subgoal.ts'
import { assessSubgoalChain } from './subgoalChain.ts'

const indicator = (id: string, target: string, outcome: string): Indicator => ({
  id,
  name: id,
  committees: ['RS'],
  definition: DEFAULT_DEFINITION,
  outcomes: [{ year: 2022, cell: outcome }],
  targets: [{ year: 2022, wording: target }],
  notes: [],
})
const activity = (subgoal: string, state: ActivityState) => ({ id: `${subgoal}-${state}`, subgoal, name: state, state })

/** One goal; RS has two sub-goals, RUN one. */
const goals: Goals = {
  committees: [
    { code: 'RS', name: text('Regionstyrelsen', 'Board') },
    { code: 'RUN', name: text('Utveckling', 'Development') },
  ],
  visions: [],
  perspectives: [],
  focusAreas: [{ no: 1, name: 'Område' }],
  goals: [{ no: 1, title: 'Målet', focusArea: 1, place: '' }],
  answers: [],
  placements: [],
  underInvestigation: [],
  printedTotals: [],
  printedCounts: [],
  judgements: [],
  financialGoals: [],
  indicators: [indicator('nådd', '80 %', '85 %'), indicator('missad', '80 %', '40 %'), indicator('tom', '80 %', '-')],
  subgoals: [
    { id: 'a', goal: 1, committee: 'RS', year: 2022, name: 'Första' },
    { id: 'b', goal: 1, committee: 'RS', year: 2022, name: 'Andra' },
    { id: 'c', goal: 1, committee: 'RUN', year: 2022, name: 'Tredje' },
  ],
  plans: [
    { subgoal: 'a', indicators: ['nådd'], activities: [activity('a', 'done'), activity('a', 'onPlan')] },
    { subgoal: 'b', indicators: ['missad'], activities: [activity('b', 'delayed')] },
    { subgoal: 'c', indicators: ['tom'], activities: [] },
  ],
}

describe('indicators and activities → sub-goal → committee → goal', () => {
  const [chain] = assessSubgoalChain(goals, 2022, '2022-12-31')

  it('judges each step and says why', () => {
    const lines = chain!.committees.flatMap((c) => [
      `${c.committee}: ${c.computed.assessment}. ${c.computed.reason.sv}`,
      ...c.subgoals.map((s) => `  ${s.subgoal.name}: ${s.assessment}. ${s.reason.sv}`),
    ])
    expect([`Mål: ${chain!.computed.assessment}. ${chain!.computed.reason.sv}`, ...lines]).toEqual([
      'Mål: partlyMet. Medel är 0,50 (1 delvis), underlag 1 av 2. Gräns för helt är 0,80, för delvis 0,40.',
      'RS: partlyMet. Medel är 0,50 (1 helt och 1 inte), underlag 2 av 2. Gräns för helt är 0,80, för delvis 0,40.',
      '  Första: met. Indikatorer: helt (1 av 1). Aktiviteter: helt (2 av 2). Medel är 1,00 (2 helt), underlag 2 av 2. Gräns för helt är 0,80, för delvis 0,40.',
      '  Andra: notMet. Indikatorer: inte (1 av 1). Aktiviteter: delvis (1 av 1). Medel är 0,25 (1 delvis och 1 inte), underlag 2 av 2. Gräns för helt är 0,80, för delvis 0,40.',
      'RUN: notAssessed. Ej bedömt: underlaget räcker inte (0 av 1).',
      '  Tredje: notAssessed. Indikatorer: ej bedömt (0 av 1). Aktiviteter: ej bedömt (0 av 0). Ej bedömt: varken indikatorer eller aktiviteter räcker.',
    ])
  })

  it('gives no chain for a year without sub-goals', () => expect(assessSubgoalChain(goals, 2021, '2021-12-31')).toEqual([]))

  it('answers in the same shape', () => {
    const answer = assessJson(goals, 2022)
    expect(answer.subgoals.map((s) => [s.committee, s.subgoal, s.assessment])).toEqual([
      ['RS', 'Första', 'met'],
      ['RS', 'Andra', 'notMet'],
      ['RUN', 'Tredje', 'notAssessed'],
    ])
    expect(answer.goals[0]).toMatchObject({
      number: 1,
      assessment: 'partlyMet',
      committees: [{ committee: 'RS' }, { committee: 'RUN' }],
    })
  })
})

describe('a judgement by a person', () => {
  const input = {
    year: 2022,
    goal: 1,
    committee: 'RS',
    indicator: null,
    assessment: 'notMet',
    reason: 'Utfallet överskattar.',
    by: 'RS',
    on: '2022-03-01',
    decision: undefined,
  }

  it('is read with all its findings at once', () => {
    const read = readJudgement({ ...input, year: 'x', goal: null, assessment: 'bra', reason: 'nej', by: ' ', on: '2022-02-30' })
    expect(read.ok).toBe(false)
    expect(read.findings.map((f) => f.code)).toEqual([
      'goals/judgement-year',
      'goals/judgement-goal',
      'goals/judgement-assessment',
      'goals/judgement-reason',
      'goals/judgement-by',
      'goals/judgement-on',
    ])
  })

  it('the latest about exactly this object holds', () => {
    const read = readJudgement(input)
    const first = (read.ok ? read.value : undefined) as Judgement
    const later: Judgement = { ...first, assessment: 'met', on: '2022-04-01' }
    const about = { year: 2022, goal: 1, committee: 'RS', indicator: null }
    expect(judgementOf([later, first], about)?.assessment).toBe('met')
    expect(judgementOf([later], { ...about, committee: null })).toBeUndefined()
  })
})
