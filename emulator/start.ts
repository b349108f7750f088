import { once } from 'node:events'
import { describeStartError, helpText, startText } from './cli/messages.ts'
import { type Options, readOptions } from './cli/options.ts'
import { readLike, writeSample } from './cli/package-files.ts'
import { chooseApp } from './cli/seeded-app.ts'
import { applySettings } from './cli/switches.ts'
import { startEmulator } from './emulator.ts'
import { seedPaths } from './fixtures/seeds.ts'
import { observedLatency } from './http/latency.ts'

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
  const samplePath = await writeSample(options.samples, app.identity, like?.version)
  await using emulator = await startEmulator({
    port: options.port,
    blobs: options.blobs,
    app,
    ...(options.hasObservedLatency && { latency: observedLatency }),
  })
  applySettings(emulator, options.settings)
  if (options.names.length > 0) emulator.store.product(seedPaths.app).reservedNames = options.names

  console.log(startText(emulator.url, app, samplePath, options.like))
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
}
