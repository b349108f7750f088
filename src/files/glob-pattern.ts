/** Pattern that matches files: where to look, and what the names below must look like. */
export interface GlobPattern {
  /** Path before the first wildcard, as given; empty when the pattern begins with one. */
  readonly folder: string
  /** Steps below it; none when the pattern has no wildcard. */
  readonly steps: readonly GlobStep[]
}

/** Step of a path: one name as it is, one name that matches, or any number of folders. */
export type GlobStep =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'match'; readonly expression: RegExp }
  | { readonly kind: 'any-depth' }

/**
 * Parses a glob as other actions read it: `*`, `?` and `[a-z]` in a name, and `**` for any folders
 * (https://github.com/actions/toolkit/tree/main/packages/glob#patterns). Everything before the first wildcard is an
 * ordinary path: it may contain `..`, name a share, or begin with `\\?\`.
 *
 * @throws Error when a range of letters is reversed.
 */
export function parseGlob(pattern: string, platform: NodeJS.Platform): GlobPattern {
  const isWindows = platform === 'win32'
  const names = pattern.split(isWindows ? /[\\/]/ : '/')
  // https://learn.microsoft.com/windows/win32/fileio/naming-a-file#win32-file-namespaces
  const isNamespace = isWindows && /^[\\/]{2}\?[\\/]/.test(pattern)
  const first = names.findIndex((name, index) => hasWildcard(name) && !(isNamespace && index === 2))
  if (first === -1) return { folder: pattern, steps: [] }
  const length = names.slice(0, first).reduce((sum, name) => sum + name.length + 1, 0)
  const steps = names.slice(first).filter((name) => name !== '' && name !== '.')
  return { folder: pattern.slice(0, length), steps: steps.map((name) => toStep(name, platform)) }
}

function hasWildcard(name: string): boolean {
  return /[*?]|\[.+\]/.test(name)
}

// File names are case-insensitive here, so exclusions must be too.
const CASELESS: ReadonlySet<NodeJS.Platform> = new Set(['win32', 'darwin'])

function toStep(name: string, platform: NodeJS.Platform): GlobStep {
  if (name === '**') return { kind: 'any-depth' }
  if (!hasWildcard(name)) return { kind: 'name', name }
  const source = name.replace(platform === 'win32' ? WINDOWS_TOKEN : TOKEN, toSource)
  return { kind: 'match', expression: new RegExp(`^${source}$`, CASELESS.has(platform) ? 'isu' : 'su') }
}

const WINDOWS_TOKEN = /\*+|\[[!^]?\]?[^\]]*\]|./gsu
// Where a backslash does not separate names, it escapes a wildcard.
const TOKEN = new RegExp(`\\\\.|${WINDOWS_TOKEN.source}`, WINDOWS_TOKEN.flags)

function toSource(token: string): string {
  if (token.startsWith('*')) return '.*'
  if (token === '?') return '.'
  const [, negation, letters] = /^\[([!^]?)(.+)\]$/s.exec(token) ?? []
  if (letters !== undefined) return `[${negation === '' ? '' : '^'}${letters.replace(/[\\\]^]/g, '\\$&')}]`
  const letter = token.length === 2 && token.startsWith('\\') ? token.slice(1) : token
  return letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
