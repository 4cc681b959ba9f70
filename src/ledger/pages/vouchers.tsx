// The voucher lines behind an amount: the last step of the drill-down. Texts and file lines only where the reader asks, and that is logged.
// Refuses: showing the whole list at once; it comes page by page, with the sum of all of it.
import { ORE_PER_KRONA, type Ore, roundOre } from '../../kernel/money.ts'
import { formatNumber, type Lang, type Text, unitAfter } from '../../kernel/text.ts'
import { type FigureView, known } from '../../web/figure.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS, toggled } from '../../web/links.ts'
import { LinkRow } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import type { FileLine, VoucherLine, VoucherList, VoucherText } from '../voucherList.ts'
import { importHref } from './imports.tsx'
import { IMPORT_WORDS as W } from './words.ts'

export const VOUCHERS_PATH = '/verifikationer'

export interface VouchersView {
  /** *Konto 4011 Läkemedel*. */
  title: Text
  /** *Akutsjukvård, januari–december 2020*. */
  about: Text
  list: VoucherList
  /** First row shown and how many a page holds. */
  offset: number
  limit: number
  /** Rows whose text the reader opened, by row number. */
  open: readonly string[]
  texts: Readonly<Record<string, { text: VoucherText; lines: readonly FileLine[] }>>
  /** Names of units, by code. */
  unitNames: Readonly<Record<string, string>>
}

const kronor = (ore: Ore): FigureView => known(roundOre(ore, ORE_PER_KRONA, 2, 'half-away'), undefined, { decimals: 2 })

export function VouchersPage({ shell, view }: { shell: Shell; view: VouchersView }) {
  const { lang } = shell
  const { list } = view
  return (
    <Page
      shell={shell}
      current="economy"
      title={view.title[lang]}
      path={[{ label: W.economy[lang], href: PATHS.economy }, { label: W.vouchers[lang] }]}
      lead={`${view.about[lang]}. ${formatNumber(list.total, 0, lang)} ${list.total === 1 ? W.row[lang] : W.rows[lang]} ${W.summing[lang]} ${sumText(list.sum, lang)}.`}
      actions={list.importId && <LinkRow links={[{ label: list.fileName, href: importHref(list.importId) }]} />}
      source={W.signNote[lang]}
      choices={['year']}
    >
      <Table
        lang={lang}
        caption={`${W.vouchers[lang]}: ${view.title[lang]}, ${view.about[lang]}`}
        rowHead={W.voucher[lang]}
        phone="scroll"
        columns={[
          { id: 'date', head: W.date[lang], kind: 'text' },
          { id: 'unit', head: W.unit[lang], kind: 'text' },
          { id: 'counterpart', head: W.counterpart[lang], kind: 'text' },
          { id: 'line', head: W.fileLine[lang], earlier: true },
          { id: 'amount', head: W.amountKr[lang] },
        ]}
        rows={list.rows.map((row) => voucherRow(row, view, shell))}
      />
      <Pager view={view} shell={shell} />
    </Page>
  )
}

const sumText = (sum: Ore, lang: Lang): string =>
  unitAfter(formatNumber(roundOre(sum, ORE_PER_KRONA, 2, 'half-away'), 2, lang), lang === 'sv' ? 'kr' : 'SEK')

function voucherRow(row: VoucherLine, view: VouchersView, { lang, path, query }: Shell): Row {
  const key = String(row.rowNo)
  const opened = view.texts[key]
  const name = `${row.series} ${row.number}`
  return {
    id: `rad-${key}`,
    label: name,
    marked: opened !== undefined,
    branch: { open: opened !== undefined, href: `${link(path, { ...query, open: toggled(view.open, key) })}#rad-${key}`, name },
    cells: [row.date, view.unitNames[row.unit] ?? row.unit, row.counterpart || null, known(row.line), kronor(row.amount)],
    detail: opened && <Opened opened={opened} line={row.line} lang={lang} />,
  }
}

function Opened({ opened, line, lang }: { opened: { text: VoucherText; lines: readonly FileLine[] }; line: number; lang: Lang }) {
  return (
    <>
      <p>{[opened.text.voucherText, opened.text.rowText].filter(Boolean).join(' · ')}</p>
      {opened.lines.length > 0 && (
        <section class="r-scroll" tabindex={0} aria-label={`${W.fileLine[lang]} ${formatNumber(line, 0, lang)}`}>
          <ol class="r-extract">
            {opened.lines.map((one) => (
              <li class={one.line === line ? 'is-marked' : undefined}>
                <span>{formatNumber(one.line, 0, lang)}</span>
                <code>{one.text}</code>
              </li>
            ))}
          </ol>
        </section>
      )}
      <p class="r-help">{W.logged[lang]}</p>
    </>
  )
}

function Pager({ view, shell }: { view: VouchersView; shell: Shell }) {
  const { lang, path, query } = shell
  const { offset, limit, list } = view
  if (list.total <= limit && offset === 0) return null
  const at = (start: number): string => link(path, { ...query, offset: start === 0 ? undefined : start })
  const last = Math.min(offset + list.rows.length, list.total)
  return (
    <nav class="r-pager" aria-label={W.pages[lang]}>
      {offset > 0 && <a href={at(Math.max(0, offset - limit))}>{W.earlier[lang]}</a>}
      <span>
        {W.shown[lang]} {formatNumber(offset + 1, 0, lang)}–{formatNumber(last, 0, lang)} {W.of[lang]}{' '}
        {formatNumber(list.total, 0, lang)}
      </span>
      {last < list.total && <a href={at(offset + limit)}>{W.later[lang]}</a>}
    </nav>
  )
}
