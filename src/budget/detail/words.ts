// Words and addresses of the detailed budget's pages, its files and its findings.
// Refuses: sentences with figures; pages write those.
import { type Lang, type Text, text } from '../../kernel/text.ts'

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
