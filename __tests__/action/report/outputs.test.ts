import { describe, expect, it } from '@jest/globals'
import { outputsOf } from '../../../src/action/report/outputs.ts'
import { initialState, type RunState } from '../../../src/action/report/run-state.ts'
import type { PackageFile } from '../../../src/files/packages/package-file.ts'
import { fromJson } from '../../../src/shared/json.ts'
import { knownDraft } from '../../support/knowledge.ts'

const outputs = (fields: Partial<RunState> = {}): Readonly<Record<string, string>> =>
  outputsOf({ ...initialState, ...fields })

const skipped = { type: 'skipped', submissionId: '6', url: '', status: 'Published' } as const
const timeline = [{ status: 'CommitFailed', at: 0 }]
const many = <T>(count: number, item: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => item(index))

describe('The outputs', () => {
  it('of a run that knows nothing yet say so', () => {
    expect(outputs()).toEqual({ published: 'false', skipped: 'false', packages: '[]', changes: '[]' })
  })

  it('of a run that has failed in the Store tell what it left behind', () => {
    expect(
      outputs({
        submissionId: '1152921505697416353',
        submissionUrl: 'https://partner.example/7',
        status: 'CommitFailed',
        timeline,
        changes: [{ field: 'tag', before: null, after: 'x' }],
        details: {
          errors: [{ code: 'MissingFiles', details: 'No a.msix.' }],
          warnings: [
            { code: 'SalesUnsupportedWarning', details: 'noise' },
            { code: 'Other', details: 'text' },
          ],
          certificationReports: [{ date: '2026-01-01', reportUrl: 'https://r.example' }],
        },
      }),
    ).toEqual({
      'submission-id': '1152921505697416353',
      'submission-url': 'https://partner.example/7',
      status: 'CommitFailed',
      'status-details':
        '{"errors":[{"code":"MissingFiles","details":"No a.msix."}],"warnings":[{"code":"SalesUnsupportedWarning","details":"noise"},{"code":"Other","details":"text"}],"certificationReports":[{"date":"2026-01-01","reportUrl":"https://r.example"}]}',
      published: 'false',
      skipped: 'false',
      packages: '[]',
      changes: '[{"field":"tag","before":null,"after":"x"}]',
    })
  })

  it('of a look tell what is live', () => {
    const packages = [{ fileName: 'Demo.msix', version: '1.0.0.0', architecture: 'x64' }]
    const published = { submissionId: '6', packages }
    expect(outputs({ outcome: { type: 'overview', published, pending: undefined } })).toMatchObject({
      'published-submission-id': '6',
      'published-packages': '[{"fileName":"Demo.msix","version":"1.0.0.0","architecture":"x64"}]',
    })
  })

  it.each([
    ['Published', 'true'],
    ['Publishing', 'false'],
    ['Release', 'false'],
    ['PublishFailed', 'false'],
    ['SomethingNew', 'false'],
  ])('say of the status %s: published=%s', (status, published) => {
    expect(outputs({ status })['published']).toBe(published)
  })

  it('say that there was nothing to do', () => {
    expect(outputs({ outcome: skipped, submissionId: '6', status: 'Published' })).toEqual({
      'submission-id': '6',
      status: 'Published',
      published: 'true',
      skipped: 'true',
      packages: '[]',
      changes: '[]',
    })
  })
})

describe('The outputs of a product', () => {
  it.each<{ name: string; fields: Partial<RunState>; expected: Readonly<Record<string, string>> }>([
    { name: 'an app has none', fields: { product: { kind: 'app', appId: 'a' } }, expected: {} },
    {
      name: 'a flight has its own',
      fields: { product: { kind: 'flight', appId: 'a', flightId: 'f-1' } },
      expected: { 'flight-id': 'f-1' },
    },
    {
      name: 'a flight that was made has its own',
      fields: { created: { what: 'flight', id: 'f-1', name: 'Insiders' } },
      expected: { 'flight-id': 'f-1' },
    },
    {
      name: 'an add-on has its own',
      fields: { product: { kind: 'add-on', addOnId: '9N' } },
      expected: { 'add-on-id': '9N' },
    },
    {
      name: 'an add-on that was made has its own',
      fields: { product: { kind: 'app', appId: 'a' }, created: { what: 'add-on', id: '9N', name: 'coins' } },
      expected: { 'add-on-id': '9N' },
    },
  ])('$name', ({ fields, expected }) => {
    expect(outputs(fields)).toEqual({ ...outputs(), ...expected })
  })

  it('may go with how far a rollout is', () => {
    const rolloutStatus = { percentage: 12.5, status: 'PackageRolloutInProgress' }
    expect(outputs({ rolloutStatus })).toEqual({
      ...outputs(),
      'rollout-percentage': '12.5',
      'rollout-status': 'PackageRolloutInProgress',
    })
  })
})

describe('The packages', () => {
  const packages: readonly PackageFile[] = [
    {
      fileName: 'Demo.msixbundle',
      identity: {
        name: 'Contoso.Demo',
        publisher: 'CN=Contoso',
        version: '1.2.3.0',
        architectures: ['arm64', 'x64'],
        deviceFamilies: [{ name: 'Windows.Desktop', minVersion: '10.0.17763.0' }],
        languages: ['en-US'],
        isBundle: true,
        contents: [],
      },
    },
    { fileName: 'Phone.xap', identity: undefined },
  ]
  const sent =
    '[{"fileName":"Demo.msixbundle","name":"Contoso.Demo","publisher":"CN=Contoso","version":"1.2.3.0","architecture":"arm64+x64"},{"fileName":"Phone.xap"}]'

  it.each<{ name: string; fields: Partial<RunState>; expected: string }>([
    { name: 'that were committed', fields: { knowledge: knownDraft('7', 'committed') }, expected: sent },
    {
      name: 'that may have been committed',
      fields: { knowledge: knownDraft('7', 'commit-in-doubt') },
      expected: sent,
    },
    { name: 'of a draft that is kept', fields: { knowledge: knownDraft('7', 'kept') }, expected: sent },
    {
      name: 'of a first draft, which was there before',
      fields: { knowledge: knownDraft('7', 'committed', 'other') },
      expected: sent,
    },
    {
      name: 'of a first draft that is kept',
      fields: { knowledge: knownDraft('7', 'kept', 'other') },
      expected: sent,
    },
    {
      name: 'of a draft that somebody else has committed',
      fields: { knowledge: knownDraft('7', 'committed-by-other') },
      expected: sent,
    },
    {
      name: 'of a draft that somebody else has changed and committed, which may hold none',
      fields: { knowledge: knownDraft('7', 'committed-by-other', 'other') },
      expected: '[]',
    },
    { name: 'of a dry run, which sends none', fields: { outcome: { type: 'dry-run' } }, expected: '[]' },
    { name: 'of a run without changes, which sends none', fields: { outcome: skipped }, expected: '[]' },
    {
      name: 'of a draft that is not filled yet',
      fields: { knowledge: knownDraft('7', 'open') },
      expected: '[]',
    },
    {
      name: 'of a draft that was deleted again',
      fields: { knowledge: knownDraft('7', 'deleted') },
      expected: '[]',
    },
  ])('are the ones $name', ({ fields, expected }) => {
    expect(outputs({ packages, ...fields })['packages']).toBe(expected)
  })
})

describe('An output that would be too long for GitHub', () => {
  const long = 'ü"\\\n'.repeat(5000)

  it.each<{ name: string; output: string; fields: Partial<RunState> }>([
    {
      name: 'many changes',
      output: 'changes',
      fields: { changes: many(5000, (index) => ({ field: `listings.${index}`, before: long, after: long })) },
    },
    {
      name: 'a change with a long name',
      output: 'changes',
      fields: { changes: [{ field: long.repeat(10), before: null, after: null }] },
    },
    {
      name: 'changes with large values',
      output: 'changes',
      fields: { changes: many(200, (index) => ({ field: `${index}`, before: [long], after: { a: long } })) },
    },
    {
      name: 'many packages',
      output: 'packages',
      fields: {
        knowledge: knownDraft('7', 'committed'),
        packages: many(200, () => ({ fileName: long, identity: undefined })),
      },
    },
    {
      name: 'many errors, warnings and reports',
      output: 'status-details',
      fields: {
        timeline,
        details: {
          errors: many(2000, () => ({ code: long, details: long })),
          warnings: many(2000, () => ({ code: long, details: long })),
          certificationReports: many(2000, () => ({ date: '2026', reportUrl: `https://r.example/${long}` })),
        },
      },
    },
  ])('is shorter, and still JSON: $name', ({ output, fields }) => {
    const text = outputs(fields)[output] ?? ''
    expect([Buffer.byteLength(text) <= 100_000, typeof fromJson(text)]).toEqual([true, 'object'])
  })

  it('keeps as many changes as there is room for', () => {
    const changes = many(5000, (index) => ({ field: `f${index}`, before: null, after: 'x'.repeat(50) }))
    const text = outputs({ changes })['changes'] ?? ''
    expect([Buffer.byteLength(text) > 99_000, (fromJson(text) as unknown[])[0]]).toEqual([true, changes[0]])
  })

  it('shows what is invisible in a message', () => {
    const text = 'a\u202eb'
    const details = { errors: [{ code: text, details: text }], warnings: [], certificationReports: [] }
    const { errors } = fromJson(outputs({ timeline, details })['status-details'] ?? '') as typeof details
    expect(errors).toEqual([{ code: 'a<U+202E>b', details: 'a<U+202E>b' }])
  })

  it('has values cut at 1000 characters', () => {
    const [change] = fromJson(
      outputs({ changes: [{ field: 'a', before: 'x'.repeat(1001), after: { b: 'y'.repeat(1001) } }] })[
        'changes'
      ] ?? '',
    ) as { readonly before: string; readonly after: string }[]
    expect([change?.before, change?.after.length]).toEqual([`${'x'.repeat(1000)}…`, 1001])
  })

  it('has small values as they are', () => {
    expect(outputs({ changes: [{ field: 'a', before: [1, 'b'], after: { c: false } }] })['changes']).toBe(
      '[{"field":"a","before":[1,"b"],"after":{"c":false}}]',
    )
  })

  it('has a number that a double cannot hold as it is', () => {
    const after = fromJson('1152921505700000001')
    expect(outputs({ changes: [{ field: 'a', before: null, after }] })['changes']).toBe(
      '[{"field":"a","before":null,"after":1152921505700000001}]',
    )
  })
})
