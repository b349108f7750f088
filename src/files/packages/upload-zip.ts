import { InputError } from '../../shared/errors.ts'
import { joinNames } from '../../shared/names.ts'
import type { FileState } from '../../shared/regular-file.ts'
import { isLitter } from '../litter.ts'
import { findMatchingFiles } from '../matching-files.ts'
import { readInput } from './file-problem.ts'
import { openInputFile } from './package-file.ts'
import { isPackage, MANIFEST_NAMES } from './package-names.ts'
import { isNameReadable, type ZipRecord } from './zip-directory.ts'
import { type OpenZip, openZip } from './zip-reader.ts'

/** ZIP on disk that is ready to be uploaded. */
export interface UploadZip extends OpenZip {
  readonly path: string
  /** Its state when it was opened. */
  readonly state: FileState
  /** Paths of the files in it, without those that operating systems leave behind. */
  readonly entries: readonly string[]
  /** Packages among them. */
  readonly packages: readonly ZipRecord[]
}

/**
 * Opens the one file that `pattern`, a path or a glob, matches, and reads its directory.
 *
 * @throws InputError when it does not match exactly one file, the file is not a readable ZIP, or it is a package
 * itself: the Store silently accepts a bare package and keeps offering the old one
 * (https://github.com/mozilla-releng/scriptworker-scripts/issues/474). The signal's reason when that is aborted.
 */
export async function openUploadZip(
  pattern: string,
  signal: AbortSignal,
): Promise<UploadZip & AsyncDisposable> {
  const path = await findOneFile(pattern, signal)
  const file = await openInputFile('zip-path', path, signal)
  const { state, [Symbol.asyncDispose]: dispose } = file
  try {
    const zip = await readInput('zip-path', path, signal, () => openZip(file))
    return { ...zip, ...filesIn(zip, path), path, state, [Symbol.asyncDispose]: dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

async function findOneFile(pattern: string, signal: AbortSignal): Promise<string> {
  const found = await findMatchingFiles(pattern, 'zip-path', signal)
  const [only = '', ...more] = found
  if (more.length === 0) return only
  throw new InputError(
    'zip-path',
    `"${pattern}" matches ${found.length} files, but must match exactly one: ${joinNames(found)}.`,
  )
}

function filesIn({ records }: OpenZip, path: string): Pick<UploadZip, 'entries' | 'packages'> {
  const problem = (what: string): InputError => new InputError('zip-path', what)
  const files = records.filter(({ fileName }) => !fileName.endsWith('/') && !isLitter(fileName))
  if (isPackage(path) || files.some(({ fileName }) => MANIFEST_NAMES.has(fileName.toLowerCase())))
    throw problem(
      `"${path}" is a package, not a ZIP that contains packages, and the Store would silently ignore it. Use "packages" instead.`,
    )
  const encrypted = files.find(({ isEncrypted }) => isEncrypted)
  if (encrypted !== undefined)
    throw problem(`"${encrypted.fileName}" in "${path}" is encrypted. Create the ZIP without a password.`)
  const packages = files.filter(({ fileName }) => isPackage(fileName))
  const unreadable = packages.find((record) => !isNameReadable(record))
  if (unreadable !== undefined)
    throw problem(
      `"${unreadable.fileName}" in "${path}" has a name that is neither ASCII nor UTF-8. Rename it, or create the ZIP with a tool that writes UTF-8.`,
    )
  return { entries: files.map(({ fileName }) => fileName), packages }
}
