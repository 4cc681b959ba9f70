// Worked time of a year beside the staffing target, and a file read in two steps: first how it is read, then saved.
// Refuses: saving while any cell is broken, and a deviation where there is no target.
import type { Finding } from '../../../kernel/finding.ts'
import type { Ore } from '../../../kernel/money.ts'
import { type Lang, text } from '../../../kernel/text.ts'
import { amount, type FigureView, known, missing } from '../../../web/figure.tsx'
import { Button, ErrorSummary, FileField, FindingList, HiddenFields, TextAreaField } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { PATHS } from '../../../web/links.ts'
import { ChoiceSelect, Empty, PageChoices, Section, SourceLine } from '../../../web/parts.tsx'
import { Table } from '../../../web/table.tsx'
import type { ReadWorked, WorkedLine } from '../worked.ts'

export const WORKED_PATH = '/arbetadtid'

const W = {
  forecasts: text('Prognoser', 'Forecasts'),
  title: text('Arbetad tid', 'Worked time'),
  head: text(
    'Arbetade årsarbetare och bemanningsmål, medel per månad',
    'Worked full-time equivalents and staffing target, monthly mean',
  ),
  year: text('År', 'Year'),
  unit: text('Enhet', 'Unit'),
  fte: text('årsarbetare', 'full-time equivalents'),
  worked: text('Arbetade', 'Worked'),
  target: text('Bemanningsmål', 'Staffing target'),
  deviation: text('Skillnad', 'Difference'),
  effect: text('Kostnadseffekt, tkr', 'Cost effect, SEK k'),
  months: text('Månader', 'Months'),
  more: text(
    'Skillnad: + är fler än målet. Kostnadseffekt: − är sämre än budget.',
    'Difference: + is more than the target. Cost effect: − is worse than budget.',
  ),
  none: text('Ingen arbetad tid är inläst för året.', 'No worked time has been read for the year.'),
  read: text('Läs in en fil', 'Read a file'),
  file: text('CSV-fil', 'CSV file'),
  fileHelp: text(
    'Kolumnerna Enhet, Månad (2020-08) och Årsarbetare (12,5). En rad per enhet och månad.',
    'The columns Unit, Month (2020-08) and FTE (12,5). A line per unit and month.',
  ),
  paste: text('Eller klistra in raderna', 'Or paste the lines'),
  look: text('Visa hur filen läses', 'Show how the file is read'),
  lookPasted: text('Visa hur raderna läses', 'Show how the lines are read'),
  preview: text('Så läses filen', 'How the file is read'),
  save: text('Spara arbetad tid', 'Save worked time'),
  broken: text('Inget har ändrats. Rätta i filen och läs in igen:', 'Nothing was changed. Correct the file and read it again:'),
} as const

export interface WorkedView {
  year: number
  years: readonly number[]
  lines: readonly WorkedLine[]
  mayImport: boolean
  findings?: readonly Finding[]
  /** What was sent, kept: the text itself goes along to the save. */
  written?: string
  fileName?: string
  preview?: ReadWorked
  saved?: number
}

export function WorkedPage({ shell, view }: { shell: Shell; view: WorkedView }) {
  const { lang } = shell
  const { findings = [], years, year } = view
  return (
    <Page
      shell={shell}
      current="round"
      title={`${W.title[lang]} ${year}`}
      path={[{ label: W.forecasts[lang], href: PATHS.forecasts }, { label: W.title[lang] }]}
      lead={workedLead(view, lang)}
      choices={[]}
    >
      <div class="r-stack">
        {findings.length > 0 && <ErrorSummary title={W.broken[lang]} errors={[]} />}
        {findings.length > 0 && <FindingList findings={findings} lang={lang} />}
        {view.preview && <Preview view={view} lang={lang} />}
        <PageChoices lang={lang}>
          <ChoiceSelect
            label={W.year[lang]}
            name="ar"
            value={String(year)}
            action={WORKED_PATH}
            options={[...new Set([year, ...years])].map((one) => ({ value: String(one), label: String(one) }))}
            lang={lang}
          />
        </PageChoices>
        <Lines view={view} lang={lang} />
        {view.mayImport && <Import view={view} lang={lang} />}
      </div>
    </Page>
  )
}

export function workedLead({ lines, year, saved, preview, findings = [] }: WorkedView, lang: Lang): string {
  const sv = lang === 'sv'
  if (findings.length > 0) return sv ? 'Inget har ändrats.' : 'Nothing was changed.'
  if (preview)
    return sv
      ? `${preview.rows.length} värden för ${preview.units} enheter är lästa. Inget är sparat än.`
      : `${preview.rows.length} values of ${preview.units} units were read. Nothing is saved yet.`
  const done =
    saved === undefined
      ? ''
      : sv
        ? `${saved} nya eller ändrade värden är sparade. `
        : `${saved} new or changed values are saved. `
  if (lines.length === 0) return done + W.none[lang]
  const compared = lines.filter((one) => one.deviation !== undefined)
  const over = compared.filter((one) => one.deviation! > 0).length
  const against =
    compared.length === 0
      ? sv
        ? 'Ingen har bemanningsmål, så ingen skillnad kan räknas. Målen skrivs i detaljbudgetens bemanning.'
        : 'None has a staffing target, so no difference can be counted. Targets are written in the staffing of the detailed budget.'
      : sv
        ? `${over} av ${compared.length} med bemanningsmål ligger över målet.`
        : `${over} of ${compared.length} with a staffing target are above it.`
  return (
    done +
    (sv
      ? `${lines.length} enheter har arbetad tid för ${year}. ${against}`
      : `${lines.length} units have worked time of ${year}. ${against}`)
  )
}

const fte = (hundredths: number | undefined, sign = false): FigureView =>
  hundredths === undefined ? missing : known(Math.round(hundredths / 10) / 10, undefined, { decimals: 1, sign })
const effect = (value: Ore | undefined): FigureView =>
  value === undefined ? missing : amount(value, undefined, 'tkr', { sign: true })

function Lines({ view: { lines }, lang }: { view: WorkedView; lang: Lang }) {
  if (lines.length === 0) return <Empty>{W.none[lang]}</Empty>
  const synthetic = lines.some((one) => one.synthetic)
  // Where no unit has a target, the lead says so once.
  const compared = lines.some((one) => one.target !== undefined)
  return (
    <Section id="enheter" title={W.head[lang]} right={W.fte[lang]}>
      <Table
        lang={lang}
        caption={W.head[lang]}
        rowHead={W.unit[lang]}
        phone="blocks"
        columns={[
          { id: 'worked', head: W.worked[lang] },
          ...(compared
            ? [
                { id: 'target', head: W.target[lang], earlier: true },
                { id: 'deviation', head: W.deviation[lang] },
                { id: 'effect', head: W.effect[lang] },
              ]
            : []),
          { id: 'months', head: W.months[lang] },
        ]}
        rows={lines.map((one) => ({
          label: one.name,
          soft: one.synthetic,
          cells: [
            fte(one.worked),
            ...(compared ? [fte(one.target), fte(one.deviation, true), effect(one.costEffect)] : []),
            known(one.months),
          ],
        }))}
      />
      <SourceLine>
        {compared && W.more[lang]}
        {synthetic && (lang === 'sv' ? ' Värden i svagare text är syntetiska.' : ' Values in softer text are synthetic.')}
      </SourceLine>
    </Section>
  )
}

function Preview({ view: { preview, written, fileName, year }, lang }: { view: WorkedView; lang: Lang }) {
  if (!preview) return null
  return (
    <Section id="lasning" title={W.preview[lang]} right={fileName}>
      <Table
        lang={lang}
        caption={W.preview[lang]}
        rowHead={W.unit[lang]}
        phone="scroll"
        columns={preview.months.map((month) => ({ id: month, head: month }))}
        rows={[...new Set(preview.rows.map((one) => one.unit))].map((unit) => ({
          label: unit,
          cells: preview.months.map((month) =>
            fte(preview.rows.find((one) => one.unit === unit && one.month === month)?.fteHundredths),
          ),
        }))}
      />
      <form method="post" action={WORKED_PATH} class="r-actions">
        <HiddenFields fields={{ rader: written, filnamn: fileName, ar: year, gor: 'spara' }} />
        <Button>{W.save[lang]}</Button>
      </form>
    </Section>
  )
}

function Import({ view: { written, year, preview }, lang }: { view: WorkedView; lang: Lang }) {
  return (
    <Section id="las-in" title={W.read[lang]}>
      <form method="post" action={WORKED_PATH} enctype="multipart/form-data" class="r-form">
        <FileField id="fil" name="fil" label={W.file[lang]} lang={lang} help={W.fileHelp[lang]} accept=".csv,text/csv" />
        <div class="r-buttons">
          <Button kind={preview ? 'secondary' : 'primary'}>{W.look[lang]}</Button>
        </div>
      </form>
      <form method="post" action={WORKED_PATH} class="r-form">
        <HiddenFields fields={{ ar: year }} />
        <TextAreaField
          id="rader"
          name="rader"
          label={W.paste[lang]}
          lang={lang}
          value={preview ? '' : (written ?? '')}
          rows={6}
        />
        <div class="r-buttons">
          <Button kind="secondary">{W.lookPasted[lang]}</Button>
        </div>
      </form>
    </Section>
  )
}
