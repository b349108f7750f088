import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeStartError, helpText, startText } from './cli/messages.ts'
import { type Options, readOptions } from './cli/options.ts'
import { chooseApp } from './cli/seeded-app.ts'
import { applySettings } from './cli/switches.ts'
import { startEmulator } from './emulator.ts'
import { samplePackage } from './fixtures/sample-packages.ts'
import { seedPaths } from './fixtures/seeds.ts'
import { observedLatency } from './http/latency.ts'
import { type PackageFacts, readPackage } from './store/ingestion/package-manifest.ts'

try {
  const options = readOptions(process.argv.slice(2))
  if (options === undefined) console.log(helpText())
  else await serve(options)
} catch (error) {
  console.error(describeStartError(error))
  process.exitCode = 1
}

async function serve(options: Options): Promise<void> {
  const like = options.like === undefined ? undefined : await readLike(options.like)
  const app = chooseApp(options, like)
  await using emulator = await startEmulator({
    port: options.port,
    blobs: options.blobs,
    app,
    ...(options.hasObservedLatency && { latency: observedLatency }),
  })
  applySettings(emulator, options.settings)
  if (options.names.length > 0) emulator.store.product(seedPaths.app).reservedNames = options.names

  await mkdir(options.samples, { recursive: true })
  const version = like?.version ?? '2.0.0.0'
  const samplePath = join(options.samples, `${app.identity.name}_${version}_x64.msix`)
  await writeFile(samplePath, await samplePackage({ ...app.identity, version }))

  console.log(startText(emulator.url, app, samplePath))
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
}

async function readLike(path: string): Promise<PackageFacts> {
  const facts = await readPackage(await readFile(path))
  if (facts === undefined)
    throw new TypeError(`--like: "${path}" is not a package, a bundle or an upload file.`)
  return facts
}
