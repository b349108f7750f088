import { once } from 'node:events'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
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
import type { PackageIdentity } from './store/product-record.ts'

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
  const samplePath = await writeSample(options.samples, app.identity, like?.version ?? '2.0.0.0')
  await using emulator = await startEmulator({
    port: options.port,
    blobs: options.blobs,
    app,
    ...(options.hasObservedLatency && { latency: observedLatency }),
  })
  applySettings(emulator, options.settings)
  if (options.names.length > 0) emulator.store.product(seedPaths.app).reservedNames = options.names

  console.log(startText(emulator.url, app, samplePath))
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
}

async function readLike(path: string): Promise<PackageFacts> {
  const bytes = (await stat(path)).isFile() ? await readFile(path) : Buffer.alloc(0)
  const facts = await readPackage(bytes).catch(() => undefined)
  if (facts === undefined || !isPackageVersion(facts.version)) {
    throw new TypeError(`--like: "${path}" is not a package, a bundle or an upload file.`)
  }
  return facts
}

const isPackageVersion = (version: string): boolean => /^\d{1,5}(\.\d{1,5}){3}$/.test(version)

/** Writes a package that the app takes, before anybody can ask for the app; returns its path. */
async function writeSample(folder: string, identity: PackageIdentity, version: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${identity.name}_${version}_x64.msix`)
  await writeFile(path, await samplePackage({ ...identity, version }))
  return path
}
