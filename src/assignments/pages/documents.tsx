// The register of steering documents: what is valid, what has expired, what should be reviewed; and its form.
// Refuses: loading; an end the source does not state is said as not stated.
import type { Finding } from '../../kernel/finding.ts'
import { formatList, type Lang, text } from '../../kernel/text.ts'
import { Button, ErrorSummary, HiddenFields, SelectField, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Empty, LinkRow, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { DOCUMENT_KINDS, STANDING_WORDS, type SteeringDocument, standingOf } from '../document.ts'
import { KIND_WORDS, ASSIGNMENT_WORDS as W } from '../words.ts'

export interface DocumentsView {
  documents: readonly SteeringDocument[]
  today: string
  mayEdit: boolean
}

export function DocumentsPage({ shell, view }: { shell: Shell; view: DocumentsView }) {
  const { lang } = shell
  const { documents, today, mayEdit } = view
  return (
    <Page
      shell={shell}
      current="assignments"
      title={W.documents[lang]}
      path={[{ label: W.title[lang], href: PATHS.assignments }, { label: W.documents[lang] }]}
      lead={lead(documents, today, lang)}
      choices={[]}
      actions={mayEdit ? <LinkRow links={[{ label: W.newDocument[lang], href: `${PATHS.documents}/nytt` }]} /> : undefined}
    >
      {documents.length === 0 && <Empty>{lang === 'sv' ? 'Registret är tomt.' : 'The register is empty.'}</Empty>}
      {DOCUMENT_KINDS.map((kind) => {
        const own = documents.filter((one) => one.kind === kind)
        if (own.length === 0) return null
        return (
          <Section id={kind} title={KIND_WORDS[kind][lang]}>
            <DocumentTable documents={own} today={today} mayEdit={mayEdit} caption={KIND_WORDS[kind][lang]} lang={lang} />
          </Section>
        )
      })}
    </Page>
  )
}

function lead(documents: readonly SteeringDocument[], today: string, lang: Lang): string {
  const said = (['expired', 'toReview', 'unknown'] as const).flatMap((standing) => {
    const count = documents.filter((one) => standingOf(one, today) === standing).length
    return count === 0 ? [] : [`${count} ${LEAD_WORDS[standing][lang]}`]
  })
  const all = `${documents.length} ${lang === 'sv' ? 'styrdokument' : 'steering documents'}.`
  return said.length === 0 ? all : `${all} ${formatList(said, lang)}.`
}

const LEAD_WORDS = {
  expired: text('har en giltighetstid som gått ut', 'have expired'),
  toReview: text('skulle ha setts över', 'are overdue for review'),
  unknown: text('saknar angiven giltighetstid', 'state no validity'),
}

const DETAILS = [
  { id: 'validity', head: W.validity, of: (one: SteeringDocument) => one.validity },
  { id: 'review', head: W.review, of: (one: SteeringDocument) => one.review },
  { id: 'decision', head: W.decision, of: (one: SteeringDocument) => one.decidedAs },
]

function DocumentTable({
  documents,
  today,
  mayEdit,
  caption,
  lang,
}: {
  documents: readonly SteeringDocument[]
  today: string
  mayEdit: boolean
  caption: string
  lang: Lang
}) {
  // A column that no document of the kind fills says nothing.
  const shown = DETAILS.filter(({ of }) => documents.some((one) => of(one)))
  return (
    <Table
      lang={lang}
      caption={caption}
      rowHead={W.document[lang]}
      phone="blocks"
      className="r-documents"
      columns={[
        ...shown.map(({ id, head }) => ({ id, head: head[lang], kind: 'text' as const })),
        { id: 'standing', head: W.standing[lang], kind: 'text' as const },
      ]}
      rows={documents.map((one) => ({
        label: mayEdit ? <a href={`${PATHS.documents}/${one.id}`}>{one.title}</a> : one.title,
        cells: [...shown.map(({ of }) => of(one) || '..'), STANDING_WORDS[standingOf(one, today)][lang]],
      }))}
    />
  )
}

export interface DocumentView {
  id: string
  version: number
  isNew: boolean
  values: Record<string, string>
  findings: readonly Finding[]
}

export function DocumentPage({ shell, view }: { shell: Shell; view: DocumentView }) {
  const { lang } = shell
  const { id, version, isNew, values, findings } = view
  const error = (cell: string) => findings.find((one) => one.cell === cell)?.message[lang]
  const title = isNew ? W.newDocument[lang] : (values.title ?? W.document[lang])
  const field = (name: string, label: string, width: number, optional = true) => (
    <TextField
      id={name}
      name={name}
      label={label}
      lang={lang}
      width={width}
      value={values[name]}
      optional={optional}
      error={error(name)}
    />
  )
  return (
    <Page
      shell={shell}
      current="assignments"
      title={title}
      path={[{ label: W.documents[lang], href: PATHS.documents }, { label: title }]}
      choices={[]}
    >
      {findings.length > 0 && (
        <ErrorSummary title={W.errors[lang]} errors={findings.map((one) => ({ field: one.cell, message: one.message[lang] }))} />
      )}
      <form
        class="r-form"
        method="post"
        action={isNew ? `${PATHS.documents}/nytt` : `${PATHS.documents}/${id}`}
        data-draft={`document-${id}`}
      >
        <HiddenFields fields={{ version }} />
        {field('title', W.document[lang], 48, false)}
        <SelectField
          id="kind"
          name="kind"
          label={W.kind[lang]}
          lang={lang}
          value={values.kind}
          options={DOCUMENT_KINDS.map((one) => ({ value: one, label: KIND_WORDS[one][lang] }))}
          error={error('kind')}
        />
        {field('validity', lang === 'sv' ? 'Giltighet som den är skriven' : 'Validity as written', 24)}
        {field('from', lang === 'sv' ? 'Gäller från (ÅÅÅÅ-MM-DD)' : 'Valid from (YYYY-MM-DD)', 12)}
        {field('to', lang === 'sv' ? 'Gäller till och med (ÅÅÅÅ-MM-DD)' : 'Valid to (YYYY-MM-DD)', 12)}
        {field('review', lang === 'sv' ? 'Ses över senast (ÅÅÅÅ-MM-DD)' : 'Review by (YYYY-MM-DD)', 12)}
        {field('decidedAs', W.decision[lang], 48)}
        {field('owner', lang === 'sv' ? 'Ansvarig funktion' : 'Responsible function', 32)}
        <Button>{W.save[lang]}</Button>
      </form>
    </Page>
  )
}
