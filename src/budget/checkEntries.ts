// Each entry by itself: holders that exist, an amount, a reason, and nobody else's money. `cell` is the field in the form.
// Refuses: sums over entries; those stand in checkMoney.ts.
import { type Finding, finding } from '../kernel/finding.ts'
import { type Text, text } from '../kernel/text.ts'
import type { BudgetDecision, Entry } from './decision.ts'
import type { Grounds } from './grounds.ts'
import { parseHolder } from './holder.ts'
import { holderText, KIND_WORDS } from './words.ts'

/** The field of an entry in forms and findings: `from-0`. */
export const entryCell = (field: string, at: number): string => `${field}-${at}`

export function checkEntries({ entries }: BudgetDecision, grounds: Grounds): Finding[] {
  if (entries.length === 0)
    return [
      finding(
        'budget/no-entries',
        'error',
        text(
          'Beslutet flyttar inga pengar. Skriv minst en rad med från, till och belopp.',
          'The decision moves no money. Write at least one row with from, to and amount.',
        ),
        { cell: entryCell('from', 0) },
      ),
    ]
  return entries.flatMap((entry, at) => checkEntry(entry, at, grounds))
}

function checkEntry({ from, to, amount, year, reason }: Entry, at: number, grounds: Grounds): Finding[] {
  const found: Finding[] = []
  const row = (lang: 'sv' | 'en') => (lang === 'sv' ? `Rad ${at + 1}` : `Row ${at + 1}`)
  const wrong = (code: string, field: string, { sv, en }: Text) =>
    found.push(
      finding(`budget/${code}`, 'error', text(`${row('sv')}: ${sv}`, `${row('en')}: ${en}`), { cell: entryCell(field, at) }),
    )
  for (const [field, holder] of [
    ['from', from],
    ['to', to],
  ] as const) {
    const why = holderFault(holder, grounds)
    if (why) wrong('unknown-holder', field, why)
  }
  if (from === to && from !== '')
    wrong(
      'same-holder',
      'to',
      text(
        `från och till är samma, ${holderText(from, grounds.names, 'sv')}. Välj två olika.`,
        `from and to are the same, ${holderText(from, grounds.names, 'en')}. Choose two different ones.`,
      ),
    )
  if (!(amount > 0))
    wrong(
      'no-amount',
      'amount',
      text(
        'beloppet ska vara större än noll. Byt plats på från och till om det ska gå åt andra hållet.',
        'the amount must be more than zero. Swap from and to if it goes the other way.',
      ),
    )
  if (!(Number.isInteger(year) && year >= 1990 && year <= 2100))
    wrong('no-year', 'year', text('skriv budgetåret med fyra siffror.', 'write the budget year with four digits.'))
  if (reason.trim() === '') wrong('no-entry-reason', 'why', text('skriv varför pengarna flyttas.', 'say why the money moves.'))
  return found
}

function holderFault(holder: string, { isUnit, isActivity, names }: Grounds): Text | undefined {
  if (holder === '') return text('välj vem pengarna kommer från och går till.', 'choose where the money comes from and goes to.')
  const parsed = parseHolder(holder)
  if (!parsed)
    return text(`”${holder}” är ingen som har budget. Välj i listan.`, `“${holder}” holds no budget. Choose in the list.`)
  if (parsed.kind === 'line') return undefined
  const { unit, activity } = parsed
  if (!isUnit(unit))
    return text(
      `enheten ”${unit}” finns inte i organisationen. Välj i listan.`,
      `there is no unit “${unit}”. Choose in the list.`,
    )
  if (activity !== undefined && !isActivity(unit, activity))
    return text(
      `${names.unit(unit) ?? unit} har ingen verksamhet ”${activity}”. Välj i listan.`,
      `${names.unit(unit) ?? unit} has no activity “${activity}”. Choose in the list.`,
    )
  return undefined
}

/** A committee and its administration move their own money only; so does whoever allocates a frame. */
export function checkReach({ kind, body, unit, entries }: BudgetDecision, grounds: Grounds): Finding[] {
  const bound = body === 'committee' || body === 'administration' || kind === 'allocation'
  if (!bound || !unit) return []
  return entries.flatMap((entry, at) =>
    (['from', 'to'] as const).flatMap((field) => {
      const parsed = parseHolder(entry[field])
      if (!parsed) return []
      if (parsed.kind === 'unit' && grounds.contains(unit, parsed.unit)) return []
      const [who, what] = [grounds.names.unit(unit) ?? unit, (lang: 'sv' | 'en') => holderText(entry[field], grounds.names, lang)]
      const message = text(
        `Rad ${at + 1}: ${what('sv')} hör inte till ${who}. ${KIND_WORDS[kind].sv} över gränsen beslutas av fullmäktige eller styrelsen.`,
        `Row ${at + 1}: ${what('en')} does not belong to ${who}. ${KIND_WORDS[kind].en} across the border is for the assembly or the board.`,
      )
      return [finding('budget/outside-own-frame', 'error', message, { cell: entryCell(field, at) })]
    }),
  )
}
