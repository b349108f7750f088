import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mergeSubmission } from '../../src/plan/transforms/merge-json.ts'
import type { JsonObject } from '../../src/shared/json.ts'
import { aRequest } from '../plan/builders.ts'
import { holds } from './holds.ts'

const merge = (base: JsonObject, patch: JsonObject): JsonObject =>
  mergeSubmission(base, aRequest({ submission: patch }))

// Names that mean something to the Store or to its lists have rules of their own.
const name = fc.constantFrom('a', 'b', 'c', 'dd', 'constructor', 'toString', '__proto__', 'äé', '')
const { object } = fc.letrec<{ value: unknown; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.integer(),
    fc.string(),
    fc.boolean(),
    fc.array(fc.oneof(fc.integer(), fc.string()), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc
    .array(fc.tuple(name, tie('value')), { maxLength: 5 })
    .map((entries) => Object.fromEntries(entries)),
}))

// https://www.rfc-editor.org/rfc/rfc7396#section-2, for objects.
function asInTheRfc(target: unknown, patch: JsonObject): JsonObject {
  const result = new Map(Object.entries(isObject(target) ? target : {}))
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key)
    else result.set(key, isObject(value) ? asInTheRfc(result.get(key), value) : value)
  }
  return Object.fromEntries(result)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shouted(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, content]) => [
      key.toUpperCase(),
      isObject(content) ? shouted(content) : content,
    ]),
  )
}

describe('Laying a JSON over the draft', () => {
  it('is a JSON Merge Patch', () => {
    holds(
      fc.property(object, object, (base, patch) => {
        expect(merge(base, patch)).toEqual(asInTheRfc(base, patch))
      }),
    )
  })

  it('a second time changes nothing more', () => {
    holds(
      fc.property(object, object, (base, patch) => {
        const once = merge(base, patch)
        expect(merge(once, patch)).toEqual(once)
      }),
    )
  })

  it('with nothing in it changes nothing', () => {
    holds(
      fc.property(object, (base) => {
        expect(merge(base, {})).toEqual(base)
      }),
    )
  })

  it('leaves draft and JSON as they were', () => {
    holds(
      fc.property(object, object, (base, patch) => {
        const before = JSON.stringify([base, patch])
        merge(base, patch)
        expect(JSON.stringify([base, patch])).toBe(before)
      }),
    )
  })

  it('keeps the spelling of the draft, and no name twice', () => {
    const lower = fc.constantFrom('alpha', 'beta', 'gamma')
    const flat = fc.dictionary(lower, fc.oneof(fc.integer(), fc.dictionary(lower, fc.integer())))
    holds(
      fc.property(flat, (base) => {
        expect(merge(base, shouted(base))).toEqual(base)
      }),
    )
  })
})
