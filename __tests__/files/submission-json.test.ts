import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readSubmissionJson } from '../../src/files/submission-json.ts'
import { InputError } from '../../src/shared/errors.ts'
import { toJson } from '../../src/shared/json.ts'
import { never } from '../support/never.ts'
import { rejection } from '../support/rejection.ts'
import { tempFolder } from '../support/temp-folder.ts'

async function refusal(given: string): Promise<string> {
  const error = await rejection(readSubmissionJson(given, never))
  if (!(error instanceof InputError) || error.input !== 'submission') throw error
  return error.message
}

describe('The submission of the user', () => {
  it('may be given as JSON', async () => {
    expect(await readSubmissionJson('{"visibility": "Public"}', never)).toEqual({ visibility: 'Public' })
  })

  it('may be given as the path of a file', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('submission.json', '{\n  "visibility": "Public"\n}\n')
    expect(await readSubmissionJson(path, never)).toEqual({ visibility: 'Public' })
  })

  it('may be a file with a byte order mark and lines of Windows', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('submission.json', '\ufeff{\r\n  "tag": "Grüße"\r\n}\r\n')
    expect(await readSubmissionJson(path, never)).toEqual({ tag: 'Grüße' })
  })

  it('keeps a number that a double cannot represent', async () => {
    expect(toJson(await readSubmissionJson('{"a":1152921505700000001}', never))).toBe(
      '{"a":1152921505700000001}',
    )
  })

  it('may name a property as JavaScript names its own', async () => {
    expect(toJson(await readSubmissionJson('{"__proto__":{"a":1},"constructor":2}', never))).toBe(
      '{"__proto__":{"a":1},"constructor":2}',
    )
  })
})

describe('A submission is refused', () => {
  it.each<{ name: string; text: string; line: number; column: number }>([
    { name: 'a comma too many', text: '{\n  "a": 1,\n}', line: 2, column: 9 },
    { name: 'a missing comma', text: '{"a": 1\n "b": 2}', line: 2, column: 2 },
    { name: 'a missing end', text: '{\n  "a": [1,\n  2', line: 3, column: 4 },
    { name: 'a property that is named twice', text: '{\n"a": 1,\n"a": 2}', line: 3, column: 2 },
    { name: 'a missing end, with lines of Windows', text: '{\r\n  "a": x\r\n}', line: 2, column: 8 },
  ])('with line and column of $name', async ({ text, line, column }) => {
    expect(await refusal(text)).toContain(`the text is not valid JSON at line ${line}, column ${column}: `)
  })

  it.each<[text: string, where: string, advice: string]>([
    ['{"a":1, }', 'line 1, column 7', 'remove the trailing comma'],
    ['{"a":[1,\n2,\n\n]}', 'line 2, column 2', 'remove the trailing comma'],
    ['{ // who sees it\n"a":1}', 'line 1, column 3', 'JSON has no comments; remove it'],
    ['{"a":1, /* b */ "c":2}', 'line 1, column 9', 'JSON has no comments; remove it'],
    ['{"a":1} # b', 'line 1, column 9', 'JSON has no comments; remove it'],
    ["{'a':1}", 'line 1, column 2', 'write texts in double quotes'],
    ['{"a":1,,}', 'line 1, column 8', "Quoted object key expected but got ','"],
  ])('with what to do about %j', async (text, where, advice) => {
    expect(await refusal(text)).toBe(`"submission": the text is not valid JSON at ${where}: ${advice}.`)
  })

  it.each<[content: string, where: string, advice: string]>([
    ['// who sees it\n{}', 'line 1, column 1', 'JSON has no comments; remove it'],
    ['', 'line 1, column 1', 'it is empty'],
    ['visibility: Public\n', 'line 1, column 1', 'JSON starts with "{"; YAML is not supported'],
    ['---\na: 1', 'line 1, column 1', 'JSON starts with "{"; YAML is not supported'],
  ])('with what to do about a file with %j', async (content, where, advice) => {
    await using folder = await tempFolder()
    const path = await folder.add('submission.json', content)
    expect(await refusal(path)).toBe(`"submission": "${path}" is not valid JSON at ${where}: ${advice}.`)
  })

  it.each<[text: string, shown: string, hint?: string]>([
    ['visibility: Public', 'visibility: Public'],
    ['visibility: Public\npricing:\n  priceId: Free', 'visibility: Public…'],
    ['// who sees it\n{"visibility":"Public"}', '// who sees it…', ' JSON has no comments; remove it.'],
    ['x'.repeat(200), `${'x'.repeat(100)}…`],
  ])('when it is neither JSON nor a file: %j', async (text, shown, hint = '') => {
    expect(await refusal(text)).toBe(
      `"submission": "${shown}" is neither JSON (which starts with "{") nor an existing file (working directory: ${process.cwd()}).${hint}`,
    )
  })

  it('when the file is a pointer of Git LFS', async () => {
    await using folder = await tempFolder()
    const path = await folder.add(
      'submission.json',
      'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n',
    )
    expect(await refusal(path)).toContain(
      `"${path}" is a Git LFS pointer, not the file itself. Set "lfs: true"`,
    )
  })

  it('when it is nested so deeply that reading it would fill the stack', async () => {
    await using folder = await tempFolder()
    const deep = `{\n"a":${'['.repeat(100_000)}`
    const path = await folder.add('submission.json', deep)
    const where = 'is not valid JSON at line 2, column 104: It is nested deeper than 100 levels.'
    expect([await refusal(deep), await refusal(path)]).toEqual([
      `"submission": the text ${where}`,
      `"submission": "${path}" ${where}`,
    ])
  })

  it('with the path of a file that is not JSON', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('submission.json', '{\n  "a" 1\n}')
    expect(await refusal(path)).toContain(`"${path}" is not valid JSON at line 2, column 7: `)
  })

  it.each(['{"a" 1}', '[1]'])('with the file, which an annotation can point to: %s', async (content) => {
    await using folder = await tempFolder()
    const path = await folder.add('submission.json', content)
    expect(await rejection(readSubmissionJson(path, never))).toMatchObject({ file: path })
  })

  it('without a file when there is none', async () => {
    expect(await rejection(readSubmissionJson('[1]', never))).toMatchObject({ file: undefined })
  })

  it('when the file is empty', async () => {
    await using folder = await tempFolder()
    const path = await folder.add('submission.json', '')
    expect(await refusal(path)).toContain(`"${path}" is not valid JSON at line 1, column 1: `)
  })

  it('when it is a list', async () => {
    expect(await refusal('[{"a": 1}]')).toContain('is not a JSON object')
  })

  it.each(['"text"', '7', 'null'])('when the file holds %s', async (content) => {
    await using folder = await tempFolder()
    const path = await folder.add('submission.json', content)
    expect(await refusal(path)).toContain(`"${path}" is not a JSON object`)
  })

  it('when the file does not exist', async () => {
    await using folder = await tempFolder()
    const path = join(folder.path, 'missing.json')
    const message = await refusal(path)
    expect(
      [`"${path}" is neither JSON (which starts with "{") nor an existing file`, process.cwd()].filter(
        (text) => !message.includes(text),
      ),
    ).toEqual([])
  })

  it('when the path is a folder', async () => {
    await using folder = await tempFolder()
    expect(await refusal(folder.path)).toContain(`"${folder.path}" cannot be read`)
  })

  const text = '{"tag":"a"}'
  it.each<{ name: string; content: Buffer; is: string }>([
    {
      name: 'with a byte order mark',
      content: Buffer.from(`\ufeff${text}`, 'utf16le'),
      is: 'UTF-16',
    },
    {
      name: 'of the other order',
      content: Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      is: 'UTF-16',
    },
    {
      name: 'without a byte order mark',
      content: Buffer.from(text, 'utf16le'),
      is: 'UTF-16 or not text',
    },
  ])('when the file is UTF-16 $name, with what to do', async ({ content, is }) => {
    await using folder = await tempFolder()
    const path = await folder.add('submission.json', content)
    expect(await refusal(path)).toContain(`"${path}" is ${is}. Save it as UTF-8`)
  })
})
