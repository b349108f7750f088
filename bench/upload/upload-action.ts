import { systemClock } from '../../src/shared/clock.ts'
import { readFileState } from '../../src/shared/regular-file.ts'
import { upload } from '../../src/upload/upload.ts'
import { openFileArchive } from '../../src/upload/zip-archive.ts'
import { measureProcess } from '../measure.ts'

// The action's own upload: <url> <zip>. It prints a `Sample`.

const [uploadUrl = '', path = ''] = process.argv.slice(2)
const zip = { input: 'zip-path' as const, path, ...(await readFileState(path)) }
const { signal } = new AbortController()
const context = {
  clock: systemClock,
  random: Math.random,
  maxRetries: 0,
  requestTimeoutInMs: 300_000,
  report: () => undefined,
}
const sample = await measureProcess(async () => {
  await using archive = await openFileArchive(zip)
  await upload({ archive, uploadUrl, onProgress: () => undefined, signal }, context)
})
process.stdout.write(JSON.stringify(sample))
