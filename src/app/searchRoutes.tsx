// What can be searched: names from every room that the reader may open. Nothing is indexed; the lists are small and in memory.
import { loadAssignments, loadDocuments } from '../assignments/store.ts'
import { loadSteering } from '../goals/store.ts'
import { get, type Route } from '../http/route.ts'
import { text } from '../kernel/text.ts'
import { SearchPage } from '../overview/pages/search.tsx'
import { type SearchEntry, search } from '../overview/search.ts'
import { link, PATHS, SEARCH_PATH } from '../web/links.ts'
import type { WorldAsked } from './worldAsked.ts'

const KINDS = {
  goal: text('Mål', 'Goals'),
  subgoal: text('Delmål', 'Sub-goals'),
  indicator: text('Indikatorer', 'Indicators'),
  activity: text('Aktiviteter', 'Activities'),
  assignment: text('Uppdrag', 'Assignments'),
  document: text('Styrdokument', 'Steering documents'),
  unit: text('Enheter', 'Units'),
}

const LONGEST = 200

async function entriesOf({ world, transact, today, may }: WorldAsked): Promise<SearchEntry[]> {
  const year = Number(today.slice(0, 4))
  const { assignments, documents, nodes } = await transact(async (tx) => ({
    assignments: may('assignments:read') ? await loadAssignments(tx) : [],
    documents: may('documents:read') ? await loadDocuments(tx) : [],
    nodes: may('plan:read') ? await loadSteering(tx, year) : [],
  }))
  const legacy = world.goals.goals.map((goal) => ({
    kind: KINDS.goal,
    name: goal.title,
    href: `${PATHS.goals}/${goal.no}`,
    also: `mål ${goal.no}`,
  }))
  const placed = world.goals.placements.flatMap(({ indicator, goal, year: at }) => {
    const found = world.goals.indicators.find((one) => one.id === indicator)
    return found
      ? [
          {
            kind: KINDS.indicator,
            name: found.name,
            href: link(`${PATHS.goals}/${goal}`, { year: at }),
            also: found.committees.join(', '),
          },
        ]
      : []
  })
  const steering = nodes.flatMap((node) =>
    node.kind === 'focusArea' || (node.kind === 'goal' && legacy.length > 0)
      ? []
      : [{ kind: KINDS[node.kind], name: node.title, href: `${PATHS.plan}/nod/${node.id}`, also: node.unit }],
  )
  return [
    ...legacy,
    ...placed,
    ...steering,
    ...assignments.map((one) => ({
      kind: KINDS.assignment,
      name: one.title,
      href: `${PATHS.assignments}/${one.no}`,
      also: `uppdrag ${one.no}`,
    })),
    ...documents.map((one) => ({ kind: KINDS.document, name: one.title, href: PATHS.documents })),
    ...world.units
      .filter((unit) => unit.kind !== 'costCentre')
      .map((unit) => ({ kind: KINDS.unit, name: unit.name, href: link(PATHS.economy, { open: unit.code }), also: unit.code })),
  ]
}

export const searchRoutes = (): Route<WorldAsked>[] => [
  get(SEARCH_PATH, 'search:read', async (asked) => {
    const words = (asked.c.req.query('q') ?? '').trim().slice(0, LONGEST)
    const groups = words === '' ? [] : search(await entriesOf(asked), words)
    return <SearchPage shell={asked.shell} view={{ asked: words, groups }} />
  }),
]
