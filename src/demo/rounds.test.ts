// The demo's cycle and rounds: what the file prints is what the room holds, and a visitor finds their own work open.
import { describe, expect, it } from 'vitest'
import { saveUnits } from '../organisation/store.ts'
import { missing, roundSentence } from '../process/model.ts'
import { currentRound, latestEvents, listTasks, loadCycle, loadRounds } from '../process/store.ts'
import { forEachDatabase } from '../storage/testing.ts'
import { demoCycle, seedCycle } from './cycle.ts'
import { DEMO_SEED, readDemo } from './io/readDemo.ts'
import { readCsv } from './publishedCsv.ts'
import { seedRounds } from './rounds.ts'

describe('the cycle', () => {
  it('has a date exactly where the file prints one', () => {
    const printed = demoCycle().map(({ no, words, when }) => {
      const span =
        when.kind === 'dated' ? `${when.span.from}..${when.span.to}` : when.kind === 'yearly' ? `*${when.from}..${when.to}` : '-'
      return `${no} ${words.en || '–'}: ${span}`
    })
    expect(printed).toEqual([
      '1 autumn 2020: -',
      '2 2021 (goal breakdown from 2022): 2021-01-01..2021-12-31',
      '3 autumn 2021; winter 2021/22: -',
      '4 –: -',
      '5 –: -',
      '6 during the process: -',
      '7 2022-02-08: 2022-02-08..2022-02-08',
      '8 2022-02-09: 2022-02-09..2022-02-09',
      '9 February 2022: 2022-02-01..2022-02-28',
      '10 2022-03-01: 2022-03-01..2022-03-01',
      '11 Q1 2022: 2022-01-01..2022-03-31',
      '12 2022-04-14: 2022-04-14..2022-04-14',
      '13 after 2022-04-14: -',
      '14 –: -',
      '15 Q2 2022: 2022-04-01..2022-06-30',
      '16 June each year: *06-01..06-30',
      '17 autumn: -',
      '18 yearly, after committee plan: -',
      '19 when needed: -',
      '20 monthly: -',
      '21 30 April: *04-30..04-30',
      '22 31 August: *08-31..08-31',
      '23 full year (December): *12-01..12-31',
    ])
  })

  it('has Swedish for every step, and the same date in both languages', () => {
    for (const step of demoCycle()) {
      expect(step.title.sv).not.toBe(step.title.en)
      expect(step.words.sv === '').toBe(step.words.en === '')
      expect(step.words.sv.match(/\d{4}/g)).toEqual(step.words.en.match(/\d{4}/g))
    }
  })
})

forEachDatabase('the demo’s rounds', (open) => {
  it('stand as they did three days before the last day, the same each time they are seeded', async () => {
    const db = await open()
    const { units } = readDemo('small', DEMO_SEED).organisation
    const goals = readCsv('delar_2023.csv').map(({ goal_no: goal = '', title_sv: title = '' }) => ({ goal, title }))
    const pairs = goals.flatMap((goal) => ['HSN', 'RS'].map((committee) => ({ ...goal, committee })))
    const assignments = [{ id: '3', title: 'Förstudie', unit: 'hsn' }]
    const responsible = ({ unit }: { unit: string }) => ({ person: `chef-${unit}` })
    const seed = () =>
      db.transact(async (tx) => {
        await saveUnits(tx, units)
        await seedCycle(tx)
        await seedRounds(tx, { units, goals, pairs, assignments, responsible })
        return { tasks: await listTasks(tx), rounds: await loadRounds(tx), steps: (await loadCycle(tx)).length }
      })
    const first = await seed()
    expect(await seed()).toEqual(first)
    expect(first.steps).toBe(23)
    expect(first.rounds.map(({ id, asOf }) => `${id} ${asOf}`)).toEqual(['2023-04 2023-05-09', '2020-11 2020-12-04'])
    const april = first.tasks.filter(({ round }) => round === '2023-04')
    expect(first.tasks.filter(({ round }) => round === '2020-11').every(({ kind }) => kind === 'unit')).toBe(true)
    const count = (kind: string) => april.filter((task) => task.kind === kind).length
    expect([count('committee'), count('goal'), count('assignment')]).toEqual([24, 12, 1])
    expect(count('unit')).toBeGreaterThan(20)
    expect(april.filter(({ state }) => state === 'approved' || state === 'ready').length).toBeGreaterThan(count('unit') / 2)
    const own = new Map(april.map(({ subject, state }) => [subject, state]))
    expect([own.get('organisation:unit/e2201'), own.get('organisation:unit/e2603')]).toEqual(['notStarted', 'returned'])
    expect(april.filter(({ kind, unit, state }) => kind === 'committee' && unit === 'hsn' && state === 'approved')).toEqual([])
    await db.transact(async (tx) => {
      const round = (await currentRound(tx, '2026-11-22'))!
      expect(roundSentence(round, april, '2026-11-22').sv).toMatch(
        new RegExp(
          `^Sista dag för enheterna är 12 maj, om tre dagar\\. ${missing(april).length} avsnitt .*Demon visas som den 9 maj 2023\\.$`,
        ),
      )
      const returned = april.find(({ state }) => state === 'returned')!
      expect((await latestEvents(tx, '2023-04')).get(returned.id)?.reason).toBe('Ange effekt i kronor för åtgärd 3.')
    })
  })
})
