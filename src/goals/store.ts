// Door 2: goals in the database, the only file of the room with SQL. Bulk rows travel as one JSON parameter.
// Refuses to overwrite: a changed outcome or target becomes a new version, a judgement is always a new entry, both in the log.
import { type Decimal, decimal, writeDecimal } from '../kernel/decimal.ts'
import type { Text } from '../kernel/text.ts'
import type { Assessment } from '../kernel/verdict.ts'
import { audit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import type { FinancialGoal } from './financialGoal.ts'
import type { CommitteeAnswer, Goals } from './goal.ts'
import type { DefinitionBreak, Direction, Indicator, MeasureKind, Placement } from './indicator.ts'
import type { Decision, Judgement, PrintedCounts } from './judgement.ts'
import type { Activity } from './subgoal.ts'

export * from './round/gate/store.ts'
export * from './round/store.ts'
export * from './steering/store.ts'

export * from './values/store.ts'

/** Adds or corrects an authority's goals. What is left out stays; outcomes and targets that differ become new versions. */
export async function saveGoals(tx: Tx, goals: Goals): Promise<void> {
  await audit(tx, {
    action: 'goals/save',
    subject: 'goals',
    after: { indicators: goals.indicators.length, placements: goals.placements.length },
  })
  await saveSteering(tx, goals)
  await saveIndicators(tx, goals)
  await savePrinted(tx, goals)
  const known = new Set((await tx.query<JudgementRecord>(GET_JUDGEMENTS, [tx.authority])).map((r) => identity(judgementFrom(r))))
  for (const judgement of goals.judgements) if (!known.has(identity(judgement))) await saveJudgement(tx, judgement)
}

/** The same judgement saved with the rest again is not a new one. */
const identity = ({ year, goal, committee, indicator, assessment, reason, by, on }: Judgement): string =>
  JSON.stringify([year, goal, committee, indicator, assessment, reason, by, on])

async function put(tx: Tx, sql: string, rows: readonly unknown[], ...more: unknown[]): Promise<void> {
  if (rows.length > 0) await tx.query(sql, [tx.authority, JSON.stringify(rows), ...more])
}

async function saveSteering(tx: Tx, goals: Goals): Promise<void> {
  const committees = goals.committees.map((c, i) => ({ code: c.code, position: i, name_sv: c.name.sv, name_en: c.name.en }))
  const areas = goals.focusAreas.map((a) => ({ area_no: a.no, name: a.name }))
  const list = goals.goals.map((g) => ({ goal_no: g.no, title: g.title, area_no: g.focusArea, place: g.place }))
  const subgoals = goals.subgoals.map((s) => ({ ...s, subgoal_id: s.id, goal_no: s.goal, plan: planOf(goals, s.id) }))
  const perspectives = goals.perspectives.map((p) => ({ ...p, perspective_no: p.no }))
  const answers = goals.answers.map((a, i) => ({ ...a, goal_no: a.goal, position: i }))
  await put(tx, PUT_COMMITTEES, committees)
  await put(tx, PUT_VISIONS, goals.visions)
  await put(tx, PUT_PERSPECTIVES, perspectives)
  await put(tx, PUT_AREAS, areas)
  await put(tx, PUT_GOALS, list)
  await put(tx, PUT_ANSWERS, answers)
  await put(tx, PUT_SUBGOALS, subgoals)
}

async function saveIndicators(tx: Tx, goals: Goals): Promise<void> {
  const rows = goals.indicators.map((one, i) => ({
    ...one.definition,
    indicator_id: one.id,
    position: i,
    name: one.name,
    committees: one.committees,
    uncertain: one.uncertain ?? null,
    notes: one.notes,
  }))
  const outcomes = goals.indicators.flatMap((one) => one.outcomes.map((o) => ({ indicator_id: one.id, ...o })))
  const targets = goals.indicators.flatMap((one) => one.targets.map((t) => ({ indicator_id: one.id, ...t })))
  const placements = goals.placements.map((p) => ({ ...p, goal_no: p.goal, indicator_id: p.indicator, position: p.order }))
  await put(tx, PUT_INDICATORS, rows)
  await put(tx, PUT_OUTCOMES, outcomes, tx.actor.name)
  await put(tx, PUT_TARGETS, targets, tx.actor.name)
  await put(tx, PUT_PLACEMENTS, placements)
}

async function savePrinted(tx: Tx, goals: Goals): Promise<void> {
  const investigated = goals.underInvestigation.map((u) => ({ ...u, goal_no: u.goal }))
  const counts = goals.printedCounts.map((c) => ({ ...c, goal_no: c.goal }))
  const financial = goals.financialGoals.map((f, i) => ({
    ...f,
    goal_id: f.id,
    position: i,
    parts: JSON.parse(withDecimals(f.parts)),
  }))
  await put(tx, PUT_INVESTIGATED, investigated)
  await put(tx, PUT_TOTALS, goals.printedTotals)
  await put(tx, PUT_COUNTS, counts)
  await put(tx, PUT_FINANCIAL, financial)
}

const planOf = (goals: Goals, subgoal: string) => {
  const plan = goals.plans.find((p) => p.subgoal === subgoal)
  return { indicators: plan?.indicators ?? [], activities: plan?.activities ?? [] }
}

const isDecimal = (value: unknown): value is Decimal =>
  typeof value === 'object' && value !== null && 'units' in value && 'scale' in value

/** Decimals are exact text in JSON, told apart by their key. */
const withDecimals = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (isDecimal(inner) ? { $decimal: writeDecimal(inner) } : inner))

const fromDecimals = <T>(value: unknown): T =>
  JSON.parse(JSON.stringify(value), (_, inner) =>
    inner && typeof inner === 'object' && '$decimal' in inner ? decimal(inner.$decimal) : inner,
  ) as T

/** Always a new entry; the latest about an object holds. */
export async function saveJudgement(tx: Tx, judgement: Judgement): Promise<void> {
  const { year, goal, committee, indicator, assessment, reason, by, on, decision } = judgement
  await audit(tx, {
    action: 'goals/judge',
    subject: `goals:assessment/${goal}@${committee ?? 'region'}/${year}`,
    after: judgement,
  })
  await tx.query(
    `insert into goals.judgement (authority_id, judgement_no, year, goal_no, committee, indicator_id, assessment, reason, judged_by, judged_on, decision)
     select $1::uuid, coalesce(max(judgement_no), 0) + 1, $2::int, $3::int, $4::text, $5::text, $6::text, $7::text, $8::text, $9::date, $10::jsonb
       from goals.judgement where authority_id = $1`,
    [tx.authority, year, goal, committee, indicator, assessment, reason, by, on, decision ? JSON.stringify(decision) : null],
  )
}

/** A reported value of one indicator; the same cell again changes nothing. */
export async function saveOutcome(tx: Tx, indicator: string, year: number, cell: string): Promise<void> {
  await audit(tx, { action: 'goals/report', subject: `goals:indicator/${indicator}/${year}`, after: { cell } })
  await tx.query(PUT_OUTCOMES, [tx.authority, JSON.stringify([{ indicator_id: indicator, year, cell }]), tx.actor.name])
}

export async function loadGoals(tx: Tx): Promise<Goals> {
  const get = <R>(sql: string) => tx.query<R>(sql, [tx.authority])
  const committees = await get<{ code: string; name_sv: string; name_en: string }>(GET_COMMITTEES)
  const subgoals = await get<SubgoalRecord>(GET_SUBGOALS)
  return {
    committees: committees.map((c) => ({ code: c.code, name: { sv: c.name_sv, en: c.name_en } })),
    visions: await get(GET_VISIONS),
    perspectives: await get(GET_PERSPECTIVES),
    focusAreas: await get(GET_AREAS),
    goals: await get(GET_GOALS),
    answers: await get<CommitteeAnswer>(GET_ANSWERS),
    indicators: await loadIndicators(tx),
    placements: await get<Placement>(GET_PLACEMENTS),
    underInvestigation: await get(GET_INVESTIGATED),
    printedTotals: await get(GET_TOTALS),
    printedCounts: await get<PrintedCounts>(GET_COUNTS),
    judgements: (await get<JudgementRecord>(GET_JUDGEMENTS)).map(judgementFrom),
    financialGoals: (await get<FinancialGoal>(GET_FINANCIAL)).map((f) => ({ ...f, parts: fromDecimals(f.parts) })),
    subgoals: subgoals.map(({ plan: _, ...subgoal }) => subgoal),
    plans: subgoals.map(({ id, plan }) => ({ subgoal: id, ...plan })),
  }
}

interface SubgoalRecord {
  id: string
  goal: number
  committee: string
  year: number
  name: string
  plan: { indicators: string[]; activities: Activity[] }
}

interface IndicatorRecord {
  id: string
  name: string
  committees: string[]
  direction: Direction
  measure: MeasureKind
  strict: boolean
  breaks: DefinitionBreak[]
  uncertain: Text | null
  notes: Text[]
}

function byIndicator<R extends { indicator: string }>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) groups.set(row.indicator, [...(groups.get(row.indicator) ?? []), row])
  return groups
}

async function loadIndicators(tx: Tx): Promise<Indicator[]> {
  const rows = await tx.query<IndicatorRecord>(GET_INDICATORS, [tx.authority])
  const outcomes = await tx.query<{ indicator: string; year: number; cell: string }>(GET_OUTCOMES, [tx.authority])
  const targets = await tx.query<{ indicator: string; year: number; wording: string }>(GET_TARGETS, [tx.authority])
  const outcomesOf = byIndicator(outcomes)
  const targetsOf = byIndicator(targets)
  return rows.map(({ id, name, committees, direction, measure, strict, breaks, uncertain, notes }) => ({
    id,
    name,
    committees,
    definition: { direction, measure, strict, breaks },
    outcomes: (outcomesOf.get(id) ?? []).map(({ year, cell }) => ({ year, cell })),
    targets: (targetsOf.get(id) ?? []).map(({ year, wording }) => ({ year, wording })),
    ...(uncertain ? { uncertain } : {}),
    notes,
  }))
}

interface JudgementRecord {
  year: number
  goal: number
  committee: string | null
  indicator: string | null
  assessment: Assessment
  reason: string
  by: string
  on: string
  decision: Decision | null
}

const judgementFrom = ({ decision, ...row }: JudgementRecord): Judgement => ({ ...row, ...(decision ? { decision } : {}) })

const PUT_COMMITTEES = `insert into goals.committee (authority_id, code, position, name_sv, name_en)
  select $1::uuid, r.code, r.position, r.name_sv, r.name_en
    from jsonb_to_recordset($2::jsonb) as r (code text, position int, name_sv text, name_en text)
  on conflict (authority_id, code) do update set position = excluded.position, name_sv = excluded.name_sv, name_en = excluded.name_en`
const GET_COMMITTEES = 'select code, name_sv, name_en from goals.committee where authority_id = $1 order by position, code'

const PUT_VISIONS = `insert into goals.vision (authority_id, year, sentence, place)
  select $1::uuid, r.year, r.sentence, r.place from jsonb_to_recordset($2::jsonb) as r (year int, sentence text, place text)
  on conflict (authority_id, year) do update set sentence = excluded.sentence, place = excluded.place`
const GET_VISIONS = 'select year, sentence, place from goals.vision where authority_id = $1 order by year'

const PUT_PERSPECTIVES = `insert into goals.perspective (authority_id, year, perspective_no, name, place)
  select $1::uuid, r.year, r.perspective_no, r.name, r.place
    from jsonb_to_recordset($2::jsonb) as r (year int, perspective_no int, name text, place text)
  on conflict (authority_id, year, perspective_no) do update set name = excluded.name, place = excluded.place`
const GET_PERSPECTIVES = `select year, perspective_no as no, name, place from goals.perspective
  where authority_id = $1 order by year, perspective_no`

const PUT_AREAS = `insert into goals.focus_area (authority_id, area_no, name)
  select $1::uuid, r.area_no, r.name from jsonb_to_recordset($2::jsonb) as r (area_no int, name text)
  on conflict (authority_id, area_no) do update set name = excluded.name`
const GET_AREAS = 'select area_no as no, name from goals.focus_area where authority_id = $1 order by area_no'

const PUT_GOALS = `insert into goals.goal (authority_id, goal_no, title, area_no, place)
  select $1::uuid, r.goal_no, r.title, r.area_no, r.place
    from jsonb_to_recordset($2::jsonb) as r (goal_no int, title text, area_no int, place text)
  on conflict (authority_id, goal_no) do update set title = excluded.title, area_no = excluded.area_no, place = excluded.place`
const GET_GOALS =
  'select goal_no as no, title, area_no as "focusArea", place from goals.goal where authority_id = $1 order by goal_no'

const PUT_ANSWERS = `insert into goals.committee_answer (authority_id, goal_no, year, committee, position, printed, place)
  select $1::uuid, r.goal_no, r.year, r.committee, r.position, r.printed, r.place
    from jsonb_to_recordset($2::jsonb) as r (goal_no int, year int, committee text, position int, printed text, place text)
  on conflict (authority_id, goal_no, year, committee)
    do update set position = excluded.position, printed = excluded.printed, place = excluded.place`
const GET_ANSWERS = `select goal_no as goal, committee, year, printed, place from goals.committee_answer
  where authority_id = $1 order by year, position`

const PUT_INDICATORS = `insert into goals.indicator
    (authority_id, indicator_id, position, name, committees, direction, measure, strict, breaks, uncertain, notes)
  select $1::uuid, r.indicator_id, r.position, r.name, r.committees, r.direction, r.measure, r.strict, r.breaks, r.uncertain, r.notes
    from jsonb_to_recordset($2::jsonb) as r (indicator_id text, position int, name text, committees jsonb, direction text,
      measure text, strict boolean, breaks jsonb, uncertain jsonb, notes jsonb)
  on conflict (authority_id, indicator_id) do update set position = excluded.position, name = excluded.name,
    committees = excluded.committees, direction = excluded.direction, measure = excluded.measure, strict = excluded.strict,
    breaks = excluded.breaks, uncertain = excluded.uncertain, notes = excluded.notes`
const GET_INDICATORS = `select indicator_id as id, name, committees, direction, measure, strict, breaks,
    nullif(uncertain, 'null'::jsonb) as uncertain, notes
  from goals.indicator where authority_id = $1 order by position, indicator_id`

const PUT_OUTCOMES = `insert into goals.outcome (authority_id, indicator_id, year, version, cell, reported_by)
  select $1::uuid, r.indicator_id, r.year, coalesce(o.version, 0) + 1, r.cell, $3::text
    from jsonb_to_recordset($2::jsonb) as r (indicator_id text, year int, cell text)
    left join (select distinct on (indicator_id, year) indicator_id, year, version, cell from goals.outcome
                where authority_id = $1 order by indicator_id, year, version desc) o
      on o.indicator_id = r.indicator_id and o.year = r.year
   where o.cell is distinct from r.cell`
const GET_OUTCOMES = `select distinct on (indicator_id, year) indicator_id as indicator, year, cell from goals.outcome
  where authority_id = $1 order by indicator_id, year, version desc`

const PUT_TARGETS = `insert into goals.target (authority_id, indicator_id, year, version, wording, decided_by)
  select $1::uuid, r.indicator_id, r.year, coalesce(t.version, 0) + 1, r.wording, $3::text
    from jsonb_to_recordset($2::jsonb) as r (indicator_id text, year int, wording text)
    left join (select distinct on (indicator_id, year) indicator_id, year, version, wording from goals.target
                where authority_id = $1 order by indicator_id, year, version desc) t
      on t.indicator_id = r.indicator_id and t.year = r.year
   where t.wording is distinct from r.wording`
const GET_TARGETS = `select distinct on (indicator_id, year) indicator_id as indicator, year, wording from goals.target
  where authority_id = $1 order by indicator_id, year, version desc`

const PUT_PLACEMENTS = `insert into goals.placement (authority_id, goal_no, year, indicator_id, position, printed, place)
  select $1::uuid, r.goal_no, r.year, r.indicator_id, r.position, r.printed, r.place
    from jsonb_to_recordset($2::jsonb) as r (goal_no int, year int, indicator_id text, position int, printed text, place text)
  on conflict (authority_id, goal_no, year, indicator_id)
    do update set position = excluded.position, printed = excluded.printed, place = excluded.place`
const GET_PLACEMENTS = `select goal_no as goal, indicator_id as indicator, year, position as "order", printed, place
  from goals.placement where authority_id = $1 order by year, position`

const PUT_INVESTIGATED = `insert into goals.under_investigation (authority_id, goal_no, year, committee, name, note, place)
  select $1::uuid, r.goal_no, r.year, r.committee, r.name, r.note, r.place
    from jsonb_to_recordset($2::jsonb) as r (goal_no int, year int, committee text, name text, note jsonb, place text)
  on conflict (authority_id, goal_no, year, committee, name) do update set note = excluded.note, place = excluded.place`
const GET_INVESTIGATED = `select goal_no as goal, year, committee, name, note, place from goals.under_investigation
  where authority_id = $1 order by year, goal_no, committee, name`

const PUT_TOTALS = `insert into goals.printed_total (authority_id, year, assessment, goals, place)
  select $1::uuid, r.year, r.assessment, r.goals, r.place
    from jsonb_to_recordset($2::jsonb) as r (year int, assessment text, goals int, place text)
  on conflict (authority_id, year, assessment) do update set goals = excluded.goals, place = excluded.place`
const GET_TOTALS = `select year, assessment, goals, place from goals.printed_total
  where authority_id = $1 order by year, array_position(array['met', 'partlyMet', 'notMet', 'notAssessed'], assessment)`

const PUT_COUNTS = `insert into goals.printed_counts (authority_id, year, round, goal_no, subgoals, indicators, forecast, place)
  select $1::uuid, r.year, r.round, r.goal_no, r.subgoals, r.indicators, r.forecast, r.place
    from jsonb_to_recordset($2::jsonb) as r (year int, round text, goal_no int, subgoals jsonb, indicators jsonb, forecast text, place text)
  on conflict (authority_id, year, round, goal_no) do update set subgoals = excluded.subgoals, indicators = excluded.indicators,
    forecast = excluded.forecast, place = excluded.place`
const GET_COUNTS = `select year, round, goal_no as goal, subgoals, indicators, forecast, place from goals.printed_counts
  where authority_id = $1 order by year, round, goal_no`

const PUT_FINANCIAL = `insert into goals.financial_goal (authority_id, year, basis, goal_id, position, name, parts)
  select $1::uuid, r.year, r.basis, r.goal_id, r.position, r.name, r.parts
    from jsonb_to_recordset($2::jsonb) as r (year int, basis text, goal_id text, position int, name jsonb, parts jsonb)
  on conflict (authority_id, year, basis, goal_id) do update set position = excluded.position, name = excluded.name, parts = excluded.parts`
const GET_FINANCIAL = `select goal_id as id, name, year, basis, parts from goals.financial_goal
  where authority_id = $1 order by position, year, basis`

const PUT_SUBGOALS = `insert into goals.subgoal (authority_id, subgoal_id, goal_no, committee, year, name, plan)
  select $1::uuid, r.subgoal_id, r.goal_no, r.committee, r.year, r.name, r.plan
    from jsonb_to_recordset($2::jsonb) as r (subgoal_id text, goal_no int, committee text, year int, name text, plan jsonb)
  on conflict (authority_id, subgoal_id) do update set goal_no = excluded.goal_no, committee = excluded.committee,
    year = excluded.year, name = excluded.name, plan = excluded.plan`
const GET_SUBGOALS = `select subgoal_id as id, goal_no as goal, committee, year, name, plan from goals.subgoal
  where authority_id = $1 order by subgoal_id`

const GET_JUDGEMENTS = `select year, goal_no as goal, committee, indicator_id as indicator, assessment, reason, judged_by as by,
    judged_on as "on", decision
  from goals.judgement where authority_id = $1 order by judgement_no`
