// Sentences of the house in the words of the kind: whole words only, capitals kept, a region's own left as they are.
import { expect, test } from 'vitest'
import { inWordsOf } from './authorityWords.ts'
import { text } from './text.ts'

test.each([
  ['Regionens resultat', 'Kommunens resultat'],
  ['räknas i regionens bedömning', 'räknas i kommunens bedömning'],
  ['Regionskatt', 'Kommunalskatt'],
  ['Indikator → nämnd → region', 'Indikator → nämnd → kommun'],
  ['Regionfullmäktige och regionstyrelsen', 'Kommunfullmäktige och kommunstyrelsen'],
  ['regional utveckling och regionalt stöd', 'regional utveckling och regionalt stöd'],
])('%s → %s', (region, municipality) => {
  expect(inWordsOf('municipality', text(region, '')).sv).toBe(municipality)
  expect(inWordsOf('region', text(region, '')).sv).toBe(region)
})

test('in English too', () => {
  expect(inWordsOf('municipality', text('', 'The region’s result, for the region')).en).toBe(
    'The municipality’s result, for the municipality',
  )
})
