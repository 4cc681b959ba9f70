// Routes of the investment plan: ten years, one project with its what-if, and the forms that change it.
// Refuses: half a project; a version somebody passed is shown beside one's own.
import { randomUUID } from 'node:crypto'
import { type Answer, type Asked, get, post, type Route } from '../http/route.ts'
import type { Ore } from '../kernel/money.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { writeAmount } from '../ledger/model.ts'
import { ConflictPage } from '../web/conflict.tsx'
import { renderPage } from '../web/layout.tsx'
import { readOutcome, readProject, readWhatIf } from './input.ts'
import { PlanPage, projectHref } from './pages/plan.tsx'
import { ProjectPage, type ProjectView } from './pages/project.tsx'
import { tenYears } from './schedule.ts'
import {
  loadAreas,
  loadOutcomes,
  loadProjects,
  loadProjectVersions,
  PROJECT_CONFLICT,
  type SavedProject,
  saveOutcome,
  saveProject,
} from './store.ts'

export interface InvestmentDeps {
  /** The plan's budget year and its investment frame by year; no frame is an empty map. */
  plan(): Promise<{ budgetYear: number; frame: ReadonlyMap<number, Ore> }>
}

export const investmentRoutes = (deps: InvestmentDeps): Route[] => [
  get('/investeringar/plan', 'investments:read', (asked) => planPage(asked, deps)),
  get('/investeringar/projekt/ny', 'investments:edit', async (asked) => (
    <ProjectPage shell={asked.shell} view={await viewOf(asked, deps)} />
  )),
  post('/investeringar/projekt/ny', 'investments:edit', (asked) => save(asked, deps)),
  get('/investeringar/projekt/:id', 'investments:read', (asked) => projectPage(asked, deps)),
  post('/investeringar/projekt/:id', 'investments:edit', (asked) => save(asked, deps, asked.c.req.param('id'))),
  post('/investeringar/projekt/:id/utfall', 'investments:edit', (asked) => follow(asked, deps)),
]

async function planPage(asked: Asked, deps: InvestmentDeps): Promise<Answer> {
  const { budgetYear, frame } = await deps.plan()
  const { areas, projects } = await asked.transact(async (tx) => ({
    areas: await loadAreas(tx),
    projects: await loadProjects(tx),
  }))
  const view = { years: tenYears(budgetYear), areas, projects, frame, mayEdit: asked.may('investments:edit') }
  return <PlanPage shell={asked.shell} view={view} />
}

const unknownProject = (): Refusal =>
  new Refusal(
    'not-found',
    'investments/no-project',
    text('Projektet finns inte. Välj ett i investeringsplanen.', 'There is no such project. Choose one in the investment plan.'),
  )

async function viewOf(asked: Asked, deps: InvestmentDeps, id?: string): Promise<ProjectView> {
  const { budgetYear } = await deps.plan()
  return await asked.transact(async (tx) => {
    const areas = await loadAreas(tx)
    const versions = id === undefined ? [] : await loadProjectVersions(tx, id)
    if (id !== undefined && versions.length === 0) throw unknownProject()
    const outcomes = id === undefined ? [] : await loadOutcomes(tx, id)
    const [project] = versions
    return {
      versions: versions.map(({ version, by, at, name }) => ({ version, by, at, name })),
      outcomes,
      areas,
      years: tenYears(budgetYear),
      mayEdit: asked.may('investments:edit', project?.unit),
      ...(project ? { project } : {}),
    }
  })
}

async function projectPage(asked: Asked, deps: InvestmentDeps): Promise<Answer> {
  const view = await viewOf(asked, deps, asked.c.req.param('id'))
  const asks = ['senare', 'kostnad', 'ranta'].some((name) => asked.c.req.query(name) !== undefined)
  const typed = { senare: '', kostnad: '', ranta: '', ...asked.c.req.query() }
  const whatIf = { ...readWhatIf({ text: (name) => (asked.c.req.query(name) ?? '').trim() }), typed }
  return <ProjectPage shell={asked.shell} view={{ ...view, ...(asks ? { whatIf } : {}) }} />
}

const again = async (asked: Asked, view: ProjectView): Promise<Response> =>
  asked.c.html(await renderPage(<ProjectPage shell={asked.shell} view={view} />), 422)

async function save(asked: Asked, deps: InvestmentDeps, id?: string): Promise<Answer> {
  const view = await viewOf(asked, deps, id)
  asked.require('investments:edit', view.project?.unit)
  const form = await asked.form()
  const { areas, years, project: known } = view
  const read = readProject(form, { id: id ?? randomUUID(), areas, years, ...(known ? { known: bare(known) } : {}) })
  if (!read.ok) return await again(asked, { ...view, form: { typed: form.entries(), findings: read.findings, which: 'project' } })
  try {
    await asked.transact((tx) => saveProject(tx, read.value, form.number('version') ?? 0))
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.code !== PROJECT_CONFLICT || id === undefined) throw problem
    return await conflictPage(asked, (await viewOf(asked, deps, id)).project!, form.entries())
  }
  asked.changed()
  return asked.c.redirect(projectHref(read.value.id), 303)
}

const bare = ({ version: _version, by: _by, at: _at, ...project }: SavedProject) => project

async function conflictPage(asked: Asked, theirs: SavedProject, typed: Record<string, string>): Promise<Response> {
  const written = (value: Ore | undefined) => (value === undefined ? '' : writeAmount(value, 'mkr'))
  const years = Object.keys(typed).filter((name) => name.startsWith('planned.'))
  const page = (
    <ConflictPage
      shell={asked.shell}
      title={theirs.name}
      action={projectHref(theirs.id)}
      hidden={typed}
      version={theirs.version}
      savedBy={theirs.by}
      savedAt={theirs.at}
      keepTheirs={projectHref(theirs.id)}
      fields={[
        { name: 'name', label: 'Namn', mine: typed.name ?? '', theirs: theirs.name },
        ...years.map((name) => ({
          name,
          label: `${name.slice('planned.'.length)}, mkr`,
          mine: typed[name] ?? '',
          theirs: written(theirs.planned[Number(name.slice('planned.'.length))]),
        })),
      ]}
    />
  )
  return asked.c.html(await renderPage(page), 409)
}

async function follow(asked: Asked, deps: InvestmentDeps): Promise<Answer> {
  const id = asked.c.req.param('id') ?? ''
  const view = await viewOf(asked, deps, id)
  asked.require('investments:edit', view.project?.unit)
  const form = await asked.form()
  const read = readOutcome(form, view.years)
  if (!read.ok) return await again(asked, { ...view, form: { typed: form.entries(), findings: read.findings, which: 'outcome' } })
  const seen = form
    .text('seen')
    .split(',')
    .find((one) => one.startsWith(`${read.value.year}:`))
  await asked.transact((tx) => saveOutcome(tx, { project: id, ...read.value }, Number(seen?.split(':')[1] ?? 0)))
  asked.changed()
  return asked.c.redirect(projectHref(id), 303)
}
