// Chart of accounts for group companies, shaped as BAS (4 goods, 5–6 external costs, 7 personnel, 21 untaxed reserves).
// Only what the group accounts need; a company's own chart is mapped to these lines at import.
import type { AccountKind, Chart, ChartAccount } from '../account.ts'

type Row = [number: string, sv: string, en: string, rollsTo?: string]

const of = (kind: AccountKind, rows: Row[]): ChartAccount[] =>
  rows.map(([number, sv, en, rollsTo]) => ({ number, name: { sv, en }, kind, ...(rollsTo ? { rollsTo } : {}) }))

const assetClass = (prefix: string, sv: string, en: string): Row[] => [
  [`${prefix}0`, `${sv}, anskaffningsvärde`, `${en}, cost`],
  [`${prefix}1`, `${sv}, årets investeringar`, `${en}, capital expenditure of the year`, `${prefix}0`],
  [`${prefix}2`, `${sv}, försäljning och utrangering`, `${en}, disposals at cost`, `${prefix}0`],
  [`${prefix}7`, `${sv}, återförda avskrivningar`, `${en}, depreciation of disposals`, `${prefix}8`],
  [`${prefix}8`, `${sv}, ackumulerade avskrivningar`, `${en}, accumulated depreciation`],
  [`${prefix}9`, `${sv}, årets avskrivningar`, `${en}, depreciation of the year`, `${prefix}8`],
]

export const COMPANY_BAS: Chart = {
  id: 'company-bas',
  name: { sv: 'BAS, Roders urval för bolag', en: 'BAS, Roder selection for companies' },
  accounts: [
    ...of('asset', [
      ...assetClass('101', 'Immateriella tillgångar', 'Intangible assets'),
      ...assetClass('111', 'Byggnader och mark', 'Buildings and land'),
      ...assetClass('121', 'Maskiner och inventarier', 'Machinery and equipment'),
      ['1350', 'Andelar i andra företag', 'Shares in other companies'],
      ['1351', 'Andelar i andra företag, årets förvärv', 'Shares in other companies, acquired in the year', '1350'],
      ['1410', 'Lager', 'Inventories'],
      ['1510', 'Kundfordringar', 'Trade receivables'],
      ['1560', 'Kundfordringar hos ägare och koncernföretag', 'Trade receivables from the owner and group companies'],
      ['1680', 'Övriga kortfristiga fordringar', 'Other current receivables'],
      ['1790', 'Förutbetalda kostnader och upplupna intäkter', 'Prepaid costs and accrued income'],
      ['1930', 'Bank', 'Bank'],
    ]),
    ...of('equity', [
      ['2081', 'Aktiekapital', 'Share capital'],
      ['2091', 'Balanserad vinst eller förlust', 'Retained earnings'],
      ['2093', 'Erhållna aktieägartillskott', 'Shareholder contributions received', '2091'],
      ['2099', 'Årets resultat', 'Result for the year', '2091'],
      ['2120', 'Periodiseringsfonder (obeskattade reserver)', 'Untaxed reserves'],
    ]),
    ...of('liability', [
      ['2350', 'Långfristiga lån', 'Long-term loans'],
      ['2351', 'Långfristiga lån, årets upplåning och amortering', 'Long-term loans, raised and repaid', '2350'],
      ['2440', 'Leverantörsskulder', 'Trade payables'],
      ['2460', 'Leverantörsskulder till ägare och koncernföretag', 'Trade payables to the owner and group companies'],
      ['2920', 'Upplupna semesterlöner', 'Accrued holiday pay'],
      ['2970', 'Förutbetalda intäkter från ägare', 'Prepaid income from the owner'],
      ['2990', 'Upplupna kostnader m.m.', 'Accrued costs etc.'],
    ]),
    ...of('income', [
      ['3010', 'Försäljning', 'Sales'],
      ['3961', 'Vinst på arbete som ägaren aktiverat', 'Profit on work capitalised by the owner'],
      ['3980', 'Erhållna bidrag', 'Grants received'],
      ['3985', 'Erhållna bidrag från ägare', 'Grants received from the owner'],
      ['3990', 'Övriga intäkter', 'Other income'],
      ['8310', 'Ränteintäkter', 'Interest income'],
      ['8811', 'Förändring av periodiseringsfonder', 'Change in untaxed reserves'],
    ]),
    ...of('cost', [
      ['4010', 'Köpta tjänster och varor', 'Services and goods bought'],
      ['4990', 'Lämnade bidrag', 'Grants given'],
      ['5210', 'Leasing', 'Leasing'],
      ['6420', 'Revision', 'Audit'],
      ['6990', 'Övriga externa kostnader', 'Other external costs'],
      ['7010', 'Löner', 'Salaries'],
      ['7410', 'Pensionskostnader', 'Pension costs'],
      ['7510', 'Sociala avgifter', 'Social contributions'],
      ['7810', 'Avskrivningar, immateriella tillgångar', 'Depreciation, intangible assets'],
      ['7820', 'Avskrivningar, byggnader', 'Depreciation, buildings'],
      ['7830', 'Avskrivningar, maskiner och inventarier', 'Depreciation, machinery and equipment'],
      ['8410', 'Räntekostnader', 'Interest cost'],
      ['8910', 'Skatt på årets resultat', 'Tax on the result'],
      ['8999', 'Årets resultat (avslut)', 'Result for the year (closing)'],
    ]),
    ...of('memo', [
      ['9510', 'Leasingåtagande, inom 12 månader', 'Leasing commitment, within 12 months'],
      ['9520', 'Leasingåtagande, 12–60 månader', 'Leasing commitment, 12 to 60 months'],
      ['9530', 'Leasingåtagande, mer än 60 månader', 'Leasing commitment, over 60 months'],
      ['9990', 'Motkonto, memorialposter', 'Contra account of memo items'],
    ]),
  ].sort((a, b) => (a.number < b.number ? -1 : 1)),
}
