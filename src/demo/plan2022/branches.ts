// Branches of the demonstration: the opposition's printed budget of 2021, the printed alternative for 2023 and two made-up party budgets.
// What is made up is called a synthetic example; what is printed names its section.
import type { Funding } from '../../budget/model.ts'
import { ore } from '../../kernel/money.ts'
import { type Branch, type Change, LEAF, type Proposal } from '../../plan/model.ts'
import { mkr } from './amounts.ts'
import {
  ADDED_INCOME,
  frameLineId,
  lineRef,
  OPPOSITION_BRANCH,
  PLAN_2021_ID,
  printedFrameLines,
  unitOfLine,
} from './opposition.ts'
import { PLAN_ID } from './structure.ts'

export type NewBranch = Omit<Branch, 'version'>

interface Said {
  title: string
  text: string
  changes: readonly Change[]
  funding?: Funding
}

const proposals = (branch: string, by: string, at: string, said: readonly Said[]): Proposal[] =>
  said.map((one, i) => ({ ...one, id: `${branch}-${i + 1}`, no: i + 1, state: 'proposed', version: 1, by, at }))

const head = (
  id: string,
  name: string,
  kind: NewBranch['kind'],
  plan: string,
  ownerName: string,
): Omit<NewBranch, 'proposals'> => ({
  id,
  plan,
  kind,
  name,
  ownerName,
  officials: [],
  state: 'published',
  exceptions: [],
})

const SECTION_8: Funding = { kind: 'grant', note: 'Generella statsbidrag +184 mkr, avsnitt 9' }

/** One proposal per printed line, the printed totals left out, and what the result budget changes beside them. */
function opposition(): NewBranch {
  const lines = printedFrameLines()
    .filter((row) => row.group !== 'total')
    .map((row): Said => {
      const amount = mkr(Number(row.value))
      const unit = unitOfLine(row)
      const activity = unit === 'rs' && /folktandvården/.test(row.label!) ? 'tandvard_2021' : 'ram_2021'
      return {
        title: row.label!,
        text: `${row.committee}, rad ${row.row_no} i avsnitt 8.`,
        changes: [
          { ref: LEAF.adjustment(unit, activity, 2021), add: amount },
          { ref: lineRef(frameLineId(row), 'change_2021'), set: amount },
        ],
        ...(amount > 0 ? { funding: SECTION_8 } : {}),
      }
    })
  const income: Said[] = [
    {
      title: 'Ökade generella statsbidrag',
      text: 'Avsnitt 9: +184.',
      changes: [{ ref: LEAF.input('general_state_grants', 2021), add: ADDED_INCOME.grants }],
    },
    {
      title: 'Lägre finansiella kostnader',
      text: 'Avsnitt 9: +1 (0,6 med syntetisk decimal).',
      changes: [{ ref: LEAF.input('financial_costs', 2021), add: ADDED_INCOME.financialCosts }],
    },
  ]
  return {
    ...head(OPPOSITION_BRANCH, 'Alliansens tilläggsbudget 2021', 'partyBudget', PLAN_2021_ID, 'Alliansen'),
    partyGroup: 'Alliansen',
    proposals: proposals(OPPOSITION_BRANCH, 'Alliansen', '2021-02-01T09:00:00Z', [...lines, ...income]),
  }
}

const CONDITIONS_5_5 = 'Planeringsförutsättningar 2023–2026, 5.5'

/** The print names two ways to the same result: a lower index, or a reduction. One branch each, since they exclude each other. */
const alternatives = (): NewBranch[] => [
  {
    ...head(
      'alternativ-2023',
      'Alternativ 2023: index 2,2 procent',
      'scenario',
      PLAN_ID,
      'Tjänstepersoner, planeringsförutsättningar',
    ),
    proposals: proposals('alternativ-2023', 'Tjänstepersoner', '2022-02-08T09:00:00Z', [
      {
        title: 'Räkna upp ramarna 2023 med 2,2 procent',
        text: `${CONDITIONS_5_5}: nettokostnaderna följer då utvecklingen av skatter och bidrag.`,
        changes: [{ ref: LEAF.input('price_index_ppm', 2023), set: 22_000 }],
      },
    ]),
  },
  {
    ...head(
      'alternativ-2023-reducering',
      'Alternativ 2023: budgetreducering 167 mkr',
      'scenario',
      PLAN_ID,
      'Tjänstepersoner, planeringsförutsättningar',
    ),
    proposals: proposals('alternativ-2023-reducering', 'Tjänstepersoner', '2022-02-08T09:00:00Z', [
      {
        title: 'Lägg in en budgetreducering på 167 mkr 2023',
        text: `${CONDITIONS_5_5}: verksamhetens resultat täcker då de finansiella kostnaderna, 216. Fördelningen på nämnder är inte tryckt; här står den ofördelad hos regionstyrelsen.`,
        changes: [{ ref: LEAF.adjustment('rs', 'gemensamt', 2023), add: ore(-mkr(167)) }],
      },
    ]),
  },
]

/** Made up, so that two party budgets for the same year can be compared. */
function example(letter: 'A' | 'B', said: readonly Said[]): NewBranch {
  const id = `syntetiskt-exempel-${letter.toLowerCase()}-2023`
  const name = `Syntetiskt exempel ${letter}`
  return {
    ...head(id, `Partibudget 2023 (${name.toLowerCase()})`, 'partyBudget', PLAN_ID, name),
    partyGroup: name,
    proposals: proposals(id, name, '2022-05-10T09:00:00Z', said),
  }
}

const from = (kind: Funding['kind'], note: string): Funding => ({ kind, note })

const examples = (): NewBranch[] => [
  example('A', [
    {
      title: 'Fler vårdplatser',
      text: 'Syntetiskt förslag.',
      changes: [{ ref: LEAF.adjustment('hsn', 'sjukhusvard', 2023), add: mkr(60) }],
      funding: from('appropriation', 'Lägre ramar för gemensamma funktioner och kollektivtrafik'),
    },
    {
      title: 'Mindre administration',
      text: 'Syntetiskt förslag.',
      changes: [{ ref: LEAF.adjustment('rs', 'gemensamt', 2023), add: ore(-mkr(55)) }],
    },
    {
      title: 'Senarelägg turer i kollektivtrafiken',
      text: 'Syntetiskt förslag.',
      changes: [{ ref: LEAF.adjustment('run', 'kollektivtrafik', 2023), add: ore(-mkr(12)) }],
    },
  ]),
  example('B', [
    {
      title: 'Höj skatten med 20 öre',
      text: 'Syntetiskt förslag.',
      changes: [2023, 2024, 2025, 2026].map((year) => ({ ref: LEAF.input('tax_rate_change', year), add: 20 })),
    },
    {
      title: 'Stärk primärvården',
      text: 'Syntetiskt förslag.',
      changes: [{ ref: LEAF.adjustment('rs', 'primarvard', 2023), add: mkr(70) }],
      funding: from('appropriation', 'Högre skatteintäkter'),
    },
    {
      title: 'Billigare kollektivtrafik',
      text: 'Syntetiskt förslag.',
      changes: [{ ref: LEAF.adjustment('run', 'kollektivtrafik', 2023), add: mkr(25) }],
      funding: from('appropriation', 'Högre skatteintäkter'),
    },
  ]),
]

export const demoBranches = (): NewBranch[] => [opposition(), ...alternatives(), ...examples()]
