// The plan's pages: the answer first, statements with askable figures, each printed table beside the own one, in a branch too.
import { expect, it } from 'vitest'
import { served } from '../http/testing.tsx'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import type { PublishedFigure } from '../statements/model.ts'
import { forEachDatabase, type TestDatabase } from '../storage/testing.ts'
import { htmlFaults } from '../web/testing.ts'
import { LEAF, tableRef } from './refs.ts'
import { planRoutes } from './routes.tsx'
import { buildSheet } from './sheet.ts'
import { savePlan } from './store.ts'
import { EXAMPLE, exampleInput } from './testing.ts'

const sheet = buildSheet(exampleInput())
const lower = sheet.with([{ ref: LEAF.once('hsn', 'vard', 2023), set: 6_000_000_000 }]).sheet

const printed = (line: string, value: number): PublishedFigure => ({
  ref: tableRef('result-budget', line, 'plan_2023'),
  label: line,
  value,
  state: 'known',
  unit: 'mkr',
  precision: 0,
  document: 'Plan 2023–2026',
  place: { chapter: '5.5' },
})

async function site(db: TestDatabase, may = (permission: string): boolean => permission === 'budget:read') {
  await db.transact((tx) => savePlan(tx, EXAMPLE, exampleInput().leaves))
  const routes = planRoutes({
    sheet: (_, plan, branch) => {
      if (plan !== undefined && plan !== EXAMPLE.id) return undefined
      if (branch === undefined) return { sheet }
      return branch === 'vard' ? { sheet: lower, branchName: 'Mer vård' } : undefined
    },
    published: () => [printed('tax_income', 7428), printed('net_frame', -9660)],
  })
  return served(routes, { db, actor: LOCAL_ACTOR, today: '2022-03-01', may })
}

forEachDatabase('the plan’s pages', (open) => {
  it('the plan begins with the result, the need and the balance requirement, and keeps the promises of a page', async () => {
    const html = await (await (await site(await open())).get('/ekonomiplan')).text()
    expect(htmlFaults(html, { page: true })).toEqual([])
    const lead = html.slice(html.indexOf('<p class="r-lead"'), html.indexOf('</p>', html.indexOf('<p class="r-lead"')))
    expect(lead.replace(/<[^>]+>/g, '').replaceAll('\u00a0', ' ')).toContain(
      'Resultatet blir 47 mkr 2023, 219 mkr 2024, 30 mkr 2025 och 80 mkr 2026. För att täcka de finansiella kostnaderna 2023',
    )
    expect(lead).toContain('data-ref="plan:result/result_incl_fin@region/2023"')
    for (const id of [
      'result-budget',
      'cash-flow-budget',
      'balance-budget',
      'balanskrav',
      'finansiella-mal',
      'ramar',
      'att-satser',
    ])
      expect(html).toContain(`id="${id}"`)
    expect(html).toContain('/ekonomiplan/tabell/balance-budget?plan=2023-2026')
  })

  it('a branch says what it changes, and its figures are asked in the branch', async () => {
    const app = await site(await open())
    const html = await (await app.get('/ekonomiplan?gren=vard')).text()
    expect(htmlFaults(html, { page: true })).toEqual([])
    expect(html).toContain('Balanskravet är inte uppfyllt 2023')
    expect(html).toContain('att göra undantag från balanskravet 2023')
    expect(html).toContain('data-ref="plan:result/result_incl_fin@region/2023?branch=vard"')
    expect((await app.get('/ekonomiplan?gren=annans')).status).toBe(404)
    expect((await app.get('/ekonomiplan?plan=1999')).status).toBe(404)
  })

  it('a printed table stands beside the own one with what differs', async () => {
    const app = await site(await open())
    const html = await (await app.get('/ekonomiplan/tabell/result-budget')).text()
    expect(htmlFaults(html, { page: true })).toEqual([])
    expect(html).toContain('1 av 2 tryckta celler stämmer efter avrundning. 1 skiljer.')
    expect(html).toContain('data-ref="plan:table/result-budget/net_frame@region/plan_2023?source=published"')
    const own = await (await app.get('/ekonomiplan/tabell/frames-by-activity')).text()
    expect(htmlFaults(own, { page: true })).toEqual([])
    expect(own).toContain('Tabellen finns inte tryckt.')
    const unknown = await app.get('/ekonomiplan/tabell/ramar')
    expect([unknown.status, JSON.stringify(await unknown.json())]).toEqual([404, expect.stringContaining('result-budget')])
    expect((await app.get('/ekonomiplan/tabell/supplementary-2022')).status).toBe(404)
  })

  it('the file has every decimal and no cell that a spreadsheet would compute', async () => {
    const answer = await (await site(await open())).get('/ekonomiplan/tabell/result-budget.csv')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = (await answer.text()).split('\r\n')
    expect(lines[0]).toContain('id;rad;kolumn;enhet;plan;tryckt;skillnad')
    expect(lines).toContain('"tax_income";"Skatteintäkter";"plan_2023";"mkr";"7428";"7428";"0"')
    expect(lines).toContain('"tax_income";"Skatteintäkter";"outcome_2021_prel";"mkr";;;')
  })

  it('nobody reads it without leave, and an empty house says so', async () => {
    const db = await open()
    expect((await (await site(db, () => false)).get('/ekonomiplan')).status).toBe(403)
    const empty = served(planRoutes({ sheet: () => undefined }), { db, actor: LOCAL_ACTOR, today: '2022-03-01', may: () => true })
    expect(JSON.stringify(await (await empty.get('/ekonomiplan')).json())).toContain('Ingen ekonomisk plan är inlagd.')
  })
})
