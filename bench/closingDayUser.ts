// One person on the closing day: reads pages, thinks, writes a report with drafts on the way, and remembers what was answered.
// Refuses: writing again what was not answered; a person does not know whether it was saved, and reads the page first.
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { formsOf, judgementsOf, type PageForm } from './closingDayForms.ts'
import {
  type Answered,
  AS_BEFORE,
  type DraftEntry,
  type Entry,
  type Load,
  markerOf,
  type Outcome,
  PAGE_REFS,
  PAGES,
  type User,
  WRITES,
  type WriteKind,
} from './closingDayPlan.ts'

const unzip = promisify(gunzip)

export interface Notebook {
  answered: Answered[]
  entries: Entry[]
  strange: string[]
  /** Clock of the load process, ms: the window whose answers count. */
  from: number
  to: number
  /** Ends every pause at once. */
  over: AbortController
}

interface Reply {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

const PATIENCE_MS = 30_000
/** How long reading is tried again while the server is away. */
const AWAY_MS = 90_000

export class Person {
  private readonly agent: Agent
  private readonly kept = new Map<string, (string | null)[]>()
  private state: number
  private written = 0

  constructor(
    private readonly user: User,
    private readonly load: Load,
    private readonly run: string,
    private readonly book: Notebook,
    no: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: 2, localAddress: user.from })
    this.state = (load.seed * 2_654_435_761 + no * 40_503) >>> 0
  }

  /** Until the day is over; what has begun is finished. */
  async work(): Promise<void> {
    await this.think(this.chance())
    while (performance.now() < this.book.to && !this.book.over.signal.aborted) {
      const kind = this.chance() < this.load.mix.writing ? this.drawn(WRITES[this.user.role]) : undefined
      if (kind) await this.write(kind)
      else await this.read()
      await this.think()
    }
    this.agent.destroy()
  }

  get drafts(): DraftEntry[] {
    return [...this.kept].map(([key, acceptable]) => ({ person: this.user.person, key, acceptable }))
  }

  private chance(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  private readonly pick = (below: number): number => Math.floor(this.chance() * below)

  private drawn<K extends string>(weights: Partial<Record<K, number>>): K | undefined {
    const list = Object.entries(weights) as [K, number][]
    let left = this.chance() * list.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of list) {
      left -= weight
      if (left < 0) return key
    }
    return list.at(-1)?.[0]
  }

  private async think(share = 1): Promise<void> {
    const left = this.book.to - performance.now()
    const ms = -Math.log(1 - this.chance()) * this.load.mix.thinkMs * share
    await pause(Math.max(0, Math.min(ms, left)), undefined, { signal: this.book.over.signal }).catch(() => undefined)
  }

  private async read(): Promise<void> {
    const weights = Object.fromEntries(Object.entries(PAGES).map(([name, { weight }]) => [name, weight[this.user.role] ?? 0]))
    const name = this.drawn(weights)!
    await this.get(name, PAGES[name]!.path(this.user, this.pick, PAGE_REFS))
  }

  /** Reads the form, keeps two drafts while writing, saves, and reads the answer. */
  private async write(kind: WriteKind): Promise<void> {
    const form = await this.formFor(kind)
    if (!form) return
    const marker = markerOf(this.run, this.user.name, ++this.written)
    const fields = filled(kind, form, marker, { pick: this.pick, round: this.user.round })
    if (!fields) return
    for (const part of [1, 2]) {
      await this.think(0.5)
      // A draft comes back into the form: one with a value's marker would be saved with the next value, and be there twice.
      const kept = kind === 'values' ? form.fields : fields
      if (form.draft !== undefined) await this.keepDraft(form.draft, kept, `${marker.slice(0, -1)}.${part}]`)
    }
    await this.think(0.5)
    await this.save(kind, form, fields, marker)
  }

  private async formFor(kind: WriteKind): Promise<PageForm | undefined> {
    const { unit, round, committee } = this.user
    if (kind === 'report') return await this.formOn('unit', `/enhet/${unit}?omgang=${round}`, /^\/enhet\//)
    if (kind === 'values') return await this.formOn('values', `/varden?omgang=2023-04&enhet=${unit}`, /^\/varden/)
    if (kind === 'words') return await this.formOn('committee', `/namnd/${committee}?omgang=2023-04`, /^\/namnd\/[^/]+\/text/)
    if (kind === 'assignment') return await this.formOn('assignment', `/uppdrag/${1 + this.pick(5)}?omgang=2023-04`, /\/rapport$/)
    const page = await this.get('committee', `/namnd/${committee}?omgang=2023-04`, true)
    const refs = judgementsOf(page)
    if (refs.length === 0) return undefined
    return await this.formOn('judgement', refs[this.pick(refs.length)]!, /^\/bedomning/)
  }

  private async formOn(name: string, path: string, action: RegExp): Promise<PageForm | undefined> {
    const forms = formsOf(await this.get(name, path, true)).filter((form) => form.draft !== undefined && action.test(form.action))
    return forms[this.pick(forms.length)]
  }

  private async keepDraft(key: string, fields: Record<string, string>, marker: string): Promise<void> {
    const body = new URLSearchParams({ key, fields: JSON.stringify({ ...fields, marker }) }).toString()
    const reply = await this.post('draft', '/utkast', body)
    const before = this.kept.get(key) ?? [AS_BEFORE]
    if (reply?.status === 200) this.kept.set(key, [marker])
    else if (reply === undefined || reply.status >= 500) this.kept.set(key, [...before, marker])
    if (reply && reply.status !== 200) await this.wonder('draft', reply)
  }

  private async save(kind: WriteKind, form: PageForm, fields: Record<string, string>, marker: string): Promise<void> {
    const reply = await this.post(`save ${kind}`, form.action, new URLSearchParams(fields).toString())
    const status = reply?.status ?? 0
    const location = reply?.headers.location ?? ''
    const saved = status === 303 && !location.startsWith('/logga-in')
    const outcome: Outcome = saved ? 'saved' : status === 409 ? 'conflict' : status === 0 || status >= 500 ? 'unknown' : 'refused'
    this.book.entries.push({ kind, marker, outcome, status })
    if (form.draft !== undefined) {
      const before = this.kept.get(form.draft) ?? [AS_BEFORE]
      if (saved) this.kept.set(form.draft, [null])
      else if (outcome === 'unknown') this.kept.set(form.draft, [...before, null])
    }
    if (saved) await this.get(`after ${kind}`, location)
    else if (reply && outcome !== 'conflict') await this.wonder(`save ${kind}`, reply)
  }

  /** A page, tried again while the server is away when the load says so; empty when it was not to be had. */
  private async get(kind: string, path: string, whole = false): Promise<string> {
    const begun = performance.now()
    for (;;) {
      const reply = await this.ask(kind, 'GET', path)
      if (reply?.status === 200) return whole ? await textOf(reply) : ''
      if (reply) await this.wonder(`${kind} ${path}`, reply)
      if (!this.load.retryReads || reply || performance.now() - begun > AWAY_MS) return ''
      await pause(100 + this.chance() * 400)
    }
  }

  private post(kind: string, path: string, body: string): Promise<Reply | undefined> {
    return this.ask(kind, 'POST', path, body)
  }

  /** Keeps what was answered, with the first error the page shows. */
  private async wonder(what: string, reply: Reply): Promise<void> {
    if (this.book.strange.length >= 40) return
    const html = await textOf(reply)
    const shown =
      /class="ds-error-summary.*?<ul>(.*?)<\/ul>/s.exec(html)?.[1] ?? /class="[^"]*lead[^"]*"[^>]*>(.*?)</s.exec(html)?.[1] ?? ''
    const words = shown
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    const { status, headers } = reply
    this.book.strange.push(`${this.user.name} (${this.user.role}) ${what}: ${status} ${headers.location ?? ''} ${words}`)
  }

  /** One request from its sending to the last byte of the answer; undefined when there was none. */
  private async ask(kind: string, method: 'GET' | 'POST', path: string, body?: string): Promise<Reply | undefined> {
    const begun = performance.now()
    const reply = await this.send(method, path, body).catch((error: Error) => {
      if (!this.load.retryReads && this.book.strange.length < 40) this.book.strange.push(`${kind} ${path}: ${error.message}`)
      return undefined
    })
    const measured = begun >= this.book.from && begun < this.book.to
    this.book.answered.push({
      kind,
      write: method === 'POST',
      ms: performance.now() - begun,
      status: reply?.status ?? 0,
      measured,
    })
    return reply
  }

  private send(method: 'GET' | 'POST', path: string, body?: string): Promise<Reply> {
    const { origin } = this.load
    const headers: Record<string, string | number> = {
      cookie: `roder=${this.user.token}`,
      accept: 'text/html',
      'accept-encoding': 'gzip',
      ...(body === undefined
        ? {}
        : { origin, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
    }
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, origin), { method, agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('aborted', () => reject(new Error('the answer was cut off')))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        )
      })
      sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error('no answer in time')))
      sent.on('error', reject)
      sent.end(body)
    })
  }
}

const textOf = async ({ headers, body }: Reply): Promise<string> =>
  (headers['content-encoding'] === 'gzip' ? await unzip(body) : body).toString('utf8')

/** The form as the person sends it, with the marker in its words; undefined where the page has nothing to fill in. */
function filled(
  kind: WriteKind,
  form: PageForm,
  marker: string,
  { pick, round }: { pick: (below: number) => number; round: string },
): Record<string, string> | undefined {
  const fields = { ...form.fields }
  const words = `Läget är som väntat, se bilagan. ${marker}`
  if (kind === 'values') return filledValues(form, fields, marker, pick)
  if (kind === 'judgement') {
    const choices = form.options.assessment ?? []
    return { ...fields, assessment: choices[pick(choices.length)] ?? '', reason: words }
  }
  if (kind === 'report') {
    const month = !('text' in fields)
    return { ...fields, gor: 'spara', ...(month || round < '2021' ? { deviationReason: words } : { text: words }) }
  }
  return { ...fields, text: words }
}

/** One of the values is reported or corrected, with a reason. */
function filledValues(form: PageForm, fields: Record<string, string>, marker: string, pick: (below: number) => number) {
  const cells = Object.keys(fields).filter((name) => name.startsWith('cell.') && name.endsWith('.total'))
  if (cells.length === 0) return undefined
  const cell = cells[pick(cells.length)]!
  const rest = cell.slice('cell.'.length)
  const now = `${1 + pick(98)},${1 + pick(9)}`
  return {
    ...fields,
    [cell]: now === form.fields[cell] ? '50' : now,
    [`missing.${rest}`]: '',
    [`reason.${rest}`]: `Rättat. ${marker}`,
  }
}
