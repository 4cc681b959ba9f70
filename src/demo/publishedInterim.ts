// The money and staff figures of the region's April 2023 report: there are no books of that year, so they stand as printed.
// Each has its address, chapter and quotation; what is printed twice is one figure with two places, also when the places differ.
import type { FigureRef, Unit } from '../kernel/figure.ts'
import type { PublishedFigure } from '../statements/model.ts'
import { fact, ref } from './publishedCell.ts'
import { type CsvRow, readCsv } from './publishedCsv.ts'

export const APRIL_REPORT = 'Delårsrapport april 2023'
const ROUND = '2023-04'

const UNITS: Record<string, Unit> = {
  mkr: 'mkr',
  tkr: 'tkr',
  SEK: 'kr',
  percent: 'percent',
  pp: 'points',
  persons: 'count',
}

const SCOPES: Record<string, string> = {
  Regionen: 'region',
  'styrelser och nämnder': 'region',
  Regionstyrelsen: 'RS',
  'Hälso- och sjukvårdsnämnden': 'HSN',
  'Regionala utvecklingsnämnden': 'RUN',
  Folkhögskolestyrelsen: 'FHS',
  Patientnämnden: 'PN',
}

/** The list follows the report; each chapter of it begins with this quotation. */
const CHAPTERS: ReadonlyArray<[starts: string, chapter: string]> = [
  ['minst 1–3 procent av skatteintäkter', '2.2 God ekonomisk hushållning och ekonomisk ställning'],
  ['Budgetunderskottet för kollektivtrafiken', '2.1 Händelser av väsentlig betydelse'],
  ['per april månad 17 procent', '2.2 God ekonomisk hushållning och ekonomisk ställning'],
  ['Sammantaget är verksamhetens nettokostnader', '4.2 Ekonomiskt resultat'],
  ['samt Cosmic i förvaltning', '4.3 Ekonomisk analys'],
  ['totalt efter första tertialet är 644', '4.4 Prognos för verksamhetens nettokostnader'],
  ['uppgick efter första tertialet 2023 till 179', '5 Investeringsredovisning'],
  ['Antalet anställda i april 2023', '4.1 Väsentliga personalförhållanden'],
]

const slug = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

/** A second place says which section it stands in; the measure is the same. */
const measureOf = (row: CsvRow): string => row.measure!.replace(/ \(section [\d.]+\)$/, '')

/** What the figure is about and measures; one also given in per cent says so. */
export function interimPath(row: CsvRow): string {
  const path = `interim/${slug(row.topic!)}/${slug(measureOf(row))}`
  return row.unit === 'percent' && / change$/.test(measureOf(row)) ? `${path}_percent` : path
}

/** A forecast belongs to the round it was made in; a budget or target to its year; anything else to the last month it covers. */
export function interimPeriod(row: CsvRow): string {
  const printed = row.period!
  if (/forecast/.test(`${row.topic} ${row.measure}`)) return ROUND
  const span = /^\d{4}-\d{2}\.\.(\d{4}-\d{2})/.exec(printed)
  if (span) return span[1]!
  // A target for a day to come is the year's.
  if (/^\d{4}-\d{2}/.test(printed)) return printed.slice(0, 7) > ROUND ? printed.slice(0, 4) : printed.slice(0, 7)
  return /^\d{4}$/.test(printed) ? printed : ROUND
}

const refOf = (row: CsvRow): FigureRef => ref(interimPath(row), SCOPES[row.committee!]!, interimPeriod(row))

/** Every figure of the report's list, in its order. */
export function interimFacts(): PublishedFigure[] {
  let chapter = ''
  return readCsv('plan_2022_2026/delar_april_2023_finance.csv').map((row) => {
    const quote = row.quote!
    chapter = CHAPTERS.find(([starts]) => quote.startsWith(starts))?.[1] ?? chapter
    const made = fact({
      ref: refOf(row),
      label: quote,
      printed: row.value!,
      unit: UNITS[row.unit!]!,
      place: { chapter },
      document: APRIL_REPORT,
    })
    const approximate = /\babout\b/.test(row.measure!)
      ? ('about' as const)
      : /\b(over|just over)\b/.test(row.measure!)
        ? ('over' as const)
        : undefined
    return { ...made, quote, ...(approximate ? { approximate } : {}) }
  })
}
