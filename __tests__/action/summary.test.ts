import { describe, expect, it } from '@jest/globals'
import { emptyRecord, type RunRecord, recorded } from '../../src/action/record.ts'
import { resultOf, summaryOf } from '../../src/action/summary.ts'

const app = { kind: 'app', appId: '9NBLGGH4R315' } as const
const url = 'https://partner.microsoft.com/dashboard/products/9NBLGGH4R315/submissions/7'
const at = Date.UTC(2026, 0, 1, 12, 0, 0)

const record = (fields: Partial<RunRecord> = {}): RunRecord => ({ ...emptyRecord, ...fields })
/** The record of a run that has deleted the pending submission before. */
const afterDeletion = (fields: Partial<RunRecord>, submissionId: string): RunRecord =>
  recorded(record(fields), { type: 'deleted', submissionId, name: undefined, packages: [] }, at)
const committed = (status: string): RunRecord => record({ submissionId: '7', committed: true, status })

/** The cells of the rows of every table, as a reader of Markdown splits them. */
const rows = (markdown: string): readonly (readonly string[])[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

const HOSTILE = [
  '| a | b |',
  '`code`',
  '```',
  '<img src=x onerror=alert(1)>',
  '</table><h1>x</h1>',
  '[link](https://evil.example)',
  '![p](https://evil.example)',
  'https://evil.example',
  'www.evil.example',
  '**bold**',
  'line\n\n# heading\n| a |',
  'line\r\n- item',
  '\\| escaped',
  '@someone #1',
] as const

describe('The result says what has and what has not happened', () => {
  it.each<{ name: string; record: RunRecord; failure?: string; expected: string }>([
    {
      name: 'of a published submission',
      record: committed('Published'),
      expected: 'Submission 7 is published.',
    },
    {
      name: 'of a certified one',
      record: committed('Release'),
      expected: 'Submission 7 has passed certification. It is not published yet (Release).',
    },
    {
      name: 'of one that is being published',
      record: committed('Publishing'),
      expected: 'Submission 7 has passed certification. It is not published yet (Publishing).',
    },
    {
      name: 'of an accepted one',
      record: committed('PreProcessing'),
      expected:
        'The Store has accepted submission 7 (PreProcessing). It is not certified and not published yet.',
    },
    {
      name: 'of one that was not waited for',
      record: committed('CommitStarted'),
      expected: 'Submission 7 is committed. The Store has not said yet whether it accepts it.',
    },
    {
      name: 'of a plan without changes',
      record: record({ skipped: true, submissionId: '6', status: 'Published' }),
      expected:
        'Nothing to do: submission 6, which is live, already says all of this. No submission was made.',
    },
    {
      name: 'of a failure before anything was done',
      record: record(),
      failure: 'It failed.',
      expected: 'It failed. Nothing was changed in the Store.',
    },
    {
      name: 'of a failure after the pending submission was deleted',
      record: afterDeletion({}, '5'),
      failure: 'It failed.',
      expected:
        'It failed. No submission was made. To make place, pending submission 5 with no packages was deleted.',
    },
    {
      name: 'of a failure that left the draft open',
      record: record({ submissionId: '7', draft: 'open' }),
      failure: 'It failed.',
      expected: 'It failed. The draft, submission 7, was left as it is. Nothing was committed.',
    },
    {
      name: 'of a failure after which the draft was deleted',
      record: record({ submissionId: '7', draft: 'deleted' }),
      failure: 'It failed.',
      expected: 'It failed. The draft, submission 7, was deleted again. Nothing was committed.',
    },
    {
      name: 'of a failure after which the draft could not be deleted',
      record: record({ submissionId: '7', draft: 'left' }),
      failure: 'It failed.',
      expected:
        'It failed. The draft, submission 7, could not be deleted and is still there. Nothing was committed.',
    },
    {
      name: 'of a failure after the commit',
      record: { ...committed('CertificationFailed'), draft: 'open' },
      failure: 'It failed.',
      expected: 'It failed. Submission 7 was committed and stays in the Store.',
    },
  ])('$name', ({ record, failure, expected }) => {
    expect(resultOf(record, failure)).toBe(expected)
  })

  it.each<{ name: string; record: RunRecord; failure: string | undefined }>([
    { name: 'of a failure after the commit', record: committed('CommitFailed'), failure: 'It failed.' },
    {
      name: 'of a failure after which the draft was deleted',
      record: record({ submissionId: '7', draft: 'deleted' }),
      failure: 'It failed.',
    },
    {
      name: 'of a failure that left the draft',
      record: record({ submissionId: '7', draft: 'left' }),
      failure: 'It failed.',
    },
    { name: 'of a published submission', record: committed('Published'), failure: undefined },
  ])('also that a pending submission was deleted before: $name', ({ record, failure }) => {
    const summary = summaryOf(afterDeletion(record, '1152921505697416353'), failure, undefined)
    expect([summary.includes('1152921505697416353'), summary.includes('nothing was deleted')]).toEqual([
      true,
      false,
    ])
  })
})

describe('The summary', () => {
  it('tells the whole run', () => {
    const summary = summaryOf(
      record({
        product: app,
        productName: 'Demo & Co',
        submissionId: '7',
        submissionUrl: url,
        status: 'CertificationFailed',
        committed: true,
        changes: [
          { field: 'visibility', before: 'Private', after: 'Public' },
          { field: 'applicationPackages[new.msix]', before: null, after: 'PendingUpload' },
          { field: 'features', before: ['a'], after: [] },
        ],
        uploads: ['new.msix'],
        timeline: [
          { status: 'PendingCommit', at },
          { status: 'CertificationFailed', at: at + 61_000 },
        ],
        details: {
          errors: [{ code: 'ServiceError', details: 'Internal.' }],
          warnings: [
            { code: 'SalesUnsupportedWarning', details: 'noise' },
            { code: 'Other', details: 'text' },
          ],
          certificationReports: [
            { date: '2026-01-01', reportUrl: 'https://partner.example/report?id=1&b=2' },
          ],
        },
        answers: [
          {
            type: 'answer',
            method: 'POST',
            path: 'applications/9N/submissions',
            status: 201,
            durationInMs: 5,
            correlationId: 'c-1',
          },
          { type: 'answer', method: 'GET', path: 'x', status: 200, durationInMs: 5 },
        ],
      }),
      'It was turned down.',
      { ref: 'v1.2.3', sha: '0123456789abcdef', runUrl: 'https://github.com/o/r/actions/runs/1' },
    )
    expect(summary).toBe(`## Microsoft Store: Demo &#38; Co

app 9NBLGGH4R315, [submission 7](<${url}>)

❌ It was turned down. Submission 7 was committed and stays in the Store.

### Changes

| Field | Before | After |
| --- | --- | --- |
| visibility | Private | Public |
| applicationPackages&#91;new.msix&#93; | – | PendingUpload |
| features | &#91;"a"&#93; | &#91;&#93; |

### Files

| Uploaded |
| --- |
| new.msix |

### Statuses

| Time (UTC) | Status |
| --- | --- |
| 2026-01-01 12:00:00 | PendingCommit |
| 2026-01-01 12:01:01 | CertificationFailed |

### Errors

| Code | Text | What to do |
| --- | --- | --- |
| ServiceError | Internal. | The Store failed by itself: run the job again. |

### Warnings

| Code | Text | What to do |
| --- | --- | --- |
| Other | text |  |

### Certification reports

| Date | Report |
| --- | --- |
| 2026-01-01 | [report](<https://partner.example/report?id=1&b=2>) |

### Correlation ids, for Microsoft’s support

| Request | Answer | Id |
| --- | --- | --- |
| POST applications/9N/submissions | 201 | c-1 |

Run [v1.2.3](<https://github.com/o/r/actions/runs/1>) at 0123456
`)
  })

  it('of a run that came to nothing is short', () => {
    expect(summaryOf(record(), 'Input "app-id": is not given.', undefined)).toBe(
      '## Microsoft Store\n\n❌ Input "app-id": is not given. Nothing was changed in the Store.\n',
    )
  })

  it('cuts values at 200 characters', () => {
    const summary = summaryOf(
      record({ changes: [{ field: 'f'.repeat(300), before: 'b'.repeat(300), after: ['a'.repeat(300)] }] }),
      undefined,
      undefined,
    )
    expect(rows(summary).at(-1)).toEqual([
      `${'f'.repeat(200)}…`,
      `${'b'.repeat(200)}…`,
      `&#91;"${'a'.repeat(198)}…`,
    ])
  })
})

describe('Text from outside does not break the summary', () => {
  const everywhere = (text: string): RunRecord =>
    record({
      product: app,
      productName: text,
      submissionId: text,
      submissionUrl: url,
      status: text,
      committed: true,
      changes: [{ field: text, before: text, after: [text] }],
      uploads: [text],
      timeline: [{ status: text, at }],
      details: {
        errors: [{ code: text, details: text }],
        warnings: [{ code: text, details: text }],
        certificationReports: [{ date: text, reportUrl: text }],
      },
      answers: [
        { type: 'answer', method: 'GET', path: text, status: 200, durationInMs: 0, correlationId: text },
      ],
    })
  const origin = (ref: string) => ({
    ref,
    sha: '0123456789',
    runUrl: 'https://github.com/o/r/actions/runs/1',
  })

  /** The Markdown without the parts that are written here: what is left can only come from the text. */
  const skeleton = (markdown: string): readonly string[] =>
    markdown.split('\n').map((line) => line.replace(/&#\d+;/g, '').replace(/[^|[\]<>`*_~#!\\$@\n]/g, ''))

  it.each(HOSTILE)('%j', (text) => {
    const hostile = summaryOf(everywhere(text), text, origin(text))
    const harmless = summaryOf(everywhere('text'), 'text', origin('text'))
    // A report whose address is none is shown as text, in both.
    expect(skeleton(hostile).map((line) => line.replace('[]<>', ''))).toEqual(
      skeleton(harmless).map((line) => line.replace('[]<>', '')),
    )
  })

  it.each([
    'https://partner.example/a|b|c',
    'https://partner.example/?a=`b`',
    'https://partner.example/a>b) **bold**',
    'https://partner.example/?a=\\',
  ])('not even in the address of a report: %s', (reportUrl) => {
    const summary = summaryOf(
      record({ details: { errors: [], warnings: [], certificationReports: [{ date: 'd', reportUrl }] } }),
      undefined,
      undefined,
    )
    const row = rows(summary).at(-1) ?? []
    const address = /^\[report\]\(<(.*)>\)$/.exec(row[1] ?? '')?.[1] ?? ''
    expect([row.length, /[|`<>\\]/.test(address), URL.canParse(address)]).toEqual([2, false, true])
  })

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'not an address', ''])(
    'and an address that is no web page is no link: %j',
    (reportUrl) => {
      const summary = summaryOf(
        record({ details: { errors: [], warnings: [], certificationReports: [{ date: 'd', reportUrl }] } }),
        undefined,
        undefined,
      )
      expect(rows(summary).at(-1)?.[1]).not.toContain('](')
    },
  )
})

describe('A summary that would be too long for GitHub', () => {
  const MOST = 900 * 1024
  const change = (index: number) => ({ field: `f${index}`, before: '|'.repeat(200), after: 'ü'.repeat(200) })
  const changes = Array.from({ length: 20_000 }, (_, index) => change(index))

  it('is cut by whole lines, and says how many are left out', () => {
    const summary = summaryOf(record({ changes }), undefined, undefined)
    const shown = rows(summary).filter(([field]) => /^f\d+$/.test(field ?? '')).length
    const leftOut = Number(/(\d+) lines more are left out/.exec(summary)?.[1])
    expect({ small: Buffer.byteLength(summary) <= MOST, some: shown > 0, all: shown + leftOut }).toEqual({
      small: true,
      some: true,
      all: changes.length,
    })
  })

  it('keeps every section', () => {
    const summary = summaryOf(
      record({
        changes,
        timeline: [{ status: 'PreProcessing', at }],
        uploads: changes.map(({ field }) => field),
        details: {
          errors: changes.map(({ field, before }) => ({ code: field, details: before })),
          warnings: [],
          certificationReports: [
            { date: 'd', reportUrl: `https://partner.example/${'r'.repeat(2_000_000)}` },
          ],
        },
      }),
      'It failed.',
      undefined,
    )
    const titles = summary.split('\n').filter((line) => line.startsWith('#'))
    expect([Buffer.byteLength(summary) <= MOST, titles]).toEqual([
      true,
      [
        '## Microsoft Store',
        '### Changes',
        '### Files',
        '### Statuses',
        '### Errors',
        '### Certification reports',
      ],
    ])
  })
})
