// Example of an explanation: operating income 2020 by note 1, one account down to a file line. Below the note all is made up.
import type { ExplainNode, Figure, FigureRef, Operation } from '../../kernel/figure.ts'
import { type Text, text } from '../../kernel/text.ts'
import { known } from '../../web/figure.tsx'
import { largestPath } from '../explainTree.ts'
import type { ExplainView } from './explain.tsx'
import type { FragmentView } from './fragment.tsx'

const _same = (words: string): Text => text(words, words)
const node = (
  label: Text,
  value: number,
  children: ExplainNode[] = [],
  operation: Operation = children.length > 0 ? 'sum' : 'leaf',
): ExplainNode => ({
  ref: `statements:notes/income.1.${label.sv}@region/2020`,
  label,
  value,
  unit: 'ore',
  operation,
  children,
})
const mkr = (value: number) => Math.round(value * 100_000_000)

const line: ExplainNode = {
  ...node(text('Verifikation D 8812', 'Voucher D 8812'), 128_430_000),
  source: { kind: 'import', importId: '14', file: 'huvudbok_2020_08.se', line: 12_418 },
}
const august = node(text('augusti 2020', 'August 2020'), mkr(71.4), [
  line,
  node(text('övriga 417 rader', '417 other lines'), mkr(71.4) - 128_430_000),
])
const committee = node(text('Hälso- och sjukvårdsnämnden', 'Health care committee'), mkr(802.6), [
  august,
  node(text('övriga 11 månader', '11 other months'), mkr(731.2)),
])
const account = node(text('Konto 3111 Såld vård, norra regionen', 'Account 3111 Care sold'), mkr(804.2), [
  committee,
  node(text('övriga 4 nämnder', '4 other committees'), mkr(1.6)),
])
const sold = node(text('Försäljning av hälso- och sjukvård', 'Sales of health care'), mkr(1151), [
  account,
  node(text('övriga 2 konton', '2 other accounts'), mkr(346.8)),
])
const root: ExplainNode = {
  ...node(text('Verksamhetens intäkter', 'Operating income'), mkr(3650.8), [
    node(text('Patientintäkter', 'Patient fees'), mkr(229)),
    sold,
    node(text('Försäljning av tandvård', 'Sales of dental care'), mkr(54)),
    node(text('Försäljning av medicinska tjänster', 'Sales of medical services'), mkr(278)),
    node(text('Försäljning av andra tjänster', 'Sales of other services'), mkr(208)),
    node(text('Försäljning av material och varor', 'Sales of goods'), mkr(131)),
    node(text('Erhållna bidrag', 'Grants received'), mkr(1561.8)),
    node(text('Övriga intäkter', 'Other income'), mkr(38)),
  ]),
  ref: 'statements:income/operating_income@region/2020',
}
const figure: Figure = {
  ref: 'statements:income/operating_income@region/2020' as FigureRef,
  label: text('Verksamhetens intäkter', 'Operating income'),
  value: mkr(3650.8),
  unit: 'ore',
  precision: 0,
  state: 'known',
  basis: 'computed',
}

const open = ['0', '0-1', '0-1-0', '0-1-0-0', '0-1-0-0-0', '0-1-0-0-0-0']

export const explainExample: ExplainView = {
  figure,
  root,
  open,
  about: text('Regionen 2020', 'The region 2020'),
  path: [
    { label: text('Räkenskaper', 'Statements'), href: '/rakenskaper' },
    { label: text('Resultaträkning', 'Income statement'), href: '/rakenskaper/resultatrakning' },
  ],
  rule: text('Kontoklass 3, utom 38 internt', 'Account class 3, without internal 38'),
  law: 'LKBR 5 kap. 2 §',
  seenOn: [
    { label: text('Resultaträkning, rad 1', 'Income statement, line 1'), href: '/rakenskaper' },
    { label: text('Not 1, summa', 'Note 1, total'), href: '/rakenskaper/noter' },
    { label: text('Årsredovisning 2020', 'Annual report 2020'), href: '/rapporter/2020' },
  ],
  contradicts: [
    {
      verdict: 'deviation',
      title: text('Löptexten', 'Running text'),
      where: text('Händelser av väsentlig betydelse. C85', 'Events of importance. C85'),
      value: known(3439),
      href: '/avstamning/C85',
    },
  ],
  knownAs: [
    { date: '2021-04-13', value: known(3651) },
    { date: '2021-02-02', value: known(3644) },
  ],
  extracts: {
    '0-1-0-0-0-0': {
      importNo: '14',
      file: 'huvudbok_2020_08.se',
      about: 'SIE 4, 2020-09-11 08:14',
      line: 12_418,
      lineCount: 96_204,
      lines: [
        { no: 12_417, text: '#VER "D" "8812" 20200817 "Faktura utomlänsvård"' },
        { no: 12_418, text: '  #TRANS 3111 {"1" "41220"} -1284300.00', marked: true },
        { no: 12_419, text: '  #TRANS 1511 {"1" "41220"} 1284300.00' },
      ],
      note: text('Tecknet vänds i uppställningen: intäkt är plus.', 'The sign is turned in the statement: income is plus.'),
      allHref: '/importer/14',
    },
  },
  source: text(
    'Not 1: publicerad. Konto och nedåt: syntetisk detaljnivå.',
    'Note 1: published. Accounts and below: synthetic detail.',
  ),
}

export const fragmentExample: FragmentView = {
  figure,
  root,
  about: text('Regionen, 2020', 'The region, 2020'),
  state: text('Låst vid underskrift 2021-03-30', 'Locked at signing 2021-03-30'),
  tieout: { verdict: 'rounding', words: text('Not 1 ger 3 650', 'Note 1 gives 3,650') },
}

/** The way down a reader sees without having chosen. */
export const defaultOpen: string[] = largestPath(root)
