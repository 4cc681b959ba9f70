// The receipt of an import: what was read, its control sums, every remark, and what it replaced.
// Refuses: rounding; control sums are shown to the öre.
import { ORE_PER_KRONA, type Ore, roundOre } from '../../kernel/money.ts'
import { formatNumber, type Lang } from '../../kernel/text.ts'
import { type FigureView, known } from '../../web/figure.tsx'
import { FindingList } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Columns, Empty, Facts, Section } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import type { ImportRecord } from '../importing/receipt.ts'
import { type EntityOption, importHref, instantText } from './imports.tsx'
import { COUNT_WORDS, STATUS_WORDS, IMPORT_WORDS as W } from './words.ts'

export interface ReceiptView {
  record: ImportRecord
  entity: EntityOption
}

const kronor = (ore: number): FigureView => known(roundOre(ore as Ore, ORE_PER_KRONA, 2, 'half-away'), undefined, { decimals: 2 })

export function ReceiptPage({ shell, view }: { shell: Shell; view: ReceiptView }) {
  const { lang } = shell
  const { record } = view
  return (
    <Page
      shell={shell}
      current="imports"
      title={record.fileName}
      path={[{ label: W.imports[lang], href: PATHS.imports }, { label: W.import[lang] }]}
      lead={lead(record, lang)}
      choices={[]}
    >
      <Columns kind="side">
        <div class="r-stack">
          <Section id="anmarkningar" title={W.findings[lang]}>
            {record.findings?.length ? (
              <FindingList findings={record.findings} lang={lang} />
            ) : (
              <Empty>{W.noFindings[lang]}</Empty>
            )}
          </Section>
          {record.sums && (
            <Section id="kontrollsummor" title={W.sums[lang]}>
              <Sums record={record} lang={lang} />
            </Section>
          )}
          {record.counts && (
            <Section id="antal" title={W.counts[lang]}>
              <Counts record={record} lang={lang} />
            </Section>
          )}
        </div>
        <TheFile view={view} lang={lang} />
      </Columns>
    </Page>
  )
}

/** `96 204 rader lästa. Allt stämmer.`, or how many remarks there are. */
function lead({ counts, findings }: ImportRecord, lang: Lang): string {
  const read = counts ? `${formatNumber(counts.transactions + counts.addedTransactions, 0, lang)} ${W.linesRead[lang]} ` : ''
  const serious = (findings ?? []).filter((one) => one.severity !== 'info').length
  if (serious === 0) return `${read}${W.allAddsUp[lang]}`
  return `${read}${formatNumber(serious, 0, lang)} ${serious === 1 ? W.remark[lang] : W.remarks[lang]}`
}

function Counts({ record, lang }: { record: ImportRecord; lang: Lang }) {
  const rows = (Object.keys(COUNT_WORDS) as (keyof typeof COUNT_WORDS)[]).map(
    (key): Row => ({ label: COUNT_WORDS[key][lang], cells: [known(record.counts![key])] }),
  )
  return (
    <Table
      lang={lang}
      caption={W.counts[lang]}
      rowHead={W.what[lang]}
      columns={[{ id: 'count', head: W.count[lang] }]}
      rows={rows}
      density="tight"
    />
  )
}

function Sums({ record, lang }: { record: ImportRecord; lang: Lang }) {
  const sums = record.sums!
  const byYear = (label: string, values: Record<string, number>): Row[] =>
    Object.entries(values).map(([year, value]) => ({ label: `${label} ${record.year + Number(year)}`, cells: [kronor(value)] }))
  const rows: Row[] = [
    { label: W.debit[lang], cells: [kronor(sums.debitOre)] },
    { label: W.balance[lang], cells: [kronor(sums.transactionsOre)] },
    ...byYear(W.opening[lang], sums.openingOre),
    ...byYear(W.closing[lang], sums.closingOre),
    ...byYear(W.result[lang], sums.resultsOre),
    ...(sums.books.actual ? [{ label: W.turnover[lang], cells: [kronor(sums.books.actual.turnoverOre)] }] : []),
  ]
  return (
    <Table
      lang={lang}
      caption={W.sums[lang]}
      rowHead={W.what[lang]}
      columns={[{ id: 'sum', head: W.sum[lang] }]}
      rows={rows}
      density="tight"
    />
  )
}

function TheFile({ view, lang }: { view: ReceiptView; lang: Lang }) {
  const { record, entity } = view
  const facts = [
    { name: W.entity[lang], value: entity.name[lang] },
    { name: W.year[lang], value: String(record.year) },
    { name: W.kind[lang], value: record.kind },
    { name: W.status[lang], value: STATUS_WORDS[record.status][lang] },
    { name: W.readAt[lang], value: instantText(record.importedAt) },
    { name: W.by[lang], value: record.actor },
    { name: W.size[lang], value: `${formatNumber(record.sizeBytes, 0, lang)} ${W.bytes[lang]}` },
    { name: W.fingerprint[lang], value: record.sha256, mono: true },
    ...(record.supersedes
      ? [{ name: W.replaces[lang], value: <a href={importHref(record.supersedes)}>{W.previousImport[lang]}</a> }]
      : []),
  ]
  return (
    <Section id="filen" small title={W.theFile[lang]}>
      <Facts facts={facts} />
    </Section>
  )
}
