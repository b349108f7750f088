import { randomBytes } from 'node:crypto'
import { readdir, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from '@jest/globals'
import {
  type FileRange,
  openFile,
  readBytes,
  readChunks,
  subrange,
  TemporaryFolderError,
  writeTemporaryFile,
} from '../../src/files/file-range.ts'
import { never } from '../support/never.ts'
import { rejection } from '../support/rejection.ts'
import { runnerTemp } from '../support/runner-temp.ts'
import { tempFolder } from '../support/temp-folder.ts'

const CONTENT = randomBytes(600_000)

describe('A range of a file', () => {
  it.each([
    [0, 10],
    [599_990, 600_000],
    [262_139, 262_149],
    [5, 524_293],
    [600_000, 600_000],
    [0, 600_000],
  ])('has the bytes of the file, also in a range: from %d to %d', async (start, end) => {
    await using folder = await tempFolder()
    await using file = await openFile(await folder.add('file', Buffer.concat([CONTENT, CONTENT])), never)
    const range = subrange(subrange(file, 600_000, 1_200_000), start, end)
    const expected = CONTENT.subarray(start, end)
    expect([
      (await readBytes(range)).equals(expected),
      (await buffer(readChunks(range))).equals(expected),
    ]).toEqual([true, true])
  })

  it.each([
    [-1, 2],
    [2, 1],
    [0, 11],
    [2 ** 53, 2 ** 53 + 2],
  ])('is refused outside: from %d to %d', async (start, end) => {
    await using folder = await tempFolder()
    await using file = await openFile(await folder.add('file', Buffer.alloc(20)), never)
    const range = subrange(file, 5, 15)
    expect(() => subrange(range, start, end)).toThrow(
      new Error(`it refers to bytes ${start} to ${end}, but has only 10`),
    )
  })

  it('is refused when the file has become shorter', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('file', CONTENT)
    await using file = await openFile(path, never)
    await truncate(path, 1_000)
    expect(await rejection(readBytes(subrange(file, 500, 2_500)))).toEqual(
      new Error('it ends after 500 of 2000 bytes'),
    )
  })

  it.each([
    { name: 'was aborted before', abortAt: 0 },
    { name: 'is aborted in the meantime', abortAt: 1 },
  ])('is read no further when its signal $name', async ({ abortAt }) => {
    await using folder = await tempFolder()
    const stop = new AbortController()
    await using file = await openFile(await folder.add('file', CONTENT), stop.signal)
    const read = async (): Promise<void> => {
      let chunks = 0
      if (chunks === abortAt) stop.abort(new Error('time is over'))
      for await (const _ of readChunks(subrange(file, 1, CONTENT.length))) {
        chunks += 1
        if (chunks === abortAt) stop.abort(new Error('time is over'))
        if (chunks > abortAt) throw new Error('It was read.')
      }
    }
    expect(await rejection(read())).toEqual(new Error('time is over'))
  })

  it('can be read in several places at the same time', async () => {
    await using folder = await tempFolder()
    await using file = await openFile(await folder.add('file', CONTENT), never)
    const starts = [0, 599_950, 262_107, 3]
    const all = await Promise.all(starts.map((start) => readBytes(subrange(file, start, start + 50))))
    expect(all.map((bytes) => bytes.toString('hex'))).toEqual(
      starts.map((start) => CONTENT.toString('hex', start, start + 50)),
    )
  })

  it('can no longer be read when the file was closed', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('file', CONTENT)
    const read = async (): Promise<FileRange> => {
      await using file = await openFile(path, never)
      return file
    }
    expect(await rejection(readBytes(await read()))).toMatchObject({ code: 'EBADF' })
  })
})

describe('A temporary file', () => {
  async function* pieces(): AsyncGenerator<Buffer> {
    yield CONTENT.subarray(0, 300_000)
    yield CONTENT.subarray(300_000)
  }

  async function* broken(): AsyncGenerator<Buffer> {
    yield CONTENT
    throw new Error('broken')
  }

  it('is read as what was written, and is gone when it is closed', async () => {
    await using folder = await tempFolder()
    using _runner = runnerTemp(folder.path)
    const written = async (): Promise<boolean> => {
      await using file = await writeTemporaryFile(pieces(), never)
      return (await readBytes(file)).equals(CONTENT)
    }
    expect([await written(), await readdir(folder.path)]).toEqual([true, []])
  })

  it('is gone when it could not be written', async () => {
    await using folder = await tempFolder()
    using _runner = runnerTemp(folder.path)
    const error = await rejection(writeTemporaryFile(broken(), never))
    expect([error, await readdir(folder.path)]).toEqual([new Error('broken'), []])
  })

  it("is in the runner's temporary folder", async () => {
    await using folder = await tempFolder()
    const none = join(folder.path, 'none')
    using _runner = runnerTemp(none)
    expect(await rejection(writeTemporaryFile(pieces(), never))).toMatchObject({
      message: expect.stringMatching(/cannot be written to: ENOENT.* Set RUNNER_TEMP to a folder that can$/),
      cause: { code: 'ENOENT', path: expect.stringContaining(none) },
    })
  })

  it.each(['ENOSPC', 'EDQUOT'])('tells which folder has no more room, when that is it (%s)', async (code) => {
    await using folder = await tempFolder()
    using _runner = runnerTemp(folder.path)
    async function* full(): AsyncGenerator<Buffer> {
      yield CONTENT
      throw Object.assign(new Error(`${code}: write`), { code })
    }
    expect(await rejection(writeTemporaryFile(full(), never))).toEqual(
      new TemporaryFolderError(
        `the temporary folder "${folder.path}" is full. Free space on its disk, or set RUNNER_TEMP to a folder on a larger one`,
      ),
    )
  })
})
