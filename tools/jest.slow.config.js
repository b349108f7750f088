import config from '../jest.config.js'

// The bundle in processes of its own, files of gigabytes, the sample of the fault sweep.
export default {
  ...config,
  rootDir: '..',
  testMatch: ['<rootDir>/__tests__/**/*.slow.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
}
