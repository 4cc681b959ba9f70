// Imports: what has been read, and the form that reads a file. A refused file says everything that is wrong at once.
// Refuses: hiding a superseded import; what it said stays readable.
import type { Finding } from '../../kernel/finding.ts'
import { formatDate, formatNumber, type Lang, type Text } from '../../kernel/text.ts'
import { Progress } from '../../web/bars.tsx'
import { known, missing } from '../../web/figure.tsx'
import { Button, ErrorSummary, FileField, FindingList, SelectField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Empty, LinkRow, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { countWord } from '../../web/words.ts'
import type { ImportRecord } from '../importing/receipt.ts'
import { ACCOUNTS_PATH } from './accounts.tsx'
import { STATUS_WORDS, IMPORT_WORDS as W } from './words.ts'

export interface EntityOption {
  code: string
  name: Text
}

export interface ImportsView {
  imports: readonly ImportRecord[]
  entities: readonly EntityOption[]
  /** The reader may see what has been read, and reads nothing in. */
  readOnly?: boolean
  /** What happened to the file just sent. */
  answer?:
    | { kind: 'refused'; fileName: string; entity: string; findings: readonly Finding[] }
    | { kind: 'unchanged'; importId: string; readAt: string }
}

export const importHref = (id: string): string => `${PATHS.imports}/${id}`

/** `2020-09-11 08:14` in tables, from a UTC instant; the routes pass local time where they know it. */
export const instantText = (instant: string): string => instant.slice(0, 16).replace('T', ' ')

export function ImportsPage({ shell, view }: { shell: Shell; view: ImportsView }) {
  const { lang } = shell
  return (
    <Page
      shell={shell}
      current="imports"
      title={W.imports[lang]}
      lead={lead(view, lang)}
      choices={[]}
      actions={<LinkRow links={[{ label: W.accounts[lang], href: ACCOUNTS_PATH }]} />}
    >
      {view.answer?.kind === 'refused' && <Refused answer={view.answer} lang={lang} />}
      {view.answer?.kind === 'unchanged' && (
        <div class="r-decision" data-status="notAssessed">
          <p>
            {W.alreadyRead[lang]}, {instantText(view.answer.readAt)}. {W.nothingChanged[lang]}{' '}
            <a href={importHref(view.answer.importId)}>{W.showImport[lang]}</a>
          </p>
        </div>
      )}
      <Section id="filer" title={W.imports[lang]}>
        {view.imports.length === 0 ? <Empty>{W.noImports[lang]}</Empty> : <Imports view={view} lang={lang} />}
      </Section>
      {!view.readOnly && (
        <Section id="las-in" title={W.readFile[lang]}>
          <Upload view={view} lang={lang} />
        </Section>
      )}
    </Page>
  )
}

function lead({ imports }: ImportsView, lang: Lang): string {
  const active = imports.filter((one) => one.status === 'active')
  if (active.length === 0) return W.noImports[lang]
  const last = active.reduce((latest, one) => (one.importedAt > latest.importedAt ? one : latest))
  const inUse = active.length === 1 ? W.fileInUse[lang] : W.filesInUse[lang]
  return `${countWord(active.length, lang, { capital: true })} ${inUse} ${W.lastRead[lang]} ${last.fileName}, ${formatDate(last.importedAt, lang)}.`
}

function Refused({ answer, lang }: { answer: Extract<ImportsView['answer'], { kind: 'refused' }>; lang: Lang }) {
  const errors = answer.findings.filter((one) => one.severity === 'error')
  const title =
    lang === 'sv'
      ? `${W.nothingChanged.sv} ${answer.fileName} har ${countWord(errors.length, 'sv', { neuter: true })} fel.`
      : `${W.nothingChanged.en} ${answer.fileName} has ${countWord(errors.length, 'en')} ${errors.length === 1 ? 'error' : 'errors'}.`
  return (
    <>
      <ErrorSummary title={title} errors={errors.slice(0, 10).map((one) => ({ field: 'fil', message: one.message[lang] }))} />
      <FindingList findings={answer.findings} lang={lang} />
    </>
  )
}

function Imports({ view, lang }: { view: ImportsView; lang: Lang }) {
  const nameOf = (code: string): string => view.entities.find((one) => one.code === code)?.name[lang] ?? code
  return (
    <Table
      lang={lang}
      caption={W.imports[lang]}
      rowHead={W.file[lang]}
      phone="blocks"
      columns={[
        { id: 'entity', head: W.entity[lang], kind: 'text' },
        { id: 'year', head: W.year[lang], kind: 'text' },
        { id: 'kind', head: W.kind[lang], kind: 'text' },
        { id: 'status', head: W.status[lang], kind: 'text' },
        { id: 'read', head: W.readAt[lang], kind: 'text' },
        { id: 'lines', head: W.lines[lang] },
        { id: 'findings', head: W.findings[lang] },
      ]}
      rows={view.imports.map((one) => ({
        label: <a href={importHref(one.importId)}>{one.fileName}</a>,
        soft: one.status !== 'active',
        cells: [
          nameOf(one.entity),
          String(one.year),
          one.kind,
          STATUS_WORDS[one.status][lang],
          instantText(one.importedAt),
          one.counts ? known(one.counts.transactions + one.counts.addedTransactions) : missing,
          one.findings ? known(one.findings.length) : missing,
        ],
      }))}
    />
  )
}

/** Without script the form sends the file and answers with the receipt; the island adds progress. */
function Upload({ view, lang }: { view: ImportsView; lang: Lang }) {
  const chosen = view.answer?.kind === 'refused' ? view.answer.entity : view.entities[0]?.code
  return (
    <form class="r-form" method="post" action={PATHS.imports} enctype="multipart/form-data" data-upload>
      <SelectField
        id="rakenskaper"
        name="entity"
        label={W.entityLabel[lang]}
        help={W.entityHelp[lang]}
        lang={lang}
        value={chosen}
        options={view.entities.map(({ code, name }) => ({ value: code, label: name[lang] }))}
      />
      <FileField
        id="fil"
        name="file"
        label={W.fileLabel[lang]}
        help={W.fileHelp[lang]}
        lang={lang}
        accept=".se,.si,.sie,.xml,.csv,.xlsx"
        error={
          view.answer?.kind === 'refused'
            ? `${W.nothingChanged[lang]} ${formatNumber(view.answer.findings.length, 0, lang)} ${W.remarks[lang]}`
            : undefined
        }
      />
      <div class="r-upload-progress" data-upload-progress hidden>
        <Progress done={0} of={1} label={W.progress[lang]} />
        <p
          class="r-help"
          role="status"
          data-upload-words
          data-reading={W.readingWords[lang]}
          data-failed={W.failedWords[lang]}
        ></p>
      </div>
      <div class="r-buttons">
        <Button>{W.readFile[lang]}</Button>
      </div>
    </form>
  )
}
