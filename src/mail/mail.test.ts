// Mail, against a mail server in a process of its own: what arrives, what is refused, what is tried again, and what is never said aloud.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, it, test } from 'vitest'
import { later, WAITS_MS } from '../jobs/job.ts'
import { runDueJobs } from '../jobs/run.ts'
import { listJobs } from '../jobs/store.ts'
import { forEachDatabase } from '../storage/testing.ts'
import { type MailConfig, mailReady, readMailConfig } from './config.ts'
import { checkMessage, isAddress, type MailMessage, mailText } from './message.ts'
import { enqueueMail, MAIL_KIND, mailHandler } from './queue.ts'
import { openMail, sendMail } from './send.ts'

interface Arrived {
  to: string[]
  from: string
  secure: boolean
  raw: string
}

interface Server {
  port: number
  /** Ends it and gives every mail it accepted, and how many times a sender was named to it at all. */
  end(): Promise<{ arrived: Arrived[]; spokenTo: number }>
}

const folder = mkdtempSync(join(tmpdir(), 'roder-mail-'))
/** Key and certificate of the server, where a test has made them. */
const pem = join(folder, 'server.pem')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill()
})

/** `host` is what it listens to; the rest what it asks of those who come. */
async function startServer(host: string, ...asks: ('tls' | 'smtps' | 'auth')[]): Promise<Server> {
  const script = fileURLToPath(new URL('./fixtures/smtpServer.mjs', import.meta.url))
  const child = spawn(process.execPath, [script, host, ...asks], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(existsSync(pem) ? { MAIL_TEST_PEM: pem } : {}) },
  })
  running.push(child)
  const told = { arrived: [] as Arrived[], spokenTo: 0 }
  const lines = createInterface({ input: child.stdout! })
  const heard = new Promise<void>((resolve) => lines.on('close', resolve))
  const end = async () => {
    child.removeAllListeners('exit')
    child.kill()
    await heard
    return told
  }
  return await new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the mail server ended (${code})`)))
    lines.on('line', (line) => {
      const one = JSON.parse(line) as Partial<Arrived> & { port?: number; spokenTo?: true }
      if (one.port !== undefined) resolve({ port: one.port, end })
      else if (one.spokenTo) told.spokenTo += 1
      else told.arrived.push(one as Arrived)
    })
  })
}

function configOf(url: string, from = 'Roder <roder@region.example>'): MailConfig {
  const read = readMailConfig({ SMTP_URL: url, MAIL_FROM: from })
  if (!read.ok || !read.value) throw new Error('not a configuration')
  return read.value
}

const message: MailMessage = {
  to: 'chef@region.example',
  subject: 'Sista dag är 12 maj: enhet Åsele är inte påbörjad',
  text: mailText(
    ['Din enhet är inte påbörjad i uppföljningen per april.'],
    { label: 'Fortsätt i Roder', href: 'https://plan.region.example/uppgifter?round=2023-04' },
    'Roder skickar en påminnelse när sista dag närmar sig.',
  ),
}

/** The body as a reader sees it: quoted-printable or base64 undone. */
function readable({ raw }: Arrived): { head: string; body: string } {
  const [head = '', ...rest] = raw.replaceAll('\r\n', '\n').split('\n\n')
  const body = rest.join('\n\n')
  if (/base64/i.test(head)) return { head, body: Buffer.from(body, 'base64').toString('utf8') }
  const bytes = body.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return { head, body: /quoted-printable/i.test(head) ? Buffer.from(bytes, 'latin1').toString('utf8') : body }
}

describe('a mail that is sent', () => {
  it('arrives as plain text with its link, from the house, to one', async () => {
    const server = await startServer('127.0.0.1')
    await sendMail(openMail(configOf(`smtp://127.0.0.1:${server.port}`)), message, 'round/2023-04/e2201')
    const { arrived } = await server.end()
    expect(arrived).toMatchObject([{ to: [message.to], from: 'roder@region.example' }])
    const { head, body } = readable(arrived[0]!)
    expect(head).toMatch(/^From: Roder <roder@region\.example>$/m)
    expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m)
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(body.trim()).toBe(message.text)
  })

  it('has the same Message-ID when it is the same mail again, and says nothing of what it is about in it', async () => {
    const server = await startServer('127.0.0.1')
    const mail = openMail(configOf(`smtp://127.0.0.1:${server.port}`))
    for (const key of ['round/e2201', 'round/e2201', 'round/e2202']) await sendMail(mail, message, key)
    const { arrived } = await server.end()
    const ids = arrived.map(({ raw }) => /^Message-ID: <([^>]+)>/m.exec(raw)![1]!)
    expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([true, false])
    expect(ids[0]).toMatch(/^[0-9a-f]{32}@region\.example$/)
  })

  it('signs in where the server asks for it; a wrong password is tried again later, and never repeated', async () => {
    const server = await startServer('127.0.0.1', 'auth')
    await sendMail(openMail(configOf(`smtp://roder:p%40ss%2Fword@127.0.0.1:${server.port}`)), message)
    const wrong = sendMail(openMail(configOf(`smtp://roder:hemligt@127.0.0.1:${server.port}`)), message)
    const error = await wrong.catch((thrown) => thrown)
    expect([error.kind, error.code]).toEqual(['unavailable', 'mail/sign-in'])
    expect(JSON.stringify(error.text)).not.toContain('hemligt')
    expect((await server.end()).arrived).toHaveLength(1)
  })

  it.each([
    ['refused', 'invalid', 'mail/refused'],
    ['full', 'invalid', 'mail/refused'],
    ['busy', 'unavailable', 'mail/unavailable'],
  ])('to %s@ is %s, without the address being repeated', async (name, kind, code) => {
    const server = await startServer('127.0.0.1')
    const to = `${name}@region.example`
    const error = await sendMail(openMail(configOf(`smtp://127.0.0.1:${server.port}`)), { ...message, to }).catch(
      (thrown) => thrown,
    )
    expect([error.kind, error.code]).toEqual([kind, code])
    expect(JSON.stringify(error.text)).not.toContain(to)
    expect((await server.end()).arrived).toEqual([])
  })

  it('to nobody listening waits', async () => {
    const error = await sendMail(openMail(configOf('smtp://127.0.0.1:1')), message).catch((thrown) => thrown)
    expect([error.kind, error.code]).toEqual(['unavailable', 'mail/unavailable'])
  })

  // 0.0.0.0 is reached on this machine but is not its loopback address: as good as another machine.
  it.each([
    ['offers no encryption', []],
    ['cannot show who it is', ['tls' as const]],
  ])('is not said in clear text to another machine that %s', async (_, asks) => {
    const server = await startServer('0.0.0.0', ...asks)
    const error = await sendMail(openMail(configOf(`smtp://0.0.0.0:${server.port}`)), message).catch((thrown) => thrown)
    expect([error.kind, error.code]).toEqual(['unavailable', 'mail/unavailable'])
    expect(await server.end()).toEqual({ arrived: [], spokenTo: 0 })
  })
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

describe('a mail to another machine that shows who it is', () => {
  it.skipIf(!hasOpenssl).each([
    ['smtp', 'tls'],
    ['smtps', 'smtps'],
  ] as const)('arrives encrypted by %s', async (protocol, ask) => {
    const make = 'req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=roder -addext subjectAltName=IP:0.0.0.0'.split(' ')
    execFileSync('openssl', [...make, '-keyout', pem, '-out', `${pem}.cert`], { stdio: 'ignore' })
    appendFileSync(pem, readFileSync(`${pem}.cert`))
    const server = await startServer('0.0.0.0', ask, 'auth')
    const script = fileURLToPath(new URL('./fixtures/sendOnce.mts', import.meta.url))
    const url = `${protocol}://roder:p%40ss%2Fword@0.0.0.0:${server.port}`
    const child = spawn(process.execPath, ['--import', 'tsx', script, url], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_EXTRA_CA_CERTS: `${pem}.cert` },
    })
    expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(0)
    expect((await server.end()).arrived).toMatchObject([{ to: ['chef@region.example'], secure: true }])
    rmSync(pem)
  })
})

describe('the configuration of mail', () => {
  test.each([{}, { SMTP_URL: '' }, { SMTP_URL: ' ', MAIL_FROM: '' }])(
    '%j: no mail server, reminders stay in the product',
    (env) => {
      const read = readMailConfig(env)
      expect(read).toEqual({ ok: true, value: undefined, findings: [] })
      expect(mailReady(read.ok ? read.value : undefined)).toBe(false)
    },
  )

  test.each([
    ['smtps://post.region.example', { host: 'post.region.example', port: 465, secure: true, loopback: false }],
    ['smtp://post.region.example', { port: 587, secure: false, loopback: false }],
    ['smtp://localhost:2525/', { host: 'localhost', port: 2525, loopback: true }],
    ['smtp://[::1]:25', { host: '::1', port: 25, loopback: true }],
    ['smtp://localhost.region.example', { loopback: false }],
    ['smtps://a%40b:c%2Fd@post.region.example', { user: 'a@b', password: 'c/d' }],
  ])('reads %s', (url, due) => expect(configOf(url)).toMatchObject(due))

  test.each([
    [{ SMTP_URL: 'https://post.region.example', MAIL_FROM: 'a@b.se' }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtp://post.region.example?requireTLS=false', MAIL_FROM: 'a@b.se' }, ['SMTP_URL']],
    [{ SMTP_URL: 'post.region.example', MAIL_FROM: 'Roder' }, ['SMTP_URL', 'MAIL_FROM']],
    [{ SMTP_URL: 'smtp://post.region.example' }, ['MAIL_FROM']],
    [{ MAIL_FROM: 'a@b.se' }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtps://roder:hemligt@post.region.example/x', MAIL_FROM: 'a@b.se' }, ['SMTP_URL']],
  ])('%j is wrong in %j, all said at once, no password repeated', (env, cells) => {
    const read = readMailConfig(env)
    expect([read.ok, read.findings.map((one) => one.cell)]).toEqual([false, cells])
    expect(JSON.stringify(read)).not.toContain('hemligt')
  })
})

describe('a message', () => {
  const wrong: [string, Partial<MailMessage>][] = [
    ['two links', { text: 'https://a.example och https://b.example' }],
    ['a subject of two lines', { subject: 'Hej\r\nBcc: alla@region.example' }],
    ['no text', { text: ' ' }],
    ['a picture that tells', { html: '<img src="https://plan.region.example/seen.gif">' }],
    ['a link that is not in the text', { html: '<a href="https://other.example">Fortsätt</a>' }],
  ]
  test.each(wrong)('with %s is a bug', (_, change) => expect(() => checkMessage({ ...message, ...change })).toThrow())
  test('as it should be is none', () => expect(() => checkMessage(message)).not.toThrow())
  test.each(['a@b.se', 'förnamn.efternamn@region.se', 'a+b@b.c.se'])('%s is an address', (to) => expect(isAddress(to)).toBe(true))
  test.each(['', 'a', 'a@b', 'a@b.se, c@d.se', 'a <a@b.se>', 'a@b.se\nBcc: c@d.se', 'a@@b.se'])('%j is none', (to) =>
    expect(isAddress(to)).toBe(false),
  )
})

forEachDatabase('queued mail', (open) => {
  it('goes when what wanted it is saved, once per key', async () => {
    const [db, server] = await Promise.all([open(), startServer('127.0.0.1')])
    const config = configOf(`smtp://127.0.0.1:${server.port}`)
    const queue = (key: string) => db.transact((tx) => enqueueMail(tx, config, message, key))
    expect([await queue('a'), await queue('a'), await queue('b')]).toEqual(['queued', 'already', 'queued'])
    const handlers = { [MAIL_KIND]: mailHandler(openMail(config)) }
    const soon = later(new Date().toISOString(), 60_000)
    expect(await runDueJobs(db, db.authority, handlers, soon, 10)).toEqual({ done: 2, failed: 0 })
    expect([(await server.end()).arrived.length, await queue('a')]).toEqual([2, 'already'])
  })

  it('is not queued without a mail server', async () => {
    const db = await open()
    expect(await db.transact((tx) => enqueueMail(tx, undefined, message, 'a'))).toBe('no-mail-server')
    expect(await db.transact((tx) => listJobs(tx, { limit: 1 }))).toEqual([])
  })

  it('comes again after a temporary failure, and gives up on a refused receiver with a sentence', async () => {
    const [db, server] = await Promise.all([open(), startServer('127.0.0.1')])
    const config = configOf(`smtp://127.0.0.1:${server.port}`)
    const to = (name: string) => ({ ...message, to: `${name}@region.example` })
    for (const name of ['busy', 'refused', 'chef']) await db.transact((tx) => enqueueMail(tx, config, to(name), name))
    const handlers = { [MAIL_KIND]: mailHandler(openMail(config)) }
    const soon = later(new Date().toISOString(), 60_000)
    expect(await runDueJobs(db, db.authority, handlers, soon, 10)).toEqual({ done: 1, failed: 2 })
    expect(await runDueJobs(db, db.authority, handlers, later(soon, WAITS_MS[0]!), 10)).toEqual({ done: 1, failed: 0 })
    expect((await server.end()).arrived.map((mail) => mail.to[0])).toEqual(['chef@region.example', 'busy@region.example'])
    const rows = await db.transact((tx) => listJobs(tx, { limit: 10 }))
    const ends = Object.fromEntries(rows.map((job) => [job.key, [job.state, job.attempts, job.lastError?.sv]]))
    expect(ends).toEqual({
      busy: ['done', 2, undefined],
      chef: ['done', 1, undefined],
      refused: ['dead', 1, 'E-postservern tar inte emot brevet (svar 550). Kontrollera mottagarens e-postadress.'],
    })
  })
})
