// Style, fonts and islands as files with their content's hash in the name: cached for ever, changed when they change.
// Refuses: anything from another host. Only the parts of the design system that are used are shipped.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, transform } from 'esbuild'

export interface Asset {
  body: Uint8Array<ArrayBuffer>
  type: string
}

export interface Assets {
  /** Addresses for the page's head. */
  css: string
  js: string
  /** Scripts only some pages need, by name. */
  islands: Readonly<Record<string, string>>
  /** Every file by its address under `/assets/`. */
  files: ReadonlyMap<string, Asset>
}

const here = dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)

const DESIGN_SYSTEM = ['label', 'input', 'button', 'skip-link', 'error-summary']
const OWN = ['tokens', 'base', 'frame', 'table', 'parts', 'report', 'process', 'grid', 'scenario', 'entry', 'money', 'print']
const FONTS = { __FONT_NORMAL__: 'normal', __FONT_ITALIC__: 'italic' }

/** Islands that only their own pages load: the budget grid and the levers of a scenario bring code along. */
const PAGE_ISLANDS: Readonly<Record<string, string>> = {
  grid: 'budget/islands/grid.ts',
  levers: 'plan/islands/levers.ts',
}

let made: Promise<Assets> | undefined

/** Bundled at first call, then the same for the life of the process. */
export function assets(): Promise<Assets> {
  made ??= make()
  return made
}

async function make(): Promise<Assets> {
  const files = new Map<string, Asset>()
  const add = (name: string, ending: string, type: string, body: Uint8Array): string => {
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
    const address = `/assets/${name}.${hash}.${ending}`
    files.set(address, { body: new Uint8Array(body), type })
    return address
  }
  let css = [
    ...DESIGN_SYSTEM.map((part) => readFileSync(require.resolve(`@digdir/designsystemet-css/${part}.css`), 'utf8')),
    ...OWN.map((part) => readFileSync(join(here, '..', 'css', `${part}.css`), 'utf8')),
  ].join('\n')
  for (const [slot, style] of Object.entries(FONTS)) {
    const file = require.resolve(`@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-${style}.woff2`)
    css = css.replaceAll(slot, add(`source-sans-3-${style}`, 'woff2', 'font/woff2', readFileSync(file)))
  }
  const style = await transform(css, { loader: 'css', minify: true, target: ['chrome111', 'firefox115', 'safari16'] })
  const script = async (name: string, entry: string): Promise<string> =>
    add(name, 'js', 'text/javascript; charset=utf-8', await bundled(entry))
  const islands: Record<string, string> = {}
  for (const [name, entry] of Object.entries(PAGE_ISLANDS)) {
    const path = join(here, '..', '..', entry)
    if (existsSync(path)) islands[name] = await script(name, path)
  }
  return {
    css: add('roder', 'css', 'text/css; charset=utf-8', Buffer.from(style.code)),
    js: await script('roder', join(here, '..', 'islands', 'main.ts')),
    islands,
    files,
  }
}

async function bundled(entry: string): Promise<Uint8Array> {
  const script = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    plugins: [PURE_ROOMS],
  })
  return script.outputFiles[0]!.contents
}

/** What a room's door re-exports is pure by rule, so an island carries only what it uses of it. */
const PURE_ROOMS: Plugin = {
  name: 'pure-rooms',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /\.ts$/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === 'pure' || !(/\/model\.ts$/.test(path) || /\/model\.ts$/.test(importer))) return undefined
      return { ...(await resolve(path, { importer, resolveDir, kind, pluginData: 'pure' })), sideEffects: false }
    })
  },
}
