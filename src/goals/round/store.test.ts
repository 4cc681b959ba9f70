import { describe, expect, it } from 'vitest'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { forEachDatabase } from '../../storage/testing.ts'
import { saveVersions } from '../steering/store.ts'
import { saveValues } from '../values/store.ts'
import { judgement, MATERIAL, NODES } from './chain.examples.ts'
import { roundChain } from './chain.ts'
import { judge } from './judge.ts'
import { goalSentence } from './sentence.ts'
import {
  JudgedMeanwhile,
  loadActivityStates,
  loadJudgementHistory,
  loadRoundChain,
  loadRoundTexts,
  type ReportedState,
  saveActivityStates,
  saveRoundJudgements,
  saveRoundRules,
  saveRoundText,
} from './store.ts'
import { findStep } from './walk.ts'

const ROUND = '2023-04'
const REF = 'goals:subgoal/b@BN/2023-04'
const AT = '2023-05-23T08:00:00.000Z'

forEachDatabase('a round in the database', (open) => {
  const prepared = async () => {
    const db = await open()
    await db.transact(async (tx) => {
      await saveVersions(
        tx,
        NODES.map((node) => ({
          node,
          version: 1,
          state: 'decided',
          decision: { body: 'Fullmäktige', paragraph: '§ 1', caseNumber: 'PROV 2022:1', date: '2022-12-14' },
          by: 'prov',
          at: '2022-12-14T12:00:00Z',
        })),
      )
      await saveValues(
        tx,
        MATERIAL.values.map(({ version: _, ...value }) => value),
      )
      await saveActivityStates(
        tx,
        [...MATERIAL.activityStates].map(
          ([activity, state]): ReportedState => ({ round: ROUND, activity, state, note: '', by: 'bn1', at: AT, version: 1 }),
        ),
      )
    })
    return db
  }
  const log = (db: Awaited<ReturnType<typeof open>>, action: string) =>
    db.transact((tx) =>
      tx.query<{ subject: string; before: unknown; after: unknown }>(
        'select subject, before, after from storage.audit_log where authority_id = $1 and action = $2 order by entry_no',
        [tx.authority, action],
      ),
    )

  it('gives the same chain as the material it was saved from', async () => {
    const db = await prepared()
    const chain = await db.transact((tx) => loadRoundChain(tx, ROUND))
    const bare = (value: unknown) => JSON.parse(JSON.stringify(value, (key, v) => (key === 'at' ? String(v).slice(0, 19) : v)))
    expect(bare(chain)).toEqual(bare(roundChain(MATERIAL)))
  })

  it('one judgement saved moves count, proposal and both sentences; the earlier version stays readable', async () => {
    const db = await prepared()
    const said = () =>
      db.transact(async (tx) => {
        const chain = await loadRoundChain(tx, ROUND)
        return { chain, sentence: goalSentence(chain, chain.goals[0]!) }
      })
    const before = await said()
    const step = findStep(before.chain, REF)!.step
    const made = judge({ step, assessment: 'notMet', reason: 'Mätningen missar hälften.', by: 'Barnnämnden', at: AT })
    if (!made.ok) throw new Error('refused')
    await db.transact((tx) => saveRoundJudgements(tx, [made.value]))
    const after = await said()
    expect(after.sentence.sv).not.toBe(before.sentence.sv)
    expect(after.sentence.en).not.toBe(before.sentence.en)
    expect(after.chain.goals[0]!.committees[0]!.because).not.toEqual(before.chain.goals[0]!.committees[0]!.because)
    const again = { ...made.value, assessment: 'partlyMet' as const, reason: '', version: 2 }
    await db.transact((tx) => saveRoundJudgements(tx, [again]))
    const history = await db.transact((tx) => loadJudgementHistory(tx, ROUND, REF))
    expect(history.map((j) => [j.version, j.assessment])).toEqual([
      [1, 'notMet'],
      [2, 'partlyMet'],
    ])
    const entries = await log(db, 'goals/judge-round')
    expect(entries.map((e) => [e.subject, (e.before as { version?: number } | null)?.version ?? null])).toEqual([
      [REF, null],
      [REF, 1],
    ])
  })

  it('a judgement on top of what the judge had not read is refused whole', async () => {
    const db = await prepared()
    await db.transact((tx) => saveRoundJudgements(tx, [judgement(REF, 'partlyMet')]))
    const other = judgement('goals:subgoal/a@BN/2023-04', 'met')
    const save = db.transact((tx) => saveRoundJudgements(tx, [other, judgement(REF, 'partlyMet')]))
    await expect(save).rejects.toThrow(JudgedMeanwhile)
    await save.catch((error: JudgedMeanwhile) => expect(error.refs).toEqual([REF]))
    expect(await db.transact((tx) => loadJudgementHistory(tx, ROUND))).toHaveLength(1)
  })

  it('two at the same moment: one is saved, the other is told', async () => {
    const db = await prepared()
    const results = await Promise.allSettled(
      [1, 2].map(() => db.transact((tx) => saveRoundJudgements(tx, [judgement(REF, 'partlyMet')]))),
    )
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.transact((tx) => loadJudgementHistory(tx, ROUND))).toHaveLength(1)
  })

  it('a locked task refuses the judgement, and nothing is saved', async () => {
    const db = await prepared()
    const locked = async () => {
      throw new Refusal('conflict', 'process/locked', text('Låst.', 'Locked.'))
    }
    await expect(db.transact((tx) => saveRoundJudgements(tx, [judgement(REF, 'partlyMet')], locked))).rejects.toThrow('Låst.')
    expect(await db.transact((tx) => loadJudgementHistory(tx, ROUND))).toEqual([])
  })

  it('nothing is altered or removed, not even by the application itself', async () => {
    const db = await prepared()
    await db.transact((tx) => saveRoundJudgements(tx, [judgement(REF, 'partlyMet')]))
    for (const sql of [
      `update goals.round_judgement set reason = 'annat' where authority_id = $1`,
      'delete from goals.round_judgement where authority_id = $1',
      'delete from goals.activity_state where authority_id = $1',
    ])
      await expect(db.transact((tx) => tx.query(sql, [tx.authority]))).rejects.toThrow(/permission denied/)
  })

  it('states and texts are kept in versions; a departure without a reason does not reach the table', async () => {
    const db = await prepared()
    const ref = 'goals:assessment/1@BN/2023-04'
    const words = { round: ROUND, ref, by: 'Barnnämnden', at: AT }
    await db.transact((tx) => saveRoundText(tx, { ...words, words: 'Först', version: 1 }))
    await db.transact((tx) => saveRoundText(tx, { ...words, words: 'Sedan', version: 2 }))
    await expect(db.transact((tx) => saveRoundText(tx, { ...words, words: 'Samtidigt', version: 2 }))).rejects.toThrow(
      JudgedMeanwhile,
    )
    expect((await db.transact((tx) => loadRoundTexts(tx, ROUND))).get(ref)).toMatchObject({ words: 'Sedan', version: 2 })
    const late: ReportedState = { round: ROUND, activity: 'x1', state: 'delayed', note: 'Sent', by: 'bn1', at: AT, version: 2 }
    await db.transact((tx) => saveActivityStates(tx, [late]))
    expect((await db.transact((tx) => loadActivityStates(tx, ROUND))).get('x1')).toMatchObject({ state: 'delayed', version: 2 })
    const bare = judgement(REF, 'met', { proposed: 'notMet', reason: 'kort' })
    await expect(db.transact((tx) => saveRoundJudgements(tx, [bare]))).rejects.toThrow()
  })

  it('weights are registered with their date and seen in the rule', async () => {
    const db = await prepared()
    await db.transact((tx) => saveRoundRules(tx, { source: 'Fullmäktige § 2', weights: { '2023-01-01': { '1': { BN: 2 } } } }))
    const chain = await db.transact((tx) => loadRoundChain(tx, ROUND))
    expect(chain.rule.sv).toContain('väger som registrerat')
  })

  it('what follows the books comes before anything typed', async () => {
    const db = await prepared()
    const fed = { ...MATERIAL.values[0]!, cell: '40 %', source: 'formula' as const }
    const chain = await db.transact((tx) => loadRoundChain(tx, ROUND, () => [fed]))
    expect(findStep(chain, 'goals:value/i1@BN/2023-04')!.step.assessment).toBe('notMet')
  })
})

describe('the store', () => {
  it('refuses a conflict by name', () => expect(new JudgedMeanwhile(['a']).kind).toBe('conflict'))
})
