// The budget journal of the demonstration, 2021–2023: the regional plans, what was moved and added, and the year decided with a deficit.
// Amounts are printed or follow from printed ones; decimals of activities are synthetic. Days the print does not give are said to be so.
import { type BudgetDecision, type Entry, type Holder, lineHolder, type Permanence, unitHolder } from '../../budget/model.ts'
import { type Ore, ore, sumOre } from '../../kernel/money.ts'
import { mkr } from './amounts.ts'
import { calibratedFrames } from './leaves.ts'
import { reallocationDecisions } from './reallocations.ts'
import { LINES_2022 } from './supplement.ts'

export const CONDITIONS = 'Planeringsförutsättningar 2023–2026'
const NO_DAY = 'Beslutets dag är inte tryckt: dagen här är antagen.'

const RESULT = lineHolder('result')

interface Move {
  from: Holder
  to: Holder
  amount: Ore
  reason: string
  permanence?: Permanence
}

/** Entries numbered in the order they stand. */
export const entriesOf = (year: number, moves: readonly Move[]): Entry[] =>
  moves
    .filter(({ amount }) => amount !== 0)
    .map(({ permanence = 'permanent', ...move }, at) => ({ ...move, id: String(at + 1).padStart(3, '0'), year, permanence }))

/** What a holder gets from the result; a negative frame gives to it. */
function given(to: Holder, amount: Ore, reason: string, permanence: Permanence = 'permanent'): Move {
  return amount < 0
    ? { from: to, to: RESULT, amount: ore(-amount), reason, permanence }
    : { from: RESULT, to, amount, reason, permanence }
}

const income = (line: 'tax_revenue' | 'general_state_grants' | 'financial_income', amount: Ore, reason: string): Move => ({
  from: lineHolder(line),
  to: RESULT,
  amount,
  reason,
})

const plan2021 = (): BudgetDecision => ({
  id: 'regionplan-2021',
  kind: 'regionalPlan',
  state: 'decided',
  body: 'assembly',
  date: '2020-06-16',
  title: 'Regionplan 2021 med budget',
  reason: 'Budget 2021 per nämnd och verksamhet',
  source: `${CONDITIONS}, 5.5, kolumnen Budget 2021. Den rymmer också ändringar efter regionplanen, som inte är tryckta var för sig. ${NO_DAY}`,
  entries: entriesOf(2021, [
    income('tax_revenue', mkr(6750), 'Skatteintäkter'),
    income('general_state_grants', mkr(2337), 'Generella statsbidrag'),
    { ...income('general_state_grants', mkr(105), 'Statligt bidrag covid-19'), permanence: 'temporary' },
    income('financial_income', mkr(120), 'Finansiella intäkter'),
    { from: RESULT, to: lineHolder('financial_costs'), amount: mkr(143), reason: 'Finansiella kostnader' },
    ...calibratedFrames()
      .filter(({ column }) => column === 'frame')
      .map(({ unit, activity, amount }) => given(unitHolder(unit, activity), ore(amount), 'Ram 2021')),
  ]),
})

/** Moved between committees before the supplementary budget. Printed: posts 6, IT 0,9, vaccine and SAMSYN 0,4; 7,0 in all. */
const MOVED_2022: readonly (readonly [from: string, to: string, amount: number, reason: string])[] = [
  ['run/anslag', 'rs/gemensamt', 6, 'Flytt av 8,4 tjänster till regionstyrelsen'],
  ['run/anslag', 'rs/digitalisering', 0.9, 'It-kostnader flyttas till regionstyrelsen'],
  ['run/anslag', 'rs/gemensamt', 0.1, 'Skillnad mellan delarna 6 och 0,9 och den tryckta summan 7,0'],
  ['rs/gemensamt', 'hsn/gemensamt', 0.4, 'Gratis influensavaccin för riskgrupper och bidrag till stiftelsen SAMSYN'],
]

/** Printed parts; what is left of 53,4 and 16,2 is told by the words of the print. */
const ADDED_2022: readonly (readonly [to: string, amount: number, reason: string])[] = [
  ['hsn/sjukhusvard', 40, 'Läkemedel för särskilda sjukdomar'],
  ['hsn/sjukhusvard', 8, 'Förlossningsvård'],
  ['hsn/sjukhusvard', 5, 'Ambulanssjukvård'],
  ['hsn/gemensamt', 0.4, 'Bidrag till gemensamma register (resten av tryckta 53,4)'],
  ['rs/gemensamt', 6, 'Kommunalförbundet Svenskt Ambulansflyg'],
  ['rs/gemensamt', 10.2, 'Premie till omställningsfond och mindre kostnader (resten av tryckta 16,2)'],
]

const holder = (key: string): Holder => `unit/${key}` as Holder

/** The decided frames of 2022 follow from those after all decisions. */
function plan2022(): BudgetDecision {
  const frames = calibratedFrames().filter(({ year }) => year === 2022)
  const changes = new Map<string, number>()
  const add = (key: string, amount: number) => changes.set(key, (changes.get(key) ?? 0) + mkr(amount))
  for (const [from, to, amount] of MOVED_2022) {
    add(from, -amount)
    add(to, amount)
  }
  for (const [to, amount] of ADDED_2022) add(to, amount)
  const { tax, grants, financialCosts, financialIncome } = LINES_2022.decided
  return {
    id: 'regionplan-2022',
    kind: 'regionalPlan',
    state: 'decided',
    body: 'assembly',
    date: '2021-06-15',
    title: 'Regionplan 2022 med budget',
    reason: 'Ramar per nämnd och verksamhet 2022',
    source: `${CONDITIONS}, 5.4: budget 2022 per nämnd. Fördelningen på verksamheter följer av 5.5, med syntetiska decimaler. Beslutet togs i juni 2021; dagen är antagen.`,
    entries: entriesOf(2022, [
      income('tax_revenue', tax, 'Skatteintäkter'),
      income('general_state_grants', grants, 'Generella statsbidrag'),
      income('financial_income', financialIncome, 'Finansiella intäkter'),
      { from: RESULT, to: lineHolder('financial_costs'), amount: financialCosts, reason: 'Finansiella kostnader' },
      ...frames.map(({ unit, activity, column, amount }) =>
        column === 'once'
          ? given(
              unitHolder(unit, activity),
              ore(amount),
              'Tillfällig budget 2022 (syntetisk): riktade bidrag som fördelas för ett år',
              'temporary',
            )
          : given(unitHolder(unit, activity), sumOre([amount, -(changes.get(`${unit}/${activity}`) ?? 0)]), 'Ram 2022'),
      ),
    ]),
  }
}

const moved2022 = (): BudgetDecision => ({
  id: 'omfordelning-2022',
  kind: 'reallocation',
  state: 'decided',
  body: 'assembly',
  date: '2022-02-22',
  title: 'Ändrade ramar 2022 mellan nämnder',
  reason: 'Administrationen för regional utveckling samordnas med regionstyrelsens; vaccin och SAMSYN flyttas',
  source: `${CONDITIONS}, 5.4: ändring −6,6, −0,4 och +7,0. ${NO_DAY}`,
  entries: entriesOf(
    2022,
    MOVED_2022.map(([from, to, amount, reason]) => ({ from: holder(from), to: holder(to), amount: mkr(amount), reason })),
  ),
})

const added2022 = (): BudgetDecision => ({
  id: 'tillaggsbudget-2022',
  kind: 'supplementaryBudget',
  state: 'decided',
  body: 'assembly',
  date: '2022-04-26',
  title: 'Tilläggsbudget 2022',
  reason: 'Ramarna rättas efter kända kostnader; alla tillskott är varaktiga',
  funding: {
    kind: 'result',
    note: 'Skatteintäkter +39 och generella statsbidrag +25 enligt SKR:s prognos i december 2021; 5,6 ur årets budgeterade resultat',
  },
  source: `${CONDITIONS}, 5.4: tilläggsbudget 69,6 (förslag). ${NO_DAY}`,
  entries: entriesOf(2022, [
    income('tax_revenue', LINES_2022.added.tax, 'Ny skatteprognos december 2021'),
    income('general_state_grants', LINES_2022.added.grants, 'Ny prognos för generella statsbidrag december 2021'),
    ...ADDED_2022.map(([to, amount, reason]) => given(holder(to), mkr(amount), reason)),
  ]),
})

/** Only the result of the decided budget of 2023 is printed: a draft without entries that keeps the exception on record. */
const draft2023 = (): BudgetDecision => ({
  id: 'budget-2023',
  kind: 'regionalPlan',
  state: 'draft',
  body: 'assembly',
  date: '2022-11-29',
  title: 'Budget 2023 med negativt resultat',
  reason: 'Regionen har 2023 lagt en negativ årsbudget på 324 miljoner kronor',
  exception: {
    kind: 'exceptionalReasons',
    year: 2023,
    amount: mkr(324),
    reason: 'Delårsrapporten april 2023 anger beloppet; vilket undantag som åberopas och skälen är inte tryckta',
  },
  source: `Delårsrapport april 2023, 2.2 Budgetföljsamhet. Ramarna är inte tryckta, därför ett utkast utan rader. ${NO_DAY}`,
  entries: [],
})

/** In the order they were taken. */
export const demoDecisions = (): BudgetDecision[] => [
  plan2021(),
  ...reallocationDecisions(),
  plan2022(),
  moved2022(),
  added2022(),
  draft2023(),
]
