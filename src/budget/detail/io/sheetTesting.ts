// Sheets for the tests of the detailed budget: any rows, any edits, small enough to read when something fails.
// For tests only; refuses to be meaningful.
import type fc from 'fast-check'
import { type Ore, ore } from '../../../kernel/money.ts'
import type { Cell } from '../kronor.ts'
import { applyEdits, type DetailRow, type DetailSheet, type Edit, FIELDS, isMonthField, MONTH_NUMBERS } from '../sheet.ts'

export const row = (id: string, months: readonly Cell[] | number, more: Partial<DetailRow> = {}): DetailRow => ({
  id,
  account: '5010',
  activity: '',
  text: '',
  comment: '',
  months: typeof months === 'number' ? MONTH_NUMBERS.map(() => ore(months)) : months,
  notes: {},
  ...more,
})

export const sheet = (rows: readonly DetailRow[], more: Partial<DetailSheet> = {}): DetailSheet =>
  applyEdits({ unit: 'e1', year: 2024, version: 1, rows, ...more }, [])

/** Any sheet of rows r0–r5. */
export function anySheet(f: typeof fc): fc.Arbitrary<DetailSheet> {
  const cell = f.option(f.integer({ min: -500, max: 500 }), { nil: null }) as fc.Arbitrary<Cell>
  const words = f.constantFrom('', 'hyra', 'Älvgatan 1; ”nedre”', 'två\nrader', '=1+1', ' 007')
  const one = f.record({
    id: f.constantFrom('r0', 'r1', 'r2', 'r3', 'r4', 'r5'),
    account: f.constantFrom('3010', '5010', '6110'),
    activity: f.constantFrom('', 'vard'),
    text: words,
    comment: words,
    months: f.array(cell, { minLength: 12, maxLength: 12 }),
    notes: f.dictionary(f.constantFrom('1', '7', '12'), f.constantFrom('enligt avtal', 'preliminärt')),
  }) as unknown as fc.Arbitrary<DetailRow>
  return f.uniqueArray(one, { maxLength: 6, selector: ({ id }) => id }).map((rows) => sheet(rows))
}

/** Edits a person could make in the rows given: amounts, words, a row taken away. */
export function anyEdits(f: typeof fc, rows: readonly string[]): fc.Arbitrary<Edit[]> {
  const one = f.record({ row: f.constantFrom(...rows), field: f.constantFrom(...FIELDS), n: f.integer({ min: -900, max: 900 }) })
  return f.array(one, { maxLength: 12 }).map((list) =>
    list.map(({ row: id, field, n }): Edit => {
      if (isMonthField(field)) return { row: id, field, value: n % 5 === 0 ? null : (n as Ore) }
      if (field === 'account') return { row: id, field, value: n % 3 === 0 ? null : '5020' }
      return { row: id, field, value: n % 4 === 0 ? null : `ord ${n}` }
    }),
  )
}
