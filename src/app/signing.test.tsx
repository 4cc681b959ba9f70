// Signing an interim report of the demo, through its addresses: what stops it, what is kept, and that nothing later moves it.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isStale, partsOf, type RoundJudgement } from '../goals/model.ts'
import { loadRoundChain, saveRoundJudgements } from '../goals/store.ts'
import { onProblem } from '../http/problem.ts'
import { type Actor, LOCAL_ACTOR, type Role } from '../kernel/actor.ts'
import { auditHead, listAudit } from '../storage/auditReading.ts'
import type { Tx } from '../storage/database.ts'
import { seedFolder } from '../storage/testing.ts'
import { htmlFaults } from '../web/testing.ts'
import { fedOf } from './followUpWiring.ts'
import { type House, openHouse } from './house.ts'
import { mount } from './mount.tsx'
import { closePdf } from './reporting.ts'
import { reportRoutes } from './reportRoutes.tsx'
import { signingRoutes } from './signingRoutes.tsx'
import { worldKeeper } from './worldKeeper.ts'

const ROUND = '2023-04'
const HSN = 'year=2023&period=04&namnd=HSN'
const SIGNED = 'rapport=interim/2023-04/HSN&nr=1'

let data: string
let house: House
let current: ReturnType<typeof worldKeeper>
let controller: Hono
let elsewhere: Hono
let elected: Hono

const transact = <T,>(work: (tx: Tx) => Promise<T>) => house.db.asAuthority(house.authority.authorityId, LOCAL_ACTOR, work)
function serve(name: string, role: Role, unit: string): Hono {
  const app = new Hono()
  const actor: Actor = { name, grants: [{ role, unit, from: '2020-01-01' }] }
  const visitorOf = async () => ({ actor, entry: 'session' as const, demoDoor: false })
  mount(app, [...signingRoutes(), ...reportRoutes()], { house, current, visitorOf })
  app.onError(onProblem())
  return app
}

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'roder-signing-'))
  await seedFolder(data)
  house = await openHouse({ data, purpose: 'test' })
  current = worldKeeper(house)
  controller = serve('Controller', 'controller', 'rf')
  elsewhere = serve('Annan nämnds controller', 'controller', 'run')
  elected = serve('Ordförande', 'elected', 'rf')
}, 240_000)

afterAll(async () => {
  await closePdf()
  await house.close()
  rmSync(data, { recursive: true, force: true })
})

const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
/** A report's words, sentences whole. */
const saidIn = (report: unknown): string => JSON.stringify(report).replaceAll('"},{"kind":"text","text":"', '')
const page = async (path: string, app = controller, status = 200): Promise<string> => {
  const answer = await app.request(path)
  const html = await answer.text()
  expect([path, answer.status, htmlFaults(html, { page: true })]).toEqual([path, status, []])
  return html
}
const send = (path: string, fields: Record<string, string>, app = controller) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    body: new URLSearchParams(fields),
  })
const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const chain = async (round = ROUND) => {
  const world = await current()
  return transact((tx) => loadRoundChain(tx, round, fedOf(world)))
}
const named = { year: '2023', period: '04', namnd: 'HSN' }
const trySigning = async (more: Record<string, string> = {}, app = controller) => {
  const html = await page(`/rapporter/beslut?${HSN}`)
  return send('/rapporter/underteckna', { ...named, seen: hidden(html, 'seen'), no: hidden(html, 'no'), ...more }, app)
}
const file = async (path: string) => Buffer.from(await (await controller.request(path)).arrayBuffer())

interface Judging {
  ref: string
  to?: 'met' | 'notMet'
  reason?: string
}

/** Confirms every waiting step of the committee, as a person would, or judges one otherwise. */
async function judgeAll(pick: (steps: ReturnType<typeof stepsOf>) => Judging[], round = ROUND): Promise<void> {
  const steps = stepsOf(await chain(round))
  const byRef = new Map(steps.map((step) => [step.ref, step]))
  const judgements = pick(steps).map(({ ref, to, reason }): RoundJudgement => {
    const step = byRef.get(ref)!
    return {
      round,
      ref,
      assessment: to ?? step.proposed,
      proposed: step.proposed,
      reason: reason ?? 'Underlaget är genomgånget med verksamheten.',
      by: 'Tjänsteperson',
      at: '2023-05-25T08:00:00Z',
      version: (step.judgement?.version ?? 0) + 1,
    }
  })
  await transact((tx) => saveRoundJudgements(tx, judgements))
}
const stepsOf = (of: Awaited<ReturnType<typeof chain>>) => partsOf(of, 'HSN').flatMap(({ part }) => [...part.subgoals, part])

describe('what is decided', () => {
  test('is written by a controller of the whole or of the committee, and by nobody else', async () => {
    await page(`/rapporter/beslut?${HSN}`)
    for (const app of [elsewhere, elected]) {
      expect((await app.request(`/rapporter/beslut?${HSN}`)).status).toBe(403)
      expect((await send('/rapporter/beslut', { ...named, version: '0', caseNumber: 'X' }, app)).status).toBe(403)
      expect((await trySigning({}, app)).status).toBe(403)
    }
    expect((await elsewhere.request('/rapporter/beslut?year=2023&period=04')).status).toBe(403)
    await page('/rapporter/beslut?year=2023&period=04&namnd=RUN', elsewhere)
  })

  test('a day that is none is said with the form as it was written', async () => {
    const answer = await send('/rapporter/beslut', {
      ...named,
      version: '0',
      caseNumber: 'HSN 1',
      decidedOn: '30 maj',
      events: 'E',
    })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(plain(html)).toContain('”30 maj” är ingen dag')
    expect(html).toContain('value="HSN 1"')
    expect(htmlFaults(html, { page: true })).toEqual([])
  })

  test('is saved, stands in the report, and a late save shows both', async () => {
    const written = {
      ...named,
      caseNumber: 'HSN 2023:77',
      decidedOn: '2023-05-30',
      proposal: 'Nämnden beslutar så.',
      events: 'En\r\nTvå',
    }
    const saved = await send('/rapporter/beslut', { ...written, version: '0' })
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `/rapporter/beslut?${HSN}`])
    const report = saidIn(JSON.parse((await file(`/rapporter/delarsrapport.json?${HSN}`)).toString()))
    for (const words of ['Ärendenummer: HSN 2023:77. Beslutsdatum: 2023-05-30', 'Nämnden beslutar så.'])
      expect(report).toContain(words)
    const late = await send('/rapporter/beslut', { ...written, version: '0', caseNumber: 'HSN 2023:78' })
    const both = await late.text()
    expect([late.status, htmlFaults(both, { page: true })]).toEqual([409, []])
    for (const words of ['HSN 2023:77', 'HSN 2023:78']) expect(plain(both)).toContain(words)
    expect(await page(`/rapporter/beslut?${HSN}`)).toContain('value="HSN 2023:77"')
  })
})

describe('signing', () => {
  test('is stopped while nobody has answered for a status, step by step', async () => {
    // August has begun: one goal is judged, the others wait.
    const [begun] = partsOf(await chain('2023-08'), 'HSN')
    await judgeAll((steps) => steps.filter((one) => one.ref === begun!.part.ref).map(({ ref }) => ({ ref })), '2023-08')
    const html = await page('/rapporter/beslut?year=2023&period=08&namnd=HSN')
    expect(plain(html)).toContain('Rapporten kan inte undertecknas än')
    expect(plain(html)).toContain('Ingen har bekräftat eller ändrat förslaget')
    const answer = await send('/rapporter/underteckna', { ...named, period: '08', seen: 'f'.repeat(64), no: '1' })
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('Rapporten undertecknades inte')
    expect(plain(await page('/rapporter'))).not.toContain('Undertecknade rapporter')
  })

  test('is refused when the report has moved since it was read', async () => {
    const html = await page(`/rapporter/beslut?${HSN}`)
    expect(plain(html)).toContain('Underteckna rapporten')
    const answer = await trySigning({ seen: 'f'.repeat(64) })
    expect(answer.status).toBe(409)
    expect(plain(await answer.text())).toContain('Rapporten har ändrats sedan du öppnade sidan')
  })

  let before: Record<string, Buffer>
  const kept = async () => ({
    json: await file(`/rapporter/undertecknad.json?${SIGNED}`),
    html: await file(`/rapporter/undertecknad.html?${SIGNED}`),
    pdf: await file(`/rapporter/undertecknad.pdf?${SIGNED}`),
    docx: await file(`/rapporter/undertecknad.docx?${SIGNED}`),
  })

  test('freezes the report with values, imports and the head of the log', { timeout: 60_000 }, async () => {
    const head = await transact(auditHead)
    const answer = await trySigning()
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/rapporter/undertecknad?${SIGNED}`])
    before = await kept()
    const content = JSON.parse(before.json!.toString())
    const text = saidIn(content.report)
    expect(text).toContain(`${head.entryNo}:${head.hash}`)
    expect(text).toContain('Undertecknad i Roder av Controller den ')
    expect(Object.keys(content.figures).length).toBeGreaterThan(10)
    const [entry] = await transact((tx) => listAudit(tx, { action: 'reports/sign', limit: 1 }))
    const after = entry!.after as { sha256: string; imports: unknown[] }
    expect(after.sha256).toBe(createHash('sha256').update(before.json!).digest('hex'))
    expect(after.imports.length).toBeGreaterThan(0)
    expect(before.pdf!.toString('latin1')).toContain('pdfuaid')
    expect(before.html!.toString()).toContain(head.hash)
  })

  test('shows it to everyone who reads reports, listed, with the head, and unchanged so far', async () => {
    expect(plain(await page('/rapporter', elected))).toContain('Undertecknade rapporter')
    const html = plain(await page(`/rapporter/undertecknad?${SIGNED}`, elected))
    expect(html).toContain('Ingenting har ändrats sedan dess.')
    expect(html).toContain('Kontrollsumma för loggen')
    expect(plain(await page(`/rapporter/delarsrapport?${HSN}`, elected))).toContain('Undertecknad av Controller')
    const answer = await trySigning({ seen: 'x', no: '2' })
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('har inte ändrats sedan dess')
  })

  test('stays to the byte when a judgement changes; the living report says how far it has moved', {
    timeout: 60_000,
  }, async () => {
    const [step] = stepsOf(await chain()).filter((one) => one.assessment !== 'notMet')
    await judgeAll(() => [{ ref: step!.ref, to: 'notMet' }])
    const after = await kept()
    for (const format of ['json', 'html', 'pdf', 'docx'] as const)
      expect([format, Buffer.compare(before[format]!, after[format])]).toEqual([format, 0])
    const said = /Har ändrats sedan underskriften: (?:(\d+) siffr\w+)?[^.]*?(\d+) status\w* [^.]*står annorlunda/
    for (const path of [`/rapporter/delarsrapport?${HSN}`, `/rapporter/undertecknad?${SIGNED}`]) {
      const found = said.exec(plain(await page(path)))
      expect([path, Number(found?.[2]) > 0]).toEqual([path, true])
    }
    const living = await file(`/rapporter/delarsrapport.json?${HSN}`)
    expect(JSON.stringify(JSON.parse(living.toString()).chapters)).not.toBe(
      JSON.stringify(JSON.parse(before.json!.toString()).report.chapters),
    )
  })

  test('again is a new signature beside the first', async () => {
    const html = await page(`/rapporter/beslut?${HSN}`)
    expect(hidden(html, 'no')).toBe('2')
    await judgeAll((steps) => steps.filter(isStale).map(({ ref }) => ({ ref })))
    const answer = await trySigning()
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/rapporter/undertecknad?${SIGNED.replace('nr=1', 'nr=2')}`,
    ])
    expect(Buffer.compare(before.json!, await file(`/rapporter/undertecknad.json?${SIGNED}`))).toBe(0)
  })

  test('one that does not exist is said in words', async () => {
    for (const query of ['', 'rapport=interim/2023-04&nr=1', 'rapport=interim/2023-04/HSN&nr=9'])
      expect((await controller.request(`/rapporter/undertecknad?${query}`)).status).toBe(404)
  })
})

test('August 2020 rests on the books: what does not tie out needs a reason, and the reason is kept', {
  timeout: 60_000,
}, async () => {
  const about = { year: '2020', period: '08' }
  const html = await page('/rapporter/beslut?year=2020&period=08')
  const fields = { ...about, seen: hidden(html, 'seen'), no: hidden(html, 'no') }
  const deviations = (await current())
    .tieOut(2020, 'books')
    .results.filter((r) => r.verdict === 'deviation' && r.severity === 'F')
  const first = await send('/rapporter/underteckna', fields)
  expect(first.status).toBe(deviations.length > 0 ? 422 : 303)
  if (deviations.length === 0) return
  expect(plain(await first.text())).toContain(`Räkenskaperna har ${deviations.length} avvikelser`)
  const reason = 'Avvikelserna är kända och rättas i årsbokslutet.'
  expect((await send('/rapporter/underteckna', { ...fields, overrideReason: reason })).status).toBe(303)
  expect(plain(await page('/rapporter/undertecknad?rapport=interim/2020-08&nr=1'))).toContain(reason)
})
