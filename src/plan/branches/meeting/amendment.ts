// An amendment as it is said in the meeting, "the committee's frame 2024 to 120 million", as changes of leaves.
// Refuses: activities whose money follows another plan, and a frame that the changes do not give exactly.

import type { Permanence } from '../../../budget/model.ts'
import { type Finding, finding } from '../../../kernel/finding.ts'
import type { UnitCode } from '../../../kernel/ids.ts'
import { failed, ok, type Result } from '../../../kernel/result.ts'
import { text } from '../../../kernel/text.ts'
import type { Change, PlanRow } from '../../input.ts'
import { frameRef, LEAF, rowRef } from '../../refs.ts'
import type { Sheet } from '../../sheetShape.ts'
import { shared } from '../levers.ts'

export interface Amendment {
  unit: UnitCode
  /** The committee's whole frame when absent. */
  activity?: string
  year: number
  permanence: Permanence
  /** Öre: the new frame, or by how much it changes. */
  amount: { frame: number } | { change: number }
}

export function amendmentChanges(sheet: Sheet, wish: Amendment): Result<Change[]> {
  const { structure } = sheet.input
  if (!structure.years.includes(wish.year)) return failed([unknownYear(wish.year, structure.years)])
  const rows = structure.rows.filter(({ unit, id }) => unit === wish.unit && (!wish.activity || id === wish.activity))
  if (rows.length === 0) return failed([unknownRow()])
  const movable = rows.filter(({ treatment }) => treatment !== 'depreciation')
  if (movable.length === 0) return failed([followsInvestments(rows[0]!)])
  const asked = wish.activity ? rowRef(wish.unit, wish.activity, 'frame', wish.year) : frameRef(wish.unit, 'frame', wish.year)
  const before = sheet.value(asked)
  if (typeof before !== 'number') return failed([noFrame()])
  const by = 'change' in wish.amount ? wish.amount.change : wish.amount.frame - before
  if (by === 0) return failed([nothing()])
  // A committee's frame moves by its indexed activities; what is a forecast of its own moves only when it is named.
  const indexed = movable.filter(({ treatment }) => treatment === 'indexed')
  const on = wish.activity || indexed.length === 0 ? movable : indexed
  const changes = shared(
    by,
    on.map((row) => leafOf(row, wish)),
    on.map((row) => sheet.value(rowRef(row.unit, row.id, 'frame', wish.year)) ?? 0),
  )
  const after = sheet.with(changes).sheet.value(asked)
  return after === before + by ? ok(changes) : failed([notReached()])
}

const leafOf = (row: PlanRow, { year, permanence }: Amendment): Change['ref'] => {
  if (row.treatment === 'level') return LEAF.level(row.unit, row.id, year)
  return permanence === 'temporary' ? LEAF.once(row.unit, row.id, year) : LEAF.adjustment(row.unit, row.id, year)
}

const wrong = (code: string, cell: string, sv: string, en: string): Finding =>
  finding(`plan/${code}`, 'error', text(sv, en), { cell })

const unknownYear = (year: number, years: readonly number[]) =>
  wrong(
    'amendment-year',
    'ar',
    `Planen omfattar ${years.join(', ')}. Välj ett av åren. Du skrev ”${year}”.`,
    `The plan covers ${years.join(', ')}. Choose one of them. You wrote “${year}”.`,
  )
const unknownRow = () =>
  wrong('amendment-row', 'rad', 'Välj en nämnd eller en verksamhet i planen.', 'Choose a committee or an activity of the plan.')
const followsInvestments = ({ name }: PlanRow) =>
  wrong(
    'amendment-depreciation',
    'rad',
    `”${name}” följer investeringsplanen och ändras där. Välj en annan verksamhet.`,
    `“${name}” follows the investment plan and is changed there. Choose another activity.`,
  )
const noFrame = () =>
  wrong(
    'amendment-no-frame',
    'rad',
    'Ramen saknas det året. Välj ett år som har en ram.',
    'The frame is missing that year. Choose a year that has one.',
  )
const nothing = () =>
  wrong(
    'amendment-nothing',
    'belopp',
    'Ramen är redan den. Skriv ett annat belopp.',
    'The frame is that already. Write another amount.',
  )
const notReached = () =>
  wrong(
    'amendment-not-reached',
    'belopp',
    'Ramen kan inte ändras så: den följer en annan siffra i planen. Välj en verksamhet.',
    'The frame cannot be changed that way: it follows another figure of the plan. Choose an activity.',
  )
