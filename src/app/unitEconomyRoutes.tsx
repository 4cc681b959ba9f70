// One unit's outcome against budget: the page, its table as a file, and the comment where the deviation is.
// Refuses: a unit below a committee to those who stop there, a comment on a line the unit does not have, and writing over somebody.

import { deviationCsv } from '../followup/deviation/deviationCsv.ts'
import { UnitEconomyPage } from '../followup/deviation/pages/unitEconomy.tsx'
import { type CommentForm, UNIT_ECONOMY_PATH, type UnitEconomyView, unitEconomyPath } from '../followup/deviation/pages/view.ts'
import { DEVIATION_WORDS as W } from '../followup/deviation/words.ts'
import { type DeviationComment, isCommentLine, moneyRef, readComment, WHOLE_UNIT } from '../followup/model.ts'
import { COMMENT_CONFLICT, loadDeviationComments, saveDeviationComment } from '../followup/store.ts'
import { type Answer, get, post, type Route } from '../http/route.ts'
import type { Finding } from '../kernel/finding.ts'
import { monthOf } from '../kernel/month.ts'
import { Refusal } from '../kernel/result.ts'
import { formatNumber, type Text, text } from '../kernel/text.ts'
import { ConflictPage } from '../web/conflict.tsx'
import type { AmountUnit } from '../web/figure.tsx'
import { renderPage } from '../web/layout.tsx'
import { link } from '../web/links.ts'
import { detailOf, saidOf, workedOf } from './deviationWiring.ts'
import { requireScope, seesBelowCommittee } from './sight.ts'
import { commentLabel, type UnitChoice, unitEconomyView, unitSpan } from './views/unitEconomy.ts'
import type { WorldAsked } from './worldAsked.ts'

const PATH = `${UNIT_ECONOMY_PATH}/:code`

export const unitEconomyRoutes = (): Route<WorldAsked>[] => [
  get(PATH, 'economy:read', (asked) => unitPage(asked)),
  get(`${PATH}/tabell.csv`, 'economy:read', (asked) => tableFile(asked)),
  post(`${PATH}/kommentar`, 'forecast:write', (asked) => writeComment(asked)),
]

const noUnit = (code: string): Refusal =>
  new Refusal(
    'not-found',
    'app/no-unit',
    text(
      `Enheten ”${code}” finns inte. Välj en enhet under Utfall och budget.`,
      `There is no unit “${code}”. Choose a unit under Outcome and budget.`,
    ),
  )

/** The unit of the address, as far down as the reader sees. */
function unitOf({ c, world, actor }: WorldAsked): string {
  const code = (c.req.param('code') ?? '').toLowerCase()
  const unit = world.units.find((one) => one.code.toLowerCase() === code)
  if (!unit) throw noUnit(code)
  requireScope(moneyRef('outcome', unit.code, '2000-01'), actor, world)
  return unit.code
}

interface Loaded {
  choice: UnitChoice
  /** The month comments are about: the last one of the period. */
  month: string
  comments: readonly DeviationComment[] | undefined
}

async function load(asked: WorldAsked): Promise<Loaded> {
  const { c, shell, world, actor, may } = asked
  const code = unitOf(asked)
  const year = Number(shell.choices.year)
  const alone = c.req.query('visa') === 'manad'
  const period = c.req.query('period')
  const month = monthOf(year, unitSpan(period, alone).months.to)
  const said = may('forecast:read') ? await asked.transact((tx) => saidOf(tx, world, year, month)) : undefined
  const unit = (['mkr', 'tkr', 'kr'] as const).find((one) => one === c.req.query('unit'))
  const choice: UnitChoice = {
    code,
    year,
    structure: shell.choices.structure,
    period,
    alone,
    ...(unit ? { unit: unit satisfies AmountUnit } : {}),
    type: c.req.query('typ') ?? '',
    open: c.req.queries('open') ?? [],
    sees: {
      belowCommittee: seesBelowCommittee(actor, world),
      vouchers: may('vouchers:read', code),
      // A citizen's addresses end at the published statements.
      figures: asked.publicRounds === undefined,
    },
    ...said,
    mayWrite: may('forecast:write', code),
  }
  return { choice, month, comments: said?.comments }
}

interface Wrong {
  line: string
  version: number
  text: string
  findings: readonly Finding[]
}

async function unitPage(asked: WorldAsked, wrong?: Wrong): Promise<Answer> {
  const loaded = await load(asked)
  const { choice } = loaded
  const view = unitEconomyView(asked.world, choice)
  if (!view) throw noUnit(choice.code)
  const { from, to } = unitSpan(choice.period, choice.alone).months
  const { worked, detail } = await asked.transact(async (tx) => ({
    worked:
      asked.may('forecast:read') && choice.sees.belowCommittee
        ? await workedOf(tx, asked.world, choice.code, choice.year, { from, to })
        : undefined,
    detail: await detailOf(tx, choice.code, choice.year, asked.may('budget:read')),
  }))
  const form = await formOf(asked, loaded, view, wrong)
  const csv = link(`${unitEconomyPath(choice.code)}/tabell.csv`, { ...view.query, open: undefined, unit: undefined })
  const whole: UnitEconomyView = {
    ...view,
    ...(worked ? { worked } : {}),
    ...(detail ? { detail } : {}),
    ...(form ? { form } : {}),
    csv,
    source: sourceOf(asked, choice.year),
  }
  return <UnitEconomyPage shell={asked.shell} view={whole} />
}

const sourceOf = ({ world }: WorldAsked, year: number): Text =>
  text(
    `${world.authority.synthetic ? 'Enheter, konton och verifikationer är syntetiska. ' : ''}Källa: bokföring ${year}, ${formatNumber(world.books.imports.length, 0)} importer.`,
    `${world.authority.synthetic ? 'Units, accounts and vouchers are synthetic. ' : ''}Source: books ${year}, ${formatNumber(world.books.imports.length, 0, 'en')} imports.`,
  )

const draftKey = (code: string, month: string, line: string): string => `deviation-${code}-${month}-${line || 'unit'}`

/** The form at the line that was asked for; none until somebody asks for it. */
async function formOf(
  asked: WorldAsked,
  { choice, month, comments }: Loaded,
  view: Pick<UnitEconomyView, 'query'>,
  wrong?: Wrong,
) {
  const wanted = asked.c.req.query('kommentera')
  if (!choice.mayWrite || (!wrong && !wanted)) return undefined
  const line = wrong?.line ?? (wanted === 'enheten' ? WHOLE_UNIT : wanted!)
  const label = commentLabel(asked.world, choice, line)
  if (!label) return undefined
  const stored = comments?.find((one) => one.unit === choice.code && one.line === line)
  const draft = draftKey(choice.code, month, line)
  const kept = wrong ? undefined : await asked.draft(draft)
  return {
    line,
    label,
    action: link(`${unitEconomyPath(choice.code)}/kommentar`, view.query),
    version: wrong?.version ?? Number(kept?.version ?? stored?.version ?? 0),
    text: wrong?.text ?? kept?.kommentar ?? stored?.text ?? '',
    draft,
    findings: wrong?.findings ?? [],
  } satisfies CommentForm
}

async function tableFile(asked: WorldAsked): Promise<Answer> {
  const { choice } = await load(asked)
  const every = { ...choice, unit: 'kr' as const }
  const first = unitEconomyView(asked.world, every)
  // Every cost type with its accounts: a file has no branches to open.
  const view = first && unitEconomyView(asked.world, { ...every, open: first.types.map((one) => one.value) })
  if (!view) throw noUnit(choice.code)
  const body = deviationCsv([...view.rows, view.total, ...view.children], asked.lang)
  return asked.c.body(body, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${view.code}-${view.year}-${view.period}.csv"`,
  })
}

const noLine = (line: string): Refusal =>
  new Refusal(
    'invalid',
    'app/no-comment-line',
    text(
      `Enheten har inget på ”${line}” i år. Läs om sidan och kommentera en rad som står där.`,
      `The unit has nothing on “${line}” this year. Reload the page and comment on a row that stands there.`,
    ),
  )

async function writeComment(asked: WorldAsked): Promise<Answer> {
  const code = unitOf(asked)
  asked.require('forecast:write', code)
  const form = await asked.form()
  const [line, version, written] = [form.text('rad'), form.number('version') ?? 0, form.text('kommentar')]
  const { choice, month } = await load(asked)
  if (!isCommentLine(line) || !commentLabel(asked.world, choice, line)) throw noLine(line)
  const read = readComment(written, version)
  if (!read.ok) {
    const page = await unitPage(asked, { line, version, text: written, findings: read.findings })
    return page instanceof Response ? page : asked.c.html(await renderPage(page), 422)
  }
  try {
    await asked.transact((tx) => saveDeviationComment(tx, { unit: code, month, line, text: read.value }, version))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== COMMENT_CONFLICT) throw error
    return await showConflict(asked, { choice, month, line, mine: read.value })
  }
  await asked.dropDraft(draftKey(code, month, line))
  return asked.c.redirect(`${backTo(asked, choice)}#${line === WHOLE_UNIT ? 'kommentarer' : `rad-${line}`}`, 303)
}

const backTo = (asked: WorldAsked, { code }: UnitChoice): string =>
  link(unitEconomyPath(code), { ...asked.shell.query, kommentera: undefined })

async function showConflict(
  asked: WorldAsked,
  { choice, month, line, mine }: { choice: UnitChoice; month: string; line: string; mine: string },
): Promise<Answer> {
  const all = await asked.transact((tx) => loadDeviationComments(tx, month, choice.code))
  const theirs = all.find((one) => one.line === line)
  const label = commentLabel(asked.world, choice, line) ?? W.wholeUnit
  const page = (
    <ConflictPage
      shell={asked.shell}
      title={`${W.comment[asked.lang]}: ${label[asked.lang]}`}
      action={link(`${unitEconomyPath(choice.code)}/kommentar`, asked.shell.query)}
      hidden={{ rad: line }}
      version={theirs?.version ?? 0}
      savedBy={theirs?.by ?? ''}
      savedAt={theirs?.at ?? asked.today}
      fields={[{ name: 'kommentar', label: W.comment[asked.lang], mine, theirs: theirs?.text ?? '', multiline: true }]}
      keepTheirs={backTo(asked, choice)}
    />
  )
  return asked.c.html(await renderPage(page), 409)
}
