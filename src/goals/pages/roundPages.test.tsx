// The round's pages in both languages, as a reader meets them: the answer first, whole html, nothing leaked.
import { describe, expect, it } from 'vitest'
import type { Lang } from '../../kernel/text.ts'
import { renderPage } from '../../web/layout.tsx'
import { exampleShell } from '../../web/shell.examples.ts'
import { htmlFaults } from '../../web/testing.ts'
import { judgement, MATERIAL } from '../round/chain.examples.ts'
import { roundChain } from '../round/chain.ts'
import { approvable } from '../round/judge.ts'
import { goalAnswer, goalSentence, statusSentence } from '../round/sentence.ts'
import { changesBetween, partsOf } from '../round/walk.ts'
import { CommitteePage } from './committeePage.tsx'
import { GlancePage, glanceLead } from './glance.tsx'
import { JudgementPage, judgementLead } from './judgementPage.tsx'
import { RoundGoalPage } from './roundGoal.tsx'

const SUB = 'goals:subgoal/b@BN/2023-04'
const judgements = [judgement(SUB, 'notMet', { proposed: 'met', reason: 'Mätningen missar hälften.', onBehalfOf: 'Ordföranden' })]
const chain = roundChain({ ...MATERIAL, judgements })
const before = roundChain({ ...MATERIAL, values: [] })
const goal = chain.goals[0]!
const part = partsOf(chain, 'bn')[0]!
const rounds = ['2023-08', '2023-04']
const form = { ref: goal.ref, proposed: goal.proposed, assessment: 'met', reason: 'Nej', version: 0, findings: [] }

const pages = (lang: Lang) => {
  const shell = exampleShell('/mal', lang)
  const judged = {
    step: part.part,
    round: '2023-04',
    rule: chain.rule,
    above: [[goal]],
    sentences: [{ goal, sentence: goalSentence(chain, goal) }],
    history: judgements,
    changes: changesBetween([part.part], [before.goals[0]!.committees[0]!]),
    earlier: '2022-12',
    obstacles: approvable(part.part),
    form,
  }
  const committee = {
    code: 'bn',
    name: 'Barnnämnden',
    round: '2023-04',
    rounds,
    rule: chain.rule,
    parts: [{ ...part, sentence: statusSentence(chain, part.part), words: { text: 'Läget är stabilt.', version: 1 } }],
    mayJudge: true,
    findings: approvable(part.part),
  }
  const goalView = {
    goal,
    round: '2023-04',
    rounds,
    rule: chain.rule,
    lead: goalAnswer(chain, goal),
    sentence: goalSentence(chain, goal),
    nameOf: (code: string) => code,
    weightOf: () => 1,
    form,
    contradictions: [goalSentence(chain, goal)],
    obstacles: approvable(goal),
  }
  const areas = [{ title: 'Område', goals: chain.goals }]
  return {
    judgement: <JudgementPage shell={shell} view={judged} />,
    value: <JudgementPage shell={shell} view={{ ...judged, step: part.part.subgoals[0]!.indicators[0]!, form: undefined }} />,
    committee: <CommitteePage shell={shell} view={committee} />,
    reader: <CommitteePage shell={shell} view={{ ...committee, mayJudge: false, findings: [] }} />,
    goal: <RoundGoalPage shell={shell} view={goalView} />,
    glance: <GlancePage shell={shell} view={{ chain, rounds, areas, order: 'order' }} />,
    worst: <GlancePage shell={shell} view={{ chain, rounds, areas, order: 'worst' }} />,
    none: <GlancePage shell={shell} view={{ chain: { ...chain, goals: [] }, rounds, areas: [], order: 'order' }} />,
  }
}

describe.each(['sv', 'en'] as const)('in %s', (lang) => {
  it.each(Object.entries(pages(lang)))('%s is whole', async (_, page) =>
    expect(htmlFaults(await renderPage(page), { page: true })).toEqual([]),
  )
})

describe('the answer first', () => {
  const step = part.part.subgoals[1]!
  it.each([
    [
      'sv',
      `Prognos april 2023: inte uppfyllt. Barnnämnden för Ordföranden ändrade 23 maj 2023 från förslaget helt. Förslaget har ändrats sedan det bedömdes. Bedöm på nytt.`,
    ],
    [
      'en',
      'Forecast April 2023: not met. Barnnämnden for Ordföranden departed on 23 May 2023 from the proposal met. The proposal has changed since it was judged. Judge again.',
    ],
  ] as const)('of a judgement, %s', (lang, lead) => expect(judgementLead(step, '2023-04', lang)).toBe(lead))

  it.each([
    [
      ['met', 'met', 'partlyMet', 'notMet'],
      'prognosis',
      'Två mål väntas bli helt uppfyllda, ett delvis och ett inte.',
      'Two goals are expected to be fully met, one partly and one not.',
    ],
    [['notMet'], 'prognosis', 'Ett mål väntas inte bli uppfyllt.', 'One goal is not expected to be met.'],
    [
      ['partlyMet', 'notAssessed'],
      'outcome',
      'Ett mål är delvis uppfyllt. Ett är ännu inte bedömt.',
      'One goal is partly met. One is not yet assessed.',
    ],
    [['notAssessed', 'notAssessed'], 'outcome', 'Två är ännu inte bedömda.', 'Two are not yet assessed.'],
  ] as const)('of all goals %j', (statuses, basis, sv, en) => {
    const goals = statuses.map((assessment) => ({ ...goal, assessment }))
    expect([glanceLead({ goals, basis }, 'sv'), glanceLead({ goals, basis }, 'en')]).toEqual([sv, en])
  })
})
