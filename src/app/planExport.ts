// The plan taken home as PDF/UA or as one HTML file: what the reader sees of the year, whole or one committee's.
// Refuses: an empty file; a year nothing is planned for is said in words.
import { planDocument } from '../goals/model.ts'
import { PLAN_PATHS, PLAN_WORDS } from '../goals/pages/planWords.ts'
import { committeeOf, narrowed, planSeen, stand } from '../goals/steering/reading/routes.tsx'
import { get, type Route } from '../http/route.ts'
import { isDate } from '../kernel/month.ts'
import { Refusal } from '../kernel/result.ts'
import { formatDate, text } from '../kernel/text.ts'
import { compose, planTemplate, type Report } from '../reports/model.ts'
import { fileOf } from './reporting.ts'
import type { WorldAsked } from './worldAsked.ts'

const TYPES = { pdf: 'application/pdf', html: 'text/html; charset=utf-8' } as const

interface PlanFile {
  report: Report
  name: string
}

async function planAsked(asked: WorldAsked): Promise<PlanFile> {
  const { world, lang } = asked
  const standing = await stand(asked, { units: async () => world.units })
  const { year, units, nameOf } = standing
  const committee = committeeOf(asked, units)
  const day = asked.c.req.query('kand') ?? ''
  const knownOn = isDate(day) ? day : undefined
  const plan = narrowed(planSeen(asked, standing, knownOn), units, committee)
  if (plan.all.length === 0)
    throw new Refusal(
      'not-found',
      'app/no-plan',
      text(
        `Det finns ingen plan för ${year}. Välj ett annat år eller en annan nämnd på plansidan.`,
        `There is no plan for ${year}. Choose another year or committee on the plan’s page.`,
      ),
    )
  const known = knownOn ? ` (${PLAN_WORDS.knownOn[lang].toLowerCase()} ${formatDate(knownOn, lang)})` : ''
  const title = `${PLAN_WORDS.plan[lang]} ${year}${committee ? `, ${nameOf(committee)}` : ''}${known}`
  const decided = plan.all.flatMap(({ version }) => (version.decision ? [version.decision.date] : [])).sort()
  const template = planTemplate({
    document: planDocument(plan, { lang, title, nameOf }),
    lang,
    authority: world.authority.name,
    synthetic: world.authority.synthetic,
    date: decided.at(-1) ?? asked.today,
    ...(committee ? { committee: committee.toUpperCase() } : {}),
  })
  return { report: compose(template, () => undefined), name: `plan-${year}${committee ? `-${committee}` : ''}` }
}

const fileRoute = (path: string, format: keyof typeof TYPES): Route<WorldAsked> =>
  get(path, 'plan:read', async (asked) => {
    const { report, name } = await planAsked(asked)
    return asked.c.body(new Uint8Array(await fileOf(asked.world, report, format)), 200, {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
    })
  })

export const planExportRoutes = (): Route<WorldAsked>[] => [fileRoute(PLAN_PATHS.pdf, 'pdf'), fileRoute(PLAN_PATHS.html, 'html')]
