// Who does something, in which role and where. A grant is a role over a unit and everything below it, for a time.
// Refuses: deciding what a role may do; that is the table of the access room.
import type { UnitCode } from './ids.ts'

export type PersonId = string & { readonly __id: 'person' }

export type Role = 'elected' | 'manager' | 'controller' | 'official' | 'auditor' | 'administrator' | 'citizen'

export const ROLES: readonly Role[] = ['elected', 'manager', 'controller', 'official', 'auditor', 'administrator', 'citizen']

export interface Grant {
  role: Role
  /** The unit the role is held over, with everything below it; the assembly's code means the whole authority. */
  unit: UnitCode
  /** Party groups are a dimension of their own: what a group keeps private is read by its members and the officials it names. */
  partyGroup?: string
  /** First and last day, `YYYY-MM-DD`, both included; no last day = until further notice. */
  from: string
  to?: string
  /** The person this one stands in for; a deputy always has a last day. */
  deputyFor?: PersonId
}

/** Who stands behind a write or a question. `name` is what the audit log says. */
export interface Actor {
  name: string
  person?: PersonId
  grants?: readonly Grant[]
  /** A controller writing for a manager: recorded as such, both names kept. */
  onBehalfOf?: string
}

/** A command run on the machine itself, by whoever may open the database. */
export const LOCAL_ACTOR: Actor = { name: 'lokal' }
