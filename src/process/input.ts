// What the room's forms send, read once: a new round, tasks chosen with the versions they were read in, a step wanted.
// Refuses: dates outside the calendar, and a last day before the first.
import { type Finding, finding } from '../kernel/finding.ts'
import { isDate } from '../kernel/month.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { type Text, text } from '../kernel/text.ts'
import { isRoundId, type RoundId } from './rounds/round.ts'
import { TASK_STATES, type TaskState } from './rounds/task.ts'

export interface NewRoundCommand {
  id: RoundId
  opens: string
  due: string
}

export function readNewRound(entries: Record<string, string>): Result<NewRoundCommand> {
  const { month: id = '', opens = '', due = '' } = entries
  const findings: Finding[] = []
  const say = (cell: string, message: Text) => findings.push(finding(`process/new-round-${cell}`, 'error', message, { cell }))
  if (!isRoundId(id))
    say('month', text(`Skriv månaden som 2023-08. Du skrev ”${id}”.`, `Write the month as 2023-08. You wrote “${id}”.`))
  for (const [cell, value] of [
    ['opens', opens],
    ['due', due],
  ] as const)
    if (!isDate(value))
      say(cell, text(`Skriv datumet som 2023-09-01. Du skrev ”${value}”.`, `Write the date as 2023-09-01. You wrote “${value}”.`))
  if (isDate(opens) && isDate(due) && due < opens)
    say(
      'due',
      text(
        `Sista dag ligger före omgångens start, ${opens}. Välj ett senare datum.`,
        `The last day is before the round opens, ${opens}. Choose a later date.`,
      ),
    )
  if (isRoundId(id) && isDate(opens) && opens.slice(0, 7) < id)
    say(
      'opens',
      text(
        `Omgången öppnar innan månaden ${id} har börjat. Välj ett senare datum.`,
        `The round opens before the month ${id} has begun. Choose a later date.`,
      ),
    )
  return findings.length > 0 ? failed(findings) : ok({ id, opens, due })
}

/** `2023-04.17@3`: a task and the version it was read in. What is not of that shape is left out. */
export function readChosen(values: readonly string[]): { id: string; version: number }[] {
  return values.slice(0, 2000).flatMap((value) => {
    const match = /^(\d{4}-\d{2}\.\d{1,6})@(\d{1,9})$/.exec(value)
    return match ? [{ id: match[1]!, version: Number(match[2]) }] : []
  })
}

export const readState = (value: string): TaskState | undefined => TASK_STATES.find((state) => state === value)

export interface StepCommand {
  version: number
  title: string
  what: string
  who: string
  words: string
}

const STEP_LIMIT = 500

/** A step of the annual cycle as typed; the date is read from its words, never asked for apart. */
export function readStep(entries: Record<string, string>): Result<StepCommand> {
  const { title = '', what = '', who = '', words = '', version = '0' } = entries
  const findings: Finding[] = []
  if (title === '')
    findings.push(
      finding('process/step-title', 'error', text('Skriv vad steget heter.', 'Say what the step is called.'), { cell: 'title' }),
    )
  for (const [cell, value] of Object.entries({ title, what, who, words }))
    if (value.length > STEP_LIMIT)
      findings.push(
        finding(
          'process/step-long',
          'error',
          text(
            `Högst ${STEP_LIMIT} tecken. Du skrev ${value.length}.`,
            `At most ${STEP_LIMIT} characters. You wrote ${value.length}.`,
          ),
          { cell },
        ),
      )
  const read = /^\d{1,9}$/.test(version) ? Number(version) : 0
  return findings.length > 0 ? failed(findings) : ok({ version: read, title, what, who, words })
}
