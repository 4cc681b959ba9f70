// Example of the overview with the published figures of 2020, for tests and for looking at it.
import { type Text, text } from '../../kernel/text.ts'
import type { Assessment } from '../../kernel/verdict.ts'
import { known } from '../../web/figure.tsx'
import type { Status } from '../../web/status.tsx'
import type { GoalRow, OverviewView } from './overview.tsx'

const same = (words: string): Text => text(words, words)
const income = (line: string) => `statements:income/${line}@region/2020`
const years = ['2016', '2017', '2018', '2019', '2020']
const STATUS: Record<string, Status> = { h: 'met', d: 'partlyMet', i: 'notMet', e: 'notAssessed', '-': 'notConcerned' }

function goal(number: number, title: string, marks: string): GoalRow {
  const statuses = [...marks].map((mark) => STATUS[mark]!)
  return {
    number,
    title: same(title),
    href: `/mal/${number}`,
    committees: statuses.slice(0, 5),
    region: statuses[5] as Assessment,
  }
}

export const overviewExample: OverviewView = {
  year: 2020,
  lead: {
    result: known(98, income('result_for_the_year')),
    resultDeviation: known(-46, 'statements:operating/total/deviation@region/2020'),
    committeeDeviation: known(67, 'statements:operating/net_cost/deviation@region/2020'),
    financialDeviation: known(-251, 'statements:operating/financial_net/deviation@region/2020'),
  },
  tiles: [
    {
      name: text('Årets resultat', 'Result for the year'),
      figure: known(98, income('result_for_the_year')),
      unit: text('mkr', 'SEK m'),
      trend: { labels: years, values: [97, 145, 35, 225, 98] },
      comment: text('Budget 144. År 2019: 225', 'Budget 144. 2019: 225'),
    },
    {
      name: text('Balanskravsresultat', 'Balance requirement result'),
      figure: known(376, 'statements:balance-requirement/balance_requirement_result@region/2020'),
      unit: text('mkr', 'SEK m'),
      trend: { labels: years, values: [71, 132, 68, -333, 376] },
      comment: text('Underskottet 333 är återställt', 'The deficit of 333 is restored'),
    },
    {
      name: text('Nettokostnadsutveckling', 'Net cost growth'),
      figure: known(-1, 'statements:ratios/N05@region/2020', { decimals: 1 }),
      unit: same('%'),
      trend: { labels: years, values: [3.4, 6.9, 5.6, 5.6, -1], decimals: 1 },
      comment: text('År 2019: 5,6 %', '2019: 5.6 %'),
    },
    {
      name: text('Soliditet', 'Equity ratio'),
      figure: known(19.1, 'statements:ratios/N07@region/2020?source=published', { decimals: 1 }),
      unit: same('%'),
      trend: { labels: years, values: [26.2, 24.3, 20.5, 19.1, 19.1], decimals: 1 },
      comment: text('beräknat 18,9', 'computed 18.9'),
      verdict: 'deviation',
    },
    {
      name: text('Investeringar', 'Investments'),
      figure: known(1182, 'statements:investments/total/outcome@region/2020'),
      unit: text('mkr', 'SEK m'),
      trend: { labels: years, values: [576, 1101, 1174, 1478, 1182] },
      comment: text('Budget 1 110. År 2019: 1 478', 'Budget 1,110. 2019: 1,478'),
    },
  ],
  committees: ['HSN', 'RS', 'RUN', 'FHS', 'PN'],
  goals: [
    {
      focusArea: same('Hållbart samhälle'),
      goals: [
        goal(1, 'Länet har världens bästa och mest jämlika hälsa', 'ii-ihi'),
        goal(2, 'Länet är det barnvänligaste', `${'idede'.slice(0, 4)}-i`),
        goal(
          3,
          'Länet har trygga invånare med inflytande och delaktighet och ett rikt samt aktivt kultur- och föreningsliv',
          'hiei-i',
        ),
        goal(4, 'Länet är en ledande miljöregion', 'edeh-d'),
      ],
    },
    {
      focusArea: same('God och jämlik hälso- och sjukvård'),
      goals: [
        goal(5, 'Vi har en nära, tillgänglig och personcentrerad vård i hela länet', 'ii--hi'),
        goal(6, 'Vi levererar jämlik och jämställd hälso- och sjukvård av hög kvalitet', 'eh--hh'),
        goal(7, 'Vi är en attraktiv arbetsgivare med personal som trivs och utvecklas hos oss', 'eehd-d'),
        goal(8, 'Vi har en långsiktigt hållbar ekonomi', 'dhedhd'),
      ],
    },
    {
      focusArea: same('Jämlik och attraktiv region'),
      goals: [
        goal(9, 'Vi är en inkluderande, attraktiv och innovativ samverkanspartner', 'ddeh-d'),
        goal(10, 'Vi är ledande inom forskning, innovation och digitalisering', 'eheh-h'),
        goal(11, 'Länet är en attraktiv och jämställd region att leva och verka i samt flytta till', '-ded-d'),
        goal(12, 'Länet har ett klimat för ökad tillväxt av jobb och företag', '--e--e'),
      ],
    },
  ],
  goalCounts: { met: 2, partlyMet: 5, notMet: 4, notAssessed: 1 },
  goalSource: text(
    'Linjerna ovan: 2016–2020. Bedömning beräknad ur 111 indikatorer, regelverk 2023. Streck: berörs inte. Tryckt: 3 helt, 8 delvis, 1 inte; färgen per mål saknas i källan.',
    'Lines above: 2016–2020. Assessment computed from 111 indicators, rule set 2023. Dash: not concerned. Printed: 3 met, 8 partly, 1 not; the colour by goal is missing in the source.',
  ),
  result: [
    {
      label: text('Nettokostnader', 'Net costs'),
      outcome: known(-8530, income('net_cost')),
      budget: known(-8598),
      deviation: known(67),
    },
    {
      label: text('Skatteintäkter', 'Tax revenue'),
      outcome: known(6605, income('tax_revenue')),
      budget: known(6736),
      deviation: known(-131),
    },
    {
      label: text('Statsbidrag, utjämning', 'State grants, equalisation'),
      outcome: known(2317, income('general_grants')),
      budget: known(2048),
      deviation: known(269),
    },
    {
      label: text('Finansnetto', 'Financial net'),
      outcome: known(-293, income('financial_net')),
      budget: known(-42),
      deviation: known(-251),
    },
    {
      label: text('Årets resultat', 'Result for the year'),
      outcome: known(98, income('result_for_the_year')),
      budget: known(144),
      deviation: known(-46),
      total: true,
    },
  ],
  contradictions: {
    total: 10,
    shown: [
      {
        verdict: 'deviation',
        title: text('Kassa och bank', 'Cash and bank'),
        where: text('Medelsförvaltning, balansräkning', 'Treasury section, balance sheet'),
        left: known(252),
        right: known(339),
        unit: text('mkr', 'SEK m'),
        href: '/avstamning/C91',
      },
      {
        verdict: 'deviation',
        title: text('Verksamhetens intäkter', 'Operating income'),
        where: text('Löptext, resultaträkning', 'Running text, income statement'),
        left: known(3439),
        right: known(3651),
        unit: text('mkr', 'SEK m'),
        href: '/avstamning/C85',
      },
      {
        verdict: 'deviation',
        title: text('Soliditet', 'Equity ratio'),
        where: text('Nyckeltal, beräknad ur balansräkning', 'Key figure, computed from balance sheet'),
        left: known(19.1, undefined, { decimals: 1 }),
        right: known(18.9, undefined, { decimals: 1 }),
        unit: same('%'),
        href: '/avstamning/C80',
      },
    ],
  },
}
