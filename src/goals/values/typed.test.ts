// What people type and what it is read as: good forms, and ten bad ones with the field, the finding and the next step.
import { describe, expect, it } from 'vitest'
import { indicatorNode } from './nodes.examples.ts'
import { readTyped, type TypedContext, type TypedValue } from './typed.ts'
import type { IndicatorValue } from './value.ts'

const NODE = indicatorNode('i-1', 'Närvarotid', { breakdown: ['sex'] })
const blank: TypedValue = { part: 'total', cell: '', missing: '', reason: '', persons: '' }
const said = (more: Partial<TypedValue>): TypedValue => ({ ...blank, ...more })
const stored = (cell: string, version = 1): IndicatorValue => ({
  indicator: 'i-1',
  period: '2023-04',
  part: 'total',
  cell,
  source: 'typed',
  version,
  by: 'enhetschef',
  at: '2023-05-02T08:00:00Z',
})
const inApril = (more: Partial<TypedContext> = {}): TypedContext => ({ indicator: NODE, period: '2023-04', ...more })
const COUNT = indicatorNode('i-2', 'Besök', { measureUnit: 'st' })

describe('good forms', () => {
  it.each([
    ['1 234,5', COUNT, '1 234,5'],
    ['1234.5', COUNT, '1234.5'],
    ['1\u00a0234,5', COUNT, '1 234,5'],
    ['12 %', NODE, '12 %'],
    ['12%', NODE, '12%'],
    ['0', NODE, '0'],
    ['54,5/48', NODE, '54,5/48'],
  ])('%s', (cell, indicator, saved) => {
    const read = readTyped(said({ cell }), inApril({ indicator }))
    expect(read.ok && read.value?.cell).toBe(saved)
  })

  it('nothing typed is nothing saved, and the same again is no correction', () => {
    expect(readTyped(blank, inApril())).toEqual({ ok: true, value: undefined, findings: [] })
    expect(readTyped(said({ cell: ' 85,5 % ' }), inApril({ stored: stored('85,5 %') }))).toMatchObject({
      ok: true,
      value: undefined,
    })
    // A value that came with a space that does not break comes back from a form with a plain one.
    expect(readTyped(said({ cell: '72\u00a0%' }), inApril({ stored: stored('72\u00a0%') }))).toMatchObject({ value: undefined })
  })

  it('a value read in with a space that does not break is the same when the form sends it back', () => {
    const read = readTyped(said({ cell: '48\u00a0%' }), inApril({ stored: stored('48\u00a0%') }))
    expect(read).toEqual({ ok: true, value: undefined, findings: [] })
  })

  it('a field nobody touched asks for no reason when somebody else has saved meanwhile: the save itself tells of that', () => {
    const read = readTyped(said({ cell: '48 %', basedOn: 1 }), inApril({ stored: stored('52 %', 2) }))
    expect(read).toMatchObject({ ok: true, value: { cell: '48 %', basedOn: 1 } })
  })

  it('missing is a choice with its reason', () => {
    const read = readTyped(said({ missing: 'Mätningen är inte klar' }), inApril())
    expect(read).toMatchObject({ ok: true, value: { cell: '', missing: 'Mätningen är inte klar' } })
  })

  it('a share above a hundred, a large change and a correction pass with a reason', () => {
    const reason = 'Platserna räknas per dygn.'
    for (const context of [inApril(), inApril({ earlier: stored('20 %') }), inApril({ stored: stored('90 %') })])
      expect(readTyped(said({ cell: '104 %', reason }), context)).toMatchObject({ ok: true, value: { cell: '104 %', reason } })
  })
})

interface Bad {
  typed: Partial<TypedValue>
  context?: Partial<TypedContext>
  field: string
  code: string
  says: string
  next: string
}

const BAD: Bad[] = [
  {
    typed: { cell: '85,5,0' },
    field: 'cell.i-1.total',
    code: 'unreadable',
    says: '”85,5,0” är inte ett tal',
    next: 'Skriv till exempel 1 234,5',
  },
  {
    typed: { cell: '12 34' },
    field: 'cell.i-1.total',
    code: 'unreadable',
    says: '”12 34” är inte ett tal',
    next: 'Skriv till exempel',
  },
  {
    typed: { cell: '1.234' },
    field: 'cell.i-1.total',
    code: 'unreadable',
    says: 'kan betyda 1234 eller 1,234',
    next: 'Skriv decimaler med komma',
  },
  {
    typed: { cell: 'ca 70 %' },
    field: 'cell.i-1.total',
    code: 'unreadable',
    says: 'är ungefärligt',
    next: 'kräver det uppmätta talet',
  },
  {
    typed: { cell: 'saknas' },
    field: 'cell.i-1.total',
    code: 'missing-word',
    says: '”saknas” är inget värde',
    next: 'välj Värde saknas med ett skäl',
  },
  {
    typed: { cell: '70 %', missing: 'Mäts senare' },
    field: 'missing.i-1.total',
    code: 'both',
    says: 'du skrev ”70 %” och valde Värde saknas',
    next: 'Behåll det ena',
  },
  { typed: { cell: '70 kr' }, field: 'cell.i-1.total', code: 'unit', says: 'anges i %, inte kr', next: 'Räkna om talet' },
  { typed: { cell: '185' }, field: 'cell.i-1.total', code: 'percent', says: 'mellan 0 och 100', next: 'skriv i Skäl varför' },
  {
    typed: { cell: '70', persons: '12,5' },
    field: 'persons.i-1.total',
    code: 'persons',
    says: 'Du skrev ”12,5”',
    next: 'Skriv till exempel 1 234',
  },
  {
    typed: { cell: '71 %' },
    context: { stored: stored('70 %') },
    field: 'reason.i-1.total',
    code: 'correction-without-reason',
    says: 'rapporterat som ”70 %”',
    next: 'Skriv i Skäl',
  },
  {
    typed: { cell: '71 %', reason: 'fel' },
    context: { stored: stored('70 %') },
    field: 'reason.i-1.total',
    code: 'short-reason',
    says: '”fel” säger för lite',
    next: 'Skriv vad som hänt',
  },
  {
    typed: {},
    context: { stored: stored('70 %') },
    field: 'cell.i-1.total',
    code: 'emptied',
    says: 'är tomt men var rapporterat',
    next: 'välj Värde saknas',
  },
  {
    typed: { cell: '90 %' },
    context: { earlier: stored('40 %') },
    field: 'reason.i-1.total',
    code: 'large-change',
    says: 'stor ändring från ”40 %”',
    next: 'skriv varför',
  },
  {
    typed: { cell: '70 %', part: 'age:0–17' },
    field: 'cell.i-1.age:0–17',
    code: 'part',
    says: 'inte uppdelad på',
    next: 'Ta bort raden',
  },
  {
    typed: { cell: '70 %' },
    context: { indicator: indicatorNode('i-1', 'Närvarotid', { feed: { kind: 'formula', id: 'units-in-balance' } }) },
    field: 'cell.i-1.total',
    code: 'follows-books',
    says: 'följer räkenskaperna och kan inte skrivas över',
    next: 'bedöm indikatorn med ett skäl',
  },
]

describe('bad forms', () => {
  it.each(BAD)('$code: $says', ({ typed, context, field, code, says, next }) => {
    const read = readTyped(said(typed), inApril(context))
    expect(read.ok).toBe(false)
    expect(read.findings).toHaveLength(1)
    const [found] = read.findings
    expect([found!.code, found!.cell]).toEqual([`goals/value-${code}`, field])
    for (const part of ['Närvarotid', says, next]) expect(found!.message.sv).toContain(part)
    expect(found!.message.en).not.toBe(found!.message.sv)
  })

  it('says everything at once', () => {
    const read = readTyped(said({ cell: '85,5,0', persons: 'många' }), inApril())
    expect(read.findings.map((one) => one.code)).toEqual(['goals/value-unreadable', 'goals/value-persons'])
  })
})
