// `./roder budget show` and `./roder budget explain`: a committee's frame as known on a day, decision by decision, down to the entries.
// Refuses: a committee, year or activity nobody knows, with one sentence.
import type { House } from '../../app/house.ts'
import {
  answersFor,
  type BudgetDecision,
  type BudgetKnown,
  budgetRef,
  budgetSource,
  frameLines,
  frameOf,
  KIND_WORDS,
  mkrText,
  unitOfScope,
  yearsOf,
} from '../../budget/model.ts'
import { loadDecisions, loadPlaces } from '../../budget/store.ts'
import { LOCAL_ACTOR } from '../../kernel/actor.ts'
import { type ExplainNode, type FigureRef, parseRef } from '../../kernel/figure.ts'
import { isDate } from '../../kernel/month.ts'
import { isCommitteeLevel } from '../../organisation/model.ts'
import { readYear, refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson } from '../command.ts'
import { withHouse } from '../world.ts'

const ASKED = {
  committee: { value: 'NÄMND', help: 'nämndens kod, till exempel HSN' },
  year: { value: 'ÅR', help: 'budgetår' },
  'as-of': { value: 'DATUM', help: 'som det var känt den dagen, ÅÅÅÅ-MM-DD' },
} as const

/** The journal with the organisation as it stands at the end of the year asked about. */
const known = ({ db, authority }: House, year: number): Promise<BudgetKnown> =>
  db.asAuthority(authority.authorityId, LOCAL_ACTOR, async (tx) => ({
    decisions: await loadDecisions(tx),
    ...(await loadPlaces(tx, `${year}-12-31`)),
  }))

function readDay(value: string | undefined): string | undefined {
  if (value !== undefined && !isDate(value))
    throw refuse(
      `Ange dagen som ÅÅÅÅ-MM-DD, till exempel --as-of 2022-03-01. Du skrev ”${value}”.`,
      `Give the day as YYYY-MM-DD, e.g. --as-of 2022-03-01. You wrote “${value}”.`,
    )
  return value
}

function readCommittee({ tree }: BudgetKnown, written: string): string {
  const unit = unitOfScope(tree, written)
  if (unit !== undefined) return unit
  const all = tree.codes.filter((code) => {
    const kind = tree.unit(code)?.kind
    return kind !== undefined && isCommitteeLevel(kind)
  })
  throw refuse(
    `Nämnden ”${written}” finns inte. ${all.length > 0 ? `Det finns: ${all.map((code) => code.toUpperCase()).join(', ')}.` : 'Organisationen är tom.'}`,
    `There is no committee “${written}”.`,
  )
}

function nothing(decisions: readonly BudgetDecision[], what: string, year: number, asOf: string | undefined) {
  const years = yearsOf(decisions)
  const when = asOf ? ` beslutade senast ${asOf}` : ''
  return refuse(
    `Inga beslut${when} rör ${what} ${year}. ${years.length > 0 ? `Budgetår i besluten: ${years.join(', ')}.` : 'Registrera ett beslut först.'}`,
    `No decisions touch ${what} in ${year}.`,
  )
}

export const budgetShowCommand: Command = {
  name: 'budget show',
  summary: 'visa en nämnds ram och besluten som gav den',
  positionals: [],
  options: {
    ...ASKED,
    committee: { ...ASKED.committee, required: true },
    year: { ...ASKED.year, required: true },
    ...DATA_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    { call: './roder budget show --committee HSN --year 2022', tells: 'ramen och varje beslut som flyttat den' },
    { call: './roder budget show --committee HSN --year 2022 --as-of 2022-03-01 --json', tells: 'som det var känt den dagen' },
  ],
  async run({ values, flags }) {
    const year = readYear(values.year)
    const asOf = readDay(values['as-of'])
    return await withHouse(values, flags, async (house) => {
      const journal = await known(house, year)
      const unit = readCommittee(journal, values.committee!)
      const asked = { contains: answersFor(journal.tree), ...(asOf ? { asOf } : {}) }
      const lines = frameLines(journal.decisions, unit, year, asked)
      if (lines.length === 0) throw nothing(journal.decisions, unit.toUpperCase(), year, asOf)
      const frameOre = frameOf(journal.decisions, unit, year, asked)
      if (flags.has('json'))
        printJson({
          committee: unit.toUpperCase(),
          year,
          asOf: asOf ?? null,
          frameOre,
          decisions: lines.map(({ id, kind, date, amountOre, reason }) => ({ id, kind, date, amountOre, reason })),
        })
      else {
        print(`${journal.tree.unit(unit)!.name} ${year}${asOf ? `, känt ${asOf}` : ''}: ${mkrText(frameOre, 'sv')}`)
        for (const one of lines)
          print(
            `  ${one.date}  ${mkrText(one.amountOre, 'sv', { sign: true })}  ${KIND_WORDS[one.kind].sv}: ${one.reason} (${one.id})`,
          )
      }
      return 0
    })
  },
}

const asJson = (node: ExplainNode): unknown => ({
  ...node,
  label: node.label.sv,
  ...(node.note ? { note: node.note.sv } : {}),
  children: node.children.map(asJson),
})

function tree(node: ExplainNode, depth = 0): void {
  const sign = node.factor === -1 ? '− ' : ''
  const place = node.source && 'place' in node.source ? ` [${node.source.place}]` : ''
  const value = node.value === null ? '..' : mkrText(node.value as Parameters<typeof mkrText>[0], 'sv')
  print(`${'  '.repeat(depth)}${sign}${node.label.sv}: ${value}${place}`)
  for (const child of node.children) tree(child, depth + 1)
}

export const budgetExplainCommand: Command = {
  name: 'budget explain',
  summary: 'visa vad en ram består av, ned till raderna i besluten',
  positionals: [],
  options: {
    ...ASKED,
    activity: { value: 'VERKSAMHET', help: 'en av nämndens verksamheter, till exempel sjukhusvard' },
    ref: { value: 'ADRESS', help: 'en adress i stället för nämnd och år, till exempel budget:result@region/2022' },
    ...DATA_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    { call: './roder budget explain --committee HSN --year 2022', tells: 'beslut, paragraf och varje rad' },
    { call: './roder budget explain --ref budget:result@region/2022 --json', tells: 'det budgeterade resultatet som träd' },
  ],
  async run({ values, flags }) {
    const asOf = readDay(values['as-of'])
    const address = values.ref
    if (address === undefined && (values.committee === undefined || values.year === undefined))
      throw refuse(
        'Ange --committee och --year, eller --ref med en adress.',
        'Give --committee and --year, or --ref with an address.',
      )
    const year = readYear(address === undefined ? values.year : parseRef(address)?.period)
    return await withHouse(values, flags, async (house) => {
      const journal = await known(house, year)
      const ref = address === undefined ? readRef(journal, values, year, asOf) : (address as FigureRef)
      const node = await budgetSource(journal).explain(ref)
      if (!node)
        throw refuse(
          `Ingen siffra i budgeten har adressen ”${ref}”. En adress ser ut så här: budget:frame@HSN/2022.`,
          `No figure of the budget has the address “${ref}”. An address looks like budget:frame@HSN/2022.`,
        )
      if (node.value === null) throw nothing(journal.decisions, ref, year, asOf)
      if (flags.has('json')) printJson(asJson(node))
      else tree(node)
      return 0
    })
  },
}

function readRef(journal: BudgetKnown, values: Record<string, string>, year: number, asOf: string | undefined): FigureRef {
  const unit = readCommittee(journal, values.committee!)
  const { activity } = values
  const own = journal.activities.filter((one) => one.unit === unit)
  if (activity !== undefined && !own.some((one) => one.id === activity))
    throw refuse(
      `${unit.toUpperCase()} har ingen verksamhet ”${activity}”. ${own.length > 0 ? `Det finns: ${own.map((one) => one.id).join(', ')}.` : 'Inga är registrerade.'}`,
      `${unit.toUpperCase()} has no activity “${activity}”.`,
    )
  return budgetRef.frame(unit, year, { ...(activity === undefined ? {} : { activity }), ...(asOf ? { asOf } : {}) })
}
