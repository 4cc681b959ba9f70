// One's own account: roles with dates, sessions, password, and what waits for one's yes in a party group.
// Refuses: anybody else's.
import { Button, ButtonLink } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { Empty, ItemList, Section } from '../../web/parts.tsx'
import type { RegisteredGrant, Session } from '../person.ts'
import { ROLE_WORDS } from '../words.ts'
import { GrantTable, type Names } from './grantTable.tsx'
import { ACCESS_PATHS } from './paths.ts'
import { SessionTable } from './sessionTable.tsx'
import { ACCESS_WORDS } from './words.ts'

export interface AccountView {
  name: string
  login: string
  hasPassword: boolean
  grants: readonly RegisteredGrant[]
  names: Names
  sessions: readonly Session[]
  session: string
  waiting: readonly (RegisteredGrant & { name: string })[]
  today: string
}

export function AccountPage({ shell, view }: { shell: Shell; view: AccountView }) {
  const { lang } = shell
  const say = (key: keyof typeof ACCESS_WORDS) => ACCESS_WORDS[key][lang]
  return (
    <Page
      shell={shell}
      title={say('account')}
      lead={`${view.name} (${view.login})`}
      choices={[]}
      actions={
        <form method="post" action={ACCESS_PATHS.signOut}>
          <Button kind="secondary">{say('signOut')}</Button>
        </form>
      }
    >
      <div class="r-stack">
        {view.waiting.length > 0 && <Waiting shell={shell} view={view} />}
        <Section id="roller" title={say('ownRoles')} right={<a href={ACCESS_PATHS.permissions}>{say('permissions')}</a>}>
          {view.grants.length === 0 ? (
            <Empty>{say('noRoles')}</Empty>
          ) : (
            <GrantTable lang={lang} caption={say('ownRoles')} grants={view.grants} names={view.names} today={view.today} />
          )}
        </Section>
        <Section id="inloggningar" title={say('sessions')}>
          <p class="r-prose">{say('sessionsLead')}</p>
          <SessionTable
            lang={lang}
            caption={say('sessions')}
            sessions={view.sessions}
            current={view.session}
            action={ACCESS_PATHS.endSession}
          />
          {view.sessions.length > 1 && (
            <form method="post" action={ACCESS_PATHS.endSession}>
              <Button kind="secondary" name="session" value="andra">
                {say('endOthers')}
              </Button>
            </form>
          )}
        </Section>
        <Section id="losenord" title={say('password')}>
          {view.hasPassword ? (
            <p>
              <ButtonLink href={ACCESS_PATHS.password}>{say('changePassword')}</ButtonLink>
            </p>
          ) : (
            <Empty>{say('passwordElsewhere')}</Empty>
          )}
        </Section>
      </div>
    </Page>
  )
}

function Waiting({ shell: { lang }, view: { waiting, names } }: { shell: Shell; view: AccountView }) {
  return (
    <Section id="grupp" title={ACCESS_WORDS.waitingInGroup[lang]}>
      <ItemList
        lang={lang}
        label={ACCESS_WORDS.waitingInGroup[lang]}
        items={waiting.map((grant) => ({
          title: `${grant.name}, ${ROLE_WORDS[grant.role][lang].toLowerCase()}, ${names.group(grant.partyGroup ?? '')}`,
          value: (
            <form method="post" action={ACCESS_PATHS.letIn}>
              <Button kind="secondary" name="grant" value={grant.grantId}>
                {ACCESS_WORDS.letIn[lang]}
                <span class="r-aloud"> {grant.name}</span>
              </Button>
            </form>
          ),
        }))}
      />
    </Section>
  )
}
