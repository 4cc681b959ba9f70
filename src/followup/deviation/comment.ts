// A comment where the deviation is: of a unit, or of one cost type or account of it, through a month; in versions.
// Refuses: a first comment without words. One that stands is taken away by emptying it, and the log keeps what it said.
import { type Finding, finding } from '../../kernel/finding.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { formatNumber, text } from '../../kernel/text.ts'

/** Stands for the unit as a whole. */
export const WHOLE_UNIT = ''

export interface DeviationComment {
  unit: UnitCode
  /** `2020-08`: what is said is about January to the month, and the month itself. */
  month: string
  /** Id of a cost type, an account, or `WHOLE_UNIT`. */
  line: string
  version: number
  /** Empty: taken away. */
  text: string
  by: string
  at: string
}

export type NewDeviationComment = Pick<DeviationComment, 'unit' | 'month' | 'line' | 'text'>

export const MOST_WORDS = 4_000
const LINE = /^([a-z][a-z0-9_]{0,59}|\d{3,10})?$/
/** The id of a cost type as the statements name it, or an account. */
export const isCommentLine = (written: string): boolean => LINE.test(written)

/** `version`: the comment it stands on; nought for the first. */
export function readComment(written: string, version: number): Result<string> {
  const comment = written.replace(/\r\n?/g, '\n').trim()
  const findings: Finding[] = []
  if (comment === '' && version === 0)
    findings.push(
      finding(
        'followup/comment-empty',
        'error',
        text('Skriv en kommentar. Fältet är tomt.', 'Write a comment. The field is empty.'),
        { cell: 'kommentar' },
      ),
    )
  if (comment.length > MOST_WORDS)
    findings.push(
      finding(
        'followup/comment-long',
        'error',
        text(
          `Kommentaren är ${formatNumber(comment.length, 0)} tecken. Korta den till högst ${formatNumber(MOST_WORDS, 0)}.`,
          `The comment is ${formatNumber(comment.length, 0, 'en')} characters. Shorten it to at most ${formatNumber(MOST_WORDS, 0, 'en')}.`,
        ),
        { cell: 'kommentar' },
      ),
    )
  return findings.length > 0 ? failed(findings) : ok(comment)
}
