import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from '@jest/globals'
import { ZipFile } from 'yazl'
import { readPackagesInZip } from '../../../src/files/packages/package-file.ts'
import { openUploadZip } from '../../../src/files/packages/upload-zip.ts'
import { never } from '../../support/never.ts'
import { tempFolder } from '../../support/temp-folder.ts'

type Files = Readonly<Record<string, Buffer | string>>

async function zipOf(files: Files, compress: boolean): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name, { compress })
  zip.end()
  return await buffer(zip.outputStream)
}

const IDENTITY = 'Name="Contoso.Demo" Publisher="CN=Contoso" Version="1.2.3.0"'
const FAMILY = '<TargetDeviceFamily Name="Windows.Desktop" MinVersion="10.0.17763.0"/>'

const manifestOf = (architecture: string): Files => ({
  'AppxBlockMap.xml': '<BlockMap/>',
  '[Content_Types].xml': '<Types/>',
  'AppxManifest.xml': `<Package><Identity ${IDENTITY} ProcessorArchitecture="${architecture}"/><Dependencies>${FAMILY}</Dependencies></Package>`,
})

const FACTS = {
  name: 'Contoso.Demo',
  publisher: 'CN=Contoso',
  version: '1.2.3.0',
  deviceFamilies: [{ name: 'Windows.Desktop', minVersion: '10.0.17763.0' }],
  languages: [],
}

const packageFor = (architecture: string) => ({
  ...FACTS,
  architectures: [architecture],
  isBundle: false,
  contents: [],
})

const bundleFor = (...architectures: readonly string[]) => ({
  ...FACTS,
  architectures,
  isBundle: true,
  contents: architectures.map((architecture) => ({
    fileName: `${architecture}.msix`,
    isApplication: true,
    ...FACTS,
    architectures: [architecture],
  })),
})

const program = (sizeInMegabytes: number): Files => ({
  'Demo.bin': randomBytes(sizeInMegabytes * 1024 * 1024),
})

/** A bundle of three packages that says nothing of them itself, so that it has to look into them. */
async function aLargeBundle(): Promise<Buffer> {
  const architectures = ['arm64', 'x64', 'x86']
  const packages = await Promise.all(
    architectures.map(async (name) => [
      `${name}.msix`,
      await zipOf({ ...program(10), ...manifestOf(name) }, false),
    ]),
  )
  const rows = architectures.map(
    (name) =>
      `<Package Type="application" Version="1.2.3.0" Architecture="${name}" FileName="${name}.msix"/>`,
  )
  const manifest = `<Bundle><Identity ${IDENTITY}/><Packages>${rows.join('')}</Packages></Bundle>`
  return await zipOf(
    {
      ...Object.fromEntries(packages),
      'AppxMetadata/AppxBundleManifest.xml': manifest,
      'AppxBlockMap.xml': '<BlockMap/>',
      '[Content_Types].xml': '<Types/>',
    },
    false,
  )
}

const LONG_DIRECTORY: Files = Object.fromEntries(
  Array.from({ length: 20_000 }, (_, index) => [`${'folder/'.repeat(30)}${index}`, '']),
)

describe('A large package that is deflated in a ZIP is read', () => {
  it.each<{ name: string; file?: string; content: () => Promise<Buffer>; expected?: unknown }>([
    {
      name: 'with its manifest at its end, where MakeAppx puts it',
      content: () => zipOf({ ...program(40), ...manifestOf('x64') }, false),
    },
    {
      name: 'with its manifest at its start, far from its directory',
      content: () => zipOf({ ...manifestOf('x64'), ...program(40) }, false),
    },
    {
      name: 'with a long directory',
      content: () => zipOf({ ...manifestOf('x64'), ...LONG_DIRECTORY }, false),
    },
    {
      name: 'with several packages in it',
      file: 'Demo.msixbundle',
      content: aLargeBundle,
      expected: bundleFor('arm64', 'x64', 'x86'),
    },
  ])('$name', async ({ file = 'Demo.msix', content, expected = packageFor('x64') }) => {
    await using folder = await tempFolder()
    const path = await folder.add('upload.zip', await zipOf({ [file]: await content() }, true))
    await using zip = await openUploadZip(path, never)
    expect(await readPackagesInZip(zip, path, zip.packages)).toEqual([{ fileName: file, identity: expected }])
  })
})
