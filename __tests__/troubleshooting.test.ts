import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'

const doc = readFileSync('docs/troubleshooting.md', 'utf8')

/** The messages of the page with their anchors. */
const documented = [...doc.matchAll(/^\| <a id="([a-z0-9-]+)"><\/a>`(.*?)` \| .* \| .* \|$/gm)].flatMap(
  ([, anchor = '', message = '']) => (message === anchor ? [] : [{ anchor, message }]),
)

/** The texts of the sources, with those that stand on several lines made whole. */
const texts = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`src/${file}`, 'utf8').replace(/['`"] \+\s*['`"]/g, ''))
  .join('\n')

describe('A message in docs/troubleshooting.md', () => {
  it('has an anchor of its own', () => {
    const anchors = [...doc.matchAll(/<a id="([^"]+)">/g)].map(([, anchor]) => anchor)
    expect([...new Set(anchors)]).toEqual(anchors)
  })

  it.each(documented)('is one of the sources: $anchor', ({ message }) => {
    const parts = message
      .split(/…|"[a-z-]+(?=")|[()"]/)
      .map((part) => part.replace(/^[\s:;,.]+|[\s:;,.]+$/g, ''))
      .filter((part) => part.length >= 10)
    expect(parts.filter((part) => !texts.includes(part))).toEqual([])
  })
})
