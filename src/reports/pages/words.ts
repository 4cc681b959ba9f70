// Words of the report pages, Swedish first.
import { type Lang, text } from '../../kernel/text.ts'

export const REPORT_WORDS = {
  reports: text('Rapporter', 'Reports'),
  annual: text('Årsredovisning', 'Annual report'),
  contents: text('Innehåll', 'Contents'),
  chapters: text('Kapitel', 'Chapters'),
  pdf: text('PDF', 'PDF'),
  docx: text('Word-fil', 'Word file'),
  html: text('HTML-fil', 'HTML file'),
  json: text('Data', 'Data'),
  interim: text('Delårsrapport', 'Interim report'),
  ofCommittees: text('Nämndernas egna rapporter', 'The committees’ own reports'),
  swedishOnly: text('', 'The report itself is in Swedish.'),
  lead: text(
    'Rapporten räknas fram ur bokföringen varje gång den öppnas. Varje siffra går att följa.',
    'The report is computed from the books each time it is opened. Every figure can be followed.',
  ),
  previous: text('Föregående', 'Previous'),
  next: text('Nästa', 'Next'),
  notSigned: text('Inte undertecknad. Siffrorna följer bokföringen.', 'Not signed. The figures follow the books.'),
  none: text(
    'Det finns ingen bokföring att redovisa än. Läs in en bokföringsfil under Importer.',
    'There are no books to report yet. Import a ledger file under Imports.',
  ),
} as const

const PERIODS: Record<string, { sv: string; en: string }> = {
  '04': text('januari–april', 'January–April'),
  '08': text('januari–augusti', 'January–August'),
}

export const periodName = (period: string, lang: Lang): string => PERIODS[period]?.[lang] ?? period
