// The form of a decision: Swedish number habits, everything wrong at once, and nothing lost on the way back.
import { expect, it } from 'vitest'
import { ore } from '../../kernel/money.ts'
import { fieldsOf, readDecisionForm, withOneMoreRow } from './form.ts'

const TYPED = {
  kind: 'supplementaryBudget',
  body: 'assembly',
  date: '2022-02-15',
  paragraph: '12',
  caseNumber: 'RS 7-2022',
  title: 'Tillägg',
  reason: 'Dyrare läkemedel',
  fundingKind: 'result',
  fundingNote: 'Överskottet',
  exceptionKind: 'reserve',
  exceptionYear: '2022',
  exceptionAmount: '1 234,5',
  exceptionReason: 'Lågkonjunktur',
  rows: '3',
  'from-0': 'line/result',
  'to-0': 'unit/hsn',
  'year-0': '2022',
  'amount-0': '5,72',
  'why-0': 'Nya läkemedel',
  'permanence-0': 'permanent',
  'year-1': '2022',
  'from-2': 'line/result',
  'to-2': 'unit/rs',
  'year-2': '2022',
  'amount-2': '250 tkr',
  'why-2': 'Licenser',
  'permanence-2': 'temporary',
  'reduction-2': 'yes',
}

it('reads amounts as people write them, in mkr unless another unit is written, and leaves empty rows out', () => {
  const read = readDecisionForm('b-1', TYPED)
  expect(read.ok && read.value).toMatchObject({
    id: 'b-1',
    state: 'draft',
    funding: { kind: 'result', note: 'Överskottet' },
    exception: { kind: 'reserve', year: 2022, amount: 123_450_000_000 },
    entries: [
      { id: '1', from: 'line/result', to: 'unit/hsn', amount: 572_000_000, permanence: 'permanent' },
      { id: '3', to: 'unit/rs', amount: 25_000_000, permanence: 'temporary', reduction: true },
    ],
  })
})

it('says everything it cannot read, each with its field', () => {
  const read = readDecisionForm('b-1', {
    ...TYPED,
    kind: 'x',
    'amount-0': 'ca 5',
    'year-0': '22',
    'amount-2': '-1',
    exceptionAmount: '1,2,3',
  })
  expect(read.findings.map((one) => one.cell)).toEqual(['kind', 'exceptionAmount', 'year-0', 'amount-0', 'amount-2'])
  expect(read.findings.at(-1)!.message.sv).toBe(
    'Rad 3: beloppet är negativt. Skriv det utan minus och byt plats på från och till.',
  )
})

it('lets a draft lack anything it can read', () => {
  const read = readDecisionForm('b-1', {
    kind: 'allocation',
    body: 'committee',
    rows: '1',
    'from-0': 'unit/hsn',
    'year-0': '2022',
  })
  expect(read.ok && read.value.entries).toEqual([
    { id: '1', from: 'unit/hsn', to: '', year: 2022, amount: ore(0), reason: '', permanence: 'permanent' },
  ])
})

it('comes back as it was written', () => {
  const read = readDecisionForm('b-1', TYPED)
  const again = read.ok ? readDecisionForm('b-1', fieldsOf(read.value)) : read
  const strip = (value: typeof read) =>
    value.ok && { ...value.value, entries: value.value.entries.map((one) => ({ ...one, id: '' })) }
  expect(strip(again)).toEqual(strip(read))
})

it('gets one more row with the year of the one above', () => {
  expect(withOneMoreRow(TYPED)).toMatchObject({
    rows: '4',
    'year-3': '2022',
    'permanence-3': 'temporary',
    'why-0': 'Nya läkemedel',
  })
})
