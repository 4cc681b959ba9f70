// The chain of a year: what the plan lacks first, then focus areas, goals, sub-goals, indicators and activities as a tree.
// Refuses: loading and choosing; it is handed the plan, and its branches open by links.
import type { Finding } from '../../kernel/finding.ts'
import { formatDate, type Lang, type Text } from '../../kernel/text.ts'
import { Page, type Shell } from '../../web/layout.tsx'
import { link, PATHS, type Query, toggled } from '../../web/links.ts'
import { ChoiceSelect, Empty, ItemList, LinkRow, PageChoices, Section, Segments } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import { allBelow, type Plan, type PlanNode } from '../steering/plan.ts'
import { KIND_WORDS } from '../steering/words.ts'
import { nodeHref, PLAN_PATHS, planHref, PLAN_WORDS as W } from './planWords.ts'

export interface PlanView {
  plan: Plan
  years: readonly number[]
  /** The committee the plan is narrowed to. */
  committee?: string
  committees: readonly { code: string; name: string }[]
  /** Everything open: the whole plan on one page, for printing. */
  all: boolean
  open: readonly string[]
  knownOn?: string
  nameOf(unit: string): string
  lacking: readonly Finding[]
  mayDraft: boolean
  mayDecide: boolean
  drafts: number
}

export function PlanPage({ shell, view }: { shell: Shell; view: PlanView }) {
  const { lang } = shell
  const { plan, committee } = view
  const name = committee ? view.nameOf(committee) : undefined
  const title = `${W.plan[lang]} ${plan.year}${name ? ` · ${name}` : ''}`
  return (
    <Page
      shell={shell}
      current="goals"
      choices={[]}
      title={title}
      lead={lead(view, lang)}
      path={[{ label: shell.lang === 'sv' ? 'Mål' : 'Goals', href: PATHS.goals }, { label: W.plan[lang] }]}
      actions={<Actions view={view} lang={lang} />}
    >
      <Choosing view={view} lang={lang} />
      <div class="r-stack">
        {view.lacking.length > 0 && <Lacking view={view} lang={lang} />}
        {plan.all.length === 0 ? (
          <Empty>
            <p>{W.nothing[lang]}</p>
            {view.mayDraft && <p>{W.addFirst[lang]}</p>}
          </Empty>
        ) : (
          plan.roots.map((root) => <Root root={root} view={view} lang={lang} />)
        )}
      </div>
    </Page>
  )
}

const count = (plan: Plan, kind: PlanNode['node']['kind']): number => plan.all.filter((one) => one.node.kind === kind).length

function lead({ plan, drafts, knownOn }: PlanView, lang: Lang): string {
  const [goals, subgoals, indicators, activities] = (['goal', 'subgoal', 'indicator', 'activity'] as const).map((kind) =>
    count(plan, kind),
  )
  const sv = `${goals} mål, ${subgoals} delmål, ${indicators} ${indicators === 1 ? 'indikator' : 'indikatorer'} och ${activities} ${activities === 1 ? 'aktivitet' : 'aktiviteter'}.`
  const en = `${goals} ${goals === 1 ? 'goal' : 'goals'}, ${subgoals} ${subgoals === 1 ? 'sub-goal' : 'sub-goals'}, ${indicators} ${indicators === 1 ? 'indicator' : 'indicators'} and ${activities} ${activities === 1 ? 'activity' : 'activities'}.`
  const waiting =
    drafts === 0
      ? ''
      : lang === 'sv'
        ? ` ${drafts} utkast väntar på beslut.`
        : ` ${drafts} ${drafts === 1 ? 'draft awaits' : 'drafts await'} a decision.`
  const known = knownOn
    ? lang === 'sv'
      ? ` Så var planen känd den ${formatDate(knownOn, lang)}.`
      : ` This is the plan as known on ${formatDate(knownOn, lang)}.`
    : ''
  return `${lang === 'sv' ? sv : en}${waiting}${known}`
}

const queryOf = ({ plan, committee, all, open, knownOn }: PlanView): Query => ({
  year: plan.year,
  namnd: committee,
  visa: all ? 'allt' : undefined,
  kand: knownOn,
  open,
})

function Actions({ view, lang }: { view: PlanView; lang: Lang }) {
  const { plan, committee } = view
  const own = { year: plan.year, namnd: committee }
  const links = [
    { label: W.print[lang], href: planHref({ ...own, visa: 'allt' }) },
    { label: W.excel[lang], href: link(PLAN_PATHS.excel, own), download: true },
    { label: W.pdf[lang], href: link(PLAN_PATHS.pdf, { ...own, kand: view.knownOn }), download: true },
    { label: W.html[lang], href: link(PLAN_PATHS.html, { ...own, kand: view.knownOn }), download: true },
    ...(view.mayDraft
      ? [
          { label: W.add[lang], href: link(PLAN_PATHS.add, own) },
          { label: W.readFile[lang], href: link(PLAN_PATHS.read, own) },
          { label: W.nextYear[lang], href: link(PLAN_PATHS.nextYear, own) },
        ]
      : []),
    ...(view.mayDecide ? [{ label: W.decide[lang], href: link(PLAN_PATHS.decide, own) }] : []),
  ]
  return <LinkRow links={links} />
}

function Choosing({ view, lang }: { view: PlanView; lang: Lang }) {
  const query = queryOf(view)
  return (
    <PageChoices lang={lang}>
      <Segments
        label={W.year[lang]}
        options={view.years.map((year) => ({
          label: String(year),
          href: planHref({ ...query, year, open: [] }),
          current: year === view.plan.year,
        }))}
      />
      <ChoiceSelect
        lang={lang}
        label={W.committee[lang]}
        name="namnd"
        value={view.committee ?? ''}
        action={PATHS.plan}
        kept={{ year: view.plan.year, visa: query.visa, kand: view.knownOn }}
        options={[
          { value: '', label: W.whole[lang] },
          ...view.committees.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <KnownOn view={view} lang={lang} />
    </PageChoices>
  )
}

/** Earlier states are read by a day: the plan as anyone could have read it then. */
function KnownOn({ view, lang }: { view: PlanView; lang: Lang }) {
  return (
    <form class="r-choice" method="get" action={PATHS.plan} data-auto-submit>
      <input type="hidden" name="year" value={String(view.plan.year)} />
      {view.committee && <input type="hidden" name="namnd" value={view.committee} />}
      <label class="r-choice">
        <span class="r-choice-label">{W.knownOn[lang]}</span>
        <input class="r-select" type="date" name="kand" value={view.knownOn ?? ''} />
      </label>
      <button type="submit" class="r-choices-show">
        {lang === 'sv' ? 'Visa' : 'Show'}
      </button>
    </form>
  )
}

const SHOWN = 12

function Lacking({ view, lang }: { view: PlanView; lang: Lang }) {
  const shown = view.all ? view.lacking : view.lacking.slice(0, SHOWN)
  const more = view.lacking.length - shown.length
  return (
    <Section id="saknas" title={W.lacking[lang]} right={String(view.lacking.length)}>
      <ItemList
        lang={lang}
        items={shown.map((one) => ({
          title: one.message[lang],
          ...(one.cell ? { href: nodeHref(one.cell, view.plan.year) } : {}),
        }))}
      />
      {more > 0 && (
        <p>
          <a href={planHref({ ...queryOf(view), visa: 'allt' })}>{lang === 'sv' ? `Visa ${more} till` : `Show ${more} more`}</a>
        </p>
      )}
    </Section>
  )
}

function Root({ root, view, lang }: { root: PlanNode; view: PlanView; lang: Lang }) {
  const { node } = root
  const goals = node.kind === 'focusArea' ? root.below : [root]
  return (
    <Section id={`nod-${node.id}`} title={<NodeLink one={root} view={view} lang={lang} />} right={KIND_WORDS[node.kind][lang]}>
      {goals.length === 0 && <p>{lang === 'sv' ? 'Inga mål än.' : 'No goals yet.'}</p>}
      {goals.map((goal) => (
        <GoalTable goal={goal} view={view} lang={lang} />
      ))}
    </Section>
  )
}

function NodeLink({ one, view, lang }: { one: PlanNode; view: PlanView; lang: Lang }) {
  const { node } = one
  const number = node.no === undefined ? '' : `${node.kind === 'goal' ? `${KIND_WORDS.goal[lang]} ` : ''}${node.no}. `
  return (
    <a href={nodeHref(node.id, view.plan.year)}>
      {number}
      {node.title}
      {one.draft && ` (${W.draft[lang].toLowerCase()})`}
    </a>
  )
}

/** A goal with its sub-goals; their indicators and activities open below. */
function GoalTable({ goal, view, lang }: { goal: PlanNode; view: PlanView; lang: Lang }) {
  const subgoals = goal.node.kind === 'goal' ? goal.below : [goal]
  return (
    <Section level={3} id={`mal-${goal.node.id}`} title={<NodeLink one={goal} view={view} lang={lang} />}>
      {subgoals.length === 0 ? (
        <p>{lang === 'sv' ? 'Inga delmål än.' : 'No sub-goals yet.'}</p>
      ) : (
        <Table
          lang={lang}
          phone="blocks"
          className="r-plan"
          caption={goal.node.title}
          rowHead={lang === 'sv' ? 'Delmål, indikator eller aktivitet' : 'Sub-goal, indicator or activity'}
          columns={[
            { id: 'unit', head: lang === 'sv' ? 'Ansvarig' : 'Unit', kind: 'text' },
            { id: 'target', head: lang === 'sv' ? 'Målvärde eller innehåll' : 'Target or contents', kind: 'text' },
            { id: 'owner', head: lang === 'sv' ? 'Ägare' : 'Owner', kind: 'text' },
            { id: 'state', head: W.state[lang], kind: 'text' },
          ]}
          rows={subgoals.flatMap((subgoal) => rowsOf(subgoal, view, lang))}
        />
      )}
    </Section>
  )
}

function rowsOf(subgoal: PlanNode, view: PlanView, lang: Lang): Row[] {
  const open = view.all || view.open.includes(subgoal.node.id)
  const below = subgoal.below
  const href = planHref({ ...queryOf(view), open: toggled(view.open, subgoal.node.id) })
  const own: Row = {
    label: <NodeLink one={subgoal} view={view} lang={lang} />,
    cells: cellsOf(subgoal, view, lang, contents(subgoal, lang)),
    ...(view.all || below.length === 0 ? {} : { branch: { open, href, name: subgoal.node.title } }),
  }
  return open ? [own, ...below.map((one) => rowOf(one, view, lang))] : [own]
}

const rowOf = (one: PlanNode, view: PlanView, lang: Lang): Row => ({
  level: 1,
  label: <NodeLink one={one} view={view} lang={lang} />,
  cells: cellsOf(one, view, lang, one.node.indicator?.target ?? days(one, lang)),
})

const cellsOf = (one: PlanNode, view: PlanView, lang: Lang, middle: string) => [
  view.nameOf(one.node.unit),
  middle,
  one.node.owner ?? (one.node.kind === 'indicator' ? (lang === 'sv' ? 'ingen ägare' : 'no owner') : ''),
  stateWord(one)[lang],
]

export const stateWord = (one: PlanNode): Text => (one.draft ? W.draft : W.decided)

function days(one: PlanNode, lang: Lang): string {
  const { starts, ends } = one.node.activity ?? {}
  return [starts, ends]
    .map((day) => (day ? formatDate(day, lang) : ''))
    .filter(Boolean)
    .join(' – ')
}

function contents(subgoal: PlanNode, lang: Lang): string {
  const below = allBelow(subgoal)
  const indicators = below.filter((one) => one.node.kind === 'indicator').length
  const activities = below.filter((one) => one.node.kind === 'activity').length
  return lang === 'sv'
    ? `${indicators} ${indicators === 1 ? 'indikator' : 'indikatorer'}, ${activities} ${activities === 1 ? 'aktivitet' : 'aktiviteter'}`
    : `${indicators} ${indicators === 1 ? 'indicator' : 'indicators'}, ${activities} ${activities === 1 ? 'activity' : 'activities'}`
}
