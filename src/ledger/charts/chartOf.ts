// The chart of accounts an authority of a kind follows until it says otherwise: a region's accounts are the standard ones.
// Refuses: inventing a chart; each is dated data with its source.
import type { AuthorityKind } from '../../kernel/authorityWords.ts'
import { KOMMUN_BAS } from './kommunBas.ts'
import { REGION_BAS } from './regionBas.ts'
import type { PublishedChart } from './standardAccount.ts'

const REGION: PublishedChart = {
  id: REGION_BAS.id,
  name: REGION_BAS.name,
  source: 'Region-Bas, Sveriges Kommuner och Regioner, i Roders detaljering',
  unverified: true,
  rows: REGION_BAS.accounts.map(({ number, name }) => ({ accounts: number, name, standard: number })),
}

export const chartOf = (kind: AuthorityKind): PublishedChart => (kind === 'municipality' ? KOMMUN_BAS : REGION)
