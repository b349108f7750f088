import { setImmediate as nextTurn } from 'node:timers/promises'
import type { UploadSource } from '../files/packages/upload-files.ts'
import type { UploadContext } from './upload-blocks.ts'
import { type Archive, openFileArchive, openVirtualZip } from './zip-archive.ts'

/** Files that are being prepared for the upload. Dispose of it to close them. */
export interface PreparedUpload extends AsyncDisposable {
  /**
   * Uploads them as one ZIP to a submission's upload URL; may be called repeatedly.
   *
   * @throws InputError when a file cannot be read or changes in the meantime; HttpError when the storage refuses; the
   * signal's reason when that is aborted.
   */
  upload(uploadUrl: string, onProgress: OnProgress, signal: AbortSignal): Promise<void>
  /** Reads whether somebody else has uploaded to the same URL since; false when the storage does not say. */
  isReplaced(signal: AbortSignal): Promise<boolean>
}

/** Receives the progress of an upload. */
export type OnProgress = (sentBytes: number, totalBytes: number) => void

/**
 * Starts preparing files for the upload. The storage library is loaded while the Store is busy, and only after a turn
 * of the event loop, so that the next request is sent first.
 */
export function prepareUpload(
  source: UploadSource,
  stop: AbortSignal,
  context: UploadContext,
): PreparedUpload {
  const opening = nextTurn().then(() => openArchive(source, stop))
  const loading = nextTurn().then(() => import('./upload.ts'))
  // Failures surface in the upload; until then they must not crash the process.
  opening.catch(() => undefined)
  loading.catch(() => undefined)
  let last: { readonly uploadUrl: string; readonly version: string | undefined } | undefined
  return {
    async upload(uploadUrl, onProgress, signal) {
      const [archive, { upload }] = await Promise.all([opening, loading, nextTurn()])
      const { sizeInBytes } = archive
      const onBytesSent = (sentBytes: number): void => onProgress(sentBytes, sizeInBytes)
      onBytesSent(0)
      const version = await upload({ archive, uploadUrl, onProgress: onBytesSent, signal }, context)
      last = { uploadUrl, version }
    },
    async isReplaced(signal) {
      if (last?.version === undefined) return false
      const { readBlobVersion } = await loading
      const version = await readBlobVersion(last.uploadUrl, signal, context)
      return version !== undefined && version !== last.version
    },
    async [Symbol.asyncDispose]() {
      const archive = await opening.catch(() => undefined)
      // The files were only read: a failure to close one does not affect the run.
      await Promise.resolve(archive?.[Symbol.asyncDispose]()).catch(() => undefined)
    },
  }
}

async function openArchive(source: UploadSource, signal: AbortSignal): Promise<Archive> {
  return source.kind === 'zip'
    ? await openFileArchive(source.file)
    : await openVirtualZip(source.files, signal)
}
