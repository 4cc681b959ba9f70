// The forecast pages: a round, one holder with its form, the committee's adjustment, the lock, and how well locked forecasts hit.
// Refuses: a forecast for a unit outside what the actor answers for, or below the committee for who stops there; a locked round; half a form.
import { type Answer, type Asked, get, post, type Route } from '../../http/route.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { sumOre } from '../../kernel/money.ts'
import { isMonth } from '../../kernel/month.ts'
import { Refusal } from '../../kernel/result.ts'
import { compareSwedish, type Text, text } from '../../kernel/text.ts'
import { dayOfPeriod, type Unit, type UnitTree, unitTreeAt } from '../../organisation/model.ts'
import { loadUnits } from '../../organisation/store.ts'
import { currentRound, loadRounds } from '../../process/store.ts'
import type { Tx } from '../../storage/database.ts'
import { ConflictPage } from '../../web/conflict.tsx'
import { renderPage } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { type Accuracy, accuracy, type YearOutcome } from './accuracy.ts'
import { balanceForecast } from './balanceForecast.ts'
import { type Forecast, lineForecast, parseForecastHolder, unitForecast } from './forecast.ts'
import { type ForecastBasis, readAdjustment, readForecast } from './input.ts'
import { type ForecastDeps, type Material, materialOf, suggestionOf, suggestionsOf } from './material.ts'
import { AccuracyPage } from './pages/accuracy.tsx'
import { ForecastsPage, type ForecastsView, type SuggestedDeviation } from './pages/forecasts.tsx'
import { ForecastUnitPage, type HolderView } from './pages/forecastUnit.tsx'
import { ACCURACY_PATH, forecastHref, forecastsHref, LOCK_PATH, FORECAST_WORDS as W } from './pages/forecastWords.ts'
import { forecasters, LINE_LABELS, rollUp } from './rollUp.ts'
import {
  FORECAST_CONFLICT,
  loadAdjustments,
  loadForecastRounds,
  loadForecasts,
  loadForecastVersions,
  loadLock,
  loadLockedForecasts,
  lockForecasts,
  previousForecastRound,
  saveAdjustment,
  saveForecast,
} from './store.ts'

export const forecastRoutes = (deps: ForecastDeps): Route[] => [
  get(PATHS.forecasts, 'forecast:read', (asked) => forecastsPage(asked, deps)),
  get(ACCURACY_PATH, 'forecast:read', (asked) => accuracyPage(asked, deps)),
  post(LOCK_PATH, 'forecast:lock', lock),
  get(`${PATHS.forecasts}/:unit`, 'forecast:read', (asked) => holderPage(asked, deps)),
  post(`${PATHS.forecasts}/:unit`, 'forecast:write', (asked) => save(asked, deps)),
  post(`${PATHS.forecasts}/:unit/justera`, 'forecast:adjust', (asked) => adjust(asked, deps)),
]

const refused = (kind: 'not-found' | 'invalid' | 'conflict', code: string, sv: string, en: string) =>
  new Refusal(kind, `followup/${code}`, text(sv, en))

/** The unit that stands for everyone: the assembly. */
const wholeOf = (units: readonly Unit[]): UnitCode | undefined =>
  (units.find(({ kind }) => kind === 'assembly') ?? units.find(({ parent }) => parent === undefined))?.code

const treeOf = (units: readonly Unit[], round: string): UnitTree =>
  unitTreeAt(units, dayOfPeriod(Number(round.slice(0, 4)), Number(round.slice(5))))

/** The round asked for, else the one being worked with, else the latest that has a forecast. */
async function roundOf(tx: Tx, asked: Asked, wanted: string): Promise<string> {
  if (isMonth(wanted)) return wanted
  if (wanted !== '')
    throw refused(
      'invalid',
      'no-round',
      `”${wanted}” är ingen omgång. Skriv till exempel 2023-04.`,
      `“${wanted}” is not a round. Write for example 2023-04.`,
    )
  const round = (await currentRound(tx, asked.today))?.id ?? (await loadForecastRounds(tx))[0]
  if (round) return round
  throw refused(
    'not-found',
    'no-round',
    'Ingen rapporteringsomgång är skapad. En controller skapar den.',
    'No reporting round has been created. A controller creates it.',
  )
}

async function rolledOf(tx: Tx, units: readonly Unit[], round: string) {
  const forecasts = await loadForecasts(tx, round)
  return rollUp({ round, tree: treeOf(units, round), forecasts, adjustments: await loadAdjustments(tx, round) })
}

// --- a round -------------------------------------------------------------------------------------------------------------

async function forecastsPage(asked: Asked, deps: ForecastDeps): Promise<Answer> {
  const read = await asked.transact(async (tx) => {
    const round = await roundOf(tx, asked, asked.c.req.query('omgang') ?? '')
    const units = await loadUnits(tx)
    const before = await previousForecastRound(tx, round)
    const rounds = new Set([round, ...(await loadForecastRounds(tx)), ...(await loadRounds(tx)).map((one) => one.id)])
    const kept = await loadLock(tx, round)
    return {
      round,
      rounds: [...rounds].sort().reverse(),
      rolled: await rolledOf(tx, units, round),
      ...(before ? { previous: { round: before, rolled: await rolledOf(tx, units, before) } } : {}),
      ...(kept ? { lock: kept } : {}),
      mayLock: asked.may('forecast:lock', wholeOf(units)),
      codes: forecasters(treeOf(units, round)).map((unit) => unit.code),
    }
  })
  const { codes, ...rest } = read
  const view: ForecastsView = {
    ...rest,
    suggested: await suggestedOf(deps, codes, read.round),
    balance: balanceForecast(read.rolled.result),
    askable: deps.askable === true,
  }
  return <ForecastsPage shell={asked.shell} view={view} />
}

const materialsOf = (deps: ForecastDeps, codes: readonly UnitCode[], round: string): Promise<Material[]> =>
  Promise.all(codes.map((code) => materialOf(deps, code, round)))

async function suggestedOf(
  deps: ForecastDeps,
  codes: readonly UnitCode[],
  round: string,
): Promise<Map<string, SuggestedDeviation>> {
  const materials = await materialsOf(deps, codes, round)
  const found = new Map<string, SuggestedDeviation>()
  const suggestions = suggestionsOf(materials, round)
  for (const one of materials) {
    const suggestion = suggestions.get(one.unit)
    if (!suggestion || one.budget === undefined) continue
    const against = (value: number) => sumOre([value, -one.budget!])
    const { interval } = suggestion
    found.set(one.unit, {
      deviation: against(suggestion.fullYear),
      ...(interval ? { low: against(interval.low), high: against(interval.high) } : {}),
    })
  }
  return found
}

async function lock(asked: Asked): Promise<Answer> {
  const form = await asked.form()
  const round = await asked.transact(async (tx) => {
    asked.require('forecast:lock', wholeOf(await loadUnits(tx)))
    const id = await roundOf(tx, asked, form.text('omgang'))
    if ((await loadForecasts(tx, id)).length === 0)
      throw refused(
        'conflict',
        'nothing-to-lock',
        'Omgången har ingen prognos att låsa. Lämna prognoser först.',
        'The round has no forecast to lock. Make forecasts first.',
      )
    await lockForecasts(tx, id)
    return id
  })
  asked.changed('goals')
  return asked.c.redirect(forecastsHref(round), 303)
}

// --- one holder ----------------------------------------------------------------------------------------------------------

interface Holder {
  code: string
  holder: string
  name: Text
  /** The unit whose people answer for it: itself, or the whole authority for its lines. */
  unit: UnitCode | undefined
  /** A unit below a committee has a manager somebody may write for. */
  managed: boolean
  committee: boolean
}

function holderOf(units: readonly Unit[], tree: UnitTree, code: string): Holder {
  const unit = units.find((one) => one.code === code)
  if (unit)
    return {
      code,
      holder: unitForecast(code),
      name: text(unit.name, unit.name),
      unit: code,
      managed: unit.kind === 'unit',
      committee: forecasters(tree).some((one) => one.code === code),
    }
  const line = (['tax_and_grants', 'financial'] as const).find((one) => one === code)
  if (line)
    return { code, holder: lineForecast(line), name: LINE_LABELS[line], unit: wholeOf(units), managed: false, committee: false }
  throw refused('not-found', 'no-unit', 'Enheten finns inte. Se Organisation.', 'There is no such unit. See Organisation.')
}

interface Prepared {
  who: Holder
  round: string
  material: Material
  others: readonly Material[]
}

async function prepare(asked: Asked, deps: ForecastDeps, wanted: string): Promise<Prepared> {
  const code = asked.c.req.param('unit') ?? ''
  const { round, who, peers } = await asked.transact(async (tx) => {
    const units = await loadUnits(tx)
    const id = await roundOf(tx, asked, wanted)
    const tree = treeOf(units, id)
    return { round: id, who: holderOf(units, tree, code), peers: forecasters(tree).map((one) => one.code) }
  })
  const own = who.holder.startsWith('unit/')
  if (own) asked.requireSight(code)
  const material = own ? await materialOf(deps, code, round) : { unit: code }
  return { who, round, material, others: own ? await materialsOf(deps, peers, round) : [] }
}

const behalfOf = (asked: Asked, { managed, unit, name }: Holder): string | undefined =>
  managed && !asked.may('unit:report', unit) && asked.may('unit:reportFor', unit) ? `chefen för ${name.sv}` : undefined

const basisOf = (asked: Asked, { who, round, material }: Prepared): ForecastBasis => {
  const onBehalfOf = behalfOf(asked, who)
  return {
    round,
    holder: who.holder,
    ...(material.toDate ? { outcomeToDate: sumOre(material.toDate) } : {}),
    ...(material.budget === undefined ? {} : { budget: material.budget }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  }
}

async function viewOf(asked: Asked, prepared: Prepared): Promise<HolderView> {
  const { who, round, material, others } = prepared
  const { outcomeToDate, budget } = basisOf(asked, prepared)
  const suggestion = suggestionOf(material, others, round)
  return await asked.transact(async (tx) => {
    const current = (await loadForecasts(tx, round)).find((one) => one.holder === who.holder)
    const kept = await loadLock(tx, round)
    const readOnly = kept
      ? text(`Prognoserna för ${round} är låsta av ${kept.by}.`, `The forecasts of ${round} are locked by ${kept.by}.`)
      : asked.may('forecast:write', who.unit)
        ? undefined
        : text(
            'De som svarar för pengarna lämnar prognosen. Du läser.',
            'Those who answer for the money make the forecast. You read.',
          )
    return {
      round,
      code: who.code,
      name: who.name,
      ...(material.toDate ? { months: Array.from({ length: 12 }, (_, at) => material.toDate?.[at] ?? null) } : {}),
      ...(outcomeToDate === undefined ? {} : { outcomeToDate }),
      ...(budget === undefined ? {} : { budget }),
      ...(suggestion ? { suggestion } : {}),
      ...(current ? { current } : {}),
      versions: await loadForecastVersions(tx, round, who.holder),
      adjustments: (await loadAdjustments(tx, round)).filter((one) => one.unit === who.code),
      ...(readOnly ? { readOnly } : {}),
      mayAdjust: who.committee && !kept && asked.may('forecast:adjust', who.unit),
    }
  })
}

async function holderPage(asked: Asked, deps: ForecastDeps): Promise<Answer> {
  const prepared = await prepare(asked, deps, asked.c.req.query('omgang') ?? '')
  const view = await viewOf(asked, prepared)
  const draft = view.readOnly ? undefined : await asked.draft(draftKey(prepared))
  return <ForecastUnitPage shell={asked.shell} view={{ ...view, ...(draft ? { written: (name) => draft[name] } : {}) }} />
}

const draftKey = ({ who, round }: Prepared): string => `followup:forecast@${who.code}/${round}`

async function again(asked: Asked, prepared: Prepared, findings: HolderView['findings']): Promise<Response> {
  const entries = (await asked.form()).entries()
  const view = { ...(await viewOf(asked, prepared)), findings, written: (name: string) => entries[name] }
  return asked.c.html(await renderPage(<ForecastUnitPage shell={asked.shell} view={view} />), 422)
}

async function save(asked: Asked, deps: ForecastDeps): Promise<Answer> {
  const form = await asked.form()
  const prepared = await prepare(asked, deps, form.text('omgang'))
  const { who, round } = prepared
  asked.require('forecast:write', who.unit)
  const fields = {
    amount: form.text('amount'),
    unit: form.text('unit'),
    method: form.text('method'),
    comment: form.text('comment'),
  }
  const read = readForecast(fields, basisOf(asked, prepared))
  if (!read.ok) return await again(asked, prepared, read.findings)
  try {
    await asked.transact((tx) => saveForecast(tx, read.value, form.number('version') ?? 0))
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.code !== FORECAST_CONFLICT) throw problem
    return await conflictPage(asked, prepared, fields)
  }
  await asked.dropDraft(draftKey(prepared))
  asked.changed('goals')
  return asked.c.redirect(forecastHref(who.code, round), 303)
}

/** Both texts and three ways on; the amount travels along as it was written. */
async function conflictPage(asked: Asked, { who, round }: Prepared, mine: Record<string, string>): Promise<Response> {
  const { lang, shell } = asked
  const theirs = (await asked.transact((tx) => loadForecastVersions(tx, round, who.holder))).at(-1)!
  const page = (
    <ConflictPage
      shell={shell}
      title={`${who.name[lang]}, ${round}`}
      action={forecastHref(who.code, round)}
      hidden={{ ...mine, omgang: round }}
      version={theirs.version}
      savedBy={theirs.by}
      savedAt={theirs.at}
      keepTheirs={forecastHref(who.code, round)}
      fields={[
        { name: 'amount', label: W.rest[lang], mine: `${mine.amount} ${mine.unit}`, theirs: saidAmount(theirs) },
        { name: 'comment', label: W.comment[lang], mine: mine.comment ?? '', theirs: theirs.comment, multiline: true },
      ]}
    />
  )
  return asked.c.html(await renderPage(page), 409)
}

/** Exact, in kronor, so that it can be sent again. */
const saidAmount = ({ restOfYear, statedDeviation }: Forecast): string => {
  const value = restOfYear ?? statedDeviation
  return value === undefined ? '' : `${(value / 100).toFixed(2).replace('.', ',')} kr`
}

async function adjust(asked: Asked, deps: ForecastDeps): Promise<Answer> {
  const form = await asked.form()
  const prepared = await prepare(asked, deps, form.text('omgang'))
  const { who, round } = prepared
  asked.require('forecast:adjust', who.unit)
  if (!who.committee)
    throw refused(
      'invalid',
      'not-a-committee',
      `${who.name.sv} är ingen nämnd. Justera hos nämnden.`,
      `${who.name.en} is not a committee. Adjust at the committee.`,
    )
  const fields = {
    adjustAmount: form.text('adjustAmount'),
    adjustUnit: form.text('adjustUnit'),
    adjustReason: form.text('adjustReason'),
  }
  const read = readAdjustment(fields, { round, unit: who.code })
  if (!read.ok) return await again(asked, prepared, read.findings)
  await asked.transact((tx) => saveAdjustment(tx, read.value))
  asked.changed('goals')
  return asked.c.redirect(forecastHref(who.code, round), 303)
}

// --- accuracy ------------------------------------------------------------------------------------------------------------

async function accuracyPage(asked: Asked, deps: ForecastDeps): Promise<Answer> {
  const { forecasts, units } = await asked.transact(async (tx) => ({
    forecasts: await loadLockedForecasts(tx),
    units: await loadUnits(tx),
  }))
  const known: Accuracy = accuracy(forecasts, await outcomesOf(deps, forecasts))
  const names = new Map(units.map((unit) => [unit.code, unit.name]))
  const nameOf = (holder: string): string => {
    const parsed = parseForecastHolder(holder)
    if (parsed?.kind === 'line') return LINE_LABELS[parsed.line][asked.lang]
    return parsed ? [names.get(parsed.unit) ?? parsed.unit, parsed.activity].filter(Boolean).join(', ') : holder
  }
  const byHolder = [...known.byHolder].sort((a, b) => compareSwedish(nameOf(a.key), nameOf(b.key)))
  const view = { accuracy: { ...known, byHolder }, waiting: forecasts.length - known.hits.length, nameOf }
  return <AccuracyPage shell={asked.shell} view={view} />
}

/** Whole years of the units that forecast; a year with a month missing is not over. */
async function outcomesOf(deps: ForecastDeps, forecasts: readonly Forecast[]): Promise<YearOutcome[]> {
  const asked = new Map(forecasts.map((one) => [`${one.holder} ${one.year}`, one]))
  const found = await Promise.all(
    [...asked.values()].map(async ({ holder, year }): Promise<YearOutcome[]> => {
      const parsed = parseForecastHolder(holder)
      if (parsed?.kind !== 'unit' || parsed.activity !== undefined) return []
      const months = await deps.outcome(parsed.unit, year)
      if (months?.outcome.length !== 12) return []
      return [{ holder, year, outcome: sumOre(months.outcome), ...(months.budget ? { budget: sumOre(months.budget) } : {}) }]
    }),
  )
  return found.flat()
}
