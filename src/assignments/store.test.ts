// Assignments in the database: versions beside each other, due dates moved by decisions, and two who report at once.
import { expect, test } from 'vitest'
import { forEachDatabase } from '../storage/testing.ts'
import {
  addAssignment,
  loadAssignmentReports,
  loadAssignments,
  loadDocuments,
  moveDue,
  saveAssignmentReport,
  saveDocument,
} from './store.ts'

const decision = { body: 'Fullmäktige', paragraph: '12', caseNumber: 'D 1-2023', date: '2023-02-14' }
const given = { title: 'Kartlägga möten', recipients: ['rs', 'hsn'], interval: 'tertial' as const, due: '2023-12-31', decision }
const report = { recipient: 'rs', round: '2023-04', summary: false, state: 'onPlan' as const, text: 'Pågår.' }

forEachDatabase('assignments', (open) => {
  test('a moved due date stands beside the earlier one with its decision', async () => {
    const db = await open()
    const no = await db.transact((tx) => addAssignment(tx, given))
    const [before] = await db.transact(loadAssignments)
    await db.transact((tx) => moveDue(tx, before!, 1, '2024-06-30', { ...decision, paragraph: '80' }))
    const [after] = await db.transact(loadAssignments)
    expect(after).toMatchObject({ no, dues: [{ due: '2023-12-31' }, { due: '2024-06-30', decision: { paragraph: '80' } }] })
    await expect(db.transact((tx) => moveDue(tx, before!, 1, '2025-01-31', decision))).rejects.toMatchObject({
      code: 'assignments/changed',
    })
  })

  test('of two who opened the same version one saves, and nothing of the other is logged', async () => {
    const db = await open()
    const no = await db.transact((tx) => addAssignment(tx, given))
    expect(await db.transact((tx) => saveAssignmentReport(tx, no, report, 0))).toBe(1)
    await expect(db.transact((tx) => saveAssignmentReport(tx, no, { ...report, text: 'Annat.' }, 0))).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(await db.transact((tx) => saveAssignmentReport(tx, no, { ...report, state: 'finished' }, 1))).toBe(2)
    const reports = await db.transact((tx) => loadAssignmentReports(tx, no))
    expect(reports.map((one) => [one.version, one.state, one.text])).toEqual([
      [1, 'onPlan', 'Pågår.'],
      [2, 'finished', 'Pågår.'],
    ])
    const logged = await db.transact((tx) =>
      tx.query<{ n: number }>(
        "select count(*) as n from storage.audit_log where authority_id = $1 and action = 'assignments/report'",
        [tx.authority],
      ),
    )
    expect(logged[0]!.n).toBe(2)
  })

  test('a document keeps its place in the register through its versions', async () => {
    const db = await open()
    const body = { title: 'Miljö', kind: 'policy' as const, validity: '' }
    await db.transact((tx) => saveDocument(tx, { ...body, id: 'a', version: 0 }))
    await db.transact((tx) => saveDocument(tx, { ...body, id: 'b', title: 'Kvalitet', version: 0 }))
    await db.transact((tx) => saveDocument(tx, { ...body, id: 'a', title: 'Miljö och klimat', version: 1 }))
    expect((await db.transact(loadDocuments)).map((one) => [one.id, one.title, one.version])).toEqual([
      ['a', 'Miljö och klimat', 2],
      ['b', 'Kvalitet', 1],
    ])
    await expect(db.transact((tx) => saveDocument(tx, { ...body, id: 'a', version: 1 }))).rejects.toMatchObject({
      kind: 'conflict',
    })
  })
})
