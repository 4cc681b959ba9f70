// The audit log: who did what, when, from what to what; and whether the chain that guards it holds.
// Refuses: changing anything, and interpreting what a room wrote.

import type { Finding } from '../../../kernel/finding.ts'
import { stockholmSecond } from '../../../kernel/stockholm.ts'
import { formatNumber, type Lang, type Text } from '../../../kernel/text.ts'
import { Button, ErrorSummary, SelectField, TextField } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { link, PATHS, type Query } from '../../../web/links.ts'
import { Empty, Facts, LinkRow, Section, TableLinks } from '../../../web/parts.tsx'
import { VerdictMark } from '../../../web/status.tsx'
import { type Row, Table } from '../../../web/table.tsx'
import { type Change, difference } from '../difference.ts'
import { ROOM_WORDS, roomOf, AUDIT_WORDS as W } from '../words.ts'

export interface LogRow {
  entryNo: number
  /** ISO 8601 in UTC. */
  at: string
  actor: string
  onBehalfOf: string | null
  action: string
  subject: string
  before: unknown
  after: unknown
  hash: string
}

export interface AuditView {
  asked: { who?: string; what?: string; on?: string; from?: string; to?: string; before?: number; open?: number; head?: string }
  rows: readonly LogRow[]
  /** The number to ask older entries from; absent on the last page. */
  older?: number
  head: { entryNo: number; hash: string }
  verdict?: { ok: boolean; entries: number; firstBroken: { entryNo: number; why: Text } | null; against: boolean }
  findings: readonly Finding[]
}

const CSV_PATH = `${PATHS.audit}.csv`

export function AuditPage({ shell, view }: { shell: Shell; view: AuditView }) {
  const { lang } = shell
  const { who, what, on, from, to } = view.asked
  const kept: Query = { who, what, on, from, to }
  return (
    <Page shell={shell} current="audit" title={W.title[lang]} lead={lead(view, lang)} choices={[]} source={W.note[lang]}>
      {view.findings.length > 0 && (
        <ErrorSummary
          title={lang === 'sv' ? 'Sökningen kan inte läsas' : 'The search cannot be read'}
          errors={view.findings.map((one) => ({ field: one.cell, message: one.message[lang] }))}
        />
      )}
      <details open={[who, what, on, from, to].some(Boolean) || view.findings.length > 0}>
        <summary>{W.choose[lang]}</summary>
        <Conditions view={view} lang={lang} />
      </details>
      <Section id="handelser" title={W.entries[lang]} right={<TableLinks csv={link(CSV_PATH, kept)} lang={lang} />}>
        {view.rows.length === 0 ? <Empty>{W.none[lang]}</Empty> : <Entries view={view} kept={kept} lang={lang} />}
        <LinkRow
          links={[
            ...(view.asked.before === undefined ? [] : [{ label: W.latest[lang], href: link(PATHS.audit, kept) }]),
            ...(view.older === undefined
              ? []
              : [{ label: W.older[lang], href: link(PATHS.audit, { ...kept, before: view.older }) }]),
          ]}
        />
      </Section>
      <Section id="kedjan" title={W.chain[lang]} source={W.chainHelp[lang]}>
        <Chain view={view} lang={lang} />
      </Section>
    </Page>
  )
}

function lead({ head, verdict }: AuditView, lang: Lang): string {
  if (verdict?.firstBroken) return verdict.firstBroken.why[lang]
  const count = formatNumber(head.entryNo, 0, lang)
  if (lang === 'sv') return head.entryNo === 1 ? 'Loggen har en post.' : `Loggen har ${count} poster.`
  return head.entryNo === 1 ? 'The log has one entry.' : `The log has ${count} entries.`
}

function Conditions({ view: { asked, findings }, lang }: { view: AuditView; lang: Lang }) {
  const error = (cell: string) => findings.find((one) => one.cell === cell)?.message[lang]
  const rooms = Object.entries(ROOM_WORDS).map(([value, label]) => ({ value, label: label[lang] }))
  const named = asked.what !== undefined && !(asked.what in ROOM_WORDS) ? [{ value: asked.what, label: asked.what }] : []
  return (
    <form class="r-form" method="get" action={PATHS.audit}>
      <TextField id="who" name="who" label={W.who[lang]} help={W.whoHelp[lang]} lang={lang} value={asked.who} optional />
      <SelectField
        id="what"
        name="what"
        label={W.what[lang]}
        lang={lang}
        value={asked.what ?? ''}
        options={[{ value: '', label: W.all[lang] }, ...rooms, ...named]}
      />
      <TextField id="on" name="on" label={W.on[lang]} help={W.onHelp[lang]} lang={lang} value={asked.on} optional />
      <TextField
        id="from"
        name="from"
        type="date"
        label={W.from[lang]}
        lang={lang}
        value={asked.from}
        error={error('from')}
        optional
      />
      <TextField id="to" name="to" type="date" label={W.to[lang]} lang={lang} value={asked.to} error={error('to')} optional />
      <Button kind="secondary">{W.show[lang]}</Button>
    </form>
  )
}

function Entries({ view, kept, lang }: { view: AuditView; kept: Query; lang: Lang }) {
  const rows = view.rows.map((row): Row => {
    const open = row.entryNo === view.asked.open
    const here: Query = { ...kept, before: view.asked.before }
    const name = `${W.entry[lang].toLowerCase()} ${row.entryNo}`
    return {
      id: `post-${row.entryNo}`,
      label: String(row.entryNo),
      branch: { open, name, href: `${link(PATHS.audit, { ...here, open: open ? undefined : row.entryNo })}#post-${row.entryNo}` },
      cells: [
        <span class="r-nowrap">{inSweden(row.at)}</span>,
        row.onBehalfOf === null ? row.actor : `${row.actor}, ${W.for[lang]} ${row.onBehalfOf}`,
        <What action={row.action} lang={lang} />,
        <code>{row.subject}</code>,
        <Changes row={row} lang={lang} />,
      ],
      detail: open ? <Whole row={row} lang={lang} /> : undefined,
    }
  })
  return (
    <Table
      lang={lang}
      caption={W.title[lang]}
      rowHead={W.entry[lang]}
      phone="blocks"
      columns={[W.when, W.who, W.what, W.on, W.change].map((head, i) => ({
        id: `c${i}`,
        head: head[lang],
        kind: 'text' as const,
      }))}
      rows={rows}
    />
  )
}

/** `2026-11-22 09:14:05`, the same in both languages so that it sorts and compares. */
const inSweden = (at: string): string => stockholmSecond(at)

function What({ action, lang }: { action: string; lang: Lang }) {
  const room = roomOf(action)
  return (
    <>
      {room && <>{room[lang]} </>}
      <code>{action}</code>
    </>
  )
}

const SHOWN = 2
const LONG = 110

function Changes({ row, lang }: { row: LogRow; lang: Lang }) {
  const all = difference(row.before, row.after)
  return (
    <>
      {all.slice(0, SHOWN).map((change) => (
        <div>
          <OneChange change={change} lang={lang} />
        </div>
      ))}
      {all.length > SHOWN && (
        <div>
          {all.length - SHOWN} {W.more[lang]}
        </div>
      )}
    </>
  )
}

function OneChange({ change: { path, from, to }, lang }: { change: Change; lang: Lang }) {
  return (
    <>
      {path !== '' && (
        <>
          <code>{path}</code>:{' '}
        </>
      )}
      {from !== undefined && (
        <>
          <span class="r-aloud">{W.was[lang]} </span>
          {shortened(from)} <span aria-hidden="true">→ </span>
          <span class="r-aloud">{W.became[lang]} </span>
        </>
      )}
      {to === undefined ? <em>{W.nothing[lang]}</em> : shortened(to)}
    </>
  )
}

const shortened = (value: string): string => (value.length > LONG ? `${value.slice(0, LONG)} …` : value)

function Whole({ row, lang }: { row: LogRow; lang: Lang }) {
  const documents = [
    [W.before[lang], row.before],
    [W.after[lang], row.after],
  ] as const
  return (
    <>
      {documents
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => (
          <>
            <p>
              <b>{name}</b>
            </p>
            <section class="r-scroll" tabindex={0} aria-label={name}>
              <pre class="r-extract">{JSON.stringify(value, null, 2)}</pre>
            </section>
          </>
        ))}
      <Facts facts={[{ name: W.entryHash[lang], value: row.hash, mono: true }]} />
    </>
  )
}

function Chain({ view: { head, verdict, asked, findings }, lang }: { view: AuditView; lang: Lang }) {
  return (
    <div class="r-stack">
      {verdict && (
        <p class="r-prose" role="status">
          <VerdictMark verdict={verdict.ok ? 'ok' : 'deviation'} lang={lang} aloud />{' '}
          {verdict.firstBroken
            ? `${verdict.firstBroken.why[lang]} ${W.holding[lang]} ${formatNumber(verdict.entries, 0, lang)}.`
            : `${W.whole[lang]} ${formatNumber(verdict.entries, 0, lang)}. ${verdict.against ? W.wholeAgainst[lang] : ''}`}
        </p>
      )}
      <Facts
        facts={[
          { name: W.lastEntry[lang], value: formatNumber(head.entryNo, 0, lang) },
          { name: W.headNow[lang], value: `${head.entryNo}:${head.hash}`, mono: true },
        ]}
      />
      <form class="r-form" method="get" action={`${PATHS.audit}#kedjan`}>
        <input type="hidden" name="verify" value="1" />
        <TextField
          id="head"
          name="head"
          label={W.head[lang]}
          help={W.headHelp[lang]}
          lang={lang}
          value={asked.head}
          width={48}
          error={findings.find((one) => one.cell === 'head')?.message[lang]}
          optional
        />
        <Button>{W.verify[lang]}</Button>
      </form>
    </div>
  )
}
