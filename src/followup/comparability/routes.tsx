// Routes of items affecting comparability: the bridge of a year, and the forms that add, sign and tag.
// Refuses: signing what has changed since it was read, and tagging for a unit outside the reader's own.
import { randomUUID } from 'node:crypto'
import { type Answer, type Asked, get, post, type Route } from '../../http/route.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { Ore } from '../../kernel/money.ts'
import { type Month, monthOf } from '../../kernel/month.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { isCommitteeLevel, type Unit } from '../../organisation/model.ts'
import type { SelectOption } from '../../web/form.tsx'
import { renderPage } from '../../web/layout.tsx'
import { link } from '../../web/links.ts'
import { bridgeOf, bridgePeriods, comparabilityYears, type TaggedAmount } from './bridge.ts'
import { readEstimate, readRule } from './input.ts'
import { coveredBy, type TagKind, type TagRule } from './item.ts'
import { ComparabilityPage } from './pages/comparability.tsx'
import { COMPARABILITY } from './pages/paths.ts'
import { type ComparabilityBook, loadComparability, saveEstimates, saveTagRules } from './store.ts'

export interface ComparabilityDeps {
  units(): Promise<readonly Unit[]>
  /** What the selection adds to the result in those months, income +; undefined while the books do not hold it. */
  amount?(selection: { kind: TagKind; selector: string }, months: { first: Month; last: Month }): Promise<Ore | undefined>
  /** Operating result of the books, January to the month. */
  operatingResult?(through: Month): Promise<Ore | undefined>
}

interface Wrong {
  findings: readonly Finding[]
  typed: Record<string, string>
}

const nothingTyped: Wrong = { findings: [], typed: {} }

async function page(asked: Asked, deps: ComparabilityDeps, wrong: { estimate?: Wrong; rule?: Wrong } = {}): Promise<Answer> {
  const [units, book] = [await deps.units(), await asked.transact(loadComparability)]
  const { rules, estimates } = book
  const years = comparabilityYears(rules, estimates)
  const year = yearOf(asked, years)
  const periods = bridgePeriods(year, rules, estimates)
  const period = periods.find((one) => one === asked.c.req.query('period')) ?? periods[0]
  const tagged = await taggedIn(deps, rules, year, period)
  const books = period === undefined ? undefined : await deps.operatingResult?.(period)
  const names = new Map(units.map((one) => [one.code, one.name]))
  const view = {
    year,
    years,
    periods,
    ...(period ? { bridge: bridgeOf({ period, tagged, estimates, ...(books === undefined ? {} : { books }) }) } : {}),
    tagged,
    nameOf: (code: string) => names.get(code) ?? code,
    mayEdit: committees(asked, units),
    maySign: (one: { unit: string }) => asked.may('measures:edit', one.unit),
    estimate: wrong.estimate ?? (await opened(asked, 'comparability-estimate', { period: period ?? `${year}-12`, sign: 'yes' })),
    rule: wrong.rule ?? (await opened(asked, 'comparability-rule', { from: `${year}-01`, to: `${year}-12` })),
  }
  return <ComparabilityPage shell={asked.shell} view={view} />
}

const opened = async (asked: Asked, key: string, typed: Record<string, string>): Promise<Wrong> => ({
  ...nothingTyped,
  typed: { ...typed, ...(await asked.draft(key)) },
})

/** The year asked for, else the latest with something in it. */
function yearOf(asked: Asked, years: readonly number[]): number {
  const wanted = asked.c.req.query('ar') ?? ''
  return /^(19|20|21)\d\d$/.test(wanted) ? Number(wanted) : (years[0] ?? Number(asked.today.slice(0, 4)))
}

/** Each rule is asked of the books for its own months within the year, through the bridge's month. */
async function taggedIn(
  deps: ComparabilityDeps,
  rules: readonly TagRule[],
  year: number,
  period?: Month,
): Promise<TaggedAmount[]> {
  const found: TaggedAmount[] = []
  for (const rule of rules) {
    const months = coveredBy(rule, monthOf(year, 1), period ?? monthOf(year, 12))
    if (!months) continue
    const ore = await deps.amount?.({ kind: rule.kind, selector: rule.selector }, months)
    found.push({ rule, ...(ore === undefined ? {} : { ore }) })
  }
  return found
}

/** An estimate is for a committee or the whole authority. */
const committees = (asked: Asked, units: readonly Unit[]): SelectOption[] =>
  units
    .filter((one) => (one.kind === 'assembly' || isCommitteeLevel(one.kind)) && asked.may('measures:edit', one.code))
    .map(({ code, name }) => ({ value: code, label: name }))

const codesOf = (options: readonly SelectOption[]): string[] => options.map((one) => one.value)

const again = async (asked: Asked, answer: Answer): Promise<Response> =>
  answer instanceof Response ? answer : asked.c.html(await renderPage(answer), 422)

const backTo = (asked: Asked, period: string): Response =>
  asked.c.redirect(link(COMPARABILITY, { ar: period.slice(0, 4), ...(period.length > 4 ? { period } : {}) }), 303)

const position = ({ estimates }: ComparabilityBook): number => Math.max(0, ...estimates.map((one) => one.position)) + 1

async function estimate(asked: Asked, deps: ComparabilityDeps): Promise<Answer> {
  const form = await asked.form()
  if (form.text('gor') === 'skriv-under') return sign(asked, form.text('id'), form.number('version') ?? 0)
  const typed = form.entries()
  const read = readEstimate(form, codesOf(committees(asked, await deps.units())))
  if (!read.ok) return again(asked, await page(asked, deps, { estimate: { findings: read.findings, typed } }))
  const { sign: now, ...written } = read.value
  asked.require('measures:edit', written.unit)
  await asked.transact(async (tx) => {
    const at = position(await loadComparability(tx))
    const made = { id: randomUUID(), ...written, position: at, basis: 'registered' as const, basedOn: 0 }
    await saveEstimates(tx, [now ? { ...made, sign: true } : made])
  })
  await asked.dropDraft('comparability-estimate')
  return backTo(asked, written.period)
}

/** The estimate as it stands, under the name of whoever signs. */
async function sign(asked: Asked, id: string, basedOn: number): Promise<Answer> {
  const found = (await asked.transact(loadComparability)).estimates.find((one) => one.id === id)
  if (!found)
    throw new Refusal(
      'not-found',
      'followup/no-estimate',
      text('Uppskattningen finns inte. Läs om sidan.', 'There is no such estimate. Reload the page.'),
    )
  asked.require('measures:edit', found.unit)
  const { version: _, by: __, at: ___, signed: ____, ...written } = found
  await asked.transact((tx) => saveEstimates(tx, [{ ...written, basedOn, sign: true }]))
  return backTo(asked, found.period)
}

async function rule(asked: Asked, deps: ComparabilityDeps): Promise<Answer> {
  const form = await asked.form()
  const read = readRule(form, codesOf(committees(asked, await deps.units())))
  if (!read.ok) return again(asked, await page(asked, deps, { rule: { findings: read.findings, typed: form.entries() } }))
  asked.require('measures:edit', read.value.owner)
  await asked.transact((tx) => saveTagRules(tx, [{ id: randomUUID(), ...read.value, basedOn: 0 }]))
  await asked.dropDraft('comparability-rule')
  return backTo(asked, read.value.to.slice(0, 4))
}

export const comparabilityRoutes = (deps: ComparabilityDeps): Route[] => [
  get(COMPARABILITY, 'measures:read', (asked) => page(asked, deps)),
  post(`${COMPARABILITY}/uppskattning`, 'measures:edit', (asked) => estimate(asked, deps)),
  post(`${COMPARABILITY}/regel`, 'measures:edit', (asked) => rule(asked, deps)),
]
