// One person: roles with their history, giving and ending them, sessions, one-time password, closing the account.
// Refuses: taking anything out of the history.

import { ROLES } from '../../kernel/actor.ts'
import type { Finding } from '../../kernel/finding.ts'
import { Button, SelectField, type SelectOption, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { Empty, Facts, Section } from '../../web/parts.tsx'
import type { Person, RegisteredGrant, Session } from '../person.ts'
import { ROLE_WORDS } from '../words.ts'
import { GrantTable, type Names } from './grantTable.tsx'
import { ACCESS_PATHS, personPath } from './paths.ts'
import { Findings } from './people.tsx'
import { SessionTable } from './sessionTable.tsx'
import { ACCESS_WORDS } from './words.ts'

export interface PersonView {
  person: Person
  grants: readonly RegisteredGrant[]
  names: Names
  sessions: readonly Session[]
  /** The reader may change this person; never oneself. */
  manage: boolean
  units: readonly SelectOption[]
  others: readonly SelectOption[]
  groups: readonly SelectOption[]
  typed: Record<string, string>
  findings: readonly Finding[]
  today: string
}

export function PersonPage({ shell, view }: { shell: Shell; view: PersonView }) {
  const { lang } = shell
  const { person, manage } = view
  const say = (key: keyof typeof ACCESS_WORDS) => ACCESS_WORDS[key][lang]
  return (
    <Page
      shell={shell}
      current="people"
      title={person.name}
      path={[{ label: say('people'), href: ACCESS_PATHS.people }]}
      choices={[]}
    >
      <div class="r-stack">
        <Findings findings={view.findings} shell={shell} />
        <Facts
          facts={[
            { name: say('login'), value: person.login, mono: true },
            { name: say('email'), value: person.email ?? '–' },
            { name: say('state'), value: say(person.active ? 'active' : 'closed') },
          ]}
        />
        <Section id="roller" title={say('roles')}>
          {view.grants.length === 0 ? (
            <Empty>{say('none')}</Empty>
          ) : (
            <GrantTable
              lang={lang}
              caption={say('roles')}
              grants={view.grants}
              names={view.names}
              today={view.today}
              act={manage ? (grant) => <EndForm shell={shell} person={person} grant={grant} /> : undefined}
            />
          )}
        </Section>
        {manage && <GiveRole shell={shell} view={view} />}
        {manage && (
          <Section id="inloggningar" title={say('sessions')}>
            <SessionTable
              lang={lang}
              caption={say('sessions')}
              sessions={view.sessions}
              action={personPath(person.person, 'inloggningar')}
            />
          </Section>
        )}
        {manage && <Account shell={shell} person={person} />}
      </div>
    </Page>
  )
}

const Version = ({ person }: { person: Person }) => <input type="hidden" name="version" value={String(person.version)} />

function EndForm({ shell: { lang }, person, grant }: { shell: Shell; person: Person; grant: RegisteredGrant }) {
  return (
    <form method="post" action={personPath(person.person, 'avsluta')}>
      <Version person={person} />
      <label>
        <span class="r-aloud">
          {ACCESS_WORDS.to[lang]} {ROLE_WORDS[grant.role][lang]}. {ACCESS_WORDS.endNowOr[lang]}
        </span>
        <input class="ds-input" type="date" name="lastDay" />
      </label>
      <Button kind="secondary" name="grant" value={grant.grantId}>
        {ACCESS_WORDS.end[lang]}
        <span class="r-aloud"> {ROLE_WORDS[grant.role][lang]}</span>
      </Button>
    </form>
  )
}

function GiveRole({ shell: { lang }, view }: { shell: Shell; view: PersonView }) {
  const say = (key: keyof typeof ACCESS_WORDS) => ACCESS_WORDS[key][lang]
  const { typed, person, findings } = view
  const field = (name: string) => ({
    id: name,
    name,
    lang,
    value: typed[name],
    error: findings.find((one) => one.cell === name)?.message[lang],
  })
  return (
    <Section id="ge-roll" title={say('giveRole')}>
      <form class="r-form" method="post" action={personPath(person.person, 'roller')}>
        <Version person={person} />
        <SelectField
          {...field('role')}
          label={say('role')}
          options={ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role][lang] }))}
        />
        <SelectField {...field('unit')} label={say('unit')} options={view.units} />
        <TextField {...field('from')} value={typed.from ?? view.today} type="date" label={say('from')} width={12} />
        <TextField {...field('to')} type="date" label={say('to')} width={12} optional />
        <SelectField
          {...field('deputyFor')}
          label={say('deputyFor')}
          help={say('deputyHelp')}
          options={[{ value: '', label: say('nobody') }, ...view.others]}
        />
        {view.groups.length > 0 && (
          <SelectField
            {...field('partyGroup')}
            label={say('partyGroup')}
            help={say('partyHelp')}
            options={[{ value: '', label: say('none') }, ...view.groups]}
          />
        )}
        <div class="r-buttons">
          <Button>{say('giveRole')}</Button>
        </div>
      </form>
    </Section>
  )
}

function Account({ shell: { lang }, person }: { shell: Shell; person: Person }) {
  const say = (key: keyof typeof ACCESS_WORDS) => ACCESS_WORDS[key][lang]
  return (
    <Section id="konto" title={say('account')}>
      <div class="r-stack">
        <form method="post" action={personPath(person.person, 'losenord')}>
          <Version person={person} />
          <p class="r-help">{say('newOneTimeHelp')}</p>
          <Button kind="secondary">{say('newOneTime')}</Button>
        </form>
        <form method="post" action={personPath(person.person, 'konto')}>
          <Version person={person} />
          <p class="r-help">{say('closeHelp')}</p>
          <Button kind="secondary" name="active" value={person.active ? 'nej' : 'ja'}>
            {say(person.active ? 'close' : 'reopen')}
          </Button>
        </form>
      </div>
    </Section>
  )
}
