// The plan's addresses: the plan as it stands or in a branch, and each printed table beside the own one, also as a file.
// Refuses: a branch the reader may not see: it does not exist for them.
import { loadDecisions } from '../budget/store.ts'
import type { FinancialGoal } from '../goals/model.ts'
import { type Answer, type Asked, get, type Route } from '../http/route.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import type { PublishedFigure } from '../statements/model.ts'
import { PATHS } from '../web/links.ts'
import { outsideRows } from './derived.ts'
import { PlanPage, type PlanView } from './pages/plan.tsx'
import { PlanTablePage, type TableView, tableCsv } from './pages/table.tsx'
import { TABLE_NAMES, type TableName } from './refs.ts'
import type { Sheet } from './sheetShape.ts'
import { listPlans } from './store.ts'
import { compareTables, isTableName, planTable, publishedTable, tableShape } from './tables.ts'

export interface PlanDeps {
  /** The sheet of a plan (the newest when none is named), in a branch the reader may see; undefined when there is none. */
  sheet(asked: Asked, plan?: string, branch?: string): Promise<ReadSheet | undefined> | ReadSheet | undefined
  goals?(asked: Asked): Promise<readonly FinancialGoal[]> | readonly FinancialGoal[]
  published?(asked: Asked): Promise<readonly PublishedFigure[]> | readonly PublishedFigure[]
}

export interface ReadSheet {
  sheet: Sheet
  branchName?: string
}

export const planRoutes = (deps: PlanDeps): Route[] => [
  get(PATHS.moneyPlan, 'budget:read', async (asked) => <PlanPage shell={asked.shell} view={await planView(asked, deps)} />),
  get(`${PATHS.moneyPlan}/tabell/:name`, 'budget:read', (asked) => tableAnswer(asked, deps)),
]

const chosen = (asked: Asked, name: 'plan' | 'gren'): string | undefined => asked.c.req.query(name) || undefined

async function readSheet(asked: Asked, deps: PlanDeps): Promise<ReadSheet & { branch?: string }> {
  const branch = chosen(asked, 'gren')
  const read = await deps.sheet(asked, chosen(asked, 'plan'), branch)
  if (!read)
    throw new Refusal(
      'not-found',
      'plan/no-sheet',
      branch === undefined
        ? text('Ingen ekonomisk plan är inlagd.', 'No economic plan has been put in.')
        : text(`Grenen ”${branch}” finns inte. Se Scenarier.`, `There is no branch “${branch}”. See Scenarios.`),
    )
  return { ...read, ...(branch === undefined ? {} : { branch }) }
}

async function planView(asked: Asked, deps: PlanDeps): Promise<PlanView> {
  const read = await readSheet(asked, deps)
  const { plans, decisions } = await asked.transact(async (tx) => ({
    plans: await listPlans(tx),
    decisions: await loadDecisions(tx),
  }))
  return {
    ...read,
    plans: plans.map(({ id, name }) => ({ id, name })),
    goals: (await deps.goals?.(asked)) ?? [],
    findings: outsideRows(read.sheet.input.structure, decisions),
  }
}

async function tableAnswer(asked: Asked, deps: PlanDeps): Promise<Answer> {
  const written = asked.c.req.param('name') ?? ''
  const csv = written.endsWith('.csv')
  const view = await tableView(asked, deps, csv ? written.slice(0, -4) : written)
  if (!csv) return <PlanTablePage shell={asked.shell} view={view} />
  return new Response(tableCsv(view), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${view.shape.name}.csv"`,
      'cache-control': 'no-store',
    },
  })
}

const noTable = (name: string): Refusal =>
  new Refusal(
    'not-found',
    'plan/no-table',
    text(
      `Planen har ingen tabell ”${name}”. Det finns: ${TABLE_NAMES.join(', ')}.`,
      `The plan has no table “${name}”. There are: ${TABLE_NAMES.join(', ')}.`,
    ),
  )

async function tableView(asked: Asked, deps: PlanDeps, written: string): Promise<TableView> {
  if (!isTableName(written)) throw noTable(written)
  const name: TableName = written
  const read = await readSheet(asked, deps)
  const shape = tableShape(read.sheet.input.structure, name)
  const own = planTable(read.sheet, name)
  if (!shape || !own) throw noTable(name)
  const printed = publishedTable((await deps.published?.(asked)) ?? [], name)
  return { ...read, shape, cells: compareTables(own, printed), printed: printed !== undefined }
}
