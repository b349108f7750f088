import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { anchorsIn, deadLinks, linksIn, listDocuments } from '../support/sources/markdown.ts'

const textOf = (path: string): string => readFileSync(path, 'utf8')

describe('A document of this repository', () => {
  it.each(listDocuments())('links to files and headings that are there: %s', (document) => {
    expect(deadLinks(document, textOf)).toEqual([])
  })

  it.each(listDocuments())('names files of the project that are there: %s', (document) => {
    const named = [...textOf(document).matchAll(/`((?:__tests__|tools|emulator)\/[\w./-]+\.\w+)`/g)]
    expect(named.map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([])
  })
})

// Without these, a search that finds nothing would pass for documents without a dead link.
describe('A link', () => {
  it.each<[text: string, links: readonly string[]]>([
    ['[here](docs/setup.md#secret) and [there](other.md "Title")', ['docs/setup.md#secret', 'other.md']],
    ['![image](images/a.png)', ['images/a.png']],
    ['[![image](images/a.png)](setup.md)', ['images/a.png', 'setup.md']],
    ['<img alt="" src="images/b.png">, <a href="setup.md">setup</a>', ['images/b.png', 'setup.md']],
    ['[setup]\n\n[setup]: setup.md', ['setup.md']],
    ['[web](https://example.com/a.md), [mail](mailto:a@example.com), `[code](a.md)`', []],
    ['```md\n[fenced](a.md)\n```\n<!-- [comment](b.md) -->', []],
  ])('is found in %j', (text, links) => {
    expect(linksIn(text)).toEqual(links)
  })

  it.each<[target: string, dead: boolean]>([
    ['../README.md', false],
    ['../README.md#there', false],
    ['#here', false],
    ['../docs/', false],
    ['../README.md#here', true],
    ['../LICENSE#there', true],
    ['#there', true],
    ['missing.md', true],
    ['../../outside.md', true],
  ])('to %s is dead: %s', (target, dead) => {
    const texts: Readonly<Record<string, string>> = {
      'docs/troubleshooting.md': `# Here\n[link](${target})`,
      'README.md': '# There',
    }
    expect(deadLinks('docs/troubleshooting.md', (path) => texts[path] ?? '')).toHaveLength(dead ? 1 : 0)
  })
})

describe('The anchor of a heading', () => {
  it.each<[text: string, anchors: readonly string[]]>([
    ['# Set up the tenant', ['set-up-the-tenant']],
    ['## What next?\n## What next?\n## What next?', ['what-next', 'what-next-1', 'what-next-2']],
    ['## `metadata-path` & `submission`', ['metadata-path--submission']],
    ['## [Link](a.md) to **this**, .NET 10', ['link-to-this-net-10']],
    ['## Für alle_hier ##', ['für-alle_hier']],
    ['```sh\n# a comment\n```\n## After', ['after']],
    ['| <a id="text-too-long"></a>`text-too-long` |\n<a name="old"></a>', ['text-too-long', 'old']],
  ])('of %j', (text, anchors) => {
    expect(anchorsIn(text)).toEqual(anchors)
  })
})
