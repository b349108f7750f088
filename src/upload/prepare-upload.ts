import { setImmediate as turn } from 'node:timers/promises'
import type { UploadSource } from '../files/packages/upload-files.ts'
import type { UploadContext } from './upload-blocks.ts'
import type { Archive } from './zip-archive.ts'

/** What is to be uploaded, being made ready from the moment it is asked for. Dispose of it to close its files. */
export interface PreparedUpload extends AsyncDisposable {
  /** Uploads it as one ZIP to the address that a submission gives. */
  upload(uploadUrl: string, onProgress: OnProgress, signal: AbortSignal): Promise<void>
}

/** Takes the progress of an upload. */
export type OnProgress = (sentBytes: number, totalBytes: number) => void

/**
 * Begins to make files ready for their upload. The storage library is loaded while the Store is busy: what keeps
 * this process busy waits a turn, so that the next request is on its way before.
 */
export function prepareUpload(
  source: UploadSource,
  stop: AbortSignal,
  context: UploadContext,
): PreparedUpload {
  const opening = turn().then(() => openArchive(source, stop))
  const library = turn().then(() => import('./upload.ts'))
  // Whoever sends it meets the failures; until then they must not end the process.
  for (const part of [opening, library]) part.catch(() => undefined)
  return {
    async upload(uploadUrl, onProgress, signal) {
      const [archive, { upload }] = await Promise.all([opening, library, turn()])
      const report = (sentBytes: number): void => onProgress(sentBytes, archive.sizeInBytes)
      await upload({ archive, uploadUrl, onProgress: report, signal }, context)
    },
    [Symbol.asyncDispose]: () =>
      opening.then(
        (archive) => archive[Symbol.asyncDispose](),
        () => undefined,
      ),
  }
}

async function openArchive(source: UploadSource, signal: AbortSignal): Promise<Archive> {
  const { openFileArchive, openVirtualZip } = await import('./zip-archive.ts')
  return source.kind === 'zip'
    ? await openFileArchive(source.path, source.sizeInBytes)
    : await openVirtualZip(source.files, signal)
}
