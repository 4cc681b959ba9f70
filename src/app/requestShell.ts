// The frame of one request: language (remembered), choices from the URL, years, what is waiting. Built once per request.
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Lang } from '../kernel/text.ts'
import { assets } from '../web/io/assets.ts'
import type { Shell } from '../web/layout.tsx'
import type { Choices, Query } from '../web/links.ts'
import type { World } from './world.ts'

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

export async function shellOf(c: Context, world: World): Promise<Shell> {
  const years = [...world.years].sort((a, b) => b - a)
  const asked = Number(c.req.query('year'))
  const query: Query = {}
  for (const [key, values] of Object.entries(c.req.queries()))
    if (key !== 'lang') query[key] = values.length > 1 ? values : values[0]
  const { css, js } = await assets()
  const choices: Required<Choices> = {
    year: years.includes(asked) ? asked : (years[0] ?? new Date().getUTCFullYear()),
    structure: c.req.query('structure') === 'now' ? 'now' : 'then',
    source: c.req.query('source') === 'published' ? 'published' : 'books',
  }
  return {
    lang: langOf(c),
    authority: world.authority.name,
    years,
    choices,
    path: c.req.path,
    query,
    assets: { css, js },
    synthetic: world.authority.synthetic,
    counts: world.waiting(Number(choices.year)),
  }
}
