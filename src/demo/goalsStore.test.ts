// What the goals room keeps, on both databases: all of the demo region's goals come back as they were, and nothing is overwritten.
import { expect, it } from 'vitest'
import { assessJson } from '../goals/model.ts'
import { loadGoals, saveGoals, saveJudgement, saveOutcome } from '../goals/store.ts'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { forEachDatabase, OTHER_AUTHORITY } from '../storage/testing.ts'
import { demoGoals } from './goalsSeed.ts'

const goals = demoGoals()
const ID = 'rs-andel-kallsorterat-avfall'

forEachDatabase('goals store', (open) => {
  it('gives back what was saved, and the same answer', async () => {
    const db = await open()
    await db.transact((tx) => saveGoals(tx, goals))
    const loaded = await db.transact(loadGoals)
    expect({ ...loaded, financialGoals: [] }).toEqual(JSON.parse(JSON.stringify({ ...goals, financialGoals: [] })))
    expect(new Set(loaded.financialGoals)).toEqual(new Set(goals.financialGoals))
    expect(assessJson(loaded, 2020)).toEqual(assessJson(goals, 2020))
    expect(assessJson(loaded, 2023)).toEqual(assessJson(goals, 2023))
  })

  it('keeps every version of a value, and the same value again is none', async () => {
    const db = await open()
    await db.transact((tx) => saveGoals(tx, goals))
    await db.transact((tx) => saveGoals(tx, goals))
    await db.transact((tx) => saveOutcome(tx, ID, 2020, '24 %'))
    const kept = await db.transact((tx) =>
      tx.query(
        'select version, cell, reported_by from goals.outcome where authority_id = $1 and indicator_id = $2 and year = 2020 order by version',
        [tx.authority, ID],
      ),
    )
    expect(kept).toEqual([
      { version: 1, cell: '18 %', reported_by: 'lokal' },
      { version: 2, cell: '24 %', reported_by: 'lokal' },
    ])
    const answer = assessJson(await db.transact(loadGoals), 2020)
    expect(answer.indicators.find((i) => i.id === ID)?.assessment).toBe('partlyMet')
  })

  it('keeps judgements in order, the latest holds, and the log knows', async () => {
    const db = await open()
    const judgement = {
      year: 2020,
      goal: 8,
      committee: null,
      indicator: null,
      by: 'RS',
      on: '2021-03-30',
      assessment: 'partlyMet' as const,
    }
    await db.transact((tx) => saveGoals(tx, goals))
    await db.transact((tx) => saveJudgement(tx, { ...judgement, assessment: 'notMet', reason: 'Första bedömningen, för tidig.' }))
    await db.transact((tx) => saveJudgement(tx, { ...judgement, reason: 'Nämndernas samlade läge väger ned.' }))
    await db.transact(async (tx) => saveGoals(tx, await loadGoals(tx)))
    const loaded = await db.transact(loadGoals)
    expect(loaded.judgements).toHaveLength(2)
    expect(assessJson(loaded, 2020).goals[7]).toMatchObject({
      assessment: 'met',
      decided: { assessment: 'partlyMet', reason: 'Nämndernas samlade läge väger ned.', by: 'RS', on: '2021-03-30' },
    })
    const log = await db.transact((tx) =>
      tx.query('select action from storage.audit_log where authority_id = $1 and action = $2', [tx.authority, 'goals/judge']),
    )
    expect(log).toHaveLength(2)
  })

  it('shows nothing to another authority', async () => {
    const db = await open()
    await db.transact((tx) => saveGoals(tx, goals))
    const other = await db.asAuthority(OTHER_AUTHORITY, LOCAL_ACTOR, loadGoals)
    expect([other.goals, other.indicators, other.placements, other.financialGoals]).toEqual([[], [], [], []])
  })
})
