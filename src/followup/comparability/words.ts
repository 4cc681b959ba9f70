// Swedish and English words for items affecting comparability.
// Refuses: sentences with figures; those are made where the figures are.
import { type Text, text } from '../../kernel/text.ts'
import type { EstimateRole, TagEffect, TagKind } from './item.ts'

export const TAG_KIND_WORDS: Record<TagKind, Text> = {
  project: text('Projekt', 'Project'),
  account: text('Konto', 'Account'),
  voucher: text('Verifikation', 'Voucher'),
}
export const TAG_EFFECT_WORDS: Record<TagEffect, Text> = {
  better: text('Har gjort resultatet bättre', 'Made the result better'),
  worse: text('Har gjort resultatet sämre', 'Made the result worse'),
}
export const ROLE_WORDS: Record<EstimateRole, Text> = {
  correction: text('Rättelse för en tillfällig effekt', 'Correction for a temporary effect'),
  start: text('Verksamhetens resultat att börja från', 'Operating result to start from'),
  fullYear: text('Bedömd helårseffekt', 'Assessed full-year effect'),
  printedResult: text('Källans eget resultat', 'The source’s own result'),
}

export const WORDS = {
  title: text('Jämförelsestörande poster', 'Items affecting comparability'),
  measures: text('Åtgärder', 'Measures'),
  year: text('År', 'Year'),
  period: text('Till och med', 'Through'),
  bridge: text('Från verksamhetens resultat till strukturellt resultat', 'From operating result to structural result'),
  start: text('Verksamhetens resultat', 'Operating result'),
  cleaned: text('Strukturellt resultat', 'Structural result'),
  startShort: text('Resultat', 'Result'),
  cleanedShort: text('Rensat', 'Cleaned'),
  fullYear: text('Bedömd helårseffekt', 'Assessed full-year effect'),
  line: text('Post', 'Item'),
  correction: text('Rättelse, mkr', 'Correction, SEK m'),
  from: text('Underlag', 'Basis'),
  signed: text('Underskrift', 'Signature'),
  unsigned: text('Inte underskrivet, räknas inte', 'Not signed, not counted'),
  sign: text('Skriv under', 'Sign'),
  remarks: text('Att kontrollera', 'To check'),
  rules: text('Märkta poster i räkenskaperna', 'Tagged items in the books'),
  tagged: text('Det som märks', 'What is tagged'),
  owner: text('Ansvarig', 'Owner'),
  reason: text('Skäl', 'Reason'),
  effect: text('Inverkan', 'Effect'),
  months: text('Månader', 'Months'),
  amount: text('Belopp, mkr', 'Amount, SEK m'),
  group: text('Post i bryggan', 'Item of the bridge'),
  newEstimate: text('Lägg till en uppskattning', 'Add an estimate'),
  newRule: text('Märk poster i räkenskaperna', 'Tag items in the books'),
  role: text('Vad uppskattningen är', 'What the estimate is'),
  amountHelp: text(
    'Det som läggs till för att rensa resultatet: en förlorad intäkt är plus, ett bidrag som inte återkommer är minus.',
    'What is added to clean the result: a lost income is plus, a grant that will not return is minus.',
  ),
  why: text('Hur det är bedömt och varför det är tillfälligt', 'How it is assessed and why it is temporary'),
  source: text('Källa', 'Source'),
  unit: text('Gäller', 'For'),
  signNow: text('Skriv under nu', 'Sign now'),
  signHelp: text('En uppskattning räknas först när den är underskriven.', 'An estimate counts only when it is signed.'),
  yes: text('Ja', 'Yes'),
  no: text('Nej, spara utan underskrift', 'No, save unsigned'),
  kind: text('Märk', 'Tag'),
  selector: text('Projekt, konton eller verifikation', 'Project, accounts or voucher'),
  selectorHelp: text('Till exempel 9019, 4000-4099 eller A 1204.', 'For example 9019, 4000-4099 or A 1204.'),
  first: text('Från månad', 'From month'),
  last: text('Till och med månad', 'Through month'),
  save: text('Spara uppskattning', 'Save estimate'),
  saveRule: text('Spara märkning', 'Save tag'),
} as const satisfies Record<string, Text>
