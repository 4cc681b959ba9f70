// The organisation from a file: the form, and the preview of every row before anything is saved.
// Refuses: a confirmation of anything but the file that was shown.
import type { Finding } from '../../kernel/finding.ts'
import { formatNumber, type Lang, type Text, text } from '../../kernel/text.ts'
import { Button, ButtonLink, ErrorSummary, FileField, FindingList, HiddenFields } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import type { ReadUnit } from '../sheet.ts'

export const ORGANISATION_IMPORT_PATH = `${PATHS.organisation}/las-in`

export interface OrganisationImportView {
  preview?: { fileName: string; pendingId: string; rows: readonly ReadUnit[]; findings: readonly Finding[] }
  /** The organisation was changed by someone else after the file was read. */
  outdated?: boolean
  /** Units that the last confirmed file saved. */
  saved?: number
}

const W = {
  title: text('Läs in organisationen', 'Read in the organisation'),
  lead: text(
    'En rad per enhet: kod, namn, typ, överordnad, från och till. En enhet som flyttar har en rad per plats. Inget sparas förrän du har sett och bekräftat raderna.',
    'One row per unit: kod, namn, typ, överordnad, från and till. A unit that moves has one row per place. Nothing is saved until you have seen and confirmed the rows.',
  ),
  choose: text('Välj fil', 'Choose a file'),
  file: text('Fil med enheter', 'File of units'),
  fileHelp: text('CSV eller XLSX, högst 5 MB.', 'CSV or XLSX, at most 5 MB.'),
  read: text('Granska filen', 'Look through the file'),
  rows: text('Så har filen lästs', 'How the file was read'),
  unit: text('Enhet', 'Unit'),
  code: text('Kod', 'Code'),
  kind: text('Typ', 'Kind'),
  parent: text('Överordnad', 'Parent'),
  from: text('Från', 'From'),
  to: text('Till', 'To'),
  state: text('Vad som händer', 'What will happen'),
  line: text('Rad', 'Line'),
  confirm: text('Spara organisationen', 'Save the organisation'),
  cancel: text('Avbryt', 'Cancel'),
  nothing: text('Inget har ändrats.', 'Nothing has changed.'),
  outdated: text(
    'Organisationen ändrades av någon annan medan du granskade. Raderna nedan är lästa på nytt. Granska och spara igen.',
    'Someone else changed the organisation while you were looking. The rows below have been read anew. Look and save again.',
  ),
  see: text('Se organisationen', 'See the organisation'),
} as const satisfies Record<string, Text>

const STATE: Record<ReadUnit['state'], Text> = {
  new: text('Ny', 'New'),
  changed: text('Ändras', 'Changed'),
  same: text('Oförändrad', 'Unchanged'),
  broken: text('Måste rättas', 'Must be corrected'),
}

export function OrganisationImportPage({ shell, view }: { shell: Shell; view: OrganisationImportView }) {
  const { lang } = shell
  const { preview, saved } = view
  const broken = preview?.findings.filter((one) => one.severity === 'error') ?? []
  return (
    <Page
      shell={shell}
      current="organisation"
      title={W.title[lang]}
      lead={W.lead[lang]}
      choices={[]}
      path={[{ label: text('Organisation', 'Organisation')[lang], href: PATHS.organisation }, { label: W.title[lang] }]}
    >
      {saved !== undefined && (
        <p role="status">
          {savedWords(saved)[lang]} <a href={PATHS.organisation}>{W.see[lang]}</a>
        </p>
      )}
      {view.outdated && <p role="status">{W.outdated[lang]}</p>}
      {preview && broken.length > 0 && <Broken fileName={preview.fileName} findings={preview.findings} lang={lang} />}
      {preview && preview.rows.length > 0 && (
        <Section id="rader" title={W.rows[lang]} right={preview.fileName}>
          <Rows rows={preview.rows} lang={lang} />
          {broken.length === 0 && (
            <form method="post" action={`${ORGANISATION_IMPORT_PATH}/spara`}>
              <HiddenFields fields={{ pending: preview.pendingId }} />
              <div class="r-buttons">
                <Button>{W.confirm[lang]}</Button>
                <ButtonLink href={ORGANISATION_IMPORT_PATH}>{W.cancel[lang]}</ButtonLink>
              </div>
            </form>
          )}
        </Section>
      )}
      <Section id="las-in" title={W.choose[lang]}>
        <form class="r-form" method="post" action={ORGANISATION_IMPORT_PATH} enctype="multipart/form-data">
          <FileField id="fil" name="file" label={W.file[lang]} help={W.fileHelp[lang]} lang={lang} accept=".csv,.xlsx,.txt" />
          <div class="r-buttons">
            <Button kind={preview && broken.length === 0 ? 'secondary' : 'primary'}>{W.read[lang]}</Button>
          </div>
        </form>
      </Section>
    </Page>
  )
}

const savedWords = (count: number): Text =>
  text(`${formatNumber(count, 0, 'sv')} enheter är sparade.`, `${formatNumber(count, 0, 'en')} units have been saved.`)

export function Broken({ fileName, findings, lang }: { fileName: string; findings: readonly Finding[]; lang: Lang }) {
  const errors = findings.filter((one) => one.severity === 'error')
  const title =
    lang === 'sv'
      ? `${W.nothing.sv} ${fileName} har ${errors.length} fel.`
      : `${W.nothing.en} ${fileName} has ${errors.length} errors.`
  return (
    <>
      <ErrorSummary
        title={title}
        errors={errors
          .slice(0, 10)
          .map((one) => ({ field: 'fil', message: `${one.cell ? `${one.cell}: ` : ''}${one.message[lang]}` }))}
      />
      <FindingList findings={findings} lang={lang} />
    </>
  )
}

function Rows({ rows, lang }: { rows: readonly ReadUnit[]; lang: Lang }) {
  return (
    <Table
      lang={lang}
      caption={W.rows[lang]}
      rowHead={W.unit[lang]}
      phone="blocks"
      columns={[
        { id: 'line', head: W.line[lang] },
        { id: 'code', head: W.code[lang], kind: 'text' },
        { id: 'kind', head: W.kind[lang], kind: 'text' },
        { id: 'parent', head: W.parent[lang], kind: 'text' },
        { id: 'from', head: W.from[lang], kind: 'text' },
        { id: 'to', head: W.to[lang], kind: 'text' },
        { id: 'state', head: W.state[lang], kind: 'text' },
      ]}
      rows={rows.map((row) => ({
        label: row.name || row.code || '–',
        marked: row.state === 'broken',
        soft: row.state === 'same',
        cells: [
          String(row.line),
          <code>{row.code}</code>,
          row.kind,
          row.parent,
          row.from,
          row.to,
          [STATE[row.state][lang], ...row.changes.map((one) => one[lang])].join('. '),
        ],
      }))}
    />
  )
}
