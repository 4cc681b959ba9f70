// Made-up investment projects that give the printed investment plan by area and year, the needs outside it and those of later years.
// Synthetic, and named so: the planning conditions print areas and sums, no projects.

import type { Project } from '../../investments/model.ts'
import { ORE_PER_MKR, type Ore, ore } from '../../kernel/money.ts'

/** Mkr by year. */
type ByYear = Readonly<Record<number, number>>

const planned = (amounts: ByYear): Record<number, Ore> =>
  Object.fromEntries(Object.entries(amounts).map(([year, amount]) => [year, ore(amount * ORE_PER_MKR)]))

const every = (years: readonly number[], amount: number): ByYear => Object.fromEntries(years.map((year) => [year, amount]))
const PLAN = [2023, 2024, 2025, 2026] as const
const LATER = [2027, 2028, 2029, 2030, 2031, 2032] as const

const PLANNED: readonly (readonly [id: string, area: string, name: string, amounts: ByYear])[] = [
  ['f-vardbyggnad', 'fastighet', 'Ny vårdbyggnad', { 2023: 260, 2024: 380, 2025: 360, 2026: 190 }],
  ['f-operation', 'fastighet', 'Ombyggnad av operation', { 2023: 120, 2024: 130, 2025: 110, 2026: 60 }],
  ['f-halsocentral', 'fastighet', 'Ny hälsocentral', { 2023: 45, 2024: 70, 2025: 75, 2026: 70 }],
  ['f-teknik', 'fastighet', 'Ventilation, el och energi', { 2023: 90, 2024: 80, 2025: 80, 2026: 90 }],
  ['f-lopande', 'fastighet', 'Löpande anpassning av lokaler', { 2023: 80, 2024: 60, 2025: 70, 2026: 90 }],
  ['mt-bild', 'mt', 'Bilddiagnostik', every(PLAN, 55)],
  ['mt-operation', 'mt', 'Utrustning för operation och intensivvård', every(PLAN, 45)],
  ['mt-ovrigt', 'mt', 'Övrig medicinteknisk utrustning', every(PLAN, 40)],
  ['it-natverk', 'it', 'Nätverk och serverhall', { 2023: 24, 2024: 12, 2025: 12, 2026: 12 }],
  ['it-arbetsplats', 'it', 'Digital arbetsplats', { 2023: 20, 2024: 18, 2025: 18, 2026: 18 }],
  ['hj-hjalpmedel', 'hjalpmedel', 'Hjälpmedel för utlåning', every(PLAN, 29)],
  ['ru-kultur', 'regional_utveckling', 'Inventarier regional utveckling', every(PLAN, 1)],
]

/** Printed: needs of 2023–2032 are 13 700 in all, of which 3 324 planned and 2 158 outside the plan; the rest lies after 2026. */
const LATER_NEEDS: readonly (readonly [id: string, area: string, name: string, amounts: ByYear])[] = [
  ['f-senare', 'fastighet', 'Behov av fastigheter efter planperioden', every(LATER, 1_150)],
  ['mt-senare', 'mt', 'Behov av medicinteknik efter planperioden', { ...every(LATER, 155), 2032: 159 }],
  ['it-senare', 'it', 'Behov av it efter planperioden', every(LATER, 34)],
  ['hj-senare', 'hjalpmedel', 'Behov av hjälpmedel efter planperioden', every(LATER, 29)],
  ['ru-senare', 'regional_utveckling', 'Behov inom regional utveckling efter planperioden', every(LATER, 1)],
]

/** Printed: 2 158 outside the plan, of which the first three, 457, are proposed to be added to it. */
const CANDIDATES: readonly (readonly [id: string, area: string, name: string, amounts: ByYear])[] = [
  ['k-akut', 'fastighet', 'Utbyggd akutmottagning', { 2024: 80, 2025: 120, 2026: 60 }],
  ['k-stralning', 'mt', 'Ny strålbehandlingsutrustning', { 2024: 62, 2025: 50 }],
  ['k-lokaler', 'fastighet', 'Evakueringslokaler', { 2025: 45, 2026: 40 }],
  ['k-slutenvard', 'fastighet', 'Ny byggnad för slutenvård', { 2024: 190, 2025: 360, 2026: 420 }],
  ['k-psykiatri', 'fastighet', 'Psykiatrins lokaler', { 2024: 90, 2025: 170, 2026: 180 }],
  ['k-bild', 'mt', 'Utökad bilddiagnostik', { 2024: 35, 2025: 60, 2026: 61 }],
  ['k-it', 'it', 'Ny plattform för vårdens stödsystem', { 2024: 25, 2025: 55, 2026: 55 }],
]

/** The candidates of highest priority, proposed to be added to the plan. */
export const PROPOSED_ADDITIONS = 3
export const CANDIDATE_SUM = 2158

const project =
  (state: Project['state']) =>
  ([id, area, name, amounts]: (typeof PLANNED)[number], at: number): Project => ({
    id,
    area,
    name: `${name} (syntetiskt)`,
    unit: area === 'regional_utveckling' ? 'run' : area === 'hjalpmedel' ? 'hsn' : 'rs',
    state,
    ...(state === 'candidate' ? { priority: at + 1 } : {}),
    planned: planned(amounts),
    synthetic: true,
  })

export const demoProjects = (): Project[] => [
  ...[...PLANNED, ...LATER_NEEDS].map(project('planned')),
  ...CANDIDATES.map(project('candidate')),
]
