import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readLike, writeSample } from '../../../emulator/cli/package-files.ts'
import { sampleBundle, samplePackage, zipOf } from '../../../emulator/fixtures/sample-packages.ts'
import { type TempFolder, tempFolder } from '../../support/temp-folder.ts'

let folder: TempFolder
beforeAll(async () => {
  folder = await tempFolder()
})
afterAll(async () => await folder[Symbol.asyncDispose]())

const identity = { name: 'Fabrikam.App', publisher: 'CN="Fabrikam, Inc."' }
const facts = { ...identity, version: '3.1.4.0' }
const noPackage = (path: string): string => `--like: "${path}" is not a package, a bundle or an upload file.`

describe('A package that the app is to be like', () => {
  it.each([
    { name: 'a package', bytes: () => samplePackage(facts) },
    { name: 'a bundle', bytes: () => sampleBundle([facts]) },
    {
      name: 'an upload file',
      bytes: async () => await zipOf({ 'a.msixbundle': await sampleBundle([facts]) }),
    },
  ])('is $name', async ({ bytes }) => {
    expect(await readLike(await folder.add('Given.msix', await bytes()))).toMatchObject(facts)
  })

  it.each([
    { name: 'empty', bytes: () => '' },
    { name: 'no ZIP', bytes: () => 'PK\u0003\u0004' },
    { name: 'cut off', bytes: async () => (await samplePackage(facts)).subarray(0, 700) },
    {
      name: 'without a readable manifest',
      bytes: () =>
        zipOf({ 'AppxManifest.xml': '<Package', 'AppxBlockMap.xml': '', '[Content_Types].xml': '' }),
    },
    { name: 'of a name that is a path', bytes: () => samplePackage({ ...facts, name: '../Fabrikam' }) },
    ...['1.0/../..', '1.2.3', '99999.0.0.0'].map((version) => ({
      name: `of the version ${version}`,
      bytes: () => samplePackage({ ...facts, version }),
    })),
  ])('is not $name', async ({ bytes }) => {
    const path = await folder.add('Given.msix', await bytes())
    await expect(readLike(path)).rejects.toThrow(noPackage(path))
  })

  it('is not a folder', async () => {
    await expect(readLike(folder.path)).rejects.toThrow(noPackage(folder.path))
  })
})

describe('The sample package', () => {
  it('is written into a folder that is made', async () => {
    const path = await writeSample(join(folder.path, 'new', 'samples'), identity)
    expect(path).toBe(join(folder.path, 'new', 'samples', 'Fabrikam.App_2.0.0.0_x64.msix'))
    expect(await readFile(path)).toEqual(await samplePackage(identity))
  })

  it('replaces one that is there', async () => {
    const path = await folder.add('Fabrikam.App_3.1.4.0_x64.msix', 'old')
    expect(await writeSample(folder.path, identity, '3.1.4.0')).toBe(path)
    expect(await readLike(path)).toMatchObject(facts)
  })
})
