// Settings of an authority: small JSON documents by key, each change in the audit log.
import { audit } from './audit.ts'
import type { Tx } from './database.ts'

export async function loadSetting<T>(tx: Tx, key: string): Promise<T | undefined> {
  const [row] = await tx.query<{ value: T }>('select value from storage.setting where authority_id = $1 and key = $2', [
    tx.authority,
    key,
  ])
  return row?.value
}

/** Saves the document; says nothing in the log when it is the same as before. */
export async function saveSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  const before = await loadSetting(tx, key)
  if (JSON.stringify(before) === JSON.stringify(value)) return
  await tx.query(
    `insert into storage.setting (authority_id, key, value) values ($1, $2, $3::jsonb)
     on conflict (authority_id, key) do update set value = excluded.value`,
    [tx.authority, key, JSON.stringify(value)],
  )
  await audit(tx, {
    action: 'storage/save-setting',
    subject: key,
    ...(before === undefined ? {} : { before: { changed: true } }),
    after: { bytes: JSON.stringify(value).length },
  })
}
