import { InputError } from '../../shared/errors.ts'
import { describeFileFailure, type FileState } from '../../shared/regular-file.ts'
import { type OpenFile, openFile } from '../file-range.ts'
import { readInput } from './file-problem.ts'
import { indexRecords, readIdentity, readNestedIdentity } from './package-contents.ts'
import type { PackageIdentity } from './package-manifest.ts'
import type { ZipRecord } from './zip-directory.ts'
import { type OpenZip, openZip } from './zip-reader.ts'

/** Package to be published. */
export interface PackageFile {
  /** Path in the ZIP. */
  readonly fileName: string
  /** Facts of its manifest; undefined for `.xap`, whose manifest is not read. */
  readonly identity: PackageIdentity | undefined
}

/** Package on disk, and its state when its manifest was read. */
export interface PackageOnDisk {
  readonly packageFile: PackageFile
  readonly state: FileState
}

/**
 * Opens a file that an input names.
 *
 * @throws InputError when it cannot be opened; the signal's reason when that is aborted.
 */
export async function openInputFile(
  input: 'packages' | 'zip-path',
  path: string,
  signal: AbortSignal,
): Promise<OpenFile> {
  return await openFile(path, signal).catch((error: unknown) => {
    signal.throwIfAborted()
    const reason = describeFileFailure(error, { otherwise: 'Check the path.' })
    throw new InputError(input, `"${path}" cannot be opened: ${reason}`, { cause: error })
  })
}

/**
 * Reads the manifest of a package on disk.
 *
 * @throws InputError when it is not a package, or is damaged; the signal's reason when that is aborted.
 */
export async function readPackageOnDisk(
  path: string,
  fileName: string,
  signal: AbortSignal,
): Promise<PackageOnDisk> {
  await using file = await openInputFile('packages', path, signal)
  const identity = await readInput('packages', path, signal, async () =>
    readIdentity(await openZip(file), path),
  )
  return { packageFile: { fileName, identity }, state: file.state }
}

/**
 * Reads the manifests of the packages in a ZIP. `path` is the path of the ZIP, for error messages.
 *
 * @throws InputError when one is not a package, is damaged, or has the name of another; the reason of the ZIP's signal
 * when that is aborted.
 */
export async function readPackagesInZip(
  zip: OpenZip,
  path: string,
  records: readonly ZipRecord[],
): Promise<readonly PackageFile[]> {
  return await readInput('zip-path', path, zip.range.signal, async () => {
    const packages: PackageFile[] = []
    for (const [fileName, record] of indexRecords(records, (name) => name))
      packages.push({ fileName, identity: await readNestedIdentity(zip, record) })
    return packages
  })
}
