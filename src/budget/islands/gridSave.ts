// The grid's form sent by fetch, and what the server answered: its own words for what happened, or a refusal's sentence.
// Refuses: taking a way to sign in, or a page of error, for a saved budget.
import type { GridEdit } from '../detail/gridState.ts'

export type Answer =
  | { kind: 'saved'; version: number; clock: string; theirs: GridEdit[] }
  | { kind: 'conflict'; version: number; theirs: GridEdit[]; conflicts: (GridEdit & { theirs: GridEdit['value']; by: string })[] }
  /** A choice about whole rows: the same form sent as a page, on the version it was read at. */
  | { kind: 'page' }
  | { kind: 'refused'; findings: { message: string }[] }
  | { kind: 'unreachable' }

export async function send(form: HTMLFormElement, edits: readonly GridEdit[]): Promise<Answer> {
  const body = new URLSearchParams(new FormData(form) as never)
  body.set('edits', JSON.stringify(edits))
  body.set('answer', 'json')
  const headers = { accept: 'application/json' }
  const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual', headers }).catch(() => undefined)
  const said = await answer?.json().catch(() => undefined)
  if (said?.kind) return said
  return said?.title ? { kind: 'refused', findings: [{ message: said.title }] } : { kind: 'unreachable' }
}
