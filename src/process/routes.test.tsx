// The room through its routes, on a real database: who may what, what is saved, what a page says, and that nothing leaks by an id.
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { addPerson } from '../access/store.ts'
import type { Asked, Route } from '../http/route.ts'
import type { Actor, PersonId } from '../kernel/actor.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { saveUnits } from '../organisation/store.ts'
import { forEachDatabase, type TestDatabase } from '../storage/testing.ts'
import { renderPage } from '../web/layout.tsx'
import { exampleShell } from '../web/shell.examples.ts'
import { htmlFaults } from '../web/testing.ts'
import { type CycleStep, readWhen, type Task, type TaskSubject } from './model.ts'
import { type ProcessDeps, processRoutes, remindToday, waitingTasks } from './routes.tsx'
import { createRound, dropDraft, listTasks, loadCycle, loadDraft, loadRound, saveCycle, setTaskState } from './store.ts'

const AT = '2023-05-09T12:00:00.000Z'
const TODAY = '2023-05-09'
type May = (permission: string, unit?: string) => boolean
const manager = { name: 'Chef e1', person: 'chef-e1' as PersonId }
const controller = { name: 'Controller', person: 'controller' as PersonId }
const managerMay: May = (permission, unit) =>
  /:(read|own)$/.test(permission) || (permission === 'task:work' && (unit === undefined || unit === 'e1'))
const controllerMay: May = () => true
/** A controller of one committee: runs rounds somewhere, but not for the whole. */
const hsnMay: May = (permission, unit) =>
  /:(read|own)$/.test(permission) || unit === undefined || ['hsn', 'e1', 'e2'].includes(unit)

const subjects: TaskSubject[] = [
  { address: 'organisation:unit/e1', kind: 'unit', unit: 'e1', title: 'Akuten' },
  { address: 'organisation:unit/e2', kind: 'unit', unit: 'e2', title: 'Barn & unga' },
  { address: 'goals:assessment/1@HSN/2023-04', kind: 'committee', unit: 'hsn', title: 'Mål 1, HSN' },
  { address: 'goals:assessment/1@region/2023-04', kind: 'goal', unit: 'rs', title: 'Mål 1' },
]
const posted: { to: string; subject: string; text: string; key: string }[] = []
const deps: ProcessDeps = {
  now: () => AT,
  domain: 'prov.roder',
  subjects: async () => subjects,
  workHref: (task: Task) => (task.kind === 'unit' ? `/enheter/${task.unit}` : undefined),
  obstacles: async (_tx, tasks) =>
    new Map(
      tasks.filter(({ kind }) => kind === 'goal').map(({ subject }) => [subject, text('Mål 1 saknar kedja.', 'No chain.')]),
    ),
  enqueueMail: async (_tx, mail, key) => posted.push({ ...mail, key }),
}
const routes: Route[] = processRoutes(deps)

/** The house around the room, as app does it: the actor, the authority’s transaction, refusals as statuses. */
function house(db: TestDatabase, actor: Actor, may: May, lang: 'sv' | 'en' = 'sv') {
  const app = new Hono()
  for (const { method, path, rule, handle } of routes) {
    app[method](path, async (c) => {
      const transact: Asked['transact'] = (work) => db.asAuthority(db.authority, actor, work)
      const body = method === 'post' ? await c.req.parseBody({ all: true }) : {}
      const all = (name: string) => [body[name] ?? []].flat().map((one) => String(one).trim())
      const require = (permission: string, unit?: string) => {
        if (!may(permission, unit)) throw new Refusal('not-allowed', 'app/not-allowed', text('Nej', 'No'))
      }
      const asked: Asked = {
        c,
        actor,
        lang,
        today: TODAY,
        shell: exampleShell(c.req.path, lang),
        transact,
        may,
        require,
        sees: () => true,
        requireSight: () => undefined,
        form: async () => ({
          all,
          text: (name) => all(name)[0] ?? '',
          number: (name) => (/^\d+$/.test(all(name)[0] ?? '') ? Number(all(name)[0]) : undefined),
          entries: () => Object.fromEntries(Object.keys(body).map((name) => [name, all(name)[0] ?? ''])),
        }),
        draft: async (key) => (await transact((tx) => loadDraft(tx, actor.person!, key)))?.fields,
        dropDraft: (key) => transact((tx) => dropDraft(tx, actor.person!, key)),
        changed: () => undefined,
      }
      require(rule)
      const answer = await handle(asked)
      return answer instanceof Response ? answer : c.html(await renderPage(answer))
    })
  }
  app.onError((error, c) =>
    error instanceof Refusal ? c.text(`${error.kind} ${error.code}`, 418) : c.text(String(error.stack), 500),
  )
  const send = (path: string, fields: Record<string, string | string[]>) => {
    const form = new URLSearchParams()
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
    return app.request(path, { method: 'POST', body: form })
  }
  const page = async (path: string) => {
    const answer = await app.request(path)
    const html = await answer.text()
    expect([path, answer.status]).toEqual([path, 200])
    expect(htmlFaults(html, { page: true })).toEqual([])
    return html
  }
  return { send, page, get: (path: string) => app.request(path) }
}

async function april(open: () => Promise<TestDatabase>): Promise<TestDatabase> {
  const db = await open()
  await db.transact(async (tx) => {
    const unit = (code: string, kind: 'assembly' | 'committee' | 'executiveBoard' | 'unit', parent?: string) => ({
      code,
      kind,
      name: code.toUpperCase(),
      validFrom: '2019-01-01',
      ...(parent ? { parent } : {}),
    })
    await saveUnits(tx, [
      unit('rf', 'assembly'),
      unit('rs', 'executiveBoard', 'rf'),
      unit('hsn', 'committee', 'rf'),
      unit('e1', 'unit', 'hsn'),
      unit('e2', 'unit', 'hsn'),
    ])
    const round = { id: '2023-04', opens: '2023-05-02', due: '2023-05-12', at: AT, subjects }
    await createRound(tx, { ...round, responsible: ({ unit: code }) => ({ person: `chef-${code}` }) })
  })
  return db
}

const states = (db: TestDatabase) =>
  db.transact(async (tx) => (await listTasks(tx, { round: '2023-04' })).map(({ state }) => state))
const said = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const lead = (html: string): string => said(/<p class="r-lead">([\s\S]*?)<\/p>/.exec(html)![1]!)
const move = (db: TestDatabase, id: string, to: 'ready' | 'returned' | 'approved', reason?: string) =>
  db.asAuthority(db.authority, controller, (tx) =>
    setTaskState(tx, id, to, { at: AT, may: () => true, ...(reason ? { reason } : {}) }),
  )

forEachDatabase('process pages', (open) => {
  describe('my tasks', () => {
    it('say what is due and lead to the work; handed in they wait', async () => {
      const db = await april(open)
      const me = house(db, manager, managerMay)
      const before = await me.page('/uppgifter')
      expect(lead(before)).toBe('En uppgift väntar på dig. Närmast: fre 12 maj, om tre dagar.')
      expect(before).toContain('href="/enheter/e1"')
      expect(before).not.toContain('Barn')
      expect((await me.send('/uppgifter/klara', { uppgift: ['2023-04.1@1'] })).status).toBe(303)
      expect(lead(await me.page('/uppgifter'))).toBe('Ingen uppgift väntar på dig.')
      expect(await states(db)).toEqual(['ready', 'notStarted', 'notStarted', 'notStarted'])
    })

    it('show who sent something back and why', async () => {
      const db = await april(open)
      await move(db, '2023-04.1', 'ready')
      await move(db, '2023-04.1', 'returned', 'Ange effekt i kronor.')
      expect(said(await house(db, manager, managerMay).page('/uppgifter'))).toContain(
        'Åter från Controller: Ange effekt i kronor.',
      )
    })

    it('of others are refused by name when sent in, and nothing is touched', async () => {
      const db = await april(open)
      const answer = await house(db, manager, managerMay).send('/uppgifter/klara', { uppgift: ['2023-04.2@1', '2023-04.1@9'] })
      const html = await answer.text()
      expect(answer.status).toBe(422)
      expect(htmlFaults(html, { page: true })).toEqual([])
      expect(said(html)).toContain('Bara den som ansvarar för enheten får göra det med Barn &amp; unga.')
      expect(said(html)).toContain('Akuten: Någon annan ändrade den')
      expect(new Set(await states(db))).toEqual(new Set(['notStarted']))
    })
  })

  describe('reminders', () => {
    it('go by mail once to each who has an address, all their tasks in one message, and again when asked for', async () => {
      const db = await april(open)
      const person = await db.transact(async (tx) => {
        const added = await addPerson(tx, { login: 'chef-e3', name: 'Chef e3', email: 'chef-e3@prov.example' })
        if (!added.ok) throw new Error('no person')
        const more = ['e3', 'e4'].map(
          (unit): TaskSubject => ({ address: `organisation:unit/${unit}`, kind: 'unit', unit, title: unit.toUpperCase() }),
        )
        const round = { id: '2023-04', opens: '2023-05-02', due: '2023-05-12', at: AT, subjects: more }
        await createRound(tx, { ...round, responsible: () => ({ person: added.value.person }) })
        return added.value.person
      })
      posted.length = 0
      const run = () => db.transact(async (tx) => (await remindToday(tx, TODAY, deps)).length)
      expect([await run(), await run()]).toEqual([4, 0])
      expect(posted).toEqual([
        {
          to: 'chef-e3@prov.example',
          subject: 'Delår april 2023: 2 uppgifter väntar',
          text: 'E3: sista dag 12 maj, om tre dagar.\nE4: sista dag 12 maj, om tre dagar.\n',
          key: `round/2023-04/reminder/${person}/2023-05-09`,
        },
      ])
      expect((await house(db, controller, controllerMay).send('/omgang/2023-04/paminn', {})).status).toBe(303)
      expect(posted).toHaveLength(2)
      expect(await db.transact((tx) => waitingTasks(tx, person, TODAY))).toBe(2)
    })
  })

  describe('the control room', () => {
    it('answers first, names what is missing, and shows the map and the tree in both languages', async () => {
      const db = await april(open)
      await move(db, '2023-04.1', 'ready')
      const html = await house(db, controller, controllerMay).page('/omgang/2023-04')
      expect(lead(html)).toBe('Sista dag för enheterna är 12 maj, om tre dagar. Tre avsnitt är inte påbörjade.')
      expect(said(html)).toMatch(/Ej påbörjade 3 .*Barn &amp; unga.*Mål 1, HSN.*Mål 1/)
      expect(html.match(/class="r-heat"/g)).toHaveLength(3)
      expect(html).toContain('Påminn 3 ansvariga')
      const english = await house(db, controller, controllerMay, 'en').page('/omgang/2023-04')
      expect(lead(english)).toBe('Units are due 12 May, in three days. Three sections are not started.')
      expect(lead(await house(db, controller, controllerMay).page('/omgang'))).toContain('Delår april 2023. Sista dag')
    })

    it('approves many at once; what cannot be approved is named with why', async () => {
      const db = await april(open)
      for (const no of [1, 3, 4]) await move(db, `2023-04.${no}`, 'ready')
      const all = ['2023-04.1@2', '2023-04.2@1', '2023-04.3@2', '2023-04.4@2']
      const answer = await house(db, controller, controllerMay).send('/omgang/2023-04/godkann', { uppgift: all, to: 'approved' })
      const html = await answer.text()
      expect(answer.status).toBe(422)
      expect(htmlFaults(html, { page: true })).toEqual([])
      expect(said(html)).toContain('Mål 1 saknar kedja.')
      expect(said(html)).toContain('2 av 4 ändrade.')
      expect(await states(db)).toEqual(['approved', 'notStarted', 'approved', 'ready'])
      const none = await house(db, controller, controllerMay).send('/omgang/2023-04/godkann', { to: 'approved' })
      expect([none.status, said(await none.text()).includes('Välj minst en uppgift')]).toEqual([422, true])
    })

    it('closes by name and opens again with a reason; a closed round takes no step', async () => {
      const db = await april(open)
      const { send, page } = house(db, controller, controllerMay)
      const refused = await send('/omgang/2023-04/stang', { version: '1' })
      expect([refused.status, said(await refused.text()).includes('Barn &amp; unga: ej påbörjad.')]).toEqual([422, true])
      expect((await send('/omgang/2023-04/stang', { version: '1', accept: 'ja', reason: 'Lämnas utan.' })).status).toBe(303)
      expect(lead(await page('/omgang/2023-04'))).toContain('Fyra avsnitt godtogs utan att vara godkända: Lämnas utan.')
      const late = await send('/omgang/2023-04/uppgift/1/lage', { version: '1', to: 'ready' })
      expect([late.status, said(await late.text()).includes('Omgången är stängd')]).toEqual([422, true])
      expect((await send('/omgang/2023-04/oppna', { version: '2', reason: 'Rättelse.' })).status).toBe(303)
      expect((await db.transact((tx) => loadRound(tx, '2023-04')))?.version).toBe(3)
    })

    it('of the whole is not run by whoever runs a part of it', async () => {
      const db = await april(open)
      const { send } = house(db, { name: 'Controller HSN' }, hsnMay)
      const dates = { month: '2023-08', opens: '2023-09-01', due: '2023-09-12' }
      for (const [path, fields] of [
        ['/omgang', dates],
        ['/omgang/2023-04/stang', { version: '1' }],
        ['/omgang/2023-04/oppna', { version: '1', reason: 'x' }],
        ['/omgang/2023-04/utoka', {}],
      ] as const) {
        const answer = await send(path, fields)
        expect([path, await answer.text()]).toEqual([path, 'not-allowed app/not-allowed'])
      }
      expect(await (await send('/omgang/2019-04/paminn', {})).text()).toBe('not-found process/unknown-round')
    })

    it('is made by month and dates; every mistake is named at its field', async () => {
      const db = await april(open)
      const { send, page } = house(db, controller, controllerMay)
      const wrong = await send('/omgang', { month: 'augusti', opens: '2023-09-31', due: '' })
      const html = await wrong.text()
      expect(wrong.status).toBe(422)
      expect(htmlFaults(html, { page: true })).toEqual([])
      expect(html.match(/class="r-field-error"/g)).toHaveLength(3)
      expect(html).toContain('value="augusti"')
      const made = await send('/omgang', { month: '2023-05', opens: '2023-06-01', due: '2023-06-09' })
      expect([made.status, made.headers.get('location')]).toEqual([303, '/omgang/2023-05'])
      expect(said(await page('/omgang/2023-05'))).toContain('0 av 2 klara')
      expect(await (await send('/omgang', { month: '2023-05', opens: '2023-06-01', due: '2023-06-09' })).text()).toBe(
        'conflict process/round-exists',
      )
    })
  })

  describe('one task', () => {
    it('shows only the steps that can be taken, and its whole history', async () => {
      const db = await april(open)
      await move(db, '2023-04.1', 'ready')
      const mine = await house(db, manager, managerMay).page('/omgang/2023-04/uppgift/1')
      expect(mine).toContain('Ta tillbaka')
      expect(mine).not.toContain('value="approved"')
      const theirs = await house(db, controller, controllerMay).page('/omgang/2023-04/uppgift/1')
      expect(theirs).toContain('value="approved"')
      expect(said(theirs)).toContain('9 maj 2023 kl. 14:00 Controller, för chef-e1 Ej påbörjad Klar')
      expect((await house(db, manager, managerMay).get('/omgang/2023-04/uppgift/99')).status).toBe(418)
    })

    it('changed by two at once shows both texts to the second; nothing of theirs is saved until they choose', async () => {
      const db = await april(open)
      await move(db, '2023-04.1', 'ready')
      const { send } = house(db, controller, controllerMay)
      expect(
        (await send('/omgang/2023-04/uppgift/1/lage', { version: '2', to: 'returned', reason: 'Skriv om köerna.' })).status,
      ).toBe(303)
      const second = await send('/omgang/2023-04/uppgift/1/lage', { version: '2', to: 'returned', reason: 'Skriv om kostnaden.' })
      const html = await second.text()
      expect(second.status).toBe(409)
      expect(htmlFaults(html, { page: true })).toEqual([])
      for (const words of ['Skriv om köerna.', 'Skriv om kostnaden.', 'Akuten är nu återsänd; du valde återsänd'])
        expect(html).toContain(words)
      expect(html).toContain('name="version" value="3"')
      expect(await states(db)).toEqual(['returned', 'notStarted', 'notStarted', 'notStarted'])
    })

    it('sent back without a reason keeps what was written and says what is lacking', async () => {
      const db = await april(open)
      await move(db, '2023-04.1', 'ready')
      const answer = await house(db, controller, controllerMay).send('/omgang/2023-04/uppgift/1/lage', {
        version: '2',
        to: 'returned',
        reason: ' ',
      })
      const html = await answer.text()
      expect([answer.status, said(html).includes('Skriv vad som ska ändras i Akuten.')]).toEqual([422, true])
      expect(htmlFaults(html, { page: true })).toEqual([])
    })

    it('takes up the draft that was being written, and drops it when it is saved', async () => {
      const db = await april(open)
      await move(db, '2023-04.1', 'ready')
      const { send, page } = house(db, controller, controllerMay)
      const fields = JSON.stringify({ reason: 'Halv mening om kö', version: '2' })
      expect(await (await send('/utkast', { key: 'uppgift/2023-04.1', fields })).json()).toEqual({ at: AT })
      expect(await page('/omgang/2023-04/uppgift/1')).toContain('Halv mening om kö')
      expect(await house(db, manager, managerMay).page('/omgang/2023-04/uppgift/1')).not.toContain('Halv mening')
      await move(db, '2023-04.1', 'returned', 'Någon hann före.')
      const taken = await page('/omgang/2023-04/uppgift/1')
      expect(taken).toContain('name="version" value="2"')
      expect(
        (await send('/omgang/2023-04/uppgift/1/lage', { version: '2', to: 'ready', reason: 'Halv mening om kö' })).status,
      ).toBe(409)
      await send('/omgang/2023-04/uppgift/1/lage', { version: '3', to: 'ready', reason: '' })
      expect(await db.transact((tx) => loadDraft(tx, 'controller', 'uppgift/2023-04.1'))).toBeUndefined()
      expect(await (await send('/utkast', { key: '', fields: '{}' })).text()).toBe('invalid process/draft-key')
      expect(await (await house(db, { name: 'Besökare' }, controllerMay).send('/utkast', { key: 'a', fields })).text()).toBe(
        'not-allowed process/draft-nobody',
      )
    })
  })

  describe('the annual cycle', () => {
    const step = (no: number, words: string): CycleStep => ({
      no,
      title: text(`Steg ${no}`, `Step ${no}`),
      what: text('Beslut', 'Decision'),
      who: text('Nämnder', 'Committees'),
      words: text(words, words),
      when: readWhen(words),
    })

    it('is a wheel of what has a date and a list of everything', async () => {
      const db = await april(open)
      const { page, get } = house(db, manager, managerMay)
      expect(lead(await page('/arshjul'))).toContain('Årshjulet har inga steg än.')
      await db.transact((tx) =>
        saveCycle(tx, [step(1, 'autumn'), step(2, '30 April'), step(3, 'juni varje år'), step(4, '2022-04-14')], AT),
      )
      const html = await page('/arshjul')
      expect(lead(html)).toBe('Nästa steg: Steg 3, 1 juni 2023. 3 av 4 steg har datum.')
      expect(html.match(/<figure[^>]*aria-label="([^"]*)"/)![1]).toBe(
        'Årshjul med 3 steg: 2022-04-14 Steg 4, 30 April Steg 2 och juni varje år Steg 3.',
      )
      const file = await get('/arshjul.ics')
      expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
      expect((await file.text()).match(/BEGIN:VEVENT/g)).toHaveLength(3)
    })

    it('is changed by whoever keeps it for the whole, step by step, with the date read from the words', async () => {
      const db = await april(open)
      const { send, page } = house(db, controller, controllerMay)
      const wrong = await send('/arshjul/steg/nytt', { version: '0', title: '', words: 'juni varje år' })
      const html = await wrong.text()
      expect([wrong.status, htmlFaults(html, { page: true }), said(html).includes('Skriv vad steget heter.')]).toEqual([
        422,
        [],
        true,
      ])
      expect(html).toContain('value="juni varje år"')
      expect((await send('/arshjul/steg/nytt', { version: '0', title: 'Budget', words: 'juni varje år' })).status).toBe(303)
      expect(lead(await page('/arshjul/steg/1'))).toBe('Läst som 1 juni–30 juni varje år.')
      expect((await send('/arshjul/steg/1', { version: '1', title: 'Budgetbeslut', words: 'hösten' })).status).toBe(303)
      const second = await send('/arshjul/steg/1', { version: '1', title: 'Budget och plan', words: 'juni varje år' })
      const conflict = await second.text()
      expect([second.status, htmlFaults(conflict, { page: true })]).toEqual([409, []])
      const both = ['Controller sparade 9 maj 2023 kl. 14:00', 'Budgetbeslut', 'Budget och plan', 'hösten']
      for (const words of both) expect(conflict).toContain(words)
      const steps = await db.transact(loadCycle)
      const saved = steps.map(({ step: one, version }) => [one.title.sv, one.when.kind, version])
      expect(saved).toEqual([['Budgetbeslut', 'words', 2]])
      expect((await send('/arshjul/steg/1/ta-bort', { version: '2' })).status).toBe(303)
      expect(await db.transact(loadCycle)).toEqual([])
      const part = house(db, { name: 'Controller HSN' }, hsnMay)
      for (const answer of [await part.send('/arshjul/steg/nytt', { title: 'x' }), await part.get('/arshjul/steg/nytt')])
        expect(await answer.text()).toBe('not-allowed app/not-allowed')
    })
  })
})
