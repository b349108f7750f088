import { basename } from 'node:path'
import { InputError } from '../../shared/errors.ts'
import { mapLimit } from '../../shared/map-limit.ts'
import { FILES_AT_ONCE, type FileState } from '../../shared/regular-file.ts'
import { findIdentities, findMatchingFiles, identify } from '../matching-files.ts'
import type { Metadata } from '../metadata/metadata.ts'
import { type PackageFile, readPackageOnDisk, readPackagesInZip } from './package-file.ts'
import { isPackage, PACKAGE_EXTENSIONS } from './package-names.ts'
import { openUploadZip } from './upload-zip.ts'

/** Files that a run can upload. */
export interface UploadFiles {
  /** Input that lists them. */
  readonly input: 'zip-path' | 'packages'
  /** Paths in the ZIP. */
  readonly entries: readonly string[]
  readonly packages: readonly PackageFile[]
  readonly source: UploadSource
}

/** Source of an upload: a ZIP on disk, or files that are packed into one while they are uploaded. */
export type UploadSource =
  | { readonly kind: 'zip'; readonly file: CheckedFile }
  | { readonly kind: 'files'; readonly files: readonly SourceFile[] }

/** File to be uploaded, in the state in which it was read and checked. */
export interface CheckedFile extends FileState {
  /** Input that is named in errors about it. */
  readonly input: 'zip-path' | 'packages' | 'metadata-path'
  readonly path: string
}

/** File to be packed into the ZIP. */
export interface SourceFile extends CheckedFile {
  /** Path in the ZIP. */
  readonly name: string
}

/**
 * Reads the user's ZIP: its directory and the manifests of the packages in it.
 *
 * @throws InputError when the pattern does not match a ZIP, or matches one that cannot be published; the signal's
 * reason when that is aborted.
 */
export async function filesFromZip(pattern: string, signal: AbortSignal): Promise<UploadFiles> {
  await using zip = await openUploadZip(pattern, signal)
  return {
    input: 'zip-path',
    entries: zip.entries,
    packages: await readPackagesInZip(zip, zip.path, zip.packages),
    source: { kind: 'zip', file: { input: 'zip-path', path: zip.path, ...zip.state } },
  }
}

/**
 * Reads the manifests of the user's packages. The images and videos of the metadata folder can go with them.
 *
 * @throws InputError when a pattern matches nothing, a file that is not a package, or two files of the same name; the
 * signal's reason when that is aborted.
 */
export async function filesFromPackages(
  patterns: readonly string[],
  metadata: Metadata | undefined,
  signal: AbortSignal,
): Promise<UploadFiles> {
  const paths = await findPackages(patterns, signal)
  const read = await mapLimit(paths, FILES_AT_ONCE, signal, async (path, stop) => {
    const name = basename(path)
    const { packageFile, state } = await readPackageOnDisk(path, name, stop)
    return { packageFile, file: { input: 'packages' as const, name, path, ...state } }
  })
  const packages = read.map(({ file }) => file)
  const files = [...packages, ...(metadata === undefined ? [] : filesOfMetadata(metadata))]
  return {
    input: 'packages',
    entries: files.map(({ name }) => name),
    packages: read.map(({ packageFile }) => packageFile),
    source: { kind: 'files', files },
  }
}

async function findPackages(patterns: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
  const excludes = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1))
  const includes = patterns.filter((pattern) => !pattern.startsWith('!'))
  if (patterns.length > 0 && includes.length === 0)
    throw new InputError('packages', 'contains only exclusions. Add a pattern that includes files.')
  const excluded = await findIdentities(excludes, 'packages', signal)
  const found = await Promise.all(
    includes.map((pattern) => findMatchingFiles(pattern, 'packages', signal, excluded)),
  )
  // Two patterns may match the same file by different paths.
  const byIdentity = new Map<string, string>()
  for (const path of found.flat()) byIdentity.set(await identify(path), path)
  const paths = [...byIdentity.values()].sort()
  const stranger = paths.find((path) => !isPackage(path))
  if (stranger !== undefined) {
    throw new InputError(
      'packages',
      `"${stranger}" is not a package. A package ends in ${[...PACKAGE_EXTENSIONS].join(', ')}.`,
    )
  }
  refuseSameNames(paths)
  return paths
}

// In the ZIP they all share one folder, and Windows ignores case.
function refuseSameNames(paths: readonly string[]): void {
  const byName = new Map<string, string>()
  for (const path of paths) {
    const name = basename(path).toLowerCase()
    const other = byName.get(name)
    if (other !== undefined)
      throw new InputError('packages', `"${other}" and "${path}" have the same name. Rename one of them.`)
    byName.set(name, path)
  }
}

function filesOfMetadata({ languages, trailers }: Metadata): readonly SourceFile[] {
  const imageFiles = languages
    .flatMap(({ base, platformOverrides }) => [base, ...Object.values(platformOverrides)])
    .flatMap(({ images }) => Object.values(images).flat())
  const thumbnails = trailers.flatMap(({ assets }) => Object.values(assets).map(({ thumbnail }) => thumbnail))
  return [...imageFiles, ...thumbnails, ...trailers].map(({ fileName, path, state }) => ({
    input: 'metadata-path',
    name: fileName,
    path,
    ...state,
  }))
}
