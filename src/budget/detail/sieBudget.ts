// A detailed budget as a ledger file of type 3: #PBUDGET by account and month for the unit, in the ledger's own signs.
// Refuses: months that are not budgeted as zero; they have no record.
import type { Ore } from '../../kernel/money.ts'
import { monthOf } from '../../kernel/month.ts'
import type { SieBook } from '../../ledger/model.ts'
import { type DetailSheet, turned } from './sheet.ts'

/** The dimension of cost centres in SIE is 1. */
const COST_CENTRE = '1'

export interface SieNames {
  company: string
  unitName: string
  accounts: ReadonlyMap<string, string>
  /** `YYYY-MM-DD`. */
  generated: string
}

export function sieBudget(sheet: DetailSheet, { company, unitName, accounts, generated }: SieNames): SieBook {
  const { unit, year } = sheet
  const sums = new Map<string, { account: string; month: number; ore: number }>()
  for (const row of sheet.rows)
    for (const [i, amount] of row.months.entries()) {
      if (amount === null) continue
      const place = `${row.account} ${i}`
      const sum = sums.get(place) ?? { account: row.account, month: i + 1, ore: 0 }
      sums.set(place, { ...sum, ore: sum.ore + amount })
    }
  const numbers = [...new Set(sheet.rows.map(({ account }) => account))].sort()
  return {
    type: 3,
    variant: null,
    program: { name: 'Roder', version: '1' },
    generated,
    company,
    orgnr: null,
    years: [{ no: 0, start: `${year}-01-01`, end: `${year}-12-31` }],
    accounts: numbers.map((number) => ({ number, name: accounts.get(number) ?? '', kind: null })),
    dimensions: [{ number: COST_CENTRE, name: 'Enhet', parent: null }],
    objects: [{ dimension: COST_CENTRE, object: unit, name: unitName }],
    balances: [...sums.values()].map(({ account, month, ore }) => ({
      label: 'PBUDGET' as const,
      year: 0,
      period: monthOf(year, month),
      account,
      objects: [{ dimension: COST_CENTRE, object: unit }],
      amount: turned(ore as Ore),
    })),
    vouchers: [],
  }
}
