// Reading a plan from a file: which headings are read, what every cell was read as, and what is wrong before anything is saved.
// Refuses: a button to save a file with errors.
import { hasErrors } from '../../kernel/finding.ts'
import type { Lang } from '../../kernel/text.ts'
import { Button, FileField, FindingList, HiddenFields, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link } from '../../web/links.ts'
import { LinkRow, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { shownFields } from '../steering/diff.ts'
import type { PlanRow, PlanSheet } from '../steering/sheet.ts'
import { type Column, headingOf } from '../steering/sheetColumns.ts'
import { KIND_WORDS } from '../steering/words.ts'
import { planPath } from './planNode.tsx'
import { PLAN_PATHS, PLAN_WORDS as W } from './planWords.ts'

export interface PlanImportView {
  year: number
  committee?: string
  preview?: {
    /** Absent for a file that was not kept, because something in it is wrong. */
    id?: string
    fileName: string
    sheet: PlanSheet
  }
}

export function PlanImportPage({ shell, view }: { shell: Shell; view: PlanImportView }) {
  const { lang } = shell
  const { preview, year } = view
  const title = lang === 'sv' ? `Läs in planen ${year} från en fil` : `Read the plan ${year} from a file`
  return (
    <Page
      shell={shell}
      current="goals"
      choices={[]}
      title={title}
      lead={leadOf(view, lang)}
      path={[...planPath(year, lang), { label: W.readFile[lang] }]}
    >
      <div class="r-stack">
        {preview && <Preview preview={preview} lang={lang} />}
        <UploadForm view={view} lang={lang} />
      </div>
    </Page>
  )
}

function leadOf({ preview }: PlanImportView, lang: Lang): string {
  if (!preview)
    return lang === 'sv'
      ? 'Välj en fil med mål, delmål, indikatorer och aktiviteter. Inget sparas förrän du har sett hur varje cell lästes.'
      : 'Choose a file with goals, sub-goals, indicators and activities. Nothing is saved until you have seen how each cell was read.'
  const { sheet, fileName } = preview
  const wrong = sheet.findings.filter((one) => one.severity === 'error').length
  if (wrong > 0)
    return lang === 'sv'
      ? `${fileName} har ${wrong} fel. Inget har sparats. Rätta i filen och läs in den igen.`
      : `${fileName} has ${wrong} ${wrong === 1 ? 'error' : 'errors'}. Nothing was saved. Correct the file and read it again.`
  const fresh = sheet.rows.filter((row) => !row.known).length
  const known = sheet.rows.length - fresh
  return lang === 'sv'
    ? `${fileName}: ${fresh} nya rader och ${known} som redan finns i planen. Inget är sparat än.`
    : `${fileName}: ${fresh} new ${fresh === 1 ? 'row' : 'rows'} and ${known} already in the plan. Nothing is saved yet.`
}

function Preview({ preview, lang }: { preview: NonNullable<PlanImportView['preview']>; lang: Lang }) {
  const { sheet, id } = preview
  return (
    <>
      {sheet.findings.length > 0 && (
        <Section
          id="fynd"
          title={lang === 'sv' ? 'Att rätta eller känna till' : 'To correct or know'}
          right={String(sheet.findings.length)}
        >
          <FindingList findings={sheet.findings} lang={lang} />
        </Section>
      )}
      {id !== undefined && !hasErrors(sheet.findings) && <Confirm id={id} lang={lang} />}
      {sheet.rows.length > 0 && (
        <Section id="last" title={lang === 'sv' ? 'Så lästes filen' : 'How the file was read'} right={preview.fileName}>
          <Table
            lang={lang}
            phone="scroll"
            caption={lang === 'sv' ? 'Varje cell som den lästes' : 'Each cell as it was read'}
            rowHead={lang === 'sv' ? 'Rad' : 'Line'}
            columns={[
              { id: 'state', head: W.state[lang], kind: 'text' as const },
              { id: 'node-id', head: headingOf('id'), kind: 'text' as const },
              ...sheet.columns
                .filter((column) => column !== 'id')
                .map((column) => ({ id: column, head: headingOf(column), kind: 'text' as const })),
            ]}
            rows={sheet.rows.map((row) => ({
              label: String(row.line),
              cells: [
                row.known ? (lang === 'sv' ? 'Finns' : 'Known') : W.added[lang],
                row.node.id,
                ...sheet.columns
                  .filter((column) => column !== 'id')
                  .map((column) => <ReadCell row={row} column={column} lang={lang} />),
              ],
            }))}
          />
        </Section>
      )}
    </>
  )
}

/** What was written, and below it how it was read where that says more. */
function ReadCell({ row, column, lang }: { row: PlanRow; column: Column; lang: Lang }) {
  const written = row.cells.find((one) => one.column === column)?.written ?? ''
  const read =
    column === 'kind' ? KIND_WORDS[row.node.kind][lang] : column === 'id' ? row.node.id : shownFields(row.node)[column][lang]
  return (
    <>
      {written}
      {read !== written && read !== '' && <span class="r-help"> → {read}</span>}
    </>
  )
}

function Confirm({ id, lang }: { id: string; lang: Lang }) {
  return (
    <form method="post" action={PLAN_PATHS.confirm}>
      <HiddenFields fields={{ id }} />
      <div class="r-buttons">
        <Button>{lang === 'sv' ? 'Spara som utkast' : 'Save as drafts'}</Button>
        <Button kind="secondary" name="act" value="drop">
          {lang === 'sv' ? 'Ta bort filen' : 'Remove the file'}
        </Button>
      </div>
    </form>
  )
}

function UploadForm({ view, lang }: { view: PlanImportView; lang: Lang }) {
  const { year, committee } = view
  return (
    <Section
      id="valj"
      title={
        lang === 'sv' ? (view.preview ? 'Läs in en annan fil' : 'Välj fil') : view.preview ? 'Read another file' : 'Choose a file'
      }
    >
      <form class="r-form" method="post" action={PLAN_PATHS.read} enctype="multipart/form-data">
        <HiddenFields fields={{ namnd: committee }} />
        <TextField id="f-year" name="year" lang={lang} label={W.year[lang]} width={6} figure value={String(year)} />
        <FileField
          id="f-file"
          name="file"
          lang={lang}
          label={lang === 'sv' ? 'Fil (XLSX eller CSV)' : 'File (XLSX or CSV)'}
          accept=".xlsx,.csv"
          help={
            lang === 'sv'
              ? 'Första raden har rubriker: Slag och Rubrik måste finnas; Nummer, Ansvarig, Målvärde, Måttenhet, Ägare, Från år med flera läses om de finns. En rad hör till närmaste rad ovanför av rätt slag, om inte Hör till säger annat.'
              : 'The first line has headings: Slag and Rubrik are needed; Nummer, Ansvarig, Målvärde, Måttenhet, Ägare, Från år and more are read where they exist. A row belongs to the nearest row above of the right kind, unless Hör till says otherwise.'
          }
        />
        <div class="r-buttons">
          <Button kind={view.preview?.id ? 'secondary' : 'primary'}>
            {lang === 'sv' ? 'Läs in och granska' : 'Read and review'}
          </Button>
        </div>
      </form>
      <LinkRow
        links={[
          {
            label: lang === 'sv' ? 'Hämta planen som Excel att utgå från' : 'Fetch the plan as Excel to start from',
            href: link(PLAN_PATHS.excel, { year, namnd: committee }),
            download: true,
          },
        ]}
      />
    </Section>
  )
}
