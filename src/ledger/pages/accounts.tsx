// Accounts and lines: which line of the statements each account stands on, what is on no line yet, and the file that says it.
// Refuses: changing the books; a mapping is dated, saved in versions, and only says where an account is read.
import type { Finding } from '../../kernel/finding.ts'
import { formatNumber, type Lang, type Text, text } from '../../kernel/text.ts'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  FileField,
  FindingList,
  HiddenFields,
  SelectField,
  TextField,
} from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Empty, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import type { MappingPreview, MappingRow, ReadMapping } from '../charts/mappingSheet.ts'

export const ACCOUNTS_PATH = '/konton'

export interface LineOption {
  standard: string
  label: Text
  group: Text
}

export interface AccountsView {
  chart: { name: Text; source: string; unverified: boolean }
  version: number
  savedBy?: string
  savedAt?: string
  rows: readonly (MappingRow & { label: Text })[]
  /** Accounts of the books that are on no line, with the years they are met in. */
  unknown: readonly { account: string; name: string; years: readonly number[] }[]
  lines: readonly LineOption[]
  preview?: MappingPreview & { fileName: string; pendingId: string }
  form?: { account: string; line: string; from: string; findings: readonly Finding[] }
  outdated?: boolean
  saved?: boolean
}

const W = {
  title: text('Konton och rader', 'Accounts and lines'),
  saved: text('Sparat. Räkenskaperna läser böckerna så från och med nu.', 'Saved. The statements read the books so from now on.'),
  outdated: text(
    'Någon annan har sparat kontomappningen medan du granskade. Raderna nedan är lästa på nytt. Granska och spara igen.',
    'Someone else saved the account mapping while you were looking. The rows below have been read anew. Look and save again.',
  ),
  nothing: text('Inget har ändrats.', 'Nothing has changed.'),
  unknown: text('Konton som inte står på någon rad', 'Accounts that are on no line'),
  noUnknown: text('Alla konton i böckerna står på en rad.', 'Every account of the books is on a line.'),
  account: text('Konto', 'Account'),
  name: text('Namn i filen', 'Name in the file'),
  years: text('År', 'Years'),
  put: text('Sätt ett konto på en rad', 'Put an account on a line'),
  accountHelp: text(
    'Ett konto eller ett intervall, till exempel 3290 eller 3200-3299.',
    'An account or a range, e.g. 3290 or 3200-3299.',
  ),
  line: text('Rad i räkenskaperna', 'Line of the statements'),
  from: text('Gäller från', 'Valid from'),
  fromHelp: text(
    'Lämna tomt om det alltid har gällt. Skriv annars datum som 2025-01-01.',
    'Leave empty if it has always held. Otherwise write a date such as 2025-01-01.',
  ),
  save: text('Spara', 'Save'),
  own: text('Egen kontomappning', 'Own account mapping'),
  noOwn: text('Ingen egen mappning ännu; kontoplanens gäller.', 'No mapping of its own yet; the chart’s holds.'),
  standard: text('Standardkonto', 'Standard account'),
  to: text('Gäller till', 'Valid to'),
  note: text('Anmärkning', 'Note'),
  file: text('Läs in kontomappning från fil', 'Read an account mapping from a file'),
  fileLabel: text('Fil med konton', 'File of accounts'),
  fileHelp: text(
    'CSV eller XLSX med konto, rad, från, till och anmärkning. Filen ersätter hela den egna mappningen; den förra finns kvar som tidigare version.',
    'CSV or XLSX with konto, rad, från, till and anmärkning. The file replaces the whole mapping; the former stays as an earlier version.',
  ),
  look: text('Granska filen', 'Look through the file'),
  rows: text('Så har filen lästs', 'How the file was read'),
  written: text('Rad', 'Line'),
  state: text('Vad som händer', 'What will happen'),
  removed: text('Tas bort', 'Taken away'),
  confirm: text('Spara kontomappningen', 'Save the account mapping'),
  cancel: text('Avbryt', 'Cancel'),
  lines: text('Rader att välja mellan', 'Lines to choose from'),
  unverified: text(
    'Numren är inte kontrollerade mot den tryckta kontoplanen.',
    'The numbers have not been checked against the printed chart.',
  ),
} as const satisfies Record<string, Text>

const STATE: Record<ReadMapping['state'], Text> = {
  new: text('Ny', 'New'),
  changed: text('Ändras', 'Changed'),
  same: text('Oförändrad', 'Unchanged'),
  broken: text('Måste rättas', 'Must be corrected'),
}

export function AccountsPage({ shell, view }: { shell: Shell; view: AccountsView }) {
  const { lang } = shell
  const { preview } = view
  return (
    <Page
      shell={shell}
      current="imports"
      title={W.title[lang]}
      lead={lead(view, lang)}
      choices={[]}
      path={[{ label: text('Importer', 'Imports')[lang], href: PATHS.imports }, { label: W.title[lang] }]}
      source={`${view.chart.name[lang]}. ${view.chart.source}.${view.chart.unverified ? ` ${W.unverified[lang]}` : ''}`}
    >
      {view.saved && <p role="status">{W.saved[lang]}</p>}
      {view.outdated && <p role="status">{W.outdated[lang]}</p>}
      {preview ? <Preview view={{ ...view, preview }} lang={lang} /> : <Standing view={view} lang={lang} />}
      <Section id="las-in" title={W.file[lang]}>
        <form class="r-form" method="post" action={ACCOUNTS_PATH} enctype="multipart/form-data">
          <FileField
            id="fil"
            name="file"
            label={W.fileLabel[lang]}
            help={W.fileHelp[lang]}
            lang={lang}
            accept=".csv,.xlsx,.txt"
          />
          <div class="r-buttons">
            <Button kind="secondary">{W.look[lang]}</Button>
          </div>
        </form>
      </Section>
      <Section id="rader-att-valja" title={W.lines[lang]}>
        <Table
          lang={lang}
          caption={W.lines[lang]}
          rowHead={W.line[lang]}
          columns={[{ id: 'standard', head: W.standard[lang], kind: 'text' }]}
          rows={view.lines.map((one) => ({ label: one.label[lang], cells: [<code>{one.standard}</code>] }))}
        />
      </Section>
    </Page>
  )
}

function lead({ unknown, chart, rows }: AccountsView, lang: Lang): string {
  const count = formatNumber(unknown.length, 0, lang)
  if (lang === 'sv')
    return unknown.length === 0
      ? `${W.noUnknown.sv} Kontoplanen är ${chart.name.sv}, med ${rows.length} egna rader.`
      : `${count} ${unknown.length === 1 ? 'konto' : 'konton'} i böckerna står inte på någon rad och räknas inte med i räkenskaperna.`
  return unknown.length === 0
    ? `${W.noUnknown.en} The chart is ${chart.name.en}, with ${rows.length} rows of its own.`
    : `${count} ${unknown.length === 1 ? 'account of the books is' : 'accounts of the books are'} on no line and left out of the statements.`
}

function Standing({ view, lang }: { view: AccountsView; lang: Lang }) {
  return (
    <>
      <Section id="okanda" title={W.unknown[lang]}>
        {view.unknown.length === 0 ? (
          <Empty>{W.noUnknown[lang]}</Empty>
        ) : (
          <Table
            lang={lang}
            caption={W.unknown[lang]}
            rowHead={W.account[lang]}
            phone="blocks"
            columns={[
              { id: 'name', head: W.name[lang], kind: 'text' },
              { id: 'years', head: W.years[lang], kind: 'text' },
            ]}
            rows={view.unknown.map((one) => ({ label: <code>{one.account}</code>, cells: [one.name, one.years.join(', ')] }))}
          />
        )}
      </Section>
      <Section id="ett-konto" title={W.put[lang]}>
        <OneAccount view={view} lang={lang} />
      </Section>
      <Section id="egen" title={W.own[lang]} right={view.savedBy ? `${view.savedBy}, ${view.savedAt?.slice(0, 10)}` : undefined}>
        {view.rows.length === 0 ? <Empty>{W.noOwn[lang]}</Empty> : <Own rows={view.rows} lang={lang} />}
      </Section>
    </>
  )
}

function OneAccount({ view, lang }: { view: AccountsView; lang: Lang }) {
  const { form, unknown, lines, version } = view
  const wrong = (cell: string): { error?: string } => {
    const found = form?.findings.find((one) => one.cell === cell)
    return found ? { error: found.message[lang] } : {}
  }
  return (
    <>
      {form && form.findings.length > 0 && (
        <ErrorSummary
          title={W.nothing[lang]}
          errors={form.findings.map((one) => ({ field: one.cell, message: one.message[lang] }))}
        />
      )}
      <form class="r-form" method="post" action={`${ACCOUNTS_PATH}/ett`}>
        <HiddenFields fields={{ version }} />
        <TextField
          id="konto"
          name="konto"
          label={W.account[lang]}
          help={W.accountHelp[lang]}
          lang={lang}
          width={12}
          value={form?.account ?? unknown[0]?.account ?? ''}
          {...wrong('konto')}
        />
        <SelectField
          id="rad"
          name="rad"
          label={W.line[lang]}
          lang={lang}
          value={form?.line}
          options={lines.map((one) => ({ value: one.standard, label: `${one.group[lang]}: ${one.label[lang]}` }))}
          {...wrong('rad')}
        />
        <TextField
          id="fran"
          name="fran"
          label={W.from[lang]}
          help={W.fromHelp[lang]}
          lang={lang}
          width={12}
          optional
          value={form?.from ?? ''}
          {...wrong('fran')}
        />
        <div class="r-buttons">
          <Button>{W.save[lang]}</Button>
        </div>
      </form>
    </>
  )
}

function Own({ rows, lang }: { rows: AccountsView['rows']; lang: Lang }) {
  return (
    <Table
      lang={lang}
      caption={W.own[lang]}
      rowHead={W.account[lang]}
      phone="blocks"
      columns={[
        { id: 'line', head: W.line[lang], kind: 'text' },
        { id: 'standard', head: W.standard[lang], kind: 'text' },
        { id: 'from', head: W.from[lang], kind: 'text' },
        { id: 'to', head: W.to[lang], kind: 'text' },
        { id: 'note', head: W.note[lang], kind: 'text' },
      ]}
      rows={rows.map((one) => ({
        label: <code>{one.accounts}</code>,
        cells: [one.label[lang], <code>{one.standard}</code>, one.from ?? '', one.to ?? '', one.note],
      }))}
    />
  )
}

function Preview({ view, lang }: { view: AccountsView & { preview: NonNullable<AccountsView['preview']> }; lang: Lang }) {
  const { fileName, pendingId, rows, removed, findings } = view.preview
  const title =
    lang === 'sv'
      ? `${W.nothing.sv} ${fileName} har ${findings.length} fel.`
      : `${W.nothing.en} ${fileName} has ${findings.length} errors.`
  return (
    <>
      {findings.length > 0 && (
        <>
          <ErrorSummary
            title={title}
            errors={findings.slice(0, 10).map((one) => ({ field: 'fil', message: `${one.cell}: ${one.message[lang]}` }))}
          />
          <FindingList findings={findings} lang={lang} />
        </>
      )}
      {rows.length > 0 && (
        <Section id="rader" title={W.rows[lang]} right={fileName}>
          <Table
            lang={lang}
            caption={W.rows[lang]}
            rowHead={W.account[lang]}
            phone="blocks"
            columns={[
              { id: 'line', head: W.written[lang], kind: 'text' },
              { id: 'from', head: W.from[lang], kind: 'text' },
              { id: 'to', head: W.to[lang], kind: 'text' },
              { id: 'state', head: W.state[lang], kind: 'text' },
            ]}
            rows={[
              ...rows.map((row) => ({
                label: <code>{row.accounts}</code>,
                marked: row.state === 'broken',
                cells: [row.found?.[lang] ?? row.written, row.from, row.to, STATE[row.state][lang]],
              })),
              ...removed.map((row) => ({
                label: <code>{row.accounts}</code>,
                soft: true,
                cells: [row.standard, row.from ?? '', row.to ?? '', W.removed[lang]],
              })),
            ]}
          />
          {findings.length === 0 && (
            <form method="post" action={`${ACCOUNTS_PATH}/spara`}>
              <HiddenFields fields={{ pending: pendingId }} />
              <div class="r-buttons">
                <Button>{W.confirm[lang]}</Button>
                <ButtonLink href={ACCOUNTS_PATH}>{W.cancel[lang]}</ButtonLink>
              </div>
            </form>
          )}
        </Section>
      )}
    </>
  )
}
