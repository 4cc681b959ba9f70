// One visitor of the running server: reads pages and sends forms with a session, and remembers how long each answer took.
// Times end at the last byte as sent, before it is unpacked. Refuses: an answer of another kind than the one expected.
import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

export interface Answered {
  ms: number
  /** Over the wire. */
  bytes: number
  encoding: string
  body: string
  location?: string
}

export class Visitor {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 })
  private cookie = ''

  constructor(private readonly address: string) {}

  /** As one of the demonstration's roles. */
  async signIn(login: string): Promise<void> {
    await this.post('/prova-som', { login })
  }

  page = (path: string): Promise<Answered> => this.send('GET', path, 200)
  post = (path: string, fields: Record<string, string>): Promise<Answered> =>
    this.send('POST', path, 303, new URLSearchParams(fields).toString())

  /** Undefined where there is no such page. */
  async pageIfAny(path: string): Promise<Answered | undefined> {
    return await this.page(path).catch((error: Error) => {
      if (error.message.includes(' answered 404')) return undefined
      throw error
    })
  }

  end(): void {
    this.agent.destroy()
  }

  private send(method: string, path: string, expected: number, form?: string): Promise<Answered> {
    const headers = {
      'accept-encoding': 'gzip',
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: this.address }),
    }
    return new Promise((resolve, reject) => {
      const begun = performance.now()
      const asking = request(new URL(path, this.address), { method, headers, agent: this.agent }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const ms = performance.now() - begun
          const bytes = Buffer.concat(chunks)
          const encoding = answer.headers['content-encoding'] ?? 'plain'
          const body = (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8')
          if (answer.statusCode !== expected)
            return reject(new Error(`${method} ${path} answered ${answer.statusCode}: ${body.slice(0, 400)}`))
          const given = answer.headers['set-cookie']?.map((one) => one.split(';')[0]!)
          if (given) this.cookie = given.join('; ')
          const { location } = answer.headers
          resolve({ ms, bytes: bytes.length, encoding, body, ...(location ? { location } : {}) })
        })
      })
      asking.once('error', reject)
      asking.end(form)
    })
  }
}
