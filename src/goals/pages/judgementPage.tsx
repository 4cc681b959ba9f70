// One page per judgement: the answer, the whole chain, who, when and why, what changed since the last round, and the form.
// Refuses: hiding a version; every judgement ever made of the step stands here.
import type { Finding } from '../../kernel/finding.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import { ASSESSMENT_WORDS } from '../../kernel/verdict.ts'
import { FindingList } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { explainHref, PATHS } from '../../web/links.ts'
import { Columns, Empty, Facts, ItemList, Section } from '../../web/parts.tsx'
import { StatusMark } from '../../web/status.tsx'
import { Table } from '../../web/table.tsx'
import { labelOf } from '../round/explainJudgement.ts'
import { roundBasisName, roundName } from '../round/refs.ts'
import type { GoalStep, IndicatorStep, RoundJudgement, Step } from '../round/roundChain.ts'
import { isGoal, isIndicator, isPart, type StepChange } from '../round/walk.ts'
import {
  byWords,
  ChainTable,
  committeeHref,
  dayWords,
  JudgeForm,
  type JudgeFormView,
  judgementHref,
  roundGoalHref,
  SentenceBox,
  StepDecision,
} from './roundParts.tsx'
import { KIND_WORDS, SOURCE_WORDS, ROUND_WORDS as W } from './roundWords.ts'

export interface JudgementView {
  step: Step
  round: string
  rule: Text
  /** Steps above, from the goal down; one list per place where the step counts. */
  above: readonly (readonly Step[])[]
  /** The sentence of each goal the step counts in. */
  sentences: readonly { goal: GoalStep; sentence: Text }[]
  history: readonly RoundJudgement[]
  /** Undefined when there is no earlier round. */
  changes?: readonly StepChange[]
  earlier?: string
  obstacles: readonly Finding[]
  /** Only for those who may judge this step. */
  form?: JudgeFormView
}

export function JudgementPage({ shell, view }: { shell: Shell; view: JudgementView }) {
  const { lang } = shell
  const { step, round } = view
  const judged = !isIndicator(step) && (isGoal(step) || isPart(step) || 'indicators' in step)
  return (
    <Page
      shell={shell}
      current="round"
      title={labelOf(step)}
      path={pathOf(view, lang)}
      lead={judgementLead(step, round, lang)}
      choices={[]}
      source={view.rule[lang]}
    >
      <Section id="kedja" title={W.chain[lang]} right={roundBasisName(round, lang)}>
        <Columns kind="side">
          <ChainTable step={step} lang={lang} />
          <div class="r-stack">
            {isIndicator(step) ? (
              <Reported step={step} lang={lang} />
            ) : (
              <StepDecision
                step={step}
                rule={view.rule}
                title={`${KIND_WORDS[kindWord(step)][lang]}, ${roundName(round)[lang]}`}
                lang={lang}
              />
            )}
          </div>
        </Columns>
      </Section>
      {view.form && (
        <Section id="bedom" title={W.judge[lang]}>
          <JudgeForm view={view.form} lang={lang} />
        </Section>
      )}
      {judged && <Obstacles findings={view.obstacles} lang={lang} />}
      <Changes view={view} lang={lang} />
      {judged && <Versions history={view.history} lang={lang} />}
      <UsedIn view={view} lang={lang} />
    </Page>
  )
}

const kindWord = (step: Step) => (isGoal(step) ? 'goal' : isPart(step) ? 'part' : 'indicators' in step ? 'subgoal' : 'activity')

function pathOf({ above, round }: JudgementView, lang: Lang) {
  const [first = []] = above
  const crumbs = first.map((step) => ({
    label: isPart(step) ? step.committee : labelOf(step),
    href: isGoal(step)
      ? roundGoalHref(step.goal.no ?? step.goal.id, round)
      : isPart(step)
        ? committeeHref(step.committee, round)
        : judgementHref(step.ref),
  }))
  return [{ label: W.goals[lang], href: PATHS.goals }, ...crumbs]
}

/** The answer first: what holds, who says so, and whether it is what the rule proposed. */
export function judgementLead(step: Step, round: string, lang: Lang): string {
  const { judgement, assessment, proposed } = step
  const word = (one: typeof assessment) => ASSESSMENT_WORDS[one]
  const basis = roundBasisName(round, lang)
  const status = `${basis}: ${word(assessment)[lang].toLowerCase()}.`
  if (isIndicator(step) || 'activity' in step) return `${status} ${step.because[lang]}`
  if (!judgement) return `${status} ${W.nobody[lang]}`
  const who = byWords(judgement, lang)
  const when = dayWords(judgement.at, lang)
  if (assessment === judgement.proposed)
    return lang === 'sv'
      ? `${status} ${who} bekräftade förslaget ${when}.`
      : `${status} ${who} confirmed the proposal on ${when}.`
  const short = word(judgement.proposed).short[lang].toLowerCase()
  const now = proposed === judgement.proposed ? '' : ` ${W.stale[lang]}`
  return lang === 'sv'
    ? `${status} ${who} ändrade ${when} från förslaget ${short}.${now}`
    : `${status} ${who} departed on ${when} from the proposal ${short}.${now}`
}

/** Who reported the value, when, how it was written and what it is judged against. */
function Reported({ step, lang }: { step: IndicatorStep; lang: Lang }) {
  const { value, indicator } = step
  const feed = indicator.indicator?.feed
  const target = { name: W.target[lang], value: indicator.indicator?.target ?? '' }
  if (!value) return <Facts facts={[{ name: W.reportedValue[lang], value: W.noValue[lang] }, target]} />
  return (
    <Facts
      facts={[
        { name: W.reportedValue[lang], value: value.cell || value.missing || '' },
        target,
        { name: W.reportedBy[lang], value: byWords(value, lang) },
        { name: W.when[lang], value: dayWords(value.at, lang) },
        { name: W.version[lang], value: String(value.version) },
        {
          name: W.source[lang],
          value: (
            <>
              {SOURCE_WORDS[value.source][lang]}
              {feed?.kind === 'figure' && <a href={explainHref(feed.ref)}> {feed.ref}</a>}
              {value.source === 'formula' && <a href={explainHref(step.ref)}> {step.ref}</a>}
            </>
          ),
        },
        ...(value.reason ? [{ name: W.reason[lang], value: value.reason }] : []),
      ]}
    />
  )
}

function Obstacles({ findings, lang }: { findings: readonly Finding[]; lang: Lang }) {
  return (
    <Section id="hinder" title={W.obstacles[lang]}>
      {findings.length === 0 ? (
        <p>{W.ready[lang]}</p>
      ) : (
        <FindingList findings={findings.map(({ cell: _, ...rest }) => rest)} lang={lang} />
      )}
    </Section>
  )
}

function Changes({ view, lang }: { view: JudgementView; lang: Lang }) {
  const { changes, earlier } = view
  return (
    <Section id="andrat" title={W.changed[lang]} right={earlier ? roundName(earlier)[lang] : undefined}>
      {changes === undefined && <Empty>{W.noEarlier[lang]}</Empty>}
      {changes?.length === 0 && <p>{W.noChange[lang]}</p>}
      {changes && changes.length > 0 && (
        <Table
          lang={lang}
          caption={W.changedCaption[lang]}
          rowHead={W.step[lang]}
          phone="blocks"
          columns={[
            { id: 'then', head: W.before[lang], kind: 'text' },
            { id: 'now', head: W.now[lang], kind: 'text' },
          ]}
          rows={changes.map(({ kind, title, ref, from, to }) => ({
            label: (
              <>
                {KIND_WORDS[kind][lang]}: {to ? <a href={judgementHref(ref)}>{title}</a> : title}
              </>
            ),
            cells: [from ? <Shown {...from} lang={lang} /> : W.fresh[lang], to ? <Shown {...to} lang={lang} /> : W.gone[lang]],
          }))}
        />
      )}
    </Section>
  )
}

const Shown = ({ assessment, said, lang }: NonNullable<StepChange['from']> & { lang: Lang }) => (
  <>
    <StatusMark status={assessment} lang={lang} short /> {said}
  </>
)

function Versions({ history, lang }: { history: readonly RoundJudgement[]; lang: Lang }) {
  if (history.length === 0) return null
  return (
    <Section id="versioner" title={W.history[lang]}>
      <Table
        lang={lang}
        caption={W.historyCaption[lang]}
        rowHead={W.version[lang]}
        phone="blocks"
        columns={[
          { id: 'status', head: W.status[lang], kind: 'mark' },
          { id: 'proposal', head: W.proposal[lang], kind: 'mark' },
          { id: 'who', head: W.who[lang], kind: 'text' },
          { id: 'when', head: W.when[lang], kind: 'text' },
          { id: 'reason', head: W.reason[lang], kind: 'text' },
        ]}
        rows={[...history]
          .sort((a, b) => b.version - a.version)
          .map((one) => ({
            label: String(one.version),
            cells: [
              <StatusMark status={one.assessment} lang={lang} short />,
              <StatusMark status={one.proposed} lang={lang} short />,
              byWords(one, lang),
              dayWords(one.at, lang),
              one.reason || W.confirmed[lang],
            ],
          }))}
      />
    </Section>
  )
}

/** Upwards: the steps that rest on this one, and the generated sentence they end in. */
function UsedIn({ view, lang }: { view: JudgementView; lang: Lang }) {
  const above = [...new Map(view.above.flatMap((place) => [...place].reverse()).map((step) => [step.ref, step])).values()]
  return (
    <Section id="anvands" title={W.usedIn[lang]}>
      {above.length > 0 && (
        <ItemList
          lang={lang}
          label={W.usedIn[lang]}
          items={above.map((step) => ({
            title: labelOf(step),
            href: judgementHref(step.ref),
            sub: KIND_WORDS[kindWord(step)][lang],
            value: <StatusMark status={step.assessment} lang={lang} short />,
          }))}
        />
      )}
      {view.sentences.map(({ sentence }) => (
        <SentenceBox sentence={sentence} lang={lang} />
      ))}
    </Section>
  )
}
