// Investments in the database and through their pages: versions beside each other, two who change at once, forms that keep what was typed.
import { expect, test } from 'vitest'
import { served } from '../http/testing.tsx'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { ore } from '../kernel/money.ts'
import { forEachDatabase } from '../storage/testing.ts'
import type { Project } from './project.ts'
import { investmentRoutes } from './routes.tsx'
import {
  loadAreas,
  loadOutcomes,
  loadProjects,
  loadProjectVersions,
  saveAreas,
  saveOutcome,
  saveProject,
  saveProjects,
} from './store.ts'

const MKR = 100_000_000
const areas = [
  { id: 'hus', name: 'Fastighet', lifeYears: 20, position: 1 },
  { id: 'it', name: 'IT', lifeYears: 5, position: 2 },
]
const house: Project = { id: 'p1', area: 'hus', name: 'Nytt hus', state: 'planned', planned: { 2023: ore(100 * MKR) } }
const need: Project = {
  id: 'p2',
  area: 'it',
  name: 'Nytt nät',
  state: 'candidate',
  priority: 1,
  planned: { 2023: ore(30 * MKR) },
}

forEachDatabase('investments', (open) => {
  const filled = async () => {
    const db = await open()
    await db.transact(async (tx) => {
      await saveAreas(tx, areas)
      await saveProjects(tx, [house, need])
    })
    return db
  }

  test('a project is saved in versions, on the one that was read', async () => {
    const db = await filled()
    expect(await db.transact(loadAreas)).toEqual(areas)
    await db.transact((tx) => saveProject(tx, { ...house, name: 'Större hus' }, 1))
    await expect(db.transact((tx) => saveProject(tx, { ...house, name: 'Annat hus' }, 1))).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect((await db.transact((tx) => loadProjectVersions(tx, 'p1'))).map((one) => [one.version, one.name])).toEqual([
      [2, 'Större hus'],
      [1, 'Nytt hus'],
    ])
    expect((await db.transact(loadProjects)).map(({ id, name, version }) => [id, name, version])).toEqual([
      ['p1', 'Större hus', 2],
      ['p2', 'Nytt nät', 1],
    ])
  })

  test('outcome and forecast stand in versions, and what is missing stays missing', async () => {
    const db = await filled()
    await db.transact((tx) => saveOutcome(tx, { project: 'p1', year: 2023, outcome: ore(0) }, 0))
    await db.transact((tx) => saveOutcome(tx, { project: 'p1', year: 2023, outcome: ore(5), forecast: ore(9) }, 1))
    await expect(db.transact((tx) => saveOutcome(tx, { project: 'p1', year: 2023 }, 1))).rejects.toMatchObject({
      kind: 'conflict',
    })
    const [one, ...rest] = await db.transact((tx) => loadOutcomes(tx, 'p1'))
    expect([one, rest]).toMatchObject([{ outcome: 5, forecast: 9, version: 2 }, []])
    expect(await db.transact((tx) => loadOutcomes(tx, 'p2'))).toEqual([])
  })

  test('the pages: the plan, a what-if, a broken form that keeps all, and a conflict with both', async () => {
    const db = await filled()
    const deps = { plan: async () => ({ budgetYear: 2023, frame: new Map([[2023, ore(120 * MKR)]]) }) }
    const site = served(investmentRoutes(deps), { db, actor: LOCAL_ACTOR, today: '2023-05-01', may: () => true })
    const plan = await (await site.get('/investeringar/plan')).text()
    expect(plan).toContain('Planen omfattar 100 mkr 2023–2026')
    expect(plan).toMatch(/Nytt nät[\s\S]*Ryms inte/)
    const later = await (await site.get('/investeringar/projekt/p1?senare=1&kostnad=&ranta=2')).text()
    expect(later).toContain('+100,0')
    const form = { name: '', area: 'hus', state: 'planned', version: '1', 'planned.2023': '85,5,0', 'planned.2024': '12,5' }
    const broken = await site.post('/investeringar/projekt/p1', form)
    expect(broken.status).toBe(422)
    const page = await broken.text()
    for (const kept of ['Namnet saknas', '85,5,0', '12,5']) expect(page).toContain(kept)
    expect((await site.post('/investeringar/projekt/p1', { ...form, name: 'Hus', 'planned.2023': '90' })).status).toBe(303)
    const passed = await site.post('/investeringar/projekt/p1', { ...form, name: 'Mitt hus', 'planned.2023': '80' })
    expect(passed.status).toBe(409)
    expect(await passed.text()).toMatch(/Mitt hus[\s\S]*Hus/)
    const saved = (await db.transact(loadProjects))[0]!
    expect(saved).toMatchObject({ name: 'Hus', planned: { 2023: 90 * MKR, 2024: 12.5 * MKR } })
    expect((await site.get('/investeringar/projekt/finns-inte')).status).toBe(404)
  })
})
