import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { SourceFile } from '../../src/files/packages/upload-files.ts'
import { openVirtualZip } from '../../src/upload/zip-archive.ts'
import { IS_WINDOWS } from '../support/system.ts'
import {
  python,
  readWithYauzl,
  run,
  save,
  TESTZIP,
  unzip,
  writeSource,
  writeSparseSource,
} from './support/zip-files.ts'

const GIB = 2 ** 30

// Only where a file of zeros takes neither room nor time.
const sparse = IS_WINDOWS ? describe.skip : describe

sparse('A virtual ZIP of more than 4 GiB', () => {
  let folder: string
  let files: readonly SourceFile[]
  let path: string
  const before = Buffer.from('starts before')
  const after = Buffer.from('starts behind 4 GiB')

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'archive-'))
    files = [
      await writeSource(folder, 'before.txt', before),
      await writeSparseSource(folder, 'large.msix', 4 * GIB + 1),
      await writeSource(folder, 'after.txt', after),
    ]
    await using archive = await openVirtualZip(files, new AbortController().signal)
    path = await save(archive, join(folder, 'large.zip'))
  })

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  it('tells every size and place', async () => {
    const { entries, contents } = await readWithYauzl(path)

    expect(
      entries.map(({ fileName, uncompressedSize, compressedSize }) => [
        fileName,
        uncompressedSize,
        compressedSize,
      ]),
    ).toEqual(files.map(({ name, sizeInBytes }) => [name, sizeInBytes, sizeInBytes]))
    expect(
      entries.map(({ relativeOffsetOfLocalHeader, extraFields }) => [
        relativeOffsetOfLocalHeader,
        extraFields.map(({ data }) => data.length),
      ]),
    ).toEqual([
      [0, []],
      [53, [16]],
      [53 + 40 + 20 + 4 * GIB + 1, [8]],
    ])
    expect(contents).toEqual({ 'before.txt': before, 'after.txt': after })
  })

  unzip('satisfies unzip around the large file', async () => {
    const { stdout } = await run('unzip', ['-t', path, 'before.txt', 'after.txt'])
    expect(stdout).toContain('No errors detected')
  })

  unzip(
    'satisfies unzip as a whole',
    async () => {
      const { stdout } = await run('unzip', ['-t', path])
      expect(stdout).toContain('No errors detected')
    },
    5 * 60_000,
  )

  python('satisfies Python', async () => {
    const { stdout } = await run('python3', ['-c', TESTZIP, path])
    expect(stdout.trim()).toBe('None')
  })
})
