// Writing in a unit's detailed budget: the grid's save, a row's form, spreading, comments, beginning from last year, handing in.
// Refuses: half a save; two values for one cell are both shown, as a page or to the grid, and nothing is saved until one is chosen.
import { randomUUID } from 'node:crypto'
import type { Answer, Asked, Form } from '../../../http/route.ts'
import { type Finding, finding, findingJson, hasErrors } from '../../../kernel/finding.ts'
import { stockholmClock } from '../../../kernel/stockholm.ts'
import { text } from '../../../kernel/text.ts'
import { renderPage } from '../../../web/layout.tsx'
import { checkDetail, type Undistributed } from '../checks.ts'
import { copiedRows, outcomeRows, statementMonths } from '../copy.ts'
import type { DetailDeps } from '../deps.ts'
import { MOST_WORDS, readEdits, readPhasing, readRow, readTemplate } from '../input.ts'
import { type Conflict, editsOf } from '../merge.ts'
import { DetailChoicePage } from '../pages/detailChoice.tsx'
import { draftKey } from '../pages/detailGrid.tsx'
import { DetailRowPage, type RowView } from '../pages/detailRow.tsx'
import type { Template } from '../phasing.ts'
import { type DetailSheet, type Edit, editsBetween, isRowId, MONTH_NUMBERS } from '../sheet.ts'
import { gridAgain, type Place, placeToWrite, pointing } from '../sheets/routes.tsx'
import { copyYear, handInDetail, loadDetail, type Saved, type SaveSource, saveDetail } from '../store.ts'
import { detailHref } from '../words.ts'

const now = (): string => stockholmClock(new Date().toISOString())

export const done = (asked: Asked, { unit, year }: Place): Response =>
  asked.c.redirect(`${detailHref(unit.code, year)}&sparat=${now()}`, 303)

const baseOf = (asked: Asked, { unit, year }: Place, form: Form): Promise<DetailSheet> =>
  asked.transact((tx) => loadDetail(tx, unit.code, year, form.number('version') ?? 0))

const save = (asked: Asked, { unit, year }: Place, basedOn: number, edits: readonly Edit[], source: SaveSource): Promise<Saved> =>
  asked.transact((tx) => saveDetail(tx, { unit: unit.code, year, basedOn, edits, source }))

/** Both values of each cell, as a page that works without script. */
export async function choicePage(
  asked: Asked,
  { unit, year }: Place,
  saved: Saved & { kind: 'conflict' },
  source: 'form' | 'grid' = 'form',
): Promise<Response> {
  const { merged, theirs, savedBy } = saved
  const view = { unit: unit.code, unitName: unit.name, year, version: theirs.version, merged, source, savedBy }
  return asked.c.html(await renderPage(<DetailChoicePage shell={asked.shell} view={view} />), 409)
}

async function answer(asked: Asked, place: Place, saved: Saved, source: 'form' | 'grid' = 'form'): Promise<Response> {
  return saved.kind === 'conflict' ? await choicePage(asked, place, saved, source) : done(asked, place)
}

// The grid

export async function saveGrid(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const place = await placeToWrite(asked, deps)
  const form = await asked.form()
  const json = form.text('answer') === 'json'
  const base = await baseOf(asked, place, form)
  const accounts = await deps.accounts(place.unit.code, place.year)
  const read = readEdits(form.text('edits') || '[]', base, accounts)
  const chosen = chosenEdits(form, base, accounts)
  const findings = [...read.findings, ...chosen.findings]
  if (!read.ok || findings.length > 0) {
    if (json) return asked.c.json({ kind: 'refused', findings: findings.map((one) => findingJson(one, asked.lang)) }, 422)
    const draft = { edits: form.text('edits'), version: String(base.version) }
    return await gridAgain(asked, deps, place, { findings: pointing(findings, base), draft })
  }
  const source = (['file', 'form'] as const).find((one) => one === form.text('source')) ?? 'grid'
  const saved = await save(asked, place, base.version, [...read.value, ...chosen.edits], source)
  if (saved.kind === 'saved') await asked.dropDraft(draftKey(place.unit.code, place.year))
  return json ? gridAnswer(asked, base, saved) : await answer(asked, place, saved, source === 'form' ? 'form' : 'grid')
}

/** What was chosen where a cell had two values. A cell nobody chose for is said; none is chosen for anyone. */
function chosenEdits(
  form: Form,
  base: DetailSheet,
  accounts: ReadonlyMap<string, string>,
): { edits: Edit[]; findings: Finding[] } {
  const edits: Edit[] = []
  const findings: Finding[] = []
  for (let no = 0; no < Math.min(form.number('conflicts') ?? 0, 20_000); no++) {
    const choice = form.text(`choice.${no}`)
    if (choice === 'theirs') continue
    if (choice !== 'mine') findings.push(finding('budget/detail-not-chosen', 'error', NOT_CHOSEN))
    const read = readEdits(form.text(`conflict.${no}`), base, accounts)
    if (read.ok) edits.push(...read.value)
    else findings.push(...read.findings)
  }
  return { edits, findings }
}

const NOT_CHOSEN = text(
  'En cell har två värden och inget är valt. Läs in ändringen igen och välj ett av dem.',
  'A cell has two values and none is chosen. Send the change again and choose one of them.',
)

/** To the grid's island: what it shall show now. `page` when a choice is about whole rows, which the grid cannot show. */
function gridAnswer(asked: Asked, base: DetailSheet, saved: Saved): Response {
  if (saved.kind === 'saved') {
    const { sheet, merged } = saved
    return asked.c.json({ kind: 'saved', version: sheet.version, clock: now(), theirs: editsOf(merged.receipt.theirs) })
  }
  const { theirs, merged, savedBy } = saved
  const whole = merged.receipt.conflicts.some((one) => one.kind === 'row')
  const conflicts = merged.receipt.conflicts.flatMap((one: Conflict) =>
    one.kind === 'cell'
      ? [{ row: one.row, field: one.field, value: one.mine, theirs: one.theirs, by: savedBy(one)?.by ?? '' }]
      : [],
  )
  const kind = whole ? 'page' : 'conflict'
  return asked.c.json({ kind, version: theirs.version, theirs: editsBetween(base, theirs), conflicts }, 409)
}

// One row

async function rowView(deps: DetailDeps, { unit, year }: Place, sheet: DetailSheet, id: string): Promise<RowView> {
  return {
    unit: unit.code,
    unitName: unit.name,
    year,
    version: sheet.version,
    id,
    row: sheet.rows.find((row) => row.id === id),
    accounts: await deps.accounts(unit.code, year),
    activities: (await deps.activities?.(unit.code, year)) ?? new Map(),
  }
}

export async function rowPage(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const place = await placeToWrite(asked, deps)
  const id = asked.c.req.param('row') ?? ''
  const sheet = await asked.transact((tx) => loadDetail(tx, place.unit.code, place.year))
  const view = await rowView(deps, place, sheet, id)
  // A row somebody has taken away since the link was made: back to the sheet as it is.
  if (id !== 'ny' && !view.row) return asked.c.redirect(detailHref(place.unit.code, place.year), 303)
  return <DetailRowPage shell={asked.shell} view={view} />
}

export async function removeOrSaveRow(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const place = await placeToWrite(asked, deps)
  const form = await asked.form()
  const asking = asked.c.req.param('row') ?? ''
  const base = await baseOf(asked, place, form)
  const id = asking === 'ny' || !isRowId(asking) ? `r${randomUUID().slice(0, 8)}` : asking
  if (form.text('gor') === 'tabort') {
    const there = base.rows.some((row) => row.id === id)
    const edits: Edit[] = there ? [{ row: id, field: 'account', value: null }] : []
    return await answer(asked, place, await save(asked, place, base.version, edits, 'form'))
  }
  const account = form.text('account')
  const fields = {
    account,
    activity: form.text('activity'),
    text: form.text('text'),
    comment: form.text('comment'),
    months: MONTH_NUMBERS.map((no) => form.text(`m${no}`)),
    total: form.text('total'),
    template: await templateOf(deps, place, form, account),
  }
  const read = readRow(id, fields, base, await deps.accounts(place.unit.code, place.year))
  if (!read.ok) {
    const view = { ...(await rowView(deps, place, base, asking)), findings: read.findings, written: form.entries() }
    return asked.c.html(await renderPage(<DetailRowPage shell={asked.shell} view={view} />), 422)
  }
  return await answer(asked, place, await save(asked, place, base.version, read.value, 'form'))
}

async function templateOf(deps: DetailDeps, { unit, year }: Place, form: Form, account: string): Promise<Template | undefined> {
  const kind = form.text('template')
  const booked = kind === 'lastYear' ? (await deps.lastYear(unit.code, year))?.get(account) : undefined
  return readTemplate(kind, form.text('weights'), booked && statementMonths(booked))
}

// Acts beside the cells

export async function phaseRoute(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const place = await placeToWrite(asked, deps)
  const form = await asked.form()
  const base = await baseOf(asked, place, form)
  const row = base.rows.find((one) => one.id === form.text('row'))
  const template = await templateOf(deps, place, form, row?.account ?? '')
  const read = row ? readPhasing(row.id, form.text('total'), template, base) : { ok: false as const, findings: [NO_ROW('row')] }
  if (!read.ok) return await gridAgain(asked, deps, place, { findings: read.findings, written: form.entries() })
  return await answer(asked, place, await save(asked, place, base.version, read.value, 'form'))
}

const NO_ROW = (cell: string): Finding =>
  finding('budget/detail-no-row', 'error', text('Välj en rad i listan.', 'Choose a row in the list.'), { cell })

export async function noteRoute(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const place = await placeToWrite(asked, deps)
  const form = await asked.form()
  const base = await baseOf(asked, place, form)
  const row = base.rows.find((one) => one.id === form.text('note-row'))
  const no = MONTH_NUMBERS.find((one) => one === form.number('note-month'))
  const said = form.text('note')
  const findings = [...(row && no ? [] : [NO_ROW('note-row')]), ...(said.length > MOST_WORDS ? [LONG_NOTE(said.length)] : [])]
  if (!row || !no || findings.length > 0) return await gridAgain(asked, deps, place, { findings, written: form.entries() })
  const edits: Edit[] = [{ row: row.id, field: `n${no}`, value: said === '' ? null : said }]
  return await answer(asked, place, await save(asked, place, base.version, edits, 'form'))
}

const LONG_NOTE = (length: number): Finding =>
  finding(
    'budget/detail-too-long',
    'error',
    text(
      `Kommentaren har ${length} tecken, högst ${MOST_WORDS} ryms. Korta den.`,
      `The comment has ${length} characters, at most ${MOST_WORDS} fit. Shorten it.`,
    ),
    { cell: 'note' },
  )

export async function copyRoute(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const place = await placeToWrite(asked, deps)
  const { unit, year } = place
  const form = await asked.form()
  const outcome = form.text('from') === 'outcome' ? ((await deps.lastYear(unit.code, year)) ?? new Map()) : undefined
  await asked.transact(async (tx) => {
    const rows = outcome ? outcomeRows(outcome) : copiedRows(await loadDetail(tx, unit.code, year - 1))
    await copyYear(tx, { unit: unit.code, year, rows })
  })
  return done(asked, place)
}

export async function handInRoute(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const place = await placeToWrite(asked, deps)
  const { unit, year } = place
  const form = await asked.form()
  const sheet = await baseOf(asked, place, form)
  const frame = (await deps.frames(year))(unit.code)
  const [owner, due] = [form.text('owner'), form.text('due')]
  const undistributed: Undistributed | undefined = owner === '' && due === '' ? undefined : { owner, due }
  const accounts = await deps.accounts(unit.code, year)
  const findings = checkDetail(sheet, { frame, accounts, ...(undistributed ? { undistributed } : {}) })
  if (hasErrors(findings) || frame === undefined)
    return await gridAgain(asked, deps, place, { findings: pointing(findings, sheet), written: form.entries() })
  await asked.transact((tx) => handInDetail(tx, sheet, { frame, ...(undistributed ? { undistributed } : {}) }))
  return asked.c.redirect(detailHref(unit.code, year), 303)
}
