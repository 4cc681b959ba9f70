// Activities, editions of outside forecasts and the choice between them, in the database.
// Refuses: another content under an edition's name, and choosing an edition or component that does not exist.
import type { UnitCode } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { audit } from '../../storage/audit.ts'
import type { Tx } from '../../storage/database.ts'
import { remembered } from '../../storage/remember.ts'
import type { Activity } from '../activity.ts'
import type { Vintage, VintageSeries } from '../vintage.ts'
import type { ChosenVintages } from '../vintages.ts'

/** In the order of printed tables. */
export const loadActivities = (tx: Tx): Promise<Activity[]> =>
  remembered(tx, { key: 'budget/activities', follows: ['budget/activities'] }, async () =>
    (await readActivities(tx)).map(({ version: _, ...activity }) => activity),
  )

async function readActivities(tx: Tx): Promise<(Activity & { version: number })[]> {
  const rows = await tx.query<Activity & { version: number }>(
    `select distinct on (unit, activity_id) unit, activity_id as id, version, name, treatment, position
       from budget.activity where authority_id = $1 order by unit, activity_id, version desc`,
    [tx.authority],
  )
  return rows.toSorted((a, b) => a.position - b.position)
}

/** Adds activities and gives changed ones a new version; those left out stay as they are. */
export async function saveActivities(tx: Tx, activities: readonly Activity[]): Promise<void> {
  const wrong = activities.find((one) => !/^[a-z0-9_]{1,80}$/.test(one.id))
  if (wrong)
    throw new Refusal(
      'invalid',
      'budget/activity-id',
      text(
        `Verksamhetens beteckning ”${wrong.id}” får bara innehålla a–z, siffror och understreck.`,
        `The activity’s identity “${wrong.id}” may only hold a–z, digits and underscore.`,
      ),
    )
  const key = (one: { unit: UnitCode; id: string }) => `${one.unit}/${one.id}`
  const stored = new Map((await readActivities(tx)).map((one) => [key(one), one]))
  const changed = activities.filter((one) => {
    const before = stored.get(key(one))
    return !before || before.name !== one.name || before.treatment !== one.treatment || before.position !== one.position
  })
  if (changed.length === 0) return
  const rows = changed.map((one) => ({ ...one, version: (stored.get(key(one))?.version ?? 0) + 1 }))
  await tx.query(
    `insert into budget.activity (authority_id, unit, activity_id, version, name, treatment, position, saved_by)
     select $1::uuid, r.unit, r.id, r.version, r.name, r.treatment, r.position, $3::text
       from jsonb_to_recordset($2::jsonb) as r (unit text, id text, version int, name text, treatment text, position int)`,
    [tx.authority, JSON.stringify(rows), tx.actor.name],
  )
  await audit(tx, {
    action: 'budget/activities',
    subject: 'budget:activities',
    before: { activities: stored.size },
    after: { changed: changed.map(key).slice(0, 50), more: Math.max(0, changed.length - 50) },
  })
}

type Components = [component: string, years: [year: number, value: string][]][]
type VintageRow = Omit<Vintage, 'values' | 'synthetic'> & { components: Components; synthetic: boolean }

/** In the order they were registered. */
export const loadVintages = (tx: Tx): Promise<Vintage[]> =>
  remembered(tx, { key: 'budget/vintages', follows: ['budget/vintage'] }, () => readVintages(tx))

async function readVintages(tx: Tx): Promise<Vintage[]> {
  const rows = await tx.query<VintageRow>(
    `select vintage_id as id, series, name, published, source, unit, components, synthetic
       from budget.vintage where authority_id = $1 order by saved_at, vintage_id`,
    [tx.authority],
  )
  return rows.map(({ components, synthetic, ...rest }) => ({
    ...rest,
    values: Object.fromEntries(components.map(([component, years]) => [component, Object.fromEntries(years)])),
    ...(synthetic ? { synthetic } : {}),
  }))
}

const componentsOf = ({ values }: Vintage): Components =>
  Object.entries(values).map(([component, years]) => [
    component,
    Object.entries(years).map(([year, value]) => [Number(year), value] as [number, string]),
  ])

const content = (one: Vintage): string =>
  JSON.stringify([one.series, one.name, one.published, one.source, one.unit, componentsOf(one), one.synthetic === true])

/** Registers an edition. The same again says nothing; another content under the same name is refused, since editions are kept. */
export async function saveVintage(tx: Tx, vintage: Vintage): Promise<void> {
  const known = (await readVintages(tx)).find((one) => one.id === vintage.id)
  if (known && content(known) === content(vintage)) return
  if (known)
    throw new Refusal(
      'conflict',
      'budget/vintage-exists',
      text(
        `Upplagan ”${vintage.id}” är redan registrerad med andra värden. Ge den nya en egen beteckning.`,
        `The edition “${vintage.id}” is already registered with other values. Give the new one its own identity.`,
      ),
    )
  const { id, series, name, published, source, unit } = vintage
  await tx.query(
    `insert into budget.vintage (authority_id, vintage_id, series, name, published, source, unit, components, synthetic, saved_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10)`,
    [
      tx.authority,
      id,
      series,
      name,
      published,
      source,
      unit,
      JSON.stringify(componentsOf(vintage)),
      vintage.synthetic === true,
      tx.actor.name,
    ],
  )
  await audit(tx, {
    action: 'budget/vintage',
    subject: `budget:vintage/${id}`,
    after: { series, name, published, components: Object.keys(vintage.values) },
  })
}

interface ChoiceRow {
  series: VintageSeries
  no: number
  vintage: string
  component: string
  reason: string
  by: string
  at: string
}

const readChoices = (tx: Tx): Promise<ChoiceRow[]> =>
  tx.query<ChoiceRow>(
    `select series, choice_no as no, vintage_id as vintage, component, reason, chosen_by as by, chosen_at as at
       from budget.vintage_choice where authority_id = $1 order by series, choice_no`,
    [tx.authority],
  )

/** The edition each series is computed with; a series nobody has chosen for is absent. */
export async function chosenVintages(tx: Tx): Promise<ChosenVintages> {
  const vintages = new Map((await loadVintages(tx)).map((one) => [one.id, one]))
  const chosen: ChosenVintages = {}
  for (const { series, vintage, component, reason, by, at } of await readChoices(tx))
    chosen[series] = { vintage: vintages.get(vintage)!, component, reason, by, at }
  return chosen
}

/** Chooses the edition and component a series is computed with, from now on and for everything. */
export async function chooseVintage(
  tx: Tx,
  { vintage: id, component, reason }: { vintage: string; component: string; reason: string },
): Promise<void> {
  const vintage = (await loadVintages(tx)).find((one) => one.id === id)
  if (!vintage?.values[component])
    throw new Refusal(
      'not-found',
      'budget/no-vintage',
      vintage
        ? text(
            `Upplagan ”${vintage.name}” har inte ”${component}”. Det finns: ${Object.keys(vintage.values).join(', ')}.`,
            `The edition “${vintage.name}” has no “${component}”. There are: ${Object.keys(vintage.values).join(', ')}.`,
          )
        : text(`Upplagan ”${id}” finns inte. Välj en i listan.`, `There is no edition “${id}”. Choose one in the list.`),
    )
  const before = (await readChoices(tx)).filter((one) => one.series === vintage.series).at(-1)
  if (before?.vintage === id && before.component === component) return
  await tx.query(
    `insert into budget.vintage_choice (authority_id, series, choice_no, vintage_id, component, reason, chosen_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.authority, vintage.series, (before?.no ?? 0) + 1, id, component, reason, tx.actor.name],
  )
  await audit(tx, {
    action: 'budget/vintage-choose',
    subject: `budget:series/${vintage.series}`,
    ...(before ? { before: { vintage: before.vintage, component: before.component } } : {}),
    after: { vintage: id, component, reason },
  })
}
