import { describe, expect, it } from 'vitest'
import {
  type AssessedGoal,
  assessFinancialPart,
  assessGoals,
  assessJson,
  type Goals,
  goalRef,
  goalsSource,
  indicatorRef,
  judgedWithoutValue,
  STANDARD_RULES,
  tally,
} from '../goals/model.ts'
import { dated } from '../kernel/dated.ts'
import { decimal } from '../kernel/decimal.ts'
import { type ExplainNode, type FigureRef, recompute } from '../kernel/figure.ts'
import type { ASSESSMENT_WORDS } from '../kernel/verdict.ts'
import { demoGoals } from './goalsSeed.ts'

const goals = demoGoals()
const assessed = assessGoals(goals, 2020)
const plain = (s: string) => s.replace(/\u00a0/g, ' ').replace(/\u2212/g, '-')

/** One line per goal: `HSN RS RUN FHS PN → region`, a dash where the committee does not stand in the goal's table. */
function matrix(list: AssessedGoal[]): string[] {
  const short = (a: keyof typeof ASSESSMENT_WORDS) => ({ met: 'helt', partlyMet: 'delvis', notMet: 'inte', notAssessed: 'ej' })[a]
  return list.map((g) => {
    const cell = (code: string) => g.committees.find((c) => c.committee === code)
    const row = ['HSN', 'RS', 'RUN', 'FHS', 'PN'].map((code) => (cell(code) ? short(cell(code)!.assessment) : '-'))
    return `${g.goal.no}: ${row.join(' ')} → ${short(g.assessment)}`
  })
}

describe('the demo region’s goals as printed', () => {
  it('has twelve goals in three areas, 111 rows of 101 indicators, and three rows under investigation', () => {
    expect(goals.goals).toHaveLength(12)
    expect(goals.focusAreas.map((a) => a.name)).toEqual([
      'Hållbart samhälle',
      'God och jämlik hälso- och sjukvård',
      'Jämlik och attraktiv region',
    ])
    expect(goals.placements).toHaveLength(111)
    expect(goals.indicators).toHaveLength(101)
    expect(goals.underInvestigation.map((u) => `${u.goal} ${u.name}`)).toEqual([
      '1 Hälsofrämjande program',
      '1 Medellivslängd',
      '3 Medellivslängd',
    ])
    expect(new Set(goals.indicators.map((i) => i.id)).size).toBe(101)
    expect(goals.visions).toHaveLength(2)
    expect(goals.perspectives).toHaveLength(8)
  })

  it('one indicator serves several goals: the patients’ committee’s five stand under goals 1, 5 and 6', () => {
    const serves = (id: string) => goals.placements.filter((p) => p.indicator === id).map((p) => p.goal)
    const several = goals.indicators.filter((i) => serves(i.id).length > 1)
    expect(several.map((i) => i.committees.join())).toEqual(['PN', 'PN', 'PN', 'PN', 'PN'])
    for (const indicator of several) expect(serves(indicator.id)).toEqual([1, 5, 6])
  })

  it('an indicator of two committees counts in both', () => {
    const shared = goals.indicators.filter((i) => i.committees.length === 2)
    expect(shared.map((i) => i.committees)).toEqual([
      ['HSN', 'RS'],
      ['HSN', 'RS'],
    ])
    const total = (code: string) => assessed[0]!.committees.find((c) => c.committee === code)!.computed.total
    expect([total('HSN'), total('RS')]).toEqual([7, 8])
  })
})

describe('assessment of 2020', () => {
  it('every printed row, its assessment and its reason, is the golden list', async () => {
    const rows = assessed.flatMap((goal) =>
      goal.indicators.map(({ placement, indicator, computed }) => {
        const target = indicator.targets[0]!.wording
        const outcome = indicator.outcomes.find((o) => o.year === 2020)!.cell
        return [
          placement.goal,
          indicator.committees.join('/'),
          indicator.name,
          target,
          outcome,
          computed.assessment,
          plain(computed.reason.sv),
        ].join(' | ')
      }),
    )
    await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('./fixtures/indicators-2020.golden.txt')
    expect(tally(assessed.flatMap((g) => g.indicators.map((i) => i.computed.assessment)))).toEqual({
      met: 39,
      partlyMet: 17,
      notMet: 16,
      notAssessed: 39,
    })
  })

  it('the chain committee → goal, with its reasons, is the golden matrix', async () => {
    const lines = assessed.flatMap((g) => [
      `${g.goal.no}. ${g.goal.title}: ${g.assessment}. ${plain(g.computed.reason.sv)}`,
      ...g.committees.map((c) => `   ${c.committee}: ${c.assessment} (${c.printed}). ${plain(c.computed.reason.sv)}`),
    ])
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./fixtures/goals-2020.golden.txt')
  })

  it('three goals are met, four partly, four not and one is not assessed; the document says 3, 8 and 1', () => {
    expect(matrix(assessed)).toEqual([
      '1: ej ej - inte helt → delvis',
      '2: ej delvis ej delvis - → delvis',
      '3: helt inte ej inte - → inte',
      '4: ej delvis ej helt - → delvis',
      '5: inte inte - - helt → inte',
      '6: ej helt - - helt → helt',
      '7: ej ej inte delvis - → inte',
      '8: ej helt ej delvis helt → helt',
      '9: delvis delvis ej helt - → delvis',
      '10: ej helt ej helt - → helt',
      '11: - inte ej delvis - → inte',
      '12: - - ej - - → ej',
    ])
    expect(goals.printedTotals.map((t) => [t.assessment, t.goals])).toEqual([
      ['met', 3],
      ['partlyMet', 8],
      ['notMet', 1],
    ])
  })

  it('two rules make the difference to judging whatever little there is: enough basis, and breaks between years', () => {
    const rollUp = STANDARD_RULES.rollUp.values['0001-01-01']!
    const lenient = {
      ...STANDARD_RULES,
      rollUp: dated({ source: 'prov', values: { '0001-01-01': { ...rollUp, leastAssessed: decimal('0') } } }),
    }
    const unbroken: Goals = {
      ...goals,
      indicators: goals.indicators.map((i) => ({ ...i, definition: { ...i.definition, breaks: [] } })),
    }
    const changed = matrix(assessGoals(unbroken, 2020, lenient)).filter((line, i) => line !== matrix(assessed)[i])
    expect(changed).toEqual([
      '1: inte inte - inte helt → inte',
      '2: inte delvis ej delvis - → inte',
      '8: delvis helt ej delvis helt → delvis',
    ])
  })

  it('lists the rows somebody judged in print although no value is printed', () => {
    expect(
      judgedWithoutValue(assessed).map((r) => `${r.placement.goal} ${r.indicator.committees.join('/')} ${r.indicator.name}`),
    ).toEqual([
      '1 HSN Antal i samverkan med kommunerna identifierade riskområden med åtgärder',
      '2 HSN Helamning upp till 4 månader',
      '4 RUN Andel upphandlingar med styrda miljökrav',
      '5 HSN Andel införda webbtjänster',
      '6 HSN Andel basenheter som uppfyller sina kvalitetsindikatorer',
      '6 HSN Antal diagnoser där medicinsk omotiverad skillnad mellan könen analyserats',
      '6 HSN Andel basenheter som aktivt följer patienternas upplevda delaktighet',
      '6 HSN Andel basenheter som involverar patienter i förbättringsarbeten',
      '6 HSN Andel basenheter som kan mäta sin kvalitet',
      '8 HSN Antal vårdflöden med produktivitetsdata och produktivitetsmål',
      '8 HSN Andel basenheter med närvarotid motsvarande bemanningsmål',
      '8 HSN Andel basenheter med utfall balanserat mot budget',
      '8 RUN Utfall följer budget',
      '9 HSN Andel utbildade handledare',
    ])
  })

  it('a person judges otherwise: carried upwards, and the computed one still shown', () => {
    const judgement = {
      year: 2020,
      goal: 8,
      committee: 'HSN',
      indicator: null,
      assessment: 'notMet' as const,
      reason: 'Målet om en hållbar ekonomi har inte kunnat nås.',
      by: 'HSN',
      on: '2021-02-25',
    }
    const goal = assessGoals({ ...goals, judgements: [judgement] }, 2020)[7]!
    const hsn = goal.committees[0]!
    expect([hsn.computed.assessment, hsn.assessment, hsn.decided?.reason]).toEqual(['notAssessed', 'notMet', judgement.reason])
    expect([goal.assessment, plain(goal.computed.reason.sv)]).toEqual([
      'partlyMet',
      'Medel är 0,63 (2 helt, 1 delvis och 1 inte), underlag 4 av 5. Gräns för helt är 0,80, för delvis 0,40.',
    ])
  })
})

describe('financial goals', () => {
  const parts = (year: number, basis: string) =>
    goals.financialGoals
      .filter((f) => f.year === year && f.basis === basis)
      .flatMap((f) =>
        f.parts.map(
          (p) =>
            `${f.id} ${p.kind}: ${assessFinancialPart(p, year).assessment}. ${plain(assessFinancialPart(p, year).reason.sv)}`,
        ),
      )

  it('are met or not, long-term part and year part apart', () => {
    expect(parts(2020, 'followUp')).toEqual([
      'result long: notAssessed. Ej bedömt: medelvärdet av 2020–2023 är inte känt än.',
      'result year: met. 67 mkr, kravet är minst 0 mkr.',
      'pension long: notAssessed. Ej bedömt: målet gäller senast 2040.',
      'pension year: notMet. 45 %, kravet är minst 48 %.',
      'selffin long: notAssessed. Ej bedömt: inget tal är beslutat.',
      'selffin year: met. 82 %, kravet är minst 25 %.',
      'debt long: notAssessed. Ej bedömt: utfall saknas.',
      'debt year: met. 29 %, kravet är högst 42 %.',
    ])
    expect(parts(2023, 'followUp')).toEqual([
      'result long: met. 2,5 % enligt prognos, kravet är minst 1 %. Nivå att sträva mot: 3 %.',
      'result year: notMet. -377 mkr enligt prognos, kravet är minst 113 mkr.',
      'pension long: notAssessed. Ej bedömt: målet gäller senast 2040.',
      'pension year: notMet. 45 % enligt prognos, kravet är minst 46 %.',
      'selffin long: notAssessed. Ej bedömt: inget tal är beslutat.',
      'selffin year: notAssessed. Ej bedömt: utfall saknas.',
      'debt long: notAssessed. Ej bedömt: utfall saknas.',
      'debt year: met. 22 % enligt prognos, kravet är högst 25 %.',
    ])
  })

  it('names the unit in English', () => {
    const year = goals.financialGoals[0]!.parts[1]!
    expect(plain(assessFinancialPart(year, 2020).reason.en)).toBe('SEK 67 m, required at least SEK 0 m.')
  })

  it('what the document states in words agrees with the computed', () => {
    for (const goal of goals.financialGoals)
      for (const part of goal.parts) {
        const { assessment } = assessFinancialPart(part, goal.year)
        if (part.stated && assessment !== 'notAssessed')
          expect([goal.year, goal.id, part.kind, assessment]).toEqual([goal.year, goal.id, part.kind, part.stated])
      }
  })
})

describe('roder assess', () => {
  it('answers with the keys of the contract', () => {
    const answer = assessJson(goals, 2020)
    expect(answer.indicators).toHaveLength(111)
    expect(Object.keys(answer.indicators[0]!)).toEqual(
      expect.arrayContaining(['goal', 'committee', 'indicator', 'target', 'outcome', 'assessment', 'reason']),
    )
    expect(answer.goals.map((g) => g.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(answer.goals[7]!.committees.map((c) => [c.committee, c.assessment])).toEqual([
      ['HSN', 'notAssessed'],
      ['RS', 'met'],
      ['RUN', 'notAssessed'],
      ['FHS', 'partlyMet'],
      ['PN', 'met'],
    ])
    for (const one of [...answer.indicators, ...answer.goals, ...answer.goals.flatMap((g) => g.committees)])
      expect(one.reason).not.toBe('')
    expect(JSON.stringify(answer)).not.toMatch(/NaN|undefined/)
  })

  it('2023: the goal follows its sub-goals, indicators beside, the printed forecast next to it', async () => {
    const { goals: judged, subgoals } = assessJson(goals, 2023)
    expect(subgoals).toHaveLength(12)
    const lines = judged.map((g) => `${g.number}: ${g.assessment}, prognos ${g.printed?.assessment}. ${plain(g.reason)}`)
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./fixtures/goals-2023.golden.txt')
  })
})

describe('every judgement explains itself', () => {
  const source = goalsSource(goals)
  const nodes = (node: ExplainNode): ExplainNode[] => [node, ...node.children.flatMap(nodes)]

  it.each(
    assessed.flatMap((g) => [
      goalRef(g.goal.no, 'region', 2020),
      ...g.committees.map((c) => goalRef(g.goal.no, c.committee, 2020)),
    ]),
  )('%s: each node recomputes exactly and ends in a printed place', async (ref) => {
    const tree = (await source.explain(ref))!
    expect(tree.value).toBe(source.resolve(ref)!.value)
    for (const node of nodes(tree)) {
      if (node.operation !== 'leaf') expect([node.ref, recompute(node)]).toEqual([node.ref, node.value])
      if (node.operation === 'leaf' && node.ref.startsWith('goals:indicator'))
        expect(node.source).toMatchObject({ kind: 'published' })
    }
  })

  it('gives an indicator’s value as printed, and missing as missing', () => {
    expect(source.resolve(indicatorRef('rs-andel-kallsorterat-avfall', 'RS', 2020))).toMatchObject({
      value: 18,
      unit: 'percent',
      state: 'known',
      basis: 'published',
      place: 'Årsredovisning 2020, Bilaga 4, Mål 4',
    })
    expect(source.resolve(indicatorRef('hsn-gott-ledarskap', 'HSN', 2020))).toMatchObject({ value: null, state: 'missing' })
    expect(source.resolve(indicatorRef('hsn-gott-ledarskap', 'HSN', 2018))).toMatchObject({ value: 82 })
    expect(source.resolve(indicatorRef('pn-bemotande', 'PN', 2020))).toMatchObject({ value: 90 })
  })

  it.each([
    'goals:assessment/13@region/2020',
    'goals:assessment/8@XX/2020',
    'goals:indicator/none@RS/2020',
    'goals:indicator/hsn-gott-ledarskap@RS/2020',
    'goals:assessment/8@region/2020-08',
    'goals:other/8@region/2020',
    'statements:income/x@region/2020',
    'nonsense',
  ])('does not know %s', (ref) => expect(source.resolve(ref as FigureRef)).toBeUndefined())
})
