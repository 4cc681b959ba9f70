// Chart of accounts for a region, shaped as Region-Bas (classes 1–8, 9 internal and memo) and fine enough that every
// note line has its own account. Detailed numbers are ours: the published edition differs and is mapped at import.
import type { AccountKind, Chart, ChartAccount } from '../account.ts'

type Row = [number: string, sv: string, en: string, rollsTo?: string]

const of = (kind: AccountKind, rows: Row[]): ChartAccount[] =>
  rows.map(([number, sv, en, rollsTo]) => ({ number, name: { sv, en }, kind, ...(rollsTo ? { rollsTo } : {}) }))

/** Six accounts of one asset class: cost and depreciation, each with the year's movements that roll at the turn of the year. */
const assetClass = (prefix: string, sv: string, en: string): Row[] => [
  [`${prefix}0`, `${sv}, anskaffningsvärde`, `${en}, cost`],
  [`${prefix}1`, `${sv}, årets investeringsutgifter`, `${en}, capital expenditure of the year`, `${prefix}0`],
  [`${prefix}2`, `${sv}, försäljning och utrangering`, `${en}, disposals at cost`, `${prefix}0`],
  [`${prefix}7`, `${sv}, återförda avskrivningar`, `${en}, depreciation of disposals`, `${prefix}8`],
  [`${prefix}8`, `${sv}, ackumulerade avskrivningar`, `${en}, accumulated depreciation`],
  [`${prefix}9`, `${sv}, årets avskrivningar`, `${en}, depreciation of the year`, `${prefix}8`],
]

const ASSETS = of('asset', [
  ...assetClass('101', 'Immateriella tillgångar', 'Intangible assets'),
  ...assetClass('111', 'Mark, byggnader och tekniska anläggningar', 'Land, buildings and technical installations'),
  ...assetClass('121', 'Maskiner och inventarier', 'Machinery and equipment'),
  ['1310', 'Aktier och andelar i koncernföretag', 'Shares in group companies'],
  ['1311', 'Aktier och andelar i koncernföretag, årets förvärv', 'Shares in group companies, acquired in the year', '1310'],
  ['1320', 'Värdepapper m.m.', 'Securities'],
  ['1321', 'Värdepapper m.m., årets förvärv', 'Securities, acquired in the year', '1320'],
  ['1322', 'Värdepapper m.m., årets försäljning', 'Securities, sold in the year', '1320'],
  ['1330', 'Långfristiga fordringar', 'Long-term receivables'],
  ['1331', 'Långfristiga fordringar, årets utlåning', 'Long-term receivables, lent in the year', '1330'],
  ['1340', 'Bostadsrätter', 'Tenant-owned apartments'],
  ['1341', 'Bostadsrätter, årets förvärv', 'Tenant-owned apartments, acquired in the year', '1340'],
  ['1410', 'Förråd, bränsle', 'Inventories, fuel'],
  ['1420', 'Förråd, implantat', 'Inventories, implants'],
  ['1430', 'Förråd, övrigt', 'Inventories, other'],
  ['1510', 'Kundfordringar', 'Trade receivables'],
  ['1519', 'Kundfordringar, koncernföretag', 'Trade receivables, group companies'],
  ['1610', 'Övriga kortfristiga fordringar', 'Other current receivables'],
  ['1650', 'Mervärdesskatt och fordringar på staten', 'VAT and receivables from the state'],
  ['1710', 'Förutbetalda kostnader', 'Prepaid costs'],
  ['1719', 'Förutbetalda kostnader, koncernföretag', 'Prepaid costs, group companies'],
  ['1720', 'Upplupna intäkter', 'Accrued income'],
  ['1810', 'Placeringar, aktier och andelar', 'Investments, shares'],
  [
    '1811',
    'Placeringar, aktier och andelar, årets köp och försäljning',
    'Investments, shares, bought and sold in the year',
    '1810',
  ],
  ['1812', 'Placeringar, återinvesterade utdelningar', 'Investments, reinvested dividends', '1810'],
  ['1820', 'Placeringar, räntefonder', 'Investments, fixed-income funds'],
  [
    '1821',
    'Placeringar, räntefonder, årets köp och försäljning',
    'Investments, fixed-income funds, bought and sold in the year',
    '1820',
  ],
  ['1830', 'Placeringar, övriga', 'Investments, other'],
  ['1831', 'Placeringar, övriga, årets köp och försäljning', 'Investments, other, bought and sold in the year', '1830'],
  ['1840', 'Placeringar, orealiserad värdeförändring', 'Investments, unrealised change in value'],
  ['1841', 'Placeringar, årets orealiserade värdeförändring', 'Investments, unrealised change in value of the year', '1840'],
  ['1842', 'Placeringar, årets värdeförluster', 'Investments, losses in value of the year', '1840'],
  [
    '1843',
    'Placeringar, tidigare orealiserade vinster som realiserats',
    'Investments, earlier unrealised gains now realised',
    '1840',
  ],
  ['1844', 'Placeringar, orealiserat värde fört till anskaffningsvärde', 'Investments, unrealised value moved to cost', '1840'],
  ['1910', 'Bank', 'Bank'],
  ['1920', 'Handkassor, plusgiro', 'Cash and giro'],
])

const EQUITY = of('equity', [
  ['2010', 'Eget kapital', 'Equity brought forward'],
  ['2080', 'Justering av eget kapital', 'Adjustment of equity', '2010'],
  ['2090', 'Årets resultat', 'Result for the year', '2010'],
])

const PROVISIONS = of('provision', [
  ['2210', 'Avsättning för pensioner', 'Pension provision'],
  ['2211', 'Avsättning för pensioner, nyintjänad pension', 'Pension provision, newly earned', '2210'],
  ['2212', 'Avsättning för pensioner, årets utbetalningar', 'Pension provision, payments', '2210'],
  ['2213', 'Avsättning för pensioner, ränte- och basbeloppsuppräkning', 'Pension provision, interest and indexation', '2210'],
  ['2214', 'Avsättning för pensioner, övrig post', 'Pension provision, other', '2210'],
  ['2216', 'Avsättning för pensioner, förtroendevalda', 'Pension provision, elected representatives', '2210'],
  ['2220', 'Avsättning för löneskatt på pensioner', 'Provision for payroll tax on pensions'],
  ['2221', 'Avsättning för löneskatt på pensioner, årets förändring', 'Provision for payroll tax on pensions, change', '2220'],
  ['2290', 'Övriga avsättningar', 'Other provisions'],
])

const LIABILITIES = of('liability', [
  ['2310', 'Långfristiga lån', 'Long-term loans'],
  ['2311', 'Långfristiga lån, årets upplåning och amortering', 'Long-term loans, raised and repaid', '2310'],
  ['2350', 'Investeringsbidrag', 'Investment grants'],
  ['2351', 'Investeringsbidrag, årets förändring', 'Investment grants, change', '2350'],
  ['2440', 'Leverantörsskulder', 'Trade payables'],
  ['2449', 'Leverantörsskulder, koncernföretag', 'Trade payables, group companies'],
  ['2510', 'Personalens källskatt', 'Withheld tax'],
  ['2911', 'Övertidssaldo', 'Overtime balance'],
  ['2912', 'Jour, beredskap och retroaktiva löner', 'On-call and retroactive pay'],
  ['2920', 'Semesterlöneskuld', 'Holiday pay liability'],
  ['2930', 'Upplupna arbetsgivaravgifter', 'Accrued employer contributions'],
  ['2940', 'Upplupen pension, individuell del', 'Accrued defined-contribution pension'],
  ['2950', 'Förutbetalda skatteintäkter', 'Prepaid tax revenue'],
  ['2990', 'Upplupna kostnader m.m.', 'Accrued costs etc.'],
])

const INCOME = of('income', [
  ['3011', 'Patientavgifter, öppen vård', 'Patient fees, outpatient care'],
  ['3012', 'Patientavgifter, sluten vård', 'Patient fees, inpatient care'],
  ['3013', 'Patientavgifter, tandvård', 'Patient fees, dental care'],
  ['3110', 'Såld hälso- och sjukvård, andra regioner', 'Health care sold to other regions'],
  ['3120', 'Såld hälso- och sjukvård, övriga', 'Health care sold to others'],
  ['3210', 'Såld tandvård', 'Dental care sold'],
  ['3310', 'Sålda medicinska tjänster, laboratorium', 'Medical services sold, laboratory'],
  ['3320', 'Sålda medicinska tjänster, övriga', 'Medical services sold, other'],
  ['3410', 'Sålda övriga tjänster', 'Other services sold'],
  ['3510', 'Sålt material och varor', 'Materials and goods sold'],
  ['3610', 'Riktade statsbidrag', 'Targeted state grants'],
  ['3640', 'Erhållna bidrag, övriga', 'Grants received, other'],
  ['3710', 'Realisationsvinster, materiella anläggningstillgångar', 'Gains on disposal of tangible fixed assets'],
  ['3790', 'Övriga intäkter', 'Other income'],
])

const PERSONNEL = of('cost', [
  ['4011', 'Löner, läkare', 'Salaries, doctors'],
  ['4012', 'Löner, sjuksköterskor och undersköterskor', 'Salaries, nurses and assistant nurses'],
  ['4013', 'Löner, övrig personal', 'Salaries, other staff'],
  ['4020', 'Jour- och beredskapsersättning', 'On-call pay'],
  ['4030', 'Sjuklön', 'Sick pay'],
  ['4110', 'Arvoden, förtroendevalda', 'Fees, elected representatives'],
  ['4410', 'Pensionsutbetalningar', 'Pension payments'],
  ['4420', 'Pension, individuell del', 'Pension, defined contribution'],
  ['4430', 'Förändring av pensionsavsättning', 'Change in pension provision'],
  ['4440', 'Särskild löneskatt', 'Payroll tax on pensions'],
  ['4490', 'Förändrad beräkning av pensionsavsättning', 'Changed calculation of pension provision'],
  ['4510', 'Arbetsgivaravgifter', 'Employer contributions'],
  ['4610', 'Utbildning och kompetensutveckling', 'Training'],
  ['4690', 'Övriga personalkostnader', 'Other staff costs'],
])

const BOUGHT = of('cost', [
  ['5110', 'Läkemedel inom förmånen', 'Drugs within the benefit scheme'],
  ['5120', 'Läkemedel på rekvisition', 'Drugs on requisition'],
  ['5130', 'Sjukvårdsartiklar och medicinskt material', 'Medical supplies'],
  ['5210', 'Ersättning, privata hälsovalsenheter', 'Payment to private health choice units'],
  ['5310', 'Köpt vård, andra regioner', 'Health care bought from other regions'],
  ['5320', 'Köpt vård, privata vårdgivare', 'Health care bought from private providers'],
  ['5411', 'Inhyrda läkare', 'Hired doctors'],
  ['5412', 'Inhyrda sjuksköterskor', 'Hired nurses'],
  ['5420', 'Verksamhetsanknutna tjänster', 'Operation-related services'],
  ['5510', 'Lämnade bidrag', 'Grants given'],
  ['5520', 'Lämnade bidrag, kollektivtrafik', 'Grants given, public transport'],
  ['5530', 'Lämnade bidrag, kultur', 'Grants given, culture'],
])

const OTHER_COSTS = of('cost', [
  ['6010', 'Lokalhyror', 'Rent of premises'],
  ['6020', 'Fastighetskostnader', 'Property costs'],
  ['6030', 'El, värme och vatten', 'Utilities'],
  ['6210', 'Leasing', 'Leasing'],
  ['6310', 'IT-tjänster och licenser', 'IT services and licences'],
  ['6410', 'Förbrukningsinventarier och material', 'Consumables'],
  ['6510', 'Sjukresor och transporter', 'Patient travel and transport'],
  ['6610', 'Konsulttjänster', 'Consultants'],
  ['6810', 'Räkenskapsrevision, sakkunnigas granskning', 'Audit of the accounts, experts'],
  ['6811', 'Räkenskapsrevision, övrigt', 'Audit of the accounts, other'],
  ['7010', 'Tekniska hjälpmedel', 'Technical aids'],
  ['7110', 'Försäkringar och patientskadeersättning', 'Insurance and patient injury compensation'],
  ['7690', 'Övriga verksamhetskostnader', 'Other operating costs'],
  ['7910', 'Avskrivningar, immateriella tillgångar', 'Depreciation, intangible assets'],
  [
    '7920',
    'Avskrivningar, mark, byggnader och tekniska anläggningar',
    'Depreciation, land, buildings and technical installations',
  ],
  ['7930', 'Avskrivningar, maskiner och inventarier', 'Depreciation, machinery and equipment'],
])

const CENTRAL_INCOME = of('income', [
  ['8010', 'Preliminära skatteintäkter', 'Preliminary tax revenue'],
  ['8020', 'Slutavräkning, tidigare år', 'Final settlement, earlier year'],
  ['8030', 'Prognos slutavräkning, innevarande år', 'Forecast settlement, current year'],
  ['8110', 'Strukturbidrag', 'Structural grant'],
  ['8120', 'Kostnadsutjämning', 'Cost equalisation'],
  ['8130', 'Inkomstutjämning', 'Income equalisation'],
  ['8140', 'Införandebidrag', 'Introduction grant'],
  ['8150', 'Bidrag för läkemedelsförmånen', 'Drug benefit grant'],
  ['8160', 'Regleringsbidrag och regleringsavgift', 'Regulation grant or fee'],
  ['8170', 'Generella bidrag från staten', 'General grants from the state'],
  ['8410', 'Utdelningar', 'Dividends'],
  ['8420', 'Ränteintäkter', 'Interest income'],
  ['8430', 'Vinst vid avyttring av finansiella omsättningstillgångar', 'Gain on disposal of financial current assets'],
  ['8440', 'Orealiserade vinster, finansiella omsättningstillgångar', 'Unrealised gains, financial current assets'],
  ['8450', 'Återförda värdejusteringar', 'Reversed value adjustments'],
  ['8460', 'Vinst vid avyttring av finansiella anläggningstillgångar', 'Gain on disposal of financial fixed assets'],
  ['8710', 'Extraordinära intäkter', 'Extraordinary income'],
])

const CENTRAL_COSTS = of('cost', [
  ['8520', 'Räntekostnader', 'Interest cost'],
  ['8540', 'Finansiell kostnad, pensioner', 'Interest part of pension cost'],
  ['8545', 'Finansiell kostnad, löneskatt på pensioner', 'Payroll tax on interest part of pension cost'],
  ['8560', 'Orealiserade förluster, finansiella omsättningstillgångar', 'Unrealised losses, financial current assets'],
  ['8590', 'Övriga finansiella kostnader', 'Other financial costs'],
  ['8720', 'Extraordinära kostnader', 'Extraordinary costs'],
  ['8999', 'Årets resultat (avslut)', 'Result for the year (closing)'],
])

const INTERNAL = [
  ...of('income', [
    ['9110', 'Intern intäkt, service', 'Internal income, service'],
    ['9120', 'Intern intäkt, vårdersättning', 'Internal income, payment for care'],
    ['9130', 'Intern intäkt, kapitalkostnad', 'Internal income, capital cost'],
    ['9140', 'Intern intäkt, personalomkostnadspålägg', 'Internal income, payroll surcharge'],
  ]),
  ...of('cost', [
    ['9210', 'Intern kostnad, service', 'Internal cost, service'],
    ['9220', 'Intern kostnad, vårdersättning', 'Internal cost, payment for care'],
    ['9230', 'Intern kostnad, kapitalkostnad', 'Internal cost, capital cost'],
    ['9240', 'Intern kostnad, personalomkostnadspålägg', 'Internal cost, payroll surcharge'],
  ]),
]

const MEMO = of('memo', [
  ['9410', 'Ansvarsförbindelse, pensioner', 'Contingent pension liability'],
  [
    '9411',
    'Ansvarsförbindelse, ränte- och basbeloppsuppräkning',
    'Contingent pension liability, interest and indexation',
    '9410',
  ],
  ['9412', 'Ansvarsförbindelse, nyintjänad pension', 'Contingent pension liability, newly earned', '9410'],
  ['9413', 'Ansvarsförbindelse, pensionsutbetalningar', 'Contingent pension liability, payments', '9410'],
  ['9414', 'Ansvarsförbindelse, övrig post', 'Contingent pension liability, other', '9410'],
  ['9420', 'Ansvarsförbindelse, löneskatt', 'Contingent pension liability, payroll tax'],
  ['9421', 'Ansvarsförbindelse, löneskatt, årets förändring', 'Contingent pension liability, payroll tax, change', '9420'],
  ['9430', 'Pensionsåtagande, Ädelreformen', 'Pension obligation of the Ädel reform'],
  ['9431', 'Pensionsåtagande, Ädelreformen, löneskatt', 'Pension obligation of the Ädel reform, payroll tax'],
  ['9450', 'Borgensåtaganden', 'Guarantees'],
  ['9459', 'Borgensåtaganden, koncernföretag', 'Guarantees for group companies'],
  ['9460', 'Solidarisk borgen, bedömt utestående värde', 'Joint guarantee, estimated outstanding value'],
  ['9510', 'Leasingåtagande, inom 12 månader', 'Leasing commitment, within 12 months'],
  ['9520', 'Leasingåtagande, 12–60 månader', 'Leasing commitment, 12 to 60 months'],
  ['9530', 'Leasingåtagande, mer än 60 månader', 'Leasing commitment, over 60 months'],
  ['9540', 'Outnyttjad checkräkningskredit', 'Unused overdraft facility'],
  ['9610', 'Koncernens egna kapital före sammanslagning', 'Equity of the group before a merger'],
  ['9990', 'Motkonto, memorialposter', 'Contra account of memo items'],
])

/** Accounts open from the year of Region-Bas (2020) backwards to our first books; later editions add `from` and `to`. */
export const REGION_BAS: Chart = {
  id: 'region-bas',
  name: { sv: 'Region-Bas, Roders urval', en: 'Region-Bas, Roder selection' },
  accounts: [
    ...ASSETS,
    ...EQUITY,
    ...PROVISIONS,
    ...LIABILITIES,
    ...INCOME,
    ...PERSONNEL,
    ...BOUGHT,
    ...OTHER_COSTS,
    ...CENTRAL_INCOME,
    ...CENTRAL_COSTS,
    ...INTERNAL,
    ...MEMO,
  ].sort((a, b) => (a.number < b.number ? -1 : 1)),
}
