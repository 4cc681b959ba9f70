// Money ahead in a browser on the embedded database: the grid by keyboard alone, paste, two at once, forecasts, the meeting,
// two budgets compared and levers. The pages themselves stand beside (browserMoneyPages.test.ts), so that two can be tried at once.
import { describe } from 'vitest'
import { hasBrowser, openSite } from './browser.ts'
import { decisionActs } from './moneyDecisions.ts'
import { moneyActs } from './moneyStory.ts'
import { playActs } from './story.ts'
import { keyboardOnly } from './storyHands.ts'

describe.runIf(hasBrowser())('money ahead, from a cell to a meeting', () => {
  playActs(
    async () => {
      const site = await openSite()
      const visitor = await site.visitor()
      return { site, visitor, hands: keyboardOnly(visitor.page) }
    },
    (act) => {
      moneyActs(act)
      decisionActs(act)
    },
  )
})
