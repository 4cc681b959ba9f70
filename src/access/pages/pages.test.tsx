// The pages by example, in both languages: the promises every page keeps, and that the table read is the table asked.
import { describe, expect, it, test } from 'vitest'
import type { PersonId } from '../../kernel/actor.ts'
import { renderPage } from '../../web/layout.tsx'
import { exampleShell } from '../../web/shell.examples.ts'
import { htmlFaults } from '../../web/testing.ts'
import { FIELD_RULES } from '../fields.ts'
import { PERMISSIONS } from '../permission.ts'
import type { Person, RegisteredGrant, Session } from '../person.ts'
import { HOW_WORDS, REACH_WORDS, ROLE_WORDS, readableFields, readableRules } from '../words.ts'
import { AccountPage } from './account.tsx'
import { PasswordPage } from './password.tsx'
import { PeoplePage } from './people.tsx'
import { PermissionsPage } from './permissions.tsx'
import { PersonPage } from './person.tsx'
import { SignInPage } from './signIn.tsx'
import { ACCESS_WORDS } from './words.ts'

const person: Person = {
  person: 'p1' as PersonId,
  login: 'chef-prov',
  name: 'Chef Provenheten',
  active: true,
  hasPassword: true,
  mustChange: false,
  version: 3,
}
const grant = (grantId: string, more: Partial<RegisteredGrant> = {}): RegisteredGrant => ({
  grantId,
  person: person.person,
  role: 'manager',
  unit: 'e1',
  from: '2023-01-01',
  grantedBy: 'Administratör',
  grantedAt: '2023-01-01T08:00:00Z',
  waiting: false,
  ...more,
})
const grants = [
  grant('a'),
  grant('b', { to: '2023-02-01' }),
  grant('c', { from: '2024-01-01', to: '2024-02-01', deputyFor: 'p2' as PersonId }),
  grant('d', { role: 'elected', partyGroup: 'blå', waiting: true, unit: '*' }),
  grant('e', { endedAt: '2023-03-01T08:00:00Z', endedBy: 'Administratör' }),
]
const names = { unit: (code: string) => `Enhet ${code}`, person: () => 'Chef Två', group: (code: string) => `Grupp ${code}` }
const sessions: Session[] = [
  {
    sessionId: 's1',
    how: 'local',
    createdAt: '2023-05-10T06:00:00Z',
    lastSeenAt: '2023-05-10T08:00:00Z',
    userAgent: 'Firefox, Linux',
  },
  { sessionId: 's2', how: 'oidc', createdAt: '2023-05-09T22:30:00Z', lastSeenAt: '2023-05-09T22:30:00Z', userAgent: '' },
]
const today = '2023-05-10'
const options = [{ value: 'e1', label: 'Enhet e1' }]

const PAGES = {
  'sign in': (lang: 'sv' | 'en') => (
    <SignInPage
      shell={exampleShell('/logga-in', lang)}
      view={{
        till: '/',
        oidc: true,
        tryAs: [{ login: 'a', title: 'Chef', does: 'Rapporterar sin enhet.' }],
        signedOut: { provider: 'https://id.example.se/ut' },
      }}
    />
  ),
  password: (lang: 'sv' | 'en') => <PasswordPage shell={exampleShell('/konto', lang)} view={{ forced: false, findings: [] }} />,
  account: (lang: 'sv' | 'en') => (
    <AccountPage
      shell={exampleShell('/konto', lang)}
      view={{
        name: person.name,
        login: person.login,
        hasPassword: true,
        grants,
        names,
        sessions,
        session: 's1',
        waiting: [{ ...grants[3]!, name: 'Ledamot' }],
        today,
      }}
    />
  ),
  people: (lang: 'sv' | 'en') => (
    <PeoplePage
      shell={exampleShell('/personer', lang)}
      view={{
        people: [{ ...person, roles: 'Chef' }],
        groups: [{ code: 'blå', name: 'Blå' }],
        manage: true,
        findings: [],
        typed: {},
      }}
    />
  ),
  person: (lang: 'sv' | 'en') => (
    <PersonPage
      shell={exampleShell('/personer/p1', lang)}
      view={{
        person,
        grants,
        names,
        sessions,
        manage: true,
        units: options,
        others: options,
        groups: options,
        typed: {},
        findings: [],
        today,
      }}
    />
  ),
  permissions: (lang: 'sv' | 'en') => <PermissionsPage shell={exampleShell('/behorigheter', lang)} />,
}

describe.each(Object.keys(PAGES) as (keyof typeof PAGES)[])('%s', (name) => {
  it.each(['sv', 'en'] as const)('keeps the promises in %s', async (lang) => {
    const html = await renderPage(PAGES[name](lang))
    expect(htmlFaults(html, { page: true })).toEqual([])
    expect(html).toContain(`<html lang="${lang}"`)
  })
})

test('the account tells each role’s state, and the hour on the wall', async () => {
  const html = await renderPage(PAGES.account('sv'))
  for (const said of [
    'gäller',
    'har gått ut',
    'kommande',
    'väntar på gruppen',
    'avslutad 1 mars 2023',
    'ersätter Chef Två',
    'Grupp blå',
  ])
    expect(html).toContain(said)
  expect(html).toContain('10 maj 2023 00:30')
  expect(html).toContain('Hela myndigheten')
})

test('whoever may not manage gets no forms', async () => {
  const view = {
    person,
    grants,
    names,
    sessions: [],
    manage: false,
    units: [],
    others: [],
    groups: [],
    typed: {},
    findings: [],
    today,
  }
  const html = await renderPage(<PersonPage shell={exampleShell('/personer/p1')} view={view} />)
  expect(html).not.toContain('method="post"')
  expect(html).not.toContain('Inloggningar')
})

test('the page has a row for every permission and every sensitive field, in both languages', async () => {
  for (const lang of ['sv', 'en'] as const) {
    const rules = readableRules(lang)
    expect(new Set(rules.map(({ permission }) => permission))).toEqual(new Set(PERMISSIONS))
    expect(rules.filter(({ what, who, where, why }) => !what || who.length === 0 || !where || !why)).toEqual([])
    expect(readableFields(lang)).toHaveLength(FIELD_RULES.length)
    const html = await renderPage(PAGES.permissions(lang))
    for (const { what } of rules) expect(html).toContain(what.replaceAll('&', '&amp;'))
  }
})

test('every word is said in both languages', () => {
  const all = [ACCESS_WORDS, ROLE_WORDS, REACH_WORDS, HOW_WORDS].flatMap((words) => Object.values(words))
  for (const text of all) expect([text.sv, text.en]).not.toContain('')
})
