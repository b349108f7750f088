import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { SourceFile } from '../../src/files/packages/upload-files.ts'
import { InputError } from '../../src/shared/errors.ts'
import { type Archive, openFileArchive, openVirtualZip } from '../../src/upload/zip-archive.ts'
import { never } from '../support/never.ts'
import { IS_LINUX, IS_WINDOWS, itWhere } from '../support/system.ts'
import {
  checkedFile,
  python,
  readWithYauzl,
  run,
  save,
  TESTZIP,
  unzip,
  writeSource,
  writeSparseSource,
} from './support/zip-files.ts'

const MIB = 2 ** 20
const GIB = 2 ** 30

const linux = itWhere(IS_LINUX, 'only Linux lists the open files of a process')

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const aFile = (name: string, content: Buffer): Promise<SourceFile> => writeSource(folder, name, content)

/** The number of files that this process has open. */
const openFiles = (): number => readdirSync('/proc/self/fd').length

async function readWhole(archive: Archive): Promise<Buffer> {
  const content = Buffer.alloc(archive.sizeInBytes)
  await archive.read(content, 0, content.length)
  return content
}

/** The same numbers in every run: mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

describe('A virtual ZIP', () => {
  let files: readonly SourceFile[]
  let contents: Readonly<Record<string, Buffer>>
  let path: string

  beforeAll(async () => {
    contents = {
      'Demo_1.1.0.0_x64.msix': randomBytes(3 * MIB + 5),
      'empty.txt': Buffer.alloc(0),
      'Images/en-us/Größe 1.png': randomBytes(1000),
      'Images/ja-jp/日本.png': randomBytes(1),
    }
    files = await Promise.all(Object.entries(contents).map(([name, content]) => aFile(name, content)))
    await using archive = await openVirtualZip(files, never)
    path = await save(archive, join(folder, 'small.zip'))
  })

  it('holds the files under their names', async () => {
    const { entries, contents: found } = await readWithYauzl(path)
    const { 'Demo_1.1.0.0_x64.msix': _, ...small } = contents

    expect(entries.map(({ fileName, uncompressedSize }) => [fileName, uncompressedSize])).toEqual(
      files.map(({ name, sizeInBytes }) => [name, sizeInBytes]),
    )
    expect(found).toEqual(small)
  })

  it('is stored, dated 1980, without data descriptors or zip64', async () => {
    const { entries } = await readWithYauzl(path)

    for (const entry of entries) {
      expect(entry).toMatchObject({
        compressionMethod: 0,
        generalPurposeBitFlag: 1 << 11,
        extraFields: [],
        lastModFileDate: 0x21,
        lastModFileTime: 0,
      })
    }
    expect((await readFile(path)).includes('PK\x06\x06')).toBe(false)
  })

  unzip('satisfies unzip', async () => {
    const { stdout } = await run('unzip', ['-t', path])
    expect(stdout).toContain('No errors detected')
  })

  unzip('is extracted by unzip to the same files', async () => {
    const target = await mkdtemp(join(folder, 'extracted-'))
    await run('unzip', ['-q', path, '-d', target], { env: { ...process.env, LC_ALL: 'C.UTF-8' } })

    for (const [name, content] of Object.entries(contents))
      expect((await readFile(join(target, name))).equals(content)).toBe(true)
  })

  python('satisfies Python', async () => {
    const { stdout } = await run('python3', ['-c', TESTZIP, path])
    expect(stdout.trim()).toBe('None')
    await run('python3', ['-m', 'zipfile', '-t', path])
  })

  it('can be empty', async () => {
    await using archive = await openVirtualZip([], never)
    expect((await readWhole(archive)).length).toBe(22)
  })

  it.each(Array.from({ length: 20 }, (_, seed) => ({ seed })))(
    'gives the same bytes however it is cut, several pieces at once (seed $seed)',
    async ({ seed }) => {
      const below = numbers(seed)
      const made = await Promise.all(
        Array.from({ length: 1 + below(12) }, (_, index) =>
          aFile(
            `${seed}/${'n'.repeat(1 + below(40))}${index}`,
            randomBytes(below(4) === 0 ? 0 : below(3000)),
          ),
        ),
      )
      await using archive = await openVirtualZip(made, never)
      const whole = await readWhole(archive)
      const largest = 1 + below(700)
      const cuts: { offset: number; length: number }[] = []
      for (let offset = 0; offset < whole.length; ) {
        const length = Math.min(1 + below(largest), whole.length - offset)
        cuts.push({ offset, length })
        offset += length
      }

      const pieces = await Promise.all(
        cuts.map(async ({ offset, length }) => {
          const piece = Buffer.alloc(length + 3, 0xee)
          await archive.read(piece, offset, length)
          expect(piece.subarray(length).equals(Buffer.alloc(3, 0xee))).toBe(true)
          return piece.subarray(0, length)
        }),
      )

      expect(Buffer.concat(pieces).equals(whole)).toBe(true)
      const found = await readWithYauzl(await save(archive, join(folder, `seed-${seed}.zip`)))
      for (const { name, path } of made) expect(found.contents[name]?.equals(await readFile(path))).toBe(true)
    },
  )

  linux('has no more than a few files open, however many it is of, and closes them', async () => {
    const many = await Promise.all(
      Array.from({ length: 300 }, (_, index) => aFile(`many/${index}`, randomBytes(1000))),
    )
    const before = openFiles()
    let most = 0
    {
      await using archive = await openVirtualZip(many, never)
      const reading = Promise.all(Array.from({ length: 32 }, () => readWhole(archive)))
      const ended = reading.then(() => true)
      while (!(await Promise.race([ended, nextTurn()]))) most = Math.max(most, openFiles())
      const [whole = Buffer.alloc(0), ...others] = await reading
      expect(others.every((other) => other.equals(whole))).toBe(true)
    }
    expect({ few: most > before && most <= before + 4, after: openFiles() }).toEqual({
      few: true,
      after: before,
    })
  })

  linux('leaves no file open when it cannot be made', async () => {
    const before = openFiles()
    const gone = { ...(await aFile('gone.msix', randomBytes(1))), path: join(folder, 'gone') }

    await expect(openVirtualZip([...files, ...files], never)).rejects.toThrow('would occur twice in the ZIP.')
    await expect(openVirtualZip([...files, gone], never)).rejects.toThrow('cannot be opened')
    await expect(openVirtualZip(files, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')

    expect(openFiles()).toBe(before)
  })

  it('can no longer be read when it was disposed of', async () => {
    const read = async (): Promise<Archive> => {
      await using archive = await openVirtualZip(files, never)
      return archive
    }
    await expect(readWhole(await read())).rejects.toThrow('The files are closed.')
  })

  it('stops reading when its signal is aborted', async () => {
    const stop = new AbortController()
    const large = await writeSparseSource(folder, 'stopped.msix', GIB)
    const opening = openVirtualZip([large], stop.signal)
    await new Promise(setImmediate)
    stop.abort(new Error('time is over'))

    await expect(opening).rejects.toThrow('time is over')
  })
})

describe('A ready ZIP', () => {
  it('is read as it is', async () => {
    const content = randomBytes(100_000)
    const file = await aFile('ready.zip', content)
    await using archive = await openFileArchive(file)
    const piece = Buffer.alloc(10)
    await archive.read(piece, 99_991, 9)

    expect((await readWhole(archive)).equals(content)).toBe(true)
    expect(piece).toEqual(Buffer.concat([content.subarray(99_991), Buffer.alloc(1)]))
    await archive.verify(never)
  })
})

const CONTENT = Buffer.from('some bytes')

/** What may happen to a file after it was checked. */
const CHANGES: readonly { change: string; by: (path: string) => Promise<unknown> }[] = [
  { change: 'grew', by: (path) => writeFile(path, 'more', { flag: 'a' }) },
  { change: 'became shorter', by: (path) => truncate(path, 3) },
  { change: 'was written again', by: (path) => writeFile(path, CONTENT) },
  { change: 'got another time', by: (path) => utimes(path, 0, 1) },
  {
    change: 'gave its place to another of the same size and time',
    by: async (path) => {
      const { atime, mtime } = await stat(path)
      await writeFile(`${path}.other`, 'SOME BYTES')
      await utimes(`${path}.other`, atime, mtime)
      await rename(`${path}.other`, path)
    },
  },
]

describe.each([
  {
    kind: 'ready ZIP',
    openArchive: (file: SourceFile) => openFileArchive(file),
  },
  {
    kind: 'virtual ZIP',
    openArchive: (file: SourceFile) => openVirtualZip([file], never),
  },
])('The file of a $kind', ({ kind, openArchive }) => {
  // A whole second, which every way of setting a time can give.
  const aDatedFile = async (name: string): Promise<SourceFile> => {
    const { path } = await aFile(name, CONTENT)
    await utimes(path, 1_700_000_000, 1_700_000_000)
    return { ...(await checkedFile(name, path)), input: 'metadata-path' }
  }
  const changed = (path: string) =>
    new InputError(
      'metadata-path',
      `"${path}" changed after it was checked. Make sure that nothing modifies it during the run, then run the job again.`,
    )

  it('may not be missing', async () => {
    const file = { ...(await aDatedFile('there.zip')), path: join(folder, 'gone') }
    await expect(openArchive(file)).rejects.toThrow(/^".*": ".*gone" cannot be opened: .*ENOENT/)
  })

  it.each(CHANGES)('is not opened when it $change since it was checked', async ({ by }) => {
    const file = await aDatedFile('checked.zip')
    await by(file.path)
    await expect(openArchive(file)).rejects.toThrow(changed(file.path))
  })

  it.each(CHANGES.slice(0, 4))('is not read when it $change since it was opened', async ({ by }) => {
    const file = await aDatedFile('reading.zip')
    await using archive = await openArchive(file)
    await by(file.path)
    await expect(readWhole(archive)).rejects.toThrow(changed(file.path))
  })

  // Counted from the beginning of the file, which has 17 MiB.
  it.each([
    { bytes: 'the first ones', from: 0, to: MIB, isRefused: false },
    { bytes: 'those before the eighth MiB ends', from: 7 * MIB, to: 8 * MIB - 1, isRefused: false },
    { bytes: 'the last of those', from: 8 * MIB - 1, to: 8 * MIB, isRefused: true },
    { bytes: 'those around it', from: 7 * MIB, to: 9 * MIB, isRefused: true },
    { bytes: 'those after it', from: 8 * MIB, to: 16 * MIB - 1, isRefused: false },
    { bytes: 'the last of all', from: 17 * MIB - 1, to: 17 * MIB, isRefused: true },
  ])('is looked at every 8 MiB and at its end: after $bytes', async ({ from, to, isRefused }) => {
    const file = {
      ...(await writeSparseSource(folder, 'long.zip', 17 * MIB)),
      input: 'metadata-path' as const,
    }
    await using archive = await openArchive(file)
    await utimes(file.path, 0, 1)
    // The virtual one has a header in front of it.
    const header = kind === 'virtual ZIP' ? 30 + 'long.zip'.length : 0

    const reading = archive.read(Buffer.alloc(to - from), header + from, to - from)

    await expect(reading.catch((error: unknown) => error)).resolves.toEqual(
      isRefused ? changed(file.path) : undefined,
    )
  })

  it.each(IS_WINDOWS ? CHANGES.slice(0, 4) : [...CHANGES, { change: 'was removed', by: rm }])(
    'is not taken when it $change since it was read',
    async ({ by }) => {
      const file = await aDatedFile('changing.zip')
      await using archive = await openArchive(file)
      await readWhole(archive)
      await archive.verify(never)
      await by(file.path)

      await expect(archive.verify(never)).rejects.toThrow(changed(file.path))
    },
  )
})
