// Jobs: done once whoever runs them, tried again when they fail, given back when their holder dies, dead with a sentence.
import { describe, expect, it, test } from 'vitest'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { loadSetting, saveSetting } from '../storage/setting.ts'
import { forEachDatabase, OTHER_AUTHORITY, type TestDatabase } from '../storage/testing.ts'
import { afterFailure, CLAIM_MS, type Handlers, type Job, later, type NewJob, REMEMBERED_DAYS, WAITS_MS } from './job.ts'
import { runDueJobs, startJobs } from './run.ts'
import { claimNext, enqueue, listJobs, markDone, reviveJob } from './store.ts'

const NOW = '2026-11-22T08:00:00.000Z'
const afterMs = (ms: number) => later(NOW, ms)
const put = (db: TestDatabase, job: Partial<NewJob> = {}) =>
  db.transact((tx) => enqueue(tx, { kind: 'test/note', payload: {}, runAfter: NOW, ...job }))
const jobs = (db: TestDatabase) => db.transact((tx) => listJobs(tx, { limit: 100 }))
const run = (db: TestDatabase, handlers: Handlers, now = NOW, limit = 100) => runDueJobs(db, db.authority, handlers, now, limit)

/** A handler that keeps what it was given, and does what it is told. */
function noting(act: (job: Job) => void | Promise<void> = () => undefined) {
  const seen: Job[] = []
  const outside = async (job: Job) => {
    seen.push(job)
    await act(job)
  }
  return { seen, handlers: { 'test/note': { outside } } satisfies Handlers }
}

describe('a failed attempt', () => {
  test('is tried again later and later, then never', () => {
    const outcomes = [1, 2, 3, 4, 5, 6, 7].map((attempt) => afterFailure(attempt, new Error('lost\nstack'), NOW))
    expect(outcomes.map((o) => (o.state === 'waiting' ? o.runAfter : o.state))).toEqual([...WAITS_MS.map(afterMs), 'dead'])
    expect(outcomes[0]!.error.sv).toBe('Jobbet stannade på ett fel i Roder: lost')
  })
  test.each(['invalid', 'not-found', 'not-allowed'] as const)('is not tried again when refused as %s', (kind) => {
    expect(afterFailure(1, new Refusal(kind, 'a/b', text('Nej.', 'No.')), NOW)).toEqual({
      state: 'dead',
      error: text('Nej.', 'No.'),
    })
  })
  test.each(['unavailable', 'conflict'] as const)('is tried again when refused as %s', (kind) => {
    expect(afterFailure(1, new Refusal(kind, 'a/b', text('Nej.', 'No.')), NOW).state).toBe('waiting')
  })
})

forEachDatabase('jobs', (open) => {
  it('are done in the order they fell due, not before, and once', async () => {
    const db = await open()
    await put(db, { payload: { no: 2 }, runAfter: afterMs(-1000) })
    await put(db, { payload: { no: 1 }, runAfter: afterMs(-2000) })
    await put(db, { payload: { no: 3 }, runAfter: afterMs(1000) })
    const { seen, handlers } = noting()
    expect(await run(db, handlers)).toEqual({ done: 2, failed: 0 })
    expect(await run(db, handlers)).toEqual({ done: 0, failed: 0 })
    expect(seen.map((job) => job.payload)).toEqual([{ no: 1 }, { no: 2 }])
    expect(await run(db, handlers, afterMs(1000))).toEqual({ done: 1, failed: 0 })
  })

  it('forget what they carried when they are done', async () => {
    const db = await open()
    await put(db, { payload: { to: 'chef@example.org' } })
    await run(db, noting().handlers)
    const rows = await db.transact((tx) => tx.query('select payload from jobs.job where authority_id = $1', [tx.authority]))
    expect(rows).toEqual([{ payload: {} }])
  })

  it('are made with the transaction that wanted them, or not at all', async () => {
    const db = await open()
    const regretted = db.transact(async (tx) => {
      await enqueue(tx, { kind: 'test/note', payload: {} })
      throw new Error('regret')
    })
    await expect(regretted).rejects.toThrow('regret')
    expect(await jobs(db)).toEqual([])
  })

  it('with the same key are made once, also when done and asked for side by side; forgotten after a season', async () => {
    const db = await open()
    const made = await Promise.all([...Array(8).keys()].map(() => put(db, { key: 'round/2023-04' })))
    expect(made.filter((id) => id !== undefined)).toHaveLength(1)
    const { seen, handlers } = noting()
    await run(db, handlers)
    expect(await put(db, { key: 'round/2023-04' })).toBeUndefined()
    expect(await put(db, { key: 'round/2023-08' })).toBeDefined()
    await run(db, handlers, afterMs((REMEMBERED_DAYS + 1) * 86_400_000))
    expect(await put(db, { key: 'round/2023-04' })).toBeDefined()
    expect(seen).toHaveLength(2)
  })

  it('are never done twice by workers side by side', async () => {
    const db = await open()
    for (let no = 0; no < 60; no++) await put(db, { payload: { no } })
    const { seen, handlers } = noting(() => new Promise((resolve) => setTimeout(resolve, 1)))
    const ran = await Promise.all([1, 2, 3, 4].map(() => run(db, handlers)))
    expect(ran.reduce((sum, { done }) => sum + done, 0)).toBe(60)
    expect(seen.map((job) => job.payload.no).sort((a, b) => Number(a) - Number(b))).toEqual([...Array(60).keys()])
    expect((await jobs(db)).map((job) => job.state)).toEqual(Array(60).fill('done'))
  })

  it('come back when their holder dies, after the claim and not before; the dead holder’s late answer is not heard', async () => {
    const db = await open()
    await put(db)
    const lost = await db.transact((tx) => claimNext(tx, { 'test/note': CLAIM_MS }, NOW))
    const { seen, handlers } = noting()
    expect(await run(db, handlers, afterMs(CLAIM_MS - 1))).toEqual({ done: 0, failed: 0 })
    const again = await db.transact((tx) => claimNext(tx, { 'test/note': CLAIM_MS }, afterMs(CLAIM_MS)))
    expect(again).toMatchObject({ jobId: lost!.jobId, attempt: 2 })
    expect(await db.transact((tx) => markDone(tx, lost!, afterMs(CLAIM_MS)))).toBe(false)
    expect(await db.transact((tx) => markDone(tx, again!, afterMs(CLAIM_MS)))).toBe(true)
    expect(seen).toEqual([])
  })

  it('that kill their holder every time are dead in the end', async () => {
    const db = await open()
    await put(db)
    let now = NOW
    for (let i = 0; i <= WAITS_MS.length; i++, now = later(now, CLAIM_MS))
      expect(await db.transact((tx) => claimNext(tx, { 'test/note': CLAIM_MS }, now))).toBeDefined()
    const { seen, handlers } = noting()
    await run(db, handlers, now)
    expect([seen, (await jobs(db))[0]]).toMatchObject([[], { state: 'dead', lastError: { sv: /avbröts/ } }])
  })

  it('on the database end in the same transaction as their work: a failure takes the work back', async () => {
    const db = await open()
    await put(db)
    let fails = true
    const handlers: Handlers = {
      'test/note': {
        inside: async (tx) => {
          await saveSetting(tx, 'done', { times: ((await loadSetting<{ times: number }>(tx, 'done'))?.times ?? 0) + 1 })
          if (fails) throw new Error('half way')
        },
      },
    }
    const times = () => db.transact((tx) => loadSetting(tx, 'done'))
    expect(await run(db, handlers)).toEqual({ done: 0, failed: 1 })
    expect([await times(), (await jobs(db))[0]!.state]).toEqual([undefined, 'waiting'])
    fails = false
    expect(await run(db, handlers), 'not before its wait is over').toEqual({ done: 0, failed: 0 })
    expect(await run(db, handlers, afterMs(WAITS_MS[0]!))).toEqual({ done: 1, failed: 0 })
    expect(await times()).toEqual({ times: 1 })
  })

  it('that lose their claim while at work are ended by whoever has it now', async () => {
    const db = await open()
    await put(db)
    const other: Handlers = { 'test/note': { outside: async () => undefined } }
    const slow: Handlers = { 'test/note': { outside: async () => void (await run(db, other, afterMs(CLAIM_MS))) } }
    expect(await run(db, slow, NOW, 1)).toEqual({ done: 0, failed: 1 })
    expect((await jobs(db))[0]).toMatchObject({ state: 'done', attempts: 2 })
  })

  it('end as dead with the sentence, and are tried again when someone says so, in the log', async () => {
    const db = await open()
    const jobId = await put(db)
    const refused = new Refusal('invalid', 'mail/address', text('Adressen finns inte.', 'There is no such address.'))
    const { handlers } = noting(() => {
      throw refused
    })
    await run(db, handlers)
    expect((await jobs(db))[0]).toMatchObject({
      state: 'dead',
      attempts: 1,
      lastError: refused.text,
      endedAt: '2026-11-22T08:00:00Z',
    })
    await db.transact((tx) => reviveJob(tx, jobId!, NOW))
    expect(await run(db, noting().handlers)).toEqual({ done: 1, failed: 0 })
    await expect(db.transact((tx) => reviveJob(tx, jobId!, NOW))).rejects.toMatchObject({ code: 'jobs/not-dead' })
    const logged = await db.transact((tx) =>
      tx.query('select action, subject from storage.audit_log where authority_id = $1 order by entry_no desc limit 1', [
        tx.authority,
      ]),
    )
    expect(logged).toEqual([{ action: 'jobs/revive', subject: jobId }])
  })

  it('of one authority are not seen by another, and kinds without a handler wait', async () => {
    const db = await open()
    await db.asAuthority(OTHER_AUTHORITY, LOCAL_ACTOR, (tx) => enqueue(tx, { kind: 'test/note', payload: {}, runAfter: NOW }))
    await put(db, { kind: 'test/later' })
    const { seen, handlers } = noting()
    expect(await run(db, handlers)).toEqual({ done: 0, failed: 0 })
    expect(seen).toEqual([])
    expect((await jobs(db)).map((job) => [job.kind, job.state])).toEqual([['test/later', 'waiting']])
  })

  it('run by themselves until stopped; stopping waits for the one at work', async () => {
    const db = await open()
    let started = () => {}
    const atWork = new Promise<void>((resolve) => (started = resolve))
    const { seen, handlers } = noting(async () => {
      started()
      await new Promise((resolve) => setTimeout(resolve, 50))
    })
    const loop = startJobs(db, db.authority, handlers, { everyMs: 60_000, now: () => NOW })
    for (let no = 0; no < 3; no++) await put(db)
    loop.wake()
    await atWork
    await loop.stop()
    const states = (await jobs(db)).map((job) => job.state).sort()
    expect(seen).toHaveLength(1)
    expect(states).toEqual(['done', 'waiting', 'waiting'])
  })

  it('of every day are made once a day in Stockholm, whoever beats first', async () => {
    const db = await open()
    const seen: unknown[] = []
    const handlers: Handlers = { 'test/daily': { inside: async (_, job) => void seen.push(job.payload) } }
    let now = '2026-11-22T22:59:00Z'
    const loop = () => startJobs(db, db.authority, handlers, { everyMs: 60_000, now: () => now, daily: ['test/daily'] })
    for (const instant of ['2026-11-22T22:59:00Z', '2026-11-22T22:59:30Z', '2026-11-22T23:01:00Z']) {
      now = instant
      for (const one of [loop(), loop()]) {
        await expect.poll(() => jobs(db).then((rows) => rows.every((job) => job.state === 'done') && rows.length > 0)).toBe(true)
        await one.stop()
      }
    }
    expect(seen).toEqual([{ date: '2026-11-22' }, { date: '2026-11-23' }])
  })

  it('are looked for again after the database was away', async () => {
    const db = await open()
    await put(db)
    let away = true
    const flaky: TestDatabase = Object.assign(Object.create(db), {
      asAuthority: (...args: Parameters<typeof db.asAuthority>) =>
        away ? Promise.reject(new Error('away')) : db.asAuthority(...args),
    })
    const errors: unknown[] = []
    let tell = () => {}
    const done = new Promise<void>((resolve) => (tell = resolve))
    const onError = (error: unknown) => {
      errors.push(error)
      away = false
    }
    const loop = startJobs(flaky, db.authority, noting(tell).handlers, { everyMs: 5, now: () => NOW, onError })
    await done
    await loop.stop()
    expect(errors).toHaveLength(1)
  })
})
