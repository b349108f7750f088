import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { InputError } from '../../src/shared/errors.ts'
import {
  type Archive,
  type ArchiveFile,
  openFileArchive,
  openVirtualZip,
} from '../../src/upload/zip-archive.ts'
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

const MIB = 2 ** 20
const GIB = 2 ** 30
const never = new AbortController().signal

// Only where the open files of a process can be listed.
const linux = process.platform === 'linux' ? it : it.skip

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const aFile = (name: string, content: Buffer): Promise<ArchiveFile> => writeSource(folder, name, content)

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
  let files: readonly ArchiveFile[]
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

  linux('opens every file once, and closes it', async () => {
    const openFiles = async () => (await readdir('/proc/self/fd')).length
    const before = await openFiles()
    {
      await using archive = await openVirtualZip(files, never)
      await Promise.all(Array.from({ length: 32 }, () => readWhole(archive)))
      expect(await openFiles()).toBe(before + files.length)
    }
    expect(await openFiles()).toBe(before)
  })

  linux('leaves no file open when it can not be made', async () => {
    const before = (await readdir('/proc/self/fd')).length
    const gone = { name: 'gone.msix', path: join(folder, 'gone'), sizeInBytes: 1 }

    await expect(openVirtualZip([...files, ...files], never)).rejects.toThrow('would be twice in the ZIP.')
    await expect(openVirtualZip([...files, gone], never)).rejects.toThrow('can not be opened')
    await expect(openVirtualZip(files, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')

    expect((await readdir('/proc/self/fd')).length).toBe(before)
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
    const { path, sizeInBytes } = await aFile('ready.zip', content)
    await using archive = await openFileArchive(path, sizeInBytes)
    const piece = Buffer.alloc(10)
    await archive.read(piece, 99_991, 9)

    expect((await readWhole(archive)).equals(content)).toBe(true)
    expect(piece).toEqual(Buffer.concat([content.subarray(99_991), Buffer.alloc(1)]))
    await archive.verify()
  })
})

describe.each([
  {
    kind: 'ready ZIP',
    input: 'zip-path',
    openArchive: ({ path, sizeInBytes }: ArchiveFile) => openFileArchive(path, sizeInBytes),
  },
  {
    kind: 'virtual ZIP',
    input: 'packages',
    openArchive: (file: ArchiveFile) => openVirtualZip([file], never),
  },
])('The file of a $kind', ({ input, openArchive }) => {
  const content = Buffer.from('some bytes')
  const changed = (path: string) =>
    new InputError(
      input,
      `"${path}" changed while it was uploaded. Let nothing write to it meanwhile, and run the job again.`,
    )

  it('is not opened when its size is not the expected one', async () => {
    const file = await aFile('sized.zip', content)
    await expect(openArchive({ ...file, sizeInBytes: content.length + 1 })).rejects.toThrow(
      changed(file.path),
    )
  })

  it('may not be missing', async () => {
    await expect(openArchive({ name: 'x', path: join(folder, 'gone'), sizeInBytes: 1 })).rejects.toThrow(
      /^Input ".*": ".*gone" can not be opened: .*ENOENT/,
    )
  })

  it.each([
    { change: 'grew', by: (path: string) => writeFile(path, 'more', { flag: 'a' }) },
    { change: 'was written again', by: (path: string) => utimes(path, 0, 1) },
    { change: 'was removed', by: (path: string) => rm(path) },
  ])('is not taken when it $change', async ({ by }) => {
    const file = await aFile('changing.zip', content)
    await using archive = await openArchive(file)
    await archive.verify()
    await by(file.path)

    await expect(archive.verify()).rejects.toThrow(changed(file.path))
  })

  // Windows lets nobody replace a file that is open.
  const unix = process.platform === 'win32' ? it.skip : it
  unix('is not taken when another was put in its place', async () => {
    const file = await aFile('replaced.zip', content)
    const other = await aFile('other.zip', content)
    await utimes(other.path, 0, 0)
    await using archive = await openArchive(file)
    await rename(other.path, file.path)

    await expect(archive.verify()).rejects.toThrow(changed(file.path))
  })

  it('is not padded when it became shorter', async () => {
    const file = await aFile('shrinking.zip', content)
    await using archive = await openArchive(file)
    await truncate(file.path, 3)

    await expect(readWhole(archive)).rejects.toThrow(changed(file.path))
  })
})
