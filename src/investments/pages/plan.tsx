// The ten-year plan: how much, in which areas, which projects, and what waits outside it (RKR R14).
// Refuses: needs outside the plan inside its sums.
import { mkr, type Ore, ore, sumOre } from '../../kernel/money.ts'
import { formatNumber, type Lang } from '../../kernel/text.ts'
import { Chart, chartWords } from '../../web/chart.tsx'
import { amount, type FigureView, missing } from '../../web/figure.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { Columns, Empty, LinkRow, Section } from '../../web/parts.tsx'
import { type Row, Table } from '../../web/table.tsx'
import type { Area, Project } from '../project.ts'
import { areaAmounts, candidatesIn, roomIn, totalOf } from '../schedule.ts'
import { WORDS as W } from '../words.ts'

export interface PlanView {
  years: readonly number[]
  areas: readonly Area[]
  projects: readonly Project[]
  /** What the plan gives each year; a year that is not there has no decided frame. */
  frame: ReadonlyMap<number, Ore>
  mayEdit: boolean
}

export const projectHref = (id: string): string => `${PATHS.investments}/projekt/${encodeURIComponent(id)}`

export function PlanPage({ shell, view }: { shell: Shell; view: PlanView }) {
  const { lang } = shell
  const title = `${W.plan[lang]} ${view.years[0]}–${view.years.at(-1)}`
  const links = [
    { label: W.moneyPlan[lang], href: PATHS.moneyPlan },
    ...(view.mayEdit ? [{ label: W.newProject[lang], href: `${PATHS.investments}/projekt/ny` }] : []),
  ]
  return (
    <Page
      shell={shell}
      current="investments"
      title={title}
      path={[{ label: W.investments[lang], href: PATHS.investments }, { label: W.plan[lang] }]}
      lead={view.projects.length > 0 ? leadOf(view, lang) : W.empty[lang]}
      choices={[]}
      actions={<LinkRow links={links} />}
    >
      {view.projects.length > 0 && (
        <div class="r-stack">
          <Section id="omraden" title={W.tenYears[lang]} right={W.mkr[lang]}>
            <Areas view={view} lang={lang} />
          </Section>
          <Columns kind="side">
            <Section id="utanfor" title={W.candidates[lang]} right={W.mkr[lang]}>
              <Candidates view={view} lang={lang} />
            </Section>
            <PerYear view={view} lang={lang} />
          </Columns>
          <Section id="projekt" title={W.projects[lang]} right={W.mkr[lang]}>
            <Projects view={view} lang={lang} />
          </Section>
        </div>
      )}
    </Page>
  )
}

const sumsOf = ({ projects, years }: PlanView): Map<number, Ore> => {
  const areas = [...areaAmounts(projects).values()]
  return new Map(years.map((year) => [year, sumOre(areas.map((one) => one.get(year) ?? 0))]))
}

/** Planned in four and ten years, and what waits. */
function leadOf(view: PlanView, lang: Lang): string {
  const sums = sumsOf(view)
  const four = view.years.slice(0, 4)
  const total = (years: readonly number[]) => formatNumber(mkr(sumOre(years.map((year) => sums.get(year) ?? 0))), 0, lang)
  const waiting = sumOre(view.projects.filter(({ state }) => state === 'candidate').map(totalOf))
  const needs = formatNumber(mkr(waiting), 0, lang)
  const [first, last, end] = [four[0], four.at(-1), view.years.at(-1)]
  return lang === 'sv'
    ? `Planen omfattar ${total(four)} mkr ${first}–${last} och ${total(view.years)} mkr till och med ${end}. Behov för ${needs} mkr är prioriterade utanför planen.`
    : `The plan holds SEK ${total(four)} m ${first}–${last} and SEK ${total(view.years)} m up to ${end}. Needs of SEK ${needs} m are prioritised outside it.`
}

const cell = (value: Ore | undefined): FigureView => (value === undefined ? missing : amount(value))

function Areas({ view, lang }: { view: PlanView; lang: Lang }) {
  const amounts = areaAmounts(view.projects)
  const sums = sumsOf(view)
  const room = roomIn(view.frame, view.projects, view.years)
  const rows: Row[] = view.areas.map((area) => {
    const own = view.years.map((year) => amounts.get(area.id)?.get(year) ?? ore(0))
    return { label: area.name, cells: [...own, sumOre(own)].map(cell) }
  })
  const total = view.years.map((year) => sums.get(year)!)
  rows.push({ kind: 'total', label: W.total[lang], cells: [...total, sumOre(total)].map(cell) })
  if (view.frame.size > 0) {
    rows.push({ label: W.frame[lang], cells: [...view.years.map((year) => cell(view.frame.get(year))), missing] })
    rows.push({ label: W.room[lang], cells: [...view.years.map((year) => cell(room.get(year))), missing] })
  }
  return (
    <Table
      lang={lang}
      caption={`${W.tenYears[lang]}, ${W.mkr[lang]}`}
      rowHead={W.area[lang]}
      phone="scroll"
      columns={[...view.years.map((year) => ({ id: String(year), head: String(year) })), { id: 'total', head: W.total[lang] }]}
      rows={rows}
    />
  )
}

function PerYear({ view, lang }: { view: PlanView; lang: Lang }) {
  const bars = [...sumsOf(view)].map(([year, value]) => ({ label: String(year), value: mkr(value) }))
  const spec = { kind: 'columns' as const, bars }
  return (
    <Section id="per-ar" small title={W.perYear[lang]} right={W.mkr[lang]}>
      <Chart
        spec={spec}
        lang={lang}
        finding={`${W.perYear[lang]}, ${W.mkr[lang]}: ${chartWords(spec, lang)}`}
        caption={`${W.perYear[lang]}, ${W.mkr[lang]}`}
        heads={[W.year[lang], W.mkr[lang]]}
      />
    </Section>
  )
}

const named = (project: Project, lang: Lang) => (
  <>
    <a href={projectHref(project.id)}>{project.name}</a>
    {project.synthetic && !/synteti|synthetic/i.test(project.name) && <span class="r-soft"> · {W.synthetic[lang]}</span>}
  </>
)

function Candidates({ view, lang }: { view: PlanView; lang: Lang }) {
  const candidates = candidatesIn(view.projects, roomIn(view.frame, view.projects, view.years))
  if (candidates.length === 0) return <Empty>{W.none[lang]}</Empty>
  const why = (fits: boolean) => (view.frame.size === 0 ? W.noFrame : fits ? W.fitsYes : W.fitsNo)[lang]
  return (
    <Table
      lang={lang}
      caption={W.candidates[lang]}
      rowHead={W.project[lang]}
      phone="blocks"
      columns={[
        { id: 'priority', head: W.priority[lang] },
        { id: 'amount', head: W.mkr[lang] },
        { id: 'fits', head: W.fits[lang], kind: 'text' },
      ]}
      rows={candidates.map(({ project, fits }) => ({
        label: named(project, lang),
        cells: [project.priority === undefined ? missing : { value: project.priority }, cell(totalOf(project)), why(fits)],
      }))}
    />
  )
}

function Projects({ view, lang }: { view: PlanView; lang: Lang }) {
  const four = view.years.slice(0, 4)
  const rows = view.areas.flatMap((area): Row[] => {
    const own = view.projects.filter((one) => one.area === area.id && (one.state === 'planned' || one.state === 'done'))
    if (own.length === 0) return []
    return [
      { kind: 'group', label: area.name },
      ...own.map(
        (project): Row => ({
          label: named(project, lang),
          soft: project.synthetic,
          cells: [...four.map((year) => cell(project.planned[year] ?? ore(0))), cell(totalOf(project))],
        }),
      ),
    ]
  })
  return (
    <Table
      lang={lang}
      caption={W.projects[lang]}
      rowHead={W.project[lang]}
      phone="scroll"
      columns={[...four.map((year) => ({ id: String(year), head: String(year) })), { id: 'total', head: W.total[lang] }]}
      rows={rows}
    />
  )
}
