// The demo's assignments and steering documents are the print's, and are put in once.
import { expect, test } from 'vitest'
import { weighState } from '../assignments/model.ts'
import { loadAssignmentReports, loadAssignments, loadDocuments } from '../assignments/store.ts'
import { forEachDatabase } from '../storage/testing.ts'
import { seedAssignments } from './assignments2023.ts'

forEachDatabase('demo assignments', (open) => {
  test('the demo holds the eight printed assignments, all on plan, and 39 documents, once', async () => {
    const db = await open()
    await db.transact(seedAssignments)
    await db.transact(seedAssignments)
    const [assignments, reports, documents] = await db.transact(
      async (tx) => [await loadAssignments(tx), await loadAssignmentReports(tx), await loadDocuments(tx)] as const,
    )
    expect(assignments.map((one) => one.no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const weighed = assignments
      .filter((one) => one.recipients.length > 0)
      .map((one) => weighState(one, reports, '2023-04', (u) => u).state)
    expect(weighed).toEqual(Array(8).fill('onPlan'))
    expect(assignments[7]).toMatchObject({ recipients: ['demokratiberedningen'], givenTo: 'demokratiberedningen' })
    expect(documents).toHaveLength(39)
  })
})
