import config from '../jest.config.js'

// Tests that run the bundle in separate processes, use files of several gigabytes, or sample the fault sweep.
export default {
  ...config,
  rootDir: '..',
  testMatch: ['<rootDir>/__tests__/**/*.slow.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
}
