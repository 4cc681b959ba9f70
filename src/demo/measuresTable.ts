// Where each row of the list of measures belongs: a plan with its own words, a unit's stated total, or a measure. In the list's order.
// Refuses to merge: two documents' totals of one plan are two plans that stand beside each other.

import type { EffectPlace, MeasurePlan } from '../followup/model.ts'
import { month } from '../kernel/month.ts'
import { ANNUAL_REPORT } from './publishedCell.ts'
import { APRIL_REPORT } from './publishedInterim.ts'
import { ALLIANCE, BOARD_APRIL_2021, PLAN_2023 } from './publishedPlan.ts'

export const REGION_PLAN = 'omstallningsplan-2020'

export const SOURCES: Readonly<Record<string, string>> = {
  '000 Årsredovisning 2020': ANNUAL_REPORT,
  '001 Planeringsförutsättningar': PLAN_2023,
  '002 Delårsrapport april 2023': APRIL_REPORT,
  '003 RS delårsrapport april 2021': BOARD_APRIL_2021,
  '004 Alliansen': ALLIANCE,
}

type Words = Pick<MeasurePlan, 'name' | 'unit' | 'definition'> & { beside?: string; chapter: string }

const plan = (id: string, period: string, words: Words): readonly [string, PlanPlace] => {
  const [from = '', to = from] = period.split('..')
  const first = month(from.length === 4 ? `${from}-01` : from)
  const last = month(to.length === 4 ? `${to}-12` : to)
  const whole = first.endsWith('-01') && last.endsWith('-12') && first.slice(0, 4) === last.slice(0, 4)
  return [id, { ...words, id, first, last, base: whole ? 'yearPlan' : 'periodPlan' }]
}

export interface PlanPlace extends Words {
  id: string
  base: MeasurePlan['base']
  first: MeasurePlan['first']
  last: MeasurePlan['last']
}

export const PLANS: ReadonlyMap<string, PlanPlace> = new Map([
  plan(REGION_PLAN, '2020', {
    name: 'Omställningsplan',
    unit: 'rf',
    chapter: 'Omställning till hållbar ekonomi',
    definition:
      'Åtgärder som identifierades inför 2020 och deras samlade effekt för helåret, som verksamheterna själva har redovisat den. Årsredovisningen säger att det är svårt att veta om minskade kostnader är en effekt av åtgärderna eller av pandemin.',
  }),
  plan('budgetreducering-2021', '2021', {
    name: 'Budgetreducering/omställning 2021',
    unit: 'rf',
    chapter: '5.5 Resultatbudget',
    definition: 'Raden Budgetreducering/omställning i resultatbudgeten. Någon uppföljning av beloppet är inte tryckt.',
  }),
  plan('budgetreducering-2022', '2022', {
    name: 'Budgetreducering/omställning 2022',
    unit: 'rf',
    chapter: '5.5 Resultatbudget',
    definition: 'Raden Budgetreducering/omställning i resultatbudgeten. Någon uppföljning av beloppet är inte tryckt.',
  }),
  plan('administration-2020-2022', '2020..2022', {
    name: 'Minskade administrativa kostnader',
    unit: 'rf',
    chapter: '5.4 God ekonomisk hushållning',
    definition:
      'Minskning av de administrativa kostnaderna fram till år 2022 genom samordning av administrationen. 8,4 tjänster och 6 mkr samt IT för 0,9 mkr flyttades till styrelsen; flytten är inte en effekt.',
  }),
  plan('alternativ-budgetreducering-2023', '2023', {
    name: 'Budgetreducering i ett alternativt scenario',
    unit: 'rf',
    chapter: '5.5 Resultatbudget',
    definition: 'Ett föreslaget alternativ, inte en beslutad plan.',
  }),
  plan('atgardsplaner-2023', '2023', {
    name: 'Åtgärdsplaner, helåret',
    unit: 'hsn',
    chapter: '4.3 Ekonomisk analys',
    definition: 'Verksamheternas åtgärdsplaner inför 2023. Effekten är redovisad mot periodens plan, inte mot årets.',
  }),
  plan('atgardsplaner-2023-04', '2023-01..2023-04', {
    name: 'Åtgärdsplaner, januari–april',
    unit: 'hsn',
    chapter: '4.3 Ekonomisk analys',
    definition: 'Förväntad effekt av åtgärdsplanerna till och med april och den effekt som beräknas vara uppnådd.',
  }),
  plan('resekostnader-2023', '2023', {
    name: 'Resekostnader',
    unit: 'rf',
    chapter: '4.2 Ekonomiskt resultat',
    definition:
      'Resekostnaderna ska minska med 15 procent mot 2022; till och med april hade de ökat med 39 procent. Målet är en förändring, inte ett belopp.',
  }),
  plan('omstallning-rs-2021', '2021', {
    name: 'Omställning till en hållbar ekonomi, helåret',
    unit: 'rs',
    chapter: 'Vidtagna åtgärder för att klara verksamhet inom budget',
    definition: 'Åtgärder på 12 mkr för att gå mot en budget i balans. Källan säger ”inför 2020” i en rapport för 2021.',
  }),
  plan('omstallning-rs-2021-04', '2021-01..2021-04', {
    name: 'Omställning till en hållbar ekonomi, januari–april',
    unit: 'rs',
    chapter: 'Vidtagna åtgärder för att klara verksamhet inom budget',
    definition: 'Effekt till och med april, 8 mkr mer än plan. Periodens plan är inte tryckt som belopp.',
  }),
  plan('kostnadsreducerande-2021-04', '2021-01..2021-04', {
    name: 'Kostnadsreducerande aktiviteter',
    unit: 'rs',
    chapter: 'Vidtagna åtgärder för att klara verksamhet inom budget',
    definition: 'Minskade kostnader i andra verksamheter som följd av det Service samt Digitalisering och medicinsk teknik gör.',
  }),
  plan('stod-till-annan-enhet-2021', '2021', {
    name: 'Stöd till annan enhet, helåret',
    unit: 'vo_dmt',
    chapter: 'Digitalisering och medicinsk teknik',
    definition: 'Prognos: effekten för helåret i andra enheter blir cirka 60–70 mkr. Något belopp för planen är inte tryckt.',
  }),
  plan('inkopsbesparingar-2021', '2021', {
    name: 'Inköpsbesparingar',
    unit: 'vo_ser',
    chapter: 'Service',
    definition: 'Mål för besparingar. Prognosen att nå målet är god; något utfall är inte tryckt.',
  }),
  plan('omstallningsplan-2020-formel', '2020', {
    name: 'Omställningsplan, i oppositionens formel',
    unit: 'rf',
    beside: REGION_PLAN,
    chapter: '1.2 Bedömning av effektgrad av åtgärdsplanen så här långt',
    definition: 'Effekt och plan som de står i formeln i avsnitt 1.2: en annan avstämning under 2020 än årsredovisningens.',
  }),
  plan('omstallningsplan-2020-omprovad', '2020', {
    name: 'Omställningsplan, oppositionens egen bedömning',
    unit: 'rf',
    beside: REGION_PLAN,
    chapter: '1.2 Bedömning av effektgrad av åtgärdsplanen så här långt',
    definition:
      '(117 − (18,9 + 2 + 2)) / 188: utan sjukresor, tjänsteresor och hyrläkare, som bedöms ha minskat av pandemin. I texten: runt 50 procent. Effekten 94,1 mkr är formelns täljare, räknad ur de tryckta talen.',
  }),
  plan('omstallningsplan-2021-bedomd', '2021', {
    name: 'Omställningsplan 2021 med det som återstod från 2020, oppositionens bedömning',
    unit: 'rf',
    chapter: '9 Resultatbudget',
    definition:
      'Summan 175 + 90 räknad ur de tryckta talen. Bedömd effektgrad 60 procent; resten, 0,4 × 265 = 106 mkr, väntas utebli.',
  }),
])

/** What a row says: the plan's own amount or total, a unit's, a measure's, or words the plan's definition already holds. */
export type Placed =
  | { as: 'plan'; plan: string }
  | { as: 'total'; plan: string }
  | { as: 'unit'; plan: string; unit: string }
  | { as: 'measure'; plan: string; id: string; unit: string; title: string; place: EffectPlace; round: string }
  | { as: 'words'; plan: string; id: string }

const measure = (plan: string, id: string, unit: string, title: string, round: string, place: EffectPlace): Placed => ({
  as: 'measure',
  plan,
  id,
  unit,
  title,
  place,
  round,
})
const OWN: EffectPlace = { kind: 'own' }
const ELSEWHERE: EffectPlace = { kind: 'unnamed' }
const PURCHASING = 'Effektivisering av inköps- och upphandlingsprocessen'

export const PLACED: readonly Placed[] = [
  { as: 'plan', plan: REGION_PLAN },
  { as: 'unit', plan: REGION_PLAN, unit: 'hsf' },
  measure(REGION_PLAN, 'hyrpersonal-2020', 'hsf', 'Minska beroendet av hyrpersonal', '2020-12', OWN),
  { as: 'unit', plan: REGION_PLAN, unit: 'rfv' },
  { as: 'unit', plan: REGION_PLAN, unit: 'ruf' },
  measure(REGION_PLAN, 'inkop-2020', 'rfv', PURCHASING, '2020-12', ELSEWHERE),
  { as: 'plan', plan: 'budgetreducering-2021' },
  { as: 'plan', plan: 'budgetreducering-2022' },
  { as: 'plan', plan: 'administration-2020-2022' },
  { as: 'plan', plan: 'alternativ-budgetreducering-2023' },
  { as: 'plan', plan: 'atgardsplaner-2023' },
  { as: 'plan', plan: 'atgardsplaner-2023-04' },
  { as: 'words', plan: 'resekostnader-2023', id: 'change_target' },
  { as: 'words', plan: 'resekostnader-2023', id: 'change_outcome' },
  { as: 'plan', plan: 'omstallning-rs-2021' },
  { as: 'total', plan: 'omstallning-rs-2021-04' },
  measure('omstallning-rs-2021-04', 'centrala-anslag-2021', 'rs', 'Översyn av centrala anslag', '2021-04', OWN),
  { as: 'total', plan: 'kostnadsreducerande-2021-04' },
  measure('kostnadsreducerande-2021-04', 'inkop-2021', 'vo_ser', PURCHASING, '2021-04', ELSEWHERE),
  measure('kostnadsreducerande-2021-04', 'stod-2021', 'vo_dmt', 'Stöd till annan enhet', '2021-04', ELSEWHERE),
  { as: 'words', plan: 'stod-till-annan-enhet-2021', id: 'forecast_lower' },
  { as: 'words', plan: 'stod-till-annan-enhet-2021', id: 'forecast_upper' },
  { as: 'plan', plan: 'inkopsbesparingar-2021' },
  { as: 'plan', plan: 'omstallningsplan-2020-formel' },
  { as: 'plan', plan: 'omstallningsplan-2020-omprovad' },
  { as: 'plan', plan: 'omstallningsplan-2021-bedomd' },
  measure('omstallningsplan-2021-bedomd', 'sammanslagning-2021', 'rs', 'Sammanslagning av två förvaltningar', '2021-12', OWN),
]
