// The companies the demo's group accounts take in, with owned share and books that are synthetic and say so.
// Three of them are printed as not consolidated; the printed group figures cannot be reached without something beside Länstrafiken.
import type { GroupCompany } from '../statements/model.ts'

/** First year of the demo's books; every company is consolidated from its opening balance. */
export const FIRST_YEAR = 2019
export const CALIBRATED_YEARS = [2019, 2020] as const

const owned = (numerator: number, denominator: number) => () => ({ numerator, denominator })

/** AC-Net's share is not printed; the sister company's 51 % is assumed. */
export const GROUP_COMPANIES: GroupCompany[] = [
  {
    code: 'lanstrafiken',
    name: 'Länstrafiken i Västerbotten AB',
    ownedShare: owned(1, 1),
    acquired: FIRST_YEAR,
    shareAccounts: '1312',
  },
  { code: 'norrlandsoperan', name: 'Norrlandsoperan AB', ownedShare: owned(3, 5), acquired: FIRST_YEAR, shareAccounts: '1313' },
  { code: 'teatern', name: 'Västerbottensteatern AB', ownedShare: owned(3, 5), acquired: FIRST_YEAR, shareAccounts: '1314' },
  { code: 'acnet_int', name: 'AC-Net Internservice AB', ownedShare: owned(51, 100), acquired: FIRST_YEAR, shareAccounts: '1315' },
]

export const COMMITTEES = [
  { code: 'rs', row: 'regional_executive_board', label: { sv: 'Regionstyrelsen', en: 'Regional executive board' } },
  { code: 'hsn', row: 'health_care_committee', label: { sv: 'Hälso- och sjukvårdsnämnden', en: 'Health care committee' } },
  {
    code: 'run',
    row: 'regional_development_committee',
    label: { sv: 'Regionala utvecklingsnämnden', en: 'Regional development committee' },
  },
  { code: 'fhs', row: 'folk_high_school_board', label: { sv: 'Folkhögskolestyrelsen', en: 'Folk high school board' } },
  { code: 'pn', row: 'patients_committee', label: { sv: 'Patientnämnden', en: 'Patients’ committee' } },
  { code: 'rev', row: 'audit', label: { sv: 'Revisionen', en: 'Audit' } },
] as const

export const INVESTMENT_AREAS = [
  { code: 'fastighet', id: 'Fastighet', label: { sv: 'Fastighet', en: 'Property' } },
  { code: 'medicinsk_teknik', id: 'Medicinsk teknik', label: { sv: 'Medicinsk teknik', en: 'Medical technology' } },
  { code: 'it', id: 'IT', label: { sv: 'IT', en: 'IT' } },
  { code: 'hjalpmedel', id: 'Hjälpmedel', label: { sv: 'Hjälpmedel', en: 'Technical aids' } },
  { code: 'regional_utveckling', id: 'Regional utveckling', label: { sv: 'Regional utveckling', en: 'Regional development' } },
]
