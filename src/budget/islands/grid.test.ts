// The grid's weight: it is read on slow connections in municipal buildings, so what it carries along is held down.
import { expect, it } from 'vitest'
import { assets } from '../../web/io/assets.ts'

it('weighs less than 15 kB, with the amounts’ reader and without the words of the page', async () => {
  const { islands, files } = await assets()
  const script = new TextDecoder().decode(files.get(islands.grid ?? '')?.body)
  expect(script.length).toBeGreaterThan(5000)
  expect(script.length).toBeLessThan(15 * 1024)
  expect(script).not.toContain('Inget är')
})
