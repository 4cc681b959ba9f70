// Measures on the page: the answer with its base, everything wrong at once, nobody else's unit, and two who report at once.
import { expect, it } from 'vitest'
import { may } from '../../access/model.ts'
import { served } from '../../http/testing.tsx'
import type { Actor, Role } from '../../kernel/actor.ts'
import { month } from '../../kernel/month.ts'
import { forEachDatabase, type TestDatabase } from '../../storage/testing.ts'
import { htmlFaults } from '../../web/testing.ts'
import { EXAMPLE_UNITS, exampleMeasure, examplePlan, exampleReport, exampleStated, millions } from './examples.ts'
import { type MeasureDeps, measureRoutes } from './routes.tsx'
import { loadMeasures, saveMeasurePlans, saveMeasureReports, saveMeasures, saveStatedEffects } from './store.ts'

const TODAY = '2023-05-09'
const based = <T extends { version: number; by: string; at: string }>({ version, by, at, ...rest }: T) => ({
  ...rest,
  basedOn: 0,
})

async function prepared(db: TestDatabase): Promise<void> {
  await db.transact(async (tx) => {
    await saveMeasurePlans(tx, [
      based(examplePlan({ plannedOre: millions(225) })),
      based(
        examplePlan({
          id: 'annan',
          name: 'Oppositionens tal',
          beside: 'plan-2023',
          plannedOre: millions(188),
          definition: 'En annan avstämning',
        }),
      ),
      based(examplePlan({ id: 'del', name: 'Delplan', unit: 'hsn', base: 'periodPlan', last: month('2023-04') })),
    ])
    await saveStatedEffects(tx, [
      based(exampleStated({ unit: 'rf', effectOre: millions(138) })),
      based(exampleStated({ unit: 'hsf', effectOre: millions(80), percentPrinted: 38 })),
      based(exampleStated({ plan: 'annan', unit: 'rf', effectOre: millions(117) })),
    ])
    await saveMeasures(tx, [
      based(exampleMeasure({ planned: { 2023: millions(10) } })),
      based(exampleMeasure({ id: 'm2', title: 'Nytt avtal', unit: 'e2', effectPlace: { kind: 'unit', unit: 'e1' } })),
    ])
    await saveMeasureReports(tx, [based(exampleReport({ effectOre: millions(-17.4), evidence: 'Konto 6 hyrd personal' }))])
  })
}

const ADMIN: Actor = {
  name: 'ekonom',
  person: 'p' as NonNullable<Actor['person']>,
  grants: [{ role: 'controller', unit: 'rf', from: '2023-01-01' }],
}
const person = (role: Role, unit: string): Actor => ({
  ...ADMIN,
  name: `${role} ${unit}`,
  grants: [{ role, unit, from: '2023-01-01' }],
})
const parents: Record<string, string> = { rs: 'rf', hsn: 'rf', hsf: 'hsn', e1: 'hsf', e2: 'rs' }
const contains = (outer: string, inner: string): boolean =>
  outer === inner || (parents[inner] !== undefined && contains(outer, parents[inner]))

const as = (db: TestDatabase, actor: Actor, deps: Partial<MeasureDeps> = {}) =>
  served(measureRoutes({ units: async () => EXAMPLE_UNITS, ...deps }), {
    db,
    actor,
    today: TODAY,
    drafts: new Map(),
    may: (permission, unit) => may(actor, permission, unit, { today: TODAY, contains }),
  })

const errorsOf = (html: string): string[] =>
  [...(html.match(/<div class="ds-error-summary[\s\S]*?<\/div>/)?.[0] ?? '').matchAll(/<a href="#([^"]+)">/g)].map((m) => m[1]!)

const NEW = {
  plan: 'plan-2023',
  title: 'Egen bemanningspool',
  unit: 'e1',
  effectPlace: 'own',
  kind: 'lowerCost',
  permanence: 'permanent',
  state: 'planned',
  starts: '2023-06-01',
  'planned.2023': '4,5',
}

forEachDatabase('the pages of measures', (open) => {
  it('open with what is achieved of which plan, and keep the promises of every page', async () => {
    const db = await open()
    await prepared(db)
    const page = await (
      await as(db, ADMIN, { forecasts: async () => [{ unit: 'hsn', deviationOre: millions(-550) }, { unit: 'rs' }] }).get(
        '/atgarder?ar=2023',
      )
    ).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    expect(page).toContain(
      'Åtgärdsplan: 138 av 225 mkr är uppnått, 61 % av årsplanen 2023. 1 saknar redovisad effekt. Ett annat tal om samma plan är publicerat.',
    )
    for (const said of [
      'periodplanen januari–april 2023',
      'En annan avstämning',
      'som tryckt',
      'Inte fördelat på enheter',
      'Nytt avtal (syns hos andra)',
      'Prognos saknas för Regionstyrelsen',
    ])
      expect([said, page.includes(said)]).toEqual([said, true])
    const empty = await (await as(db, ADMIN).get('/atgarder?ar=2019')).text()
    expect(empty).toContain('Ingen åtgärdsplan finns för 2019.')
    expect(empty).toContain('Planer finns för 2023.')
  })

  it('show a measure with every report, its evidence and what else may have caused it', async () => {
    const db = await open()
    await prepared(db)
    const page = await (await as(db, person('manager', 'e1')).get('/atgarder/m1')).text()
    expect(htmlFaults(page, { page: true })).toEqual([])
    expect(page).toContain('Konto 6 hyrd personal')
    expect(page).toContain('−17,4')
    expect((await as(db, ADMIN).get('/atgarder/finns-inte')).status).toBe(404)
  })

  it('take a report with effect and evidence, and say everything that is wrong at once', async () => {
    const db = await open()
    await prepared(db)
    const manager = as(db, person('manager', 'e1'))
    const wrong = await manager.post('/atgarder/m1/rapport', {
      round: '2024-04',
      effect: 'mycket',
      evidence: '',
      confounders: 'Stängda avdelningar',
      version: '0',
    })
    const html = await wrong.text()
    expect([wrong.status, errorsOf(html)]).toEqual([422, ['round', 'effect', 'evidence']])
    expect(html).toContain('Stängda avdelningar')
    const saved = await manager.post('/atgarder/m1/rapport', {
      round: '2023-04',
      read: '2023-04',
      effect: '-15',
      evidence: 'Rättat',
      confounders: '',
      version: '1',
    })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/atgarder/m1?manad=2023-04'])
    const words = await manager.post('/atgarder/m1/rapport', {
      round: '2023-03',
      effect: '',
      evidence: 'Inte mätt än',
      confounders: '',
      version: '0',
    })
    expect(words.status).toBe(303)
    const book = await db.transact(loadMeasures)
    expect(book.reports.filter((one) => one.measure === 'm1').map((one) => [one.round, one.version, one.effectOre])).toEqual([
      ['2023-03', 1, undefined],
      ['2023-04', 1, millions(-17.4)],
      ['2023-04', 2, millions(-15)],
    ])
  })

  it('show both texts when somebody else has reported or changed meanwhile', async () => {
    const db = await open()
    await prepared(db)
    const manager = as(db, person('manager', 'e1'))
    const clash = await manager.post('/atgarder/m1/rapport', {
      round: '2023-04',
      read: '2023-04',
      effect: '-10',
      evidence: 'Mitt',
      confounders: '',
      version: '0',
    })
    const page = await clash.text()
    expect([clash.status, page.includes('Mitt'), page.includes('Konto 6 hyrd personal')]).toEqual([409, true, true])
    const change = await manager.post('/atgarder/m1/andra', { ...NEW, version: '0' })
    expect([change.status, (await change.text()).includes('Egen bemanningspool')]).toEqual([409, true])
    expect((await manager.post('/atgarder/m1/andra', { ...NEW, version: '1' })).status).toBe(303)
    expect((await db.transact(loadMeasures)).measures[0]).toMatchObject({
      version: 2,
      title: 'Egen bemanningspool',
      planned: { 2023: millions(4.5) },
    })
  })

  it('set up a measure in a plan there is, or with a plan of its own', async () => {
    const db = await open()
    await prepared(db)
    const manager = as(db, person('manager', 'e1'))
    const form = await (await manager.get('/atgarder/ny?ar=2023')).text()
    expect(htmlFaults(form, { page: true })).toEqual([])
    expect([form.includes('>Akuten</option>'), form.includes('value="annan"')]).toEqual([true, false])
    const made = await manager.post('/atgarder/ny', NEW)
    expect([made.status, /^\/atgarder\/[0-9a-f-]{36}$/.test(made.headers.get('location') ?? '')]).toEqual([303, true])
    const plan = {
      planName: 'Akutens plan',
      planUnit: 'e1',
      planFirst: '2023-01',
      planLast: '2023-12',
      planAmount: '4,5',
      planDefinition: 'Beslutat',
      planSource: 'Nämnden § 4',
    }
    expect((await manager.post('/atgarder/ny', { ...NEW, ...plan, plan: 'ny' })).status).toBe(303)
    const book = await db.transact(loadMeasures)
    expect(book.plans.find((one) => one.name === 'Akutens plan')).toMatchObject({
      base: 'yearPlan',
      plannedOre: millions(4.5),
      unit: 'e1',
    })
    expect(book.measures.length).toBe(4)
    const broken = await manager.post('/atgarder/ny', { ...NEW, plan: 'ny', title: '', starts: 'i juni', 'planned.2023': '-3' })
    expect([broken.status, errorsOf(await broken.text())]).toEqual([
      422,
      ['planName', 'planDefinition', 'planSource', 'planUnit', 'planFirst', 'planLast', 'title', 'starts', 'planned-2023'],
    ])
  })

  it('let nobody touch a unit that is not theirs', async () => {
    const db = await open()
    await prepared(db)
    const other = as(db, person('manager', 'e2'))
    expect(
      (await other.post('/atgarder/m1/rapport', { round: '2023-04', evidence: 'x', effect: '1', version: '1' })).status,
    ).toBe(403)
    expect((await other.post('/atgarder/m1/andra', { ...NEW, version: '1' })).status).toBe(403)
    const foreign = await other.post('/atgarder/ny', NEW)
    expect([foreign.status, errorsOf(await foreign.text())]).toEqual([422, ['unit']])
    expect((await as(db, person('auditor', 'rf')).get('/atgarder/ny')).status).toBe(403)
    expect((await db.transact(loadMeasures)).measures.map((one) => one.version)).toEqual([1, 1])
  })
})
