import { symlink } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { sampleBundle, samplePackage, zipOf } from '../../../emulator/fixtures/sample-packages.ts'
import { type Metadata, readMetadata } from '../../../src/files/metadata/metadata.ts'
import {
  filesFromPackages,
  filesFromZip,
  type UploadFiles,
} from '../../../src/files/packages/upload-files.ts'
import { InputError } from '../../../src/shared/errors.ts'
import { readFileState } from '../../../src/shared/regular-file.ts'
import { never } from '../../support/never.ts'
import { rejection } from '../../support/rejection.ts'
import { itWithLinks, withSlashes } from '../../support/system.ts'
import { type TempFolder, tempFolder } from '../../support/temp-folder.ts'

type Files = Readonly<Record<string, Buffer | string>>

const x64 = await samplePackage({ architecture: 'x64' })
const arm64 = await samplePackage({ architecture: 'arm64' })
const bundle = await sampleBundle()

async function folderWith(files: Files): Promise<TempFolder> {
  const folder = await tempFolder()
  for (const [name, content] of Object.entries(files)) await folder.add(name, content)
  return folder
}

/** The packages that the patterns, relative to the folder, name. */
const packagesIn = (folder: TempFolder, ...patterns: readonly string[]): Promise<UploadFiles> =>
  filesFromPackages(
    patterns.map((pattern) => pattern.replace(/^!?/, (sign) => `${sign}${folder.path}/`)),
    undefined,
    never,
  )

/** What is uploaded: names in the ZIP, and the paths below the folder that they come from. */
function source(folder: TempFolder, { source }: UploadFiles): Readonly<Record<string, string>> {
  if (source.kind === 'zip') throw new Error('It is a ZIP.')
  return Object.fromEntries(
    source.files.map(({ name, path }) => [name, relative(folder.path, path).replaceAll('\\', '/')]),
  )
}

/** The input and the words of a refusal, without the path of the folder. */
async function refusal(folder: TempFolder, reading: Promise<unknown>) {
  const error = await rejection(reading)
  if (!(error instanceof InputError)) throw error
  const path = withSlashes(folder.path)
  return {
    input: error.input,
    message: withSlashes(error.message).replaceAll(`${path}/`, '').replaceAll(path, '.'),
  }
}

describe('The packages on disk', () => {
  it('are read with their manifests and sizes', async () => {
    await using folder = await folderWith({ 'out/Demo_x64.msix': x64 })
    const path = join(folder.path, 'out', 'Demo_x64.msix')
    expect(await filesFromPackages([path], undefined, never)).toEqual({
      input: 'packages',
      entries: ['Demo_x64.msix'],
      packages: [
        {
          fileName: 'Demo_x64.msix',
          identity: expect.objectContaining({ version: '2.0.0.0', architectures: ['x64'], isBundle: false }),
        },
      ],
      source: {
        kind: 'files',
        files: [{ input: 'packages', name: 'Demo_x64.msix', path, ...(await readFileState(path)) }],
      },
    })
  })

  const FILES: Files = {
    'out/Demo_x64.msix': x64,
    'out/Demo_arm64.msix': arm64,
    'out/debug/Debug_x64.msix': x64,
    'out/Demo.msixbundle': bundle,
    'out/readme.txt': 'no package',
    'App [x64].msix': x64,
    'Phone.xap': x64,
    'out/._Demo_x64.msix': 'left behind by macOS',
  }

  it.each<{ name: string; patterns: readonly string[]; expected: readonly string[] }>([
    { name: 'by a path', patterns: ['out/Demo_x64.msix'], expected: ['out/Demo_x64.msix'] },
    {
      name: 'by a glob',
      patterns: ['out/*.msix'],
      expected: ['out/Demo_arm64.msix', 'out/Demo_x64.msix'],
    },
    {
      name: 'by a glob over folders',
      patterns: ['out/**/*_x64.msix'],
      expected: ['out/Demo_x64.msix', 'out/debug/Debug_x64.msix'],
    },
    {
      name: 'by several globs',
      patterns: ['out/*.msixbundle', '*.xap'],
      expected: ['Phone.xap', 'out/Demo.msixbundle'],
    },
    {
      name: 'once, although two patterns name them',
      patterns: ['out/*_x64.msix', 'out/Demo_*.msix'],
      expected: ['out/Demo_arm64.msix', 'out/Demo_x64.msix'],
    },
    {
      name: 'by a path with what a glob would read',
      patterns: ['App [x64].msix'],
      expected: ['App [x64].msix'],
    },
    {
      name: 'without what a pattern leaves out',
      patterns: ['out/**/*.msix', '!out/debug/**'],
      expected: ['out/Demo_arm64.msix', 'out/Demo_x64.msix'],
    },
    {
      name: 'without what a pattern before them leaves out',
      patterns: ['!out/*_arm64.msix', 'out/*.msix'],
      expected: ['out/Demo_x64.msix'],
    },
    {
      name: 'without what a path with what a glob would read leaves out',
      patterns: ['**/*x64*.msix', '!App [x64].msix', '!out/debug/Debug_x64.msix'],
      expected: ['out/Demo_x64.msix'],
    },
  ])('are named $name', async ({ patterns, expected }) => {
    await using folder = await folderWith(FILES)
    const uploadFiles = await packagesIn(folder, ...patterns)
    expect({
      files: Object.values(source(folder, uploadFiles)).sort(),
      packages: uploadFiles.packages.map(({ fileName }) => fileName).sort(),
      entries: [...uploadFiles.entries].sort(),
    }).toEqual({
      files: expected,
      packages: expected.map((path) => basename(path)).sort(),
      entries: expected.map((path) => basename(path)).sort(),
    })
  })

  it('are one file even when a glob and a relative path name it', async () => {
    await using folder = await folderWith({ 'Demo_x64.msix': x64 })
    const path = join(folder.path, 'Demo_x64.msix')
    const patterns = [relative(process.cwd(), path), join(folder.path, '*.msix')]
    expect((await filesFromPackages(patterns, undefined, never)).entries).toEqual(['Demo_x64.msix'])
  })

  it.each<{ name: string; patterns: readonly string[]; says: readonly string[] }>([
    {
      name: 'a pattern matches nothing',
      patterns: ['out/*.msix', 'out/*.appx'],
      says: ['no file matches "out/*.appx"', withSlashes(process.cwd())],
    },
    { name: 'a path does not exist', patterns: ['gone.msix'], says: ['no file matches "gone.msix"'] },
    { name: 'a pattern matches a folder only', patterns: ['out'], says: ['no file matches "out"'] },
    {
      name: 'one is not a package',
      patterns: ['out/*'],
      says: ['"out/readme.txt" is not a package', '.msix, .msixbundle'],
    },
    {
      name: 'everything is left out again',
      patterns: ['out/*.msix', '!out/*'],
      says: ['every file that matches "out/*.msix" is excluded'],
    },
    {
      name: 'a path is left out again',
      patterns: ['out/Demo_x64.msix', '!out/*_x64.msix'],
      says: ['every file that matches "out/Demo_x64.msix" is excluded'],
    },
    {
      name: 'there are only patterns that leave out, which would publish nothing',
      patterns: ['!out/debug/**'],
      says: ['contains only exclusions'],
    },
  ])('are refused when $name', async ({ patterns, says }) => {
    await using folder = await folderWith(FILES)
    const { input, message } = await refusal(folder, packagesIn(folder, ...patterns))
    expect([input, says.filter((text) => !message.includes(text))]).toEqual(['packages', []])
  })

  it.each([
    ['a/Demo.msix', 'b/Demo.msix'],
    ['a/Demo.msix', 'b/DEMO.MSIX'],
  ])('are refused when %s and %s would be one file in the ZIP', async (one, other) => {
    await using folder = await folderWith({ [one]: x64, [other]: arm64 })
    expect(await refusal(folder, packagesIn(folder, '*/*'))).toEqual({
      input: 'packages',
      message: `"packages": "${one}" and "${other}" have the same name. Rename one of them.`,
    })
  })

  it.each(['.msix', '.msixbundle', '.msixupload', '.appx', '.appxbundle', '.appxupload'])(
    'are refused when a file only ends in %s',
    async (extension) => {
      await using folder = await folderWith({ [`Demo${extension}`]: 'a text' })
      const { input, message } = await refusal(folder, packagesIn(folder, `*${extension}`))
      expect([input, message.includes(`"Demo${extension}" is not a ZIP`)]).toEqual(['packages', true])
    },
  )

  itWithLinks('are refused when a link leads nowhere', async () => {
    await using folder = await tempFolder()
    await symlink('gone.msix', join(folder.path, 'Demo.msix'))
    expect((await refusal(folder, packagesIn(folder, '*.msix'))).input).toBe('packages')
  })
})

const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x05V\0\0\x03\0\x08\x06\0\0\0', 'latin1')
const LISTINGS: Files = {
  'listings/en-us/title.txt': 'Demo',
  'listings/en-us/images/Screenshot/01.png': PNG,
  'listings/en-us/images/Screenshot/01.txt': 'Main',
  'listings/en-us/platform-overrides/Windows81/images/Screenshot/old.png': PNG,
  'listings/de-de/images/Icon/icon.png': PNG,
  'listings/de-de/trailers/main.txt': 'Film',
  'listings/de-de/trailers/main.png': PNG,
  'listings/trailers/main.mp4': 'a film',
}
const SENT_WITH_LISTINGS = {
  'de-de/images/Icon/icon.png': 'listings/de-de/images/Icon/icon.png',
  'en-us/images/Screenshot/01.png': 'listings/en-us/images/Screenshot/01.png',
  'en-us/platform-overrides/Windows81/images/Screenshot/old.png':
    'listings/en-us/platform-overrides/Windows81/images/Screenshot/old.png',
  'de-de/trailers/main.png': 'listings/de-de/trailers/main.png',
  'trailers/main.mp4': 'listings/trailers/main.mp4',
}

const metadataIn = (folder: TempFolder): Promise<Metadata> =>
  readMetadata(join(folder.path, 'listings'), never)

describe('The images and videos of the metadata', () => {
  it('go with the packages, under their paths in the layout; texts and captions do not', async () => {
    await using folder = await folderWith({ ...LISTINGS, 'Demo_x64.msix': x64 })
    const uploadFiles = await filesFromPackages(
      [join(folder.path, '*.msix')],
      await metadataIn(folder),
      never,
    )
    const sent = { 'Demo_x64.msix': 'Demo_x64.msix', ...SENT_WITH_LISTINGS }
    expect({
      source: source(folder, uploadFiles),
      packages: uploadFiles.packages.map(({ fileName }) => fileName),
      entries: [...uploadFiles.entries].sort(),
    }).toEqual({ source: sent, packages: ['Demo_x64.msix'], entries: Object.keys(sent).sort() })
  })

  it('go alone when there are no packages', async () => {
    await using folder = await folderWith(LISTINGS)
    const uploadFiles = await filesFromPackages([], await metadataIn(folder), never)
    expect({ source: source(folder, uploadFiles), packages: uploadFiles.packages }).toEqual({
      source: SENT_WITH_LISTINGS,
      packages: [],
    })
  })

  it('are sent with their sizes', async () => {
    await using folder = await folderWith(LISTINGS)
    const { source } = await filesFromPackages([], await metadataIn(folder), never)
    const sizes =
      source.kind === 'zip' ? [] : source.files.map(({ name, sizeInBytes }) => [name, sizeInBytes])
    expect(Object.fromEntries(sizes)).toMatchObject({
      'de-de/images/Icon/icon.png': PNG.length,
      'de-de/trailers/main.png': PNG.length,
      'trailers/main.mp4': 'a film'.length,
    })
  })

  it('may be none', async () => {
    await using folder = await folderWith({ 'listings/en-us/title.txt': 'Demo' })
    expect(await filesFromPackages([], await metadataIn(folder), never)).toEqual({
      input: 'packages',
      entries: [],
      packages: [],
      source: { kind: 'files', files: [] },
    })
  })
})

describe('A ready ZIP', () => {
  it('is read with its files and the manifests of its packages', async () => {
    await using folder = await tempFolder()
    const content = await zipOf({ 'Demo_x64.msix': x64, 'sub/Demo.msixbundle': bundle, 'icon.png': PNG })
    const path = await folder.add('upload.zip', content)
    expect(await filesFromZip(path, never)).toEqual({
      input: 'zip-path',
      entries: ['Demo_x64.msix', 'sub/Demo.msixbundle', 'icon.png'],
      packages: [
        { fileName: 'Demo_x64.msix', identity: expect.objectContaining({ architectures: ['x64'] }) },
        {
          fileName: 'sub/Demo.msixbundle',
          identity: expect.objectContaining({ architectures: ['arm64', 'x64'], isBundle: true }),
        },
      ],
      source: { kind: 'zip', file: { input: 'zip-path', path, ...(await readFileState(path)) } },
    })
  })

  it('may hold no package', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('upload.zip', await zipOf({ 'icon.png': PNG }))
    expect(await filesFromZip(path, never)).toMatchObject({ entries: ['icon.png'], packages: [] })
  })

  it.each<{ name: string; content: () => Promise<Buffer> | Buffer; expected: string }>([
    { name: 'is a text', content: () => Buffer.from('a text'), expected: 'is not a ZIP' },
    { name: 'is cut off', content: () => x64.subarray(0, x64.length / 2), expected: 'is cut off' },
    {
      name: 'has no manifest',
      content: () => zipOf({ 'Demo.exe': 'program' }),
      expected: 'cannot be read: it has no AppxManifest.xml',
    },
  ])('is refused when a package in it $name', async ({ content, expected }) => {
    await using folder = await tempFolder()
    const path = await folder.add('upload.zip', await zipOf({ 'bin/Demo_x64.msix': await content() }))
    const { input, message } = await refusal(folder, filesFromZip(path, never))
    expect([input, message.includes(`"bin/Demo_x64.msix" in "upload.zip" ${expected}`)]).toEqual([
      'zip-path',
      true,
    ])
  })
})
