import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { COMMAND_NAMES, INPUTS } from '../src/action/inputs/schema.ts'
import { outputsOf } from '../src/action/report/outputs.ts'
import { initialState } from '../src/action/report/run-state.ts'

interface DeclaredInput {
  readonly description: string
  readonly default?: string
  readonly required?: boolean
}

interface ActionYml {
  readonly inputs: Readonly<Record<string, DeclaredInput>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly branding: unknown
  readonly runs: { readonly using: string; readonly main: string; readonly post: string }
}

const action: ActionYml = parse(readFileSync('action.yml', 'utf8'))
/** Every declared input; an expression is worked out by the runner. */
const declared = Object.entries(action.inputs).map(
  ([name, { description, default: value = '', required = false }]) => ({
    name,
    description,
    default: value.startsWith('${{') ? '' : value,
    required,
  }),
)

describe('The inputs', () => {
  it('have the same names, descriptions, defaults and order in action.yml and in the code, and the same are required', () => {
    const rows = Object.entries(INPUTS).map(([name, { description, default: value, required }]) => ({
      name,
      description,
      default: value,
      required,
    }))
    expect(rows).toEqual(declared)
  })

  it('have the same commands in action.yml and in the code', () => {
    const described = action.inputs['command']?.description ?? ''
    expect(COMMAND_NAMES.filter((name) => !described.includes(name))).toEqual([])
  })
})

describe('The outputs', () => {
  it('are the same in action.yml and in the code', () => {
    const known = {
      ...initialState,
      submissionId: '1',
      submissionUrl: 'https://partner.microsoft.com',
      status: 'Published',
      timeline: [{ status: 'Published', at: 0 }],
      rolloutStatus: { status: 'PackageRolloutComplete', percentage: 100 },
    }
    const records = (['flight', 'add-on'] as const).map((what) => ({
      ...known,
      created: { what, id: '1', name: '' },
    }))
    const looked = {
      ...known,
      outcome: {
        type: 'overview' as const,
        published: { submissionId: '1', packages: [] },
        pending: undefined,
      },
    }
    const names = new Set([...records, looked].flatMap((record) => Object.keys(outputsOf(record))))
    expect([...names].sort()).toEqual(Object.keys(action.outputs).sort())
  })
})

describe('action.yml', () => {
  it('describes each input and output in one sentence, which pages that are made of it can show', () => {
    const described = [...Object.entries(action.inputs), ...Object.entries(action.outputs)]
    const wrong = described.filter(
      ([, { description }]) =>
        !/^(?:[A-Z\d]|true)[^<>\n]*[^.]\.$/.test(description) || /\. [A-Z]/.test(description),
    )
    expect(wrong).toEqual([])
  })

  it('names the default in the description of each input that has one', () => {
    const silent = Object.entries(action.inputs).filter(
      ([, { description, default: value }]) => value !== undefined && !description.includes('(default'),
    )
    expect(silent.map(([name]) => name)).toEqual([])
  })

  it('looks like no other action for the Store', () => {
    expect(action.branding).toEqual({ icon: 'shopping-bag', color: 'purple' })
  })

  it('runs the bundle on the Node that the runner brings', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js', post: 'dist/post.js' })
  })
})
