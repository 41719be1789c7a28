import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 20_000,
    // Longer than a busy machine takes, and shorter than a test: then it is told what never came.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 30_000,
  },
})
