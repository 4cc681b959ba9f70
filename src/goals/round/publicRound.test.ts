// A round for those who have not signed in: a small number is hidden with its status and everything that would tell it.
import { expect, test } from 'vitest'
import { MATERIAL } from './chain.examples.ts'
import { roundChain } from './chain.ts'
import { type PublicRound, publicRound } from './publicRound.ts'
import { isIndicator, places } from './walk.ts'

const counting = (persons: Record<string, number>): PublicRound => {
  const values = MATERIAL.values.map((one) => (one.indicator in persons ? { ...one, persons: persons[one.indicator]! } : one))
  const material = { ...MATERIAL, values }
  return { material, chain: roundChain(material) }
}
const stepOf = (whole: PublicRound, id: string) =>
  [...places(whole.chain.goals)].map(({ step }) => step).find((step) => isIndicator(step) && step.indicator.id === id)!

test('where nobody is counted the round is the same object', () => {
  const whole = counting({})
  expect(publicRound(whole)).toBe(whole)
})

test('with enough people the value and its status stand', () => {
  expect(stepOf(publicRound(counting({ i1: 5 })), 'i1')).toEqual(stepOf(counting({ i1: 5 }), 'i1'))
})

test('with too few neither the value, its status nor its reason is told, and the others stand as they were', () => {
  const whole = counting({ i1: 4 })
  const shown = publicRound(whole)
  expect(stepOf(whole, 'i1').assessment).toBe('met')
  const hidden = stepOf(shown, 'i1')
  expect(hidden.assessment).toBe('notAssessed')
  expect(JSON.stringify(shown)).not.toContain('85')
  expect(JSON.stringify(hidden)).toContain('dolt av sekretess')
  expect(stepOf(shown, 'i2').assessment).toBe(stepOf(whole, 'i2').assessment)
  expect(publicRound(whole), 'worked out once').toBe(shown)
})
