// The interim report's money from the books: result, position, operating and investment account, January to the month (RKR R17).
// Only addresses: the same period last year, the budget of the period and the forecast stand beside each outcome.
import {
  choose,
  figure,
  num,
  s,
  type TemplateBlock,
  type TemplateCell,
  type TemplateChapter,
  type TemplateRow,
} from '../compose.ts'
import type { Column } from '../document.ts'
import { at } from './annualTables.ts'
import type { BooksMoney, InterimCommittee, InterimInput } from './interimInput.ts'
import { periodKey, periodShort, periodWords } from './interimInput.ts'

export type FromBooks = InterimInput & { money: BooksMoney }

const MISSING: TemplateCell = { text: '..' }
export const NO_FORECAST = 'Ingen helårsprognos är registrerad för perioden.'
const abs = { abs: true }
const signed = { sign: true }

const end = (label: string, quiet = false): Column => ({ label, align: 'end', ...(quiet ? { quiet } : {}) })
const first = (label: string): Column => ({ label, align: 'start' })

const region = (input: InterimInput, path: string, back = 0): string => at(path, 'region', periodKey(input, back))

export const hasForecast = ({ forecast }: BooksMoney): boolean => Object.keys(forecast).length > 0
const forecastCell = ({ forecast }: BooksMoney, row: string): TemplateCell =>
  forecast[row] === undefined ? MISSING : num(forecast[row], { decimals: 0 })

const noted = (money: BooksMoney, note: string): string => (hasForecast(money) ? note : `${note} ${NO_FORECAST}`)

/** Rows of the operating account that are lines of the income statement, for budget and forecast of the year. */
const ROW_OF_LINE: Record<string, string> = {
  net_operating_costs: 'net_operating_costs',
  tax_revenue: 'tax_revenue',
  general_state_grants_and_equalisation: 'general_state_grants_and_equalisation',
  operating_result: 'operating_result',
  financial_income: 'financial_income',
  financial_costs: 'financial_costs',
  result_for_the_year: 'total_region',
}
/** A period has no "result for the year"; the statute's words apply to the closed year. */
const PERIOD_LABELS: Record<string, string> = {
  'Årets resultat': 'Periodens resultat',
  '– Årets resultat': '– Periodens resultat',
}
const ofPeriod = (label: string): string => PERIOD_LABELS[label] ?? label

/** Period, same period last year, full-year forecast and full-year budget (R17). */
export function incomeTable(input: FromBooks): TemplateBlock {
  const { money, year } = input
  const rows = money.income.map((line): TemplateRow => {
    const row = ROW_OF_LINE[line.id]
    return {
      kind: line.kind,
      cells: [
        ofPeriod(line.label),
        num(region(input, `income/${line.id}`), { decimals: 0, nilDash: true }),
        num(region(input, `income/${line.id}`, 1), { decimals: 0, nilDash: true }),
        row === undefined ? MISSING : forecastCell(money, row),
        row === undefined ? MISSING : num(at(`operating/${row}/budget`, 'region', year), { decimals: 0 }),
        num(at(`income/${line.id}`, 'region', year - 1), { decimals: 0, nilDash: true }),
      ],
    }
  })
  return {
    table: {
      caption: 'Resultaträkning, mkr',
      columns: [
        first('mkr'),
        end(`Utfall ${periodShort(input)}`),
        end(`Utfall ${periodShort(input, 1)}`, true),
        end(`Prognos ${year}`),
        end(`Budget ${year}`, true),
        end(`Utfall ${year - 1}`, true),
      ],
      rows,
      note: noted(
        money,
        '.. betyder att uppgiften saknas. Budgeten är beslutad som nettokostnad per nämnd och saknar uppdelning på intäkter, kostnader och avskrivningar.',
      ),
    },
  }
}

/** End of the period against the end of last year. */
export function balanceTable(input: FromBooks): TemplateBlock {
  const { year } = input
  const rows = input.money.balance.map((line): TemplateRow => {
    if (line.kind === 'group') return { kind: 'group', cells: [line.label] }
    const cell = (period: string | number) => num(at(`balance/${line.id}`, 'region', period), { decimals: 0, nilDash: true })
    return {
      kind: line.kind,
      cells: [line.label.replace('Årets resultat', 'Periodens eller årets resultat'), cell(periodKey(input)), cell(year - 1)],
    }
  })
  return {
    table: {
      caption: 'Balansräkning, mkr',
      columns: [first('mkr'), end(`Periodens slut ${periodKey(input)}`), end(`${year - 1}-12-31`, true)],
      rows,
      note: 'Periodens resultat är det som ännu inte har förts till eget kapital i bokslutet. – betyder noll.',
    },
  }
}

export function operatingTable(input: FromBooks): TemplateBlock {
  const { money, year, committee } = input
  const lines = committee ? money.operating.filter((line) => line.id === committee.row) : money.operating
  const rows = lines.map((line): TemplateRow => {
    const cell = (column: string, back = 0, sign = false) =>
      num(region(input, `operating/${line.id}/${column}`, back), { decimals: 0, sign })
    return {
      kind: line.kind,
      cells: [
        ofPeriod(line.label),
        cell('outcome'),
        cell('budget'),
        cell('deviation', 0, true),
        cell('outcome', 1),
        forecastCell(money, line.id),
        num(at(`operating/${line.id}/budget`, 'region', year), { decimals: 0 }),
      ],
    }
  })
  return {
    table: {
      caption: 'Driftredovisning, mkr',
      columns: [
        first('mkr'),
        end(`Utfall ${periodShort(input)}`),
        end('Budget perioden', true),
        end('Avvikelse'),
        end(`Utfall ${periodShort(input, 1)}`, true),
        end(`Prognos ${year}`),
        end(`Budget ${year}`, true),
      ],
      rows,
      note: noted(
        money,
        'Kostnader anges med minus. Plus i kolumnen Avvikelse är bättre än budget. Periodens budget är årets budget så som den är fördelad på månader.',
      ),
    },
  }
}

export function investmentTable(input: FromBooks): TemplateBlock {
  const { money, year } = input
  const rows = money.investments.map((line): TemplateRow => {
    const cell = (column: string, sign = false) => num(region(input, `investments/${line.id}/${column}`), { decimals: 0, sign })
    return {
      kind: line.kind,
      cells: [
        line.label,
        cell('outcome'),
        cell('budget'),
        cell('deviation', true),
        forecastCell(money, `investments/${line.id}`),
        num(at(`investments/${line.id}/budget`, 'region', year), { decimals: 0 }),
      ],
    }
  })
  return {
    table: {
      caption: 'Investeringar per område, mkr',
      columns: [
        first('mkr'),
        end(`Utfall ${periodShort(input)}`),
        end('Budget perioden', true),
        end('Avvikelse'),
        end(`Prognos ${year}`),
        end(`Budget ${year}`, true),
      ],
      rows,
      note: noted(money, 'Minus i kolumnen Avvikelse betyder att mer har använts än budgeterat för perioden.'),
    },
  }
}

/** Result of the period against the same period last year and against budget. */
export function resultBlocks(input: FromBooks): TemplateBlock[] {
  const result = region(input, 'income/result_for_the_year')
  const deviation = region(input, 'operating/total_region/deviation')
  const net = region(input, 'income/net_operating_costs')
  const netDeviation = region(input, 'operating/net_operating_costs/deviation')
  const lastYear = `samma period ${input.year - 1}`
  return [
    {
      paragraph: s`Resultatet för ${periodWords(input)} är ${figure(result)}, mot ${figure(region(input, 'income/result_for_the_year', 1))} ${lastYear}. Det är ${figure(deviation, abs)} ${choose(deviation, 'bättre än', 'sämre än', 'i avvikelse mot', 'i avvikelse mot')} periodens budget.`,
    },
    {
      paragraph: s`Verksamhetens nettokostnader är ${figure(net, abs)} mot ${figure(region(input, 'income/net_operating_costs', 1), abs)} ${lastYear}, en förändring med ${figure(region(input, 'ratios/N01'), { decimals: 1, sign: true })}. De är ${figure(netDeviation, abs)} ${choose(netDeviation, 'lägre än', 'högre än', 'i avvikelse mot', 'i avvikelse mot')} budget.`,
    },
    {
      paragraph: s`Skatteintäkterna är ${figure(region(input, 'income/tax_revenue'))} och generella statsbidrag och utjämning ${figure(region(input, 'income/general_state_grants_and_equalisation'))}. Finansnettot avviker från budget med ${figure(region(input, 'operating/net_financial_items/deviation'), signed)}.`,
    },
  ]
}

export function positionBlocks(input: FromBooks): TemplateBlock[] {
  const before = (path: string) => figure(at(path, 'region', input.year - 1))
  const now = (path: string) => figure(region(input, path))
  return [
    {
      paragraph: s`Tillgångarna uppgår till ${now('balance/total_assets')} mot ${before('balance/total_assets')} vid årets början. Eget kapital är ${now('balance/total_equity')} mot ${before('balance/total_equity')}, och soliditeten ${figure(region(input, 'ratios/N07'), { decimals: 1 })} mot ${figure(at('ratios/N07', 'region', input.year - 1), { decimals: 1 })}.`,
    },
    {
      paragraph: s`Kassa och bank är ${now('balance/cash_and_bank')} mot ${before('balance/cash_and_bank')} vid årets början. Långfristiga skulder är ${now('balance/long_term_liabilities')} mot ${before('balance/long_term_liabilities')}.`,
    },
  ]
}

/** Balance requirement: starts from the full-year forecast; without one nothing is assessed. */
export function balanceRequirementBlocks(input: FromBooks): TemplateBlock[] {
  const { money, year } = input
  const forecast = money.forecast.balance_requirement_result
  const rows = money.balanceRequirement.map(
    (line): TemplateRow => ({
      kind: line.kind,
      cells: [
        line.label.replace('Årets resultat', 'Resultat'),
        num(region(input, `balance-requirement/${line.id}`), { decimals: 0, nilDash: true }),
        line.id === 'result_for_the_year' ? forecastCell(money, 'total_region') : forecastCell(money, line.id),
      ],
    }),
  )
  return [
    {
      paragraph:
        forecast === undefined
          ? s`Bedömningen av balanskravsresultatet för ${String(year)} ska utgå från helårsprognosen. ${NO_FORECAST} Balanskravsresultatet för året kan därför inte bedömas; tabellen visar justeringarna hittills.`
          : s`Balanskravsresultatet för ${String(year)} bedöms bli ${figure(forecast)}, ${choose(forecast, 'positivt: balanskravet bedöms uppfyllas', 'negativt: underskottet ska återställas inom tre år', 'noll')}.`,
    },
    {
      paragraph: s`Underskott från tidigare år att återställa vid årets ingång: ${figure(at('deficit/opening', 'region', year), abs)}.`,
    },
    {
      table: {
        caption: 'Balanskravsutredning, mkr',
        columns: [first('mkr'), end(`Utfall ${periodShort(input)}`), end(`Prognos ${year}`)],
        rows,
        note: '– betyder noll, .. att uppgiften saknas.',
      },
    },
  ]
}

export function statementsChapter(input: FromBooks): TemplateChapter {
  return {
    title: 'Resultat- och balansräkning',
    standfirst: s`Periodens resultat är ${figure(region(input, 'income/result_for_the_year'))}. Tillgångarna uppgår till ${figure(region(input, 'balance/total_assets'))}.`,
    sections: [
      { title: 'Resultaträkning', blocks: [incomeTable(input)] },
      { title: 'Balansräkning', blocks: [balanceTable(input)] },
    ],
  }
}

export function operatingChapter(input: FromBooks): TemplateChapter {
  const row = input.committee?.row ?? 'net_operating_costs'
  const deviation = region(input, `operating/${row}/deviation`)
  return {
    title: 'Driftredovisning',
    standfirst: s`Nettokostnaden för ${periodWords(input)} är ${figure(region(input, `operating/${row}/outcome`), abs)}, ${figure(deviation, abs)} ${choose(deviation, 'lägre än', 'högre än', 'i avvikelse mot', 'i avvikelse mot')} budget.`,
    blocks: [operatingTable(input), ...(input.committee ? [committeeIncome(input, input.committee)] : [deviationChart(input)])],
  }
}

function deviationChart(input: FromBooks): TemplateBlock {
  return {
    chart: {
      caption: 'Avvikelse mot periodens budget per nämnd, mkr',
      alt: s`Nämndernas samlade avvikelse mot periodens budget är ${figure(region(input, 'operating/net_operating_costs/deviation'), signed)}.`,
      shape: 'deviation',
      points: input.committees.map((c) => ({
        label: c.name,
        figure: region(input, `operating/${c.row}/deviation`),
        format: { decimals: 0, sign: true },
      })),
    },
  }
}

/** A committee's income, costs and depreciation, internal settlement included. */
function committeeIncome(input: FromBooks, committee: InterimCommittee): TemplateBlock {
  const lines = input.money.income.slice(0, input.money.income.findIndex((line) => line.id === 'net_operating_costs') + 1)
  const cell = (id: string, back: number) =>
    num(at(`income/${id}`, committee.code, periodKey(input, back)), { decimals: 0, nilDash: true })
  return {
    table: {
      caption: 'Nämndens intäkter och kostnader, mkr',
      columns: [first('mkr'), end(`Utfall ${periodShort(input)}`), end(`Utfall ${periodShort(input, 1)}`, true)],
      rows: lines.map((line, i) => ({
        kind: i === lines.length - 1 ? 'total' : line.kind,
        cells: [line.label, cell(line.id, 0), cell(line.id, 1)],
      })),
      note: 'Interna intäkter och kostnader mellan nämnderna ingår.',
    },
  }
}

export function investmentsChapter(input: FromBooks): TemplateChapter {
  return {
    title: 'Investeringsredovisning',
    standfirst: s`Investeringarna under ${periodWords(input)} är ${figure(region(input, 'investments/Summa/outcome'))}; periodens budget är ${figure(region(input, 'investments/Summa/budget'))}.`,
    blocks: [investmentTable(input)],
  }
}
