// Forecasts, the meeting and what is compared, as people live it: the manager's forecast and the controller's adjustment, an
// amendment with everything that follows and its undoing, two party budgets side by side, levers with and without script.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { textOf } from './browser.ts'
import { type Acts, Reader } from './story.ts'
import { mouse } from './storyHands.ts'

/** The latest month the books know: there the methods have something to say. */
const ROUND = '2020-11'
const FORECAST_COMMENT = 'Inhyrda läkare behövs året ut.'
const ADJUSTMENT = { amount: '-4,5', reason: 'Vintern väntas bli dyrare än enheterna tror.' }

export const decisionActs: Acts = (playing) => {
  const act = (name: string, play: (reader: Reader) => Promise<void>) => playing(name, (reader) => play(reader.by(mouse())))
  act('the manager makes a forecast with the methods beside', makesForecast)
  act('the controller adjusts a committee with a reason, and sees who is missing', adjusts)
  act('the board amends a frame in the meeting, sees everything that follows, and undoes it', amends)
  act('two party budgets are compared, and the sums add up', compares)
  act('levers compute all years in the browser, and the same without script', pullsLevers)
}

/** `−1 234,5` as a number; undefined for what is not one. */
function numberIn(written: string): number | undefined {
  const plain = written
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace('+', '')
    .replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

async function makesForecast(reader: Reader): Promise<void> {
  const { page, hands } = reader
  await reader.tryAs('manager')
  await reader.open(`/prognoser/e2201?omgang=${ROUND}`)
  expect(await reader.lead()).toContain('Akutsjukvård har inte lämnat någon prognos i omgången.')
  const methods = page.locator('section:has(#forslag) tbody tr')
  expect(await methods.count()).toBe(5)
  expect(await textOf(methods.last())).toMatch(/^Föreslås: /)

  // A deviation without a word of why is refused at its field; what was typed stands.
  await hands.write(page.locator('#amount'), '-7 000')
  await hands.choose(page.locator('#method'), 'Metoderna vägda efter hur väl de träffat')
  const save = page.getByRole('button', { name: 'Spara prognos' })
  await reader.go(save, { refused: true })
  expect(await page.locator('#comment').getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('#amount').inputValue()).toBe('-7 000')
  await hands.write(page.locator('#comment'), FORECAST_COMMENT)
  await reader.go(save)
  expect(await reader.lead()).toMatch(/^Prognosen för helåret är 11,4 mkr sämre än budget\./)
  expect(await reader.main()).toContain('Sparade versioner (1)')
  await reader.signOut()
}

async function adjusts(reader: Reader): Promise<void> {
  const { page, hands } = reader
  await reader.tryAs('controller')
  await reader.open(`/prognoser?omgang=${ROUND}`)
  const committee = () => page.locator('section:has(#namnder) tbody tr', { hasText: 'Hälso- och sjukvårdsnämnden' })
  const rests = /vilar på 1 av (\d+)/.exec(await textOf(committee()))
  expect(rests).not.toBeNull()
  // Everyone who is silent has a name: the other units of the committee, and the committees that have none.
  const missing = page.locator('section:has(#saknas) li')
  const silent = await textOf(missing.filter({ hasText: /^Hälso- och sjukvårdsnämnden: / }))
  expect(silent.split(/, | och /).length).toBeGreaterThanOrEqual(Number(rests![1]) - 1)
  expect(silent).not.toContain('Akutsjukvård')
  expect(await missing.getByRole('link', { name: 'Patientnämnden' }).count()).toBe(1)

  await reader.go(committee().getByRole('link').first())
  const save = page.getByRole('button', { name: 'Spara justering' })
  await hands.write(page.locator('#adjustAmount'), ADJUSTMENT.amount)
  await hands.choose(page.locator('#adjustUnit'), 'mkr')
  await reader.go(save, { refused: true })
  expect(await page.locator('#adjustReason').getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('#adjustAmount').inputValue()).toBe(ADJUSTMENT.amount)
  await hands.write(page.locator('#adjustReason'), ADJUSTMENT.reason)
  await reader.go(save)
  expect(await reader.main()).toContain(ADJUSTMENT.reason)
  await reader.open(`/prognoser?omgang=${ROUND}`)
  expect(await textOf(committee().locator('td').nth(1))).toBe('−4,5')
  await reader.signOut()
}

// The meeting

const AMENDMENT = { title: 'Fler vårdplatser på akuten', amount: '25', note: 'Resultatet 2023 minskar lika mycket' }

async function amends(reader: Reader): Promise<void> {
  const { page, hands } = reader
  await reader.tryAs('board')
  await reader.open('/motet')
  await reader.go(page.getByRole('button', { name: 'Öppna mötet' }))
  const effect = () => textOf(page.locator('section:has(#effekt) table'))
  const untouched = await effect()
  const branch = /scenarier\/([^/]+)\/forklara/.exec(
    (await page.locator('section:has(#effekt) a').first().getAttribute('href'))!,
  )![1]!
  const plan = async (): Promise<string> => {
    await page.goto(`/ekonomiplan?gren=${branch}`)
    return reader.main()
  }
  const planBefore = await plan()
  await reader.open('/motet')

  await hands.write(page.locator('#titel'), AMENDMENT.title)
  await hands.choose(page.locator('#rad'), 'Hälso- och sjukvårdsnämnd, hela ramen')
  await hands.choose(page.locator('#ar'), '2023')
  await hands.write(page.locator('#belopp'), AMENDMENT.amount)
  await hands.choose(page.locator('#finansiering'), 'resultatet')
  await hands.write(page.locator('#finansieringText'), AMENDMENT.note)
  await reader.go(page.getByRole('button', { name: 'Lägg förslaget' }))
  await whatFollowed(page)
  expect(await effect()).not.toBe(untouched)

  // The plan's own pages follow in the meeting's branch.
  const planAfter = await plan()
  expect(planAfter).not.toBe(planBefore)
  await reader.open('/motet')
  await reader.go(page.getByRole('button', { name: 'Ångra senaste steget' }))
  expect(await effect()).toBe(untouched)
  expect(await textOf(page.locator('section:has(#andrat)'))).toMatch(/Stämmer[\s\S]*Återskapa från grunden/)
  expect(await plan()).toBe(planBefore)
}

/** Cells, ratios, goals, sentences and clauses with what they were and what they are, and the sign that nothing was forgotten. */
async function whatFollowed(page: Page): Promise<void> {
  const section = page.locator('section:has(#andrat)')
  const told = /(\d+) tal i tabeller, (\d+) mål, (\d+) meningar och att-satser/.exec(await textOf(section))
  expect(told).not.toBeNull()
  const [cells = 0, goals = 0, sentences = 0] = told!.slice(1).map(Number)
  expect(cells).toBeGreaterThanOrEqual(20)
  expect(goals).toBeGreaterThanOrEqual(1)
  expect(sentences).toBeGreaterThanOrEqual(2)
  const tables = section.locator('details')
  for (const table of await tables.all()) if ((await table.getAttribute('open')) === null) await table.locator('summary').click()
  const lines = await differences(section.locator('details tbody tr'))
  expect(lines.flatMap(({ pairs }) => pairs).length).toBe(cells)
  const [before = 0, after = 0, difference] = lines.find(({ name }) => name.startsWith('Hälso- och sjukvårdsnämnd'))!.pairs[0]!
  expect([Math.round((after - before) * 10) / 10, difference]).toEqual([25, 25])
  expect(lines.some(({ name }) => /procent|%/i.test(name))).toBe(true)
  for (const kind of ['Mening', 'Att-sats'])
    expect([kind, await section.locator('tbody tr', { hasText: kind }).count()]).not.toEqual([kind, 0])
  expect(await textOf(section)).toMatch(/Stämmer[\s\S]*Återskapa från grunden: [\d\s]+ tal är desamma/)
}

interface Line {
  name: string
  /** Before, after and the difference, for each column where they differ. */
  pairs: number[][]
}

/** Lines of difference tables, however many columns a line has. */
async function differences(rows: Locator): Promise<Line[]> {
  const cells = (await rows.allInnerTexts()).map((line) => line.split('\t').map((cell) => cell.trim().split('\n')[0]!))
  return cells.map(([name = '', ...rest]) => {
    const numbers = rest.flatMap((cell) => numberIn(cell) ?? [])
    return { name, pairs: Array.from({ length: numbers.length / 3 }, (_, at) => numbers.slice(at * 3, at * 3 + 3)) }
  })
}

// Comparing

const A = 'Partibudget 2023 (syntetiskt exempel a)'
const B = 'Partibudget 2023 (syntetiskt exempel b)'
/** One decimal is shown, and each column is rounded by itself. */
const ROUNDED = 0.1001

async function compares(reader: Reader): Promise<void> {
  const { page, hands } = reader
  await reader.open('/scenarier/jamfor')
  await hands.choose(page.locator('#a'), A)
  await hands.choose(page.locator('#b'), B)
  await reader.go(page.locator('main').getByRole('button', { name: 'Jämför' }))
  expect(await reader.lead()).toContain('2023')
  const tables = page.locator('main section:has(h2[id^=tabell-])')
  const lines = await differences(tables.locator('tbody tr'))
  const all = lines.flatMap(({ name, pairs }) =>
    pairs.map(([a = 0, b = 0, difference = 0]) => ({ name, off: b - a - difference })),
  )
  expect(await reader.lead()).toContain(`${all.length} tal skiljer.`)
  expect(all.filter(({ off }) => Math.abs(off) > ROUNDED)).toEqual([])

  // Committees' differences are the whole's, and each year's steps lead from one result to the other.
  const frames = await differences(tables.first().locator('tbody tr'))
  const first = frames.map(({ name, pairs }) => ({ name, difference: pairs[0]![2]! }))
  const whole = first.find(({ name }) => name.startsWith('Summa'))!.difference
  const parts = first.filter(({ name }) => !name.startsWith('Summa')).map(({ difference }) => difference)
  expect(Math.abs(parts.reduce((sum, one) => sum + one, 0) - whole)).toBeLessThan(ROUNDED)
  const charts = await page
    .locator('section:has(#varfor) figure')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')!))
  expect(charts.length).toBe(4)
  for (const told of charts) {
    const amounts = [...told.matchAll(/([−\d][\d\s\u00a0]*,\d)(?=,|$)/g)].map((found) => numberIn(found[1]!)!)
    const [from, ...steps] = amounts
    const to = steps.pop()!
    expect(steps.length).toBeGreaterThanOrEqual(2)
    expect([told, Math.abs(from! + steps.reduce((sum, one) => sum + one, 0) - to) < ROUNDED * 2]).toEqual([told, true])
  }
}

// Levers

const live = (page: Page): Promise<string[]> => page.locator('[data-live]').allInnerTexts()

async function pullsLevers(reader: Reader): Promise<void> {
  const { page, hands, site } = reader
  await reader.open('/scenarier/ny')
  await hands.write(page.locator('[name="namn"]'), 'Lägre skatt')
  await reader.go(page.getByRole('button', { name: 'Skapa' }))
  const address = new URL(page.url()).pathname
  const before = await live(page)
  const field = page.locator('[data-levers] input.ds-input').first()
  const slider = page.locator('[data-levers] input[type=range]').first()
  await slider.focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
  const [pulled, setting] = [await live(page), await field.inputValue()]
  // Every year of the result's difference has moved.
  const results = page.locator('[data-live*="result_incl_fin@"][data-kind="difference"]')
  expect(await results.count()).toBe(4)
  for (const one of await results.allInnerTexts()) expect(numberIn(one)).not.toBe(0)
  await expect.poll(() => textOf(page.locator('.r-live')), { timeout: 15_000 }).toMatch(/^Resultatet blir/)
  await reader.look()

  // The same by form without script, and the same once more when the page is read with it.
  const visitor = await site.visitor({ javaScriptEnabled: false })
  const plain = new Reader({ site, visitor, hands: mouse() })
  await visitor.page.goto('/logga-in')
  await visitor.page.getByRole('button', { name: 'Tjänsteperson regionstyrelsen', exact: true }).click()
  await visitor.page.goto(address)
  expect(await live(visitor.page)).toEqual(before)
  await plain.page.locator('[data-levers] input.ds-input').first().fill(setting)
  await plain.page.getByRole('button', { name: 'Spara spakarna' }).click()
  await visitor.page.waitForLoadState()
  expect(await live(visitor.page)).toEqual(pulled)
  await visitor.close()
  await page.goto(address)
  expect(await live(page)).toEqual(pulled)
  expect(await slider.inputValue()).not.toBe('0')
}
