import { startEmulator } from '../../emulator/emulator.ts'
import { publishableFiles } from '../support/store-run.ts'
import { CASES, type Case, runCase, titleOf } from './run.ts'
import { tableByFault, tableByRequest } from './table.ts'
import type { Verdict } from './verdict.ts'

// Every fault of the Store on every request of a run: what comes of it, as a table.
const [, , ...options] = process.argv
const only = options.find((option) => !option.startsWith('--'))
const cases = only === undefined ? CASES : CASES.filter((one) => titleOf(one).includes(only))
await using emulator = await startEmulator()
await using files = await publishableFiles()
const results: { readonly one: Case; readonly verdict: Verdict }[] = []
for (const one of cases) {
  const verdict = await runCase(one, emulator, files)
  results.push({ one, verdict })
  if (verdict.outcome === 'wrong' || options.includes('--messages'))
    console.log(`${titleOf(one)}: ${verdict.outcome}. ${verdict.problems.join('; ')}\n    ${verdict.message}`)
}
const wrong = results.filter(({ verdict }) => verdict.outcome === 'wrong').length
console.log(tableByFault(results))
if (options.includes('--by-request')) console.log(`\n${tableByRequest(results)}`)
console.log(`\nwrong: ${wrong}`)
process.exitCode = wrong > 0 ? 1 : 0
