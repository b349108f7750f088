import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { InputError } from '../../shared/errors.ts'
import { findMatchingFiles } from '../matching-files.ts'
import type { Metadata } from '../metadata/metadata.ts'
import {
  isPackage,
  PACKAGE_EXTENSIONS,
  type PackageFile,
  readPackageOnDisk,
  readPackagesInZip,
} from './package-file.ts'
import { openUploadZip } from './upload-zip.ts'

/** Files that a run can upload. */
export interface UploadFiles {
  /** Input that names them. */
  readonly input: 'zip-path' | 'packages'
  /** Paths in the ZIP. */
  readonly entries: readonly string[]
  readonly packages: readonly PackageFile[]
  readonly source: UploadSource
}

/** Source of an upload: a ZIP as it is on disk, or files that become one on the way. */
export type UploadSource =
  | { readonly kind: 'zip'; readonly path: string; readonly sizeInBytes: number }
  | { readonly kind: 'files'; readonly files: readonly SourceFile[] }

/** File on its way into the ZIP. */
export interface SourceFile {
  /** Path in the ZIP. */
  readonly name: string
  /** Path on disk. */
  readonly path: string
  readonly sizeInBytes: number
}

/**
 * Reads the user's ZIP: its directory and the manifests of the packages in it.
 *
 * @throws InputError when the pattern names no ZIP, or one that cannot be published.
 */
export async function filesFromZip(pattern: string): Promise<UploadFiles> {
  await using zip = await openUploadZip(pattern)
  return {
    input: 'zip-path',
    entries: zip.entries,
    packages: await readPackagesInZip(zip, zip.path, zip.packages),
    source: { kind: 'zip', path: zip.path, sizeInBytes: zip.range.sizeInBytes },
  }
}

/**
 * Reads the manifests of the user's packages. The pictures and videos of the metadata folder can go with them.
 *
 * @throws InputError when a pattern matches nothing, or no package, or two files of one name.
 */
export async function filesFromPackages(
  patterns: readonly string[],
  metadata: Metadata | undefined,
): Promise<UploadFiles> {
  const paths = await findPackages(patterns)
  const packages = await Promise.all(paths.map((path) => readPackageOnDisk(path, basename(path))))
  const packageFiles = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), path, sizeInBytes: (await stat(path)).size })),
  )
  const files = [...packageFiles, ...(metadata === undefined ? [] : filesOfMetadata(metadata))]
  return {
    input: 'packages',
    entries: files.map(({ name }) => name),
    packages,
    source: { kind: 'files', files },
  }
}

async function findPackages(patterns: readonly string[]): Promise<readonly string[]> {
  const excludes = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1))
  const includes = patterns.filter((pattern) => !pattern.startsWith('!'))
  if (patterns.length > 0 && includes.length === 0)
    throw new InputError('packages', 'only says what to leave out. Say also which files to take.')
  const found = await Promise.all(includes.map((pattern) => findMatchingFiles(pattern, 'packages', excludes)))
  // Two patterns may name one file, each in its own way.
  const paths = [...new Map(found.flat().map((path) => [resolve(path), path])).values()].sort()
  const stranger = paths.find((path) => !isPackage(path))
  if (stranger !== undefined) {
    throw new InputError(
      'packages',
      `"${stranger}" is no package. A package ends in ${[...PACKAGE_EXTENSIONS].join(', ')}.`,
    )
  }
  refuseSameNames(paths)
  return paths
}

// In the ZIP they all lie side by side, and Windows knows no case.
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
  const pictures = languages
    .flatMap(({ base, platformOverrides }) => [base, ...Object.values(platformOverrides)])
    .flatMap(({ images }) => Object.values(images).flat())
  const thumbnails = trailers.flatMap(({ assets }) => Object.values(assets).map(({ thumbnail }) => thumbnail))
  return [...pictures, ...thumbnails, ...trailers].map(({ fileName, path, sizeInBytes }) => ({
    name: fileName,
    path,
    sizeInBytes,
  }))
}
