// One goal in a round: the answer and its sentence, how the committees' parts were weighed, and the board's own judgement.
// Refuses: a committee left out because it has no basis; its dashed line is shown.
import type { Finding } from '../../kernel/finding.ts'
import { formatNumber, type Lang, type Text } from '../../kernel/text.ts'
import { FindingList } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Columns, LinkRow, PageChoices, Section, Segments } from '../../web/parts.tsx'
import { StatusMark, Tally } from '../../web/status.tsx'
import { Table } from '../../web/table.tsx'
import { goalKey, roundBasisName, roundName } from '../round/refs.ts'
import type { CommitteeStep, GoalStep } from '../round/roundChain.ts'
import { countStatuses } from '../round/roundCounts.ts'
import {
  basisWords,
  ChainFolds,
  committeeHref,
  GLANCE_PATH,
  goalTitle,
  JudgeForm,
  type JudgeFormView,
  judgementHref,
  roundGoalHref,
  SentenceBox,
  ShortReason,
  StepDecision,
} from './roundParts.tsx'
import { ROUND_WORDS as W } from './roundWords.ts'

export interface RoundGoalView {
  goal: GoalStep
  round: string
  rounds: readonly string[]
  rule: Text
  /** The answer: the forecast, then how many sub-goals stand where. */
  lead: Text
  sentence: Text
  nameOf(committee: string): string
  weightOf(committee: string): number
  form?: JudgeFormView
  contradictions: readonly Text[]
  obstacles: readonly Finding[]
}

export function RoundGoalPage({ shell, view }: { shell: Shell; view: RoundGoalView }) {
  const { lang } = shell
  const { goal, round } = view
  const key = goalKey(goal.goal)
  const subgoals = goal.committees.flatMap((c) => c.subgoals)
  return (
    <Page
      shell={shell}
      current="goals"
      title={goalTitle(goal)}
      path={[
        { label: W.goals[lang], href: PATHS.goals },
        { label: W.glance[lang], href: `${GLANCE_PATH}?omgang=${round}` },
      ]}
      lead={view.lead[lang]}
      actions={<LinkRow links={[{ label: W.chain[lang], href: judgementHref(goal.ref) }]} />}
      choices={[]}
      source={view.rule[lang]}
    >
      {view.rounds.length > 1 && (
        <PageChoices lang={lang}>
          <Segments
            label={W.round[lang]}
            options={view.rounds.map((one) => ({
              label: roundName(one)[lang],
              href: roundGoalHref(key, one),
              current: one === round,
            }))}
          />
        </PageChoices>
      )}
      <Section id="kedja" title={W.howItCame[lang]} right={`${roundBasisName(round, lang)}. ${W.chainPath[lang]}`}>
        <Columns kind="side">
          <Parts view={view} lang={lang} />
          <StepDecision step={goal} rule={view.rule} title={`${W.board[lang]}, ${roundName(round)[lang]}`} lang={lang} />
        </Columns>
      </Section>
      {view.form && (
        <Section id="bedom" title={W.judge[lang]}>
          {view.obstacles.length > 0 && <FindingList findings={view.obstacles.map(({ cell: _, ...rest }) => rest)} lang={lang} />}
          <JudgeForm view={view.form} lang={lang} />
        </Section>
      )}
      {view.contradictions.length > 0 && (
        <Section id="tryckt" title={W.contradicts[lang]}>
          <ul>
            {view.contradictions.map((one) => (
              <li>{one[lang]}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="delmal" title={W.subgoals[lang]} right={<Tally counts={countStatuses(subgoals)} lang={lang} />}>
        <ChainFolds goal={goal} nameOf={view.nameOf} lang={lang} />
      </Section>
      <Section id="mening" title={W.sentence[lang]}>
        <SentenceBox sentence={view.sentence} lang={lang} />
      </Section>
    </Page>
  )
}

function Parts({ view, lang }: { view: RoundGoalView; lang: Lang }) {
  return (
    <Table
      lang={lang}
      caption={W.howItCame[lang]}
      rowHead={W.committee[lang]}
      phone="blocks"
      className="r-parts"
      columns={[
        { id: 'status', head: W.status[lang], kind: 'mark' },
        { id: 'weight', head: W.weight[lang] },
        { id: 'basis', head: W.basis[lang], kind: 'text' },
        { id: 'reason', head: W.why[lang], kind: 'text' },
        { id: 'carried', head: <span class="r-aloud">{W.carried[lang]}</span>, kind: 'mark', phoneHead: W.carried[lang] },
      ]}
      rows={view.goal.committees.map((part) => ({
        label: (
          <a href={committeeHref(part.committee, view.round)}>
            <abbr title={view.nameOf(part.committee)}>{part.committee}</abbr>
          </a>
        ),
        cells: [
          <a href={judgementHref(part.ref)}>
            <StatusMark status={part.assessment} lang={lang} short />
          </a>,
          part.assessment === 'notAssessed' ? '–' : formatNumber(view.weightOf(part.committee), 0, lang),
          basisWords(part, lang),
          <ShortReason step={part} lang={lang} whole />,
          <Carried part={part} lang={lang} />,
        ],
      }))}
    />
  )
}

/** The line towards the goal: whole when the part counts, dashed when it does not. */
function Carried({ part, lang }: { part: CommitteeStep; lang: Lang }) {
  const yes = part.assessment !== 'notAssessed'
  return (
    <>
      <svg viewBox="0 0 32 12" width="32" height="12" aria-hidden="true" focusable="false">
        <path
          d="M0 6h26M22 2l5 4-5 4"
          fill="none"
          stroke={yes ? 'var(--r-ink-2)' : 'var(--r-rule-3)'}
          stroke-width="1.3"
          {...(yes ? {} : { 'stroke-dasharray': '3 3' })}
        />
      </svg>
      <span class="r-aloud">{yes ? W.carriedYes[lang] : W.carriedNo[lang]}</span>
    </>
  )
}
