import type { Archive } from './blob/archive.ts'
import type { UploadPorts } from './blob/upload.ts'
import type { Cargo } from './ports.ts'
import type { UploadSource } from './workspace/material.ts'

/** Begins to make files ready for their upload. The storage library is loaded while the Store is busy. */
export function loaded(source: UploadSource, stop: AbortSignal, ports: UploadPorts): Cargo {
  const opening = openArchive(source, stop)
  // Whoever sends it meets the failure; until then it must not end the process.
  opening.catch(() => undefined)
  return {
    async send(uploadUrl, onProgress, signal) {
      const [archive, { upload }] = await Promise.all([opening, import('./blob/upload.ts')])
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
