// What a save or a file would change, and every cell that has two values: a choice each, and nothing saved before it is made.
// Refuses: choosing for anyone. Works without script; the merged proposal is sent as a form of its own.
import type { Finding } from '../../../kernel/finding.ts'
import type { Ore } from '../../../kernel/money.ts'
import { formatNumber, type Lang } from '../../../kernel/text.ts'
import { momentWords } from '../../../web/conflict.tsx'
import { Button, ButtonLink, FindingList, HiddenFields } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { Empty, Section } from '../../../web/parts.tsx'
import { type Row, Table } from '../../../web/table.tsx'
import { writeKronor } from '../kronor.ts'
import { type Change, type Conflict, editsOf, type Merged, mineOf } from '../merge.ts'
import { type DetailRow, isMonthField, rowTotal, type Value } from '../sheet.ts'
import { DETAIL_PATH, detailHref, fieldWord, WORDS } from '../words.ts'

export interface ChoiceView {
  unit: string
  unitName: string
  year: number
  /** The saved version the proposal stands on. */
  version: number
  merged: Merged
  source: 'form' | 'grid' | 'file'
  /** The file's name, when one was read. */
  fileName?: string
  findings?: readonly Finding[]
  savedBy?(conflict: Conflict): { by: string; at: string } | undefined
}

/** More is counted in words; nobody reads a thousand rows. */
const SHOWN = 200

export function DetailChoicePage({ shell, view }: { shell: Shell; view: ChoiceView }) {
  const { lang } = shell
  const { unit, unitName, year, version, merged, source, fileName } = view
  const { mine, theirs, both, conflicts } = merged.receipt
  const title = fileName ? `${fileName}` : `${WORDS.title[lang]} ${year}, ${unitName}`
  const nothing = mine.length === 0 && conflicts.length === 0
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
        {view.findings && view.findings.length > 0 && <FindingList findings={view.findings} lang={lang} />}
        {nothing ? (
          <>
            <Empty>{lang === 'sv' ? 'Filen ändrar ingenting.' : 'The file changes nothing.'}</Empty>
            <p>
              <ButtonLink href={detailHref(unit, year)}>{lang === 'sv' ? 'Till budgeten' : 'To the budget'}</ButtonLink>
            </p>
          </>
        ) : (
          <form method="post" action={detailHref(unit, year)} class="r-stack">
            <HiddenFields fields={{ version, source, edits: JSON.stringify(editsOf(mine)), conflicts: conflicts.length }} />
            {conflicts.map((conflict, i) => (
              <ChooseOne conflict={conflict} no={i} view={view} lang={lang} />
            ))}
            <div class="r-buttons">
              <Button>{lang === 'sv' ? 'Spara det sammanslagna' : 'Save the merged budget'}</Button>
              <ButtonLink href={detailHref(unit, year)}>{lang === 'sv' ? 'Spara ingenting' : 'Save nothing'}</ButtonLink>
            </div>
          </form>
        )}
        <Changes id="dina" title={lang === 'sv' ? 'Ändras nu' : 'Changes now'} list={mine} view={view} lang={lang} />
        <Changes
          id="deras"
          title={lang === 'sv' ? 'Ändrat av andra, behålls' : 'Changed by others, kept'}
          list={theirs}
          view={view}
          lang={lang}
        />
        <Changes id="bada" title={lang === 'sv' ? 'Lika hos båda' : 'The same from both'} list={both} view={view} lang={lang} />
      </div>
    </Page>
  )
}

function lead({ merged, fileName }: ChoiceView, lang: Lang): string {
  const { mine, theirs, conflicts } = merged.receipt
  const n = (list: readonly unknown[]) => formatNumber(list.length, 0, lang)
  if (lang === 'en')
    return `${fileName ? 'Nothing is saved yet. The file changes' : 'Nothing is saved. Others saved meanwhile. Yours changes'} ${n(mine)} ${mine.length === 1 ? 'cell' : 'cells'}, others have changed ${n(theirs)}, and ${n(conflicts)} have two values.`
  return fileName
    ? `Inget är sparat än. Filen ändrar ${n(mine)} ${mine.length === 1 ? 'cell' : 'celler'}, andra har ändrat ${n(theirs)} sedan den hämtades, och ${n(conflicts)} har två värden.`
    : `Inget är sparat: andra har sparat sedan du öppnade sidan. Du ändrar ${n(mine)} ${mine.length === 1 ? 'cell' : 'celler'}, de har ändrat ${n(theirs)}, och ${n(conflicts)} har två värden.`
}

const rowWords = (row: DetailRow | undefined, id: string): string =>
  row ? [row.account, row.activity, row.text].filter(Boolean).join(' ') : id

const rowOf = ({ merged }: ChoiceView, id: string): DetailRow | undefined => merged.sheet.rows.find((row) => row.id === id)

const shown = (value: Value, lang: Lang): string =>
  value === null ? (lang === 'sv' ? 'tomt' : 'empty') : typeof value === 'number' ? writeKronor(value as Ore) : value

function ChooseOne({ conflict, no, view, lang }: { conflict: Conflict; no: number; view: ChoiceView; lang: Lang }) {
  const who = view.savedBy?.(conflict)
  const cell = conflict.kind === 'cell' ? `, ${fieldWord(conflict.field, lang)}` : ''
  const row = conflict.kind === 'row' ? conflict.base : rowOf(view, conflict.row)
  const side = (which: 'mine' | 'theirs'): string => {
    if (conflict.kind === 'cell') return shown(conflict[which], lang)
    const kept = conflict[which]
    if (!kept) return lang === 'sv' ? 'raden tas bort' : 'the row is removed'
    return `${lang === 'sv' ? 'raden finns kvar' : 'the row stays'}, ${writeKronor(rowTotal(kept)) || '0'} kr`
  }
  const theirs = `${side('theirs')}${who ? ` (${who.by}, ${momentWords(who.at, lang)})` : ''}`
  return (
    <fieldset class="r-grid-choice">
      <legend>
        {rowWords(row, conflict.row)}
        {cell}
      </legend>
      <input type="hidden" name={`conflict.${no}`} value={JSON.stringify(mineOf(conflict))} />
      {(
        [
          ['mine', `${lang === 'sv' ? 'Ditt' : 'Yours'}: ${side('mine')}`],
          ['theirs', `${lang === 'sv' ? 'Sparat' : 'Saved'}: ${theirs}`],
        ] as const
      ).map(([value, label]) => (
        <span class="r-check">
          <input class="ds-input" type="radio" id={`choice-${no}-${value}`} name={`choice.${no}`} value={value} required />
          <label for={`choice-${no}-${value}`}>{label}</label>
        </span>
      ))}
    </fieldset>
  )
}

interface ChangesProps {
  id: string
  title: string
  list: readonly Change[]
  view: ChoiceView
  lang: Lang
}

function Changes({ id, title, list, view, lang }: ChangesProps) {
  if (list.length === 0) return null
  const count = formatNumber(list.length, 0, lang)
  return (
    <Section id={id} title={`${title}: ${count}`}>
      <Table
        lang={lang}
        caption={title}
        rowHead={WORDS.row[lang]}
        phone="blocks"
        columns={[
          { id: 'cell', head: lang === 'sv' ? 'Cell' : 'Cell', kind: 'text' },
          { id: 'before', head: lang === 'sv' ? 'Var' : 'Was', earlier: true },
          { id: 'after', head: lang === 'sv' ? 'Blir' : 'Becomes' },
        ]}
        rows={list.slice(0, SHOWN).map(
          ({ row, field, before, after }): Row => ({
            label: rowWords(rowOf(view, row), row),
            cells: [fieldWord(field, lang), cell(field, before, lang), cell(field, after, lang)],
          }),
        )}
      />
      {list.length > SHOWN && (
        <p class="r-help">
          {lang === 'sv' ? `De första ${SHOWN} av ${count} visas.` : `The first ${SHOWN} of ${count} are shown.`}
        </p>
      )}
    </Section>
  )
}

const cell = (field: Change['field'], value: Value, lang: Lang): string =>
  isMonthField(field) || value === null ? shown(value, lang) : String(value)
