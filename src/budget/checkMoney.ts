// The sums of a decision, year by year: what must come out even, what needs funding, what goes above a frame, what needs an exception.
// Refuses: entries that cannot be read; checkEntries.ts has said so before.
import { type Finding, finding } from '../kernel/finding.ts'
import { negate, type Ore, ore, sumOre } from '../kernel/money.ts'
import { isDate } from '../kernel/month.ts'
import { type Text, text } from '../kernel/text.ts'
import type { BudgetDecision } from './decision.ts'
import { type Grounds, netByHolder, netOfResult, netOfUnits } from './grounds.ts'
import { type Holder, lineHolder, parseHolder } from './holder.ts'
import { holderText, mkrText } from './words.ts'

type Net = ReadonlyMap<Holder, Ore>

export function checkMoney(decision: BudgetDecision, grounds: Grounds): Finding[] {
  const years = [...new Set(decision.entries.map((entry) => entry.year))].toSorted((a, b) => a - b)
  return years.flatMap((year) => {
    const net = netByHolder(decision.entries, year)
    return [
      ...evenOut(decision, year, net),
      ...grantLine(decision, year, net, grounds),
      ...funding(decision, year, net),
      ...ownHolding(decision, year, net, grounds),
      ...exception(decision, year, net, grounds),
    ]
  })
}

const wrong = (code: string, cell: string, message: Text): Finding[] => [finding(`budget/${code}`, 'error', message, { cell })]

/** A reallocation moves between units; what they get together is what they give together (rule C55). */
function evenOut({ kind }: BudgetDecision, year: number, net: Net): Finding[] {
  const units = netOfUnits(net)
  if (kind !== 'reallocation' || units === 0) return []
  const amount = (lang: 'sv' | 'en') => mkrText(units, lang, { sign: true })
  return wrong(
    'reallocation-not-even',
    'kind',
    text(
      `Omfördelningen går inte jämnt ut ${year}: enheterna får tillsammans ${amount('sv')}. Ta bort det som kommer utifrån, eller gör en tilläggsbudget.`,
      `The reallocation does not come out even in ${year}: the units get ${amount('en')} together. Take away what comes from outside, or make a supplementary budget.`,
    ),
  )
}

/** Grants are passed on: nothing but the grant line and units may be touched on balance. */
function grantLine({ kind }: BudgetDecision, year: number, net: Net, { names }: Grounds): Finding[] {
  if (kind !== 'grantDistribution') return []
  const own = lineHolder('earmarked_grants')
  const units = netOfUnits(net)
  const others = [...net].filter(([holder]) => parseHolder(holder)?.kind === 'line' && holder !== own)
  if (others.length === 0 && units >= 0) return []
  const name = (lang: 'sv' | 'en') => others.map(([holder]) => holderText(holder, names, lang)).join(', ')
  return wrong(
    'grant-not-even',
    'kind',
    others.length > 0
      ? text(
          `Fördelningen ${year} går inte jämnt ut mot de riktade statsbidragen: den rör också ${name('sv')}. Ta bort de raderna eller gör en tilläggsbudget.`,
          `The distribution of ${year} does not net to the earmarked grants: it also touches ${name('en')}. Take those rows away or make a supplementary budget.`,
        )
      : text(
          `Fördelningen ${year} tar ${mkrText(negate(units), 'sv')} från enheterna. Riktade statsbidrag fördelas till dem.`,
          `The distribution of ${year} takes ${mkrText(negate(units), 'en')} from the units. Grants are distributed to them.`,
        ),
  )
}

/** Whoever changes the result says how it is paid for (KL 11:15). The budget itself says so by its lines. */
function funding(decision: BudgetDecision, year: number, net: Net): Finding[] {
  const change = netOfResult(net)
  if (decision.kind === 'regionalPlan' || change === 0 || decision.funding?.note.trim()) return []
  const amount = (lang: 'sv' | 'en') => mkrText(change, lang, { sign: true })
  return wrong(
    'no-funding',
    'fundingNote',
    text(
      `Beslutet ändrar resultatet ${year} med ${amount('sv')}. Ange hur det finansieras (kommunallagen 11 kap. 15 §).`,
      `The decision changes the result of ${year} by ${amount('en')}. Say how it is funded (Local Government Act 11:15).`,
    ),
  )
}

/** Nobody allocates more than they hold: that would be above the frame. */
function ownHolding({ kind }: BudgetDecision, year: number, net: Net, { balance, names }: Grounds): Finding[] {
  if (kind !== 'allocation') return []
  return [...net].flatMap(([holder, change]) => {
    const before = balance(holder, year)
    const after = ore(before + change)
    if (change >= 0 || after >= 0) return []
    const name = (lang: 'sv' | 'en') => holderText(holder, names, lang)
    return wrong(
      'above-frame',
      'kind',
      text(
        `${name('sv')} har ${mkrText(before, 'sv')} att fördela ${year} men ger ${mkrText(negate(change), 'sv')}: ${mkrText(negate(after), 'sv')} över ramen. Minska raderna, eller begär en större ram.`,
        `${name('en')} has ${mkrText(before, 'en')} to allocate in ${year} but gives ${mkrText(negate(change), 'en')}: ${mkrText(negate(after), 'en')} above the frame. Lower the rows, or ask for a larger frame.`,
      ),
    )
  })
}

/**
 * Income must exceed costs in the budget year (KL 11:5); otherwise the decision says which exception, how much and why. Years
 * after the coming one are plans, and are tried when they become budgets.
 */
function exception(decision: BudgetDecision, year: number, net: Net, { balance, exceptions }: Grounds): Finding[] {
  const change = netOfResult(net)
  if (!isDate(decision.date) || year > Number(decision.date.slice(0, 4)) + 1) return []
  if (change === 0 && decision.kind !== 'regionalPlan') return []
  const after = ore(balance(lineHolder('result'), year) + balance(lineHolder('reserve'), year) + change)
  if (after > 0) return []
  const own = decision.exception?.year === year ? [decision.exception] : []
  const recorded = [...exceptions(year), ...own]
  const covered = sumOre(recorded.map((one) => one.amount))
  if (own.some((one) => one.reason.trim() === ''))
    return wrong(
      'exception-without-reason',
      'exceptionReason',
      text('Skriv skälen för undantaget.', 'Give the reasons for the exception.'),
    )
  if (recorded.length > 0 && covered >= -after) return []
  const lacking = ore(-after - covered)
  const result = (lang: 'sv' | 'en') => mkrText(after, lang)
  return wrong(
    'no-exception',
    'exceptionAmount',
    recorded.length === 0
      ? text(
          `Det budgeterade resultatet ${year} blir ${result('sv')}. Intäkterna ska överstiga kostnaderna (kommunallagen 11 kap. 5 §). Ange ett undantag med belopp och skäl, eller ändra raderna.`,
          `The budgeted result of ${year} becomes ${result('en')}. Income must exceed costs (Local Government Act 11:5). Record an exception with amount and reason, or change the rows.`,
        )
      : text(
          `Det budgeterade resultatet ${year} blir ${result('sv')}, men undantagen täcker ${mkrText(covered, 'sv')}. ${mkrText(lacking, 'sv')} saknas: höj beloppet eller ändra raderna.`,
          `The budgeted result of ${year} becomes ${result('en')}, but the exceptions cover ${mkrText(covered, 'en')}. ${mkrText(lacking, 'en')} is lacking: raise the amount or change the rows.`,
        ),
  )
}
