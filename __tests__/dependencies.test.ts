import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { codesIn, rowsBetween } from './support/sources/markdown.ts'

interface Manifest {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly engines: { readonly node: string }
}

/** Package of the lockfile; its path is '' for this one. */
interface LockedPackage {
  readonly version: string
  readonly integrity?: string
  readonly dev?: boolean
  /** A list in packages of old. */
  readonly engines?: { readonly node?: string }
}

interface ShippedPackage {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly bytes: number
}

const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const lockfile: { readonly version: string; readonly packages: Readonly<Record<string, LockedPackage>> } =
  JSON.parse(readFileSync('package-lock.json', 'utf8'))
const locked = Object.entries(lockfile.packages).map(([path, entry]) => ({ path, ...entry }))

const RULE = `\n\n${'-'.repeat(80)}\n\n`
const [list = '', ...licenses] = readFileSync('dist/licenses.txt', 'utf8').split(RULE)
const shipped: readonly ShippedPackage[] = [...list.matchAll(/^(\S+) (\S+), (.+), (\d+) bytes$/gm)].map(
  ([, name = '', version = '', license = '', bytes]) => ({ name, version, license, bytes: Number(bytes) }),
)

/** Each row of the table: the packages of one that is chosen here, and of what it brings. */
const described = rowsBetween(readFileSync('ARCHITECTURE.md', 'utf8'), 'shipped').map(
  ([name = '', use, reason, brings = '', kilobytes, license]) => ({
    packages: [...codesIn(name), ...codesIn(brings)],
    isReasoned: Boolean(use && reason),
    kilobytes: Number(kilobytes),
    license,
  }),
)

describe('What ships', () => {
  it('stands in ARCHITECTURE.md, and nothing else does: each package with its use, reason, size and licence', () => {
    const versions = shipped.map(({ name, version }) => `${name} ${version}`)
    const named = described.flatMap(({ packages }) => packages)
    expect({ list: list.split('\n').length, named: named.toSorted() }).toEqual({
      list: versions.length,
      named: shipped.map(({ name }) => name).toSorted(),
    })
    expect(described).toEqual(described.map(measured))
  })

  it('is what package.json chooses, and what that brings; none of it is for development only', () => {
    const chosen = described.map(({ packages }) => packages[0])
    expect(chosen.toSorted()).toEqual(Object.keys(manifest.dependencies).toSorted())

    const origins = shipped.map(({ name }) => ({ name, ...lockfile.packages[`node_modules/${name}`] }))
    expect(origins.map(({ name, version, dev = false }) => ({ name, version, dev }))).toEqual(
      shipped.map(({ name, version }) => ({ name, version, dev: false })),
    )
  })

  it('has the text of the licence of each package beside it', () => {
    const texts = licenses.map((text) => {
      const [title, ...rest] = text.split('\n')
      return { title, isLicense: /copyright/i.test(rest.join('\n')) }
    })
    expect(texts).toEqual(
      shipped.map(({ name, version }) => ({ title: `${name} ${version}`, isLicense: true })),
    )
  })
})

describe('The lockfile', () => {
  it('has a digest of every package, also of those for other platforms', () => {
    const without = locked.filter(({ path, integrity }) => path !== '' && !integrity?.startsWith('sha512-'))
    expect(without).toEqual([])
  })

  it('has the version of package.json', () => {
    expect([lockfile.version, lockfile.packages['']?.version]).toEqual([manifest.version, manifest.version])
  })
})

describe('package.json', () => {
  it.each([...manifest.engines.node.matchAll(/[\d.]+/g)].map(([node]) => ({ node })))(
    'asks for a Node that every package takes: from $node on',
    ({ node }) => {
      expect(locked.filter(({ engines }) => !admits(engines?.node ?? '*', node))).toEqual([])
    },
  )
})

/** The row as it has to be; a size may be off by 5 %, so that not every update asks for a new one. */
function measured(row: (typeof described)[number]): (typeof described)[number] {
  const inRow = shipped.filter(({ name }) => row.packages.includes(name))
  const kilobytes = Math.round(inRow.reduce((sum, { bytes }) => sum + bytes, 0) / 1000)
  const isClose = Math.abs(kilobytes - row.kilobytes) <= Math.max(1, kilobytes * 0.05)
  return {
    ...row,
    isReasoned: true,
    kilobytes: isClose ? row.kilobytes : kilobytes,
    license: [...new Set(inRow.map(({ license }) => license))].join(', '),
  }
}

type Order = (difference: number, isSameMajor: boolean) => boolean

const RANGES: Readonly<Record<string, Order>> = {
  '>=': (difference) => difference >= 0,
  '>': (difference) => difference > 0,
  '<=': (difference) => difference <= 0,
  '<': (difference) => difference < 0,
  '^': (difference, isSameMajor) => difference >= 0 && isSameMajor,
}

/** Whether a range has a version, as far as ranges of Node are written: https://github.com/npm/node-semver#ranges */
function admits(range: string, version: string): boolean {
  const [major, whole] = rankOf(version.split('.'))
  return range.split('||').some((part) =>
    [...part.matchAll(/([<>]=?|\^)? ?(\d+)(?:\.(\d+))?(?:\.(\d+))?/g)].every(([, sign = '^', ...numbers]) => {
      const [least, rank] = rankOf(numbers)
      return RANGES[sign]?.(whole - rank, major === least)
    }),
  )
}

function rankOf([major, minor, patch]: readonly (string | undefined)[]): readonly [number, number] {
  const part = (digits = '0'): number => Number(digits)
  return [part(major), part(major) * 1e6 + part(minor) * 1e3 + part(patch)]
}
