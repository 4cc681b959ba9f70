// Parts shared by the round's pages: the chain as a tree, who judged and why, the form, the sentence to copy.
// Refuses: a status without its reason beside it, and loading anything.

import type { Finding } from '../../kernel/finding.ts'
import { stockholmDay } from '../../kernel/stockholm.ts'
import { formatDate, type Lang, type Text } from '../../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../../kernel/verdict.ts'
import { Button, ErrorSummary, errorOf, HiddenFields, SelectField, TextAreaField } from '../../web/form.tsx'
import { explainHref, link } from '../../web/links.ts'
import { Decision, Facts, Place } from '../../web/parts.tsx'
import { MarkIcon, StatusMark } from '../../web/status.tsx'
import { type Row, Table } from '../../web/table.tsx'
import { isStale } from '../round/chain.ts'
import { labelOf } from '../round/explainJudgement.ts'
import { ASSESSMENTS } from '../round/judge.ts'
import type { ActivityStep, GoalStep, RoundJudgement, Step } from '../round/roundChain.ts'
import { below, isGoal, isIndicator, isPart, isSubgoal, kindOf } from '../round/walk.ts'
import { KIND_WORDS, STATE_SHORT, ROUND_WORDS as W } from './roundWords.ts'

export const JUDGEMENT_PATH = '/bedomning'
export const judgementHref = (ref: string): string => link(JUDGEMENT_PATH, { ref })
export const committeeHref = (code: string, round?: string): string => link(`/namnd/${code.toLowerCase()}`, { omgang: round })
/** `8. Målets namn`, as on the goal's own page. */
export const goalTitle = ({ goal, title }: GoalStep): string => (goal.no === undefined ? title : `${goal.no}. ${title}`)
export const roundGoalHref = (goal: string | number, round: string): string => `/mal/${goal}/omgang/${round}`
export const GLANCE_PATH = '/mal/overblick'

/** `23 maj 2023`, as the calendar in Stockholm had it; instants are kept in UTC. */
export const dayWords = (instant: string, lang: Lang): string => formatDate(stockholmDay(instant), lang)

export const byWords = ({ by, onBehalfOf }: Pick<RoundJudgement, 'by' | 'onBehalfOf'>, lang: Lang): string =>
  onBehalfOf ? `${by} ${W.onBehalfOf[lang]} ${onBehalfOf}` : by

/** What a step says for itself in one line: the person's words, else the rule's. */
export function reasonWords(step: Step, lang: Lang): string {
  const { judgement, because } = step
  if (!judgement) return because[lang]
  const own = judgement.reason === '' ? '' : `${judgement.reason} `
  return `${byWords(judgement, lang)} ${dayWords(judgement.at, lang)}. ${own}${W.proposal[lang]}: ${because[lang]}`
}

/** The person's reason for departing, else the rule's; for tables with columns of their own for who and what. */
export const ownReason = ({ judgement, because }: Step, lang: Lang): string => judgement?.reason || because[lang]

/** `Medel är 0,50.` and what follows it; a decimal comma or an abbreviation ends no sentence. */
export function firstSentence(words: string): [first: string, rest: string] {
  const end = /\.\s+(?=\p{Lu})/u.exec(words)
  return end ? [words.slice(0, end.index + 1), words.slice(end.index + end[0].length)] : [words, '']
}

/** The reason in one sentence; the rest, with who and when, is opened in its place. */
export function ShortReason({ step, lang, whole }: { step: Step; lang: Lang; whole?: boolean }) {
  const [first, rest] = firstSentence(ownReason(step, lang))
  const more = whole ? reasonWords(step, lang) : rest
  if (more === '' || more === first) return <>{first}</>
  return (
    <details class="r-reason">
      <summary>{first}</summary>
      {more}
    </details>
  )
}

/** What stands behind a step: how many of how many, the value as written, the activity's state. */
export function basisWords(step: Step, lang: Lang): string {
  if (isIndicator(step)) return step.value?.cell || '..'
  const children = below(step)
  if (children.length > 0 || isGoal(step) || isPart(step) || isSubgoal(step)) {
    const known = children.filter((one) => one.assessment !== 'notAssessed').length
    return `${known} ${lang === 'sv' ? 'av' : 'of'} ${children.length}`
  }
  const { state } = step as ActivityStep
  return state ? STATE_SHORT[state][lang] : '..'
}

const depthOf = (step: Step): number => (isGoal(step) ? 0 : isPart(step) ? 1 : isSubgoal(step) ? 2 : 3)

const stepRow = (one: Step, level: number, marked: boolean, lang: Lang): Row => ({
  label: (
    <>
      <span class="r-aloud">{KIND_WORDS[kindOf(one)][lang]}: </span>
      {marked ? labelOf(one) : <a href={judgementHref(one.ref)}>{chainLabel(one)}</a>}
    </>
  ),
  level,
  marked,
  cells: [
    <StatusMark status={one.assessment} lang={lang} short />,
    basisWords(one, lang),
    <ShortReason step={one} lang={lang} whole />,
  ],
})

const ChainRows = ({ rows, caption, lang }: { rows: Row[]; caption: string; lang: Lang }) => (
  <Table
    lang={lang}
    caption={caption}
    rowHead={W.step[lang]}
    phone="blocks"
    className="r-chain"
    columns={[
      { id: 'status', head: W.status[lang], kind: 'mark' },
      { id: 'basis', head: W.basis[lang], kind: 'text' },
      { id: 'reason', head: W.why[lang], kind: 'text' },
    ]}
    rows={rows}
  />
)

/** Everything below a step as an open tree, each row with its status and reason; goal and parts link to their own pages. */
export function ChainTable({ step, lang }: { step: Step; lang: Lang }) {
  const top = depthOf(step)
  const rows = (one: Step): Row[] => [stepRow(one, depthOf(one) - top, one.ref === step.ref, lang), ...below(one).flatMap(rows)]
  return <ChainRows rows={rows(step)} caption={W.chainCaption[lang]} lang={lang} />
}

/** What a goal rests on, one fold for each committee; a goal of one committee stands open. */
export function ChainFolds({ goal, nameOf, lang }: { goal: GoalStep; nameOf: (committee: string) => string; lang: Lang }) {
  const rows = (one: Step): Row[] => [stepRow(one, depthOf(one) - 2, false, lang), ...below(one).flatMap(rows)]
  return (
    <div>
      {goal.committees.map((part) => (
        <details class="r-fold" open={goal.committees.length === 1}>
          <summary>
            {nameOf(part.committee)} <StatusMark status={part.assessment} lang={lang} short />{' '}
            <span class="r-second">{basisWords(part, lang)}</span>
          </summary>
          <ChainRows
            rows={below(part).flatMap(rows)}
            caption={`${W.chainCaption[lang]}: ${nameOf(part.committee)}`}
            lang={lang}
          />
        </details>
      ))}
    </div>
  )
}

/** Several units may have the same activity: each says whose it is. */
const chainLabel = (step: Step): string =>
  isPart(step) ? step.committee : 'activity' in step ? `${step.title}, ${(step as ActivityStep).activity.unit}` : step.title

/** Who decided what, when and why, beside what the rule proposes; framed because it is a decision. */
export function StepDecision({ step, rule, title, lang }: { step: Step; rule: Text; title: string; lang: Lang }) {
  const { judgement, assessment, proposed, because } = step
  return (
    <Decision status={assessment}>
      <p>{title}</p>
      <p>
        <a href={explainHref(step.ref)}>
          <StatusMark status={assessment} lang={lang} strong />
        </a>
      </p>
      <p>{judgement ? judgement.reason || W.confirmed[lang] : W.nobody[lang]}</p>
      {isStale(step) && (
        <p>
          <MarkIcon mark="warning" /> {W.stale[lang]}
        </p>
      )}
      <Facts
        facts={[
          ...(judgement
            ? [
                { name: W.who[lang], value: byWords(judgement, lang) },
                { name: W.when[lang], value: dayWords(judgement.at, lang) },
              ]
            : []),
          { name: W.proposal[lang], value: `${ASSESSMENT_WORDS[proposed][lang]}. ${because[lang]}` },
          { name: W.rule[lang], value: rule[lang] },
        ]}
      />
    </Decision>
  )
}

export interface JudgeFormView {
  ref: string
  proposed: Assessment
  assessment: string
  reason: string
  version: number
  /** Where the person came from, and goes back to. */
  back?: string
  findings: readonly Finding[]
}

/** Confirm with one press, or judge otherwise with a reason; the kept draft comes back after a broken connection. */
export function JudgeForm({ view, lang }: { view: JudgeFormView; lang: Lang }) {
  const { ref, proposed, version, back, findings } = view
  const hidden = { ref, version, back }
  const words = ASSESSMENT_WORDS[proposed].short
  return (
    <>
      {findings.length > 0 && (
        <ErrorSummary
          title={W.refused[lang]}
          errors={findings.map((one) => ({ message: one.message[lang], ...(one.cell ? { field: one.cell } : {}) }))}
        />
      )}
      <form method="post" action={JUDGEMENT_PATH} class="r-form">
        <HiddenFields fields={{ ...hidden, assessment: proposed, proposed }} />
        <Button kind="secondary">
          {W.confirm[lang]}: {words[lang].toLowerCase()}
        </Button>
      </form>
      <form method="post" action={JUDGEMENT_PATH} class="r-form" data-draft={`judgement-${ref}`}>
        <HiddenFields fields={hidden} />
        <SelectField
          id="assessment"
          name="assessment"
          label={W.judgeThis[lang]}
          lang={lang}
          value={view.assessment}
          error={errorOf(findings, 'assessment', lang)}
          options={ASSESSMENTS.map((one) => ({ value: one, label: ASSESSMENT_WORDS[one][lang] }))}
        />
        <TextAreaField
          id="reason"
          name="reason"
          label={W.reason[lang]}
          lang={lang}
          help={W.reasonHelp[lang]}
          value={view.reason}
          error={errorOf(findings, 'reason', lang)}
          plain
        />
        <Button>{W.save[lang]}</Button>
      </form>
    </>
  )
}

/** The generated sentence in both languages, framed because it is quoted in reports. */
export function SentenceBox({ sentence, lang }: { sentence: Text; lang: Lang }) {
  const other: Lang = lang === 'sv' ? 'en' : 'sv'
  return (
    <Place head={W.sentenceHelp[lang]} value="">
      <p lang={lang}>{sentence[lang]}</p>
      <p lang={other}>{sentence[other]}</p>
    </Place>
  )
}
