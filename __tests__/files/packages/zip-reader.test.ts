import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from '@jest/globals'
import { ZipFile } from 'yazl'
import { openFile, readBytes, subrange } from '../../../src/files/file-range.ts'
import type { ZipRecord } from '../../../src/files/packages/zip-directory.ts'
import { openEntry, openZip, readEntry } from '../../../src/files/packages/zip-reader.ts'
import { never } from '../../support/never.ts'
import { rejection } from '../../support/rejection.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const CONTENT = randomBytes(600_000)

async function zipOf(files: Readonly<Record<string, Buffer>>, compress: boolean): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(content, name, { compress })
  zip.end()
  return await buffer(zip.outputStream)
}

describe('A ZIP in a range of a file', () => {
  it.each([
    { how: 'stored', compress: false },
    { how: 'deflated', compress: true },
  ])('gives its entries, $how', async ({ compress }) => {
    await using folder = await tempFolder()
    const content = await zipOf({ 'first.bin': randomBytes(1_000), 'second.bin': CONTENT }, compress)
    const path = await folder.add('file', Buffer.concat([Buffer.alloc(99), content, Buffer.alloc(99)]))
    await using file = await openFile(path, never)
    const zip = await openZip(subrange(file, 99, 99 + content.length))
    const second = zip.records[1] as ZipRecord
    await using opened = await openEntry(zip, second)
    expect({
      names: zip.records.map(({ fileName }) => fileName),
      read: (await readEntry(zip, second)).equals(CONTENT),
      opened: (await readBytes(subrange(opened, 1_000, 500_000))).equals(CONTENT.subarray(1_000, 500_000)),
      unpacked: opened.file !== file.file,
    }).toEqual({ names: ['first.bin', 'second.bin'], read: true, opened: true, unpacked: compress })
  })

  it('gives the entries of a long directory', async () => {
    await using folder = await tempFolder()
    const names = Array.from({ length: 5_000 }, (_, index) => `${'folder/'.repeat(index % 40)}file-${index}`)
    const content = await zipOf(Object.fromEntries(names.map((name) => [name, Buffer.alloc(0)])), false)
    await using file = await openFile(await folder.add('file', content), never)
    const { records } = await openZip(file)
    expect(records.map(({ fileName }) => fileName)).toEqual(names)
  })

  it('is refused when it points out of the range', async () => {
    await using folder = await tempFolder()
    const content = await zipOf({ 'first.bin': CONTENT }, false)
    const size = content.length
    // Where the directory is, in the last record.
    content.writeUInt32LE(size + 1, size - 6)
    await using file = await openFile(await folder.add('file', Buffer.concat([content, content])), never)
    expect(await rejection(openZip(subrange(file, 0, size)))).toEqual(
      new Error(`it refers to bytes ${size + 1} to ${size + 65}, but has only ${size}`),
    )
  })
})
