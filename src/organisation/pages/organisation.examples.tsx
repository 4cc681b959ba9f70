// Example of the organisation page. Names of units and companies are made up.
import { text } from '../../kernel/text.ts'
import type { OrganisationView, UnitRow } from './organisation.tsx'

const unit = (code: string, name: string, kind: UnitRow['kind'], level: number, more: Partial<UnitRow> = {}): UnitRow => ({
  code,
  name,
  kind,
  level,
  hasChildren: false,
  validFrom: '2019-01-01',
  ...more,
})

export const organisationExample: OrganisationView = {
  date: '2020-12-31',
  rows: [
    unit('rf', 'Regionfullmäktige', 'assembly', 0, { hasChildren: true }),
    unit('hsn', 'Hälso- och sjukvårdsnämnden', 'committee', 1, { hasChildren: true }),
    unit('hsf', 'Hälso- och sjukvårdsförvaltningen', 'administration', 2, { hasChildren: true }),
    unit('u1', 'Akutsjukvård', 'unit', 3, {
      validTo: '2020-06-30',
      change: text('Uppgick i Medicincentrum 1 juli 2020', 'Merged into the medical centre 1 July 2020'),
    }),
    unit('u2', 'Medicincentrum', 'unit', 3),
    unit('rs', 'Regionstyrelsen', 'executiveBoard', 1, { hasChildren: true }),
  ],
  open: ['rf', 'hsn', 'hsf'],
  companies: [
    {
      name: 'Länstrafikbolaget AB',
      orgnr: '556000-0001',
      legalForm: 'AB',
      share: { numerator: 501, denominator: 1000 },
      consolidated: true,
      synthetic: true,
    },
    { name: 'Kulturförbundet', consolidated: false, synthetic: false },
  ],
  counts: { units: 204, companies: 2 },
  source: text('Enheter under nämnderna: syntetisk detaljnivå.', 'Units below the committees: synthetic detail.'),
}
