// Roles as a table: role, unit, from and to, and whether it holds. Used by the account page and the person page.
// Refuses: leaving the ended ones out; the history is part of the answer.
import type { Child } from 'hono/jsx'
import { formatDate, type Lang } from '../../kernel/text.ts'
import { Table } from '../../web/table.tsx'
import { holdsOn, WHOLE_AUTHORITY } from '../grant.ts'
import type { RegisteredGrant } from '../person.ts'
import { ROLE_WORDS } from '../words.ts'
import { ACCESS_WORDS } from './words.ts'

/** Names of units and persons by their codes. */
export interface Names {
  unit(code: string): string
  person(id: string): string
  group(code: string): string
}

export interface GrantTableProps {
  lang: Lang
  caption: string
  grants: readonly RegisteredGrant[]
  names: Names
  today: string
  /** What can be done with a role that still counts. */
  act?: (grant: RegisteredGrant) => Child
}

export function GrantTable({ lang, caption, grants, names, today, act }: GrantTableProps) {
  const say = (key: keyof typeof ACCESS_WORDS) => ACCESS_WORDS[key][lang]
  const kind = 'text' as const
  return (
    <Table
      lang={lang}
      caption={caption}
      rowHead={say('role')}
      phone="blocks"
      columns={[
        { id: 'unit', head: say('unit'), kind },
        { id: 'from', head: say('from'), kind },
        { id: 'to', head: say('to'), kind },
        { id: 'state', head: say('state'), kind },
        ...(act ? [{ id: 'act', head: say('end'), kind }] : []),
      ]}
      rows={grants.map((grant) => {
        const state = stateOf(grant, today)
        const counts = state === 'current' || state === 'future' || state === 'waiting'
        return {
          label: <RoleName grant={grant} names={names} lang={lang} />,
          soft: !counts,
          cells: [
            grant.unit === WHOLE_AUTHORITY ? say('wholeAuthority') : names.unit(grant.unit),
            formatDate(grant.from, lang),
            grant.to === undefined ? say('untilFurther') : formatDate(grant.to, lang),
            state === 'ended' ? `${say('ended')} ${formatDate(grant.endedAt!, lang)}` : say(state),
            ...(act ? [counts ? act(grant) : null] : []),
          ],
        }
      })}
    />
  )
}

function RoleName({ grant, names, lang }: { grant: RegisteredGrant; names: Names; lang: Lang }) {
  const more = [
    grant.partyGroup && names.group(grant.partyGroup),
    grant.deputyFor && `${ACCESS_WORDS.deputyFor[lang].toLowerCase()} ${names.person(grant.deputyFor)}`,
  ].filter(Boolean)
  return (
    <>
      {ROLE_WORDS[grant.role][lang]}
      {more.length > 0 && ` (${more.join(', ')})`}
    </>
  )
}

type State = 'ended' | 'waiting' | 'current' | 'future' | 'past'

function stateOf(grant: RegisteredGrant, today: string): State {
  if (grant.endedAt !== undefined) return 'ended'
  if (grant.to !== undefined && grant.to < today) return 'past'
  if (grant.waiting) return 'waiting'
  return holdsOn(grant, today) ? 'current' : 'future'
}
