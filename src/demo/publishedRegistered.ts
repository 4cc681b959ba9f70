// What has been read and explained in the demo region's report: differences by definition, and what its texts claim.
// Each explanation covers one difference only; if the numbers change, the finding comes back.
import { text } from '../kernel/text.ts'
import type { Explanation, Registered } from '../tieout/model.ts'
import { COMMITTEES } from './groupCompanies.ts'
import { readCsv } from './publishedCsv.ts'
import { noteLines } from './publishedFacts.ts'
import { PLAN_EXPLANATIONS, planRegistered } from './publishedPlanRegistered.ts'
import { textClaims, textsAlone } from './publishedText.ts'

const ADEL = text(
  'Ädelreformens åtagande, 409 mkr (not 13), ingår i pensionstabellen 2019 men inte i den andra uppgiften.',
  'The Ädel reform commitment, SEK 409 m (note 13), is in the 2019 pension table but not in the other figure.',
)
const RESTATED = text(
  'Noten redovisar en annan ingående balans än den utgående året före.',
  'The note states another opening balance than the closing of the year before.',
)

const EXPLANATIONS: Explanation[] = [
  { rule: 'C77.2', period: '2019', difference: 409, verdict: 'definition', reason: ADEL },
  { rule: 'C78.2', period: '2019', difference: 409, verdict: 'definition', reason: ADEL },
  { rule: 'C11.1', period: '2020', difference: -31, verdict: 'deviation', reason: RESTATED },
  { rule: 'C11.2', period: '2020', difference: -6, verdict: 'deviation', reason: RESTATED },
  {
    rule: 'C74.3',
    difference: 102,
    verdict: 'untestable',
    reason: text(
      'Kan inte prövas: 360 av 462 mkr är årets orealiserade förluster i noten. Specifikation saknas för 102 mkr.',
      'Cannot be tested: 360 of SEK 462 m are the year’s unrealised losses in the note. A specification of SEK 102 m is missing.',
    ),
  },
  {
    rule: 'C87.5',
    difference: -89,
    verdict: 'definition',
    reason: text(
      '10 648 är antalet vid årets slut, 10 737 årets medeltal.',
      '10,648 is the number at year end, 10,737 the mean of the year.',
    ),
  },
  {
    rule: 'C89',
    difference: -23,
    verdict: 'definition',
    reason: text(
      'Texten och noten räknar hyrpersonal med olika omfattning.',
      'The text and the note count hired staff with different scope.',
    ),
  },
]

export function registered(): Registered {
  const areas = readCsv('finance_2020/investments.csv').map((r) => r.area!)
  return {
    ...planRegistered(),
    explanations: [...EXPLANATIONS, ...PLAN_EXPLANATIONS],
    claims: textClaims(),
    alone: textsAlone(),
    notes: noteLines(),
    areas: areas.filter((area) => area !== 'Summa'),
    committees: COMMITTEES.map(({ code, row }) => ({ scope: code.toUpperCase(), row })),
    selfFinancing: { books: 'b' },
  }
}
