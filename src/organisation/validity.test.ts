import { describe, expect, it } from 'vitest'
import { type UnitRow, unitsOf } from './validity.ts'

const row = (code: string, parent: string | null, validFrom = '2019-01-01', validTo: string | null = null): UnitRow => ({
  code,
  parent,
  kind: 'cost_centre',
  name: code,
  validFrom,
  validTo,
})

describe('units from rows with one validity each', () => {
  it('turns a second place into a move, and an end with a successor into a merger', () => {
    const result = unitsOf([
      row('a', null),
      row('b', 'c', '2020-07-01'),
      row('b', 'a', '2019-01-01', '2020-06-30'),
      row('c', 'a'),
      { ...row('d', 'a', '2019-01-01', '2019-12-31'), mergedInto: 'c' },
    ])
    const base = { kind: 'costCentre', validFrom: '2019-01-01' }
    expect(result).toEqual({
      ok: true,
      findings: [],
      value: [
        { ...base, code: 'a', name: 'a' },
        { ...base, code: 'b', name: 'b', parent: 'a', changes: [{ from: '2020-07-01', parent: 'c' }] },
        { ...base, code: 'c', name: 'c', parent: 'a' },
        { ...base, code: 'd', name: 'd', parent: 'a', validTo: '2019-12-31', changes: [{ from: '2020-01-01', mergedInto: 'c' }] },
      ],
    })
  })
  it('tells everything that is wrong at once', () => {
    const result = unitsOf([{ ...row('a', null), kind: 'hus' }, row('b', 'nowhere')])
    expect(result.ok).toBe(false)
    expect(result.findings.map((f) => f.code)).toEqual(['organisation/unknown-kind', 'organisation/unknown-parent'])
  })
})
