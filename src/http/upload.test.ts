// Uploads as browsers send them, cut into chunks anywhere; limits hold; nothing is left behind by a refused one.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import fc from 'fast-check'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectionAddress, rateLimit } from './limits.ts'
import { boundaryOf, type PartEvent, partsOf } from './multipart.ts'
import { onProblem } from './problem.ts'
import { receiveUpload } from './upload.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'roder-upload-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const app = new Hono()
app.onError(onProblem())
app.get('/who', rateLimit({ perMinute: 1, burst: 1, keyOf: connectionAddress }), (c) => c.text(connectionAddress(c) ?? 'nobody'))
app.post('/import', async (c) => {
  const upload = await receiveUpload(c.req.raw, { maxBytes: 200_000, folder })
  const bytes = readFileSync(upload.path)
  await upload.remove()
  return c.json({
    filename: upload.filename,
    size: upload.size,
    fields: upload.fields,
    sum: bytes.reduce((a, b) => (a + b) % 65_521, 0),
  })
})

const send = async (form: FormData | string, headers: Record<string, string> = {}) => {
  const response = await app.request('/import', { method: 'POST', body: form, headers })
  return { status: response.status, body: (await response.json()) as { filename: string; fields: object; code: string } }
}

function formWith(bytes: Uint8Array, name = 'bok.se', fields: Record<string, string> = {}): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
  return form
}

const BOUNDARY = 'x'
const raw = (body: string) => send(body, { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` })

describe('an upload', () => {
  it('arrives whole, with the fields beside it', async () => {
    const bytes = Uint8Array.from({ length: 150_000 }, (_, i) => i % 256)
    const { status, body } = await send(formWith(bytes, 'räkenskaper 2020.se', { year: '2020', note: 'rad 1\r\nrad 2 åäö' }))
    const sum = bytes.reduce((a, b) => (a + b) % 65_521, 0)
    expect([status, body]).toEqual([
      200,
      { filename: 'räkenskaper 2020.se', size: 150_000, fields: { year: '2020', note: 'rad 1\r\nrad 2 åäö' }, sum },
    ])
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\bok.se', 'bok.se'],
    ['a"b.se', 'a"b.se'],
    [`${'x'.repeat(300)}.se`, 'x'.repeat(200)],
  ])('has a name to show and never a path: %s', async (given, shown) => {
    expect((await send(formWith(new Uint8Array([1]), given))).body.filename).toBe(shown)
  })

  it('takes a field by any name, also one that objects are born with', async () => {
    const form = formWith(new Uint8Array([1]))
    form.set('__proto__', 'x')
    const { body } = await send(form)
    expect(Object.entries(body.fields)).toEqual([['__proto__', 'x']])
  })

  it.each([
    ['a file over the limit', () => send(formWith(new Uint8Array(200_001))), 413, 'http/too-large'],
    ['a field over its limit', () => send(formWith(new Uint8Array(1), 'a', { note: 'x'.repeat(10_001) })), 413, 'http/too-large'],
    ['no file', () => send(new FormData()), 422, 'http/no-file'],
    [
      'an empty choice of file',
      () => raw('--x\r\ncontent-disposition: form-data; name="file"; filename=""\r\n\r\n\r\n--x--\r\n'),
      422,
      'http/no-file',
    ],
    ['something that is not a form', () => send('{}', { 'content-type': 'application/json' }), 415, 'http/not-a-form'],
    ['a form without a boundary', () => send('x', { 'content-type': 'multipart/form-data' }), 415, 'http/not-a-form'],
    [
      'a body cut off',
      () => raw('--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf of'),
      422,
      'http/upload-cut-off',
    ],
    ['a body that is not what it says', () => raw('--x\r\nnonsense\r\n\r\nx\r\n--x--'), 422, 'http/malformed-form'],
    ['an endless head', () => raw(`--x\r\n${'a: b\r\n'.repeat(2_000)}\r\n`), 422, 'http/malformed-form'],
    [
      'two files',
      () => {
        const form = formWith(new Uint8Array([1]))
        form.append('file', new Blob(['b']), 'b.se')
        return send(form)
      },
      422,
      'http/one-file-only',
    ],
  ] as const)('is refused when it is %s, and leaves nothing behind', async (_, sent, status, code) => {
    const answer = await sent()
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(readdirSync(folder)).toEqual([])
  })

  it('is refused by a real server while it is still being sent, without reading it all; the server goes on answering', async () => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const port = (server.address() as AddressInfo).port
    let sent = 0
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'transfer-encoding': 'chunked' }
      const outgoing = httpRequest({ port, method: 'POST', path: '/import', headers }, (response) => {
        response.resume()
        resolve(response.statusCode!)
      })
      outgoing.on('error', reject)
      outgoing.write('--x\r\ncontent-disposition: form-data; name="file"; filename="stor.se"\r\n\r\n')
      const more = setInterval(() => {
        if (outgoing.destroyed || outgoing.writableEnded) return clearInterval(more)
        outgoing.write(Buffer.alloc(64_000))
        sent += 64_000
      }, 5)
      outgoing.on('response', () => {
        clearInterval(more)
        outgoing.destroy()
      })
    })
    const who = await fetch(`http://127.0.0.1:${port}/who`)
    const again = await fetch(`http://127.0.0.1:${port}/who`)
    server.close()
    expect([await who.text(), again.status]).toEqual(['127.0.0.1', 429])
    expect(status).toBe(413)
    expect(sent).toBeLessThan(5_000_000)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a multipart body', () => {
  it('reads the same however it is cut into chunks, whatever the content looks like', async () => {
    const piece = fc.constantFrom('\r\n', '--', '--x', '\r\n--', '\r\n--y', 'å', 'data', '\n', '\r', '')
    const content = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(
        content.filter((text) => !`\r\n${text}`.includes('\r\n--xyz')),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (text, sizes) => {
          const body = Buffer.from(
            `--xyz\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--xyz\r\ncontent-type: text/plain\r\nContent-Disposition: form-data; name="f"; filename="f.se"\r\n\r\n${text}\r\n--xyz--\r\n`,
          )
          async function* chunks() {
            for (let at = 0, i = 0; at < body.length; i++) {
              const size = sizes[i % sizes.length]!
              yield new Uint8Array(body.subarray(at, at + size))
              at += size
            }
          }
          const events: PartEvent[] = []
          for await (const event of partsOf(chunks(), 'xyz'))
            events.push(event.kind === 'data' ? { kind: 'data', bytes: event.bytes.slice() } : event)
          const data = events.flatMap((event) => (event.kind === 'data' ? [Buffer.from(event.bytes)] : []))
          expect(Buffer.concat(data).toString()).toBe(`1${text}`)
          expect(events.filter((event) => event.kind !== 'data')).toEqual([
            { kind: 'head', name: 'a' },
            { kind: 'end' },
            { kind: 'head', name: 'f', filename: 'f.se' },
            { kind: 'end' },
          ])
        },
      ),
      { numRuns: 200 },
    )
  })

  it.each([
    ['multipart/form-data; boundary=abc', 'abc'],
    ['Multipart/Form-Data; charset=utf-8; boundary="a b c"', 'a b c'],
    ['multipart/mixed; boundary=abc', undefined],
    ['multipart/form-data', undefined],
    [null, undefined],
  ])('has the boundary its content type names: %s', (type, boundary) => {
    expect(boundaryOf(type)).toBe(boundary)
  })
})
