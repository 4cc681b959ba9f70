// The plan through its addresses, on both databases: drafts, conflicts, decisions, next year, and who may not.
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { onProblem } from '../../http/problem.ts'
import type { Asked } from '../../http/route.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import type { Unit } from '../../organisation/model.ts'
import { forEachDatabase, type TestDatabase } from '../../storage/testing.ts'
import { renderPage } from '../../web/layout.tsx'
import { exampleShell } from '../../web/shell.examples.ts'
import { htmlFaults } from '../../web/testing.ts'
import type { NodeVersion, SteeringNode } from './node.ts'
import { steeringRoutes } from './routes.tsx'
import { loadLineage, loadSteering, loadVersions, saveVersions } from './store.ts'

const unit = (code: string, kind: Unit['kind'], name: string, parent?: string): Unit => ({
  code,
  kind,
  name,
  validFrom: '2019-01-01',
  ...(parent ? { parent } : {}),
})
const UNITS: Unit[] = [
  unit('kf', 'assembly', 'Kommunfullmäktige'),
  unit('bun', 'committee', 'Barnnämnden', 'kf'),
  unit('son', 'committee', 'Socialnämnden', 'kf'),
  unit('e1', 'unit', 'Förskola Åsen', 'bun'),
]
const below = (outer: string, inner: string): boolean => outer === 'kf' || outer === inner || (outer === 'bun' && inner === 'e1')

const base = { perspectives: [], weight: 1, from: 2023 }
const NODES: SteeringNode[] = [
  { ...base, id: 'f1', kind: 'focusArea', no: 1, title: 'Trygghet', parents: [], unit: 'kf' },
  { ...base, id: 'g1', kind: 'goal', no: 1, title: 'Alla barn lyckas', parents: ['f1'], unit: 'kf' },
  { ...base, id: 'g1-s1', kind: 'subgoal', title: 'Fler läser', parents: ['g1'], unit: 'bun', to: 2023 },
  { ...base, id: 'g1-s2', kind: 'subgoal', title: 'Fler äldre är trygga', parents: ['g1'], unit: 'son', to: 2023 },
  { ...base, id: 'g1-s1-a1', kind: 'activity', title: 'Lässtund', parents: ['g1-s1'], unit: 'e1', to: 2023, activity: {} },
]
const STORED: NodeVersion[] = NODES.map((node) => ({
  node,
  version: 1,
  state: 'decided',
  decision: { body: 'Kommunfullmäktige', paragraph: '§ 4', caseNumber: 'KS 1', date: '2022-11-20' },
  by: 'start',
  at: '2022-11-21T10:00:00Z',
}))

/** May draft and decide over these units and what is below them. */
type Rights = Record<string, readonly string[]>
const OFFICIAL: Rights = { 'plan:read': ['kf'], 'plan:draft': ['bun'], 'plan:decide': ['bun'] }
const CONTROLLER: Rights = { 'plan:read': ['kf'], 'plan:draft': ['kf'], 'plan:decide': ['kf'] }
const READER: Rights = { 'plan:read': ['kf'] }

function serve(db: TestDatabase, rights: Rights, name = 'Tjänsteperson') {
  const app = new Hono()
  const may = (permission: string, where?: string): boolean =>
    (rights[permission] ?? []).some((own) => where === undefined || below(own, where))
  for (const { method, path, rule, handle } of steeringRoutes({ units: async () => UNITS }))
    app[method](path, async (c) => {
      const asked: Asked = {
        c,
        actor: { name },
        lang: 'sv',
        today: '2023-05-02',
        shell: exampleShell(c.req.path),
        transact: db.transact,
        may,
        require: (permission, where) => {
          if (!may(permission, where)) throw new Refusal('not-allowed', 'test/not-allowed', text('Nej.', 'No.'))
        },
        sees: () => true,
        requireSight: () => undefined,
        form: async () => {
          const body = await c.req.parseBody({ all: true })
          const all = (name: string): string[] => [body[name] ?? []].flat().map((one) => String(one).trim())
          return {
            all,
            text: (name) => all(name)[0] ?? '',
            number: (name) => (/^\d+$/.test(all(name)[0] ?? '') ? Number(all(name)[0]) : undefined),
            entries: () => Object.fromEntries(Object.keys(body).map((name) => [name, all(name)[0] ?? ''])),
          }
        },
        draft: async () => undefined,
        dropDraft: async () => undefined,
        changed: () => undefined,
      }
      asked.require(rule)
      const answer = await handle(asked)
      return answer instanceof Response ? answer : c.html(await renderPage(answer))
    })
  app.onError(onProblem())
  const post = (path: string, fields: Record<string, string | string[]>) =>
    app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
      ),
    })
  const page = async (path: string): Promise<string> => {
    const answer = await app.request(path)
    const html = await answer.text()
    expect([path, answer.status, htmlFaults(html, { page: true })]).toEqual([path, 200, []])
    return html
  }
  return { app, post, page }
}

const EDIT = {
  id: 'g1-s1',
  year: '2023',
  version: '1',
  title: 'Alla läser',
  parents: 'g1',
  unit: 'bun',
  from: '2023',
  to: '2023',
  weight: '2',
}
const DECISION = { body: 'bun', paragraph: '§ 9', caseNumber: 'BUN 7', date: '2023-05-02', year: '2023' }
const titles = async (db: TestDatabase, year = 2023) =>
  Object.fromEntries((await db.transact((tx) => loadSteering(tx, year))).map((node) => [node.id, node.title]))

forEachDatabase('plan routes', (open) => {
  const start = async (rights: Rights = OFFICIAL) => {
    const db = await open()
    await db.transact((tx) => saveVersions(tx, STORED))
    return { db, ...serve(db, rights) }
  }

  it('shows every page whole, to readers without drafts and without ways to change', async () => {
    const { page, db } = await start(READER)
    const html = await page('/plan')
    expect(html).toContain('1 mål, 2 delmål, 0 indikatorer och 1 aktivitet.')
    expect(html).not.toContain('/plan/ny')
    expect(await page('/plan?namnd=bun&visa=allt')).toContain('Lässtund')
    expect(await page('/plan?kand=2022-01-01')).toContain('Planen är tom')
    expect(await page('/plan/nod/g1-s1')).not.toContain('Spara utkast')
    const official = serve(db, OFFICIAL)
    for (const path of [
      '/plan?open=g1-s1',
      '/plan/nod/g1-s1',
      '/plan/ny?slag=indicator&under=g1-s1',
      '/plan/beslut',
      '/plan/nasta-ar',
    ])
      await official.page(path)
  })

  it('keeps a change as a draft until a decision; then the decision stands at the version', async () => {
    const { post, page, db } = await start()
    expect((await post('/plan/andra', EDIT)).status).toBe(303)
    expect((await titles(db))['g1-s1']).toBe('Fler läser')
    expect(await page('/plan/beslut')).toContain('Rubrik: Fler läser → Alla läser')
    const decided = await post('/plan/beslut', { ...DECISION, ids: ['g1-s1'] })
    expect(decided.status).toBe(303)
    expect((await titles(db))['g1-s1']).toBe('Alla läser')
    const history = await page('/plan/nod/g1-s1')
    for (const said of ['Kommunfullmäktige § 4', 'Barnnämnden § 9, BUN 7', 'Rubrik: Fler läser → Alla läser'])
      expect(history).toContain(said)
  })

  it('shows both texts when someone else saved first, and saves nothing', async () => {
    const { post, db } = await start()
    await post('/plan/andra', EDIT)
    const late = await post('/plan/andra', { ...EDIT, title: 'Varje barn läser' })
    expect(late.status).toBe(409)
    const html = await late.text()
    expect(html).toContain('Alla läser')
    expect(html).toContain('Varje barn läser')
    expect((await db.transact((tx) => loadVersions(tx, { node: 'g1-s1' }))).length).toBe(2)
    expect((await post('/plan/andra', { ...EDIT, title: 'Varje barn läser', version: '2' })).status).toBe(303)
  })

  it('names every wrong field at once and keeps what was written', async () => {
    const { post, db } = await start()
    const answer = await post('/plan/andra', { ...EDIT, title: '', to: '2019', weight: 'mycket' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    for (const said of ['Rubriken saknas', 'Slutåret 2019 ligger före', '”mycket” är inget helt tal', 'value="mycket"'])
      expect(html).toContain(said)
    expect((await db.transact((tx) => loadVersions(tx, { node: 'g1-s1' }))).length).toBe(1)
  })

  it.each([
    ['another committee’s node', '/plan/andra', { ...EDIT, id: 'g1-s2', unit: 'son' }],
    ['giving a node to another committee', '/plan/andra', { ...EDIT, unit: 'son' }],
    ['the assembly’s goal', '/plan/andra', { ...EDIT, id: 'g1', parents: 'f1', unit: 'kf', no: '1' }],
    ['a node for another committee', '/plan/ny', { kind: 'subgoal', year: '2023', title: 'X', parents: 'g1', unit: 'son' }],
    ['deciding for the assembly', '/plan/beslut', { ...DECISION, body: 'kf', ids: ['g1-s1'] }],
    ['carrying another committee’s node over', '/plan/nasta-ar', { year: '2023', ids: ['g1-s2'] }],
  ])('refuses an official %s', async (_, path, fields) => {
    const { post, db } = await start()
    expect((await post(path, fields as Record<string, string>)).status).toBe(403)
    expect((await db.transact((tx) => loadVersions(tx))).length).toBe(STORED.length)
  })

  it('adds an indicator, lists what it lacks, and stops a decision over what cannot be followed', async () => {
    const { post, page, db } = await start()
    const fields = {
      kind: 'indicator',
      year: '2023',
      parents: 'g1-s1',
      unit: 'bun',
      from: '2023',
      to: '2023',
      weight: '1',
      feed: 'none',
    }
    const wrong = await post('/plan/ny', { ...fields, title: 'Andel som läser', target: 'ca 80 %' })
    expect(await wrong.text()).toContain('ungefärligt')
    expect((await post('/plan/ny', { ...fields, title: 'Andel som läser', target: 'minst 80 %' })).status).toBe(303)
    const subgoal = {
      kind: 'subgoal',
      year: '2023',
      title: 'Tomt delmål',
      parents: 'g1',
      unit: 'bun',
      from: '2023',
      to: '2023',
      weight: '1',
    }
    await post('/plan/ny', subgoal)
    const html = await page('/plan/beslut')
    expect(html).toContain('saknar ägare')
    expect(html).toContain('saknar källa')
    const refused = await post('/plan/beslut', { ...DECISION, ids: ['g1-i1', 'g1-s3'], paragraph: '' })
    expect(refused.status).toBe(422)
    const said = await refused.text()
    expect(said).toContain('varken indikator eller aktivitet')
    expect(said).toContain('Ange paragrafen')
    expect(Object.keys(await titles(db))).not.toContain('g1-i1')
    expect((await post('/plan/beslut', { ...DECISION, ids: ['g1-i1'] })).status).toBe(303)
    expect(Object.keys(await titles(db))).toContain('g1-i1')
  })

  it('splits and merges without losing what hangs below, and says where it went', async () => {
    const { post, page, db } = await start(CONTROLLER)
    const answer = await post('/plan/dela', {
      id: 'g1-s1',
      year: '2023',
      version: '1',
      first: 'Läsa',
      second: 'Räkna',
      'second-child': 'g1-s1-a1',
    })
    expect(answer.headers.get('location')).toBe('/plan/nod/g1-s3?year=2023')
    expect(await page('/plan/nod/g1-s4?year=2023')).toContain('Lässtund')
    const ids = ['g1-s1', 'g1-s3', 'g1-s4', 'g1-s1-a1']
    // The first part has nothing below it, which stops the decision until it has.
    expect((await post('/plan/beslut', { ...DECISION, body: 'kf', ids })).status).toBe(422)
    const merged = await post('/plan/sla-ihop', {
      id: 'g1-s3',
      year: '2023',
      version: '1',
      with: 'g1-s4',
      title: 'Läsa och räkna',
    })
    expect(merged.headers.get('location')).toBe('/plan/nod/g1-s5?year=2023')
    const drafts = ['g1-s1', 'g1-s3', 'g1-s4', 'g1-s5', 'g1-s1-a1']
    expect((await post('/plan/beslut', { ...DECISION, body: 'kf', ids: drafts })).status).toBe(303)
    expect(await titles(db)).toMatchObject({ 'g1-s5': 'Läsa och räkna', 'g1-s1-a1': 'Lässtund' })
    expect(Object.keys(await titles(db))).not.toContain('g1-s1')
    expect((await db.transact((tx) => loadLineage(tx))).map((row) => [row.kind, row.from, row.to])).toEqual([
      ['split', 'g1-s1', 'g1-s3'],
      ['split', 'g1-s1', 'g1-s4'],
      ['merge', 'g1-s3', 'g1-s5'],
      ['merge', 'g1-s4', 'g1-s5'],
    ])
    expect(await page('/plan?kand=2022-12-31&open=g1-s1')).toContain('Fler läser')
  })

  it('carries over node by node beside this year’s plan', async () => {
    const { post, page, db } = await start(CONTROLLER)
    const without = await post('/plan/nasta-ar', { year: '2023', ids: ['g1-s1-a1'] })
    expect(await without.text()).toContain('kan inte föras över utan')
    expect((await post('/plan/nasta-ar', { year: '2023', ids: ['g1-s1', 'g1-s1-a1'] })).status).toBe(303)
    expect(await page('/plan/nasta-ar?year=2023')).toContain('2 är förberedda och 1 slutar med året')
    expect(Object.keys(await titles(db, 2024))).toEqual(['f1', 'g1'])
    const ids = ['g1-s1', 'g1-s1-a1']
    expect((await post('/plan/beslut', { ...DECISION, body: 'kf', year: '2024', ids })).status).toBe(303)
    expect(Object.keys(await titles(db, 2024))).toEqual(['f1', 'g1', 'g1-s1', 'g1-s1-a1'])
    expect(Object.keys(await titles(db, 2023))).toHaveLength(5)
  })

  describe('a plan from a file', () => {
    const GOOD = 'Slag;Rubrik;Ansvarig;Målvärde;Måttenhet\nMål;Ja;;;\n'
    const upload = (app: Hono, content: string | Uint8Array<ArrayBuffer>, name = 'plan.csv') => {
      const body = new FormData()
      body.set('namnd', 'bun')
      body.set('year', '2023')
      body.set('file', new File([content], name))
      return app.request('/plan/las-in', { method: 'POST', body })
    }
    const LINES =
      'Slag;Nummer;Rubrik;Ansvarig;Målvärde\nMål;1;Alla barn lyckas;;\nDelmål;;Fler räknar;bun;\nIndikator;;Andel som räknar;;minst 70 %'

    it('is shown cell by cell, and saved as drafts once', async () => {
      const { app, page, post, db } = await start()
      await page('/plan/las-in?namnd=bun')
      const answer = await upload(app, LINES)
      expect(answer.status).toBe(303)
      const preview = answer.headers.get('location')!
      const html = await page(preview)
      expect(html).toContain('2 nya rader och 1 som redan finns')
      expect(await db.transact((tx) => loadVersions(tx))).toHaveLength(STORED.length)
      const id = new URL(preview, 'http://x').searchParams.get('fil')!
      expect((await post('/plan/las-in/spara', { id })).headers.get('location')).toBe('/plan?year=2023&namnd=bun')
      expect((await post('/plan/las-in/spara', { id })).status).toBe(404)
      const made = (await db.transact((tx) => loadVersions(tx))).slice().filter((one) => one.state === 'draft')
      expect(made.map((one) => [one.node.id, one.node.title, one.reason])).toEqual([
        ['g1-i1', 'Andel som räknar', 'plan.csv'],
        ['g1-s3', 'Fler räknar', 'plan.csv'],
      ])
    })

    it.each([
      ['wrong cells', LINES.replace('minst 70 %', 'ca 70 %').replace('bun', 'kulturen'), ['D3', 'kulturen', 'E4', 'ungefärligt']],
      ['no spreadsheet', new Uint8Array([1, 0, 2, 0]), ['varken XLSX eller CSV']],
      ['no rows', '', ['Filen är tom']],
      ['another committee’s rows', LINES.replace('bun', 'son'), ['D3: du får inte']],
      ['headings only', GOOD.split('\n')[0]!, ['har inga rader']],
    ])('with %s is refused whole, with what to correct', async (_, content, said) => {
      const { app, db } = await start()
      const answer = await upload(app, content as string)
      const html = await answer.text()
      expect([answer.status, htmlFaults(html, { page: true })]).toEqual([422, []])
      for (const words of said) expect(html).toContain(words)
      expect(html).not.toContain('Spara som utkast')
      expect(await db.transact((tx) => loadVersions(tx))).toHaveLength(STORED.length)
    })

    it('is not shown to anyone but who sent it, and comes back out as it is', async () => {
      const { app, db } = await start()
      const sent = (await upload(app, LINES)).headers.get('location')!
      const other = serve(db, CONTROLLER, 'En annan')
      expect((await other.app.request(sent)).status).toBe(404)
      const book = new Uint8Array(await (await app.request('/plan/export.xlsx?year=2023&namnd=bun')).arrayBuffer())
      const again = await upload(app, book, 'plan.xlsx')
      expect([
        again.status,
        (await (await app.request(again.headers.get('location') ?? '/')).text()).includes('0 nya rader och 4'),
      ]).toEqual([303, true])
    })
  })
})
