import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { summaryOf } from '../../../../src/action/report/summary/summary.ts'
import { ENDS } from './ends/all-ends.ts'

const SEPARATOR = /^<!-- (.*) -->\n\n/m

/** The summaries of `summaries.md` by the names of their ends. */
function readSummaries(): ReadonlyMap<string, string> {
  const text = readFileSync('__tests__/action/report/summary/ends/summaries.md', 'utf8')
  const [, ...parts] = text.split(SEPARATOR)
  return new Map(
    parts.flatMap((name, index) => (index % 2 === 0 ? [[name, `${parts[index + 1]?.trimEnd()}\n\n`]] : [])),
  )
}

const summaries = readSummaries()

describe('The summary', () => {
  it.each(Object.entries(ENDS))('of %s', (name, facts) => {
    expect(summaryOf(facts)).toBe(summaries.get(name))
  })

  it('has an example for every end', () => {
    expect([...summaries.keys()]).toEqual(Object.keys(ENDS))
  })
})
