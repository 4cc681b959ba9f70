// Search finds by words in any order, keeps å, ä and ö apart from a and o, and says how many it left out.
import { expect, test } from 'vitest'
import { text } from '../kernel/text.ts'
import { type SearchEntry, search } from './search.ts'

const goal = text('Mål', 'Goal')
const unit = text('Enhet', 'Unit')
const entries: SearchEntry[] = [
  { kind: goal, name: 'En ledande miljöregion', href: '/mal/4', also: 'mål 4' },
  { kind: unit, name: 'Miljö och hälsa', href: '/enhet/e1', also: 'e1' },
  { kind: unit, name: 'Ambulans', href: '/enhet/2202', also: '2202' },
  { kind: unit, name: 'Andra idéer', href: '/enhet/x' },
]
const names = (asked: string) => search(entries, asked).flatMap((group) => group.hits.map((hit) => hit.name))

test.each([
  ['miljö', ['En ledande miljöregion', 'Miljö och hälsa']],
  ['hälsa miljö', ['Miljö och hälsa']],
  ['MILJÖ', ['En ledande miljöregion', 'Miljö och hälsa']],
  ['miljo', []],
  ['2202', ['Ambulans']],
  ['mål 4', ['En ledande miljöregion']],
  ['ideer', ['Andra idéer']],
  ['', []],
  ['   ', []],
  ['finns inte', []],
])('”%s”', (asked, found) => expect(names(asked)).toEqual(found))

test('the rest is counted, not hidden', () => {
  const many = Array.from({ length: 25 }, (_, i) => ({ kind: unit, name: `Enhet ${i}`, href: `/enhet/${i}` }))
  const [group] = search(many, 'enhet')
  expect([group!.hits.length, group!.more]).toEqual([20, 5])
})
