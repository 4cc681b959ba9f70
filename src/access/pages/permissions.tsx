// The table of permissions and of sensitive fields as a page: what the code asks is what is read here.
// Refuses: a description beside the table; the table is the description.
import { Page, type Shell } from '../../web/layout.tsx'
import { Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { readableFields, readableRules } from '../words.ts'
import { ACCESS_WORDS } from './words.ts'

export function PermissionsPage({ shell }: { shell: Shell }) {
  const { lang } = shell
  const say = (key: keyof typeof ACCESS_WORDS) => ACCESS_WORDS[key][lang]
  const kind = 'text' as const
  return (
    <Page shell={shell} title={say('permissions')} lead={say('permissionsLead')} choices={[]}>
      <div class="r-stack">
        <Section id="tabell" title={say('permissions')}>
          <Table
            lang={lang}
            caption={say('permissions')}
            rowHead={say('what')}
            phone="blocks"
            columns={[
              { id: 'who', head: say('who'), kind },
              { id: 'where', head: say('where'), kind },
              { id: 'why', head: say('why'), kind },
            ]}
            rows={readableRules(lang).map((one) => ({ label: one.what, cells: [one.who.join(', '), one.where, one.why] }))}
          />
        </Section>
        <Section id="falt" title={say('fields')}>
          <Table
            lang={lang}
            caption={say('fields')}
            rowHead={say('field')}
            phone="blocks"
            columns={[
              { id: 'everywhere', head: say('everywhere'), kind },
              { id: 'own', head: say('inOwnUnit'), kind },
              { id: 'why', head: say('why'), kind },
            ]}
            rows={readableFields(lang).map((one) => ({
              label: one.field,
              cells: [one.everywhere.join(', ') || '–', one.inOwnUnit.join(', ') || '–', one.why],
            }))}
          />
        </Section>
        <Section id="grupper" title={say('groups')}>
          <p class="r-prose">{say('groupsLead')}</p>
        </Section>
      </div>
    </Page>
  )
}
