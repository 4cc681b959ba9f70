// My tasks: what is due and when, grouped by how soon; one click to the work, many handed in at once.
// Refuses: showing what others answer for.
import { formatDate, type Lang, type Text, text } from '../../kernel/text.ts'
import { Button, ErrorSummary } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS } from '../../web/links.ts'
import { Empty, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { countWord } from '../countWords.ts'
import { daysBetween, deadlineWords, leftWords } from '../rounds/deadline.ts'
import type { Task } from '../rounds/task.ts'
import { PAGE } from '../words.ts'
import { StateMark } from './stateMark.tsx'

export interface MyTask {
  task: Task
  roundName: Text
  unitName: string
  /** The page where the work is done. */
  href: string
  /** The task's own page. */
  taskHref: string
  /** The day it is seen from: a demonstration has its own. */
  today: string
  asOf?: string
  /** What whoever approves wrote when it was sent back. */
  returned?: { by: string; reason: string }
  mayHandIn: boolean
}

export interface TasksView {
  tasks: readonly MyTask[]
  handInAction: string
  /** What could not be handed in, by name. */
  problems?: { title: string; errors: readonly { message: string }[] }
}

type Group = 'returned' | 'late' | 'soon' | 'later' | 'waiting'

const GROUPS: readonly (readonly [Group, Text])[] = [
  ['returned', text('Återsända', 'Returned')],
  ['late', text('Försenade', 'Late')],
  ['soon', text('Inom en vecka', 'Within a week')],
  ['later', text('Senare', 'Later')],
  ['waiting', text('Inlämnade, väntar på godkännande', 'Handed in, waiting for approval')],
]

export function groupOf({ task, today }: Pick<MyTask, 'task' | 'today'>): Group | undefined {
  if (task.state === 'approved') return undefined
  if (task.state === 'ready') return 'waiting'
  if (task.state === 'returned') return 'returned'
  const left = daysBetween(today, task.due)
  return left < 0 ? 'late' : left <= 7 ? 'soon' : 'later'
}

export function TasksPage({ shell, view }: { shell: Shell; view: TasksView }) {
  const { lang } = shell
  const groups = GROUPS.map(([group, title]) => ({ group, title, tasks: view.tasks.filter((one) => groupOf(one) === group) }))
  const shown = groups.filter(({ tasks }) => tasks.length > 0)
  const asOf = asOfWords(view.tasks, lang)
  return (
    <Page shell={shell} current="tasks" title={PAGE.myTasks[lang]} lead={leadOf(view.tasks, lang)} choices={[]}>
      {view.problems && <ErrorSummary {...view.problems} />}
      {asOf !== '' && <p class="r-help">{asOf}</p>}
      {shown.length === 0 ? (
        <Empty>
          <p>
            {lang === 'sv'
              ? 'Ingen uppgift väntar på dig. Nästa omgång står i '
              : 'No task is waiting for you. The next round is in the '}
            <a href={PATHS.calendar}>{lang === 'sv' ? 'årshjulet' : 'annual cycle'}</a>.
          </p>
        </Empty>
      ) : (
        <form method="post" action={view.handInAction} class="r-stack r-wide-form">
          {shown.map(({ group, title, tasks }) => (
            <Section id={group} title={title[lang]}>
              <TaskTable tasks={tasks} caption={title[lang]} lang={lang} />
            </Section>
          ))}
          {view.tasks.some(({ mayHandIn }) => mayHandIn) && (
            <div class="r-buttons">
              <Button>{PAGE.handInChosen[lang]}</Button>
            </div>
          )}
        </form>
      )}
    </Page>
  )
}

/** Rounds that are shown as of another day say so, each by its name. */
function asOfWords(tasks: readonly MyTask[], lang: Lang): string {
  const days = new Map(tasks.flatMap(({ asOf, roundName }) => (asOf ? [[roundName[lang], asOf] as const] : [])))
  return [...days]
    .map(([name, day]) => `${name} ${lang === 'sv' ? 'visas som den' : 'is shown as of'} ${formatDate(day, lang)}.`)
    .join(' ')
}

/** `Tre uppgifter väntar på dig. Den första ska vara klar fre 12 maj, om tre dagar.` */
export function leadOf(tasks: readonly MyTask[], lang: Lang): string {
  const mine = tasks.filter((one) => !['waiting', undefined].includes(groupOf(one)))
  const first = [...mine].sort((a, b) => (a.task.due < b.task.due ? -1 : 1))[0]
  if (!first) return lang === 'sv' ? 'Ingen uppgift väntar på dig.' : 'No task is waiting for you.'
  const count = countWord(mine.length, lang)
  const number = count.charAt(0).toUpperCase() + count.slice(1)
  const due = `${deadlineWords(first.task.due, first.today, lang)}, ${leftWords(first.task.due, first.today, lang)}`
  if (lang === 'en') return `${number} ${mine.length === 1 ? 'task is' : 'tasks are'} waiting for you. First due: ${due}.`
  return `${number} ${mine.length === 1 ? 'uppgift' : 'uppgifter'} väntar på dig. Närmast: ${due}.`
}

function TaskTable({ tasks, caption, lang }: { tasks: readonly MyTask[]; caption: string; lang: Lang }) {
  return (
    <Table
      lang={lang}
      caption={caption}
      rowHead={PAGE.task[lang]}
      phone="blocks"
      className="r-my-tasks"
      columns={[
        { id: 'round', head: PAGE.round[lang], kind: 'text' },
        { id: 'due', head: PAGE.due[lang], kind: 'text' },
        { id: 'state', head: PAGE.state[lang], kind: 'text' },
        { id: 'more', head: <span class="r-aloud">{PAGE.history[lang]}</span>, kind: 'text', phoneHead: '' },
      ]}
      rows={tasks.map((one) => ({
        label: <TaskLabel one={one} lang={lang} />,
        cells: [
          one.roundName[lang],
          `${deadlineWords(one.task.due, one.today, lang)}, ${leftWords(one.task.due, one.today, lang)}`,
          <StateMark state={one.task.state} lang={lang} />,
          <a href={one.taskHref} aria-label={`${PAGE.history[lang]}: ${one.task.title}`}>
            {lang === 'sv' ? 'Historik' : 'History'}
          </a>,
        ],
      }))}
    />
  )
}

function TaskLabel({ one, lang }: { one: MyTask; lang: Lang }) {
  const { task, href, unitName, returned, mayHandIn } = one
  return (
    <span class="r-task-name">
      {mayHandIn && (
        <input
          type="checkbox"
          name="uppgift"
          value={`${task.id}@${task.version}`}
          aria-label={`${PAGE.chosen[lang]} ${task.title}`}
        />
      )}
      <span>
        <a href={href}>{task.title}</a>
        {unitName !== task.title && <span class="r-task-unit"> {unitName}</span>}
        {returned && (
          <span class="r-returned">
            {lang === 'sv' ? `Åter från ${returned.by}: ${returned.reason}` : `Returned by ${returned.by}: ${returned.reason}`}
          </span>
        )}
      </span>
    </span>
  )
}

/** Where a round and a task have their pages. */
export const roundHref = (round: string): string => `${PATHS.round}/${round}`
export const taskPageHref = ({ round, no }: Pick<Task, 'round' | 'no'>): string => `${PATHS.round}/${round}/uppgift/${no}`
export const roundStateHref = (round: string, state?: string): string => link(roundHref(round), { lage: state })
