// A committee's page in a round: its sub-goals with proposals, many confirmed at once, each part with its sentence and own words.
// Refuses: ticking off what somebody has already judged, unless the proposal has moved since.
import type { Finding } from '../../kernel/finding.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import { Button, CheckField, ErrorSummary, HiddenFields, TextAreaField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS } from '../../web/links.ts'
import { ChoiceSelect, Empty, LinkRow, PageChoices, Section } from '../../web/parts.tsx'
import { MarkIcon, StatusMark, Tally } from '../../web/status.tsx'
import { type Row, Table } from '../../web/table.tsx'
import { isStale } from '../round/chain.ts'
import { confirmField } from '../round/input.ts'
import { capital, spelled } from '../round/numeral.ts'
import { goalKey, roundBasisName, roundName } from '../round/refs.ts'
import type { CommitteeStep, GoalStep, Step } from '../round/roundChain.ts'
import { countStatuses } from '../round/roundCounts.ts'
import { basisWords, committeeHref, firstSentence, goalTitle, judgementHref, roundGoalHref, ShortReason } from './roundParts.tsx'
import { ROUND_WORDS as W } from './roundWords.ts'

export interface PartView {
  goal: GoalStep
  part: CommitteeStep
  sentence: Text
  words: { text: string; version: number; by?: string }
}

export interface CommitteeView {
  code: string
  name: string
  round: string
  rounds: readonly string[]
  rule: Text
  parts: readonly PartView[]
  /** Whether the reader may judge here. */
  mayJudge: boolean
  findings: readonly Finding[]
}

const CONFIRM = 'bekrafta'

/** Interim reports are made of April and August. */
const hasReport = (round: string): boolean => /-0[48]$/.test(round)
const reportHref = (round: string, code: string): string =>
  link(`${PATHS.reports}/delarsrapport`, { year: round.slice(0, 4), period: round.slice(5), namnd: code.toUpperCase() })

/** Waiting for a person: nobody has judged, or the proposal has moved since. */
const waits = (step: Step): boolean => step.judgement === undefined || isStale(step)

export function CommitteePage({ shell, view }: { shell: Shell; view: CommitteeView }) {
  const { lang } = shell
  const { code, name, round, parts, findings } = view
  const subgoals = parts.flatMap((one) => one.part.subgoals)
  const waiting = parts.flatMap(({ part }) => [...part.subgoals, part]).filter(waits)
  return (
    <Page
      shell={shell}
      current="round"
      title={name}
      path={[{ label: W.rounds[lang], href: PATHS.round }]}
      lead={committeeLead(view, lang)}
      choices={[]}
      source={view.rule[lang]}
      actions={
        view.mayJudge && waiting.length > 0 ? (
          <div class="r-buttons">
            <Button form={CONFIRM}>{W.confirmChosen[lang]}</Button>
          </div>
        ) : undefined
      }
    >
      <PageChoices lang={lang} right={<Tally counts={countStatuses(subgoals)} lang={lang} />}>
        <ChoiceSelect
          label={W.round[lang]}
          name="omgang"
          value={round}
          options={view.rounds.map((one) => ({ value: one, label: roundName(one)[lang] }))}
          action={committeeHref(code)}
          lang={lang}
        />
      </PageChoices>
      {hasReport(round) && subgoals.some((one) => one.judgement) && (
        <LinkRow links={[{ label: W.ownReport[lang], href: reportHref(round, code) }]} />
      )}
      {findings.length > 0 && (
        <ErrorSummary title={W.nothingSaved[lang]} errors={findings.map((one) => ({ message: one.message[lang] }))} />
      )}
      {subgoals.length === 0 ? (
        <Empty>{W.noSubgoals[lang]}</Empty>
      ) : (
        <Section id="delmal" title={W.subgoals[lang]} right={roundBasisName(round, lang)}>
          {view.mayJudge && waiting.length > 0 ? (
            <form id={CONFIRM} method="post" action={`${committeeHref(code)}/bekrafta`}>
              <HiddenFields fields={{ omgang: round }} />
              <Judged view={view} lang={lang} choose />
              <p class="r-buttons r-after-form">
                <Button>{W.confirmChosen[lang]}</Button>
              </p>
            </form>
          ) : (
            <Judged view={view} lang={lang} />
          )}
        </Section>
      )}
      {parts.length > 0 && (
        <Section id="ord" title={W.words[lang]} right={writtenWords(parts, lang)}>
          <div>
            {parts.map((one) => (
              <Words view={view} one={one} lang={lang} />
            ))}
          </div>
        </Section>
      )}
    </Page>
  )
}

/** `Nämnden har sju delmål i tre mål. Fyra väntar på en bedömning.` */
export function committeeLead({ parts }: Pick<CommitteeView, 'parts'>, lang: Lang): string {
  const subgoals = parts.flatMap(({ part }) => part.subgoals)
  const waiting = subgoals.filter(waits).length
  const [n, goals] = [subgoals.length, parts.length]
  if (lang === 'sv') {
    const has = `Nämnden har ${spelled(n, 'sv', 'neuter')} delmål i ${spelled(goals, 'sv', 'neuter')} mål.`
    if (n === 0) return 'Nämnden har inga delmål i omgången.'
    if (waiting === 0) return `${has} Alla är bedömda.`
    return `${has} ${capital(spelled(waiting, 'sv', 'neuter'))} väntar på en bedömning.`
  }
  if (n === 0) return 'The committee has no sub-goals in the round.'
  const has = `The committee has ${spelled(n, 'en')} ${n === 1 ? 'sub-goal' : 'sub-goals'} in ${spelled(goals, 'en')} ${goals === 1 ? 'goal' : 'goals'}.`
  if (waiting === 0) return `${has} All are judged.`
  return `${has} ${capital(spelled(waiting, 'en'))} ${waiting === 1 ? 'waits' : 'wait'} for a judgement.`
}

function Judged({ view, lang, choose }: { view: CommitteeView; lang: Lang; choose?: boolean }) {
  const line = (step: Step, label: string, level: number): Row => ({
    label: <a href={judgementHref(step.ref)}>{label}</a>,
    level,
    cells: [
      <StatusMark status={step.assessment} lang={lang} short />,
      <State step={step} name={view.name} lang={lang} />,
      <StatusMark status={step.proposed} lang={lang} short />,
      basisWords(step, lang),
      <ShortReason step={step} lang={lang} />,
      ...(choose ? [waits(step) ? <Choose step={step} label={label} lang={lang} /> : null] : []),
    ],
  })
  return (
    <Table
      lang={lang}
      caption={W.subgoalsCaption[lang]}
      rowHead={W.subgoals[lang]}
      phone="blocks"
      className="r-judged"
      columns={[
        { id: 'status', head: W.status[lang], kind: 'mark' },
        { id: 'state', head: W.who[lang], kind: 'text' },
        { id: 'proposal', head: W.proposal[lang], kind: 'mark' },
        { id: 'basis', head: W.basis[lang], kind: 'text' },
        { id: 'reason', head: W.why[lang], kind: 'text' },
        ...(choose ? [{ id: 'choose', head: W.confirm[lang], kind: 'mark' as const }] : []),
      ]}
      rows={view.parts.flatMap(({ goal, part }) => [
        {
          kind: 'group' as const,
          label: <a href={roundGoalHref(goalKey(goal.goal), view.round)}>{goalTitle(goal)}</a>,
        },
        ...part.subgoals.map((step) => line(step, step.title, 0)),
        line(part, W.part[lang], 0),
      ])}
    />
  )
}

function State({ step, name, lang }: { step: Step; name: string; lang: Lang }) {
  if (!step.judgement) return <>{W.unjudged[lang]}</>
  // The page is the committee's own: its name is in the heading already.
  if (!isStale(step)) return <>{step.judgement.by === name ? W.theCommittee[lang] : step.judgement.by}</>
  return (
    <>
      <MarkIcon mark="warning" /> {W.staleShort[lang]}
    </>
  )
}

const Choose = ({ step, label, lang }: { step: Step; label: string; lang: Lang }) => (
  <CheckField
    id={`b-${step.ref}`}
    name="bekrafta"
    value={confirmField(step)}
    label={`${W.confirmThis[lang]} ${label}`}
    checked={step.proposed !== 'notAssessed'}
    aloud
  />
)

const writtenWords = (parts: readonly PartView[], lang: Lang): string => {
  const written = parts.filter(({ words }) => words.text !== '').length
  return lang === 'sv' ? `egna ord till ${written} av ${parts.length} mål` : `own words for ${written} of ${parts.length} goals`
}

/** The generated sentence of a part, and the committee's own words below it; folded, for there is one to each goal. */
function Words({ view, one, lang }: { view: CommitteeView; one: PartView; lang: Lang }) {
  const { part, goal, sentence, words } = one
  const no = goalKey(goal.goal)
  return (
    <details class="r-fold" id={`ord-${no}`}>
      <summary>
        {goalTitle(goal)} <span class="r-second">{words.text === '' ? W.noWords[lang] : firstSentence(words.text)[0]}</span>
      </summary>
      <div class="r-fold-body">
        <p class="r-prose">{sentence[lang]}</p>
        {!view.mayJudge && words.text !== '' && <p class="r-prose">{words.text}</p>}
        {view.mayJudge && (
          <form method="post" action={`${committeeHref(view.code)}/text`} class="r-form" data-draft={`round-text-${part.ref}`}>
            <HiddenFields fields={{ ref: part.ref, version: words.version }} />
            <TextAreaField
              id={`text-${no}`}
              name="text"
              label={W.own[lang]}
              help={W.ownHelp[lang]}
              lang={lang}
              value={words.text}
              plain
            />
            <div>
              <Button kind="secondary">{W.saveText[lang]}</Button>
            </div>
          </form>
        )}
      </div>
    </details>
  )
}
