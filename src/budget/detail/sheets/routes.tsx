// One unit's sheet as a page, and what every act on it asks first: which unit, which year, whether it may be written.
// Refuses: amounts of units below the committee to those who stop there; the right to write is asked with the unit itself.
import type { Answer, Asked } from '../../../http/route.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { stockholmDay } from '../../../kernel/stockholm.ts'
import { renderPage } from '../../../web/layout.tsx'
import { standingOf } from '../checks.ts'
import { type DetailDeps, type DetailUnit, unitOf, yearOf } from '../deps.ts'
import { DetailGridPage, draftKey, type GridView } from '../pages/detailGrid.tsx'
import { type DetailSheet, isComputed } from '../sheet.ts'
import { loadDetail, loadHandedIn } from '../store.ts'

export interface Place {
  unit: DetailUnit
  year: number
}

export async function placeOf(asked: Asked, deps: DetailDeps): Promise<Place> {
  const year = await yearOf(deps, asked.c.req.query('year'))
  const unit = await unitOf(deps, asked.c.req.param('unit') ?? '', year)
  asked.requireSight(unit.code)
  return { year, unit }
}

/** The place, when the actor may write there. */
export async function placeToWrite(asked: Asked, deps: DetailDeps): Promise<Place> {
  const place = await placeOf(asked, deps)
  asked.require('budget:edit', place.unit.code)
  return place
}

export async function gridPage(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const place = await placeOf(asked, deps)
  const view = await gridView(asked, deps, place)
  const draft = view.mayEdit ? await asked.draft(draftKey(place.unit.code, place.year)) : undefined
  const saved = /^\d\d:\d\d$/.exec(asked.c.req.query('sparat') ?? '')?.[0]
  const kept = draft?.edits && /^\d+$/.test(draft.version ?? '') ? { edits: draft.edits, version: draft.version! } : undefined
  return <DetailGridPage shell={asked.shell} view={{ ...view, ...(kept ? { draft: kept } : {}), ...(saved ? { saved } : {}) }} />
}

export async function gridView(asked: Asked, deps: DetailDeps, { unit, year }: Place): Promise<GridView> {
  const { sheet, handed, before } = await asked.transact(async (tx) => {
    const now = await loadDetail(tx, unit.code, year)
    return {
      sheet: now,
      handed: (await loadHandedIn(tx, year)).get(unit.code),
      before: now.rows.length === 0 ? await loadDetail(tx, unit.code, year - 1) : undefined,
    }
  })
  const outcome = before ? await deps.lastYear(unit.code, year) : undefined
  return {
    unit: unit.code,
    unitName: unit.name,
    year,
    sheet,
    accounts: await deps.accounts(unit.code, year),
    standing: standingOf(sheet, (await deps.frames(year))(unit.code)),
    mayEdit: asked.may('budget:edit', unit.code),
    mayCopy: {
      detail: before?.rows.some((row) => !isComputed(row.id)) ?? false,
      outcome: outcome !== undefined && outcome.size > 0,
    },
    lang: asked.lang,
    ...(handed?.undistributed ? { undistributed: handed.undistributed } : {}),
    ...(handed ? { handedIn: { version: handed.version, by: handed.by, at: stockholmDay(handed.at) } } : {}),
  }
}

/** The sheet again with everything that is wrong, and what was typed. */
export async function gridAgain(asked: Asked, deps: DetailDeps, place: Place, more: Partial<GridView>): Promise<Response> {
  const view = await gridView(asked, deps, place)
  return asked.c.html(await renderPage(<DetailGridPage shell={asked.shell} view={{ ...view, ...more }} />), 422)
}

/** A finding about a cell points at its row; one about a field of a form at the field. */
export const pointing = (findings: readonly Finding[], sheet: DetailSheet): Finding[] =>
  findings.map((one) => {
    const row = one.cell?.split('.')[0]
    return row !== undefined && sheet.rows.some(({ id }) => id === row) ? { ...one, cell: `rad-${row}` } : one
  })
