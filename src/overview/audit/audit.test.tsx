// The audit log as its readers meet it: what is asked, what an entry changed, the file, and the page on a log that holds or does not.
import { Hono } from 'hono'
import { describe, expect, it, test } from 'vitest'
import type { Asked, Route } from '../../http/route.ts'
import { type Actor, LOCAL_ACTOR } from '../../kernel/actor.ts'
import { audit } from '../../storage/audit.ts'
import { forEachDatabase, TEST_AUTHORITY, type TestDatabase } from '../../storage/testing.ts'
import { renderPage } from '../../web/layout.tsx'
import { exampleShell } from '../../web/shell.examples.ts'
import { htmlFaults } from '../../web/testing.ts'
import { CSV_HEAD, csvLine } from './csv.ts'
import { difference } from './difference.ts'
import { readAuditQuestion } from './input.ts'
import { AuditPage, type AuditView, type LogRow } from './pages/log.tsx'
import { auditRoutes } from './routes.tsx'
import { AUDIT_WORDS, ROOM_WORDS } from './words.ts'

describe('what an entry changed', () => {
  test.each<[unknown, unknown, [string, string?, string?][]]>([
    [{ value: 3 }, { value: 4 }, [['value', '3', '4']]],
    [{ a: 1, b: 'x' }, { b: 'x', a: 1 }, []],
    [null, { a: { b: 'ny' } }, [['a.b', undefined, 'ny']]],
    [
      { a: [1, 2] },
      { a: [1, 3, 4] },
      [
        ['a.2', '2', '3'],
        ['a.3', undefined, '4'],
      ],
    ],
    [{ a: 1 }, null, [['a', '1', undefined]]],
    [{ a: 1 }, { a: null }, [['a', '1', undefined]]],
    [{ a: '' }, { a: [] }, [['a', '', '[]']]],
    ['av', 'på', [['', 'av', 'på']]],
    [undefined, undefined, []],
  ])('%j → %j', (before, after, due) => {
    expect(difference(before, after)).toEqual(due.map(([path, from, to]) => ({ path, from, to })))
  })
})

describe('what is asked of the log', () => {
  const read = (asked: Record<string, string>) => readAuditQuestion((name) => asked[name])
  const hash = 'a1'.repeat(32)

  test('nothing is everything', () => expect(read({})).toEqual({ findings: [] }))
  test('blanks are nothing', () => expect(read({ who: ' ', from: '' })).toEqual({ findings: [] }))
  test('a head, as printed in a report or as a whole line', () => {
    const head = { entryNo: 812, hash }
    expect(read({ verify: '1', head: `812:${hash.toUpperCase()}` }).verify).toEqual(head)
    expect(read({ verify: '1', head: `roder-audit-head 2026-11-22 regionen 812:${hash}` }).verify).toEqual(head)
    expect(read({ verify: '1' }).verify).toBe('alone')
    expect(read({ head: `812:${hash}` }).verify).toBeUndefined()
  })
  test('everything wrong is said at once, with its field', () => {
    const { findings, from, to, verify } = read({ from: '2023-02-30', to: 'igår', verify: '1', head: '812' })
    expect([from, to, verify]).toEqual([undefined, undefined, undefined])
    expect(findings.map((one) => one.cell).sort()).toEqual(['from', 'head', 'to'])
    expect(findings.find((one) => one.cell === 'to')?.message.sv).toBe(
      '”igår” är inte en dag. Skriv år-månad-dag, t.ex. 2023-05-09.',
    )
  })
})

const row: LogRow = {
  entryNo: 2,
  at: '2026-06-30T22:30:00.123456Z',
  actor: 'Controller',
  onBehalfOf: 'Enhetschef',
  action: 'goals/report',
  subject: 'goals:value/8.1@HSN/2023-04',
  before: { value: '3,5' },
  after: { value: '4', reason: 'Rättad efter avstämning' },
  hash: 'b2'.repeat(32),
}
const view: AuditView = { asked: {}, rows: [row], head: { entryNo: 2, hash: row.hash }, findings: [] }
const page = (change: Partial<AuditView> = {}, lang: 'sv' | 'en' = 'sv') =>
  renderPage(<AuditPage shell={exampleShell('/handelser', lang)} view={{ ...view, ...change }} />)
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')

describe('the page', () => {
  const broken = { entryNo: 2, why: { sv: 'Post 2 är ändrad.', en: 'Entry 2 was altered.' } }
  const views: [string, Partial<AuditView>][] = [
    ['some entries', {}],
    ['an entry opened', { asked: { open: 2, who: 'a"<b>', what: 'goals/report' } }],
    ['no entries', { rows: [], asked: { who: 'ingen' } }],
    ['a whole chain', { verdict: { ok: true, entries: 2, firstBroken: null, against: true } }],
    ['a broken chain', { verdict: { ok: false, entries: 1, firstBroken: broken, against: false }, older: 1 }],
    ['a search that cannot be read', { findings: readAuditQuestion((name) => (name === 'to' ? 'x' : undefined)).findings }],
  ]
  describe.each(['sv', 'en'] as const)('in %s', (lang) => {
    test.each(views)('with %s keeps the promises of a page', async (_, change) => {
      expect(htmlFaults(await page(change, lang), { page: true })).toEqual([])
    })
  })

  test('says who, for whom, when in Sweden, on what, and from what to what', async () => {
    const read = words(await page())
    expect(read).toContain('2026-07-01 00:30:00Controller, för EnhetschefMål goals/reportgoals:value/8.1@HSN/2023-04')
    expect(read).toContain('value: från 3,5 → till 4')
    expect(read).toContain('reason: Rättad efter avstämning')
  })

  test('says first that the chain is broken, and where', async () => {
    const html = await page({ verdict: { ok: false, entries: 1, firstBroken: broken, against: false } })
    expect(/<p class="r-lead">([^<]*)/.exec(html)![1]).toBe('Post 2 är ändrad.')
    expect(words(html)).toContain('Avvikelse Post 2 är ändrad. Poster som stämmer före den: 1.')
  })

  test('every word is said in both languages', () => {
    for (const { sv, en } of Object.values({ ...AUDIT_WORDS, ...ROOM_WORDS })) expect([sv.trim(), en.trim()]).not.toContain('')
  })
})

describe('the file', () => {
  const entry = { ...row, person: null }
  test('has everything, quoted', () => {
    expect(csvLine(entry)).toBe(
      `"2";"2026-06-30T22:30:00.123456Z";"Controller";;"Enhetschef";"goals/report";"goals:value/8.1@HSN/2023-04";"{""value"":""3,5""}";"{""value"":""4"",""reason"":""Rättad efter avstämning""}";"${row.hash}"\r\n`,
    )
  })
  test.each([
    ['=1+1', `"'=1+1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['-5', '"-5"'],
    ['+46 90', `"'+46 90"`],
  ])('computes nothing: %s', (actor, due) => expect(csvLine({ ...entry, actor }).split(';')[2]).toBe(due))
})

/** The house around the routes, no more than they need. */
function served(db: TestDatabase, actor: Actor = LOCAL_ACTOR) {
  const app = new Hono()
  for (const { path, handle } of auditRoutes() as Route[])
    app.get(path, async (c) => {
      const asked: Partial<Asked> = { c, actor, lang: 'sv', today: '2026-11-22', shell: exampleShell('/handelser') }
      const transact: Asked['transact'] = (work) => db.asAuthority(TEST_AUTHORITY, actor, work)
      const answer = await handle({ ...asked, transact } as Asked)
      return answer instanceof Response ? answer : c.html(await renderPage(answer))
    })
  return async (path: string) => {
    const response = await app.request(path)
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
  }
}

forEachDatabase('the log over http', (open) => {
  const write = (db: TestDatabase, n: number) =>
    db.transact(async (tx) => {
      for (let i = 0; i < n; i++) await audit(tx, { action: 'goals/report', subject: `goals:value/${i}`, after: { i } })
    })

  it('is shown a page at a time, searched, and given whole as a file', async () => {
    const db = await open()
    await write(db, 120)
    const ask = served(db)
    const first = await ask('/handelser')
    expect(htmlFaults(first.text, { page: true })).toEqual([])
    const numbers = (html: string) => [...html.matchAll(/id="post-(\d+)"/g)].map((match) => Number(match[1]))
    expect(numbers(first.text)).toEqual([...Array(50).keys()].map((i) => 121 - i))
    const older = /href="([^"]*before=[^"]*)"[^>]*>Äldre/.exec(first.text)![1]!.replaceAll('&amp;', '&')
    expect(numbers((await ask(older)).text)[0]).toBe(71)
    expect(numbers((await ask('/handelser?what=storage')).text)).toEqual([1])
    const file = await ask('/handelser.csv?what=goals')
    // Reading as text takes the byte order mark away.
    expect([file.type, file.text.startsWith(CSV_HEAD.slice(1)), file.text.trimEnd().split('\r\n').length]).toEqual([
      'text/csv; charset=utf-8',
      true,
      121,
    ])
  })

  it('is tested when asked, also against a printed head', async () => {
    const db = await open()
    await write(db, 3)
    const ask = served(db)
    expect((await ask('/handelser')).text).not.toContain('Prövade poster')
    expect(words((await ask('/handelser?verify=1')).text)).toContain('Stämmer Loggen är hel. Prövade poster: 4.')
    const other = await ask(`/handelser?verify=1&head=4:${'a'.repeat(64)}`)
    expect(words(other.text)).toContain('Loggen är omskriven: post 4 har kontrollsumman')
  })
})
