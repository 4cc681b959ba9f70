// What is saved comes back the same, on both databases; an organisation without a tree is refused whole.
import { expect, it } from 'vitest'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { forEachDatabase, OTHER_AUTHORITY } from '../storage/testing.ts'
import type { Company } from './company.ts'
import { loadCompanies, loadUnits, saveCompanies, saveUnits } from './store.ts'
import type { Unit } from './unit.ts'

const UNITS: Unit[] = [
  { code: 'hsn', kind: 'committee', name: 'Nämnden', parent: 'rf', validFrom: '2000-01-01' },
  {
    code: 'nus',
    kind: 'unit',
    name: 'Sjukhuset',
    parent: 'hsn',
    validFrom: '2000-01-01',
    validTo: '2022-12-31',
    changes: [
      { from: '2020-07-01', parent: 'rf' },
      { from: '2021-01-01', parent: undefined },
      { from: '2023-01-01', mergedInto: 'hsn' },
    ],
  },
  { code: 'rf', kind: 'assembly', name: 'Fullmäktige', validFrom: '2000-01-01' },
]

const COMPANIES: Company[] = [
  {
    code: 'bolaget',
    name: 'Bolaget AB',
    orgnr: '556000-0000',
    legalForm: 'aktiebolag',
    consolidated: true,
    synthetic: true,
    ownedShare: {
      source: 'Bolagsordning',
      values: { '2000-01-01': { numerator: 1, denominator: 1 }, '2020-04-01': { numerator: 667, denominator: 1000 } },
    },
  },
  { code: 'dotter', name: 'Dotter AB', heldVia: 'bolaget', purpose: 'frakt', consolidated: false, synthetic: false },
]

forEachDatabase('organisation store', (open) => {
  it('keeps units, moves, mergers, companies and shares; saving again changes nothing', async () => {
    const db = await open()
    for (let time = 0; time < 2; time++) {
      await db.transact((tx) => saveUnits(tx, UNITS))
      await db.transact((tx) => saveCompanies(tx, COMPANIES))
      expect(await db.transact(loadUnits)).toEqual(UNITS)
      expect(await db.transact(loadCompanies)).toEqual(COMPANIES)
    }
    expect(await db.asAuthority(OTHER_AUTHORITY, LOCAL_ACTOR, loadUnits)).toEqual([])
  })

  it('refuses units that together with the stored ones go round, and changes nothing', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, UNITS))
    const moved: Unit = { code: 'rf', kind: 'assembly', name: 'Fullmäktige', validFrom: '2000-01-01', parent: 'hsn' }
    await expect(db.transact((tx) => saveUnits(tx, [moved]))).rejects.toThrow('i en ring')
    expect(await db.transact(loadUnits)).toEqual(UNITS)
  })
})
