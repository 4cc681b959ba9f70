// What an assignment's state is weighed from, which dates move how, and what a form is told.
import { describe, expect, test } from 'vitest'
import { type Assignment, type AssignmentReport, type AssignmentState, daysLeft, weighState } from './assignment.ts'
import { readValidity, type SteeringDocument, standingOf } from './document.ts'
import { type Fields, readAssignment, readDocument, readDue, readReport } from './input.ts'

const name = (unit: string) => unit.toUpperCase()
const assignment = (more: Partial<Assignment> = {}): Assignment => ({
  no: 1,
  title: 'Kartlägga möten',
  recipients: ['rs', 'hsn', 'run'],
  interval: 'tertial',
  dues: [{ due: '2023-12-31', by: 'lokal', at: '2023-01-01T00:00:00Z' }],
  version: 1,
  ...more,
})
const report = (recipient: string, state: AssignmentState, more: Partial<AssignmentReport> = {}): AssignmentReport => ({
  assignment: 1,
  recipient,
  round: '2023-04',
  summary: false,
  state,
  text: '',
  version: 1,
  by: 'x',
  at: '2023-05-02T08:00:00Z',
  ...more,
})

describe('the state of an assignment', () => {
  test.each([
    { reports: [], state: undefined, says: 'Ingen mottagare har rapporterat.' },
    { reports: [report('rs', 'onPlan')], state: 'onPlan', says: 'Saknas: HSN och RUN.' },
    {
      reports: [report('rs', 'finished'), report('hsn', 'deviating'), report('run', 'onPlan')],
      state: 'deviating',
      says: '3 av 3',
    },
    {
      reports: [report('rs', 'finished'), report('hsn', 'finished'), report('run', 'finished')],
      state: 'finished',
      says: '3 av 3',
    },
    {
      reports: [report('hsn', 'deviating'), report('rs', 'onPlan', { summary: true })],
      state: 'onPlan',
      says: 'Sammanfattat av RS.',
    },
    { reports: [report('rs', 'deviating'), report('rs', 'onPlan', { version: 2 })], state: 'onPlan', says: '1 av 3' },
    { reports: [report('rs', 'deviating', { round: '2023-08' })], state: undefined, says: 'Ingen mottagare' },
  ])('$state: $says', ({ reports, state, says }) => {
    const weighed = weighState(assignment(), reports, '2023-04', name)
    expect(weighed.state).toBe(state)
    expect(weighed.because.sv).toContain(says)
  })

  test('a proposal stands only when nobody proposes otherwise', () => {
    const ends = [report('rs', 'onPlan', { proposal: 'end' }), report('hsn', 'onPlan', { proposal: 'end' })]
    expect(weighState(assignment(), ends, '2023-04', name).proposal).toBe('end')
    expect(weighState(assignment(), [...ends, report('run', 'onPlan')], '2023-04', name).proposal).toBeUndefined()
  })

  test.each([
    ['2023-12-31', '2023-12-31', 0],
    ['2023-12-31', '2024-01-01', -1],
    ['2024-03-01', '2024-02-28', 2],
  ])('days left to %s on %s: %i', (due, today, days) => expect(daysLeft(due, today)).toBe(days))
})

describe('the register of documents', () => {
  test.each([
    ['2019–2030', { from: '2019-01-01', to: '2030-12-31' }],
    ['2014-2020', { from: '2014-01-01', to: '2020-12-31' }],
    ['tom 2022-12-31', { to: '2022-12-31' }],
    ['2030', { to: '2030-12-31' }],
    ['tills vidare', {}],
    ['', {}],
  ])('validity ”%s”', (words, read) => expect(readValidity(words)).toEqual(read))

  test.each([
    [{ to: '2022-12-31' }, 'expired'],
    [{ to: '2030-12-31' }, 'valid'],
    [{ to: '2030-12-31', review: '2023-01-01' }, 'toReview'],
    [{}, 'unknown'],
  ] as const)('%j stands as %s', (dates, standing) => {
    const document: SteeringDocument = { id: 'd1', title: 'Plan', kind: 'policy', validity: '', version: 1, ...dates }
    expect(standingOf(document, '2023-05-09')).toBe(standing)
  })
})

const fields = (typed: Record<string, string | string[]>): Fields => ({
  all: (key) => [typed[key] ?? []].flat(),
  text: (key) => [typed[key] ?? []].flat()[0] ?? '',
})
const decided = { body: 'Fullmäktige', paragraph: '12', caseNumber: 'D 1-2023', date: '2023-02-14' }

describe('bad forms are told everything at once', () => {
  test.each([
    [
      'an empty assignment',
      () => readAssignment(fields({}), new Set(['rs'])),
      ['title', 'recipients', 'interval', 'due', 'body', 'paragraph', 'caseNumber', 'date'],
    ],
    [
      'an unknown recipient',
      () =>
        readAssignment(
          fields({ ...decided, title: 'X', recipients: ['zz'], interval: 'year', due: '2023-12-31' }),
          new Set(['rs']),
        ),
      ['recipients'],
    ],
    [
      'a coordinator who is no recipient',
      () =>
        readAssignment(
          fields({ ...decided, title: 'X', recipients: ['rs'], coordinator: 'hsn', interval: 'year', due: '2023-12-31' }),
          new Set(['rs', 'hsn']),
        ),
      ['coordinator'],
    ],
    ['a due date that does not exist', () => readDue(fields({ ...decided, due: '2023-02-30' })), ['due']],
    [
      'a due date moved without a decision',
      () => readDue(fields({ due: '2024-06-30' })),
      ['body', 'paragraph', 'caseNumber', 'date'],
    ],
    [
      'a deviation without a reason',
      () => readReport(fields({ recipient: 'rs', round: '2023-04', state: 'deviating', text: 'sen' }), ['rs']),
      ['text'],
    ],
    [
      'a report for somebody else',
      () => readReport(fields({ recipient: 'hsn', round: '2023-04', state: 'onPlan' }), ['rs']),
      ['recipient'],
    ],
    [
      'a round that is no month',
      () => readReport(fields({ recipient: 'rs', round: 'april', state: 'onPlan' }), ['rs']),
      ['round'],
    ],
    [
      'a text too long',
      () => readReport(fields({ recipient: 'rs', round: '2023-04', state: 'onPlan', text: 'a'.repeat(4_001) }), ['rs']),
      ['text'],
    ],
    [
      'a document that ends before it begins',
      () => readDocument(fields({ title: 'P', kind: 'policy', from: '2023-01-02', to: '2023-01-01' })),
      ['to'],
    ],
  ])('%s', (_, read, cells) => {
    const answer = read()
    expect(answer.ok).toBe(false)
    expect(answer.findings.map((one) => one.cell)).toEqual(cells)
    for (const one of answer.findings) expect(one.message.sv).toMatch(/[.!]$|\.”\.$/)
  })
})
