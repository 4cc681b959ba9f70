// What an amendment changed, all of it: every printed cell, every ratio, goal, sentence and clause; and whether that is complete.
// Refuses: trusting the list that moved. The plan is built again from the ground and every figure compared.
import type { FinancialGoal, FinancialPartKind } from '../../../goals/model.ts'
import { type FigureRef, parseRef } from '../../../kernel/figure.ts'
import { type Text, text } from '../../../kernel/text.ts'
import type { PlanInput } from '../../input.ts'
import { type PlanGoal, planGoals } from '../../planGoals.ts'
import { type ChangedSentence, changedSentences } from '../../sentences.ts'
import { buildSheet } from '../../sheet.ts'
import type { Sheet } from '../../sheetShape.ts'
import { branchInput } from '../apply.ts'
import type { Branch } from '../branch.ts'
import { type ComparedTable, comparedTables, diffSheets, type TableDifference } from '../diff.ts'

export interface ChangedGoal {
  name: Text
  kind: FinancialPartKind
  before: Text
  after: Text
}

export interface WhatChanged {
  tables: TableDifference[]
  goals: ChangedGoal[]
  sentences: ChangedSentence[]
  /** Figures between leaf and table that moved as well: rows, totals, steps on the way. */
  between: number
}

/** Ratios and the balance requirement, which no printed table holds. */
function otherTable(sheet: Sheet, family: string, name: Text): ComparedTable {
  const lines = new Map<string, { column: string; ref: FigureRef }[]>()
  for (const ref of sheet.refs()) {
    const parts = parseRef(ref)
    if (!parts?.path.startsWith(`${family}/`)) continue
    lines.set(parts.path, [...(lines.get(parts.path) ?? []), { column: parts.period, ref }])
  }
  return {
    id: family,
    name,
    lines: [...lines].map(([path, cells]) => ({ id: path, label: sheet.figure(cells[0]!.ref)!.label, cells })),
  }
}

const allTables = (sheet: Sheet): ComparedTable[] => [
  ...comparedTables(sheet.input.structure),
  otherTable(sheet, 'ratio', text('Nyckeltal', 'Key ratios')),
  otherTable(sheet, 'balance_requirement', text('Balanskravet', 'The balance requirement')),
]

export function whatChanged(before: Sheet, after: Sheet, goals: readonly FinancialGoal[]): WhatChanged {
  const { tables } = diffSheets(before, after, allTables(after))
  const told = new Set(tables.flatMap(({ cells }) => cells.map(({ ref }) => ref)))
  const moved = after.refs().filter((ref) => !Object.is(before.value(ref) ?? null, after.value(ref) ?? null))
  return {
    tables,
    goals: changedGoals(planGoals(before, goals), planGoals(after, goals)),
    sentences: changedSentences(before, after),
    between: moved.filter((ref) => !told.has(ref)).length,
  }
}

const changedGoals = (before: readonly PlanGoal[], after: readonly PlanGoal[]): ChangedGoal[] =>
  after.flatMap(({ goal, parts }) =>
    parts.flatMap(({ part, assessment }, at) => {
      const was = before.find((one) => one.goal.id === goal.id)?.parts[at]?.assessment
      if (!was || (was.assessment === assessment.assessment && was.reason.sv === assessment.reason.sv)) return []
      return [{ name: goal.name, kind: part.kind, before: was.reason, after: assessment.reason }]
    }),
  )

export interface Rebuilt {
  /** How many figures were compared. */
  figures: number
  different: FigureRef[]
}

/** The plan as the changes left it against one built from the ground: the same in every figure, or where not. */
export function rebuiltFromGround(plan: PlanInput, branch: Pick<Branch, 'name' | 'proposals'>, moved: Sheet): Rebuilt {
  const ground = buildSheet(branchInput(plan, branch))
  const refs = new Set([...ground.refs(), ...moved.refs()])
  const different = [...refs].filter((ref) => !Object.is(ground.value(ref), moved.value(ref)))
  return { figures: refs.size, different }
}
