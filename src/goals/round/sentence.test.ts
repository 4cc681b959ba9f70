import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spelled } from './numeral.ts'
import { indicatorSentence, prognosisSentence, roundSentence, type SaidCounts, subgoalSentence } from './sentence.ts'

/** total, met, partly, not, not assessed; null was not stated. */
type Row = readonly [number | null, number | null, number | null, number | null, number | null]
const counts = ([total, met, partlyMet, notMet, notAssessed]: Row): SaidCounts => ({ total, met, partlyMet, notMet, notAssessed })
const subgoals = (row: Row, basis: 'prognosis' | 'outcome' = 'prognosis') => {
  const said = { goal: 1, basis, subgoals: counts(row) }
  return [subgoalSentence(said, 'sv'), subgoalSentence(said, 'en')]
}
const indicators = (row: Row) => [
  indicatorSentence({ indicators: counts(row) }, 'sv'),
  indicatorSentence({ indicators: counts(row) }, 'en'),
]

describe('sub-goals', () => {
  it.each<[Row, string, string]>([
    [[0, 0, 0, 0, 0], 'Mål 1 har inga delmål.', 'Goal 1 has no sub-goals.'],
    [
      [null, null, null, null, null],
      'Antalet delmål för mål 1 är inte angivet.',
      'The number of sub-goals of goal 1 is not stated.',
    ],
    [
      [1, 1, 0, 0, 0],
      'Mål 1 har ett delmål. Det väntas bli helt uppfyllt.',
      'Goal 1 has one sub-goal. It is expected to be fully met.',
    ],
    [
      [1, 0, 1, 0, 0],
      'Mål 1 har ett delmål. Det väntas bli delvis uppfyllt.',
      'Goal 1 has one sub-goal. It is expected to be partly met.',
    ],
    [
      [1, 0, 0, 1, 0],
      'Mål 1 har ett delmål. Det väntas inte bli uppfyllt.',
      'Goal 1 has one sub-goal. It is not expected to be met.',
    ],
    [[1, 0, 0, 0, 1], 'Mål 1 har ett delmål. Det är ännu inte bedömt.', 'Goal 1 has one sub-goal. It is not yet assessed.'],
    [
      [2, 2, 0, 0, 0],
      'Mål 1 har två delmål. Båda väntas bli helt uppfyllda.',
      'Goal 1 has two sub-goals. Both are expected to be fully met.',
    ],
    [
      [2, 0, 0, 2, 0],
      'Mål 1 har två delmål. Inget av dem väntas bli uppfyllt.',
      'Goal 1 has two sub-goals. None of them is expected to be met.',
    ],
    [
      [2, 1, 1, 0, 0],
      'Mål 1 har två delmål. Ett väntas bli helt uppfyllt och ett delvis uppfyllt.',
      'Goal 1 has two sub-goals. One is expected to be fully met and one partly met.',
    ],
    [
      [12, 0, 12, 0, 0],
      'Mål 1 har tolv delmål. Alla tolv väntas bli delvis uppfyllda.',
      'Goal 1 has twelve sub-goals. All twelve are expected to be partly met.',
    ],
    [
      [13, 0, 0, 0, 13],
      'Mål 1 har 13 delmål. Inget av dem är ännu bedömt.',
      'Goal 1 has 13 sub-goals. None of them is assessed yet.',
    ],
    [
      [13, 10, 1, 1, 1],
      'Mål 1 har 13 delmål. Tio väntas bli helt uppfyllda och ett delvis uppfyllt. Ett väntas inte bli uppfyllt. Ett är ännu inte bedömt.',
      'Goal 1 has 13 sub-goals. Ten are expected to be fully met and one partly met. One is not expected to be met. One is not yet assessed.',
    ],
    [
      [7, 3, null, 3, 1],
      'Mål 1 har sju delmål. Tre väntas bli helt uppfyllda. Tre väntas inte bli uppfyllda. Ett är ännu inte bedömt.',
      'Goal 1 has seven sub-goals. Three are expected to be fully met. Three are not expected to be met. One is not yet assessed.',
    ],
    [
      [10, 4, 1, null, 1],
      'Mål 1 har tio delmål. Fyra väntas bli helt uppfyllda och ett delvis uppfyllt. Ett är ännu inte bedömt. För fyra är läget inte angivet.',
      'Goal 1 has ten sub-goals. Four are expected to be fully met and one partly met. One is not yet assessed. For four the status is not stated.',
    ],
    [
      [1, null, null, null, null],
      'Mål 1 har ett delmål. För ett är läget inte angivet.',
      'Goal 1 has one sub-goal. For one the status is not stated.',
    ],
  ])('%j', (row, sv, en) => expect(subgoals(row)).toEqual([sv, en]))

  it.each<[Row, string, string]>([
    [
      [3, 1, 2, 0, 0],
      'Mål 1 har tre delmål. Ett är helt uppfyllt och två delvis uppfyllda.',
      'Goal 1 has three sub-goals. One is fully met and two partly met.',
    ],
    [
      [3, 0, 0, 2, 1],
      'Mål 1 har tre delmål. Två är inte uppfyllda. Ett är ännu inte bedömt.',
      'Goal 1 has three sub-goals. Two are not met. One is not yet assessed.',
    ],
    [[2, 2, 0, 0, 0], 'Mål 1 har två delmål. Båda är helt uppfyllda.', 'Goal 1 has two sub-goals. Both are fully met.'],
    [[1, 0, 0, 1, 0], 'Mål 1 har ett delmål. Det är inte uppfyllt.', 'Goal 1 has one sub-goal. It is not met.'],
  ])('at year end %j', (row, sv, en) => expect(subgoals(row, 'outcome')).toEqual([sv, en]))
})

describe('indicators', () => {
  it.each<[Row, string, string]>([
    [[0, 0, 0, 0, 0], 'Målet har inga indikatorer.', 'The goal has no indicators.'],
    [[null, null, null, null, null], 'Antalet indikatorer är inte angivet.', 'The number of indicators is not stated.'],
    [[1, 1, 0, 0, 0], 'Målet har en indikator. Den når målvärdet.', 'The goal has one indicator. It reaches its target.'],
    [
      [1, 0, 0, 1, 0],
      'Målet har en indikator. Den når inte målvärdet.',
      'The goal has one indicator. It does not reach its target.',
    ],
    [[1, 0, 0, 0, 1], 'Målet har en indikator. Den saknar bedömning.', 'The goal has one indicator. It has no assessment.'],
    [
      [2, 0, 2, 0, 0],
      'Målet har två indikatorer. Båda når målvärdet delvis.',
      'The goal has two indicators. Both reach their targets in part.',
    ],
    [
      [12, 0, 0, 12, 0],
      'Målet har tolv indikatorer. Ingen av dem når målvärdet.',
      'The goal has twelve indicators. None of them reaches its target.',
    ],
    [
      [13, 0, 0, 0, 13],
      'Målet har 13 indikatorer. Ingen av dem är bedömd.',
      'The goal has 13 indicators. None of them is assessed.',
    ],
    [
      [4, 1, 1, 1, 1],
      'Målet har fyra indikatorer: en når målvärdet, en når det delvis, en når det inte och en saknar bedömning.',
      'The goal has four indicators: one reaches its target, one reaches its target in part, one does not reach its target and one has no assessment.',
    ],
    [
      [10, null, null, 4, 6],
      'Målet har tio indikatorer: fyra når inte målvärdet och sex saknar bedömning.',
      'The goal has ten indicators: four do not reach their targets and six have no assessment.',
    ],
    [
      [9, 2, 1, 3, null],
      'Målet har nio indikatorer: två når målvärdet, en når det delvis och tre når det inte. För tre är läget inte angivet.',
      'The goal has nine indicators: two reach their targets, one reaches its target in part and three do not reach their targets. For three the status is not stated.',
    ],
    [
      [2, null, null, null, null],
      'Målet har två indikatorer. För två är läget inte angivet.',
      'The goal has two indicators. For two the status is not stated.',
    ],
  ])('%j', (row, sv, en) => expect(indicators(row)).toEqual([sv, en]))
})

describe('the forecast', () => {
  it.each([
    ['prognosis', 'met', 'Målet väntas bli helt uppfyllt vid årets slut.'],
    ['prognosis', 'notMet', 'Målet väntas inte bli uppfyllt vid årets slut.'],
    ['prognosis', null, 'Någon prognos för målet är inte angiven.'],
    ['outcome', 'partlyMet', 'Målet är delvis uppfyllt.'],
    ['outcome', 'notAssessed', 'Målet är inte bedömt.'],
  ] as const)('%s %s', (basis, prognosis, sv) => expect(prognosisSentence({ basis, prognosis }, 'sv')).toBe(sv))
})

describe('whatever the counts', () => {
  const count = fc.nat({ max: 30 })
  const row = fc.tuple(count, count, count, count).map(([a, b, c, d]) => counts([a + b + c + d, a, b, c, d]))
  const said = fc.record({
    goal: fc.integer({ min: 1, max: 12 }),
    basis: fc.constantFrom('prognosis' as const, 'outcome' as const),
    subgoals: row,
    indicators: row,
    prognosis: fc.constantFrom('met' as const, 'partlyMet' as const, 'notMet' as const, 'notAssessed' as const, null),
  })

  it('the sentences are whole, agree in number and leave zero out', () =>
    fc.assert(
      fc.property(said, (one) => {
        const { sv, en } = roundSentence(one)
        for (const sentence of [sv, en]) {
          expect(sentence).toMatch(/^\p{Lu}/u)
          expect(sentence).toMatch(/\.$/)
          expect(sentence).not.toMatch(/undefined|null|NaN| {2}|\.\.| \.|,\.|noll|zero/i)
          for (const part of sentence.split('. ')) expect(part).toMatch(/^[\p{Lu}\d]/u)
        }
        expect(sv).not.toMatch(/\b(ett delmål|Ett) .*\bväntas bli (helt|delvis) uppfyllda\b/)
        expect(sv).not.toMatch(/\ben indikatorer\b|\bett indikator|\ben delmål\b/)
        expect(sv).not.toMatch(/(^|[^\wåäö])(två|tre|fyra|fem|[1-9]\d+) (är ännu inte bedömt|delvis uppfyllt)\b/i)
        expect(en).not.toMatch(/\bone (sub-goals|indicators|are|reach|do|have)\b/i)
        const counted = en.replaceAll(/Goal \d+ has/g, '')
        expect(counted).not.toMatch(/\b(two|three|four|twelve|[1-9]\d+) (sub-goal|indicator|is|reaches|does|has)\b/i)
      }),
      { numRuns: 500 },
    ))

  it('two different counts make two different sentences', () =>
    fc.assert(
      fc.property(said, said, (a, b) => {
        const same = (x: SaidCounts, y: SaidCounts) => JSON.stringify(x) === JSON.stringify(y)
        const equal =
          a.goal === b.goal &&
          a.basis === b.basis &&
          a.prognosis === b.prognosis &&
          same(a.subgoals, b.subgoals) &&
          same(a.indicators, b.indicators)
        for (const lang of ['sv', 'en'] as const) {
          if (equal) expect(roundSentence(a)[lang]).toBe(roundSentence(b)[lang])
          else if (a.basis === b.basis) expect(roundSentence(a)[lang]).not.toBe(roundSentence(b)[lang])
        }
      }),
      { numRuns: 500 },
    ))
})

describe('numbers', () => {
  it.each([
    [1, 'sv', 'neuter', 'ett'],
    [1, 'sv', 'common', 'en'],
    [1, 'en', 'neuter', 'one'],
    [12, 'sv', 'neuter', 'tolv'],
    [13, 'sv', 'common', '13'],
    [1200, 'sv', 'common', '1\u00a0200'],
  ] as const)('%d %s %s', (n, lang, gender, words) => expect(spelled(n, lang, gender)).toBe(words))
  it('only what can be counted', () => expect(() => spelled(-1, 'sv')).toThrow('not a count'))
})
