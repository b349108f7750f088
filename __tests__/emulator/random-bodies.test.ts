import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { seedPaths } from '../../emulator/fixtures/seeds.ts'
import { runsOf } from '../properties/holds.ts'
import { type Session, startSession } from './client.ts'

let session: Session
beforeAll(async () => {
  session = await startSession({ blobs: 'discard' })
})
afterAll(async () => await session[Symbol.asyncDispose]())

/** A place in a JSON value, as far as there is one: each number picks an entry of an object or a list. */
const place = fc.array(fc.nat(30), { minLength: 1, maxLength: 6 })

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, '', 0, [], {}, [[]], [null], { id: 7 }, { __proto__: null, toString: 1 }),
)

/** Puts a value in a place of a JSON value. */
function putAt(json: unknown, [first = 0, ...rest]: readonly number[], put: unknown): unknown {
  if (typeof json !== 'object' || json === null) return put
  const keys = Object.keys(json)
  const key = keys[first % Math.max(keys.length, 1)]
  if (key === undefined) return put
  const next = rest.length === 0 ? put : putAt((json as Record<string, unknown>)[key], rest, put)
  return Array.isArray(json)
    ? json.map((item, index) => (String(index) === key ? next : item))
    : { ...json, [key]: next }
}

describe('The emulator', () => {
  it.each(Object.values(seedPaths))(
    'stores or refuses whatever an update of %s has, and processes what it stored',
    async (product) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(place, value), { minLength: 1, maxLength: 3 }),
          async (changes) => {
            session.emulator.store.reset()
            const path = await session.draft(product)
            const { body: draft } = await session.call('GET', path)
            const body = changes.reduce((json, [where, put]) => putAt(json, where, put), draft)
            const updated = await session.call('PUT', path, body)
            const committed = await session.call('POST', `${path}/commit`)
            const words = await session.poll(path, 7)
            expect([updated.status === 200 || updated.status === 400, committed.status]).toEqual([true, 202])
            expect(['Published', 'Release', 'CommitFailed']).toContain(words.at(-1))
          },
        ),
        runsOf(200),
      )
    },
  )

  it.each(['POST inappproducts', `POST ${seedPaths.app}/flights`, `POST ${seedPaths.addOn}/submissions`])(
    'answers whatever the body of %s is',
    async (request) => {
      const [method = '', path = ''] = request.split(' ')
      await fc.assert(
        fc.asyncProperty(fc.oneof(value, fc.string()), async (body) => {
          session.emulator.store.reset()
          const { status } = await session.call(method, path, body)
          expect([201, 400, 409]).toContain(status)
        }),
        runsOf(100),
      )
    },
  )
})
