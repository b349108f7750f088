import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { describe, expect, it } from '@jest/globals'

/**
 * Who may import whom. A room is a folder of src; the files at its top belong to the rooms of TOP. What is under
 * `types` may only be named with `import type`.
 */
const ROOMS: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  basis: { values: [] },
  http: { values: ['basis'] },
  store: { values: ['basis', 'http'] },
  plan: { values: ['basis'], types: ['store', 'workspace'] },
  blob: { values: ['basis', 'http/retry'] },
  workspace: { values: ['basis'] },
  contract: { values: [], types: ['basis', 'http', 'plan', 'store', 'workspace', 'story'] },
  story: { values: ['basis', 'plan', 'store'], types: ['contract', 'workspace'] },
  commands: { values: ['story'], types: ['action', 'basis', 'contract', 'store', 'workspace'] },
  action: { values: ['basis', 'store'], types: ['contract', 'plan', 'story', 'workspace'] },
  main: {
    values: ['action', 'basis', 'blob', 'commands', 'http', 'store', 'story', 'workspace'],
    types: ['contract'],
  },
  index: { values: ['main'] },
}

/** The files at the top of src, by room. */
const TOP: Readonly<Record<string, readonly string[]>> = {
  basis: ['address', 'errors', 'clock', 'json', 'patience', 'together'],
  contract: ['events', 'ports'],
  // What the commands are made of: each is a part of the story, or a command of one screen.
  story: [
    'publish',
    'check',
    'survey',
    'pending',
    'rollout',
    'draft',
    'deliver',
    'commit',
    'settled',
    'settle',
    'clean-up',
    'confirm',
    'commit-submission',
    'export-metadata',
    'wait',
    'delete-submission',
    'flights',
    'add-ons',
    'rollout-commands',
  ],
  commands: ['commands'],
  // What main wires the ports with.
  main: ['main', 'user-files', 'cargo'],
  index: ['index'],
}

/** Packages that only one room may know. */
const CONFINED: Readonly<Record<string, string>> = {
  '@actions/core': 'action',
  '@actions/github': 'action',
  '@actions/glob': 'workspace',
  '@actions/http-client': 'http',
  '@azure/storage-blob': 'blob',
  'fast-xml-parser': 'workspace',
  'image-dimensions': 'workspace',
  jose: 'store',
  marked: 'workspace',
  parse5: 'workspace',
  yauzl: 'workspace',
}

interface Import {
  readonly file: string
  readonly room: string
  readonly target: string
  readonly typeOnly: boolean
}

const SOURCE = 'src'
const files = filesBelow(SOURCE)
const imports = files.flatMap(importsOf)

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(file, 'utf8')
  const found = [
    ...text.matchAll(/^import (type )?([^'"]*?from )?'([^']+)'/gm),
    ...text.matchAll(/\bimport(())\('([^']+)'\)/g),
  ]
  return found.map(([, type, , target = '']) => ({
    file,
    room: roomOf(file),
    target: target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
    typeOnly: type === 'type ',
  }))
}

function pathOf(file: string): string {
  return relative(SOURCE, file).replace(/\.ts$/, '').replaceAll(sep, '/')
}

function roomOf(file: string): string {
  const [first = '', ...below] = pathOf(file).split('/')
  if (below.length > 0) return first
  return Object.entries(TOP).find(([, names]) => names.includes(first))?.[0] ?? first
}

function isAllowed({ room, target, typeOnly }: Import): boolean {
  const { values = [], types = [] } = ROOMS[room] ?? {}
  const allowed = typeOnly ? [...values, ...types] : values
  return [room, ...allowed].some((name) => name === roomOf(target) || name === pathOf(target))
}

describe('The rooms of the source', () => {
  it('are all in the table, and the table names no room or file that is gone', () => {
    expect(Object.keys(ROOMS).sort()).toEqual([...new Set(files.map(roomOf))].sort())
    const top = files.map(pathOf).filter((path) => !path.includes('/'))
    expect(Object.values(TOP).flat().sort()).toEqual(top.sort())
  })

  it('import only what they may', () => {
    const own = imports.filter(({ target }) => target.startsWith(`${SOURCE}${sep}`))
    expect(own.length).toBeGreaterThan(50)
    expect(own.filter((entry) => !isAllowed(entry)).map(({ file, target }) => `${file} → ${target}`)).toEqual(
      [],
    )
  })

  it('keep each outer world in one of them', () => {
    const strays = imports.filter(({ room, target }) => target in CONFINED && CONFINED[target] !== room)
    expect(strays.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
  })

  it('leave time and chance to the clock and to main', () => {
    const asking = files.filter((file) =>
      /Date\.now\(|new Date\(\)|setTimeout\(|Math\.random/.test(readFileSync(file, 'utf8')),
    )
    expect(asking.map((file) => relative(SOURCE, file))).toEqual(['clock.ts', 'main.ts'])
  })
})

describe('The emulator', () => {
  it('shares no code with the source, so that no mistake can be in both', () => {
    const shared = filesBelow('emulator')
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith(`${SOURCE}${sep}`))
    expect(shared).toEqual([])
  })
})
