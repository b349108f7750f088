import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { INPUTS } from '../src/action/inputs/schema.ts'
import { listDocuments } from './support/sources/markdown.ts'
import { isInput, QUOTED } from './support/sources/named-inputs.ts'

/** Names in quotes that are no inputs, though they look like one. */
const OTHER_NAMES: ReadonlySet<string> = new Set(['permissions', 'on', 'github-release', 'en-us', 'lfs'])

// Turns of phrase that a native reader stumbles at, with what is written instead.
const STUMBLES: readonly (readonly [RegExp, string])[] = [
  [/\bcan not\b/, 'cannot'],
  [/(?<!there )\b(?:is|are) no (?!other\b|longer\b)/i, 'is not a'],
  [/\bleave \S+ (?:\S+ \S+ )?out\b/i, 'remove'],
  [/\bis (?:not given|given beside)\b/, 'is missing or empty, cannot be combined with'],
  [/\bGive\b/, 'Set, Provide'],
  [/\banew\b/, 'again'],
  [/\bto the letter\b/, 'exactly'],
  [/[\d}] %/, 'no space before the sign'],
  [/\bcorrelation id\b/, 'correlation ID'],
]

it.each(STUMBLES)('No text of the sources has %s: %s', (pattern) => {
  const found: string[] = []
  for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue
    for (const [index, line] of readFileSync(`src/${file}`, 'utf8').split('\n').entries()) {
      const isComment = /^\s*(?:\/\/|\/?\*)/.test(line)
      if (!isComment && /['"`]/.test(line) && pattern.test(line)) found.push(`${file}:${index + 1}`)
    }
  }
  expect(found).toEqual([])
})

const STUMBLES_IN_DOCUMENTS: typeof STUMBLES = [
  ...STUMBLES,
  [/\bpictures?\b/i, 'image'],
  [/\bstand-in\b/i, 'emulator, replacement'],
  [/\bmend(?:s|ed)?\b/i, 'fix'],
]

it.each(STUMBLES_IN_DOCUMENTS)('No document has %s: %s', (pattern) => {
  const found = [...listDocuments(), 'action.yml'].flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  )
  expect(found).toEqual([])
})

describe('Every input that a sentence of the sources names', () => {
  const sentences: { readonly file: string; readonly name: string; readonly value: string | undefined }[] = []
  for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue
    const code = readFileSync(`src/${file}`, 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '')
    for (const [, name = '', value] of code.matchAll(QUOTED)) {
      const looksLikeInput = value !== undefined || name.includes('-')
      if (looksLikeInput && !OTHER_NAMES.has(name)) sentences.push({ file, name, value })
    }
  }

  it('is an input of the action', () => {
    expect(sentences.filter(({ name }) => !isInput(name))).toEqual([])
  })

  it('takes the value that it is given there', () => {
    const wrong = sentences.filter(({ name, value = '' }) => {
      if (!isInput(name) || value === '' || value.includes('${')) return false
      try {
        INPUTS[name].parse(value)
        return false
      } catch {
        return true
      }
    })
    expect(wrong).toEqual([])
  })
})
