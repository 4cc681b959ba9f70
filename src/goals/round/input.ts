// What the round's forms send, read: which proposals are confirmed, and as the person saw them.
// Refuses: confirming a proposal the person did not see; one that has moved since the page was opened is a finding.
import { type Finding, finding } from '../../kernel/finding.ts'
import { text } from '../../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../../kernel/verdict.ts'
import { isAssessment } from './judge.ts'
import type { Step } from './roundChain.ts'

export interface Confirmed {
  ref: string
  /** The version that was read; 0 when nobody had judged. */
  version: number
  proposed: Assessment
}

/** `2 met goals:subgoal/…`: the version and the proposal as they stood on the page. */
export const confirmField = (step: Pick<Step, 'ref' | 'proposed' | 'judgement'>): string =>
  `${step.judgement?.version ?? 0} ${step.proposed} ${step.ref}`

/** Undefined for anything a page did not write. */
export function readConfirmed(field: string): Confirmed | undefined {
  const [, version, proposed, ref] = /^(\d{1,6}) (\w+) (\S+)$/.exec(field) ?? []
  return isAssessment(proposed) && ref ? { ref, version: Number(version), proposed } : undefined
}

export const nothingChosen = (): Finding =>
  finding(
    'goals/confirm-none',
    'error',
    text('Inget delmål är valt. Kryssa för minst ett.', 'No sub-goal is chosen. Tick at least one.'),
    { cell: 'bekrafta' },
  )

export function proposalMoved(step: Step, seen: Assessment): Finding {
  const [a, b] = [ASSESSMENT_WORDS[seen].short, ASSESSMENT_WORDS[step.proposed].short]
  return finding(
    'goals/confirm-moved',
    'error',
    text(
      `Förslaget för ”${step.title}” har ändrats från ${a.sv} till ${b.sv} sedan sidan öppnades. Läs om och bekräfta igen.`,
      `The proposal for “${step.title}” has changed from ${a.en} to ${b.en} since the page was opened. Read again and confirm.`,
    ),
    { cell: step.ref },
  )
}

const LONGEST = 8000

export function readWords(written: string): { ok: true; value: string } | { ok: false; findings: Finding[] } {
  if (written.length <= LONGEST) return { ok: true, value: written }
  const message = text(
    `Texten får ha högst ${LONGEST} tecken. Du skrev ${written.length}.`,
    `The text may have at most ${LONGEST} characters. You wrote ${written.length}.`,
  )
  return { ok: false, findings: [finding('goals/round-text-long', 'error', message, { cell: 'text' })] }
}

/** A status as its code or as its word in either language: pages that compare two versions show and send the word. */
export function readAssessment(written: string): Assessment | undefined {
  const bare = written.trim()
  if (isAssessment(bare)) return bare
  const found = Object.entries(ASSESSMENT_WORDS).find(([, words]) => [words.sv, words.en].includes(bare))
  return found?.[0] as Assessment | undefined
}
