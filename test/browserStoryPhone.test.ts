// The whole of a round in a browser by finger on a small phone, 320 px wide, on the embedded database.
// The same story by keyboard alone and on PostgreSQL stands beside, so that two can be played at once.
import { describe } from 'vitest'
import { hasBrowser, openSite } from './browser.ts'
import { playStory } from './story.ts'
import { finger } from './storyHands.ts'

describe.runIf(hasBrowser())('one round, from a value to a goal, by finger on a phone', () => {
  playStory(async () => {
    const site = await openSite()
    const visitor = await site.visitor({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true })
    return { site, visitor, hands: finger(), narrow: true }
  })
})
