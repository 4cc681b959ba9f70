// The annual cycle in the database: the latest version of each step holds, earlier ones stay.
// Refuses: overwriting a step.
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import type { CycleStep } from './cycle.ts'

export interface StoredStep {
  step: CycleStep
  version: number
}

/** The steps in force, in their order. */
export async function loadCycle(tx: Tx): Promise<StoredStep[]> {
  const rows = await tx.query<{ step: CycleStep | null; version: number }>(
    `select distinct on (step_no) step, version from process.cycle_step where authority_id = $1 order by step_no, version desc`,
    [tx.authority],
  )
  return rows.flatMap(({ step, version }) => (step === null ? [] : [{ step, version }]))
}

/** Who saved each version of a step and when, latest first. */
export async function stepHistory(
  tx: Tx,
  no: number,
): Promise<{ version: number; by: string; at: string; step: CycleStep | null }[]> {
  return tx.query(
    `select version, actor as by, changed_at as at, step from process.cycle_step where authority_id = $1 and step_no = $2
      order by version desc`,
    [tx.authority, no],
  )
}

/** The number a new step gets; numbers of removed steps are not used again. */
export async function nextStepNo(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ no: number }>(
    'select coalesce(max(step_no), 0) + 1 as no from process.cycle_step where authority_id = $1',
    [tx.authority],
  )
  return row!.no
}

export interface SaveStep {
  no: number
  /** The version read; 0 for a new step. */
  version: number
  /** Absent: the step is taken away from now on. */
  step?: CycleStep
  at: string
}

/** A new version on top of the one read; what is the same as before is not saved again. */
export async function saveStep(tx: Tx, { no, version, step, at }: SaveStep): Promise<void> {
  const [latest] = await tx.query<{ step: CycleStep | null; version: number }>(
    'select step, version from process.cycle_step where authority_id = $1 and step_no = $2 order by version desc limit 1',
    [tx.authority, no],
  )
  if ((latest?.version ?? 0) !== version) throw changedMeanwhile()
  if (latest && same(latest.step ?? undefined, step)) return
  const saved = await tx.query(
    `insert into process.cycle_step (authority_id, step_no, version, step, actor, changed_at)
     values ($1, $2, $3, $4::jsonb, $5, $6) on conflict (authority_id, step_no, version) do nothing returning version`,
    [tx.authority, no, version + 1, step ? JSON.stringify(step) : null, tx.actor.name, at],
  )
  if (saved.length === 0) throw changedMeanwhile()
  await audit(tx, {
    action: step ? 'process/save-step' : 'process/remove-step',
    subject: `process:step/${no}`,
    ...(latest ? { before: latest.step } : {}),
    after: step ?? null,
  })
}

/** Many at once, as read from a file: each new or on top of what is there. */
export async function saveCycle(tx: Tx, steps: readonly CycleStep[], at: string): Promise<void> {
  const known = new Map((await loadCycle(tx)).map(({ step, version }) => [step.no, version]))
  for (const step of steps) await saveStep(tx, { no: step.no, version: known.get(step.no) ?? 0, step, at })
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)
/** JSON with names in order: the database keeps them in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

const changedMeanwhile = (): Refusal =>
  new Refusal(
    'conflict',
    'process/step-changed',
    text(
      'Någon annan ändrade steget efter att du öppnade sidan. Läs om den och försök igen.',
      'Someone else changed the step after you opened the page. Reload and try again.',
    ),
  )
