// Values from a sheet: paste or choose a file, see how every cell is read, and only then save.
// Refuses: a button that saves while any cell is broken.
import type { Finding } from '../../kernel/finding.ts'
import type { Lang } from '../../kernel/text.ts'
import { Button, ErrorSummary, FileField, FindingList, HiddenFields, TextAreaField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS } from '../../web/links.ts'
import { Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { partName } from '../values/form.ts'
import { type CellReading, sheetCounts } from '../values/sheet.ts'
import { monthWords } from './valueGrid.tsx'
import { pasteHref, READING_STATES, VALUES_PATH, valuesHref, VALUE_WORDS as W } from './valueWords.ts'

export interface ValueImportView {
  period: string
  /** What was pasted, given back when it could not be read. */
  pasted?: string
  /** What is wrong with the sheet as a whole. */
  findings?: readonly Finding[]
  preview?: { sheet?: string; fileName?: string; readings: readonly CellReading[] }
}

export function ValueImportPage({ shell, view }: { shell: Shell; view: ValueImportView }) {
  const { lang } = shell
  const { findings = [] } = view
  return (
    <Page
      shell={shell}
      current="goals"
      title={W.paste[lang]}
      path={[
        { label: W.goals[lang], href: link(PATHS.goals) },
        { label: W.values[lang], href: valuesHref(view.period) },
        { label: monthWords(view.period, lang) },
      ]}
      lead={leadOf(view, lang)}
      choices={[]}
    >
      <div class="r-stack">
        {findings.length > 0 && (
          <ErrorSummary title={W.broken[lang]} errors={findings.map((one) => ({ message: one.message[lang] }))} />
        )}
        {view.preview && <Preview period={view.period} preview={view.preview} lang={lang} />}
        <Forms view={view} lang={lang} />
      </div>
    </Page>
  )
}

export function leadOf({ preview, findings = [] }: ValueImportView, lang: Lang): string {
  if (findings.length > 0) return lang === 'sv' ? 'Inget har ändrats.' : 'Nothing was changed.'
  if (!preview)
    return lang === 'sv'
      ? 'Inget sparas förrän du har sett hur varje cell läses.'
      : 'Nothing is saved until you have seen how each cell is read.'
  const { new: fresh, changed, same, broken } = sheetCounts(preview.readings)
  if (broken > 0)
    return lang === 'sv'
      ? `Inget har ändrats. ${broken} av ${preview.readings.length} celler går inte att läsa. Rätta dem och läs in igen.`
      : `Nothing was changed. ${broken} of ${preview.readings.length} cells cannot be read. Correct them and read again.`
  return lang === 'sv'
    ? `${preview.readings.length} celler lästa: ${fresh} nya, ${changed} rättelser, ${same} oförändrade. Inget är sparat än.`
    : `${preview.readings.length} cells read: ${fresh} new, ${changed} corrections, ${same} unchanged. Nothing is saved yet.`
}

function Preview({ period, preview, lang }: { period: string; preview: NonNullable<ValueImportView['preview']>; lang: Lang }) {
  const broken = preview.readings.flatMap((one) => one.findings)
  return (
    <Section id="lasning" title={W.previewHead[lang]} right={preview.fileName}>
      {broken.length > 0 && <FindingList findings={broken} lang={lang} />}
      <Table
        lang={lang}
        caption={W.previewHead[lang]}
        rowHead={W.cell[lang]}
        phone="blocks"
        columns={[
          { id: 'indicator', head: W.indicator[lang], kind: 'text' },
          { id: 'part', head: W.part[lang], kind: 'text' },
          { id: 'written', head: W.written[lang], kind: 'text' },
          { id: 'read', head: W.read[lang] },
          { id: 'state', head: W.state[lang], kind: 'text' },
        ]}
        rows={preview.readings.map((one) => ({
          label: one.address,
          marked: one.state === 'broken',
          cells: [
            one.title ?? '..',
            one.part === 'total' ? W.total[lang] : partName(one.part, lang),
            one.written,
            one.shown ?? '..',
            one.state === 'changed' ? `${READING_STATES.changed[lang]} ${one.before}` : READING_STATES[one.state][lang],
          ],
        }))}
      />
      {preview.sheet && (
        <form method="post" action={`${VALUES_PATH}/bekrafta`} class="r-actions">
          <HiddenFields fields={{ blad: preview.sheet, omgang: period }} />
          <Button>{W.confirm[lang]}</Button>
        </form>
      )}
    </Section>
  )
}

function Forms({ view, lang }: { view: ValueImportView; lang: Lang }) {
  const kind = view.preview?.sheet ? 'secondary' : 'primary'
  return (
    <>
      <Section id="klistra" title={W.pasteHead[lang]}>
        <form class="r-form" method="post" action={pasteHref(view.period)}>
          <HiddenFields fields={{ omgang: view.period }} />
          <TextAreaField
            id="rader"
            name="rader"
            label={W.pasteField[lang]}
            lang={lang}
            help={W.pasteHelp[lang]}
            value={view.pasted ?? ''}
            rows={8}
          />
          <div class="r-buttons">
            <Button kind={kind}>{W.preview[lang]}</Button>
          </div>
        </form>
      </Section>
      <Section id="fil" title={W.fileHead[lang]}>
        <form class="r-form" method="post" action={`${VALUES_PATH}/las-in`} enctype="multipart/form-data">
          <HiddenFields fields={{ omgang: view.period }} />
          <FileField id="file" name="file" label={W.fileField[lang]} lang={lang} accept=".csv,.xlsx" />
          <div class="r-buttons">
            <Button kind="secondary">{W.preview[lang]}</Button>
          </div>
        </form>
      </Section>
    </>
  )
}
