// The whole of a round in a browser: by mouse, by finger on a small phone and by keyboard alone, on both databases.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { openHouse } from '../src/app/house.ts'
import { copyPostgres, seedFolder } from '../src/storage/testing.ts'
import { hasBrowser, openSite } from './browser.ts'
import { playStory } from './story.ts'
import { finger, keyboardOnly, mouse } from './storyHands.ts'

const hasPostgres = process.env.RODER_TEST_ENGINES?.split(',').includes('postgres') === true

describe.runIf(hasBrowser())('one round, from a value to a goal', () => {
  describe('on the embedded database', () => {
    // Seeded once: each story has a copy, so that all of them begin alike.
    let like: string
    beforeAll(async () => {
      like = mkdtempSync(join(tmpdir(), 'roder-story-'))
      await seedFolder(like)
      await (await openHouse({ data: like, purpose: 'browser stories' })).close()
    }, 240_000)
    afterAll(() => rmSync(like, { recursive: true, force: true }))

    describe('by mouse', () => {
      playStory(async () => {
        const site = await openSite({ like })
        return { site, visitor: await site.visitor(), hands: mouse() }
      })
    })

    describe('by finger, 320 px wide', () => {
      playStory(async () => {
        const site = await openSite({ like })
        const visitor = await site.visitor({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true })
        return { site, visitor, hands: finger(), narrow: true }
      })
    })

    describe('by keyboard alone', () => {
      playStory(async () => {
        const site = await openSite({ like })
        const visitor = await site.visitor()
        return { site, visitor, hands: keyboardOnly(visitor.page) }
      })
    })
  })

  describe.runIf(hasPostgres)('on PostgreSQL, as the application’s own role', () => {
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
})
