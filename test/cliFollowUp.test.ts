// Follow-up on the command line: rounds, judgements, the audit log, interim reports and the printed counts, on one seeded data folder.
// The real program, for good and for bad input: keys and types, exit codes, one JSON document, a sentence, no stack trace.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readCsv } from '../src/demo/publishedCsv.ts'
import type { ExplainedJudgement, ExplainedStep, GoalStatus, RoundStatus } from '../src/goals/model.ts'
import { type ExplainNode, recompute } from '../src/kernel/figure.ts'
import type { tieOutJson } from '../src/tieout/model.ts'
import { type Call, endAll, roder, temporaryPlace } from './roderProcess.ts'

// Each test is a few processes; a machine with other work to do takes its time.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const place = temporaryPlace()
const elsewhere = join(place.folder, 'elsewhere')
const seeded = (...args: string[]) => roder([...args, '--data', join(place.folder, 'data')], { cwd: elsewhere })
const inApril = (...args: string[]) => seeded('round', 'status', '--year', '2023', '--round', 'april', '--json', ...args)
const GOAL_8 = 'goals:assessment/8@region/2023-04'

function refused(answer: Call, says: RegExp): void {
  expect([answer.code, answer.out]).toEqual([2, ''])
  expect(answer.err).toMatch(says)
}

let printed: RoundStatus
beforeAll(async () => {
  mkdirSync(elsewhere)
  const answer = await inApril()
  expect(answer.code).toBe(0)
  printed = answer.json() as unknown as RoundStatus
})
afterAll(() => {
  endAll()
  place.remove()
})

const COLUMNS = {
  subgoals: { adopted: 'delmal_adopted', met: 'fulfilled', partlyMet: 'partly', notMet: 'not', notAssessed: 'unassessed' },
  indicators: { total: 'indicators', met: 'green', partlyMet: 'yellow', notMet: 'red', notAssessed: 'unassessed' },
} as const
const PREFIX = { subgoals: 'delmal_', indicators: 'ind_' }
const FORECASTS: Record<string, string> = {
  'fully fulfilled': 'met',
  'partly fulfilled': 'partlyMet',
  'not fulfilled': 'notMet',
}

/** What the file of the printed report holds, an empty cell as null. */
const rows = readCsv('delar_2023.csv').map((row) => {
  const counts = (about: 'subgoals' | 'indicators') =>
    Object.fromEntries(
      Object.entries(COLUMNS[about]).map(([key, column]) => {
        const cell = row[`${PREFIX[about]}${column}`] ?? row[column]!
        return [key, cell === '' ? null : Number(cell)]
      }),
    )
  return {
    goal: Number(row.goal_no),
    subgoals: counts('subgoals'),
    indicators: counts('indicators'),
    prognosis: FORECASTS[row.overall_prognosis!],
  }
})
const counted = ({ goal, subgoals, indicators, prognosis }: GoalStatus) => ({ goal, subgoals, indicators, prognosis })

describe('round status', () => {
  it('gives the print of every goal, null where nothing is printed, with the keys of the contract', () => {
    expect(printed.source).toBe('printed')
    expect(printed.goals.map(counted)).toEqual(rows)
    for (const goal of printed.goals) {
      const keys = ['goal', 'subgoals', 'indicators', 'prognosis', 'sentence', 'contradictions']
      expect(Object.keys(goal)).toEqual(keys)
      expect(Object.keys(goal.subgoals)).toEqual(['adopted', 'met', 'partlyMet', 'notMet', 'notAssessed'])
      expect(Object.keys(goal.indicators)).toEqual(['total', 'met', 'partlyMet', 'notMet', 'notAssessed'])
      expect([goal.sentence.sv, goal.sentence.en]).toEqual([
        expect.stringMatching(new RegExp(`^Mål ${goal.goal} har .*\\.$`)),
        expect.stringMatching(new RegExp(`^Goal ${goal.goal} has .*\\.$`)),
      ])
    }
  })

  it('counts the round’s own objects: never null, adding up, and the print wherever the print adds up', async () => {
    const answer = await inApril('--source', 'chain')
    expect([answer.code, answer.err]).toEqual([0, ''])
    const { goals } = answer.json() as unknown as RoundStatus
    expect(goals.map((goal) => goal.goal)).toEqual(rows.map((row) => row.goal))
    const beyond: unknown[] = []
    for (const [i, { goal, subgoals, indicators, prognosis }] of goals.entries()) {
      const row = rows[i]!
      expect(prognosis).toBe(row.prognosis)
      for (const [about, own] of Object.entries({ subgoals, indicators })) {
        const [all, ...states] = Object.values(own) as number[]
        expect(
          states.reduce((a, b) => a + b, 0),
          `${goal} ${about}`,
        ).toBe(all)
        for (const [key, count] of Object.entries(own)) {
          const print = row[about as 'subgoals'][key]
          expect(Number.isInteger(count), `${goal} ${about} ${key}`).toBe(true)
          if (print !== null && print !== count) beyond.push([goal, about, key, print, count])
        }
      }
    }
    // Sub-goals adopted but given no status in print are not assessed in the chain.
    expect(beyond).toEqual([
      [4, 'subgoals', 'notAssessed', 1, 5],
      [11, 'subgoals', 'notAssessed', 1, 2],
    ])
  })

  it('says what is wrong with a round it cannot show', async () => {
    const ask = (...args: string[]) => seeded('round', 'status', ...args)
    refused(await ask('--year', '2023', '--round', 'påsk'), /Ange en omgång.*Du skrev ”påsk”/)
    refused(await ask('--year', '2023', '--round', '2022-04'), /hör inte till 2023/)
    refused(await ask('--year', '2023', '--round', 'augusti', '--source', 'printed'), /Inget är tryckt.*--source chain/)
  })
})

describe('judgement explain', () => {
  const explained = async (ref: string) => {
    const answer = await seeded('judgement', 'explain', ref, '--json')
    expect([answer.code, answer.err]).toEqual([0, ''])
    return answer.json() as unknown as ExplainedJudgement
  }
  const all = (step: ExplainedStep): ExplainedStep[] => [step, ...step.children.flatMap(all)]

  it('gives the tree from the goal down to each value and who reported it, and up to the sentence', async () => {
    const root = await explained(GOAL_8)
    expect(root).toMatchObject({ ref: GOAL_8, kind: 'goal', round: '2023-04', basis: 'prognosis' })
    const steps = all(root)
    expect(new Set(steps.map((step) => step.kind))).toEqual(new Set(['goal', 'part', 'subgoal', 'indicator', 'activity']))
    const subgoals = new Set(steps.filter((step) => step.kind === 'subgoal').map((step) => step.ref))
    const goal = printed.goals.find((one) => one.goal === 8)!
    expect(subgoals.size).toBe(goal.subgoals.adopted)
    const values = steps.flatMap((step) => (step.value && step.value.source !== 'formula' ? [step.value] : []))
    expect(values.length).toBeGreaterThan(5)
    for (const value of values)
      expect(value).toMatchObject({
        by: expect.stringMatching(/.{3,}/),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\d/),
        version: 1,
      })
    for (const step of steps.filter((one) => one.by !== null))
      expect([step.reason !== null, step.at !== null, step.history.length > 0], step.ref).toEqual([true, true, true])
    expect(root.usedIn.map((use) => use.sentence?.sv)).toEqual([goal.sentence.sv])
  })

  it('gives a committee’s part with the goal it is used in, and values that follow the books as the books say', async () => {
    const part = await explained('goals:assessment/8@PN/2023-04')
    expect([part.kind, part.usedIn.map((use) => use.ref)]).toEqual(['part', [GOAL_8]])
    const fed = all(part).filter((step) => step.value?.source === 'formula')
    expect(fed.map((step) => [step.value!.follows, step.value!.by, step.value!.cell, step.assessment])).toEqual([
      ['units-in-balance', 'räkenskaperna', '', 'notAssessed'],
    ])
    expect(fed[0]!.value!.missing).toMatch(/Räkenskaperna för 2023-04 är inte inlästa/)
  })

  it('refuses an address that is no judgement, or that nobody has', async () => {
    refused(await seeded('judgement', 'explain', 'mål 8', '--json'), /”mål 8” är inte adressen till en bedömning/)
    refused(await seeded('judgement', 'explain', 'goals:assessment/99@region/2023-04'), /Ingen bedömning har adressen/)
  })
})

describe('a step of a round as a figure', () => {
  it('explains itself down to who reported what, and recomputes to the figure', async () => {
    const part = GOAL_8.replace('@region', '@HSN')
    const figure = await seeded('figure', part, '--json')
    expect(figure.json()).toMatchObject({ ref: part, unit: 'judgement', state: 'known', basis: 'computed' })
    const answer = await seeded('explain', part, '--json')
    expect([answer.code, answer.err]).toEqual([0, ''])
    const root = answer.json() as unknown as ExplainNode
    expect([root.ref, root.value, recompute(root)]).toEqual([part, figure.json().value, figure.json().value])
    const leaves = (node: ExplainNode): ExplainNode[] => (node.children.length === 0 ? [node] : node.children.flatMap(leaves))
    const reported = leaves(root).flatMap(({ source }) => (source?.kind === 'registered' ? [source.place] : []))
    expect(reported.length).toBeGreaterThan(2)
    for (const who of reported) expect(who).toMatch(/^.{3,}, \d{4}-\d\d-\d\d, version \d+$/)
  })

  it('is refused in a sentence where the round has no such step', async () => {
    refused(await seeded('explain', 'goals:subgoal/finns-inte@HSN/2023-04'), /Ingen siffra har adressen/)
  })
})

describe('the audit log', () => {
  it('verifies whole, and against a head handed out; a head it does not hold is exit 1', async () => {
    const whole = await seeded('audit', 'verify', '--json')
    expect([whole.code, whole.json()]).toEqual([0, expect.objectContaining({ ok: true, firstBroken: null })])
    const { entries } = whole.json<{ entries: number }>()
    expect(entries).toBeGreaterThan(100)
    const head = (await seeded('audit', 'head', '--json')).json<{ entryNo: number; hash: string }>()
    expect([head.entryNo, head.hash]).toEqual([entries, expect.stringMatching(/^[0-9a-f]{64}$/)])
    const against = (hash: string) => seeded('audit', 'verify', '--head', `${head.entryNo}:${hash}`, '--json')
    const same = await against(head.hash)
    expect([same.code, same.json()]).toEqual([0, expect.objectContaining({ ok: true, entries, heldAgainst: 1 })])
    const other = await against(head.hash.split('').reverse().join(''))
    expect([other.code, other.json()]).toEqual([1, expect.objectContaining({ ok: false, firstBroken: expect.anything() })])
    refused(await seeded('audit', 'verify', '--head', 'fel'), /Du skrev ”fel”/)
  })
})

describe('report interim', () => {
  const report = async (format: string, year: string, period: string, ...more: string[]) => {
    const out = `delår-${year}-${period}.${format}`
    const answer = await seeded(
      'report',
      'interim',
      '--year',
      year,
      '--period',
      period,
      '--format',
      format,
      '--out',
      out,
      ...more,
    )
    expect([answer.code, answer.out]).toEqual([0, ''])
    return readFileSync(join(elsewhere, out))
  }

  it('comes for April 2023 as a page, a Word file and one JSON document, and for August 2020 as PDF', async () => {
    const html = (await report('html', '2023', '04')).toString()
    expect(html).toMatch(/^<!doctype html>/i)
    expect(html).not.toMatch(/NaN|undefined|\[object/)
    expect(html).toContain('Mål 4 har tio delmål')
    expect((await report('docx', '2023', '04', '--committee', 'HSN')).subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004'))
    const tree = JSON.parse((await report('json', '2023', '04')).toString())
    expect([tree.period, tree.chapters.length > 3]).toEqual(['2023-04', true])
    expect((await report('pdf', '2020', '08')).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it.concurrent.each([
    ['no period', ['--year', '2023', '--format', 'json'], /--period 04/],
    ['a period there is no report of', ['--year', '2023', '--period', '05', '--format', 'json'], /04, 08/],
    ['a form there is not', ['--year', '2023', '--period', '04', '--format', 'odt'], /html, pdf, docx, json/],
    ['a year that is none', ['--year', 'tjugo', '--period', '04', '--format', 'json'], /”tjugo”/],
  ])('is refused with %s', async (_, args, says) => {
    refused(await roder(['report', 'interim', ...args, '--out', 'x'], { cwd: elsewhere }), says)
  })
})

describe('tie-out of the printed interim report', () => {
  it('names the three goals whose counts do not add up, with both places, and ends with 1', async () => {
    const answer = await seeded('tie-out', '--year', '2023', '--source', 'published', '--json')
    expect([answer.code, answer.err]).toEqual([1, ''])
    const { results } = answer.json<ReturnType<typeof tieOutJson>>()
    const deviating = results.filter((r) => r.verdict === 'deviation')
    const counts = deviating.filter((r) => r.rule.startsWith('C84'))
    expect(counts.map((r) => [r.rule, r.left.value, r.right.value])).toEqual([
      ['C84.104', 6, 9],
      ['C84.107', 6, 10],
      ['C84.121', 6, 7],
    ])
    for (const r of counts) expect(new Set(r.where).size, r.rule).toBe(2)
    // A budgeted deficit without its ground, and figures that the report prints differently in two chapters.
    expect(deviating.filter((r) => !counts.includes(r)).map((r) => [r.rule, r.left.value, r.right.value])).toEqual([
      ['C59.21', -324, 0],
      ['C85.72', 17, 15.3],
      ['C85.118', 52, 53],
      ['C85.1311', 925, 930],
      ['C85.1312', -8.5, -7.6],
    ])
  })
})
