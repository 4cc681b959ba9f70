// The lines an account can be put on, for whoever maps accounts: names that cannot be mistaken, and the standard accounts of each.
// Refuses: lines of the other kind of authority.
import type { AuthorityKind } from '../kernel/authorityWords.ts'
import { type Text, text } from '../kernel/text.ts'
import type { LineChoice } from '../ledger/model.ts'
import { BALANCE_LEAVES, MEMO_LEAVES } from './balanceLeaves.ts'
import { DEPRECIATION_LEAVES, INTERNAL_LEAVES, PART_LEAVES, RESULT_LEAVES } from './leaves.ts'
import type { Leaf } from './rule.ts'

/** What a leaf of the balance sheet is a part of, by the beginning of its id. */
const WHOLES: Record<string, Text> = {
  pension: text('Avsättning för pensioner', 'Pension provision'),
  contingent: text('Ansvarsförbindelse', 'Contingent liability'),
  intangible: text('Immateriella tillgångar', 'Intangible assets'),
  buildings: text('Mark, byggnader och tekniska anläggningar', 'Land, buildings and technical installations'),
  machinery: text('Maskiner och inventarier', 'Machinery and equipment'),
}
const DEPRECIATION = new Set(DEPRECIATION_LEAVES.map((leaf) => leaf.id))
const RESULT = new Set(RESULT_LEAVES.map((leaf) => leaf.id))
const lower = (word: string): string => word.slice(0, 1).toLowerCase() + word.slice(1)

/** *Ingående anskaffningsvärde* stands in three notes; with its asset it is one line. */
function labelOf({ id, label }: Leaf): Text {
  const asset = id.includes('_') && !RESULT.has(id) ? WHOLES[id.split('_')[0]!] : undefined
  if (asset) return text(`${asset.sv}, ${lower(label.sv)}`, `${asset.en}, ${lower(label.en)}`)
  return DEPRECIATION.has(id) ? text(`Avskrivningar, ${lower(label.sv)}`, `Depreciation, ${lower(label.en)}`) : label
}

export function lineChoices(kind: AuthorityKind): LineChoice[] {
  const of = (group: Text, leaves: readonly Leaf[]): LineChoice[] =>
    leaves.flatMap((leaf) => {
      const accounts = leaf.accounts.region
      if (accounts === undefined || (leaf.only ?? kind) !== kind) return []
      return [{ accounts, label: labelOf(leaf), group }]
    })
  return [
    ...of(text('Resultaträkning', 'Income statement'), [
      ...PART_LEAVES.filter((leaf) => leaf.id === 'hired_staff'),
      ...RESULT_LEAVES,
    ]),
    ...of(text('Interna poster', 'Internal items'), INTERNAL_LEAVES),
    ...of(text('Balansräkning', 'Balance sheet'), BALANCE_LEAVES),
    ...of(text('Utanför balansräkningen', 'Outside the balance sheet'), MEMO_LEAVES),
  ]
}
