// The whole of a round in a browser by keyboard alone, on the embedded database.
// The same story by finger on a small phone and on PostgreSQL stands beside, so that two can be played at once.
import { describe } from 'vitest'
import { hasBrowser, openSite } from './browser.ts'
import { playStory } from './story.ts'
import { keyboardOnly } from './storyHands.ts'

describe.runIf(hasBrowser())('one round, from a value to a goal, by keyboard alone', () => {
  playStory(async () => {
    const site = await openSite()
    const visitor = await site.visitor()
    return { site, visitor, hands: keyboardOnly(visitor.page) }
  })
})
