// Which grants hold on a day and what they cover. A role is held over a unit and everything below it, for a time.
// Refuses: string prefixes (the unit tree is asked), and deciding what a role may do (rules.ts).
import type { Actor, Grant, PersonId, Role } from '../kernel/actor.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { isDate } from '../kernel/month.ts'
import { text } from '../kernel/text.ts'

/** Whether `below` is the unit itself or stands anywhere under it, in the structure of today. */
export type Contains = (unit: UnitCode, below: UnitCode) => boolean

export const holdsOn = (grant: Grant, day: string): boolean => grant.from <= day && (grant.to === undefined || day <= grant.to)

export const grantsOn = (grants: readonly Grant[] | undefined, day: string): Grant[] =>
  (grants ?? []).filter((grant) => holdsOn(grant, day))

/** Every unit there is or will be, also before the organisation has been registered: the first administrator's reach. */
export const WHOLE_AUTHORITY: UnitCode = '*'

export const covers = (grant: Grant, unit: UnitCode, contains: Contains): boolean =>
  grant.unit === WHOLE_AUTHORITY || grant.unit === unit || contains(grant.unit, unit)

/**
 * The role a grant counts as outside the party group it may belong to. A political secretary or an official whom a group has
 * named reads what an elected member reads: the group's trust is not the authority's commission.
 */
export const countsAs = (grant: Grant): Role => (grant.partyGroup === undefined ? grant.role : 'elected')

/** Roles that may stand in a party group: its members are elected, its secretaries and named officials are officials. */
export const PARTY_ROLES: readonly Role[] = ['elected', 'official']

/** The roles an actor holds on a day, each once, in the order of the grants. */
export const rolesOn = (actor: Actor, day: string): Role[] => [...new Set(grantsOn(actor.grants, day).map(countsAs))]

/** A grant someone wants to give, checked: everything at once. `held` are the grants of the person stood in for. */
export function checkGrant(grant: Grant, held: readonly Grant[], contains: Contains): Finding[] {
  const found: Finding[] = []
  if (!isDate(grant.from)) found.push(notADay('from', grant.from))
  if (grant.to !== undefined && !isDate(grant.to)) found.push(notADay('to', grant.to))
  else if (grant.to !== undefined && grant.to < grant.from) found.push(endsBeforeStart(grant.from, grant.to))
  if (grant.partyGroup !== undefined && !PARTY_ROLES.includes(grant.role)) found.push(wrongPartyRole())
  if (grant.deputyFor === undefined) return found
  if (grant.to === undefined) found.push(deputyWithoutEnd())
  if (!held.some((one) => stoodInFor(one, grant, contains))) found.push(nothingToStandInFor())
  return found
}

/** A deputy gets nothing the other does not have: the same role, the unit or something below it, no longer than it lasts. */
function stoodInFor(held: Grant, deputy: Grant, contains: Contains): boolean {
  const lasts = held.from <= deputy.from && (held.to === undefined || (deputy.to !== undefined && deputy.to <= held.to))
  const own = held.deputyFor === undefined && held.partyGroup === deputy.partyGroup && held.role === deputy.role
  return own && lasts && covers(held, deputy.unit, contains)
}

/** What a group keeps private: read by those who stand in it on the day, never by an administrator. */
export function mayReadGroup(actor: Actor, group: string, day: string): boolean {
  const held = grantsOn(actor.grants, day)
  if (held.some(({ role }) => role === 'administrator')) return false
  return held.some(({ partyGroup, role }) => partyGroup === group && PARTY_ROLES.includes(role))
}

/** A group lets people in itself: one of its elected members says yes, and never to their own case. */
export function mayApproveInGroup(actor: Actor, group: string, whom: PersonId, day: string): boolean {
  if (actor.person === undefined || actor.person === whom || !mayReadGroup(actor, group, day)) return false
  return grantsOn(actor.grants, day).some(({ partyGroup, role }) => partyGroup === group && role === 'elected')
}

const notADay = (cell: string, written: string): Finding =>
  finding(
    'access/not-a-day',
    'error',
    text(`Skriv datumet som 2026-01-31. Du skrev ”${written}”.`, `Write the date as 2026-01-31. You wrote "${written}".`),
    { cell },
  )

const endsBeforeStart = (from: string, to: string): Finding =>
  finding(
    'access/ends-before-start',
    'error',
    text(
      `Sista dagen ${to} ligger före första dagen ${from}. Välj en senare sista dag.`,
      `The last day ${to} is before the first day ${from}. Choose a later last day.`,
    ),
    { cell: 'to' },
  )

const wrongPartyRole = (): Finding =>
  finding(
    'access/party-role',
    'error',
    text(
      'I en partigrupp står bara förtroendevalda och tjänstepersoner (politiska sekreterare och de gruppen namnger). Välj en av de rollerna.',
      'A party group holds only elected members and officials (political secretaries and those the group names). Choose one of those roles.',
    ),
    { cell: 'role' },
  )

const deputyWithoutEnd = (): Finding =>
  finding(
    'access/deputy-without-end',
    'error',
    text('En ersättare har alltid en sista dag. Ange den.', 'A deputy always has a last day. State it.'),
    { cell: 'to' },
  )

const nothingToStandInFor = (): Finding =>
  finding(
    'access/nothing-to-stand-in-for',
    'error',
    text(
      'Den som ska ersättas har inte rollen över enheten hela den tiden. Välj roll, enhet och datum som personen själv har.',
      'The person stood in for does not hold the role over the unit for all of that time. Choose a role, unit and dates that the person holds.',
    ),
    { cell: 'deputyFor' },
  )
