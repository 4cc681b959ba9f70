// The standing sentences of a round, generated from its counts: sub-goals, indicators, prognosis; in Swedish and English.
// Refuses: adjectives nobody counted. Zero is left out, and what was never stated is said to be missing, not nought.
import { formatList, type Lang, type Text, text } from '../../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../../kernel/verdict.ts'
import { capital, spelled } from './numeral.ts'
import { roundName } from './refs.ts'
import type { CommitteeStep, GoalStep, RoundChain, Step } from './roundChain.ts'
import { goalCounts, partCounts } from './roundCounts.ts'

/** Null is a number that was not stated; a chain's own counts never hold one. */
export interface SaidCounts {
  total: number | null
  met: number | null
  partlyMet: number | null
  notMet: number | null
  notAssessed: number | null
}

export interface Said {
  goal: number | string
  basis: 'prognosis' | 'outcome'
  subgoals: SaidCounts
  indicators: SaidCounts
  prognosis: Assessment | null
}

const STATES = ['met', 'partlyMet', 'notMet', 'notAssessed'] as const

/** How many of the total nobody has stated a status for; more statuses than things is not for a sentence to settle. */
const unstated = (counts: SaidCounts): number =>
  Math.max(0, (counts.total ?? 0) - STATES.reduce((sum, state) => sum + (counts[state] ?? 0), 0))

export function roundSentence(said: Said): Text {
  const say = (lang: Lang) =>
    [subgoalSentence(said, lang), indicatorSentence(said, lang), prognosisSentence(said, lang)].join(' ')
  return text(say('sv'), say('en'))
}

const goalName = (goal: number | string, lang: Lang): string =>
  typeof goal === 'number' ? `${lang === 'sv' ? 'Mål' : 'Goal'} ${goal}` : lang === 'sv' ? 'Målet' : 'The goal'

// --- sub-goals: ett delmål, två delmål ---------------------------------------------------------------------------------

export function subgoalSentence({ goal, basis, subgoals }: Pick<Said, 'goal' | 'basis' | 'subgoals'>, lang: Lang): string {
  return lang === 'sv' ? subgoalsSv(goalName(goal, 'sv'), basis, subgoals) : subgoalsEn(goalName(goal, 'en'), basis, subgoals)
}

function subgoalsSv(who: string, basis: Said['basis'], counts: SaidCounts): string {
  const { total } = counts
  if (total === null) return `Antalet delmål för ${who.charAt(0).toLowerCase()}${who.slice(1)} är inte angivet.`
  if (total === 0) return `${who} har inga delmål.`
  const verb = basis === 'prognosis' ? 'väntas bli' : 'är'
  const first = `${who} har ${spelled(total, 'sv', 'neuter')} delmål.`
  const only = onlyState(counts)
  if (only) return `${first} ${onlySv(only, total, basis)}`
  const reached = (['met', 'partlyMet'] as const).flatMap((state) => {
    const n = counts[state] ?? 0
    const word = state === 'met' ? 'helt' : 'delvis'
    return n === 0 ? [] : [{ n, words: `${word} ${n === 1 ? 'uppfyllt' : 'uppfyllda'}` }]
  })
  const reachedSv = reached.map(({ n, words }, i) => `${spelled(n, 'sv', 'neuter')} ${i === 0 ? `${verb} ` : ''}${words}`)
  const missed = counts.notMet ?? 0
  const done = missed === 1 ? 'uppfyllt' : 'uppfyllda'
  const missedSv = basis === 'prognosis' ? `väntas inte bli ${done}` : `är inte ${done}`
  return sentences([
    first,
    reached.length > 0 && `${formatList(reachedSv, 'sv')}.`,
    missed > 0 && `${spelled(missed, 'sv', 'neuter')} ${missedSv}.`,
    leftSv(counts, 'neuter'),
  ])
}

function onlySv(state: Assessment, total: number, basis: Said['basis']): string {
  const verb = basis === 'prognosis' ? 'väntas' : 'är'
  if (total === 1) {
    if (state === 'notAssessed') return 'Det är ännu inte bedömt.'
    if (state === 'notMet') return basis === 'prognosis' ? 'Det väntas inte bli uppfyllt.' : 'Det är inte uppfyllt.'
    return `Det ${verb}${basis === 'prognosis' ? ' bli' : ''} ${state === 'met' ? 'helt' : 'delvis'} uppfyllt.`
  }
  if (state === 'notAssessed') return 'Inget av dem är ännu bedömt.'
  if (state === 'notMet') return basis === 'prognosis' ? 'Inget av dem väntas bli uppfyllt.' : 'Inget av dem är uppfyllt.'
  const who = total === 2 ? 'Båda' : `Alla ${spelled(total, 'sv')}`
  return `${who} ${verb}${basis === 'prognosis' ? ' bli' : ''} ${state === 'met' ? 'helt' : 'delvis'} uppfyllda.`
}

function subgoalsEn(who: string, basis: Said['basis'], counts: SaidCounts): string {
  const { total } = counts
  if (total === null) return `The number of sub-goals of ${who.charAt(0).toLowerCase()}${who.slice(1)} is not stated.`
  if (total === 0) return `${who} has no sub-goals.`
  const first = `${who} has ${spelled(total, 'en')} ${total === 1 ? 'sub-goal' : 'sub-goals'}.`
  const only = onlyState(counts)
  if (only) return `${first} ${onlyEn(only, total, basis)}`
  const reached = (['met', 'partlyMet'] as const).filter((state) => (counts[state] ?? 0) > 0)
  const reachedEn = reached.map((state, i) => {
    const n = counts[state]!
    return `${spelled(n, 'en')} ${i === 0 ? `${verbEn(n, basis)} ` : ''}${state === 'met' ? 'fully' : 'partly'} met`
  })
  const missed = counts.notMet ?? 0
  const be = missed === 1 ? 'is' : 'are'
  return sentences([
    first,
    reached.length > 0 && `${formatList(reachedEn, 'en')}.`,
    missed > 0 && `${spelled(missed, 'en')} ${be} not ${basis === 'prognosis' ? 'expected to be ' : ''}met.`,
    leftEn(counts),
  ])
}

const verbEn = (n: number, basis: Said['basis']): string =>
  `${n === 1 ? 'is' : 'are'}${basis === 'prognosis' ? ' expected to be' : ''}`

function onlyEn(state: Assessment, total: number, basis: Said['basis']): string {
  const expected = basis === 'prognosis' ? 'expected to be ' : ''
  if (state === 'notAssessed') return total === 1 ? 'It is not yet assessed.' : 'None of them is assessed yet.'
  if (state === 'notMet') return total === 1 ? `It is not ${expected}met.` : `None of them is ${expected}met.`
  const degree = state === 'met' ? 'fully' : 'partly'
  const who = total === 1 ? 'It is' : total === 2 ? 'Both are' : `All ${spelled(total, 'en')} are`
  return `${who} ${expected}${degree} met.`
}

// --- indicators: en indikator, två indikatorer -------------------------------------------------------------------------

export function indicatorSentence({ indicators }: Pick<Said, 'indicators'>, lang: Lang): string {
  const { total } = indicators
  const sv = lang === 'sv'
  if (total === null) return sv ? 'Antalet indikatorer är inte angivet.' : 'The number of indicators is not stated.'
  if (total === 0) return sv ? 'Målet har inga indikatorer.' : 'The goal has no indicators.'
  const named = sv ? (total === 1 ? 'indikator' : 'indikatorer') : total === 1 ? 'indicator' : 'indicators'
  const first = sv ? `Målet har ${spelled(total, 'sv')} ${named}` : `The goal has ${spelled(total, 'en')} ${named}`
  const only = onlyState(indicators)
  if (only) return `${first}. ${onlyIndicators(only, total, lang)}`
  const states = STATES.filter((state) => (indicators[state] ?? 0) > 0)
  const clauses = states.map(
    (state, i) => `${spelled(indicators[state]!, lang)} ${reach(state, indicators[state]!, i === 0, lang)}`,
  )
  const rest = unstated(indicators)
  const left = rest > 0 ? (sv ? leftUnstatedSv(rest, 'common') : leftUnstatedEn(rest)) : ''
  return clauses.length === 0 ? sentences([`${first}.`, left]) : sentences([`${first}: ${formatList(clauses, lang)}.`, left])
}

function reach(state: Assessment, n: number, first: boolean, lang: Lang): string {
  if (lang === 'sv') {
    const target = first ? 'målvärdet' : 'det'
    return {
      met: `når ${target}`,
      partlyMet: `når ${target} delvis`,
      notMet: first ? 'når inte målvärdet' : 'når det inte',
      notAssessed: 'saknar bedömning',
    }[state]
  }
  const [does, dont, has] = n === 1 ? ['reaches', 'does not reach', 'has'] : ['reach', 'do not reach', 'have']
  const target = n === 1 ? 'its target' : 'their targets'
  return {
    met: `${does} ${target}`,
    partlyMet: `${does} ${target} in part`,
    notMet: `${dont} ${target}`,
    notAssessed: `${has} no assessment`,
  }[state]
}

function onlyIndicators(state: Assessment, total: number, lang: Lang): string {
  const one = total === 1
  if (lang === 'sv') {
    const who = one ? 'Den' : total === 2 ? 'Båda' : `Alla ${spelled(total, 'sv')}`
    return {
      met: `${who} når målvärdet.`,
      partlyMet: `${who} når målvärdet delvis.`,
      notMet: one ? 'Den når inte målvärdet.' : 'Ingen av dem når målvärdet.',
      notAssessed: one ? 'Den saknar bedömning.' : 'Ingen av dem är bedömd.',
    }[state]
  }
  const who = one
    ? 'It reaches its target'
    : total === 2
      ? 'Both reach their targets'
      : `All ${spelled(total, 'en')} reach their targets`
  return {
    met: `${who}.`,
    partlyMet: `${who} in part.`,
    notMet: one ? 'It does not reach its target.' : 'None of them reaches its target.',
    notAssessed: one ? 'It has no assessment.' : 'None of them is assessed.',
  }[state]
}

// --- prognosis ---------------------------------------------------------------------------------------------------------

export function prognosisSentence({ basis, prognosis }: Pick<Said, 'basis' | 'prognosis'>, lang: Lang): string {
  const expected = basis === 'prognosis'
  if (lang === 'sv') {
    if (prognosis === null)
      return expected ? 'Någon prognos för målet är inte angiven.' : 'Någon bedömning av målet är inte angiven.'
    return {
      met: expected ? 'Målet väntas bli helt uppfyllt vid årets slut.' : 'Målet är helt uppfyllt.',
      partlyMet: expected ? 'Målet väntas bli delvis uppfyllt vid årets slut.' : 'Målet är delvis uppfyllt.',
      notMet: expected ? 'Målet väntas inte bli uppfyllt vid årets slut.' : 'Målet är inte uppfyllt.',
      notAssessed: expected ? 'Prognosen för målet är ännu inte bedömd.' : 'Målet är inte bedömt.',
    }[prognosis]
  }
  if (prognosis === null) return expected ? 'No forecast for the goal is stated.' : 'No assessment of the goal is stated.'
  return {
    met: expected ? 'The goal is expected to be fully met at year end.' : 'The goal is fully met.',
    partlyMet: expected ? 'The goal is expected to be partly met at year end.' : 'The goal is partly met.',
    notMet: expected ? 'The goal is not expected to be met at year end.' : 'The goal is not met.',
    notAssessed: expected ? 'The forecast for the goal is not assessed yet.' : 'The goal is not assessed.',
  }[prognosis]
}

// --- shared ------------------------------------------------------------------------------------------------------------

/** The one state everything is in, when it is. */
function onlyState(counts: SaidCounts): Assessment | undefined {
  return STATES.find(
    (state) => counts.total !== null && counts.total > 0 && counts[state] === counts.total && unstated(counts) === 0,
  )
}

const sentences = (parts: readonly (string | false)[]): string =>
  parts
    .filter((part): part is string => part !== false && part !== '')
    .map(capital)
    .join(' ')

function leftSv(counts: SaidCounts, gender: 'common' | 'neuter'): string {
  const none = counts.notAssessed ?? 0
  const judged = gender === 'neuter' ? 'bedömt' : 'bedömd'
  const waiting = none > 0 ? `${capital(spelled(none, 'sv', gender))} är ännu inte ${none === 1 ? judged : 'bedömda'}.` : ''
  const rest = unstated(counts)
  return sentences([waiting, rest > 0 && leftUnstatedSv(rest, gender)])
}

function leftEn(counts: SaidCounts): string {
  const none = counts.notAssessed ?? 0
  const rest = unstated(counts)
  return sentences([
    none > 0 && `${spelled(none, 'en')} ${none === 1 ? 'is' : 'are'} not yet assessed.`,
    rest > 0 && leftUnstatedEn(rest),
  ])
}

const leftUnstatedSv = (rest: number, gender: 'common' | 'neuter'): string =>
  `För ${spelled(rest, 'sv', gender)} är läget inte angivet.`
const leftUnstatedEn = (rest: number): string => `For ${spelled(rest, 'en')} the status is not stated.`

const saidOf = (counts: { met: number; partlyMet: number; notMet: number; notAssessed: number }, total: number): SaidCounts => ({
  total,
  met: counts.met,
  partlyMet: counts.partlyMet,
  notMet: counts.notMet,
  notAssessed: counts.notAssessed,
})

/** A goal of the round in three sentences, from its own objects. */
export function goalSentence(chain: Pick<RoundChain, 'basis'>, goal: GoalStep): Text {
  const { goal: no, subgoals, indicators, prognosis } = goalCounts(goal)
  return roundSentence({
    goal: no,
    basis: chain.basis,
    subgoals: saidOf(subgoals, subgoals.adopted),
    indicators: saidOf(indicators, indicators.total),
    prognosis,
  })
}

/** The answer first: the forecast or outcome, then how the sub-goals stand. */
export function goalAnswer(chain: Pick<RoundChain, 'basis'>, goal: GoalStep): Text {
  const { goal: no, subgoals, prognosis } = goalCounts(goal)
  const said = { goal: no, basis: chain.basis, subgoals: saidOf(subgoals, subgoals.adopted), prognosis }
  const say = (lang: Lang) => `${prognosisSentence(said, lang)} ${subgoalSentence(said, lang)}`
  return text(say('sv'), say('en'))
}

/** A committee's part of a goal, or the whole goal, with who judged and why: for reports. `name` is the committee's. */
export function statusSentence(chain: Pick<RoundChain, 'round' | 'basis'>, step: CommitteeStep | GoalStep, name?: Text): Text {
  const isGoalStep = 'committees' in step
  const say = (lang: Lang) => {
    const counted = isGoalStep ? goalSentence(chain, step)[lang] : partSentence(chain, step, name, lang)
    return `${counted} ${whoJudged(chain.round, step, lang)}`
  }
  return text(say('sv'), say('en'))
}

function partSentence(chain: Pick<RoundChain, 'basis'>, part: CommitteeStep, name: Text | undefined, lang: Lang): string {
  const { subgoals } = partCounts(part)
  const counts = saidOf(subgoals, subgoals.adopted)
  const who = capital(name?.[lang] ?? part.committee)
  const counted = lang === 'sv' ? subgoalsSv(who, chain.basis, counts) : subgoalsEn(who, chain.basis, counts)
  return `${counted} ${partStatus(chain.basis, part.assessment, lang)}`
}

function partStatus(basis: RoundChain['basis'], assessment: Assessment, lang: Lang): string {
  const expected = basis === 'prognosis'
  if (lang === 'sv') {
    return {
      met: expected ? 'Nämndens del av målet väntas bli helt uppfylld.' : 'Nämndens del av målet är helt uppfylld.',
      partlyMet: expected ? 'Nämndens del av målet väntas bli delvis uppfylld.' : 'Nämndens del av målet är delvis uppfylld.',
      notMet: expected ? 'Nämndens del av målet väntas inte bli uppfylld.' : 'Nämndens del av målet är inte uppfylld.',
      notAssessed: 'Nämndens del av målet är ännu inte bedömd.',
    }[assessment]
  }
  const be = expected ? 'is expected to be' : 'is'
  return {
    met: `The committee’s part of the goal ${be} fully met.`,
    partlyMet: `The committee’s part of the goal ${be} partly met.`,
    notMet: expected
      ? 'The committee’s part of the goal is not expected to be met.'
      : 'The committee’s part of the goal is not met.',
    notAssessed: 'The committee’s part of the goal is not yet assessed.',
  }[assessment]
}

/** Who stands behind the status; a proposal nobody has taken a stand on says so. */
function whoJudged(round: string, step: Step, lang: Lang): string {
  const { judgement } = step
  const name = roundName(round)[lang]
  const short = (one: Assessment) => ASSESSMENT_WORDS[one].short[lang].toLowerCase()
  if (!judgement)
    return lang === 'sv' ? `Bedömningen för ${name} är regelns förslag.` : `The assessment for ${name} is the rule’s proposal.`
  const { by, assessment, proposed, reason } = judgement
  if (assessment === proposed)
    return lang === 'sv' ? `${by} har bekräftat regelns förslag.` : `${by} has confirmed the rule’s proposal.`
  return lang === 'sv'
    ? `Regeln föreslog ${short(proposed)}; ${by} har ändrat: ${reason}`
    : `The rule proposed ${short(proposed)}; ${by} judged otherwise: ${reason}`
}
