// One request as the house hands it to a room: who asks, in which language, one transaction, and what they may.
// Refuses: a permission asked of anything but the one table of the access room.
import type { Context } from 'hono'
import { may as mayBy, ROLE_WORDS, readsAsCitizen, rolesWith } from '../access/model.ts'
import type { Form } from '../http/route.ts'
import { Refusal } from '../kernel/result.ts'
import { formatList, type Lang, text } from '../kernel/text.ts'
import { dropDraft, loadDraft } from '../process/store.ts'
import type { House } from './house.ts'
import { ongoingWords, publicWorld } from './publicWorld.ts'
import { shellOf } from './requestShell.ts'
import { requireSight, seesAmountsOf } from './sight.ts'
import type { Visitor } from './visitor.ts'
import { whereOf } from './where.ts'
import { today } from './world.ts'
import type { WorldAsked } from './worldAsked.ts'
import type { World } from './worldShape.ts'

/** Told which roles could, so that whoever is refused knows whom to ask. */
export function notAllowed(permission: string): Refusal {
  const names = (lang: Lang) =>
    formatList(
      rolesWith(permission).map((role) => ROLE_WORDS[role][lang].toLowerCase()),
      lang,
    )
  return new Refusal(
    'not-allowed',
    'app/not-allowed',
    text(
      `Det här kräver rollen ${names('sv') || 'som saknas i tabellen'} för enheten. Fråga den som sköter roller hos er.`,
      `This needs the role ${names('en') || 'missing in the table'} for the unit. Ask whoever manages roles.`,
    ),
  )
}

async function readForm(c: Context): Promise<Form> {
  const body = await c.req.parseBody({ all: true })
  const all = (name: string): string[] => {
    const value = body[name]
    const list = Array.isArray(value) ? value : value === undefined ? [] : [value]
    return list.filter((one) => typeof one === 'string').map((one) => one.trim())
  }
  const first = (name: string) => all(name)[0] ?? ''
  return {
    all,
    text: first,
    number: (name) => (/^-?\d{1,15}$/.test(first(name)) ? Number(first(name)) : undefined),
    entries: () => Object.fromEntries(Object.keys(body).map((name) => [name, first(name)])),
  }
}

export async function askedOf(c: Context, house: House, whole: World, visitor: Visitor): Promise<WorldAsked> {
  const { actor } = visitor
  const { db, authority } = house
  const where = whereOf(whole)
  const may: WorldAsked['may'] = (permission, unit) => mayBy(actor, permission, unit, where)
  const transact: WorldAsked['transact'] = (work) => db.asAuthority(authority.authorityId, actor, work)
  const asCitizen = readsAsCitizen(actor, where.today)
  const seen = asCitizen ? await transact((tx) => publicWorld(tx, whole)) : undefined
  const world = seen?.world ?? whole
  const { person } = actor
  const framed = await shellOf(c, world, visitor, may)
  const ongoing = seen && ongoingWords(Number(framed.choices.year), seen.rounds)
  const shell = ongoing ? { ...framed, banner: framed.banner ?? ongoing[framed.lang] } : framed
  let form: Promise<Form> | undefined
  return {
    c,
    actor,
    world,
    ...(seen ? { publicRounds: seen.rounds } : {}),
    shell,
    lang: shell.lang,
    today: today(),
    transact,
    may,
    require: (permission, unit) => {
      if (!may(permission, unit)) throw notAllowed(permission)
    },
    sees: (unit) => seesAmountsOf(unit, actor, whole),
    requireSight: (unit) => requireSight(unit, actor, whole),
    form: () => {
      form ??= readForm(c)
      return form
    },
    draft: async (key) => (person ? (await transact((tx) => loadDraft(tx, person, key)))?.fields : undefined),
    dropDraft: async (key) => {
      if (person) await transact((tx) => dropDraft(tx, person, key))
    },
    changed: house.changed,
  }
}
