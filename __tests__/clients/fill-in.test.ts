import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { fillIn, readCodeBlocks } from '../../tools/clients/fill-in.ts'

describe('filling in the samples of others', () => {
  it('puts a value in its place, character by character, and leaves the rest', () => {
    expect(fillIn('id = ""  # Your ID\nkey = ""\n', { 'id = ""': 'id = "$&$1"' })).toBe(
      'id = "$&$1"  # Your ID\nkey = ""\n',
    )
  })

  it('refuses a sample that has no such place', () => {
    expect(() => fillIn('key = ""', { 'id = ""': 'id = "1"' })).toThrow('The sample has no id = ""')
  })

  it('reads the code of a language out of a page, with either line end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'page-'))
    const page = join(folder, 'page.md')
    await writeFile(
      page,
      'One\r\n```java\r\na();\r\nb();\r\n```\r\n```python\r\nc()\r\n```\r\n```java\r\nd();\r\n```\r\n',
    )
    const blocks = await readCodeBlocks(page, 'java')
    await rm(folder, { recursive: true })
    expect(blocks).toEqual(['a();\nb();', 'd();'])
  })
})
