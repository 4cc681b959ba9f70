import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dated } from '../kernel/dated.ts'
import { decimal } from '../kernel/decimal.ts'
import { text } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'
import { assess } from './assessment.ts'
import type { Definition } from './indicator.ts'
import { STANDARD_RULES } from './ruleSet.ts'
import { assessTarget } from './targetCall.ts'

const plain = (s: string) => s.replace(/\u00a0/g, ' ').replace(/\u2212/g, '-')

/** target | outcome | earlier value → assessment: reason. One line per rule of DESIGN §6. */
function wall(
  title: string,
  rows: [string, string, string | undefined, Assessment, string?][],
  definition?: Partial<Definition>,
) {
  describe(title, () => {
    it.each(rows)('%s | %s | %s → %s', (target, outcome, baseline, want, reason) => {
      const got = assess({
        target,
        outcome,
        definition,
        year: 2020,
        ...(baseline === undefined ? {} : { baseline: { cell: baseline, year: 2019 } }),
      })
      expect(got.assessment).toBe(want)
      if (reason) expect(plain(got.reason.sv)).toBe(reason)
    })
  })
}

wall('1. without an outcome nothing is assessed, whatever the target says', [
  ['75 %', 'Värde saknas', undefined, 'notAssessed', 'Ej bedömt: utfall saknas 2020.'],
  ['75 %', '', undefined, 'notAssessed', 'Ej bedömt: utfall saknas 2020.'],
  ['75 %', '-', undefined, 'notAssessed', 'Ej bedömt: utfall saknas 2020.'],
  ['75 %', '–', undefined, 'notAssessed'],
  ['75 %', '..', undefined, 'notAssessed'],
  ['Öka', 'Värde saknas', '71 %', 'notAssessed'],
  ['Mäta ingångsvärde', 'Värde saknas', undefined, 'notAssessed'],
  ['Indikatorn följs och utvecklas', '-', undefined, 'notAssessed', 'Ej bedömt: utfall saknas 2020.'],
  ['75 %', '<5', undefined, 'notAssessed'],
  ['75 %', '12 34 %', undefined, 'notAssessed'],
])

wall('2a. levels, reached as worded', [
  ['75 %', '75 %', undefined, 'met', '100 % av målvärdet.'],
  ['75,0 %', '75 %', undefined, 'met'],
  ['80 %', '496 %', undefined, 'met', '620 % av målvärdet.'],
  ['≥ 90 %', '90 %', undefined, 'met'],
  ['minst 75 %', '75,0 %', undefined, 'met'],
  ['lägst 5', '5', undefined, 'met'],
  ['>70 %', '70,1 %', undefined, 'met'],
  [
    '>70 %',
    '70 %',
    undefined,
    'partlyMet',
    'Utfallet ligger precis på målvärdet, som ska passeras: 100 % av målvärdet, gräns 80 %.',
  ],
  ['över 70 %', '70,0 %', undefined, 'partlyMet'],
  ['högst 5', '5', undefined, 'met', 'Målvärdet nås: utfall 5, målvärde ≤ 5.'],
  ['max 5', '4', undefined, 'met'],
  ['understiga 4 %', '3,99 %', undefined, 'met'],
  ['understiga 4 %', '4 %', undefined, 'partlyMet'],
  ['under 4 %', '-0,16 %', undefined, 'met'],
  ['<5', '5', undefined, 'partlyMet'],
  ['<5', '4,9', undefined, 'met'],
  ['positivt resultat', '0,1', undefined, 'met'],
  ['resultat i balans', '0', undefined, 'met'],
  ['0', '0', undefined, 'met'],
  ['>70 %', '71', undefined, 'met'],
])

wall('2b. the share, from exactly 80 %', [
  ['100', '80', undefined, 'partlyMet', '80 % av målvärdet, gräns 80 %.'],
  ['100', '79,99', undefined, 'notMet', '79,99 % av målvärdet, gräns 80 %.'],
  ['100', '79,999999999', undefined, 'notMet'],
  ['100', '99,99', undefined, 'partlyMet', '99,99 % av målvärdet, gräns 80 %.'],
  ['80 %', '75 %', undefined, 'partlyMet', '94 % av målvärdet, gräns 80 %.'],
  ['30', '24', undefined, 'partlyMet', '80 % av målvärdet, gräns 80 %.'],
  ['0,3', '0,24', undefined, 'partlyMet', '80 % av målvärdet, gräns 80 %.'],
  ['>94 %', '70 %', undefined, 'notMet', '74 % av målvärdet, gräns 80 %.'],
  ['högst 4', '5', undefined, 'partlyMet', 'Lägre är bättre: målvärdet är 80 % av utfallet, gräns 80 %.'],
  ['högst 4', '5,01', undefined, 'notMet'],
  ['högst 5 %', '33 %', undefined, 'notMet', 'Lägre är bättre: målvärdet är 15 % av utfallet, gräns 80 %.'],
  [
    '20',
    '0',
    undefined,
    'notMet',
    'Målvärdet nås inte: utfall 0, målvärde 20 (andel räknas inte när ett tal är noll eller negativt).',
  ],
  ['20', '-1', undefined, 'notMet'],
  ['0', '-1', undefined, 'notMet'],
  ['-5', '-4', undefined, 'met'],
  ['-5', '-6', undefined, 'notMet'],
  ['högst 0', '1', undefined, 'notMet'],
  ['högst 0', '0', undefined, 'met'],
  [
    'positivt resultat',
    '0',
    undefined,
    'notMet',
    'Målvärdet nås inte: utfall 0, målvärde > 0 (andel räknas inte för ett resultat).',
  ],
  ['positivt resultat', '-2', undefined, 'notMet'],
])

wall(
  '2c. lower is better by definition',
  [
    ['30,0', '31,1', undefined, 'partlyMet', 'Lägre är bättre: målvärdet är 96 % av utfallet, gräns 80 %.'],
    ['30,0', '30', undefined, 'met', 'Målvärdet nås: utfall 30, målvärde ≤ 30,0.'],
    ['5,0 %', '6 %', undefined, 'partlyMet'],
    ['5,0 %', '33 %', undefined, 'notMet'],
    ['5,0 %', '0 %', undefined, 'met'],
    ['Bibehålla', '6', '5', 'notMet'],
    ['Bibehålla', '4', '5', 'met'],
    ['minst 5', '6', undefined, 'met'],
  ],
  { direction: 'lowerIsBetter' },
)

wall(
  '2d. growth that shall stay below: strict, and never by share',
  [
    ['4 %', '-0,16 %', undefined, 'met', 'Målvärdet nås: utfall -0,16 %, målvärde < 4 %.'],
    ['4 %', '4 %', undefined, 'notMet', 'Målvärdet nås inte: utfall 4 %, målvärde < 4 % (andel räknas inte för en utveckling).'],
    ['4 %', '4,5 %', undefined, 'notMet'],
  ],
  { direction: 'lowerIsBetter', measure: 'growth', strict: true },
)

wall('2e. intervals', [
  ['5–10', '5', undefined, 'met', 'Målvärdet nås: utfall 5, målvärde 5–10.'],
  ['5–10', '10', undefined, 'met'],
  ['5–10', '4', undefined, 'partlyMet'],
  ['5–10', '3,9', undefined, 'notMet'],
  ['5–10', '12,5', undefined, 'partlyMet'],
  ['5–10', '12,6', undefined, 'notMet'],
  ['minst 1–3 procent', '2', undefined, 'notAssessed'],
])

wall('2f. units', [
  ['75 %', '82', undefined, 'met'],
  ['75', '82 %', undefined, 'met'],
  ['2 mkr', '1 900 tkr', undefined, 'partlyMet', '95 % av målvärdet, gräns 80 %.'],
  ['75 %', '82 kr', undefined, 'notAssessed', 'Ej bedömt: utfallet är i kr och målvärdet i %. Skriv båda i samma enhet.'],
  ['75 %', '80 procentenheter', undefined, 'notAssessed'],
  ['Öka', '82 kr', '80 %', 'notAssessed'],
  ['Öka en procentenhet', '82 kr', '80 kr', 'notAssessed'],
])

wall('3. changes', [
  ['Öka', '97', '95', 'met', 'Från 95 (2019) till 97: +2. Kravet är en ökning.'],
  ['Öka', '3', '3', 'partlyMet', 'Från 3 (2019) till 3: 0. Kravet är en ökning.'],
  ['Öka', '729', '932', 'notMet', 'Från 932 (2019) till 729: -203. Kravet är en ökning.'],
  ['Minska', '5,4 %', '7,1 %', 'met', 'Från 7,1 (2019) till 5,4: -1,7 procentenheter. Kravet är en minskning.'],
  ['Minska', '20 %', '18 %', 'notMet'],
  ['Minska', '0', '0', 'partlyMet'],
  ['Öka 5 %', '80,85', '77', 'met', 'Från 77 (2019) till 80,85: +5,0 %. Kravet är +5 %.'],
  ['Öka 5 %', '80,84', '77', 'partlyMet'],
  ['Öka 5 %', '76', '77', 'notMet', 'Från 77 (2019) till 76: -1,3 %. Kravet är +5 %.'],
  ['Öka 5 %', '77', '77', 'partlyMet'],
  ['Öka med 10 %', '1 086', '1 204', 'notMet'],
  ['Öka med 50 %', '73', '36', 'met', 'Från 36 (2019) till 73: +102,8 %. Kravet är +50 %.'],
  ['Minska med 1 %', '43 431', '46 645', 'met', 'Från 46 645 (2019) till 43 431: -6,9 %. Kravet är -1 %.'],
  ['Minska med 1 %', '99', '100', 'met'],
  ['Minska med 1 %', '99,1', '100', 'partlyMet'],
  ['Minska med 1 %', '101', '100', 'notMet'],
  [
    'Öka en procentenhet',
    '33,2 %',
    '33,3 %',
    'notMet',
    'Från 33,3 (2019) till 33,2: -0,1 procentenheter. Kravet är +1 procentenhet.',
  ],
  ['Öka en procentenhet', '34,3 %', '33,3 %', 'met'],
  ['Öka en procentenhet', '34,2 %', '33,3 %', 'partlyMet'],
  ['Öka 1 %', '33,7 %', '33,3 %', 'met'],
  ['Öka med 3', '13', '10', 'met'],
  ['Öka med 3', '12', '10', 'partlyMet'],
  ['Öka 5 %', '1', '0', 'notAssessed', 'Ej bedömt: en ändring i procent kan inte räknas från noll eller mellan olika tecken.'],
  ['Öka 5 %', '0', '0', 'partlyMet'],
  ['Öka 5 %', '-1', '0', 'notMet'],
  ['Öka 5 %', '2', '-2', 'notAssessed'],
  ['Öka 10 %', '-9', '-10', 'met'],
  ['Öka', '1', '0', 'met'],
  ['Öka', '82', undefined, 'notAssessed', 'Ej bedömt: ett tidigare värde att jämföra med saknas.'],
  ['Öka', '82', 'Värde saknas', 'notAssessed'],
  ['Öka', '82', '-', 'notAssessed'],
  ['Öka till 80 %', '80 %', '90 %', 'met'],
])

wall('4. hold, baseline, followed, words', [
  ['Bibehålla', '87', '85', 'met', 'Från 85 (2019) till 87: +2. Kravet är inte sämre än förut.'],
  ['Bibehålla', '85', '85', 'met'],
  ['Bibehålla', '84,9', '85', 'notMet'],
  ['Bibehålla', '84,9', undefined, 'notAssessed'],
  ['Ökat eller oförändrat', '76 %', '66 %', 'met'],
  ['Ökat eller oförändrat', '65 %', '66 %', 'notMet'],
  ['Minskat eller oförändrat', '66 %', '66 %', 'met'],
  ['Minskat eller oförändrat', '67 %', '66 %', 'notMet'],
  ['Mäta ingångsvärde', '41', undefined, 'met', 'Ingångsvärdet är mätt.'],
  ['Mäta ingångsvärde', '0', undefined, 'met'],
  ['Indikatorn följs och utvecklas', '25 %', '18 %', 'notAssessed', 'Ej bedömt: följs utan målvärde.'],
  ['', '25 %', undefined, 'notAssessed', 'Ej bedömt: målvärde saknas 2020.'],
  [
    'Bättre än riket',
    '25 %',
    undefined,
    'notAssessed',
    'Ej bedömt: Målvärdet ”Bättre än riket” kan inte läsas. Skriv till exempel 75 %, minst 90 %, högst 5, Öka 5 % eller Bibehålla.',
  ],
])

wall('5. cells of several values', [
  ['>70 %', '28,7/24,7', undefined, 'notMet', 'Den sämre av två delar räknas (24,7). 35 % av målvärdet, gräns 80 %.'],
  ['>70 %', '71/69', undefined, 'partlyMet'],
  [
    'Minska',
    '1,3/2,0',
    '0,9/2,0',
    'notMet',
    'Den sämre av två delar räknas (1,3). Från 0,9 (2019) till 1,3: +0,4. Kravet är en minskning.',
  ],
  ['Öka', '74/61', '84/72', 'notMet'],
  ['Öka', '85/72', '84/72', 'partlyMet'],
  ['Öka', '85/73', '84/72', 'met'],
  ['Öka', '85/73', '84', 'notAssessed', 'Ej bedömt: det tidigare värdet 84 har en annan uppdelning.'],
  ['90/80 %', '91/80 %', undefined, 'met'],
  ['90/80 %', '91 %', undefined, 'notAssessed'],
  ['89,0 %', '91,8 % (K: 92,3 %, M: 91,3 %)', undefined, 'met', '103 % av målvärdet.'],
  ['89,0 %', 'K: 92,3 %, M: 91,3 %', undefined, 'notAssessed'],
  [
    'Öka med 10 %',
    '1 086 (K: 609, M: 477)',
    '1 204 (K: 649, M: 555)',
    'notMet',
    'Från 1 204 (2019) till 1 086: -9,8 %. Kravet är +10 %.',
  ],
  ['75 %', 'T1: 70 % T2: 82 %', undefined, 'met', '109 % av målvärdet. Senaste tertialet räknas (T2: 82 %).'],
  ['90 %', 'T1: 92 % T2: 89 %', undefined, 'partlyMet'],
])

describe('what a definition registers', () => {
  const broken = (kind: 'definition' | 'basis' | 'discontinued') => ({
    breaks: [{ from: 2020, kind, note: text('Nytt urval.', 'New sample.') }],
  })
  const ask = (target: string, definition: Partial<Definition>, year = 2020) =>
    assess({ target, outcome: '68 %', baseline: { cell: '67 %', year: 2018 }, definition, year })

  it.each([
    ['a change across a new basis', 'Öka', 'basis', 2020, 'notAssessed'],
    ['holding across a new basis', 'Bibehålla', 'basis', 2020, 'notAssessed'],
    ['a level on a new basis', '75 %', 'basis', 2020, 'partlyMet'],
    ['a level on a new definition', '75 %', 'definition', 2020, 'notAssessed'],
    ['the year after, when the target is set anew', '75 %', 'definition', 2021, 'partlyMet'],
    ['a change the year after, from before the break', 'Öka', 'definition', 2021, 'notAssessed'],
    ['before the break', 'Öka', 'definition', 2019, 'met'],
  ] as const)('%s: %s with a break of %s in %d → %s', (_, target, kind, year, want) => {
    expect(ask(target, broken(kind), year).assessment).toBe(want)
  })

  it('says why the years do not compare', () => {
    expect(ask('Öka', broken('basis')).reason.sv).toBe('Ej bedömt: värdena 2018 och 2020 går inte att jämföra. Nytt urval.')
  })

  it('never assesses from columns the source left uncertain', () => {
    const uncertain = text('bara 3 av 4 utfall är tryckta.', 'only 3 of 4 outcomes are printed.')
    expect(assess({ target: '75 %', outcome: '80 %', uncertain })).toEqual({
      assessment: 'notAssessed',
      reason: { sv: 'Ej bedömt: bara 3 av 4 utfall är tryckta.', en: 'Not assessed: only 3 of 4 outcomes are printed.' },
    })
  })
})

describe('limits are dated data', () => {
  const rules = {
    ...STANDARD_RULES,
    assessment: dated({
      source: 'beslut',
      values: {
        '2000-01-01': { id: 'a', partlyFromShare: decimal('0.80') },
        '2022-01-01': { id: 'b', partlyFromShare: decimal('0.90') },
      },
    }),
  }
  it.each([
    [2021, 'partlyMet', '85 % av målvärdet, gräns 80 %.'],
    [2022, 'notMet', '85 % av målvärdet, gräns 90 %.'],
  ])('85 of 100 in %d is %s', (year, want, reason) => {
    const got = assess({ target: '100', outcome: '85', year, rules })
    expect([got.assessment, plain(got.reason.sv)]).toEqual([want, reason])
  })
})

describe('roder target', () => {
  it.each([1, 1800, 2020, 9999, Number.NaN])('answers for any year: %d', (year) =>
    expect(assessTarget({ target: '5', outcome: '4', year }).assessment).toBe('partlyMet'),
  )

  it('answers with the keys of the contract', () => {
    expect(assessTarget({ target: '80 %', outcome: '75 %', year: 2020 })).toEqual({
      target: '80 %',
      outcome: '75 %',
      baseline: null,
      assessment: 'partlyMet',
      reason: '94\u00a0% av målvärdet, gräns 80\u00a0%.',
    })
    expect(assessTarget({ target: 'Öka 5 %', outcome: '76', baseline: '77', lang: 'en' })).toMatchObject({
      baseline: '77',
      assessment: 'notMet',
      reason: 'From 77 to 76: \u22121.3\u00a0%. Required: +5\u00a0%.',
    })
  })

  it('never throws and always gives a reason, whatever is written', () => {
    const piece = fc.constantFrom(
      'Öka',
      'minst',
      '5',
      '%',
      '0',
      '-',
      'T1:',
      '/',
      '(K: 1)',
      'kr',
      '–',
      '9 066',
      'procentenheter',
      '1.234',
    )
    const words = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.array(piece, { maxLength: 5 }).map((p) => p.join(' ')),
    )
    fc.assert(
      fc.property(words, words, fc.option(words, { nil: undefined }), (target, outcome, baseline) => {
        const answer = assessTarget({ target, outcome, ...(baseline === undefined ? {} : { baseline }) })
        expect(answer.reason.length).toBeGreaterThan(10)
        expect(answer.reason).not.toMatch(/NaN|undefined|null/)
      }),
    )
  })

  it('is monotone: a higher outcome is never judged lower against a bare target', () => {
    const rank = { notAssessed: -1, notMet: 0, partlyMet: 1, met: 2 }
    const tenth = fc
      .integer({ min: -2000, max: 5000 })
      .map((n) => `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 10)},${Math.abs(n) % 10}`)
    const size = (s: string) => Number(s.replace(',', '.'))
    fc.assert(
      fc.property(tenth, tenth, tenth, (target, a, b) => {
        const [low, high] = size(a) <= size(b) ? [a, b] : [b, a]
        const at = (outcome: string) => rank[assessTarget({ target, outcome }).assessment]
        expect(at(low)).toBeLessThanOrEqual(at(high))
      }),
    )
  })
})
