// Static checks, one line each: types, lint, boundaries, unused code. Exits 1 when any fails; prints the findings of all.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './bootstrap.mjs'

const run = (path, args, cwd = ROOT) =>
  spawnSync(process.execPath, [join(ROOT, 'node_modules', path), ...args], { cwd, encoding: 'utf8', maxBuffer: 64 << 20 })

const plain = (path, args) => () => {
  const { status, stdout, stderr } = run(path, args)
  return { ok: status === 0, detail: `${stdout}${stderr}` }
}

function cruise(cwd) {
  const { stdout, stderr } = run(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['src', '--config', join(ROOT, '.dependency-cruiser.mjs'), '--output-type', 'json'],
    cwd,
  )
  try {
    return JSON.parse(stdout).summary
  } catch {
    return { totalCruised: 0, violations: [], error: stderr || stdout }
  }
}

/** A boundary checker that sees no modules reports success: so it must see ours, and a planted violation must be caught. */
function boundaries() {
  const summary = cruise(ROOT)
  if (!(summary.totalCruised > 0)) return { ok: false, detail: `the boundary checker saw no modules ${summary.error ?? ''}` }
  const planted = mkdtempSync(join(tmpdir(), 'roder-boundary-'))
  try {
    mkdirSync(join(planted, 'src/kernel'), { recursive: true })
    mkdirSync(join(planted, 'src/cli'), { recursive: true })
    writeFileSync(
      join(planted, 'tsconfig.json'),
      '{"compilerOptions":{"module":"NodeNext","moduleResolution":"NodeNext","allowImportingTsExtensions":true,"noEmit":true}}',
    )
    writeFileSync(join(planted, 'src/cli/main.ts'), 'export const main = 1\n')
    writeFileSync(join(planted, 'src/kernel/low.ts'), "import { main } from '../cli/main.ts'\nexport const low = main\n")
    const caught = cruise(planted)
    if (!caught.violations?.some((v) => v.rule.name === 'kernel-looks-up'))
      return { ok: false, detail: 'the boundary checker missed a planted violation' }
  } finally {
    rmSync(planted, { recursive: true, force: true })
  }
  const errors = summary.violations.filter((v) => v.rule.severity === 'error')
  return {
    ok: errors.length === 0,
    detail: errors.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`).join('\n'),
    note: `${summary.totalCruised} modules`,
  }
}

const STEPS = {
  types: plain('typescript7/bin/tsc', ['-p', '.', '--noEmit']),
  lint: plain('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--max-diagnostics=50']),
  boundaries,
  unused: plain('knip/bin/knip.js', ['--no-progress']),
}

export function check() {
  const results = Object.entries(STEPS).map(([name, step]) => {
    const started = Date.now()
    const { ok, detail, note } = step()
    process.stdout.write(
      `${ok ? 'ok  ' : 'FAIL'} ${name} ${((Date.now() - started) / 1000).toFixed(1)} s${note ? ` (${note})` : ''}\n`,
    )
    if (!ok) process.stdout.write(`${detail}\n`)
    return ok
  })
  return { passed: results.filter(Boolean).length, failed: results.filter((ok) => !ok).length }
}

if (process.argv[1]?.endsWith('check.mjs')) process.exit(check().failed ? 1 : 0)
