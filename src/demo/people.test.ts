// The demonstration's people: every role a visitor may try, a manager for every unit, no password, and no real person.
import { expect, it } from 'vitest'
import { rolesOn } from '../access/model.ts'
import { loadGrants, loadPeople, signInDemo } from '../access/store.ts'
import { committeeIn, unitTreeAt } from '../organisation/model.ts'
import { saveUnits } from '../organisation/store.ts'
import { forEachDatabase } from '../storage/testing.ts'
import { DEMO_SEED, readDemo } from './io/readDemo.ts'
import { DEMO_ROLES, seedPeople, unitManagers } from './people.ts'

const { units } = readDemo('small', DEMO_SEED).organisation

it('every role stands on a unit of the demonstration', () => {
  const codes = new Set(units.map(({ code }) => code))
  expect([...DEMO_ROLES, ...unitManagers(units, '2023-05-10')].filter(({ unit }) => !codes.has(unit))).toEqual([])
  expect(units.filter(({ code }) => ['e2201', 'e2603'].includes(code)).map(({ name }) => `Chef ${name}`)).toEqual(
    DEMO_ROLES.slice(0, 2).map(({ title }) => title.sv),
  )
})

forEachDatabase('the demonstration’s people', (open) => {
  it('are seeded once, however often; every unit under a committee has a manager; nobody has a password', async () => {
    const db = await open()
    await db.transact((tx) => saveUnits(tx, units))
    await db.transact(seedPeople)
    const first = await db.transact(loadPeople)
    await db.transact(seedPeople)
    expect(await db.transact(loadPeople)).toEqual(first)
    expect(first.filter(({ hasPassword, email }) => hasPassword || email)).toEqual([])
    const grants = await db.transact((tx) => loadGrants(tx))
    const tree = unitTreeAt(units, '2023-05-10')
    const managed = new Set(grants.filter(({ role }) => role === 'manager').map(({ unit }) => unit))
    const due = units.filter(({ kind, code }) => kind === 'unit' && committeeIn(tree, code) !== undefined)
    expect(due.length).toBeGreaterThan(50)
    expect(due.filter(({ code }) => !managed.has(code))).toEqual([])
    for (const { login, role } of DEMO_ROLES) {
      const person = first.find((one) => one.login === login)!
      const own = grants.filter((one) => one.person === person.person)
      expect([login, rolesOn({ name: login, grants: own }, '2023-05-10')]).toEqual([login, [role]])
      expect(await signInDemo(db, db.authority, login, { now: '2023-05-10T08:00:00Z' })).toBeTruthy()
    }
  })
})
