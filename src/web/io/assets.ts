// Style, fonts and islands as files with their content's hash in the name: cached for ever, changed when they change.
// Refuses: anything from another host. Only the parts of the design system that are used are shipped.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'

export interface Asset {
  body: Uint8Array<ArrayBuffer>
  type: string
}

export interface Assets {
  /** Addresses for the page's head. */
  css: string
  js: string
  /** Every file by its address under `/assets/`. */
  files: ReadonlyMap<string, Asset>
}

const here = dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)

const DESIGN_SYSTEM = ['label', 'input', 'button', 'skip-link', 'error-summary']
const OWN = ['tokens', 'base', 'frame', 'table', 'parts', 'report', 'process', 'entry', 'print']
const FONTS = { __FONT_NORMAL__: 'normal', __FONT_ITALIC__: 'italic' }

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
  const script = await build({
    entryPoints: [join(here, '..', 'islands', 'main.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  })
  return {
    css: add('roder', 'css', 'text/css; charset=utf-8', Buffer.from(style.code)),
    js: add('roder', 'js', 'text/javascript; charset=utf-8', script.outputFiles[0]!.contents),
    files,
  }
}
