// The last line of a check run, taken from Jest's own results: a run that skipped tests, or ran none, fails.
import { existsSync, readFileSync } from 'node:fs'

const results = process.argv
  .slice(2)
  .map((path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}))
const sum = (name) => results.reduce((total, { [name]: count = 0 }) => total + count, 0)
const unrun = sum('numPendingTests') + sum('numTodoTests')
const empty = results.filter(({ numPassedTests = 0 }) => numPassedTests === 0).length
if (empty > 0) console.error(`No test ran, or none passed, in ${empty} of ${results.length} runs.`)
if (unrun > 0) console.error(`${unrun} tests were skipped, but here every test has to run.`)
console.log(`tests: ${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed`)
const isGood = results.length > 0 && results.every(({ success }) => success === true)
process.exitCode = isGood && empty === 0 && unrun === 0 ? 0 : 1
