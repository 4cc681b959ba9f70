// The assembly's assignments as the interim report lists them, one assignment with its history, and the forms.
// Refuses: loading, and deciding what may be changed; it is told.
import type { Finding } from '../../kernel/finding.ts'
import { formatDate, formatList, type Lang } from '../../kernel/text.ts'
import { roundName } from '../../process/model.ts'
import { Button, errorOf, FormErrors, HiddenFields, SelectField, TextAreaField, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS } from '../../web/links.ts'
import { ChoiceSelect, Empty, Facts, LinkRow, PageChoices, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { type Assignment, type AssignmentReport, daysLeft, dueOf, STATES, type WeighedState } from '../assignment.ts'
import { INTERVAL_WORDS, NOT_REPORTED, PROPOSAL_WORDS, STATE_WORDS, ASSIGNMENT_WORDS as W } from '../words.ts'
import { DecisionFields } from './formParts.tsx'

export interface ListedAssignment {
  assignment: Assignment
  weighed: WeighedState
}

export interface AssignmentListView {
  listed: readonly ListedAssignment[]
  round: string
  rounds: readonly string[]
  nameOf: (unit: string) => string
  today: string
  mayAdd: boolean
}

export const assignmentHref = (no: number, round?: string): string => link(`${PATHS.assignments}/${no}`, { omgang: round })

export function AssignmentListPage({ shell, view }: { shell: Shell; view: AssignmentListView }) {
  const { lang } = shell
  const links = [
    { label: W.documents[lang], href: PATHS.documents },
    ...(view.mayAdd ? [{ label: W.new[lang], href: `${PATHS.assignments}/nytt` }] : []),
  ]
  return (
    <Page
      shell={shell}
      current="assignments"
      title={W.title[lang]}
      lead={listLead(view, lang)}
      choices={[]}
      actions={<LinkRow links={links} />}
    >
      <PageChoices lang={lang}>
        <ChoiceSelect
          action={PATHS.assignments}
          name="omgang"
          label={W.round[lang]}
          lang={lang}
          value={view.round}
          options={view.rounds.map((one) => ({ value: one, label: roundName(one)[lang] }))}
        />
      </PageChoices>
      {view.listed.length === 0 ? <Empty>{W.none[lang]}</Empty> : <AssignmentTable view={view} lang={lang} />}
    </Page>
  )
}

function listLead({ listed, today }: AssignmentListView, lang: Lang): string {
  if (listed.length === 0) return W.none[lang]
  const count = (state: string | undefined) => listed.filter((one) => one.weighed.state === state).length
  const late = listed.filter(
    ({ assignment, weighed }) => weighed.state !== 'finished' && daysLeft(dueOf(assignment), today) < 0,
  ).length
  const sv = [
    `${listed.length} uppdrag${statesOf(count, SV_STATES, lang)}.`,
    count(undefined) > 0 ? ` ${count(undefined)} har inte rapporterats i omgången.` : '',
    late > 0 ? ` ${late} har passerat sin sista dag.` : '',
  ]
  const en = [
    `${listed.length} assignments${statesOf(count, EN_STATES, lang)}.`,
    count(undefined) > 0 ? ` ${count(undefined)} have not been reported in the round.` : '',
    late > 0 ? ` ${late} have passed their due date.` : '',
  ]
  return (lang === 'sv' ? sv : en).join('')
}

const SV_STATES = { onPlan: 'pågår enligt plan', deviating: 'avviker', finished: 'slutförda' }
const EN_STATES = { onPlan: 'on plan', deviating: 'deviating', finished: 'finished' }

/** Only the states there are: zeros say nothing. */
function statesOf(count: (state: string) => number, words: Record<string, string>, lang: Lang): string {
  const said = Object.entries(words).flatMap(([state, name]) => (count(state) > 0 ? [`${count(state)} ${name}`] : []))
  return said.length === 0 ? '' : `: ${formatList(said, lang)}`
}

function AssignmentTable({ view: { listed, nameOf, round }, lang }: { view: AssignmentListView; lang: Lang }) {
  return (
    <Table
      lang={lang}
      caption={W.title[lang]}
      rowHead={W.assignment[lang]}
      phone="blocks"
      className="r-assignments"
      columns={[
        { id: 'recipients', head: W.recipients[lang], kind: 'text' },
        { id: 'state', head: W.state[lang], kind: 'text' },
        { id: 'interval', head: W.interval[lang], kind: 'text' },
        { id: 'due', head: W.due[lang], kind: 'text' },
      ]}
      rows={listed.map(({ assignment, weighed }) => ({
        label: (
          <a href={assignmentHref(assignment.no, round)}>
            {assignment.no}. {assignment.title}
          </a>
        ),
        cells: [
          recipientsText(assignment, nameOf, lang),
          stateText(weighed, lang),
          INTERVAL_WORDS[assignment.interval][lang],
          <span class="r-nowrap">{dueOf(assignment)}</span>,
        ],
      }))}
    />
  )
}

const stateText = ({ state, proposal }: WeighedState, lang: Lang): string =>
  [state ? STATE_WORDS[state][lang] : NOT_REPORTED[lang], proposal && PROPOSAL_WORDS[proposal][lang]].filter(Boolean).join('. ')

function recipientsText({ recipients, coordinator, givenTo }: Assignment, nameOf: (unit: string) => string, lang: Lang): string {
  const names = recipients.length > 0 ? formatList(recipients.map(nameOf), lang) : (givenTo ?? '')
  return coordinator ? `${names}. ${W.coordinator[lang]}: ${nameOf(coordinator)}` : names
}

export interface AssignmentView {
  assignment: Assignment
  reports: readonly AssignmentReport[]
  weighed: WeighedState
  round: string
  nameOf: (unit: string) => string
  today: string
  /** Recipients the reader may report for; empty = may not. */
  reportFor: readonly string[]
  /** Recipient and fields of the form that is open. */
  form: { recipient: string; summary: boolean; version: number; state: string; text: string; proposal: string }
  mayMove: boolean
  findings: readonly Finding[]
}

export function AssignmentPage({ shell, view }: { shell: Shell; view: AssignmentView }) {
  const { lang } = shell
  const { assignment, weighed, nameOf, round, today } = view
  const left = daysLeft(dueOf(assignment), today)
  const when =
    lang === 'sv' ? `Sista dag är ${formatDate(dueOf(assignment), lang)}` : `Due ${formatDate(dueOf(assignment), lang)}`
  const late = left < 0 && weighed.state !== 'finished' ? (lang === 'sv' ? ', som har passerat' : ', which has passed') : ''
  return (
    <Page
      shell={shell}
      current="assignments"
      title={`${W.assignment[lang]} ${assignment.no}`}
      path={[{ label: W.title[lang], href: link(PATHS.assignments, { omgang: round }) }, { label: String(assignment.no) }]}
      lead={`${assignment.title}. ${stateText(weighed, lang)}. ${weighed.because[lang]} ${when}${late}.`}
      choices={[]}
      source={assignment.place}
    >
      {view.findings.length > 0 && <FormErrors findings={view.findings} lang={lang} />}
      <Section id="fakta" title={W.assignment[lang]}>
        <Facts
          facts={[
            { name: W.recipients[lang], value: recipientsText(assignment, nameOf, lang) },
            { name: W.interval[lang], value: INTERVAL_WORDS[assignment.interval][lang] },
            { name: W.decision[lang], value: assignment.decision ? decisionText(assignment.decision) : '..' },
          ]}
        />
      </Section>
      {view.reportFor.length > 0 && <ReportForm view={view} lang={lang} />}
      <History view={view} lang={lang} />
      <Dues view={view} lang={lang} />
    </Page>
  )
}

const decisionText = ({
  body,
  paragraph,
  caseNumber,
  date,
}: {
  body: string
  paragraph: string
  caseNumber: string
  date: string
}) => `${body} ${date}, § ${paragraph}, ${caseNumber}`

function ReportForm({ view, lang }: { view: AssignmentView; lang: Lang }) {
  const { assignment, form, findings, round, nameOf, reportFor } = view
  const coordinates = assignment.coordinator !== undefined && reportFor.includes(assignment.coordinator)
  return (
    <Section id="rapportera" title={`${W.report[lang]}, ${roundName(round)[lang]}`}>
      <form
        class="r-form"
        method="post"
        action={`${PATHS.assignments}/${assignment.no}/rapport`}
        data-draft={`assignment-${assignment.no}-${form.recipient}-${round}`}
      >
        <HiddenFields fields={{ round, version: form.version }} />
        <SelectField
          id="recipient"
          name="recipient"
          label={W.forUnit[lang]}
          lang={lang}
          value={form.recipient}
          options={reportFor.map((code) => ({ value: code, label: nameOf(code) }))}
          error={errorOf(findings, 'recipient', lang)}
        />
        {coordinates && (
          <SelectField
            id="summary"
            name="summary"
            label={W.summary[lang]}
            lang={lang}
            value={form.summary ? 'yes' : 'no'}
            options={[
              { value: 'no', label: lang === 'sv' ? 'Nej, den egna delen' : 'No, the own part' },
              { value: 'yes', label: lang === 'sv' ? 'Ja' : 'Yes' },
            ]}
          />
        )}
        <SelectField
          id="state"
          name="state"
          label={W.state[lang]}
          lang={lang}
          value={form.state}
          options={STATES.map((one) => ({ value: one, label: STATE_WORDS[one][lang] }))}
          error={errorOf(findings, 'state', lang)}
        />
        <TextAreaField
          id="text"
          name="text"
          label={W.text[lang]}
          lang={lang}
          value={form.text}
          optional
          error={errorOf(findings, 'text', lang)}
        />
        <SelectField
          id="proposal"
          name="proposal"
          label={W.proposal[lang]}
          lang={lang}
          value={form.proposal}
          options={[
            { value: '', label: W.noProposal[lang] },
            ...(['end', 'extend'] as const).map((p) => ({ value: p, label: PROPOSAL_WORDS[p][lang] })),
          ]}
        />
        <Button>{W.save[lang]}</Button>
      </form>
    </Section>
  )
}

function History({ view: { reports, nameOf }, lang }: { view: AssignmentView; lang: Lang }) {
  const latestFirst = [...reports].reverse()
  if (latestFirst.length === 0) return null
  return (
    <Section id="rapporterat" title={W.history[lang]}>
      <Table
        lang={lang}
        caption={W.history[lang]}
        rowHead={W.round[lang]}
        phone="blocks"
        columns={[
          { id: 'who', head: W.forUnit[lang], kind: 'text' },
          { id: 'state', head: W.state[lang], kind: 'text' },
          { id: 'text', head: lang === 'sv' ? 'Text' : 'Text', kind: 'text' },
          { id: 'by', head: lang === 'sv' ? 'Av' : 'By', kind: 'text' },
        ]}
        rows={latestFirst.map((one) => ({
          label: roundName(one.round)[lang],
          cells: [
            one.summary ? `${nameOf(one.recipient)} (${W.coordinator[lang].toLowerCase()})` : nameOf(one.recipient),
            stateText(
              { state: one.state, ...(one.proposal ? { proposal: one.proposal } : {}), because: W.state, missing: [] },
              lang,
            ),
            one.text === '' ? '–' : one.text,
            `${one.by}${one.onBehalfOf ? ` (${lang === 'sv' ? 'för' : 'for'} ${one.onBehalfOf})` : ''} ${one.at.slice(0, 10)}`,
          ],
        }))}
      />
    </Section>
  )
}

function Dues({ view: { assignment, mayMove, findings }, lang }: { view: AssignmentView; lang: Lang }) {
  return (
    <Section id="sista-dag" title={W.dueHistory[lang]}>
      <ul>
        {assignment.dues.map((one) => (
          <li>
            {one.due}
            {one.decision ? `: ${decisionText(one.decision)}` : ''}
          </li>
        ))}
      </ul>
      {mayMove && (
        <details open={findings.some((one) => one.cell === 'due')}>
          <summary>{W.moveDue[lang]}</summary>
          <p class="r-help">{W.moveHelp[lang]}</p>
          <form class="r-form" method="post" action={`${PATHS.assignments}/${assignment.no}/sista-dag`}>
            <HiddenFields fields={{ seen: assignment.dues.length }} />
            <TextField
              id="due"
              name="due"
              label={W.due[lang]}
              lang={lang}
              width={12}
              value={dueOf(assignment)}
              error={errorOf(findings, 'due', lang)}
            />
            <DecisionFields findings={findings} lang={lang} />
            <Button kind="secondary">{W.moveDue[lang]}</Button>
          </form>
        </details>
      )}
    </Section>
  )
}
