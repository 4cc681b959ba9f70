// The bridge from the operating result to the structural result: a chart of its steps and a table of where each comes from.
// Refuses: drawing where a part is missing; the table then says which.
import { mkr, ORE_PER_MKR, type Ore } from '../../../kernel/money.ts'
import { stockholmDay } from '../../../kernel/stockholm.ts'
import { formatNumber, type Lang } from '../../../kernel/text.ts'
import { Chart, chartWords } from '../../../web/chart.tsx'
import { amount, missing } from '../../../web/figure.tsx'
import { Section } from '../../../web/parts.tsx'
import { type Row, Table } from '../../../web/table.tsx'
import type { Bridge, BridgeStep } from '../bridge.ts'
import type { Estimate } from '../item.ts'
import { TAG_KIND_WORDS, WORDS as W } from '../words.ts'

export const decimals = (value: Ore): number => (value % ORE_PER_MKR === 0 ? 0 : 1)
export const said = (value: Ore, lang: Lang): string => formatNumber(value / ORE_PER_MKR, decimals(value), lang)

interface Part {
  bridge: Bridge
  nameOf: (unit: string) => string
  lang: Lang
}

export function BridgeSection({ bridge, nameOf, lang }: Part) {
  const { start, steps, cleaned } = bridge
  const drawn = start !== undefined && cleaned !== undefined
  const spec = {
    kind: 'waterfall' as const,
    steps: drawn
      ? [
          { label: W.start[lang], value: mkr(start.ore, 1), total: true },
          ...steps.map((step) => ({ label: step.group, value: mkr(step.correction!, 1) })),
          { label: W.cleaned[lang], value: mkr(cleaned, 1), total: true },
        ]
      : [],
  }
  // Lines are numbered as in the table below; their names would not fit side by side.
  const ends = [W.startShort[lang], W.cleanedShort[lang]]
  const labelAt = (at: number): string => (at === 0 ? ends[0]! : at === spec.steps.length - 1 ? ends[1]! : String(at))
  const short = { ...spec, steps: spec.steps.map((step, at) => ({ ...step, label: labelAt(at) })) }
  return (
    <Section id="brygga" title={W.bridge[lang]} right={lang === 'sv' ? 'mkr' : 'SEK m'}>
      {drawn && (
        <Chart
          spec={short}
          lang={lang}
          finding={chartWords(spec, lang)}
          caption={W.bridge[lang]}
          heads={[W.line[lang], lang === 'sv' ? 'mkr' : 'SEK m']}
        />
      )}
      <Table
        lang={lang}
        caption={W.bridge[lang]}
        rowHead={W.line[lang]}
        phone="blocks"
        columns={[
          { id: 'correction', head: W.correction[lang], kind: 'figure' },
          { id: 'from', head: W.from[lang], kind: 'text' },
          { id: 'signed', head: W.signed[lang], kind: 'text' },
        ]}
        rows={bridgeRows({ bridge, nameOf, lang })}
      />
    </Section>
  )
}

function bridgeRows({ bridge, nameOf, lang }: Part): Row[] {
  const { start, steps, cleaned, printed, fullYear, booksSay } = bridge
  const money = (value: Ore | undefined, ref?: string, sign = true) =>
    value === undefined ? missing : amount(value, ref, 'mkr', { decimals: decimals(value), sign })
  const startBasis = start?.from === 'books' ? inBooks(lang) : (start?.source ?? '..')
  const rows: Row[] = [
    {
      kind: 'sum',
      label: W.start[lang],
      cells: [money(start?.ore, start?.ref, false), booksBeside(startBasis, booksSay, lang), signature(start?.signed)],
    },
    ...steps.map((step, at) => stepRow(step, at + 1, nameOf, lang)),
    { kind: 'total', label: W.cleaned[lang], cells: [money(cleaned, undefined, false), printedWords(printed, lang), ''] },
  ]
  if (fullYear)
    rows.push({
      label: W.fullYear[lang],
      cells: [money(fullYear.amountOre, fullYear.ref, false), sourceWords(fullYear, lang), signature(fullYear.signed)],
    })
  return rows
}

const inBooks = (lang: Lang): string => (lang === 'sv' ? 'Räkenskaperna' : 'The books')

const booksBeside = (basis: string, books: Ore | undefined, lang: Lang): string =>
  books === undefined
    ? basis
    : lang === 'sv'
      ? `${basis}. Räkenskaperna visar ${said(books, lang)} mkr för samma period.`
      : `${basis}. The books show SEK ${said(books, lang)} m for the same period.`

function printedWords(printed: Bridge['printed'], lang: Lang): string {
  if (!printed) return lang === 'sv' ? 'Räknat' : 'Computed'
  const value = said(printed.ore, lang)
  if (printed.difference === undefined) return lang === 'sv' ? `Källan skriver ${value} mkr` : `The source says SEK ${value} m`
  if (printed.difference === 0)
    return lang === 'sv' ? `Räknat; stämmer med källans ${value} mkr` : `Computed; agrees with the source’s SEK ${value} m`
  const off = said(printed.difference, lang)
  return lang === 'sv'
    ? `Räknat; källan skriver ${value} mkr, skillnad ${off} mkr`
    : `Computed; the source says SEK ${value} m, difference ${off} m`
}

function stepRow(step: BridgeStep, no: number, nameOf: Part['nameOf'], lang: Lang): Row {
  const estimate = step.estimates.length === 1 ? step.estimates[0]! : undefined
  const aside =
    step.replaced.length === 0
      ? ''
      : lang === 'sv'
        ? `. Uppskattningen ${step.replaced.map((one) => said(one.amountOre, lang)).join(', ')} mkr räknas inte.`
        : `. The estimate SEK ${step.replaced.map((one) => said(one.amountOre, lang)).join(', ')} m is not counted.`
  const basis =
    step.from === 'books'
      ? `${inBooks(lang)}: ${step.tagged.map((one) => `${TAG_KIND_WORDS[one.rule.kind][lang].toLowerCase()} ${one.rule.selector}`).join(', ')}${aside}`
      : [...new Set(step.estimates.map((one) => sourceWords(one, lang)))].join('; ')
  const signer =
    step.from === 'books'
      ? step.tagged.map((one) => nameOf(one.rule.owner)).join(', ')
      : step.estimates.map((one) => signature(one.signed)).join(', ')
  const ref = estimate?.ref
  const value = step.correction
  return {
    label: `${no}. ${step.group}`,
    cells: [value === undefined ? missing : amount(value, ref, 'mkr', { decimals: decimals(value), sign: true }), basis, signer],
  }
}

/** What is read from a document is said to be printed; what somebody has typed is said by its reason. */
const sourceWords = ({ basis, source, why }: Estimate, lang: Lang): string =>
  basis === 'published' ? `${lang === 'sv' ? 'Tryckt uppgift' : 'Printed figure'}: ${source}` : source || why

const signature = (signed: Estimate['signed']): string => {
  if (!signed) return ''
  return `${signed.by}, ${stockholmDay(signed.at)}`
}
