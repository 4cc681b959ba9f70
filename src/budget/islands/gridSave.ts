// The grid's form sent by fetch, and what the server answered, in one of five shapes.
// Refuses: taking a way to sign in, or a page of error, for a saved budget.
import type { GridEdit } from '../detail/gridState.ts'

export type Answer =
  | { kind: 'saved'; version: number; clock: string; theirs: GridEdit[] }
  | { kind: 'conflict'; version: number; theirs: GridEdit[]; conflicts: (GridEdit & { theirs: GridEdit['value']; by: string })[] }
  /** A choice about whole rows: the same form sent as a page. */
  | { kind: 'page'; version?: undefined }
  | { kind: 'refused'; version?: undefined; findings: { message: string }[] }
  | { kind: 'unreachable'; version?: undefined }

export async function send(form: HTMLFormElement, edits: readonly GridEdit[]): Promise<Answer> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.set(name, value)
  body.set('edits', JSON.stringify(edits))
  body.set('answer', 'json')
  const answer = await fetch(form.action, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { accept: 'application/json' },
  }).catch(() => undefined)
  if (!answer || (answer.status !== 200 && answer.status !== 409 && answer.status !== 422)) return { kind: 'unreachable' }
  const said = await answer.json().catch(() => undefined)
  if (typeof said !== 'object' || said === null) return { kind: 'unreachable' }
  if (answer.status === 422) return { kind: 'refused', findings: said.findings ?? [{ message: said.title ?? '' }] }
  if (answer.status === 409) return said.page || !said.conflicts ? { kind: 'page' } : { kind: 'conflict', ...said }
  return { kind: 'saved', ...said }
}
