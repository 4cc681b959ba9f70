// Decisions and signed reports in the database: versions that stay, a text that is kept to the byte, and nothing signed twice as one.
import { expect, it } from 'vitest'
import { Refusal } from '../kernel/result.ts'
import { listAudit } from '../storage/auditReading.ts'
import { forEachDatabase, OTHER_AUTHORITY } from '../storage/testing.ts'
import { type ReportDecision, reportKey, type SignedReport } from './signing.ts'
import { DecidedMeanwhile, listSigned, loadDecision, loadDecisions, loadSigned, saveDecision, signReport } from './store.ts'

const REPORT = reportKey({ year: 2023, period: '2023-04', committee: 'hsn' })
const AT = '2023-05-30T08:00:00Z'
const decision = (more: Partial<ReportDecision> = {}): ReportDecision => ({
  report: REPORT,
  version: 1,
  caseNumber: 'HSN 2023:12',
  proposal: 'Nämnden godkänner rapporten.',
  events: 'En första händelse.\nEn andra.',
  by: 'controller',
  at: AT,
  ...more,
})
const CONTENT = `{\n  "b": 1,\n  "a": "två  blanksteg och ö",\n  "c": 1.50\n}\n`
const signed = (more: Partial<SignedReport> = {}): SignedReport => ({
  report: REPORT,
  no: 1,
  title: 'Delårsrapport',
  sha256: 'a'.repeat(64),
  imports: [{ entity: 'region', year: 2023, measure: 'outcome', importId: 'i1' }],
  auditHead: { entryNo: 812, hash: 'b'.repeat(64) },
  overrideReason: '',
  by: 'controller',
  at: AT,
  ...more,
})

it.each([
  [{ year: 2023, period: '2023-04' }, 'interim/2023-04'],
  [{ year: 2023, period: '2023-04', committee: 'hsn' }, 'interim/2023-04/HSN'],
  [{ year: 2020 }, 'annual/2020'],
])('%o is kept under %s', (about, key) => expect(reportKey(about)).toBe(key))

forEachDatabase('decisions and signed reports', (open) => {
  it('keeps every version of a decision, and the log says what stood before', async () => {
    const db = await open()
    await db.transact((tx) => saveDecision(tx, decision()))
    await db.transact((tx) => saveDecision(tx, decision({ version: 2, decidedOn: '2023-05-30', onBehalfOf: 'nämnden' })))
    await db.transact(async (tx) => {
      expect(await loadDecisions(tx, REPORT)).toMatchObject([
        { version: 2, decidedOn: '2023-05-30', onBehalfOf: 'nämnden' },
        { version: 1, caseNumber: 'HSN 2023:12', events: 'En första händelse.\nEn andra.' },
      ])
      expect((await loadDecisions(tx, REPORT))[1]).not.toHaveProperty('decidedOn')
      expect(await loadDecision(tx, 'interim/2023-04')).toBeUndefined()
      const [entry] = await listAudit(tx, { action: 'reports/decide', limit: 1 })
      expect(entry).toMatchObject({ subject: `reports:decision/${REPORT}`, before: { version: 1 }, after: { version: 2 } })
    })
  })

  it.each([1, 3])('refuses version %s on top of version 1', async (version) => {
    const db = await open()
    await db.transact((tx) => saveDecision(tx, decision()))
    await expect(db.transact((tx) => saveDecision(tx, decision({ version, caseNumber: 'X' })))).rejects.toThrow(DecidedMeanwhile)
    expect(await db.transact((tx) => loadDecision(tx, REPORT))).toMatchObject({ version: 1, caseNumber: 'HSN 2023:12' })
  })

  it('gives a signed report back to the byte, with what it was made of', async () => {
    const db = await open()
    await db.transact((tx) => signReport(tx, signed(), CONTENT))
    await db.transact(async (tx) => {
      const found = (await loadSigned(tx, REPORT, 1))!
      expect(found.content).toBe(CONTENT)
      expect(found).toMatchObject({ imports: signed().imports, auditHead: signed().auditHead, by: 'controller' })
      const [entry] = await listAudit(tx, { action: 'reports/sign', limit: 1 })
      expect(entry).toMatchObject({ subject: `reports:signed/${REPORT}/1`, after: { sha256: signed().sha256 } })
      expect(JSON.stringify(entry!.after)).not.toContain('blanksteg')
    })
  })

  it('signs again as a new one, never over the old, and two at once are one', async () => {
    const db = await open()
    await db.transact((tx) => signReport(tx, signed(), CONTENT))
    await expect(db.transact((tx) => signReport(tx, signed({ title: 'Annan' }), '{}'))).rejects.toThrow(Refusal)
    await db.transact((tx) => signReport(tx, signed({ no: 2, at: '2023-06-01T08:00:00Z' }), '{}'))
    expect((await db.transact((tx) => listSigned(tx))).map(({ no }) => no)).toEqual([2, 1])
    expect((await db.transact((tx) => loadSigned(tx, REPORT, 1)))?.content).toBe(CONTENT)
  })

  it.each(['reports.signed', 'reports.decision'])('%s can be neither changed nor emptied by the application', async (table) => {
    const db = await open()
    await db.transact((tx) => saveDecision(tx, decision()))
    await db.transact((tx) => signReport(tx, signed(), CONTENT))
    for (const sql of [
      `update ${table} set report = 'x' where authority_id = $1`,
      `delete from ${table} where authority_id = $1`,
    ])
      await expect(db.transact((tx) => tx.query(sql, [tx.authority]))).rejects.toThrow(/permission denied/)
  })

  it('is another authority’s own', async () => {
    const db = await open()
    await db.transact((tx) => signReport(tx, signed(), CONTENT))
    expect(await db.asAuthority(OTHER_AUTHORITY, { name: 'x' }, (tx) => listSigned(tx))).toEqual([])
  })
})
