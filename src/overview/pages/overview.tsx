// The overview: result, key figures, goals by committee, result against budget, what does not tie out (look/overview.png).
// Refuses: loading and assessing. Everything arrives finished; the sentences are chosen here by the sign of the figures.
import { inWordsOf } from '../../kernel/authorityWords.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import type { Assessment, Verdict } from '../../kernel/verdict.ts'
import { Figure, type FigureView, figureText } from '../../web/figure.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS } from '../../web/links.ts'
import { Columns, Empty, ItemList, Section } from '../../web/parts.tsx'
import { type Status, StatusMark, Tally } from '../../web/status.tsx'
import { Strip } from '../../web/strip.tsx'
import { Table } from '../../web/table.tsx'
import { OVERVIEW_WORDS as W } from './words.ts'

export interface OverviewTile {
  name: Text
  figure: FigureView
  unit: Text
  trend?: { labels: readonly string[]; values: readonly (number | null)[]; decimals?: number }
  comment: Text
  verdict?: Verdict
}

export interface GoalRow {
  number: number
  title: Text
  href: string
  /** In the order of `committees`. */
  committees: readonly Status[]
  region: Assessment
}

export interface ResultRow {
  label: Text
  outcome: FigureView
  budget: FigureView
  deviation: FigureView
  total?: boolean
}

export interface Contradiction {
  verdict: Verdict
  title: Text
  where: Text
  left: FigureView
  right: FigureView
  unit: Text
  href: string
}

export interface OverviewView {
  year: number
  lead: { result: FigureView; resultDeviation: FigureView; committeeDeviation: FigureView; financialDeviation: FigureView }
  tiles: readonly OverviewTile[]
  committees: readonly string[]
  goals: readonly { focusArea: Text; goals: readonly GoalRow[] }[]
  goalCounts: Partial<Record<Assessment, number>>
  /** What the assessment rests on: indicators, rule set, what the print says. */
  goalSource: Text
  result: readonly ResultRow[]
  contradictions: { total: number; shown: readonly Contradiction[] }
  /** The latest reporting round; absent before the first, and for those who do not read judgements. */
  round?: { name: Text; lead: Text; counts: Partial<Record<Assessment, number>>; href: string }
}

export function OverviewPage({ shell, view }: { shell: Shell; view: OverviewView }) {
  const { lang } = shell
  return (
    <Page shell={shell} current="overview" title={`${shell.authority} ${view.year}`} lead={<Lead lead={view.lead} lang={lang} />}>
      <Strip
        label={W.keyFigures[lang]}
        lang={lang}
        tiles={view.tiles.map((tile) => ({ ...tile, name: tile.name[lang], unit: tile.unit[lang], comment: tile.comment[lang] }))}
      />
      {view.round && <RoundNow round={view.round} lang={lang} />}
      <Goals view={view} shell={shell} />
      <Columns kind="two">
        <Result rows={view.result} lang={lang} />
        <Contradictions {...view.contradictions} lang={lang} />
      </Columns>
    </Page>
  )
}

/** Where the goals stand now, in one line between the year's figures and its goals. */
function RoundNow({ round, lang }: { round: NonNullable<OverviewView['round']>; lang: Lang }) {
  return (
    <section class="r-round-now" aria-label={W.latestRound[lang]}>
      <p>
        <a href={round.href}>
          {W.stateIn[lang]} {round.name[lang]}
        </a>{' '}
        {round.lead[lang]}
      </p>
      <Tally counts={round.counts} lang={lang} />
    </section>
  )
}

const inWords = (figure: FigureView, lang: Lang) => (
  <Figure
    figure={{ ...figure, value: figure.value === null ? null : Math.abs(figure.value), sign: false, unit: W.mkr[lang] }}
    lang={lang}
    inText
  />
)

/** Two sentences: the result against budget, then what carried it. A missing budget is said, not guessed. */
function Lead({ lead, lang }: { lead: OverviewView['lead']; lang: Lang }) {
  const { result, resultDeviation, committeeDeviation, financialDeviation } = lead
  const better = (figure: FigureView) => (figure.value ?? 0) >= 0
  return (
    <>
      {W.resultWas[lang]} <Figure figure={{ ...result, unit: W.mkr[lang] }} lang={lang} inText />
      {resultDeviation.value === null ? (
        <>. {W.noBudget[lang]}</>
      ) : (
        <>
          , {inWords(resultDeviation, lang)} {better(resultDeviation) ? W.betterThanBudget[lang] : W.worseThanBudget[lang]}.
        </>
      )}
      {committeeDeviation.value !== null && (
        <>
          {' '}
          {better(committeeDeviation) ? W.committeesKept[lang] : W.committeesExceeded[lang]} {inWords(committeeDeviation, lang)}
          {better(committeeDeviation) ? ` ${W.inSurplus[lang]}` : ''}
          {financialDeviation.value !== null && !better(financialDeviation) && better(committeeDeviation)
            ? W.financialNetPulled[lang]
            : ''}
          .
        </>
      )}
    </>
  )
}

function Goals({ view, shell }: { view: OverviewView; shell: Shell }) {
  const { lang, kind = 'region' } = shell
  const rows = view.goals.flatMap(({ focusArea, goals }) => [
    { kind: 'group' as const, label: focusArea[lang] },
    ...goals.map((goal) => ({
      label: (
        <>
          <span class="r-number">{goal.number}</span> <a href={goal.href}>{goal.title[lang]}</a>
        </>
      ),
      cells: [
        ...goal.committees.map((status) => <StatusMark status={status} lang={lang} short />),
        <StatusMark status={goal.region} lang={lang} short strong />,
      ],
    })),
  ])
  return (
    <Section
      id="mal"
      title={W.goalsOfAssembly[lang]}
      right={<Tally counts={view.goalCounts} lang={lang} />}
      source={
        <>
          {view.goalSource[lang]} <a href={PATHS.goals}>{W.howAssessed[lang]}</a>
        </>
      }
    >
      <Table
        lang={lang}
        caption={inWordsOf(kind, W.goalsCaption)[lang]}
        rowHead={W.goal[lang]}
        className="r-matrix"
        phone="blocks"
        columns={[
          ...view.committees.map((code) => ({ id: code, head: code, kind: 'mark' as const })),
          { id: 'region', head: inWordsOf(kind, W.region)[lang], kind: 'mark' as const, split: true },
        ]}
        rows={rows}
      />
    </Section>
  )
}

function Result({ rows, lang }: { rows: readonly ResultRow[]; lang: Lang }) {
  return (
    <Section
      id="resultat"
      title={W.resultAgainstBudget[lang]}
      right={W.mkr[lang]}
      source={
        <>
          {W.plusIsBetter[lang]} <a href={PATHS.economy}>{W.byCommittee[lang]}</a>
        </>
      }
    >
      <Table
        lang={lang}
        caption={W.resultCaption[lang]}
        rowHead={<span class="r-aloud">{W.row[lang]}</span>}
        columns={[
          { id: 'outcome', head: W.outcome[lang] },
          { id: 'budget', head: W.budget[lang], earlier: true },
          { id: 'deviation', head: W.deviation[lang] },
        ]}
        rows={rows.map((row) => ({
          kind: row.total ? 'sum' : 'line',
          label: row.label[lang],
          cells: [row.outcome, row.budget, { ...row.deviation, sign: true }],
        }))}
      />
    </Section>
  )
}

/** `252 ≠ 339 mkr`: both places on one line, neither called right. */
function Contradictions({ total, shown, lang }: OverviewView['contradictions'] & { lang: Lang }) {
  return (
    <Section
      id="stammer-inte"
      title={W.doesNotTieOut[lang]}
      right={<a href={link(PATHS.tieout, { verdict: 'deviation' })}>{`${W.all[lang]} ${total}`}</a>}
    >
      {shown.length === 0 ? (
        <Empty>{W.everythingTiesOut[lang]}</Empty>
      ) : (
        <ItemList
          lang={lang}
          items={shown.map((one) => ({
            verdict: one.verdict,
            title: one.title[lang],
            href: one.href,
            sub: one.where[lang],
            value: `${figureText(one.left, lang)} ≠ ${figureText(one.right, lang)}\u00a0${one.unit[lang]}`,
          }))}
        />
      )}
    </Section>
  )
}
