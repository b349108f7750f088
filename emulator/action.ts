import { join } from 'node:path'
import { seeds } from './fixtures/seeds.ts'
import { LogView } from './github/log-view.ts'
import { runStep } from './github/runner.ts'

// Runs the bundle as a step of a workflow would, with NAME=VALUE for each input: against an emulator, unless told
// otherwise. Inputs cannot be set as variables in every shell, since their names have hyphens.
const given = new Map(process.argv.slice(2).map((text) => text.split(/=(.*)/s) as [string, string]))
const storeUrl = given.get('store-url') ?? 'http://127.0.0.1:8080'
given.delete('store-url')

const log = new LogView((line) => console.log(line), { verbose: false })
const { exitCode, outputs } = await runStep({
  script: join('dist', 'index.js'),
  inputs: {
    'store-api-url': storeUrl,
    'authority-host': storeUrl,
    'tenant-id': seeds.tenantId,
    'client-id': seeds.clientId,
    'client-secret': seeds.plainSecret,
    ...Object.fromEntries(given),
  },
  onLog: (text) => log.write(text),
})
log.end()
console.log('\nOutputs:')
for (const [name, value] of Object.entries(outputs)) console.log(`  ${name}: ${value}`)
process.exitCode = exitCode ?? 1
