// The hands of a reader: a mouse, a finger, or the keyboard alone. A story is played with any of them.
// Refuses: reaching by keyboard what Tab does not come to, and standing anywhere without it showing.
import type { Locator, Page } from 'playwright-core'

export interface Hands {
  /** A link or a button. */
  press(target: Locator): Promise<void>
  /** Instead of what stood there. */
  write(target: Locator, words: string): Promise<void>
  choose(target: Locator, label: string): Promise<void>
}

export const mouse = (): Hands => ({
  press: (target) => target.click(),
  write: (target, words) => target.fill(words),
  choose: async (target, label) => void (await target.selectOption({ label })),
})

export const finger = (): Hands => ({
  press: (target) => target.tap(),
  write: async (target, words) => {
    await target.tap()
    await target.fill(words)
  },
  choose: async (target, label) => void (await target.selectOption({ label })),
})

/** More than any page has: whoever has not come there by then never does. */
const MOST_STOPS = 450

export function keyboardOnly(page: Page): Hands {
  const { keyboard } = page

  /** Onwards from where the reader is; the end of the page leads round to its beginning. */
  async function reach(target: Locator): Promise<void> {
    const there = target.and(page.locator(':focus'))
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if ((await there.count()) === 1) {
        if ((await target.and(page.locator(':focus-visible')).count()) !== 1)
          throw new Error(`${target} has focus without showing it`)
        return
      }
      await keyboard.press('Tab')
    }
    throw new Error(`${target} cannot be reached by Tab`)
  }

  return {
    async press(target) {
      await reach(target)
      await keyboard.press('Enter')
    },
    async write(target, words) {
      await reach(target)
      await keyboard.press('Control+A')
      await keyboard.press('Delete')
      await keyboard.type(words)
    },
    async choose(target, label) {
      await reach(target)
      await keyboard.press('Home')
      const chosen = target.locator('option:checked')
      for (let step = 0; (await chosen.textContent())?.trim() !== label; step++) {
        if (step > 20) throw new Error(`${label} cannot be chosen in ${target} by arrow keys`)
        await keyboard.press('ArrowDown')
      }
    },
  }
}
