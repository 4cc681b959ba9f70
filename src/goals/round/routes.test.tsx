// The round through its pages, on a real database: who may judge what, what a save changes, and what stands in its way.
import { expect, it } from 'vitest'
import { type Served, served } from '../../http/testing.tsx'
import type { PersonId } from '../../kernel/actor.ts'
import type { UnitKind } from '../../organisation/model.ts'
import { loadUnits, saveUnits } from '../../organisation/store.ts'
import { createRound, listTasks, saveDraft, setTaskState } from '../../process/store.ts'
import { forEachDatabase, type TestDatabase } from '../../storage/testing.ts'
import { htmlFaults } from '../../web/testing.ts'
import { saveVersions } from '../steering/store.ts'
import { saveValues } from '../values/store.ts'
import { judgement, MATERIAL, NODES } from './chain.examples.ts'
import { roundObstacles } from './gate/store.ts'
import { roundRoutes } from './routes.tsx'
import { loadJudgementHistory, loadRoundTexts, saveActivityStates, saveRoundJudgements } from './store.ts'

const ROUND = '2023-04'
const PERSON = 'b3000000-0000-4000-8000-000000000001' as PersonId
const AT = '2023-05-23T08:00:00.000Z'
const SUB = 'goals:subgoal/b@BN/2023-04'
const PART = 'goals:assessment/1@BN/2023-04'
const GOAL = 'goals:assessment/1@region/2023-04'
const REASON = 'Mätningen missar hälften av enheterna.'

type May = (permission: string, unit?: string) => boolean
const reads: May = (permission) => permission === 'judgement:read'
const bnMay: May = (permission, unit) =>
  reads(permission) || (permission === 'judgement:committee' && (unit === undefined || unit === 'bn'))
const boardMay: May = (permission, unit) => reads(permission) || unit === undefined || unit === 'ks'

async function prepared(open: () => Promise<TestDatabase>, withRound = false) {
  const db = await open()
  const unit = (code: string, kind: UnitKind, name: string, parent?: string) => ({
    code,
    kind,
    name,
    validFrom: '2019-01-01',
    ...(parent ? { parent } : {}),
  })
  await db.transact(async (tx) => {
    await saveUnits(tx, [
      unit('ff', 'assembly', 'Fullmäktige'),
      unit('ks', 'executiveBoard', 'Styrelsen', 'ff'),
      unit('bn', 'committee', 'Barnnämnden', 'ff'),
      unit('kn', 'committee', 'Kulturnämnden', 'ff'),
    ])
    await saveVersions(
      tx,
      NODES.map((node) => ({
        node,
        version: 1,
        state: 'decided',
        decision: { body: 'Fullmäktige', paragraph: '§ 1', caseNumber: 'PROV 2022:1', date: '2022-12-14' },
        by: 'prov',
        at: '2022-12-14T12:00:00Z',
      })),
    )
    await saveValues(
      tx,
      MATERIAL.values.map(({ version: _, ...value }) => value),
    )
    await saveActivityStates(
      tx,
      [...MATERIAL.activityStates].map(([activity, state]) => ({
        round: ROUND,
        activity,
        state,
        note: '',
        by: 'bn1',
        at: AT,
        version: 1,
      })),
    )
    if (withRound) {
      const subjects = [{ address: PART, kind: 'committee' as const, unit: 'bn', title: 'Mål 1' }]
      await createRound(tx, { id: ROUND, opens: '2023-05-02', due: '2023-05-12', at: AT, subjects })
    }
  })
  const routes = roundRoutes({ units: () => db.transact(loadUnits), now: () => AT })
  const as = (may: May, name = 'Barnnämndens tjänsteman', drafts = new Map<string, Record<string, string>>()) =>
    served(routes, { db, actor: { name, person: PERSON }, today: '2023-05-23', may, drafts })
  return { db, as }
}

const said = (html: string) =>
  html
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
async function page(by: Served, path: string) {
  const answer = await by.get(path)
  const html = await answer.text()
  expect([path, answer.status]).toEqual([path, 200])
  expect(htmlFaults(html, { page: true })).toEqual([])
  return said(html)
}
const judgementPath = (ref: string) => `/bedomning?ref=${encodeURIComponent(ref)}`
const history = (db: TestDatabase, ref?: string) => db.transact((tx) => loadJudgementHistory(tx, ROUND, ref))

forEachDatabase('the round’s pages', (open) => {
  it('a committee overrides a sub-goal with a reason; the goal and its sentence change; anyone can follow why', async () => {
    const { db, as } = await prepared(open)
    const bn = as(bnMay)
    const before = await page(bn, '/mal/1/omgang/2023-04')
    expect(before).toContain('Ett väntas bli helt uppfyllt och två delvis uppfyllda.')
    const saved = await bn.post('/bedomning', { ref: SUB, assessment: 'notMet', reason: REASON, version: '0' })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/bedomning?ref=goals:subgoal/b%40BN/2023-04'])
    const after = await page(bn, '/mal/1/omgang/2023-04')
    expect(after).toContain('Ett väntas bli helt uppfyllt och ett delvis uppfyllt. Ett väntas inte bli uppfyllt.')
    const judged = await page(as(reads, 'Revisor'), judgementPath(SUB))
    expect(judged).toContain('Barnnämndens tjänsteman ändrade 23 maj 2023 från förslaget delvis.')
    expect(judged).toContain(REASON)
    expect(judged).not.toContain('Spara bedömningen')
    const value = await page(as(reads, 'Revisor'), judgementPath('goals:value/i2@BN/2023-04'))
    expect(value).toContain('Rapporterat av Enhetschef, bn1')
    expect(value).toContain('Mål 1 har tre delmål.')
    expect(await history(db, SUB)).toHaveLength(1)
  })

  it('a departure without a reason comes back with what was chosen, and nothing is saved', async () => {
    const { db, as } = await prepared(open)
    const answer = await as(bnMay).post('/bedomning', { ref: SUB, assessment: 'met', reason: 'nej', version: '0' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(htmlFaults(html, { page: true })).toEqual([])
    expect(html).toContain('Du ändrar Delvis till Helt. Skriv varför, minst tio tecken. Du skrev ”nej”.')
    expect(html).toMatch(/<option value="met" selected/)
    expect(await history(db)).toEqual([])
  })

  it.each([
    ['another committee’s sub-goal', bnMay, 'goals:subgoal/c@KN/2023-04', 403],
    ['the goal, by a committee', bnMay, GOAL, 403],
    ['a value', boardMay, 'goals:value/i1@BN/2023-04', 404],
    ['an address that does not exist', boardMay, 'goals:subgoal/zzz@BN/2023-04', 404],
    ['a sub-goal under another committee’s name', bnMay, 'goals:subgoal/c@BN/2023-04', 404],
    ['another room', boardMay, 'statements:income/x@region/2023-04', 404],
    ['without any right', reads, SUB, 403],
  ] as const)('refuses to judge %s', async (_, may, ref, status) => {
    const { db, as } = await prepared(open)
    const answer = await as(may).post('/bedomning', { ref, assessment: 'met', reason: REASON, version: '0' })
    expect(answer.status).toBe(status)
    expect(await history(db)).toEqual([])
  })

  it('the board weighs the goal, and may depart from the proposal', async () => {
    const { db, as } = await prepared(open)
    const answer = await as(boardMay, 'Styrelsen').post('/bedomning', {
      ref: GOAL,
      assessment: 'notMet',
      reason: REASON,
      version: '0',
      back: 'goal',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/mal/1/omgang/2023-04'])
    expect((await history(db, GOAL))[0]).toMatchObject({ assessment: 'notMet', proposed: 'partlyMet', by: 'Styrelsen' })
    expect(await page(as(reads), '/mal/overblick')).toContain('Ett mål väntas inte bli uppfyllt. Ett är ännu inte bedömt.')
  })

  it('two judge at once: the second meets both texts and chooses', async () => {
    const { db, as } = await prepared(open)
    const bn = as(bnMay)
    await bn.post('/bedomning', { ref: SUB, assessment: 'notMet', reason: REASON, version: '0' })
    const late = await bn.post('/bedomning', {
      ref: SUB,
      assessment: 'met',
      reason: 'Andra hälften är mycket bättre.',
      version: '0',
    })
    const html = await late.text()
    expect(late.status).toBe(409)
    expect(said(html)).toContain('Inte uppfyllt')
    expect(html).toContain('name="version" value="1"')
    const kept = await bn.post('/bedomning', {
      ref: SUB,
      assessment: 'Helt uppfyllt',
      reason: 'Andra hälften är mycket bättre.',
      version: '1',
    })
    expect(kept.status).toBe(303)
    expect((await history(db, SUB)).map((one) => [one.version, one.assessment])).toEqual([
      [1, 'notMet'],
      [2, 'met'],
    ])
  })

  it('many are confirmed at once, as they were seen', async () => {
    const { db, as } = await prepared(open)
    const bn = as(bnMay)
    const text = await page(bn, '/namnd/bn?omgang=2023-04')
    expect(text).toContain('Nämnden har två delmål i ett mål. Två väntar på en bedömning.')
    const form = new FormData()
    form.append('omgang', ROUND)
    for (const field of [`0 met goals:subgoal/a@BN/2023-04`, `0 partlyMet ${SUB}`, `0 partlyMet ${PART}`])
      form.append('bekrafta', field)
    expect((await bn.post('/namnd/bn/bekrafta', form)).status).toBe(303)
    expect((await history(db)).map((one) => [one.ref, one.reason])).toEqual([
      [PART, ''],
      ['goals:subgoal/a@BN/2023-04', ''],
      [SUB, ''],
    ])
    expect(await page(bn, '/namnd/bn?omgang=2023-04')).toContain('Alla är bedömda.')
    const again = await bn.post('/namnd/bn/bekrafta', { omgang: ROUND, bekrafta: `0 partlyMet ${SUB}` })
    expect([again.status, said(await again.text()).includes('Någon annan har bedömt samma sak')]).toEqual([409, true])
  })

  it.each([
    ['nothing ticked', '', 422, 'Inget delmål är valt.'],
    ['a proposal that has moved', `0 met ${SUB}`, 422, 'har ändrats från Helt till Delvis'],
    ['another committee’s step', '0 partlyMet goals:subgoal/c@KN/2023-04', 404, ''],
  ])('%s is not confirmed', async (_, field, status, words) => {
    const { db, as } = await prepared(open)
    const answer = await as(bnMay).post('/namnd/bn/bekrafta', { omgang: ROUND, bekrafta: field })
    expect(answer.status).toBe(status)
    expect(said(await answer.text())).toContain(words)
    expect(await history(db)).toEqual([])
  })

  it('nobody confirms for another committee', async () => {
    const { as } = await prepared(open)
    expect((await as(bnMay).post('/namnd/kn/bekrafta', { omgang: ROUND, bekrafta: `0 partlyMet ${SUB}` })).status).toBe(403)
    expect((await as(bnMay).post('/namnd/kn/text', { ref: PART, text: 'x', version: '0' })).status).toBe(403)
    expect(
      (await as(bnMay).post('/namnd/bn/text', { ref: 'goals:assessment/1@KN/2023-04', text: 'x', version: '0' })).status,
    ).toBe(404)
  })

  it('the committee’s own words are kept in versions, a draft until they are saved, and merged when two write', async () => {
    const { db, as } = await prepared(open)
    const drafts = new Map([[`round-text-${PART}`, { text: 'Påbörjat i går' }]])
    const at = '2023-05-22T14:00:00.000Z'
    for (const [key, fields] of drafts) await db.transact((tx) => saveDraft(tx, PERSON, key, fields, at))
    const bn = as(bnMay, 'Barnnämnden', drafts)
    expect(await page(bn, '/namnd/bn?omgang=2023-04')).toContain('Påbörjat i går')
    expect((await bn.post('/namnd/bn/text', { ref: PART, text: 'Läget är stabilt.', version: '0' })).status).toBe(303)
    expect(drafts.size).toBe(0)
    const late = await bn.post('/namnd/bn/text', { ref: PART, text: 'Läget är osäkert.', version: '0' })
    expect([late.status, (await late.text()).includes('Läget är stabilt.')]).toEqual([409, true])
    expect((await db.transact((tx) => loadRoundTexts(tx, ROUND))).get(PART)).toMatchObject({
      words: 'Läget är stabilt.',
      version: 1,
    })
  })

  it('an approved task is locked, and approval is refused while something below is unjudged', async () => {
    const { db, as } = await prepared(open, true)
    const task = await db.transact(async (tx) => (await listTasks(tx, { round: ROUND })).find((one) => one.subject === PART)!)
    const obstacles = await db.transact((tx) => roundObstacles(tx, [task]))
    expect(obstacles.get(PART)!.sv).toContain('Bedömning saknas för ”Delmål a” och ”Delmål b”.')
    await db.transact((tx) =>
      saveRoundJudgements(tx, [
        judgement('goals:subgoal/a@BN/2023-04', 'met'),
        judgement(SUB, 'partlyMet'),
        judgement(PART, 'partlyMet'),
      ]),
    )
    expect(await db.transact((tx) => roundObstacles(tx, [task]))).toEqual(new Map())
    for (const state of ['inProgress', 'ready', 'approved'] as const)
      await db.transact((tx) => setTaskState(tx, task.id, state, { at: AT, may: () => true }))
    const answer = await as(bnMay).post('/bedomning', { ref: SUB, assessment: 'notMet', reason: REASON, version: '1' })
    expect(answer.status).toBe(409)
    expect(await history(db, SUB)).toHaveLength(1)
  })

  it('a page says when there is nothing, and refuses what is not there', async () => {
    const { as } = await prepared(open)
    const by = as(reads)
    expect(await page(by, '/namnd/ks')).toContain('Nämnden har inga delmål')
    for (const path of [
      '/namnd/finns-inte',
      '/namnd/bn?omgang=april',
      '/mal/9/omgang/2023-04',
      '/mal/1/omgang/2023',
      '/bedomning',
      judgementPath('x'),
    ])
      expect([path, (await by.get(path)).status]).toEqual([path, 404])
    expect(await page(by, '/mal/overblick?omgang=2023-04&ordning=samst')).toContain('Sämst först')
  })
})
