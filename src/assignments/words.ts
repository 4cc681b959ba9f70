// Swedish and English labels of the room's codes.
import { type Text, text } from '../kernel/text.ts'
import type { AssignmentState, Interval, Proposal } from './assignment.ts'
import type { DocumentKind } from './document.ts'

export const STATE_WORDS: Record<AssignmentState, Text> = {
  notStarted: text('Inte påbörjat', 'Not started'),
  onPlan: text('Pågår enligt plan', 'On plan'),
  deviating: text('Avviker', 'Deviating'),
  finished: text('Slutfört', 'Finished'),
}
export const NOT_REPORTED = text('Inte rapporterat', 'Not reported')

export const PROPOSAL_WORDS: Record<Proposal, Text> = {
  end: text('Föreslås avslutas', 'Proposed to end'),
  extend: text('Föreslås förlängas', 'Proposed to be extended'),
}

export const INTERVAL_WORDS: Record<Interval, Text> = {
  month: text('Varje månad', 'Every month'),
  tertial: text('Tertial: april, augusti, december', 'Tertial: April, August, December'),
  year: text('Varje år', 'Every year'),
}

export const KIND_WORDS: Record<DocumentKind, Text> = {
  policy: text('Policy', 'Policy'),
  mainStrategy: text('Strategi för huvuduppdraget', 'Strategy for the main mission'),
  supportStrategy: text('Strategi som stödjer huvuduppdraget', 'Strategy supporting the main mission'),
  delegation: text('Reglemente eller delegation', 'Regulation or delegation'),
  guideline: text('Riktlinje', 'Guideline'),
}

export const ASSIGNMENT_WORDS = {
  title: text('Uppdrag från fullmäktige', 'Assignments from the assembly'),
  assignment: text('Uppdrag', 'Assignment'),
  recipients: text('Mottagare', 'Recipients'),
  coordinator: text('Samordnar', 'Coordinates'),
  state: text('Läge', 'State'),
  interval: text('Rapporteras', 'Reported'),
  due: text('Klart senast', 'Due'),
  round: text('Omgång', 'Round'),
  none: text(
    'Inga uppdrag ännu. Uppdrag läggs in när fullmäktige har beslutat dem.',
    'No assignments yet. They are entered when the assembly has decided them.',
  ),
  report: text('Rapportera', 'Report'),
  text: text('Vad har gjorts, och vad återstår?', 'What has been done, and what remains?'),
  proposal: text('Förslag till fullmäktige', 'Proposal to the assembly'),
  noProposal: text('Inget förslag', 'No proposal'),
  forUnit: text('För', 'For'),
  summary: text('Samordnarens sammanfattning av alla delar', "The coordinator's summary of all the parts"),
  save: text('Spara', 'Save'),
  new: text('Nytt uppdrag', 'New assignment'),
  name: text('Uppdragets lydelse', 'Wording of the assignment'),
  moveDue: text('Flytta sista dag', 'Move the due date'),
  moveHelp: text(
    'Sista dagen flyttas bara genom beslut. Ange beslutet; den tidigare dagen står kvar i historiken.',
    'The due date is moved only by a decision. Give it; the earlier date stays in the history.',
  ),
  body: text('Beslutat av', 'Decided by'),
  paragraph: text('Paragraf', 'Paragraph'),
  caseNumber: text('Diarienummer', 'Case number'),
  date: text('Beslutsdag', 'Day of decision'),
  history: text('Rapporterat', 'Reported'),
  dueHistory: text('Sista dag genom tiden', 'Due date over time'),
  documents: text('Styrdokument', 'Steering documents'),
  document: text('Dokument', 'Document'),
  kind: text('Slag', 'Kind'),
  validity: text('Giltighet', 'Validity'),
  decision: text('Beslut', 'Decision'),
  standing: text('Ställning', 'Standing'),
  review: text('Ses över', 'Review'),
  newDocument: text('Nytt styrdokument', 'New steering document'),
  errors: text('Det här behöver rättas', 'This needs correcting'),
} as const
