// The words of the pages where values are reported, corrected and read from sheets, in both languages.
// Refuses: sentences with figures in them; those stand with what they say.

import { text } from '../../kernel/text.ts'
import { link } from '../../web/links.ts'

export const VALUES_PATH = '/varden'
export const valuesHref = (round: string, unit = ''): string => link(VALUES_PATH, { omgang: round, enhet: unit })
export const valueHref = (indicator: string, round: string): string => link(`${VALUES_PATH}/${indicator}`, { omgang: round })
export const pasteHref = (round: string): string => link(`${VALUES_PATH}/klistra`, { omgang: round })

export const VALUE_WORDS = {
  values: text('Indikatorvärden', 'Indicator values'),
  goals: text('Mål', 'Goals'),
  unit: text('Enhet', 'Unit'),
  save: text('Spara värden', 'Save values'),
  paste: text('Klistra in eller läs in från fil', 'Paste or read from a file'),
  broken: text('Inget har sparats. Det här behöver rättas:', 'Nothing was saved. This needs correcting:'),
  followsBooks: text('Följer räkenskaperna', 'Follow the books'),
  definition: text('Definition', 'Definition'),
  what: text('Vad som mäts', 'What is measured'),
  target: text('Målvärde', 'Target'),
  reporter: text('Lämnas av', 'Given by'),
  owner: text('Ansvarig', 'Owner'),
  noOwner: text('ingen ansvarig är utsedd', 'nobody is responsible'),
  source: text('Källa', 'Source'),
  typed: text('Skrivs in', 'Typed in'),
  file: text('Läses in från fil', 'Read from a file'),
  figure: text('Följer en siffra i räkenskaperna', 'Follows a figure in the books'),
  formula: text('Följer en formel över räkenskaperna', 'Follows a formula over the books'),
  none: text('Saknar källa', 'Has no source'),
  lastChange: text('Senaste verkliga ändring', 'Last real change'),
  versions: text('Alla värden', 'All values'),
  version: text('Version', 'Version'),
  period: text('Period', 'Period'),
  part: text('Uppdelning', 'Breakdown'),
  total: text('Totalt', 'Total'),
  value: text('Värde', 'Value'),
  by: text('Av', 'By'),
  at: text('När', 'When'),
  reason: text('Skäl', 'Reason'),
  persons: text('Personer', 'Persons'),
  trend: text('Utveckling', 'Development'),
  breakdown: text('Uppdelat', 'Broken down'),
  correct: text('Rätta värdet', 'Correct the value'),
  correctButton: text('Spara rättelse', 'Save correction'),
  pasteHead: text('Klistra in', 'Paste'),
  pasteField: text('Rader från kalkylbladet', 'Rows from the spreadsheet'),
  pasteHelp: text(
    'Första raden är rubriker: Indikator och Värde, och vid behov Kön, Ålder, Kvinnor, Män, Personer, Värde saknas, Skäl.',
    'The first row is headings: Indicator and Value, and where needed Sex, Age, Women, Men, Persons, Value missing, Reason.',
  ),
  preview: text('Visa hur raderna läses', 'Show how the rows are read'),
  fileHead: text('Läs in från fil', 'Read from a file'),
  fileField: text('CSV eller XLSX', 'CSV or XLSX'),
  previewHead: text('Så läses cellerna', 'How the cells are read'),
  confirm: text('Spara de lästa värdena', 'Save the values read'),
  cell: text('Cell', 'Cell'),
  written: text('Skrivet', 'Written'),
  read: text('Läst som', 'Read as'),
  state: text('Vad som händer', 'What happens'),
  indicator: text('Indikator', 'Indicator'),
  silent: text('Utan värde', 'Without a value'),
} as const

export const READING_STATES = {
  new: text('Nytt värde', 'New value'),
  changed: text('Rättar', 'Corrects'),
  same: text('Oförändrat', 'Unchanged'),
  broken: text('Går inte att läsa', 'Cannot be read'),
} as const
