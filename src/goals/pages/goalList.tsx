// All goals of a year: how many are met, the matrix, the rules, the financial goals, and what was judged without a value.
// Refuses: loading and assessing; it is given the finished chain.
import { type AuthorityKind, inWordsOf } from '../../kernel/authorityWords.ts'
import { formatList, type Lang, type Text } from '../../kernel/text.ts'
import type { Assessment } from '../../kernel/verdict.ts'
import { Page, type Shell } from '../../web/layout.tsx'
import { explainHref, link, PATHS } from '../../web/links.ts'
import { Columns, Empty, Facts, ItemList, LinkRow, Section } from '../../web/parts.tsx'
import { StatusMark, Tally } from '../../web/status.tsx'
import { Table } from '../../web/table.tsx'
import { countWord } from '../../web/words.ts'
import { type AssessedGoal, judgedWithoutValue, tally } from '../chain.ts'
import type { AssessedCounts } from '../counts.ts'
import { goalRef } from '../figures.ts'
import { assessFinancialPart } from '../financialGoal.ts'
import { committeeName, type Goals } from '../goal.ts'
import { goalMatrix } from '../matrix.ts'
import { type RuleSet, rulesOf, STANDARD_RULES } from '../ruleSet.ts'
import { PLAN_WORDS } from './planWords.ts'
import { GLANCE_PATH } from './roundParts.tsx'
import { ROUND_WORDS } from './roundWords.ts'
import { indicatorRuleText, rollUpRuleText, GOAL_WORDS as W } from './words.ts'

export interface GoalListProps {
  shell: Shell
  goals: Goals
  year: number
  assessed: readonly AssessedGoal[]
  /** A year known only by a document's own counts of sub-goals. */
  counts?: readonly AssessedCounts[]
  /** The rules the chain was assessed by. */
  rules?: RuleSet
  /** The latest reporting round, for those who read judgements. */
  latest?: { name: Text; href: string }
}

export const goalHref = (no: number, year: number): string => link(`${PATHS.goals}/${no}`, { year })

export function GoalListPage({ shell, goals, year, assessed, counts = [], rules = STANDARD_RULES, latest }: GoalListProps) {
  const { lang } = shell
  const limits = rulesOf(rules, year)
  const followed = assessed.filter((g) => g.committees.length > 0)
  return (
    <Page
      shell={shell}
      current="goals"
      title={`${W.goals[lang]} ${year}`}
      lead={listLead(goals, year, followed, counts, lang)}
      actions={
        // The round and the plan are for those who read rounds: a citizen's menu has none.
        shell.entries && !shell.entries.includes('round') ? undefined : (
          <LinkRow
            links={[
              latest
                ? { label: `${ROUND_WORDS.stateIn[lang]} ${latest.name[lang]}`, href: latest.href }
                : { label: ROUND_WORDS.glance[lang], href: GLANCE_PATH },
              { label: PLAN_WORDS.plan[lang], href: link(PATHS.plan, { year }) },
            ]}
          />
        )
      }
      choices={['year']}
    >
      {followed.length === 0 && counts.length === 0 && <Empty>{W.noGoals[lang]}</Empty>}
      {followed.length > 0 && <Matrix goals={goals} year={year} assessed={followed} lang={lang} kind={shell.kind} />}
      {counts.length > 0 && <Counts goals={goals} counts={counts} lang={lang} />}
      <FinancialGoals goals={goals} year={year} lang={lang} />
      <WithoutValue assessed={followed} year={year} lang={lang} />
      <Columns kind="two">
        <Section id="regler" title={W.howAssessed[lang]}>
          <Facts
            facts={[
              { name: W.ruleIndicator[lang], value: indicatorRuleText(limits.assessment)[lang] },
              { name: W.ruleChange[lang], value: W.ruleChangeText[lang] },
              { name: inWordsOf(shell.kind ?? 'region', W.ruleUp)[lang], value: rollUpRuleText(limits.rollUp)[lang] },
            ]}
          />
        </Section>
        <Vision goals={goals} year={year} lang={lang} />
      </Columns>
    </Page>
  )
}

const ORDER: readonly Assessment[] = ['met', 'partlyMet', 'notMet', 'notAssessed']

const STATE: Record<Assessment, Record<Lang, string>> = {
  met: { sv: 'helt', en: 'met' },
  partlyMet: { sv: 'delvis', en: 'partly met' },
  notMet: { sv: 'inte', en: 'not met' },
  notAssessed: { sv: 'ej bedömt', en: 'not assessed' },
}

const inWords = (counts: Partial<Record<Assessment, number>>, lang: Lang): string =>
  formatList(
    ORDER.filter((one) => counts[one]).map((one) => `${countWord(counts[one]!, lang, { neuter: true })} ${STATE[one][lang]}`),
    lang,
  )

/** `Tolv mål: tre helt, fyra delvis, fyra inte och ett ej bedömt. I tryck: tre helt, åtta delvis och ett inte …` */
function listLead(
  goals: Goals,
  year: number,
  assessed: readonly AssessedGoal[],
  counts: readonly AssessedCounts[],
  lang: Lang,
): string | undefined {
  const judged = assessed.length > 0 ? assessed.map((g) => g.assessment) : counts.map((c) => c.assessment)
  if (judged.length === 0) return undefined
  const total = countWord(judged.length, lang, { capital: true, neuter: true })
  const first =
    lang === 'sv' ? `${total} mål: ${inWords(tally(judged), lang)}.` : `${total} goals: ${inWords(tally(judged), lang)}.`
  const printed = Object.fromEntries(goals.printedTotals.filter((t) => t.year === year).map((t) => [t.assessment, t.goals]))
  if (Object.keys(printed).length === 0) return first
  return lang === 'sv'
    ? `${first} I tryck: ${inWords(printed, lang)}; färgen per mål saknas i källan.`
    : `${first} In print: ${inWords(printed, lang)}; the source has lost the colour of each goal.`
}

function Matrix({
  goals,
  year,
  assessed,
  lang,
  kind = 'region',
}: {
  goals: Goals
  year: number
  assessed: readonly AssessedGoal[]
  lang: Lang
  kind?: AuthorityKind
}) {
  const { committees, areas } = goalMatrix(goals, assessed)
  const rows = areas.flatMap(({ area, goals: list }) => [
    { kind: 'group' as const, label: area.name },
    ...list.map(({ goal, committees: cells, region }) => ({
      label: (
        <>
          <span class="r-number">{goal.no}</span> <a href={goalHref(goal.no, year)}>{goal.title}</a>
        </>
      ),
      cells: [
        ...cells.map((status) => <StatusMark status={status} lang={lang} short />),
        <a href={explainHref(goalRef(goal.no, 'region', year))}>
          <StatusMark status={region} lang={lang} short strong />
        </a>,
      ],
    })),
  ])
  return (
    <Section
      id="mal"
      title={W.goalsOfAssembly[lang]}
      right={<Tally counts={tally(assessed.map((g) => g.assessment))} lang={lang} />}
    >
      <Table
        lang={lang}
        caption={W.goalsCaption[lang]}
        rowHead={W.goal[lang]}
        className="r-matrix"
        phone="blocks"
        columns={[
          ...committees.map((code) => ({
            id: code,
            head: <abbr title={committeeName(goals, code)[lang]}>{code}</abbr>,
            kind: 'mark' as const,
            phoneHead: code,
          })),
          { id: 'region', head: inWordsOf(kind, W.region)[lang], kind: 'mark' as const, split: true },
        ]}
        rows={rows}
      />
    </Section>
  )
}

/** The goal by its sub-goals, the printed forecast beside, the reason in the same row. */
function Counts({ goals, counts, lang }: { goals: Goals; counts: readonly AssessedCounts[]; lang: Lang }) {
  return (
    <Section
      id="delmal"
      title={W.subgoals[lang]}
      right={<Tally counts={tally(counts.map((c) => c.assessment))} lang={lang} />}
      source={counts[0]?.counts.place}
    >
      <Table
        lang={lang}
        caption={W.subgoalsCaption[lang]}
        rowHead={W.goal[lang]}
        phone="blocks"
        columns={[
          { id: 'computed', head: W.computed[lang], kind: 'mark' },
          { id: 'printed', head: W.forecast[lang], kind: 'mark' },
          { id: 'reason', head: W.reason[lang], kind: 'text' },
        ]}
        rows={counts.map((c) => ({
          label: `${c.counts.goal}. ${goals.goals.find((g) => g.no === c.counts.goal)?.title ?? ''}`,
          cells: [
            <StatusMark status={c.assessment} lang={lang} short />,
            <StatusMark status={c.counts.forecast} lang={lang} short />,
            c.reason[lang],
          ],
        }))}
      />
    </Section>
  )
}

function FinancialGoals({ goals, year, lang }: { goals: Goals; year: number; lang: Lang }) {
  const list = goals.financialGoals.filter((f) => f.year === year && f.basis === 'followUp')
  if (list.length === 0) return null
  const place = list.flatMap((f) => f.parts).find((p) => p.outcome)?.outcome?.place
  const rows = list.flatMap((goal) => [
    { kind: 'group' as const, label: goal.name[lang] },
    ...goal.parts.map((part) => {
      const { assessment, reason } = assessFinancialPart(part, year)
      const stated = part.stated === 'met' ? ` (${W.statedMet[lang]})` : part.stated === 'notMet' ? ` (${W.statedNot[lang]})` : ''
      return {
        label: `${W[part.kind][lang]}: ${part.formula.description[lang]}`,
        cells: [<StatusMark status={assessment} lang={lang} short />, `${reason[lang]}${stated}`],
      }
    }),
  ])
  return (
    <Section id="finansiella-mal" title={W.financialGoals[lang]} source={place}>
      <Table
        lang={lang}
        caption={W.financialCaption[lang]}
        rowHead={W.part[lang]}
        phone="blocks"
        columns={[
          { id: 'assessment', head: W.assessment[lang], kind: 'mark' },
          { id: 'reason', head: W.reason[lang], kind: 'text' },
        ]}
        rows={rows}
      />
    </Section>
  )
}

function WithoutValue({ assessed, year, lang }: { assessed: readonly AssessedGoal[]; year: number; lang: Lang }) {
  const rows = judgedWithoutValue(assessed)
  if (rows.length === 0) return null
  return (
    <Section id="utan-varde" title={W.withoutValue[lang]} right={String(rows.length)} source={W.withoutValueLead[lang]}>
      <ItemList
        lang={lang}
        label={W.withoutValue[lang]}
        items={rows.map((r) => ({
          title: r.indicator.name,
          sub: `${r.indicator.committees.join('/')}. ${r.computed.reason[lang]}`,
          value: `${W.goal[lang]} ${r.placement.goal}`,
          href: goalHref(r.placement.goal, year),
        }))}
      />
    </Section>
  )
}

function Vision({ goals, year, lang }: { goals: Goals; year: number; lang: Lang }) {
  const vision = goals.visions.filter((v) => v.year <= year).at(-1)
  const perspectives = goals.perspectives.filter((p) => p.year === vision?.year)
  if (!vision) return null
  return (
    <Section id="vision" title={W.vision[lang]} source={vision.place}>
      <Facts
        facts={[
          { name: W.vision[lang], value: vision.sentence },
          ...perspectives.map((p) => ({ name: `${W.perspectives[lang]} ${p.no}`, value: p.name })),
        ]}
      />
    </Section>
  )
}
