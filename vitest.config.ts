import { defineConfig } from 'vitest/config'

// Tests stand beside the code. Rooms' tests share a process with those before them: most of their time was loading the same code.
// Browser and process tests live in test/ and have one each. Two at a time: two cores.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['test/globalSetup.ts'],
    reporters: ['default', ['json', { outputFile: 'node_modules/.vitest-result.json' }]],
    projects: [
      { extends: true, test: { name: 'rooms', include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'] } },
    ],
  },
})
