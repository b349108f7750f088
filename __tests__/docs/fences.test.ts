import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { INPUTS } from '../../src/action/inputs/schema.ts'
import { listDocuments } from '../support/sources/markdown.ts'
import { ACTION, complaintsAbout, fencesIn, type WorkflowStep } from '../support/sources/workflows.ts'

interface Snippet {
  readonly document: string
  readonly heading: string
  readonly language: string
  readonly text: string
}

const snippets: readonly Snippet[] = listDocuments('docs').flatMap((document) =>
  fencesIn(readFileSync(document, 'utf8')).map((fence) => ({ document, ...fence })),
)
const inYaml = snippets.filter(({ language }) => language === 'yaml')
const isWorkflow = ({ text }: Snippet): boolean => /^on:/m.test(text)

/** Steps anywhere in a snippet that use this action. */
function stepsOf(node: unknown): readonly WorkflowStep[] {
  if (Array.isArray(node)) return node.flatMap(stepsOf)
  if (typeof node !== 'object' || node === null) return []
  const step = node as WorkflowStep
  return step.uses === ACTION ? [step] : Object.values(node).flatMap(stepsOf)
}

describe('A snippet of docs', () => {
  it.each(inYaml)('is YAML: $document, $heading', ({ text }) => {
    expect(() => parse(text)).not.toThrow()
  })

  it.each(inYaml.filter(isWorkflow))(
    'is a workflow that GitHub takes: $document, $heading',
    async ({ text }) => {
      expect(await complaintsAbout(text)).toEqual([])
    },
  )

  it.each(inYaml)('gives this action inputs that it has: $document, $heading', ({ text }) => {
    const given = stepsOf(parse(text)).flatMap((step) => Object.keys(step.with ?? {}))
    expect(given.filter((name) => !(name in INPUTS))).toEqual([])
  })

  it.each(snippets.filter(({ language }) => language === 'json'))(
    'is JSON: $document, $heading',
    ({ text }) => {
      expect(() => JSON.parse(text)).not.toThrow()
    },
  )
})
