// Registering decisions over drafts, and carrying a plan over to next year.
// Refuses: a committee deciding what belongs to another or to the assembly.
import type { Asked } from '../../../http/route.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { Refusal } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import { renderPage } from '../../../web/layout.tsx'
import { link } from '../../../web/links.ts'
import { DecidePage, type DecideView, NextYearPage, type NextYearView } from '../../pages/planDecide.tsx'
import { PLAN_PATHS, planHref } from '../../pages/planWords.ts'
import { adopt, draftsFor } from '../adopt.ts'
import { carryOver, carryRows } from '../carryOver.ts'
import { diffPlans } from '../diff.ts'
import { makingOf, saveChange } from '../editing/routes.tsx'
import { readDecision } from '../input.ts'
import type { NodeVersion } from '../node.ts'
import { planOf } from '../plan.ts'
import { committeeOf, type Standing, type SteeringDeps, stand } from '../reading/routes.tsx'
import { saveVersions } from '../store.ts'

/** Bodies whose decisions the sender may register. */
const bodiesOf = (asked: Asked, { units }: Standing) =>
  units.list.filter((unit) => unit.level !== 'unit' && asked.may('plan:decide', unit.code))

const covers = ({ units }: Standing, body: string, node: NodeVersion['node']): boolean =>
  units.of(body)?.level === 'assembly' || units.contains(body, node.unit)

interface Sent {
  findings: readonly Finding[]
  values: Record<string, string>
  chosen: readonly string[]
  year: number
}

export async function decidePage(asked: Asked, deps: SteeringDeps, sent?: Sent) {
  const standing = await stand(asked, deps, sent?.year)
  const { versions, year, units } = standing
  const bodies = bodiesOf(asked, standing)
  const wanted = sent?.values.body ?? committeeOf(asked, units)
  const body = bodies.find((one) => one.code === wanted)?.code ?? bodies[0]?.code
  const drafts = body ? draftsFor(versions, year).filter((one) => covers(standing, body, one.node)) : []
  const ids = drafts.map((one) => one.node.id)
  // What the drafts would meet if they were all decided today: read before the meeting, not after.
  const ahead =
    drafts.length === 0
      ? []
      : adopt(
          versions,
          { year, ids, decision: { body: '-', paragraph: '-', caseNumber: '-', date: asked.today } },
          makingOf(asked),
          units,
        ).findings
  const view: DecideView = {
    year,
    drafts,
    differences: diffPlans(planOf(versions, year), planOf(versions, year, { drafts: true }), { years: true }),
    bodies: bodies.map(({ code, name }) => ({ value: code, label: name })),
    values: sent?.values ?? { body: body ?? '', date: '' },
    chosen: sent?.chosen ?? ids,
    findings: sent?.findings ?? ahead,
    sent: sent !== undefined,
    nameOf: standing.nameOf,
  }
  return <DecidePage shell={asked.shell} view={view} />
}

export async function decide(asked: Asked, deps: SteeringDeps): Promise<Response> {
  const form = await asked.form()
  const standing = await stand(asked, deps, form.number('year'))
  const { versions, year, units } = standing
  const body = form.text('body')
  asked.require('plan:decide', body)
  const chosen = form.all('ids')
  const outside = draftsFor(versions, year).find((one) => chosen.includes(one.node.id) && !covers(standing, body, one.node))
  if (outside || units.of(body)?.level === 'unit') throw notTheirs(outside?.node.title ?? body, standing.nameOf(body))
  const decision = readDecision(form, units.of(body)?.name ?? '')
  const adopted = adopt(versions, { year, ids: chosen, decision }, makingOf(asked), units)
  if (!adopted.ok) {
    const page = await decidePage(asked, deps, { findings: adopted.findings, values: form.entries(), chosen, year })
    return asked.c.html(await renderPage(page), 422)
  }
  await asked.transact((tx) => saveVersions(tx, adopted.value, { action: 'goals/planDecide' }))
  asked.changed('goals')
  return asked.c.redirect(planHref({ year, namnd: units.of(body)?.level === 'committee' ? body : undefined }), 303)
}

const notTheirs = (title: string, body: string): Refusal =>
  new Refusal(
    'not-allowed',
    'goals/not-theirs',
    text(
      `”${title}” kan inte beslutas av ${body}. Mål beslutas av fullmäktige, delmål av den nämnd som har dem.`,
      `“${title}” cannot be decided by ${body}. Goals are decided by the assembly, sub-goals by the committee that has them.`,
    ),
  )

export async function nextYearPage(asked: Asked, deps: SteeringDeps, sent?: { findings: readonly Finding[]; year: number }) {
  const standing = await stand(asked, deps, sent?.year)
  const { versions, year, units } = standing
  const committee = committeeOf(asked, units)
  const mine = (unit: string): boolean => !committee || units.contains(committee, unit)
  const view: NextYearView = {
    year,
    rows: carryRows(versions, year).filter((row) => mine(row.one.node.unit)),
    differences: diffPlans(planOf(versions, year), planOf(versions, year + 1, { drafts: true })).filter((one) =>
      mine(one.node.unit),
    ),
    mayCarry: (unit) => asked.may('plan:draft', unit),
    findings: sent?.findings ?? [],
    nameOf: standing.nameOf,
  }
  return <NextYearPage shell={asked.shell} view={view} />
}

export async function carry(asked: Asked, deps: SteeringDeps): Promise<Response> {
  const form = await asked.form()
  const standing = await stand(asked, deps, form.number('year'))
  const made = carryOver(standing.versions, standing.year, form.all('ids'), makingOf(asked))
  if (!made.ok) {
    const page = await nextYearPage(asked, deps, { findings: made.findings, year: standing.year })
    return asked.c.html(await renderPage(page), 422)
  }
  if (made.value.versions.length > 0) await saveChange(asked, standing, made.value, 'goals/planCarry')
  return asked.c.redirect(link(PLAN_PATHS.nextYear, { year: standing.year }), 303)
}
