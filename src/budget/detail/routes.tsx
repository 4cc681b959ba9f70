// The detailed budget's pages: the units somebody answers for, and one unit's sheet with everything done to it.
// Refuses: writing for a unit the actor does not budget for, and reading below the committee for those who stop there.
import { type Answer, type Asked, get, post, type Route } from '../../http/route.ts'
import { stockholmDay } from '../../kernel/stockholm.ts'
import { standingFrom } from './checks.ts'
import { type DetailDeps, type DetailUnit, yearOf } from './deps.ts'
import { copyRoute, handInRoute, noteRoute, phaseRoute, removeOrSaveRow, rowPage, saveGrid } from './editing/routes.tsx'

import { excelOut, readFile, sieOut } from './files/routes.tsx'
import { DetailListPage, type ListRow, type ListState } from './pages/detailList.tsx'
import { gridPage } from './sheets/routes.tsx'
import { saveStaffingPage, staffingPage } from './staffing/routes.tsx'
import { listSheets, type SheetState } from './store.ts'
import { DETAIL_PATH, STAFFING_PATH } from './words.ts'

export type { DetailDeps, DetailUnit } from './deps.ts'

export const detailRoutes = (deps: DetailDeps): Route[] => {
  const sheet = `${DETAIL_PATH}/:unit`
  return [
    get(DETAIL_PATH, 'budget:read', (asked) => listPage(asked, deps)),
    get(sheet, 'budget:read', (asked) => gridPage(asked, deps)),
    post(sheet, 'budget:edit', (asked) => saveGrid(asked, deps)),
    get(`${sheet}/rad/:row`, 'budget:edit', (asked) => rowPage(asked, deps)),
    post(`${sheet}/rad/:row`, 'budget:edit', (asked) => removeOrSaveRow(asked, deps)),
    post(`${sheet}/fordela`, 'budget:edit', (asked) => phaseRoute(asked, deps)),
    post(`${sheet}/kommentar`, 'budget:edit', (asked) => noteRoute(asked, deps)),
    post(`${sheet}/lamna`, 'budget:edit', (asked) => handInRoute(asked, deps)),
    post(`${sheet}/kopiera`, 'budget:edit', (asked) => copyRoute(asked, deps)),
    get(`${sheet}/excel`, 'budget:read', (asked) => excelOut(asked, deps)),
    post(`${sheet}/excel`, 'budget:edit', (asked) => readFile(asked, deps)),
    get(`${sheet}/sie`, 'budget:read', (asked) => sieOut(asked, deps)),
    get(`${STAFFING_PATH}/:unit`, 'budget:read', (asked) => staffingPage(asked, deps)),
    post(`${STAFFING_PATH}/:unit`, 'budget:edit', (asked) => saveStaffingPage(asked, deps)),
  ]
}

async function listPage(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const year = await yearOf(deps, asked.c.req.query('year'))
  const units = (await deps.units(year)).filter((unit) => asked.sees(unit.code))
  const mine = units.filter((unit) => asked.may('budget:edit', unit.code))
  const all = asked.c.req.query('alla') === '1' || mine.length === 0
  const shown = all ? units : mine
  const states = new Map((await asked.transact((tx) => listSheets(tx, year))).map((state) => [state.unit, state]))
  const frameOf = await deps.frames(year)
  const rows = shown.map((unit) => rowOf(unit, shown, states.get(unit.code), frameOf(unit.code)))
  return <DetailListPage shell={asked.shell} view={{ year, years: await deps.years(), rows, all, answers: mine.length > 0 }} />
}

function rowOf(unit: DetailUnit, shown: readonly DetailUnit[], state: SheetState | undefined, frame: ListRow['frame']): ListRow {
  const handed = state?.handedIn
  const { rest } = standingFrom(state?.net ?? (0 as SheetState['net']), frame)
  return {
    unit: unit.code,
    name: unit.name,
    level: depthOf(unit, shown),
    frame,
    net: state && state.version > 0 ? state.net : undefined,
    rest,
    state: stateOf(state),
    ...(handed ? { handedInAt: stockholmDay(handed.at) } : {}),
    ...(handed?.undistributed ? { undistributed: handed.undistributed } : {}),
  }
}

function stateOf(state: SheetState | undefined): ListState {
  if (!state || state.version === 0) return 'notStarted'
  if (!state.handedIn) return 'draft'
  return state.handedIn.version === state.version ? 'handedIn' : 'changed'
}

/** Within what is shown: somebody who answers for one unit sees it without the tree above. */
function depthOf(unit: DetailUnit, shown: readonly DetailUnit[]): number {
  let depth = 0
  let above = shown.find((one) => one.code === unit.parent)
  while (above && depth < 7) {
    depth++
    const { parent } = above
    above = shown.find((one) => one.code === parent)
  }
  return depth
}
