// Examples of the money pages with the published figures of 2020; units below the committees are made up.
import { type Text, text } from '../../kernel/text.ts'
import { type FigureView, known, missing, notApplicable, notComputed } from '../../web/figure.tsx'
import type { EconomyRow, EconomyView } from './economy.tsx'
import type { InvestmentsView } from './investments.tsx'
import type { KeyFiguresView } from './keyFigures.tsx'

const same = (words: string): Text => text(words, words)

type Numbers = [outcome: number, budget: number, deviation: number, previous: number | null, change: number | null]

function row(
  id: string,
  label: string,
  [outcome, budget, deviation, previous, change]: Numbers,
  more: Partial<EconomyRow> = {},
): EconomyRow {
  const ref = `statements:operating/${id}/outcome@region/2020`
  const maybe = (value: number | null, empty: FigureView): FigureView => (value === null ? empty : known(value))
  return {
    id,
    level: 0,
    label: same(label),
    outcome: known(outcome, ref),
    budget: known(budget),
    deviation: known(deviation),
    previous: maybe(previous, notApplicable),
    change: maybe(change, notComputed),
    ...more,
  }
}

const area = { level: 1, soft: true, hasChildren: true }

export const economyExample: EconomyView = {
  year: 2020,
  unit: 'mkr',
  lead: {
    result: known(98, 'statements:income/result_for_the_year@region/2020'),
    budget: known(144, 'statements:operating/total_region/budget@region/2020'),
  },
  waterfall: [
    { label: 'Budget', value: 144, total: true },
    { label: 'Nämnderna', value: 67 },
    { label: 'Skatt', value: -131 },
    { label: 'Statsbidrag', value: 269 },
    { label: 'Finansnetto', value: -251 },
    { label: 'Utfall', value: 98, total: true },
  ],
  largest: [
    {
      label: text('Regionstyrelsen', 'The regional executive board'),
      value: known(298, 'statements:operating/regional_executive_board/deviation@region/2020'),
      why: text('Riktade statsbidrag; färre sjukresor och besök.', 'Targeted grants; fewer journeys and visits.'),
    },
    {
      label: text('Statsbidrag och utjämning', 'State grants and equalisation'),
      value: known(269),
      why: text('Extra bidrag för pandemin: 266 mkr.', 'Extra grants for the pandemic: SEK 266 m.'),
    },
    { label: text('Finansnetto', 'Financial net'), value: known(-251) },
    { label: text('Hälso- och sjukvårdsnämnden', 'The health care committee'), value: known(-208) },
    { label: text('Skatteintäkter', 'Tax revenue'), value: known(-131) },
  ],
  rows: [
    row('rs', 'Regionstyrelsen', [-2611, -2909, 298, -3013, -13], { hasChildren: true }),
    row('hsn', 'Hälso- och sjukvårdsnämnden', [-5536, -5328, -208, -5280, 5], { hasChildren: true }),
    row('hsn1', 'Länssjukvårdsområde 1', [-2104, -2012, -92, null, null], area),
    row('hsn2', 'Länssjukvårdsområde 2', [-1468, -1395, -73, null, null], area),
    row('u1', 'Akutsjukvård', [-402, -378, -24, null, null], { ...area, level: 2 }),
    row('u1-4011', '4011 Läkemedel', [-61, -58, -3, null, null], {
      level: 3,
      soft: true,
      href: '/verifikationer?unit=u1&account=4011',
    }),
    row('u2', 'Medicincentrum', [-561, -530, -31, null, null], { ...area, level: 2 }),
    row('hsn3', 'Närsjukvård', [-1964, -1921, -43, null, null], area),
    row('run', 'Regionala utvecklingsnämnden', [-360, -337, -23, -305, 18], { hasChildren: true }),
    row('fhs', 'Folkhögskolestyrelsen', [-10, -10, 0, -10, 5], { hasChildren: true }),
    row('pn', 'Patientnämnden', [-5, -6, 1, -5, 4], { hasChildren: true }),
    row('rev', 'Revisionen', [-8, -8, 0, -7, 12], { hasChildren: true }),
    row('net', 'Verksamhetens nettokostnader', [-8530, -8598, 67, -8620, -1], { kind: 'sum' }),
    row('tax', 'Skatteintäkter', [6605, 6736, -131, 6599, 0]),
    row('grants', 'Generella statsbidrag och utjämning', [2317, 2048, 269, 1692, 37]),
    row('operating', 'Verksamhetens resultat', [391, 186, 205, -329, null], { kind: 'sum' }),
    row('income', 'Finansiella intäkter', [207, 120, 87, 705, null]),
    row('costs', 'Finansiella kostnader', [-500, -162, -338, -151, null]),
    row('total', 'Totalt regionen', [98, 144, -46, 225, null], { kind: 'total' }),
  ],
  open: ['hsn', 'hsn2', 'u1'],
  periods: [
    { value: '01-12', label: text('januari–december', 'January–December') },
    { value: '01-08', label: text('januari–augusti', 'January–August') },
  ],
  period: '01-12',
  excel: '/ekonomi.xlsx',
  csv: '/ekonomi.csv',
  source: text(
    'Publicerad driftredovisning 2020. Grå rader: syntetisk detaljnivå, summerar till nämndens rad. – beräknas inte.',
    'Published operating account 2020. Grey lines: synthetic detail adding up to the committee. – not computed.',
  ),
}

export const investmentsExample: InvestmentsView = {
  year: 2020,
  total: {
    outcome: known(1182, 'statements:investments/Summa/outcome@region/2020'),
    deviation: known(-72, 'statements:investments/Summa/deviation@region/2020'),
  },
  rows: [
    {
      id: 'fastighet',
      label: same('Fastighet'),
      outcome: known(928, 'statements:investments/Fastighet/outcome@region/2020'),
      budget: known(849),
      deviation: known(-79),
      objects: [{ label: same('Byggnad 27'), outcome: known(402), budget: known(350), deviation: known(-52) }],
    },
    { id: 'medicinsk-teknik', label: same('Medicinsk teknik'), outcome: known(182), budget: known(180), deviation: known(-2) },
    { id: 'it', label: same('IT'), outcome: known(46), budget: known(53), deviation: known(7) },
    { id: 'hjalpmedel', label: same('Hjälpmedel'), outcome: known(24), budget: known(27), deviation: known(3) },
    { id: 'regional-utveckling', label: same('Regional utveckling'), outcome: known(1), budget: known(1), deviation: known(0) },
    { id: 'summa', kind: 'total', label: same('Summa'), outcome: known(1182), budget: known(1110), deviation: known(-72) },
  ],
  open: ['fastighet'],
  years: [2016, 2017, 2018, 2019, 2020].map((year, at) => ({ label: String(year), value: [576, 1101, 1174, 1478, 1182][at]! })),
  source: text(
    'Publicerad investeringsredovisning 2020. Plus är under budget.',
    'Published investment account 2020. Plus is below budget.',
  ),
}

const series = (values: (number | null)[], decimals: number): FigureView[] =>
  values.map((value) => (value === null ? missing : known(value, 'statements:ratios/N07@region/2020', { decimals })))

export const keyFiguresExample: KeyFiguresView = {
  year: 2020,
  lead: text(
    'Soliditeten anges till 19,1 %. Räknad ur balansräkningen blir den 18,9 %.',
    'The equity ratio is stated as 19.1 %. Computed from the balance sheet it is 18.9 %.',
  ),
  tables: [
    {
      id: 'nyckeltal',
      title: text('Finansiella nyckeltal', 'Financial ratios'),
      years: [2016, 2017, 2018, 2019, 2020],
      rows: [
        {
          code: 'N07',
          name: text('Soliditet', 'Equity ratio'),
          unit: same('%'),
          formula: text('Eget kapital ÷ tillgångar', 'Equity ÷ assets'),
          values: series([26.2, 24.3, 20.5, 19.1, 18.9], 1),
          verdict: 'deviation',
          verdictHref: '/avstamning/C80',
        },
        {
          code: 'N08',
          name: text('Soliditet med ansvarsförbindelse', 'Equity ratio with contingent liability'),
          unit: same('%'),
          formula: text('(Eget kapital − ansvarsförbindelse) ÷ tillgångar', '(Equity − contingent liability) ÷ assets'),
          values: series([null, -42.9, -31.5, -22.1, -21.2], 1),
        },
      ],
      source: text('Formler enligt version 2018.', 'Formulas by version 2018.'),
    },
  ],
}
