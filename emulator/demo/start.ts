import { startEmulator } from '../emulator.ts'
import { createWorkspace, runScenario } from './run-scenario.ts'
import { SCENARIOS } from './scenarios.ts'

// Runs the bundle that workflows run, against a Store on this machine: one scenario, or all of them.
const names = Object.keys(SCENARIOS)
const asked = process.argv[2] ?? names[0]
const scenarios = Object.entries(SCENARIOS).filter(([name]) => asked === 'all' || name === asked)
if (scenarios.length === 0) {
  console.error(`There is no story "${asked}". There are: ${[...names, 'all'].join(', ')}.`)
  process.exit(1)
}

const startedAt = Date.now()
await using workspace = await createWorkspace()
await using emulator = await startEmulator()
const rows: string[] = []
for (const [name, scenario] of scenarios) {
  const reports = await runScenario(scenario, emulator, workspace, (text) => process.stdout.write(text))
  for (const { title, problems } of reports) {
    rows.push(`| ${problems.length === 0 ? 'as it should' : 'not so'} | ${name} | ${title} |`)
    if (problems.length > 0) process.exitCode = 1
  }
}

console.log('\n=== How the steps ended\n\n| ended | story | step |\n|---|---|---|')
console.log(rows.join('\n'))
console.log(`\n${rows.length} steps in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
