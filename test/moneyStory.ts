// The detailed budget as people live it: a manager budgets in the grid by keyboard alone and from a spreadsheet, and two write
// at once. Every page on the way is tried as any other.
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { readKronor, writeKronor } from '../src/budget/detail/kronor.ts'
import { textOf } from './browser.ts'
import { type Acts, Reader } from './story.ts'
import { mouse } from './storyHands.ts'

const isFocused = async (cell: Locator): Promise<boolean> => (await cell.and(cell.page().locator(':focus')).count()) > 0

const UNIT = 'e2201'
const GRID = `/budget/detalj/${UNIT}?year=2021`

export const moneyActs: Acts = (act) => {
  act('a manager budgets in the grid by keyboard alone', budgetsByKeyboard)
  act('pastes from a spreadsheet, where what cannot be read is shown and nothing is lost', pastes)
  act('two who write at once are merged, and choose where the same cell has two values', writeTogether)
}

// The grid

/** Öre in a cell, read by the code that wrote it. */
async function oreOf(place: Locator): Promise<number> {
  const read = readKronor((await textOf(place)).replace(/kr$/, ''))
  if (!read.ok) throw new Error(`not an amount: ${await textOf(place)}`)
  return read.ore ?? 0
}

/** `Jan` is column 2, as in the table: row head, text, months, comment, sum. */
const SUM = 15
class Grid {
  constructor(readonly reader: Reader) {}
  get keyboard() {
    return this.reader.page.keyboard
  }
  row = (account: string): Locator => this.reader.page.locator('#grid tbody tr[data-row]').filter({ hasText: account })
  cell = (account: string, month: number): Locator =>
    this.row(account)
      .locator('th, td')
      .nth(month + 1)
  total = (month: number): Locator => this.reader.page.locator('#grid tr.r-total > *').nth(month + 1)
  save = (): Locator => this.reader.page.getByRole('button', { name: 'Spara', exact: true })
  status = (): Locator => this.reader.page.locator('#grid-status')
  findings = (): Locator => this.reader.page.locator('#grid-findings li')

  /** Row, column and whole: everything that follows a cell. */
  async standing(account: string, month: number): Promise<Record<'row' | 'column' | 'net' | 'rest', number>> {
    const { page } = this.reader
    return {
      row: await oreOf(this.row(account).locator('th, td').nth(SUM)),
      column: await oreOf(this.total(month)),
      net: await oreOf(page.locator('#grid-net')),
      rest: await oreOf(page.locator('#grid-rest')),
    }
  }

  /** Writes over the cell that is pointed at, and goes down. */
  async type(words: string): Promise<void> {
    await this.keyboard.type(words)
    await this.keyboard.press('Enter')
  }

  async saved(): Promise<string> {
    await this.reader.hands.press(this.save())
    await expect.poll(() => textOf(this.status()), { timeout: 15_000 }).toMatch(/^(Sparat \d\d:\d\d|Inget är sparat)/)
    return textOf(this.status())
  }

  /** By mouse, as whoever does not keep to the keyboard. */
  async put(account: string, month: number, words: string): Promise<void> {
    await this.cell(account, month).click()
    await this.type(words)
  }
}

async function budgetsByKeyboard(reader: Reader): Promise<void> {
  const { page } = reader
  const grid = new Grid(reader)
  await reader.tryAs('manager')
  await reader.menu('Budget')
  await reader.go(reader.link('Detaljbudget').first())
  await reader.go(reader.link('Akutsjukvård').first())
  expect(await reader.heading()).toBe('Detaljbudget 2021, Akutsjukvård')
  const before = await grid.standing('4610', 1)
  const was = await oreOf(grid.cell('4610', 1))

  // In by Tab, from the first row's text to January of the fourth row by arrows.
  const tab = page.locator('#grid td[tabindex="0"]')
  for (let stop = 0; stop < 60 && (await tab.and(page.locator(':focus')).count()) === 0; stop++) await page.keyboard.press('Tab')
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Home', 'ArrowRight']) await page.keyboard.press(key)
  expect(await isFocused(grid.cell('4610', 1))).toBe(true)
  await grid.type('-500 000,50')
  expect(await textOf(grid.cell('4610', 1))).toBe('−500\u00a0000,50')
  const change = -50_000_050 - was
  const after = await grid.standing('4610', 1)
  expect(after).toEqual({
    row: before.row + change,
    column: before.column + change,
    net: before.net + change,
    rest: before.rest + change,
  })

  await page.keyboard.press('Control+Z')
  expect(await grid.standing('4610', 1)).toEqual(before)
  await page.keyboard.press('Control+Y')
  expect(await grid.standing('4610', 1)).toEqual(after)

  // Enter went down: up again, three months selected to the right, and filled from January.
  while (!(await isFocused(grid.cell('4610', 1)))) await page.keyboard.press('ArrowUp')
  for (let month = 2; month <= 4; month++) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Control+R')
  for (const month of [2, 3, 4]) expect(await oreOf(grid.cell('4610', month))).toBe(-50_000_050)
  await expect.poll(() => textOf(grid.status()), { timeout: 15_000 }).toMatch(/^Budgeterat netto .* kvar av ramen\.$/)
  const filled = await grid.standing('4610', 4)
  expect(await grid.saved()).toMatch(/^Sparat \d\d:\d\d$/)
  await reader.look()

  await page.reload()
  expect(await grid.standing('4610', 4)).toEqual(filled)
  for (const month of [1, 2, 3, 4]) expect(await oreOf(grid.cell('4610', month))).toBe(-50_000_050)
}

/** As a spreadsheet puts it on the clipboard: spaces of three kinds, two minus signs, a dash that says nothing, and a word. */
const PASTED = [
  ['1 234,5', '−2\u00a0000', '-3000', '0'],
  ['−4\u202f000,25', '−', '-6000', '(7000)'],
  ['-8000', 'tolv tusen', '-10 000', '-11000'],
]
const READ = [
  [123_450, -200_000, -300_000, 0],
  [-400_025, -500_000, -600_000, -700_000],
  [-800_000, -1_200_000, -1_000_000, -1_100_000],
]
const ROWS = ['5411', '5412', '5420']

async function pastes(reader: Reader): Promise<void> {
  const { page } = reader
  const grid = new Grid(reader)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(PASTED.map((line) => line.join('\t')).join('\r\n'))})`)
  await grid.cell('5411', 1).click()
  await page.keyboard.press('Control+V')
  await expect.poll(() => textOf(grid.status()), { timeout: 15_000 }).toBe('Inklistrade celler: 10. Går inte att läsa: 2.')
  expect(await grid.findings().count()).toBe(2)
  expect(await textOf(grid.findings().nth(1))).toMatch(/^5420 .*, Feb: ”tolv tusen” är inte ett belopp\./)
  expect(await textOf(grid.cell('5420', 2))).toBe('tolv tusen')
  expect(await grid.cell('5420', 2).getAttribute('aria-invalid')).toBe('true')

  // A draft is kept beside, without taking the place of what the grid says.
  await expect.poll(() => textOf(page.locator('[data-draft-status]')), { timeout: 15_000 }).toMatch(/^Sparat som utkast/)
  expect(await textOf(grid.status())).toContain('Går inte att läsa: 2.')

  // Nothing is saved while anything is wrong, and nothing of what was pasted is lost.
  expect(await grid.saved()).toBe('Inget är sparat. Att rätta eller välja först: 2.')
  await reader.look()
  for (const words of ['-5000', '-12 000']) {
    await reader.hands.press(grid.findings().first().getByRole('button', { name: 'Gå till cellen' }))
    await grid.type(words)
  }
  expect(await grid.findings().count()).toBe(0)
  expect(await grid.saved()).toMatch(/^Sparat \d\d:\d\d$/)
  await page.reload()
  for (const [i, account] of ROWS.entries())
    for (const [j, ore] of READ[i]!.entries())
      expect([account, j, await oreOf(grid.cell(account, j + 1))]).toEqual([account, j, ore])
}

async function writeTogether(reader: Reader): Promise<void> {
  const visitor = await reader.site.visitor()
  const colleague = new Reader({ site: reader.site, visitor, hands: mouse() })
  await colleague.tryAs('controller')
  await colleague.open(GRID)
  const [mine, theirs] = [new Grid(reader), new Grid(colleague)]

  // Two cells: both are there afterwards.
  await theirs.put('3510', 2, '1 000 000')
  expect(await theirs.saved()).toMatch(/^Sparat \d\d:\d\d$/)
  await mine.put('7110', 3, '-600 000')
  expect(await mine.saved()).toMatch(/^Sparat \d\d:\d\d\. Celler som andra har ändrat: 1\./)
  expect(await oreOf(mine.cell('3510', 2))).toBe(100_000_000)

  // The same cell: both values, who wrote the other, and a choice.
  await theirs.put('7110', 4, '-1')
  expect(await theirs.saved()).toMatch(/^Sparat/)
  await mine.put('7110', 4, '-2')
  expect(await mine.saved()).toBe('Inget är sparat. Celler med två värden: 1. Välj och spara igen.')
  expect(await textOf(mine.findings())).toMatch(/^7110 .*, Apr: ditt −2, Controller har sparat −1\./)
  await reader.look(true)
  await reader.hands.press(mine.findings().getByRole('button', { name: 'Behåll mitt' }))
  expect(await mine.saved()).toMatch(/^Sparat/)
  await colleague.open(GRID)
  expect(await textOf(theirs.cell('7110', 4))).toBe('−2')
  expect(await textOf(theirs.cell('7110', 3))).toBe(writeKronor(-60_000_000 as never))
  await visitor.close()
  await reader.signOut()
}
