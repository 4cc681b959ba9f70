// The control room of a round: the answer first, counts, the heat map, what is missing by name, every task, and the whole as a tree.
// Refuses: hiding an empty section behind a percentage. Works by keyboard and without script.
import { formatNumber, type Lang } from '../../kernel/text.ts'
import { Progress } from '../../web/bars.tsx'
import { Button, ErrorSummary } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS } from '../../web/links.ts'
import { Filters, LinkRow, Section } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import { deadlineWords, leftWords } from '../rounds/deadline.ts'
import { countStates, doneOf, type ProgressNode } from '../rounds/progress.ts'
import { dayOf, isClosed, roundName } from '../rounds/round.ts'
import { roundSentence } from '../rounds/sentence.ts'
import { TASK_KINDS, TASK_STATES, type Task } from '../rounds/task.ts'
import { KIND_WORDS, PAGE, STATES_WORDS } from '../words.ts'
import { RoundControl, remindWords } from './roundControl.tsx'
import { LEFT, type RoundView } from './roundView.ts'
import { HeatMark, StateIcon, StateMark } from './stateMark.tsx'
import { roundHref, roundStateHref, taskPageHref } from './tasks.tsx'

export function RoundPage({ shell, view }: { shell: Shell; view: RoundView }) {
  const { lang } = shell
  const { round, tasks, today } = view
  const title = roundName(round.id)[lang]
  return (
    <Page
      shell={shell}
      current="round"
      title={title}
      path={[{ label: PAGE.round[lang], href: PATHS.round }, { label: title }]}
      lead={roundSentence(round, tasks, today)[lang]}
      choices={[]}
      actions={<RoundActions view={view} lang={lang} />}
    >
      {view.problems && <ErrorSummary {...view.problems} />}
      {view.done && (
        <p class="r-help" role="status">
          {view.done[lang]}
        </p>
      )}
      <Tallies tasks={tasks} lang={lang} />
      <LinkRow
        links={[
          { label: PAGE.forecasts[lang], href: link(PATHS.forecasts, { omgang: round.id }) },
          ...(/-0[48]$/.test(round.id) ? [{ label: PAGE.reports[lang], href: `${PATHS.reports}#delar-${round.id}` }] : []),
        ]}
      />
      <div class="r-stack">
        <HeatSection view={view} lang={lang} />
        <MissingSection view={view} lang={lang} />
        <TasksSection view={view} lang={lang} />
        <Section id="trad" title={PAGE.tree[lang]}>
          <details class="r-fold">
            <summary>{PAGE.showTree[lang]}</summary>
            <Tree nodes={view.tree} lang={lang} />
          </details>
        </Section>
        <RoundControl view={view} lang={lang} />
      </div>
    </Page>
  )
}

/** What a controller comes for, at the top: remind, and approve everything that is ready, each in the version shown. */
function RoundActions({ view, lang }: { view: RoundView; lang: Lang }) {
  const { round, tasks, approvable, reminders, runs } = view
  const ready = tasks.filter(({ id }) => approvable.has(id))
  return (
    <div class="r-buttons">
      {runs && reminders > 0 && !isClosed(round) && (
        <form method="post" action={`${roundHref(round.id)}/paminn`}>
          <Button kind="secondary">{remindWords(reminders, lang)}</Button>
        </form>
      )}
      {ready.length > 0 && (
        <form method="post" action={`${roundHref(round.id)}/godkann`}>
          {ready.map(({ id, version }) => (
            <input type="hidden" name="uppgift" value={`${id}@${version}`} />
          ))}
          <Button name="to" value="approved">
            {lang === 'sv'
              ? `Godkänn ${formatNumber(ready.length, 0, lang)} ${ready.length === 1 ? 'klar' : 'klara'}`
              : `Approve ${formatNumber(ready.length, 0, lang)} ready`}
          </Button>
        </form>
      )}
    </div>
  )
}

function Tallies({ tasks, lang }: { tasks: readonly Task[]; lang: Lang }) {
  const counts = countStates(tasks)
  return (
    <ul class="r-strip r-round-tally" aria-label={PAGE.state[lang]}>
      {TASK_STATES.map((state) => (
        <li class="r-tile">
          <span class="r-tile-name">
            <StateIcon state={state} /> {STATES_WORDS[state][lang]}
          </span>
          <span class="r-tile-value">{formatNumber(counts[state], 0, lang)}</span>
        </li>
      ))}
    </ul>
  )
}

function HeatSection({ view, lang }: { view: RoundView; lang: Lang }) {
  const kinds = TASK_KINDS.filter((kind) => view.heat.some(({ cells }) => cells[kind]))
  return (
    <Section id="karta" title={PAGE.committeeAndKind[lang]}>
      <Table
        lang={lang}
        caption={PAGE.committeeAndKind[lang]}
        rowHead={PAGE.committee[lang]}
        phone="blocks"
        className="r-heat-map"
        columns={[
          ...kinds.map((kind) => ({ id: kind, head: KIND_WORDS[kind][lang], kind: 'mark' as const })),
          { id: 'done', head: PAGE.done[lang], kind: 'figure' as const },
          { id: 'bar', head: <span class="r-aloud">{PAGE.done[lang]}</span>, kind: 'bar' as const, phoneHead: '' },
        ]}
        rows={view.heat.map(({ name, cells, done, total }) => ({
          label: name,
          cells: [
            ...kinds.map((kind) => {
              const cell = cells[kind]
              return cell ? <HeatMark {...cell} lang={lang} /> : <NotAsked lang={lang} />
            }),
            `${formatNumber((100 * done) / total, 0, lang)}\u00a0%`,
            <Progress done={done} of={total} label={`${name}: ${done} / ${total}`} />,
          ],
        }))}
      />
    </Section>
  )
}

const NotAsked = ({ lang }: { lang: Lang }) => (
  <span>
    <span aria-hidden="true">–</span>
    <span class="r-aloud">{lang === 'sv' ? 'krävs inte' : 'not asked for'}</span>
  </span>
)

/** How many stand open by name; the rest are one press away. */
const FIRST_MISSING = 12

/** By name, never as a number alone. */
function MissingSection({ view, lang }: { view: RoundView; lang: Lang }) {
  const { missing } = view
  const rest = missing.slice(FIRST_MISSING)
  return (
    <Section id="saknas" title={PAGE.missing[lang]} right={formatNumber(missing.length, 0, lang)}>
      {missing.length === 0 ? (
        <p class="r-empty">{lang === 'sv' ? 'Alla avsnitt är påbörjade.' : 'All sections are started.'}</p>
      ) : (
        <MissingList tasks={missing.slice(0, FIRST_MISSING)} view={view} lang={lang} />
      )}
      {rest.length > 0 && (
        <details class="r-fold">
          <summary>
            {lang === 'sv'
              ? `Visa ${formatNumber(rest.length, 0, lang)} till`
              : `Show ${formatNumber(rest.length, 0, lang)} more`}
          </summary>
          <MissingList tasks={rest} view={view} lang={lang} />
        </details>
      )}
    </Section>
  )
}

const MissingList = ({ tasks, view, lang }: { tasks: readonly Task[]; view: RoundView; lang: Lang }) => (
  <ul class="r-items r-missing">
    {tasks.map((task) => (
      <li>
        <span class="r-item-title">
          <a href={taskPageHref(task)}>{task.title}</a>
        </span>
        <span class="r-item-sub">
          {KIND_WORDS[task.kind][lang]} · {view.unitNames.get(task.unit) ?? task.unit}
        </span>
        <span class="r-item-value">{responsibleOf(task, view, lang)}</span>
      </li>
    ))}
  </ul>
)

const responsibleOf = (task: Task, { personNames }: RoundView, lang: Lang): string =>
  task.person ? (personNames.get(task.person) ?? task.person) : (task.responsible ?? PAGE.noOne[lang])

function TasksSection({ view, lang }: { view: RoundView; lang: Lang }) {
  const { round, tasks, state, approvable } = view
  const counts = countStates(tasks)
  const left = tasks.filter((task) => task.state !== 'approved')
  const shown = state === 'left' ? left : state ? tasks.filter((task) => task.state === state) : tasks
  return (
    <Section
      id="uppgifter"
      title={PAGE.allTasks[lang]}
      right={
        lang === 'sv'
          ? `${doneOf(tasks)} av ${tasks.length} klara eller godkända`
          : `${doneOf(tasks)} of ${tasks.length} ready or approved`
      }
    >
      <Filters
        label={PAGE.state[lang]}
        options={[
          {
            label: PAGE.left[lang],
            href: `${roundStateHref(round.id, LEFT)}#uppgifter`,
            current: state === 'left',
            count: left.length,
          },
          {
            label: PAGE.all[lang],
            href: `${roundStateHref(round.id, 'alla')}#uppgifter`,
            current: state === undefined,
            count: tasks.length,
          },
          ...TASK_STATES.map((one) => ({
            label: STATES_WORDS[one][lang],
            href: `${roundStateHref(round.id, one)}#uppgifter`,
            current: state === one,
            count: counts[one],
          })),
        ]}
      />
      <form method="post" action={`${roundHref(round.id)}/godkann`} class="r-stack r-wide-form">
        <TaskGroups tasks={shown} view={view} lang={lang} />
        {shown.some(({ id }) => approvable.has(id)) && (
          <div class="r-field">
            <label class="ds-label" for="skal">
              {PAGE.reason[lang]} <span class="r-optional">{PAGE.returnReason[lang]}</span>
            </label>
            <input class="ds-input" id="skal" name="reason" type="text" size={48} />
            <div class="r-buttons r-conflict-choices">
              <Button name="to" value="approved">
                {PAGE.approveChosen[lang]}
              </Button>
              <Button kind="secondary" name="to" value="returned">
                {PAGE.returnChosen[lang]}
              </Button>
            </div>
          </div>
        )}
      </form>
    </Section>
  )
}

/** More than this and each committee is folded, with how many are inside. */
const MOST_OPEN = 40

/** By committee, in the order of the heat map: one table when it is short, a fold for each when it is long. */
function TaskGroups({ tasks, view, lang }: { tasks: readonly Task[]; view: RoundView; lang: Lang }) {
  const groups = view.heat
    .map(({ unit, name }) => ({ name, tasks: tasks.filter((task) => view.committees.get(task.unit) === unit) }))
    .filter((group) => group.tasks.length > 0)
  if (tasks.length === 0) return <p class="r-empty">{PAGE.noneHere[lang]}</p>
  if (tasks.length <= MOST_OPEN) return <TaskTable groups={groups} view={view} lang={lang} />
  return (
    <div>
      {groups.map((group) => (
        <details class="r-fold">
          <summary>
            {group.name} <span class="r-second">{formatNumber(group.tasks.length, 0, lang)}</span>
          </summary>
          <TaskTable groups={[{ name: group.name, tasks: group.tasks }]} view={view} lang={lang} />
        </details>
      ))}
    </div>
  )
}

interface TaskGroup {
  name: string
  tasks: readonly Task[]
}

function TaskTable({ groups, view, lang }: { groups: readonly TaskGroup[]; view: RoundView; lang: Lang }) {
  const only = groups.length === 1 ? groups[0] : undefined
  return (
    <Table
      lang={lang}
      caption={only ? `${PAGE.allTasks[lang]}, ${only.name}` : PAGE.allTasks[lang]}
      rowHead={PAGE.task[lang]}
      phone="blocks"
      className="r-tasks"
      columns={[
        { id: 'state', head: PAGE.state[lang], kind: 'text' },
        { id: 'due', head: PAGE.due[lang], kind: 'text' },
        { id: 'who', head: PAGE.responsible[lang], kind: 'text' },
      ]}
      rows={groups.flatMap((group) => [
        ...(only ? [] : [{ kind: 'group' as const, label: group.name }]),
        ...group.tasks.map((task) => taskRow(task, view, lang)),
      ])}
    />
  )
}

function taskRow(task: Task, view: RoundView, lang: Lang): Row {
  const today = dayOf(view.round, view.today)
  const event = view.latest.get(task.id)
  const late = task.state !== 'approved' && task.state !== 'ready' && task.due < today
  const due = deadlineWords(task.due, today, lang)
  return {
    id: `u${task.no}`,
    label: (
      <span class="r-task-name">
        {view.approvable.has(task.id) && (
          <input
            type="checkbox"
            name="uppgift"
            value={`${task.id}@${task.version}`}
            aria-label={`${PAGE.chosen[lang]} ${task.title}`}
          />
        )}
        <span>
          <a href={taskPageHref(task)}>{task.title}</a>
          {task.state === 'returned' && event && <span class="r-returned">{event.reason}</span>}
        </span>
      </span>
    ),
    cells: [
      <StateMark state={task.state} lang={lang} />,
      <span class="r-nowrap">{late ? `${due}, ${leftWords(task.due, today, lang)}` : due}</span>,
      responsibleOf(task, view, lang),
    ],
  }
}

/** Opened and closed by the browser itself: no script. */
function Tree({ nodes, lang }: { nodes: readonly ProgressNode[]; lang: Lang }) {
  return (
    <ul class="r-tree">
      {nodes.map((node) => (
        <li>
          {node.children.length === 0 ? (
            <TreeLine node={node} lang={lang} />
          ) : (
            <details open={node.counts.notStarted > 0 || node.counts.returned > 0}>
              <summary>
                <TreeLine node={node} lang={lang} />
              </summary>
              <Tree nodes={node.children} lang={lang} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function TreeLine({ node, lang }: { node: ProgressNode; lang: Lang }) {
  const done = node.counts.ready + node.counts.approved
  const only = node.tasks.length === 1 && node.children.length === 0 ? node.tasks[0] : undefined
  return (
    <>
      <span class="r-tree-name">{node.name}</span>{' '}
      {only ? (
        <StateMark state={only.state} lang={lang} />
      ) : (
        <span class="r-second">{lang === 'sv' ? `${done} av ${node.total} klara` : `${done} of ${node.total} done`}</span>
      )}
    </>
  )
}
