// `npm test`: static checks, then every test on both databases and in a real browser; ends with one closing line.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bootstrap.mjs'
import { check } from './check.mjs'

const only = process.argv.slice(2)
const checks = only.length ? { passed: 0, failed: 0 } : check()
const report = join(ROOT, 'node_modules', '.vitest-result.json')
rmSync(report, { force: true })
const vitest = spawnSync(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...only], {
  cwd: ROOT,
  stdio: 'inherit',
})
const result = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTotalTests: 0 }
// A file that cannot be loaded has no tests to count, and must not pass for that.
const brokenFiles = (result.testResults ?? []).filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length
const passed = checks.passed + result.numPassedTests
let failed = checks.failed + result.numFailedTests + brokenFiles
if (failed === 0 && (vitest.status !== 0 || result.numTotalTests === 0)) failed = 1
const skipped = result.numPendingTests + (result.numTodoTests ?? 0)
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`)
process.exit(failed ? 1 : 0)
