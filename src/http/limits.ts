// Limits on everything a request may take: time, size of a form, and how often one address may ask.
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { text } from '../kernel/text.ts'
import { TransportRefusal } from './problem.ts'

/** Answers 503 when the work is not done in time; the work itself is not stopped. */
export function timeLimit(ms: number): MiddlewareHandler {
  return async (_, next) => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(tooSlow(ms)), ms)
    })
    try {
      await Promise.race([next(), late])
    } finally {
      clearTimeout(timer)
    }
  }
}

/** For forms and JSON; files have their own limit in upload.ts. */
export function formLimit(maxBytes = 1_000_000): MiddlewareHandler {
  return bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw tooLarge(maxBytes)
    },
  })
}

export interface RateOptions {
  /** Requests per minute in the long run. */
  perMinute: number
  /** Requests at once after a pause. */
  burst: number
  /** Who is asking, e.g. the address of the connection; an undefined one is not limited. */
  keyOf: (c: Context) => string | undefined
  /** Milliseconds of any steady clock. */
  now?: () => number
}

/** The other end of the connection; undefined when there is none, as in tests. Behind a proxy it is the proxy. */
export const connectionAddress = (c: Context): string | undefined => (c.env?.incoming ? getConnInfo(c).remote.address : undefined)

/**
 * Who asks, as far as it can be believed. Behind https there is always a proxy of ours in front, and what it added last is the
 * address it saw; without one the header is whatever the sender likes, and is not read.
 */
export const clientAddress =
  (behindProxy: boolean) =>
  (c: Context): string | undefined =>
    (behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined) || connectionAddress(c)

/** How many askers are remembered; the one that has been quiet longest is forgotten first. */
const REMEMBERED = 10_000

/** A bucket of `burst` requests for each asker, refilled at `perMinute`. Per process: behind several, each counts its own. */
export function rateLimit({ perMinute, burst, keyOf, now = () => performance.now() }: RateOptions): MiddlewareHandler {
  const buckets = new Map<string, { left: number; at: number }>()
  const perMs = perMinute / 60_000
  return async (c, next) => {
    const key = keyOf(c)
    if (key !== undefined) {
      const at = now()
      const known = buckets.get(key)
      const left = known === undefined ? burst : Math.min(burst, known.left + (at - known.at) * perMs)
      buckets.delete(key)
      buckets.set(key, { left: Math.max(0, left - 1), at })
      if (buckets.size > REMEMBERED) buckets.delete(buckets.keys().next().value!)
      if (left < 1) {
        buckets.set(key, { left, at })
        throw tooMany(Math.ceil((1 - left) / perMs / 1000))
      }
    }
    await next()
  }
}

const tooSlow = (ms: number): TransportRefusal =>
  new TransportRefusal(
    503,
    'unavailable',
    'http/too-slow',
    text(
      `Svaret blev inte klart inom ${Math.ceil(ms / 1000)} sekunder. Försök igen om en stund.`,
      `The answer was not ready within ${Math.ceil(ms / 1000)} seconds. Try again in a while.`,
    ),
  )

export const tooLarge = (maxBytes: number): TransportRefusal =>
  new TransportRefusal(
    413,
    'invalid',
    'http/too-large',
    text(
      `Det som skickades är större än gränsen ${megabytes(maxBytes)} MB. Dela upp det eller be administratören höja gränsen.`,
      `What was sent is larger than the limit of ${megabytes(maxBytes)} MB. Split it, or ask the administrator to raise the limit.`,
    ),
    // Whatever is still on its way is not worth reading.
    { connection: 'close' },
  )

const megabytes = (bytes: number): string => String(Math.max(0.01, Math.round(bytes / 10_000) / 100))

const tooMany = (seconds: number): TransportRefusal =>
  new TransportRefusal(
    429,
    'unavailable',
    'http/too-many',
    text(
      `För många anrop på kort tid. Försök igen om ${seconds} sekunder.`,
      `Too many requests in a short time. Try again in ${seconds} seconds.`,
    ),
    { 'retry-after': String(seconds) },
  )
