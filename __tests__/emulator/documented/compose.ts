import { isObject } from '../../../emulator/http/json.ts'
import { hasType } from './compare.ts'
import type { RequestFact } from './facts.ts'

type Key = string | number

/** Returns the steps to a place: the names of properties, and 0 for the item of a list. */
const stepsTo = (path: string): Key[] =>
  path.split('.').flatMap((part) => (part.endsWith('[]') ? [part.slice(0, -2), 0] : [part]))

/**
 * Composes the body of a request from its facts.
 * @throws {Error} When a value does not have its type.
 */
export function composeBody(facts: readonly RequestFact[]): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const { path, type, value } of facts) {
    if (!hasType(type, value)) throw new Error(`${path}: ${JSON.stringify(value)} is no ${type}`)
    setAt(body, stepsTo(path), value)
  }
  return body
}

function setAt(target: Record<Key, unknown>, [key = '', ...rest]: readonly Key[], value: unknown): void {
  if (rest.length === 0) target[key] = value
  else {
    target[key] ??= typeof rest[0] === 'number' ? [] : {}
    setAt(target[key] as Record<Key, unknown>, rest, value)
  }
}

/** Lists the places of a request whose values are not in the answer. */
export const listIgnored = (facts: readonly RequestFact[], answer: unknown): string[] =>
  facts
    .filter(({ path, value }) => JSON.stringify(valueAt(answer, stepsTo(path))) !== JSON.stringify(value))
    .map(({ path }) => path)

const valueAt = (target: unknown, steps: readonly Key[]): unknown =>
  steps.reduce(
    (value, key) =>
      isObject(value) || Array.isArray(value) ? (value as Record<Key, unknown>)[key] : undefined,
    target,
  )
