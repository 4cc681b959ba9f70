// The unit's report as rules: amounts as people write them, what a round asks, when a reason is asked for, what is unchanged.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ore, ore } from '../kernel/money.ts'
import { type MoneyUnit, readAmount, writeAmount } from '../ledger/model.ts'
import {
  asksOf,
  asksReason,
  type DeviationLimit,
  limitFor,
  limitOre,
  openReport,
  type ReportContext,
  type ReportFields,
  readReport,
  type UnitMoney,
  type UnitReport,
} from './report.ts'

const tkr = (value: number): Ore => ore(value * 100_000)

describe('an amount', () => {
  it.each<[string, MoneyUnit, number | undefined]>([
    ['1 234,5', 'tkr', 123_450_000],
    ['-2', 'mkr', -200_000_000],
    ['−2 mkr', 'tkr', -200_000_000],
    ['350 000 kr', 'mkr', 35_000_000],
    ['1 tkr', 'kr', 100_000],
    ['0', 'tkr', 0],
    ['1234.5', 'kr', 123_450],
    ['', 'tkr', undefined],
  ])('%s in %s', (written, unit, expected) => {
    expect(readAmount(written, unit)).toEqual({ ok: true, ore: expected })
  })

  it.each<[string, MoneyUnit, RegExp]>([
    ['85,5,0', 'tkr', /inte ett tal/],
    ['ca 200', 'tkr', /ungefärligt/],
    ['12 %', 'tkr', /belopp, men ”12 %” är i %.*Skriv kronor/],
    ['0,001', 'kr', /finare än ett öre/],
    ['2000000', 'mkr', /för stort för en enhet.*Kontrollera/],
  ])('%s in %s is refused with what to do', (written, unit, says) => {
    const read = readAmount(written, unit)
    expect(read.ok ? '' : read.why.sv).toMatch(says)
  })

  it('reads back exactly what it wrote, in every unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }),
        fc.constantFrom<MoneyUnit>('kr', 'tkr', 'mkr'),
        (value, unit) => {
          const read = readAmount(writeAmount(ore(value), unit), unit)
          expect(read).toEqual({ ok: true, ore: value })
        },
      ),
    )
  })
})

const money = (deviation: number, budget = -10_000): UnitMoney => ({
  outcome: tkr(budget + deviation),
  budget: tkr(budget),
  deviation: tkr(deviation),
  refs: { outcome: 'a', budget: 'b', deviation: 'c' },
})
const limit = limitFor('2023-04')

describe('when a reason is asked for', () => {
  it.each([
    ['within the amount', money(-500), false],
    ['beyond the amount', money(-501), true],
    ['left over is explained too', money(501), true],
    ['within a hundredth of a large budget', money(-900, -90_000), false],
    ['beyond a hundredth of a large budget', money(-901, -90_000), true],
    ['no books, no question', undefined, false],
  ])('%s', (_, known, asked) => {
    expect(asksReason(known, limit)).toBe(asked)
  })

  it('follows dated limits', () => {
    const own: DeviationLimit[] = [
      { from: '2000-01', percent: 1, ore: tkr(500) },
      { from: '2023-05', percent: 2, ore: tkr(1_000) },
    ]
    expect(['2023-04', '2023-05'].map((round) => limitOre(tkr(-10_000), limitFor(round, own)))).toEqual([tkr(500), tkr(1_000)])
  })
})

describe('what a round asks', () => {
  it.each([
    ['2023-03', false, 'required'],
    ['2023-04', true, 'optional'],
    ['2023-08', true, 'optional'],
    ['2023-12', true, 'no'],
  ])('%s', (round, content, forecast) => {
    expect(asksOf(round)).toEqual({ content, forecast })
  })
})

const fields = (more: Partial<ReportFields> = {}): ReportFields => ({
  text: '',
  forecast: '',
  forecastUnit: 'tkr',
  deviationReason: '',
  ...more,
})
const inRound = (round: string, more: Partial<ReportContext> = {}): ReportContext => ({
  round,
  unit: 'e1',
  handIn: true,
  ...more,
})
const previous: UnitReport = {
  round: '2022-12',
  unit: 'e1',
  version: 3,
  text: 'Som vanligt.',
  forecastOre: tkr(-200),
  deviationReason: 'Hyrpersonal.',
  unchanged: false,
  by: 'chef',
  at: '2023-01-20T08:00:00Z',
}

describe('a report', () => {
  it('opens as it was said last, and as it was saved once it has been', () => {
    expect(openReport(undefined, previous)).toEqual({
      version: 0,
      text: 'Som vanligt.',
      forecast: '−200',
      forecastUnit: 'tkr',
      deviationReason: 'Hyrpersonal.',
      from: '2022-12',
    })
    const current = { ...previous, round: '2023-04', version: 1, text: 'Nytt.' }
    expect(openReport(current, previous)).toMatchObject({ version: 1, text: 'Nytt.' })
    expect(openReport(current, previous).from).toBeUndefined()
  })

  it('knows what is unchanged', () => {
    const { version: _, from: __, ...same } = openReport(undefined, previous)
    const unchanged = (more: Partial<ReportFields>) => {
      const read = readReport({ ...same, ...more }, inRound('2023-04', { previous }))
      return read.ok && read.value.unchanged
    }
    expect([unchanged({}), unchanged({ text: 'Som vanligt!' }), unchanged({ forecast: '-201' })]).toEqual([true, false, false])
  })

  it('says everything that is wrong at once, each at its field', () => {
    const read = readReport(
      fields({ forecast: 'många', deviationReason: 'dyrt', text: 'x'.repeat(20_001) }),
      inRound('2023-03', { money: money(-800) }),
    )
    expect(read.findings.map((one) => [one.cell, one.code])).toEqual([
      ['forecast', 'followup/forecast-unreadable'],
      ['text', 'followup/too-long'],
      ['deviationReason', 'followup/reason-missing'],
    ])
  })

  it('may be saved half written, and is handed in whole', () => {
    const half = fields()
    expect(readReport(half, inRound('2023-03', { handIn: false, money: money(-800) })).ok).toBe(true)
    expect(readReport(half, inRound('2023-03', { money: money(-800) })).findings.map((one) => one.cell)).toEqual([
      'forecast',
      'deviationReason',
    ])
    expect(readReport(half, inRound('2023-04')).ok).toBe(true)
  })

  it('never turns a missing forecast into zero', () => {
    const read = readReport(fields(), inRound('2023-04'))
    expect(read.ok && 'forecastOre' in read.value).toBe(false)
    expect(readReport(fields({ forecast: '0' }), inRound('2023-04'))).toMatchObject({ value: { forecastOre: 0 } })
  })
})
