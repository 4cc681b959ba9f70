// C41–C44: what notes disclose beside their totals: net financial items, audit, comparability and leasing (LKBR 5:2, ch. 9; RKR R5).
import { text } from '../kernel/text.ts'
import { constant, figure, own, sum } from './build.ts'
import { compared, E, L, REGION, T, THIS_YEAR } from './catalogueStatements.ts'
import type { Rule } from './rule.ts'

const note = (path: string) => own(`notes/${path}`)

export const DISCLOSURE_RULES: readonly Rule[] = [
  {
    id: 'C41',
    name: text('Finansnetto = finansiella intäkter + kostnader', 'Net financial items = income + costs'),
    law: 'LKBR 5:2',
    severity: 'F',
    comparisons: [
      compared(
        'C41',
        text(
          'Finansnetto i driftredovisningen = resultaträkningen',
          'Net financial items in the operating account = income statement',
        ),
        own('operating/net_financial_items/outcome'),
        sum(own('income/financial_income'), own('income/financial_costs')),
        T,
        { scopes: REGION },
      ),
    ],
  },
  {
    id: 'C42',
    name: text('Kostnad för räkenskapsrevision är upplyst', 'Cost of audit is disclosed'),
    law: 'LKBR ch. 9',
    severity: 'V',
    comparisons: [
      compared(
        'C42',
        text('Kostnad för räkenskapsrevision är upplyst', 'Cost of audit is disclosed'),
        note('income.3.audit_total_cost'),
        constant(0, 'mkr'),
        L('>'),
      ),
    ],
  },
  {
    id: 'C43',
    name: text(
      'Jämförelsestörande poster: noten = beloppet i texten',
      'Items affecting comparability: note = amount in the text',
    ),
    law: 'LKBR ch. 5',
    severity: 'V',
    comparisons: [
      compared(
        'C43',
        text('Jämförelsestörande poster: noten = beloppet i texten', 'Items affecting comparability: note = amount in the text'),
        note('income.5.total_items_affecting_comparability'),
        figure('statements:notes/income.5.changed_pension_provision_calculation@{scope}/{year}?place=2'),
        E,
        { scopes: REGION, years: THIS_YEAR, sources: ['published'] },
      ),
      compared(
        'C43.2',
        text(
          'Jämförelsestörande poster: noten = kontot i huvudboken',
          'Items affecting comparability: note = account of the ledger',
        ),
        note('income.5.total_items_affecting_comparability'),
        figure('ledger:account/4490@region/{year}', -1),
        E,
        { scopes: REGION, sources: ['books'] },
      ),
    ],
  },
  {
    id: 'C44',
    name: text(
      'Leasing: summa = inom ett, ett till fem och över fem år',
      'Leasing: total = within one, one to five, over five years',
    ),
    law: 'RKR R5',
    severity: 'V',
    comparisons: [
      compared(
        'C44',
        text(
          'Notens tre löptider = leasingåtaganden i huvudboken',
          'The three terms of the note = lease commitments of the ledger',
        ),
        sum(...['0_12_months', '12_60_months', 'over_60_months'].map((term) => note(`income.4.leasing_commitment_${term}`))),
        figure('ledger:closing/9500-9539@region/{year}', -1),
        E,
        { scopes: REGION, sources: ['books'] },
      ),
    ],
    needs: {
      published: text('Noten om leasing har ingen summa att jämföra med.', 'The leasing note has no total to compare with.'),
    },
  },
]
