// `./roder plan table NAME`: one printed table of the economic plan, as the own plan gives it, in a branch, or as it was printed.
// Refuses: a table, plan or branch that does not exist, with one sentence that lists what does. Private branches are not read here.
import type { PlanSheets } from '../../app/livingPlan.ts'
import { LOCAL_ACTOR } from '../../kernel/actor.ts'
import { formatNumber } from '../../kernel/text.ts'
import {
  isTableName,
  type PlanTable,
  type PlanTableCell,
  planTable,
  publishedTable,
  type Sheet,
  TABLE_NAMES,
  type TableName,
} from '../../plan/model.ts'
import { loadPublished } from '../../statements/store.ts'
import { refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson } from '../command.ts'
import { withHouse } from '../world.ts'

/** The plan as it stands, without a branch. */
const MAIN = 'main'

const list = (names: Iterable<string>): string => [...names].join(', ') || 'inga'

function readName(written: string): TableName {
  if (isTableName(written)) return written
  throw refuse(
    `Tabellen ”${written}” finns inte. Det finns: ${list(TABLE_NAMES)}.`,
    `There is no table “${written}”. There are: ${list(TABLE_NAMES)}.`,
  )
}

interface Wanted {
  plan?: string
  branch?: string
}

/** Sheets to look in, in order: the named branch or plan, else every plan with the newest first, then published branches. */
function candidates({ plans, branches }: PlanSheets, { plan, branch }: Wanted): Sheet[] {
  if (plan !== undefined && !plans.has(plan))
    throw refuse(
      `Planen ”${plan}” finns inte. Det finns: ${list(plans.keys())}.`,
      `There is no plan “${plan}”. There are: ${list(plans.keys())}.`,
    )
  const ofPlan = (sheet: Sheet) => plan === undefined || sheet.input.structure.id === plan
  if (branch === undefined || branch === MAIN) {
    const own = [...plans.values()].filter(ofPlan)
    return branch === MAIN ? own : [...own, ...[...branches.values()].filter(ofPlan)]
  }
  const found = branches.get(branch)
  if (found && ofPlan(found)) return [found]
  throw refuse(
    `Grenen ”${branch}” finns inte. Det finns: ${list([MAIN, ...branches.keys()])}.`,
    `There is no branch “${branch}”. There are: ${list([MAIN, ...branches.keys()])}.`,
  )
}

function ownTable(sheets: PlanSheets, name: TableName, printing: Sheet | undefined, wanted: Wanted): PlanTable {
  const first = wanted.branch === undefined && printing ? [printing] : []
  for (const sheet of [...first, ...candidates(sheets, wanted)]) {
    const table = planTable(sheet, name)
    if (table) return table
  }
  throw refuse(
    sheets.plans.size === 0
      ? 'Ingen ekonomisk plan är inlagd. Lägg in en plan först.'
      : `Planen har ingen tabell ”${name}”. Välj en annan plan eller gren: ${list([...sheets.plans.keys(), ...sheets.branches.keys()])}.`,
    `No plan has the table “${name}”.`,
  )
}

function notPrinted(name: TableName) {
  return refuse(`Tabellen ”${name}” finns inte tryckt.`, `The table “${name}” has not been printed.`)
}

/** A line is called what its table calls it; the committee of an activity stands in its id. */
const asJson = ({ id, label, column, mkr, ore, unit, state }: PlanTableCell, name: TableName) => ({
  id,
  label: name === 'frames-by-activity' ? id.slice(id.indexOf('/') + 1) : label,
  column,
  mkr,
  ...(ore === undefined ? {} : { ore }),
  unit,
  ...(state === undefined ? {} : { state }),
})

const written = ({ mkr, unit }: PlanTableCell): string =>
  mkr === null ? '..' : `${formatNumber(mkr, 1)}${unit === 'percent' ? ' %' : ''}`

export const planTableCommand: Command = {
  name: 'plan table',
  summary: 'visa en av planens tabeller, räknad eller som den trycktes',
  positionals: ['NAMN'],
  options: {
    branch: { value: 'GREN', help: `en gren av planen; ${MAIN} är planen som den är` },
    plan: { value: 'PLAN', help: 'planens beteckning, annars den senaste, till exempel 2023-2026' },
    source: { value: 'KÄLLA', help: 'räknad ur planen eller publicerad', choices: ['plan', 'published'] },
    ...DATA_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    { call: './roder plan table result-budget', tells: `resultatbudgeten; andra namn: ${TABLE_NAMES.join(', ')}` },
    { call: './roder plan table balance-budget --json', tells: 'balansbudgeten som JSON, belopp i mkr och öre' },
    { call: './roder plan table frames-by-committee --source published', tells: 'ramarna som de trycktes' },
  ],
  async run({ positionals, values, flags }) {
    const name = readName(positionals[0]!)
    const source = values.source ?? 'plan'
    const wanted = { ...(values.plan ? { plan: values.plan } : {}), ...(values.branch ? { branch: values.branch } : {}) }
    const [{ loadPlanSheets, printingSheet }, { stockholmDay }] = await Promise.all([
      import('../../app/livingPlan.ts'),
      import('../../kernel/stockholm.ts'),
    ])
    const table = await withHouse(values, flags, ({ db, authority }) =>
      db.asAuthority(authority.authorityId, LOCAL_ACTOR, async (tx) => {
        if (source === 'plan') {
          const sheets = await loadPlanSheets(tx, stockholmDay(new Date()))
          return ownTable(sheets, name, printingSheet(sheets, name), wanted)
        }
        const printed = publishedTable(await loadPublished(tx), name)
        if (!printed) throw notPrinted(name)
        return printed
      }),
    )
    if (flags.has('json')) printJson({ table: name, source, lines: table.lines.map((line) => asJson(line, name)) })
    else for (const line of table.lines) print(`${written(line).padStart(14)}  ${line.column.padEnd(18)}  ${line.label}`)
    return 0
  },
}
