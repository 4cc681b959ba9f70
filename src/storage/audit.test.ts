// The chain of the log, against someone who owns the database: five ways of changing the past, each found and named.
// Also that honest entries of any content, from any number of writers and through a backup, always verify.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it, test } from 'vitest'
import type { Actor, PersonId } from '../kernel/actor.ts'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { audit } from './audit.ts'
import { type AuditHead, BEFORE_FIRST, type ChainedEntry, hashOf, spelled } from './auditChain.ts'
import { exportHead, headLine, readExportedHeads, readHead, readHeadLine } from './auditHeadFile.ts'
import { auditHead, listAudit } from './auditReading.ts'
import { type AuditVerdict, verifyAudit } from './auditVerification.ts'
import { listAuthorities } from './authority.ts'
import { backup, restore } from './backup.ts'
import type { Tx } from './database.ts'
import type { Connection } from './engine.ts'
import { collectMigrations, migrate } from './migrate.ts'
import { databaseOf } from './open.ts'
import { openPglite } from './pglite.ts'
import { DROP_ALL, forEachDatabase, OTHER_AUTHORITY, TEST_AUTHORITY, type TestDatabase } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'roder-audit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const verify = (db: TestDatabase, heads: AuditHead[] = [], batch?: number): Promise<AuditVerdict> =>
  verifyAudit(db.transact, { heads, batch })
const headOf = (db: TestDatabase): Promise<AuditHead> => db.transact(auditHead)

/** Ten entries of a working day, after the one of the authority's own registration. */
async function fill(db: TestDatabase): Promise<AuditHead> {
  for (let i = 2; i <= 10; i++) {
    const entry = { action: 'goals/report', subject: `goals:value/${i}`, before: { value: i - 1 }, after: { value: i } }
    await db.asAuthority(TEST_AUTHORITY, { name: i % 2 === 0 ? 'Chef' : 'Controller' }, (tx) => audit(tx, entry))
  }
  return headOf(db)
}

/** Someone who owns the schema, switches the trigger off, and switches it on again. */
const asSuperuser = (db: TestDatabase, work: (c: Connection) => Promise<unknown>): Promise<void> =>
  db.owner.transaction('', async (c) => {
    await c.exec('alter table storage.audit_log disable trigger user')
    await work(c)
    await c.exec('alter table storage.audit_log enable trigger user')
  })

const mine = `authority_id = '${TEST_AUTHORITY}'`

/** Hashes the whole log anew, as someone who has read our source would, and puts the authority's own head right as well. */
async function rewrite(c: Connection): Promise<void> {
  const rows = await c.query<ChainedEntry & Record<string, unknown>>(
    `select entry_no as "entryNo", at, actor, person, on_behalf_of as "onBehalfOf", action, subject, before::text as before,
            after::text as after, prev_hash as "prevHash", hash from storage.audit_log where ${mine} order by entry_no`,
  )
  let latest = BEFORE_FIRST
  for (const row of rows) {
    const entryNo = latest.entryNo + 1
    const hash = hashOf(TEST_AUTHORITY, { ...row, entryNo, prevHash: latest.hash })
    await c.query(`update storage.audit_log set entry_no = $1, prev_hash = $2, hash = $3 where ${mine} and entry_no = $4`, [
      entryNo,
      latest.hash,
      hash,
      row.entryNo,
    ])
    latest = { entryNo, hash }
  }
  await c.query(`update storage.authority set audit_no = $1, audit_hash = $2 where ${mine}`, [latest.entryNo, latest.hash])
}

forEachDatabase('a superuser who changes the log', (open) => {
  const change = (sql: string) => (c: Connection) => c.exec(sql)
  const alterations: [string, string][] = [
    ['the value', `update storage.audit_log set after = '{"value": 99}' where ${mine} and entry_no = 5`],
    ['what was before', `update storage.audit_log set before = null where ${mine} and entry_no = 5`],
    ['the name', `update storage.audit_log set actor = 'Någon annan' where ${mine} and entry_no = 5`],
    ['for whom', `update storage.audit_log set on_behalf_of = 'Chef' where ${mine} and entry_no = 5`],
    ['the person', `update storage.audit_log set person = 'p1' where ${mine} and entry_no = 5`],
    ['the time, by a microsecond', `update storage.audit_log set at = at + interval '1 us' where ${mine} and entry_no = 5`],
    ['the action', `update storage.audit_log set action = 'goals/judge' where ${mine} and entry_no = 5`],
    ['the subject', `update storage.audit_log set subject = 'goals:value/4' where ${mine} and entry_no = 5`],
    [
      'where one field ends and the next begins',
      `update storage.audit_log set action = action || 'g', subject = substr(subject, 2) where ${mine} and entry_no = 5`,
    ],
    ['its own hash', `update storage.audit_log set hash = repeat('a', 64) where ${mine} and entry_no = 5`],
  ]

  it.each(alterations)('is found when %s of an entry is altered', async (_, sql) => {
    const db = await open()
    await fill(db)
    expect(await verify(db)).toMatchObject({ ok: true, entries: 10, firstBroken: null })
    await asSuperuser(db, change(sql))
    const { ok, entries, firstBroken } = await verify(db)
    expect([ok, entries, firstBroken?.entryNo, firstBroken?.kind]).toEqual([false, 4, 5, 'altered'])
    expect(firstBroken?.why.sv).toBe('Post 5 är ändrad efter att den skrevs.')
  })

  it('is found when an entry is removed, also when the rest is numbered anew', async () => {
    const db = await open()
    await fill(db)
    await asSuperuser(db, change(`delete from storage.audit_log where ${mine} and entry_no in (5, 6)`))
    expect((await verify(db)).firstBroken).toMatchObject({ entryNo: 5, kind: 'removed' })
    expect((await verify(db)).firstBroken?.why.sv).toBe('Posterna 5–6 saknas: borttagna efter att de skrevs.')
    for (let no = 7; no <= 10; no++)
      await asSuperuser(db, change(`update storage.audit_log set entry_no = ${no - 2} where ${mine} and entry_no = ${no}`))
    expect((await verify(db)).firstBroken).toMatchObject({ entryNo: 5, kind: 'moved' })
  })

  it('is found when two entries change places', async () => {
    const db = await open()
    await fill(db)
    await asSuperuser(db, (c) =>
      c.exec(`update storage.audit_log set entry_no = 99 where ${mine} and entry_no = 5;
        update storage.audit_log set entry_no = 5 where ${mine} and entry_no = 6;
        update storage.audit_log set entry_no = 6 where ${mine} and entry_no = 99`),
    )
    expect(await verify(db)).toMatchObject({ ok: false, entries: 4, firstBroken: { entryNo: 5, kind: 'moved' } })
  })

  it('is found when the tail is cut: at once, or against a head handed out when the own head is cut too', async () => {
    const db = await open()
    const handedOut = await fill(db)
    await asSuperuser(db, change(`delete from storage.audit_log where ${mine} and entry_no > 7`))
    expect((await verify(db)).firstBroken).toMatchObject({ entryNo: 8, kind: 'cut' })
    await asSuperuser(db, rewrite)
    expect(await verify(db), 'without a head handed out nobody can know').toMatchObject({ ok: true, entries: 7 })
    const { ok, firstBroken } = await verify(db, [handedOut])
    expect([ok, firstBroken?.entryNo, firstBroken?.kind]).toEqual([false, 8, 'cut'])
    expect(firstBroken?.why.sv).toContain('Posterna 8–10 saknas i slutet')
  })

  it('is found when the tail is cut and filled up with other entries', async () => {
    const db = await open()
    const handedOut = await fill(db)
    await asSuperuser(db, async (c) => {
      await c.exec(`delete from storage.audit_log where ${mine} and entry_no > 7`)
      await rewrite(c)
    })
    for (let i = 0; i < 5; i++) await db.transact((tx) => audit(tx, { action: 'goals/report', subject: 'another day' }))
    expect(await verify(db)).toMatchObject({ ok: true, entries: 12 })
    expect((await verify(db, [handedOut])).firstBroken).toMatchObject({ entryNo: 10, kind: 'rewritten' })
  })

  it('is found when the whole chain is rewritten, against any head handed out before or after the change in it', async () => {
    const db = await open()
    const early = await headOf(db)
    const handedOut = await fill(db)
    await asSuperuser(db, async (c) => {
      await c.exec(`update storage.audit_log set after = '{"value": 99}' where ${mine} and entry_no = 5`)
      await rewrite(c)
    })
    expect(await verify(db)).toMatchObject({ ok: true, entries: 10 })
    expect(await verify(db, [early]), 'entry 1 is what it was').toMatchObject({ ok: true })
    const { firstBroken } = await verify(db, [early, handedOut])
    expect(firstBroken).toMatchObject({ entryNo: 10, kind: 'rewritten' })
    expect(firstBroken?.why.sv).toContain(handedOut.hash.slice(0, 12))
  })

  it('is found when entries are added beside the log’s own way in', async () => {
    const db = await open()
    const { hash } = await fill(db)
    await asSuperuser(db, async (c) => {
      const [row] = await c.query<ChainedEntry & Record<string, unknown>>(
        `select at, actor, person, on_behalf_of as "onBehalfOf", action, subject, before::text as before, after::text as after
           from storage.audit_log where ${mine} and entry_no = 10`,
      )
      const own = hashOf(TEST_AUTHORITY, { ...row!, entryNo: 11, prevHash: hash })
      await c.query(
        `insert into storage.audit_log (authority_id, entry_no, at, actor, action, subject, before, after, prev_hash, hash)
         select authority_id, 11, at, actor, action, subject, before, after, $1, $2 from storage.audit_log where ${mine} and entry_no = 10`,
        [hash, own],
      )
    })
    expect(await verify(db)).toMatchObject({ ok: false, firstBroken: { entryNo: 11, kind: 'rewritten' } })
  })

  it('is found when the authority’s own head is moved back, which the application could do too', async () => {
    const db = await open()
    await fill(db)
    await db.transact((tx) => tx.query('update storage.authority set audit_no = 3 where authority_id = $1', [tx.authority]))
    expect(await verify(db)).toMatchObject({ ok: false, firstBroken: { entryNo: 4 } })
  })
})

forEachDatabase('an honest log', (open) => {
  it('verifies whatever was written, read back in batches of any size', async () => {
    const db = await open()
    const words = fc.string({ unit: 'grapheme', maxLength: 40 })
    const anything = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' })
    const entries = fc.array(
      fc.record({ name: words, subject: words, before: fc.option(anything, { nil: undefined }), after: anything }),
      { minLength: 1, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(entries, fc.integer({ min: 1, max: 7 }), async (written, batch) => {
        for (const { name, ...entry } of written)
          await db.asAuthority(TEST_AUTHORITY, { name }, (tx) => audit(tx, { action: 'storage/test', ...entry }))
        const head = await headOf(db)
        const verdict = await verify(db, [head], batch)
        expect(verdict).toEqual({ ok: true, entries: head.entryNo, firstBroken: null, head })
      }),
      { numRuns: 25 },
    )
  })

  it.each([
    ['numbers as JavaScript writes them', { a: 1e21, b: 1e-7, c: -0, d: 0.1, e: 9_007_199_254_740_993n.toString() }],
    ['keys in any order, and the same key twice over', JSON.parse('{"b":1,"a":2,"aa":3,"b":4}')],
    ['half a character and a NUL', { text: 'a\ud800b\0c' }],
    ['other alphabets', { text: 'Ø ř 漢字 👩‍👩‍👧 \u202e \u2028' }],
    ['an empty text, an empty list, null', { a: '', b: [], c: null }],
  ])('verifies %s', async (_, after) => {
    const db = await open()
    await db.transact((tx) => audit(tx, { action: 'storage/test', subject: 'a', after }))
    expect(await verify(db)).toMatchObject({ ok: true, entries: 2 })
  })

  it('says who, for whom and in which name', async () => {
    const db = await open()
    const actor: Actor = { name: 'Controller', person: 'p-7' as PersonId, onBehalfOf: 'Enhetschef' }
    await db.asAuthority(TEST_AUTHORITY, actor, (tx) => audit(tx, { action: 'round/report', subject: 'organisation:unit/e2201' }))
    const [latest] = await db.transact((tx) => listAudit(tx, { limit: 1 }))
    expect(latest).toMatchObject({ entryNo: 2, actor: 'Controller', person: 'p-7', onBehalfOf: 'Enhetschef', before: null })
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  it('is one chain for many writers at once, each authority its own', async () => {
    const db = await open()
    const at = [TEST_AUTHORITY, OTHER_AUTHORITY] as const
    await Promise.all(
      [...Array(40).keys()].map((i) =>
        db
          .asAuthority(at[i % 2]!, LOCAL_ACTOR, async (tx) => {
            await audit(tx, { action: 'storage/test', subject: String(i) })
            if (i % 5 === 0) throw new Error('changed my mind')
          })
          .catch(() => undefined),
      ),
    )
    for (const authority of at) {
      const verdict = await verifyAudit((work) => db.asAuthority(authority, LOCAL_ACTOR, work))
      expect(verdict).toMatchObject({ ok: true, entries: 17 })
    }
  })

  it('is the same after a backup is read back, on either database', async () => {
    const db = await open({ own: true })
    const head = await fill(db)
    const file = join(folder, `${db.engine}.backup`)
    await backup(db.owner, file, '2026-11-22T00:00:00Z')
    await db.owner.transaction('', (c) => c.exec(DROP_ALL))
    await restore(db.owner, file)
    expect(await verify(db, [head])).toMatchObject({ ok: true, entries: 10 })
    const other = await openPglite()
    try {
      await restore(other, file)
      const again = databaseOf(other)
      const verdict = await verifyAudit((work) => again.asAuthority(TEST_AUTHORITY, LOCAL_ACTOR, work), { heads: [head] })
      expect(verdict).toMatchObject({ ok: true, entries: 10 })
    } finally {
      await other.close()
    }
    await db.transact((tx) => audit(tx, { action: 'storage/test', subject: 'after' }))
    expect(await verify(db, [head])).toMatchObject({ ok: true, entries: 11 })
  })
})

forEachDatabase('a log written before there was a chain', (open) => {
  it('is chained when the database is brought forward, odd entries too, and vouched for from then on', async () => {
    const db = await open({ own: true })
    await db.owner.transaction('', (c) => c.exec(DROP_ALL))
    await migrate(
      db.owner,
      collectMigrations().filter((migration) => migration.version < 3),
    )
    await db.owner.transaction('', (c) =>
      c.exec(`insert into storage.authority (authority_id, code, name, kind)
          values ('${TEST_AUTHORITY}', 'a', 'A', 'region'), ('${OTHER_AUTHORITY}', 'b', 'B', 'region');
        insert into storage.audit_log (authority_id, entry_no, at, actor, action, subject, before, after)
        select a.authority_id, n, timestamptz '2026-01-31T23:59:59.9Z' + n * interval '1 us', 'ekonom Å "x" ř', 'a/b', E'1:\\n' || n,
               case when n % 2 = 0 then jsonb_build_object('b', 1.50, 'a', E'\\t漢') end, case when n > 1 then 'null'::jsonb end
          from storage.authority a, generate_series(1, 5) n`),
    )
    await migrate(db.owner)
    for (const authority of [TEST_AUTHORITY, OTHER_AUTHORITY]) {
      const transact = <T>(work: (tx: Tx) => Promise<T>) => db.asAuthority(authority, LOCAL_ACTOR, work)
      expect(await verifyAudit(transact)).toMatchObject({ ok: true, entries: 5 })
      expect(await transact((tx) => audit(tx, { action: 'storage/test', subject: 'next' }))).toBe(6)
      expect(await verifyAudit(transact)).toMatchObject({ ok: true, entries: 6 })
    }
    await expect(db.owner.transaction('', (c) => c.exec('delete from storage.audit_log'))).rejects.toThrow(/append-only/)
  })

  const fixtures = fileURLToPath(new URL('../../test/fixtures', import.meta.url))
  const releases = readdirSync(fixtures).filter((name) => /^release-.*\.backup$/.test(name))
  it.each(releases)('is chained when %s is restored', async (release) => {
    const db = await open({ own: true })
    await db.owner.transaction('', (c) => c.exec(DROP_ALL))
    await restore(db.owner, join(fixtures, release))
    const [authority] = await listAuthorities(db)
    const verdict = await verifyAudit((work) => db.asAuthority(authority!.authorityId, LOCAL_ACTOR, work))
    expect(verdict.ok).toBe(true)
    expect(verdict.entries).toBeGreaterThan(1)
  })
})

forEachDatabase('reading the log', (open) => {
  it('finds by who, what, on what and when, latest first, a page at a time', async () => {
    const db = await open()
    await fill(db)
    const find = (filter: Omit<Parameters<typeof listAudit>[1], 'limit'>, limit = 100) =>
      db.transact(async (tx) => (await listAudit(tx, { ...filter, limit })).map((entry) => entry.entryNo))
    expect(await find({})).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(await find({ actor: 'controller' })).toEqual([9, 7, 5, 3])
    expect(await find({ action: 'storage' })).toEqual([1])
    expect(await find({ action: 'goals/report', subject: 'VALUE/1' })).toEqual([10])
    expect(await find({ action: 'goal' }), 'a room is a whole word').toEqual([])
    expect(await find({ subject: '%' }), 'no wildcards').toEqual([])
    expect(await find({ before: 8 }, 3)).toEqual([7, 6, 5])
  })

  it('counts days as they are in Stockholm', async () => {
    const db = await open()
    await asSuperuser(db, (c) =>
      c.exec(`update storage.audit_log set at = '2026-06-30T22:30:00Z' where ${mine} and entry_no = 1`),
    )
    const on = (from: string, to: string) => db.transact((tx) => listAudit(tx, { from, to, limit: 10 }))
    expect(await on('2026-06-30', '2026-06-30')).toEqual([])
    expect((await on('2026-07-01', '2026-07-01')).map((entry) => entry.entryNo)).toEqual([1])
  })
})

describe('a head on paper', () => {
  const head: AuditHead = { entryNo: 812, hash: 'a1'.repeat(32) }

  test('is one line, read back', () => {
    const line = headLine(head, 'exempelregionen', '2026-11-22')
    expect(line).toBe(`roder-audit-head 2026-11-22 exempelregionen 812:${'a1'.repeat(32)}`)
    expect(readHeadLine(line)).toEqual({ ...head, date: '2026-11-22', authority: 'exempelregionen' })
    expect(readHead(line)).toEqual(head)
    expect(readHead(`812:${'A1'.repeat(32)}`)).toEqual(head)
  })

  test.each(['', '812', `812:${'a'.repeat(63)}`, `x:${'a'.repeat(64)}`, `812:${'g'.repeat(64)}`])('%j is none', (written) => {
    expect([readHead(written), readHeadLine(written)]).toEqual([undefined, undefined])
  })

  test('is exported once a day, and all exported are found again', () => {
    const heads = join(folder, 'heads')
    expect(exportHead(heads, head, 'exempelregionen', '2026-11-22')).toBe(true)
    expect(exportHead(heads, { ...head, entryNo: 900 }, 'exempelregionen', '2026-11-22')).toBe(false)
    expect(exportHead(heads, { ...head, entryNo: 900 }, 'exempelregionen', '2026-11-23')).toBe(true)
    expect(readExportedHeads(heads).heads.map((one) => [one.date, one.entryNo])).toEqual([
      ['2026-11-22', 812],
      ['2026-11-23', 900],
    ])
    writeFileSync(join(heads, 'other.txt'), 'something else')
    expect(readExportedHeads(heads)).toMatchObject({ heads: { length: 2 }, unread: [join(heads, 'other.txt')] })
    const gathered = join(folder, 'gathered')
    writeFileSync(gathered, `# kept by the archive\n${headLine(head, 'a', '2026-11-22')}\n${headLine(head, 'b', '2026-11-22')}\n`)
    expect(readExportedHeads(gathered).heads.map((one) => one.authority)).toEqual(['a', 'b'])
  })
})

test('the spelling of an entry is fixed for ever', () => {
  const entry = { entryNo: 1, at: '2026-11-22T06:47:56.123Z', actor: 'lokal', person: null, onBehalfOf: null }
  const rest = { action: 'a/b', subject: 'å', before: null, after: '{"a": 1}', prevHash: BEFORE_FIRST.hash }
  expect(spelled(TEST_AUTHORITY, { ...entry, ...rest })).toBe(
    `13:roder-audit/1,64:${'0'.repeat(64)},36:${TEST_AUTHORITY},1:1,24:2026-11-22T06:47:56.123Z,5:lokal,~,~,3:a/b,2:å,~,8:{"a": 1},`,
  )
})
