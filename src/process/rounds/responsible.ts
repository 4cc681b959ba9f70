// Who answers for a subject by the roles people hold: the unit's manager, the committee's or the board's official, and their deputies.
// Refuses: choosing among several who hold the same role; then it is the role that answers, in words.
import type { Grant, PersonId, Role } from '../../kernel/actor.ts'
import { RESPONSIBLE_WORDS } from '../words.ts'
import type { TaskSubject } from './task.ts'
import type { Responsible } from './template.ts'

const ROLE_OF: Record<TaskSubject['kind'], Role> = {
  unit: 'manager',
  committee: 'official',
  goal: 'official',
  assignment: 'official',
}

type Held = Grant & { person: PersonId }

export function responsibleBy(grants: readonly Held[], day: string): (subject: TaskSubject) => Responsible {
  const standing = grants.filter(({ from, to }) => from <= day && (to === undefined || day <= to))
  return ({ kind, unit }) => {
    const holders = standing.filter((grant) => grant.unit === unit && grant.role === ROLE_OF[kind])
    const own = [...new Set(holders.filter(({ deputyFor }) => deputyFor === undefined).map(({ person }) => person))]
    if (own.length !== 1) return { responsible: RESPONSIBLE_WORDS[kind].sv }
    const deputy = holders.find(({ deputyFor }) => deputyFor === own[0])?.person
    return { person: own[0]!, ...(deputy === undefined ? {} : { deputy }) }
  }
}
