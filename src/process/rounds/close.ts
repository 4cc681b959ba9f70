// How a round ends: with everything approved, or with what is not listed by name and accepted with a reason.
// Refuses: an end that lets an empty section go unnoticed.
import { type Finding, finding } from '../../kernel/finding.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { unfinished } from './progress.ts'
import { isClosed, type Round } from './round.ts'
import { STATE_WORDS, type Task } from './task.ts'

export interface CloseCommand {
  /** The person has seen the list and accepts it. */
  acceptMissing: boolean
  reason: string
}

/** The titles accepted as missing, or everything that stands against closing, each by name. */
export function decideClose(round: Round, tasks: readonly Task[], { acceptMissing, reason }: CloseCommand): Result<string[]> {
  if (isClosed(round))
    return failed([finding('process/round-closed', 'error', text('Omgången är redan stängd.', 'The round is already closed.'))])
  const left = unfinished(tasks)
  if (left.length === 0) return ok([])
  const named = left.map(({ title, state, id }) =>
    finding(
      'process/not-approved',
      'error',
      text(`${title}: ${STATE_WORDS[state].sv.toLowerCase()}.`, `${title}: ${STATE_WORDS[state].en.toLowerCase()}.`),
      { cell: id },
    ),
  )
  const findings: Finding[] = []
  if (!acceptMissing) findings.push(...named)
  else if (reason.trim() === '')
    findings.push(
      finding(
        'process/reason-missing',
        'error',
        text('Skriv varför omgången stängs utan allt som saknas.', 'Say why the round is closed without what is missing.'),
        { cell: 'reason' },
      ),
    )
  return findings.length > 0 ? failed(findings) : ok(left.map(({ title }) => title))
}
