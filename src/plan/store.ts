// Door 2: plans in the database: their structure and what has been put in, in versions; and the whole input of a plan's sheet.
// Refuses: overwriting. What is saved again with the same content makes no version.
import { chosenVintages, loadDecisions } from '../budget/store.ts'
import type { FigureRef } from '../kernel/figure.ts'
import { Refusal } from '../kernel/result.ts'
import { formatList, text } from '../kernel/text.ts'
import { audit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import { remembered } from '../storage/remember.ts'
import { type AreaAmount, planInput } from './derived.ts'
import type { Leaf, PlanInput, PlanStructure } from './input.ts'
import { buildSheet } from './sheet.ts'
import type { Sheet } from './sheetShape.ts'

export * from './branches/store.ts'

const FOLLOWS = ['plan/save']

/** Plans by their latest structure, the newest budget year first. */
export const listPlans = (tx: Tx): Promise<PlanStructure[]> =>
  remembered(tx, { key: 'plan/structures', follows: FOLLOWS }, async () =>
    (await readStructures(tx)).map(({ body }) => body).toSorted((a, b) => b.baseYear - a.baseYear || (a.id < b.id ? -1 : 1)),
  )

const readStructures = (tx: Tx) =>
  tx.query<{ id: string; version: number; body: PlanStructure }>(
    `select distinct on (plan_id) plan_id as id, version, body from plan.structure
      where authority_id = $1 order by plan_id, version desc`,
    [tx.authority],
  )

type LeafRow = Leaf & { ref: FigureRef; version: number }

const readLeaves = (tx: Tx, plan: string) =>
  tx.query<LeafRow>(
    `select distinct on (ref) ref, version, value::float8 as value, unit, label, basis, source from plan.leaf
      where authority_id = $1 and plan_id = $2 order by ref, version desc`,
    [tx.authority, plan],
  )

/** What has been put in, without what follows from other rooms. */
export async function loadLeaves(tx: Tx, plan: string): Promise<Map<FigureRef, Leaf>> {
  return new Map((await readLeaves(tx, plan)).map(({ ref, version: _, ...leaf }) => [ref, leaf]))
}

const noPlan = (id: string | undefined, plans: readonly PlanStructure[]): Refusal =>
  new Refusal(
    'not-found',
    'plan/no-plan',
    plans.length === 0
      ? text('Ingen ekonomisk plan är inlagd.', 'No economic plan has been put in.')
      : text(
          `Planen ”${id}” finns inte. Det finns: ${formatList(plans.map((one) => one.id))}.`,
          `There is no plan “${id}”. There are: ${formatList(
            plans.map((one) => one.id),
            'en',
          )}.`,
        ),
  )

/** One plan's structure; the newest when none is named. */
export async function loadPlan(tx: Tx, id?: string): Promise<PlanStructure> {
  const plans = await listPlans(tx)
  const found = id === undefined ? plans[0] : plans.find((one) => one.id === id)
  if (!found) throw noPlan(id, plans)
  return found
}

export interface PlanSources {
  /** What the investment plan says by area and year; stored leaves hold where it says nothing. */
  areaAmounts?(tx: Tx, structure: PlanStructure): Promise<readonly AreaAmount[]> | readonly AreaAmount[]
}

/** What is put in with what follows from the journal, the chosen price index and the investment plan. */
export async function loadPlanInput(tx: Tx, id?: string, { areaAmounts }: PlanSources = {}): Promise<PlanInput> {
  const structure = await loadPlan(tx, id)
  const chosen = await chosenVintages(tx)
  return planInput(structure, await loadLeaves(tx, structure.id), {
    decisions: await loadDecisions(tx),
    ...(chosen.priceIndex ? { priceIndex: chosen.priceIndex } : {}),
    ...(areaAmounts ? { areaAmounts: await areaAmounts(tx, structure) } : {}),
  })
}

/** The sheet of the plan as it stands, kept until something it rests on is written. */
export const loadPlanSheet = (tx: Tx, id?: string, sources: PlanSources = {}): Promise<Sheet> =>
  remembered(
    tx,
    { key: `plan/sheet/${id ?? ''}`, follows: ['plan/save', 'budget/', 'investments/'], basis: sources.areaAmounts },
    async () => buildSheet(await loadPlanInput(tx, id, sources)),
  )

/** The same whatever order the database gives keys in. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

/** Saves the structure and leaves that say something new; leaves left out stay as they are. */
export async function savePlan(tx: Tx, structure: PlanStructure, leaves: ReadonlyMap<FigureRef, Leaf>): Promise<void> {
  checkStructure(structure)
  const before = (await readStructures(tx)).find((one) => one.id === structure.id)
  const shaped = !before || canonical(before.body) !== canonical(structure)
  const stored = new Map((await readLeaves(tx, structure.id)).map(({ ref, version, ...leaf }) => [ref, { version, leaf }]))
  const changed = [...leaves].filter(([ref, leaf]) => canonical(stored.get(ref)?.leaf) !== canonical(leaf))
  if (!shaped && changed.length === 0) return
  if (shaped)
    await tx.query(
      'insert into plan.structure (authority_id, plan_id, version, body, saved_by) values ($1, $2, $3, $4::jsonb, $5)',
      [tx.authority, structure.id, (before?.version ?? 0) + 1, JSON.stringify(structure), tx.actor.name],
    )
  const rows = changed.map(([ref, leaf]) => ({ ref, ...leaf, version: (stored.get(ref)?.version ?? 0) + 1 }))
  if (rows.length > 0)
    await tx.query(
      `insert into plan.leaf (authority_id, plan_id, ref, version, value, unit, label, basis, source, saved_by)
       select $1::uuid, $3::text, r.ref, r.version, r.value, r.unit, r.label, r.basis, r.source, $4::text
         from jsonb_to_recordset($2::jsonb) as r (ref text, version int, value numeric, unit text, label jsonb, basis text, source text)`,
      [tx.authority, JSON.stringify(rows), structure.id, tx.actor.name],
    )
  await audit(tx, {
    action: 'plan/save',
    subject: `plan:${structure.id}`,
    ...(before ? { before: { version: before.version } } : {}),
    after: {
      version: (before?.version ?? 0) + (shaped ? 1 : 0),
      leaves: changed.length,
      changed: rows.slice(0, 20).map(({ ref, value }) => ({ ref, before: stored.get(ref)?.leaf.value ?? null, after: value })),
    },
  })
}

function checkStructure({ id, baseYear, years, rows }: PlanStructure): void {
  const wrong = (sv: string, en: string) => new Refusal('invalid', 'plan/structure', text(sv, en))
  if (!/^[a-z0-9][a-z0-9-]{0,79}$/.test(id))
    throw wrong(
      `Planens beteckning ”${id}” får bara innehålla a–z, siffror och bindestreck.`,
      `The plan’s identity “${id}” may only hold a–z, digits and hyphen.`,
    )
  if (years.length === 0 || years.some((year, i) => year !== baseYear + 1 + i))
    throw wrong(
      `Planens år ska följa på basåret ${baseYear} utan lucka. Skrivet: ${years.join(', ')}.`,
      `The plan’s years follow the base year ${baseYear} without a gap. Written: ${years.join(', ')}.`,
    )
  if (rows.filter(({ treatment }) => treatment === 'depreciation').length > 1)
    throw wrong(
      'En plan har högst en rad för avskrivningar: de räknas för hela organisationen. Välj en.',
      'A plan has at most one row of depreciation: it is counted for the whole authority. Choose one.',
    )
}
