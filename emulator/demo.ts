import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from './emulator.ts'
import { runStep } from './runner.ts'
import { samplePackage, zipOf } from './sample-packages.ts'
import { seeds } from './seeds.ts'

// Publishes a small app to a Store on this machine, with the bundle that workflows run. The app has a draft
// of an earlier run, so that every stage is seen.
const folder = await mkdtemp(join(tmpdir(), 'store-demo-'))
const emulator = await startEmulator()
try {
  const zipPath = join(folder, 'upload.zip')
  await writeFile(
    zipPath,
    await zipOf({
      'Demo_1.1.0.0_x64.msix': await samplePackage({ version: '1.1.0.0', architecture: 'x64' }),
    }),
  )
  emulator.store
    .line(`applications/${seeds.app.appId}`)
    .addPending({ origin: 'api', status: 'PendingCommit' })

  console.log('== Log\n')
  const result = await runStep({
    script: 'dist/index.js',
    inputs: {
      'tenant-id': seeds.tenantId,
      'client-id': seeds.clientId,
      'client-secret': seeds.clientSecret,
      product: 'app',
      'app-id': seeds.app.appId,
      'zip-path': zipPath,
      submission: JSON.stringify({
        listings: { 'en-us': { baseListing: { releaseNotes: 'Faster than ever.' } } },
      }),
      'wait-for': 'published',
      'poll-interval-seconds': '0.2',
      'store-api-url': emulator.url,
      'authority-host': emulator.url,
    },
    onLog: (text) => process.stdout.write(text),
  })

  console.log('\n== Outputs\n')
  for (const [name, value] of Object.entries(result.outputs)) console.log(`${name}: ${value}`)
  console.log(`\n== Summary\n\n${result.summary}`)
  console.log('== Requests that the Store saw\n')
  for (const { method, path, status } of emulator.journal) console.log(`${status} ${method} ${path}`)
  process.exitCode = result.exitCode ?? 1
} finally {
  await emulator.close()
  await rm(folder, { recursive: true, force: true })
}
