// Makes a fresh clone runnable with nothing but Node: installs packages from the lock file when they are missing or changed,
// and with --test the programs the tests need. Uses node: modules only. Everything it says goes to stderr.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (text) => process.stderr.write(`${text}\n`)

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  say(`Roder kräver Node 20.19 eller senare; det här är ${process.versions.node}. Installera en nyare Node och försök igen.`)
  say(`Roder needs Node 20.19 or later; this is ${process.versions.node}.`)
  process.exit(2)
}

/** Another start may be installing at the same moment: wait for it instead of pulling the packages away under it. */
function withLock(work) {
  const lock = join(ROOT, '.bootstrap-lock')
  const patience = Date.now() + 10 * 60_000
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch {
      const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0
      if (age > 10 * 60_000 || Date.now() > patience) rmSync(lock, { recursive: true, force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250)
    }
  }
  try {
    return work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function installed(wanted, development) {
  const marker = join(ROOT, 'node_modules', '.bootstrap')
  if (!existsSync(marker)) return false
  const [print, mode] = readFileSync(marker, 'utf8').split(' ')
  return print === wanted && (mode === 'development' || !development)
}

/** Installs exactly the lock file; `development` adds what tests and checks need. */
export function ensurePackages(development) {
  checkNode()
  const lock = readFileSync(join(ROOT, 'package-lock.json'))
  const wanted = createHash('sha256')
    .update(lock)
    .update(process.versions.modules)
    .update(process.platform + process.arch)
    .digest('hex')
  if (installed(wanted, development)) return
  const done = withLock(() => {
    if (installed(wanted, development)) return true
    say('Installerar paket från låsfilen (första gången, omkring en halv minut) …')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const args = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', development ? '--include=dev' : '--omit=dev']
    const npmRun = spawnSync(npm, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    if (npmRun.status !== 0) {
      say(npmRun.stderr || String(npmRun.error ?? ''))
      return false
    }
    writeFileSync(join(ROOT, 'node_modules', '.bootstrap'), `${wanted} ${development ? 'development' : 'production'}`)
    return true
  })
  // Leaving happens here and not inside: the lock must be gone first.
  if (!done) {
    say('Paketen kunde inte installeras. Kontrollera nätverket eller npm-registret och kör kommandot igen.')
    process.exit(2)
  }
}

const chromium = () =>
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((path) => existsSync(path))
const postgres = () => existsSync('/usr/lib/postgresql') && readdirSync('/usr/lib/postgresql').some((v) => Number(v) >= 15)

/** PostgreSQL and Chromium: installed from Debian in CI, announced loudly elsewhere, never silently skipped. */
export function ensurePrograms() {
  const missing = [
    [postgres, 'postgresql'],
    [chromium, 'chromium'],
  ].filter(([there]) => !there())
  if (missing.length === 0) return
  const names = missing.map(([, name]) => name)
  const mayInstall =
    process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && (process.env.CI === 'true' || process.env.BOOTSTRAP_APT === '1')
  if (mayInstall) {
    say(`Installerar ${names.join(' och ')} …`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { stdio: ['ignore', 2, 2], env })
  }
  const still = missing.filter(([there]) => !there()).map(([, name]) => name)
  if (still.length === 0) return
  say('='.repeat(78))
  say(`SAKNAS: ${still.join(', ')}. Test som behöver dem körs INTE. Installera dem eller kör om med BOOTSTRAP_APT=1 som root.`)
  say(`MISSING: ${still.join(', ')}. Tests that need them will NOT run.`)
  say('='.repeat(78))
  if (process.env.CI === 'true') process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const forTests = process.argv.includes('--test')
  ensurePackages(forTests || process.argv.includes('--dev'))
  if (forTests) ensurePrograms()
}
