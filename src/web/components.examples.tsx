// Every part of the kit by example, in both languages: the /components page, its snapshots and its accessibility test read this list.
import type { Lang } from '../kernel/text.ts'
import { DeviationBar, DeviationHead, Progress, Sparkline } from './bars.tsx'
import { Chart } from './chart.tsx'
import { Figure, known, missing, notApplicable, notComputed } from './figure.tsx'
import { type Example, FORM_EXAMPLES } from './form.examples.tsx'
import { ChoiceSelect, Columns, Decision, Facts, Filters, ItemList, PageChoices, Place, Segments } from './parts.tsx'
import { StatusMark, Tally, VerdictLegend, VerdictMark } from './status.tsx'
import { Strip } from './strip.tsx'
import { Table } from './table.tsx'

const REF = 'statements:income/result_for_the_year@region/2020'

const figures: Example[] = [
  { name: 'Figure, known', render: (lang) => <Figure figure={known(98, REF, { unit: 'mkr' })} lang={lang} /> },
  { name: 'Figure, opened', render: (lang) => <Figure figure={known(-8530, REF, { open: true })} lang={lang} /> },
  { name: 'Figure, missing in a table', render: (lang) => <Figure figure={missing} lang={lang} /> },
  { name: 'Figure, missing in text', render: (lang) => <Figure figure={missing} lang={lang} inText /> },
  { name: 'Figure, not applicable', render: (lang) => <Figure figure={notApplicable} lang={lang} /> },
  { name: 'Figure, not computed', render: (lang) => <Figure figure={notComputed} lang={lang} /> },
  { name: 'Figure, hidden', render: (lang) => <Figure figure={{ value: null, state: 'hidden' }} lang={lang} /> },
  { name: 'Figure, nil line', render: (lang) => <Figure figure={{ value: null, state: 'nil' }} lang={lang} /> },
  { name: 'Figure, forecast', render: (lang) => <Figure figure={known(1040, REF, { preliminary: true })} lang={lang} /> },
]

const marks: Example[] = [
  ...(['met', 'partlyMet', 'notMet', 'notAssessed', 'notConcerned'] as const).map((status) => ({
    name: `Status, ${status}`,
    render: (lang: Lang) => <StatusMark status={status} lang={lang} />,
  })),
  { name: 'Status, short and strong', render: (lang) => <StatusMark status="partlyMet" lang={lang} short strong /> },
  ...(['ok', 'rounding', 'deviation', 'definition', 'untestable'] as const).map((verdict) => ({
    name: `Verdict, ${verdict}`,
    render: (lang: Lang) => <VerdictMark verdict={verdict} lang={lang} />,
  })),
  { name: 'Tally', render: (lang) => <Tally counts={{ met: 2, partlyMet: 5, notMet: 4, notAssessed: 1 }} lang={lang} /> },
  { name: 'Verdict legend', render: (lang) => <VerdictLegend verdicts={['ok', 'rounding', 'deviation']} lang={lang} /> },
]

const tables: Example[] = [
  {
    name: 'Table, statutory',
    render: (lang) => (
      <Table
        lang={lang}
        caption="Resultaträkning, mkr"
        rowHead="mkr"
        phone="scroll"
        verdicts
        columns={[
          { id: 'note', head: 'Not', kind: 'note' },
          { id: 'r20', head: '2020', group: 'Regionen' },
          { id: 'r19', head: '2019', group: 'Regionen', earlier: true },
        ]}
        rows={[
          { kind: 'group', label: 'Verksamheten' },
          {
            label: 'Verksamhetens intäkter',
            cells: [<a href="#not-1">1</a>, known(3651, REF), known(3311)],
            verdict: 'rounding',
          },
          { label: 'Extraordinära poster', cells: [null, { value: null, state: 'nil' }, known(0)] },
          {
            kind: 'sum',
            label: 'Verksamhetens resultat',
            cells: [null, known(391), known(-329)],
            verdict: 'deviation',
            verdictHref: '#avvikelser',
          },
          { kind: 'total', label: 'Årets resultat', cells: [null, known(98), known(225)], verdict: 'ok' },
        ]}
      />
    ),
  },
  {
    name: 'Table, tree with deviation bars',
    render: (lang) => (
      <Table
        lang={lang}
        phone="scroll"
        caption="Driftredovisning, mkr"
        rowHead="Nämnd"
        columns={[
          { id: 'outcome', head: 'Utfall', sort: { href: '?sort=outcome', direction: 'descending' } },
          { id: 'deviation', head: 'Avvikelse' },
          { id: 'bar', head: <DeviationHead lang={lang} />, kind: 'bar' },
        ]}
        rows={[
          {
            label: 'Nämnden',
            branch: { open: true, href: '?open=', name: 'Nämnden' },
            cells: [
              known(-5536.4, REF, { decimals: 1 }),
              known(-208, undefined, { sign: true }),
              <DeviationBar value={-208} max={298} />,
            ],
          },
          {
            label: 'Området',
            level: 1,
            soft: true,
            branch: { open: false, href: '?open=omradet', name: 'Området' },
            cells: [known(-2104), known(0, undefined, { sign: true }), <DeviationBar value={0} max={298} />],
          },
        ]}
      />
    ),
  },
  {
    name: 'Table, goal matrix',
    render: (lang) => (
      <Table
        lang={lang}
        caption="Mål per nämnd"
        rowHead="Mål"
        className="r-matrix"
        phone="blocks"
        columns={[
          { id: 'hsn', head: 'HSN', kind: 'mark' },
          { id: 'region', head: 'Regionen', kind: 'mark', split: true },
        ]}
        rows={[
          {
            label: (
              <>
                <span class="r-number">8</span> <a href="#mal-8">En hållbar ekonomi</a>
              </>
            ),
            cells: [
              <StatusMark status="notConcerned" lang={lang} short />,
              <StatusMark status="partlyMet" lang={lang} short strong />,
            ],
          },
        ]}
      />
    ),
  },
]

const graphics: Example[] = [
  {
    name: 'Sparkline with a gap and a target',
    render: (lang) => (
      <Sparkline
        values={[3.4, null, 5.6, 5.6, -1]}
        labels={['2016', '2017', '2018', '2019', '2020']}
        lang={lang}
        decimals={1}
        target={2}
        name="Nettokostnadsutveckling"
      />
    ),
  },
  {
    name: 'Sparkline without values',
    render: (lang) => <Sparkline values={[null, null]} labels={['2019', '2020']} lang={lang} name="Utfall" />,
  },
  { name: 'Progress', render: () => <Progress done={620_000} of={1_000_000} label="Inlästa rader" /> },
  {
    name: 'Chart, waterfall',
    render: (lang) => (
      <Chart
        lang={lang}
        spec={{
          kind: 'waterfall',
          steps: [
            { label: 'Budget', value: 144, total: true },
            { label: 'Nämnderna', value: 67 },
            { label: 'Skatt', value: -131 },
            { label: 'Utfall', value: 80, total: true },
          ],
        }}
        finding="Från budget 144 till utfall 80"
        caption="Från budget till utfall, mkr"
        heads={['Led', 'mkr']}
      />
    ),
  },
  {
    name: 'Chart, deviations',
    render: (lang) => (
      <Chart
        lang={lang}
        spec={{
          kind: 'deviations',
          bars: [
            { label: 'Regionstyrelsen', value: 298 },
            { label: 'Revisionen', value: 0 },
            { label: 'Hälso- och sjukvårdsnämnden', value: -208 },
          ],
        }}
        finding="Störst plus 298, störst minus −208"
        caption="Avvikelse per nämnd, mkr"
        heads={['Nämnd', 'mkr']}
      />
    ),
  },
  {
    name: 'Chart, columns with a gap',
    render: (lang) => (
      <Chart
        lang={lang}
        spec={{
          kind: 'columns',
          bars: [
            { label: '2018', value: 68 },
            { label: '2019', value: null },
            { label: '2020', value: 376 },
          ],
        }}
        finding="376 år 2020"
        caption="Balanskravsresultat, mkr"
        heads={['År', 'mkr']}
      />
    ),
  },
  {
    name: 'Chart, share of a whole',
    render: (lang) => (
      <Chart
        lang={lang}
        spec={{
          kind: 'stacked',
          bars: [
            { label: 'Skatt', value: 53 },
            { label: 'Statsbidrag', value: 29 },
            { label: 'Avgifter', value: 18 },
          ],
          unit: '%',
        }}
        finding="Drygt hälften är skatt"
        caption="Varifrån pengarna kommer, %"
        heads={['Källa', '%']}
      />
    ),
  },
]

const parts: Example[] = [
  {
    name: 'Strip',
    render: (lang) => (
      <Strip
        lang={lang}
        label="Nyckeltal"
        tiles={[
          {
            name: 'Årets resultat',
            figure: known(98, REF),
            unit: 'mkr',
            trend: { labels: ['2019', '2020'], values: [225, 98] },
            comment: 'Budget 144',
          },
          {
            name: 'Soliditet',
            figure: known(19.1, REF, { decimals: 1 }),
            unit: '%',
            comment: 'beräknat 18,9',
            verdict: 'deviation',
          },
        ]}
      />
    ),
  },
  {
    name: 'Page choices',
    render: (lang) => (
      <PageChoices lang={lang}>
        <ChoiceSelect
          label="Period"
          name="period"
          value="01-12"
          options={[{ value: '01-12', label: 'januari–december' }]}
          action="/ekonomi"
          kept={{ open: ['hsn', 'u1'] }}
          lang={lang}
        />
        <Segments
          label="Belopp"
          options={[
            { label: 'mkr', href: '?unit=mkr', current: true },
            { label: 'tkr', href: '?unit=tkr', current: false },
          ]}
        />
      </PageChoices>
    ),
  },
  {
    name: 'Filters',
    render: () => (
      <Filters
        label="Utfall"
        options={[
          { label: 'Alla', href: '?', current: true, count: 16 },
          { label: 'Avvikelse', href: '?verdict=deviation', current: false, count: 10, verdict: 'deviation' },
        ]}
      />
    ),
  },
  {
    name: 'Item list',
    render: (lang) => (
      <ItemList
        lang={lang}
        items={[
          {
            verdict: 'deviation',
            title: 'Kassa och bank',
            sub: 'Medelsförvaltning, balansräkning',
            value: '252 ≠ 339',
            href: '#c91',
          },
        ]}
      />
    ),
  },
  {
    name: 'Facts',
    render: () => (
      <Facts
        facts={[
          { name: 'Adress', value: REF, mono: true },
          { name: 'Precision', value: 'mkr, 0 decimaler' },
        ]}
      />
    ),
  },
  {
    name: 'Two places',
    render: () => (
      <Columns kind="two">
        <Place head="Uppgift" value="19,1 %">
          <p>Förvaltningsberättelsen</p>
        </Place>
        <Decision status="partlyMet">
          <p>Delvis uppfyllt</p>
        </Decision>
      </Columns>
    ),
  },
]

export const EXAMPLES: readonly Example[] = [...figures, ...marks, ...tables, ...graphics, ...parts, ...FORM_EXAMPLES]
