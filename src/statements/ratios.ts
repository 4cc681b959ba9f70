// Key ratios N01–N24 (RULES §5), each with its formula and version. A ratio that needs what no ledger holds says what is missing.
// Values are in percent, öre or plain numbers, full precision; decimals are for showing.
import { type Text, text } from '../kernel/text.ts'
import type { StatementContext } from './context.ts'
import { type Expression, percent, sum, times } from './expression.ts'

export interface RatioRow {
  id: string
  label: Text
  unit: 'percent' | 'ore' | 'kr' | 'count'
  decimals: number
  /** The formula in words, shown with every value. */
  formula: Text
  /** Stored with every value; a new formula is a new version, never an edit. */
  version: string
}

const row = (
  id: string,
  sv: string,
  en: string,
  formulaSv: string,
  formulaEn: string,
  unit: RatioRow['unit'] = 'percent',
  decimals = 1,
  version = '1',
): RatioRow => ({
  id,
  label: text(sv, en),
  unit,
  decimals,
  formula: text(formulaSv, formulaEn),
  version,
})

export const RATIO_ROWS: readonly RatioRow[] = [
  row(
    'N01',
    'Nettokostnadsutveckling',
    'Growth of net costs',
    'Verksamhetens nettokostnader ÷ föregående års − 1',
    'Net operating costs ÷ last year’s − 1',
  ),
  row(
    'N02',
    'Kostnadsutveckling',
    'Growth of costs',
    'Kostnader och avskrivningar ÷ föregående års − 1',
    'Costs and depreciation ÷ last year’s − 1',
  ),
  row(
    'N03',
    'Utveckling av skatter och bidrag',
    'Growth of tax and grants',
    'Skatter och generella bidrag ÷ föregående års − 1',
    'Tax and general grants ÷ last year’s − 1',
  ),
  row('N04', 'Nettokostnadsandel', 'Net cost share', 'Nettokostnader ÷ skatter och bidrag', 'Net costs ÷ tax and grants'),
  row(
    'N05',
    'Verksamhetens resultat av skatter och bidrag',
    'Operating result of tax and grants',
    'Verksamhetens resultat ÷ skatter och bidrag',
    'Operating result ÷ tax and grants',
  ),
  row(
    'N06',
    'Årets resultat av skatter och bidrag',
    'Result of tax and grants',
    'Årets resultat ÷ skatter och bidrag',
    'Result for the year ÷ tax and grants',
  ),
  row('N07', 'Soliditet', 'Equity ratio', 'Eget kapital ÷ summa tillgångar', 'Equity ÷ total assets'),
  row(
    'N08',
    'Soliditet inklusive ansvarsförbindelse',
    'Equity ratio incl. contingent liability',
    '(Eget kapital − ansvarsförbindelse) ÷ summa tillgångar',
    '(Equity − contingent liability) ÷ total assets',
  ),
  row(
    'N09',
    'Självfinansieringsgrad av investeringar',
    'Self-financing of investments',
    'Registrerat alternativ (standard: medel från verksamheten före rörelsekapital) ÷ investeringar',
    'Registered alternative (default: funds from operations) ÷ investments',
  ),
  row('N10', 'Skuldsättningsgrad', 'Debt ratio', 'Långfristiga lån ÷ skatter och bidrag', 'Long-term loans ÷ tax and grants'),
  row(
    'N11',
    'Totalt pensionsåtagande',
    'Total pension commitment',
    'Avsättning + ansvarsförbindelse',
    'Provision + contingent liability',
    'ore',
    0,
  ),
  row(
    'N12',
    'Konsolideringsgrad pensioner',
    'Funding of pensions',
    'Kortfristiga placeringar ÷ totalt pensionsåtagande',
    'Short-term investments ÷ total pension commitment',
  ),
  row(
    'N13',
    'Återlån',
    'Reborrowing',
    'Totalt pensionsåtagande − kortfristiga placeringar',
    'Total pension commitment − short-term investments',
    'ore',
    0,
  ),
  row(
    'N14',
    'Kassalikviditet',
    'Quick ratio',
    '(Omsättningstillgångar − förråd) ÷ kortfristiga skulder',
    '(Current assets − inventories) ÷ current liabilities',
  ),
  row('N15', 'Budgetavvikelse', 'Budget deviation', 'Årets resultat − budget', 'Result for the year − budget', 'ore', 0),
  row('N16', 'Prognosavvikelse', 'Forecast deviation', 'Helårsprognos − budget', 'Full-year forecast − budget', 'ore', 0),
  row('N17', 'Prognossäkerhet', 'Forecast accuracy', 'Utfall − prognos', 'Outcome − forecast', 'ore', 0),
  row('N18', 'Hyrpersonal', 'Hired staff', 'Inhyrd personal ÷ egen personalkostnad', 'Hired staff ÷ own staff cost'),
  row(
    'N19',
    'Total sjukfrånvaro',
    'Sick leave',
    'Sjukfrånvarotimmar ÷ ordinarie arbetstid',
    'Hours of sick leave ÷ ordinary hours',
  ),
  row(
    'N20',
    'Frisktal',
    'Healthy share',
    'Anställda med högst fem sjukdagar ÷ alla anställda',
    'Employees with at most five sick days ÷ all',
  ),
  row(
    'N21',
    'Personalomsättning',
    'Staff turnover',
    'Avgångna ÷ tillsvidareanställda i medeltal',
    'Leavers ÷ average permanent employees',
  ),
  row('N22', 'Antal anställda', 'Employees', 'Registrerat antal', 'Registered number', 'count', 0),
  row(
    'N23',
    'Nettokostnad per invånare',
    'Net cost per inhabitant',
    'Nettokostnader ÷ folkmängd 31 december, kr',
    'Net costs ÷ population at 31 December, SEK',
    'kr',
    0,
  ),
  row(
    'N24',
    'Kostnad per volym',
    'Cost per volume',
    'Kostnad ÷ DRG-poäng, vårdtillfälle eller besök',
    'Cost ÷ DRG point, episode or visit',
    'kr',
    0,
  ),
]

/** What the rows that no ledger answers need. */
const NEEDS: Record<string, Text> = {
  N16: text('helårsprognosen saknas', 'the full-year forecast is missing'),
  N17: text('prognoserna per månad saknas', 'the monthly forecasts are missing'),
  N19: text('arbetad tid och sjukfrånvarotimmar saknas', 'hours worked and hours of sick leave are missing'),
  N20: text('sjukdagar per anställd saknas', 'sick days per employee are missing'),
  N21: text('uppgift om avgångna saknas', 'the number of leavers is missing'),
  N22: text('antalet anställda saknas', 'the number of employees is missing'),
  N24: text('vårdvolymer saknas', 'care volumes are missing'),
}

/** Gives a statement line, closing balance or account sum of the year asked for. */
export type LineOf = (path: string, year: number) => Expression

export function ratioExpression(id: string, line: LineOf, ctx: StatementContext, year: number): Expression | undefined {
  const row = RATIO_ROWS.find((one) => one.id === id)
  if (!row) return undefined
  const needs = NEEDS[id]
  return needs ? { kind: 'missing', label: needs } : FORMULAS[id]!(new Maker(row.label, line, ctx, year))
}

/** The words formulas are made of. */
class Maker {
  constructor(
    readonly label: Text,
    readonly line: LineOf,
    readonly ctx: StatementContext,
    readonly year: number,
  ) {}

  at(path: string): Expression {
    return this.line(path, this.year)
  }

  base(): Expression {
    return baseOf(this.line, this.year)
  }

  commitment(): Expression {
    return commitmentOf(this.line, this.year)
  }

  /** First ÷ second in percent; factor −100 where the first is a cost. */
  share(first: Expression, second: Expression, factor = 100): Expression {
    return percent(this.label, { kind: 'ratio', label: this.label, first, second }, factor)
  }

  growth(of: (year: number) => Expression): Expression {
    return percent(this.label, { kind: 'growth', label: this.label, first: of(this.year), second: of(this.year - 1) })
  }

  /** One line less another. */
  less(label: Text, path: string, other: string): Expression {
    return sum(label, [this.at(path), times(-1, this.at(other))])
  }
}

const FORMULAS: Record<string, (make: Maker) => Expression> = {
  N01: (make) => make.growth((year) => make.line('income/net_operating_costs', year)),
  N02: (make) => make.growth((year) => costsOf(make.line, year)),
  N03: (make) => make.growth((year) => baseOf(make.line, year)),
  N04: (make) => make.share(make.at('income/net_operating_costs'), make.base(), -100),
  N05: (make) => make.share(make.at('income/operating_result'), make.base()),
  N06: (make) => make.share(make.at('income/result_for_the_year'), make.base()),
  N07: (make) => make.share(make.at('balance/total_equity'), make.at('balance/total_assets')),
  N08: (make) =>
    make.share(
      make.less(
        text('Eget kapital − ansvarsförbindelse', 'Equity − contingent liability'),
        'balance/total_equity',
        'balance/pension_obligations_off_balance_sheet',
      ),
      make.at('balance/total_assets'),
    ),
  N09: (make) => make.share(selfFinanced(make), make.at('cash-flow/investments'), -100),
  N10: (make) => make.share(make.at('notes/balance.11.long_term_loans'), make.base()),
  N11: (make) => sum(make.label, [make.commitment()]),
  N12: (make) => make.share(make.at('balance/short_term_investments'), make.commitment()),
  N13: (make) => sum(make.label, [make.commitment(), times(-1, make.at('balance/short_term_investments'))]),
  N14: (make) =>
    make.share(
      make.less(
        text('Omsättningstillgångar − förråd', 'Current assets − inventories'),
        'balance/total_current_assets',
        'balance/inventories',
      ),
      make.at('balance/current_liabilities'),
    ),
  N15: (make) => make.at('operating/total_region/deviation'),
  N18: (make) =>
    make.share(
      make.at('notes/income.2.hired_staff'),
      sum(
        text('Egen personalkostnad', 'Own staff cost'),
        STAFF.map((one) => make.at(`notes/income.2.${one}`)),
      ),
    ),
  N23: (make) => perInhabitant(make.label, make.at('income/net_operating_costs'), make.ctx, make.year),
}

const costsOf = (line: LineOf, year: number): Expression =>
  sum(text('Kostnader och avskrivningar', 'Costs and depreciation'), [
    line('income/operating_costs', year),
    line('income/depreciation', year),
  ])

const STAFF = ['salaries', 'social_contributions', 'pension_costs', 'other_staff_costs']

const baseOf = (line: LineOf, year: number): Expression =>
  sum(text('Skatter och generella bidrag', 'Tax and general grants'), [
    line('income/tax_revenue', year),
    line('income/general_state_grants_and_equalisation', year),
  ])

export const commitmentOf = (line: LineOf, year: number): Expression =>
  sum(text('Totalt pensionsåtagande', 'Total pension commitment'), [
    line('balance/pension_provisions', year),
    line('balance/pension_obligations_off_balance_sheet', year),
  ])

/** The region chooses one of three (RULES N09); the choice is part of the context and shown with the value. */
function selfFinanced(make: Maker): Expression {
  if (make.ctx.selfFinancing === 'operating-cash-flow') return make.at('cash-flow/cash_flow_operating')
  if (make.ctx.selfFinancing !== 'result-and-depreciation') return make.at('cash-flow/funds_before_working_capital_change')
  return make.less(
    text('Resultat och avskrivningar', 'Result and depreciation'),
    'income/result_for_the_year',
    'income/depreciation',
  )
}

function perInhabitant(label: Text, costs: Expression, ctx: StatementContext, year: number): Expression {
  const population = ctx.population?.get(year)
  if (population === undefined)
    return { kind: 'missing', label: text(`folkmängden ${year} saknas`, `the population of ${year} is missing`) }
  const people: Expression = {
    kind: 'registered',
    label: text('Folkmängd', 'Population'),
    value: population,
    place: `Folkmängd ${year}`,
    unit: 'count',
  }
  return {
    kind: 'ratio',
    label,
    first: sum(label, [times(-1, costs)]),
    second: {
      kind: 'sum',
      label: text('Folkmängd × 100 öre per krona', 'Population × 100 öre per krona'),
      terms: [times(100, people)],
      unit: 'count',
    },
  }
}
