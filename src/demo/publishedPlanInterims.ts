// The interim reports of April 2021 (executive board) and April 2023 (region): sums and changes their texts state.
// Refuses what stands in their pictures: only numbers of the text are here.
import type { FigureRef } from '../kernel/figure.ts'
import { difference, figure, ratio, sum } from '../tieout/model.ts'
import { boardRef } from './publishedPlan.ts'
import { asGrowth, E, P, type Row, T } from './publishedPlanWords.ts'

const board = (area: string, topic: string, measure: string) => figure(boardRef(area, topic, measure))
const AREAS = [
  'Regionförvaltning gemensamt',
  'Administrativ verksamhet',
  'Primärvård beställning',
  'Tandvård beställning',
  'Digitalisering och medicinsk teknik',
  'Service',
]
export const BOARD: Row[] = [
  [
    'Områdenas budgetavvikelser = regionstyrelsens',
    'Deviations of the areas = the board’s',
    2021,
    sum(...AREAS.map((area) => board(area, 'budget deviation', 'net cost'))),
    board('', 'result', 'net cost budget deviation'),
    T,
  ],
  [
    'Primärvårdens avvikelse = sina delar',
    'Deviation of primary care = its parts',
    2021,
    sum(
      board('Primärvård beställning', 'budget deviation', 'covid supplement not yet paid out'),
      board('Primärvård beställning', 'budget deviation', 'capitation and visit payments better than budget'),
    ),
    board('Primärvård beställning', 'budget deviation', 'net cost'),
    T,
  ],
  [
    'Effekt hos andra enheter = sina delar',
    'Effect in other units = its parts',
    2021,
    sum(
      board('Service', 'measures', 'effect of purchasing in other units'),
      board('Digitalisering och medicinsk teknik', 'measures', 'effect in other units, about'),
    ),
    board('Service and DMT', 'measures', 'effect in other units'),
    T,
  ],
  [
    'Bidrag till testning, båda ställena',
    'Grants for testing, both places',
    2021,
    board('Regionförvaltning gemensamt', 'state grants', 'earmarked grants for testing placed centrally'),
    board('', 'state grants', 'central budget for testing'),
    E,
  ],
  [
    'Män + kvinnor = månadsavlönade',
    'Men + women = monthly paid',
    2021,
    sum(board('', 'staff', 'of which men'), board('', 'staff', 'of which women')),
    board('', 'staff', 'monthly paid employees, average'),
    T,
  ],
  [
    'Män + kvinnor = tillsvidareanställda',
    'Men + women = permanent',
    2021,
    sum(board('', 'staff', 'permanent, men'), board('', 'staff', 'permanent, women')),
    board('', 'staff', 'permanent employees'),
    T,
  ],
]

export const interim = (path: string, scope = 'region', period = '2023-04', factor = 1) =>
  figure(`statements:interim/${path}@${scope}/${period}` as FigureRef, factor)
export const FORECAST: Row[] = [
  [
    'Nämndernas prognoser = nettokostnadernas prognos',
    'Forecasts of the committees = forecast of net costs',
    2023,
    sum(...['RS', 'HSN', 'RUN'].map((scope) => interim('forecast/net_cost_deviation', scope))),
    interim('forecast/net_cost_deviation'),
    T,
  ],
  [
    'Nettokostnader + skatter och bidrag + finans = prognosens avvikelse',
    'Net costs + taxes and grants + finance = forecast deviation',
    2023,
    sum(
      interim('forecast/net_cost_deviation'),
      interim('forecast/taxes_and_general_grants_deviation'),
      interim('forecast/financial_items_deviation'),
    ),
    interim('forecast/deviation_incl_taxes_grants_financial'),
    T,
  ],
  [
    'Budget + avvikelser = verksamhetens prognos',
    'Budget + deviations = operating forecast',
    2023,
    sum(
      interim('budget/operating_result_budget', 'region', '2023'),
      interim('forecast/net_cost_deviation'),
      interim('forecast/taxes_and_general_grants_deviation'),
    ),
    interim('forecast/operating_result_forecast'),
    T,
  ],
  [
    'Regionstyrelsens områden = styrelsens prognos',
    'Areas of the board = forecast of the board',
    2023,
    sum(
      ...[
        'regionf_rvaltningen_gemensamt',
        'administrative_activity',
        'primary_care_ordering',
        'dental_care_ordering',
        'digitalisering_och_service',
      ].map((area) => interim(`forecast/${area}`, 'RS')),
    ),
    interim('forecast/net_cost_deviation', 'RS'),
    T,
  ],
  [
    'Trafikbolagen = utvecklingsnämndens prognos',
    'Transport companies = forecast of the development committee',
    2023,
    sum(
      interim('forecast/public_transport_companies_above_budgeted_grant', 'RUN'),
      interim('forecast/change_in_companies_forecast', 'RUN'),
    ),
    interim('forecast/net_cost_deviation', 'RUN'),
    T,
  ],
]

export const TERTIAL: Row[] = [
  [
    'Verksamhetens resultat + finansnetto = resultat, april 2023',
    'Operating result + financial net = result, April 2023',
    2023,
    sum(interim('result/operating_result'), interim('financial/financial_net')),
    interim('result/result'),
    T,
  ],
  [
    'Verksamhetens resultat + finansnetto = resultat, april 2022',
    'Operating result + financial net = result, April 2022',
    2022,
    sum(interim('result/operating_result', 'region', '2022-04'), interim('financial/financial_net', 'region', '2022-04')),
    interim('result/result', 'region', '2022-04'),
    T,
  ],
  [
    'Verksamhetens resultat, förändring',
    'Operating result, change',
    2023,
    difference(interim('result/operating_result'), interim('result/operating_result', 'region', '2022-04')),
    interim('result/operating_result_change'),
    T,
  ],
  [
    'Finansnetto, förändring',
    'Financial net, change',
    2023,
    difference(interim('financial/financial_net'), interim('financial/financial_net', 'region', '2022-04')),
    interim('result/financial_net_change'),
    T,
  ],
  [
    'Skatter + bidrag, förändring',
    'Taxes + grants, change',
    2023,
    sum(interim('tax/tax_income_change'), interim('state_grants/general_state_grants_change')),
    interim('tax_and_grants/taxes_and_general_grants_change'),
    T,
  ],
  [
    'Avvikelserna = avvikelsen med finansnetto',
    'Deviations = deviation with financial net',
    2023,
    sum(
      interim('budget_deviation/net_cost'),
      interim('budget_deviation/taxes_and_general_grants'),
      interim('budget_deviation/financial_net'),
    ),
    interim('budget_deviation/deviation_incl_financial_net'),
    T,
  ],
  [
    'Hälso- och sjukvårdsnämndens intäkter + kostnader = avvikelsen',
    'Income + costs of the health committee = deviation',
    2023,
    sum(interim('budget_deviation/income', 'HSN'), interim('budget_deviation/cost', 'HSN')),
    interim('budget_deviation/net_cost', 'HSN'),
    T,
  ],
  [
    'Utvecklingsnämndens delar = avvikelsen',
    'Parts of the development committee = deviation',
    2023,
    sum(interim('budget_deviation/public_transport', 'RUN'), interim('budget_deviation/other_activities', 'RUN')),
    interim('budget_deviation/net_cost', 'RUN'),
    T,
  ],
  [
    'Kollektivtrafikens underskott, båda avsnitten',
    'Deficit of public transport, both chapters',
    2023,
    interim('public_transport/budget_deficit', 'RUN'),
    interim('budget_deviation/public_transport', 'RUN'),
    E,
  ],
  [
    'Vårdinformationssystemets avvikelse, båda avsnitten',
    'Deviation of the care system, both chapters',
    2023,
    interim('fvis/budget_deviation_fvis_and_cosmic'),
    interim('budget_deviation/fvis_and_cosmic', 'RS'),
    E,
  ],
  [
    'Investeringsprognos i kapitel 5 = kapitel 2',
    'Investment forecast in chapter 5 = chapter 2',
    2023,
    interim('investment/investment_forecast'),
    interim('investment/net_investments_forecast'),
    E,
  ],
  [
    'Intäkternas minskning i avsnitt 4.2 = avsnitt 2.2',
    'Fall of income in section 4.2 = section 2.2',
    2023,
    interim('income/income_change_percent'),
    interim('income/operating_income_change_percent'),
    E,
  ],
  [
    'Anställda, förändring',
    'Employees, change',
    2023,
    difference(interim('staff/employees'), interim('staff/employees', 'region', '2022-04')),
    interim('staff/employee_change'),
    T,
  ],
  [
    'Åtgärdernas andel av väntad effekt',
    'Measures’ share of expected effect',
    2023,
    interim('action_plans/achieved_share_of_expected', 'HSN'),
    ratio(interim('action_plans/achieved_effect', 'HSN'), interim('action_plans/expected_effect', 'HSN')),
    P,
  ],
  [
    'Pensionsåtagandets finansiering',
    'Funding of the pension commitment',
    2023,
    interim('pension/pension_commitment_funded_forecast'),
    ratio(interim('pension/portfolio_value_forecast'), interim('pension/pension_debt_booked_value_forecast')),
    P,
  ],
  [
    'Utomlänsvårdens ökning',
    'Growth of out-of-county care',
    2023,
    interim('out_of_county_care/growth'),
    asGrowth(interim('out_of_county_care/cost_change'), interim('out_of_county_care/cost')),
    P,
  ],
  [
    'Avkastning mot index',
    'Return against index',
    2023,
    difference(interim('portfolio/portfolio_return'), interim('portfolio/comparison_index')),
    interim('portfolio/return_against_index'),
    T,
  ],
  [
    'Skatteintäkternas ökning',
    'Growth of tax income',
    2023,
    interim('tax/tax_income_change_percent'),
    asGrowth(interim('tax/tax_income_change'), interim('tax/tax_income')),
    P,
  ],
]
