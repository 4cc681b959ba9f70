// The budget of a year, any frame on any day, and the editions it is indexed with. Decisions have their own routes.
// Refuses: choosing an edition without the right to decide for the whole authority, and a frame of a unit nobody knows.
import { type Answer, type Asked, get, post, type Route } from '../http/route.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { type Ore, sumOre } from '../kernel/money.ts'
import { isDate } from '../kernel/month.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { renderPage } from '../web/layout.tsx'
import { PATHS } from '../web/links.ts'
import { answersFor, hasUnitsBelow } from './answersFor.ts'
import { exceptionsOf } from './checks.ts'
import type { StoredDecision } from './decision.ts'
import { decisionRoutes, unitOfDecision } from './decisions/routes.tsx'
import { frameHolders, unitOfScope } from './figures.ts'
import { namesOf, type Places } from './grounds.ts'
import { LINES, unitHolder } from './holder.ts'
import {
  balanceOf,
  frameLines,
  frameOf,
  frameOfAll,
  hasFrame,
  lineAmount,
  linesOfLine,
  resultOf,
  undistributed,
  yearsOf,
} from './journal.ts'
import { FramePage, type FrameView } from './pages/frame.tsx'
import { BudgetPage, type OverviewView } from './pages/overview.tsx'
import { INDEX_PATH, say } from './pages/shared.tsx'
import { VintagesPage } from './pages/vintages.tsx'
import { chooseVintage, chosenVintages, loadActivities, loadDecisions, loadPlaces, loadVintages } from './store.ts'

export const budgetRoutes = (): Route[] => [
  get(PATHS.budget, 'budget:read', overview),
  get(`${PATHS.budget}/ram/:unit`, 'budget:read', frame),
  ...decisionRoutes(),
  get(INDEX_PATH, 'budget:read', (asked) => vintages(asked)),
  post(INDEX_PATH, 'budget:decide', choose),
]

/** The year asked for, else this year, else the latest before it, else the first there is. */
function yearOf(asked: Asked, years: readonly number[]): number | undefined {
  const wanted = Number(asked.c.req.query('ar') ?? asked.today.slice(0, 4))
  return years.includes(wanted) ? wanted : (years.filter((one) => one < wanted).at(-1) ?? years[0])
}

const journal = (asked: Asked): Promise<{ decisions: StoredDecision[]; places: Places }> =>
  asked.transact(async (tx) => ({ decisions: await loadDecisions(tx), places: await loadPlaces(tx, asked.today) }))

const YEARS_SHOWN = 4

async function overview(asked: Asked): Promise<Answer> {
  const { decisions, places } = await journal(asked)
  const years = yearsOf(decisions)
  const year = yearOf(asked, years)
  const view = year === undefined ? undefined : overviewOf(asked, decisions, places, year)
  return <BudgetPage shell={asked.shell} view={view && { ...view, years }} />
}

function overviewOf(asked: Asked, decisions: readonly StoredDecision[], places: Places, year: number): OverviewView {
  const { tree, activities } = places
  const contains = answersFor(tree)
  const years = yearsOf(decisions)
  const shown = years.filter((one) => one >= year && one < year + YEARS_SHOWN)
  const names = namesOf(places)
  const known = (value: Ore, there: boolean): Ore | null => (there ? value : null)
  const hasParts = (unit: UnitCode) => activities.some((one) => one.unit === unit) || hasUnitsBelow(tree, unit)
  const holders = frameHolders({ decisions, ...places }, year)
  return {
    year,
    years,
    shown,
    frames: holders.map((unit) => ({
      unit,
      name: names.unit(unit) ?? unit,
      amounts: shown.map((one) =>
        known(frameOf(decisions, unit, one, { contains }), hasFrame(decisions, unit, one, { contains })),
      ),
    })),
    totals: shown.map((one) => frameOfAll(decisions, one)),
    lines: LINES.filter((line) => line !== 'result').flatMap((line) => {
      const used = shown.some((one) => linesOfLine(decisions, line, one).length > 0)
      return used ? [{ line, amounts: shown.map((one) => lineAmount(decisions, line, one)) }] : []
    }),
    results: shown.map((one) => resultOf(decisions, one)),
    exceptions: shown.flatMap((one) => exceptionsOf(decisions, one)),
    undistributed: holders.flatMap((unit) => undistributed(decisions, unit, year, { hasParts: hasParts(unit) }) ?? []),
    drafts: decisions.filter((one) => one.state === 'draft' && asked.may('budget:decide', unitOfDecision(one, tree))).length,
    names,
    mayDecide: asked.may('budget:decide'),
  }
}

async function frame(asked: Asked): Promise<Answer> {
  const { decisions, places } = await journal(asked)
  const unit = unitOfScope(places.tree, asked.c.req.param('unit') ?? '')
  if (unit === undefined)
    throw new Refusal(
      'not-found',
      'budget/no-unit',
      text('Enheten finns inte. Se Organisation.', 'There is no such unit. See Organisation.'),
    )
  asked.requireSight(unit)
  const written = asked.c.req.query('per') ?? ''
  const asOf = isDate(written) ? written : undefined
  const years = yearsOf(decisions)
  const year = yearOf(asked, years) ?? Number(asked.today.slice(0, 4))
  const view = {
    ...frameViewOf(asked, decisions, places, unit, year, asOf),
    years: years.includes(year) ? years : [year, ...years],
    ...(written !== '' && asOf === undefined ? { badDay: written } : {}),
  }
  return <FramePage shell={asked.shell} view={view} />
}

function frameViewOf(
  asked: Asked,
  decisions: readonly StoredDecision[],
  places: Places,
  unit: UnitCode,
  year: number,
  asOf: string | undefined,
): FrameView {
  const { tree, activities } = places
  const contains = answersFor(tree)
  const when = asOf === undefined ? {} : { asOf }
  const own = activities.filter((one) => one.unit === unit)
  const below = tree
    .childrenOf(unit)
    .filter((child) => contains(unit, child) && hasFrame(decisions, child, year, { contains, ...when }))
    .map((child) => ({ child, amountOre: frameOf(decisions, child, year, { contains, ...when }) }))
  const [seen, unseen] = [below.filter(({ child }) => asked.sees(child)), below.filter(({ child }) => !asked.sees(child))]
  const left = undistributed(decisions, unit, year, { hasParts: own.length > 0 || hasUnitsBelow(tree, unit), ...when })
  return {
    unit,
    name: tree.unit(unit)!.name,
    year,
    years: [],
    asOf,
    frame: frameOf(decisions, unit, year, { contains, ...when }),
    lines: frameLines(decisions, unit, year, { contains, ...when }),
    parts: [
      ...own.flatMap(({ id, name }) => {
        const amountOre = balanceOf(decisions, unitHolder(unit, id), year, when)
        return amountOre === 0 && !hasFrame(decisions, unit, year, { contains, activity: id, ...when })
          ? []
          : [{ label: name, activity: id, amountOre }]
      }),
      ...seen.map(({ child, amountOre }) => ({ label: tree.unit(child)!.name, unit: child, amountOre })),
      // As one sum for who stops at the committee, so that the parts still add up to the frame.
      ...(unseen.length > 0
        ? [
            {
              label: say(asked.lang, 'Nämndens enheter', 'The committee’s units'),
              amountOre: sumOre(unseen.map((one) => one.amountOre)),
            },
          ]
        : []),
    ],
    undistributed: left,
  }
}

async function vintages(asked: Asked, step: { typed?: Record<string, string>; findings?: readonly Finding[] } = {}) {
  const loaded = await asked.transact(async (tx) => ({
    vintages: await loadVintages(tx),
    chosen: await chosenVintages(tx),
    activities: await loadActivities(tx),
    places: await loadPlaces(tx, asked.today),
  }))
  const view = {
    ...loaded,
    mayChoose: loaded.vintages.length > 0 && asked.may('budget:decide', wholeAuthority(loaded.places)),
    typed: step.typed ?? {},
    findings: step.findings ?? [],
  }
  return <VintagesPage shell={asked.shell} view={view} />
}

const wholeAuthority = ({ tree }: Places): UnitCode | undefined => unitOfDecision({ kind: 'index', body: 'assembly' }, tree)

async function choose(asked: Asked): Promise<Answer> {
  asked.require('budget:decide', wholeAuthority(await asked.transact((tx) => loadPlaces(tx, asked.today))))
  const form = await asked.form()
  const [vintage = '', component = ''] = form.text('choice').split('|')
  const reason = form.text('reason')
  const known = (await asked.transact(loadVintages)).find((one) => one.id === vintage)
  const findings = [
    ...(known?.values[component]
      ? []
      : [
          finding(
            'budget/no-vintage',
            'error',
            text('Välj en upplaga och del i listan.', 'Choose an edition and component in the list.'),
            { cell: 'choice' },
          ),
        ]),
    ...(reason === ''
      ? [
          finding('budget/no-vintage-reason', 'error', text('Skriv varför upplagan väljs.', 'Say why the edition is chosen.'), {
            cell: 'reason',
          }),
        ]
      : []),
  ]
  if (findings.length > 0) return asked.c.html(await renderPage(await vintages(asked, { typed: form.entries(), findings })), 422)
  await asked.transact((tx) => chooseVintage(tx, { vintage, component, reason }))
  asked.changed('plan')
  return asked.c.redirect(INDEX_PATH, 303)
}
