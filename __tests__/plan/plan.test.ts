import { describe, expect, it } from '@jest/globals'
import { fromJson, type JsonObject, toJson } from '../../src/json.ts'
import { type PlanRequest, planSubmission } from '../../src/plan/plan.ts'
import type { Kind } from '../../src/store/product.ts'
import { aDraft, aPackage } from '../support/builders.ts'

const request = (fields: Partial<PlanRequest> = {}): PlanRequest => ({
  submission: undefined,
  submissionMode: 'merge',
  zipPackages: [],
  ...fields,
})

const rollingOut = {
  packageDeliveryOptions: { packageRollout: { isPackageRollout: true, packageRolloutPercentage: 25 } },
}
const rolloutOff = {
  packageDeliveryOptions: { packageRollout: { isPackageRollout: false, packageRolloutPercentage: 0 } },
}
const newPackage = {
  fileName: 'new.msix',
  fileStatus: 'PendingUpload',
  minimumDirectXVersion: 'None',
  minimumSystemRam: 'None',
}
const retired = aPackage({ fileStatus: 'PendingDelete' })

describe('The kinds differ in what is planned for them', () => {
  it.each<{ kind: Kind; base: JsonObject; expected: JsonObject; uploads: readonly string[] }>([
    {
      kind: 'app',
      base: { applicationPackages: [aPackage()], ...rollingOut },
      expected: { applicationPackages: [retired, newPackage], ...rolloutOff, tag: 'x' },
      uploads: ['new.msix'],
    },
    {
      kind: 'flight',
      base: { flightPackages: [aPackage()], ...rollingOut },
      expected: { flightPackages: [retired, newPackage], ...rolloutOff, tag: 'x' },
      uploads: ['new.msix'],
    },
    {
      kind: 'add-on',
      base: { lifetime: 'Forever' },
      expected: { lifetime: 'Forever', tag: 'x' },
      uploads: [],
    },
  ])('for a ZIP with a package and a JSON, as for the kind $kind', ({ kind, base, expected, uploads }) => {
    const plan = planSubmission(kind, base, request({ zipPackages: ['new.msix'], submission: { tag: 'x' } }))
    expect({ submission: plan.submission, uploads: plan.uploads }).toEqual({ submission: expected, uploads })
  })
})

describe('A plan', () => {
  it('tells what it changes', () => {
    const plan = planSubmission('app', aDraft(), request({ zipPackages: ['new.msix'] }))
    expect(plan.changes).toEqual([
      { field: 'applicationPackages[Demo_1.0.0.0_x64.msix]', before: 'Uploaded', after: 'PendingDelete' },
      { field: 'applicationPackages[new.msix]', before: null, after: 'PendingUpload' },
    ])
  })

  it.each<Kind>(['app', 'flight', 'add-on'])(
    'without anything to change sends the draft back (%s)',
    (kind) => {
      expect(planSubmission(kind, aDraft(), request())).toEqual({
        submission: aDraft(),
        uploads: [],
        changes: [],
      })
    },
  )

  it('sends back what nobody here knows, to the digit', () => {
    const text =
      '{"id":"1","newField":{"deep":[1,{"id":1152921505700000001}],"rate":0.1},"empty":null,"tag":"old"}'
    const plan = planSubmission(
      'add-on',
      fromJson(text) as JsonObject,
      request({ submission: { tag: 'new' } }),
    )
    expect(toJson(plan.submission)).toBe(text.replace('"old"', '"new"'))
  })

  it('takes the numbers of the user to the digit', () => {
    const submission = fromJson('{"number":1152921505700000001}') as JsonObject
    expect(toJson(planSubmission('add-on', {}, request({ submission })).submission)).toBe(
      '{"number":1152921505700000001}',
    )
  })
})

describe('With "replace"', () => {
  const submission = {
    Visibility: 'Private',
    ApplicationPackages: [],
    applicationPackages: [{ fileName: 'new.msix', fileStatus: 'PendingUpload', id: null }],
    tag: null,
  }

  it.each<Kind>(['app', 'flight', 'add-on'])('the JSON is sent as it is (%s)', (kind) => {
    const plan = planSubmission(
      kind,
      aDraft(rollingOut),
      request({ submission, submissionMode: 'replace', zipPackages: ['new.msix', 'other.msix'] }),
    )
    expect({ submission: plan.submission, uploads: plan.uploads }).toEqual({
      submission,
      uploads: ['new.msix'],
    })
  })

  it('a JSON that says what the Store already holds changes nothing', () => {
    const { id, status, friendlyName, fileUploadUrl, ...sent } = aDraft() as JsonObject
    const base = { id, status, friendlyName, fileUploadUrl, ...sent }
    expect(
      planSubmission('app', base, request({ submission: sent, submissionMode: 'replace' })).changes,
    ).toEqual([])
  })
})

// A generator with a fixed seed, so that a failure can be seen again.
function randomWords(seed: number): <T>(words: readonly T[]) => T {
  let state = seed
  return (words) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return words[Math.floor((state / 2 ** 31) * words.length)] as (typeof words)[number]
  }
}

function marked(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(marked)
  if (typeof value !== 'object' || value === null) return []
  const entry = value as JsonObject
  const own = entry['fileStatus'] === 'PendingUpload' ? [entry['fileName']] : []
  return [...own, ...Object.values(entry).flatMap(marked)]
}

describe('The files that are marked PendingUpload', () => {
  const agrees = (seed: number): boolean => {
    const one = randomWords(seed)
    const files = (): readonly JsonObject[] =>
      Array.from({ length: one([0, 1, 2, 3]) }, () => ({
        fileName: one(['a.msix', 'b.msix', 'sub/c.msix', 'd.png']),
        ...one<JsonObject>([{}, { id: null }, { id: '1' }, { id: '2' }, { id: '3' }]),
        ...one<JsonObject>([
          {},
          { fileStatus: 'PendingUpload' },
          { fileStatus: 'Uploaded' },
          { fileStatus: 'PendingDelete' },
        ]),
      }))
    const aSubmission = (): JsonObject => ({
      applicationPackages: files(),
      flightPackages: files(),
      listings: { 'en-us': { baseListing: { images: files() } } },
    })
    const plan = planSubmission(
      one<Kind>(['app', 'flight', 'add-on']),
      aSubmission(),
      request({
        submission: one([undefined, aSubmission()]),
        submissionMode: one(['merge', 'merge', 'replace']),
        zipPackages: one([[], ['a.msix'], ['b.msix', 'sub/c.msix']]),
      }),
    )
    return toJson(plan.uploads) === toJson(marked(plan.submission))
  }

  it('are the ones that are uploaded, for any request', () => {
    const seeds = Array.from({ length: 500 }, (_, seed) => seed)
    expect(seeds.filter((seed) => !agrees(seed))).toEqual([])
  })
})
