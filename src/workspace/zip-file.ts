import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { create } from '@actions/glob'
import { type Entry, open, type ZipFile as ZipReader } from 'yauzl'
import { InputError, messageOf } from '../errors.ts'

/** A ZIP on disk that is ready to be uploaded. */
export interface ZipFile {
  readonly path: string
  readonly sizeInBytes: number
  /** Paths of the files in it. */
  readonly entries: readonly string[]
  /** The entries that are packages. */
  readonly packages: readonly string[]
}

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements
const PACKAGE_EXTENSIONS: ReadonlySet<string> = new Set([
  '.msix',
  '.msixbundle',
  '.msixupload',
  '.appx',
  '.appxbundle',
  '.appxupload',
  '.xap',
])

const isPackage = (path: string): boolean => PACKAGE_EXTENSIONS.has(extname(path).toLowerCase())

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
      `"${path}" is a package, not a ZIP with packages in it. The Store would ignore it silently. Put it into a ZIP: zip -0 upload.zip "${path}"`,
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
  // A path that exists is meant as it is, also when it holds a character that a glob would read.
  if (await isFile(pattern)) return pattern
  const globber = await create(pattern, { implicitDescendants: false, matchDirectories: false })
  const matches = await globber.glob()
  const [only] = matches
  if (only !== undefined && matches.length === 1) return only
  throw new InputError(
    'zip-path',
    matches.length === 0
      ? `no file matches "${pattern}" (looked in ${process.cwd()}).`
      : `"${pattern}" matches ${matches.length} files, and must match one: ${matches.slice(0, 5).join(', ')}.`,
  )
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
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
