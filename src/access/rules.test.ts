// The table of permissions against a list written by hand from the commission: role × permission, where it holds, and nothing else.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Actor, type Grant, type PersonId, ROLES, type Role } from '../kernel/actor.ts'
import { fieldsSeen } from './fields.ts'
import { isPermission, PERMISSIONS } from './permission.ts'
import { CITIZEN, DEMO_READER, may, RULES, readsAsCitizen, rolesWith, type Where } from './rules.ts'

const PARENT: Record<string, string> = { rs: 'rf', hsn: 'rf', run: 'rf', ls1: 'hsn', e22: 'ls1', e2201: 'ls1', c1: 'e2201' }
const UNITS = ['rf', ...Object.keys(PARENT)]
const contains = (outer: string, inner: string): boolean => {
  for (let at: string | undefined = inner; at !== undefined; at = PARENT[at]) if (at === outer) return true
  return false
}
const where: Where = { today: '2023-05-10', contains, board: 'rs' }
const grant = (role: Role, unit: string, more: Partial<Grant> = {}): Grant => ({ role, unit, from: '2023-01-01', ...more })
const someone = (...grants: Grant[]): Actor => ({ name: 'Någon', person: 'p1' as PersonId, grants })

// e = elected, m = manager, c = controller, o = official, a = auditor, d = administrator, z = citizen; a dot is no.
const EXPECTED = `
  open                 e m c o a d z
  overview:read        e m c o a d z
  goals:read           e m c o a d z
  economy:read         e m c o a d z
  vouchers:read        . m c o a . .
  statements:read      e m c o a d .
  investments:read     e m c o a d .
  reports:read         e m c o a d z
  reports:write        . . c . . . .
  tieout:read          e m c o a d .
  keyFigures:read      e m c o a d z
  organisation:read    e m c o a d .
  organisation:edit    . . . . . d .
  imports:read         . m c o a d .
  imports:write        . . c . . . .
  assignments:read     e m c o a d .
  assignments:report   . . . o . . .
  assignments:edit     . . c . . . .
  calendar:read        e m c o a d .
  calendar:edit        . . c . . . .
  round:read           e m c o a d .
  round:run            . . c . . . .
  task:read            e m c o a d .
  task:work            . m c o . . .
  task:approve         . . c o . . .
  unit:report          . m . . . . .
  unit:reportFor       . . c . . . .
  values:report        . m c . . . .
  values:correct       . . c . . . .
  judgement:read       e m c o a d .
  judgement:committee  . . c o . . .
  judgement:goal       . . . o . . .
  plan:read            e m c o a d .
  plan:draft           . . c o . . .
  plan:decide          . . c o . . .
  budget:read          e m c o a d .
  budget:edit          . m c . . . .
  budget:decide        . . c o . . .
  scenario:read        e m c o a d .
  scenario:write       e . c o . . .
  forecast:read        e m c o a d .
  forecast:write       . m c o . . .
  forecast:adjust      . . c o . . .
  forecast:lock        . . c . . . .
  measures:read        e m c o a d .
  measures:edit        . m c o . . .
  investments:edit     . . c . . . .
  people:read          . . c . a d .
  people:manage        . . . . . d .
  sessions:own         e m c o a d z
  audit:read           . . . . a d .
  documents:read       e m c o a d .
  documents:edit       . . c o . . .
  search:read          e m c o a d .
  setup:run            . . . . . d .
  draft:own            e m c o a d .
`
const LETTERS: Record<string, Role> = {
  e: 'elected',
  m: 'manager',
  c: 'controller',
  o: 'official',
  a: 'auditor',
  d: 'administrator',
  z: 'citizen',
}
const expected = EXPECTED.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
  .map(([permission = '', ...marks]) => ({
    permission,
    roles: marks.filter((mark) => mark !== '.').map((mark) => LETTERS[mark]!),
  }))

describe('role × permission over the whole authority', () => {
  it('names every permission once, in both lists', () => {
    expect(expected.map(({ permission }) => permission).sort()).toEqual([...PERMISSIONS].sort())
  })
  it.each(expected)('$permission: $roles', ({ permission, roles }) => {
    const allowed = ROLES.filter((role) => may(someone(grant(role, 'rf')), permission, 'rf', where))
    expect(permission === 'open' ? [...ROLES] : allowed).toEqual(ROLES.filter((role) => roles.includes(role)))
    expect(rolesWith(permission)).toEqual(ROLES.filter((role) => roles.includes(role)))
  })
})

describe('deny by default', () => {
  const strangers: [string, Actor][] = [
    ['a visitor', { name: 'besökare' }],
    ['a person without grants', someone()],
    ['a person whose role ended yesterday', someone(grant('administrator', 'rf', { to: '2023-05-09' }))],
    ['a person whose role begins tomorrow', someone(grant('controller', 'rf', { from: '2023-05-11' }))],
    ['a command run on the machine', { name: 'lokal' }],
    ['someone called as a citizen without a name', { name: CITIZEN.name, grants: [] }],
    ['someone called as the demo’s reader', { name: DEMO_READER.name, grants: [] }],
  ]
  it.each(strangers)('%s may nothing but come in and see their own sessions', (_who, actor) => {
    const allowed = PERMISSIONS.filter((one) => may(actor, one, undefined, where) || may(actor, one, 'rf', where))
    expect(allowed).toEqual(actor.person === undefined ? ['open'] : ['open', 'sessions:own'])
  })
  it.each(['', 'open ', 'OPEN', 'toString', '__proto__', 'people:*', 'goals:write'])('%j is no permission', (word) => {
    expect(isPermission(word)).toBe(false)
    expect(ROLES.some((role) => may(someone(grant(role, 'rf')), word, 'rf', where))).toBe(false)
  })
  it('the first and the last day count', () => {
    const oneDay = someone(grant('manager', 'e2201', { from: '2023-05-10', to: '2023-05-10' }))
    expect(may(oneDay, 'unit:report', 'e2201', where)).toBe(true)
  })
})

describe('where a role holds', () => {
  it.each([
    ['manager', 'e2201', 'unit:report', 'e2201', true],
    ['manager', 'e2201', 'unit:report', 'c1', true],
    ['manager', 'e2201', 'unit:report', 'ls1', false],
    ['manager', 'e22', 'unit:report', 'e2201', false], // a code that begins alike is another unit
    ['manager', 'e2201', 'overview:read', 'run', true],
    ['manager', 'e2201', 'vouchers:read', 'run', false],
    ['manager', 'e2201', 'unit:report', 'never-registered', false],
    ['official', 'hsn', 'judgement:committee', 'hsn', true],
    ['official', 'hsn', 'judgement:committee', 'run', false],
    ['official', 'hsn', 'judgement:goal', 'hsn', false],
    ['official', 'hsn', 'judgement:goal', undefined, false],
    ['official', 'rs', 'judgement:goal', 'rs', true],
    ['official', 'rs', 'judgement:goal', 'hsn', false],
    ['official', 'ls1', 'plan:decide', 'hsn', false],
    ['controller', 'hsn', 'round:run', 'rf', false],
    ['controller', 'rf', 'unit:reportFor', 'e2201', true],
    ['auditor', 'rev', 'audit:read', 'rf', true],
    ['administrator', 'hsn', 'people:manage', 'rf', false],
    ['administrator', 'hsn', 'people:manage', 'e2201', true],
  ] as const)('%s over %s, %s over %s: %s', (role, over, permission, unit, answer) => {
    expect(may(someone(grant(role, over)), permission, unit, where)).toBe(answer)
  })
  it('nobody weighs a goal together where no board is known', () => {
    expect(may(someone(grant('official', 'rf')), 'judgement:goal', 'rf', { ...where, board: undefined })).toBe(false)
  })
  it('more grants never take anything away, and none reaches outside the units they cover', () => {
    const grants = fc.array(
      fc.record({ role: fc.constantFrom(...ROLES), unit: fc.constantFrom(...UNITS), from: fc.constant('2023-01-01') }),
      { maxLength: 4 },
    )
    const writes = PERMISSIONS.filter((one) => RULES.every((row) => row.permission !== one || row.reach === 'own unit and below'))
    fc.assert(
      fc.property(grants, grants, fc.constantFrom(...PERMISSIONS), fc.constantFrom(...UNITS), (some, more, permission, unit) => {
        const before = may(someone(...some), permission, unit, where)
        if (before) expect(may(someone(...some, ...more), permission, unit, where)).toBe(true)
        if (before && writes.includes(permission)) expect(some.some((one) => contains(one.unit, unit))).toBe(true)
      }),
    )
  })
})

describe('the demonstration’s reader', () => {
  it('reads, and changes nothing', () => {
    const allowed = PERMISSIONS.filter((one) => may(DEMO_READER, one, 'rf', where))
    expect(allowed.filter((one) => one !== 'open' && !one.endsWith(':read'))).toEqual([])
    expect(PERMISSIONS.filter((one) => one.endsWith(':read') && !allowed.includes(one))).toEqual(['people:read', 'audit:read'])
  })
})

describe('a citizen', () => {
  const FIVE = ['overview:read', 'goals:read', 'economy:read', 'reports:read', 'keyFigures:read']
  const opened = (actor: Actor) => PERMISSIONS.filter((one) => may(actor, one, 'rf', where)).sort()

  it('without a name reads five pages, and has nothing of their own', () => {
    expect(opened(CITIZEN)).toEqual(['open', ...FIVE].sort())
    expect(PERMISSIONS.filter((one) => may(CITIZEN, one, undefined, where)).sort()).toEqual(['open', ...FIVE].sort())
    expect([...fieldsSeen(CITIZEN, 'rf', where), ...fieldsSeen(CITIZEN, 'e2201', where)]).toEqual([])
  })
  it('with the role reads the same, and their own sessions', () => {
    expect(opened(someone(grant('citizen', 'rf')))).toEqual(['open', 'sessions:own', ...FIVE].sort())
  })
  it.each([
    ['without a name', CITIZEN, true],
    ['with the role', someone(grant('citizen', 'rf')), true],
    ['who is also elected', someone(grant('citizen', 'rf'), grant('elected', 'rf')), false],
    ['who was elected until yesterday', someone(grant('citizen', 'rf'), grant('elected', 'rf', { to: '2023-05-09' })), true],
    ['nobody at all', someone(), false],
    ['the demo’s reader', DEMO_READER, false],
  ])('%s', (_who, actor, answer) => expect(readsAsCitizen(actor, where.today)).toBe(answer))
})
