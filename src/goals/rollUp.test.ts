import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '../kernel/decimal.ts'
import { text } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'
import { type Child, rollUp } from './rollUp.ts'
import { rulesOf, STANDARD_RULES } from './ruleSet.ts'
import { assessSubgoal, proposeActivity } from './subgoal.ts'

const rules = rulesOf(STANDARD_RULES, 2020).rollUp
const LETTER: Record<string, Assessment> = { h: 'met', d: 'partlyMet', i: 'notMet', '.': 'notAssessed' }
/** `hhd.` = two met, one partly, one not assessed. */
const children = (letters: string): Child[] => [...letters].map((l) => ({ assessment: LETTER[l]! }))
const none = text('Inga.', 'None.')
const up = (letters: string) => rollUp(children(letters), rules, none)

describe('roll-up by rule Roder 1', () => {
  it.each([
    ['h', 'met'],
    ['d', 'partlyMet'],
    ['i', 'notMet'],
    ['hhhdd', 'met'], // 0,80 exactly
    ['hhddd', 'partlyMet'], // 0,70
    ['hd', 'partlyMet'], // 0,75
    ['hhdhd', 'met'],
    ['ddddi', 'partlyMet'], // 0,40 exactly
    ['dddii', 'notMet'], // 0,30
    ['hi', 'partlyMet'],
    ['hii', 'notMet'], // 0,33
    ['h.', 'met'], // half is enough
    ['h..', 'notAssessed'], // a third is not
    ['hd..', 'partlyMet'],
    ['...', 'notAssessed'],
    ['', 'notAssessed'],
  ])('%s is %s', (letters, want) => expect(up(letters).assessment).toBe(want))

  it('says how thin the basis is', () => {
    expect(up('hhh...............').reason).toEqual({
      sv: 'Ej bedömt: underlaget räcker inte (3 av 18).',
      en: 'Not assessed: the basis is not enough (3 of 18).',
    })
    expect(up('').reason).toBe(none)
  })

  it('states the mean, what it rests on and the limits', () => {
    expect(up('hhd.').reason.sv).toBe(
      'Medel är 0,83 (2 helt och 1 delvis), underlag 3 av 4. Gräns för helt är 0,80, för delvis 0,40.',
    )
  })

  it('never shows a mean on the other side of its limit', () => {
    // 0,7990 of 398: two decimals would say 0,80 and look met.
    const nearly = up('h'.repeat(318) + 'i'.repeat(80))
    expect(nearly.assessment).toBe('partlyMet')
    expect(nearly.reason.sv).toContain('0,799')
  })

  it('counts weights exactly', () => {
    const weighted: Child[] = [
      { assessment: 'met', weight: decimal('0.8') },
      { assessment: 'notMet', weight: decimal('0.2') },
    ]
    expect(rollUp(weighted, rules, none).assessment).toBe('met')
  })

  it('does not mind the order, and better children never give a worse parent', () => {
    const letters = fc.array(fc.constantFrom('h', 'd', 'i'), { minLength: 1, maxLength: 12 })
    const rank = { notAssessed: -1, notMet: 0, partlyMet: 1, met: 2 }
    fc.assert(
      fc.property(letters, fc.nat(), (list, at) => {
        const before = rank[up(list.join('')).assessment]
        expect(rank[up([...list].reverse().join('')).assessment]).toBe(before)
        const better = list.with(at % list.length, 'h')
        expect(rank[up(better.join('')).assessment]).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})

describe('the chain from 2022: indicators and activities are two components', () => {
  it.each([
    ['done', undefined, 'met'],
    ['onPlan', undefined, 'met'],
    ['delayed', undefined, 'partlyMet'],
    ['stopped', undefined, 'notMet'],
    ['notStarted', '2022-03-01', 'notMet'],
    ['notStarted', '2022-12-01', 'notAssessed'],
    ['notStarted', undefined, 'notAssessed'],
  ] as const)('an activity %s, to begin %s, proposes %s', (state, starts, want) => {
    expect(proposeActivity({ id: 'a', subgoal: 's', name: 'n', state, starts }, '2022-08-31').assessment).toBe(want)
  })

  it.each([
    ['hh', 'hh', 'met'],
    ['hh', 'ii', 'partlyMet'],
    ['ii', 'ii', 'notMet'],
    ['...', 'hh', 'met'],
    ['', 'd', 'partlyMet'],
    ['', '', 'notAssessed'],
    ['..', '...', 'notAssessed'],
  ])('indicators %j and activities %j give %s', (indicators, activities, want) => {
    expect(assessSubgoal(children(indicators), children(activities), rules).assessment).toBe(want)
  })

  it('shows both, so that ten done activities cannot hide one missed indicator', () => {
    const subgoal = assessSubgoal(children('i'), children('hhhhhhhhhh'), rules)
    expect(subgoal.assessment).toBe('partlyMet')
    expect(subgoal.reason.sv).toContain('Indikatorer: inte (1 av 1). Aktiviteter: helt (10 av 10).')
  })
})
