// Drafts in the database: one per person and key, the latest kept. Refuses: reading another person's drafts.
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import type { Tx } from '../../storage/database.ts'
import { DRAFT_LIMIT_BYTES, DRAFTS_PER_PERSON, type Draft } from './draft.ts'

/** Keeps what the person has written so far. Says nothing in the log: a draft is nobody's but theirs. */
export async function saveDraft(tx: Tx, person: string, key: string, fields: Record<string, string>, at: string): Promise<void> {
  if (Buffer.byteLength(JSON.stringify(fields)) > 2 * DRAFT_LIMIT_BYTES)
    throw new Refusal('invalid', 'process/draft-too-large', text('Utkastet är för stort.', 'The draft is too large.'))
  await tx.query(
    `insert into process.draft (authority_id, person, key, fields, saved_at) values ($1, $2, $3, $4::jsonb, $5)
     on conflict (authority_id, person, key) do update set fields = excluded.fields, saved_at = excluded.saved_at`,
    [tx.authority, person, key, JSON.stringify(fields), at],
  )
  await tx.query(
    `delete from process.draft where authority_id = $1 and person = $2 and key in (
       select d.key from process.draft d where d.authority_id = $1 and d.person = $2
        order by d.saved_at desc, d.key offset $3::int)`,
    [tx.authority, person, DRAFTS_PER_PERSON],
  )
}

export async function loadDraft(tx: Tx, person: string, key: string): Promise<Draft | undefined> {
  const [row] = await tx.query<Draft>(
    'select fields, saved_at as at from process.draft where authority_id = $1 and person = $2 and key = $3',
    [tx.authority, person, key],
  )
  return row
}

/** The person's drafts of several forms on one page, by key: one question, not one each. */
export async function loadDrafts(tx: Tx, person: string, keys: readonly string[]): Promise<Map<string, Draft>> {
  const rows = await tx.query<Draft & { key: string }>(
    'select key, fields, saved_at as at from process.draft where authority_id = $1 and person = $2 and key = any($3::text[])',
    [tx.authority, person, keys],
  )
  return new Map(rows.map(({ key, ...draft }) => [key, draft]))
}

export async function dropDraft(tx: Tx, person: string, key: string): Promise<void> {
  await tx.query('delete from process.draft where authority_id = $1 and person = $2 and key = $3', [tx.authority, person, key])
}
