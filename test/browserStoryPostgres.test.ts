// The whole of a round in a browser by mouse, on PostgreSQL as the application's own role.
// The same story by keyboard alone and by finger on a phone stands beside, on the embedded database.
import { afterAll, describe } from 'vitest'
import { copyPostgres } from '../src/storage/testing.ts'
import { hasBrowser, openSite } from './browser.ts'
import { playStory } from './story.ts'
import { mouse } from './storyHands.ts'

const hasPostgres = process.env.RODER_TEST_ENGINES?.split(',').includes('postgres') === true

describe.runIf(hasBrowser() && hasPostgres)('one round, from a value to a goal, on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof copyPostgres>> | undefined
  afterAll(async () => {
    delete process.env.DATABASE_URL
    delete process.env.DATABASE_OWNER_URL
    await database?.owner.close()
    await database?.remove()
  })
  playStory(async () => {
    database = await copyPostgres()
    const url = new URL(database.url!)
    const role = `story_${url.pathname.slice(-8)}`
    await database.owner.transaction('', (c) => c.exec(`create role ${role} login in role roder_app`))
    url.username = role
    process.env.DATABASE_URL = url.href
    process.env.DATABASE_OWNER_URL = database.url
    const site = await openSite()
    return { site, visitor: await site.visitor(), hands: mouse() }
  })
})
