// The world's goals: read in from a report and then still, or set up here and then renewed as they change, the books left alone.
// Refuses: judging; it remembers what has been judged until the goals are others.
import { type AssessAnswer, type AssessedGoal, assessGoals, assessJson, type Goals, goalsSource } from '../goals/model.ts'
import type { FigureSource } from '../kernel/figure.ts'
import { once } from './once.ts'

export interface LivingGoals {
  readonly goals: Goals
  readonly source: FigureSource
  chain(year: number): AssessedGoal[]
  assess(year: number): AssessAnswer
  replace(goals: Goals): void
}

export function livingGoals(first: Goals): LivingGoals {
  let goals = first
  let figures = goalsSource(first)
  let chain = once((year: number) => assessGoals(first, year))
  return {
    get goals() {
      return goals
    },
    source: { room: 'goals', resolve: (ref) => figures.resolve(ref), explain: (ref) => figures.explain(ref) },
    chain: (year) => chain(year),
    assess: (year) => assessJson(goals, year),
    replace(next) {
      goals = next
      figures = goalsSource(next)
      chain = once((year: number) => assessGoals(next, year))
    },
  }
}
