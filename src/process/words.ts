// Swedish and English words for the codes of this room and the sentences of its pages.
// Refuses: words of the work itself; those belong to the rooms that own it.
import { type Text, text } from '../kernel/text.ts'
import type { RoundEvent } from './rounds/round.ts'
import type { TaskKind, TaskState } from './rounds/task.ts'

export const KIND_WORDS: Record<TaskKind, Text> = {
  unit: text('Enheter', 'Units'),
  committee: text('Nämndens bedömning', 'Committee’s judgement'),
  goal: text('Mål', 'Goals'),
  assignment: text('Uppdrag', 'Assignments'),
}

/** The state of several, as a heading over a number. */
export const STATES_WORDS: Record<TaskState, Text> = {
  approved: text('Godkända', 'Approved'),
  ready: text('Klara', 'Ready'),
  inProgress: text('Pågår', 'In progress'),
  returned: text('Återsända', 'Returned'),
  notStarted: text('Ej påbörjade', 'Not started'),
}

/** The button that moves a task to the state. */
export const MOVE_WORDS: Record<TaskState, Text> = {
  approved: text('Godkänn', 'Approve'),
  ready: text('Lämna in', 'Hand in'),
  inProgress: text('Börja', 'Begin'),
  returned: text('Sänd tillbaka', 'Send back'),
  notStarted: text('Återställ', 'Reset'),
}

export const TAKE_BACK: Text = text('Ta tillbaka', 'Take back')
export const OPEN_AGAIN: Text = text('Öppna igen', 'Open again')

export const RESPONSIBLE_WORDS: Record<TaskKind, Text> = {
  unit: text('Enhetens chef', 'The unit’s manager'),
  committee: text('Nämndens tjänsteperson', 'The committee’s official'),
  goal: text('Styrelsens tjänsteperson', 'The board’s official'),
  assignment: text('Mottagarens tjänsteperson', 'The recipient’s official'),
}

export const ROUND_EVENT_WORDS: Record<RoundEvent['action'], Text> = {
  created: text('Skapad', 'Created'),
  extended: text('Utökad', 'Extended'),
  closed: text('Stängd', 'Closed'),
  reopened: text('Öppnad igen', 'Opened again'),
}

export const PAGE = {
  myTasks: text('Mina uppgifter', 'My tasks'),
  round: text('Rapporteringsomgång', 'Reporting round'),
  rounds: text('Rapporteringsomgångar', 'Reporting rounds'),
  allRounds: text('Alla omgångar', 'All rounds'),
  cycle: text('Årshjul', 'Annual cycle'),
  task: text('Uppgift', 'Task'),
  unit: text('Enhet', 'Unit'),
  committee: text('Nämnd', 'Committee'),
  state: text('Läge', 'State'),
  due: text('Sista dag', 'Due'),
  opens: text('Öppnar', 'Opens'),
  responsible: text('Ansvarig', 'Responsible'),
  deputy: text('Ersättare', 'Deputy'),
  noOne: text('Ingen utsedd', 'Nobody named'),
  done: text('Klart', 'Done'),
  history: text('Vad som har hänt', 'What has happened'),
  reason: text('Skäl', 'Reason'),
  tree: text('Som träd', 'As a tree'),
  missing: text('Ej påbörjade', 'Not started'),
  allTasks: text('Uppgifter', 'Tasks'),
  all: text('Alla', 'All'),
  left: text('Kvar', 'Left'),
  noneHere: text('Inga uppgifter har det läget.', 'No tasks are in that state.'),
  forecasts: text('Omgångens prognoser', 'The round’s forecasts'),
  reports: text('Delårsrapporter för omgången', 'The round’s interim reports'),
  showTree: text('Visa alla enheter och hur långt de har kommit', 'Show all units and how far they have come'),
  committeeAndKind: text('Nämnd och avsnitt', 'Committee and section'),
  control: text('Styr omgången', 'Run the round'),
  remind: text('Påminn', 'Remind'),
  close: text('Stäng omgången', 'Close the round'),
  reopenRound: text('Öppna omgången igen', 'Open the round again'),
  acceptMissing: text(
    'Stäng ändå; det som saknas godtas och står kvar vid namn',
    'Close anyway; what is missing is accepted and kept by name',
  ),
  newRound: text('Ny omgång', 'New round'),
  createRound: text('Skapa omgång', 'Create round'),
  addTasks: text('Lägg till uppgifter som tillkommit', 'Add tasks that have come since'),
  change: text('Ändra läge', 'Change state'),
  openWork: text('Gå till arbetet', 'Go to the work'),
  chosen: text('Välj', 'Choose'),
  approveChosen: text('Godkänn valda', 'Approve chosen'),
  returnChosen: text('Sänd tillbaka valda', 'Send back chosen'),
  handInChosen: text('Lämna in valda', 'Hand in chosen'),
  returnReason: text('Vad ska ändras? Krävs när något sänds tillbaka.', 'What is to change? Required when sending back.'),
  list: text('Som lista', 'As a list'),
  calendarFile: text('iCalendar', 'iCalendar'),
  step: text('Steg', 'Step'),
  who: text('Deltar', 'Takes part'),
  when: text('När', 'When'),
  noDate: text('utan datum', 'no date'),
} as const satisfies Record<string, Text>
