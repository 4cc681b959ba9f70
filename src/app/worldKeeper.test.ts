// One world for all requests: renewed where it must be, here and in other processes on the same database, and left alone otherwise.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { saveSetting } from '../storage/setting.ts'
import { seedFolder } from '../storage/testing.ts'
import { type House, openHouse, WORLD_STAMP } from './house.ts'
import { worldKeeper } from './worldKeeper.ts'

let house: House
let data: string
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'roder-keeper-'))
  await seedFolder(data)
  house = await openHouse({ data, empty: true, purpose: 'the keeper of worlds' })
}, 60_000)
afterAll(async () => {
  await house?.close()
  rmSync(data, { recursive: true, force: true })
})

test('requests share a world until something it remembers has changed', async () => {
  const current = worldKeeper(house)
  const first = await current()
  expect(await current()).toBe(first)
  house.changed('goals')
  expect(await current(), 'goals are renewed beside the books').toBe(first)
  house.changed()
  expect(await current()).not.toBe(first)
})

test('what another process has changed is seen within seconds, and not asked about at every request', async () => {
  let now = 0
  const current = worldKeeper(house, () => now)
  const first = await current()
  await house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, (tx) =>
    saveSetting(tx, WORLD_STAMP, 'told by another process'),
  )
  expect(await current(), 'not yet looked').toBe(first)
  now += 6_000
  const second = await current()
  expect(second).not.toBe(first)
  now += 6_000
  expect(await current(), 'the same word is no news').toBe(second)
})
