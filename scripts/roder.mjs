// Starts the command line from any folder: installs what is missing, points tsx at our tsconfig, hands over to src/cli.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensurePackages, ROOT } from './bootstrap.mjs'

export async function roder(argv) {
  ensurePackages(false)
  // tsx otherwise reads tsconfig from the working directory, and every JSX page dies.
  process.env.TSX_TSCONFIG_PATH = join(ROOT, 'tsconfig.json')
  const { register } = await import('tsx/esm/api')
  register()
  const { main } = await import(pathToFileURL(join(ROOT, 'src', 'cli', 'main.ts')).href)
  await main(argv)
}

if (process.argv[1]?.endsWith('roder.mjs')) await roder(process.argv.slice(2))
