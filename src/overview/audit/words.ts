// Words of the log: rooms as readers know them, filters, and what the chain says.
import { type Text, text } from '../../kernel/text.ts'

/** The part of an action before the stroke, as its menu entry is called. */
export const ROOM_WORDS: Readonly<Record<string, Text>> = {
  access: text('Personer och roller', 'People and roles'),
  assignments: text('Uppdrag', 'Assignments'),
  followup: text('Uppföljning', 'Follow-up'),
  goals: text('Mål', 'Goals'),
  jobs: text('Jobb', 'Jobs'),
  ledger: text('Räkenskaper och importer', 'Ledger and imports'),
  organisation: text('Organisation', 'Organisation'),
  process: text('Omgång och årshjul', 'Round and annual cycle'),
  reports: text('Rapporter', 'Reports'),
  storage: text('Systemet', 'The system'),
}

export const roomOf = (action: string): Text | undefined => ROOM_WORDS[action.split('/')[0]!]

export const AUDIT_WORDS = {
  title: text('Händelselogg', 'Audit log'),
  none: text('Inga händelser passar urvalet. Ta bort ett villkor.', 'No entries match. Take away a condition.'),
  choose: text('Välj händelser', 'Choose entries'),
  who: text('Vem', 'Who'),
  whoHelp: text('Del av namnet, också den det gjordes för.', 'Part of the name, also of whom it was done for.'),
  what: text('Vad', 'What'),
  all: text('Allt', 'Everything'),
  on: text('Gällde', 'Concerned'),
  onHelp: text('Del av adressen, t.ex. goals:value.', 'Part of the address, e.g. goals:value.'),
  from: text('Från och med', 'From'),
  to: text('Till och med', 'To'),
  show: text('Visa händelser', 'Show entries'),
  entries: text('Händelser', 'Entries'),
  entry: text('Post', 'Entry'),
  when: text('När', 'When'),
  change: text('Ändring', 'Change'),
  for: text('för', 'for'),
  was: text('från', 'from'),
  became: text('till', 'to'),
  nothing: text('inget', 'nothing'),
  more: text('till, öppna posten för alla', 'more, open the entry to see all'),
  before: text('Före', 'Before'),
  after: text('Efter', 'After'),
  entryHash: text('Postens kontrollsumma', 'The entry’s hash'),
  older: text('Äldre händelser', 'Older entries'),
  latest: text('Senaste händelserna', 'Latest entries'),
  chain: text('Är loggen hel?', 'Is the log whole?'),
  chainHelp: text(
    'Varje post bär kontrollsumman av posten före. Provet räknar om hela kedjan och säger var den först brister.',
    'Each entry carries the hash of the one before. The test computes the whole chain anew and says where it first breaks.',
  ),
  headNow: text('Kontrollsumma nu', 'Head hash now'),
  lastEntry: text('Senaste post', 'Latest entry'),
  head: text('Kontrollsumma från en rapport eller en tidigare dag', 'Head hash from a report or an earlier day'),
  headHelp: text(
    'Med den syns också om loggen har klippts av eller skrivits om.',
    'With it a log cut off or written anew is found too.',
  ),
  verify: text('Pröva loggen', 'Test the log'),
  whole: text('Loggen är hel. Prövade poster:', 'The log is whole. Entries tested:'),
  wholeAgainst: text('Kontrollsumman du angav finns i den.', 'The hash you gave is in it.'),
  holding: text('Poster som stämmer före den:', 'Entries that hold before it:'),
  badDate: text('är inte en dag. Skriv år-månad-dag, t.ex. 2023-05-09.', 'is not a day. Write year-month-day, e.g. 2023-05-09.'),
  badHead: text(
    'är inte en kontrollsumma. Skriv postens nummer, kolon och 64 tecken, som den är tryckt.',
    'is not a head hash. Write the entry’s number, a colon and 64 characters, as printed.',
  ),
  note: text(
    'Loggen kan inte ändras. Tider är svensk tid; filen har dem i UTC.',
    'The log cannot be changed. Times are Swedish; the file has them in UTC.',
  ),
} as const satisfies Record<string, Text>
