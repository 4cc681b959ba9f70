// An amount of money as people write it, in the unit chosen beside the field: `1 234,5` tkr, `-2 mkr`, `350000 kr`.
// Refuses: a guess of the unit, parts of an öre, and reading an empty field as zero.

import { readQuantity } from '../goals/model.ts'
import { type Decimal, decimal, formatDecimal, multiplyDecimal, roundDecimal, trimDecimal } from '../kernel/decimal.ts'
import { ORE_PER_KRONA, ORE_PER_MKR, ORE_PER_TKR, type Ore, ore } from '../kernel/money.ts'
import { type Text, text } from '../kernel/text.ts'

export type MoneyUnit = 'kr' | 'tkr' | 'mkr'
export const MONEY_UNITS: readonly MoneyUnit[] = ['tkr', 'mkr', 'kr']
export const isMoneyUnit = (value: string): value is MoneyUnit => MONEY_UNITS.some((one) => one === value)

const ORE_PER: Record<MoneyUnit, number> = { kr: ORE_PER_KRONA, tkr: ORE_PER_TKR, mkr: ORE_PER_MKR }

export type Amount = { ok: true; ore: Ore | undefined } | { ok: false; why: Text }

/** Nothing written is no amount. A unit written after the number holds over the one chosen beside it. */
export function readAmount(written: string, unit: MoneyUnit): Amount {
  if (written.trim() === '') return { ok: true, ore: undefined }
  const read = readQuantity(written)
  if (!read.ok) return { ok: false, why: read.why }
  const { value, unit: own } = read.value
  if (own !== null && own !== 'kr') return { ok: false, why: NOT_MONEY(written, own) }
  // The grammar of quantities has already turned tkr and mkr into kronor.
  const perUnit = own === 'kr' ? ORE_PER_KRONA : ORE_PER[unit]
  const exact = trimDecimal(multiplyDecimal(value, decimal(String(perUnit))))
  if (exact.scale > 0) return { ok: false, why: PARTS_OF_ORE(written) }
  if (exact.units > MOST || exact.units < -MOST) return { ok: false, why: TOO_LARGE(written, own === 'kr' ? 'kr' : unit) }
  return { ok: true, ore: ore(Number(exact.units)) }
}

/** A thousand billion kronor: more is a unit taken for another. */
const MOST = 100_000_000_000_000n

/** As it stands in the field again: exact, in the unit, `−1 234,5`. */
export function writeAmount(value: Ore, unit: MoneyUnit): string {
  const units: Decimal = { units: BigInt(value), scale: { kr: 2, tkr: 5, mkr: 8 }[unit] }
  return formatDecimal(trimDecimal(roundDecimal(units, units.scale, 'half-away')))
}

const NOT_MONEY = (written: string, unit: string): Text =>
  text(
    `prognosen är ett belopp, men ”${written}” är i ${unit}. Skriv kronor, tkr eller mkr.`,
    `the forecast is an amount, but “${written}” is in ${unit}. Write SEK, SEK k (tkr) or SEK m (mkr).`,
  )
const PARTS_OF_ORE = (written: string): Text =>
  text(`”${written}” är finare än ett öre. Skriv färre decimaler.`, `“${written}” is finer than an öre. Write fewer decimals.`)
const TOO_LARGE = (written: string, unit: MoneyUnit): Text =>
  text(
    `”${written}” ${unit} är för stort för en enhet. Kontrollera om beloppet är i kr, tkr eller mkr.`,
    `“${written}” ${unit} is too large for a unit. Check whether the amount is in kr, tkr or mkr.`,
  )
