// Sessions as a table, each with a button that ends it.
// Refuses: addresses and whole user agents; the browser's name is enough to know one's own.
import { stockholmMinute } from '../../kernel/stockholm.ts'
import { formatDate, type Lang } from '../../kernel/text.ts'
import { Button } from '../../web/form.tsx'
import { Empty } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import type { Session } from '../person.ts'
import { HOW_WORDS } from '../words.ts'
import { ACCESS_WORDS } from './words.ts'

export interface SessionTableProps {
  lang: Lang
  caption: string
  sessions: readonly Session[]
  /** The one the page is read in. */
  current?: string
  action: string
}

export function SessionTable({ lang, caption, sessions, current, action }: SessionTableProps) {
  const say = (key: keyof typeof ACCESS_WORDS) => ACCESS_WORDS[key][lang]
  if (sessions.length === 0) return <Empty>{say('noSessions')}</Empty>
  const kind = 'text' as const
  return (
    <Table
      lang={lang}
      caption={caption}
      rowHead={say('device')}
      phone="blocks"
      columns={[
        { id: 'how', head: say('how'), kind },
        { id: 'since', head: say('since'), kind },
        { id: 'seen', head: say('lastSeen'), kind },
        { id: 'end', head: say('end'), kind },
      ]}
      rows={sessions.map((session) => ({
        label: session.userAgent || say('unknownDevice'),
        cells: [
          HOW_WORDS[session.how][lang],
          moment(session.createdAt, lang),
          moment(session.lastSeenAt, lang),
          session.sessionId === current ? (
            say('thisOne')
          ) : (
            <form method="post" action={action}>
              <Button kind="secondary" name="session" value={session.sessionId}>
                {say('end')}
                <span class="r-aloud">
                  {' '}
                  {session.userAgent || say('unknownDevice')}, {moment(session.lastSeenAt, lang)}
                </span>
              </Button>
            </form>
          ),
        ],
      }))}
    />
  )
}

/** `12 maj 2023 14:02`, as the clock on the wall says. */
export function moment(iso: string, lang: Lang): string {
  const [day = '', time = ''] = stockholmMinute(iso).split(' ')
  return `${formatDate(day, lang)} ${time}`
}
