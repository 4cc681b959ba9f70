// Decisions on money: the list, a new draft, one decision; save, register as decided, withdraw.
// Refuses: a draft of a unit the actor does not answer for, whatever the form says; assembly and board decisions need the whole authority.
import { randomUUID } from 'node:crypto'
import { type Answer, type Asked, type Form, get, post, type Route } from '../../http/route.ts'
import type { Finding } from '../../kernel/finding.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/result.ts'
import { type Lang, text } from '../../kernel/text.ts'
import { isCommitteeLevel, type UnitTree } from '../../organisation/model.ts'
import { ConflictPage } from '../../web/conflict.tsx'
import type { SelectOption } from '../../web/form.tsx'
import { renderPage } from '../../web/layout.tsx'
import { PATHS } from '../../web/links.ts'
import { holdsBudget } from '../answersFor.ts'
import { needsUnit } from '../bodies.ts'
import { checkDecision } from '../checks.ts'
import { BODIES, type BudgetDecision, DECISION_KINDS, type StoredDecision } from '../decision.ts'
import { groundsOf, namesOf, type Places } from '../grounds.ts'
import { type Holder, LINES, lineHolder, parseHolder, unitHolder } from '../holder.ts'
import { DecisionPage, NewDecisionPage } from '../pages/decision.tsx'
import type { FormView } from '../pages/decisionForm.tsx'
import { DecisionsPage } from '../pages/decisions.tsx'
import { decisionHref, say } from '../pages/shared.tsx'
import { LINE_WORDS } from '../words.ts'
import { fieldsOf, readDecisionForm, type Typed, withOneMoreRow } from './form.ts'
import { DECISION_CONFLICT, decide, loadDecisions, loadDecisionVersions, loadPlaces, saveDraft, withdraw } from './store.ts'

const LIST = `${PATHS.budget}/beslut`

export const decisionRoutes = (): Route[] => [
  get(LIST, 'budget:read', list),
  get(`${LIST}/nytt`, 'budget:decide', newDecision),
  post(`${LIST}/nytt`, 'budget:decide', addDraft),
  get(`${LIST}/:id`, 'budget:read', (asked) => one(asked)),
  post(`${LIST}/:id`, 'budget:decide', change),
]

/** Where the right to register a decision is asked: the committee's own, or the whole authority for the assembly's and the board's. */
export function unitOfDecision(
  { kind, body, unit }: Pick<BudgetDecision, 'kind' | 'body' | 'unit'>,
  tree: UnitTree,
): UnitCode | undefined {
  if (needsUnit(kind, body) && unit) return unit
  return tree.codes.find((code) => tree.unit(code)?.kind === 'assembly') ?? tree.roots()[0]
}

const mayDecide = (asked: Asked, decision: BudgetDecision, { tree }: Places): boolean =>
  asked.may('budget:decide', unitOfDecision(decision, tree))

async function list(asked: Asked): Promise<Answer> {
  const { decisions, places } = await asked.transact(async (tx) => ({
    decisions: await loadDecisions(tx),
    places: await loadPlaces(tx, asked.today),
  }))
  const seen = decisions.filter((each) => each.state !== 'draft' || mayDecide(asked, each, places))
  const years = [...new Set(seen.flatMap((each) => each.entries.map((entry) => entry.year)))].toSorted((a, b) => b - a)
  const year = years.find((each) => String(each) === asked.c.req.query('ar')) ?? 0
  const view = {
    decisions: seen.filter((each) => year === 0 || each.entries.some((entry) => entry.year === year)).toReversed(),
    year,
    years,
    names: namesOf(places),
    mayDecide: asked.may('budget:decide'),
  }
  return <DecisionsPage shell={asked.shell} view={view} />
}

export function holderOptions({ tree, activities }: Places, lang: Lang): SelectOption[] {
  const units = tree.codes.filter((code) => holdsBudget(tree.unit(code)!.kind))
  return [
    ...LINES.map((line) => ({ value: lineHolder(line) as string, label: LINE_WORDS[line][lang] })),
    ...units.flatMap((code) => {
      const { name } = tree.unit(code)!
      return [
        { value: unitHolder(code) as string, label: name },
        ...activities
          .filter((each) => each.unit === code)
          .map((each) => ({ value: unitHolder(code, each.id) as string, label: `${name}: ${each.name}` })),
      ]
    }),
  ]
}

function formView(
  asked: Asked,
  places: Places,
  more: Pick<FormView, 'action' | 'typed' | 'version' | 'findings' | 'draftKey' | 'stored'>,
): FormView {
  const { tree } = places
  const committees = tree.codes.filter((code) => isCommitteeLevel(tree.unit(code)!.kind))
  return {
    ...more,
    holders: holderOptions(places, asked.lang),
    committees: committees.map((code) => ({ value: code, label: tree.unit(code)!.name })),
  }
}

const NEW_KEY = 'budget-decision-new'
const blank = (today: string): Typed => ({
  rows: '3',
  date: today,
  body: 'assembly',
  kind: 'supplementaryBudget',
  ...Object.fromEntries([0, 1, 2].map((at) => [`year-${at}`, today.slice(0, 4)])),
})

const newView = (asked: Asked, places: Places, typed: Typed, findings: readonly Finding[] = []): FormView =>
  formView(asked, places, { action: `${LIST}/nytt`, typed, version: 0, findings, draftKey: NEW_KEY, stored: false })

const placesNow = (asked: Asked): Promise<Places> => asked.transact((tx) => loadPlaces(tx, asked.today))

async function newDecision(asked: Asked): Promise<Answer> {
  const typed = (await asked.draft(NEW_KEY)) ?? blank(asked.today)
  return <NewDecisionPage shell={asked.shell} form={newView(asked, await placesNow(asked), typed)} />
}

/** Who decides is asked of the form before anything else: nobody drafts for a unit they do not answer for. */
function requireFor(asked: Asked, form: Form, { tree }: Places): void {
  const kind = DECISION_KINDS.find((each) => each === form.text('kind')) ?? 'regionalPlan'
  const body = BODIES.find((each) => each === form.text('body')) ?? 'assembly'
  asked.require('budget:decide', unitOfDecision({ kind, body, unit: form.text('unit') || undefined }, tree))
}

async function addDraft(asked: Asked): Promise<Answer> {
  const form = await asked.form()
  const places = await placesNow(asked)
  const typed = form.entries()
  const again = async (values: Typed, status: 200 | 422, findings: readonly Finding[] = []) =>
    asked.c.html(
      await renderPage(<NewDecisionPage shell={asked.shell} form={newView(asked, places, values, findings)} />),
      status,
    )
  if (form.text('gor') === 'rad') return await again(withOneMoreRow(typed), 200)
  requireFor(asked, form, places)
  const id = `b-${randomUUID().slice(0, 8)}`
  const read = readDecisionForm(id, typed)
  if (!read.ok) return await again(typed, 422, read.findings)
  await asked.transact((tx) => saveDraft(tx, read.value, 0))
  await asked.dropDraft(NEW_KEY)
  return asked.c.redirect(decisionHref(id), 303)
}

const missing = () =>
  new Refusal(
    'not-found',
    'budget/no-decision',
    text('Beslutet finns inte. Se listan över beslut.', 'There is no such decision. See the list of decisions.'),
  )

interface Loaded {
  decision: StoredDecision
  versions: StoredDecision[]
  places: Places
  standing: Finding[]
}

async function load(asked: Asked): Promise<Loaded> {
  const id = asked.c.req.param('id') ?? ''
  const loaded = await asked.transact(async (tx) => {
    const versions = await loadDecisionVersions(tx, id)
    const decision = versions.at(-1)
    if (!decision) throw missing()
    const places = await loadPlaces(tx, /^\d{4}-\d\d-\d\d$/.test(decision.date) ? decision.date : asked.today)
    const others = decision.state === 'draft' ? (await loadDecisions(tx)).filter((each) => each.id !== id) : []
    const standing = decision.state === 'draft' ? checkDecision(decision, groundsOf(others, places)) : []
    return { decision, versions, places, standing }
  })
  // A draft is as if it did not exist for those who may not take it.
  if (loaded.decision.state === 'draft' && !mayDecide(asked, loaded.decision, loaded.places)) throw missing()
  return loaded
}

const draftKey = (id: string) => `budget-decision-${id}`

/** What a committee gives its own units is for those who see below the committee. */
function seesHolder(asked: Asked, holder: Holder): boolean {
  const parsed = parseHolder(holder)
  return parsed?.kind !== 'unit' || asked.sees(parsed.unit)
}

async function one(asked: Asked, step: { typed?: Typed; findings?: readonly Finding[] } = {}) {
  const { decision, versions, places, standing } = await load(asked)
  const may = mayDecide(asked, decision, places)
  const typed =
    step.typed ?? (decision.state === 'draft' ? await asked.draft(draftKey(decision.id)) : undefined) ?? fieldsOf(decision)
  const refused = step.findings ?? []
  const rows = decision.entries.filter((entry) => [entry.from, entry.to].every((holder) => seesHolder(asked, holder)))
  const form =
    decision.state === 'draft' && may
      ? formView(asked, places, {
          action: decisionHref(decision.id),
          typed,
          version: decision.version,
          findings: refused.length > 0 ? refused : standing,
          draftKey: draftKey(decision.id),
          stored: true,
        })
      : undefined
  const view = {
    decision,
    rows,
    versions,
    names: namesOf(places),
    standing,
    ...(form ? { form } : {}),
    mayWithdraw: may && decision.state !== 'withdrawn',
    refused,
  }
  return <DecisionPage shell={asked.shell} view={view} />
}

async function change(asked: Asked): Promise<Answer> {
  const form = await asked.form()
  const { decision, places } = await load(asked)
  const { id } = decision
  asked.require('budget:decide', unitOfDecision(decision, places.tree))
  const [step, version, typed] = [form.text('gor'), form.number('version') ?? 0, form.entries()]
  const again = async (status: 200 | 422, values: Typed | undefined, findings: readonly Finding[]) =>
    asked.c.html(await renderPage(await one(asked, { findings, ...(values ? { typed: values } : {}) })), status)
  if (step === 'aterta') {
    if (form.text('because') === '') return await again(422, undefined, [noReason()])
    await asked.transact((tx) => withdraw(tx, id, form.text('because'), version))
    asked.changed('plan')
    return asked.c.redirect(decisionHref(id), 303)
  }
  if (step === 'rad') return await again(200, withOneMoreRow(typed), [])
  requireFor(asked, form, places)
  const read = readDecisionForm(id, typed)
  if (!read.ok) return await again(422, typed, read.findings)
  try {
    const result = await asked.transact(async (tx) => {
      const saved = await saveDraft(tx, read.value, version)
      return step === 'besluta' ? await decide(tx, id, saved) : undefined
    })
    await asked.dropDraft(draftKey(id))
    if (result?.ok) asked.changed('plan')
    if (result && !result.ok)
      return await again(
        422,
        undefined,
        result.findings.filter((each) => each.severity === 'error'),
      )
    return asked.c.redirect(decisionHref(id), 303)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== DECISION_CONFLICT) throw error
    return await conflict(asked, id, typed)
  }
}

const noReason = (): Finding => ({
  code: 'budget/no-withdraw-reason',
  severity: 'error',
  cell: 'because',
  message: text('Skriv varför beslutet återtas.', 'Say why the decision is withdrawn.'),
})

/** Every field that differs stands side by side; the rest of what was typed goes along. */
async function conflict(asked: Asked, id: string, mine: Record<string, string>): Promise<Answer> {
  const { decision } = await load(asked)
  const theirs = fieldsOf(decision)
  const own = Object.entries(mine).filter(([name]) => !['version', 'gor'].includes(name))
  const differing = own.filter(([name, value]) => name !== 'rows' && value !== (theirs[name] ?? ''))
  const hidden = Object.fromEntries(own.filter(([name]) => !differing.some(([each]) => each === name)))
  const page = (
    <ConflictPage
      shell={asked.shell}
      title={decision.title || id}
      action={decisionHref(id)}
      hidden={{ ...hidden, gor: 'spara' }}
      version={decision.version}
      savedBy={decision.by}
      savedAt={decision.at}
      keepTheirs={decisionHref(id)}
      fields={differing.map(([name, value]) => ({
        name,
        label: fieldLabel(name, asked.lang),
        mine: value,
        theirs: theirs[name] ?? '',
      }))}
    />
  )
  return asked.c.html(await renderPage(page), 409)
}

const FIELD_LABELS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  kind: ['Sorts beslut', 'Kind of decision'],
  body: ['Vem beslutar', 'Who decides'],
  unit: ['Nämnd', 'Committee'],
  date: ['Beslutsdag', 'Day of decision'],
  paragraph: ['Paragraf', 'Paragraph'],
  caseNumber: ['Diarienummer', 'Case number'],
  title: ['Rubrik', 'Title'],
  reason: ['Skäl', 'Reason'],
  from: ['Från', 'From'],
  to: ['Till', 'To'],
  year: ['Budgetår', 'Budget year'],
  amount: ['Belopp, mkr', 'Amount, SEK m'],
  why: ['Varför', 'Why'],
  permanence: ['Varaktighet', 'Permanence'],
}

function fieldLabel(name: string, lang: Lang): string {
  const [field = '', row] = name.split('-')
  const words = FIELD_LABELS[field]
  const label = words ? say(lang, ...words) : say(lang, 'Finansiering och undantag', 'Funding and exception')
  return row === undefined ? label : `${say(lang, 'Rad', 'Row')} ${Number(row) + 1}, ${label.toLowerCase()}`
}
