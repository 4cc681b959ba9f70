// Style is a failing test, not a remark: what neither the linter nor the boundary checker can say.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { ORDER, ROOMS } from '../rooms.mjs'
import { GROUP_COMPANIES } from '../src/demo/groupCompanies.ts'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const SRC = join(ROOT, 'src')

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'data' || entry.name === 'fixtures' ? [] : filesUnder(path)
    return [path]
  })
}

/** Fixtures and data too: what a program is shipped with. */
const everyFile = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? everyFile(join(folder, entry.name)) : [join(folder, entry.name)],
  )
const TEXT_FILE = /\.(tsx?|mjs|js|sql|css|md|csv|json|se|si|sie|txt|html)$/
/** The regions there are; *Region Exempel* is nobody's. */
const COUNTIES =
  'Blekinge|Dalarna|Gotland|Gävleborg|Halland|Jämtland|Jönköping|Kalmar|Kronoberg|Norrbotten|Skåne|Stockholm|Sörmland|Uppsala|Värmland|Västernorrland|Västmanland|Örebro|Östergötland'

const all = filesUnder(SRC)
const sources = all.filter((path) => /\.(tsx?|mjs)$/.test(path))
const short = (path: string) => relative(ROOT, path)
const isTest = (path: string) => /\.test\.tsx?$|\.examples\.tsx$|\/testing\.ts$/.test(path)
const EDGE = /(store|routes|input|seed)\.tsx?$|\/(pages|render|io|islands)\/|\.test\.tsx?$/
const pure = sources.filter((path) => {
  const room = relative(SRC, path).split('/')[0]!
  return (room === 'kernel' || ROOMS.includes(room)) && !EDGE.test(path)
})

function offences(files: string[], pattern: RegExp, why: string): string[] {
  return files.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) && !/^\s*(\/\/|\*)/.test(line) ? [`${short(path)}:${i + 1}: ${why}`] : [])),
  )
}

function longFunctions(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  const file = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const found: string[] = []
  const visit = (node: ts.Node) => {
    if (
      ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isArrowFunction(node) ||
      ts.isFunctionExpression(node)
    ) {
      const first = file.getLineAndCharacterOfPosition(node.getStart()).line
      const last = file.getLineAndCharacterOfPosition(node.getEnd()).line
      if (last - first + 1 > 70) found.push(`${short(path)}:${first + 1}: a function of ${last - first + 1} lines, at most 70`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

describe('the house is tidy', () => {
  test('there is something to look at', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(pure.length).toBeGreaterThan(20)
  })

  test('every folder stands in the one order', () => {
    const folders = readdirSync(SRC).filter((name) => existsSync(join(SRC, name)))
    expect(folders.filter((name) => !ORDER.includes(name))).toEqual([])
  })

  test('every room has a README', () => {
    const rooms = ORDER.filter((name: string) => existsSync(join(SRC, name)) && name !== 'kernel')
    expect(rooms.filter((name: string) => !existsSync(join(SRC, name, 'README.md')))).toEqual([])
  })

  test('files have at most 400 lines', () => {
    const long = sources
      .map((path) => ({ path: short(path), lines: readFileSync(path, 'utf8').split('\n').length }))
      .filter((f) => f.lines > 401)
    expect(long).toEqual([])
  })

  test('functions have at most 70 lines', () => {
    // A describe block is a chapter of the specification, not a function to be read at once.
    expect(sources.filter((path) => !isTest(path) && !path.endsWith('.mjs')).flatMap(longFunctions)).toEqual([])
  })

  test('every file opens with what it owns', () => {
    const silent = sources.filter(
      (path) => !isTest(path) && !/^(#!.*\n)?(\/\*\* @jsx.*\n)?\/\/ |^\/\*/.test(readFileSync(path, 'utf8')),
    )
    expect(silent.map(short)).toEqual([])
  })

  test('pure files ask no clock, no chance, and read no floats', () => {
    expect([
      ...offences(pure, /\bDate\.now\(|new Date\(\)/, 'the clock is an argument: take today'),
      ...offences(pure, /Math\.random\(/, 'chance is an argument: take a seeded generator'),
      ...offences(pure, /\bparseFloat\(/, 'amounts are read exactly, never as floats'),
    ]).toEqual([])
  })

  test('no leftover markers', () => {
    const marker = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`)
    expect(sources.flatMap((path) => offences([path], marker, 'finish it or write an issue'))).toEqual([])
  })

  test('no name hides what is inside', () => {
    const vague = sources.filter((path) => /(^|\/)(utils?|helpers?|types|misc|common|index)\.(tsx?|mjs)$/.test(path))
    expect(vague.map(short)).toEqual([])
  })

  test('only the demo names a real authority', () => {
    const outside = everyFile(SRC).filter((path) => !relative(SRC, path).startsWith('demo/') && TEXT_FILE.test(path))
    const companies = GROUP_COMPANIES.map(({ name }) => name.replace(/ (AB|KB|ek\. för\.)$/, ''))
    const names = new RegExp(
      [
        ...companies,
        'Västerbott',
        'Umeå',
        'Skellefteå',
        'Lycksele',
        'Norrland',
        `Region(en)? (${COUNTIES})`,
        'Västra Götalandsregion',
      ].join('|'),
    )
    const named = outside.flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line, i) => (names.test(line) ? [`${short(path)}:${i + 1}: ${names.exec(line)![0]}`] : [])),
    )
    expect(outside.length).toBeGreaterThan(sources.length / 2)
    expect(named).toEqual([])
  })

  test('no style attribute is written: the content security policy forbids it', () => {
    const views = sources.filter((path) => path.endsWith('.tsx') && !isTest(path))
    expect(offences(views, /\sstyle=(\{|"[a-z])/, 'use a class')).toEqual([])
  })

  test('pages write no address by hand: paths and links come from one place', () => {
    expect(
      offences(
        sources.filter((path) => path.includes('/pages/') && !isTest(path)),
        /href="\/(?!\/)/,
        'use PATHS and link()',
      ),
    ).toEqual([])
  })
})
