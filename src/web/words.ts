// The words of the frame and the view parts, in both languages. Domain words live in their rooms.
// Refuses: sentences with figures in them (pages write those), and any word in only one language.
import { formatNumber, type Lang, type Text, text } from '../kernel/text.ts'

export const WORDS = {
  skipToContent: text('Hoppa till innehållet', 'Skip to content'),
  menu: text('Meny', 'Menu'),
  mainMenu: text('Huvudmeny', 'Main menu'),
  choices: text('Urval för sidan', 'Choices for the page'),
  pageChoices: text('Sidans val', 'Choices on this page'),
  path: text('Sökväg', 'Breadcrumb'),
  show: text('Visa', 'Show'),
  otherLanguage: text('English', 'Svenska'),
  waiting: text('väntar', 'waiting'),
  synthetic: text('Syntetisk detaljnivå', 'Synthetic detail'),
  syntheticMore: text(
    'Allt under den publicerade nivån är genererat för demonstration.',
    'Everything below the published level is generated for demonstration.',
  ),
  year: text('År', 'Year'),
  structure: text('Struktur', 'Structure'),
  structureThen: text('Som den var', 'As it was'),
  structureNow: text('Som den är nu', 'As it is now'),
  source: text('Källa', 'Source'),
  sourceBooks: text('Räkenskaperna', 'The books'),
  sourcePublished: text('Publicerat', 'Published'),
  formErrors: text('Det här behöver rättas', 'This needs correcting'),
  // menu
  overview: text('Översikt', 'Overview'),
  steer: text('Styra', 'Steer'),
  goals: text('Mål', 'Goals'),
  economyGroup: text('Ekonomi', 'Economy'),
  economy: text('Utfall och budget', 'Outcome and budget'),
  statements: text('Räkenskaper', 'Statements'),
  investments: text('Investeringar', 'Investments'),
  budget: text('Budget', 'Budget'),
  scenarios: text('Scenarier', 'Scenarios'),
  measures: text('Åtgärder', 'Measures'),
  tasks: text('Mina uppgifter', 'My tasks'),
  assignments: text('Uppdrag', 'Assignments'),
  calendar: text('Årshjul', 'Annual cycle'),
  followUp: text('Följa upp', 'Follow up'),
  round: text('Rapporteringsomgång', 'Reporting round'),
  people: text('Personer och roller', 'People and roles'),
  audit: text('Händelselogg', 'Audit log'),
  search: text('Sök', 'Search'),
  signIn: text('Logga in', 'Sign in'),
  account: text('Redovisa', 'Report'),
  reports: text('Rapporter', 'Reports'),
  tieout: text('Avstämning', 'Tie-out'),
  keyFigures: text('Nyckeltal', 'Key figures'),
  base: text('Underlag', 'Sources'),
  organisation: text('Organisation', 'Organisation'),
  imports: text('Importer', 'Imports'),
  // states read aloud
  missing: text('värde saknas', 'value missing'),
  missingShort: text('saknas', 'missing'),
  notApplicable: text('inte aktuellt', 'not applicable'),
  hidden: text('dolt av sekretess', 'hidden by confidentiality'),
  nil: text('noll', 'nil'),
  notComputed: text('beräknas inte', 'not computed'),
  notConcerned: text('Berörs ej', 'Not concerned'),
  // tables
  note: text('Not', 'Note'),
  open: text('Öppna', 'Open'),
  close: text('Stäng', 'Close'),
  excel: text('Excel', 'Excel'),
  csv: text('CSV', 'CSV'),
  worse: text('sämre', 'worse'),
  better: text('bättre', 'better'),
  tieoutColumn: text('Avstämning', 'Tie-out'),
  scrollTable: text('Tabellen kan rullas i sidled', 'The table scrolls sideways'),
  showAsTable: text('Visa som tabell', 'Show as a table'),
  trend: text('Trend', 'Trend'),
  target: text('Målvärde', 'Target'),
  // figures
  explain: text('Förklara', 'Explain'),
  explainToVoucher: text('Förklara till verifikation', 'Explain down to voucher'),
  copyAddress: text('Kopiera adress', 'Copy address'),
  copied: text('Kopierad', 'Copied'),
  sum: text('Summa', 'Sum'),
  loading: text('Hämtar', 'Fetching'),
  // forms
  optional: text('frivilligt', 'optional'),
  chooseFile: text('Välj fil', 'Choose file'),
  fileProgress: text('Skickat', 'Sent'),
  line: text('rad', 'line'),
  error: text('Fel', 'Error'),
  warning: text('Varning', 'Warning'),
  info: text('Upplysning', 'Information'),
} as const satisfies Record<string, Text>

export type Word = keyof typeof WORDS

export const word = (key: Word, lang: Lang): string => WORDS[key][lang]

const COUNTS: Record<Lang, readonly string[]> = {
  sv: ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
}

/** Small counts are words in sentences: *Tio uppgifter*; from 13 digits. `one` is *ett* for neuter words. */
export function countWord(count: number, lang: Lang, form: { capital?: boolean; neuter?: boolean } = {}): string {
  const plain = count === 1 && lang === 'sv' && form.neuter ? 'ett' : (COUNTS[lang][count] ?? formatNumber(count, 0, lang))
  return form.capital ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain
}
