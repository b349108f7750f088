import { readFileSync } from 'node:fs'
import { dirname } from 'node:path/posix'
import { describe, expect, it } from '@jest/globals'
import { findCycles, type Import, listImports, listSources } from './support/imports.ts'

/** Which folders a folder of src may import from, and from which of them types only. Each may import from itself. */
const LAYERS: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  shared: { values: [] },
  http: { values: ['shared'] },
  store: { values: ['shared', 'http'] },
  upload: { values: ['shared', 'http'], types: ['files'] },
  files: { values: ['shared'] },
  plan: { values: ['shared'], types: ['files', 'store'] },
  pipeline: { values: ['shared', 'store', 'plan'], types: ['files', 'http', 'upload'] },
  commands: { values: ['shared', 'store', 'plan', 'files', 'pipeline'], types: ['upload'] },
  action: { values: ['shared', 'store', 'files'], types: ['commands', 'pipeline', 'plan'] },
  '.': { values: ['action', 'commands', 'http', 'pipeline', 'shared', 'store', 'upload'] },
}

/** Packages that only one folder may know. */
const CONFINED: Readonly<Record<string, string>> = {
  '@actions/core': 'action',
  '@actions/github': 'action',
  '@actions/glob': 'files',
  '@actions/http-client': 'http',
  '@azure/storage-blob': 'upload',
  'fast-xml-parser': 'files',
  jose: 'store',
  marked: 'files',
  yauzl: 'files',
}

const EXPORT = /^export (?:abstract |async )?(?:class|const|function\*?|interface|type) (\w+)/gm
const SOURCE = 'src/'
const files = listSources('src')
const imports = files.flatMap(listImports)

/** The folder of src that a file is in; a folder in it belongs to it. */
function layerOf(file: string): string {
  return dirname(file.slice(SOURCE.length)).split('/')[0] ?? '.'
}

function isAllowed({ file, target, typeOnly }: Import): boolean {
  const { values = [], types = [] } = LAYERS[layerOf(file)] ?? {}
  return [layerOf(file), ...values, ...(typeOnly ? types : [])].includes(layerOf(target))
}

const arrow = ({ file, target }: Import): string => `${file} → ${target}`

describe('The folders of the source', () => {
  it('are the ones in the table', () => {
    expect([...new Set(files.map(layerOf))].sort()).toEqual(Object.keys(LAYERS).sort())
  })

  it('import only from where they may', () => {
    const own = imports.filter(({ target }) => target.startsWith(SOURCE))
    expect(own.length).toBeGreaterThan(50)
    expect(own.filter((entry) => !isAllowed(entry)).map(arrow)).toEqual([])
  })

  it('hold no files that import each other, not even types', () => {
    expect(findCycles(imports)).toEqual([])
  })

  it('export no name twice', () => {
    const names = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(EXPORT)].map(([, name = '']) => name),
    )
    expect(names.length).toBeGreaterThan(200)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('keep each outer world in one of them', () => {
    const strays = imports.filter(
      ({ file, target }) => target in CONFINED && CONFINED[target] !== layerOf(file),
    )
    expect(strays.map(arrow)).toEqual([])
  })

  it('leave time and chance to the clock and to main', () => {
    const asking = files.filter((file) =>
      /Date\.now\(|new Date\(\)|setTimeout\(|Math\.random/.test(readFileSync(file, 'utf8')),
    )
    expect(asking).toEqual(['src/main.ts', 'src/shared/clock.ts'])
  })
})

describe('The emulator', () => {
  it('holds no files that import each other, not even types', () => {
    expect(findCycles(listSources('emulator').flatMap(listImports))).toEqual([])
  })

  it('shares no code with the source, so that no mistake can be in both', () => {
    const shared = listSources('emulator')
      .flatMap(listImports)
      .filter(({ target }) => target.startsWith(SOURCE))
    expect(shared.map(arrow)).toEqual([])
  })
})
