import { isUtf8 } from 'node:buffer'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isLitter } from '../../src/files/litter.ts'
import {
  findDirectory,
  isNameReadable,
  LONGEST_ZIP_END,
  parseDirectory,
  type ZipRecord,
} from '../../src/files/packages/zip-directory.ts'
import { readSubmissionJson } from '../../src/files/submission-json.ts'
import { InputError } from '../../src/shared/errors.ts'
import { toJson } from '../../src/shared/json.ts'
import { layOut } from '../../src/upload/zip-layout.ts'
import { never } from '../support/never.ts'
import { holds } from './holds.ts'

/** The name as the directory of a ZIP with it alone gives it; undefined when it is refused. */
function nameOf(bytes: Buffer, flags: number): ZipRecord | undefined {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(flags, 8)
  header.writeUInt16LE(bytes.length, 28)
  try {
    return parseDirectory(Buffer.concat([header, bytes]), 1)[0]
  } catch (error) {
    if (error instanceof Error && error.message.includes('leads out of it')) return undefined
    throw error
  }
}

const flags = fc.constantFrom(0, 0x8, 0x800, 0x808)
// Of each kind many: plain, with letters of every script, in an old encoding, of any bytes.
const nameBytes = fc.oneof(
  fc.stringMatching(/^[\w./\\ -]{1,30}$/).map((text) => Buffer.from(text)),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((text) => Buffer.from(text)),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((text) => Buffer.from(text, 'latin1')),
  fc.uint8Array({ minLength: 1, maxLength: 30 }).map((bytes) => Buffer.from(bytes)),
)

describe('The name of an entry of a ZIP', () => {
  it('is its UTF-8, flagged or not, and no name that is known when it is none', () => {
    holds(
      fc.property(nameBytes, flags, (bytes, flag) => {
        const record = nameOf(bytes, flag)
        if (record === undefined) return
        const text = bytes.toString('utf8')
        expect(record.fileName).toBe(text.replaceAll('\\', '/'))
        expect(isNameReadable(record)).toBe(isUtf8(bytes) && !text.includes('\ufffd'))
      }),
      2000,
    )
  })

  it('never leads out of the folder that it is unpacked to', () => {
    holds(
      fc.property(nameBytes, flags, (bytes, flag) => {
        const name = nameOf(bytes, flag)?.fileName ?? ''
        expect([name.startsWith('/'), /^[a-z]:/i.test(name), name.split('/').includes('..')]).toEqual([
          false,
          false,
          false,
        ])
      }),
      2000,
    )
  })
})

describe('The directory of a ZIP', () => {
  const files = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-zä日]{1,8}(\/[a-z]{1,6}){0,3}$/u),
      sizeInBytes: fc.nat(9),
      crc32: fc.nat(0xffffffff),
    }),
    { selector: ({ name }) => name, maxLength: 12 },
  )

  it('gives what was laid out, whatever is appended that has no end of its own', () => {
    holds(
      fc.property(files, fc.uint8Array({ maxLength: 500 }), (entries, appended) => {
        const { parts } = layOut(entries)
        const zip = Buffer.concat([
          ...parts.map((part) => (part.kind === 'bytes' ? part.bytes : Buffer.alloc(part.length))),
          appended,
        ])
        const place = findDirectory(zip.subarray(-LONGEST_ZIP_END))
        if (place === undefined || 'zip64EndOffset' in place) throw new Error('there is a directory')
        const directory = zip.subarray(place.offset, place.offset + place.sizeInBytes)
        expect(
          parseDirectory(directory, place.recordCount).map((record) => [
            record.fileName,
            record.uncompressedSize,
            record.crc32,
          ]),
        ).toEqual(entries.map(({ name, sizeInBytes, crc32 }) => [name, sizeInBytes, crc32]))
      }),
    )
  })

  it('ends in values or in an error, whatever its bytes are', () => {
    const damage = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 8 })
    holds(
      fc.property(files, damage, fc.nat(20), (entries, changes, count) => {
        const bytes = Buffer.concat(
          layOut(entries).parts.map((part) =>
            part.kind === 'bytes' ? part.bytes : Buffer.alloc(part.length),
          ),
        )
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        findDirectory(bytes)
        for (let at = 0; at < bytes.length; at += 7) {
          try {
            parseDirectory(bytes.subarray(at), count)
          } catch (error) {
            expect(String(error)).toMatch(/^Error: (?:its directory is damaged|it has an entry)/)
          }
        }
      }),
      60,
    )
  })
})

describe('What operating systems leave behind', () => {
  const litter = fc.oneof(
    fc.constantFrom('__MACOSX', '.DS_Store', 'desktop.ini', 'Thumbs.db'),
    fc.stringMatching(/^\._[\w.-]{0,12}$/),
  )
  const plain = fc
    .stringMatching(/^[a-z][a-z0-9]{0,8}(\.(msix|png|txt))?$/)
    .filter((name) => name !== 'thumbs')
  const folders = fc.array(plain, { maxLength: 3 })
  const mixedCase = (text: string, mask: number): string =>
    [...text].map((letter, index) => ((mask >> index) & 1 ? letter.toUpperCase() : letter)).join('')

  it('is known in any case, at any depth, with either slash, and all that is in it', () => {
    holds(
      fc.property(
        folders,
        litter,
        folders,
        fc.constantFrom('/', '\\'),
        fc.nat(4095),
        (above, name, below, slash, mask) => {
          expect(isLitter([...above, mixedCase(name, mask), ...below].join(slash))).toBe(true)
          expect(isLitter([...above, ...below].join(slash))).toBe(false)
        },
      ),
    )
  })
})

describe('The JSON of a submission', () => {
  const json = fc.jsonValue({ maxDepth: 6 })
  const object = fc.dictionary(fc.string({ maxLength: 10 }), json, { maxKeys: 5 })
  // What is put into it anywhere: what people write that is not JSON, and what is nobody's.
  const slip = fc.constantFrom(
    ',',
    ',,',
    '//',
    '// a\n',
    '/* a */',
    '#',
    "'",
    '"',
    '{',
    '}',
    '[',
    ']',
    '\\',
    '\n',
    '\u0000',
    '\ud800',
    '1e999',
    '-',
    'nul',
    '[{'.repeat(80),
    '{"a":'.repeat(200),
    '['.repeat(50_000),
  )

  it('comes back as it is given', async () => {
    await fc.assert(
      fc.asyncProperty(object, async (value) => {
        const text = JSON.stringify(value)
        expect(toJson(await readSubmissionJson(text, never))).toBe(text)
      }),
      { numRuns: 300, seed: 20_261_126 },
    )
  })

  it('is read, or refused in a sentence that names a line and a column, whatever is put into it', async () => {
    await fc.assert(
      fc.asyncProperty(
        object,
        slip,
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (value, extra, where) => {
          const text = JSON.stringify(value, undefined, 1)
          const at = 1 + Math.floor(where * (text.length - 1))
          const given = text.slice(0, at) + extra + text.slice(at)
          const outcome = await readSubmissionJson(given, never).catch((error: unknown) => error)
          if (!(outcome instanceof Error)) return
          expect(outcome).toBeInstanceOf(InputError)
          expect(outcome.message).toMatch(
            /^"submission": the text is not valid JSON at line [1-9]\d*, column [1-9]\d*: .+\.$/s,
          )
        },
      ),
      { numRuns: 1000, seed: 20_261_126 },
    )
  })
})
