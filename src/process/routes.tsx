// The room over HTTP: my tasks, rounds, the annual cycle with its calendar file, and drafts.
// Refuses: another person's drafts, and knowing what is behind a task; links come from the rooms above.
import { type Asked, get, type Html, post, type Route } from '../http/route.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { loadUnits } from '../organisation/store.ts'
import type { Tx } from '../storage/database.ts'
import { renderPage } from '../web/layout.tsx'
import { PATHS } from '../web/links.ts'
import { type CycleDeps, cycleRoutes } from './cycle/routes.tsx'
import { readDraft } from './drafts/draft.ts'
import { saveDraft } from './drafts/store.ts'
import { readChosen } from './input.ts'
import { groupOf, type MyTask, TasksPage, taskPageHref } from './pages/tasks.tsx'
import { dueReminders, type Reminder } from './rounds/reminder.ts'
import { dayOf, isClosed, roundName } from './rounds/round.ts'
import { loadRounds } from './rounds/roundRows/store.ts'
import {
  doneWords,
  NOTHING_CHOSEN,
  personNames,
  problemsOf,
  type RoundDeps,
  roundRoutes,
  sendReminders,
} from './rounds/routes.tsx'
import { listTasks, moveTasks, taskHistory } from './rounds/store.ts'
import { movesFrom, type Task } from './rounds/task.ts'

export type ProcessDeps = RoundDeps & CycleDeps

export const DRAFT_PATH = '/utkast'
const HAND_IN = `${PATHS.tasks}/klara`

export function processRoutes(deps: ProcessDeps): Route[] {
  return [
    get(PATHS.tasks, 'task:read', (asked) => showTasks(asked, deps)),
    post(HAND_IN, 'task:work', (asked) => handIn(asked, deps)),
    post(DRAFT_PATH, 'draft:own', (asked) => keepDraft(asked, deps)),
    ...cycleRoutes(deps),
    ...roundRoutes(deps),
  ]
}

async function myTasks(tx: Tx, asked: Asked, deps: ProcessDeps): Promise<MyTask[]> {
  const { person } = asked.actor
  if (!person) return []
  const rounds = new Map((await loadRounds(tx)).map((round) => [round.id, round]))
  const names = new Map((await loadUnits(tx)).map(({ code, name }) => [code, name]))
  const people = await personNames(tx)
  const mine: MyTask[] = []
  for (const task of await listTasks(tx, { person })) {
    const round = rounds.get(task.round)!
    const today = dayOf(round, asked.today)
    if (isClosed(round) || round.opens > today || groupOf({ task, today }) === undefined) continue
    const returned = task.state === 'returned' ? await returnOf(tx, task, people) : undefined
    mine.push({
      task,
      roundName: roundName(round.id),
      unitName: names.get(task.unit) ?? task.unit,
      href: deps.workHref(task) ?? taskPageHref(task),
      taskHref: taskPageHref(task),
      today,
      ...(round.asOf ? { asOf: round.asOf } : {}),
      ...(returned ? { returned } : {}),
      mayHandIn: movesFrom(task, round, asked.may).some(({ to }) => to === 'ready'),
    })
  }
  return mine.sort((a, b) => (a.task.due < b.task.due ? -1 : a.task.due > b.task.due ? 1 : a.task.no - b.task.no))
}

async function returnOf(tx: Tx, task: Task, people: ReadonlyMap<string, string>) {
  const event = (await taskHistory(tx, task)).find(({ to }) => to === 'returned')
  return event && { by: people.get(event.by) ?? event.by, reason: event.reason }
}

/** How many tasks wait for the person: the number in the menu. */
export async function waitingTasks(tx: Tx, person: string, today: string): Promise<number> {
  const rounds = new Map((await loadRounds(tx)).map((round) => [round.id, round]))
  return (await listTasks(tx, { person, states: ['notStarted', 'inProgress', 'returned'] })).filter((task) => {
    const round = rounds.get(task.round)!
    return !isClosed(round) && round.opens <= dayOf(round, today)
  }).length
}

/** The day's reminders of every open round, noted and posted once: for the daily job. */
export async function remindToday(tx: Tx, today: string, deps: Pick<RoundDeps, 'enqueueMail'>): Promise<Reminder[]> {
  const sent: Reminder[] = []
  for (const round of await loadRounds(tx)) {
    if (isClosed(round)) continue
    const due = dueReminders(await listTasks(tx, { round: round.id }), round, today)
    sent.push(...(await sendReminders(tx, due, round, today, deps)))
  }
  return sent
}

async function showTasks(asked: Asked, deps: ProcessDeps): Promise<Html> {
  const tasks = await asked.transact((tx) => myTasks(tx, asked, deps))
  return <TasksPage shell={asked.shell} view={{ tasks, handInAction: HAND_IN }} />
}

async function handIn(asked: Asked, deps: ProcessDeps): Promise<Response> {
  const chosen = readChosen((await asked.form()).all('uppgift'))
  const { outcomes, tasks } = await asked.transact(async (tx) => {
    const done = await moveTasks(tx, chosen, 'ready', { at: deps.now(), may: asked.may })
    return { outcomes: done, tasks: await myTasks(tx, asked, deps) }
  })
  const errors = outcomes.length === 0 ? [{ message: NOTHING_CHOSEN[asked.lang] }] : problemsOf(outcomes, asked.lang)
  if (errors.length === 0) return asked.c.redirect(PATHS.tasks, 303)
  const problems = { title: doneWords(outcomes)[asked.lang], errors }
  return asked.c.html(await renderPage(<TasksPage shell={asked.shell} view={{ tasks, handInAction: HAND_IN, problems }} />), 422)
}

async function keepDraft(asked: Asked, { now }: ProcessDeps): Promise<Response> {
  const { person } = asked.actor
  if (!person)
    throw new Refusal('not-allowed', 'process/draft-nobody', text('Logga in för att spara utkast.', 'Sign in to keep drafts.'))
  const form = await asked.form()
  const draft = readDraft({ key: form.text('key'), fields: form.text('fields') })
  if (!draft.ok) throw new Refusal('invalid', draft.findings[0]!.code, draft.findings[0]!.message, draft.findings)
  const at = now()
  await asked.transact((tx) => saveDraft(tx, person, draft.value.key, draft.value.fields, at))
  return asked.c.json({ at })
}
