// Internal prices: volume × price between two units, a row with the seller and one with the buyer that always cancel out.
// Refuses: an agreement with oneself, and a difference between what the one counts on and the other.
import { type Finding, finding } from '../../kernel/finding.ts'
import type { UnitCode } from '../../kernel/ids.ts'
import { negate, type Ore, shareOf, sumOre } from '../../kernel/money.ts'
import { text } from '../../kernel/text.ts'
import { writeKronor } from './kronor.ts'
import { COMPUTED_ROWS, type DetailRow, type DetailSheet, rowTotal } from './sheet.ts'

export interface InternalPrice {
  id: string
  text: string
  seller: UnitCode
  buyer: UnitCode
  /** The seller's account of internal income and the buyer's of internal cost. */
  incomeAccount: string
  costAccount: string
  /** Öre a piece. */
  price: Ore
  /** Hundredths of a piece by month, so that half an hour can be sold. */
  volumes: readonly number[]
}

/** The seller's row (income) and the buyer's (cost): the same öre with opposite signs. */
export function internalRows(agreed: InternalPrice): { seller: DetailRow; buyer: DetailRow } {
  const months = agreed.volumes.map((volume) => shareOf(agreed.price, volume, 100, 'half-away'))
  const row = { id: `${COMPUTED_ROWS.price}${agreed.id}`, activity: '', text: agreed.text, comment: '', notes: {} }
  return {
    seller: { ...row, account: agreed.incomeAccount, months },
    buyer: { ...row, account: agreed.costAccount, months: months.map(negate) },
  }
}

/** Agreements whose rows do not stand in both sheets with the same amounts: what the whole would otherwise count wrongly. */
export function checkInternal(prices: readonly InternalPrice[], sheets: readonly DetailSheet[]): Finding[] {
  const of = (unit: UnitCode) => sheets.find((sheet) => sheet.unit === unit)
  return prices.flatMap((agreed) => {
    if (agreed.seller === agreed.buyer) return [ONESELF(agreed)]
    const [sold, bought] = [agreed.seller, agreed.buyer].map((unit) =>
      of(unit)?.rows.find((row) => row.id === `${COMPUTED_ROWS.price}${agreed.id}`),
    )
    const net = sumOre([sold, bought].map((row) => (row ? rowTotal(row) : 0)))
    const even = sold && bought && sold.months.every((ore, i) => (ore ?? 0) + (bought.months[i] ?? 0) === 0)
    return even || (!sold && !bought) ? [] : [UNEVEN(agreed, net, !sold ? agreed.seller : !bought ? agreed.buyer : undefined)]
  })
}

const ONESELF = ({ text: name, seller }: InternalPrice): Finding =>
  finding(
    'budget/internal-oneself',
    'error',
    text(
      `”${name}”: ${seller} kan inte sälja till sig själv. Välj en annan köpare.`,
      `“${name}”: ${seller} cannot sell to itself. Choose another buyer.`,
    ),
  )
const UNEVEN = ({ text: name, seller, buyer }: InternalPrice, net: Ore, missing: UnitCode | undefined): Finding =>
  finding(
    'budget/internal-uneven',
    'error',
    missing
      ? text(
          `”${name}”: raden saknas hos ${missing}, så ${writeKronor(net)} kr står bara hos den ena. Lägg in raden eller ta bort den andra.`,
          `“${name}”: the row is missing with ${missing}, so SEK ${writeKronor(net)} stands with one of the two. Add it or remove the other.`,
        )
      : text(
          `”${name}”: ${seller} och ${buyer} räknar olika, ${writeKronor(net)} kr på året. Räkna om båda från överenskommelsen.`,
          `“${name}”: ${seller} and ${buyer} differ by SEK ${writeKronor(net)} over the year. Compute both from the agreement again.`,
        ),
  )
