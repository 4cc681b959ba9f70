// One row in a form of its own: account, months, comment, and how a year's amount is spread. Needs no script.
// Refuses: computed rows' amounts; the page says where they are changed.
import type { Finding } from '../../../kernel/finding.ts'
import { type Lang, text } from '../../../kernel/text.ts'
import { Button, ErrorSummary, HiddenFields, SelectField, TextAreaField, TextField } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { Section } from '../../../web/parts.tsx'
import { writeKronor } from '../kronor.ts'
import { type DetailRow, isComputed, MONTH_NUMBERS, rowTotal } from '../sheet.ts'
import { DETAIL_PATH, detailHref, detailPart, monthWord, staffingHref, WORDS } from '../words.ts'
import { TemplateFields } from './detailActs.tsx'

export interface RowView {
  unit: string
  unitName: string
  year: number
  version: number
  /** `ny` until it is saved. */
  id: string
  row: DetailRow | undefined
  accounts: ReadonlyMap<string, string>
  activities: ReadonlyMap<string, string>
  written?: Readonly<Record<string, string>>
  findings?: readonly Finding[]
}

export function DetailRowPage({ shell, view }: { shell: Shell; view: RowView }) {
  const { lang } = shell
  const { unit, unitName, year, id, row } = view
  const title = row ? `${WORDS.row[lang]} ${row.account} ${row.text}`.trim() : WORDS.addRow[lang]
  const findings = view.findings ?? []
  const errorOf = (name: string) => findings.find(({ cell }) => cell === name)?.message[lang]
  const fieldValue = (name: string, saved: string) => view.written?.[name] ?? saved
  const computed = isComputed(id)
  return (
    <Page
      shell={shell}
      current="budget"
      title={title}
      path={[
        { label: WORDS.title[lang], href: `${DETAIL_PATH}?year=${year}` },
        { label: unitName, href: detailHref(unit, year) },
        { label: title },
      ]}
      lead={lead(view, lang)}
      choices={[]}
    >
      <div class="r-stack">
        {findings.length > 0 && (
          <ErrorSummary
            title={lang === 'sv' ? 'Inget är sparat' : 'Nothing is saved'}
            errors={findings.map(({ message, cell }) => ({ message: message[lang], ...(cell ? { field: cell } : {}) }))}
          />
        )}
        {computed && <p>{<a href={staffingHref(unit, year)}>{COMPUTED[lang]}</a>}</p>}
        <form class="r-form r-wide-form" method="post" action={detailPart(unit, `rad/${id}`, year)}>
          <HiddenFields fields={{ version: view.version }} />
          {computed && row ? <Kept row={row} /> : <What {...view} lang={lang} errorOf={errorOf} fieldValue={fieldValue} />}
          <TextAreaField
            optional
            id="comment"
            name="comment"
            rows={2}
            lang={lang}
            label={WORDS.comment[lang]}
            value={fieldValue('comment', row?.comment ?? '')}
            error={errorOf('comment')}
          />
          <div class="r-buttons">
            <Button>{lang === 'sv' ? 'Spara raden' : 'Save the row'}</Button>
            {row && !computed && (
              <Button kind="secondary" name="gor" value="tabort">
                {lang === 'sv' ? 'Ta bort raden och dess tolv belopp' : 'Remove the row and its twelve amounts'}
              </Button>
            )}
          </div>
        </form>
      </div>
    </Page>
  )
}

const COMPUTED = text(
  'Beloppen räknas ur bemanningen och ändras där.',
  'The amounts are computed from staffing and changed there.',
)

const lead = ({ row, year }: RowView, lang: Lang): string =>
  row
    ? lang === 'sv'
      ? `${writeKronor(rowTotal(row)) || '0'} kr för ${year}. Intäkter skrivs med plus, kostnader med minus.`
      : `SEK ${writeKronor(rowTotal(row)) || '0'} for ${year}. Income is positive, costs negative.`
    : lang === 'sv'
      ? 'Intäkter skrivs med plus, kostnader med minus.'
      : 'Income is positive, costs negative.'

/** A computed row sends its own account and amounts back unchanged. */
const Kept = ({ row }: { row: DetailRow }) => (
  <HiddenFields
    fields={{
      account: row.account,
      activity: row.activity,
      text: row.text,
      ...Object.fromEntries(row.months.map((ore, i) => [`m${i + 1}`, writeKronor(ore)])),
    }}
  />
)

interface Inner extends RowView {
  lang: Lang
  errorOf(name: string): string | undefined
  fieldValue(name: string, saved: string): string
}

function What(inner: Inner) {
  const { row, accounts, activities, lang, errorOf, fieldValue } = inner
  // A row's own account stays in the list although it may no longer be chosen: saving something else must not move the money.
  const own = row && !accounts.has(row.account) ? [[row.account, ''] as const] : []
  return (
    <>
      <SelectField
        id="account"
        name="account"
        lang={lang}
        label={WORDS.account[lang]}
        value={fieldValue('account', row?.account ?? '')}
        error={errorOf('account')}
        options={[
          { value: '', label: lang === 'sv' ? 'Välj' : 'Choose' },
          ...[...own, ...accounts].map(([value, name]) => ({ value, label: `${value} ${name}`.trim() })),
        ]}
      />
      {(activities.size > 0 || row?.activity) && (
        <SelectField
          id="activity"
          name="activity"
          lang={lang}
          label={WORDS.activity[lang]}
          value={fieldValue('activity', row?.activity ?? '')}
          options={[
            { value: '', label: lang === 'sv' ? 'Ingen' : 'None' },
            ...[
              ...activities,
              ...(row?.activity && !activities.has(row.activity) ? [[row.activity, row.activity] as const] : []),
            ].map(([value, label]) => ({ value, label })),
          ]}
        />
      )}
      <TextField
        optional
        id="text"
        name="text"
        lang={lang}
        width={40}
        label={WORDS.text[lang]}
        value={fieldValue('text', row?.text ?? '')}
        error={errorOf('text')}
      />
      <Amounts {...inner} />
    </>
  )
}

/** Twelve months, or one amount that is spread over them. */
function Amounts({ row, written, lang, errorOf, fieldValue }: Inner) {
  return (
    <>
      <Section id="manader" title={lang === 'sv' ? 'Månader, kronor' : 'Months, SEK'}>
        <div class="r-grid-months">
          {MONTH_NUMBERS.map((no) => (
            <TextField
              plain
              figure
              id={`m${no}`}
              name={`m${no}`}
              width={12}
              lang={lang}
              label={monthWord(no, lang)}
              value={fieldValue(`m${no}`, writeKronor(row?.months[no - 1] ?? null))}
              error={errorOf(`m${no}`)}
            />
          ))}
        </div>
      </Section>
      <Section id="arsbelopp" title={lang === 'sv' ? 'Eller ett årsbelopp' : 'Or a year’s amount'}>
        <TextField
          optional
          figure
          id="total"
          name="total"
          width={14}
          lang={lang}
          label={lang === 'sv' ? 'Årets belopp, kr' : 'The year’s amount, SEK'}
          help={
            lang === 'sv' ? 'Skrivs något här ersätter det månaderna ovan.' : 'What is written here replaces the months above.'
          }
          value={fieldValue('total', '')}
          error={errorOf('total')}
        />
        <TemplateFields written={written} lang={lang} />
      </Section>
    </>
  )
}
