// Passwords: what is stored, what is compared, what it costs, and what a password must be.
import { describe, expect, it } from 'vitest'
import { hashPassword, isPassword } from './io/password.ts'
import { isToken, newOneTimePassword, newToken } from './io/secret.ts'
import { checkPassword } from './passwordRules.ts'

describe('a stored password', () => {
  it('has its parameters beside it, a salt of its own, and nothing of the password', async () => {
    const [one, two] = await Promise.all([hashPassword('fyra lugna hästar'), hashPassword('fyra lugna hästar')])
    expect(one).toMatch(/^scrypt\$N=65536,r=8,p=1\$[A-Za-z0-9+/=]{24}\$[A-Za-z0-9+/=]{44}$/)
    expect(one).not.toBe(two)
    expect(await isPassword('fyra lugna hästar', one)).toBe(true)
    expect(await isPassword('fyra lugna hästar ', one)).toBe(false)
    expect(await isPassword('Fyra lugna hästar', one)).toBe(false)
  })
  it('is the same however the keyboard composed its letters', async () => {
    expect(await isPassword('ha\u0308starna är fyra', await hashPassword('h\u00e4starna är fyra'))).toBe(true)
  })
  it('can be read with the parameters it was made with', async () => {
    const { scryptSync } = await import('node:crypto')
    const salt = Buffer.alloc(16, 7)
    const key = scryptSync('ett gammalt lösenord', salt, 32, { N: 1024, r: 8, p: 1 }).toString('base64')
    const stored = `scrypt$N=1024,r=8,p=1$${salt.toString('base64')}$${key}`
    expect([await isPassword('ett gammalt lösenord', stored), await isPassword('ett annat lösenord', stored)]).toEqual([
      true,
      false,
    ])
  })
  it.each([
    undefined,
    '',
    'ett alldeles öppet lösenord',
    'scrypt$N=65536,r=8,p=1$$',
    'scrypt$N=1000,r=8,p=1$AAAA$AAAA',
    'scrypt$N=67108864,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  ])('%j lets nobody in', async (stored) => expect(await isPassword(stored ?? 'x', stored)).toBe(false))
  it('takes about as long to refuse a person who does not exist', async () => {
    const stored = await hashPassword('fyra lugna hästar')
    const time = async (known: string | undefined): Promise<number> => {
      const from = process.cpuUsage()
      for (let no = 0; no < 3; no++) await isPassword('gissning gissning', known)
      const { user, system } = process.cpuUsage(from)
      return user + system
    }
    const [there, nobody] = [await time(stored), await time(undefined)]
    // The processor's own time, so that a busy machine does not decide; without the work it would be a thousandth.
    expect(nobody / there).toBeGreaterThan(0.5)
    expect(nobody / there).toBeLessThan(2)
  })
})

describe('a password', () => {
  it.each([
    ['elva tecken', 'access/password-short'],
    ['', 'access/password-short'],
    ['å'.repeat(201), 'access/password-long'],
    ['Anna.Exempelsson', 'access/password-is-login'],
  ])('%j is refused', (password, code) => {
    expect(checkPassword(password, 'anna.exempelsson').map((one) => one.code)).toEqual([code])
  })
  it.each(['tolv tecken!', 'aaaaaaaaaaaa', 'fyra lugna grå hästar', '😀'.repeat(12)])('%j is taken', (password) => {
    expect(checkPassword(password, 'anna.exempelsson')).toEqual([])
  })
})

describe('a secret', () => {
  it('is never the same twice, and looks like one of ours', () => {
    const tokens = Array.from({ length: 200 }, newToken)
    expect(new Set(tokens).size).toBe(200)
    expect(tokens.every(isToken)).toBe(true)
    expect(new Set(Array.from({ length: 200 }, newOneTimePassword)).size).toBe(200)
  })
  it('a one-time password is long enough to be a password', () => expect(checkPassword(newOneTimePassword(), 'x')).toEqual([]))
})
