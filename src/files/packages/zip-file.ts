import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { type Entry, open, type ZipFile as ZipReader } from 'yauzl'
import { InputError, messageOf } from '../../shared/errors.ts'
import { matchingFiles } from '../matching-files.ts'

/** A ZIP on disk that is ready to be uploaded. */
export interface ZipFile {
  readonly path: string
  readonly sizeInBytes: number
  /** Paths of the files in it. */
  readonly entries: readonly string[]
  /** Paths of the packages among them. */
  readonly packages: readonly string[]
}

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements
/** The endings of packages, in lower case. */
export const PACKAGE_EXTENSIONS: ReadonlySet<string> = new Set([
  '.msix',
  '.msixbundle',
  '.msixupload',
  '.appx',
  '.appxbundle',
  '.appxupload',
  '.xap',
])

/** Whether a path is a package's, by its ending. */
export const isPackage = (path: string): boolean => PACKAGE_EXTENSIONS.has(extname(path).toLowerCase())

// What makes a ZIP a package or a bundle.
const MANIFESTS: ReadonlySet<string> = new Set(['appxmanifest.xml', 'appxmetadata/appxbundlemanifest.xml'])

/**
 * Reads the table of contents of the one file that `pattern`, a path or a glob, names.
 *
 * @throws InputError when there is not exactly one, when it is no readable ZIP, or when it is a package itself:
 * the Store takes a bare package without a word and goes on selling the old one
 * (https://github.com/mozilla-releng/scriptworker-scripts/issues/474).
 */
export async function readZip(pattern: string): Promise<ZipFile> {
  const path = await theOneFile(pattern)
  const { size } = await stat(path)
  const found = await readEntries(path)
  const entries = found.map(({ fileName }) => fileName).filter((name) => !name.endsWith('/'))
  if (isPackage(path) || entries.some((name) => MANIFESTS.has(name.toLowerCase()))) {
    throw new InputError(
      'zip-path',
      `"${path}" is a package, not a ZIP with packages in it. The Store would ignore it silently. Give it as "packages" instead, or put it into a ZIP.`,
    )
  }
  const encrypted = found.find((entry) => entry.isEncrypted())
  if (encrypted !== undefined) {
    throw new InputError(
      'zip-path',
      `"${encrypted.fileName}" in "${path}" is encrypted. Make the ZIP without a password.`,
    )
  }
  return { path, sizeInBytes: size, entries, packages: entries.filter(isPackage) }
}

async function theOneFile(pattern: string): Promise<string> {
  const [only = '', ...more] = await matchingFiles(pattern, 'zip-path')
  if (more.length === 0) return only
  const names = [only, ...more].slice(0, 5).join(', ')
  throw new InputError(
    'zip-path',
    `"${pattern}" matches ${more.length + 1} files, and must match one: ${names}.`,
  )
}

async function readEntries(path: string): Promise<readonly Entry[]> {
  try {
    const zip = await openZip(path)
    return await new Promise((resolve, reject) => {
      const entries: Entry[] = []
      zip.on('entry', (entry: Entry) => {
        entries.push(entry)
        zip.readEntry()
      })
      zip.on('end', () => resolve(entries))
      zip.on('error', reject)
      zip.readEntry()
    })
  } catch (error) {
    const reason = messageOf(error).replace(/\.$/, '')
    throw new InputError('zip-path', `"${path}" is no ZIP that can be read: ${reason}. Build it again.`, {
      cause: error,
    })
  }
}

function openZip(path: string): Promise<ZipReader> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true }, (error, zip) =>
      zip === undefined || error ? reject(error) : resolve(zip),
    )
  })
}
