// All rounds, and the form that makes a new one from its template.
// Refuses: asking for what the template knows; month and dates are all there is to choose.
import type { Finding } from '../../kernel/finding.ts'
import type { Lang } from '../../kernel/text.ts'
import { formatDate } from '../../kernel/text.ts'
import { Button, ErrorSummary, errorOf, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Empty, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { doneOf } from '../rounds/progress.ts'
import { dayOf, isClosed, type Round, roundName } from '../rounds/round.ts'
import { roundSentence } from '../rounds/sentence.ts'
import type { Task } from '../rounds/task.ts'
import { PAGE } from '../words.ts'
import { roundHref } from './tasks.tsx'

export interface RoundsView {
  rounds: readonly { round: Round; tasks: readonly Task[] }[]
  current?: string
  today: string
  runs: boolean
  /** The form again, with what was wrong. */
  form?: { values: Record<string, string>; findings: readonly Finding[] }
}

export function RoundsPage({ shell, view }: { shell: Shell; view: RoundsView }) {
  const { lang } = shell
  const current = view.rounds.find(({ round }) => round.id === view.current)
  const lead = current
    ? `${roundName(current.round.id)[lang]}. ${roundSentence(current.round, current.tasks, view.today)[lang]}`
    : lang === 'sv'
      ? 'Ingen omgång är skapad än.'
      : 'No round has been created yet.'
  return (
    <Page shell={shell} current="round" title={PAGE.rounds[lang]} lead={lead} choices={[]}>
      {view.form && view.form.findings.length > 0 && <Problems findings={view.form.findings} lang={lang} />}
      <div class="r-stack">
        <Section id="omgangar" title={PAGE.allRounds[lang]}>
          {view.rounds.length === 0 ? (
            <Empty>
              <p>{lang === 'sv' ? 'Skapa den första nedan.' : 'Create the first one below.'}</p>
            </Empty>
          ) : (
            <RoundTable view={view} lang={lang} />
          )}
        </Section>
        {view.runs && <NewRound view={view} lang={lang} />}
      </div>
    </Page>
  )
}

const Problems = ({ findings, lang }: { findings: readonly Finding[]; lang: Lang }) => (
  <ErrorSummary
    title={lang === 'sv' ? 'Omgången skapades inte' : 'The round was not created'}
    errors={findings.map(({ cell, message }) => ({ ...(cell ? { field: `ny-${cell}` } : {}), message: message[lang] }))}
  />
)

function RoundTable({ view, lang }: { view: RoundsView; lang: Lang }) {
  return (
    <Table
      lang={lang}
      caption={PAGE.rounds[lang]}
      rowHead={PAGE.round[lang]}
      phone="blocks"
      columns={[
        { id: 'opens', head: PAGE.opens[lang], kind: 'text' },
        { id: 'due', head: PAGE.due[lang], kind: 'text' },
        { id: 'done', head: PAGE.done[lang], kind: 'text' },
        { id: 'state', head: PAGE.state[lang], kind: 'text' },
      ]}
      rows={view.rounds.map(({ round, tasks }) => ({
        label: <a href={roundHref(round.id)}>{roundName(round.id)[lang]}</a>,
        cells: [
          formatDate(round.opens, lang),
          formatDate(round.due, lang),
          lang === 'sv' ? `${doneOf(tasks)} av ${tasks.length}` : `${doneOf(tasks)} of ${tasks.length}`,
          stateWords(round, view.today, lang),
        ],
      }))}
    />
  )
}

function stateWords(round: Round, today: string, lang: Lang): string {
  if (isClosed(round)) return lang === 'sv' ? 'Stängd' : 'Closed'
  if (dayOf(round, today) < round.opens) return lang === 'sv' ? 'Inte öppnad' : 'Not opened'
  return lang === 'sv' ? 'Öppen' : 'Open'
}

function NewRound({ view, lang }: { view: RoundsView; lang: Lang }) {
  const value = (name: string): string | undefined => view.form?.values[name]
  const field = (name: string, label: string, help: string) => {
    const error = errorOf(view.form?.findings, name, lang)
    return (
      <TextField
        id={`ny-${name}`}
        name={name}
        label={label}
        help={help}
        lang={lang}
        width={12}
        value={value(name)}
        {...(error ? { error } : {})}
      />
    )
  }
  const example = lang === 'sv' ? 'Skrivs' : 'Written'
  return (
    <Section id="ny" title={PAGE.newRound[lang]}>
      <form method="post" action={PATHS.round} class="r-form">
        <p class="r-help">
          {lang === 'sv'
            ? 'April, augusti och december följer upp mål, uppdrag och ekonomi. Övriga månader frågar bara efter ekonomi och prognos.'
            : 'April, August and December follow up goals, assignments and money. Other months ask for money and forecast only.'}
        </p>
        {field('month', lang === 'sv' ? 'Månad som följs upp' : 'Month followed up', `${example} 2023-08`)}
        {field('opens', PAGE.opens[lang], `${example} 2023-09-01`)}
        {field(
          'due',
          lang === 'sv' ? 'Sista dag för enheterna' : 'Units’ last day',
          lang === 'sv' ? 'Nämnder får sju dagar till, målen fjorton.' : 'Committees have seven more days, goals fourteen.',
        )}
        <div class="r-buttons">
          <Button>{PAGE.createRound[lang]}</Button>
        </div>
      </form>
    </Section>
  )
}
