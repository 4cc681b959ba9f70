// One round from below to above, as people live it: a manager reports, the committee judges, the board weighs, the chairperson
// looks, the auditor follows the chain down and the sentence up. Every page on the way is tried as any other page.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeFaults, faultsOf, type Site, sidewaysFaults, textOf, type Visitor } from './browser.ts'
import type { Hands } from './storyHands.ts'

/** What the manager reports: overtime falls below its target, and fewer than before have gone through the course. */
const OVERTIME = { id: 'g8-i4', title: 'Övertid som andel av arbetad tid', was: /^3\s%$/, value: '1,8 %' }
const COURSE = { id: 'g6-i4', value: '40' }
const ACTIVITY = { id: 'g8-s2-a1', state: 'Pågår enligt plan' }
const STAFFING = 'Bemanningen följer uppdraget'
const DISASTERS = 'Vården är redo för katastrofer'
const GOAL = 'Vi har en långsiktigt hållbar ekonomi'
const COMMITTEE_REASON = 'Övertiden har fallit, men sommaren är inte bemannad än.'
const BOARD_REASON = 'Hälso- och sjukvården har vänt, och resten av året är bemannat.'

const ROLES = {
  manager: 'Chef Akutsjukvård',
  committee: 'Tjänsteperson hälso- och sjukvårdsnämnden',
  board: 'Tjänsteperson regionstyrelsen',
  chairperson: 'Ordförande',
  controller: 'Controller',
  auditor: 'Revisor',
} as const

export interface Playing {
  site: Site
  visitor: Visitor
  hands: Hands
  /** The page may not be wider than its window. */
  narrow?: boolean
}

/** What a reader does on any page, each time with the page that is come to looked at as a whole. */
export class Reader {
  readonly #tried = new Set<string>()
  constructor(private readonly playing: Playing) {}

  get site(): Site {
    return this.playing.site
  }
  get page(): Page {
    return this.playing.visitor.page
  }
  get hands(): Hands {
    return this.playing.hands
  }
  /** The same reader, who reaches another way. */
  by = (hands: Hands): Reader => new Reader({ ...this.playing, hands })

  async open(path: string): Promise<void> {
    const answer = await this.page.goto(path)
    expect(answer?.status()).toBe(200)
    await this.look()
  }

  /** Presses what leads to another page, or to the same one answered anew. `refused`: the browser remarks on the answer itself. */
  async go(target: Locator, { refused = false } = {}): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.hands.press(target)])
    await this.look(refused)
  }

  async look(refused = false): Promise<void> {
    const { page, playing } = this
    const where = new URL(page.url()).pathname
    if (!refused) expect(await page.getByRole('alert').allInnerTexts()).toEqual([])
    const complaints = playing.visitor.complaints().filter((one) => !refused || !/ (409|422) /.test(one))
    expect([where, complaints]).toEqual([where, []])
    expect([where, faultsOf(await page.content())]).toEqual([where, []])
    if (playing.narrow) expect([where, await sidewaysFaults(page)]).toEqual([where, []])
    // A page met again in the same state holds what it held.
    const state = `${page.url()} ${await textOf(page.locator('main'))}`
    if (this.#tried.has(state)) return
    this.#tried.add(state)
    expect([where, await axeFaults(page, { every: true })]).toEqual([where, []])
  }

  /** What is seldom needed is folded away under a summary of its own. */
  async unfold(field: Locator): Promise<void> {
    if (!(await field.isVisible())) await this.hands.press(field.locator('xpath=ancestor::details[1]/summary'))
  }

  async menu(name: string): Promise<void> {
    const folded = this.page.locator('.r-phone-menu summary')
    if (await folded.isVisible()) await this.hands.press(folded)
    await this.go(this.page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: new RegExp(`^${name}`) }))
  }

  async tryAs(role: keyof typeof ROLES): Promise<void> {
    await this.open('/')
    await this.go(this.page.getByRole('link', { name: 'Logga in' }))
    await this.go(this.page.getByRole('button', { name: ROLES[role], exact: true }))
    expect(await textOf(this.page.locator('.r-who'))).toContain(ROLES[role])
  }

  async signOut(): Promise<void> {
    await this.go(this.page.locator('.r-who'))
    await this.go(this.page.getByRole('button', { name: 'Logga ut' }))
    expect(await textOf(this.page.locator('main'))).toContain('Du är utloggad')
  }

  heading = (): Promise<string> => textOf(this.page.locator('h1'))
  main = (): Promise<string> => textOf(this.page.locator('main'))
  lead = (): Promise<string> => textOf(this.page.locator('.r-lead'))
  link = (name: string | RegExp): Locator => this.page.getByRole('main').getByRole('link', { name })
  row = (name: string): Locator => this.page.locator('main tr', { hasText: name })
}

/** What is played in order, each act on what the one before it left. */
export type Acts = (act: (name: string, play: (reader: Reader) => Promise<void>) => void) => void

export const playStory = (begin: () => Promise<Playing>): void => playActs(begin, wholeRound)

export function playActs(begin: () => Promise<Playing>, acts: Acts): void {
  let playing: Playing
  let reader: Reader
  beforeAll(async () => {
    playing = await begin()
    reader = new Reader(playing)
    playing.visitor.page.setDefaultTimeout(60_000)
  }, 240_000)
  afterAll(async () => await playing?.site.close())

  // Each act stands on the one before it: after one has failed there is nothing to tell of the rest.
  let broken = false
  const act = (name: string, play: (reader: Reader) => Promise<void>) =>
    it(name, async (context) => {
      if (broken) context.skip('an earlier act failed')
      broken = true
      await play(reader)
      broken = false
    }, 180_000)

  acts(act)
}

const wholeRound: Acts = (act) => {
  act('a visitor is told that nothing can be changed', async (reader) => {
    await reader.open('/')
    expect(await textOf(reader.page.locator('.r-banner'))).toContain('Inget kan ändras')
  })

  act('a manager reports a value, an activity and a comment, and hands in', managerReports)
  act('the committee sees the new proposal, departs from it with a reason, and confirms another', committeeJudges)
  act('the board weighs the committees, and decides another forecast with a reason', boardWeighs)
  act('the chairperson sees that the goal has changed', chairpersonLooks)
  act('an auditor follows the chain down to what the manager wrote, and up to the sentence', auditorFollows)
  act('and finds each step in the log, whose chain holds', auditorReadsLog)
}

async function managerReports(reader: Reader): Promise<void> {
  const { page, hands } = reader
  await reader.tryAs('manager')
  expect(await page.locator('.r-banner').count()).toBe(0)
  await reader.menu('Mina uppgifter')
  await reader.go(page.locator('main a[href="/enhet/e2201?omgang=2023-04"]'))
  expect(await reader.heading()).toBe('Akutsjukvård, delår april 2023')
  const field = (name: string) => page.locator(`[id="${name}"]`)
  expect(await field(`cell.${OVERTIME.id}.total`).inputValue()).toMatch(OVERTIME.was)
  for (const { id, value } of [COURSE, OVERTIME]) {
    await hands.write(field(`cell.${id}.total`), value)
    await reader.unfold(field(`reason.${id}.total`))
    await hands.write(field(`reason.${id}.total`), 'Ny mätning i maj.')
  }
  await hands.choose(field(`state.${ACTIVITY.id}`), ACTIVITY.state)
  await hands.write(field('text'), 'Schemat följer produktionsplanen sedan mars.')
  await reader.go(page.getByRole('button', { name: 'Klar, lämna in' }).last())
  expect(await textOf(page.getByRole('status').first())).toMatch(/^Sparat \d\d:\d\d$/)
  expect(await reader.lead()).toContain('Rapporten är klar')
  expect(await field(`cell.${OVERTIME.id}.total`).inputValue()).toBe(OVERTIME.value)
  await reader.menu('Mina uppgifter')
  expect(await textOf(page.locator('section:has(#waiting)'))).toContain('Delår april 2023')
  await reader.signOut()
}

async function committeeJudges(reader: Reader): Promise<void> {
  const { page, hands } = reader
  await reader.tryAs('committee')
  await reader.menu('Mina uppgifter')
  await reader.go(page.locator('main a[href="/namnd/hsn?omgang=2023-04"]').first())
  expect(await reader.lead()).toContain('Två väntar på en bedömning')
  expect(await textOf(reader.row(STAFFING))).toContain('Förslaget har ändrats')
  await reader.go(reader.link(STAFFING))
  const form = page.locator('form', { has: page.locator('#reason') })
  const save = form.getByRole('button', { name: 'Spara bedömningen' })

  // Without a reason: refused at the field, and what was chosen still stands.
  await hands.choose(form.locator('#assessment'), 'Delvis uppfyllt')
  await reader.go(save, { refused: true })
  expect(await textOf(page.getByRole('alert'))).toContain('Bedömningen sparades inte')
  expect(await form.locator('#reason').getAttribute('aria-invalid')).toBe('true')
  expect(await textOf(form.locator('#reason-error'))).not.toBe('')
  expect(await form.locator('#assessment').inputValue()).toBe('partlyMet')

  await hands.write(form.locator('#reason'), COMMITTEE_REASON)
  await reader.go(save)
  expect(await reader.lead()).toContain(`${ROLES.committee} ändrade`)
  expect(await reader.main()).toContain(COMMITTEE_REASON)
  await reader.go(page.getByRole('navigation', { name: 'Sökväg' }).getByRole('link', { name: 'HSN' }))
  expect(await textOf(reader.row(STAFFING))).toContain(COMMITTEE_REASON)

  // The other one waits with its box ticked: one press.
  const box = page.getByRole('checkbox', { name: `Bekräfta förslaget för ${DISASTERS}` })
  expect(await box.isChecked()).toBe(true)
  expect(await page.getByRole('checkbox', { name: STAFFING }).count()).toBe(0)
  await reader.go(page.getByRole('button', { name: 'Bekräfta valda förslag' }).last())
  expect(await textOf(reader.row(DISASTERS))).toMatch(/Inte[\s\S]*Tjänsteperson/)
  await reader.signOut()
}

async function boardWeighs(reader: Reader): Promise<void> {
  const { page, hands } = reader
  await reader.tryAs('board')
  await reader.menu('Mina uppgifter')
  await reader.go(page.locator('main a[href="/mal/8/omgang/2023-04"]').first())
  expect(await reader.heading()).toContain(GOAL)
  expect(await reader.lead()).toContain('Målet väntas inte bli uppfyllt vid årets slut.')
  const form = page.locator('form', { has: page.locator('#reason') })
  await hands.choose(form.locator('#assessment'), 'Delvis uppfyllt')
  await hands.write(form.locator('#reason'), BOARD_REASON)
  await reader.go(form.getByRole('button', { name: 'Spara bedömningen' }))
  expect(new URL(page.url()).pathname).toBe('/mal/8/omgang/2023-04')
  expect(await reader.lead()).toContain('Målet väntas bli delvis uppfyllt vid årets slut.')
  expect(await reader.main()).toContain(BOARD_REASON)
  await reader.signOut()
}

async function chairpersonLooks(reader: Reader): Promise<void> {
  const { page } = reader
  await reader.tryAs('chairperson')
  await reader.menu('Mål')
  await reader.go(reader.link(/^Läget i omgången april 2023/).first())
  const goal = page.locator('main li', { hasText: GOAL })
  // From the start of the story: not met, three of eleven, seven without assessment.
  expect(await reader.lead()).toBe('Prognos april 2023. Fem mål väntas bli helt uppfyllda, fem delvis och två inte.')
  expect(await textOf(goal)).toMatch(/Delvis/)
  await reader.go(goal.getByRole('link'))
  expect(await reader.lead()).toContain('Målet väntas bli delvis uppfyllt vid årets slut.')
  expect(await page.locator('#reason').count()).toBe(0)
  await reader.signOut()
}

/** The counts as the chain has them now: one sub-goal more is partly met and one less is not, one indicator more reaches its target. */
const SENTENCE =
  'Mål 8 har elva delmål. Tre väntas bli helt uppfyllda och fyra delvis uppfyllda. Tre väntas inte bli uppfyllda. ' +
  'Ett är ännu inte bedömt. Målet har 15 indikatorer: fem når målvärdet, tre når det inte och sju saknar bedömning. ' +
  'Målet väntas bli delvis uppfyllt vid årets slut.'

async function auditorFollows(reader: Reader): Promise<void> {
  const { page } = reader
  await reader.tryAs('auditor')
  await reader.menu('Mål')
  await reader.go(reader.link(/^Läget i omgången april 2023/).first())
  await reader.go(page.locator('main li', { hasText: GOAL }).getByRole('link'))
  await reader.go(reader.link('Hela kedjan'))
  expect(await reader.main()).toContain(BOARD_REASON)
  await reader.go(reader.link(/^HSN$/).first())
  await reader.go(reader.link(STAFFING).first())
  const versions = await textOf(page.locator('section:has(#versioner)'))
  expect(versions).toContain(COMMITTEE_REASON)
  expect(versions).toContain(ROLES.committee)
  await reader.go(reader.link(OVERTIME.title).first())
  expect(await reader.heading()).toBe(OVERTIME.title)
  const facts = await textOf(page.locator('main .r-facts').first())
  expect(facts).toContain(OVERTIME.value)
  expect(facts).toContain(ROLES.manager)
  expect(facts).toContain(String(new Date().getFullYear()))
  expect(await textOf(page.locator('section:has(#anvands)'))).toContain(SENTENCE)
  // Reads everything, changes nothing.
  expect(await page.locator('main form[method=post]').count()).toBe(0)
}

async function auditorReadsLog(reader: Reader): Promise<void> {
  const { page, hands } = reader
  await reader.menu('Händelselogg')
  for (const [who, what] of [
    [ROLES.manager, 'goals:value/2@2023-04'],
    [ROLES.manager, 'followup:report'],
    [ROLES.committee, 'goals:subgoal/g8-s2'],
    [ROLES.board, 'goals:assessment/8@region'],
  ] as const) {
    await reader.unfold(page.locator('#who'))
    await hands.write(page.locator('#who'), who)
    await hands.write(page.locator('#on'), what)
    await reader.go(page.getByRole('button', { name: 'Visa händelser' }))
    expect(await textOf(page.locator('section:has(#handelser) tbody'))).toContain(who)
  }
  await reader.go(page.getByRole('button', { name: 'Pröva loggen' }))
  expect(await textOf(page.getByRole('status'))).toContain('Loggen är hel.')
  await reader.signOut()
}
