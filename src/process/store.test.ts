// Rounds, tasks, drafts and the cycle on both databases: nothing is overwritten, the second of two saves is told, many are answered for.
import { describe, expect, it } from 'vitest'
import type { Actor, PersonId } from '../kernel/actor.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import type { Tx } from '../storage/database.ts'
import { forEachDatabase, OTHER_AUTHORITY, type TestDatabase } from '../storage/testing.ts'
import { askedReminders, type CycleStep, readDraft, readWhen, type TaskSubject } from './model.ts'
import {
  closeRound,
  createRound,
  currentRound,
  dropDraft,
  latestEvents,
  listTasks,
  loadCycle,
  loadDraft,
  loadRound,
  loadRounds,
  loadTask,
  moveTasks,
  noteReminders,
  reopenRound,
  requireOpen,
  roundHistory,
  saveCycle,
  saveDraft,
  saveStep,
  setTaskState,
  startTask,
  taskFor,
  taskHistory,
} from './store.ts'

const AT = '2023-05-09T12:00:00.000Z'
const all = () => true
const manager: Actor = { name: 'Chef e1', person: 'chef-e1' as PersonId }
const controller: Actor = { name: 'Controller HSN', person: 'controller-hsn' as PersonId }

const subjects: TaskSubject[] = [
  { address: 'organisation:unit/e1', kind: 'unit', unit: 'e1', title: 'Akuten' },
  { address: 'organisation:unit/e2', kind: 'unit', unit: 'e2', title: 'Barn' },
  { address: 'goals:assessment/1@HSN/2023-04', kind: 'committee', unit: 'hsn', title: 'Mål 1, HSN' },
]
const april = (tx: Tx) =>
  createRound(tx, {
    id: '2023-04',
    opens: '2023-05-02',
    due: '2023-05-12',
    at: AT,
    subjects,
    responsible: ({ unit }) => ({ person: `chef-${unit}` }),
  })

const by = <T>(db: TestDatabase, actor: Actor, work: (tx: Tx) => Promise<T>) => db.asAuthority(db.authority, actor, work)
const refused = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing refused',
    (error: unknown) => (error instanceof Refusal ? `${error.kind} ${error.code}` : String(error)),
  )

forEachDatabase('the process room', (open) => {
  describe('a round', () => {
    it('is made from its template once, and extended by what comes later', async () => {
      const db = await open()
      expect((await db.transact(april)).map(({ id }) => id)).toEqual(['2023-04.1', '2023-04.2', '2023-04.3'])
      expect(await db.transact(april)).toEqual([])
      const more = [
        ...subjects,
        { address: 'assignments:assignment/3', kind: 'assignment', unit: 'hsn', title: 'Uppdrag 3' } as const,
      ]
      const added = await db.transact((tx) =>
        createRound(tx, { id: '2023-04', opens: '2023-05-02', due: '2023-05-12', at: AT, subjects: more }),
      )
      expect(added.map(({ id, due }) => `${id} ${due}`)).toEqual(['2023-04.4 2023-05-12'])
      await db.transact(async (tx) => {
        expect((await loadRounds(tx)).map(({ id, version }) => [id, version])).toEqual([['2023-04', 2]])
        expect((await currentRound(tx, '2023-05-09'))?.id).toBe('2023-04')
        expect((await roundHistory(tx, '2023-04')).map(({ action }) => action)).toEqual(['extended', 'created'])
        expect((await listTasks(tx, { person: 'chef-e1' })).map(({ title }) => title)).toEqual(['Akuten'])
        expect((await taskFor(tx, '2023-04', 'organisation:unit/e2'))?.id).toBe('2023-04.2')
        expect(await taskFor(tx, '2023-04', 'organisation:unit/e9')).toBeUndefined()
      })
      const other = await db.asAuthority(OTHER_AUTHORITY, manager, (tx) => loadTask(tx, '2023-04.1'))
      expect(other).toBeUndefined()
    })

    it('closes only when everything is approved, or what is missing is accepted by name with a reason', async () => {
      const db = await open()
      await db.transact(april)
      const close = (acceptMissing: boolean, reason: string, version = 1) =>
        db.transact((tx) => closeRound(tx, '2023-04', { version, at: AT, acceptMissing, reason }))
      expect((await close(false, 'bråttom')).map(({ message }) => message.sv)).toEqual([
        'Akuten: ej påbörjad.',
        'Barn: ej påbörjad.',
        'Mål 1, HSN: ej påbörjad.',
      ])
      expect((await close(true, ' ')).map(({ cell }) => cell)).toEqual(['reason'])
      expect(await refused(close(true, 'x', 7))).toBe('conflict process/round-changed')
      expect(await close(true, 'Delåret lämnas utan dem.')).toEqual([])
      const task = (await db.transact((tx) => loadTask(tx, '2023-04.1')))!
      expect(await refused(db.transact((tx) => startTask(tx, task, { at: AT, may: all })))).toBe('conflict process/locked')
      expect(await refused(db.transact(april))).toBe('conflict process/round-closed')
      expect(await refused(db.transact((tx) => reopenRound(tx, '2023-04', { version: 2, at: AT, reason: '' })))).toBe(
        'invalid process/reason-missing',
      )
      await db.transact((tx) => reopenRound(tx, '2023-04', { version: 2, at: AT, reason: 'Rättelse från HSN.' }))
      await db.transact(async (tx) => {
        expect((await loadRound(tx, '2023-04'))?.closedAt).toBeUndefined()
        expect(
          (await roundHistory(tx, '2023-04')).map(({ action, reason, missing }) => [action, reason, missing.length]),
        ).toEqual([
          ['reopened', 'Rättelse från HSN.', 0],
          ['closed', 'Delåret lämnas utan dem.', 3],
          ['created', '', 0],
        ])
      })
    })
  })

  describe('a task', () => {
    it('keeps every step with who, for whom, when and why', async () => {
      const db = await open()
      await db.transact(april)
      const id = '2023-04.1'
      const move = (actor: Actor, to: Parameters<typeof setTaskState>[2], reason?: string) =>
        by(db, actor, (tx) => setTaskState(tx, id, to, { at: AT, may: all, ...(reason ? { reason } : {}) }))
      await by(db, manager, async (tx) => startTask(tx, (await loadTask(tx, id))!, { at: AT, may: all }))
      await move(controller, 'ready')
      await move(controller, 'returned', 'Ange effekt i kronor.')
      await move(manager, 'ready')
      await move(controller, 'approved')
      const locked = by(db, manager, (tx) => requireOpen(tx, { id }))
      expect(await refused(locked)).toBe('conflict process/locked')
      await move(controller, 'inProgress', 'Fel månad.')
      await db.transact(async (tx) => {
        const history = await taskHistory(tx, (await loadTask(tx, id))!)
        expect(
          history.reverse().map((e) => `${e.version} ${e.by}${e.onBehalfOf ? ` för ${e.onBehalfOf}` : ''}: ${e.from} → ${e.to} ${e.reason}`.trim()),
        ).toEqual([
          '2 Chef e1: notStarted → inProgress',
          '3 Controller HSN för chef-e1: inProgress → ready',
          '4 Controller HSN: ready → returned Ange effekt i kronor.',
          '5 Chef e1: returned → ready',
          '6 Controller HSN: ready → approved',
          '7 Controller HSN: approved → inProgress Fel månad.',
        ]) // biome-ignore format: one glance
        expect((await latestEvents(tx, '2023-04')).get(id)?.reason).toBe('Fel månad.')
        const log = await tx.query<{ action: string; before: unknown }>(
          `select action, before from storage.audit_log where authority_id = $1 and action = 'process/move-tasks' order by entry_no`,
          [tx.authority],
        )
        expect(log).toHaveLength(6)
        expect(log[0]!.before).toEqual([{ id, state: 'notStarted', version: 1 }])
      })
    })

    it('saved twice from the same version is saved once; the other is told what won, and nothing of theirs is stored', async () => {
      const db = await open()
      await db.transact(april)
      const save = (actor: Actor, reason: string) =>
        by(db, actor, (tx) => moveTasks(tx, [{ id: '2023-04.1', version: 2 }], 'returned', { at: AT, reason, may: all }))
      await db.transact((tx) => setTaskState(tx, '2023-04.1', 'ready', { version: 1, at: AT, may: all }))
      const [first, second] = (
        await Promise.all([save(controller, 'Skriv om köerna.'), save(manager, 'Skriv om kostnaden.')])
      ).map((outcomes) => outcomes[0]!)
      const kinds = [first!.kind, second!.kind].sort()
      expect(kinds).toEqual(['conflict', 'moved'])
      const lost = first!.kind === 'conflict' ? first! : second!
      const mine = first!.kind === 'conflict' ? 'Skriv om köerna.' : 'Skriv om kostnaden.'
      if (lost.kind !== 'conflict') throw new Error('one of the two lost')
      expect(lost.event?.reason).toMatch(/^Skriv om (köerna|kostnaden)\.$/)
      expect(lost.event?.reason).not.toBe(mine)
      const history = await db.transact((tx) => taskHistory(tx, lost.task))
      expect(history.map(({ reason }) => reason)).toEqual([lost.event!.reason, ''])
      expect(
        await refused(by(db, manager, (tx) => setTaskState(tx, '2023-04.1', 'ready', { version: 2, at: AT, may: all }))),
      ).toBe('conflict process/task-changed')
    })

    it('is one of many: each is answered for, and what is refused is not touched', async () => {
      const db = await open()
      await db.transact(april)
      await db.transact((tx) => moveTasks(tx, [{ id: '2023-04.1' }, { id: '2023-04.3' }], 'ready', { at: AT, may: all }))
      const obstacles = new Map([['goals:assessment/1@HSN/2023-04', text('Kedjan saknas.', 'No chain.')]])
      const wanted = [
        { id: '2023-04.1', version: 2 },
        { id: '2023-04.2', version: 1 },
        { id: '2023-04.3', version: 2 },
        { id: '2023-04.9', version: 1 },
        { id: 'skräp', version: 1 },
        { id: '2023-04.1', version: 2 },
      ]
      const outcomes = await db.transact((tx) => moveTasks(tx, wanted, 'approved', { at: AT, may: all, obstacles }))
      expect(outcomes.map((one) => [one.id, one.kind, one.kind === 'refused' ? one.findings[0]!.code : ''])).toEqual([
        ['2023-04.1', 'moved', ''],
        ['2023-04.2', 'refused', 'process/no-such-move'],
        ['2023-04.3', 'refused', 'process/obstacle'],
        ['2023-04.9', 'refused', 'process/unknown-task'],
        ['skräp', 'refused', 'process/unknown-task'],
      ])
      const states = await db.transact((tx) => listTasks(tx, { round: '2023-04' }))
      expect(states.map(({ state, version }) => `${state} ${version}`)).toEqual(['approved 3', 'notStarted 1', 'ready 2'])
    })

    it('is moved only by whoever may, in the unit the task has and not the one they say', async () => {
      const db = await open()
      await db.transact(april)
      const onlyE2 = (permission: string, unit: string) => permission === 'task:work' && unit === 'e2'
      const [mine, theirs] = await db.transact((tx) =>
        moveTasks(tx, [{ id: '2023-04.2' }, { id: '2023-04.1' }], 'ready', { at: AT, may: onlyE2 }),
      )
      expect([mine!.kind, theirs!.kind]).toEqual(['moved', 'refused'])
    })
  })

  describe('reminders', () => {
    it('are noted once', async () => {
      const db = await open()
      await db.transact(april)
      const sent = () =>
        db.transact(async (tx) =>
          noteReminders(tx, askedReminders(await listTasks(tx, { round: '2023-04' }), '2023-05-09'), '2023-05-09'),
        )
      expect((await sent()).map(({ person }) => person)).toEqual(['chef-e1', 'chef-e2', 'chef-hsn'])
      expect(await sent()).toEqual([])
    })
  })

  describe('a draft', () => {
    it('is the latest of one person and one form, until it is saved for good', async () => {
      const db = await open()
      const load = (person: string) => db.transact((tx) => loadDraft(tx, person, 'enhet/e1'))
      await db.transact((tx) => saveDraft(tx, 'chef-e1', 'enhet/e1', { comment: 'Kö' }, AT))
      await db.transact((tx) => saveDraft(tx, 'chef-e1', 'enhet/e1', { comment: 'Köerna', version: '3' }, AT))
      expect(await load('chef-e1')).toEqual({
        fields: { comment: 'Köerna', version: '3' },
        at: expect.stringMatching(/^2023-05-09T12:00/),
      })
      expect(await load('chef-e2')).toBeUndefined()
      await db.transact((tx) => dropDraft(tx, 'chef-e2', 'enhet/e1'))
      expect(await load('chef-e1')).toBeDefined()
      await db.transact((tx) => dropDraft(tx, 'chef-e1', 'enhet/e1'))
      expect(await load('chef-e1')).toBeUndefined()
    })

    it('is one of at most two hundred, the oldest dropped', async () => {
      const db = await open()
      await db.transact(async (tx) => {
        await tx.query(
          `insert into process.draft (authority_id, person, key, fields, saved_at)
           select $1::uuid, 'p', 'k' || n, '{}', timestamptz '2023-01-01' + n * interval '1 minute' from generate_series(1, 200) as n`,
          [tx.authority],
        )
        await saveDraft(tx, 'p', 'ny', { a: '1' }, AT)
        expect(await loadDraft(tx, 'p', 'k1')).toBeUndefined()
        expect(await loadDraft(tx, 'p', 'k2')).toBeDefined()
        expect(await loadDraft(tx, 'p', 'ny')).toBeDefined()
      })
    })
  })

  describe('the annual cycle', () => {
    const step = (no: number, words: string): CycleStep => ({
      no,
      title: text(`Steg ${no}`, `Step ${no}`),
      what: text('', ''),
      who: text('', ''),
      words: text(words, words),
      when: readWhen(words),
    })

    it('keeps earlier versions, saves nothing that is the same, and refuses to write over what was not read', async () => {
      const db = await open()
      await db.transact((tx) => saveCycle(tx, [step(1, '2022-04-14'), step(2, '30 April')], AT))
      await db.transact((tx) => saveCycle(tx, [step(1, '2022-04-14'), step(2, '15 maj')], AT))
      const cycle = await db.transact(loadCycle)
      expect(cycle.map(({ step: one, version }) => [one.no, one.words.sv, version])).toEqual([
        [1, '2022-04-14', 1],
        [2, '15 maj', 2],
      ])
      expect(await refused(db.transact((tx) => saveStep(tx, { no: 2, version: 1, step: step(2, 'juni'), at: AT })))).toBe(
        'conflict process/step-changed',
      )
      await db.transact((tx) => saveStep(tx, { no: 2, version: 2, at: AT }))
      expect((await db.transact(loadCycle)).map(({ step: one }) => one.no)).toEqual([1])
    })
  })
})

describe('what the browser sends as a draft', () => {
  it.each([
    ['k', '{"a":"1"}', []],
    ['', '{"a":"1"}', ['key']],
    ['k', '{"a":1}', ['fields']],
    ['k', '["a"]', ['fields']],
    ['k', 'null', ['fields']],
    ['k', '{', ['fields']],
    ['k'.repeat(201), JSON.stringify({ a: 'ö'.repeat(33_000) }), ['key', 'fields']],
  ])('%.5s with %.12s has faults in %o', (key, fields, cells) => {
    expect(readDraft({ key, fields }).findings.map(({ cell }) => cell)).toEqual(cells)
  })
})
