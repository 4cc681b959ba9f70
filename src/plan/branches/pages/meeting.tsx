// The meeting: an amendment as it is said, what it changes at once, undo, and the decision at the end.
// Refuses: loading, and a change that is not shown; the check against a plan built from the ground stands on the page.
import type { FinancialPartKind } from '../../../goals/model.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { formatNumber, type Lang, type Text, text } from '../../../kernel/text.ts'
import {
  Button,
  errorOf,
  FindingList,
  FormErrors,
  HiddenFields,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../web/form.tsx'
import { Page, type Shell } from '../../../web/layout.tsx'
import { link, PATHS } from '../../../web/links.ts'
import { Columns, Section, Segments } from '../../../web/parts.tsx'
import { VerdictMark } from '../../../web/status.tsx'
import { Table } from '../../../web/table.tsx'
import type { Sheet } from '../../sheetShape.ts'
import { type Branch, type Proposal, shownProposals } from '../branch.ts'
import type { WeakYear } from '../checks.ts'
import { effectBetween } from '../effect.ts'
import type { ChangedGoal, Rebuilt, WhatChanged } from '../meeting/changes.ts'
import { resultSentence } from '../shownFigures.ts'
import { PROPOSAL_WORDS, W } from '../words.ts'
import { ExceptionFields } from './branch.tsx'
import { DifferenceTable } from './compare.tsx'
import { EffectTable, MEETING_PATH, NOTHING_TYPED, ProposalFields, type Typed, withoutCells } from './parts.tsx'

export interface MeetingView {
  /** Absent while no meeting is open. */
  meeting?: Branch
  base: Sheet
  sheet: Sheet
  mayWrite: boolean
  changed: WhatChanged
  since: 'step' | 'start'
  rebuilt: Rebuilt
  /** The step that would be undone. */
  undoes?: number
  /** Proposals of published branches that have not been taken up. */
  offered: readonly { branch: string; branchName: string; proposal: Proposal }[]
  findings: readonly Finding[]
  weak: readonly WeakYear[]
  typed?: Typed & { form: 'forslag' | 'avsluta' }
}

export function MeetingPage({ shell, view }: { shell: Shell; view: MeetingView }) {
  const { lang } = shell
  const { meeting, base, sheet, typed, mayWrite } = view
  return (
    <Page
      shell={shell}
      current="scenarios"
      title={meeting?.name ?? W.meeting[lang]}
      path={[{ label: W.title[lang], href: PATHS.scenarios }, { label: W.meeting[lang] }]}
      lead={meeting ? resultSentence(effectBetween(base, sheet), lang) : W.noMeeting[lang]}
      choices={[]}
    >
      <div class="r-stack">
        {typed && <FormErrors findings={typed.findings} lang={lang} />}
        {!meeting && mayWrite && <OneButton value="oppna" label={W.openMeeting[lang]} />}
        {meeting && <Open view={{ ...view, meeting }} lang={lang} />}
      </div>
    </Page>
  )
}

type OpenView = MeetingView & { meeting: Branch }

const OneButton = ({ value, label, hidden = {} }: { value: string; label: string; hidden?: Record<string, string | number> }) => (
  <form method="post" action={MEETING_PATH}>
    <HiddenFields fields={hidden} />
    <div class="r-buttons">
      <Button name="gor" value={value} kind={value === 'oppna' ? 'primary' : 'secondary'}>
        {label}
      </Button>
    </div>
  </form>
)

function Open({ view, lang }: { view: OpenView; lang: Lang }) {
  const { meeting, base, sheet, mayWrite, findings, typed } = view
  const own = typed?.form === 'forslag' ? typed : NOTHING_TYPED
  const proposals = (
    <Section id="forslag" title={W.proposals[lang]}>
      <Proposals view={view} lang={lang} />
    </Section>
  )
  return (
    <>
      {findings.length > 0 && <FindingList findings={withoutCells(findings)} lang={lang} />}
      {mayWrite ? (
        <Columns kind="two">
          <Section id="nytt" title={W.addProposal[lang]}>
            <form class="r-form" method="post" action={MEETING_PATH}>
              <ProposalFields typed={own} lang={lang} structure={sheet.input.structure} />
              <div class="r-buttons">
                <Button name="gor" value="lagg">
                  {W.propose[lang]}
                </Button>
              </div>
            </form>
          </Section>
          <div class="r-stack">
            <TakeUp view={view} lang={lang} />
            {proposals}
          </div>
        </Columns>
      ) : (
        proposals
      )}
      <Section id="effekt" title={W.effect[lang]}>
        <EffectTable branch={meeting.id} base={base} sheet={sheet} lang={lang} />
      </Section>
      <Changes view={view} lang={lang} />
      {mayWrite && <Close view={view} lang={lang} />}
    </>
  )
}

function TakeUp({ view: { offered }, lang }: { view: OpenView; lang: Lang }) {
  if (offered.length === 0) return null
  return (
    <Section id="ta-upp" title={W.takeUp[lang]}>
      <form class="r-form" method="post" action={MEETING_PATH}>
        <SelectField
          id="forslag-val"
          name="forslag"
          label={W.proposals[lang]}
          lang={lang}
          options={offered.map(({ branch, branchName, proposal }) => ({
            value: `${branch}:${proposal.no}`,
            label: `${branchName}, ${proposal.no}. ${proposal.title}`,
          }))}
        />
        <div class="r-buttons">
          <Button kind="secondary" name="gor" value="ta-upp">
            {W.takeUpDo[lang]}
          </Button>
        </div>
      </form>
    </Section>
  )
}

const ACTS: readonly [value: string, label: Text][] = [
  ['bifall', W.adopt],
  ['avslag', W.reject],
  ['tillbaka', W.withdraw],
]

function Proposals({ view: { meeting, mayWrite, undoes }, lang }: { view: OpenView; lang: Lang }) {
  const proposals = shownProposals(meeting)
  return (
    <>
      {proposals.length === 0 && <p>{W.noProposals[lang]}</p>}
      {proposals.map((one) => (
        <article class="r-proposal" id={`forslag-${one.no}`}>
          <h3>
            {one.no}. {one.title}
          </h3>
          <p>
            <strong>{PROPOSAL_WORDS[one.state][lang]}.</strong> {one.text}
          </p>
          {one.funding && (
            <p>
              {W.funding[lang]}: {one.funding.note}
            </p>
          )}
          {mayWrite && one.state === 'proposed' && (
            <form class="r-buttons" method="post" action={MEETING_PATH}>
              <HiddenFields fields={{ no: one.no, version: one.version }} />
              {ACTS.map(([value, label]) => (
                <Button kind="secondary" name="gor" value={value}>
                  {label[lang]}
                  <span class="r-aloud"> {one.title}</span>
                </Button>
              ))}
            </form>
          )}
        </article>
      ))}
      {mayWrite && undoes !== undefined && <OneButton value="angra" label={W.undo[lang]} hidden={{ steg: undoes }} />}
    </>
  )
}

/** The table an amendment is about; the others are unfolded by whoever wants them. */
const OPENED = 'frames-by-committee'

const SINCE: Readonly<Record<'step' | 'start', { value: string; label: Text }>> = {
  step: { value: 'steg', label: text('Senaste steget', 'The latest step') },
  start: { value: 'borjan', label: text('Sedan mötet började', 'Since the meeting began') },
}

function Changes({ view: { meeting, changed, since, rebuilt }, lang }: { view: OpenView; lang: Lang }) {
  const cells = changed.tables.reduce((sum, { cells: own }) => sum + own.length, 0)
  const sv = lang === 'sv'
  const told = sv
    ? `${formatNumber(cells, 0, lang)} tal i tabeller, ${changed.goals.length} mål, ${changed.sentences.length} meningar och att-satser. ${formatNumber(changed.between, 0, lang)} tal däremellan.`
    : `${formatNumber(cells, 0, lang)} figures in tables, ${changed.goals.length} goals, ${changed.sentences.length} sentences and clauses. ${formatNumber(changed.between, 0, lang)} figures in between.`
  return (
    <Section id="andrat" title={W.whatChanged[lang]}>
      <div class="r-changed">
        <Segments
          label={W.since[lang]}
          options={(['step', 'start'] as const).map((one) => ({
            label: SINCE[one].label[lang],
            href: `${link(MEETING_PATH, { sedan: SINCE[one].value })}#andrat`,
            current: one === since,
          }))}
        />
        <p>{told}</p>
        <RebuiltSign rebuilt={rebuilt} lang={lang} />
        <Sentences changed={changed} lang={lang} />
        <Goals goals={changed.goals} lang={lang} />
        {changed.tables.map((table) => (
          <details open={table.id === OPENED}>
            <summary>
              {table.name[lang]}: {formatNumber(table.cells.length, 0, lang)} {sv ? 'tal' : 'figures'}
            </summary>
            <DifferenceTable
              table={table}
              a={{ id: '', name: W.before[lang] }}
              b={{ id: meeting.id, name: W.after[lang] }}
              lang={lang}
            />
          </details>
        ))}
      </div>
    </Section>
  )
}

/** Nothing was forgotten: the plan built again from its ground says the same, figure by figure. */
function RebuiltSign({ rebuilt: { figures, different }, lang }: { rebuilt: Rebuilt; lang: Lang }) {
  const same = different.length === 0
  const count = formatNumber(same ? figures : different.length, 0, lang)
  const words = same
    ? lang === 'sv'
      ? `${count} tal är desamma när planen räknas om från grunden.`
      : `${count} figures are the same when the plan is computed again from the ground.`
    : lang === 'sv'
      ? `${count} tal skiljer när planen räknas om från grunden. Det första: ${different[0]}.`
      : `${count} figures differ when the plan is computed again from the ground. The first: ${different[0]}.`
  return (
    <p>
      <VerdictMark verdict={same ? 'ok' : 'deviation'} lang={lang} aloud /> {W.rebuilt[lang]}: {words}
    </p>
  )
}

function Sentences({ changed: { sentences }, lang }: { changed: WhatChanged; lang: Lang }) {
  if (sentences.length === 0) return null
  const kinds = { sentence: text('Mening', 'Sentence'), clause: text('Att-sats', 'Clause') }
  const none = lang === 'sv' ? 'Fanns inte' : 'Was not there'
  return (
    <Table
      lang={lang}
      caption={lang === 'sv' ? 'Meningar och att-satser' : 'Sentences and clauses'}
      rowHead={lang === 'sv' ? 'Var' : 'Where'}
      columns={[
        { id: 'before', head: W.before[lang], kind: 'text' },
        { id: 'after', head: W.after[lang], kind: 'text' },
      ]}
      rows={sentences.map(({ kind, before, after }) => ({
        label: kinds[kind][lang],
        cells: [before?.[lang] ?? none, after?.[lang] ?? (lang === 'sv' ? 'Utgår' : 'Falls away')],
      }))}
      phone="blocks"
    />
  )
}

const PARTS: Readonly<Record<FinancialPartKind, Text>> = {
  long: text('på sikt', 'in the long run'),
  year: text('i år', 'this year'),
}

function Goals({ goals, lang }: { goals: readonly ChangedGoal[]; lang: Lang }) {
  if (goals.length === 0) return null
  return (
    <Table
      lang={lang}
      caption={lang === 'sv' ? 'Finansiella mål' : 'Financial goals'}
      rowHead={lang === 'sv' ? 'Mål' : 'Goal'}
      columns={[
        { id: 'before', head: W.before[lang], kind: 'text' },
        { id: 'after', head: W.after[lang], kind: 'text' },
      ]}
      rows={goals.map(({ name, kind, before, after }) => ({
        label: `${name[lang]}, ${PARTS[kind][lang]}`,
        cells: [before[lang], after[lang]],
      }))}
      phone="blocks"
    />
  )
}

function Close({ view: { weak, typed }, lang }: { view: OpenView; lang: Lang }) {
  const { values, findings } = typed?.form === 'avsluta' ? typed : NOTHING_TYPED
  const field = (name: string, label: string, width: number) => (
    <TextField
      id={name}
      name={name}
      label={label}
      lang={lang}
      width={width}
      value={values[name]}
      error={errorOf(findings, name, lang)}
    />
  )
  return (
    <Section id="avsluta" title={W.close[lang]}>
      <p>{W.closeLead[lang]}</p>
      <form class="r-form" method="post" action={`${MEETING_PATH}/avsluta`}>
        <SelectField
          id="beslut"
          name="beslut"
          label={W.decisionKind[lang]}
          lang={lang}
          value={values.beslut}
          options={[
            { value: 'regionalPlan', label: lang === 'sv' ? 'Plan och budget' : 'Plan and budget' },
            { value: 'supplementaryBudget', label: lang === 'sv' ? 'Tilläggsbudget' : 'Supplementary budget' },
          ]}
        />
        {field('rubrik', W.proposalTitle[lang], 48)}
        {field('paragraf', W.paragraph[lang], 12)}
        {field('diarienummer', W.caseNumber[lang], 20)}
        {field('datum', W.date[lang], 12)}
        <TextAreaField
          id="skal"
          name="skal"
          label={W.reason[lang]}
          lang={lang}
          rows={3}
          value={values.skal}
          error={errorOf(findings, 'skal', lang)}
        />
        <ExceptionFields weak={weak} values={values} lang={lang} />
        <div class="r-buttons">
          <Button>{W.close[lang]}</Button>
        </div>
      </form>
    </Section>
  )
}
