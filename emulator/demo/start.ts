import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startEmulator } from '../emulator.ts'
import { summaryPage } from '../github/summary-page.ts'
import { type DemoRequest, listScenarios, readArguments } from './arguments.ts'
import { describeEnding, type PlayedScenario } from './ending.ts'
import { createWorkspace, runScenario } from './run-scenario.ts'

// Runs the bundle that workflows run, against a Store on this machine.
const PAGES = '.demo'
const print = (line: string): void => console.log(line)

async function play({ scenarios, verbose }: Extract<DemoRequest, { kind: 'run' }>): Promise<void> {
  const startedAt = Date.now()
  await using workspace = await createWorkspace()
  await using emulator = await startEmulator()
  await mkdir(PAGES, { recursive: true })
  const played: PlayedScenario[] = []
  for (const [name, scenario] of scenarios) {
    const steps = await runScenario(scenario, { emulator, workspace, print, verbose })
    const file = resolve(join(PAGES, `${name}.html`))
    await writeFile(
      file,
      summaryPage(
        scenario.title,
        steps.map(({ summary }) => summary),
      ),
    )
    played.push({ name, page: pathToFileURL(file).href, steps })
  }
  print('')
  for (const line of describeEnding(played, Date.now() - startedAt)) print(line)
  if (played.some(({ steps }) => steps.some(({ problems }) => problems.length > 0))) process.exitCode = 1
}

const request = readArguments(process.argv.slice(2))
if (request.kind === 'run') await play(request)
else {
  if (request.kind === 'mistake') {
    console.error(request.problem)
    process.exitCode = 1
  }
  for (const line of listScenarios()) print(line)
}
