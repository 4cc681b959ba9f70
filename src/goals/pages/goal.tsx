// One goal: the answer first, then the chain committees → region with its reasons, then every indicator (look/goal.png).
// Refuses: a status without its reason in the same view.
import { type AuthorityKind, inWordsOf } from '../../kernel/authorityWords.ts'
import { formatDecimal } from '../../kernel/decimal.ts'
import { formatList, type Lang } from '../../kernel/text.ts'
import { ASSESSMENT_WORDS, type Assessment } from '../../kernel/verdict.ts'
import { Page, type Shell } from '../../web/layout.tsx'
import { explainHref, link, PATHS } from '../../web/links.ts'
import { Columns, Decision, Facts, ItemList, Section } from '../../web/parts.tsx'
import { StatusMark, Tally } from '../../web/status.tsx'
import { Table } from '../../web/table.tsx'
import { countWord } from '../../web/words.ts'
import { type AssessedCommittee, type AssessedGoal, tally } from '../chain.ts'
import { goalRef } from '../figures.ts'
import { committeeName, type Goals } from '../goal.ts'
import type { Judgement } from '../judgement.ts'
import { IndicatorTable } from './indicatorTable.tsx'
import { GOAL_WORDS as W } from './words.ts'

export function GoalPage({ shell, goals, goal }: { shell: Shell; goals: Goals; goal: AssessedGoal }) {
  const { lang } = shell
  const area = goals.focusAreas.find((a) => a.no === goal.goal.focusArea)
  const looked = goals.underInvestigation.filter((u) => u.goal === goal.goal.no && u.year === goal.year)
  return (
    <Page
      shell={shell}
      current="goals"
      title={`${goal.goal.no}. ${goal.goal.title}`}
      path={[{ label: W.goals[lang], href: link(PATHS.goals, { year: goal.year }) }, { label: area?.name ?? '' }]}
      lead={goalLead(goal, lang)}
      choices={['year']}
      source={goal.goal.place}
    >
      <Section id="kedja" title={W.howItCame[lang]} right={inWordsOf(shell.kind ?? 'region', W.chain)[lang]}>
        <Columns kind="side">
          <Chain goals={goals} goal={goal} lang={lang} />
          <RegionDecision goal={goal} lang={lang} kind={shell.kind} />
        </Columns>
      </Section>
      {goal.indicators.length > 0 && (
        <Section
          id="indikatorer"
          title={W.indicators[lang]}
          right={<Tally counts={tally(goal.indicators.map((i) => i.assessment))} lang={lang} />}
          source={`${W.legend[lang]} ${goal.indicators[0]!.placement.place}.`}
        >
          <IndicatorTable goals={goals} goal={goal} lang={lang} />
        </Section>
      )}
      {looked.length > 0 && (
        <Section id="utreds" title={W.investigated[lang]}>
          <ItemList
            lang={lang}
            label={W.investigated[lang]}
            items={looked.map((u) => ({ title: u.name, sub: u.note[lang], value: u.committee }))}
          />
        </Section>
      )}
    </Page>
  )
}

const PART: Record<Exclude<Assessment, 'notAssessed'>, Record<Lang, string>> = {
  met: { sv: 'helt', en: 'fully' },
  partlyMet: { sv: 'delvis', en: 'partly' },
  notMet: { sv: 'inte', en: 'not' },
}

/** `Fyra av fem nämnder har underlag. Två når målet helt, två delvis. Bedömningen vilar på 8 av 12 indikatorer.` */
export function goalLead(goal: AssessedGoal, lang: Lang): string {
  const counts = tally(goal.committees.map((c) => c.assessment))
  const total = goal.committees.length
  const withBasis = total - counts.notAssessed
  const states = (['met', 'partlyMet', 'notMet'] as const).filter((state) => counts[state] > 0)
  const sv = lang === 'sv'
  const said = states.map((state, i) => {
    const n = countWord(counts[state], lang, { capital: i === 0 })
    const reach = sv ? ' når målet' : counts[state] === 1 ? ' reaches the goal' : ' reach the goal'
    return `${n}${i === 0 ? reach : ''} ${PART[state][lang]}`
  })
  const judged = goal.indicators.filter((i) => i.assessment !== 'notAssessed').length
  const few = basisWords(withBasis, total, lang)
  const rests = sv
    ? `${judged} av ${goal.indicators.length} indikatorer är bedömda.`
    : `${judged} of ${goal.indicators.length} indicators are assessed.`
  const indicators = goal.indicators.length === 0 ? (sv ? 'Målet har inga indikatorer.' : 'The goal has no indicators.') : rests
  return [few, said.length > 0 ? `${formatList(said, lang)}.` : '', indicators].filter(Boolean).join(' ')
}

function basisWords(withBasis: number, total: number, lang: Lang): string {
  const of = countWord(total, lang)
  const n = countWord(withBasis, lang, { capital: true })
  if (total === 1) {
    if (lang === 'sv')
      return withBasis === 1 ? 'Den enda nämnden har underlag som räcker.' : 'Den enda nämnden har inte underlag som räcker.'
    return withBasis === 1 ? 'The only committee has enough basis.' : 'The only committee has not enough basis.'
  }
  if (lang === 'sv')
    return withBasis === 0 ? `Ingen av ${of} nämnder har underlag som räcker.` : `${n} av ${of} nämnder har underlag som räcker.`
  if (withBasis === 0) return `None of ${of} committees has enough basis.`
  return `${n} of ${of} committees ${withBasis === 1 ? 'has' : 'have'} enough basis.`
}

function Chain({ goals, goal, lang }: { goals: Goals; goal: AssessedGoal; lang: Lang }) {
  return (
    <Table
      lang={lang}
      caption={W.howItCame[lang]}
      rowHead={W.committee[lang]}
      phone="blocks"
      columns={[
        { id: 'assessment', head: W.assessment[lang], kind: 'mark' },
        { id: 'weight', head: W.weight[lang] },
        { id: 'basis', head: W.basis[lang] },
        { id: 'printed', head: `${W.printed[lang]} ${goal.year}`, kind: 'text' },
        { id: 'reason', head: W.reason[lang], kind: 'text' },
        { id: 'carried', head: <span class="r-aloud">{W.carried[lang]}</span>, kind: 'mark', phoneHead: W.carried[lang] },
      ]}
      rows={goal.committees.map((c) => ({
        label: (
          <a href={explainHref(goalRef(goal.goal.no, c.committee, goal.year))}>
            <abbr title={committeeName(goals, c.committee)[lang]}>{c.committee}</abbr>
          </a>
        ),
        cells: [
          <StatusMark status={c.assessment} lang={lang} short />,
          c.assessment === 'notAssessed' ? '–' : formatDecimal(goal.rules.weight, lang),
          `${c.computed.assessed} ${lang === 'sv' ? 'av' : 'of'} ${c.computed.total}`,
          PRINTED[c.printed][lang],
          committeeReason(c, lang),
          <Carried yes={c.assessment !== 'notAssessed'} lang={lang} />,
        ],
      }))}
    />
  )
}

const PRINTED = { colourLost: W.printedAssessed, dash: W.dash, notPrinted: W.notPrinted }

const committeeReason = (c: AssessedCommittee, lang: Lang): string =>
  c.decided ? decidedWords(c.decided, c.computed.reason[lang], lang) : c.computed.reason[lang]

const decidedWords = (decided: Judgement, computed: string, lang: Lang): string =>
  `${decided.by} ${decided.on}: ${decided.reason} ${W.computed[lang]}: ${computed}`

/** The line towards the region: whole when the committee counts, dashed when it does not. */
function Carried({ yes, lang }: { yes: boolean; lang: Lang }) {
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

function RegionDecision({ goal, lang, kind = 'region' }: { goal: AssessedGoal; lang: Lang; kind?: AuthorityKind }) {
  const { computed, decided, assessment } = goal
  return (
    <Decision status={assessment}>
      <p>{inWordsOf(kind, W.regionAssessment)[lang]}</p>
      <p>
        <a href={explainHref(goalRef(goal.goal.no, 'region', goal.year))}>
          <StatusMark status={assessment} lang={lang} strong />
        </a>
      </p>
      <p>{decided ? decided.reason : computed.reason[lang]}</p>
      <Facts
        facts={[
          ...(decided ? [{ name: W.decided[lang], value: `${decided.by} ${decided.on}` }] : []),
          ...(decided
            ? [{ name: W.computed[lang], value: `${ASSESSMENT_WORDS[computed.assessment][lang]}. ${computed.reason[lang]}` }]
            : []),
          { name: W.rule[lang], value: goal.rules.name[lang] },
          {
            name: `${W.printed[lang]} ${goal.year}`,
            value: goal.committees.some((c) => c.printed === 'colourLost') ? W.colourLost[lang] : W.notPrinted[lang],
          },
        ]}
      />
    </Decision>
  )
}
