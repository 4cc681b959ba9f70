// The demo region's own note lines: what its printed notes name beside the common ones.
import type { Leaf, NoteLine } from '../statements/model.ts'

const SOURCE = 'Regionens egen not'

const leaf = (id: string, sv: string, en: string, region: string, sign: 1 | -1, eliminated = false): Leaf => ({
  id,
  label: { sv, en },
  accounts: { region },
  sign,
  ...(eliminated ? { eliminatedInGroup: true as const } : {}),
})

export const LOCAL_LEAVES: Leaf[] = [
  leaf(
    'grant_folkbildningsradet_vindeln',
    '– statsbidrag Folkbildningsrådet Vindelns folkhögskola',
    '– Folkbildningsrådet grant, Vindeln folk high school',
    '3621',
    -1,
  ),
  leaf(
    'grant_folkbildningsradet_storuman',
    '– statsbidrag Folkbildningsrådet Storumans folkhögskola',
    '– Folkbildningsrådet grant, Storuman folk high school',
    '3622',
    -1,
  ),
  leaf('grants_lanstrafiken_norrtag', '– Länstrafiken och Norrtåg', '– Länstrafiken and Norrtåg', '5521,5522', 1),
  leaf('guarantee_lanstrafiken', 'Länstrafiken i Västerbotten AB', 'Länstrafiken i Västerbotten AB', '9456', -1, true),
  leaf('guarantee_acnet_internservice', 'AC-Net Internservice AB', 'AC-Net Internservice AB', '9457', -1, true),
  leaf(
    'guarantee_skelleftea_museum_foundation',
    'Stiftelsen Skellefteå museums samlingar',
    'Skellefteå museum foundation',
    '9451',
    -1,
  ),
  leaf(
    'guarantee_transitio',
    'Transitio, garantibelopp (enskilt efter regress)',
    'Transitio, guarantee after recourse',
    '9452',
    -1,
  ),
  leaf(
    'transitio_joint_guarantee_outstanding',
    'Bedömt utestående värde, borgensförbindelser',
    'Estimated outstanding value, joint guarantee',
    '9460',
    -1,
  ),
]

const note = (of: string, index: number, at: 'movement' | 'closing', ofWhich = true): NoteLine => {
  const { id, label } = LOCAL_LEAVES[index]!
  return { in: of, id, label, source: SOURCE, ofWhich, terms: [{ leaf: id, at }] }
}

export const LOCAL_NOTES: NoteLine[] = [
  note('income.1', 0, 'movement'),
  note('income.1', 1, 'movement'),
  note('income.2', 2, 'movement'),
  ...[3, 4, 5, 6].map((index) => note('balance.14', index, 'closing', false)),
  note('balance.14', 7, 'closing'),
]
