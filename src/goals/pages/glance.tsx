// All goals of a round at a glance, readable in one minute on a phone: one sentence, the tally, then goal by goal (look/phone.png).
// Refuses: more than a line of evidence per goal; the rest is one press away.
import { formatList, type Lang } from '../../kernel/text.ts'
import type { Assessment } from '../../kernel/verdict.ts'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS } from '../../web/links.ts'
import { ChoiceSelect, Empty, ItemList, type ListItem, PageChoices, Section, Segments } from '../../web/parts.tsx'
import { StatusMark, Tally } from '../../web/status.tsx'
import { capital, spelled } from '../round/numeral.ts'
import { goalKey, roundBasisName, roundName } from '../round/refs.ts'
import type { GoalStep, RoundChain } from '../round/roundChain.ts'
import { countStatuses, goalCounts } from '../round/roundCounts.ts'
import { GLANCE_PATH, goalTitle, roundGoalHref } from './roundParts.tsx'
import { ROUND_WORDS as W } from './roundWords.ts'

export interface GlanceView {
  chain: RoundChain
  rounds: readonly string[]
  areas: readonly { title: string; goals: readonly GoalStep[] }[]
  order: 'order' | 'worst'
}

const WORST: Record<Assessment, number> = { notMet: 0, partlyMet: 1, notAssessed: 2, met: 3 }

export function GlancePage({ shell, view }: { shell: Shell; view: GlanceView }) {
  const { lang } = shell
  const { chain, order, rounds } = view
  const { round, goals } = chain
  const address = (ordning?: string) => link(GLANCE_PATH, { omgang: round, ordning })
  return (
    <Page
      shell={shell}
      current="goals"
      title={W.glance[lang]}
      path={[{ label: W.goals[lang], href: PATHS.goals }]}
      lead={`${roundBasisName(round, lang)}. ${glanceLead(chain, lang)}`}
      choices={[]}
      source={`${W.glanceSource[lang]} ${chain.rule[lang]}`}
    >
      {goals.length === 0 ? (
        <Empty>{W.noGoals[lang]}</Empty>
      ) : (
        <>
          <Tally counts={countStatuses(goals)} lang={lang} />
          <PageChoices
            lang={lang}
            right={
              rounds.length > 1 ? (
                <ChoiceSelect
                  label={W.round[lang]}
                  name="omgang"
                  value={round}
                  options={rounds.map((one) => ({ value: one, label: roundName(one)[lang] }))}
                  action={GLANCE_PATH}
                  lang={lang}
                />
              ) : undefined
            }
          >
            <Segments
              label={W.order[lang]}
              options={[
                { label: W.inOrder[lang], href: address(), current: order === 'order' },
                { label: W.worstFirst[lang], href: address('samst'), current: order === 'worst' },
              ]}
            />
          </PageChoices>
          <Listed view={view} lang={lang} />
        </>
      )}
    </Page>
  )
}

function Listed({ view, lang }: { view: GlanceView; lang: Lang }) {
  const { chain, order, areas } = view
  const item = (goal: GoalStep): ListItem => ({
    title: goalTitle(goal),
    href: roundGoalHref(goalKey(goal.goal), chain.round),
    sub: glanceLine(goal, lang),
    value: <StatusMark status={goal.assessment} lang={lang} short />,
  })
  if (order === 'worst') {
    const sorted = [...chain.goals].sort((a, b) => WORST[a.assessment] - WORST[b.assessment])
    return <ItemList lang={lang} label={W.worstFirst[lang]} items={sorted.map(item)} />
  }
  return (
    <>
      {areas.map(({ title, goals }, i) => (
        <Section id={`omrade-${i + 1}`} title={title} small>
          <ItemList lang={lang} label={title} items={goals.map(item)} />
        </Section>
      ))}
    </>
  )
}

/** `Fem mål väntas bli helt uppfyllda, fyra delvis och tre inte.` */
export function glanceLead({ goals, basis }: Pick<RoundChain, 'goals' | 'basis'>, lang: Lang): string {
  const counts = countStatuses(goals)
  const known = (['met', 'partlyMet', 'notMet'] as const).filter((state) => counts[state] > 0)
  const left = counts.notAssessed
  const said = known.map((state, i) => glanceState(state, counts[state], i === 0, basis, lang))
  const rest =
    left === 0
      ? ''
      : lang === 'sv'
        ? `${capital(spelled(left, 'sv', 'neuter'))} är ännu inte ${left === 1 ? 'bedömt' : 'bedömda'}.`
        : `${capital(spelled(left, 'en'))} ${left === 1 ? 'is' : 'are'} not yet assessed.`
  return [said.length > 0 ? `${capital(formatList(said, lang))}.` : '', rest].filter(Boolean).join(' ')
}

function glanceState(
  state: 'met' | 'partlyMet' | 'notMet',
  n: number,
  first: boolean,
  basis: RoundChain['basis'],
  lang: Lang,
): string {
  if (lang === 'sv') {
    const degree = { met: 'helt', partlyMet: 'delvis', notMet: 'inte' }[state]
    const count = spelled(n, 'sv', 'neuter')
    if (!first) return `${count} ${degree}`
    const done = n === 1 ? 'uppfyllt' : 'uppfyllda'
    if (state === 'notMet') return `${count} mål ${basis === 'prognosis' ? 'väntas inte bli' : 'är inte'} ${done}`
    return `${count} mål ${basis === 'prognosis' ? 'väntas bli' : 'är'} ${degree} ${done}`
  }
  const degree = { met: 'fully', partlyMet: 'partly', notMet: 'not' }[state]
  const count = spelled(n, 'en')
  if (!first) return `${count} ${degree}`
  const be = `${n === 1 ? 'goal is' : 'goals are'}${state === 'notMet' ? ' not' : ''}${basis === 'prognosis' ? ' expected to be' : ''}`
  return `${count} ${be} ${state === 'notMet' ? '' : `${degree} `}met`
}

/** `3 av 7 delmål. 6 av 10 indikatorer obedömda.` */
export function glanceLine(goal: GoalStep, lang: Lang): string {
  const { subgoals, indicators } = goalCounts(goal)
  const sv = lang === 'sv'
  const of = sv ? 'av' : 'of'
  const first = sv ? `${subgoals.met} av ${subgoals.adopted} delmål.` : `${subgoals.met} of ${subgoals.adopted} sub-goals.`
  const { total, notAssessed } = indicators
  if (total === 0) return `${first} ${sv ? 'Inga indikatorer.' : 'No indicators.'}`
  const all = sv ? (total === 1 ? 'indikator' : 'indikatorer') : total === 1 ? 'indicator' : 'indicators'
  if (notAssessed === 0) return `${first} ${total} ${all}.`
  return `${first} ${notAssessed} ${of} ${total} ${all} ${sv ? (total === 1 ? 'obedömd' : 'obedömda') : 'not assessed'}.`
}

export function NoRoundsPage({ shell }: { shell: Shell }) {
  const { lang } = shell
  return (
    <Page shell={shell} current="goals" title={W.glance[lang]} path={[{ label: W.goals[lang], href: PATHS.goals }]} choices={[]}>
      <Empty>{W.noRounds[lang]}</Empty>
    </Page>
  )
}
