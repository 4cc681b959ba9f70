// Words of the report pages, Swedish first.
import { formatList, type Lang, type Text, text } from '../../kernel/text.ts'
import type { Movement } from '../movement.ts'

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
  read: text('Läs', 'Read'),
  decide: text('Beslut och underskrift', 'Decision and signing'),
  decision: text('Beslut', 'Decision'),
  decisionLead: text(
    'Det du skriver här står i rapporten. En undertecknad rapport ändras aldrig.',
    'What you write here stands in the report. A signed report never changes.',
  ),
  caseNumber: text('Ärendenummer', 'Case number'),
  decidedOn: text('Beslutsdag', 'Day of the decision'),
  proposal: text('Förslag till beslut', 'Proposed decision'),
  proposalHelp: text('En punkt per rad. Tomt ger den vanliga lydelsen.', 'One item a line. Empty gives the usual wording.'),
  events: text('Händelser av väsentlig betydelse', 'Significant events'),
  eventsHelp: text('En händelse per rad. Tomt betyder att inget sägs.', 'One event a line. Empty means that nothing is said.'),
  save: text('Spara', 'Save'),
  sign: text('Underteckna', 'Sign'),
  signThis: text('Underteckna rapporten', 'Sign the report'),
  signHelp: text(
    'Rapporten sparas som den är nu, med siffror och bedömningar, och kan inte ändras efteråt. Senare ändringar kräver en ny underskrift.',
    'The report is kept as it is now, with figures and judgements, and cannot be changed afterwards. Later changes need a new signature.',
  ),
  obstacles: text('Rapporten kan inte undertecknas än', 'The report cannot be signed yet'),
  obstaclesHelp: text('Varje status måste ha sin kedja. Det här saknas:', 'Every status must have its chain. This is missing:'),
  deviations: text('Räkenskaperna stämmer inte', 'The statements do not tie out'),
  override: text('Skäl att underteckna ändå', 'Reason to sign all the same'),
  unchanged: text(
    'Rapporten är undertecknad och har inte ändrats sedan dess.',
    'The report is signed and has not changed since.',
  ),
  signed: text('Undertecknade rapporter', 'Signed reports'),
  signature: text('Underskrift', 'Signature'),
  signedBy: text('Undertecknad av', 'Signed by'),
  signedAt: text('När', 'When'),
  logHead: text('Kontrollsumma för loggen', 'Head hash of the log'),
  contentSum: text('Kontrollsumma för datafilen (SHA-256)', 'Checksum of the data file (SHA-256)'),
  imports: text('Importer i bokföringen', 'Imports in the books'),
  noImports: text('Inga', 'None'),
  versions: text('Tidigare versioner', 'Earlier versions'),
  signedLead: text(
    'Så såg rapporten ut när den undertecknades. Siffrornas länkar visar hur de är i dag.',
    'This is how the report looked when it was signed. The links of figures show them as they are today.',
  ),
  notMoved: text('Ingenting har ändrats sedan dess.', 'Nothing has changed since.'),
  living: text('Rapporten som den är nu', 'The report as it is now'),
  wrong: text('Inget har sparats. Rätta och skicka igen.', 'Nothing was saved. Correct and send again.'),
  notSignedYet: text('Rapporten undertecknades inte.', 'The report was not signed.'),
  none: text(
    'Det finns ingen bokföring att redovisa än. Läs in en bokföringsfil under Importer.',
    'There are neither books nor rounds to report yet. Import a ledger file under Imports.',
  ),
} as const

const PERIODS: Record<string, { sv: string; en: string }> = {
  '04': text('januari–april', 'January–April'),
  '08': text('januari–augusti', 'January–August'),
}

export const periodName = (period: string, lang: Lang): string => PERIODS[period]?.[lang] ?? period

/** `3 siffror, 2 statusar och 1 text` */
export function movementWords({ figures, statuses, texts }: Movement, lang: Lang): string {
  const words: readonly (readonly [number, Text, Text])[] = [
    [figures, text('siffra', 'figure'), text('siffror', 'figures')],
    [statuses, text('status', 'status'), text('statusar', 'statuses')],
    [texts, text('text', 'text'), text('texter', 'texts')],
  ]
  return formatList(
    words.flatMap(([count, one, many]) => (count === 0 ? [] : [`${count} ${(count === 1 ? one : many)[lang]}`])),
    lang,
  )
}
