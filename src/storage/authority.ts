// The authorities that live in a database: listed without entering any of them, registered by entering the new one.
import { type Actor, LOCAL_ACTOR } from '../kernel/actor.ts'
import type { AuthorityId } from '../kernel/ids.ts'
import { audit } from './audit.ts'
import type { Database, Tx } from './database.ts'

export interface Authority {
  authorityId: AuthorityId
  /** Short lower-case code, e.g. the region's name without spaces. */
  code: string
  name: string
  kind: 'region' | 'municipality'
  /** True when the details below the published figures are generated. */
  synthetic: boolean
}

// Nobody's id: a transaction that enters it sees no rows of anyone.
const NOBODY = '00000000-0000-0000-0000-000000000000' as AuthorityId

export function listAuthorities(db: Database): Promise<Authority[]> {
  return db.asAuthority(NOBODY, LOCAL_ACTOR, (tx) =>
    tx.query<Authority & Record<string, unknown>>(
      'select authority_id as "authorityId", code, name, kind, synthetic from storage.directory()',
    ),
  )
}

/** Registers the authority; says nothing and changes nothing when it is already there. */
export function registerAuthority(db: Database, actor: Actor, authority: Authority): Promise<void> {
  return db.asAuthority(authority.authorityId, actor, (tx) => insertAuthority(tx, authority))
}

async function insertAuthority(tx: Tx, { authorityId, code, name, kind, synthetic }: Authority): Promise<void> {
  const inserted = await tx.query(
    `insert into storage.authority (authority_id, code, name, kind, synthetic)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::boolean[])
     on conflict (authority_id) do nothing returning authority_id`,
    [[authorityId], [code], [name], [kind], [synthetic]],
  )
  if (inserted.length > 0)
    await audit(tx, { action: 'storage/register-authority', subject: code, after: { name, kind, synthetic } })
}

/** The authority a transaction is in. */
export async function loadAuthority(tx: Tx): Promise<Authority> {
  const [row] = await tx.query<Authority & Record<string, unknown>>(
    'select authority_id as "authorityId", code, name, kind, synthetic from storage.authority where authority_id = $1',
    [tx.authority],
  )
  return row!
}

/** What the authority is called and what it is; the demo is what it is and is not changed here. */
export async function changeAuthority(tx: Tx, { code, name, kind, synthetic }: Omit<Authority, 'authorityId'>): Promise<void> {
  const before = await loadAuthority(tx)
  const after = { ...before, code, name, kind, synthetic }
  if (JSON.stringify(before) === JSON.stringify(after)) return
  await tx.query('update storage.authority set code = $2, name = $3, kind = $4, synthetic = $5 where authority_id = $1', [
    tx.authority,
    code,
    name,
    kind,
    synthetic,
  ])
  await audit(tx, { action: 'storage/change-authority', subject: code, before, after })
}
