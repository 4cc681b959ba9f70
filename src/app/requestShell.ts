// The frame of one request: language (remembered), choices from the URL, years, what is waiting. Built once per request.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { ROLE_WORDS, rolesOn } from '../access/model.ts'
import { type Lang, text } from '../kernel/text.ts'
import { assets } from '../web/io/assets.ts'
import type { MenuKey, Shell } from '../web/layout.tsx'
import { type Choices, link, type Query, SIGN_IN_PATH } from '../web/links.ts'
import type { Visitor } from './visitor.ts'
import { today } from './world.ts'
import type { World } from './worldShape.ts'

const LANG_COOKIE = 'lang'

/** `?lang=en` is remembered; Swedish otherwise. */
export function langOf(c: Context): Lang {
  const asked = c.req.query('lang')
  if (asked === 'sv' || asked === 'en') {
    setCookie(c, LANG_COOKIE, asked, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 365 * 24 * 3600 })
    return asked
  }
  return getCookie(c, LANG_COOKIE) === 'en' ? 'en' : 'sv'
}

/** What opens each entry of the menu. */
const ENTRY_RULES: Record<MenuKey, string> = {
  overview: 'overview:read',
  tasks: 'task:work',
  goals: 'goals:read',
  assignments: 'assignments:read',
  calendar: 'calendar:read',
  economy: 'economy:read',
  budget: 'budget:read',
  scenarios: 'scenario:read',
  measures: 'measures:read',
  statements: 'statements:read',
  investments: 'investments:read',
  round: 'round:read',
  reports: 'reports:read',
  tieout: 'tieout:read',
  keyFigures: 'keyFigures:read',
  organisation: 'organisation:read',
  imports: 'imports:read',
  people: 'people:read',
  audit: 'audit:read',
}

const DEMO_BANNER = text(
  'Du läser demonstrationen utan att vara inloggad. Inget kan ändras.',
  'You are reading the demonstration without signing in. Nothing can be changed.',
)

/** Said above every page while the demonstration is read by anyone on this machine. */
const bannerOf = ({ entry, demoDoor }: Visitor, lang: Lang): string | undefined =>
  entry === 'demo' && demoDoor ? DEMO_BANNER[lang] : undefined

function personOf({ actor, entry }: Visitor, lang: Lang): Shell['person'] {
  if (entry !== 'session') return undefined
  const roles = rolesOn(actor, today()).map((role) => ROLE_WORDS[role][lang])
  return { name: actor.name, role: roles.join(', ') }
}

export async function shellOf(c: Context, world: World, visitor: Visitor, may: (permission: string) => boolean): Promise<Shell> {
  const years = [...world.years].sort((a, b) => b - a)
  const asked = Number(c.req.query('year'))
  const query: Query = {}
  for (const [key, values] of Object.entries(c.req.queries()))
    if (key !== 'lang') query[key] = values.length > 1 ? values : values[0]
  const { css, js, islands } = await assets()
  const choices: Required<Choices> = {
    year: years.includes(asked) ? asked : (years[0] ?? new Date().getUTCFullYear()),
    structure: c.req.query('structure') === 'now' ? 'now' : 'then',
    source: c.req.query('source') === 'published' ? 'published' : 'books',
  }
  const lang = langOf(c)
  const person = personOf(visitor, lang)
  const banner = bannerOf(visitor, lang)
  return {
    lang,
    authority: world.authority.name,
    kind: world.authority.kind,
    years,
    choices,
    path: c.req.path,
    query,
    assets: { css, js, islands },
    synthetic: world.authority.synthetic,
    counts: { ...world.waiting(Number(choices.year)), ...(visitor.tasks ? { tasks: visitor.tasks } : {}) },
    entries: (Object.keys(ENTRY_RULES) as MenuKey[]).filter((key) => may(ENTRY_RULES[key])),
    ...(person ? { person } : { signIn: link(SIGN_IN_PATH, { till: c.req.path }) }),
    ...(may('search:read') ? {} : { search: false }),
    ...(banner ? { banner } : {}),
  }
}
