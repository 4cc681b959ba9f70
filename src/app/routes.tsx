// Pages that read: load from the world, choose by the URL, print. No `if` about money here.
import { assessCounts, STANDARD_RULES } from '../goals/model.ts'
import { GoalPage } from '../goals/pages/goal.tsx'
import { GoalListPage } from '../goals/pages/goalList.tsx'
import { type Answer, get, type Route } from '../http/route.ts'
import { monthOf } from '../kernel/month.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { EconomyPage } from '../overview/pages/economy.tsx'
import { ExplainPage } from '../overview/pages/explain.tsx'
import { FigureFragment } from '../overview/pages/fragment.tsx'
import { InvestmentsPage } from '../overview/pages/investments.tsx'
import { KeyFiguresPage } from '../overview/pages/keyFigures.tsx'
import { OverviewPage } from '../overview/pages/overview.tsx'
import { SETUP_PATH } from '../overview/pages/setupGuide.tsx'
import { NotesPage, StatementsPage } from '../statements/pages/statementsPage.tsx'
import { listTieOut, readFilter } from '../tieout/model.ts'
import { TieOutPage } from '../tieout/pages/tieoutList.tsx'
import type { AmountUnit } from '../web/figure.tsx'
import { renderPart } from '../web/layout.tsx'
import { PATHS } from '../web/links.ts'
import { upToCommittee } from './budgetSight.ts'
import { saidOf } from './deviationWiring.ts'
import { latestRound } from './latestRound.ts'
import { reportRoutes } from './reportRoutes.tsx'
import { worldWithRound } from './roundFigures.ts'
import { requireScope, seesBelowCommittee, seesFileLines } from './sight.ts'
import { economyView } from './views/economy.ts'
import { explainView, fragmentView } from './views/explain.ts'
import { overviewView } from './views/overview.ts'
import { periodOf } from './views/periods.ts'
import { balanceRequirementView, investmentsView, keyFiguresView, notesView, statementsView } from './views/statements.ts'
import type { WorldAsked } from './worldAsked.ts'
import type { World } from './worldShape.ts'

interface Shown extends WorldAsked {
  year: number
  source: 'books' | 'published'
}

const missingFigure = () =>
  new Refusal(
    'not-found',
    'app/no-figure',
    text(
      'Ingen siffra har den adressen. Gå tillbaka och följ en länk, eller kontrollera adressen.',
      'No figure has that address. Go back and follow a link, or check the address.',
    ),
  )
const missingGoal = () =>
  new Refusal(
    'not-found',
    'app/no-goal',
    text('Målet finns inte det året. Välj ett mål i listan.', 'There is no such goal that year. Choose a goal in the list.'),
  )
type AddPage = (path: string, rule: string, view: (asked: Shown) => Answer | Promise<Answer>) => void

function booksPages(page: AddPage): void {
  page(PATHS.overview, 'overview:read', async ({ c, shell, world, year, may, transact }) => {
    // An empty house has nothing to show: whoever sets it up begins with the guide.
    if (world.years.length === 0 && may('setup:run')) return c.redirect(SETUP_PATH, 303)
    const round = may('judgement:read') ? await transact((tx) => latestRound(tx, world)) : undefined
    return <OverviewPage shell={shell} view={{ ...overviewView(world, year), ...(round ? { round } : {}) }} />
  })
  page(PATHS.economy, 'economy:read', async ({ c, shell, world, year, may, actor, transact }) => {
    const unit = (['mkr', 'tkr', 'kr'] as const).find((one) => one === c.req.query('unit')) ?? ('mkr' as AmountUnit)
    const period = periodOf(c.req.query('period'))
    const month = monthOf(year, period.to)
    const choice = {
      year,
      structure: shell.choices.structure,
      period,
      unit,
      // Comments and forecasts are said inside: a citizen reads them in the reports.
      ...(may('forecast:read') ? await transact((tx) => saidOf(tx, world, year, month)) : {}),
      open: c.req.queries('open') ?? [],
      sees: { belowCommittee: seesBelowCommittee(actor, world), vouchers: (code: string) => may('vouchers:read', code) },
    }
    return <EconomyPage shell={shell} view={economyView(world, choice)} />
  })
  page(PATHS.statements, 'statements:read', ({ shell, world, year, source }) => (
    <StatementsPage shell={shell} view={statementsView(world, ['income', 'balance'], year, source)} />
  ))
  page(`${PATHS.statements}/kassaflode`, 'statements:read', ({ shell, world, year, source }) => (
    <StatementsPage shell={shell} view={statementsView(world, ['cash-flow'], year, source)} />
  ))
  page(`${PATHS.statements}/balanskrav`, 'statements:read', ({ shell, world, year, source }) => (
    <StatementsPage shell={shell} view={balanceRequirementView(world, year, source)} />
  ))
  page(`${PATHS.statements}/noter`, 'statements:read', ({ shell, world, year, source }) => (
    <NotesPage shell={shell} view={notesView(world, year, source)} />
  ))
  page(PATHS.investments, 'investments:read', ({ c, shell, world, year, source }) => (
    <InvestmentsPage shell={shell} view={investmentsView(world, year, source, c.req.queries('open') ?? [])} />
  ))
  page(PATHS.keyFigures, 'keyFigures:read', ({ shell, world, year }) => (
    <KeyFiguresPage shell={shell} view={keyFiguresView(world, year)} />
  ))
}

function goalPages(page: AddPage): void {
  page(PATHS.goals, 'goals:read', async ({ shell, world, year, may, transact }) => {
    const counts = world.goals.printedCounts.filter((one) => one.year === year).map((one) => assessCounts(one, STANDARD_RULES))
    const latest = may('judgement:read') ? await transact((tx) => latestRound(tx, world)) : undefined
    const known = { goals: world.goals, year, assessed: world.chain(year), counts }
    return <GoalListPage shell={shell} {...known} {...(latest ? { latest } : {})} />
  })
  page(`${PATHS.goals}/:no`, 'goals:read', ({ c, shell, world, year }) => {
    const goal = world.chain(year).find((one) => String(one.goal.no) === c.req.param('no'))
    if (!goal) throw missingGoal()
    return <GoalPage shell={shell} goals={world.goals} goal={goal} />
  })
}

/** The steps of a round are figures as well: their round is loaded when its address is asked for. */
async function worldAt(ref: string, asked: WorldAsked): Promise<World> {
  const { world, actor, transact } = asked
  const belowCommittee = seesBelowCommittee(actor, world)
  const found = await worldWithRound(world, ref, transact, { belowCommittee, smallNumbers: actor.person !== undefined })
  return belowCommittee || !ref.startsWith('budget:') ? found : await upToCommittee(ref, found, asked)
}

function trustPages(page: AddPage): void {
  page(PATHS.tieout, 'tieout:read', ({ c, shell, world, year }) => {
    // The list opens on the printed report: its contradictions are what a reader comes for. The books are one choice away.
    const source = c.req.query('source') === 'books' || world.facts.length === 0 ? 'books' : 'published'
    // Plans are tied out too, under the year they were made: years the books do not have.
    const years = [...world.tieOutYears].reverse()
    const asked = Number(c.req.query('year'))
    const tried = years.includes(asked) ? asked : year
    const { results, summary } = world.tieOut(tried, source)
    const filter = readFilter(shell.query as Record<string, string | readonly string[] | undefined>)
    const view = { year: tried, source, list: listTieOut(results, filter), filter, summary } as const
    return <TieOutPage shell={{ ...shell, years, choices: { ...shell.choices, year: tried, source } }} view={view} />
  })
  page(PATHS.explain, 'overview:read', async (asked) => {
    const { c, shell, actor } = asked
    const ref = c.req.query('ref') ?? ''
    requireScope(ref, actor, asked.world)
    const world = await worldAt(ref, asked)
    const view = await explainView(world, ref, c.req.queries('open') ?? [], seesFileLines(ref, actor, world))
    if (!view) throw missingFigure()
    return <ExplainPage shell={shell} view={view} />
  })
}

/** Pages that read the world, each with the permission it asks for. */
export function pageRoutes(): Route<WorldAsked>[] {
  const routes: Route<WorldAsked>[] = []
  const page: AddPage = (path, rule, view) => {
    const handle = (asked: WorldAsked) =>
      view({ ...asked, year: Number(asked.shell.choices.year), source: asked.shell.choices.source })
    routes.push(get(path, rule, handle))
  }
  booksPages(page)
  goalPages(page)
  trustPages(page)
  routes.push(
    get<WorldAsked>(PATHS.fragment, 'overview:read', async (asked) => {
      const { c, lang } = asked
      const ref = c.req.query('ref') ?? ''
      requireScope(ref, asked.actor, asked.world)
      const view = await fragmentView(await worldAt(ref, asked), ref)
      if (!view) throw missingFigure()
      return c.html(await renderPart(<FigureFragment view={view} lang={lang} />))
    }),
  )
  return [...routes, ...reportRoutes()]
}
