// Party groups, and how a group lets people in. The administrator registers; the group decides.
// Refuses: entry without a member's yes. A group that has had members and has none left stays closed.
import type { PersonId } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import { mayApproveInGroup } from '../grant.ts'
import { isId, loadGrants, subjectOf } from '../people/store.ts'
import type { PartyGroup, RegisteredGrant } from '../person.ts'

export const loadGroups = (tx: Tx): Promise<PartyGroup[]> =>
  tx.query<{ code: string; name: string }>('select code, name from access.party_group where authority_id = $1 order by name', [
    tx.authority,
  ])

/** Registers a group. False when the code is taken. */
export async function addGroup(tx: Tx, group: PartyGroup): Promise<boolean> {
  const rows = await tx.query(
    `insert into access.party_group (authority_id, code, name) select $1::uuid, $2, $3 on conflict do nothing returning code`,
    [tx.authority, group.code, group.name],
  )
  if (rows.length > 0)
    await audit(tx, { action: 'access/add-group', subject: `access:group/${group.code}`, after: { name: group.name } })
  return rows.length > 0
}

/** What waits for this actor's yes: people on their way into the actor's group, and the actor's own founding of a new one. */
export async function waitingFor(tx: Tx, today: string): Promise<(RegisteredGrant & { name: string })[]> {
  const founded = new Set(
    (
      await tx.query<{ code: string }>('select code from access.party_group where authority_id = $1 and founded_at is not null', [
        tx.authority,
      ])
    ).map(({ code }) => code),
  )
  const names = new Map(
    (
      await tx.query<{ person_id: string; name: string }>('select person_id, name from access.person where authority_id = $1', [
        tx.authority,
      ])
    ).map((row) => [row.person_id, row.name]),
  )
  return (await loadGrants(tx))
    .filter((grant) => grant.waiting && mayLetIn(tx, grant, founded.has(grant.partyGroup!), today))
    .map((grant) => ({ ...grant, name: names.get(grant.person) ?? '' }))
}

function mayLetIn(tx: Tx, grant: RegisteredGrant, founded: boolean, today: string): boolean {
  if (founded) return mayApproveInGroup(tx.actor, grant.partyGroup!, grant.person, today)
  return tx.actor.person === grant.person && grant.role === 'elected'
}

/** A member's yes; or, in a group nobody has stood in yet, the first member's own acceptance. */
export async function letIn(tx: Tx, grantId: string, { now, today }: { now: string; today: string }): Promise<void> {
  const grant = isId(grantId) ? (await loadGrants(tx)).find((one) => one.grantId === grantId && one.waiting) : undefined
  if (!grant?.partyGroup) throw notYours()
  const [group] = await tx.query<{ founded_at: string | null }>(
    'select founded_at from access.party_group where authority_id = $1 and code = $2 for update',
    [tx.authority, grant.partyGroup],
  )
  if (!group || !mayLetIn(tx, grant, group.founded_at !== null, today)) throw notYours()
  await tx.query(
    `update access.party_group set founded_at = coalesce(founded_at, $3::timestamptz) where authority_id = $1 and code = $2`,
    [tx.authority, grant.partyGroup, now],
  )
  await tx.query(
    `update access.role_grant set approved_by = $3::uuid, approved_at = $4::timestamptz
      where authority_id = $1 and grant_id = $2::uuid and approved_at is null and ended_at is null`,
    [tx.authority, grantId, tx.actor.person as PersonId, now],
  )
  await audit(tx, {
    action: 'access/let-in',
    subject: subjectOf(grant.person),
    before: { waiting: true },
    after: { grantId, partyGroup: grant.partyGroup, founding: group.founded_at === null },
  })
}

const notYours = (): Refusal =>
  new Refusal(
    'not-allowed',
    'access/not-your-group',
    text(
      'Bara en förtroendevald i gruppen kan släppa in någon, och aldrig sig själv.',
      'Only an elected member of the group can let someone in, and never themselves.',
    ),
  )
