// An amount of money as people write it, in the unit chosen beside the field: `1 234,5` tkr, `-2 mkr`, `350000 kr`.
// Refuses: a guess of the unit, parts of an öre, and reading an empty field as zero.
import {
  type Decimal,
  decimal,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
  trimDecimal,
} from '../kernel/decimal.ts'
import { ORE_PER_KRONA, ORE_PER_MKR, ORE_PER_TKR, type Ore, ore } from '../kernel/money.ts'
import { type Text, text } from '../kernel/text.ts'
import { parseSwedishNumber } from './swedishNumber.ts'

export type MoneyUnit = 'kr' | 'tkr' | 'mkr'
export const MONEY_UNITS: readonly MoneyUnit[] = ['tkr', 'mkr', 'kr']
export const isMoneyUnit = (value: string): value is MoneyUnit => MONEY_UNITS.some((one) => one === value)

const ORE_PER: Record<MoneyUnit, number> = { kr: ORE_PER_KRONA, tkr: ORE_PER_TKR, mkr: ORE_PER_MKR }
const OWN_UNIT = /\s*(kr|tkr|mkr|kronor)\.?$/i
const APPROXIMATE = /^(?:ca|cirka|drygt|knappt|närmare|ungefär|omkring|~)\.?\s/i

export type Amount = { ok: true; ore: Ore | undefined } | { ok: false; why: Text }

/** Nothing written is no amount. A unit written after the number holds over the one chosen beside it. */
export function readAmount(written: string, unit: MoneyUnit): Amount {
  const said = written.trim()
  if (said === '') return { ok: true, ore: undefined }
  if (APPROXIMATE.test(said)) return { ok: false, why: APPROXIMATELY(written) }
  const own = OWN_UNIT.exec(said)?.[1]?.toLowerCase()
  const held: MoneyUnit = own === undefined ? unit : isMoneyUnit(own) ? own : 'kr'
  const read = parseSwedishNumber(own === undefined ? said : said.replace(OWN_UNIT, ''))
  if (read.kind === 'number' && read.percent) return { ok: false, why: NOT_MONEY(written, '%') }
  const value = read.kind === 'number' ? parseDecimal(read.decimal) : undefined
  if (!value) return { ok: false, why: NOT_A_NUMBER(written) }
  const exact = trimDecimal(multiplyDecimal(value, decimal(String(ORE_PER[held]))))
  if (exact.scale > 0) return { ok: false, why: PARTS_OF_ORE(written) }
  if (exact.units > MOST || exact.units < -MOST) return { ok: false, why: TOO_LARGE(written, held) }
  return { ok: true, ore: ore(Number(exact.units)) }
}

/** A thousand billion kronor: more is a unit taken for another. */
const MOST = 100_000_000_000_000n

/** As it stands in the field again: exact, in the unit, `−1 234,5`. */
export function writeAmount(value: Ore, unit: MoneyUnit): string {
  const units: Decimal = { units: BigInt(value), scale: { kr: 2, tkr: 5, mkr: 8 }[unit] }
  return formatDecimal(trimDecimal(roundDecimal(units, units.scale, 'half-away')))
}

const NOT_A_NUMBER = (written: string): Text =>
  text(`”${written}” är inte ett tal. Skriv till exempel 1 234,5.`, `“${written}” is not a number. Write for example 1 234,5.`)
const APPROXIMATELY = (written: string): Text =>
  text(
    `”${written}” är ett ungefärligt tal. Skriv det tal du räknar med.`,
    `“${written}” is approximate. Write the number you count on.`,
  )
const NOT_MONEY = (written: string, unit: string): Text =>
  text(
    `här ska stå ett belopp, men ”${written}” är i ${unit}. Skriv kronor, tkr eller mkr.`,
    `an amount is wanted, but “${written}” is in ${unit}. Write SEK, SEK k (tkr) or SEK m (mkr).`,
  )
const PARTS_OF_ORE = (written: string): Text =>
  text(`”${written}” är finare än ett öre. Skriv färre decimaler.`, `“${written}” is finer than an öre. Write fewer decimals.`)
const TOO_LARGE = (written: string, unit: MoneyUnit): Text =>
  text(
    `”${written}” ${unit} är för stort för en enhet. Kontrollera om beloppet är i kr, tkr eller mkr.`,
    `“${written}” ${unit} is too large for a unit. Check whether the amount is in kr, tkr or mkr.`,
  )
