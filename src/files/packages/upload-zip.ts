import type { Entry } from 'yauzl'
import { InputError, messageOf } from '../../shared/errors.ts'
import type { FileState } from '../../shared/regular-file.ts'
import { type FileRange, openFile } from '../file-range.ts'
import { findMatchingFiles } from '../matching-files.ts'
import { isPackage, MANIFEST_NAMES } from './package-file.ts'
import { type OpenZip, openZip } from './zip-reader.ts'

/** ZIP on disk that is ready to be uploaded. */
export interface UploadZip extends OpenZip {
  readonly path: string
  /** Its state when it was opened. */
  readonly state: FileState
  /** Paths of the files in it. */
  readonly entries: readonly string[]
  /** Packages among them. */
  readonly packages: readonly Entry[]
}

/**
 * Opens the one file that `pattern`, a path or a glob, names, and reads its directory.
 *
 * @throws InputError when there is not exactly one, when it is no readable ZIP, or when it is a package itself:
 * the Store takes a bare package without a word and goes on selling the old one
 * (https://github.com/mozilla-releng/scriptworker-scripts/issues/474). The signal's reason when that is aborted.
 */
export async function openUploadZip(
  pattern: string,
  signal: AbortSignal,
): Promise<UploadZip & AsyncDisposable> {
  const path = await findOneFile(pattern, signal)
  const file = await openFile(path, signal).catch((error: unknown) => {
    signal.throwIfAborted()
    const problem = `"${path}" can not be opened: ${messageOf(error)}. Check the path.`
    throw new InputError('zip-path', problem, { cause: error })
  })
  try {
    const { state, [Symbol.asyncDispose]: dispose } = file
    return { ...(await readUploadZip(file, path)), state, [Symbol.asyncDispose]: dispose }
  } catch (error) {
    await file[Symbol.asyncDispose]()
    signal.throwIfAborted()
    if (error instanceof InputError) throw error
    const reason = messageOf(error).replace(/\.$/, '')
    throw new InputError('zip-path', `"${path}" is no ZIP that can be read: ${reason}. Build it again.`, {
      cause: error,
    })
  }
}

async function findOneFile(pattern: string, signal: AbortSignal): Promise<string> {
  const found = await findMatchingFiles(pattern, 'zip-path', signal)
  const [only = '', ...more] = found
  if (more.length === 0) return only
  throw new InputError(
    'zip-path',
    `"${pattern}" matches ${found.length} files, and must match one: ${found.slice(0, 5).join(', ')}.`,
  )
}

async function readUploadZip(file: FileRange, path: string): Promise<Omit<UploadZip, 'state'>> {
  const zip = await openZip(file)
  const entries: string[] = []
  const packages: Entry[] = []
  let encrypted: string | undefined
  for await (const entry of zip.reader.eachEntry()) {
    const { fileName } = entry
    if (entry.isEncrypted()) encrypted ??= fileName
    if (fileName.endsWith('/')) continue
    entries.push(fileName)
    if (isPackage(fileName)) packages.push(entry)
  }
  if (isPackage(path) || entries.some((name) => MANIFEST_NAMES.has(name.toLowerCase()))) {
    throw new InputError(
      'zip-path',
      `"${path}" is a package, not a ZIP with packages in it. The Store would ignore it silently. Give it as "packages" instead, or put it into a ZIP.`,
    )
  }
  if (encrypted !== undefined) {
    throw new InputError(
      'zip-path',
      `"${encrypted}" in "${path}" is encrypted. Make the ZIP without a password.`,
    )
  }
  return { ...zip, path, entries, packages }
}
