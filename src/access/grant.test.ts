// Fields a role sees, what a party group keeps private, deputies, and where a sign-in may lead: as tables.
import { describe, expect, it } from 'vitest'
import type { Actor, Grant, PersonId, Role } from '../kernel/actor.ts'
import { fieldsSeen, SENSITIVE_FIELDS } from './fields.ts'
import { checkGrant, mayApproveInGroup, mayReadGroup } from './grant.ts'
import { localPath } from './localPath.ts'
import { PERMISSIONS } from './permission.ts'
import { DEMO_READER, may } from './rules.ts'
import { countersOf, delaySeconds, PACE } from './throttle.ts'

const PARENT: Record<string, string> = { hsn: 'rf', run: 'rf', e2201: 'hsn' }
const contains = (outer: string, inner: string): boolean => {
  for (let at: string | undefined = inner; at !== undefined; at = PARENT[at]) if (at === outer) return true
  return false
}
const where = { today: '2023-05-10', contains, board: 'rs' }
const grant = (role: Role, unit: string, more: Partial<Grant> = {}): Grant => ({ role, unit, from: '2023-01-01', ...more })
const actor = (person: string, ...grants: Grant[]): Actor => ({ name: person, person: person as PersonId, grants })

describe('sensitive fields by role', () => {
  // Columns: below committee, voucher text, supplier, employee, patient. o = own unit, + = everywhere, . = never.
  it.each([
    ['elected', '. . . . .'],
    ['citizen', '. . . . .'],
    ['administrator', '. . . . .'],
    ['manager', '+ o o o .'],
    ['controller', '+ o o . .'],
    ['official', '+ o o . .'],
    ['auditor', '+ + + + +'],
  ] as const)('%s %s', (role, line) => {
    const someone = actor('a', grant(role, 'hsn'))
    const own = fieldsSeen(someone, 'e2201', where)
    const other = fieldsSeen(someone, 'run', where)
    const marks = SENSITIVE_FIELDS.map((field) => (other.has(field) ? '+' : own.has(field) ? 'o' : '.'))
    expect(marks.join(' ')).toBe(line)
  })
  it('a visitor and a role that has ended see none', () => {
    expect([...fieldsSeen({ name: 'x' }, 'rf', where)]).toEqual([])
    expect([...fieldsSeen(actor('a', grant('auditor', 'rf', { to: '2023-05-09' })), 'rf', where)]).toEqual([])
  })
  it('the demo’s reader sees the synthetic vouchers, never persons', () => {
    expect([...fieldsSeen(DEMO_READER, 'hsn', where)]).toEqual(['belowCommittee', 'voucherText', 'supplier'])
  })
})

describe('what a party group keeps private', () => {
  const member = actor('member', grant('elected', 'rf', { partyGroup: 'blå' }))
  it.each([
    ['a member', member, true],
    ['a political secretary or named official', actor('s', grant('official', 'rf', { partyGroup: 'blå' })), true],
    ['a member of another group', actor('o', grant('elected', 'rf', { partyGroup: 'röd' })), false],
    ['an elected member outside groups', actor('e', grant('elected', 'rf')), false],
    ['a member whose time is out', actor('f', grant('elected', 'rf', { partyGroup: 'blå', to: '2023-05-09' })), false],
    ['an administrator', actor('d', grant('administrator', 'rf')), false],
    ['an administrator who is a member as well', actor('d', grant('administrator', 'rf'), ...member.grants!), false],
    ['an administrator in the group as administrator', actor('d', grant('administrator', 'rf', { partyGroup: 'blå' })), false],
    ['an auditor', actor('a', grant('auditor', 'rf')), false],
    ['a controller of everything', actor('c', grant('controller', 'rf')), false],
    ['the demo’s reader', DEMO_READER, false],
    ['a command on the machine', { name: 'lokal' }, false],
  ] as const)('%s: %s', (_who, someone, answer) => {
    expect(mayReadGroup(someone as Actor, 'blå', where.today)).toBe(answer)
  })
  it('an official a group has named gets the group’s trust, not the authority’s commission', () => {
    const named = actor('s', grant('official', 'rf', { partyGroup: 'blå' }))
    const elected = actor('e', grant('elected', 'rf'))
    for (const one of PERMISSIONS) expect([one, may(named, one, 'rf', where)]).toEqual([one, may(elected, one, 'rf', where)])
  })
  it.each([
    ['a member lets another person in', member, 'new', true],
    ['nobody lets themselves in', member, 'member', false],
    ['a secretary lets nobody in', actor('s', grant('official', 'rf', { partyGroup: 'blå' })), 'new', false],
    ['an administrator lets nobody in', actor('d', grant('administrator', 'rf')), 'new', false],
    ['another group lets nobody in', actor('o', grant('elected', 'rf', { partyGroup: 'röd' })), 'new', false],
  ] as const)('%s', (_what, who, whom, answer) => {
    expect(mayApproveInGroup(who, 'blå', whom as PersonId, where.today)).toBe(answer)
  })
})

describe('a grant someone wants to give', () => {
  const other = 'other' as PersonId
  const held = [grant('manager', 'hsn', { to: '2023-12-31' })]
  it.each([
    ['a plain one', grant('manager', 'e2201'), []],
    ['a day that does not exist', grant('manager', 'hsn', { from: '2023-02-30' }), ['access/not-a-day']],
    ['two wrong days at once', grant('manager', 'hsn', { from: 'x', to: 'y' }), ['access/not-a-day', 'access/not-a-day']],
    ['an end before the start', grant('manager', 'hsn', { to: '2022-12-31' }), ['access/ends-before-start']],
    ['an administrator in a party group', grant('administrator', 'rf', { partyGroup: 'blå' }), ['access/party-role']],
    ['a deputy within what is held', grant('manager', 'e2201', { to: '2023-06-30', deputyFor: other }), []],
    [
      'a deputy without a last day',
      grant('manager', 'hsn', { deputyFor: other }),
      ['access/deputy-without-end', 'access/nothing-to-stand-in-for'],
    ],
    [
      'a deputy with another role',
      grant('controller', 'hsn', { to: '2023-06-30', deputyFor: other }),
      ['access/nothing-to-stand-in-for'],
    ],
    ['a deputy over more', grant('manager', 'rf', { to: '2023-06-30', deputyFor: other }), ['access/nothing-to-stand-in-for']],
    ['a deputy for longer', grant('manager', 'hsn', { to: '2024-01-01', deputyFor: other }), ['access/nothing-to-stand-in-for']],
  ] as const)('%s', (_what, wanted, codes) => {
    expect(checkGrant(wanted as Grant, held, contains).map(({ code }) => code)).toEqual(codes)
  })
  it('a deputy of a deputy is refused', () => {
    const standIn = [grant('manager', 'hsn', { to: '2023-12-31', deputyFor: 'third' as PersonId })]
    const wanted = grant('manager', 'hsn', { to: '2023-06-30', deputyFor: other })
    expect(checkGrant(wanted, standIn, contains).map(({ code }) => code)).toEqual(['access/nothing-to-stand-in-for'])
  })
})

describe('after signing in', () => {
  it.each([
    ['/uppgifter?year=2023#a', '/uppgifter?year=2023#a'],
    ['/mal/8', '/mal/8'],
    ['/', '/'],
  ])('%s leads there', (asked, path) => expect(localPath(asked)).toBe(path))
  it.each([
    undefined,
    '',
    'https://ont.example',
    '//ont.example',
    '/\\ont.example',
    '\\\\ont.example',
    '/\t/ont.example',
    '/a\\..\\b',
    '/.//ont.example',
    '/x/..//ont.example',
    'javascript:alert(1)',
    '/logga-in?vidare=/logga-in',
    '/logga-ut',
    `/${'a'.repeat(3000)}`,
  ])('%j leads to the start page', (asked) => expect(localPath(asked)).toBe('/'))
})

describe('waiting after failed tries', () => {
  it('grows, and has an end', () => {
    expect([0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 500].map((n) => delaySeconds(n, PACE.pair))).toEqual([
      0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900,
    ])
  })
  it('a known device is held against nothing a stranger can fill', () => {
    const stranger = countersOf('chef', '10.0.0.1', undefined).map(([kind, key]) => `${kind}:${key}`)
    const known = countersOf('chef', '10.0.0.1', 'enhet').map(([kind, key]) => `${kind}:${key}`)
    expect(stranger.filter((one) => known.includes(one))).toEqual([])
    expect(stranger).toEqual(['pair:chef|10.0.0.1', 'address:10.0.0.1', 'login:chef'])
  })
})
