// The command line as others rely on it: the real program, from a folder that is not its own, on one seeded data folder.
// Every call of the contract, for good and for bad input: keys and types, exit codes, one JSON document, sentences, no stack trace.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type House, openHouse } from '../src/app/house.ts'
import { closePdf, reportFile } from '../src/app/reporting.ts'
import { openWorld, type World } from '../src/app/world.ts'
import type { DemoFiles } from '../src/demo/io/generateDemo.ts'
import type { AssessAnswer } from '../src/goals/model.ts'
import type { ExplainNode } from '../src/kernel/figure.ts'
import type { inspectSie } from '../src/ledger/io/inspectSie.ts'
import type { Receipt } from '../src/ledger/store.ts'
import { seedFolder } from '../src/storage/testing.ts'
import type { tieOutJson } from '../src/tieout/model.ts'
import { figureTests } from './cliFigures.ts'
import { type Call, endAll, type Options, postgresDatabase, RODER, Running, roder, temporaryPlace } from './roderProcess.ts'

// Each test is a few processes; a machine with other work to do takes its time.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const place = temporaryPlace()
const elsewhere = join(place.folder, 'elsewhere')
const data = join(place.folder, 'data')
const own = join(place.folder, 'own')
const file = (name: string, content?: string | Buffer): string => {
  const path = join(elsewhere, name)
  if (content !== undefined) writeFileSync(path, content)
  return path
}
const call = (args: readonly string[], options: Partial<Options> = {}) => roder(args, { cwd: elsewhere, ...options })
const seeded = (...args: string[]) => call([...args, '--data', data])
const empty = (...args: string[]) => call([...args, '--data', own, '--empty'])
const locked = (folder: string) => existsSync(join(folder, 'roder.lock'))

/** Exit 2, nothing on stdout, and a sentence that says what and what next. */
function refused(answer: Call, ...says: (string | RegExp)[]): void {
  expect([answer.code, answer.out]).toEqual([2, ''])
  for (const words of says) expect(answer.err).toMatch(words)
  expect(answer.err.trim().split('\n').at(0)).toMatch(/^[A-ZÅÄÖ”/\w-].{15,}[.:?]/)
}

const SIE = `#FLAGGA 0
#PROGRAM "Prov" 1
#FORMAT PC8
#GEN 20210110
#SIETYP 4
#FNAMN "Provregionen"
#RAR 0 20200101 20201231
#KONTO 1920 "Bank"
#KONTO 3011 "Avgifter"
#IB 0 1920 1000.00
#VER A 1 20200115 "Avgift"
{
#TRANS 1920 {} 250.25
#TRANS 3011 {} -250.25
}
`
const crlf = (text: string) => text.replaceAll('\n', '\r\n')
const good = () => file('god.se', crlf(SIE))
const fixture = (name: string) => fileURLToPath(new URL(`../src/ledger/fixtures/${name}`, import.meta.url))

let first: Call
beforeAll(async () => {
  mkdirSync(elsewhere)
  first = await seeded('statement', 'income', '--year', '2020', '--json')
})
afterAll(() => {
  endAll()
  place.remove()
})

type Inspection = Awaited<ReturnType<typeof inspectSie>>
type TieOut = ReturnType<typeof tieOutJson>
interface Line {
  id: string
  label: string
  note: string
  ore: number | null
  mkr: number | null
  state?: string
  budgetMkr?: number | null
  deviationMkr?: number | null
}
const byId = (answer: Call) => new Map(answer.json<{ lines: Line[] }>().lines.map((line) => [line.id, line]))

describe('calls that open nothing', () => {
  it.concurrent('sie inspect answers with everything the contract names', async () => {
    const answer = await call(['sie', 'inspect', fixture('type4e-cp437.se'), '--json'])
    expect(answer.code).toBe(0)
    const golden = JSON.parse(readFileSync(`${fixture('type4e-cp437.se')}.golden.json`, 'utf8'))
    const { accepted, type, variant, encoding, company, orgnr, years, counts, sums, checksum, findings } =
      answer.json<Inspection>()
    expect({ accepted, type, variant, encoding, company, orgnr, checksum }).toEqual({
      accepted: true,
      type: 4,
      variant: '4E',
      encoding: 'cp437',
      company: 'Region Övningslän',
      orgnr: '232100-0000',
      checksum: 'ok',
    })
    expect(years[0]).toEqual({ no: 0, start: '2025-01-01', end: '2025-12-31' })
    expect(Object.keys(counts)).toEqual([
      'accounts',
      'dimensions',
      'objects',
      'openingBalances',
      'closingBalances',
      'results',
      'periodBalances',
      'periodBudgets',
      'vouchers',
      'transactions',
      'addedTransactions',
      'removedTransactions',
    ])
    expect(counts).toEqual(golden.counts)
    expect(typeof sums.transactionsOre).toBe('number')
    for (const name of ['resultsOre', 'openingOre', 'closingOre'] as const) expect(typeof sums[name]['0'], name).toBe('number')
    expect(Array.isArray(findings)).toBe(true)
  })

  const broken: [what: string, content: () => string | Buffer, says: RegExp][] = [
    ['not SIE at all', () => 'Konto;Belopp\n3011;12,00\n', /inte en SIE-fil/],
    ['empty', () => '', /tom|inte en SIE-fil/],
    ['cut off in a voucher', () => crlf(SIE.slice(0, -3)), /slut|avklippt|avslut/i],
    ['a voucher that does not balance', () => crlf(SIE.replace('-250.25', '-250.24')), /balanserar inte|0,01/],
    [
      'a wrong checksum',
      () => Buffer.from(readFileSync(fixture('type4e-cp437.se')).toString('latin1').replace('1000.00', '1000.01'), 'latin1'),
      /kontrollsumma/i,
    ],
  ]
  it.concurrent.each(broken)(
    'sie inspect of a file that is %s is not accepted, with a sentence and a line',
    async (what, content, says) => {
      const path = file(`${what.replaceAll(' ', '-')}.se`, content())
      const answer = await call(['sie', 'inspect', path, '--json'])
      expect(answer.code).toBe(1)
      const { accepted, findings } = answer.json<Inspection>()
      expect(accepted).toBe(false)
      for (const finding of findings) {
        expect(finding).toMatchObject({
          code: expect.stringMatching(/^ledger\//),
          severity: expect.stringMatching(/^(error|warning|info)$/),
        })
        expect(finding.message.length).toBeGreaterThan(20)
      }
      const told = findings.filter((f) => f.severity === 'error')
      expect(told.map((f) => f.message).join('\n')).toMatch(says)
      expect(typeof told[0]!.line).toBe('number')
    },
  )

  it.concurrent.each([
    ['>70 %', '59,7 %', undefined, 'partlyMet'],
    ['Öka 5 %', '76', '77', 'notMet'],
    ['75 %', 'Värde saknas', undefined, 'notAssessed'],
  ])('target %s with outcome %s is judged', async (target, outcome, baseline, assessment) => {
    const answer = await call([
      'target',
      '--target',
      target,
      '--outcome',
      outcome,
      ...(baseline ? ['--baseline', baseline] : []),
      '--json',
    ])
    expect(answer.code).toBe(0)
    expect(answer.json()).toMatchObject({
      target,
      outcome,
      assessment,
      baseline: baseline ?? null,
      reason: expect.stringMatching(/.{10,}/),
    })
  })

  it.concurrent.each([
    ['an unknown command', ['bokslut'], /Kommandot ”bokslut” finns inte.*statement/s],
    ['half a command', ['sie'], /Menade du sie inspect/],
    ['an unknown option', ['statement', 'income', '--years', '2020'], /Okänt val --years.*--year/s],
    ['an option without its value', ['statement', 'income', '--year'], /--year kräver ett värde/],
    ['a missing option', ['statement', 'income'], /Ange --year/],
    ['a bad year', ['statement', 'income', '--year', '20x0'], /fyra siffror.*20x0/s],
    ['an unknown statement', ['statement', 'resultat', '--year', '2020'], /”resultat” finns inte.*cash-flow/s],
    ['a bad scope', ['statement', 'income', '--year', '2020', '--scope', 'HSN'], /region, group/],
    ['a missing argument', ['figure'], /Ange ADRESS/],
    ['an argument too many', ['assess', 'allt', '--year', '2020'], /”allt” hör inte till/],
    ['a missing file', ['sie', 'inspect', 'saknas.se'], /saknas\.se finns inte/],
    ['a folder as a file', ['import', 'sie', '/tmp'], /mapp, inte en fil/],
    [
      'a report to a folder that is not there',
      ['report', 'annual', '--year', '2020', '--format', 'pdf', '--out', 'nej/x.pdf'],
      /nej\/x\.pdf kan inte skrivas/,
    ],
    [
      'an interim report of no month',
      ['report', 'interim', '--year', '2020', '--format', 'pdf', '--out', 'x.pdf'],
      /--period 04/,
    ],
    [
      'an interim report of May',
      ['report', 'interim', '--year', '2020', '--period', '05', '--format', 'pdf', '--out', 'x.pdf'],
      /--period kan vara 04, 08.*05/s,
    ],
    [
      'an annual report of a month',
      ['report', 'annual', '--year', '2020', '--period', '08', '--format', 'pdf', '--out', 'x.pdf'],
      /--period hör till delårsrapporten/,
    ],
    ['a report onto a folder', ['report', 'annual', '--year', '2020', '--format', 'pdf', '--out', '/tmp'], /kan inte skrivas/],
    ['a demonstration into a file', ['demo', 'generate', '--size', 'small', '--out', RODER], /kan inte skapas/],
    [
      'a seed that is no number',
      ['demo', 'generate', '--size', 'small', '--out', 'x', '--seed', 'ett'],
      /--seed ska vara ett heltal/,
    ],
    ['an address others can reach', ['serve', '--host', '0.0.0.0'], /utanför den egna datorn bara bakom https.*0\.0\.0\.0/s],
    ['a port that is no number', ['serve', '--port', 'http'], /Porten ska vara ett tal/],
    ['a data folder that is a file', ['statement', 'income', '--year', '2020', '--data', RODER], /går inte att använda.*--data/s],
    ['a backup of nothing', ['backup', 'kopia.backup', '--data', 'ingen'], /finns inte.*--data/s],
    ['a restore of nothing', ['restore', 'kopia.backup', '--data', 'ny'], /kopia\.backup finns inte/],
  ] as const)('%s is refused with a sentence', async (_what, args, says) => {
    refused(await call(args), says)
  })

  it.concurrent('a settings error is told in full, without opening anything', async () => {
    refused(
      await call(['serve', '--data', data], { env: { PUBLIC_URL: 'inte en adress' } }),
      /Inställningarna går inte att använda/,
      'PUBLIC_URL',
    )
  })

  it.concurrent('help teaches by examples; without a command the overview is no answer', async () => {
    const [help, overview, nothing] = await Promise.all([call(['statement', '--help']), call(['--help']), call([])])
    expect([help.code, overview.code, nothing.code, nothing.out]).toEqual([0, 0, 2, ''])
    expect(help.out).toMatch(/Exempel:\n {2}\.\/roder statement income --year 2020/)
    for (const name of [
      'serve',
      'sie inspect',
      'import',
      'statement',
      'figure',
      'explain',
      'target',
      'assess',
      'tie-out',
      'report',
      'demo generate',
    ])
      expect(overview.out).toContain(`  ${name} `)
    expect(nothing.err).toContain('./roder serve')
  })
})

describe('the demo region', () => {
  it('is built on first use, told on stderr, and the statement comes as one document', () => {
    expect([first.code, locked(data)]).toEqual([0, false])
    expect(first.err).toContain('Bygger demonstrationsregionen')
    const lines = byId(first)
    expect(lines.get('net_operating_costs')).toMatchObject({ label: 'Verksamhetens nettokostnader', mkr: -8530 })
    expect(lines.get('operating_income')).toMatchObject({ note: '1', mkr: 3651 })
    for (const line of lines.values()) {
      expect([typeof line.label, typeof line.note]).toEqual(['string', 'string'])
      if (line.ore === null) expect(line.state).toMatch(/^(missing|notApplicable)$/)
      else expect([Number.isSafeInteger(line.ore), typeof line.mkr]).toEqual([true, 'number'])
    }
  })

  it('through a link, the printed operating account has budget and deviation, signed as printed', async () => {
    const link = join(elsewhere, 'länk')
    symlinkSync(RODER, link)
    const answer = await call(['statement', 'operating', '--year', '2020', '--source', 'published', '--data', data, '--json'], {
      program: link,
    })
    expect([answer.code, answer.err]).toEqual([0, ''])
    expect(byId(answer).get('regional_executive_board')).toMatchObject({ mkr: -2611, budgetMkr: -2909, deviationMkr: 298 })
  })

  it('a figure is one figure, and explains itself', async () => {
    const ref = 'statements:income/result_for_the_year@region/2020'
    const figure = await seeded('figure', ref, '--json')
    expect(figure.json()).toMatchObject({ ref, label: 'Årets resultat', unit: 'ore', state: 'known', basis: expect.any(String) })
    const explained = await seeded('explain', ref, '--json')
    const seen = new Set<string>()
    const check = (node: ExplainNode): void => {
      expect(Object.keys(node)).toEqual(expect.arrayContaining(['ref', 'value', 'unit', 'operation', 'children']))
      if (node.children.length === 0) seen.add(node.source?.kind ?? 'none')
      else expect(node.operation).toMatch(/^(sum|ratio|growth|mean|min|count|judgement)$/)
      for (const child of node.children) check(child)
    }
    check(explained.json<ExplainNode>())
    expect(explained.json().value).toBe(figure.json().value)
    expect(seen).toContain('import')
  })

  it('a figure that does not exist is refused with what an address looks like', async () => {
    refused(await seeded('figure', 'statements:income/vinst@region/2020'), /Ingen siffra har adressen.*ser ut så här/s)
  })

  it('a year without books is refused with the years there are', async () => {
    refused(await seeded('tie-out', '--year', '1999', '--json'), /1999 finns inte.*2019, 2020/s)
    refused(await seeded('assess', '--year', '1999', '--json'), /1999 finns inte/)
  })

  it('assess gives every indicator, sub-goal and goal its assessment and reason', async () => {
    const answer = await seeded('assess', '--year', '2020', '--json')
    expect([answer.code, answer.err]).toEqual([0, ''])
    const { indicators, subgoals, goals } = answer.json<AssessAnswer>()
    expect([indicators.length, goals.length, Array.isArray(subgoals)]).toEqual([111, 12, true])
    const judged = {
      assessment: expect.stringMatching(/^(met|partlyMet|notMet|notAssessed)$/),
      reason: expect.stringMatching(/.{5,}/),
    }
    const text = expect.any(String)
    for (const row of indicators)
      expect(row).toMatchObject({
        goal: expect.any(Number),
        committee: text,
        indicator: text,
        target: text,
        outcome: text,
        ...judged,
      })
    for (const goal of goals) {
      expect(goal).toMatchObject({ number: expect.any(Number), ...judged })
      for (const committee of goal.committees) expect(committee).toMatchObject({ committee: text, ...judged })
    }
  })

  it('tie-out of our own books: every statutory rule tried, at least 80 rules, nothing deviates', async () => {
    const answer = await seeded('tie-out', '--year', '2020', '--source', 'books', '--json')
    expect([answer.code, answer.err]).toEqual([0, ''])
    const { results, summary } = answer.json<TieOut>()
    expect(typeof summary).toBe('object')
    const side = {
      value: expect.toSatisfy((v) => v === null || typeof v === 'number'),
      unit: expect.any(String),
      ref: expect.any(String),
    }
    for (const r of results) {
      expect(r).toMatchObject({ rule: expect.stringMatching(/^C\d+/), scope: expect.any(String), left: side, right: side })
      expect(r.period).toMatch(/\d{4}/)
      expect(['ok', 'rounding', 'deviation', 'untestable', 'definition']).toContain(r.verdict)
      expect([typeof r.tolerance, typeof r.severity, Array.isArray(r.where)]).toEqual(['number', 'string', true])
      expect(r.difference === null || typeof r.difference === 'number').toBe(true)
    }
    expect(results.filter((r) => r.verdict === 'deviation')).toEqual([])
    const tried = new Set(results.filter((r) => r.verdict !== 'untestable').map((r) => r.rule))
    expect(tried.size).toBeGreaterThanOrEqual(80)
    const must = [...Array.from({ length: 20 }, (_, i) => i + 1), 50, 51, 52, 53, 70, 71].map(
      (n) => `C${String(n).padStart(2, '0')}`,
    )
    const ofRule = (id: string) => results.filter((r) => r.rule === id || r.rule.startsWith(`${id}.`))
    for (const id of must) {
      expect(ofRule(id).length, id).toBeGreaterThan(0)
      expect(
        ofRule(id).filter((r) => r.verdict === 'untestable'),
        id,
      ).toEqual([])
    }
  })

  it('tie-out of the printed report ends with 1 and names both places of every deviation', async () => {
    const answer = await seeded('tie-out', '--year', '2020', '--source', 'published', '--json')
    expect(answer.code).toBe(1)
    const { results } = answer.json<TieOut>()
    const verdict = (rule: string, period = '2020') =>
      results.find((r) => r.rule === rule && r.scope === 'region' && String(r.period) === period)?.verdict
    expect([verdict('C01'), verdict('C03'), verdict('C09'), verdict('C51')]).toEqual(['rounding', 'ok', 'ok', 'ok'])
    expect([verdict('C80.1'), verdict('C91.1'), verdict('C77.2', '2019'), verdict('C83.2')]).toEqual([
      'deviation',
      'deviation',
      'definition',
      'untestable',
    ])
    for (const r of results.filter((x) => x.verdict === 'deviation')) expect(r.where.join('').length, r.rule).toBeGreaterThan(10)
  })

  it('the annual report comes as HTML, JSON and PDF', async () => {
    const report = async (format: string, name: string) => {
      const answer = await seeded('report', 'annual', '--year', '2020', '--format', format, '--out', name)
      expect([answer.code, answer.out]).toEqual([0, ''])
      return readFileSync(join(elsewhere, name))
    }
    const html = (await report('html', 'år.html')).toString()
    expect(html).toMatch(/^<!doctype html>/i)
    expect(html).toContain('lang="sv"')
    expect(html).toContain('Årets resultat')
    expect(html).not.toMatch(/NaN|undefined|\[object/)
    expect(JSON.parse((await report('json', 'år.json')).toString()).chapters.length).toBeGreaterThan(5)
    const pdf = await report('pdf', 'år.pdf')
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('interim reports come as files, whole or one committee’s, and say what they cannot', async () => {
    const report = async (...more: string[]) => {
      const answer = await seeded('report', 'interim', '--year', '2020', '--period', '08', '--out', 'delår', ...more)
      expect([answer.code, answer.out]).toEqual([0, ''])
      return readFileSync(join(elsewhere, 'delår'))
    }
    expect((await report('--format', 'docx')).subarray(0, 2).toString()).toBe('PK')
    const own = JSON.parse((await report('--format', 'json', '--committee', 'hsn')).toString())
    expect(own).toMatchObject({ period: '2020-08', committee: 'HSN' })
    const asked = (...more: string[]) => seeded('report', 'interim', '--period', '08', '--format', 'json', '--out', 'x', ...more)
    refused(await asked('--year', '2020', '--committee', 'XYZ'), /”XYZ” finns inte.*HSN/s)
    refused(await asked('--year', '2015'), /inget att redovisa för 2015-08/)
  })

  it('demo generate gives the same bytes for the same seed, and files the reader accepts with the totals it claims', async () => {
    const generate = (out: string, ...more: string[]) =>
      call(['demo', 'generate', '--size', 'small', '--out', out, '--json', ...more])
    const [one, two, other] = await Promise.all([generate('ett', '--seed', '7'), generate('två', '--seed', '7'), generate('tre')])
    expect([one.code, two.code, other.code]).toEqual([0, 0, 0])
    const names = readdirSync(file('ett')).sort()
    expect(readdirSync(file('två')).sort()).toEqual(names)
    for (const name of names) expect(readFileSync(file(`två/${name}`)).equals(readFileSync(file(`ett/${name}`))), name).toBe(true)
    expect(readFileSync(file('tre/region-2020.se')).equals(readFileSync(file('ett/region-2020.se')))).toBe(false)
    const control = one.json<DemoFiles>()
    expect(control).toEqual(JSON.parse(readFileSync(file('ett/control-totals.json'), 'utf8')))
    const claimed = control.files.find((f) => f.file === 'region-2020.se')!
    const inspected = (await call(['sie', 'inspect', 'ett/region-2020.se', '--json'])).json<Inspection>()
    expect(inspected).toMatchObject({ accepted: true, checksum: expect.stringMatching(/ok|absent/) })
    expect([inspected.counts.vouchers, inspected.counts.transactions]).toEqual([claimed.vouchers, claimed.transactions])
    expect(inspected.sums.transactionsOre).toBe(0)
  })
})

describe('an empty database', () => {
  beforeAll(() => seedFolder(own))

  it('says what to do first', async () => {
    refused(await empty('statement', 'income', '--year', '2020', '--json'), /bokföringen är tom.*import sie/s)
    expect(locked(own)).toBe(false)
  })

  it('is left as it was by a file that cannot be read, with every finding told', async () => {
    refused(
      await empty('import', 'sie', file('obalans.se', crlf(SIE.replace('-250.25', '-250.24'))), '--json'),
      /lästes inte in och inget har ändrats/,
      /rad 1\d/,
    )
  })

  it('takes a file in with a receipt; the same bytes change nothing; a new file supersedes', async () => {
    const receipt = await empty('import', 'sie', good(), '--json')
    expect(receipt.code).toBe(0)
    const { importId, supersedes, counts, sums, findings } = receipt.json<Receipt>()
    expect([typeof importId, supersedes, Array.isArray(findings)]).toEqual(['string', null, true])
    expect([counts.vouchers, counts.transactions, sums.transactionsOre]).toEqual([1, 2, 0])
    const again = await empty('import', 'sie', good(), '--json')
    expect([again.code, again.json().unchanged]).toEqual([0, true])
    const later = await empty('import', 'sie', file('ny.se', crlf(SIE.replaceAll('250.25', '300.25'))), '--json')
    expect([later.code, later.json().supersedes]).toEqual([0, importId])
    const income = await empty('statement', 'income', '--year', '2020', '--json')
    expect(byId(income).get('operating_income')).toMatchObject({ ore: 30_025 })
  })

  it('is backed up to a file that is never overwritten', async () => {
    const made = await call(['backup', 'kopia.backup', '--data', own])
    expect([made.code, made.out]).toEqual([0, ''])
    refused(await call(['backup', 'kopia.backup', '--data', own]), /kopia\.backup finns redan/)
    refused(await call(['restore', 'kopia.backup', '--data', own]), /tom/)
  })
})

const serve = (folder: string, ...args: string[]) =>
  new Running(['serve', '--port', '0', '--data', folder, ...args], { cwd: elsewhere })
const READY = /Roder is ready at (http:\/\/\S+)\n/

describe('the server', () => {
  it('says when it answers, refuses everyone else its folder and port, and drains when told to end', async () => {
    const server = serve(data)
    const address = (await server.says(READY))[1]!
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    for (const path of ['/healthz', '/readyz', '/']) expect((await fetch(address + path)).status, path).toBe(200)
    expect(locked(data)).toBe(true)
    const port = new URL(address).port
    const [second, beside, taken] = await Promise.all([
      call(['serve', '--port', '0', '--data', data]),
      seeded('statement', 'income', '--year', '2020', '--json'),
      call(['serve', '--data', own], { env: { PORT: port } }),
    ])
    refused(second, /används redan av process \d+ \(servern.*Avsluta den först/s)
    refused(beside, /används redan av process \d+/)
    refused(taken, new RegExp(`Porten ${port} är upptagen`))
    expect(locked(own)).toBe(false)
    const slow = fetch(`${address}/rapporter/arsredovisning.pdf`)
    await fetch(`${address}/healthz`)
    server.child.kill('SIGTERM')
    const file = await slow
    expect([file.status, (await file.arrayBuffer()).byteLength > 10_000]).toEqual([200, true])
    const ended = await server.ended
    expect([ended.code, ended.signal, ended.out.trim()]).toEqual([0, null, `Roder is ready at ${address}`])
    expect(locked(data)).toBe(false)
    await expect(fetch(`${address}/healthz`)).rejects.toThrow()
  })

  it('leaves no lock when a command is ended in the middle', async () => {
    const running = new Running(
      ['report', 'annual', '--year', '2020', '--format', 'pdf', '--out', 'avbruten.pdf', '--data', data],
      { cwd: elsewhere },
    )
    while (!locked(data)) await new Promise((resolve) => setTimeout(resolve, 10))
    running.child.kill('SIGTERM')
    const ended = await running.ended
    expect([ended.code, ended.signal]).toEqual([null, 'SIGTERM'])
    expect([locked(data), existsSync(file('avbruten.pdf'))]).toEqual([false, false])
  })
})

describe.runIf(process.env.RODER_TEST_ENGINES?.includes('postgres'))('on PostgreSQL', () => {
  it('the same calls give the same answers; nobody serves as a role that could pass the wall', async () => {
    const { owner, application, drop } = await postgresDatabase('roder_cli')
    const income = (url: string) => call(['statement', 'income', '--year', '2020', '--json'], { env: { DATABASE_URL: url } })
    expect((await income(owner)).out).toBe(first.out)
    refused(
      await call(['serve', '--port', '0'], { env: { DATABASE_URL: owner } }),
      /postgres kan gå förbi radskyddet.*roder_app/s,
    )
    const server = new Running(['serve', '--port', '0'], { cwd: elsewhere, env: { DATABASE_URL: application } })
    const address = (await server.says(READY))[1]!
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    // One database serves many processes: beside the server a call is answered, not refused.
    expect((await income(application)).out).toBe(first.out)
    server.child.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
    await drop()
    refused(await income('postgres://nobody@127.0.0.1:1/none'), /databas/i)
  })
})

describe('what the calls print', () => {
  let house: House
  let world: World
  beforeAll(async () => {
    house = await openHouse({ data, purpose: 'tests' })
    world = await openWorld(house)
  })
  afterAll(() => house?.close())
  figureTests(() => world)

  it('is, for a PDF, the same bytes whoever makes it', async () => {
    const again = await reportFile(world, 2020, 'pdf').finally(closePdf)
    expect(readFileSync(file('år.pdf')).equals(again)).toBe(true)
  })
})
