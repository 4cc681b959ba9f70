// Rounds, templates, states and deadlines as tables: who may move what, what each round asks for, who is reminded when.
import { describe, expect, it, test } from 'vitest'
import type { PersonId } from '../../kernel/actor.ts'
import type { Unit } from '../../organisation/model.ts'
import { addDays, dayWords, deadlineWords, leftWords } from './deadline.ts'
import { heatMap, missing, progressTree, sharedState, unfinished } from './progress.ts'
import { askedReminders, dueReminders, reminderWords } from './reminder.ts'
import { responsibleBy } from './responsible.ts'
import { basisOf, kindOf, pickCurrent, type Round, roundName } from './round.ts'
import { roundSentence } from './sentence.ts'
import { decideMove, lockedWords, movesFrom, parseTaskId, STATE_WORDS, TASK_STATES, type Task, type TaskState } from './task.ts'
import { plannedTasks } from './template.ts'

const round: Round = { id: '2023-04', opens: '2023-05-02', due: '2023-05-12', version: 1 }
const closed: Round = { ...round, closedAt: '2023-06-01T10:00:00Z' }

const task = (more: Partial<Task> = {}): Task => ({
  id: '2023-04.1',
  round: '2023-04',
  no: 1,
  kind: 'unit',
  subject: 'organisation:unit/e1',
  unit: 'e1',
  title: 'Akuten',
  person: 'chef-e1',
  due: '2023-05-12',
  state: 'notStarted',
  version: 1,
  ...more,
})

describe('a round', () => {
  test.each([
    ['2023-04', 'april', 'prognosis', 'Delår april 2023', 'Interim April 2023'],
    ['2023-08', 'august', 'prognosis', 'Delår augusti 2023', 'Interim August 2023'],
    ['2023-12', 'year', 'outcome', 'Helår 2023', 'Full year 2023'],
    ['2020-11', 'month', 'none', 'Månad november 2020', 'Month November 2020'],
  ])('%s is of kind %s and asks for %s: %s, %s', (id, kind, basis, sv, en) => {
    expect([kindOf(id), basisOf(id), roundName(id)]).toEqual([kind, basis, { sv, en }])
  })

  test('being worked with is the latest open one that has begun, seen from its own day', () => {
    const next: Round = { id: '2023-08', opens: '2023-09-01', due: '2023-09-12', version: 1 }
    expect(pickCurrent([round, next], '2023-06-01')?.id).toBe('2023-04')
    expect(pickCurrent([round, next], '2023-09-02')?.id).toBe('2023-08')
    expect(pickCurrent([{ ...round, asOf: '2023-05-09' }], '2026-11-22')?.id).toBe('2023-04')
    expect(pickCurrent([closed], '2026-11-22')?.id).toBe('2023-04')
    expect(pickCurrent([], '2026-11-22')).toBeUndefined()
  })
})

describe('a template', () => {
  const subjects = [
    { address: 'organisation:unit/e1', kind: 'unit', unit: 'e1', title: 'Akuten' },
    { address: 'goals:assessment/1@HSN/x', kind: 'committee', unit: 'hsn', title: 'Mål 1, HSN' },
    { address: 'goals:assessment/1@region/x', kind: 'goal', unit: 'rs', title: 'Mål 1' },
    { address: 'assignments:assignment/3', kind: 'assignment', unit: 'hsn', title: 'Uppdrag 3' },
  ] as const
  const planned = (id: string, existing: Task[] = []) =>
    plannedTasks({ id, due: '2023-05-12', subjects, responsible: ({ unit }) => ({ person: `chef-${unit}` }), existing }).map(
      ({ id: own, kind, due, person, state }) => `${own} ${kind} ${due} ${person} ${state}`,
    )

  test.each(['2023-04', '2023-08', '2023-12'])('of %s asks units first, then committees, then the board', (id) => {
    expect(planned(id)).toEqual([
      `${id}.1 unit 2023-05-12 chef-e1 notStarted`,
      `${id}.2 committee 2023-05-19 chef-hsn notStarted`,
      `${id}.3 goal 2023-05-26 chef-rs notStarted`,
      `${id}.4 assignment 2023-05-12 chef-hsn notStarted`,
    ])
  })

  test('of a month asks for money and forecast only, of units', () => {
    expect(planned('2020-11')).toEqual(['2020-11.1 unit 2023-05-12 chef-e1 notStarted'])
  })

  test('adds what has come since and leaves what is there', () => {
    expect(planned('2023-04', [task({ no: 7 })])).toHaveLength(3)
    expect(planned('2023-04', [task({ no: 7 })])[0]).toBe('2023-04.8 committee 2023-05-19 chef-hsn notStarted')
  })
})

describe('the states of a task', () => {
  // Rows from, columns to: w = whoever works, a = whoever approves, + = with a reason, . = no such move.
  const TABLE = `
                notStarted inProgress ready returned approved
    notStarted  .          w          w     .        .
    inProgress  .          .          w     .        .
    ready       .          w          .     a+       a
    returned    .          w          w     .        .
    approved    .          a+         .     .        .`
  const [head = [], ...rows] = TABLE.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  const cases = rows.flatMap(([from, ...cells]) =>
    cells.map((cell, at) => [from, head[at], cell] as [TaskState, TaskState, string]),
  )
  const who =
    (...permissions: string[]) =>
    (permission: string) =>
      permissions.includes(permission)

  test.each(cases)('%s → %s: %s', (from, to, cell) => {
    const moved = (may: (permission: string) => boolean, reason: string) =>
      decideMove(task({ state: from }), to, { round, reason, may }).ok
    expect({
      worker: moved(who('task:work'), 'skäl'),
      approver: moved(who('task:approve'), 'skäl'),
      silent: moved(who('task:work', 'task:approve'), ' '),
      nobody: moved(who(), 'skäl'),
    }).toEqual({ worker: cell === 'w', approver: cell.startsWith('a'), silent: cell === 'w' || cell === 'a', nobody: false })
  })

  test('never move in a closed round, and everything that stands against a move is said at once', () => {
    const result = decideMove(task({ state: 'ready' }), 'returned', { round: closed, may: who() })
    expect(result.findings.map(({ code, cell }) => [code, cell])).toEqual([
      ['process/round-closed', undefined],
      ['process/not-yours', undefined],
      ['process/reason-missing', 'reason'],
    ])
    expect(movesFrom(task(), closed, () => true)).toEqual([])
  })

  test('an approval is stopped by what a later room says is lacking', () => {
    const obstacle = { sv: 'Bedömningen saknar kedja.', en: 'No chain.' }
    const result = decideMove(task({ state: 'ready' }), 'approved', { round, may: () => true, obstacle })
    expect(result.findings.map(({ message }) => message)).toEqual([obstacle])
  })

  test('only an approved task or a closed round is locked, and says who can open it', () => {
    expect(TASK_STATES.filter((state) => lockedWords(task({ state }), round))).toEqual(['approved'])
    expect(TASK_STATES.filter((state) => lockedWords(task({ state }), closed))).toEqual(TASK_STATES)
    expect(lockedWords(task({ state: 'approved' }), round)?.sv).toContain('Be den som godkände')
  })

  test.each([
    ['2023-04.17', { round: '2023-04', no: 17 }],
    ['2023-04.0', undefined],
    ['2023-13.1', undefined],
    ["2023-04.1' or 1=1", undefined],
  ])('the id %s is read as %o', (id, parsed) => {
    expect(parseTaskId(id)).toEqual(parsed)
  })
})

describe('a deadline', () => {
  test.each([
    ['2023-05-12', '2023-05-09', 'fre 12 maj', 'om tre dagar', 'in three days'],
    ['2023-05-10', '2023-05-09', 'ons 10 maj', 'i morgon', 'tomorrow'],
    ['2023-05-09', '2023-05-09', 'tis 9 maj', 'i dag', 'today'],
    ['2023-05-08', '2023-05-09', 'mån 8 maj', 'en dag försenad', 'one day late'],
    ['2023-05-12', '2023-06-09', '12 maj 2023', '28 dagar försenad', '28 days late'],
    ['2026-11-24', '2026-11-22', 'tis 24 nov', 'om två dagar', 'in two days'],
  ])('%s seen from %s is %s, %s, %s', (due, today, day, sv, en) => {
    expect([deadlineWords(due, today, 'sv'), leftWords(due, today, 'sv'), leftWords(due, today, 'en')]).toEqual([day, sv, en])
  })

  test('days run over months, leap days and summer time', () => {
    expect([addDays('2023-12-31', 1), addDays('2024-02-28', 1), addDays('2023-03-25', 2), addDays('2023-10-28', 2)]).toEqual([
      '2024-01-01',
      '2024-02-29',
      '2023-03-27',
      '2023-10-30',
    ])
    expect([dayWords('2023-05-12', '2023-05-09', 'sv'), dayWords('2022-05-12', '2023-05-09', 'sv')]).toEqual([
      '12 maj',
      '12 maj 2022',
    ])
  })
})

describe('the sentence a round opens with', () => {
  const begun = task({ state: 'inProgress' })
  const cases: [string, Round, Task[], string, string, string][] = [
    ['before it opens', round, [begun], '2023-05-01', 'Omgången öppnar 2 maj. Alla avsnitt är påbörjade.', 'The round opens 2 May. All sections are started.'],
    ['on time', round, [task()], '2023-05-09', 'Sista dag för enheterna är 12 maj, om tre dagar. Ett avsnitt är inte påbörjat.', 'Units are due 12 May, in three days. One section is not started.'],
    ['the last day', round, [task(), task()], '2023-05-12', 'Sista dag för enheterna är 12 maj, i dag. Två avsnitt är inte påbörjade.', 'Units are due 12 May, today. Two sections are not started.'],
    ['late', round, [begun], '2023-05-13', 'Sista dag för enheterna var 12 maj, för en dag sedan. Alla avsnitt är påbörjade.', 'Units were due 12 May, one day ago. All sections are started.'],
    ['as of its own day', { ...round, asOf: '2023-05-09' }, [begun], '2026-11-22', 'Sista dag för enheterna är 12 maj, om tre dagar. Alla avsnitt är påbörjade. Demon visas som den 9 maj 2023.', 'Units are due 12 May, in three days. All sections are started. The demo is shown as of 9 May 2023.'],
    ['closed', { ...closed, closedBy: 'Controller', closeReason: 'Lämnas utan.' }, [begun], '2023-06-02', 'Omgången stängdes 1 juni 2023 av Controller. Ett avsnitt godtogs utan att vara godkänt: Lämnas utan.', 'The round was closed 1 June 2023 by Controller. One section was accepted without approval: Lämnas utan.'],
  ] // biome-ignore format: a case a line

  test.each(cases)('%s', (_, of, tasks, today, sv, en) => {
    expect(roundSentence(of, tasks, today)).toEqual({ sv, en })
  })
})

describe('who answers for a task', () => {
  const grant = (person: string, role: 'manager' | 'official', unit: string, more = {}) => ({ person: person as PersonId, role, unit, from: '2023-01-01', ...more }) // biome-ignore format: one line
  const who = responsibleBy(
    [
      grant('a', 'manager', 'e1'),
      grant('b', 'manager', 'e1', { deputyFor: 'a', to: '2023-12-31' }),
      grant('c', 'manager', 'e2'),
      grant('d', 'manager', 'e2'),
      grant('e', 'official', 'hsn', { to: '2023-05-01' }),
      grant('f', 'manager', 'hsn'),
    ],
    '2023-05-09',
  )
  test.each([
    ['the manager and the deputy', 'unit', 'e1', { person: 'a', deputy: 'b' }],
    ['the role, when two hold it', 'unit', 'e2', { responsible: 'Enhetens chef' }],
    ['the role, when nobody holds it any more', 'committee', 'hsn', { responsible: 'Nämndens tjänsteperson' }],
  ] as const)('is %s', (_, kind, unit, expected) => {
    expect(who({ address: 'x', kind, unit, title: 'x' })).toEqual(expected)
  })
})

describe('reminders', () => {
  const on = (today: string, more: Partial<Task> = {}, of: Round = round) =>
    dueReminders([task(more)], of, today).map(({ person, key }) => `${person} ${key}`)

  test.each([
    ['2023-05-01', []],
    ['2023-05-02', ['chef-e1 2023-04.1/opened/chef-e1']],
    ['2023-05-04', []],
    ['2023-05-05', ['chef-e1 2023-04.1/week/chef-e1']],
    ['2023-05-09', ['chef-e1 2023-04.1/threeDays/chef-e1']],
    ['2023-05-12', []],
    ['2023-05-13', ['chef-e1 2023-04.1/overdue/2023-05-13/chef-e1']],
    ['2023-05-19', ['chef-e1 2023-04.1/overdue/2023-05-19/chef-e1']],
    ['2023-05-20', []],
    ['2023-05-26', ['chef-e1 2023-04.1/overdue/2023-05-26/chef-e1']],
  ])('on %s: %o', (today, expected) => {
    expect(on(today)).toEqual(expected)
  })

  test('go to the deputy too, not to whoever has handed in, not in a closed round, and by the round’s own day', () => {
    expect(on('2023-05-09', { deputy: 'bitr-e1' })).toHaveLength(2)
    expect(on('2023-05-09', { deputy: 'chef-e1' })).toHaveLength(1)
    expect(on('2023-05-09', { state: 'ready' })).toEqual([])
    expect(on('2023-05-09', { state: 'returned' })).toHaveLength(1)
    expect(on('2023-05-09', { person: undefined })).toEqual([])
    expect(on('2023-05-09', {}, closed)).toEqual([])
    expect(on('2026-11-22', {}, { ...round, asOf: '2023-05-09' })).toEqual(['chef-e1 2023-04.1/threeDays/chef-e1'])
  })

  test('asked for by hand go once a day to each who has something waiting', () => {
    expect(askedReminders([task(), task({ id: '2023-04.2', state: 'approved' })], '2023-05-10').map(({ key }) => key)).toEqual([
      '2023-04.1/asked/2023-05-10/chef-e1',
    ])
  })

  test('say what is due and how long is left', () => {
    const words = reminderWords(dueReminders([task()], round, '2023-05-09'), roundName(round.id), '2023-05-09')
    expect([words.subject.sv, words.lines[0]!.sv, words.lines[0]!.en]).toEqual([
      'Delår april 2023: en uppgift väntar',
      'Akuten: sista dag 12 maj, om tre dagar.',
      'Akuten: due 12 May, in three days.',
    ])
  })
})

describe('progress', () => {
  const unit = (code: string, kind: Unit['kind'], parent?: string): Unit => ({ code, kind, name: code.toUpperCase(), validFrom: '2019-01-01', ...(parent ? { parent } : {}) }) // biome-ignore format: one line
  const units = [unit('rf', 'assembly'), unit('rs', 'executiveBoard', 'rf'), unit('hsn', 'committee', 'rf'), unit('hsf', 'administration', 'hsn'), unit('e1', 'unit', 'hsf'), unit('e2', 'unit', 'hsf')] // biome-ignore format: one line
  const tasks = [
    task({ state: 'approved' }),
    task({ id: '2023-04.2', no: 2, unit: 'e2', title: 'Barn', state: 'notStarted' }),
    task({ id: '2023-04.3', no: 3, unit: 'hsn', kind: 'committee', title: 'Mål 1, HSN', state: 'ready' }),
    task({ id: '2023-04.4', no: 4, unit: 'rs', kind: 'goal', title: 'Mål 1', state: 'returned' }),
  ]

  it('is a tree of the units that have tasks, each with everything below', () => {
    const print = (nodes: ReturnType<typeof progressTree>, depth = 0): string[] =>
      nodes.flatMap((node) => [
        `${'  '.repeat(depth)}${node.unit} ${node.counts.approved}/${node.total}`,
        ...print(node.children, depth + 1),
      ])
    expect(print(progressTree(tasks, units, '2023-05-09'))).toEqual([
      'rf 1/4',
      '  rs 0/1',
      '  hsn 1/3',
      '    hsf 1/2',
      '      e1 1/1',
      '      e2 0/1',
    ])
    expect(print(progressTree([task({ unit: 'borta' })], units, '2023-05-09'))).toEqual(['borta 0/1'])
  })

  it('is a map of committees and kinds; what nobody has does not stand there', () => {
    const rows = heatMap(tasks, units, '2023-05-09').map(
      ({ unit: code, cells, done, total }) =>
        `${code} ${(['unit', 'committee', 'goal', 'assignment'] as const).map((kind) => cells[kind]?.state ?? '–').join(' ')} ${done}/${total}`,
    )
    expect(rows).toEqual(['rs – – returned – 0/1', 'hsn inProgress ready – – 2/3'])
  })

  it('names what is missing, and what is not finished', () => {
    expect(missing(tasks).map(({ title }) => title)).toEqual(['Barn'])
    expect(unfinished(tasks).map(({ title }) => title)).toEqual(['Barn', 'Mål 1, HSN', 'Mål 1'])
  })

  test.each([
    ['approved approved', 'approved'],
    ['approved ready', 'ready'],
    ['notStarted notStarted', 'notStarted'],
    ['approved notStarted', 'inProgress'],
    ['approved returned', 'returned'],
  ])('%s together show as %s', (states, shown) => {
    expect(sharedState(states.split(' ').map((state) => task({ state: state as TaskState })))).toBe(shown)
    expect(STATE_WORDS[shown as TaskState].sv).not.toBe('')
  })
})
