// Passwords: scrypt with its parameters beside the hash, so that they can be raised without asking anyone for a new one.
// Refuses: quick answers for unknown persons, unbounded work (two at a time, a queue with an end), and composition rules.
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'

interface Cost {
  N: number
  r: number
  p: number
}

/** 64 MB and some 150 ms for each guess. */
const COST: Cost = { N: 2 ** 16, r: 8, p: 1 }
const LENGTH = 32
/** What one hash may cost when read from a stored string: a damaged row must not take the machine. */
const MOST_MEMORY = 256 * 1024 * 1024

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST, LENGTH)
  return `scrypt$N=${COST.N},r=${COST.r},p=${COST.p}$${salt.toString('base64')}$${key.toString('base64')}`
}

/** True when the password is the one behind the stored string. Without one the same work is done, and the answer is no. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const known = stored === undefined ? undefined : readStored(stored)
  const { cost, salt, key } = known ?? { cost: COST, salt: randomBytes(16), key: randomBytes(LENGTH) }
  const derived = await derive(password, salt, cost, key.length)
  return timingSafeEqual(derived, key) && known !== undefined
}

function readStored(stored: string): { cost: Cost; salt: Buffer; key: Buffer } | undefined {
  const match = /^scrypt\$N=(\d{1,8}),r=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/.exec(stored)
  if (!match) return undefined
  const [N, r, p] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const key = Buffer.from(match[5]!, 'base64')
  if (N < 2 || (N & (N - 1)) !== 0 || r < 1 || p < 1 || 128 * N * r > MOST_MEMORY || key.length < 16) return undefined
  return { cost: { N, r, p }, salt: Buffer.from(match[4]!, 'base64'), key }
}

async function derive(password: string, salt: Buffer, cost: Cost, length: number): Promise<Buffer> {
  await turn()
  try {
    const options: ScryptOptions = { ...cost, maxmem: 128 * cost.N * cost.r * cost.p + 1024 * 1024 }
    return await new Promise<Buffer>((resolve, reject) =>
      // The same letters however the keyboard composed them.
      scrypt(password.normalize('NFKC'), salt, length, options, (error, key) => (error ? reject(error) : resolve(key))),
    )
  } finally {
    // The place is handed over, so that a newcomer cannot take it in between.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

const AT_ONCE = 2
const QUEUE = 100
let running = 0
const waiting: (() => void)[] = []

async function turn(): Promise<void> {
  if (running >= AT_ONCE && waiting.length >= QUEUE) throw busy()
  if (running < AT_ONCE) running += 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
}

const busy = (): Refusal =>
  new Refusal(
    'unavailable',
    'access/busy',
    text('Många loggar in samtidigt. Försök igen om en minut.', 'Many people are signing in at once. Try again in a minute.'),
  )
