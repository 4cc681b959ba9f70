// Comments at deviations: each save is a version on the one that was read, the same again is none, and the log tells who said what.
import { expect, it } from 'vitest'
import { listAudit } from '../../storage/auditReading.ts'
import { forEachDatabase } from '../../storage/testing.ts'
import { COMMENT_CONFLICT, loadDeviationComments, saveDeviationComment } from './store.ts'

const said = (text: string, line = '') => ({ unit: 'hsn', month: '2020-08', line, text })

forEachDatabase('comments at deviations', (open) => {
  it('are versions of a unit, a month and a line', async () => {
    const db = await open()
    const save = (text: string, basedOn: number, line = '') =>
      db.transact((tx) => saveDeviationComment(tx, said(text, line), basedOn))
    expect(await save('Fler vikarier.', 0)).toBe(1)
    expect(await save('Fler vikarier.', 1)).toBe(1)
    expect(await save('Fler vikarier i juli.', 1)).toBe(2)
    expect(await save('Nytt avtal.', 0, 'salaries')).toBe(1)
    expect(await db.transact((tx) => loadDeviationComments(tx, '2020-08', 'hsn'))).toMatchObject([
      { line: '', version: 2, text: 'Fler vikarier i juli.', by: 'lokal' },
      { line: 'salaries', version: 1, text: 'Nytt avtal.' },
    ])
    const log = await db.transact((tx) => listAudit(tx, { limit: 10 }))
    expect(log.filter((one) => one.action === 'followup/deviation-comment')).toMatchObject([
      { subject: 'followup:comment/salaries@hsn/2020-08', after: { version: 1, text: 'Nytt avtal.' } },
      { subject: 'followup:comment@hsn/2020-08', before: { version: 1, text: 'Fler vikarier.' } },
      { subject: 'followup:comment@hsn/2020-08', after: { version: 1 } },
    ])
    expect(await db.transact((tx) => loadDeviationComments(tx, '2020-08', 'run'))).toEqual([])
    expect(await db.transact((tx) => loadDeviationComments(tx, '2020-07'))).toEqual([])
  })

  it('refuse a save on a version somebody has passed, and keep what was there', async () => {
    const db = await open()
    await db.transact((tx) => saveDeviationComment(tx, said('Först.'), 0))
    await expect(db.transact((tx) => saveDeviationComment(tx, said('Sist.'), 0))).rejects.toMatchObject({
      code: COMMENT_CONFLICT,
    })
    expect(await db.transact((tx) => loadDeviationComments(tx, '2020-08'))).toMatchObject([{ text: 'Först.' }])
  })
})
