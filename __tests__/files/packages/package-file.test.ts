import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from '@jest/globals'
import { ZipFile } from 'yazl'
import { openFile } from '../../../src/files/file-range.ts'
import {
  type PackageFile,
  readPackageOnDisk,
  readPackagesInZip,
} from '../../../src/files/packages/package-file.ts'
import type { BundledPackage, PackageIdentity } from '../../../src/files/packages/package-manifest.ts'
import { openZip } from '../../../src/files/packages/zip-reader.ts'
import { InputError } from '../../../src/shared/errors.ts'
import { readFileState } from '../../../src/shared/regular-file.ts'
import { never } from '../../support/never.ts'
import { rejection } from '../../support/rejection.ts'
import { runnerTemp } from '../../support/runner-temp.ts'
import { tempFolder } from '../../support/temp-folder.ts'

type Files = Readonly<Record<string, Buffer | string>>

const FOOTPRINT: Files = { 'AppxBlockMap.xml': '<BlockMap/>', '[Content_Types].xml': '<Types/>' }

/** A ZIP; one with a manifest has the rest of what a package has, too. */
async function zipOf(files: Files, compress: boolean): Promise<Buffer> {
  const isPackage = Object.keys(files).some((name) => /^(?:AppxManifest|AppxMetadata.*)\.xml$/i.test(name))
  return await pack(isPackage ? { ...files, ...FOOTPRINT } : files, compress)
}

async function pack(files: Files, compress: boolean): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name, { compress })
  zip.end()
  return await buffer(zip.outputStream)
}

const stored = (files: Files): Promise<Buffer> => zipOf(files, false)
const deflated = (files: Files): Promise<Buffer> => zipOf(files, true)
/** A ZIP with these files only. */
const bare = (files: Files): Promise<Buffer> => pack(files, false)

const NAME = 'AppxManifest.xml'
const BUNDLE = 'AppxMetadata/AppxBundleManifest.xml'
const IDENTITY = 'Name="Contoso.Demo" Publisher="CN=Contoso" Version="1.2.3.0"'
const FAMILY = '<TargetDeviceFamily Name="Windows.Desktop" MinVersion="10.0.17763.0"/>'

const manifest = (architecture = 'x64', languages = ['en-US']): string =>
  `<?xml version="1.0" encoding="utf-8"?><Package><Identity ${IDENTITY} ProcessorArchitecture="${architecture}"/>
  <Dependencies>${FAMILY}</Dependencies>
  <Resources>${languages.map((language) => `<Resource Language="${language}"/>`).join('')}</Resources></Package>`

const bundleManifest = (packages: string): string =>
  `<Bundle><Identity ${IDENTITY}/><Packages>${packages}</Packages></Bundle>`

const row = (fileName: string, architecture = 'x64', content = ''): string =>
  `<Package Type="application" Version="1.2.3.0" Architecture="${architecture}" FileName="${fileName}">${content}</Package>`

const aPackage = (pack = stored): Promise<Buffer> => pack({ 'Demo.exe': 'program', [NAME]: manifest() })

const aBundle = async (pack = stored): Promise<Buffer> =>
  pack({
    'Demo_x64.msix': await aPackage(),
    [BUNDLE]: bundleManifest(row('Demo_x64.msix') + row('Demo_x64.msix', 'arm64')),
  })

const DEMO: PackageIdentity = {
  name: 'Contoso.Demo',
  publisher: 'CN=Contoso',
  version: '1.2.3.0',
  architectures: ['x64'],
  deviceFamilies: [{ name: 'Windows.Desktop', minVersion: '10.0.17763.0' }],
  languages: ['en-US'],
  isBundle: false,
  contents: [],
}

const inBundle = (fileName: string, facts: Partial<BundledPackage> = {}): BundledPackage => {
  const { isBundle: _, contents: __, ...demo } = DEMO
  return { fileName, isApplication: true, ...demo, ...facts }
}

const bundleOf = (...contents: readonly BundledPackage[]): PackageIdentity => ({
  ...DEMO,
  isBundle: true,
  contents,
})

const DEMO_BUNDLE = { ...bundleOf(inBundle('Demo_x64.msix')), architectures: ['arm64', 'x64'] }

/** The same ZIP with another number in each record of its table of contents. */
function edited(zip: Buffer, offset: number, value: number): Buffer {
  const changed = Buffer.from(zip)
  const record = Buffer.from('PK\u0001\u0002', 'latin1')
  for (let at = changed.indexOf(record); at !== -1; at = changed.indexOf(record, at + 1)) {
    changed.writeUInt16LE(value, at + offset)
  }
  return changed
}

const encrypted = (zip: Buffer): Buffer => edited(zip, 8, 1)
const packedWith = (method: number, zip: Buffer): Buffer => edited(zip, 10, method)

/** Reads the entries of these names, in their order. */
async function readInZip(path: string, names: readonly string[]): Promise<readonly PackageFile[]> {
  await using file = await openFile(path, never)
  const zip = await openZip(file)
  const entries = zip.records.filter(({ fileName }) => names.includes(fileName))
  entries.sort((one, other) => names.indexOf(one.fileName) - names.indexOf(other.fileName))
  return await readPackagesInZip(zip, path, entries)
}

async function refusal(task: Promise<unknown>, input: string): Promise<string> {
  const error = await rejection(task)
  if (!(error instanceof InputError) || error.input !== input) throw error
  return error.message
}

describe('A package on disk', () => {
  it.each<{ name: string; file: string; content: () => Promise<Buffer>; expected: PackageIdentity }>([
    { name: 'a package', file: 'Demo.msix', content: () => aPackage(), expected: DEMO },
    { name: 'a deflated package', file: 'Demo.appx', content: () => aPackage(deflated), expected: DEMO },
    {
      name: 'a package in capitals',
      file: 'DEMO.MSIX',
      content: () => stored({ 'APPXMANIFEST.XML': manifest() }),
      expected: DEMO,
    },
    { name: 'a bundle', file: 'Demo.msixbundle', content: () => aBundle(), expected: DEMO_BUNDLE },
    {
      name: 'a deflated bundle',
      file: 'Demo.appxbundle',
      content: () => aBundle(deflated),
      expected: DEMO_BUNDLE,
    },
    {
      name: 'a package in an upload file, with symbols',
      file: 'Demo.msixupload',
      content: async () => stored({ 'Demo.msix': await aPackage(), 'Demo.msixsym': 'symbols' }),
      expected: DEMO,
    },
    {
      name: 'a package in an upload file that was packed on a Mac',
      file: 'Demo.msixupload',
      content: async () => stored({ 'Demo.msix': await aPackage(), '._Demo.msix': 'no package' }),
      expected: DEMO,
    },
    {
      name: 'a package with bytes behind it',
      file: 'Demo.msix',
      content: async () => Buffer.concat([await aPackage(), Buffer.alloc(10_000)]),
      expected: DEMO,
    },
    {
      name: 'a bundle in an upload file, all deflated',
      file: 'Demo.appxupload',
      content: async () =>
        deflated({ 'Demo.appxbundle': await aBundle(deflated), 'logs/other.msix': 'no package' }),
      expected: DEMO_BUNDLE,
    },
    {
      name: 'a manifest in UTF-16',
      file: 'Demo.msix',
      content: () => stored({ [NAME]: Buffer.from(`\uFEFF${manifest()}`, 'utf16le') }),
      expected: DEMO,
    },
    {
      name: 'a manifest in UTF-16 the other way round',
      file: 'Demo.msix',
      content: () => stored({ [NAME]: Buffer.from(`\uFEFF${manifest()}`, 'utf16le').swap16() }),
      expected: DEMO,
    },
    {
      name: 'a manifest in UTF-16 without a byte order mark',
      file: 'Demo.msix',
      content: () => stored({ [NAME]: Buffer.from(manifest(), 'utf16le') }),
      expected: DEMO,
    },
    {
      name: 'a manifest in Latin-1',
      file: 'Demo.msix',
      content: () =>
        stored({
          [NAME]: Buffer.from(
            manifest().replace('utf-8', 'ISO-8859-1').replace('CN=Contoso', 'CN=Müller'),
            'latin1',
          ),
        }),
      expected: { ...DEMO, publisher: 'CN=Müller' },
    },
    {
      name: 'a manifest in UTF-8 that says UTF-16, as PowerShell writes it',
      file: 'Demo.msix',
      content: () => stored({ [NAME]: manifest().replace('utf-8', 'utf-16') }),
      expected: DEMO,
    },
    {
      name: 'a manifest with a byte order mark',
      file: 'Demo.msix',
      content: () => stored({ [NAME]: `\uFEFF${manifest()}` }),
      expected: DEMO,
    },
    {
      name: 'a bundle that says more than the packages in it',
      file: 'Demo.msixbundle',
      content: async () =>
        stored({
          'Demo.msix': await stored({ [NAME]: manifest('x64', []).replace(FAMILY, '') }),
          [BUNDLE]: bundleManifest(
            row(
              'Demo.msix',
              'x86',
              `<b4:Dependencies>${FAMILY}</b4:Dependencies><Resources><Resource Language="DE"/></Resources>`,
            ),
          ),
        }),
      expected: {
        ...bundleOf(inBundle('Demo.msix', { deviceFamilies: [], languages: [] })),
        architectures: ['x86'],
        languages: ['DE'],
      },
    },
    {
      name: 'a bundle with a resource package, and what another tool has left in it',
      file: 'Demo.msixbundle',
      content: async () =>
        stored({
          'Demo.msix': await aPackage(),
          'de.msix': await stored({ [NAME]: manifest('neutral', ['de']) }),
          'other.msix': 'no package',
          [BUNDLE]: bundleManifest(
            `${row('Demo.msix')}<Package Type="resource" Version="1.2.3.0" FileName="de.msix"/>`,
          ),
        }),
      expected: {
        ...bundleOf(
          inBundle('Demo.msix'),
          inBundle('de.msix', { isApplication: false, architectures: ['neutral'], languages: ['de'] }),
        ),
        languages: ['en-US', 'de'],
      },
    },
    {
      name: 'a bundle whose packages have names with spaces',
      file: 'Demo.msixbundle',
      content: async () =>
        stored({
          'My%20Demo%2Bx64.msix': await stored({ [NAME]: manifest('x64', ['fr', 'de']) }),
          [BUNDLE]: bundleManifest(
            row('My Demo+x64.msix', 'x64', '<Resources><Resource Language="FR"/></Resources>'),
          ),
        }),
      expected: {
        ...bundleOf(inBundle('My Demo+x64.msix', { languages: ['fr', 'de'] })),
        languages: ['FR', 'de'],
      },
    },
    {
      name: 'a bundle of Windows 8',
      file: 'Demo.appxbundle',
      content: async () =>
        stored({
          'Demo.appx': await stored({ [NAME]: `<Package><Identity ${IDENTITY}/></Package>` }),
          [BUNDLE]: bundleManifest(row('Demo.appx', 'neutral')),
        }),
      expected: {
        ...bundleOf(inBundle('Demo.appx', { architectures: ['neutral'], deviceFamilies: [], languages: [] })),
        architectures: ['neutral'],
        deviceFamilies: [],
        languages: [],
      },
    },
    {
      name: 'a bundle that names one package 5000 times, which is read once',
      file: 'Demo.msixbundle',
      content: async () =>
        stored({
          'Demo.msix': await stored({
            [NAME]: manifest('x64', ['fr', 'de']),
            'Demo.bin': Buffer.alloc(2 ** 16),
          }),
          [BUNDLE]: bundleManifest(row('Demo.msix').repeat(5_000)),
        }),
      expected: {
        ...bundleOf(inBundle('Demo.msix', { languages: ['fr', 'de'] })),
        languages: ['fr', 'de'],
      },
    },
    {
      name: 'a bundle of 1000 packages',
      file: 'Demo.msixbundle',
      content: async () => {
        const names = Array.from({ length: 1_000 }, (_, index) => `${index}.msix`)
        const content = await aPackage()
        return stored({
          ...Object.fromEntries(names.map((name) => [name, content])),
          [BUNDLE]: bundleManifest(names.map((name) => row(name)).join('')),
        })
      },
      expected: bundleOf(...Array.from({ length: 1_000 }, (_, index) => inBundle(`${index}.msix`))),
    },
    {
      name: 'a package with the records of a large file, as MakeAppx writes them',
      file: 'Demo.msix',
      content: async () => {
        const zip = new ZipFile()
        for (const [name, content] of Object.entries({ ...FOOTPRINT, [NAME]: manifest() }))
          zip.addBuffer(Buffer.from(content), name, { forceZip64Format: true })
        zip.end({ forceZip64Format: true, comment: '' })
        return await buffer(zip.outputStream)
      },
      expected: DEMO,
    },
  ])('is read: $name', async ({ file, content, expected }) => {
    await using folder = await tempFolder()
    const path = await folder.add(file, await content())
    expect(await readPackageOnDisk(path, 'in the zip', never)).toEqual({
      packageFile: { fileName: 'in the zip', identity: expected },
      state: await readFileState(path),
    })
  })

  it('is known by its name only when it is of Windows Phone', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('Demo.XAP', await stored({ 'AppManifest.xaml': 'not looked into' }))
    expect(await readPackageOnDisk(path, 'Demo.xap', never)).toEqual({
      packageFile: { fileName: 'Demo.xap', identity: undefined },
      state: await readFileState(path),
    })
  })

  it.each<{ name: string; file?: string; content: () => Promise<Buffer | string>; expected: string }>([
    { name: 'is empty', content: async () => '', expected: '"PATH" is empty. Build it again.' },
    {
      name: 'is not a ZIP',
      content: async () => 'MZ and so on, for long enough',
      expected: '"PATH" is a program, not a package. Build an MSIX package from it.',
    },
    {
      name: 'is cut off',
      content: async () => (await aPackage()).subarray(0, -30),
      expected:
        '"PATH" is cut off, or more than 64 KiB of other bytes follow it. Build or download it again.',
    },
    {
      name: 'has lost its middle',
      content: async () => {
        const whole = await aPackage()
        return Buffer.concat([whole.subarray(0, 40), whole.subarray(140)])
      },
      expected: 'cannot be read: ',
    },
    {
      name: 'has no manifest',
      content: () => stored({ 'Demo.exe': '' }),
      expected: `cannot be read: it has no ${NAME}. Build it again.`,
    },
    {
      name: 'has its manifest in a folder',
      content: () => stored({ [`app/${NAME}`]: manifest() }),
      expected: `it has no ${NAME}`,
    },
    {
      name: 'is a bundle',
      content: () => aBundle(),
      expected: '"PATH" is a bundle: rename it to end in .msixbundle.',
    },
    {
      name: 'is an upload file',
      content: async () => stored({ 'Demo.msix': await aPackage() }),
      expected: '"PATH" is an upload file: rename it to end in .msixupload.',
    },
    {
      name: 'is a bundle by the name of an upload file',
      file: 'Demo.msixupload',
      content: () => stored({ [BUNDLE]: bundleManifest(row('x/Demo.msix')) }),
      expected: '"PATH" is a bundle: rename it to end in .msixbundle.',
    },
    {
      name: 'is a package',
      file: 'Demo.msixbundle',
      content: () => aPackage(),
      expected: '"PATH" is a package: rename it to end in .msix.',
    },
    {
      name: 'has two manifests',
      content: () => stored({ [NAME]: manifest(), 'appxmanifest.xml': manifest() }),
      expected: 'it has "appxmanifest.xml" twice',
    },
    {
      name: 'is encrypted',
      content: async () => encrypted(await aPackage(deflated)),
      expected: 'it is encrypted, and must be packed without a password',
    },
    {
      name: 'is packed in another way',
      content: async () => packedWith(9, await aPackage(deflated)),
      expected: 'it is packed with method 9, and must be stored or deflated',
    },
    {
      name: 'has broken XML',
      content: () => stored({ [NAME]: '<Package>' }),
      expected: `"${NAME}" in "PATH" cannot be read: it is not well-formed XML, line 1, column 1: Unclosed tag 'Package'. Build it again.`,
    },
    {
      name: 'would fill the log',
      content: () => deflated({ [NAME]: '<'.repeat(100_000) }),
      expected: `${'<'.repeat(200)}. Build it again.`,
    },
    {
      name: 'has a manifest in an unknown encoding',
      content: () => stored({ [NAME]: '<?xml version="1.0" encoding="klingon"?><Package/>' }),
      expected: 'cannot be read: its encoding, klingon, is not supported; use UTF-8. Build it again.',
    },
    {
      name: 'has a manifest that is not what it says',
      content: () => stored({ [NAME]: Buffer.from('<Package a="ü"/>', 'latin1') }),
      expected: 'not valid for encoding utf-8',
    },
    {
      name: 'is a framework package',
      content: () =>
        stored({
          [NAME]: manifest().replace('<Dep', '<Properties><Framework>true</Framework></Properties><Dep'),
        }),
      expected: '"PATH" is a framework package, which the Store provides: exclude it from "packages", ',
    },
    {
      name: 'is a ZIP that was renamed',
      content: () => bare({ [NAME]: manifest() }),
      expected:
        '"PATH" lacks AppxBlockMap.xml and [Content_Types].xml. Build it with MakeAppx or Visual Studio',
    },
    {
      name: 'is a bundle without a block map',
      file: 'Demo.msixbundle',
      content: async () =>
        bare({
          'Demo.msix': await aPackage(),
          [BUNDLE]: bundleManifest(row('Demo.msix')),
          '[Content_Types].xml': '<Types/>',
        }),
      expected: '"PATH" lacks AppxBlockMap.xml. Build it',
    },
    {
      name: 'is a flat bundle',
      file: 'Demo.msixbundle',
      content: () => stored({ [BUNDLE]: bundleManifest(row('Demo_x64.msix')) }),
      expected: '"PATH" is a flat bundle, whose packages are separate files; the Store does not accept that.',
    },
    {
      name: 'has a damaged manifest',
      content: async () =>
        Buffer.from((await aPackage()).toString('latin1').replace('1.2.3.0', '1.2.4.0'), 'latin1'),
      expected: 'its checksum is wrong',
    },
    {
      name: 'has a manifest that is too long',
      content: () => deflated({ [NAME]: ' '.repeat(4 * 1024 * 1024 + 1) }),
      expected: 'it has 4194305 bytes; the limit for a manifest is 4194304',
    },
    {
      name: 'has a manifest that is longer than it says',
      content: async () => withSize(await deflated({ [NAME]: ' '.repeat(8 * 1024 * 1024) }), 1_000),
      expected: 'it is longer than the 1000 bytes it declares',
    },
    {
      name: 'claims more files than it has',
      content: async () => {
        const zip = new ZipFile()
        zip.addBuffer(Buffer.from(manifest()), NAME)
        zip.end({ forceZip64Format: true, comment: '' })
        const bytes = await buffer(zip.outputStream)
        bytes.writeBigUInt64LE(2n ** 31n, bytes.indexOf(Buffer.from('PK\u0006\u0006', 'latin1')) + 32)
        return bytes
      },
      expected: 'cannot be read: its directory is damaged: 1 of 2147483648 entries can be read',
    },
    {
      name: 'has a bundle in its bundle',
      file: 'Demo.msixbundle',
      content: async () =>
        stored({ 'a.msixbundle': await aBundle(), [BUNDLE]: bundleManifest(row('a.msixbundle')) }),
      expected: '"PATH" contains "a.msixbundle", which must end in .msix or .appx.',
    },
    {
      name: 'has nothing in its upload file',
      file: 'Demo.msixupload',
      content: () => stored({ 'readme.txt': '' }),
      expected: 'it has neither a bundle nor a package at its root',
    },
    {
      name: 'is below the root of its upload file',
      file: 'Demo.msixupload',
      content: async () => stored({ 'out/Demo.msix': await aPackage() }),
      expected: 'it has neither a bundle nor a package at its root',
    },
    {
      name: 'is an upload file in an upload file',
      file: 'Demo.msixupload',
      content: async () => stored({ 'Demo.msixupload': await stored({ 'Demo.msix': await aPackage() }) }),
      expected: 'it has neither a bundle nor a package at its root',
    },
    {
      name: 'is one of several in an upload file',
      file: 'Demo.appxupload',
      content: () =>
        stored(Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`${name}.appx`, '']))),
      expected:
        '"PATH" contains 6 packages: "a.appx", "b.appx", "c.appx", "d.appx", "e.appx", "f.appx". The Store reads only one: set "packages" to the packages themselves, or bundle them.',
    },
    {
      name: 'lacks a package in its bundle',
      file: 'Demo.msixbundle',
      content: async () =>
        stored({
          'Demo_x64.msix': await aPackage(),
          [BUNDLE]: bundleManifest(row('Demo_x64.msix') + row('de.msix')),
        }),
      expected: '"PATH" lacks "de.msix", which its manifest names. Build it again.',
    },
    {
      name: 'names a program in its bundle',
      file: 'Demo.msixbundle',
      content: () => stored({ 'Demo.exe': '', [BUNDLE]: bundleManifest(row('Demo.exe')) }),
      expected:
        '"PATH" contains "Demo.exe", which must end in .msix or .appx. Rename it and build the bundle again.',
    },
    {
      name: 'has a damaged package in its bundle',
      file: 'Demo.msixbundle',
      content: () => stored({ 'a.msix': 'broken', [BUNDLE]: bundleManifest(row('a.msix')) }),
      expected: '"a.msix" in "PATH" is not a ZIP. Build it again.',
    },
    {
      name: 'is a text',
      file: 'Demo.txt',
      content: () => aPackage(),
      expected: 'it must end in .msix, .appx, .msixbundle, .appxbundle, .msixupload, .appxupload',
    },
  ])('is refused when it $name', async ({ file = 'Demo.msix', content, expected }) => {
    await using folder = await tempFolder()
    const path = await folder.add(file, await content())
    expect(await refusal(readPackageOnDisk(path, file, never), 'packages')).toContain(
      expected.replace('PATH', path),
    )
  })

  it('does not ask for a new build when the temporary folder is full', async () => {
    await using folder = await tempFolder()
    const none = join(folder.path, 'none')
    using _runner = runnerTemp(none)
    const path = await folder.add('Demo.msixupload', await deflated({ 'Demo.msix': await aPackage() }))
    const message = await refusal(readPackageOnDisk(path, 'Demo.msixupload', never), 'packages')
    expect(message.replaceAll(path, 'UPLOAD').replaceAll(none, 'NONE')).toMatch(
      /^"packages": "Demo\.msix" in "UPLOAD" cannot be unpacked: the temporary folder "NONE" cannot be written to: ENOENT.* Set RUNNER_TEMP to a folder that can\.$/,
    )
  })

  it('is given up when its signal is aborted, with the reason for that', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('Demo.msix', await aPackage())
    const reason = new Error('time is over')
    expect(await rejection(readPackageOnDisk(path, 'Demo.msix', AbortSignal.abort(reason)))).toBe(reason)
  })

  it('is refused when it is not there', async () => {
    await using folder = await tempFolder()
    const path = join(folder.path, 'Demo.msix')
    expect(await refusal(readPackageOnDisk(path, 'Demo.msix', never), 'packages')).toMatch(
      /cannot be opened: .*ENOENT.*Check the path\.$/,
    )
  })
})

describe('Packages in a ZIP', () => {
  it.each<{ how: string; pack: (files: Files) => Promise<Buffer> }>([
    { how: 'stored', pack: stored },
    { how: 'deflated', pack: deflated },
  ])('are read where they are, three levels deep, $how on every level', async ({ pack }) => {
    await using folder = await tempFolder()
    const path = await folder.add(
      'upload.zip',
      await pack({
        'out/Demo.msix': await aPackage(pack),
        'Demo.msixupload': await pack({ 'Demo.msixbundle': await aBundle(pack) }),
        'Old.xap': await pack({ 'AppManifest.xaml': 'not read' }),
        'Broken.msix': 'not asked for',
        'images/shot.png': '',
      }),
    )
    const names = ['Old.xap', 'Demo.msixupload', 'out/Demo.msix']
    expect([await readInZip(path, names), await readdir(folder.path)]).toEqual([
      [
        { fileName: 'Old.xap', identity: undefined },
        { fileName: 'Demo.msixupload', identity: DEMO_BUNDLE },
        { fileName: 'out/Demo.msix', identity: DEMO },
      ],
      ['upload.zip'],
    ])
  })

  it.each<{ name: string; content: () => Promise<Buffer | string>; expected: string }>([
    {
      name: 'one is there twice',
      content: async () =>
        Buffer.from(
          (await stored({ 'Demo.msix': '', 'demo.msix': '' })).toString('latin1').replaceAll('demo', 'Demo'),
          'latin1',
        ),
      expected: '"PATH" cannot be read: it has "Demo.msix" twice',
    },
    {
      name: 'one is encrypted',
      content: async () => encrypted(await deflated({ 'Demo.msix': await aPackage() })),
      expected: '"Demo.msix" in "PATH" cannot be read: it is encrypted',
    },
    {
      name: 'one is empty',
      content: () => stored({ 'Demo.msix': '' }),
      expected: '"Demo.msix" in "PATH" is empty. Build it again.',
    },
    {
      name: 'one is too large',
      content: async () => await zip64('Demo.msix', 26 * 1024 ** 3),
      expected: 'it has 27917287424 bytes; the limit for a package is 26843545600',
    },
    {
      name: 'one is shorter than it says',
      content: async () => withSize(await deflated({ 'Demo.msix': await aPackage() }), 100_000),
      expected: '"Demo.msix" in "PATH" cannot be read: it ends after',
    },
    {
      name: 'one is longer than it says',
      content: async () => withSize(await deflated({ 'Demo.msix': await aPackage() }), 200),
      expected: '"Demo.msix" in "PATH" cannot be read: it is longer than the 200 bytes it declares',
    },
    {
      name: 'one is damaged',
      content: async () => {
        const zip = await deflated({ 'Demo.msix': await aPackage() })
        return zip.fill(0xff, 50, 100)
      },
      expected: '"Demo.msix" in "PATH" cannot be read: ',
    },
    {
      name: 'one is broken deep inside',
      content: async () =>
        deflated({ 'Demo.msix': await deflated({ [NAME]: manifest().replace('1.2.3.0', '1') }) }),
      expected: '"AppxManifest.xml" in "Demo.msix" in "PATH" cannot be read: Version of <Identity> is "1"',
    },
  ])('are refused when $name', async ({ content, expected }) => {
    await using folder = await tempFolder()
    const path = await folder.add('upload.zip', await content())
    expect(await refusal(readInZip(path, ['Demo.msix']), 'zip-path')).toContain(
      expected.replace('PATH', path),
    )
  })
})

/** The same ZIP, whose table of contents says another size. */
function withSize(zip: Buffer, size: number): Buffer {
  const changed = Buffer.from(zip)
  changed.writeUInt32LE(size, changed.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24)
  return changed
}

/** A small ZIP with one entry, which claims a size that only ZIP64 can write. */
async function zip64(name: string, size: number): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from('small'), name, { compress: true, forceZip64Format: true })
  zip.end()
  const bytes = await buffer(zip.outputStream)
  const record = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  const extra = bytes.indexOf(Buffer.from([1, 0, 24, 0]), record)
  bytes.writeBigUInt64LE(BigInt(size), extra + 4)
  return bytes
}
