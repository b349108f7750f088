import { stat } from 'node:fs/promises'
import { connectionsTo } from '../src/http/connection-pool.ts'
import { systemClock } from '../src/shared/clock.ts'
import { upload } from '../src/upload/upload.ts'
import { openFileArchive } from '../src/upload/zip-archive.ts'
import { measureProcess } from './measure.ts'

// The action's own upload: <url> <zip>. It prints a `Sample`.

const [uploadUrl = '', path = ''] = process.argv.slice(2)
const { size } = await stat(path)
const { signal } = new AbortController()
const ports = {
  clock: systemClock,
  random: Math.random,
  maxRetries: 0,
  requestTimeoutInMs: 300_000,
  connect: connectionsTo,
}
const sample = await measureProcess(async () => {
  await using archive = await openFileArchive(path, size)
  await upload({ archive, uploadUrl, onProgress: () => undefined, signal }, ports)
})
process.stdout.write(JSON.stringify(sample))
