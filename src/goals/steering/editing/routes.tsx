// Changing the chain from forms: new nodes, edits, moves, splits, mergers and ends, always as drafts of the sender's own units.
// Refuses: an id or unit outside what the sender may draft, and saving on top of someone else's newer version.
import type { Asked, Form } from '../../../http/route.ts'
import { type Finding, hasErrors } from '../../../kernel/finding.ts'
import { Refusal, type Result } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import { type ConflictField, ConflictPage } from '../../../web/conflict.tsx'
import { renderPage } from '../../../web/layout.tsx'
import { NewNodePage } from '../../pages/planNode.tsx'
import { nodeHref, PLAN_PATHS } from '../../pages/planWords.ts'
import { type Changed, create, edit, end, type Making, move, newId, withdraw } from '../change.ts'
import { checkPlan } from '../check.ts'
import { diffNodes } from '../diff.ts'
import { readNode, typedOf, writeNode } from '../input.ts'
import { KIND_ORDER, type NodeKind, type NodeVersion, type SteeringNode } from '../node.ts'
import { groupById, planOf } from '../plan.ts'
import { committeeOf, formOf, nodePage, noNode, type Standing, type SteeringDeps, stand } from '../reading/routes.tsx'
import { merge, split } from '../reshape.ts'
import { saveVersions } from '../store.ts'
import { FIELD_WORDS, type FieldName } from '../words.ts'

export const makingOf = (asked: Asked, reason = ''): Making => ({
  by: asked.actor.name,
  at: new Date().toISOString(),
  ...(reason === '' ? {} : { reason }),
})

/** Each node must be the sender's to draft, both as it was and as it becomes. */
export function requireDrafts(asked: Asked, { versions }: Standing, made: readonly NodeVersion[]): void {
  const before = groupById(versions)
  for (const { node } of made) {
    asked.require('plan:draft', node.unit)
    const was = before.get(node.id)?.at(-1)
    if (was) asked.require('plan:draft', was.node.unit)
  }
}

export async function saveChange(
  asked: Asked,
  standing: Standing,
  { versions: made, lineage }: Changed,
  action: string,
): Promise<void> {
  requireDrafts(asked, standing, made)
  await asked.transact((tx) => saveVersions(tx, made, { lineage, action }))
  asked.changed('goals')
}

/** Which field of the form a finding about a node belongs to. */
const FIELD_OF: Record<string, string> = {
  'goals/unknown-unit': 'unit',
  'goals/unit-level': 'unit',
  'goals/unit-outside': 'unit',
  'goals/no-parent': 'parents',
  'goals/parent-missing': 'parents',
  'goals/parent-kind': 'parents',
  'goals/circle': 'parents',
  'goals/number-taken': 'no',
  'goals/years': 'to',
}

/** What would be wrong with the node itself in the plan it is drafted for. */
function faults({ versions, units }: Standing, made: readonly NodeVersion[], id: string): Finding[] {
  const draft = made.filter((one) => one.node.id === id && one.state === 'draft').at(-1)
  if (!draft) return []
  const plan = planOf([...versions, ...made], draft.node.from, { drafts: true })
  return checkPlan(plan, units)
    .filter((one) => one.cell === id && one.severity === 'error')
    .map((one) => ({ ...one, cell: FIELD_OF[one.code] ?? 'title' }))
}

const kindOf = (written: string | undefined): NodeKind =>
  KIND_ORDER.includes(written as NodeKind) ? (written as NodeKind) : 'subgoal'

export async function newPage(
  asked: Asked,
  deps: SteeringDeps,
  wrong?: { findings: readonly Finding[]; values: Record<string, string>; kind: NodeKind; year: number },
) {
  const standing = await stand(asked, deps, wrong?.year)
  const plan = planOf(standing.versions, standing.year, { drafts: true })
  const kind = wrong?.kind ?? kindOf(asked.c.req.query('slag'))
  const committee = committeeOf(asked, standing.units)
  const parent = asked.c.req.query('under')
  const values = wrong?.values ?? {
    ...writeNode({}),
    from: String(standing.year),
    ...(kind === 'focusArea' || kind === 'goal' ? {} : { to: String(standing.year) }),
    ...(committee ? { unit: committee } : {}),
    ...(parent && plan.byId.has(parent) ? { parents: parent } : {}),
    ...(await asked.draft(`plan:ny:${kind}`)),
  }
  const form = await formOf(asked, standing, plan, kind, values, wrong?.findings ?? [])
  return <NewNodePage shell={asked.shell} view={{ year: standing.year, form }} />
}

export async function add(asked: Asked, deps: SteeringDeps): Promise<Response> {
  const form = await asked.form()
  const kind = kindOf(form.text('kind'))
  const standing = await stand(asked, deps, form.number('year'))
  const again = async (findings: readonly Finding[]) =>
    asked.c.html(
      await renderPage(await newPage(asked, deps, { findings, values: typedOf(form), kind, year: standing.year })),
      422,
    )
  const read = readNode(form, kind, standing.year)
  if (!read.ok) return again(read.findings)
  const node: SteeringNode = { id: newId(standing.versions, kind, read.value.parents[0]), kind, ...read.value }
  asked.require('plan:draft', node.unit)
  const made = create(standing.versions, node, makingOf(asked))
  if (!made.ok) return again(made.findings)
  const wrong = faults(standing, made.value.versions, node.id)
  if (wrong.length > 0) return again(wrong)
  await saveChange(asked, standing, made.value, 'goals/planAdd')
  await asked.dropDraft(`plan:ny:${kind}`)
  return asked.c.redirect(nodeHref(node.id, node.from), 303)
}

interface Opened {
  form: Form
  id: string
  year: number
  standing: Standing
  current: NodeVersion
  latest: NodeVersion
}

/** The node a form is about, looked up among the authority's own and asked for over its unit. */
async function openForm(asked: Asked, deps: SteeringDeps): Promise<Opened> {
  const form = await asked.form()
  const id = form.text('id')
  const standing = await stand(asked, deps, form.number('year'))
  const latest = groupById(standing.versions).get(id)?.at(-1)
  const current = planOf(standing.versions, standing.year, { drafts: true }).byId.get(id)?.version
  if (!latest || !current) throw noNode(id)
  asked.require('plan:draft', current.node.unit)
  return { form, id, year: standing.year, standing, current, latest }
}

export async function change(asked: Asked, deps: SteeringDeps): Promise<Response> {
  const opened = await openForm(asked, deps)
  const { form, id, year, standing, current, latest } = opened
  const act = form.text('act')
  if (act === 'withdraw')
    return reshaped(asked, deps, opened, withdraw(standing.versions, id, year, makingOf(asked)), 'goals/planWithdraw')
  if (act === 'end') return reshaped(asked, deps, opened, end(standing.versions, id, year, makingOf(asked)), 'goals/planEnd')
  if (form.number('version') !== latest.version) return conflict(asked, opened)
  const again = async (findings: readonly Finding[]) =>
    asked.c.html(await renderPage(await nodePage(asked, deps, id, { findings, values: typedOf(form) }, year)), 422)
  const read = readNode(form, current.node.kind, year)
  if (!read.ok) return again(read.findings)
  asked.require('plan:draft', read.value.unit)
  const made = edit(standing.versions, id, year, read.value, makingOf(asked, form.text('reason')))
  if (!made.ok) return again(made.findings)
  const wrong = faults(standing, made.value.versions, id)
  if (wrong.length > 0) return again(wrong)
  const next = made.value.versions.at(-1)!
  // What holds, sent again, is no change: keeping the other's text after a conflict.
  if (diffNodes(current.node, next.node, { years: current.state === 'draft' }).length > 0)
    await saveChange(asked, standing, made.value, 'goals/planEdit')
  await asked.dropDraft(`plan:${id}:${year}`)
  return asked.c.redirect(nodeHref(id, Math.max(year, next.node.from)), 303)
}

async function conflict(asked: Asked, { form, id, year, current, latest }: Opened): Promise<Response> {
  const theirs = writeNode(latest.node)
  const mine = { ...theirs, ...typedOf(form) }
  const fields: ConflictField[] = (Object.keys(FIELD_WORDS) as FieldName[]).flatMap((name) =>
    name in theirs
      ? [
          {
            name,
            label: FIELD_WORDS[name][asked.lang],
            mine: mine[name] ?? '',
            theirs: theirs[name] ?? '',
            multiline: name === 'definition' || name === 'note',
          },
        ]
      : [],
  )
  fields.push({
    name: 'feedSource',
    label: FIELD_WORDS.feed[asked.lang],
    mine: mine.feedSource ?? '',
    theirs: theirs.feedSource ?? '',
  })
  const page = (
    <ConflictPage
      shell={asked.shell}
      title={current.node.title}
      action={PLAN_PATHS.change}
      hidden={{ id, year: String(year) }}
      version={latest.version}
      savedBy={latest.by}
      savedAt={latest.at}
      fields={fields}
    />
  )
  return asked.c.html(await renderPage(page), 409)
}

/** Saves a change of shape, or shows the node again with what stood in the way. */
async function reshaped(
  asked: Asked,
  deps: SteeringDeps,
  { form, id, year, standing, latest }: Opened,
  made: Result<Changed>,
  action: string,
  to = id,
): Promise<Response> {
  if (form.number('version') !== latest.version)
    throw new Refusal(
      'conflict',
      'goals/version-taken',
      text(
        'Noden har ändrats sedan du öppnade sidan. Öppna den igen och gör om.',
        'The node has changed since you opened the page. Open it again and redo.',
      ),
    )
  const findings = made.ok ? faults(standing, made.value.versions, id) : made.findings
  if (!made.ok || hasErrors(findings))
    return asked.c.html(await renderPage(await nodePage(asked, deps, id, { findings }, year)), 422)
  await saveChange(asked, standing, made.value, action)
  return asked.c.redirect(nodeHref(to, year), 303)
}

export async function moveNode(asked: Asked, deps: SteeringDeps): Promise<Response> {
  const opened = await openForm(asked, deps)
  const { form, id, year, standing } = opened
  const parents = form.all('parents').filter((one) => one !== '')
  return reshaped(asked, deps, opened, move(standing.versions, id, year, parents, makingOf(asked)), 'goals/planMove')
}

export async function splitNode(asked: Asked, deps: SteeringDeps): Promise<Response> {
  const opened = await openForm(asked, deps)
  const { form, id, year, standing, current } = opened
  const first = newId(standing.versions, current.node.kind, current.node.parents[0])
  const second = first.replace(/\d+$/, (no) => String(Number(no) + 1))
  const parts = [
    { id: first, title: form.text('first'), ...(current.node.no === undefined ? {} : { no: current.node.no }) },
    { id: second, title: form.text('second'), children: form.all('second-child') },
  ]
  return reshaped(asked, deps, opened, split(standing.versions, id, year, parts, makingOf(asked)), 'goals/planSplit', first)
}

export async function mergeNodes(asked: Asked, deps: SteeringDeps): Promise<Response> {
  const opened = await openForm(asked, deps)
  const { form, id, year, standing, current } = opened
  const into = newId(standing.versions, current.node.kind, current.node.parents[0])
  const whole = {
    id: into,
    title: form.text('title') || current.node.title,
    ...(current.node.no === undefined ? {} : { no: current.node.no }),
  }
  return reshaped(
    asked,
    deps,
    opened,
    merge(standing.versions, [id, form.text('with')], year, whole, makingOf(asked)),
    'goals/planMerge',
    into,
  )
}
