import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { connectionsTo } from '../src/http/connection-pool.ts'
import { systemClock } from '../src/shared/clock.ts'
import { upload } from '../src/upload/upload.ts'
import { openFileArchive, openVirtualZip } from '../src/upload/zip-archive.ts'
import { measured } from './measured.ts'

// The action's own upload: <url> <zip>, or <url> and several packages, which go as one ZIP.

const [uploadUrl = '', ...paths] = process.argv.slice(2)
const { signal } = new AbortController()
const ports = {
  clock: systemClock,
  random: Math.random,
  maxRetries: 0,
  requestTimeoutInMs: 300_000,
  connect: connectionsTo,
}
const files = await Promise.all(
  paths.map(async (path) => ({ name: basename(path), path, sizeInBytes: (await stat(path)).size })),
)
const [first] = files
if (first === undefined) throw new Error('No file is named')

const sample = await measured(async () => {
  const archive =
    files.length === 1
      ? await openFileArchive(first.path, first.sizeInBytes)
      : await openVirtualZip(files, signal)
  let sent = 0
  const onProgress = (sentBytes: number): void => {
    sent = sentBytes
  }
  return async () => {
    await upload({ archive, uploadUrl, onProgress, signal }, ports)
    if (sent !== archive.sizeInBytes) throw new Error(`${sent} bytes were counted`)
    await archive[Symbol.asyncDispose]()
  }
})
process.stdout.write(JSON.stringify(sample))
