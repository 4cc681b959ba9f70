// The demo organisation: published bodies stay as printed, synthetic units hang below them, and history makes then differ from now.
import { describe, expect, it } from 'vitest'
import { checkUnits, committeeOf, structuresOf, unitTreeAt } from '../organisation/model.ts'
import { type DemoSize, demoCompanies, demoOrganisation } from './organisation.ts'
import { readCsv } from './publishedCsv.ts'

const published = readCsv('organisation.csv')

describe.each<[DemoSize, number, number]>([
  ['small', 110, 130],
  ['large', 1900, 2200],
])('the %s organisation', (size, least, most) => {
  const { units, costCentres, synthetic } = demoOrganisation(published, size)

  it('is a tree without findings', () => {
    expect(checkUnits(units).filter((finding) => finding.severity === 'error')).toEqual([])
  })

  it('has its cost centres, each under the committee it is booked for, on every day', () => {
    expect(costCentres.length).toBeGreaterThan(least)
    expect(costCentres.length).toBeLessThan(most)
    expect(new Set(costCentres.map((centre) => centre.code)).size).toBe(costCentres.length)
    const trees = ['2019-06-30', '2020-06-30', '2020-12-31'].map((date) => unitTreeAt(units, date))
    for (const tree of trees) expect(costCentres.filter((centre) => !tree.contains(centre.committee, centre.code))).toEqual([])
  })

  it('marks everything below the published level as synthetic and nothing else', () => {
    expect(published.filter((row) => synthetic.has(row.id ?? ''))).toEqual([])
    expect(costCentres.filter((centre) => !synthetic.has(centre.code))).toEqual([])
  })
})

describe('the history of the small organisation', () => {
  const { units, costCentres } = demoOrganisation(published, 'small')
  const byName = (name: string) => units.find((unit) => unit.name === name)!.code
  const structures = structuresOf(units, '2021-02-01')

  it('merges two health centres on 1 January 2020', () => {
    const centre = costCentres.find((one) => one.name.startsWith('Hälsocentral Granen'))!.code
    const merged = byName('Hälsocentral Skogen')
    expect(structures.contains(merged, centre, 2019, 'then', 12)).toBe(false)
    expect(structures.contains(merged, centre, 2019, 'now', 12)).toBe(true)
    expect(structures.contains(merged, centre, 2020, 'then', 1)).toBe(true)
  })

  it('moves a unit between two areas on 1 July 2020, within its committee', () => {
    const moved = byName('Rehabilitering')
    expect(structures.contains('ls1', moved, 2020, 'then', 6)).toBe(true)
    expect(structures.contains('ls2', moved, 2020, 'then', 7)).toBe(true)
    expect(['2020-06-30', '2020-07-01'].map((date) => committeeOf(units, moved, date))).toEqual(['hsn', 'hsn'])
  })
})

describe('the companies', () => {
  const companies = demoCompanies(readCsv('companies.csv'), ['lanstrafiken', 'teatern'])

  it('are the owned bodies with exact shares; commissioned providers are not owned', () => {
    expect(companies.find((company) => company.code === 'capio')).toBeUndefined()
    const consolidated = companies.filter((company) => company.consolidated)
    expect(consolidated.map((company) => company.code)).toEqual(['lanstrafiken'])
    expect(companies.filter((company) => company.synthetic).map((company) => company.code)).toEqual(['lanstrafiken', 'teatern'])
    expect(companies.find((company) => company.code === 'norrtag')).toMatchObject({ heldVia: 'lanstrafiken' })
  })

  it('say nothing of a share that the source does not print', () => {
    expect(companies.find((company) => company.code === 'acnet_int')?.ownedShare).toBeUndefined()
  })
})
