// Every word exists in both languages, so no page falls back to the other one.
import { expect, test } from 'vitest'
import { WORDS, type Word, word } from './words.ts'

test.each(Object.keys(WORDS) as Word[])('%s is said in Swedish and English', (key) => {
  expect(word(key, 'sv').trim()).not.toBe('')
  expect(word(key, 'en').trim()).not.toBe('')
})

test('words that differ between the languages differ', () => {
  const same = (Object.keys(WORDS) as Word[]).filter((key) => word(key, 'sv') === word(key, 'en'))
  expect(same).toEqual(['budget', 'organisation', 'excel', 'csv', 'trend'])
})
