// Words and addresses of the detailed budget's pages, its files and its findings.
// Refuses: sentences with figures; pages write those.
import { type Lang, type Text, text } from '../../kernel/text.ts'
import type { AmountFault } from './kronor.ts'

export const DETAIL_PATH = '/budget/detalj'
export const STAFFING_PATH = '/budget/bemanning'

const withYear = (path: string, year: number): string => `${path}?year=${year}`
export const detailHref = (unit: string, year: number): string => withYear(`${DETAIL_PATH}/${encodeURIComponent(unit)}`, year)
/** One act or part of a unit's sheet: `rad/r1`, `excel`, `lamna`. */
export const detailPart = (unit: string, part: string, year: number): string =>
  withYear(`${DETAIL_PATH}/${encodeURIComponent(unit)}/${part}`, year)
export const staffingHref = (unit: string, year: number): string => withYear(`${STAFFING_PATH}/${encodeURIComponent(unit)}`, year)

const MONTHS: Record<Lang, readonly string[]> = {
  sv: ['Jan', 'Feb', 'Mar', 'Apr', 'Maj', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}
/** `no` 1 to 12. */
export const monthWord = (no: number, lang: Lang): string => MONTHS[lang][no - 1] ?? ''

export const WORDS = {
  title: text('Detaljbudget', 'Detailed budget'),
  account: text('Konto', 'Account'),
  activity: text('Verksamhet', 'Activity'),
  text: text('Text', 'Text'),
  comment: text('Kommentar', 'Comment'),
  sum: text('Summa', 'Sum'),
  save: text('Spara', 'Save'),
  changeRow: text('Ändra raden', 'Change the row'),
  addRow: text('Lägg till rad', 'Add a row'),
  frame: text('Ram', 'Frame'),
  budgeted: text('Budgeterat netto', 'Budgeted, net'),
  rest: text('Kvar av ramen', 'Left of the frame'),
  staffing: text('Bemanning', 'Staffing'),
  unit: text('Enhet', 'Unit'),
  state: text('Läge', 'State'),
  row: text('Rad', 'Row'),
  month: text('Månad', 'Month'),
} as const satisfies Record<string, Text>

/** A cell's name, as findings, receipts and conflicts say it: `mars`, `kommentar till mars`, `konto`. */
export function fieldWord(field: string, lang: Lang): string {
  const no = Number(field.slice(1))
  if (/^m\d+$/.test(field)) return monthWord(no, lang).toLowerCase()
  if (/^n\d+$/.test(field))
    return lang === 'sv' ? `kommentar till ${monthWord(no, lang).toLowerCase()}` : `comment on ${monthWord(no, lang)}`
  const word = (WORDS as Record<string, Text>)[field]
  return word ? word[lang].toLowerCase() : field
}

/** What the grid's island says; `{1}` and `{2}` are figures. They stand in the page, so that the script carries no language. */
export const GRID_WORDS = {
  net: text('Budgeterat netto {1}.', 'Budgeted net {1}.'),
  above: text('{1} över ramen.', '{1} above the frame.'),
  left: text('{1} kvar av ramen.', '{1} left of the frame.'),
  pasted: text('Inklistrade celler: {1}.', 'Cells pasted: {1}.'),
  unread: text('Går inte att läsa: {1}.', 'Cannot be read: {1}.'),
  locked: text('Räknas på en annan sida och är som förut: {1}.', 'Computed on another page and as before: {1}.'),
  outside: text('Fick inte plats: {1}. Lägg till rader först.', 'Did not fit: {1}. Add rows first.'),
  draft: text(
    'Ändringar från ditt utkast, på plats men inte sparade än: {1}.',
    'Changes of your draft, in place but not saved yet: {1}.',
  ),
  lost: text('Hör till rader som inte finns kvar: {1}.', 'Belong to rows that are gone: {1}.'),
  open: text('Inget är sparat. Att rätta eller välja först: {1}.', 'Nothing is saved. To correct or choose first: {1}.'),
  nothing: text('Inget är ändrat.', 'Nothing has changed.'),
  saving: text('Sparar …', 'Saving …'),
  saved: text('Sparat {1}', 'Saved {1}'),
  theirs: text(
    'Celler som andra har ändrat: {1}. Nya rader syns när sidan laddas om.',
    'Cells that others have changed: {1}. New rows show when the page is reloaded.',
  ),
  conflict: text(
    'Inget är sparat. Celler med två värden: {1}. Välj och spara igen.',
    'Nothing is saved. Cells with two values: {1}. Choose and save again.',
  ),
  refused: text('Inget är sparat. {1}', 'Nothing is saved. {1}'),
  unreachable: text(
    'Servern nås inte, eller så är du utloggad. Inget är sparat; ditt arbete finns kvar här.',
    'The server cannot be reached, or you are signed out. Nothing is saved; your work stays here.',
  ),
  computed: text(
    'Raden räknas ur bemanning eller internpriser och ändras där.',
    'The row is computed from staffing or internal prices and is changed there.',
  ),
  nothingToUndo: text('Inget att ångra.', 'Nothing to undo.'),
  nothingToRedo: text('Inget att göra om.', 'Nothing to redo.'),
  amountUnreadable: text(
    '”{1}” är inte ett belopp. Skriv till exempel 1 234,50.',
    '“{1}” is not an amount. Write for example 1 234,50.',
  ),
  amountTwoWays: text(
    '”{1}” kan vara både tusental och decimaler. Skriv {2} {3} eller {2},{3}.',
    '“{1}” may be thousands or decimals. Write {2} {3} or {2},{3}.',
  ),
  amountTooFine: text(
    '”{1}” är finare än ett öre. Skriv högst två decimaler.',
    '“{1}” is finer than an öre. Write at most two decimals.',
  ),
  amountTooLarge: text(
    '”{1}” är för stort för en cell. Kontrollera om beloppet är i kr, tkr eller mkr.',
    '“{1}” is too large for a cell. Check whether the amount is in kr, tkr or mkr.',
  ),
  go: text('Gå till cellen', 'Go to the cell'),
  twoValues: text('ditt {1}, {3} har sparat {2}.', 'yours {1}, {3} saved {2}.'),
  keepMine: text('Behåll mitt', 'Keep mine'),
  takeTheirs: text('Ta det sparade', 'Take the saved one'),
  empty: text('tomt', 'empty'),
} as const satisfies Record<string, Text>
export type GridWord = keyof typeof GRID_WORDS

export const gridWords = (lang: Lang): string =>
  JSON.stringify(Object.fromEntries(Object.entries(GRID_WORDS).map(([name, said]) => [name, said[lang]])))

/** `{1}`, `{2}` … are the figures, in order. */
export const filled = (sentence: string, figures: readonly (string | number)[]): string =>
  sentence.replace(/\{(\d)\}/g, (_, no) => String(figures[no - 1] ?? ''))

/** What is wrong with an amount, in words. */
export const amountWords = ({ code, said }: AmountFault): Text =>
  text(filled(GRID_WORDS[code].sv, said), filled(GRID_WORDS[code].en, said))
