import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { describe, expect, it } from '@jest/globals'

/**
 * Who may import whom. A room is a folder of src, or a file at its top. `types` may only be named with
 * `import type`.
 */
const ROOMS: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  errors: { values: [] },
  clock: { values: [] },
  json: { values: [] },
  together: { values: [] },
  http: { values: ['errors', 'clock', 'json'] },
  store: { values: ['http', 'errors', 'clock', 'json'] },
  plan: { values: ['errors', 'json'], types: ['store'] },
  blob: { values: ['errors', 'clock', 'together', 'http/retry'] },
  workspace: { values: ['errors', 'json'] },
  settle: { values: ['store', 'errors'], types: ['clock', 'events'] },
  pending: { values: ['store', 'errors'], types: ['survey'] },
  survey: { values: ['store', 'errors', 'json'], types: ['ports'] },
  draft: { values: ['store', 'plan', 'pending', 'errors'], types: ['ports', 'survey'] },
  deliver: { values: ['store', 'together', 'errors'], types: ['plan', 'ports'] },
  publish: {
    values: ['store', 'plan', 'survey', 'draft', 'deliver', 'settle'],
    types: ['json', 'pending', 'ports'],
  },
  events: { values: [], types: ['http', 'plan', 'store', 'draft'] },
  ports: { values: [], types: ['clock', 'events', 'store'] },
  commands: { values: ['publish'], types: ['action', 'json', 'ports'] },
  action: { values: ['errors', 'json', 'store'], types: ['clock', 'events', 'plan', 'publish'] },
  main: {
    values: ['action', 'blob', 'clock', 'commands', 'errors', 'http', 'store', 'workspace'],
    types: ['ports'],
  },
  index: { values: ['main'] },
}

/** Packages that only one room may know. */
const CONFINED: Readonly<Record<string, string>> = {
  '@actions/core': 'action',
  '@actions/github': 'action',
  '@actions/http-client': 'http',
  '@azure/storage-blob': 'blob',
  '@actions/glob': 'workspace',
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
  return [...text.matchAll(/^import (type )?([^'"]*?from )?'([^']+)'/gm)].map(([, type, , target = '']) => ({
    file,
    room: roomOf(file),
    target: target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
    typeOnly: type !== undefined,
  }))
}

function roomOf(file: string): string {
  return relative(SOURCE, file).split(sep)[0]?.replace(/\.ts$/, '') ?? ''
}

function isAllowed({ room, target, typeOnly }: Import): boolean {
  const { values = [], types = [] } = ROOMS[room] ?? {}
  const allowed = typeOnly ? [...values, ...types] : values
  const path = relative(SOURCE, target).replace(/\.ts$/, '').replaceAll(sep, '/')
  return roomOf(target) === room || allowed.some((name) => path === name || path.startsWith(`${name}/`))
}

describe('The rooms of the source', () => {
  it('are all in the table, and the table names no room that is gone', () => {
    expect(Object.keys(ROOMS).sort()).toEqual([...new Set(files.map(roomOf))].sort())
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
