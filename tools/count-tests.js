// The last line of a check run, taken from jest's own result: a run that skipped something, or ran nothing, fails.
import { existsSync, readFileSync } from 'node:fs'

const [, , path = ''] = process.argv
const result = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = result ?? {}
const unrun = numPendingTests + numTodoTests
if (result === undefined) console.error('No test ran.')
if (unrun > 0) console.error(`${unrun} tests were skipped, and here every test has to run.`)
console.log(`tests: ${numPassedTests} passed, ${numFailedTests} failed`)
process.exitCode = numPassedTests === 0 || unrun > 0 || !result.success ? 1 : 0
