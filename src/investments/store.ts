// Door 2: investments in the database, the only file of the room with SQL.
// Refuses to overwrite: a project and its outcome are saved in versions, on the version that was read.
import type { Ore } from '../kernel/money.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { audit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import { isUniqueViolation } from '../storage/engine.ts'
import type { ProjectOutcome } from './followUp.ts'
import type { Area, Project } from './project.ts'

export interface SavedProject extends Project {
  version: number
  by: string
  at: string
}

export const PROJECT_CONFLICT = 'investments/project-changed'

export const loadAreas = (tx: Tx): Promise<Area[]> =>
  tx.query<Area>(
    `select area_id as id, area_name as name, life_years as "lifeYears", position
       from investments.area where authority_id = $1 order by position, area_id`,
    [tx.authority],
  )

export async function saveAreas(tx: Tx, areas: readonly Area[]): Promise<void> {
  await tx.query(
    `insert into investments.area (authority_id, area_id, area_name, life_years, position)
     select $1::uuid, r.id, r.name, r."lifeYears", r.position
       from jsonb_to_recordset($2::jsonb) as r (id text, name text, "lifeYears" int, position int)
     on conflict (authority_id, area_id) do update
       set area_name = excluded.area_name, life_years = excluded.life_years, position = excluded.position`,
    [tx.authority, JSON.stringify(areas)],
  )
  await audit(tx, { action: 'investments/save-areas', subject: 'investments:areas', after: areas })
}

interface ProjectRow {
  version: number
  body: Project
  by: string
  at: string
}

const projectFrom = ({ body, ...row }: ProjectRow): SavedProject => ({ ...body, ...row })

/** The latest version of every project, in the order of areas and names. */
export async function loadProjects(tx: Tx): Promise<SavedProject[]> {
  const rows = await tx.query<ProjectRow>(
    `select distinct on (project_id) version, body, saved_by as by, saved_at as at from investments.project
      where authority_id = $1 order by project_id, version desc`,
    [tx.authority],
  )
  return rows.map(projectFrom)
}

/** Every version of one project, latest first. */
export async function loadProjectVersions(tx: Tx, id: string): Promise<SavedProject[]> {
  const rows = await tx.query<ProjectRow>(
    `select version, body, saved_by as by, saved_at as at from investments.project
      where authority_id = $1 and project_id = $2 order by version desc`,
    [tx.authority, id],
  )
  return rows.map(projectFrom)
}

const conflict = (): Refusal =>
  new Refusal(
    'conflict',
    PROJECT_CONFLICT,
    text(
      'Någon annan har sparat projektet sedan du öppnade det. Inget av ditt är sparat än. Jämför och välj.',
      'Someone else has saved the project since you opened it. Nothing of yours is saved yet. Compare and choose.',
    ),
  )

/** `seen` is the version the form was opened at; 0 for a project that is new. */
export async function saveProject(tx: Tx, project: Project, seen: number): Promise<void> {
  const [before] = await loadProjectVersions(tx, project.id)
  if ((before?.version ?? 0) !== seen) throw conflict()
  try {
    await tx.query(
      `insert into investments.project (authority_id, project_id, version, body, saved_by) values ($1, $2, $3, $4::jsonb, $5)`,
      [tx.authority, project.id, seen + 1, JSON.stringify(project), tx.actor.name],
    )
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict()
    throw error
  }
  const { version: _v, by: _b, at: _a, ...was } = before ?? { version: 0, by: '', at: '' }
  await audit(tx, {
    action: 'investments/save-project',
    subject: `investments:project/${project.id}`,
    before: before ? was : null,
    after: project,
  })
}

/** Adds projects as they stand: for the demonstration and for files. */
export async function saveProjects(tx: Tx, projects: readonly Project[]): Promise<void> {
  await tx.query(
    `insert into investments.project (authority_id, project_id, version, body, saved_by)
     select $1::uuid, r.body ->> 'id', 1, r.body, $3
       from jsonb_array_elements($2::jsonb) as r (body)`,
    [tx.authority, JSON.stringify(projects), tx.actor.name],
  )
  await audit(tx, {
    action: 'investments/save-projects',
    subject: 'investments:projects',
    after: { projects: projects.map(({ id }) => id) },
  })
}

interface OutcomeRow extends Omit<ProjectOutcome, 'outcome' | 'forecast'> {
  outcome_ore: Ore | null
  forecast_ore: Ore | null
}

/** The latest outcome of every project and year. */
export async function loadOutcomes(tx: Tx, project?: string): Promise<ProjectOutcome[]> {
  const rows = await tx.query<OutcomeRow>(
    `select distinct on (project_id, budget_year) project_id as project, budget_year as year, version, outcome_ore, forecast_ore,
            saved_by as by, saved_at as at
       from investments.outcome where authority_id = $1 and ($2::text is null or project_id = $2)
      order by project_id, budget_year, version desc`,
    [tx.authority, project ?? null],
  )
  return rows.map(({ outcome_ore, forecast_ore, ...row }) => ({
    ...row,
    ...(outcome_ore === null ? {} : { outcome: outcome_ore }),
    ...(forecast_ore === null ? {} : { forecast: forecast_ore }),
  }))
}

export async function saveOutcome(
  tx: Tx,
  { project, year, outcome, forecast }: Pick<ProjectOutcome, 'project' | 'year' | 'outcome' | 'forecast'>,
  seen: number,
): Promise<void> {
  const before = (await loadOutcomes(tx, project)).find((one) => one.year === year)
  if ((before?.version ?? 0) !== seen) throw conflict()
  try {
    await tx.query(
      `insert into investments.outcome (authority_id, project_id, budget_year, version, outcome_ore, forecast_ore, saved_by)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.authority, project, year, seen + 1, outcome ?? null, forecast ?? null, tx.actor.name],
    )
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict()
    throw error
  }
  await audit(tx, {
    action: 'investments/save-outcome',
    subject: `investments:project/${project}/${year}`,
    before: before ? { outcome: before.outcome ?? null, forecast: before.forecast ?? null } : null,
    after: { outcome: outcome ?? null, forecast: forecast ?? null },
  })
}
