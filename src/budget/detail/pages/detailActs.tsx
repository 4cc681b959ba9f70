// What is done with a sheet beside its cells: hand in, spread a year's amount, comment on a cell, begin from last year, a file in.
// Refuses: doing two things in one form; each act says what it does on its button.
import type { Lang } from '../../../kernel/text.ts'
import { Button, FileField, HiddenFields, SelectField, TextAreaField, TextField } from '../../../web/form.tsx'
import { Section } from '../../../web/parts.tsx'
import type { Standing, Undistributed } from '../checks.ts'
import { type DetailSheet, isComputed, MONTH_NUMBERS } from '../sheet.ts'
import { detailPart, monthWord, WORDS } from '../words.ts'

export interface ActsView {
  unit: string
  year: number
  sheet: DetailSheet
  standing: Standing
  undistributed?: Undistributed
  mayCopy: { detail: boolean; outcome: boolean }
  written?: Readonly<Record<string, string>>
  lang: Lang
}

export const TEMPLATE_OPTIONS = (lang: Lang) => [
  { value: '', label: lang === 'sv' ? 'Välj' : 'Choose' },
  { value: 'even', label: lang === 'sv' ? 'Jämnt över året' : 'Evenly over the year' },
  { value: 'lastYear', label: lang === 'sv' ? 'Som förra årets utfall' : 'As last year’s outcome' },
  { value: 'seasonal', label: lang === 'sv' ? 'Efter säsong, egna vikter' : 'By season, own weights' },
]

const rowOptions = ({ sheet, lang }: ActsView, all: boolean) => [
  { value: '', label: lang === 'sv' ? 'Välj' : 'Choose' },
  ...sheet.rows
    .filter((row) => all || !isComputed(row.id))
    .map((row) => ({ value: row.id, label: [row.account, row.activity, row.text].filter(Boolean).join(' ') })),
]

export function HandInForm(view: ActsView) {
  const { unit, year, sheet, standing, undistributed, written, lang } = view
  const left = standing.rest !== undefined && standing.rest > 0
  return (
    <Section id="lamna" title={lang === 'sv' ? 'Lämna in' : 'Hand in'}>
      <form class="r-form" method="post" action={detailPart(unit, 'lamna', year)}>
        <HiddenFields fields={{ version: sheet.version }} />
        {left && (
          <>
            <TextField
              plain
              id="owner"
              name="owner"
              lang={lang}
              label={lang === 'sv' ? 'Vem fördelar det som är kvar av ramen' : 'Who distributes what is left of the frame'}
              value={written?.owner ?? undistributed?.owner ?? ''}
            />
            <TextField
              plain
              id="due"
              name="due"
              type="date"
              lang={lang}
              label={lang === 'sv' ? 'Senast' : 'By'}
              value={written?.due ?? undistributed?.due ?? ''}
            />
          </>
        )}
        <Button kind="secondary">{lang === 'sv' ? 'Lämna in budgeten' : 'Hand in the budget'}</Button>
      </form>
    </Section>
  )
}

export function PhaseForm(view: ActsView) {
  const { unit, year, sheet, written, lang } = view
  return (
    <Section id="fordela" title={lang === 'sv' ? 'Fördela en rad på månader' : 'Spread a row over the months'}>
      <form class="r-form" method="post" action={detailPart(unit, 'fordela', year)}>
        <HiddenFields fields={{ version: sheet.version }} />
        <SelectField
          id="row"
          name="row"
          lang={lang}
          label={WORDS.row[lang]}
          value={written?.row}
          options={rowOptions(view, false)}
        />
        <TextField
          plain
          id="total"
          name="total"
          figure
          width={14}
          lang={lang}
          label={lang === 'sv' ? 'Årets belopp, kr' : 'The year’s amount, SEK'}
          value={written?.total ?? ''}
        />
        <TemplateFields written={written} lang={lang} />
        <Button kind="secondary">{lang === 'sv' ? 'Fördela' : 'Spread'}</Button>
      </form>
    </Section>
  )
}

export function TemplateFields({ written, lang }: { written?: Readonly<Record<string, string>>; lang: Lang }) {
  return (
    <>
      <SelectField
        id="template"
        name="template"
        lang={lang}
        label={lang === 'sv' ? 'Fördelning' : 'Phasing'}
        value={written?.template}
        options={TEMPLATE_OPTIONS(lang)}
      />
      <TextField
        optional
        id="weights"
        name="weights"
        lang={lang}
        width={36}
        label={lang === 'sv' ? 'Vikter, januari till december' : 'Weights, January to December'}
        help={
          lang === 'sv'
            ? 'Tolv hela tal med blanksteg mellan, till exempel 8 8 8 8 8 6 4 6 10 10 12 12. Bara för säsong.'
            : 'Twelve whole numbers with spaces between. For seasons only.'
        }
        value={written?.weights ?? ''}
      />
    </>
  )
}

export function CommentForm(view: ActsView) {
  const { unit, year, sheet, written, lang } = view
  return (
    <Section id="kommentera" title={lang === 'sv' ? 'Kommentera en cell' : 'Comment on a cell'}>
      <form class="r-form" id="note-form" method="post" action={detailPart(unit, 'kommentar', year)}>
        <HiddenFields fields={{ version: sheet.version }} />
        <SelectField
          id="note-row"
          name="note-row"
          lang={lang}
          label={WORDS.row[lang]}
          value={written?.['note-row']}
          options={rowOptions(view, true)}
        />
        <SelectField
          id="note-month"
          name="note-month"
          lang={lang}
          label={WORDS.month[lang]}
          value={written?.['note-month']}
          options={MONTH_NUMBERS.map((no) => ({ value: String(no), label: monthWord(no, lang) }))}
        />
        <TextAreaField
          plain
          id="note"
          name="note"
          rows={2}
          lang={lang}
          label={WORDS.comment[lang]}
          help={lang === 'sv' ? 'Tomt tar bort kommentaren.' : 'Empty removes the comment.'}
          value={written?.note ?? ''}
        />
        <Button kind="secondary">{lang === 'sv' ? 'Spara kommentaren' : 'Save the comment'}</Button>
      </form>
    </Section>
  )
}

export function CopyForm({ unit, year, mayCopy, lang }: ActsView) {
  if (!mayCopy.detail && !mayCopy.outcome) return null
  return (
    <Section id="kopiera" title={lang === 'sv' ? 'Börja från förra året' : 'Begin from last year'}>
      <form class="r-buttons" method="post" action={detailPart(unit, 'kopiera', year)}>
        {mayCopy.detail && (
          <Button kind="secondary" name="from" value="detail">
            {lang === 'sv' ? `Kopiera ${year - 1} års detaljbudget` : `Copy the detailed budget of ${year - 1}`}
          </Button>
        )}
        {mayCopy.outcome && (
          <Button kind="secondary" name="from" value="outcome">
            {lang === 'sv' ? `Börja med ${year - 1} års utfall` : `Begin with the outcome of ${year - 1}`}
          </Button>
        )}
      </form>
    </Section>
  )
}

export function FileForm({ unit, year, lang }: ActsView) {
  return (
    <Section id="fil" title={lang === 'sv' ? 'Läs in från Excel' : 'Read from Excel'}>
      <form class="r-form" method="post" enctype="multipart/form-data" action={detailPart(unit, 'excel', year)}>
        <FileField
          id="file"
          name="file"
          accept=".xlsx"
          lang={lang}
          label={lang === 'sv' ? 'Filen du hämtat härifrån' : 'The file you downloaded here'}
          help={
            lang === 'sv'
              ? 'Du får se vad som ändras innan något sparas. Det andra har sparat sedan filen hämtades behålls.'
              : 'You see what changes before anything is saved. What others have saved since then is kept.'
          }
        />
        <Button kind="secondary">{lang === 'sv' ? 'Läs in filen' : 'Read the file'}</Button>
      </form>
    </Section>
  )
}
