import { readFileSync } from 'node:fs'
import { dirname } from 'node:path/posix'
import { describe, expect, it } from '@jest/globals'
import { groupBy } from '../src/shared/group-by.ts'
import { findCycles, type Import, listImports, listSources } from './support/sources/imports.ts'

/** Which folders a folder may import from, and from which of them types only. Each may import from itself. */
type Layers = Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
>

/** The roots of layers. The folders below one of their folders belong to it, unless they are a root themselves. */
const ROOTS: Readonly<Record<string, Layers>> = {
  src: {
    shared: { values: [] },
    http: { values: ['shared'] },
    store: { values: ['shared', 'http'] },
    upload: { values: ['shared', 'http'], types: ['files'] },
    files: { values: ['shared'] },
    plan: { values: ['shared'], types: ['files', 'store'] },
    pipeline: { values: ['shared', 'store', 'plan'], types: ['files', 'http', 'upload'] },
    commands: { values: ['shared', 'store', 'plan', 'files', 'pipeline'], types: ['upload'] },
    action: { values: ['shared', 'store', 'plan', 'files', 'pipeline', 'http'], types: ['commands'] },
    '.': { values: ['action', 'commands', 'http', 'pipeline', 'shared', 'store', 'upload'] },
  },
  'src/plan': {
    model: { values: [] },
    compare: { values: ['model'] },
    transforms: { values: ['model'] },
    rules: { values: ['model'] },
    '.': { values: ['model', 'compare', 'transforms'] },
  },
  emulator: {
    http: { values: [] },
    fixtures: { values: [] },
    blobs: { values: ['http'] },
    github: { values: ['fixtures', 'http'] },
    entra: { values: ['fixtures', 'github', 'http'] },
    store: { values: ['fixtures', 'http'], types: ['blobs', 'entra'] },
    '.': { values: ['blobs', 'cli', 'entra', 'fixtures', 'github', 'http', 'store'] },
    cli: { values: ['entra', 'fixtures', 'store'], types: ['.', 'blobs'] },
    demo: { values: ['.', 'fixtures', 'github'] },
  },
}

/** Packages that only these folders of src may know. */
const CONFINED: Readonly<Record<string, readonly string[]>> = {
  '@actions/core': ['action'],
  '@actions/github': ['action'],
  '@actions/http-client': ['http'],
  '@azure/storage-blob': ['upload'],
  'fast-xml-parser': ['files', 'upload'],
  jose: ['store'],
  marked: ['files'],
}

const EXPORT = /^export (?:abstract |async )?(?:class|const|function\*?|interface|type) (\w+)/gm

function layerOf(root: string, file: string): string {
  return dirname(file.slice(root.length + 1)).split('/')[0] ?? '.'
}

const arrow = ({ file, target }: Import): string => `${file} → ${target}`

describe.each(Object.entries(ROOTS))('The folders of %s', (root, layers) => {
  const files = listSources(root)
  const imports = files.flatMap(listImports)

  it('are the ones in the table', () => {
    const folders = files.map((file) => layerOf(root, file))
    expect([...new Set(folders)].sort()).toEqual(Object.keys(layers).sort())
  })

  it('import only from where they may', () => {
    const own = imports.filter(({ target }) => target.startsWith(`${root}/`))
    const strays = own.filter(({ file, target, typeOnly }) => {
      const { values = [], types = [] } = layers[layerOf(root, file)] ?? {}
      const allowed = [layerOf(root, file), ...values, ...(typeOnly ? types : [])]
      return !allowed.includes(layerOf(root, target))
    })
    expect(own.length).toBeGreaterThan(50)
    expect(strays.map(arrow)).toEqual([])
  })

  it('hold no files that import each other, not even types', () => {
    expect(findCycles(imports)).toEqual([])
  })
})

describe('The source', () => {
  const files = listSources('src')
  const imports = files.flatMap(listImports)

  it('exports no name twice', () => {
    const names = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(EXPORT)].map(([, name = '']) => name),
    )
    expect(names.length).toBeGreaterThan(200)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('has at most fifteen files in a folder', () => {
    const full = [...groupBy(files, dirname)].filter(([, its]) => its.length > 15)
    expect(full.map(([folder]) => folder)).toEqual([])
  })

  it('keeps the outer worlds to their folders', () => {
    const strays = imports.filter(
      ({ file, target }) => CONFINED[target]?.includes(layerOf('src', file)) === false,
    )
    expect(strays.map(arrow)).toEqual([])
  })

  it('leaves time and chance to the clock and to main', () => {
    const asking = files.filter((file) =>
      /Date\.now\(|new Date\(\)|performance\.now|setTimeout\(|Math\.random/.test(readFileSync(file, 'utf8')),
    )
    expect(asking).toEqual(['src/main.ts', 'src/shared/clock.ts'])
  })
})

describe('The emulator', () => {
  it('shares no code with the source, so that no mistake can be in both', () => {
    const shared = listSources('emulator')
      .flatMap(listImports)
      .filter(({ target }) => target.startsWith('src/'))
    expect(shared.map(arrow)).toEqual([])
  })
})
