// The people of the authority with their roles, the form for a new one, and the one-time password told once.
// Refuses: keeping the one-time password anywhere but on this one answer.
import type { Finding } from '../../kernel/finding.ts'
import type { Lang } from '../../kernel/text.ts'
import { Button, ButtonLink, ErrorSummary, SelectField, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { Empty, Facts, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import type { PartyGroup, Person } from '../person.ts'
import { ACCESS_PATHS, personPath } from './paths.ts'
import { ACCESS_WORDS } from './words.ts'

export interface PeopleView {
  people: readonly (Person & { roles: string })[]
  groups: readonly PartyGroup[]
  /** Whether the reader may change anything. */
  manage: boolean
  findings: readonly Finding[]
  typed: Record<string, string>
}

export function PeoplePage({ shell, view }: { shell: Shell; view: PeopleView }) {
  const { lang } = shell
  const say = (key: keyof typeof ACCESS_WORDS) => ACCESS_WORDS[key][lang]
  const kind = 'text' as const
  return (
    <Page
      shell={shell}
      current="people"
      title={say('people')}
      lead={peopleLead(view, lang)}
      choices={[]}
      actions={view.manage ? <ButtonLink href={ACCESS_PATHS.newPerson}>{say('newPerson')}</ButtonLink> : undefined}
    >
      <div class="r-stack">
        <Findings findings={view.findings} shell={shell} />
        <Section id="personer" title={say('accounts')} right={<a href={ACCESS_PATHS.permissions}>{say('permissions')}</a>}>
          <Table
            lang={lang}
            caption={say('people')}
            rowHead={say('name')}
            phone="blocks"
            columns={[
              { id: 'login', head: say('login'), kind },
              { id: 'roles', head: say('roles'), kind },
              { id: 'state', head: say('state'), kind },
            ]}
            rows={view.people.map((one) => ({
              label: <a href={personPath(one.person)}>{one.name}</a>,
              soft: !one.active,
              cells: [one.login, one.roles || '–', say(one.active ? 'active' : 'closed')],
            }))}
          />
        </Section>
        <Groups shell={shell} view={view} />
      </div>
    </Page>
  )
}

/** `76 konton, varav 2 stängda.` */
function peopleLead({ people }: PeopleView, lang: Lang): string {
  const closed = people.filter(({ active }) => !active).length
  const all = `${people.length} ${ACCESS_WORDS.accounts[lang].toLowerCase()}`
  if (closed === 0) return lang === 'sv' ? `${all}, alla aktiva.` : `${all}, all active.`
  return lang === 'sv' ? `${all}, varav ${closed} stängda.` : `${all}, ${closed} of them closed.`
}

function Groups({ shell, view }: { shell: Shell; view: PeopleView }) {
  const { lang } = shell
  const say = (key: keyof typeof ACCESS_WORDS) => ACCESS_WORDS[key][lang]
  return (
    <Section id="grupper" title={say('groups')}>
      <p class="r-prose">{say('groupsLead')}</p>
      {view.groups.length > 0 && (
        <Facts facts={view.groups.map(({ code, name }) => ({ name: code, value: name, mono: false }))} />
      )}
      {view.groups.length === 0 && !view.manage && <Empty>{say('none')}</Empty>}
      {view.manage && (
        <form class="r-form" method="post" action={ACCESS_PATHS.groups}>
          <TextField id="code" name="code" label={say('code')} lang={lang} value={view.typed.code} width={12} />
          <TextField id="groupName" name="groupName" label={say('name')} lang={lang} value={view.typed.groupName} />
          <div class="r-buttons">
            <Button kind="secondary">{say('addGroup')}</Button>
          </div>
        </form>
      )}
    </Section>
  )
}

/** What was wrong, with links to the fields; nothing when all is well. */
export function Findings({ findings, shell: { lang } }: { findings: readonly Finding[]; shell: Shell }) {
  if (findings.length === 0) return null
  return (
    <ErrorSummary
      title={ACCESS_WORDS.notSaved[lang]}
      errors={findings.map(({ cell, message }) => ({ field: cell, message: message[lang] }))}
    />
  )
}

export interface NewPersonView {
  typed: Record<string, string>
  findings: readonly Finding[]
}

export function NewPersonPage({ shell, view: { typed, findings } }: { shell: Shell; view: NewPersonView }) {
  const { lang } = shell
  const say = (key: keyof typeof ACCESS_WORDS) => ACCESS_WORDS[key][lang]
  const errorAt = (cell: string) => findings.find((one) => one.cell === cell)?.message[lang]
  return (
    <Page
      shell={shell}
      current="people"
      title={say('newPerson')}
      path={[{ label: say('people'), href: ACCESS_PATHS.people }]}
      choices={[]}
    >
      <Findings findings={findings} shell={shell} />
      <form class="r-form" method="post" action={ACCESS_PATHS.newPerson}>
        <TextField
          id="name"
          name="name"
          label={say('name')}
          help={say('nameHelp')}
          lang={lang}
          value={typed.name}
          error={errorAt('name')}
          width={32}
        />
        <TextField
          id="login"
          name="login"
          label={say('login')}
          lang={lang}
          value={typed.login}
          error={errorAt('login')}
          width={28}
        />
        <TextField
          id="email"
          name="email"
          type="email"
          label={say('email')}
          lang={lang}
          value={typed.email}
          error={errorAt('email')}
          width={32}
          optional
        />
        <SelectField
          id="how"
          name="how"
          label={say('howToSignIn')}
          lang={lang}
          value={typed.how}
          options={[
            { value: 'local', label: say('withOneTime') },
            { value: 'oidc', label: say('withOidc') },
          ]}
        />
        <div class="r-buttons">
          <Button>{say('newPerson')}</Button>
        </div>
      </form>
    </Page>
  )
}

/** The answer to a form, and the only place the password is ever seen. */
export function OneTimePage({ shell, person, password }: { shell: Shell; person: Person; password: string }) {
  const { lang } = shell
  return (
    <Page
      shell={shell}
      current="people"
      title={ACCESS_WORDS.oneTime[lang]}
      lead={ACCESS_WORDS.oneTimeLead[lang]}
      path={[
        { label: ACCESS_WORDS.people[lang], href: ACCESS_PATHS.people },
        { label: person.name, href: personPath(person.person) },
      ]}
      choices={[]}
    >
      <Facts
        facts={[
          { name: ACCESS_WORDS.login[lang], value: person.login, mono: true },
          { name: ACCESS_WORDS.oneTime[lang], value: <span id="engangslosenord">{password}</span>, mono: true },
        ]}
      />
      <p>
        <ButtonLink href={personPath(person.person)}>{ACCESS_WORDS.giveRole[lang]}</ButtonLink>
      </p>
    </Page>
  )
}
