// The words of the forecast pages, in both languages, and their addresses.
// Refuses: sentences with figures in them; those stand with what they say.
import { ORE_PER_MKR, type Ore, roundOre } from '../../../kernel/money.ts'
import { formatNumber, type Lang, text } from '../../../kernel/text.ts'
import { link, PATHS } from '../../../web/links.ts'

export const FORECAST_WORDS = {
  forecasts: text('Prognoser', 'Forecasts'),
  roundPath: text('Rapporteringsomgång', 'Reporting round'),
  forecastOf: text('Prognos', 'Forecast'),
  measures: text('Åtgärder', 'Measures'),
  worked: text('Arbetad tid', 'Worked time'),
  committee: text('Nämnd', 'Committee'),
  unit: text('Enhet', 'Unit'),
  holder: text('Vem', 'Who'),
  line: text('Post', 'Line'),
  deviation: text('Prognos, avvikelse', 'Forecast, deviation'),
  adjusted: text('varav justering', 'of which adjustment'),
  before: text('Förra omgången', 'Last round'),
  change: text('Förändring', 'Change'),
  suggested: text('Modellens förslag', 'The model’s suggestion'),
  interval: text('80 % av åren inom', '80 % of years within'),
  method: text('Metod', 'Method'),
  sum: text('Summerad', 'Added up'),
  mkr: text('mkr', 'SEK m'),
  net: text('Nettokostnader', 'Net cost'),
  byCommittee: text('Prognos per nämnd', 'Forecast by committee'),
  byLine: text('Skatter, bidrag och finansiella poster', 'Tax, grants and financial items'),
  resultHead: text('Prognos för årets resultat', 'Forecast of the year’s result'),
  budgetResult: text('Budgeterat resultat', 'Budgeted result'),
  result: text('Prognos för resultatet', 'Forecast result'),
  balance: text('Balanskravet på prognosen', 'The balance requirement on the forecast'),
  balanceResult: text('Balanskravsresultat', 'Balance-requirement result'),
  missingHead: text('Prognos saknas', 'Forecast missing'),
  missing: text('saknas', 'missing'),
  findings: text('Det här går inte ihop', 'What does not add up'),
  parts: text('Delar som angetts', 'Parts that were stated'),
  lock: text('Lås omgångens prognoser', 'Lock the round’s forecasts'),
  lockHead: text('Lås', 'Lock'),
  lockHelp: text(
    'Låsta prognoser ändras aldrig och jämförs med utfallet när året är slut.',
    'Locked forecasts never change and are compared with the outcome when the year is over.',
  ),
  accuracy: text('Träffsäkerhet', 'Accuracy'),
  round: text('Omgång', 'Round'),
  betterPlus: text('Avvikelse mot budget: + är bättre.', 'Deviation from budget: + is better.'),
  changeHelp: text(
    'Ett streck: summorna vilar på olika enheter och jämförs inte.',
    'A dash: the sums rest on different units and are not compared.',
  ),
  balanceMissing: text(
    'Balanskravsresultatet anges när justeringarna är kända.',
    'The balance-requirement result is given when the adjustments are known.',
  ),
  make: text('Lämna prognos', 'Make a forecast'),
  rest: text('Resten av året', 'Rest of the year'),
  restHelp: text(
    'Netto för månaderna som är kvar. Kostnader skrivs med minus.',
    'Net for the months that are left. Costs are written with a minus.',
  ),
  statedDeviation: text('Väntad avvikelse mot budget, helåret', 'Expected deviation from budget, full year'),
  statedHelp: text(
    'Utfall eller budget finns inte i systemet, så bara avvikelsen anges. − är sämre än budget.',
    'Outcome or budget is not in the system, so only the deviation is stated. − is worse than budget.',
  ),
  amountUnit: text('Enhet för beloppet', 'Unit of the amount'),
  comment: text('Kommentar', 'Comment'),
  save: text('Spara prognos', 'Save forecast'),
  broken: text('Inget har sparats. Det här behöver rättas:', 'Nothing was saved. This needs correcting:'),
  chartHead: text('Utfall per månad', 'Outcome by month'),
  month: text('Månad', 'Month'),
  suggestions: text('Förslag ur tidigare år', 'Suggestions from earlier years'),
  fullYear: text('Helår', 'Full year'),
  chosen: text('Föreslås', 'Suggested'),
  budget: text('Budget', 'Budget'),
  toDate: text('Utfall hittills', 'Outcome to date'),
  noSuggestion: text(
    'Inget förslag: räkenskaperna för året är inte inlästa.',
    'No suggestion: the books of the year have not been read.',
  ),
  adjustHead: text('Nämndens justering', 'The committee’s adjustment'),
  adjustAmount: text('Belopp', 'Amount'),
  adjustReason: text('Skäl', 'Reason'),
  adjust: text('Spara justering', 'Save adjustment'),
  adjustHelp: text(
    'Läggs till nämndens prognos och stannar där; den fördelas inte på enheter.',
    'Added to the committee’s forecast and stays there; it is not spread on units.',
  ),
  versions: text('Sparade versioner', 'Saved versions'),
  now: text('Gällande prognos', 'The forecast that holds'),
  readOnly: text('Sidan kan läsas men inte ändras', 'The page can be read but not changed'),
  none: text('Ingen prognos är lämnad.', 'No forecast has been made.'),
  count: text('Antal', 'Count'),
  meanError: text('Medelfel', 'Mean error'),
  bias: text('Snedhet', 'Bias'),
  byLead: text('Efter månader kvar av året', 'By months left of the year'),
  byHolder: text('Per enhet', 'By unit'),
  byRound: text('Per omgång', 'By round'),
  monthsLeft: text('Månader kvar', 'Months left'),
  expected: text('Prognos', 'Forecast'),
  became: text('Blev', 'Became'),
  error: text('Utfall − prognos', 'Outcome − forecast'),
  each: text('Varje prognos', 'Each forecast'),
} as const

export const forecastsHref = (round?: string): string => link(PATHS.forecasts, { omgang: round })
export const forecastHref = (holder: string, round: string): string => link(`${PATHS.forecasts}/${holder}`, { omgang: round })
export const adjustHref = (unit: string): string => `${PATHS.forecasts}/${unit}/justera`
export const LOCK_PATH = `${PATHS.forecasts}/las`
export const ACCURACY_PATH = `${PATHS.forecasts}/traffsakerhet`

/** Whole million kronor as they are, others with one decimal: a printed −43 is not −43,0. */
export const mkrDecimals = (value: Ore): 0 | 1 => (value % ORE_PER_MKR === 0 ? 0 : 1)

export const mkrText = (value: Ore, lang: Lang, sign = false): string => {
  const decimals = mkrDecimals(value)
  return formatNumber(roundOre(value, ORE_PER_MKR, decimals, 'half-away'), decimals, lang, { sign })
}
