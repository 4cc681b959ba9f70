// Templates of rounds as data: which kinds of work each kind of round has, and how long after the units each is due.
// Refuses: making up subjects; they are handed in.

import { addDays } from './deadline.ts'
import type { RoundId, RoundKind } from './round.ts'
import { kindOf } from './round.ts'
import { type Task, type TaskKind, type TaskSubject, taskId } from './task.ts'

export interface TemplatePart {
  kind: TaskKind
  /** Days after the units' last day: committees weigh what units have reported, the board what committees have judged. */
  daysAfter: number
}

const FOLLOW_UP: readonly TemplatePart[] = [
  { kind: 'unit', daysAfter: 0 },
  { kind: 'assignment', daysAfter: 0 },
  { kind: 'committee', daysAfter: 7 },
  { kind: 'goal', daysAfter: 14 },
]

/** The month asks units and committees for money and forecast, nothing else. */
export const TEMPLATES: Record<RoundKind, readonly TemplatePart[]> = {
  month: [{ kind: 'unit', daysAfter: 0 }],
  april: FOLLOW_UP,
  august: FOLLOW_UP,
  year: FOLLOW_UP,
}

/** Who answers for a subject; a person id, or a function in words while nobody is named. */
export interface Responsible {
  person?: string
  deputy?: string
  responsible?: string
}

export interface PlanInput {
  id: RoundId
  due: string
  subjects: readonly TaskSubject[]
  responsible(subject: TaskSubject): Responsible
  /** Numbers go on after these; subjects that already have a task are left alone. */
  existing?: readonly Task[]
}

/** The round's tasks by its template, in the order of the subjects; each subject once. */
export function plannedTasks({ id, due, subjects, responsible, existing = [] }: PlanInput): Task[] {
  const parts = new Map(TEMPLATES[kindOf(id)].map((part) => [part.kind, part]))
  const taken = new Set(existing.map(({ subject }) => subject))
  let no = Math.max(0, ...existing.map((task) => task.no))
  const tasks: Task[] = []
  for (const subject of subjects) {
    const part = parts.get(subject.kind)
    if (!part || taken.has(subject.address)) continue
    taken.add(subject.address)
    no += 1
    tasks.push({
      id: taskId(id, no),
      round: id,
      no,
      kind: subject.kind,
      subject: subject.address,
      unit: subject.unit,
      title: subject.title,
      ...responsible(subject),
      due: addDays(due, part.daysAfter),
      state: 'notStarted',
      version: 1,
    })
  }
  return tasks
}
