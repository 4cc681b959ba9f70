// Accounts and lines: what is on no line, one account at a time or a whole file, shown before it is saved as a new version.
// Refuses: saving over a version that came in between.
import { randomUUID } from 'node:crypto'
import { get, post, type Route } from '../http/route.ts'
import { type Finding, finding } from '../kernel/finding.ts'
import { isDate } from '../kernel/month.ts'
import { text } from '../kernel/text.ts'
import { chartOf, lineOf, type MappingRow, mappingRow, OWN_ENTITY, readMapping, standardOf } from '../ledger/model.ts'
import { ACCOUNTS_PATH, AccountsPage, type AccountsView } from '../ledger/pages/accounts.tsx'
import { type AccountMapping, loadAccountMapping, saveAccountMapping } from '../ledger/store.ts'
import { dropPending, keepPending, loadPending } from '../organisation/store.ts'
import { lineChoices } from '../statements/model.ts'
import { renderPage } from '../web/layout.tsx'
import { gone } from './organisationImportRoutes.tsx'
import { receiveSheet, type UploadedSheet } from './sheetUpload.ts'
import { requireWhole } from './wholeAuthority.ts'
import type { WorldAsked } from './worldAsked.ts'
import type { World } from './worldShape.ts'

const PURPOSE = 'ledger/account-mapping'

/** Accounts of the own books that stand on no line, with their years. */
export function unknownAccountsOf(world: World): AccountsView['unknown'] {
  const { books, years, authority, statements } = world
  const chart = standardOf([], chartOf(authority.kind).rows, `${years.at(-1) ?? 0}-12-31`)
  const known = (account: string, year: number): boolean =>
    (statements.accounts ? statements.accounts.standard(account, year) : chart(account)) !== undefined
  const met = new Map<string, number[]>()
  for (const year of years)
    for (const measure of ['actual', 'budget'] as const)
      for (const { account } of books.group({ entity: OWN_ENTITY, year, measure, from: 0, to: 12 }, ['account']))
        if (!known(account, year) && !met.get(account)?.includes(year)) met.set(account, [...(met.get(account) ?? []), year])
  return [...met]
    .map(([account, of]) => ({ account, name: world.accountName(OWN_ENTITY, account)?.sv ?? '', years: of }))
    .sort((a, b) => (a.account < b.account ? -1 : 1))
}

function viewOf(world: World, mapping: AccountMapping): AccountsView {
  const { kind } = world.authority
  const chart = chartOf(kind)
  const choices = lineChoices(kind)
  return {
    chart: { name: chart.name, source: chart.source, unverified: chart.unverified ?? false },
    version: mapping.version,
    ...(mapping.savedBy ? { savedBy: mapping.savedBy, savedAt: mapping.savedAt } : {}),
    rows: mapping.rows.map((row) => {
      const found = lineOf(row.standard, choices)
      return { ...row, label: 'problem' in found ? text(row.standard, row.standard) : found.label }
    }),
    unknown: unknownAccountsOf(world),
    lines: choices.map(({ accounts, label, group }) => ({ standard: /^\d+/.exec(accounts)![0], label, group })),
  }
}

async function page(asked: WorldAsked, more: Partial<AccountsView> = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const mapping = await asked.transact((tx) => loadAccountMapping(tx))
  const view = { ...viewOf(asked.world, mapping), ...more }
  return asked.c.html(await renderPage(<AccountsPage shell={asked.shell} view={view} />), status)
}

async function preview(
  asked: WorldAsked,
  fileName: string,
  rows: UploadedSheet['rows'],
): Promise<NonNullable<AccountsView['preview']>> {
  return await asked.transact(async (tx) => {
    const current = await loadAccountMapping(tx)
    const read = readMapping(rows, lineChoices(asked.world.authority.kind), current.rows)
    const pendingId = randomUUID()
    const kept = { pendingId, fileName, basedOn: String(current.version), payload: rows }
    if (read.findings.length === 0) await keepPending(tx, PURPOSE, kept)
    return { ...read, fileName, pendingId }
  })
}

async function upload(asked: WorldAsked): Promise<Response> {
  requireWhole(asked, 'imports:write')
  const { fileName, rows, findings } = await receiveSheet(asked)
  if (findings.length > 0)
    return await page(asked, { preview: { fileName, pendingId: '', rows: [], mapping: [], removed: [], findings } }, 422)
  const shown = await preview(asked, fileName, rows)
  return await page(asked, { preview: shown }, shown.findings.length > 0 ? 422 : 200)
}

async function confirm(asked: WorldAsked): Promise<Response> {
  requireWhole(asked, 'imports:write')
  const pendingId = (await asked.form()).text('pending')
  const done = await asked.transact(async (tx) => {
    const pending = await loadPending<UploadedSheet['rows']>(tx, PURPOSE, pendingId)
    if (!pending) throw gone()
    const current = await loadAccountMapping(tx)
    const { mapping } = readMapping(pending.payload, lineChoices(asked.world.authority.kind), current.rows)
    const version = await saveAccountMapping(tx, Number(pending.basedOn), mapping)
    if (version === undefined) return pending
    await dropPending(tx, PURPOSE)
    return undefined
  })
  if (done) return await page(asked, { preview: await preview(asked, done.fileName, done.payload), outdated: true }, 409)
  asked.changed()
  return asked.c.redirect(`${ACCOUNTS_PATH}?sparat=1`, 303)
}

/** One account on one line: the same as a row of the file, on top of the mapping in force. */
async function one(asked: WorldAsked): Promise<Response> {
  requireWhole(asked, 'imports:write')
  const sent = await asked.form()
  const form = { account: sent.text('konto'), line: sent.text('rad'), from: sent.text('fran') }
  const findings = formFindings(asked, form)
  if (findings.length > 0) return await page(asked, { form: { ...form, findings } }, 422)
  const saved = await asked.transact(async (tx) => {
    const current = await loadAccountMapping(tx)
    const row = mappingRow(form.account, form.line, { from: form.from })
    return await saveAccountMapping(tx, sent.number('version') ?? -1, [...current.rows.filter((old) => !replaces(row, old)), row])
  })
  if (saved === undefined) return await page(asked, { form: { ...form, findings: [] }, outdated: true }, 409)
  asked.changed()
  return asked.c.redirect(`${ACCOUNTS_PATH}?sparat=1`, 303)
}

const replaces = (row: MappingRow, old: MappingRow): boolean =>
  row.accounts === old.accounts && (row.from ?? '') === (old.from ?? '')

function formFindings(asked: WorldAsked, form: { account: string; line: string; from: string }): Finding[] {
  const sheet = [
    { line: 1, cells: ['konto', 'rad', 'från'] },
    { line: 2, cells: [form.account, form.line, isDate(form.from) || form.from === '' ? form.from : 'x'] },
  ]
  const fields: Record<string, string> = { A: 'konto', B: 'rad', C: 'fran' }
  return readMapping(sheet, lineChoices(asked.world.authority.kind), []).findings.map((found) =>
    finding(found.code, found.severity, found.message, { cell: fields[found.cell?.slice(0, 1) ?? 'A'] ?? 'konto' }),
  )
}

export function accountRoutes(): Route<WorldAsked>[] {
  return [
    get<WorldAsked>(ACCOUNTS_PATH, 'imports:read', (asked) => page(asked, { saved: asked.c.req.query('sparat') !== undefined })),
    post<WorldAsked>(ACCOUNTS_PATH, 'imports:write', upload),
    post<WorldAsked>(`${ACCOUNTS_PATH}/spara`, 'imports:write', confirm),
    post<WorldAsked>(`${ACCOUNTS_PATH}/ett`, 'imports:write', one),
  ]
}
