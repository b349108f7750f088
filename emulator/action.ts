import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readActionInputs } from './cli/action-inputs.ts'
import { describeStartError } from './cli/messages.ts'
import { seeds } from './fixtures/seeds.ts'
import { LogView } from './github/log-view.ts'
import { runStep } from './github/runner.ts'
import { summaryPage } from './github/summary-page.ts'

// Runs the bundle as a workflow step would, with NAME=VALUE for each input: against an emulator, unless configured
// otherwise. Inputs cannot be set as variables in every shell, since their names have hyphens.
try {
  const { 'store-url': storeUrl = 'http://127.0.0.1:8080', ...inputs } = readActionInputs(
    process.argv.slice(2),
  )
  process.exitCode = await runAction(storeUrl, inputs)
} catch (error) {
  console.error(describeStartError(error))
  process.exitCode = 1
}

async function runAction(storeUrl: string, inputs: Readonly<Record<string, string>>): Promise<number> {
  const log = new LogView((line) => console.log(line), { verbose: false })
  const { exitCode, outputs, summary } = await runStep({
    script: join('dist', 'index.js'),
    inputs: {
      'store-api-url': storeUrl,
      'authority-host': storeUrl,
      'tenant-id': seeds.tenantId,
      'client-id': seeds.clientId,
      'client-secret': seeds.plainSecret,
      ...inputs,
    },
    onLog: (text) => log.write(text),
  })
  log.end()
  console.log('\nOutputs:')
  for (const [name, value] of Object.entries(outputs)) console.log(`  ${name}: ${value}`)
  console.log(`\nWhat GitHub would show as the job's summary:\n  ${await writeSummary(summary)}`)
  return exitCode ?? 1
}

async function writeSummary(summary: string): Promise<string> {
  const file = resolve('.demo', 'action.html')
  await mkdir('.demo', { recursive: true })
  await writeFile(file, summaryPage('npm run action', [summary]))
  return pathToFileURL(file).href
}
