// Staffing targets read and written; the rows of the detailed budget follow in the same transaction.
// Refuses: more people than the level above has decided, unless whoever saves decides there.
import { randomUUID } from 'node:crypto'
import type { Answer, Asked, Form } from '../../../http/route.ts'
import { writeDecimal } from '../../../kernel/decimal.ts'
import { type Finding, finding } from '../../../kernel/finding.ts'
import { text } from '../../../kernel/text.ts'
import { renderPage } from '../../../web/layout.tsx'
import type { DetailDeps } from '../deps.ts'
import { choicePage } from '../editing/routes.tsx'
import { readKronor } from '../kronor.ts'
import { StaffingPage, type StaffingView } from '../pages/staffing.tsx'
import { isRowId } from '../sheet.ts'
import { type Place, placeOf, placeToWrite } from '../sheets/routes.tsx'
import { checkRaise, mostFte, readTarget, type StaffingTarget } from '../staffing.ts'
import { amountWords, staffingHref } from '../words.ts'
import { loadOnCost, loadStaffing, saveStaffing } from './store.ts'

const newId = (): string => `n${randomUUID().slice(0, 8)}`

async function viewOf(asked: Asked, deps: DetailDeps, { unit, year }: Place): Promise<StaffingView> {
  const { saved, onCost } = await asked.transact(async (tx) => ({
    saved: await loadStaffing(tx, unit.code, year),
    onCost: await loadOnCost(tx),
  }))
  return {
    ...saved,
    onCost,
    unitName: unit.name,
    accounts: await deps.accounts(unit.code, year),
    mayEdit: asked.may('budget:edit', unit.code),
    mayDecide: decides(asked, { unit, year }),
    empty: [newId(), newId()],
  }
}

/** A unit without a level above is the top: it decides for itself. */
const decides = (asked: Asked, { unit }: Place): boolean => asked.may('budget:decide', unit.parent ?? unit.code)

export async function staffingPage(asked: Asked, deps: DetailDeps): Promise<Answer> {
  return <StaffingPage shell={asked.shell} view={await viewOf(asked, deps, await placeOf(asked, deps))} />
}

export async function saveStaffingPage(asked: Asked, deps: DetailDeps): Promise<Answer> {
  const place = await placeToWrite(asked, deps)
  const { unit, year } = place
  const form = await asked.form()
  const view = await viewOf(asked, deps, place)
  const onCostAccount = form.text('onCostAccount')
  const ids = [...new Set(form.text('ids').split(' '))].filter((id) => isRowId(id) && id.length <= 30)
  const { targets, findings } = readTargets(form, ids, view)
  if (targets.length > 0 && !view.accounts.has(onCostAccount)) findings.push(NO_ON_COST)
  const above = (await deps.units(year)).find((one) => one.code === unit.parent)?.name
  const context = { year, decided: view.decided?.fte, unitName: unit.name, above, mayDecide: () => view.mayDecide }
  if (findings.length === 0) findings.push(...checkRaise(targets, context).map((one) => atField(one, targets)))
  if (findings.length > 0) {
    const kept = view.targets.filter(({ id }) => ids.includes(id))
    const empty = ids.filter((id) => !kept.some((one) => one.id === id))
    const again = { ...view, targets: kept, empty, findings, written: form.entries(), version: form.number('version') ?? 0 }
    return asked.c.html(await renderPage(<StaffingPage shell={asked.shell} view={again} />), 422)
  }
  // More than decided, saved by whoever decides, is a decision whether the box is ticked or not.
  const raised = checkRaise(targets, { ...context, mayDecide: () => false }).length > 0
  const decide = view.mayDecide && (raised || form.text('decide') === '1') ? writeDecimal(mostFte(targets, year)) : undefined
  const saved = await asked.transact((tx) =>
    saveStaffing(tx, {
      unit: unit.code,
      year,
      basedOn: form.number('version') ?? 0,
      targets,
      onCostAccount,
      ...(decide === undefined ? {} : { decide }),
    }),
  )
  return saved.kind === 'conflict' ? await choicePage(asked, place, saved) : asked.c.redirect(staffingHref(unit.code, year), 303)
}

const SAID = ['title', 'fte', 'salary', 'account', 'from', 'to', 'vacantUntil'] as const

function readTargets(form: Form, ids: readonly string[], { year, accounts, targets: before }: StaffingView) {
  const targets: StaffingTarget[] = []
  const findings: Finding[] = []
  for (const id of ids) {
    const said = Object.fromEntries(SAID.map((field) => [field, form.text(`${field}.${id}`)])) as Record<
      (typeof SAID)[number],
      string
    >
    if (SAID.every((field) => said[field] === '')) continue
    const salary = readKronor(said.salary)
    if (!salary.ok) findings.push(finding('budget/detail-amount', 'error', amountWords(salary.why), { cell: `salary.${id}` }))
    const kept = before.find((one) => one.id === id)
    // An account that is no longer open stays on a target that has it.
    const open = kept ? new Map([...accounts, [kept.account, '']]) : accounts
    const read = readTarget({ ...said, id, activity: kept?.activity ?? '', salary: salary.ok ? salary.ore : null }, year, open)
    if (read.ok) targets.push(read.value)
    else findings.push(...read.findings.filter(({ cell }) => salary.ok || cell !== `salary.${id}`))
  }
  return { targets, findings }
}

const atField = (one: Finding, targets: readonly StaffingTarget[]): Finding =>
  targets[0] ? { ...one, cell: `fte.${targets[0].id}` } : one

const NO_ON_COST = finding(
  'budget/staffing-on-cost-account',
  'error',
  text('Konto för personalomkostnad saknas. Välj ett i listan.', 'The account of on-cost is missing. Choose one from the list.'),
  { cell: 'onCostAccount' },
)
