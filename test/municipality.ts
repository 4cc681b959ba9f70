// A made-up municipality as the files its officials would hand in: organisation, account mapping and two years of books in Kommun-Bas.
// Everything is invented and says so. `npx tsx test/municipality.ts` writes the files; a test holds them equal to what is made here.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const MUNICIPALITY = { name: 'Exempelkommun (syntetisk)', code: 'exempelkommun', orgnr: '212000-0000' }
export const YEARS = [2024, 2025] as const
export const FOLDER = join(fileURLToPath(new URL('.', import.meta.url)), 'fixtures/municipality')

const KOMMUN = [
  'kod;namn;typ;överordnad;från;till',
  'kf;Kommunfullmäktige;fullmäktige;;2023-01-01;',
  'ks;Kommunstyrelsen;styrelse;kf;2023-01-01;',
  'bun;Barn- och utbildningsnämnden;nämnd;kf;2023-01-01;',
  'son;Socialnämnden;nämnd;kf;2023-01-01;',
  'sbn;Samhällsbyggnadsnämnden;nämnd;kf;2023-01-01;',
  'rvk;Revisionen;revision;kf;2023-01-01;',
  'fin;Finansförvaltningen;finansförvaltning;kf;2023-01-01;',
  'ksf;Kommunledningskontoret;förvaltning;ks;2023-01-01;',
  'buf;Utbildningsförvaltningen;förvaltning;bun;2023-01-01;',
  'sof;Socialförvaltningen;förvaltning;son;2023-01-01;',
  'sbf;Samhällsbyggnadskontoret;förvaltning;sbn;2023-01-01;',
  'forskola;Förskola;enhet;buf;2023-01-01;',
  'grundskola;Grundskola;enhet;buf;2023-01-01;',
  'aldreomsorg;Äldreomsorg;enhet;sof;2023-01-01;',
  'ifo;Individ- och familjeomsorg;enhet;sof;2023-01-01;',
  'fastighet;Fastighetsenheten;enhet;sbf;2023-01-01;',
  'fritid;Fritidsenheten;enhet;buf;2023-01-01;2024-12-31',
  'fritid;Fritidsenheten;enhet;sbf;2025-01-01;',
  '1000;Kommunledning;kostnadsställe;ksf;2023-01-01;',
  '2100;Förskolorna;kostnadsställe;forskola;2023-01-01;',
  '2200;Grundskolorna;kostnadsställe;grundskola;2023-01-01;',
  '2300;Fritid;kostnadsställe;fritid;2023-01-01;',
  '3100;Särskilt boende;kostnadsställe;aldreomsorg;2023-01-01;',
  '3200;Försörjningsstöd;kostnadsställe;ifo;2023-01-01;',
  '4100;Fastighetsdrift;kostnadsställe;fastighet;2023-01-01;',
  '4200;Gator och parker;kostnadsställe;sbf;2023-01-01;',
  '5000;Revision;kostnadsställe;rvk;2023-01-01;',
]

/** Sub-accounts of the municipality's own, and one group the chart does not have. */
const MAPPING = [
  'konto;rad;från;till;anmärkning',
  '3290;Taxor och avgifter;2023-01-01;;Lokala avgifter, egen kontogrupp',
  '7921;7930;2023-01-01;;Avskrivningar på maskiner och inventarier',
  '7430;6810;2023-01-01;;Räkenskapsrevision, sakkunnigas granskning',
  '2920;Semesterlöneskuld;2023-01-01;;',
]

/** Goals of the municipality's own, with sub-goals of its committees, indicators, targets and an activity. */
const GOALS = [
  'Slag;Beteckning;Nr;Benämning;Hör till;Nämnd;Ägare;Från år;Till år;Målvärde;Mått;Riktning',
  'Målområde;trygg;1;En trygg kommun;;kf;Kommundirektör;2025;2026;;;',
  'Mål;m1;1;Alla barn klarar skolan;trygg;kf;Kommundirektör;2025;2026;;;',
  'Delmål;m1-bun;;Fler elever blir behöriga till gymnasiet;m1;bun;Utbildningschef;2025;2025;;;',
  'Indikator;m1-behorig;;Andel behöriga till gymnasiet;m1-bun;bun;Utbildningschef;2025;2025;minst 85 %;%;högre',
  'Mål;m2;2;Äldre får hjälp i tid;trygg;kf;Kommundirektör;2025;2026;;;',
  'Delmål;m2-son;;Kortare väntan på särskilt boende;m2;son;Socialchef;2025;2025;;;',
  'Indikator;m2-vantan;;Väntetid till särskilt boende;m2-son;son;Socialchef;2025;2025;högst 60 dagar;dagar;lägre',
]

const VALUES = ['Indikator;Värde', 'm1-behorig;87,4', 'm2-vantan;71']

type Side = 'cost' | 'income'
/** Thousands of kronor a year, cost centre by cost centre. */
const OPERATIONS: [account: string, name: string, centre: string, thousands: number, side: Side][] = [
  ['5020', 'Löner', '1000', 31_000, 'cost'],
  ['5610', 'Arbetsgivaravgifter', '1000', 9_700, 'cost'],
  ['7410', 'Konsulttjänster', '1000', 8_400, 'cost'],
  ['4510', 'Lämnade bidrag till föreningar', '1000', 4_100, 'cost'],
  ['5020', 'Löner', '2100', 78_000, 'cost'],
  ['5610', 'Arbetsgivaravgifter', '2100', 24_500, 'cost'],
  ['3131', 'Barnomsorgsavgifter', '2100', 8_800, 'income'],
  ['5020', 'Löner', '2200', 104_000, 'cost'],
  ['5610', 'Arbetsgivaravgifter', '2200', 32_700, 'cost'],
  ['4610', 'Köp av utbildning', '2200', 22_000, 'cost'],
  ['6410', 'Läromedel och förbrukningsmaterial', '2200', 11_300, 'cost'],
  ['3511', 'Statsbidrag till skolan', '2200', 15_600, 'income'],
  ['5020', 'Löner', '2300', 7_000, 'cost'],
  ['5610', 'Arbetsgivaravgifter', '2300', 2_200, 'cost'],
  ['3290', 'Lokala avgifter', '2300', 1_900, 'income'],
  ['5020', 'Löner', '3100', 171_000, 'cost'],
  ['5610', 'Arbetsgivaravgifter', '3100', 53_800, 'cost'],
  ['4610', 'Köp av omsorg', '3100', 31_000, 'cost'],
  ['7510', 'Inhyrd personal', '3100', 5_200, 'cost'],
  ['3132', 'Omsorgsavgifter', '3100', 12_400, 'income'],
  ['4520', 'Försörjningsstöd', '3200', 17_900, 'cost'],
  ['5020', 'Löner', '4100', 21_000, 'cost'],
  ['5610', 'Arbetsgivaravgifter', '4100', 6_600, 'cost'],
  ['6210', 'Energi och vatten', '4100', 23_500, 'cost'],
  ['6610', 'Reparation och underhåll', '4100', 14_200, 'cost'],
  ['3411', 'Lokalhyror', '4100', 19_300, 'income'],
  ['4010', 'Material till gator', '4200', 9_900, 'cost'],
  ['3121', 'Vatten- och avloppsavgifter', '4200', 27_700, 'income'],
  ['7430', 'Räkenskapsrevision', '5000', 1_100, 'cost'],
]

/** Taxes, grants and finance: on the central finance unit, which rows without a cost centre stand on. */
const CENTRAL: [account: string, name: string, thousands: number, side: Side][] = [
  ['8011', 'Allmän kommunalskatt', 498_000, 'income'],
  ['8051', 'Skatteavräkning, föregående år', 1_300, 'income'],
  ['8052', 'Skatteavräkning, innevarande år', 2_700, 'cost'],
  ['8211', 'Inkomstutjämningsbidrag', 121_000, 'income'],
  ['8251', 'Kostnadsutjämningsbidrag', 38_000, 'income'],
  ['8361', 'Avgift för LSS-utjämning', 4_200, 'cost'],
  ['8281', 'Kommunal fastighetsavgift', 29_000, 'income'],
  ['8291', 'Generella bidrag från staten', 6_500, 'income'],
  ['8441', 'Ränteintäkter', 1_700, 'income'],
  ['8521', 'Räntekostnader', 3_900, 'cost'],
]

const BALANCE_NAMES: [account: string, name: string, kind: 'T' | 'S', openingThousands: number][] = [
  ['1121', 'Skolor och andra verksamhetsfastigheter', 'T', 812_000],
  ['1129', 'Ackumulerade avskrivningar, verksamhetsfastigheter', 'T', -301_000],
  ['1221', 'Inventarier', 'T', 74_000],
  ['1229', 'Ackumulerade avskrivningar, inventarier', 'T', -39_000],
  ['1311', 'Andelar i kommunala bolag (påhittade)', 'T', 24_000],
  ['1510', 'Kundfordringar', 'T', 13_000],
  ['1710', 'Förutbetalda kostnader', 'T', 18_000],
  ['1910', 'Bank', 'T', 71_000],
  ['2010', 'Eget kapital', 'S', 0],
  ['2090', 'Årets resultat', 'S', 0],
  ['2211', 'Avsättning för pensioner', 'S', -64_000],
  ['2221', 'Avsättning för särskild löneskatt', 'S', -15_500],
  ['2311', 'Långfristiga lån', 'S', -180_000],
  ['2510', 'Leverantörsskulder', 'S', -27_000],
  ['2920', 'Semesterlöneskuld', 'S', -22_000],
]

const RESULT_NAMES: [account: string, name: string][] = [
  ['5710', 'Pensionskostnader'],
  ['7911', 'Avskrivningar, fastigheter'],
  ['7921', 'Avskrivningar, inventarier'],
  ['8990', 'Årets resultat (avslut)'],
]

interface Row {
  account: string
  centre: string
  project: string
  ore: number
}

interface Voucher {
  month: number
  text: string
  rows: Row[]
}

const ORE = 100_000
const row = (account: string, ore: number, centre = '', project = ''): Row => ({ account, centre, project, ore })

/** A year's amount on twelve months, uneven but the same every time, and exact to the öre. */
function months(total: number, seed: number): number[] {
  const weights = Array.from({ length: 12 }, (_, i) => 90 + ((seed * 7 + i * 13) % 21))
  const whole = weights.reduce((a, b) => a + b, 0)
  const parts = weights.map((weight) => Math.trunc((total * weight) / whole))
  parts[11]! += total - parts.reduce((a, b) => a + b, 0)
  return parts
}

/** Growth per year; outcome differs from budget by what the seed says. */
const grown = (thousands: number, year: number): number => Math.trunc((thousands * ORE * (1000 + (year - 2024) * 34)) / 1000)
const outcome = (thousands: number, year: number, seed: number): number =>
  Math.trunc((grown(thousands, year) * (1000 + ((seed * 11 + year) % 37) - 16)) / 1000)

const signed = (ore: number, side: Side): number => (side === 'income' ? -ore : ore)

function operations(year: number): Voucher[] {
  const vouchers: Voucher[] = Array.from({ length: 12 }, (_, i) => ({ month: i + 1, text: 'Månadens händelser', rows: [] }))
  for (const [seed, [account, , centre, thousands, side]] of OPERATIONS.entries())
    for (const [i, ore] of months(signed(outcome(thousands, year, seed), side), seed).entries())
      vouchers[i]!.rows.push(row(account, ore, centre))
  for (const [seed, [account, , thousands, side]] of CENTRAL.entries())
    for (const [i, ore] of months(signed(outcome(thousands, year, seed), side), seed + 40).entries())
      vouchers[i]!.rows.push(row(account, ore))
  return vouchers.map((voucher) => settled(voucher))
}

/** What is left over is paid from or into the bank. */
function settled(voucher: Voucher): Voucher {
  const rest = voucher.rows.reduce((sum, one) => sum + one.ore, 0)
  return { ...voucher, rows: [...voucher.rows, row('1910', -rest)] }
}

function yearEnd(year: number): Voucher[] {
  const step = year - 2024
  const buildings = 28_000 * ORE + step * 700 * ORE
  const equipment = 6_100 * ORE + step * 200 * ORE
  return [
    settled({ month: 3, text: 'Ny skola, etapp', rows: [row('1121', 41_000 * ORE + step * 9_000 * ORE, '', 'P10')] }),
    settled({ month: 5, text: 'Inventarier till skolan', rows: [row('1221', 7_400 * ORE, '', 'P10')] }),
    settled({ month: 9, text: 'Snöröjningsfordon', rows: [row('1221', 3_200 * ORE + step * 500 * ORE, '', 'P20')] }),
    settled({ month: 6, text: 'Nytt lån', rows: [row('2311', -30_000 * ORE)] }),
    { month: 12, text: 'Avskrivningar', rows: [row('7911', buildings, '4100'), row('1129', -buildings)] },
    { month: 12, text: 'Avskrivningar', rows: [row('7921', equipment, '4100'), row('1229', -equipment)] },
    {
      month: 12,
      text: 'Pensionsskuld',
      rows: [row('5710', 9_320 * ORE, '1000'), row('2211', -7_500 * ORE), row('2221', -1_820 * ORE)],
    },
    { month: 12, text: 'Semesterlöneskuld', rows: [row('5020', 900 * ORE, '3100'), row('2920', -900 * ORE)] },
  ]
}

const isResult = (account: string): boolean => /^[3-8]/.test(account)

function closed(vouchers: Voucher[]): Voucher[] {
  const result = vouchers.flatMap((v) => v.rows).reduce((sum, one) => (isResult(one.account) ? sum + one.ore : sum), 0)
  return [...vouchers, { month: 12, text: 'Årets resultat', rows: [row('8990', -result), row('2090', result)] }]
}

type Balances = Map<string, number>

function openingOf(year: number): Balances {
  if (year === YEARS[0]) {
    const own = new Map(BALANCE_NAMES.map(([account, , , thousands]) => [account, thousands * ORE]))
    own.set('2010', -[...own.values()].reduce((a, b) => a + b, 0))
    return own
  }
  const before = closing(year - 1)
  before.set('2010', before.get('2010')! + before.get('2090')!)
  before.set('2090', 0)
  return before
}

const vouchersOf = (year: number): Voucher[] => closed([...operations(year), ...yearEnd(year)])

function closing(year: number): Balances {
  const at = openingOf(year)
  for (const one of vouchersOf(year).flatMap((v) => v.rows))
    if (!isResult(one.account)) at.set(one.account, (at.get(one.account) ?? 0) + one.ore)
  return at
}

const kronor = (ore: number): string => {
  const size = Math.abs(ore)
  return `${ore < 0 ? '-' : ''}${Math.trunc(size / 100)}.${String(size % 100).padStart(2, '0')}`
}

const objects = ({ centre, project }: Pick<Row, 'centre' | 'project'>): string =>
  `{${[centre && `1 "${centre}"`, project && `6 "${project}"`].filter(Boolean).join(' ')}}`

function header(year: number): string[] {
  const names = new Map<string, string>()
  for (const [account, name] of [...OPERATIONS, ...CENTRAL, ...RESULT_NAMES]) if (!names.has(account)) names.set(account, name)
  const centres = KOMMUN.map((line) => line.split(';')).filter((cells) => cells[2] === 'kostnadsställe')
  return [
    '#FLAGGA 0',
    '#PROGRAM "Roder provfiler" "1"',
    '#FORMAT UTF-8',
    `#GEN ${year + 1}0131`,
    '#SIETYP 4',
    `#ORGNR ${MUNICIPALITY.orgnr}`,
    `#FNAMN "${MUNICIPALITY.name}"`,
    `#RAR 0 ${year}0101 ${year}1231`,
    `#RAR -1 ${year - 1}0101 ${year - 1}1231`,
    ...BALANCE_NAMES.map(([account, name, kind]) => `#KONTO ${account} "${name}"\n#KTYP ${account} ${kind}`),
    ...[...names].sort().map(([account, name]) => {
      const kind = /^(3|80|82|84)/.test(account) ? 'I' : 'K'
      return `#KONTO ${account} "${name}"\n#KTYP ${account} ${kind}`
    }),
    '#DIM 1 "Ansvar"',
    '#DIM 6 "Projekt"',
    ...centres.map(([code, name]) => `#OBJEKT 1 "${code}" "${name}"`),
    '#OBJEKT 6 "P10" "Ny skola"',
    '#OBJEKT 6 "P20" "Fordon"',
  ]
}

function budget(year: number): string[] {
  const operating = OPERATIONS.flatMap(([account, , centre, thousands, side], seed) =>
    months(signed(grown(thousands, year), side), seed).map((ore, i) => ({
      i,
      account,
      ore,
      where: objects({ centre, project: '' }),
    })),
  )
  const central = CENTRAL.flatMap(([account, , thousands, side], seed) =>
    months(signed(grown(thousands, year), side), seed + 40).map((ore, i) => ({ i, account, ore, where: '{}' })),
  )
  return [...operating, ...central].map(
    ({ i, account, ore, where }) => `#PBUDGET 0 ${year}${String(i + 1).padStart(2, '0')} ${account} ${where} ${kronor(ore)}`,
  )
}

function books(year: number): string {
  const vouchers = vouchersOf(year)
  const results = new Map<string, number>()
  for (const one of vouchers.flatMap((v) => v.rows))
    if (isResult(one.account)) results.set(one.account, (results.get(one.account) ?? 0) + one.ore)
  const lines = [
    ...header(year),
    ...[...openingOf(year)].map(([account, ore]) => `#IB 0 ${account} ${kronor(ore)}`),
    ...[...closing(year)].map(([account, ore]) => `#UB 0 ${account} ${kronor(ore)}`),
    ...[...results].sort().map(([account, ore]) => `#RES 0 ${account} ${kronor(ore)}`),
    ...budget(year),
    ...vouchers.flatMap(({ month, text, rows }, i) => [
      `#VER A ${i + 1} ${year}${String(month).padStart(2, '0')}${month === 12 ? 31 : 25} "${text}"`,
      '{',
      ...rows.map((one) => `#TRANS ${one.account} ${objects(one)} ${kronor(one.ore)}`),
      '}',
    ]),
  ]
  return `${lines.join('\n')}\n`
}

/** File name → its text. */
export function municipalityFiles(): Record<string, string> {
  return {
    'organisation.csv': `${KOMMUN.join('\n')}\n`,
    'mal.csv': `${GOALS.join('\n')}\n`,
    'varden.csv': `${VALUES.join('\n')}\n`,
    'kontomappning.csv': `${MAPPING.join('\n')}\n`,
    ...Object.fromEntries(YEARS.map((year) => [`bokforing-${year}.se`, books(year)])),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, text] of Object.entries(municipalityFiles())) writeFileSync(join(FOLDER, name), text)
}
