// The wall between authorities: row-level security in the database itself, on both databases.
import { expect, it } from 'vitest'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import type { AuthorityId } from '../kernel/ids.ts'
import { audit } from './audit.ts'
import { listAuthorities } from './authority.ts'
import { sqlState } from './engine.ts'
import { forEachDatabase, OTHER_AUTHORITY, TEST_AUTHORITY, type TestDatabase } from './testing.ts'

const put = 'insert into storage.setting (authority_id, key, value) values ($1, $2, $3)'
const putIn = (db: TestDatabase, authority: AuthorityId, key: string, value: object) =>
  db.asAuthority(authority, LOCAL_ACTOR, (tx) => tx.query(put, [authority, key, value]))

forEachDatabase('the wall between authorities', (open, engine) => {
  it('shows an authority its own rows only, even when the statement asks for all', async () => {
    const db = await open()
    await putIn(db, TEST_AUTHORITY, 'colour', { is: 'blue' })
    await putIn(db, OTHER_AUTHORITY, 'colour', { is: 'red' })
    expect(await db.transact((tx) => tx.query('select value from storage.setting'))).toEqual([{ value: { is: 'blue' } }])
    await db.transact((tx) => tx.query('delete from storage.setting'))
    const left = await db.asAuthority(OTHER_AUTHORITY, LOCAL_ACTOR, (tx) => tx.query('select value from storage.setting'))
    expect(left).toEqual([{ value: { is: 'red' } }])
    expect((await listAuthorities(db)).map((a) => a.code)).toEqual(['grannregionen', 'provregionen'])
  })

  it('lets nobody write rows in another authority’s name, or move rows there', async () => {
    const db = await open()
    await expect(db.transact((tx) => tx.query(put, [OTHER_AUTHORITY, 'k', '1']))).rejects.toThrow(/row-level security/)
    await putIn(db, TEST_AUTHORITY, 'k', {})
    const move = db.transact((tx) =>
      tx.query('update storage.setting set authority_id = $1 where key = $2', [OTHER_AUTHORITY, 'k']),
    )
    await expect(move).rejects.toThrow(/row-level security/)
  })

  it('takes hostile words for words', async () => {
    const db = await open()
    await putIn(db, OTHER_AUTHORITY, 'secret', { of: 'the other' })
    const hostile = [
      `x' or '1'='1`,
      `x'; reset role; select * from storage.setting; --`,
      `x'); set local roder.authority = '${OTHER_AUTHORITY}'; --`,
      `$1; drop table storage.setting cascade`,
      `${OTHER_AUTHORITY}`,
      `\\'; reset role; --`,
    ]
    for (const word of hostile) {
      await putIn(db, TEST_AUTHORITY, word, { word })
      const found = await db.transact((tx) =>
        tx.query('select key, value from storage.setting where authority_id = $1 and key = $2', [tx.authority, word]),
      )
      expect(found).toEqual([{ key: word, value: { word } }])
    }
    expect(await db.transact((tx) => tx.query('select count(*) as n from storage.setting'))).toEqual([{ n: hostile.length }])
  })

  it('runs one statement at a time, so that nothing can be smuggled in behind a semicolon', async () => {
    const db = await open()
    const two = `select 1; reset role`
    await expect(db.transact((tx) => tx.query(two))).rejects.toThrow(/multiple commands/)
    await expect(db.transact((tx) => tx.query(`select $1::int; reset role`, [1]))).rejects.toThrow(/multiple commands/)
  })

  it('refuses an authority that is not an id before it reaches SQL', async () => {
    const db = await open()
    const hostile = `${TEST_AUTHORITY}'); reset role; --` as AuthorityId
    await expect(db.asAuthority(hostile, LOCAL_ACTOR, async () => 'in')).rejects.toThrow(/UUID/)
  })

  it('fails loudly when a transaction forgets to enter an authority, also after another one did on the same connection', async () => {
    const db = await open()
    await putIn(db, TEST_AUTHORITY, 'k', {})
    const forgot = () => db.owner.transaction('set local role roder_app', (c) => c.query('select * from storage.setting'))
    await expect(forgot()).rejects.toThrow(/roder\.authority|uuid/)
    await db.transact((tx) => tx.query('select 1'))
    await expect(forgot()).rejects.toThrow(/roder\.authority|uuid/)
  })

  it('is only as good as the role: the schema’s owner sees everyone’s rows, the application does not', async () => {
    const db = await open()
    await putIn(db, TEST_AUTHORITY, 'k', {})
    await putIn(db, OTHER_AUTHORITY, 'k', {})
    const asOwner = await db.owner.transaction('', (c) => c.query('select count(*) as n from storage.setting'))
    expect(asOwner).toEqual([{ n: 2 }])
    const who = await db.transact((tx) => tx.query('select current_user::text as role'))
    expect(who).toEqual([{ role: 'roder_app' }])
    expect(db.engine).toBe(engine)
  })

  it('lets the application change no table and create none', async () => {
    const db = await open()
    for (const sql of [
      'alter table storage.setting disable row level security',
      'create table storage.mine (x int)',
      'create table public.mine (x int)',
    ]) {
      const state = await db.transact((tx) => tx.query(sql)).then(() => 'done', sqlState)
      expect([sql, state]).toEqual([sql, '42501'])
    }
  })
})

forEachDatabase('the audit log', (open) => {
  const entry = { action: 'storage/test', subject: 'a' }

  it('numbers entries without gaps, also when transactions run at once and some are rolled back', async () => {
    const db = await open()
    const tries = [...Array(12).keys()].map((i) =>
      db.transact(async (tx) => {
        await audit(tx, { ...entry, subject: String(i), after: { i } })
        if (i % 4 === 3) throw new Error('changed my mind')
      }),
    )
    await Promise.allSettled(tries)
    const rows = await db.transact((tx) =>
      tx.query<{ entry_no: number }>('select entry_no from storage.audit_log order by entry_no'),
    )
    // The first entry is the registration of the authority.
    expect(rows.map((r) => r.entry_no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('keeps what was before and after, and who did it', async () => {
    const db = await open()
    await db.asAuthority(TEST_AUTHORITY, { name: 'ekonom' }, (tx) => audit(tx, { ...entry, before: [1], after: null }))
    const [row] = await db.transact((tx) =>
      tx.query('select actor, action, subject, before, after from storage.audit_log where entry_no = 2'),
    )
    expect(row).toEqual({ actor: 'ekonom', action: 'storage/test', subject: 'a', before: [1], after: null })
  })

  it('can be neither changed nor emptied, by the application or by the owner', async () => {
    const db = await open()
    for (const sql of ['update storage.audit_log set actor = $1', 'delete from storage.audit_log where actor <> $1']) {
      await expect(db.transact((tx) => tx.query(sql, ['x']))).rejects.toThrow(/permission denied/)
      await expect(db.owner.transaction('', (c) => c.query(sql, ['x']))).rejects.toThrow(/append-only/)
    }
    await expect(db.owner.transaction('', (c) => c.exec('truncate storage.audit_log'))).rejects.toThrow(/append-only/)
  })

  it('refuses an authority nobody has registered', async () => {
    const db = await open()
    const unknown = '7e57a000-0000-4000-8000-00000000ffff' as AuthorityId
    await expect(db.asAuthority(unknown, LOCAL_ACTOR, (tx) => audit(tx, entry))).rejects.toMatchObject({
      code: 'storage/unknown-authority',
    })
  })
})
