import { describe, expect, it } from '@jest/globals'
import { outputsOf } from '../../src/action/outputs.ts'
import { emptyRecord, type RunRecord } from '../../src/action/record.ts'
import { fromJson } from '../../src/json.ts'

const outputs = (fields: Partial<RunRecord> = {}): Readonly<Record<string, string>> =>
  outputsOf({ ...emptyRecord, ...fields })

const timeline = [{ status: 'CommitFailed', at: 0 }]
const many = <T>(count: number, item: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => item(index))

describe('The outputs', () => {
  it('of a run that knows nothing yet say so', () => {
    expect(outputs()).toEqual({ published: 'false', skipped: 'false', changes: '[]' })
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
        '{"errors":[{"code":"MissingFiles","details":"No a.msix."}],"warnings":[{"code":"Other","details":"text"}],"certificationReports":[{"date":"2026-01-01","reportUrl":"https://r.example"}]}',
      published: 'false',
      skipped: 'false',
      changes: '[{"field":"tag","before":null,"after":"x"}]',
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
    expect(outputs({ skipped: true, submissionId: '6', status: 'Published' })).toEqual({
      'submission-id': '6',
      status: 'Published',
      published: 'true',
      skipped: 'true',
      changes: '[]',
    })
  })
})

describe('An output that would be too long for GitHub', () => {
  const long = 'ü"\\\n'.repeat(5000)

  it.each<{ name: string; output: string; fields: Partial<RunRecord> }>([
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

  it('has a number that a double can not hold as it is', () => {
    const after = fromJson('1152921505700000001')
    expect(outputs({ changes: [{ field: 'a', before: null, after }] })['changes']).toBe(
      '[{"field":"a","before":null,"after":1152921505700000001}]',
    )
  })
})
