// A folder of each release is brought forward by the program of today: what was read then is in the books now.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { LOCAL_ACTOR } from '../src/kernel/actor.ts'
import { OWN_ENTITY } from '../src/ledger/model.ts'
import { openBooks } from '../src/ledger/store.ts'
import { listAuthorities } from '../src/storage/authority.ts'
import { restore } from '../src/storage/backup.ts'
import { openDatabase, openEngine } from '../src/storage/open.ts'

const fixtures = join(dirname(fileURLToPath(import.meta.url)), 'fixtures')
const releases = readdirSync(fixtures).filter((name) => /^release-.*\.backup$/.test(name))
const folder = mkdtempSync(join(tmpdir(), 'roder-release-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('every release upgrades', () => {
  test('there is a backup of each', () => expect(releases).toContain('release-0.1.0.backup'))

  test.each(releases)('%s', async (release) => {
    const dataDir = join(folder, release)
    const engine = await openEngine({ dataDir })
    await restore(engine, join(fixtures, release))
    await engine.close()
    const db = await openDatabase({ dataDir })
    try {
      const [authority] = await listAuthorities(db)
      expect(authority!.code).toBe('egen')
      const books = await openBooks(db, authority!.authorityId, { today: '2026-11-22', actor: LOCAL_ACTOR })
      const [year] = books.years(OWN_ENTITY)
      const closing = books.sum({ entity: OWN_ENTITY, year: year!, from: 0, to: 12 })
      // Debit and credit meet in any whole ledger; an amount lost on the way would show here.
      expect(closing).toBe(0)
      expect(books.group({ entity: OWN_ENTITY, year: year!, from: 0, to: 12 }, ['account']).length).toBeGreaterThan(3)
    } finally {
      await db.close()
    }
  })
})
