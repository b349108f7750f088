import { setImmediate as turn } from 'node:timers/promises'
import type { Archive } from './blob/archive.ts'
import type { UploadPorts } from './blob/upload.ts'
import type { Cargo } from './ports.ts'
import type { UploadSource } from './workspace/material.ts'

/**
 * Begins to make files ready for their upload. The storage library is loaded while the Store is busy: what keeps
 * this process busy waits a turn, so that the next request is on its way before.
 */
export function loaded(source: UploadSource, stop: AbortSignal, ports: UploadPorts): Cargo {
  const opening = turn().then(() => openArchive(source, stop))
  const library = turn().then(() => import('./blob/upload.ts'))
  // Whoever sends it meets the failures; until then they must not end the process.
  for (const part of [opening, library]) part.catch(() => undefined)
  return {
    async send(uploadUrl, onProgress, signal) {
      const [archive, { upload }] = await Promise.all([opening, library, turn()])
      const report = (sentBytes: number): void => onProgress(sentBytes, archive.sizeInBytes)
      await upload({ archive, uploadUrl, onProgress: report, signal }, ports)
    },
    [Symbol.asyncDispose]: () =>
      opening.then(
        (archive) => archive[Symbol.asyncDispose](),
        () => undefined,
      ),
  }
}

async function openArchive(source: UploadSource, signal: AbortSignal): Promise<Archive> {
  const { openFileArchive, openVirtualZip } = await import('./blob/archive.ts')
  return source.kind === 'zip'
    ? await openFileArchive(source.path, source.sizeInBytes)
    : await openVirtualZip(source.files, signal)
}
