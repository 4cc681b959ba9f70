// The wall between authorities: row-level security in the database itself, on both databases.
import { expect, it } from 'vitest'
import { type AuthorityId, LOCAL_ACTOR } from '../kernel/ids.ts'
import { audit } from './audit.ts'
import { listAuthorities } from './authority.ts'
import { forEachDatabase, OTHER_AUTHORITY, TEST_AUTHORITY } from './testing.ts'

const put = 'insert into storage.setting (authority_id, key, value) values ($1, $2, $3)'

forEachDatabase('the wall between authorities', (open) => {
  it('shows an authority its own rows only, even when the statement asks for all', async () => {
    const db = await open()
    await db.transact((tx) => tx.query(put, [tx.authority, 'colour', { is: 'blue' }]))
    await db.asAuthority(OTHER_AUTHORITY, LOCAL_ACTOR, (tx) => tx.query(put, [tx.authority, 'colour', { is: 'red' }]))
    const seen = await db.transact((tx) => tx.query('select value from storage.setting'))
    expect(seen).toEqual([{ value: { is: 'blue' } }])
  })

  it('lets nobody write rows in another authority’s name, or move rows there', async () => {
    const db = await open()
    await expect(db.transact((tx) => tx.query(put, [OTHER_AUTHORITY, 'k', '1']))).rejects.toThrow(/row-level security/)
    await db.transact((tx) => tx.query(put, [tx.authority, 'k', '1']))
    const move = db.transact((tx) =>
      tx.query('update storage.setting set authority_id = $1 where key = $2', [OTHER_AUTHORITY, 'k']),
    )
    await expect(move).rejects.toThrow(/row-level security/)
  })
})
