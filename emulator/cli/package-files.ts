import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { samplePackage } from '../fixtures/sample-packages.ts'
import { type PackageFacts, readPackage } from '../store/ingestion/package-manifest.ts'
import type { PackageIdentity } from '../store/product-record.ts'
import { isIdentityName } from './options.ts'

/**
 * Reads the facts of the package named by `--like`.
 * @throws {TypeError} When it is not a package, or has an impossible name or version.
 */
export async function readLike(path: string): Promise<PackageFacts> {
  const bytes = (await stat(path)).isFile() ? await readFile(path) : Buffer.alloc(0)
  const facts = await readPackage(bytes).catch(() => undefined)
  if (facts === undefined || !isIdentityName(facts.name) || !isPackageVersion(facts.version)) {
    throw new TypeError(`--like: "${path}" is not a package, a bundle or an upload file.`)
  }
  return facts
}

const isPackageVersion = (version: string): boolean =>
  /^\d+(\.\d+){3}$/.test(version) && version.split('.').every((part) => Number(part) <= 65_535)

/** Writes a package with an identity into a folder, which is created if missing; returns the path. */
export async function writeSample(
  folder: string,
  identity: PackageIdentity,
  version = '2.0.0.0',
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${identity.name}_${version}_x64.msix`)
  await writeFile(path, await samplePackage({ ...identity, version }))
  return path
}
