// Routes of measures: a year's plans, one measure, and the forms that set up, report and change.
// Refuses: a unit outside the reader's own, whatever the form says; a version somebody passed is shown beside one's own.
import { randomUUID } from 'node:crypto'
import { type Answer, type Asked, get, post, type Route } from '../../http/route.ts'
import type { Finding } from '../../kernel/finding.ts'
import { isMonth, type Month, monthOf } from '../../kernel/month.ts'
import { Refusal } from '../../kernel/result.ts'
import { compareSwedish, text } from '../../kernel/text.ts'
import { writeAmount } from '../../ledger/model.ts'
import type { Unit } from '../../organisation/model.ts'
import { unitTreeAt } from '../../organisation/model.ts'
import type { SelectOption } from '../../web/form.tsx'
import { renderPage } from '../../web/layout.tsx'
import { link, PATHS } from '../../web/links.ts'
import { followUp } from './followUp.ts'
import { type MeasureContext, NEW_PLAN, readMeasure, readMeasureReport, readNewMeasure } from './input.ts'
import type { Measure, MeasurePlan, MeasureReport } from './measure.ts'
import { ChangeConflict, ReportConflict } from './pages/conflicts.tsx'
import { MeasurePage, type MeasureView } from './pages/measure.tsx'
import { type MeasureForm, NewMeasurePage } from './pages/measureForm.tsx'
import { MeasuresPage } from './pages/measures.tsx'
import { measureHref } from './pages/parts.tsx'
import { loadMeasures, MEASURE_CONFLICT, type MeasureBook, saveMeasurePlans, saveMeasureReports, saveMeasures } from './store.ts'
import { type FrameChange, measureTasks, type UnitForecast } from './tasks.ts'
import { measureYear } from './year.ts'

export interface MeasureDeps {
  units(): Promise<readonly Unit[]>
  /** Latest forecast of each unit that makes one, for the year; absent where forecasts are not kept. */
  forecasts?(year: number): Promise<readonly UnitForecast[]>
  /** Changes of frames for the year. */
  frames?(year: number): Promise<readonly FrameChange[]>
}

interface Wrong {
  findings: readonly Finding[]
  typed: Record<string, string>
}

const namesOf = (units: readonly Unit[]) => {
  const names = new Map(units.map((one) => [one.code, one.name]))
  return (code: string): string => names.get(code) ?? code
}

const scopeIn = (units: readonly Unit[]) => {
  const top = new Set(units.filter((one) => one.kind === 'assembly').map((one) => one.code))
  return (code: string): string => (top.has(code) ? 'region' : code)
}

async function list(asked: Asked, deps: MeasureDeps): Promise<Answer> {
  const [units, book] = [await deps.units(), await asked.transact(loadMeasures)]
  const year = yearOf(asked, book)
  const [forecasts, frames] = [await deps.forecasts?.(year), await deps.frames?.(year)]
  const needs =
    forecasts || frames ? measureTasks({ year, forecasts: forecasts ?? [], frames: frames ?? [], plans: book.plans }) : undefined
  const view = {
    followed: measureYear(book, units, year),
    ...(needs ? { needs } : {}),
    nameOf: namesOf(units),
    scopeOf: scopeIn(units),
    mayAdd: asked.may('measures:edit'),
  }
  return <MeasuresPage shell={asked.shell} view={view} />
}

/** The year asked for, else the latest with a plan. */
function yearOf(asked: Asked, { plans }: Pick<MeasureBook, 'plans'>): number {
  const wanted = asked.c.req.query('ar') ?? ''
  if (/^(19|20|21)\d\d$/.test(wanted)) return Number(wanted)
  return Number(
    plans
      .map((one) => one.last)
      .sort()
      .at(-1)
      ?.slice(0, 4) ?? asked.today.slice(0, 4),
  )
}

const missing = (): Refusal =>
  new Refusal(
    'not-found',
    'followup/no-measure',
    text('Åtgärden finns inte. Välj en i listan över åtgärder.', 'There is no such measure. Choose one in the list of measures.'),
  )

interface Loaded {
  units: readonly Unit[]
  book: MeasureBook
  measure: Measure
  plan: MeasurePlan
}

async function load(asked: Asked, deps: MeasureDeps): Promise<Loaded> {
  const [units, book] = [await deps.units(), await asked.transact(loadMeasures)]
  const measure = book.measures.find((one) => one.id === asked.c.req.param('id'))
  const plan = book.plans.find((one) => one.id === measure?.plan)
  if (!measure || !plan) throw missing()
  return { units, book, measure, plan }
}

const CHOSEN = new Set<Unit['kind']>(['costCentre', 'subcommittee', 'preparation', 'company'])

function unitOptions(units: readonly Unit[]): SelectOption[] {
  return units
    .filter((one) => !CHOSEN.has(one.kind))
    .map(({ code, name }) => ({ value: code, label: name }))
    .sort((a, b) => compareSwedish(a.label, b.label))
}

function contextOf(
  asked: Asked,
  units: readonly Unit[],
  plans: readonly MeasurePlan[],
  plannedKeys: readonly string[],
): MeasureContext {
  const codes = unitOptions(units).map((one) => one.value)
  return { mayEdit: codes.filter((code) => asked.may('measures:edit', code)), units: new Set(codes), plans, plannedKeys }
}

function formOf(
  asked: Asked,
  units: readonly Unit[],
  plannedKeys: readonly string[],
  version: number,
  { findings, typed }: Wrong,
): MeasureForm {
  const options = unitOptions(units)
  return {
    typed,
    findings,
    version,
    units: options,
    mayEdit: options.filter((one) => asked.may('measures:edit', one.value)),
    plannedKeys,
  }
}

/** Years of the plan, or its last month where it is for part of a year; and whatever is already planned. */
function plannedKeys(plan: MeasurePlan, measure: Measure): string[] {
  const whole = plan.first.endsWith('-01') && plan.last.endsWith('-12')
  const [from, to] = [Number(plan.first.slice(0, 4)), Number(plan.last.slice(0, 4))]
  const own = whole ? Array.from({ length: to - from + 1 }, (_, i) => String(from + i)) : [plan.last]
  return [...new Set([...own, ...Object.keys(measure.planned)])].sort()
}

function monthsOf({ first, last }: MeasurePlan): Month[] {
  const months: Month[] = []
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++)
    for (let no = 1; no <= 12; no++) {
      const month = monthOf(year, no)
      if (month >= first && month <= last) months.push(month)
    }
  return months
}

async function one(asked: Asked, deps: MeasureDeps, wrong: { report?: Wrong; change?: Wrong } = {}): Promise<Answer> {
  const loaded = await load(asked, deps)
  const { units, book, measure, plan } = loaded
  const nameOf = namesOf(units)
  const tree = unitTreeAt(units, `${plan.last.slice(0, 4)}-12-31`)
  const counted = followUp({ ...book, plan, tree, nameOf }).items.find((item) => item.measure?.id === measure.id)!
  const reports = book.reports.filter((each) => each.measure === measure.id)
  const keys = plannedKeys(plan, measure)
  const months = monthsOf(plan)
  const view: MeasureView = {
    plan,
    counted,
    reports,
    nameOf,
    mayEdit: asked.may('measures:edit', measure.unit),
    months,
    report: await reportForm(asked, measure, reports, months, wrong.report),
    change: formOf(
      asked,
      units,
      keys,
      Number(wrong.change?.typed.version ?? measure.version),
      wrong.change ?? { findings: [], typed: typedOf(measure, keys) },
    ),
  }
  return <MeasurePage shell={asked.shell} view={view} />
}

/** Opens on what was typed, else the kept draft, else the month after the latest report. */
async function reportForm(
  asked: Asked,
  measure: Measure,
  reports: readonly MeasureReport[],
  months: readonly Month[],
  wrong?: Wrong,
) {
  const latest = [...reports].sort((a, b) => (a.round < b.round ? -1 : 1)).at(-1)
  const asks = asked.c.req.query('manad') ?? ''
  const thisMonth = asked.today.slice(0, 7)
  const suggested =
    (isMonth(asks) && months.find((one) => one === asks)) ||
    latest?.round ||
    [...months].reverse().find((one) => one <= thisMonth) ||
    months[0]!
  const kept = wrong?.typed ?? (await asked.draft(`measure-report-${measure.id}`))
  const round = kept?.round ?? suggested
  const current = reports.filter((one) => one.round === round).at(-1)
  const opened = {
    round,
    effect: current?.effectOre === undefined ? '' : writeAmount(current.effectOre, 'mkr'),
    evidence: current?.evidence ?? '',
    confounders: current?.confounders ?? latest?.confounders ?? '',
  }
  return {
    typed: { ...opened, ...kept },
    version: Number(wrong?.typed.version ?? current?.version ?? 0),
    findings: wrong?.findings ?? [],
  }
}

function typedOf(measure: Measure, keys: readonly string[]): Record<string, string> {
  const { effectPlace: place, planned } = measure
  return {
    title: measure.title,
    unit: measure.unit,
    kind: measure.kind,
    permanence: measure.permanence ?? '',
    state: measure.state ?? '',
    starts: measure.starts ?? '',
    effectPlace: place.kind === 'unit' ? place.unit : place.kind,
    ...Object.fromEntries(
      keys.flatMap((key) => (planned[key] === undefined ? [] : [[`planned.${key}`, writeAmount(planned[key], 'mkr')]])),
    ),
  }
}

const again = async (asked: Asked, page: Answer): Promise<Response> =>
  page instanceof Response ? page : asked.c.html(await renderPage(page), 422)

async function report(asked: Asked, deps: MeasureDeps): Promise<Answer> {
  const { measure, plan, book } = await load(asked, deps)
  asked.require('measures:edit', measure.unit)
  const form = await asked.form()
  const typed = form.entries()
  const read = readMeasureReport(form, plan)
  if (!read.ok) return again(asked, await one(asked, deps, { report: { findings: read.findings, typed } }))
  const theirs = book.reports.filter((each) => each.measure === measure.id && each.round === read.value.round).at(-1)
  // The version belongs to the month the form was opened on; another month is a report of its own, on what stands there now.
  const basedOn = typed.read === read.value.round ? (form.number('version') ?? 0) : (theirs?.version ?? 0)
  try {
    await asked.transact((tx) =>
      saveMeasureReports(tx, [
        {
          measure: measure.id,
          ...read.value,
          basis: 'registered',
          basedOn,
          ...(asked.actor.onBehalfOf ? { onBehalfOf: asked.actor.onBehalfOf } : {}),
        },
      ]),
    )
  } catch (error) {
    if (!isConflict(error) || !theirs) throw error
    return clash(asked, <ReportConflict shell={asked.shell} measure={measure} theirs={theirs} mine={typed} />)
  }
  await asked.dropDraft(`measure-report-${measure.id}`)
  return asked.c.redirect(link(measureHref(measure.id), { manad: read.value.round }), 303)
}

const clash = async (asked: Asked, page: Parameters<typeof renderPage>[0]) => asked.c.html(await renderPage(page), 409)

const isConflict = (error: unknown): boolean => error instanceof Refusal && error.code === MEASURE_CONFLICT

async function change(asked: Asked, deps: MeasureDeps): Promise<Answer> {
  const { units, measure, plan, book } = await load(asked, deps)
  asked.require('measures:edit', measure.unit)
  const form = await asked.form()
  const read = readMeasure(form, contextOf(asked, units, book.plans, plannedKeys(plan, measure)))
  const typed = form.entries()
  if (!read.ok) return again(asked, await one(asked, deps, { change: { findings: read.findings, typed } }))
  const { id, source, basis } = measure
  const basedOn = form.number('version') ?? 0
  try {
    await asked.transact((tx) => saveMeasures(tx, [{ id, plan: plan.id, source, basis, ...read.value, basedOn }]))
  } catch (error) {
    if (!isConflict(error)) throw error
    const theirs = typedOf(measure, plannedKeys(plan, measure))
    return clash(asked, <ChangeConflict shell={asked.shell} measure={measure} theirs={theirs} mine={typed} />)
  }
  return asked.c.redirect(measureHref(id), 303)
}

/** A new plan's years are not known before it is saved: this year and the three after it are asked for. */
function newKeys(asked: Asked): string[] {
  const wanted = asked.c.req.query('ar') ?? ''
  const year = Number(/^\d{4}$/.test(wanted) ? wanted : asked.today.slice(0, 4))
  return [0, 1, 2, 3].map((more) => String(year + more))
}

/** Measures belong to plans that are followed up here; another document's total of a plan has none. */
const openPlans = ({ plans }: MeasureBook) => plans.filter((one) => one.beside === undefined)

async function newMeasure(asked: Asked, deps: MeasureDeps, wrong?: Wrong): Promise<Answer> {
  const [units, book] = [await deps.units(), await asked.transact(loadMeasures)]
  const plans = openPlans(book)
  const keys = wrong ? typedKeys(wrong.typed) : newKeys(asked)
  const typed = wrong?.typed ?? (await asked.draft('measure-new')) ?? { plan: plans[0]?.id ?? NEW_PLAN, effectPlace: 'own' }
  return (
    <NewMeasurePage
      shell={asked.shell}
      view={{ form: formOf(asked, units, keys, 0, { findings: wrong?.findings ?? [], typed }), plans }}
    />
  )
}

/** The years and months the form asked for. */
const typedKeys = (typed: Record<string, string>): string[] =>
  Object.keys(typed).flatMap((name) => /^planned\.(\d{4}(?:-\d{2})?)$/.exec(name)?.[1] ?? [])

async function add(asked: Asked, deps: MeasureDeps): Promise<Answer> {
  const [units, book] = [await deps.units(), await asked.transact(loadMeasures)]
  const form = await asked.form()
  const typed = form.entries()
  const read = readNewMeasure(form, contextOf(asked, units, openPlans(book), typedKeys(typed)))
  if (!read.ok) return again(asked, await newMeasure(asked, deps, { findings: read.findings, typed }))
  const { plan, measure } = read.value
  asked.require('measures:edit', measure.unit)
  const id = randomUUID()
  const planId = 'id' in plan ? plan.id : randomUUID()
  await asked.transact(async (tx) => {
    if ('made' in plan) await saveMeasurePlans(tx, [{ id: planId, ...plan.made, basis: 'registered', basedOn: 0 }])
    await saveMeasures(tx, [{ id, plan: planId, ...measure, source: '', basis: 'registered', basedOn: 0 }])
  })
  await asked.dropDraft('measure-new')
  return asked.c.redirect(measureHref(id), 303)
}

export const measureRoutes = (deps: MeasureDeps): Route[] => [
  get(PATHS.measures, 'measures:read', (asked) => list(asked, deps)),
  get(`${PATHS.measures}/ny`, 'measures:edit', (asked) => newMeasure(asked, deps)),
  post(`${PATHS.measures}/ny`, 'measures:edit', (asked) => add(asked, deps)),
  get(`${PATHS.measures}/:id`, 'measures:read', (asked) => one(asked, deps)),
  post(`${PATHS.measures}/:id/rapport`, 'measures:edit', (asked) => report(asked, deps)),
  post(`${PATHS.measures}/:id/andra`, 'measures:edit', (asked) => change(asked, deps)),
]
