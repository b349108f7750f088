import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { digestsIn, EmulatedUploads, send, sha256 } from './support/emulated-uploads.ts'

const MIB = 2 ** 20

let uploads: EmulatedUploads

beforeAll(async () => {
  uploads = await EmulatedUploads.start()
})

afterAll(() => uploads[Symbol.asyncDispose]())

afterEach(() => uploads.reset())

describe('An upload', () => {
  it.each([{ size: 150 * MIB + 7, blocks: 23 }])(
    'of $size bytes arrives whole, as $blocks blocks and their list',
    async ({ size, blocks }) => {
      const { archive, content, blobName, uploadUrl } = await uploads.prepare(size)

      const { progress } = await send({ archive, uploadUrl })

      const parts = uploads.emulator.requestLog.map(
        ({ method, path }) => `${method} ${/comp=(\w+)/.exec(path)?.[1]}`,
      )
      expect(parts.sort()).toEqual([...Array(blocks).fill('PUT block'), 'PUT blocklist'])
      expect(progress.at(-1)).toBe(size)
      expect(sha256(await uploads.fetch(blobName))).toBe(sha256(content))
    },
  )
})

describe('An upload of files', () => {
  it.each([{ what: 'packages across blocks', sizes: [20 * MIB + 3, 5 * MIB, 0, 31 * MIB - 1] }])(
    'arrives as a ZIP: $what',
    async ({ sizes }) => {
      const contents = Object.fromEntries(sizes.map((size, index) => [`${index}.msix`, randomBytes(size)]))
      const { archive, blobName, uploadUrl } = await uploads.prepareFiles(contents)
      const sequential = Buffer.alloc(archive.sizeInBytes)
      await archive.read(sequential, 0, sequential.length)

      const { progress } = await send({ archive, uploadUrl })

      const arrived = await uploads.fetch(blobName)
      expect(progress.at(-1)).toBe(archive.sizeInBytes)
      expect(sha256(arrived)).toBe(sha256(sequential))
      expect(await digestsIn(arrived)).toEqual(
        Object.fromEntries(Object.entries(contents).map(([name, content]) => [name, sha256(content)])),
      )
    },
  )
})
