// `./roder branch diff A B`: every table cell that differs between two plans, and how one result becomes the other.
// Refuses: private branches, in the same words as those that do not exist.
import type { PlanSheets } from '../../app/livingPlan.ts'
import { LOCAL_ACTOR } from '../../kernel/actor.ts'
import { ORE_PER_MKR } from '../../kernel/money.ts'
import { formatNumber } from '../../kernel/text.ts'
import { comparedTables, diffSheets, MAIN, type Sheet, type SheetDifference } from '../../plan/model.ts'
import { refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson } from '../command.ts'
import { withHouse } from '../world.ts'

const list = (names: Iterable<string>): string => [...names].join(', ') || 'inga'

const noBranch = (name: string, { branches }: PlanSheets) =>
  refuse(
    `Grenen ”${name}” finns inte bland de offentliga. Det finns: ${list([MAIN, ...branches.keys()])}.`,
    `There is no branch “${name}” among the published. There are: ${list([MAIN, ...branches.keys()])}.`,
  )

/** `main` is the plan that was named, else the one the other side stands on, else the newest. */
function sides(sheets: PlanSheets, names: readonly [string, string], plan: string | undefined): [Sheet, Sheet] {
  const { plans, branches } = sheets
  if (plan !== undefined && !plans.has(plan))
    throw refuse(
      `Planen ”${plan}” finns inte. Det finns: ${list(plans.keys())}.`,
      `There is no plan “${plan}”. There are: ${list(plans.keys())}.`,
    )
  const found = names.map((name) => (name === MAIN ? undefined : branches.get(name)))
  for (const [at, name] of names.entries()) if (name !== MAIN && !found[at]) throw noBranch(name, sheets)
  const wanted = plan ?? found.find((one) => one !== undefined)?.input.structure.id
  const other = found.find((one) => one !== undefined && one.input.structure.id !== wanted)
  if (other)
    throw refuse(
      `En av grenarna hör till planen ${other.input.structure.id}, inte ${wanted}. Jämför grenar av samma plan.`,
      `One of the branches belongs to the plan ${other.input.structure.id}, not ${wanted}. Compare branches of one plan.`,
    )
  const main = wanted === undefined ? [...plans.values()][0] : plans.get(wanted)
  if (!main)
    throw refuse('Ingen ekonomisk plan är inlagd. Lägg in en plan först.', 'No economic plan has been put in. Put one in first.')
  return [found[0] ?? main, found[1] ?? main]
}

const mkr = (ore: number | null): number | null => (ore === null ? null : ore / ORE_PER_MKR)

function asJson(a: string, b: string, { tables, waterfalls }: SheetDifference) {
  const lines = tables.flatMap(({ cells }) =>
    cells.map((cell) => {
      const [first, second, difference] = [cell.a, cell.b, cell.difference].map((one) => (cell.unit === 'ore' ? mkr(one) : one))
      return {
        table: cell.table,
        id: cell.id,
        label: cell.label.sv,
        column: cell.column,
        aMkr: first,
        bMkr: second,
        differenceMkr: difference,
        unit: cell.unit === 'ore' ? 'mkr' : cell.unit,
      }
    }),
  )
  const waterfall = waterfalls.map(({ year, a: from, b: to, steps }) => ({
    year,
    aMkr: mkr(from),
    bMkr: mkr(to),
    steps: steps.map(({ id, label, amount }) => ({ id, label: label.sv, mkr: mkr(amount), ore: amount })),
  }))
  return { a, b, lines, waterfall }
}

function tellDifference({ lines, waterfall }: ReturnType<typeof asJson>): void {
  if (lines.length === 0) print('Planerna är lika i varje tal.')
  for (const { year, aMkr, bMkr, steps } of waterfall) {
    if (steps.length === 0) continue
    print(`Resultat ${year}: ${formatNumber(aMkr!, 1)} → ${formatNumber(bMkr!, 1)} mkr`)
    for (const { label, mkr: amount } of steps) print(`  ${label} ${formatNumber(amount!, 1, 'sv', { sign: true })}`)
  }
  for (const { table, label, column, aMkr, bMkr } of lines) {
    const [before, after] = [aMkr, bMkr].map((one) => (one === null ? '..' : formatNumber(one!, 1)))
    print(`${table} ${label}, ${column}: ${before} → ${after}`)
  }
}

export const branchDiffCommand: Command = {
  name: 'branch diff',
  summary: 'jämför två grenar av planen, eller en gren med planen',
  positionals: ['A', 'B'],
  options: {
    plan: { value: 'PLAN', help: 'planens beteckning, annars grenarnas egen eller den senaste' },
    ...DATA_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    { call: './roder branch diff main motforslag', tells: 'varje tal som skiljer och varför resultatet skiljer' },
    { call: './roder branch diff main motforslag --json', tells: 'samma som JSON, belopp i mkr' },
  ],
  async run({ positionals, values, flags }) {
    const [a, b] = positionals as [string, string]
    const [{ loadPlanSheets }, { stockholmDay }] = await Promise.all([
      import('../../app/livingPlan.ts'),
      import('../../kernel/stockholm.ts'),
    ])
    return await withHouse(values, flags, async ({ db, authority }) => {
      const day = stockholmDay(new Date().toISOString())
      const sheets = await db.asAuthority(authority.authorityId, LOCAL_ACTOR, (tx) => loadPlanSheets(tx, day))
      const [first, second] = sides(sheets, [a, b], values.plan)
      const answer = asJson(a, b, diffSheets(first, second, comparedTables(second.input.structure)))
      if (flags.has('json')) printJson(answer)
      else tellDifference(answer)
      return 0
    })
  },
}
