// A unit's detailed budget as a table that the grid's island makes editable; without script every row has its own form.
// Refuses: figures of its own. Cells hold exact amounts as text, read back by the same code that wrote them.
import type { Finding } from '../../../kernel/finding.ts'
import { formatNumber, type Lang, text } from '../../../kernel/text.ts'
import { Button, ErrorSummary, HiddenFields } from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { link, PATHS } from '../../../web/links.ts'
import { Columns, Facts, LinkRow, Section } from '../../../web/parts.tsx'
import type { Standing, Undistributed } from '../checks.ts'
import { writeKronor } from '../kronor.ts'
import { type DetailRow, type DetailSheet, isComputed, MONTH_NUMBERS, rowTotal } from '../sheet.ts'
import { DETAIL_PATH, detailHref, detailPart, gridWords, monthWord, staffingHref, WORDS } from '../words.ts'
import { CommentForm, CopyForm, FileForm, HandInForm, PhaseForm } from './detailActs.tsx'

export interface GridView {
  unit: string
  unitName: string
  year: number
  sheet: DetailSheet
  accounts: ReadonlyMap<string, string>
  standing: Standing
  /** Who answers for what is left, as last handed in. */
  undistributed?: Undistributed
  handedIn?: { version: number; by: string; at: string }
  mayEdit: boolean
  /** Last year has rows or outcome to begin with. */
  mayCopy: { detail: boolean; outcome: boolean }
  /** Kept while writing: the edits and the version they stand on. */
  draft?: { edits: string; version: string }
  saved?: string
  findings?: readonly Finding[]
  /** What was written in the form that was refused, by field name. */
  written?: Readonly<Record<string, string>>
  lang: Lang
}

export const draftKey = (unit: string, year: number): string => `budget:detail@${unit.toUpperCase()}/${year}`

export function DetailGridPage({ shell, view }: { shell: Shell; view: GridView }) {
  const { lang } = shell
  const { unit, unitName, year, sheet, mayEdit } = view
  const findings = view.findings ?? []
  return (
    <Page
      shell={shell}
      current="budget"
      title={`${WORDS.title[lang]} ${year}, ${unitName}`}
      path={[
        { label: 'Budget', href: link(PATHS.budget, { ar: year }) },
        { label: WORDS.title[lang], href: `${DETAIL_PATH}?year=${year}` },
        { label: unitName },
      ]}
      lead={lead(view, lang)}
      actions={<Links {...view} lang={lang} />}
      choices={[]}
      island="grid"
    >
      <div class="r-stack">
        {findings.length > 0 && (
          <ErrorSummary
            title={lang === 'sv' ? 'Inget är sparat' : 'Nothing is saved'}
            errors={findings.map(({ message, cell }) => ({ message: message[lang], ...(cell ? { field: cell } : {}) }))}
          />
        )}
        <StandingFacts {...view} lang={lang} />
        <form
          id="grid-form"
          method="post"
          action={detailHref(unit, year)}
          data-draft={mayEdit ? draftKey(unit, year) : undefined}
        >
          <HiddenFields fields={{ version: view.draft?.version ?? sheet.version }} />
          {mayEdit && (
            <textarea name="edits" hidden>
              {view.draft?.edits ?? '[]'}
            </textarea>
          )}
          <Grid {...view} lang={lang} />
          {mayEdit && <SaveLine {...view} lang={lang} />}
        </form>
        <Notes {...view} lang={lang} />
        {mayEdit && sheet.rows.length === 0 && <CopyForm {...view} />}
        {mayEdit && (
          <Columns kind="two">
            {sheet.rows.length > 0 && (
              <>
                <HandInForm {...view} />
                <PhaseForm {...view} />
                <CommentForm {...view} />
              </>
            )}
            <FileForm {...view} />
          </Columns>
        )}
      </div>
    </Page>
  )
}

const tkr = (ore: number, lang: Lang): string => {
  const written = formatNumber(ore / 100_000, 0, lang)
  return lang === 'sv' ? `${written}\u00a0tkr` : `SEK\u00a0${written}\u00a0k`
}

function lead({ unitName, year, standing, sheet }: GridView, lang: Lang): string {
  const { frame, net, rest } = standing
  const rows = formatNumber(sheet.rows.length, 0, lang)
  if (frame === undefined || rest === undefined)
    return lang === 'sv'
      ? `${unitName} har budgeterat ${tkr(net, lang)} netto på ${rows} rader för ${year}. Ramen är inte beslutad.`
      : `${unitName} has budgeted ${tkr(net, lang)} net on ${rows} rows for ${year}. The frame is not decided.`
  const left =
    rest < 0
      ? text(`Raderna är ${tkr(-rest, lang)} över ramen.`, `The rows are ${tkr(-rest, lang)} above the frame.`)
      : rest > 0
        ? text(`${tkr(rest, lang)} av ramen är inte fördelat.`, `${tkr(rest, lang)} of the frame is not distributed.`)
        : text('Hela ramen är fördelad.', 'The whole frame is distributed.')
  return lang === 'sv'
    ? `${unitName} har budgeterat ${tkr(net, lang)} netto för ${year} mot ramen ${tkr(frame, lang)}. ${left.sv}`
    : `${unitName} has budgeted ${tkr(net, lang)} net for ${year} against a frame of ${tkr(frame, lang)}. ${left.en}`
}

const Links = ({ unit, year, mayEdit, lang }: GridView) => (
  <LinkRow
    links={[
      ...(mayEdit ? [{ label: WORDS.addRow[lang], href: detailPart(unit, 'rad/ny', year) }] : []),
      { label: WORDS.staffing[lang], href: staffingHref(unit, year) },
      { label: 'Excel', href: detailPart(unit, 'excel', year), download: true },
      { label: 'SIE', href: detailPart(unit, 'sie', year), download: true },
    ]}
  />
)

/** The ids are the island's: it keeps the two amounts as the cells change. */
function StandingFacts({ standing, undistributed, handedIn, lang, sheet }: GridView) {
  const { frame, net, rest } = standing
  const kr = (ore: number | undefined) => (ore === undefined ? '..' : `${writeKronor(ore as typeof net)} kr`)
  return (
    <Facts
      facts={[
        { name: WORDS.frame[lang], value: <span id="grid-frame">{kr(frame)}</span> },
        { name: WORDS.budgeted[lang], value: <span id="grid-net">{kr(net)}</span> },
        { name: WORDS.rest[lang], value: <span id="grid-rest">{kr(rest)}</span> },
        ...(undistributed && rest !== undefined && rest > 0
          ? [{ name: lang === 'sv' ? 'Ofördelat' : 'Undistributed', value: `${undistributed.owner}, ${undistributed.due}` }]
          : []),
        ...(handedIn
          ? [
              {
                name: lang === 'sv' ? 'Inlämnad' : 'Handed in',
                value: `${handedIn.at} ${handedIn.by}${handedIn.version < sheet.version ? (lang === 'sv' ? ', ändrad sedan dess' : ', changed since') : ''}`,
              },
            ]
          : []),
      ]}
    />
  )
}

function SaveLine({ saved, lang }: GridView) {
  return (
    <>
      <div class="r-buttons r-only-script">
        <Button>{WORDS.save[lang]}</Button>
        <p class="r-saved" role="status" id="grid-status">
          {saved ? `${lang === 'sv' ? 'Sparat' : 'Saved'} ${saved}` : ''}
        </p>
        {/* The draft has a line of its own: it must not take the place of what the grid says. */}
        <p class="r-saved" role="status" data-draft-status></p>
      </div>
      <ul id="grid-findings" class="r-findings" aria-label={lang === 'sv' ? 'Att rätta och välja' : 'To correct and choose'}></ul>
      <p class="r-help r-only-script">{KEYS[lang]}</p>
    </>
  )
}

const KEYS = text(
  'Skriv för att ersätta, F2 eller Enter för att ändra, Escape för att ångra i cellen. Skift och pil markerar, Ctrl+D och Ctrl+R fyller, Ctrl+C och Ctrl+V går till och från Excel, Ctrl+Z ångrar.',
  'Type to replace, F2 or Enter to edit, Escape to leave the cell as it was. Shift and arrows select, Ctrl+D and Ctrl+R fill, Ctrl+C and Ctrl+V go to and from Excel, Ctrl+Z undoes.',
)

function Grid(view: GridView) {
  const { sheet, year, unitName, lang, standing } = view
  const caption =
    lang === 'sv'
      ? `Detaljbudget ${year} för ${unitName}, kronor. Intäkter +, kostnader −.`
      : `Detailed budget ${year} of ${unitName}, SEK. Income +, costs −.`
  const totals = MONTH_NUMBERS.map((no) => sheet.rows.reduce((sum, row) => sum + (row.months[no - 1] ?? 0), 0))
  return (
    <section class="r-scroll" tabindex={0} aria-label={caption}>
      <table
        id="grid"
        class="r-table r-grid is-tight"
        data-frame={standing.frame}
        data-edit={view.mayEdit ? '' : undefined}
        data-words={view.mayEdit ? gridWords(lang) : undefined}
      >
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{WORDS.account[lang]}</th>
            <th scope="col" class="is-text">
              {WORDS.text[lang]}
            </th>
            {MONTH_NUMBERS.map((no) => (
              <th scope="col">{monthWord(no, lang)}</th>
            ))}
            <th scope="col" class="is-text">
              {WORDS.comment[lang]}
            </th>
            <th scope="col">{WORDS.sum[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) => (
            <GridLine row={row} view={view} />
          ))}
          <tr class="r-total">
            <th scope="row">{WORDS.sum[lang]}</th>
            <td />
            {totals.map((sum) => (
              <td>{writeKronor(sum as never)}</td>
            ))}
            <td />
            <td>{writeKronor(standing.net)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function GridLine({ row, view: { unit, year, accounts, mayEdit, lang } }: { row: DetailRow; view: GridView }) {
  const name = accounts.get(row.account)
  return (
    <tr id={`rad-${row.id}`} data-row={row.id} data-locked={isComputed(row.id) ? '' : undefined}>
      <th scope="row">
        {row.account}
        {name && ` ${name}`}
        {row.activity && <span class="r-second"> {row.activity}</span>}
        {mayEdit && (
          <>
            {' '}
            <a href={detailPart(unit, `rad/${row.id}`, year)}>
              {lang === 'sv' ? 'Ändra' : 'Change'}
              <span class="r-aloud">
                {lang === 'sv' ? ' raden' : ' the row'} {row.account} {row.text}
              </span>
            </a>
          </>
        )}
      </th>
      <td class="is-text">{row.text}</td>
      {row.months.map((ore, i) => (
        <td data-note={row.notes[i + 1]}>{writeKronor(ore)}</td>
      ))}
      <td class="is-text">{row.comment}</td>
      <td>{writeKronor(rowTotal(row))}</td>
    </tr>
  )
}

function Notes({ sheet, lang }: GridView) {
  const notes = sheet.rows.flatMap((row) => Object.entries(row.notes).map(([no, said]) => ({ row, no: Number(no), said })))
  if (notes.length === 0) return null
  return (
    <Section id="kommentarer" title={lang === 'sv' ? 'Kommentarer i celler' : 'Comments in cells'}>
      <ul class="r-items">
        {notes.map(({ row, no, said }) => (
          <li>
            <span class="r-item-title">
              <a href={`#rad-${row.id}`}>
                {row.account} {row.text}, {monthWord(no, lang).toLowerCase()}
              </a>
            </span>
            <span class="r-item-sub">{said}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
