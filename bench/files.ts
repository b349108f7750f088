import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { ZipFile } from 'yazl'
import { samplePackage } from '../emulator/fixtures/sample-packages.ts'
import { NODE } from './machine.ts'
import type { Part, Sample } from './measure.ts'
import { MIB, measureInTurn, medianOf, randomChunks } from './measure.ts'
import { formatNumber, formatTable, formatTargets, type Target } from './table.ts'

/** Files of an input, to be read by a version. */
interface Reading {
  readonly what: string
  readonly input: 'zip-path' | 'packages'
  readonly path: string
  readonly version: string
  readonly module: string
}

const NOW = 'this action'
const BEFORE = 'older version'
const MODULE = 'src/files/packages/upload-files.js'

const MANY = 'ZIP of 60 000 entries'
const BUNDLE = 'bundle of 1.5 GiB'
const UPLOAD = 'the same, deflated in an upload file'

/** Measures the reading of large inputs, each in a fresh process. */
export const benchFiles: Part = async ({ runs, quick, against, folder, log }) => {
  const files = await makeFiles(folder, quick)
  const readings = [...versionsOf(against)].flatMap(([version, module]) =>
    files.map((file): Reading => ({ ...file, version, module })),
  )
  const samples = await measureInTurn(readings, runs, async (reading) => {
    const sample = await read(reading)
    log(`${reading.what}, ${reading.version}: ${formatNumber(sample.seconds * 1000)} ms`)
    return sample
  })
  const rows = [...samples].map(([{ what, version }, taken]) => ({
    what,
    version,
    ms: medianOf(taken, ({ seconds }) => seconds * 1000),
    cpuMs: medianOf(taken, ({ cpuSeconds }) => cpuSeconds * 1000),
    mb: medianOf(taken, ({ peakRssInBytes }) => peakRssInBytes / 1e6),
  }))
  const msOf = (what: string, version = NOW): number =>
    rows.find((row) => row.what === what && row.version === version)?.ms ?? Number.NaN
  const older = files.map(
    ({ what }): Target => [`${what}: ms ÷ older`, '≤', 1.05, msOf(what) / msOf(what, BEFORE)],
  )
  return [
    `## Files, median of ${runs}`,
    formatTable(
      ['files', 'version', 'ms', 'CPU ms', 'peak RSS MB'],
      rows.map(({ what, version, ms, cpuMs, mb }) => [what, version, ...[ms, cpuMs, mb].map(formatNumber)]),
    ),
    formatTargets([
      [`${MANY}: ms`, '≤', 500, msOf(MANY)],
      [`${BUNDLE}: ms`, '≤', 100, msOf(BUNDLE)],
      ...older.filter(([, , , seen]) => !Number.isNaN(seen)),
    ]),
  ].join('\n\n')
}

function versionsOf(against: string | undefined): ReadonlyMap<string, string> {
  const own = fileURLToPath(new URL(`../${MODULE}`, import.meta.url))
  const versions = new Map([[NOW, own]])
  if (against === undefined) return versions
  const checkout = basename(against) === 'dist' ? dirname(against) : against
  return versions.set(BEFORE, resolve(checkout, '.build', MODULE))
}

async function read({ module, input, path }: Reading): Promise<Sample> {
  const script = fileURLToPath(new URL('read-files.js', import.meta.url))
  const arguments_ = [script, pathToFileURL(module).href, input, path]
  const { stdout } = await promisify(execFile)(NODE, arguments_)
  return JSON.parse(stdout)
}

type ReadingFile = Pick<Reading, 'what' | 'input' | 'path'>

async function makeFiles(folder: string, quick: boolean): Promise<readonly ReadingFile[]> {
  const many = join(folder, 'many.zip')
  await writeZip(many, async (zip) => {
    zip.addBuffer(await samplePackage(), 'Demo.msix', { compress: false })
    const empty = Buffer.alloc(1)
    for (let index = 0; index < (quick ? 600 : 60_000); index++)
      zip.addBuffer(empty, `images/folder/${index}.png`, { compress: false })
  })
  const bundle = join(folder, 'large.msixbundle')
  await writeBundle(bundle, quick ? 16 * MIB : 384 * MIB)
  const upload = join(folder, 'large.msixupload')
  await writeZip(upload, async (zip) => zip.addFile(bundle, 'large.msixbundle', { compress: true }))
  return [
    { what: MANY, input: 'zip-path', path: many },
    { what: BUNDLE, input: 'packages', path: bundle },
    { what: UPLOAD, input: 'packages', path: upload },
  ]
}

const ARCHITECTURES = ['x86', 'x64', 'arm', 'arm64'] as const
const IDENTITY = 'Name="Contoso.Demo" Publisher="CN=Contoso" Version="2.0.0.0"'

/** Writes a bundle of four packages of that size, whose bytes cannot be compressed. */
async function writeBundle(path: string, sizeInBytes: number): Promise<void> {
  const packages = ARCHITECTURES.map((architecture) => ({ architecture, name: `${architecture}.msix` }))
  for (const { architecture, name } of packages) {
    const manifest = `<Package><Identity ${IDENTITY} ProcessorArchitecture="${architecture}"/></Package>`
    await writeZip(join(dirname(path), name), async (zip) => {
      zip.addReadStream(Readable.from(randomChunks(sizeInBytes)), 'App.bin', { compress: false })
      addParts(zip, 'AppxManifest.xml', manifest)
    })
  }
  const rows = packages.map(
    ({ architecture, name }) =>
      `<Package Type="application" Version="2.0.0.0" Architecture="${architecture}" FileName="${name}" Offset="50"/>`,
  )
  const manifest = `<Bundle><Identity ${IDENTITY}/><Packages>${rows.join('')}</Packages></Bundle>`
  await writeZip(path, async (zip) => {
    for (const { name } of packages) zip.addFile(join(dirname(path), name), name, { compress: false })
    addParts(zip, 'AppxMetadata/AppxBundleManifest.xml', manifest)
  })
}

function addParts(zip: ZipFile, name: string, manifest: string): void {
  const parts = { [name]: manifest, 'AppxBlockMap.xml': '<BlockMap/>', '[Content_Types].xml': '<Types/>' }
  for (const [part, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), part)
}

async function writeZip(path: string, fill: (zip: ZipFile) => Promise<void>): Promise<void> {
  const zip = new ZipFile()
  await fill(zip)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}
