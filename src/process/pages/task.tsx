// One task: where it stands, who answers for it, the steps that can be taken now, and everything that has happened to it.
// Refuses: steps the reader may not take.
import type { Finding } from '../../kernel/finding.ts'
import { formatDate, type Lang } from '../../kernel/text.ts'
import { momentWords } from '../../web/conflict.tsx'
import { Button, ButtonLink, ErrorSummary } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Facts, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { deadlineWords, leftWords } from '../rounds/deadline.ts'
import { dayOf, isClosed, type Round, roundName } from '../rounds/round.ts'
import { lockedWords, type Move, STATE_WORDS, type Task, type TaskEvent } from '../rounds/task.ts'
import { KIND_WORDS, MOVE_WORDS, OPEN_AGAIN, PAGE, TAKE_BACK } from '../words.ts'
import { StateMark } from './stateMark.tsx'
import { roundHref, taskPageHref } from './tasks.tsx'

export interface TaskView {
  task: Task
  round: Round
  today: string
  unitName: string
  personNames: ReadonlyMap<string, string>
  history: readonly TaskEvent[]
  moves: readonly Move[]
  /** The page where the work is done. */
  workHref?: string
  findings?: readonly Finding[]
  /** What was written, when the form comes back. */
  reason?: string
  /** The version a draft was begun on: what others saved since meets it as a conflict. */
  draftVersion?: number
}

export const moveWords = ({ from, to }: Pick<Move, 'from' | 'to'>) =>
  from === 'approved' ? OPEN_AGAIN : from === 'ready' && to === 'inProgress' ? TAKE_BACK : MOVE_WORDS[to]

export function TaskPage({ shell, view }: { shell: Shell; view: TaskView }) {
  const { lang } = shell
  const { task, round, findings = [] } = view
  const name = roundName(round.id)[lang]
  return (
    <Page
      shell={shell}
      current="round"
      title={task.title}
      path={[{ label: PAGE.round[lang], href: PATHS.round }, { label: name, href: roundHref(round.id) }, { label: task.title }]}
      lead={leadOf(view, lang)}
      choices={[]}
      actions={view.workHref && <ButtonLink href={view.workHref}>{PAGE.openWork[lang]}</ButtonLink>}
    >
      {findings.length > 0 && (
        <ErrorSummary
          title={lang === 'sv' ? 'Inget har ändrats' : 'Nothing was changed'}
          errors={findings.map(({ cell, message }) => ({ ...(cell ? { field: cell } : {}), message: message[lang] }))}
        />
      )}
      <div class="r-stack">
        <TaskFacts view={view} lang={lang} />
        <Steps view={view} lang={lang} />
        <History view={view} lang={lang} />
      </div>
    </Page>
  )
}

function leadOf({ task, round, today }: TaskView, lang: Lang): string {
  const day = dayOf(round, today)
  const state = STATE_WORDS[task.state][lang]
  if (task.state === 'approved' || isClosed(round)) return `${state}.`
  const due = `${deadlineWords(task.due, day, lang)}, ${leftWords(task.due, day, lang)}`
  return lang === 'sv' ? `${state}. Sista dag ${due}.` : `${state}. Due ${due}.`
}

function TaskFacts({ view: { task, unitName, personNames }, lang }: { view: TaskView; lang: Lang }) {
  const named = (person: string | undefined) => person && (personNames.get(person) ?? person)
  return (
    <Section id="uppgiften" title={PAGE.task[lang]}>
      <Facts
        facts={[
          { name: PAGE.state[lang], value: <StateMark state={task.state} lang={lang} /> },
          { name: lang === 'sv' ? 'Avsnitt' : 'Section', value: KIND_WORDS[task.kind][lang] },
          { name: PAGE.unit[lang], value: unitName },
          { name: PAGE.due[lang], value: formatDate(task.due, lang) },
          { name: PAGE.responsible[lang], value: named(task.person) ?? task.responsible ?? PAGE.noOne[lang] },
          ...(task.deputy ? [{ name: PAGE.deputy[lang], value: named(task.deputy) }] : []),
          { name: lang === 'sv' ? 'Adress' : 'Address', value: task.subject, mono: true },
        ]}
      />
    </Section>
  )
}

function Steps({ view, lang }: { view: TaskView; lang: Lang }) {
  const { task, round, moves, reason = '' } = view
  const locked = lockedWords(task, round)
  if (moves.length === 0)
    return locked ? <p class="r-empty">{locked[lang].replace(/; (inget har sparats|nothing was saved)\.$/, '.')}</p> : null
  const asks = moves.some((move) => move.reason)
  return (
    <Section id="lage" title={PAGE.change[lang]}>
      <form method="post" action={`${taskPageHref(task)}/lage`} class="r-form" data-draft={`uppgift/${task.id}`}>
        <input type="hidden" name="version" value={String(view.draftVersion ?? task.version)} />
        {asks && (
          <div class="r-field">
            <label class="ds-label" data-weight="semibold" for="reason">
              {PAGE.reason[lang]}
            </label>
            <p class="r-help" id="reason-help">
              {lang === 'sv'
                ? 'Krävs när uppgiften sänds tillbaka eller öppnas igen.'
                : 'Required when the task is sent back or opened again.'}
            </p>
            <textarea class="ds-input" id="reason" name="reason" rows={3} aria-describedby="reason-help">
              {reason}
            </textarea>
          </div>
        )}
        <div class="r-buttons">
          {moves.map((move, at) => (
            <Button kind={at === 0 ? 'primary' : 'secondary'} name="to" value={move.to}>
              {moveWords(move)[lang]}
            </Button>
          ))}
        </div>
      </form>
    </Section>
  )
}

function History({ view: { history, personNames }, lang }: { view: TaskView; lang: Lang }) {
  const behalf = (person: string) => personNames.get(person) ?? person
  return (
    <Section id="historik" title={PAGE.history[lang]}>
      {history.length === 0 ? (
        <p class="r-empty">{lang === 'sv' ? 'Ingen har börjat på uppgiften.' : 'Nobody has begun the task.'}</p>
      ) : (
        <Table
          lang={lang}
          caption={PAGE.history[lang]}
          rowHead={PAGE.when[lang]}
          phone="blocks"
          columns={[
            { id: 'who', head: lang === 'sv' ? 'Vem' : 'Who', kind: 'text' },
            { id: 'from', head: lang === 'sv' ? 'Från' : 'From', kind: 'text' },
            { id: 'to', head: lang === 'sv' ? 'Till' : 'To', kind: 'text' },
            { id: 'why', head: PAGE.reason[lang], kind: 'text' },
          ]}
          rows={history.map((event) => ({
            label: momentWords(event.at, lang),
            cells: [
              event.onBehalfOf ? `${event.by}, ${lang === 'sv' ? 'för' : 'on behalf of'} ${behalf(event.onBehalfOf)}` : event.by,
              STATE_WORDS[event.from][lang],
              STATE_WORDS[event.to][lang],
              event.reason || '–',
            ],
          }))}
        />
      )}
    </Section>
  )
}
