// Swedish and English words for roles, reach and ways to sign in; the table of permissions as words.
// Refuses: sentences of pages; those stand with the pages.
import { ROLES, type Role } from '../kernel/actor.ts'
import { type Lang, type Text, text } from '../kernel/text.ts'
import { FIELD_RULES } from './fields.ts'
import { permissionWords } from './permission.ts'
import type { HowSignedIn } from './person.ts'
import { type Holder, type Reach, RULES } from './rules.ts'

export const ROLE_WORDS: Record<Role, Text> = {
  elected: text('Förtroendevald', 'Elected member'),
  manager: text('Chef', 'Manager'),
  controller: text('Controller', 'Controller'),
  official: text('Tjänsteperson', 'Official'),
  auditor: text('Revisor', 'Auditor'),
  administrator: text('Administratör', 'Administrator'),
  citizen: text('Medborgare', 'Citizen'),
}

/** What each role comes to do, in one line. */
export const ROLE_DOES: Record<Role, Text> = {
  elected: text(
    'Läser mål, ekonomi och rapporter, och ser vad nämnderna har bedömt.',
    'Reads goals, economy and reports, and sees what the committees have judged.',
  ),
  manager: text(
    'Rapporterar sin enhet: värden, aktiviteter, prognos och kommentar.',
    'Reports their unit: values, activities, forecast and comment.',
  ),
  controller: text(
    'Driver rapporteringsomgången: påminner, granskar, godkänner och läser in.',
    'Runs the reporting round: reminds, reviews, approves and reads in.',
  ),
  official: text(
    'Bedömer nämndens delmål, skriver nämndens ord och tar fram planen.',
    'Judges the committee’s sub-goals, writes its words and drafts the plan.',
  ),
  auditor: text(
    'Läser allt, ner till verifikation och händelselogg. Ändrar inget.',
    'Reads everything, down to vouchers and the audit log. Changes nothing.',
  ),
  administrator: text(
    'Lägger upp personer, roller och organisation. Bedömer inget.',
    'Sets up people, roles and the organisation. Judges nothing.',
  ),
  citizen: text('Läser de öppna sidorna.', 'Reads the public pages.'),
}

export const REACH_WORDS: Record<Reach, Text> = {
  'own unit and below': text('egen enhet och under', 'own unit and below'),
  'whole authority': text('hela myndigheten', 'the whole authority'),
  'executive board': text('när rollen omfattar styrelsen', 'when the role covers the executive board'),
  oneself: text('det egna', 'their own'),
  everyone: text('alla', 'everyone'),
}

export const HOW_WORDS: Record<HowSignedIn, Text> = {
  local: text('lösenord', 'password'),
  oidc: text('organisationens inloggning', 'the organisation’s sign-in'),
  demo: text('demonstrationens Prova som', 'the demonstration’s Try as'),
}

export const holderWords = (holder: Holder): Text =>
  holder === 'demoReader' ? text('Demons läsare', 'The demo’s reader') : ROLE_WORDS[holder]

export interface ReadableRule {
  permission: string
  what: string
  who: string[]
  where: string
  why: string
}

/** The whole table in one language, in the order of the list. */
export const readableRules = (lang: Lang): ReadableRule[] =>
  RULES.map(({ permission, holders, reach, why }) => ({
    permission,
    what: permissionWords(permission)[lang],
    who: holders.length > ROLES.length ? [REACH_WORDS.everyone[lang]] : holders.map((one) => holderWords(one)[lang]),
    where: REACH_WORDS[reach][lang],
    why: why[lang],
  }))

export interface ReadableField {
  field: string
  everywhere: string[]
  inOwnUnit: string[]
  why: string
}

export const readableFields = (lang: Lang): ReadableField[] =>
  FIELD_RULES.map(({ name, everywhere, inOwnUnit, why }) => ({
    field: name[lang],
    everywhere: everywhere.map((one) => holderWords(one)[lang]),
    inOwnUnit: inOwnUnit.map((one) => holderWords(one)[lang]),
    why: why[lang],
  }))
