// The interim report's money where there are no books of the period: figures as printed elsewhere, each called a published one.
// Refuses to add or correct: a printed figure stands as printed, with its unit, and what was not printed is missing.
import { choose, figure, num, type Sentence, s, type TemplateBlock, type TemplateChapter, type TemplateRow } from '../compose.ts'
import type { Column } from '../document.ts'
import { type InterimInput, type PublishedMoney, periodKey, periodShort, periodWords } from './interimInput.ts'

export type FromPrint = InterimInput & { money: PublishedMoney }

/** `statements:interim/result/result@region/2023-04?source=published`: a printed figure by what it is about and what it measures. */
const printed = (input: InterimInput, path: string, scope = 'region', back = 0): string =>
  `statements:interim/${path}@${scope}/${periodKey(input, back)}?source=published`

const words = (ref: string) => num(ref, { as: 'words' })
const signedWords = (ref: string) => num(ref, { as: 'words', sign: true })
const end = (label: string, quiet = false): Column => ({ label, align: 'end', ...(quiet ? { quiet } : {}) })
const first = (label: string): Column => ({ label, align: 'start', width: 3 })
const source = ({ money }: FromPrint): string => `Publicerade uppgifter ur ${money.document}, med den enhet de är tryckta i.`

interface Line {
  label: string
  outcome: string
  /** Change against the same period last year, in amount and per cent. */
  change?: string
  percent?: string
}

const RESULT_LINES: Line[] = [
  { label: 'Periodens resultat', outcome: 'result/result' },
  { label: 'Verksamhetens resultat', outcome: 'result/operating_result', change: 'result/operating_result_change' },
  {
    label: 'Verksamhetens intäkter',
    outcome: 'income/operating_income',
    change: 'income/operating_income_change',
    percent: 'income/operating_income_change_percent',
  },
  { label: 'Verksamhetens nettokostnader', outcome: 'net_cost/net_cost', percent: 'net_cost/net_cost_growth' },
  {
    label: 'Skatteintäkter',
    outcome: 'tax/tax_income',
    change: 'tax/tax_income_change',
    percent: 'tax/tax_income_change_percent',
  },
  {
    label: 'Generella statsbidrag och utjämning',
    outcome: 'state_grants/general_state_grants_and_equalisation',
    change: 'state_grants/general_state_grants_change',
  },
  {
    label: 'Skatter och generella statsbidrag',
    outcome: 'tax_and_grants/taxes_and_general_grants',
    change: 'tax_and_grants/taxes_and_general_grants_change',
    percent: 'tax_and_grants/taxes_and_general_grants_change_percent',
  },
  { label: 'Finansnetto', outcome: 'financial/financial_net', change: 'result/financial_net_change' },
]

function resultTable(input: FromPrint): TemplateBlock {
  const rows = RESULT_LINES.map(
    (line): TemplateRow => ({
      cells: [
        line.label,
        words(printed(input, line.outcome)),
        words(printed(input, line.outcome, 'region', 1)),
        line.change ? signedWords(printed(input, line.change)) : { text: '..' },
        line.percent ? signedWords(printed(input, line.percent)) : { text: '..' },
      ],
    }),
  )
  return {
    table: {
      caption: 'Periodens resultat (publicerade uppgifter)',
      columns: [
        first('Uppgift'),
        end(periodShort(input)),
        end(periodShort(input, 1), true),
        end('Förändring'),
        end('Förändring i procent'),
      ],
      rows,
      note: `${source(input)} Det som inte är tryckt saknas; inget är uträknat i efterhand.`,
    },
  }
}

const BUDGET_LINES = [
  ['Verksamhetens nettokostnader', 'net_cost', 'net_cost_deviation'],
  ['Skatter och generella statsbidrag', 'taxes_and_general_grants', 'taxes_and_general_grants_deviation'],
  ['Finansnetto', 'financial_net', 'financial_items_deviation'],
  ['Summa', 'deviation_incl_financial_net', 'deviation_incl_taxes_grants_financial'],
] as const

function budgetTable(input: FromPrint): TemplateBlock {
  return {
    table: {
      caption: 'Avvikelse mot budget (publicerade uppgifter)',
      columns: [first('Post'), end(periodShort(input)), end(periodShort(input, 1), true), end(`Helårsprognos ${input.year}`)],
      rows: BUDGET_LINES.map(
        ([label, outcome, forecast], i): TemplateRow => ({
          kind: i === BUDGET_LINES.length - 1 ? 'total' : 'row',
          cells: [
            label,
            signedWords(printed(input, `budget_deviation/${outcome}`)),
            signedWords(printed(input, `budget_deviation/${outcome}`, 'region', 1)),
            signedWords(printed(input, `forecast/${forecast}`)),
          ],
        }),
      ),
      note: `${source(input)} Plus är bättre än budget.`,
    },
  }
}

function committeeTable(input: FromPrint): TemplateBlock {
  const shown = input.committee ? [input.committee] : input.committees
  const rows = shown.map(
    ({ code, name }): TemplateRow => ({
      cells: [
        name,
        signedWords(printed(input, 'net_cost/net_cost_change', code)),
        signedWords(printed(input, 'net_cost/net_cost_change_percent', code)),
        signedWords(printed(input, 'budget_deviation/net_cost', code)),
        signedWords(printed(input, 'forecast/net_cost_deviation', code)),
      ],
    }),
  )
  const total: TemplateRow = {
    kind: 'total',
    cells: [
      'Verksamhetens nettokostnader',
      signedWords(printed(input, 'net_cost/net_cost_change')),
      signedWords(printed(input, 'net_cost/net_cost_growth')),
      signedWords(printed(input, 'budget_deviation/net_cost')),
      signedWords(printed(input, 'forecast/net_cost_deviation')),
    ],
  }
  return {
    table: {
      caption: 'Nämndernas nettokostnader (publicerade uppgifter)',
      columns: [
        first('Nämnd'),
        end('Förändring mot samma period'),
        end('Förändring i procent'),
        end('Avvikelse mot periodens budget'),
        end(`Helårsprognos ${input.year}, avvikelse`),
      ],
      rows: input.committee ? rows : [...rows, total],
      note: `${source(input)} Plus är bättre än budget i kolumnerna för avvikelse.`,
    },
  }
}

/** Every other printed figure of the period, in the words it was printed with. */
function otherFigures(input: FromPrint): TemplateChapter[] {
  const { facts, document } = input.money
  const shown = input.committee ? facts.filter((fact) => fact.scope === input.committee!.code) : facts
  if (shown.length === 0) return []
  const nameOf = (scope: string) => input.committees.find((c) => c.code === scope)?.name ?? 'Hela organisationen'
  return [
    {
      title: 'Bilaga: publicerade uppgifter',
      standfirst: s`Alla uppgifter om ekonomi och personal som är tryckta i ${document}, med de ord de står i.`,
      blocks: [
        {
          table: {
            caption: `Uppgifter i ${document}`,
            columns: [
              { label: 'Uppgift som den är tryckt', align: 'start', width: 5 },
              { label: 'Gäller', align: 'start', width: 2 },
              { label: 'Avsnitt', align: 'start', width: 2.5 },
              { label: 'Värde', align: 'end', width: 1.4 },
            ],
            rows: shown.map(
              (fact): TemplateRow => ({
                cells: [fact.label, nameOf(fact.scope), fact.chapter, words(`${fact.ref}`)],
              }),
            ),
          },
        },
      ],
    },
  ]
}

export function publishedSentence(input: FromPrint): Sentence {
  return s`Resultatet för ${periodWords(input)} är ${figure(printed(input, 'result/result'))} mot ${figure(printed(input, 'result/result', 'region', 1))} samma period ${String(input.year - 1)} (publicerad uppgift).`
}

export function publishedResult(input: FromPrint): TemplateBlock[] {
  const deviation = printed(input, 'budget_deviation/deviation_incl_financial_net')
  return [
    { paragraph: publishedSentence(input) },
    resultTable(input),
    {
      paragraph: s`Mot periodens budget är avvikelsen ${figure(deviation, { sign: true })} (publicerad uppgift). Årets budgeterade resultat är ${figure(`statements:interim/budget/year_budget_result@region/${input.year}?source=published`)} (publicerad uppgift).`,
    },
    budgetTable(input),
  ]
}

export function publishedPosition(input: FromPrint): TemplateBlock[] {
  return [
    {
      paragraph: s`Bokföring för ${String(input.year)} är inte inläst. Balansräkning och resultaträkning kan därför inte upprättas för perioden. Följande uppgifter är publicerade.`,
    },
    {
      list: [
        s`Räntebärande låneskuld utan pensionsskuld vid periodens slut: ${figure(printed(input, 'debt/interest_bearing_debt_excl_pension_debt'))} (publicerad uppgift)`,
        s`Pensionsmedelsportföljens värde vid periodens slut: ${figure(printed(input, 'portfolio/portfolio_value'))} (publicerad uppgift)`,
        s`Portföljens avkastning under perioden: ${figure(printed(input, 'portfolio/portfolio_return'))}; jämförelseindex ${figure(printed(input, 'portfolio/comparison_index'))} (publicerade uppgifter)`,
      ],
    },
  ]
}

/** What the year is expected to end with, as printed. */
export function publishedOutlook(input: FromPrint): TemplateBlock[] {
  const forecast = printed(input, 'forecast/deviation_incl_taxes_grants_financial')
  return [
    {
      paragraph: s`Årets resultat väntas bli ${figure(forecast, { abs: true })} ${choose(forecast, 'bättre än', 'sämre än', 'i avvikelse mot', 'i avvikelse mot')} budget (publicerad uppgift). Nämndernas nettokostnader väntas avvika med ${figure(printed(input, 'forecast/net_cost_deviation'), { sign: true })} (publicerad uppgift).`,
    },
  ]
}

export function publishedRequirement(input: FromPrint): TemplateBlock[] {
  return [
    {
      paragraph: s`Bedömningen av balanskravsresultatet för ${String(input.year)} utgår från helårsprognosen. Prognosticerat balanskravsresultat (publicerad uppgift): ${figure(printed(input, 'forecast/balance_requirement_result'))}.`,
    },
  ]
}

export function publishedOperating(input: FromPrint): TemplateChapter {
  const scope = input.committee?.code ?? 'region'
  return {
    title: 'Driftredovisning',
    standfirst: s`Nettokostnaderna avviker från periodens budget med ${figure(printed(input, 'budget_deviation/net_cost', scope), { sign: true })} och väntas avvika med ${figure(printed(input, 'forecast/net_cost_deviation', scope), { sign: true })} för helåret (publicerade uppgifter).`,
    blocks: [committeeTable(input)],
  }
}

export function publishedInvestments(input: FromPrint): TemplateChapter {
  return {
    title: 'Investeringsredovisning',
    standfirst: s`Investeringarna under ${periodWords(input)} är ${figure(printed(input, 'investment/investment_outcome'))}; helårsprognosen är ${figure(printed(input, 'investment/investment_forecast'))} (publicerade uppgifter).`,
    blocks: [{ paragraph: s`Utfall och budget per område saknas bland de publicerade uppgifterna.` }],
  }
}

export const publishedAppendix = otherFigures
