// What is kept between transactions holds until the log says otherwise, for everyone, and never what a transaction alone has seen.
import { describe, expect, it } from 'vitest'
import { audit } from './audit.ts'
import type { Tx } from './database.ts'
import { remembered } from './remember.ts'
import { forEachDatabase, OTHER_AUTHORITY, TEST_AUTHORITY } from './testing.ts'

const ACTOR = { name: 'Prov' }
const write = (tx: Tx, action = 'goals/judge') => audit(tx, { action, subject: 'prov' })

forEachDatabase('what is remembered', (open) => {
  async function counting() {
    const db = await open()
    let worked = 0
    const ask = (tx: Tx, more: { key?: string; basis?: unknown } = {}) =>
      remembered(tx, { key: 'goals/prov', follows: ['goals/'], ...more }, async () => ++worked)
    const asked = (more?: { key?: string; basis?: unknown }) => db.transact((tx) => ask(tx, more))
    return { db, ask, asked }
  }

  describe('holds', () => {
    it('between transactions, and through writes it does not follow', async () => {
      const { db, asked } = await counting()
      expect(await asked()).toBe(1)
      expect(await asked()).toBe(1)
      await db.transact((tx) => write(tx, 'followup/report'))
      expect(await asked()).toBe(1)
    })

    it('by key and by what it was made of', async () => {
      const { asked } = await counting()
      const books = {}
      expect(await asked({ basis: books })).toBe(1)
      expect(await asked({ key: 'another' })).toBe(2)
      expect(await asked({ basis: books })).toBe(1)
      expect(await asked({ basis: {} })).toBe(3)
    })
  })

  describe('is worked out again', () => {
    it('after a write it follows, by whichever transaction, also one that began before', async () => {
      const { db, asked } = await counting()
      expect(await asked()).toBe(1)
      await db.transact((tx) => write(tx))
      expect(await asked()).toBe(2)
      expect(await asked()).toBe(2)
    })

    it('within a transaction that has written, and nothing of that is kept', async () => {
      const { db, ask, asked } = await counting()
      expect(await asked()).toBe(1)
      const undone = db.transact(async (tx) => {
        await write(tx)
        expect(await ask(tx)).toBe(2)
        throw new Error('undone')
      })
      await expect(undone).rejects.toThrow('undone')
      expect(await asked()).toBe(1)
      // The number the undone entry had is taken by one that stays.
      await db.transact((tx) => write(tx))
      expect(await asked()).toBe(3)
    })

    it('after work that failed', async () => {
      const { db, asked } = await counting()
      const failing = db.transact((tx) =>
        remembered(tx, { key: 'goals/prov', follows: [] }, () => Promise.reject(new Error('no'))),
      )
      await expect(failing).rejects.toThrow('no')
      expect(await asked()).toBe(1)
    })
  })

  it('is one authority’s own', async () => {
    const { db, ask, asked } = await counting()
    expect(await asked()).toBe(1)
    expect(await db.asAuthority(OTHER_AUTHORITY, ACTOR, (tx) => ask(tx))).toBe(2)
    await db.asAuthority(OTHER_AUTHORITY, ACTOR, (tx) => write(tx))
    expect(await db.asAuthority(TEST_AUTHORITY, ACTOR, (tx) => ask(tx))).toBe(1)
  })
})
