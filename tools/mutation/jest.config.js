import config from '../../jest.config.js'

process.env['PROPERTY_RUNS'] ??= '50'

// The tests of what is mutated, and none that needs the blob storage: a mutant has to be judged in a moment.
export default {
  ...config,
  rootDir: '../..',
  testMatch: [
    '<rootDir>/__tests__/{plan,properties}/**/*.test.ts',
    '<rootDir>/__tests__/pipeline/{apply-once,polling/*}.test.ts',
    '<rootDir>/__tests__/http/retry-policy.test.ts',
  ],
}
