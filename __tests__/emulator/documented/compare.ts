import { isObject, type JsonObject } from '../../../emulator/http/json.ts'
import type { Deviation, Fact, ValueType } from './facts.ts'

/** What is known of a resource. */
export interface Resource {
  readonly facts: readonly Fact[]
  /** Names that are in answers and on no page; what is below them is not looked at. */
  readonly undocumented: readonly Deviation[]
  /** Names that are on a page and in no answer. */
  readonly contradicted: readonly Deviation[]
}

/** The differences between answers and the pages: none of the lists is to have an item. */
export interface Differences {
  /** Values of another type, missing ones, and names that are in no table; each with its place. */
  readonly wrong: readonly string[]
  /** Places that are in a table and in none of the answers. */
  readonly unseen: readonly string[]
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

const isString = (value: unknown): boolean => typeof value === 'string'
const isBoolean = (value: unknown): boolean => typeof value === 'boolean'
const isListOf =
  (isItem: (item: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(isItem)
const isMapOf =
  (isItem: (item: unknown) => boolean) =>
  (value: unknown): boolean =>
    isObject(value) && Object.values(value).every(isItem)

const fits: Readonly<Record<ValueType, (value: unknown) => boolean>> = {
  string: isString,
  'date-time': (value) =>
    typeof value === 'string' && DATE_TIME.test(value) && !Number.isNaN(Date.parse(value)),
  boolean: isBoolean,
  int: Number.isInteger,
  float: (value) => typeof value === 'number',
  object: isObject,
  'array of string': isListOf(isString),
  'array of object': isListOf(isObject),
  'map of string': isMapOf(isString),
  'map of boolean': isMapOf(isBoolean),
  'map of object': isMapOf(isObject),
}

/** Returns whether a value has a type. */
export const hasType = (type: ValueType, value: unknown): boolean => fits[type](value)

/** Compares answers with what is known of their resource. */
export function compare(answers: readonly unknown[], resource: Resource): Differences {
  const comparison = new Comparison(resource)
  for (const answer of answers) comparison.visitObject(answer, '')
  return { wrong: [...comparison.wrong], unseen: comparison.listUnseen() }
}

class Comparison {
  readonly wrong = new Set<string>()
  readonly #seen = new Set<string>()
  readonly #facts: ReadonlyMap<string, Fact>
  readonly #undocumented: ReadonlySet<string>

  constructor({ facts, undocumented, contradicted }: Resource) {
    const left = new Set(contradicted.map(({ path }) => path))
    this.#facts = new Map(facts.filter(({ path }) => !left.has(path)).map((fact) => [fact.path, fact]))
    this.#undocumented = new Set(undocumented.map(({ path }) => path))
  }

  listUnseen(): string[] {
    return [...this.#facts.keys(), ...this.#undocumented].filter((path) => !this.#seen.has(path))
  }

  visitObject(value: unknown, path: string): void {
    if (!isObject(value)) {
      this.wrong.add(`${path || 'the answer'}: is no object`)
      return
    }
    const placeOf = (name: string): string => (path === '' ? name : `${path}.${name}`)
    for (const [name, child] of Object.entries(value)) this.#visit(child, placeOf(name))
    for (const { path: place, nullable } of this.#facts.values()) {
      const name = place.slice(path === '' ? 0 : path.length + 1)
      const isHere = placeOf(name) === place && name !== '*' && !name.includes('.')
      if (isHere && nullable !== 'absent' && !(name in value)) this.wrong.add(`${place}: is missing`)
    }
  }

  #visit(value: unknown, path: string): void {
    this.#seen.add(path)
    if (this.#undocumented.has(path)) return
    const fact = this.#facts.get(path)
    if (fact === undefined) this.wrong.add(`${path}: is on no page`)
    else if (value === null) {
      if (fact.nullable !== 'yes') this.wrong.add(`${path}: is null`)
    } else if (!hasType(fact.type, value)) {
      this.wrong.add(`${path}: ${JSON.stringify(value)} is no ${fact.type}`)
    } else this.#visitParts(value, path, fact.type)
  }

  #visitParts(value: unknown, path: string, type: ValueType): void {
    if (type === 'object') this.visitObject(value, path)
    if (type === 'array of object') for (const item of value as unknown[]) this.visitObject(item, `${path}[]`)
    if (type === 'map of object') {
      for (const item of Object.values(value as JsonObject)) this.visitObject(item, `${path}.*`)
    }
  }
}
