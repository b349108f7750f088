/** The types that Microsoft's pages give to values, and those that they describe in words. */
export const TYPES = [
  'string',
  'date-time',
  'boolean',
  'int',
  'float',
  'object',
  'array of string',
  'array of object',
  'map of string',
  'map of boolean',
  'map of object',
] as const

/** A type of a value. */
export type ValueType = (typeof TYPES)[number]

/** What a page says of a value in an answer. */
export interface Fact {
  /** Its place: `[]` is any item of a list, `*` any key of a map. */
  readonly path: string
  readonly type: ValueType
  /** `yes`: it may be null. `absent`: it may be left out. */
  readonly nullable: 'no' | 'yes' | 'absent'
  /** The page below https://learn.microsoft.com/windows/uwp/monetize/ with its anchor, and where pages disagree. */
  readonly source: string
}

/** What a page says of a value in a request. */
export interface RequestFact {
  /** Its place, with the keys of maps as they are sent; `[]` is the first item. */
  readonly path: string
  readonly type: ValueType
  /** The value that is sent. */
  readonly value: unknown
  /** `ignored`: the pages say that the Store leaves it as it is. */
  readonly effect: 'kept' | 'ignored'
  readonly source: string
}

/** Something that holds in spite of the pages, or without them, and where that comes from. */
export interface Deviation {
  readonly path: string
  readonly evidence: string
}

/** Reads a table `path | type | nullable | source`; sources that begin with `#` are on `page`. */
export const factsOf = (page: string, table: string): Fact[] =>
  rowsOf(table).map(([path = '', type = '', nullable = '', source = '']) => ({
    path,
    type: oneOf(TYPES, type),
    nullable: oneOf(['no', 'yes', 'absent'] as const, nullable),
    source: onPage(page, source),
  }))

/** Reads a table `path | type | value | effect | source`, the values as JSON. */
export const requestFactsOf = (page: string, table: string): RequestFact[] =>
  rowsOf(table).map(([path = '', type = '', value = '', effect = '', source = '']) => ({
    path,
    type: oneOf(TYPES, type),
    value: JSON.parse(value),
    effect: oneOf(['kept', 'ignored'] as const, effect),
    source: onPage(page, source),
  }))

/** Reads a table `path | evidence`. */
export const deviationsOf = (table: string): Deviation[] =>
  rowsOf(table).map(([path = '', evidence = '']) => ({ path, evidence }))

/** Returns the facts of a resource that is a part of another one. */
export const factsBelow = (path: string, facts: readonly Fact[]): Fact[] =>
  facts.map((fact) => ({ ...fact, path: `${path}.${fact.path}` }))

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s*\|\s*/))

const onPage = (page: string, source: string): string => (source.startsWith('#') ? page + source : source)

function oneOf<T extends string>(words: readonly T[], text: string): T {
  const found = words.find((word) => word === text)
  if (found === undefined) throw new Error(`'${text}' is none of ${words.join(', ')}`)
  return found
}
