// The permissions of the house: every word a route or a handler may ask for, and what it means.
// Refuses: saying who has them; that is the table in rules.ts.
import { type Text, text } from '../kernel/text.ts'

const WORDS = {
  open: text('Öppet: logga in och hälsokontroll', 'Open: signing in and the health check'),
  'overview:read': text('Se översikten', 'See the overview'),
  'goals:read': text('Se mål och indikatorer', 'See goals and indicators'),
  'economy:read': text('Se utfall och budget', 'See outcome and budget'),
  'vouchers:read': text('Se verifikationer', 'See vouchers'),
  'statements:read': text('Se räkenskaperna', 'See the statements'),
  'investments:read': text('Se investeringar', 'See investments'),
  'reports:read': text('Läsa rapporter', 'Read reports'),
  'reports:write': text('Skriva rapporter', 'Write reports'),
  'tieout:read': text('Se avstämningen', 'See the tie-out'),
  'keyFigures:read': text('Se nyckeltal', 'See key figures'),
  'organisation:read': text('Se organisationen', 'See the organisation'),
  'organisation:edit': text('Ändra organisationen', 'Change the organisation'),
  'imports:read': text('Se importer och kvitton', 'See imports and receipts'),
  'imports:write': text('Läsa in filer', 'Import files'),
  'assignments:read': text('Se uppdrag', 'See assignments'),
  'assignments:report': text('Rapportera uppdrag', 'Report on assignments'),
  'assignments:edit': text('Lägga upp och ändra uppdrag', 'Set up and change assignments'),
  'calendar:read': text('Se årshjulet', 'See the annual cycle'),
  'calendar:edit': text('Ändra årshjulet', 'Change the annual cycle'),
  'round:read': text('Se rapporteringsomgångar', 'See reporting rounds'),
  'round:run': text('Starta och leda omgångar', 'Start and run rounds'),
  'task:read': text('Se uppgifter', 'See tasks'),
  'task:work': text('Arbeta med uppgifter', 'Work on tasks'),
  'task:approve': text('Godkänna och återlämna uppgifter', 'Approve and return tasks'),
  'unit:report': text('Rapportera för enheten', 'Report for the unit'),
  'unit:reportFor': text('Rapportera i en chefs ställe', 'Report on a manager’s behalf'),
  'values:report': text('Lämna indikatorvärden', 'Report indicator values'),
  'values:correct': text('Rätta indikatorvärden', 'Correct indicator values'),
  'judgement:read': text('Se bedömningar och deras kedja', 'See judgements and their chain'),
  'judgement:committee': text('Bedöma nämndens delmål', 'Judge a committee’s sub-goals'),
  'judgement:goal': text('Väga samman målet', 'Weigh the goal together'),
  'plan:read': text('Se planer', 'See plans'),
  'plan:draft': text('Skriva utkast till planer', 'Draft plans'),
  'plan:decide': text('Registrera fattade beslut', 'Register decisions taken'),
  'budget:read': text('Se budget, ramar och beslut om pengar', 'See budget, frames and decisions on money'),
  'budget:edit': text('Lägga detaljbudget', 'Make the detailed budget'),
  'budget:decide': text('Registrera beslut om pengar', 'Register decisions on money'),
  'scenario:read': text('Se scenarier och offentliga budgetförslag', 'See scenarios and published budget proposals'),
  'scenario:write': text('Göra scenarier och budgetförslag', 'Make scenarios and budget proposals'),
  'forecast:read': text('Se prognoser', 'See forecasts'),
  'forecast:write': text('Lämna prognos', 'Make forecasts'),
  'forecast:adjust': text('Justera en nämnds prognos med skäl', 'Adjust a committee’s forecast with a reason'),
  'forecast:lock': text('Låsa omgångens prognoser', 'Lock the forecasts of a round'),
  'measures:read': text('Se åtgärder och deras effekt', 'See measures and their effect'),
  'measures:edit': text('Lägga upp och följa upp åtgärder', 'Set up and follow up measures'),
  'investments:edit': text('Ändra investeringsplanen', 'Change the investment plan'),
  'people:read': text('Se personer och roller', 'See people and roles'),
  'people:manage': text('Lägga upp personer och ge roller', 'Register people and give roles'),
  'sessions:own': text('Se och avsluta egna inloggningar', 'See and end own sessions'),
  'audit:read': text('Läsa händelseloggen', 'Read the audit log'),
  'documents:read': text('Se styrdokument', 'See steering documents'),
  'documents:edit': text('Ändra registret över styrdokument', 'Change the register of steering documents'),
  'search:read': text('Söka', 'Search'),
  'setup:run': text('Sätta upp myndigheten', 'Set up the authority'),
  'draft:own': text('Spara egna utkast', 'Keep own drafts'),
} as const satisfies Record<string, Text>

export type Permission = keyof typeof WORDS

export const PERMISSIONS = Object.keys(WORDS) as readonly Permission[]

export const isPermission = (word: string): word is Permission => Object.hasOwn(WORDS, word)

export const permissionWords = (permission: Permission): Text => WORDS[permission]
