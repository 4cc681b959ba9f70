import { defineConfig } from 'vitest/config'

// Tests stand beside the code. Browser and process tests live in test/ and run one file at a time: two cores, one database each.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['test/globalSetup.ts'],
    reporters: ['default', ['json', { outputFile: 'node_modules/.vitest-result.json' }]],
  },
})
