// Which body may take which kind of decision on money: dated data with its law, so that the rule can be read and changed.
// Refuses: knowing an authority's own delegation beyond what is registered here; where the law leaves it open that is said.
import { at, type Dated, dated } from '../kernel/dated.ts'
import type { Body, DecisionKind } from './decision.ts'

const KL = 'SFS 2017:725'
const FROM = '2018-01-01'

/** The kinds of rule C55 with the bodies that may decide them. */
export const COMPETENT_BODIES: Readonly<Record<DecisionKind, Dated<readonly Body[]>>> = {
  regionalPlan: dated({ source: `${KL}, 5 kap. 1 § och 11 kap. 8–11 §§`, values: { [FROM]: ['assembly'] } }),
  supplementaryBudget: dated({ source: `${KL}, 5 kap. 1 § och 11 kap. 15 §`, values: { [FROM]: ['assembly'] } }),
  reallocation: dated({
    source: `${KL}, 5 kap. 1 och 2 §§: mellan nämnder fullmäktige, eller styrelsen efter delegation; inom en nämnd nämnden själv`,
    unverified: true,
    values: { [FROM]: ['assembly', 'executiveBoard', 'committee', 'administration'] },
  }),
  technicalAdjustment: dated({
    source: 'Fullmäktiges delegation till styrelsen; myndighetens egen delegationsordning gäller',
    unverified: true,
    values: { [FROM]: ['assembly', 'executiveBoard'] },
  }),
  index: dated({
    source: 'Fullmäktiges beslut om ramar; uppräkning efter delegation till styrelsen',
    unverified: true,
    values: { [FROM]: ['assembly', 'executiveBoard'] },
  }),
  grantDistribution: dated({
    source: 'Fullmäktiges delegation till styrelsen; myndighetens egen delegationsordning gäller',
    unverified: true,
    values: { [FROM]: ['assembly', 'executiveBoard'] },
  }),
  allocation: dated({
    source: `${KL}, 6 kap. 3–6 §§ och nämndens egen delegationsordning`,
    unverified: true,
    values: { [FROM]: ['executiveBoard', 'committee', 'administration'] },
  }),
}

/** The bodies that may decide on a day; before the first registered day nothing is known, and nothing is refused. */
export const competentBodies = (kind: DecisionKind, date: string): readonly Body[] | undefined => at(COMPETENT_BODIES[kind], date)

/** Kinds whose own unit is needed: whose money it is. */
export const needsUnit = (kind: DecisionKind, body: Body): boolean =>
  kind === 'allocation' || body === 'committee' || body === 'administration'
