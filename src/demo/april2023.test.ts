// The demo's April round of 2023: counted from its own objects it says what the report prints, wherever the report prints it.
import { describe, expect, it } from 'vitest'
import { approvable, explainJudgement, findStep, isStale, roundCounts, roundStatus } from '../goals/model.ts'
import { loadJudgementHistory, loadRoundChain, saveGoals } from '../goals/store.ts'
import { forEachDatabase } from '../storage/testing.ts'
import { APRIL_2023, aprilRound, seedApril2023 } from './april2023.ts'
import { demoGoals } from './goalsSeed.ts'
import { readCsv } from './publishedCsv.ts'
import { seedSteering, steering2023 } from './steering2023.ts'

const printed = readCsv('delar_2023.csv')
const STATUS: Record<string, string> = { 'fully fulfilled': 'met', 'partly fulfilled': 'partlyMet', 'not fulfilled': 'notMet' }
/** Where the print leaves a number out nothing is compared. */
const stated = (cell: string | undefined, own: number) => (cell ? Number(cell) : own)

forEachDatabase('the April round of 2023', (open) => {
  it('counts what the report prints, and leaves unjudged what the report leaves out', async () => {
    const db = await open()
    const started = performance.now()
    const chain = await db.transact(async (tx) => {
      await saveGoals(tx, demoGoals())
      await seedSteering(tx)
      await seedApril2023(tx)
      await seedApril2023(tx)
      return await loadRoundChain(tx, APRIL_2023)
    })
    expect(performance.now() - started).toBeLessThan(5000)
    const counts = roundCounts(chain)
    expect(counts).toHaveLength(12)
    for (const [i, row] of printed.entries()) {
      const { subgoals: s, indicators: n, prognosis } = counts[i]!
      expect([row.goal_no, s.adopted, s.met, s.partlyMet, s.notMet]).toEqual([
        row.goal_no,
        Number(row.delmal_adopted),
        Number(row.delmal_fulfilled || 0),
        Number(row.delmal_partly || 0),
        Number(row.delmal_not || 0),
      ])
      expect([row.goal_no, n.total, n.met, n.partlyMet, n.notMet]).toEqual([
        row.goal_no,
        Number(row.indicators),
        Number(row.ind_green || 0),
        Number(row.ind_yellow || 0),
        Number(row.ind_red || 0),
      ])
      expect(prognosis).toBe(STATUS[row.overall_prognosis!])
      if (row.goal_no !== '2') expect(n.notAssessed).toBe(stated(row.ind_unassessed, n.notAssessed))
      expect(s.adopted).toBe(s.met + s.partlyMet + s.notMet + s.notAssessed)
      expect(n.total).toBe(n.met + n.partlyMet + n.notMet + n.notAssessed)
    }
    // Print that does not add up: what is left is unjudged, never nought.
    expect([counts[1]!.indicators.notAssessed, counts[3]!.subgoals.notAssessed, counts[10]!.subgoals.notAssessed]).toEqual([
      3, 5, 2,
    ])
    for (const goal of chain.goals) expect(approvable(goal), goal.title).toEqual([])
    const judged = chain.goals.flatMap((g) => [g, ...g.committees, ...g.committees.flatMap((c) => c.subgoals)])
    expect(judged.filter((step) => !step.judgement || isStale(step))).toEqual([])
  })

  it('explains a goal down to the value a unit reported, and up to the sentence', async () => {
    const db = await open()
    const { chain, history } = await db.transact(async (tx) => {
      await seedSteering(tx)
      await seedApril2023(tx)
      return { chain: await loadRoundChain(tx, APRIL_2023), history: await loadJudgementHistory(tx, APRIL_2023) }
    })
    const goal = explainJudgement(chain, 'goals:assessment/8@region/2023-04', history)!
    expect(goal).toMatchObject({ kind: 'goal', assessment: 'notMet', by: 'Regionstyrelsen', stale: false })
    expect(goal.usedIn[0]!.sentence!.sv).toContain('Mål 8 har elva delmål.')
    const values = chain.goals[7]!.committees.flatMap((c) => c.subgoals.flatMap((s) => s.indicators))
    const reported = values.find((i) => i.value && i.assessment === 'notMet')!
    const value = explainJudgement(chain, reported.ref, history)!
    expect(value.value).toMatchObject({ period: '2023-04', by: expect.stringContaining('Enhetschef'), version: 1 })
    expect(value.usedIn.map((use) => use.ref).at(-1)).toBe('goals:assessment/8@region/2023-04')
    expect(findStep(chain, reported.ref)!.above.map((s) => s.ref)[0]).toBe('goals:assessment/8@region/2023-04')
  })
})

describe('the print beside the chain', () => {
  it('says in words where the print does not add up, and nowhere else', () => {
    const status = roundStatus({ round: APRIL_2023, printed: demoGoals().printedCounts })
    expect(status.source).toBe('printed')
    const told = status.goals.flatMap((g) => g.contradictions.map((c) => [g.goal, c.message.sv]))
    expect(told).toEqual([
      [2, 'Tryckt status finns för 6 av 9 indikatorer; 3 saknar angiven status.'],
      [4, 'Tryckt status finns för 6 av 10 delmål; 4 saknar angiven status.'],
      [11, 'Tryckt status finns för 6 av 7 delmål; 1 saknar angiven status.'],
    ])
    expect(status.goals[0]!.indicators).toEqual({ total: 10, met: null, partlyMet: null, notMet: 4, notAssessed: 6 })
  })

  it('judges a proposal that is there, with a reason wherever it departs', () => {
    const { judgements } = aprilRound(steering2023())
    expect(judgements.filter((j) => j.assessment !== j.proposed && j.reason.length < 10)).toEqual([])
    expect(judgements.filter((j) => j.reason !== '' && !j.reason.startsWith('Syntetiskt:'))).toEqual([])
    expect(judgements.some((j) => j.assessment === j.proposed)).toBe(true)
  })
})
