// Comments at deviations in the database: versions only, the latest read.
// Refuses: a save on a version that was not read, and a version that says the same as the one before.
import type { UnitCode } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import { isUniqueViolation } from '../../storage/engine.ts'
import type { DeviationComment, NewDeviationComment } from './comment.ts'

export const COMMENT_CONFLICT = 'followup/comment-changed'

const conflict = (): Refusal =>
  new Refusal(
    'conflict',
    COMMENT_CONFLICT,
    text(
      'Någon annan har sparat kommentaren sedan du öppnade den. Inget av ditt är sparat än. Jämför och välj.',
      'Someone else has saved the comment since you opened it. Nothing of yours is saved yet. Compare and choose.',
    ),
  )

/** What is said through a month: the latest version of each, those taken away included. All units when none is named. */
export const loadDeviationComments = (tx: Tx, month: string, unit?: UnitCode): Promise<DeviationComment[]> =>
  tx.query<DeviationComment>(
    `select distinct on (unit, line) unit, month, line, version, comment as text, written_by as by, written_at as at
       from followup.deviation_comment
      where authority_id = $1 and month = $2 and ($3::text is null or unit = $3)
      order by unit, line, version desc`,
    [tx.authority, month, unit ?? null],
  )

/** Answers the version that holds now. */
export async function saveDeviationComment(tx: Tx, comment: NewDeviationComment, basedOn: number): Promise<number> {
  const before = (await loadDeviationComments(tx, comment.month, comment.unit)).find((one) => one.line === comment.line)
  if ((before?.version ?? 0) !== basedOn) throw conflict()
  if (before?.text === comment.text) return before.version
  const version = basedOn + 1
  try {
    await tx.query(
      `insert into followup.deviation_comment (authority_id, unit, month, line, version, comment, written_by)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.authority, comment.unit, comment.month, comment.line, version, comment.text, tx.actor.name],
    )
  } catch (error) {
    throw isUniqueViolation(error) ? conflict() : error
  }
  await audit(tx, {
    action: 'followup/deviation-comment',
    subject: `followup:comment${comment.line === '' ? '' : `/${comment.line}`}@${comment.unit}/${comment.month}`,
    ...(before ? { before: { version: before.version, text: before.text } } : {}),
    after: { version, text: comment.text },
  })
  return version
}
