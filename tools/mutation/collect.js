import { createRequire } from 'node:module'
import { relative } from 'node:path'

// This file replaces `@jest/globals`, as far as the tests of the mutated code need it.
const require = createRequire(createRequire(import.meta.url).resolve('@jest/globals'))

/** Jest's own `expect`. */
export const { jestExpect: expect } = require('@jest/expect')

let file = ''
let titles = []
let tests = []

/** Starts collecting the tests of a file. */
export function startCollecting(path) {
  file = path
  titles = []
  tests = []
}

/** Returns the tests collected since then. */
export function endCollecting() {
  return tests
}

/** Collects the tests of a group. */
export function describe(title, define) {
  titles.push(title)
  define()
  titles.pop()
}

/** Collects a test. Rows of a table share a title, so a number distinguishes them. */
export function it(title, run) {
  const id = [relative('__tests__', file), tests.length, ...titles, title].join(' ')
  tests.push({ id, file, run: async () => run() })
}

describe.each = (table) => (title, define) => eachOf(describe, table, title, define)
it.each = (table) => (title, run) => eachOf(it, table, title, run)

function eachOf(each, table, title, run) {
  for (const row of table) each(title, () => run(...(Array.isArray(row) ? row : [row])))
}
