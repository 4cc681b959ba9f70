// Rounds over HTTP: the control room, one task, and everything a controller does with a round. Works without script.
// Refuses: a move in a unit the actor may not; the unit is the task's own, never one from the form.
import { loadGrants, loadPeople } from '../../access/store.ts'
import { type Asked, get, type Html, post, type Route } from '../../http/route.ts'
import { Refusal } from '../../kernel/result.ts'
import { type Text, text } from '../../kernel/text.ts'
import { unitTreeAt } from '../../organisation/model.ts'
import { loadUnits } from '../../organisation/store.ts'
import type { Tx } from '../../storage/database.ts'
import { ConflictPage } from '../../web/conflict.tsx'
import { renderPage } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { readChosen, readNewRound, readState } from '../input.ts'
import { RoundPage } from '../pages/round.tsx'
import { RoundsPage, type RoundsView } from '../pages/rounds.tsx'
import { LEFT, type RoundView } from '../pages/roundView.ts'
import { TaskPage, type TaskView } from '../pages/task.tsx'
import { roundHref, taskPageHref } from '../pages/tasks.tsx'
import { wholeOf } from '../whole.ts'
import { PAGE } from '../words.ts'
import { closeRound, createRound, noteReminders, reopenRound, unknownRound } from './control/store.ts'
import { committeeOf, heatMap, missing, progressTree } from './progress.ts'
import { askedReminders, type Reminder, reminderWords } from './reminder.ts'
import { responsibleBy } from './responsible.ts'
import { dayOf, isClosed, pickCurrent, type Round, roundName } from './round.ts'
import { loadRound, loadRounds, roundHistory } from './roundRows/store.ts'
import { latestEvents, listTasks, loadTask, type MoveOutcome, moveTasks, taskHistory } from './store.ts'
import { movesFrom, STATE_WORDS, type Task, type TaskState, type TaskSubject, taskId } from './task.ts'

/** What a round needs from rooms above: what there is to report, where it is done, what hinders an approval, and the post. */
export interface RoundDeps {
  /** The instant, UTC, ISO 8601. */
  now(): string
  /** Everything a round of the month may ask for; the template chooses among it. */
  subjects(tx: Tx, round: string): Promise<readonly TaskSubject[]>
  /** The page where the work of a task is done. */
  workHref(task: Task): string | undefined
  /** What hinders approval, by subject, e.g. a judgement without its chain. */
  obstacles?(tx: Tx, tasks: readonly Task[]): Promise<ReadonlyMap<string, Text>>
  /** One message to one person; the same key is never sent twice. */
  enqueueMail?(tx: Tx, mail: { to: string; subject: string; text: string }, key: string): Promise<unknown>
}

export const personNames = async (tx: Tx): Promise<Map<string, string>> =>
  new Map((await loadPeople(tx)).map(({ person, name }) => [person, name]))

const html = async (asked: Asked, page: Html, status: 200 | 409 | 422): Promise<Response> =>
  asked.c.html(await renderPage(page), status)

async function roundOf(tx: Tx, asked: Asked): Promise<Round> {
  const id = asked.c.req.param('round') ?? ''
  const round = await loadRound(tx, id)
  if (!round) throw unknownRound(id)
  return round
}

async function taskOf(tx: Tx, asked: Asked): Promise<Task> {
  const id = taskId(asked.c.req.param('round') ?? '', Number(asked.c.req.param('task')))
  const task = await loadTask(tx, id)
  if (!task)
    throw new Refusal(
      'not-found',
      'process/unknown-task',
      text('Uppgiften finns inte. Gå till omgången och välj en.', 'The task does not exist. Choose one in the round.'),
    )
  return task
}

export async function roundsView(tx: Tx, asked: Asked, form?: RoundsView['form']): Promise<RoundsView> {
  const rounds = await loadRounds(tx)
  const tasks = await listTasks(tx)
  const current = pickCurrent(rounds, asked.today)?.id
  return {
    rounds: rounds.map((round) => ({ round, tasks: tasks.filter((task) => task.round === round.id) })),
    ...(current ? { current } : {}),
    today: asked.today,
    runs: asked.may('round:run', wholeOf(await loadUnits(tx))),
    ...(form ? { form } : {}),
  }
}

export async function roundView(tx: Tx, asked: Asked, round: Round): Promise<RoundView> {
  const tasks = await listTasks(tx, { round: round.id })
  const units = await loadUnits(tx)
  const day = dayOf(round, asked.today)
  const names = await personNames(tx)
  const waiting = askedReminders(
    tasks.filter(({ unit }) => asked.may('round:run', unit)),
    asked.today,
  )
  const approvable = tasks.filter((task) => !isClosed(round) && task.state === 'ready' && asked.may('task:approve', task.unit))
  // Whoever approves comes for what is ready, others for what is left; everything is one link away.
  const wanted = asked.c.req.query('lage') ?? (approvable.length > 0 ? 'ready' : LEFT)
  const state = wanted === LEFT ? 'left' : readState(wanted)
  const unitTree = unitTreeAt(units, day)
  return {
    round,
    today: asked.today,
    tasks,
    heat: heatMap(tasks, units, day),
    tree: progressTree(tasks, units, day),
    committees: new Map(tasks.map(({ unit }) => [unit, committeeOf(unitTree, unit)])),
    missing: missing(tasks),
    history: await roundHistory(tx, round.id),
    latest: await latestEvents(tx, round.id),
    unitNames: new Map(units.map(({ code, name }) => [code, name])),
    personNames: names,
    ...(state ? { state } : {}),
    approvable: new Set(approvable.map(({ id }) => id)),
    runs: asked.may('round:run', wholeOf(units)),
    reminders: new Set(waiting.map(({ person }) => person)).size,
  }
}

async function taskView(tx: Tx, asked: Asked, task: Task, deps: RoundDeps): Promise<TaskView> {
  const round = (await loadRound(tx, task.round))!
  const units = await loadUnits(tx)
  const workHref = deps.workHref(task)
  return {
    task,
    round,
    today: asked.today,
    unitName: units.find(({ code }) => code === task.unit)?.name ?? task.unit,
    personNames: await personNames(tx),
    history: await taskHistory(tx, task),
    moves: movesFrom(task, round, asked.may),
    ...(workHref ? { workHref } : {}),
  }
}

/** What each refused item says, by name; conflicts name who was before. */
export function problemsOf(outcomes: readonly MoveOutcome[], lang: 'sv' | 'en'): { message: string }[] {
  return outcomes.flatMap((one) => {
    if (one.kind === 'moved') return []
    if (one.kind === 'refused') return one.findings.map(({ message }) => ({ message: message[lang] }))
    const by = one.event?.by ?? (lang === 'sv' ? 'Någon annan' : 'Someone else')
    return [
      {
        message:
          lang === 'sv'
            ? `${one.task.title}: ${by} ändrade den efter att du öppnade sidan.`
            : `${one.task.title}: ${by} changed it after you opened the page.`,
      },
    ]
  })
}

export function doneWords(outcomes: readonly MoveOutcome[]): Text {
  const moved = outcomes.filter(({ kind }) => kind === 'moved').length
  return text(`${moved} av ${outcomes.length} ändrade.`, `${moved} of ${outcomes.length} changed.`)
}

export const NOTHING_CHOSEN = text('Välj minst en uppgift i listan.', 'Choose at least one task in the list.')

export function roundRoutes(deps: RoundDeps): Route[] {
  return [
    get(PATHS.round, 'round:read', (asked) => showRounds(asked)),
    post(PATHS.round, 'round:run', (asked) => create(asked, deps)),
    get(`${PATHS.round}/:round`, 'round:read', (asked) => showRound(asked)),
    post(`${PATHS.round}/:round/godkann`, 'task:approve', (asked) => decideMany(asked, deps)),
    post(`${PATHS.round}/:round/paminn`, 'round:run', (asked) => remind(asked, deps)),
    post(`${PATHS.round}/:round/utoka`, 'round:run', (asked) => extend(asked, deps)),
    post(`${PATHS.round}/:round/stang`, 'round:run', (asked) => close(asked, deps)),
    post(`${PATHS.round}/:round/oppna`, 'round:run', (asked) => reopen(asked, deps)),
    get(`${PATHS.round}/:round/uppgift/:task`, 'task:read', (asked) => showTask(asked, deps)),
    post(`${PATHS.round}/:round/uppgift/:task/lage`, 'task:work', (asked) => moveOne(asked, deps)),
  ]
}

async function showRounds(asked: Asked): Promise<Html> {
  const view = await asked.transact((tx) => roundsView(tx, asked))
  return <RoundsPage shell={asked.shell} view={view} />
}

async function showRound(asked: Asked): Promise<Html> {
  const view = await asked.transact(async (tx) => roundView(tx, asked, await roundOf(tx, asked)))
  return <RoundPage shell={asked.shell} view={view} />
}

async function showTask(asked: Asked, deps: RoundDeps): Promise<Html> {
  const view = await asked.transact(async (tx) => taskView(tx, asked, await taskOf(tx, asked), deps))
  const draft = await asked.draft(`uppgift/${view.task.id}`)
  return (
    <TaskPage
      shell={asked.shell}
      view={draft?.reason ? { ...view, reason: draft.reason, draftVersion: Number(draft.version) || view.task.version } : view}
    />
  )
}

async function requireWhole(tx: Tx, asked: Asked): Promise<void> {
  asked.require('round:run', wholeOf(await loadUnits(tx)))
}

async function create(asked: Asked, deps: RoundDeps): Promise<Response> {
  const entries = (await asked.form()).entries()
  const command = readNewRound(entries)
  if (!command.ok) {
    const view = await asked.transact(async (tx) => {
      await requireWhole(tx, asked)
      return roundsView(tx, asked, { values: entries, findings: command.findings })
    })
    return html(asked, <RoundsPage shell={asked.shell} view={view} />, 422)
  }
  const { id, opens, due } = command.value
  await asked.transact(async (tx) => {
    await requireWhole(tx, asked)
    if (await loadRound(tx, id)) throw existsAlready(id)
    await createRound(tx, {
      id,
      opens,
      due,
      at: deps.now(),
      subjects: await deps.subjects(tx, id),
      responsible: await rolesOf(tx, asked),
    })
  })
  return asked.c.redirect(roundHref(id), 303)
}

const rolesOf = async (tx: Tx, asked: Asked) =>
  responsibleBy(
    (await loadGrants(tx)).filter((grant) => grant.endedAt === undefined && !grant.waiting),
    asked.today,
  )

const existsAlready = (id: string): Refusal =>
  new Refusal(
    'conflict',
    'process/round-exists',
    text(
      `Omgången ${roundName(id).sv} finns redan. Öppna den i listan.`,
      `The round ${roundName(id).en} already exists. Open it in the list.`,
    ),
  )

async function extend(asked: Asked, deps: RoundDeps): Promise<Response> {
  const { id } = await asked.transact(async (tx) => {
    await requireWhole(tx, asked)
    const round = await roundOf(tx, asked)
    await createRound(tx, {
      ...round,
      at: deps.now(),
      subjects: await deps.subjects(tx, round.id),
      responsible: await rolesOf(tx, asked),
    })
    return round
  })
  return asked.c.redirect(roundHref(id), 303)
}

async function decideMany(asked: Asked, deps: RoundDeps): Promise<Response> {
  const form = await asked.form()
  const chosen = readChosen(form.all('uppgift'))
  const to = form.text('to') === 'returned' ? 'returned' : 'approved'
  const { outcomes, view } = await asked.transact(async (tx) => {
    const round = await roundOf(tx, asked)
    const tasks = (await listTasks(tx, { round: round.id })).filter(({ id }) => chosen.some((one) => one.id === id))
    const obstacles = to === 'approved' && deps.obstacles ? await deps.obstacles(tx, tasks) : undefined
    const own = chosen.filter(({ id }) => id.startsWith(`${round.id}.`))
    const done = await moveTasks(tx, own, to, {
      at: deps.now(),
      reason: form.text('reason'),
      may: asked.may,
      ...(obstacles ? { obstacles } : {}),
    })
    return { outcomes: done, view: await roundView(tx, asked, round) }
  })
  const errors =
    outcomes.length === 0 ? [{ message: NOTHING_CHOSEN[asked.lang], field: 'uppgifter' }] : problemsOf(outcomes, asked.lang)
  if (errors.length === 0) return asked.c.redirect(roundHref(view.round.id), 303)
  const title = asked.lang === 'sv' ? 'Allt kunde inte ändras' : 'Not everything could be changed'
  const page = <RoundPage shell={asked.shell} view={{ ...view, problems: { title, errors }, done: doneWords(outcomes) }} />
  return html(asked, page, 422)
}

async function moveOne(asked: Asked, deps: RoundDeps): Promise<Response> {
  const form = await asked.form()
  const to = readState(form.text('to'))
  const version = form.number('version')
  const reason = form.text('reason')
  if (!to || version === undefined)
    throw new Refusal(
      'invalid',
      'process/no-step',
      text('Välj ett steg på uppgiftens sida.', 'Choose a step on the task’s page.'),
    )
  const { outcome, view } = await asked.transact(async (tx) => {
    const task = await taskOf(tx, asked)
    const obstacles = to === 'approved' && deps.obstacles ? await deps.obstacles(tx, [task]) : undefined
    const options = { at: deps.now(), reason, may: asked.may, ...(obstacles ? { obstacles } : {}) }
    const [done] = await moveTasks(tx, [{ id: task.id, version }], to, options)
    return { outcome: done!, view: await taskView(tx, asked, (await loadTask(tx, task.id))!, deps) }
  })
  if (outcome.kind === 'refused')
    return html(asked, <TaskPage shell={asked.shell} view={{ ...view, findings: outcome.findings, reason }} />, 422)
  if (outcome.kind === 'conflict') return html(asked, conflictPage(asked, outcome, { to, reason }), 409)
  await asked.dropDraft(`uppgift/${view.task.id}`)
  return asked.c.redirect(taskPageHref(view.task), 303)
}

/** Theirs is already saved, so keeping it is only going back; mine stands on top of it, when that step can still be taken. */
function conflictPage(
  asked: Asked,
  { task, event }: Extract<MoveOutcome, { kind: 'conflict' }>,
  mine: { to: TaskState; reason: string },
): Html {
  const { lang } = asked
  const now = STATE_WORDS[task.state][lang].toLowerCase()
  const wanted = STATE_WORDS[mine.to][lang].toLowerCase()
  return (
    <ConflictPage
      shell={asked.shell}
      title={
        lang === 'sv' ? `${task.title} är nu ${now}; du valde ${wanted}` : `${task.title} is now ${now}; you chose ${wanted}`
      }
      action={`${taskPageHref(task)}/lage`}
      hidden={{ to: mine.to }}
      version={task.version}
      savedBy={event?.by ?? ''}
      savedAt={event?.at ?? ''}
      keepTheirs={taskPageHref(task)}
      fields={[{ name: 'reason', label: PAGE.reason[lang], mine: mine.reason, theirs: event?.reason ?? '', multiline: true }]}
    />
  )
}

async function remind(asked: Asked, deps: RoundDeps): Promise<Response> {
  const { id } = await asked.transact(async (tx) => {
    const round = await roundOf(tx, asked)
    if (isClosed(round))
      throw new Refusal('conflict', 'process/round-closed', text('Omgången är stängd.', 'The round is closed.'))
    const tasks = (await listTasks(tx, { round: round.id })).filter(({ unit }) => asked.may('round:run', unit))
    await sendReminders(tx, askedReminders(tasks, asked.today), round, asked.today, deps)
    return round
  })
  return asked.c.redirect(roundHref(id), 303)
}

/** Notes what has not been sent before and posts one message per person, in the same transaction. For the daily job too. */
export async function sendReminders(
  tx: Tx,
  due: readonly Reminder[],
  round: Round,
  today: string,
  { enqueueMail }: Pick<RoundDeps, 'enqueueMail'>,
): Promise<Reminder[]> {
  const fresh = await noteReminders(tx, due, today)
  if (!enqueueMail) return fresh
  const people = new Map((await loadPeople(tx)).map((person) => [person.person as string, person]))
  for (const person of new Set(fresh.map((one) => one.person))) {
    const known = people.get(person)
    if (!known?.email || !known.active) continue
    const words = reminderWords(
      fresh.filter((one) => one.person === person),
      roundName(round.id),
      dayOf(round, today),
    )
    const mail = { to: known.email, subject: words.subject.sv, text: `${words.lines.map(({ sv }) => sv).join('\n')}\n` }
    await enqueueMail(tx, mail, `round/${round.id}/reminder/${person}/${today}`)
  }
  return fresh
}

async function close(asked: Asked, deps: RoundDeps): Promise<Response> {
  const form = await asked.form()
  const { view, findings } = await asked.transact(async (tx) => {
    await requireWhole(tx, asked)
    const round = await roundOf(tx, asked)
    const against = await closeRound(tx, round.id, {
      version: form.number('version') ?? 0,
      at: deps.now(),
      acceptMissing: form.text('accept') === 'ja',
      reason: form.text('reason'),
    })
    return { view: await roundView(tx, asked, round), findings: against }
  })
  if (findings.length === 0) {
    return asked.c.redirect(roundHref(view.round.id), 303)
  }
  const title = asked.lang === 'sv' ? 'Omgången är inte stängd' : 'The round is not closed'
  const errors = findings.map(({ message, cell }) => ({
    message: message[asked.lang],
    field: cell === 'reason' ? 'stang-skal' : 'saknas',
  }))
  return html(asked, <RoundPage shell={asked.shell} view={{ ...view, problems: { title, errors } }} />, 422)
}

async function reopen(asked: Asked, deps: RoundDeps): Promise<Response> {
  const form = await asked.form()
  const { id } = await asked.transact(async (tx) => {
    await requireWhole(tx, asked)
    const round = await roundOf(tx, asked)
    await reopenRound(tx, round.id, { version: form.number('version') ?? 0, at: deps.now(), reason: form.text('reason') })
    return round
  })
  return asked.c.redirect(roundHref(id), 303)
}
