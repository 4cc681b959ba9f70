// The demo region's own accounts under the common chart: what its printed notes name (schools, guarantees, transport).
// Everything here belongs to the demo; the ledger room knows none of it.
import type { AccountKind, Chart, ChartAccount } from '../ledger/account.ts'
import { REGION_BAS } from '../ledger/charts/regionBas.ts'

const local = (kind: AccountKind, number: string, sv: string, en: string): ChartAccount => ({ number, name: { sv, en }, kind })

export const LOCAL_ACCOUNTS: ChartAccount[] = [
  local(
    'income',
    '3621',
    'Statsbidrag Folkbildningsrådet, Vindelns folkhögskola',
    'Folkbildningsrådet grant, Vindeln folk high school',
  ),
  local(
    'income',
    '3622',
    'Statsbidrag Folkbildningsrådet, Storumans folkhögskola',
    'Folkbildningsrådet grant, Storuman folk high school',
  ),
  local('asset', '1312', 'Aktier i Länstrafiken i Västerbotten AB', 'Shares in Länstrafiken i Västerbotten AB'),
  local('asset', '1313', 'Aktier i Norrlandsoperan AB', 'Shares in Norrlandsoperan AB'),
  local('asset', '1314', 'Aktier i Västerbottensteatern AB', 'Shares in Västerbottensteatern AB'),
  local('asset', '1315', 'Aktier i AC-Net Internservice AB', 'Shares in AC-Net Internservice AB'),
  local('cost', '5521', 'Lämnade bidrag, Länstrafiken', 'Grants given, Länstrafiken'),
  local('cost', '5522', 'Lämnade bidrag, Norrtåg', 'Grants given, Norrtåg'),
  local('memo', '9456', 'Borgen, Länstrafiken', 'Guarantee, Länstrafiken'),
  local('memo', '9457', 'Borgen, AC-Net Internservice', 'Guarantee, AC-Net Internservice'),
  local('memo', '9451', 'Borgen, Stiftelsen Skellefteå museums samlingar', 'Guarantee, Skellefteå museum foundation'),
  local('memo', '9452', 'Borgen, Transitio', 'Guarantee, Transitio'),
]

export const DEMO_CHART: Chart = {
  ...REGION_BAS,
  id: 'demo-region-bas',
  accounts: [...REGION_BAS.accounts, ...LOCAL_ACCOUNTS].sort((a, b) => (a.number < b.number ? -1 : 1)),
}
