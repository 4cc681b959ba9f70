// THE table of permissions: who may what, where and why, as one list to be read aloud. Deny by default.
// Refuses: exceptions elsewhere. A permission without a row here is nobody's; a role not named in the row does not have it.
import type { Actor, Role } from '../kernel/actor.ts'
import { ROLES } from '../kernel/actor.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { assert } from '../kernel/result.ts'
import { type Text, text } from '../kernel/text.ts'
import { type Contains, countsAs, covers, grantsOn } from './grant.ts'
import { isPermission, PERMISSIONS, type Permission } from './permission.ts'

/**
 * Where a role has the permission: `own unit and below`, the `whole authority` whatever the unit of the role,
 * only when the role covers the `executive board`, or concerning `oneself` alone (any signed-in person).
 */
export type Reach = 'own unit and below' | 'whole authority' | 'executive board' | 'oneself' | 'everyone'

/** The demonstration's reader: a visitor on loopback. One object, recognised by itself and by nothing that can be written down. */
export const DEMO_READER: Actor = Object.freeze({ name: 'demoläsare', grants: [] })

/**
 * Whoever comes without a name where the authority has opened its public pages. One object as well: nobody can sign in as it, and
 * it holds what the role *citizen* holds over the whole authority and nothing that is about oneself.
 */
export const CITIZEN: Actor = Object.freeze({ name: 'medborgare', grants: [] })

export type Holder = Role | 'demoReader'

export interface Rule {
  permission: Permission
  holders: readonly Holder[]
  reach: Reach
  why: Text
}

const rule = (permission: Permission, holders: readonly Holder[], reach: Reach, why: Text): Rule => ({
  permission,
  holders,
  reach,
  why,
})

/** Everyone inside. */
const INSIDE: readonly Holder[] = ['elected', 'manager', 'controller', 'official', 'auditor', 'administrator']
const READERS: readonly Holder[] = [...INSIDE, 'demoReader']

const OPENNESS = text(
  'Alla som arbetar i myndigheten läser samma uppgifter.',
  'Everyone who works in the authority reads the same.',
)

const PUBLIC_PAGES = text(
  'De öppna sidorna: vad myndigheten vill, vad det kostar och hur det gick.',
  'The public pages: what the authority wants, what it costs and how it went.',
)

export const RULES: readonly Rule[] = [
  ...(['overview:read', 'goals:read', 'economy:read', 'reports:read', 'keyFigures:read'] as const).map((permission) =>
    rule(permission, [...READERS, 'citizen'], 'whole authority', PUBLIC_PAGES),
  ),
  rule('open', [...ROLES, 'demoReader'], 'everyone', text('Behövs för att alls komma in.', 'Needed to get in at all.')),
  ...(
    [
      'statements:read',
      'investments:read',
      'tieout:read',
      'organisation:read',
      'assignments:read',
      'calendar:read',
      'round:read',
      'task:read',
      'judgement:read',
      'plan:read',
      'documents:read',
      'search:read',
      'budget:read',
      'scenario:read',
      'forecast:read',
      'measures:read',
    ] as const
  ).map((permission) => rule(permission, READERS, 'whole authority', OPENNESS)),
  rule(
    'vouchers:read',
    ['auditor', 'demoReader'],
    'whole authority',
    text(
      'Revisionen läser allt; demons verifikationer är syntetiska. Varje läsning loggas.',
      'Audit reads everything; the demo’s vouchers are synthetic. Every reading is logged.',
    ),
  ),
  rule(
    'vouchers:read',
    ['manager', 'controller', 'official'],
    'own unit and below',
    text(
      'Den som svarar för pengarna ser vad de gått till. Förtroendevalda stannar vid konto × nämnd.',
      'Those who answer for the money see what it went to. Elected members stop at account × committee.',
    ),
  ),
  rule(
    'imports:read',
    ['manager', 'controller', 'official', 'auditor', 'administrator', 'demoReader'],
    'whole authority',
    text(
      'Kvitton kan visa filens rader, som är finare än konto × nämnd.',
      'Receipts may show lines of the file, which are finer than account × committee.',
    ),
  ),
  rule(
    'imports:write',
    ['controller'],
    'own unit and below',
    text('Ekonomin svarar för räkenskaperna.', 'Finance answers for the books.'),
  ),
  rule(
    'reports:write',
    ['controller'],
    'own unit and below',
    text('Rapporten skrivs av dem som leder omgången.', 'The report is written by those who run the round.'),
  ),
  rule('round:run', ['controller'], 'own unit and below', text('En hand leder omgången.', 'One hand runs the round.')),
  rule(
    'calendar:edit',
    ['controller'],
    'own unit and below',
    text('Årshjulet följer omgångarna.', 'The annual cycle follows the rounds.'),
  ),
  rule(
    'assignments:edit',
    ['controller'],
    'own unit and below',
    text('Uppdragslistan hålls av dem som följer upp den.', 'The list of assignments is kept by those who follow it up.'),
  ),
  rule(
    'assignments:report',
    ['official'],
    'own unit and below',
    text('Nämndens tjänstepersoner redovisar nämndens uppdrag.', 'The committee’s officials report on its assignments.'),
  ),
  rule(
    'task:work',
    ['manager', 'official', 'controller'],
    'own unit and below',
    text('Den ansvariga gör uppgiften.', 'The responsible person does the task.'),
  ),
  rule(
    'task:approve',
    ['official', 'controller'],
    'own unit and below',
    text('Den som tar emot godkänner eller återlämnar.', 'The one who receives approves or returns.'),
  ),
  rule(
    'unit:report',
    ['manager'],
    'own unit and below',
    text('Chefen svarar för sin enhet.', 'The manager answers for the unit.'),
  ),
  rule(
    'unit:reportFor',
    ['controller'],
    'own unit and below',
    text(
      'En controller får skriva i chefens ställe; båda namnen sparas.',
      'A controller may write on the manager’s behalf; both names are kept.',
    ),
  ),
  rule(
    'values:report',
    ['manager', 'controller'],
    'own unit and below',
    text('Värdet lämnas där det uppstår.', 'The value is given where it arises.'),
  ),
  rule(
    'values:correct',
    ['controller'],
    'own unit and below',
    text(
      'En rättelse har ett skäl och en avsändare utanför enheten.',
      'A correction has a reason and a sender outside the unit.',
    ),
  ),
  rule(
    'judgement:committee',
    ['official', 'controller'],
    'own unit and below',
    text('Nämndens bedömning förs in av dess tjänstepersoner.', 'The committee’s judgement is entered by its officials.'),
  ),
  rule(
    'judgement:goal',
    ['official'],
    'executive board',
    text('Styrelsen väger samman målet.', 'The board weighs the goal together.'),
  ),
  rule(
    'plan:draft',
    ['official', 'controller'],
    'own unit and below',
    text('Utkast skrivs av dem som bereder ärendet.', 'Drafts are written by those who prepare the matter.'),
  ),
  rule(
    'plan:decide',
    ['official', 'controller'],
    'own unit and below',
    text('Beslutet fattas i sammanträdet; här registreras det.', 'The decision is taken at the meeting; here it is registered.'),
  ),
  rule(
    'budget:edit',
    ['manager', 'controller'],
    'own unit and below',
    text('Detaljbudgeten läggs där pengarna används.', 'The detailed budget is made where the money is used.'),
  ),
  rule(
    'budget:decide',
    ['official', 'controller'],
    'own unit and below',
    text('Beslutet fattas i sammanträdet; här registreras det.', 'The decision is taken at the meeting; here it is registered.'),
  ),
  rule(
    'scenario:write',
    ['elected', 'official', 'controller'],
    'whole authority',
    text(
      'Majoritet, opposition och tjänstepersoner räknar på samma villkor; vem som läser bestämmer gruppen.',
      'Majority, opposition and officials calculate on the same terms; the group decides who reads.',
    ),
  ),
  rule(
    'forecast:write',
    ['manager', 'controller', 'official'],
    'own unit and below',
    text('Prognosen lämnas av dem som svarar för pengarna.', 'The forecast is made by those who answer for the money.'),
  ),
  rule(
    'forecast:adjust',
    ['official', 'controller'],
    'own unit and below',
    text('Nämndens tjänstepersoner lägger till, med skäl.', 'The committee’s officials add to it, with a reason.'),
  ),
  rule(
    'forecast:lock',
    ['controller'],
    'own unit and below',
    text('Den som leder omgången låser dess prognoser.', 'Whoever runs the round locks its forecasts.'),
  ),
  rule(
    'measures:edit',
    ['manager', 'official', 'controller'],
    'own unit and below',
    text('Åtgärden följs upp av dem som ska göra den.', 'A measure is followed up by those who shall do it.'),
  ),
  rule(
    'investments:edit',
    ['controller'],
    'own unit and below',
    text('Investeringsplanen hålls av ekonomin.', 'The investment plan is kept by finance.'),
  ),
  rule(
    'documents:edit',
    ['official', 'controller'],
    'own unit and below',
    text('Registret förs av dem som bereder ärenden.', 'The register is kept by those who prepare matters.'),
  ),
  rule(
    'people:read',
    ['administrator', 'auditor', 'controller'],
    'whole authority',
    text(
      'Vem som har vilken roll behövs för att ge roller, granska och leda omgången.',
      'Who holds which role is needed to give roles, to audit and to run the round.',
    ),
  ),
  rule(
    'people:manage',
    ['administrator'],
    'own unit and below',
    text(
      'En administratör ger roller inom sin enhet, aldrig åt sig själv.',
      'An administrator gives roles within the unit, never to oneself.',
    ),
  ),
  rule(
    'organisation:edit',
    ['administrator'],
    'own unit and below',
    text('Organisationen är grunden för alla roller.', 'The organisation is the ground of all roles.'),
  ),
  rule(
    'setup:run',
    ['administrator'],
    'own unit and below',
    text('Uppsättningen görs av administratören.', 'Setting up is done by the administrator.'),
  ),
  rule(
    'audit:read',
    ['auditor', 'administrator'],
    'whole authority',
    text(
      'Loggen läses av dem som granskar och dem som sköter systemet.',
      'The log is read by those who audit and those who run the system.',
    ),
  ),
  rule('draft:own', INSIDE, 'oneself', text('Det du skriver försvinner inte.', 'What you write is not lost.')),
  rule(
    'sessions:own',
    ROLES,
    'oneself',
    text(
      'Den som är inloggad ser och avslutar sina egna inloggningar.',
      'Whoever is signed in sees and ends their own sessions.',
    ),
  ),
]

export interface Where {
  /** The day in Stockholm, `YYYY-MM-DD`. */
  today: string
  contains: Contains
  /** The executive board's unit; without it nobody may weigh a goal together. */
  board?: UnitCode
}

const RULES_OF = new Map<Permission, readonly Rule[]>(
  PERMISSIONS.map((permission) => [permission, RULES.filter((one) => one.permission === permission)]),
)
assert(
  [...RULES_OF.values()].every((rules) => rules.length > 0),
  'a permission without a row in the table',
)

/** Whether the actor may, over the unit; without a unit: anywhere at all. A word that is not a permission is refused. */
export function may(actor: Actor, permission: string, unit: UnitCode | undefined, where: Where): boolean {
  if (!isPermission(permission)) return false
  return RULES_OF.get(permission)!.some((one) => allows(one, actor, unit, where))
}

function allows({ reach, holders }: Rule, actor: Actor, unit: UnitCode | undefined, where: Where): boolean {
  if (reach === 'everyone') return true
  if (actor === DEMO_READER) return holders.includes('demoReader')
  if (actor === CITIZEN) return reach === 'whole authority' && holders.includes('citizen')
  const held = grantsOn(actor.grants, where.today).filter((grant) => holders.includes(countsAs(grant)))
  if (reach === 'oneself') return actor.person !== undefined && (held.length > 0 || holders === ROLES)
  if (reach === 'whole authority') return held.length > 0
  const here = held.filter((grant) => unit === undefined || covers(grant, unit, where.contains))
  if (reach === 'own unit and below') return here.length > 0
  return where.board !== undefined && here.some((grant) => covers(grant, where.board!, where.contains))
}

/** Whether someone sees no more than a citizen does: without a name, or with no other role on the day. */
export function readsAsCitizen(actor: Actor, today: string): boolean {
  const held = grantsOn(actor.grants, today)
  return actor === CITIZEN || (held.length > 0 && held.every((grant) => countsAs(grant) === 'citizen'))
}

/** Roles that have the permission, for a refusal that names what is needed. */
export const rolesWith = (permission: string): Role[] => {
  const named = RULES.filter((one) => one.permission === permission).flatMap(({ holders }) => holders)
  return ROLES.filter((role) => named.includes(role))
}
