// C110–C119: the tables of a plan, printed or our own, and what the plan adds to the older rules of budget and investments.
// The comparisons follow from the rows and columns that are there; nothing here knows any particular authority.
import { formatRef, parseRef } from '../kernel/figure.ts'
import { type Text, text } from '../kernel/text.ts'
import { figure, sum } from './build.ts'
import { balanceLines, cashLines, investmentSums, sameInvestments, sameResults } from './cataloguePlanCash.ts'
import { cellOf, columnOf, inColumn, type PlanMaterial, type Tables } from './cataloguePlanCells.ts'
import { frameRoll, frameSums, indexInResult, sameFrames } from './cataloguePlanFrames.ts'
import {
  aboveZero,
  newBudget,
  percentLines,
  resultSums,
  sameNewBudget,
  supplementSums,
  threeYears,
} from './cataloguePlanResult.ts'
import { E, REGION, T } from './catalogueStatements.ts'
import type { Check, Comparison, PlanRegister, Registered, Rule } from './rule.ts'

const needs = {
  published: text('Ingen plan från året är inläst.', 'No plan of the year is read in.'),
  books: text('Ingen egen plan för året är upplagd.', 'There is no plan of our own for the year.'),
}

const rule = (id: string, name: Text, law: string, severity: 'F' | 'V', over: Partial<Rule> = {}): Rule => ({
  id,
  name,
  law,
  severity,
  comparisons: [],
  needs,
  ...over,
})

const TABLES = {
  published: text('Tabellen är inte tryckt i någon plan från året.', 'The table is not printed in any plan of the year.'),
  books: text(
    'Tabellen hör till beslut som inte finns i den egna planen.',
    'The table belongs to decisions that our own plan does not hold.',
  ),
}

export const PLAN_RULES: readonly Rule[] = [
  rule('C110', text('Ramarna summerar', 'Frames add up'), 'KL 11:6', 'F'),
  rule('C111', text('Föregående ram + uppräkning = årets ram', 'Frame before + index = frame'), 'internal', 'V', {
    needs: {
      published: needs.published,
      books: text(
        'Den egna planen räknar ramen ur index och beslutade ändringar; regeln prövas på de tryckta planerna.',
        'Our own plan computes the frame from index and decided changes; the rule is tried on the printed plans.',
      ),
    },
  }),
  rule('C112', text('Resultatbudgeten summerar', 'The result budget adds up'), 'KL 11:6', 'F'),
  rule('C113', text('Procenttal i planen räknade på nytt', 'Percentages of the plan recomputed'), 'internal', 'V'),
  rule('C114', text('Kassaflödesbudgeten går ihop', 'The cash flow budget ties out'), 'internal', 'F'),
  rule('C115', text('Balansbudgeten går ihop', 'The balance budget ties out'), 'internal', 'F'),
  rule('C116', text('Samma uppgift i flera planer och tabeller', 'The same figure in several plans and tables'), 'internal', 'F'),
  rule('C117', text('Tilläggsbudgetens kolumner summerar', 'Columns of the supplementary budget add up'), 'KL 11:6', 'F', {
    needs: TABLES,
  }),
  rule('C118', text('Oppositionens budget summerar', 'The opposition’s budget adds up'), 'internal', 'V', { needs: TABLES }),
  rule('C119', text('Egen plan = den tryckta planen', 'Own plan = the printed plan'), 'internal', 'V', {
    needs: {
      published: text('Ingen egen plan svarar för de tryckta tabellerna.', 'No plan of our own answers for the printed tables.'),
      books: text('Regeln prövas på de tryckta planerna.', 'The rule is tried on the printed plans.'),
    },
  }),
]

/** C118: the proposals of a committee = the total it is given. */
function oppositionSums(tables: Tables): Comparison[] {
  const table = 'opposition-2021'
  const rows = tables.lines(table).filter((line) => line.startsWith('frame_adjustment/'))
  const committees = [...new Set(rows.map((line) => line.split('/')[1]!))]
  return tables.columns(table, 'change').flatMap((column) =>
    committees.flatMap((committee, i) => {
      const own = rows.filter((line) => line.split('/')[1] === committee && tables.has(table, line, column.id))
      const total = own.find((line) => /^Total/.test(tables.label(table, line)))
      if (!total || own.length < 2) return []
      const left = sum(...own.filter((line) => line !== total).map((line) => tables.cell(table, line, column.id)))
      const name = text(`Förslagen = nämndens ramändring, ${committee}`, `Proposals = change of the frame, ${committee}`)
      const made = inColumn(`C118.${i + 1}`, column, tables, name, left, tables.cell(table, total, column.id), T)
      return [{ ...made, id: `C118.${i + 1}` }]
    }),
  )
}

/** C119: each printed cell our own plan answers for, against it as it would be printed. */
function ownAsPrinted(tables: Tables, { resolve }: PlanMaterial): Comparison[] {
  return tables.cells().flatMap((fact, i): Comparison[] => {
    const own = formatRef({ ...parseRef(fact.ref)!, params: { source: 'plan' } })
    const { table, line, column } = cellOf(fact.ref)!
    const shaped = columnOf(column, table)
    if (!shaped || typeof resolve(own)?.value !== 'number') return []
    const end = `${tables.label(table, line)}, ${tables.head(table, column)}`
    const right = { kind: 'printed' as const, of: figure(own), unit: fact.unit, precision: Math.max(0, fact.precision) }
    const name = text(`Tryckt = egen plan, ${end}`, `Printed = own plan, ${end}`)
    return [{ ...inColumn(`C119.${i + 1}`, shaped, tables, name, figure(fact.ref), right, E), id: `C119.${i + 1}` }]
  })
}

const OF_RULE: Record<string, (tables: Tables, register: PlanRegister | undefined, plan: PlanMaterial) => Comparison[]> = {
  C54: newBudget,
  C59: aboveZero,
  C60: threeYears,
  C63: investmentSums,
  C65: sameInvestments,
  C110: frameSums,
  // Our own plan holds decided changes beside the index, in rows of their own: its roll is the plan's own computation.
  C111: (tables, _register, plan) => (plan.own ? [] : frameRoll(tables)),
  C112: (tables, register) => [...resultSums(tables), ...indexInResult(tables, register)],
  C113: percentLines,
  C114: cashLines,
  C115: balanceLines,
  C116: (tables) => [...sameResults(tables), ...sameFrames(tables), ...sameNewBudget(tables)],
  C117: supplementSums,
  C118: (tables, _register, plan) => (plan.own ? [] : oppositionSums(tables)),
  C119: (tables, _register, plan) => (plan.own ? [] : ownAsPrinted(tables, plan)),
}

const ofCheck = (check: Check, year: number): Comparison => {
  const { id, name, left, right, tolerance, severity, deviates } = check
  const rest = { ...(severity ? { severity } : {}), ...(deviates ? { deviates } : {}) }
  return { id, name, left, right, tolerance, scopes: REGION, years: [check.year - year], sources: ['published'], ...rest }
}

/** The year the printed plan was made: what our own plan holds of it and of the years before is history, put in as printed. */
function madeIn(tables: Tables, registered: Registered): number {
  const documents = new Set(tables.cells().map((fact) => fact.document))
  return Math.max(0, ...[...documents].map((document) => registered.plan?.documents[document]?.[0] ?? 0))
}

function ofTables(id: string, plan: PlanMaterial, registered: Registered, year: number): Comparison[] {
  const make = OF_RULE[id]
  if (!make || !registered.plan) return []
  const tables = plan.tables()
  const made = make(tables, registered.plan, plan)
  const history = plan.own ? madeIn(tables, registered) : 0
  return made.filter((comparison) => comparison.years.every((offset) => year + offset > history))
}

/** What the plan documents of the year, or our own plan, add to a rule. */
export function planComparisons(
  id: string,
  { plan, registered, year }: { plan: PlanMaterial; registered: Registered; year: number },
): Comparison[] {
  const made = ofTables(id, plan, registered, year)
  const checks = (registered.checks ?? []).filter((check) => check.id.split('.')[0] === id && check.under.includes(year))
  return [...made, ...checks.map((check) => ofCheck(check, year))]
}

/** The years a tie-out can be asked for beside those of the books: those the plan documents are tied out under. */
export const planDocumentYears = ({ plan }: Registered): number[] =>
  [...new Set(Object.values(plan?.documents ?? {}).flat())].sort((a, b) => a - b)
