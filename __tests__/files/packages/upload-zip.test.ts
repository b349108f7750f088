import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from '@jest/globals'
import { ZipFile } from 'yazl'
import { openUploadZip } from '../../../src/files/packages/upload-zip.ts'
import { InputError } from '../../../src/shared/errors.ts'
import { never } from '../../support/never.ts'
import { rejection } from '../../support/rejection.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** A ZIP with the named files and folders; a name with a slash at its end is a folder. */
async function zipWith(...names: readonly string[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const name of names) {
    if (name.endsWith('/')) zip.addEmptyDirectory(name)
    else zip.addBuffer(Buffer.from(`content of ${name}`), name, { compress: false })
  }
  zip.end()
  return await buffer(zip.outputStream)
}

/** The same ZIP, whose table of contents says of every entry that it is encrypted, which takes 12 bytes. */
function encrypted(zip: Buffer): Buffer {
  const marked = Buffer.from(zip)
  const central = Buffer.from('PK\u0001\u0002', 'latin1')
  for (let at = marked.indexOf(central); at !== -1; at = marked.indexOf(central, at + 1)) {
    marked.writeUInt16LE(marked.readUInt16LE(at + 8) | 1, at + 8)
    marked.writeUInt32LE(marked.readUInt32LE(at + 20) + 12, at + 20)
  }
  return marked
}

async function readZip(pattern: string) {
  await using zip = await openUploadZip(pattern, never)
  const { path, range, entries, packages } = zip
  return { path, sizeInBytes: range.sizeInBytes, entries, packages: packages.map(({ fileName }) => fileName) }
}

async function refusal(pattern: string): Promise<string> {
  const error = await rejection(readZip(pattern))
  if (!(error instanceof InputError) || error.input !== 'zip-path') throw error
  return error.message
}

describe('A ZIP', () => {
  it('is read as its size, its files and the packages among them', async () => {
    await using folder = await tempFolder()
    const content = await zipWith('Demo_x64.msix', 'images/', 'images/shot.png')
    const path = await folder.add('upload.zip', content)
    expect(await readZip(path)).toEqual({
      path,
      sizeInBytes: content.length,
      entries: ['Demo_x64.msix', 'images/shot.png'],
      packages: ['Demo_x64.msix'],
    })
  })

  it.each([
    'a.msix',
    'a.msixbundle',
    'a.msixupload',
    'a.appx',
    'a.appxbundle',
    'a.appxupload',
    'a.xap',
    'A.MSIX',
    'a.AppxBundle',
    'x64/release/a.msix',
  ])('with %s has a package', async (name) => {
    await using folder = await tempFolder()
    const path = await folder.add('upload.zip', await zipWith(name, 'other.txt'))
    expect((await readZip(path)).packages).toEqual([name])
  })

  it.each(['a.zip', 'a.msix.txt', 'msix', 'a.exe', 'AppxManifest.xml.txt', 'app/AppxManifest.xml'])(
    'with %s has none',
    async (name) => {
      await using folder = await tempFolder()
      const path = await folder.add('upload.zip', await zipWith(name))
      expect(await readZip(path)).toMatchObject({ entries: [name], packages: [] })
    },
  )

  it('may be empty', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('upload.zip', await zipWith())
    expect(await readZip(path)).toMatchObject({ entries: [], packages: [] })
  })

  it('may have letters of every language in its names', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('Grüße.zip', await zipWith('Bilder/Größe 日本.png'))
    expect((await readZip(path)).entries).toEqual(['Bilder/Größe 日本.png'])
  })

  it('may have another extension', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('upload.bin', await zipWith('a.msix'))
    expect((await readZip(path)).packages).toEqual(['a.msix'])
  })
})

describe('The pattern', () => {
  it('may be a glob that matches one file', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('out/upload-1.2.3.zip', await zipWith('a.msix'))
    await folder.add('out/notes.txt', '')
    expect((await readZip(join(folder.path, '**', '*.zip'))).path).toBe(path)
  })

  it('is refused when it matches nothing', async () => {
    await using folder = await tempFolder()
    const pattern = join(folder.path, '*.zip')
    expect(await refusal(pattern)).toContain(`no file matches "${pattern}"`)
  })

  it('is refused when it matches two files, and both are named', async () => {
    await using folder = await tempFolder()
    const one = await folder.add('one.zip', await zipWith('a.msix'))
    const two = await folder.add('two.zip', await zipWith('a.msix'))
    const message = await refusal(join(folder.path, '*.zip'))
    expect([one, two, 'matches 2 files'].filter((text) => !message.includes(text))).toEqual([])
  })

  it.each(['upload[1].zip', 'upload{a,b}.zip', '#upload.zip', '!upload.zip'])(
    'is the path of a file that exists, even when it looks like a glob: %s',
    async (name) => {
      await using folder = await tempFolder()
      const path = await folder.add(name, await zipWith('a.msix'))
      await folder.add('upload1.zip', 'another')
      expect((await readZip(path)).path).toBe(path)
    },
  )

  it.each(['upload[1].zip', 'upload?.zip'])(
    'is a glob when there is no file of that name: %s',
    async (name) => {
      await using folder = await tempFolder()
      const path = await folder.add('upload1.zip', await zipWith('a.msix'))
      expect((await readZip(join(folder.path, name))).path).toBe(path)
    },
  )

  it('never means a folder', async () => {
    await using folder = await tempFolder()
    await folder.add('out/upload.zip', await zipWith('a.msix'))
    expect(await refusal(join(folder.path, 'out'))).toContain('no file matches')
  })
})

describe('A file is refused', () => {
  it.each<{ name: string; content: () => Promise<Buffer>; expected: string }>([
    {
      name: 'that is not a ZIP',
      content: async () => Buffer.from('just a text, and long enough to be read'),
      expected: 'is not a ZIP. Build it again.',
    },
    { name: 'that is empty', content: async () => Buffer.alloc(0), expected: 'is empty. Build it again.' },
    {
      name: 'that is cut off',
      content: async () => {
        const whole = await zipWith('a.msix', 'b.msix')
        return whole.subarray(0, whole.length - 30)
      },
      expected: 'is cut off, or more than 64 KiB of other bytes follow it.',
    },
    {
      name: 'whose table of contents is damaged',
      content: async () => {
        const whole = await zipWith('a.msix', 'b.msix')
        return Buffer.from(whole.toString('latin1').replace('PK\u0001\u0002', 'XX\u0001\u0002'), 'latin1')
      },
      expected: 'cannot be read: its directory is damaged: 0 of 2 entries can be read.',
    },
  ])('$name', async ({ content, expected }) => {
    await using folder = await tempFolder()
    const path = await folder.add('upload.zip', await content())
    expect(await refusal(path)).toContain(`"${path}" ${expected}`)
  })

  it.each<{ name: string; file: string; entries: readonly string[] }>([
    { name: 'a package', file: 'Demo.msix', entries: ['AppxManifest.xml', 'Demo.exe'] },
    { name: 'a package under another name', file: 'Demo.zip', entries: ['AppxManifest.xml', 'Demo.exe'] },
    {
      name: 'a bundle under another name',
      file: 'Demo.zip',
      entries: ['AppxMetadata/AppxBundleManifest.xml', 'Demo_x64.msix'],
    },
    { name: 'an upload file', file: 'Demo.msixupload', entries: ['Demo.msixbundle'] },
    { name: 'a package in capitals', file: 'DEMO.MSIX', entries: ['APPXMANIFEST.XML'] },
  ])('that is $name, which the Store would ignore silently', async ({ file, entries }) => {
    await using folder = await tempFolder()
    const path = await folder.add(file, await zipWith(...entries))
    const message = await refusal(path)
    expect(
      [`"${path}" is a package`, 'Use "packages" instead'].filter((text) => !message.includes(text)),
    ).toEqual([])
  })

  it('that is encrypted', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('upload.zip', encrypted(await zipWith('a.msix')))
    expect(await refusal(path)).toContain(`"a.msix" in "${path}" is encrypted`)
  })
})
