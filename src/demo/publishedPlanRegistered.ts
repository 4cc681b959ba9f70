// What has been read and explained in the demo region's plans: which year each document belongs to, and differences by definition.
// Each explanation covers one difference only; if the numbers change, the finding comes back.
import { text } from '../kernel/text.ts'
import type { Explanation, Registered } from '../tieout/model.ts'
import { APRIL_REPORT } from './publishedInterim.ts'
import { ALLIANCE, BOARD_APRIL_2021, PLAN_2023 } from './publishedPlan.ts'
import { planChecks } from './publishedPlanChecks.ts'

const COVID_GRANT = text(
  'Tabellen under ramarna har bidraget för covid-19 (105) med i generella statsbidrag: 2 337 + 105 = 2 442.',
  'The table below the frames counts the covid grant (105) among the general grants: 2,337 + 105 = 2,442.',
)
const BOARD_ADJUSTED = text(
  'Regionstyrelsens ram är justerad enligt tidigare beslut (avsnitt 5.5); resultatbudgeten trycker ändringen som −2 utan att säga var den hör hemma.',
  'The board’s frame is adjusted by earlier decisions (section 5.5); the result budget prints the change as −2 without saying where.',
)
const PROJECT_ENDS = text(
  'Ramen minskas med 3,1 mkr 2024 när ett digitalt projekt upphör (avsnitt 5.5).',
  'The frame is cut by SEK 3.1 m in 2024 when a digital project ends (section 5.5).',
)
const PART_OF = text(
  'Tandvården (182) är en del av regionstyrelsens rad och folkhögskolan (10) av övrigt; utan dem ger raderna nettoramen.',
  'Dental care (182) is part of the board’s row and the folk high school (10) of other; without them the rows give the net frame.',
)

const definition = (rule: string, period: string, difference: number, reason: Explanation['reason']): Explanation => ({
  rule,
  period,
  difference,
  verdict: 'definition',
  reason,
})

export const PLAN_EXPLANATIONS: readonly Explanation[] = [
  definition('C86.18', '2021', 105, COVID_GRANT),
  definition('C111.6', '2023', -3.8, BOARD_ADJUSTED),
  definition('C111.9', '2023', 2.9, BOARD_ADJUSTED),
  definition('C111.13', '2023', -1.5, BOARD_ADJUSTED),
  definition('C111.19', '2024', 2.8, PROJECT_ENDS),
  definition('C111.20', '2024', 2.8, PROJECT_ENDS),
  definition('C111.24', '2024', 3, PROJECT_ENDS),
  definition('C118.11', '2021', 192, PART_OF),
  definition('C118.13', '2021', 193, PART_OF),
]

/** The one register of which printed plan belongs to which year of the tie-out: the year it was made first. */
export const PLAN_DOCUMENTS: Readonly<Record<string, readonly number[]>> = {
  [PLAN_2023]: [2022],
  [ALLIANCE]: [2021, 2022],
  [BOARD_APRIL_2021]: [2021, 2022],
  [APRIL_REPORT]: [2023],
}

export const planRegistered = (): Pick<Registered, 'plan' | 'checks'> => ({
  plan: {
    documents: PLAN_DOCUMENTS,
    depreciation: 'Regionstyrelse/Avskrivningar',
    forecast: ['Regionstyrelse/Avskrivningar', 'Regionstyrelse/Externa pensionskostnader'],
  },
  checks: planChecks(),
})
