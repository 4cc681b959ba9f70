// The words of the unit's report, in both languages.
// Refuses: sentences with figures in them; those stand with what they say.
import { type Lang, text } from '../kernel/text.ts'
import { roundName } from '../process/model.ts'

export const WORDS = {
  myUnits: text('Enheternas rapporter', 'Unit reports'),
  money: text('Pengar', 'Money'),
  tkr: text('tkr', 'SEK k'),
  soFar: text('Hittills i år', 'So far this year'),
  outcome: text('Utfall', 'Outcome'),
  budget: text('Budget', 'Budget'),
  deviation: text('Avvikelse', 'Deviation'),
  betterPlus: text(
    'Kostnader är negativa. Avvikelse: + är bättre än budget.',
    'Costs are negative. Deviation: + is better than budget.',
  ),
  forecastPage: text(
    'Prognos för året, med förslag ur tidigare år',
    'Forecast of the year, with a suggestion from earlier years',
  ),
  noBooks: text('Räkenskaperna för perioden är inte inlästa.', 'The books for the period have not been read.'),
  forecast: text('Prognos för helåret, avvikelse mot budget', 'Full-year forecast, deviation from budget'),
  forecastHelp: text(
    'Hela årets väntade avvikelse: − är sämre än budget, 0 är enligt budget.',
    'The deviation you expect for the whole year: − is worse than budget, 0 is on budget.',
  ),
  unit: text('Enhet för beloppet', 'Unit of the amount'),
  reason: text('Orsak till avvikelsen', 'Reason for the deviation'),
  indicators: text('Indikatorer', 'Indicators'),
  followsBooks: text('Följer räkenskaperna', 'Follow the books'),
  activity: text('Aktivitet', 'Activity'),
  activities: text('Aktiviteter', 'Activities'),
  state: text('Läge', 'State'),
  choose: text('Välj', 'Choose'),
  note: text('Kort om läget', 'In short'),
  comment: text('Kommentar', 'Comment'),
  commentField: text('Om perioden', 'About the period'),
  sameForecast: text('Oförändrad sedan förra rapporten.', 'Unchanged since the last report.'),
  save: text('Spara', 'Save'),
  handIn: text('Klar, lämna in', 'Done, hand in'),
  readOnly: text('Sidan kan läsas men inte ändras', 'The page can be read but not changed'),
  missing: text('saknas', 'missing'),
  nothing: text('Inget skrivet.', 'Nothing written.'),
  broken: text('Inget har sparats. Det här behöver rättas:', 'Nothing was saved. This needs correcting:'),
  versions: text('Sparade versioner', 'Saved versions'),
  confirm: text('Lämna in de valda som oförändrade', 'Hand in the chosen as unchanged'),
  task: text('Uppgift', 'Task'),
  open: text('Öppna', 'Open'),
  unitHead: text('Enhet', 'Unit'),
  chooseUnit: text('Välj', 'Choose'),
  confirmed: text('Inlämnade som oförändrade', 'Handed in as unchanged'),
  notConfirmed: text('Kunde inte lämnas in', 'Could not be handed in'),
} as const

/** The round's name within a sentence: months are proper nouns in English. */
export const roundWords = (round: string, lang: Lang): string => {
  const name = roundName(round)[lang]
  return lang === 'sv' ? name.toLowerCase() : name
}

/** `1 värde`, `3 värden`. */
export const countOf = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
