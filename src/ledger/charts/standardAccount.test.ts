// Own accounts to standard accounts: the most exact row of the day wins, and a selector says exactly the accounts it was made of.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountTest } from '../account.ts'
import { OWN_ENTITY } from '../balance.ts'
import { booksOf } from '../books.ts'
import { KOMMUN_BAS } from './kommunBas.ts'
import { NO_ACCOUNTS, ownAccounts } from './ownAccounts.ts'
import { selectorOf, standardOf } from './standardAccount.ts'

const OWN = [
  { accounts: '3290', standard: '3810', from: '2024-01-01' },
  { accounts: '1129', standard: '1110', to: '2023-12-31' },
]

test.each([
  ['5020', '2024-12-31', '4013', '4013'],
  ['1121', '2024-12-31', '1110', '1111'],
  ['1129', '2024-12-31', '1118', '1119'],
  ['1129', '2023-12-31', '1110', '1110'],
  ['11299', '2024-12-31', '1118', '1119'],
  ['8051', '2024-12-31', '8020', '8020'],
  ['3290', '2024-12-31', '3810', '3810'],
])('account %s on %s', (account, date, opening, movement) => {
  expect(standardOf(OWN, KOMMUN_BAS.rows, date)(account)).toEqual({ opening, movement })
})

test('an account that no row covers is on no line', () => {
  expect(standardOf(OWN, KOMMUN_BAS.rows, '2023-12-31')('3290')).toBeUndefined()
})

test('a selector says exactly the accounts it was made of', () => {
  const account = fc.integer({ min: 1000, max: 1060 }).map(String)
  fc.assert(
    fc.property(fc.uniqueArray(account), fc.uniqueArray(account), (some, others) => {
      const chosen = new Set(some)
      const all = [...new Set([...some, ...others])].sort()
      const selector = selectorOf(chosen, all)
      const test = selector === '' ? () => false : accountTest(selector)
      expect(all.filter(test)).toEqual(all.filter((one) => chosen.has(one)))
    }),
  )
})

test('what is asked in standard accounts is found in the own ones, opening and movement apart', () => {
  const row = (account: string, period: number, amount: number) => ({
    ...{ entity: OWN_ENTITY, year: 2024, measure: 'actual' as const, unit: 'x', counterpart: '', object: '' },
    account,
    period,
    amount: amount as never,
  })
  const books = booksOf([
    row('1121', 0, 500),
    row('1121', 3, 70),
    row('1129', 12, -20),
    row('5020', 1, 9),
    row('5610', 2, 3),
    row('5610', 3, -3),
  ])
  const own = ownAccounts(books, { own: [], chart: KOMMUN_BAS.rows })
  expect(own.selector('1110', 'opening', 2024)).toBe('1121')
  expect(own.selector('1110', 'movement', 2024)).toBe(NO_ACCOUNTS)
  expect(own.selector('1111', 'movement', 2024)).toBe('1121')
  expect(own.selector('4000-4999', 'movement', 2024)).toBe('5020-5610')
  expect(own.selector('3000-3999', 'movement', 2024)).toBe(NO_ACCOUNTS)
})
