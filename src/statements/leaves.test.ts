// Every account of the charts has its place: one leaf, or a named reason to stand outside the statements.
import { expect, test } from 'vitest'
import { accountTest, COMPANY_BAS, REGION_BAS } from '../ledger/model.ts'
import { BALANCE_LEAVES, MEMO_LEAVES } from './balanceLeaves.ts'
import { INTERNAL_LEAVES, PART_LEAVES, RESULT_LEAVES } from './leaves.ts'

const CHARTS = [
  // 8999 closes the result, 9990 balances the memo items.
  { chart: REGION_BAS, family: 'region', outside: ['8999', '9990'] },
  // 2099 is shown as the result accounts themselves; 8811 is eliminated with the untaxed reserves.
  { chart: COMPANY_BAS, family: 'company', outside: ['2099', '8811', '8999', '9990'] },
] as const

test.each(CHARTS)('each account of $chart.id belongs to exactly one leaf', ({ chart, family, outside }) => {
  const leaves = [...RESULT_LEAVES, ...INTERNAL_LEAVES, ...BALANCE_LEAVES, ...MEMO_LEAVES].flatMap((leaf) => {
    const accounts = leaf.accounts[family]
    return accounts === undefined ? [] : [{ id: leaf.id, holds: accountTest(accounts) }]
  })
  const places = chart.accounts.map(
    ({ number }) => [number, leaves.filter((leaf) => leaf.holds(number)).map((leaf) => leaf.id)] as const,
  )
  expect(places.filter(([, ids]) => ids.length > 1)).toEqual([])
  expect(places.filter(([, ids]) => ids.length === 0).map(([number]) => number)).toEqual([...outside])
})

test('a leaf turns the sign that its accounts’ kind asks for', () => {
  const kinds = new Map(REGION_BAS.accounts.map((account) => [account.number, account.kind]))
  for (const leaf of [...RESULT_LEAVES, ...INTERNAL_LEAVES, ...BALANCE_LEAVES]) {
    const holds = leaf.accounts.region === undefined ? () => false : accountTest(leaf.accounts.region)
    for (const [number, kind] of kinds) {
      if (holds(number))
        expect([leaf.id, number, leaf.sign]).toEqual([leaf.id, number, kind === 'asset' || kind === 'cost' ? 1 : -1])
    }
  }
})

test('leaf ids are unique', () => {
  const ids = [...RESULT_LEAVES, ...INTERNAL_LEAVES, ...PART_LEAVES, ...BALANCE_LEAVES, ...MEMO_LEAVES].map((leaf) => leaf.id)
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
})
