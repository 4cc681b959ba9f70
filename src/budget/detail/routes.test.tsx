// The detailed budget as it is used: read, written without script, by the grid, by file, by two people, and handed in.
import { expect, it } from 'vitest'
import { may } from '../../access/model.ts'
import { served } from '../../http/testing.tsx'
import type { Actor, Role } from '../../kernel/actor.ts'
import { type Ore, ore } from '../../kernel/money.ts'
import { forEachDatabase, type TestDatabase } from '../../storage/testing.ts'
import { htmlFaults } from '../../web/testing.ts'
import { readDetailWorkbook, writeDetailWorkbook } from './io/detailWorkbook.ts'
import { detailRoutes } from './routes.tsx'
import type { DetailSheet } from './sheet.ts'
import { loadDetail, saveDetail } from './store.ts'
import { bookOf, readBook } from './workbook.ts'

const kr = (n: number): Ore => ore(n * 100)
const ACCOUNTS = new Map([
  ['3010', 'Patientavgifter'],
  ['4011', 'Löner'],
  ['4511', 'Personalomkostnad'],
  ['5010', 'Lokalhyra'],
])
const UNITS = [
  { code: 'hsn', name: 'Hälso- och sjukvårdsnämnden' },
  { code: 'e1', name: 'Akuten', parent: 'hsn' },
  { code: 'e2', name: 'Röntgen', parent: 'hsn' },
]
const person = (role: Role, unit: string): Actor => ({
  name: `${role} ${unit}`,
  person: `${role}-${unit}` as NonNullable<Actor['person']>,
  grants: [{ role, unit, from: '2023-01-01' }],
})
const MANAGER = person('manager', 'e1')
const CONTROLLER = person('controller', 'hsn')
const TODAY = '2023-11-01'
const contains = (outer: string, inner: string) => outer === 'hsn' || outer === inner

const as = (db: TestDatabase, actor: Actor, { frame = kr(1500) as Ore | undefined, drafts = new Map() } = {}) =>
  served(
    detailRoutes({
      units: () => UNITS,
      years: () => [2024, 2023],
      accounts: () => ACCOUNTS,
      frames: () => (unit) => (unit === 'e1' ? frame : undefined),
      lastYear: (unit) =>
        unit === 'e1' ? new Map([['5010', Array.from({ length: 12 }, (_, i) => kr(i === 0 ? 20 : 10))]]) : undefined,
    }),
    { db, actor, today: TODAY, drafts, may: (permission, unit) => may(actor, permission, unit, { today: TODAY, contains }) },
  )

const sheetOf = (db: TestDatabase, unit = 'e1'): Promise<DetailSheet> => db.transact((tx) => loadDetail(tx, unit, 2024))
const MONTHS = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`m${i + 1}`, '-100']))
const RENT = { version: '0', account: '5010', text: 'hyra', comment: '', ...MONTHS }
const begun = async (db: TestDatabase) => {
  await as(db, MANAGER).post('/budget/detalj/e1/rad/ny?year=2024', RENT)
  const [row] = (await sheetOf(db)).rows
  return row!.id
}
const errors = (html: string): string[] =>
  [...(html.match(/<div class="ds-error-summary[\s\S]*?<\/div>/)?.[0] ?? '').matchAll(/<li>(?:<a href="#([^"]+)">)?/g)].map(
    (m) => m[1] ?? '',
  )
const json = (db: TestDatabase, actor: Actor, form: Record<string, string>) => {
  const http = as(db, actor)
  return http.post('/budget/detalj/e1?year=2024', form)
}

forEachDatabase('the pages of the detailed budget', (open) => {
  it('lists what somebody answers for, with frame, budgeted and what is left', async () => {
    const db = await open()
    await begun(db)
    const mine = await (await as(db, MANAGER).get('/budget/detalj')).text()
    expect(htmlFaults(mine, { page: true })).toEqual([])
    expect(mine).toContain('Akuten har inte lämnat in 2024 års budget.')
    expect([mine.includes('Röntgen'), mine.includes('Pågår')]).toEqual([false, true])
    const all = await (await as(db, CONTROLLER).get('/budget/detalj?alla=1&year=2024')).text()
    expect([all.includes('Röntgen'), all.includes('Inte påbörjad')]).toEqual([true, true])
    expect((await as(db, MANAGER).get('/budget/detalj?year=1999')).status).toBe(404)
  })

  it('adds, changes and removes a row without script; everything wrong is said at once and nothing typed is lost', async () => {
    const db = await open()
    const empty = await (await as(db, MANAGER).get('/budget/detalj/e1')).text()
    expect(htmlFaults(empty, { page: true })).toEqual([])
    expect(empty).toContain('Börja med 2023 års utfall')
    const id = await begun(db)
    const page = await (await as(db, MANAGER).get(`/budget/detalj/e1/rad/${id}?year=2024`)).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    const wrong = await as(db, MANAGER).post(`/budget/detalj/e1/rad/${id}`, {
      ...RENT,
      version: '1',
      account: '',
      m3: '1.234',
      total: '5',
    })
    const again = await wrong.text()
    expect([wrong.status, errors(again)]).toEqual([422, ['m3', 'template', 'account']])
    expect(again).toContain('value="1.234"')
    for (const field of errors(again)) expect(again).toContain(`id="${field}"`)
    const year = { ...RENT, version: '1', total: '-1 300', template: 'lastYear' }
    expect((await as(db, MANAGER).post(`/budget/detalj/e1/rad/${id}`, year)).status).toBe(303)
    expect((await sheetOf(db)).rows[0]?.months.slice(0, 2)).toEqual([kr(-200), kr(-100)])
    await as(db, MANAGER).post(`/budget/detalj/e1/rad/${id}`, { version: '2', gor: 'tabort' })
    expect((await sheetOf(db)).rows).toEqual([])
  })

  it('shows the grid with exact amounts, its totals and what is left of the frame', async () => {
    const db = await open()
    const id = await begun(db)
    await as(db, MANAGER).post('/budget/detalj/e1/kommentar', {
      version: '1',
      'note-row': id,
      'note-month': '3',
      note: 'nytt avtal',
    })
    const page = await (await as(db, MANAGER).get('/budget/detalj/e1?year=2024')).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    expect(page).toContain(`<tr id="rad-${id}" data-row="${id}">`)
    expect(page).toContain('<td data-note="nytt avtal">−100</td>')
    expect(page).toContain('<span id="grid-rest">300 kr</span>'.replace(' ', '\u00a0').replace('<span\u00a0', '<span '))
    expect(page).toContain('data-draft="budget:detail@E1/2024"')
    const reader = await (await as(db, person('auditor', 'hsn')).get('/budget/detalj/e1')).text()
    expect([reader.includes('data-edit'), reader.includes('name="edits"'), reader.includes('Lämna in')]).toEqual([
      false,
      false,
      false,
    ])
  })

  it('saves the grid’s edits, merges others’ and refuses what it cannot read', async () => {
    const db = await open()
    const id = await begun(db)
    const http = as(db, MANAGER)
    const edit = (month: number, value: number | null) => JSON.stringify([{ row: id, field: `m${month}`, value }])
    expect((await json(db, MANAGER, { version: '1', edits: edit(1, -5000) })).status).toBe(303)
    const merged = await json(db, CONTROLLER, { version: '1', edits: edit(2, -7000) })
    expect([merged.status, (await sheetOf(db)).rows[0]?.months.slice(0, 2)]).toEqual([303, [-5000, -7000]])
    const broken = await http.post('/budget/detalj/e1', {
      version: '3',
      edits: JSON.stringify([{ row: 'ny', field: 'm1', value: 5 }]),
    })
    expect([broken.status, (await broken.text()).includes('Raden saknar konto')]).toEqual([422, true])
  })

  it('shows both values where two wrote in one cell, and saves the one that is chosen', async () => {
    const db = await open()
    const id = await begun(db)
    const edit = (value: number) =>
      JSON.stringify([
        { row: id, field: 'm1', value },
        { row: id, field: `m${value === -5 ? 2 : 3}`, value },
      ])
    await json(db, CONTROLLER, { version: '1', edits: edit(-5) })
    const conflict = await json(db, MANAGER, { version: '1', edits: edit(-9) })
    const page = await conflict.text()
    expect([conflict.status, htmlFaults(page, { page: true })]).toEqual([409, []])
    expect(page).toContain('Ditt: −0,09')
    expect(page).toMatch(/Sparat: −0,05 \(controller hsn, /)
    const sent = Object.fromEntries(
      [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [
        m[1]!,
        m[2]!.replaceAll('&quot;', '"'),
      ]),
    )
    expect((await json(db, MANAGER, sent)).status).toBe(422)
    expect((await json(db, MANAGER, { ...sent, 'choice.0': 'mine' })).status).toBe(303)
    expect((await sheetOf(db)).rows[0]?.months.slice(0, 3)).toEqual([-9, -5, -9])
  })

  it('answers the grid with what it shall show: others’ cells, both values of a cell, or that a page is needed', async () => {
    const db = await open()
    const id = await begun(db)
    const grid = async (actor: Actor, version: string, edits: unknown) => {
      const answer = await json(db, actor, { version, answer: 'json', edits: JSON.stringify(edits) })
      return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) }
    }
    const january = (value: number) => ({ row: id, field: 'm1', value })
    expect(await grid(CONTROLLER, '1', [january(-5)])).toMatchObject({ status: 200, version: 2, theirs: [] })
    expect(await grid(MANAGER, '1', [{ row: id, field: 'm2', value: -6 }])).toMatchObject({
      status: 200,
      version: 3,
      theirs: [january(-5)],
    })
    expect(await grid(MANAGER, '1', [january(-9)])).toMatchObject({
      status: 409,
      version: 3,
      theirs: [january(-5), { row: id, field: 'm2', value: -6 }],
      conflicts: [{ ...january(-9), theirs: -5, by: 'controller hsn' }],
    })
    expect(await grid(MANAGER, '3', [january(1.5)])).toMatchObject({
      status: 422,
      findings: [{ code: 'budget/detail-unreadable' }],
    })
    await grid(CONTROLLER, '3', [{ row: id, field: 'account', value: null }])
    expect(await grid(MANAGER, '3', [january(-9)])).toMatchObject({ status: 409, kind: 'page' })
  })

  it('keeps what was being written as a draft on its version, and drops it when it is saved', async () => {
    const db = await open()
    const id = await begun(db)
    const key = 'budget:detail@E1/2024'
    const edits = JSON.stringify([{ row: id, field: 'm1', value: -5 }])
    const drafts = new Map([[key, { edits, version: '1' }]])
    const http = as(db, MANAGER, { drafts })
    const page = await (await http.get('/budget/detalj/e1')).text()
    expect(page).toContain(edits.replaceAll('"', '&quot;'))
    await http.post('/budget/detalj/e1', { version: '1', edits })
    expect(drafts.has(key)).toBe(false)
  })

  it('hands in only within the frame, with who distributes the rest', async () => {
    const db = await open()
    await begun(db)
    const path = '/budget/detalj/e1/lamna?year=2024'
    const above = await as(db, MANAGER, { frame: kr(1000) }).post(path, { version: '1' })
    expect([above.status, (await above.text()).includes('Raderna är 200 kr över ramen')]).toEqual([422, true])
    const alone = await as(db, MANAGER).post(path, { version: '1', owner: '', due: '' })
    expect([alone.status, errors(await alone.text())]).toEqual([422, ['owner', 'due']])
    expect((await as(db, MANAGER).post(path, { version: '1', owner: 'Ekonomichefen', due: '2024-03-31' })).status).toBe(303)
    const list = await (await as(db, MANAGER).get('/budget/detalj')).text()
    expect(list).toContain('Akuten har lämnat in 2024 års budget.')
    expect(list).toContain('Ofördelat: Ekonomichefen, senast 2024-03-31')
  })

  it('goes out as a workbook and comes back with what changed, merged with what others did meanwhile', async () => {
    const db = await open()
    const id = await begun(db)
    const file = new Uint8Array(await (await as(db, MANAGER).get('/budget/detalj/e1/excel')).arrayBuffer())
    const book = await readDetailWorkbook(file)
    const read = book.ok ? readBook(book.value, { unit: 'e1', year: 2024 }, () => 'ny') : undefined
    expect(read?.ok && read.value.sheet).toEqual(await sheetOf(db))
    await db.transact((tx) =>
      saveDetail(tx, { unit: 'e1', year: 2024, basedOn: 1, edits: [{ row: id, field: 'm5', value: kr(-1) }], source: 'grid' }),
    )
    const changed = read?.ok
      ? { ...read.value.sheet.rows[0]!, months: read.value.sheet.rows[0]!.months.with(0, kr(-77)) }
      : undefined
    const bytes = await writeDetailWorkbook(bookOf({ unit: 'e1', year: 2024, version: 1, rows: [changed!] }, ACCOUNTS))
    const form = new FormData()
    form.set('file', new File([Buffer.from(bytes)], 'budget.xlsx'))
    const preview = await as(db, MANAGER).post('/budget/detalj/e1/excel?year=2024', form)
    const page = await preview.text()
    expect([preview.status, htmlFaults(page, { page: true })]).toEqual([200, []])
    expect(page).toContain('Filen ändrar 1 cell, andra har ändrat 1 sedan den hämtades, och 0 har två värden.')
    expect((await sheetOf(db)).version).toBe(2)
    const sent = Object.fromEntries(
      [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [
        m[1]!,
        m[2]!.replaceAll('&quot;', '"'),
      ]),
    )
    expect((await json(db, MANAGER, sent)).status).toBe(303)
    expect((await sheetOf(db)).rows[0]?.months.slice(0, 5)).toEqual([kr(-77), kr(-100), kr(-100), kr(-100), kr(-1)])
    const other = new FormData()
    other.set('file', new File(['a;b'], 'budget.xlsx'))
    expect((await as(db, MANAGER).post('/budget/detalj/e1/excel?year=2024', other)).status).toBe(422)
  })

  it('goes to the ledger as period budgets', async () => {
    const db = await open()
    await begun(db)
    const file = await (await as(db, MANAGER).get('/budget/detalj/e1/sie')).text()
    expect(file).toContain('#PBUDGET 0 202401 5010 {1 "e1"} 100.00')
  })

  it('begins from last year’s outcome, spreads a row, and keeps what others wrote', async () => {
    const db = await open()
    expect((await as(db, MANAGER).post('/budget/detalj/e1/kopiera?year=2024', { from: 'outcome' })).status).toBe(303)
    expect((await sheetOf(db)).rows[0]).toMatchObject({
      id: 'k-5010',
      months: [kr(-20), ...Array.from({ length: 11 }, () => kr(-10))],
    })
    const spread = { version: '1', row: 'k-5010', total: '-120', template: 'even' }
    expect((await as(db, MANAGER).post('/budget/detalj/e1/fordela', spread)).status).toBe(303)
    expect((await sheetOf(db)).rows[0]?.months[0]).toBe(kr(-10))
    const wrong = await as(db, MANAGER).post('/budget/detalj/e1/fordela', { ...spread, version: '2', total: 'x' })
    expect([wrong.status, errors(await wrong.text())]).toEqual([422, ['total']])
  })

  it('lets a unit staff within what is decided, and whoever decides above raise it', async () => {
    const db = await open()
    const target = (fte: string, version: string) => ({
      version,
      ids: 'ssk n2',
      'title.ssk': 'Sjuksköterskor',
      'fte.ssk': fte,
      'salary.ssk': '40 000',
      'account.ssk': '4011',
      onCostAccount: '4511',
    })
    const path = '/budget/bemanning/e1?year=2024'
    expect((await as(db, CONTROLLER).post(path, { ...target('10', '0'), decide: '1' })).status).toBe(303)
    expect((await sheetOf(db)).rows.map(({ id, months }) => [id, months[0]])).toEqual([
      ['s-ssk', kr(-400_000)],
      ['s-ssk-po', kr(-125_680)],
    ])
    const raised = await as(db, MANAGER).post(path, target('10,5', '1'))
    const page = await raised.text()
    expect([raised.status, htmlFaults(page, { page: true })]).toEqual([422, []])
    expect(page).toContain(
      'Akuten har 10 årsarbetare beslutade för 2024. Du skrev 10,5, från månad 1. Den som beslutar för Hälso- och sjukvårdsnämnden',
    )
    expect(page).toContain('value="10,5"')
    expect((await as(db, MANAGER).post(path, target('9', '1'))).status).toBe(303)
    expect((await as(db, CONTROLLER).post(path, target('11', '2'))).status).toBe(303)
    const read = await (await as(db, MANAGER).get(path)).text()
    expect([htmlFaults(read, { page: true }), read.includes('Beslutat är 11.')]).toEqual([[], true])
    expect((await as(db, MANAGER).post(path, target('9', '1'))).status).toBe(409)
  })

  it('is written only by those who budget for the unit', async () => {
    const db = await open()
    const http = as(db, MANAGER)
    for (const part of ['', '/rad/ny', '/fordela', '/kommentar', '/lamna', '/kopiera', '/excel'])
      expect([part, (await http.post(`/budget/detalj/e2${part}`, {})).status]).toEqual([part, 403])
    expect((await http.post('/budget/bemanning/e2', {})).status).toBe(403)
    expect((await http.get('/budget/detalj/e2')).status).toBe(200)
    expect((await http.get('/budget/detalj/finns-inte')).status).toBe(404)
  })
})
