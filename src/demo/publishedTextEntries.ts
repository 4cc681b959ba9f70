// What each number in the annual report's running text repeats or claims, in the order of the list of text figures.
// Read by hand against the report; the tie-out judges, this file only says which figures belong together.
import type { FigureRef } from '../kernel/figure.ts'
import { difference, type Expression, figure, growth, quotient, ratio, sum } from '../tieout/model.ts'
import { careRef } from './publishedAppendix.ts'
import { ref } from './publishedCell.ts'

/** `same`: the figure a table prints. `claims`: an expression over printed figures. `alone`: no counterpart in print, and why. */
export interface TextEntry {
  ref?: FigureRef
  claims?: Expression
  alone?: string
  approximate?: 'about' | 'over' | 'under'
  /** Decimals the text rounds to when it rounds coarser than its unit; −3 for whole thousands. */
  precision?: number
}

const region = (path: string, year = 2020): FigureRef => ref(path, 'region', year)
const series = (path: string, year = 2020, params: Record<string, string> = {}): FigureRef =>
  ref(path, 'region', year, params, 'series')
const same = (address: FigureRef, more: Partial<TextEntry> = {}): TextEntry => ({ ref: address, ...more })
const claims = (expression: Expression, more: Partial<TextEntry> = {}): TextEntry => ({ claims: expression, ...more })
const alone = (why: string, address?: FigureRef): TextEntry => ({ alone: why, ...(address ? { ref: address } : {}) })
const f = (path: string, year = 2020): Expression => figure(region(path, year))
const changed = (path: string): Expression => difference(f(path), f(path, 2019))
const grew = (path: string): Expression => growth(f(path), f(path, 2019))

const NOTE = 'notes/income.'
const staffCost = (year = 2020): Expression =>
  sum(...['salaries', 'social_contributions', 'pension_costs', 'other_staff_costs'].map((line) => f(`${NOTE}2.${line}`, year)))

const care = (table: string, area: string, profession: string, measure: string, year = 2020) =>
  figure(careRef(table, area, profession, measure, year))
const careGrew = (table: string, area: string, profession: string, measure: string): Expression =>
  growth(care(table, area, profession, measure), care(table, area, profession, measure, 2019))
const careChanged = (table: string, area: string, profession: string, measure: string): Expression =>
  difference(care(table, area, profession, measure), care(table, area, profession, measure, 2019))
const stay = (area: string, year = 2020): Expression =>
  quotient(care('slutenvard', area, '', 'Vårddagar', year), care('slutenvard', area, '', 'Vårdtillfällen', year))

const VISITS = 'Läkarbesök och sjukvårdande behandling'
const PROFESSIONS = 'per_yrkeskategori_oppenvard'
const PRIVATE = 'privata_vardgivare'
const balanceResult = region('balance-requirement/balance_requirement_result')
const result = region('income/result_for_the_year')
const taxRate = region('five-years/tax_rate')
const returned = region('pensions/return_on_financial_investments')
const loans = region('notes/balance.11.long_term_loans')
const planned = series('transition_plan.planned')
const effect = series('transition_plan.effect')
const NOT_PRINTED = 'Rapporten har ingen tabell med talet.'
const PART = 'Talet är en del av en rad som tabellerna bara visar hel.'

const GENERAL: Record<number, TextEntry> = {
  1: same(balanceResult),
  2: same(region('five-years/population'), { approximate: 'over', precision: -2 }),
  3: same(region('money/income.tax_revenue')),
  4: same(taxRate),
  5: same(region('money/income.general_state_grants')),
  6: same(region('money/income.patient_and_dental_fees')),
  7: same(region('money/cost.hospital_care')),
  8: same(region('money/cost.primary_care')),
  9: same(region('money/cost.dental_care')),
  10: same(region('money/cost.regional_development')),
  11: claims(ratio(staffCost(), f(`${NOTE}2.total_costs`)), { approximate: 'over' }),
  12: same(result),
  13: same(region('operating/total_region/deviation')),
  14: same(balanceResult),
  15: alone(NOT_PRINTED, planned),
  16: alone(NOT_PRINTED, effect),
  17: { ref: series('transition_plan.share'), claims: ratio(figure(effect), figure(planned)) },
  18: same(returned),
  19: same(region('portfolio/excess_return')),
  20: alone(NOT_PRINTED, series('portfolio_purchases')),
  21: alone(NOT_PRINTED, series('portfolio_sales')),
  22: same(ref('total/met', 'region', 2020, {}, 'goals')),
  23: same(ref('total/partlyMet', 'region', 2020, {}, 'goals')),
  24: same(result),
  25: same(balanceResult),
  26: same(region('companies/transitio/share')),
  27: same(region('companies/ubi/share')),
  28: same(region('companies/almi/share')),
  29: same(region('companies/science_park/share')),
  30: alone(NOT_PRINTED, series('commissioned_health_centres')),
  31: same(series('commissioned_health_centres')),
  32: same(region('five-years/employees')),
  33: alone(NOT_PRINTED, series('employees_permanent')),
  34: alone(NOT_PRINTED, series('healthy_share')),
  35: same(series('full_time_share')),
  36: same(series('women_share')),
  37: same(series('sick_leave')),
  38: alone(NOT_PRINTED, series('staff_turnover')),
  39: same(effect),
  40: same(planned),
  41: same(series('transition_plan.share')),
  42: alone(NOT_PRINTED),
  43: alone(NOT_PRINTED),
  44: alone(NOT_PRINTED),
  45: alone('Förvaltningens plan i kronor är inte tryckt.'),
  46: alone(NOT_PRINTED),
}

const CONDITIONS: Record<number, TextEntry> = {
  47: same(region('pensions/total_pension_commitment')),
  48: claims(ratio(f('pensions/pension_provision'), f('pensions/total_pension_commitment'))),
  49: same(region('treasury/total')),
  50: same(loans),
  51: same(returned),
  52: same(region('portfolio/excess_return')),
  53: same(region('balance/short_term_investments', 2019)),
  54: same(region('balance/short_term_investments')),
  55: same(series('portfolio_purchases')),
  56: same(series('portfolio_sales')),
  57: same(region('ratios/N07')),
  58: same(region('ratios/N08')),
  59: { ref: region('ratios/N01'), claims: grew('income/net_operating_costs') },
  60: same(region('income/operating_income')),
  61: same(region(`${NOTE}1.sales_health_care`)),
  62: { ref: series('care_income_change'), claims: changed(`${NOTE}1.sales_health_care`) },
  63: claims(grew(`${NOTE}1.sales_health_care`)),
  64: alone(PART),
  65: alone(PART),
  66: alone(PART),
  67: alone(PART),
  68: claims(careChanged('vardtillfallen_per_kund', 'Region', '', 'Vårdtillfällen')),
  69: claims(careGrew('vardtillfallen_per_kund', 'Region', '', 'Vårdtillfällen')),
  70: claims(careGrew('vardtillfallen_per_kund', 'Västerbotten', '', 'Vårdtillfällen')),
  71: alone(PART),
  72: claims(difference(staffCost(), staffCost(2019))),
  73: claims(growth(staffCost(), staffCost(2019))),
  74: same(region(`${NOTE}5.changed_pension_provision_calculation`)),
  75: claims(growth(sum(staffCost(), f(`${NOTE}5.changed_pension_provision_calculation`)), staffCost(2019))),
  76: claims(
    ratio(figure(series('hired_staff_change')), difference(figure(series('hired_staff')), figure(series('hired_staff_change')))),
  ),
  77: same(series('hired_staff')),
  78: {
    ref: series('hired_staff_change'),
    claims: sum(figure(series('hired_doctors_change')), figure(series('hired_nurses_change'))),
  },
  79: alone(PART, series('hired_doctors_change')),
  80: alone(PART, series('hired_nurses_change')),
  81: alone('Texten räknar heltider utan en förvaltning, tabellen alla anställda.'),
  82: alone(PART),
  83: alone(PART),
  84: alone(PART),
  85: alone(PART),
  86: alone(NOT_PRINTED),
  87: alone('Texten avser vård i andra regioner, noten all köpt vård.'),
  88: alone('Texten avser vård i andra regioner, noten all köpt vård.'),
  89: alone(NOT_PRINTED),
  90: same(taxRate),
  91: same(region('income/tax_revenue')),
  92: claims(changed('income/tax_revenue')),
  93: same(region('income/general_state_grants_and_equalisation')),
  94: claims(changed('income/general_state_grants_and_equalisation')),
  95: alone(PART),
  96: claims(sum(changed('income/tax_revenue'), changed('income/general_state_grants_and_equalisation'))),
  97: same(region('operating/net_financial_items/outcome')),
  98: same(returned),
  99: claims(figure(region('cash-flow/change_short_term_investments'), -1)),
  100: same(region(`${NOTE}9.unrealised_gains`)),
  101: claims(figure(region('notes/cash_flow.4.realised_gains_losses'), -1)),
  102: claims(difference(f(`${NOTE}10.total_financial_costs`), f(`${NOTE}10.unrealised_losses`))),
  103: claims(sum(f(`${NOTE}10.interest_part_pension_cost`), f(`${NOTE}10.payroll_tax_part_pension_cost`))),
  104: same(region(`${NOTE}10.interest_cost`)),
}

const WEIGHTED = 'Viktade vårdtjänster totalt'
const PRODUCTION: Record<number, TextEntry> = {
  105: claims(careGrew('oppenvard', 'Summa totalt', '', WEIGHTED)),
  106: claims(careGrew('oppenvard', 'Primärvård', '', WEIGHTED)),
  107: claims(careGrew('oppenvard', 'Summa Sjukhusvård', '', WEIGHTED)),
  108: claims(growth(stay('Summa Sjukhusvård'), stay('Summa Sjukhusvård', 2019))),
  109: claims(stay('Summa Sjukhusvård')),
  110: claims(stay('Primärvård')),
  111: same(careRef('slutenvard', 'Summa totalt', '', 'Vårddagar', 2020), { approximate: 'about', precision: -2 }),
  112: same(careRef('slutenvard', 'Summa totalt', '', 'Vårdtillfällen', 2020), { precision: -3 }),
  113: claims(
    ratio(care('slutenvard', 'Primärvård', '', 'Vårdtillfällen'), care('slutenvard', 'Summa totalt', '', 'Vårdtillfällen')),
  ),
  114: same(careRef('vardtillfallen_per_kund', 'Andel region', '', 'Andel av vårdtillfällen', 2020)),
  115: same(careRef('vardtillfallen_per_kund', 'Andel region', '', 'Andel av vårdtillfällen', 2019)),
  116: same(careRef(PROFESSIONS, 'Summa sjukvård', '', VISITS, 2020), { precision: -2 }),
  117: claims(careGrew(PROFESSIONS, 'Summa sjukvård', '', VISITS)),
  118: claims(ratio(figure(series('distance_visits')), care(PROFESSIONS, 'Summa sjukvård', '', VISITS))),
  119: alone('Bilaga 4 räknar digitala vårdmöten, texten besök.'),
  120: { alone: NOT_PRINTED, ref: series('distance_visits'), precision: -3 },
  121: claims(careGrew('oppenvard', 'Summa totalt', '', 'Läkarbesök')),
  122: claims(careGrew('oppenvard', 'Primärvård', '', 'Läkarbesök')),
  123: claims(careChanged('oppenvard', 'Primärvård', '', 'Läkarbesök'), { precision: -3 }),
  124: claims(careChanged('oppenvard', 'Summa Sjukhusvård', '', 'Läkarbesök'), { precision: -3 }),
  125: claims(careGrew('oppenvard', 'Summa Sjukhusvård', '', 'Läkarbesök')),
  126: claims(careGrew('oppenvard', 'Summa Sjukhusvård', '', 'Sjukvårdande behandling')),
  127: claims(careGrew(PROFESSIONS, 'Summa Primärvård', '', VISITS)),
  128: claims(careChanged(PROFESSIONS, 'Summa Primärvård', '', VISITS), { precision: -2 }),
  129: claims(careGrew('medicinsk_service', 'Summa medicinsk service', '', 'Produktion i poäng')),
  130: claims(careGrew('medicinsk_service', 'Laboratoriemedicin', '', 'Produktion i poäng')),
  131: claims(careGrew('medicinsk_service', 'Bild- och funktionsmedicin', '', 'Produktion i poäng')),
  132: claims(careGrew('tandvard', 'Tandvård', '', 'Antal besök')),
  133: claims(careGrew('tandvard', 'Tandvård', '', 'Antal patienter')),
  134: claims(careGrew(PRIVATE, 'Summa privata vårdgivare', '', 'Summa privata vårdgivare')),
  135: claims(careGrew(PRIVATE, 'Externa i Hälsoval', '', 'Summa externa i Hälsoval')),
  136: claims(careGrew(PRIVATE, 'Privata utanför Hälsoval', '', 'Summa privata utanför Hälsoval')),
  137: same(careRef(PRIVATE, 'Summa privata vårdgivare', '', 'Summa privata vårdgivare', 2020)),
  138: claims(careChanged(PRIVATE, 'Summa privata vårdgivare', '', 'Summa privata vårdgivare'), { approximate: 'under' }),
}

const committees = region('operating/net_operating_costs/deviation')
const hsn = 'operating/health_care_committee/'
const OPERATING: Record<number, TextEntry> = {
  139: same(committees),
  140: same(ref('financial/pension_year/target', 'region', 2020, {}, 'goals')),
  141: same(region('ratios/N12')),
  142: same(region('ratios/N09')),
  143: same(loans),
  144: same(region('ratios/N10')),
  145: same(balanceResult),
  146: alone(NOT_PRINTED),
  147: alone(NOT_PRINTED),
  148: same(committees),
  149: claims(sum(f('operating/tax_revenue/deviation'), f('operating/general_state_grants_and_equalisation/deviation'))),
  150: same(region('operating/operating_result/deviation')),
  151: same(region('operating/regional_executive_board/deviation')),
  152: claims(grew('operating/regional_executive_board/outcome')),
  153: same(region(`${hsn}deviation`)),
  154: claims(grew(`${hsn}outcome`)),
  155: alone(PART),
  156: alone(PART, series('hsn_cost_growth')),
  157: claims(difference(f(`${hsn}deviation`), figure(series('hsn_cost_deviation')))),
  158: same(series('care_income_change')),
  159: alone('Nämndens vårdintäkter är inte tryckta.'),
  160: alone(PART, series('hsn_cost_deviation')),
  161: same(series('hsn_cost_growth')),
  162: alone(PART),
  163: alone(PART),
  164: alone(PART),
  165: same(region('operating/regional_development_committee/deviation')),
  166: same(region('operating/patients_committee/deviation')),
  167: same(region('operating/audit/deviation')),
  168: alone(PART),
  169: same(region('operating/folk_high_school_board/deviation')),
  170: claims(sum(...[2017, 2018, 2019, 2020].map((year) => f('five-years/investments', year))), { approximate: 'under' }),
  171: same(region('investments/Summa/outcome')),
  172: claims(changed('five-years/investments')),
  173: claims(figure(region('investments/Summa/deviation'), -1)),
  174: same(region('investments/Fastighet/deviation')),
  175: alone('Noten om eget kapital visar inte effekten.'),
}

export const TEXT_ENTRIES: Record<number, TextEntry> = { ...GENERAL, ...CONDITIONS, ...PRODUCTION, ...OPERATING }
