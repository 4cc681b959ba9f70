// A round's judgements, activity states and texts in the database, and the chain put together from them in a few queries.
// Refuses to overwrite: each save is a new version on top of the one that was read; a version taken meanwhile is a conflict.
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import { remembered } from '../../storage/remember.ts'
import { loadSetting, saveSetting } from '../../storage/setting.ts'
import type { PrintedCounts } from '../judgement.ts'
import type { SteeringNode } from '../steering/node.ts'
import { loadSteering, PLAN_ACTIONS } from '../steering/store.ts'
import type { ActivityState } from '../subgoal.ts'
import { loadValueSeries } from '../values/store.ts'
import type { IndicatorValue } from '../values/value.ts'
import { type ChainMaterial, roundChain } from './chain.ts'
import { periodsOf, roundYear } from './refs.ts'
import type { RoundChain, RoundJudgement } from './roundChain.ts'
import { type RoundRules, roundRulesOf, type StoredRoundRules } from './rules.ts'

interface JudgementRecord extends Omit<RoundJudgement, 'onBehalfOf'> {
  on_behalf_of: string | null
}

const JUDGED = `round, ref, version, assessment, proposed, reason, judged_by as by, on_behalf_of, judged_at as at
  from goals.round_judgement`

const judgementFrom = ({ on_behalf_of, ...row }: JudgementRecord): RoundJudgement => ({
  ...row,
  ...(on_behalf_of === null ? {} : { onBehalfOf: on_behalf_of }),
})

/** The judgements that hold in a round. */
export async function loadRoundJudgements(tx: Tx, round: string): Promise<RoundJudgement[]> {
  const rows = await tx.query<JudgementRecord>(
    `select distinct on (ref) ${JUDGED} where authority_id = $1 and round = $2 order by ref, version desc`,
    [tx.authority, round],
  )
  return rows.map(judgementFrom)
}

/** Every version ever made in a round, of one address or of all. */
export async function loadJudgementHistory(tx: Tx, round: string, ref?: string): Promise<RoundJudgement[]> {
  const rows = await tx.query<JudgementRecord>(
    `select ${JUDGED} where authority_id = $1 and round = $2 and ($3::text is null or ref = $3) order by ref, version`,
    [tx.authority, round, ref ?? null],
  )
  return rows.map(judgementFrom)
}

/** Whether a step's task is open for writing: the process room answers, and throws when it is locked. */
export type RequireOpen = (tx: Tx, ref: string, round: string) => Promise<void>

const ALWAYS_OPEN: RequireOpen = async () => {}

/** Two judged the same step at once: nothing was saved, and these are the addresses. */
export class JudgedMeanwhile extends Refusal {
  constructor(readonly refs: readonly string[]) {
    super(
      'conflict',
      'goals/judged-meanwhile',
      text(
        'Någon annan har bedömt samma sak sedan sidan öppnades. Inget har sparats. Jämför och välj.',
        'Someone else has judged the same thing since the page was opened. Nothing was saved. Compare and choose.',
      ),
    )
  }
}

/** Saves all or nothing. Each judgement's version is one above the version its judge had read. */
export async function saveRoundJudgements(
  tx: Tx,
  judgements: readonly RoundJudgement[],
  open: RequireOpen = ALWAYS_OPEN,
): Promise<void> {
  if (judgements.length === 0) return
  for (const one of judgements) await open(tx, one.ref, one.round)
  const before = new Map<string, RoundJudgement>()
  for (const round of new Set(judgements.map((j) => j.round)))
    for (const one of await loadRoundJudgements(tx, round)) before.set(one.ref, one)
  const late = judgements.filter((j) => j.version !== (before.get(j.ref)?.version ?? 0) + 1)
  if (late.length > 0) throw new JudgedMeanwhile(late.map((j) => j.ref))
  const saved = await tx.query<{ ref: string }>(PUT_JUDGEMENTS, [
    tx.authority,
    JSON.stringify(judgements.map(({ onBehalfOf, ...j }) => ({ ...j, on_behalf_of: onBehalfOf ?? null }))),
  ])
  const done = new Set(saved.map((row) => row.ref))
  const lost = judgements.filter((j) => !done.has(j.ref))
  if (lost.length > 0) throw new JudgedMeanwhile(lost.map((j) => j.ref))
  await log(tx, 'goals/judge-round', judgements, (j) => j.ref, before)
}

/** A seed of hundreds is one entry; what a person saves is one entry each, with what stood before. */
const ONE_EACH = 40

async function log<T>(
  tx: Tx,
  action: string,
  items: readonly T[],
  subject: (item: T) => string,
  before: ReadonlyMap<string, unknown>,
): Promise<void> {
  if (items.length > ONE_EACH) {
    await audit(tx, { action, subject: 'goals:round', after: { count: items.length, items } })
    return
  }
  for (const item of items) {
    const earlier = before.get(subject(item))
    await audit(tx, { action, subject: subject(item), ...(earlier === undefined ? {} : { before: earlier }), after: item })
  }
}

const PUT_JUDGEMENTS = `insert into goals.round_judgement
    (authority_id, round, ref, version, assessment, proposed, reason, judged_by, on_behalf_of, judged_at)
  select $1::uuid, r.round, r.ref, r.version, r.assessment, r.proposed, r.reason, r.by, r.on_behalf_of, r.at
    from jsonb_to_recordset($2::jsonb) as r (round text, ref text, version int, assessment text, proposed text, reason text,
      "by" text, on_behalf_of text, at timestamptz)
  on conflict (authority_id, round, ref, version) do nothing
  returning ref`

// --- how activities stand ------------------------------------------------------------------------------------------------

export interface ReportedState {
  round: string
  activity: string
  state: ActivityState
  note: string
  by: string
  onBehalfOf?: string
  /** Instant, UTC. */
  at: string
  version: number
}

interface StateRecord extends Omit<ReportedState, 'onBehalfOf'> {
  on_behalf_of: string | null
}

/** The states that hold in a round, by activity. */
export async function loadActivityStates(tx: Tx, round: string): Promise<Map<string, ReportedState>> {
  const rows = await tx.query<StateRecord>(
    `select distinct on (activity_id) round, activity_id as activity, state, note, reported_by as by, on_behalf_of,
            reported_at as at, version
       from goals.activity_state where authority_id = $1 and round = $2 order by activity_id, version desc`,
    [tx.authority, round],
  )
  return new Map(
    rows.map(({ on_behalf_of, ...row }) => [
      row.activity,
      { ...row, ...(on_behalf_of === null ? {} : { onBehalfOf: on_behalf_of }) },
    ]),
  )
}

/** New versions of activities' states, all or nothing; the version is one above the one the reporter had read. */
export async function saveActivityStates(tx: Tx, states: readonly ReportedState[]): Promise<void> {
  if (states.length === 0) return
  const before = new Map<string, ReportedState>()
  for (const round of new Set(states.map((s) => s.round)))
    for (const [id, one] of await loadActivityStates(tx, round)) before.set(id, one)
  const late = states.filter((s) => s.version !== (before.get(s.activity)?.version ?? 0) + 1)
  if (late.length > 0) throw new JudgedMeanwhile(late.map((s) => s.activity))
  const saved = await tx.query<{ activity: string }>(PUT_STATES, [
    tx.authority,
    JSON.stringify(states.map(({ onBehalfOf, ...s }) => ({ ...s, on_behalf_of: onBehalfOf ?? null }))),
  ])
  if (saved.length < states.length) throw new JudgedMeanwhile(states.map((s) => s.activity))
  await log(tx, 'goals/report-activity', states, (s) => s.activity, before)
}

export const saveActivityState = (tx: Tx, state: ReportedState): Promise<void> => saveActivityStates(tx, [state])

const PUT_STATES = `insert into goals.activity_state
    (authority_id, round, activity_id, version, state, note, reported_by, on_behalf_of, reported_at)
  select $1::uuid, r.round, r.activity, r.version, r.state, r.note, r.by, r.on_behalf_of, r.at
    from jsonb_to_recordset($2::jsonb) as r (round text, activity text, version int, state text, note text, "by" text,
      on_behalf_of text, at timestamptz)
  on conflict (authority_id, round, activity_id, version) do nothing
  returning activity_id as activity`

// --- the committees' own words -------------------------------------------------------------------------------------------

export interface RoundText {
  round: string
  ref: string
  words: string
  by: string
  onBehalfOf?: string
  at: string
  version: number
}

/** The texts that hold in a round, by address. */
export async function loadRoundTexts(tx: Tx, round: string): Promise<Map<string, RoundText>> {
  const rows = await tx.query<Omit<RoundText, 'onBehalfOf'> & { on_behalf_of: string | null }>(
    `select distinct on (ref) round, ref, words, written_by as by, on_behalf_of, written_at as at, version
       from goals.round_text where authority_id = $1 and round = $2 order by ref, version desc`,
    [tx.authority, round],
  )
  return new Map(
    rows.map(({ on_behalf_of, ...row }) => [row.ref, { ...row, ...(on_behalf_of === null ? {} : { onBehalfOf: on_behalf_of }) }]),
  )
}

export async function saveRoundText(tx: Tx, words: RoundText, open: RequireOpen = ALWAYS_OPEN): Promise<void> {
  await open(tx, words.ref, words.round)
  const before = (await loadRoundTexts(tx, words.round)).get(words.ref)
  if (words.version !== (before?.version ?? 0) + 1) throw new JudgedMeanwhile([words.ref])
  const saved = await tx.query(
    `insert into goals.round_text (authority_id, round, ref, version, words, written_by, on_behalf_of, written_at)
     select $1::uuid, $2::text, $3::text, $4::int, $5::text, $6::text, $7::text, $8::timestamptz
     on conflict (authority_id, round, ref, version) do nothing returning ref`,
    [tx.authority, words.round, words.ref, words.version, words.words, words.by, words.onBehalfOf ?? null, words.at],
  )
  if (saved.length === 0) throw new JudgedMeanwhile([words.ref])
  await log(tx, 'goals/write-round', [words], (w) => w.ref, new Map(before ? [[words.ref, before]] : []))
}

// --- what documents have printed about a round ----------------------------------------------------------------------------

/** Counts printed about a year's rounds, by goal; what a document leaves out is absent, never nought. */
export const loadPrintedCounts = (tx: Tx, year: number): Promise<PrintedCounts[]> =>
  tx.query<PrintedCounts>(
    `select year, round, goal_no as goal, subgoals, indicators, forecast, place from goals.printed_counts
      where authority_id = $1 and year = $2 order by goal_no`,
    [tx.authority, year],
  )

// --- rules and the chain -------------------------------------------------------------------------------------------------

const RULES = 'goals/round-rules'

export const loadRoundRules = async (tx: Tx): Promise<RoundRules> => roundRulesOf(await loadSetting<StoredRoundRules>(tx, RULES))

/** Weights and limits as dated data; dates before the first keep the standard rule. */
export const saveRoundRules = (tx: Tx, rules: StoredRoundRules): Promise<void> => saveSetting(tx, RULES, rules)

/** Values of indicators that follow the books or a formula, as they say now; the house that holds the books hands it in. */
export type FedValues = (nodes: readonly SteeringNode[], period: string) => readonly IndicatorValue[]

const NOTHING_FED: FedValues = () => []

/** What a round's chain is made of: five queries, one more where a change is measured from an earlier year. */
export async function loadRoundMaterial(tx: Tx, round: string, fed: FedValues = NOTHING_FED): Promise<ChainMaterial> {
  const year = roundYear(round)
  const nodes = await loadSteering(tx, year)
  const indicators = nodes.filter((n) => n.kind === 'indicator').map((n) => n.id)
  const series = indicators.length === 0 ? [] : await loadValueSeries(tx, indicators)
  const states = await loadActivityStates(tx, round)
  const [now, earlier] = split(series, round)
  return {
    round,
    year,
    nodes,
    values: overlaid(now, fedIn(round, nodes, fed)),
    earlierValues: earlier,
    definitionIn: await definitionsBefore(tx, nodes, earlier),
    activityStates: new Map([...states].map(([id, one]) => [id, one.state])),
    judgements: await loadRoundJudgements(tx, round),
    rules: await loadRoundRules(tx),
  }
}

export const loadRoundChain = async (tx: Tx, round: string, fed?: FedValues): Promise<RoundChain> =>
  (await loadWholeRound(tx, round, fed)).chain

export interface WholeRound {
  material: ChainMaterial
  chain: RoundChain
}

/** Judgements, values, activities, the plan and the rules: every write the chain is made of. */
const ROUND_ACTIONS = [...PLAN_ACTIONS, 'goals/judge-round', 'goals/report', 'goals/correct-values', 'storage/save-setting']

/** The chain with what it is made of; worked out again when a goal or a setting has been written, or the books are others. */
export const loadWholeRound = (tx: Tx, round: string, fed: FedValues = NOTHING_FED): Promise<WholeRound> =>
  remembered(tx, { key: `goals/round/${round}`, follows: ROUND_ACTIONS, basis: fed }, async () => {
    const material = await loadRoundMaterial(tx, round, fed)
    return { material, chain: roundChain(material) }
  })

/** Rounds in which anything has been judged or reported, latest first. */
export async function loadJudgedRounds(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ round: string }>(
    `select round from (
       select distinct round from goals.round_judgement where authority_id = $1
       union
       select distinct round from goals.activity_state where authority_id = $1) known
      order by round desc`,
    [tx.authority],
  )
  return rows.map((row) => row.round)
}

function split(series: readonly IndicatorValue[], round: string): [now: IndicatorValue[], earlier: IndicatorValue[]] {
  const periods = periodsOf(round)
  const year = round.slice(0, 4)
  return [series.filter((v) => periods.includes(v.period)), series.filter((v) => v.period.slice(0, 4) < year)]
}

/** At year end some figures are of the year and others, added up by month, of December: the first that has an answer. */
function fedIn(round: string, nodes: readonly SteeringNode[], fed: FedValues): readonly IndicatorValue[] {
  const [first = [], ...more] = periodsOf(round).map((period) => fed(nodes, period))
  const answers = new Map(more.flat().map((one) => [one.indicator, one]))
  return first.map((one) => {
    const other = one.missing === undefined ? undefined : answers.get(one.indicator)
    return other && other.missing === undefined ? other : one
  })
}

/** What the books say comes before anything typed about the same indicator. */
function overlaid(typed: readonly IndicatorValue[], fed: readonly IndicatorValue[]): IndicatorValue[] {
  const own = new Set(fed.map((v) => v.indicator))
  return [...typed.filter((v) => !own.has(v.indicator)), ...fed]
}

/** What the indicators were defined as in the years their earlier values are from. */
async function definitionsBefore(
  tx: Tx,
  nodes: readonly SteeringNode[],
  earlier: readonly IndicatorValue[],
): Promise<(indicator: string, year: number) => string | undefined> {
  const known = new Map<string, string>()
  const own = new Set(nodes.map((n) => n.id))
  const years = new Set(earlier.filter((v) => own.has(v.indicator)).map((v) => Number(v.period.slice(0, 4))))
  for (const year of years)
    for (const node of await loadSteering(tx, year))
      if (node.indicator) known.set(`${node.id} ${year}`, node.indicator.definition)
  return (indicator, year) => known.get(`${indicator} ${year}`)
}
