// Takes generated books into a database the way an authority's own files come in: as files, with receipts, superseding.
// Refuses books with errors: those are the generator's, never the user's.
import type { Actor } from '../kernel/actor.ts'
import type { AuthorityId } from '../kernel/ids.ts'
import { assert } from '../kernel/result.ts'
import { importLedger } from '../ledger/store.ts'
import type { Database } from '../storage/database.ts'
import type { DemoBook } from './demoBooks.ts'
import { bytesOfBook } from './io/bookBytes.ts'

/** Imports the books in order, each as the file it would be. */
export async function seedBooks(
  db: Database,
  authority: AuthorityId,
  actor: Actor,
  books: readonly DemoBook[],
  progress: (text: string) => void = () => undefined,
): Promise<void> {
  for (const { file, entity, year, book } of books) {
    progress(`${file} …`)
    const answer = await importLedger(db, authority, actor, { fileName: file, source: await bytesOfBook(book), entity, year })
    const findings = 'unchanged' in answer ? [] : answer.findings.filter((finding) => finding.severity === 'error')
    assert(findings.length === 0, 'the demo books must be without errors', { file, first: findings[0]?.message.en })
  }
}
