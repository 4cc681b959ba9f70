// C95–C106: interim reports, dates, outside reporting and the scale of tables (LKBR 4:3, ch. 13; KL 6:6, ch. 11; RKR R17).
import { type Text, text } from '../kernel/text.ts'
import { own, taxesAndGrants, weighted } from './build.ts'
import { compared, L } from './catalogueStatements.ts'
import type { Rule } from './rule.ts'

const waiting = (id: string, name: Text, law: string, severity: 'F' | 'V', needs: Text, unverified?: true): Rule => ({
  id,
  name,
  law,
  severity,
  comparisons: [],
  needs,
  ...(unverified ? { unverified } : {}),
})

const interim = text(
  'Delårsrapportens datum, balansräkning och balanskravsutredning är inte inlästa.',
  'Dates, balance sheet and balance requirement of the interim report are not read in.',
)
const dates = text(
  'Datum för överlämnande, beslut och publicering är inte inlästa.',
  'Dates of delivery, decision and publication are not read in.',
)

export const CALENDAR_RULES: readonly Rule[] = [
  waiting(
    'C95',
    text(
      'Delårsrapporten omfattar 6–8 månader och lämnas inom två',
      'The interim report covers 6–8 months, delivered within two',
    ),
    'LKBR 13:1; KL 11:16',
    'F',
    interim,
  ),
  waiting(
    'C96',
    text('Delårsrapportens jämförelsetal = senaste årsredovisning', 'Interim comparatives = last annual report'),
    'RKR R17',
    'F',
    interim,
  ),
  waiting(
    'C97',
    text('Helårsprognos = nämnder + finans + skatter', 'Full-year forecast = committees + finance + taxes'),
    'RKR R17',
    'F',
    text('Ingen helårsprognos från året är inläst.', 'No full-year forecast of the year is read in.'),
  ),
  waiting(
    'C98',
    text('Balanskravsprognosen börjar med prognosens resultat', 'The balance requirement forecast starts from the forecast'),
    'RKR R17',
    'F',
    interim,
  ),
  waiting('C99', text('Ackumulerat utfall kan återskapas', 'Cumulative outcome can be reproduced'), 'KL 11:17', 'F', interim),
  waiting(
    'C100',
    text('Skatteprognosen är den senaste', 'The tax forecast is the latest'),
    'RKR R2',
    'V',
    text('Prognosens källa och datum är inte inlästa.', 'Source and date of the forecast are not read in.'),
  ),
  waiting(
    'C101',
    text('Räkenskapssammandrag = årsredovisningen', 'Statistical summary = annual report'),
    'SCB-FS',
    'F',
    text('Räkenskapssammandraget är inte inläst.', 'The statistical summary is not read in.'),
    true,
  ),
  waiting('C102', text('Årsredovisningen i tid', 'Annual report in time'), 'KL 11:20–21, 5:24, 8:15', 'F', dates),
  waiting('C103', text('Budget och skattesats i tid', 'Budget and tax rate in time'), 'KL 11:8–11', 'F', dates),
  {
    id: 'C104',
    name: text('Nämndens årsrapport = nämndens rad', 'Committee report = committee row'),
    law: 'RKR R14',
    severity: 'F',
    comparisons: [],
    generated: 'committees',
    needs: text('Nämndernas årsrapporter är inte inlästa.', 'The committees’ annual reports are not read in.'),
  },
  waiting(
    'C105',
    text('Varje beslutad kontroll har resultat eller skäl', 'Every adopted control has a result or a reason'),
    'KL 6:6',
    'V',
    text('Planerna för intern kontroll är inte inlästa.', 'The internal control plans are not read in.'),
  ),
  {
    id: 'C106',
    name: text('Enhet och storleksordning', 'Unit and scale'),
    law: 'LKBR 4:3',
    severity: 'F',
    comparisons: [
      compared(
        'C106.1',
        text('Tillgångar i rimlig storlek mot skatter och bidrag', 'Assets in proportion to taxes and grants'),
        own('balance/total_assets'),
        weighted([50, taxesAndGrants()]),
        L('<='),
      ),
      compared(
        'C106.2',
        text('Skatter och bidrag i rimlig storlek mot tillgångar', 'Taxes and grants in proportion to assets'),
        taxesAndGrants(),
        weighted([50, own('balance/total_assets')]),
        L('<='),
      ),
    ],
    generated: 'scale',
  },
]
