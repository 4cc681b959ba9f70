// The turn of the year carries every öre of the balance sheet, and nothing of the result.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ore } from '../../kernel/money.ts'
import { COMPANY_BAS } from './companyBas.ts'
import { REGION_BAS } from './regionBas.ts'
import { nextOpening } from './turnOfYear.ts'

const row = (account: string, amount: number) => ({ account, amount: ore(amount) })

test('capital expenditure and depreciation of the year roll into their base accounts', () => {
  const opening = [row('1210', 1000), row('1218', -400), row('2010', -600)]
  const movements = [
    row('1211', 250),
    row('1219', -100),
    row('7930', 100),
    row('1910', -250),
    row('2090', 100),
    row('8999', -100),
  ]
  expect(nextOpening(REGION_BAS, opening, movements)).toEqual([
    row('1210', 1250),
    row('1218', -500),
    row('1910', -250),
    row('2010', -500),
  ])
})

test('an account outside the chart is told, not dropped', () => {
  expect(() => nextOpening(REGION_BAS, [row('1999', 1)], [])).toThrow('1999')
})

test.each([REGION_BAS, COMPANY_BAS])(
  'accounts of $id roll into an account of the same kind that does not itself roll',
  ({ accounts }) => {
    const known = new Map(accounts.map((account) => [account.number, account]))
    const wrong = accounts.filter(
      ({ kind, rollsTo }) =>
        rollsTo !== undefined && (known.get(rollsTo)?.kind !== kind || known.get(rollsTo)?.rollsTo !== undefined),
    )
    expect(wrong).toEqual([])
  },
)

test('what is carried is what the balance accounts held', () => {
  const balance = REGION_BAS.accounts.filter(({ kind }) => kind !== 'income' && kind !== 'cost').map(({ number }) => number)
  const rows = fc.array(
    fc.tuple(fc.constantFrom(...balance), fc.integer({ min: -1e9, max: 1e9 })).map(([account, amount]) => row(account, amount)),
  )
  fc.assert(
    fc.property(rows, rows, (opening, movements) => {
      const total = (list: ReadonlyArray<{ amount: number }>) => list.reduce((sum, { amount }) => sum + amount, 0)
      expect(total(nextOpening(REGION_BAS, opening, movements))).toBe(total(opening) + total(movements))
    }),
  )
})
