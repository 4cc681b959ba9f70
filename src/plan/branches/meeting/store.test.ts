// A meeting closed: every krona in the journal, the rest as leaves, nothing of what the plan held lost, and all of it or nothing.
import { expect, test } from 'vitest'
import { loadDecisions, recordDecisions, saveActivities } from '../../../budget/store.ts'
import { saveUnits } from '../../../organisation/store.ts'
import { forEachDatabase, type TestDatabase } from '../../../storage/testing.ts'
import { LEAF, resultRef, rowRef } from '../../refs.ts'
import { buildSheet } from '../../sheet.ts'
import { loadPlanInput, savePlan } from '../../store.ts'
import { applyChanges, branchInput } from '../apply.ts'
import { loadBranch, saveBranches } from '../store.ts'
import { EXAMPLE_STRUCTURE, exampleBudget, exampleInput, exampleProposal, mkr } from '../testing.ts'
import { carriedOutElsewhere } from './decide.ts'
import { closeMeeting, loadDecidedChanges } from './store.ts'

const DAY = '2022-06-15'
const CLOSING = {
  id: 'mote-1',
  kind: 'supplementaryBudget' as const,
  body: 'assembly' as const,
  date: DAY,
  paragraph: '61',
  caseNumber: 'D 1-2022',
  title: 'Tilläggsbudget',
  reason: 'Mötets beslut',
}
const funding = { kind: 'result' as const, note: 'Lägre resultat.' }
const unit = (code: string, kind: 'assembly' | 'executiveBoard' | 'committee') => ({
  code,
  kind,
  name: code,
  validFrom: '2020-01-01',
})

/** The plan holds 3 million of its own on the row that the meeting gives 5 more. */
async function prepared(db: TestDatabase, state: 'adopted' | 'proposed' = 'adopted'): Promise<void> {
  const input = applyChanges(exampleInput(), [{ ref: LEAF.adjustment('hsn', 'primarvard', 2023), add: mkr(3) }], 'Planen')
  await db.transact(async (tx) => {
    await saveUnits(tx, [unit('rf', 'assembly'), unit('rs', 'executiveBoard'), unit('hsn', 'committee')])
    await saveActivities(tx, EXAMPLE_STRUCTURE.rows)
    await savePlan(tx, input.structure, input.leaves)
    await saveBranches(tx, [
      {
        id: 'motet',
        plan: EXAMPLE_STRUCTURE.id,
        kind: 'meeting',
        name: 'Mötet',
        ownerName: 'Styrelsen',
        officials: [],
        state: 'published',
        exceptions: [],
        proposals: [
          exampleProposal(1, { state, funding, changes: [{ ref: LEAF.adjustment('hsn', 'primarvard', 2023), add: mkr(5) }] }),
          exampleProposal(2, { state: 'adopted', changes: [{ ref: LEAF.level('rs', 'pensioner', 2024), add: -mkr(2) }] }),
          exampleProposal(3, { state: 'adopted', changes: [{ ref: LEAF.input('tax_rate_change', 2023), add: 10 }] }),
          exampleProposal(4, { state: 'rejected', changes: [{ ref: LEAF.investment('it', 2023), add: mkr(50) }] }),
        ],
      },
    ])
    await recordDecisions(tx, [exampleBudget([2023, 2024])])
  })
}

const close = (db: TestDatabase) =>
  db.transact(async (tx) => {
    const meeting = (await loadBranch(tx, 'motet', DAY))!
    const input = await loadPlanInput(tx)
    await closeMeeting(tx, meeting, input, CLOSING)
    return { meeting, input }
  })

forEachDatabase('a closed meeting', (open) => {
  test('gives the plan that the meeting saw, read back from the journal and the leaves', async () => {
    const db = await open()
    await prepared(db)
    const { meeting, input } = await close(db)
    const seen = buildSheet(branchInput(input, meeting))
    const after = buildSheet(await db.transact((tx) => loadPlanInput(tx)))
    for (const year of EXAMPLE_STRUCTURE.years) {
      for (const row of EXAMPLE_STRUCTURE.rows) {
        const ref = rowRef(row.unit, row.id, 'frame', year)
        expect([ref, after.value(ref)]).toEqual([ref, seen.value(ref)])
      }
      expect(after.value(resultRef('result_incl_fin', year))).toBe(seen.value(resultRef('result_incl_fin', year)))
    }
    const decision = (await db.transact(loadDecisions)).find(({ id }) => id === CLOSING.id)!
    expect(decision.entries.map(({ from, to, year, amount, reason }) => [from, to, year, amount, reason])).toEqual([
      ['line/result', 'unit/hsn/primarvard', 2023, mkr(3), 'Fanns i planen före mötet'],
      ['line/result', 'unit/hsn/primarvard', 2023, mkr(5), 'Förslag 1: Förslag 1'],
      ['unit/rs/pensioner', 'line/result', 2024, mkr(2), 'Förslag 2: Förslag 2'],
    ])
    const left = await db.transact((tx) => loadDecidedChanges(tx, 'motet'))
    expect(left).toEqual([{ ref: LEAF.input('tax_rate_change', 2023), add: 10 }])
    expect([LEAF.investment('it', 2023), ...left.map(({ ref }) => ref)].map(carriedOutElsewhere)).toEqual([true, false])
  })

  test('is closed once, with everything settled, or not at all', async () => {
    const db = await open()
    await prepared(db, 'proposed')
    await expect(close(db)).rejects.toMatchObject({ code: 'plan/meeting-undecided' })
    const other = await open()
    await prepared(other)
    await close(other)
    await expect(close(other)).rejects.toMatchObject({ code: 'plan/meeting-closed' })
    const meeting = await other.transact((tx) => loadBranch(tx, 'motet', DAY))
    expect(meeting).toMatchObject({ state: 'closed', version: 2, decision: { paragraph: '61', date: DAY } })
  })

  test('that the journal refuses changes nothing', async () => {
    const db = await open()
    await prepared(db)
    const input = await db.transact((tx) => loadPlanInput(tx))
    const work = db.transact(async (tx) => {
      const meeting = (await loadBranch(tx, 'motet', DAY))!
      await closeMeeting(tx, meeting, input, { ...CLOSING, reason: '' })
    })
    await expect(work).rejects.toMatchObject({ code: 'budget/decisions-wrong' })
    expect(await db.transact((tx) => loadBranch(tx, 'motet', DAY))).toMatchObject({ state: 'published', version: 1 })
    expect(await db.transact((tx) => loadPlanInput(tx))).toEqual(input)
  })
})
