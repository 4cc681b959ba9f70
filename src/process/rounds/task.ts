// A task of a round and its states: one table of moves says who may move what, and which moves need a reason.
// Refuses: a move that is not in the table, a move without the reason it needs, and any move in a closed round.
import { type Finding, finding } from '../../kernel/finding.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { failed, ok, type Result } from '../../kernel/result.ts'
import { type Text, text } from '../../kernel/text.ts'
import { isClosed, type Round, type RoundId } from './round.ts'

export type TaskKind = 'unit' | 'committee' | 'goal' | 'assignment'
export const TASK_KINDS: readonly TaskKind[] = ['unit', 'committee', 'goal', 'assignment']

export type TaskState = 'notStarted' | 'inProgress' | 'ready' | 'returned' | 'approved'
export const TASK_STATES: readonly TaskState[] = ['approved', 'ready', 'inProgress', 'returned', 'notStarted']

/** What a task is about: an opaque address, handed in by the room that owns it. */
export interface TaskSubject {
  address: string
  kind: TaskKind
  unit: UnitCode
  title: string
}

export interface Task {
  /** `2023-04.17`: the round and the task's number in it. */
  id: string
  round: RoundId
  no: number
  kind: TaskKind
  subject: string
  unit: UnitCode
  title: string
  /** Responsible person and deputy as person ids; `responsible` is a function in words where no person is named. */
  person?: string
  deputy?: string
  responsible?: string
  due: string
  state: TaskState
  version: number
}

export interface TaskEvent {
  taskId: string
  version: number
  at: string
  by: string
  onBehalfOf?: string
  from: TaskState
  to: TaskState
  reason: string
}

export const taskId = (round: RoundId, no: number): string => `${round}.${no}`

export function parseTaskId(id: string): { round: RoundId; no: number } | undefined {
  const match = /^(\d{4}-(?:0[1-9]|1[0-2]))\.([1-9]\d{0,5})$/.exec(id)
  return match ? { round: match[1]!, no: Number(match[2]) } : undefined
}

export interface Move {
  from: TaskState
  to: TaskState
  /** Whoever has the work moves it forwards; whoever approves sends it back, approves it and opens it again. */
  needs: 'task:work' | 'task:approve'
  reason?: boolean
}

/** Read aloud: whoever works begins, hands in and takes back; whoever approves returns, approves and opens again. */
export const MOVES: readonly Move[] = [
  { from: 'notStarted', to: 'inProgress', needs: 'task:work' },
  { from: 'returned', to: 'inProgress', needs: 'task:work' },
  { from: 'ready', to: 'inProgress', needs: 'task:work' },
  { from: 'notStarted', to: 'ready', needs: 'task:work' },
  { from: 'inProgress', to: 'ready', needs: 'task:work' },
  { from: 'returned', to: 'ready', needs: 'task:work' },
  { from: 'ready', to: 'returned', needs: 'task:approve', reason: true },
  { from: 'ready', to: 'approved', needs: 'task:approve' },
  { from: 'approved', to: 'inProgress', needs: 'task:approve', reason: true },
]

export const STATE_WORDS: Record<TaskState, Text> = {
  notStarted: text('Ej påbörjad', 'Not started'),
  inProgress: text('Pågår', 'In progress'),
  ready: text('Klar', 'Ready'),
  returned: text('Återsänd', 'Returned'),
  approved: text('Godkänd', 'Approved'),
}

export const moveOf = (from: TaskState, to: TaskState): Move | undefined =>
  MOVES.find((move) => move.from === from && move.to === to)

/** Where the task can go from here for someone with these permissions. */
export const movesFrom = (task: Task, round: Round, may: (permission: string, unit: UnitCode) => boolean): Move[] =>
  isClosed(round) ? [] : MOVES.filter((move) => move.from === task.state && may(move.needs, task.unit))

export interface MoveContext {
  round: Round
  reason?: string
  may(permission: string, unit: UnitCode): boolean
  /** What a later room says stands in the way of approving, e.g. a judgement without its chain. */
  obstacle?: Text
}

/** The move, or everything that stands against it. */
export function decideMove(task: Task, to: TaskState, context: MoveContext): Result<Move> {
  const move = moveOf(task.state, to)
  const findings: Finding[] = []
  const say = (code: string, message: Text, cell?: string) =>
    findings.push(finding(`process/${code}`, 'error', message, cell ? { cell } : {}))
  if (isClosed(context.round)) say('round-closed', closedWords(task))
  if (!move) say('no-such-move', noMoveWords(task, to))
  else if (!context.may(move.needs, task.unit)) say('not-yours', notYours(task, move))
  if (move?.reason && (context.reason ?? '').trim() === '') say('reason-missing', reasonWords(task, to), 'reason')
  if (to === 'approved' && context.obstacle) say('obstacle', context.obstacle)
  return findings.length > 0 || !move ? failed(findings) : ok(move)
}

/** The sentence that refuses a save; undefined while the task is open. */
export function lockedWords(task: Task, round: Round): Text | undefined {
  if (isClosed(round)) return closedWords(task)
  if (task.state !== 'approved') return undefined
  return text(
    `${task.title} är godkänd och låst. Be den som godkände att öppna uppgiften med ett skäl; inget har sparats.`,
    `${task.title} is approved and locked. Ask whoever approved it to open the task with a reason; nothing was saved.`,
  )
}

const closedWords = (task: Task): Text =>
  text(
    `Omgången är stängd, så ${task.title} kan inte ändras. Fråga controllern om omgången ska öppnas; inget har sparats.`,
    `The round is closed, so ${task.title} cannot be changed. Ask the controller whether to open it; nothing was saved.`,
  )

const noMoveWords = (task: Task, to: TaskState): Text => {
  const from = STATE_WORDS[task.state]
  const next = STATE_WORDS[to]
  return text(
    `${task.title} är ${from.sv.toLowerCase()} och kan inte bli ${next.sv.toLowerCase()} direkt. Läs om sidan och välj ett steg som visas.`,
    `${task.title} is ${from.en.toLowerCase()} and cannot become ${next.en.toLowerCase()} directly. Reload and choose a step shown.`,
  )
}

const notYours = (task: Task, { needs }: Move): Text =>
  needs === 'task:approve'
    ? text(`Bara den som godkänner får göra det med ${task.title}.`, `Only whoever approves may do that with ${task.title}.`)
    : text(
        `Bara den som ansvarar för enheten får göra det med ${task.title}.`,
        `Only whoever answers for the unit may do that with ${task.title}.`,
      )

const reasonWords = (task: Task, to: TaskState): Text =>
  to === 'returned'
    ? text(`Skriv vad som ska ändras i ${task.title}.`, `Say what to change in ${task.title}.`)
    : text(`Skriv varför ${task.title} öppnas igen.`, `Say why ${task.title} is opened again.`)
