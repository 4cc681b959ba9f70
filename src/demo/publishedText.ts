// The 175 numbers of the annual report's running text: each says which table figure it repeats, or what it claims about several.
// Refuses to hide what cannot be checked: a text without a counterpart says why.
import type { Unit } from '../kernel/figure.ts'
import type { PublishedFigure } from '../statements/model.ts'
import type { Expression } from '../tieout/model.ts'
import { ANNUAL_REPORT, fact, ref } from './publishedCell.ts'
import { type CsvRow, readCsv } from './publishedCsv.ts'
import { TEXT_ENTRIES } from './publishedTextEntries.ts'

const UNITS: Record<string, Unit> = { mkr: 'mkr', percent: 'percent', kr: 'kr', 'full-time equivalents': 'fte' }

const chapterOf = (section: string): string => section.replace(/ \((foreword|introduction)\)/, '')

function textFact(row: CsvRow, index: number): PublishedFigure {
  const no = index + 1
  const entry = TEXT_ENTRIES[no]
  if (!entry) throw new Error(`text figure ${no} has no entry: ${row.quote}`)
  const place = { chapter: chapterOf(row.section!) }
  const made = fact({
    ref: entry.ref ?? ref(`text/${String(no).padStart(3, '0')}`, 'region', 2020),
    label: row.quote!,
    printed: row.value!,
    unit: UNITS[row.unit!] ?? 'count',
    place,
    ...(entry.precision === undefined ? {} : { precision: entry.precision }),
    document: ANNUAL_REPORT,
  })
  const claims = entry.claims ? { claims: claimKey(no) } : {}
  return { ...made, quote: row.quote!, ...claims, ...(entry.approximate ? { approximate: entry.approximate } : {}) }
}

const claimKey = (no: number): string => `text-${String(no).padStart(3, '0')}`

export const textFacts = (): PublishedFigure[] => readCsv('finance_2020/text_figures.csv').map(textFact)

/** What each claim says, by key. */
export function textClaims(): Record<string, Expression> {
  const claims = Object.entries(TEXT_ENTRIES).flatMap(([no, entry]) =>
    entry.claims ? [[claimKey(Number(no)), entry.claims] as const] : [],
  )
  return Object.fromEntries(claims)
}

/** Why a text figure has no counterpart, by address. */
export function textsAlone(): Record<string, string> {
  const alone = Object.entries(TEXT_ENTRIES).flatMap(([no, entry]) => {
    const address = entry.ref ?? ref(`text/${no.padStart(3, '0')}`, 'region', 2020)
    return entry.alone ? [[address, entry.alone] as const] : []
  })
  return Object.fromEntries(alone)
}
