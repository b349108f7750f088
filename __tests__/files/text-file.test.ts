import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { normalized, readTextFile, unixLines } from '../../src/files/text-file.ts'
import { InputError } from '../../src/shared/errors.ts'
import { never } from '../support/never.ts'
import { rejection } from '../support/rejection.ts'
import { tempFolder } from '../support/temp-folder.ts'

async function read(content: Buffer | string): Promise<string> {
  await using folder = await tempFolder()
  return await readTextFile(await folder.add('notes.txt', content), 'release-notes-path', never)
}

describe('A text file', () => {
  it.each<{ name: string; content: Buffer | string; expected: string }>([
    { name: 'as it is', content: 'Grüße\n新\n', expected: 'Grüße\n新\n' },
    { name: 'without a byte order mark', content: '\ufeffGrüße', expected: 'Grüße' },
    { name: 'with the mark that stands within', content: 'a\ufeffb', expected: 'a\ufeffb' },
    { name: 'with line feeds for the lines of Windows', content: 'a\r\nb\r\n', expected: 'a\nb\n' },
    { name: 'with line feeds for the lines of an old Mac', content: 'a\rb\r', expected: 'a\nb\n' },
    { name: 'when it is empty', content: '', expected: '' },
    { name: 'when it is a byte order mark', content: '\ufeff', expected: '' },
    { name: 'with letters beyond the first plane', content: '👋', expected: '👋' },
  ])('is read $name', async ({ content, expected }) => {
    expect(await read(content)).toBe(expected)
  })

  it.each<{ name: string; content: Buffer; is: string }>([
    { name: 'UTF-16', content: Buffer.from('\ufeffOne', 'utf16le'), is: 'UTF-16' },
    { name: 'big-endian UTF-16', content: Buffer.from('\ufeffOne', 'utf16le').swap16(), is: 'UTF-16' },
    {
      name: 'UTF-16 without a mark',
      content: Buffer.from('One', 'utf16le'),
      is: 'UTF-16 or not text',
    },
    { name: 'an image', content: Buffer.from('\x89PNG\r\n\0', 'latin1'), is: 'UTF-16 or not text' },
    { name: 'in a code page', content: Buffer.from('Grüße', 'latin1'), is: 'not UTF-8' },
    { name: 'cut within a letter', content: Buffer.from('Grüße').subarray(0, 3), is: 'not UTF-8' },
  ])('is refused, with the fix and where an annotation can point to it, when it is $name', async (row) => {
    await using folder = await tempFolder()
    const path = await folder.add('notes.txt', row.content)
    const error = await rejection(readTextFile(path, 'release-notes-path', never))
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({
      input: 'release-notes-path',
      message: `"release-notes-path": "${path}" is ${row.is}. Save it as UTF-8 (PowerShell: Out-File -Encoding utf8).`,
      file: path,
    })
  })

  it('is refused when it is longer than any text, without being read', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('notes.txt', '')
    await truncate(path, 9e9)
    expect(((await rejection(readTextFile(path, 'submission', never))) as InputError).message).toBe(
      `"submission": "${path}" cannot be read: it has 9000000000 bytes; the limit for a text is 8388608 (8 MiB).`,
    )
  })

  it('is given up when its signal is aborted, with the reason for that', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('notes.txt', 'text')
    const reason = new Error('time is over')
    expect(await rejection(readTextFile(path, 'submission', AbortSignal.abort(reason)))).toBe(reason)
  })

  it('is refused when it does not exist, with the reason', async () => {
    await using folder = await tempFolder()
    const path = join(folder.path, 'gone.txt')
    const { input, message, file, cause } = (await rejection(
      readTextFile(path, 'submission', never),
    )) as InputError
    expect({ input, file, cause, message }).toEqual({
      input: 'submission',
      file: undefined,
      cause: expect.objectContaining({ code: 'ENOENT' }),
      message: `"submission": "${path}" does not exist.`,
    })
  })

  it('is refused when it does not exist, with where a relative path was looked up', async () => {
    expect(String(await rejection(readTextFile('gone.txt', 'submission', never)))).toContain(
      `(working directory: ${process.cwd()}). Is actions/checkout missing?`,
    )
  })
})

describe('A text that is to be a file', () => {
  it.each([
    ['One\nTwo', 'One\nTwo'],
    ['One\r\nTwo\rThree', 'One\nTwo\nThree'],
    ['', ''],
    ['\ufeffOne', 'One'],
    ['One\0', undefined],
  ])('%j would be read as %j', (text, expected) => {
    expect(normalized(text)).toBe(expected)
  })

  it('is not the same when it holds half a letter, which UTF-8 cannot say', () => {
    expect(normalized('\ud83d')).toBe('\ufffd')
  })
})

describe('The line ends of a text', () => {
  it.each([
    ['a\r\nb', 'a\nb'],
    ['a\rb', 'a\nb'],
    ['a\n\rb', 'a\n\nb'],
    ['a\r\r\nb', 'a\n\nb'],
  ])('of %j become %j', (text, expected) => {
    expect(unixLines(text)).toBe(expected)
  })
})
