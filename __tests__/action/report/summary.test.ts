import { describe, expect, it } from '@jest/globals'
import { initialState, type RunState } from '../../../src/action/report/run-state.ts'
import { type Failure, summaryOf } from '../../../src/action/report/summary.ts'
import { knownDraft } from '../../support/knowledge.ts'

const app = { kind: 'app', appId: '9NBLGGH4R315' } as const
const url = 'https://partner.microsoft.com/dashboard/products/9NBLGGH4R315/submissions/7'
const at = Date.UTC(2026, 0, 1, 12, 0, 0)

const record = (fields: Partial<RunState> = {}): RunState => ({ ...initialState, ...fields })
const failed = (message: string, problems: Failure['problems'] = []): Failure => ({ message, problems })
const many = <T>(count: number, item: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => item(index))

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

describe('The summary', () => {
  it('tells the whole run', () => {
    const summary = summaryOf(
      record({
        product: app,
        productName: 'Demo & Co',
        submissionId: '7',
        submissionUrl: url,
        status: 'CertificationFailed',
        knowledge: knownDraft('7', 'committed'),
        changes: [
          { field: 'visibility', before: 'Private', after: 'Public' },
          { field: 'applicationPackages[new.msix]', before: null, after: 'PendingUpload' },
          { field: 'features', before: ['a'], after: [] },
        ],
        packages: [
          {
            fileName: 'new.msix',
            identity: {
              name: 'Contoso.Demo',
              publisher: 'CN=Contoso',
              version: '1.2.3.0',
              architectures: ['arm64', 'x64'],
              deviceFamilies: [],
              languages: [],
              isBundle: false,
              contents: [],
            },
          },
          { fileName: 'old.xap', identity: undefined },
        ],
        uploads: ['new.msix', 'old.xap'],
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
      failed('It was turned down.'),
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

### Packages

| File | Identity | Version | Architecture |
| --- | --- | --- | --- |
| new.msix | Contoso.Demo | 1.2.3.0 | arm64+x64 |
| old.xap | – | – | – |

### Files

| Path in the ZIP |
| --- |
| new.msix |
| old.xap |

### Statuses

| Time (UTC) | Status |
| --- | --- |
| 2026-01-01 12:00:00 | PendingCommit |
| 2026-01-01 12:01:01 | CertificationFailed |

### Errors

| Code | Text | What to do |
| --- | --- | --- |
| ServiceError | Internal. | The Store failed internally: run the job again. |

### Warnings

| Code | Text | What to do |
| --- | --- | --- |
| Other | text | Open the submission in Partner Center, which shows what is wrong. |

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
    expect(summaryOf(record(), failed('Input "app-id": is not given.'), undefined)).toBe(
      '## Microsoft Store\n\n❌ Input "app-id": is not given. Nothing was changed in the Store.\n',
    )
  })

  it('of a run that has changed nothing on purpose says so, and shows the plan', () => {
    const changes = [{ field: 'tag', before: null, after: 'x' }]
    expect(
      summaryOf(record({ outcome: { type: 'dry-run' }, changes, uploads: ['a.msix'] }), undefined, undefined),
    ).toBe(
      `## Microsoft Store

✅ Dry run: 1 change is planned, and nothing was changed in the Store.

### Changes

| Field | Before | After |
| --- | --- | --- |
| tag | – | x |

### Files

| Path in the ZIP |
| --- |
| a.msix |
`,
    )
  })

  it('has what the run has warned of, before the warnings of the Store', () => {
    const summary = summaryOf(
      record({
        submissionId: '7',
        status: 'Published',
        warnings: ['The new packages drop the language de_de.', `| ${'x'.repeat(1000)}`],
        details: {
          errors: [],
          warnings: [{ code: 'ListingOptInWarning', details: 'text' }],
          certificationReports: [],
        },
      }),
      undefined,
      undefined,
    )
    expect(rows(summary)).toEqual([
      ['Code', 'Text', 'What to do'],
      ['---', '---', '---'],
      ['–', 'The new packages drop the language de&#95;de.', ''],
      ['–', `&#124; ${'x'.repeat(998)}…`, ''],
      ['ListingOptInWarning', 'text', 'Languages were added to the listing: check that this was intended.'],
    ])
  })

  it('of an export lists the files', () => {
    const exported = { type: 'exported', folder: 'out_1', files: ['en-us/title.txt', 'images.json'] } as const
    expect(summaryOf(record({ outcome: exported }), undefined, undefined)).toBe(
      `## Microsoft Store

✅ Wrote 2 files to out&#95;1. Nothing was changed in the Store.

### Exported

| File |
| --- |
| en-us/title.txt |
| images.json |
`,
    )
  })

  it('of a run with several problems lists them all, with their files', () => {
    const problems = [
      { message: 'Input "metadata-path": "a_b.txt" is too long.', file: 'listings/a_b.txt' },
      { message: 'Input "packages": it has no version.', file: undefined },
    ]
    expect(summaryOf(record(), failed('2 problems.', problems), undefined)).toBe(
      `## Microsoft Store

❌ 2 problems. Nothing was changed in the Store.

### Problems

| Problem | File |
| --- | --- |
| Input "metadata-path": "a&#95;b.txt" is too long. | listings/a&#95;b.txt |
| Input "packages": it has no version. | – |
`,
    )
  })

  it('has a short table open, and folds a long one under the number of its rows', () => {
    const uploads = many(20, (index) => `${index}.png`)
    const changes = many(21, (index) => ({ field: `f${index}`, before: null, after: 'x' }))
    const lines = summaryOf(record({ changes, uploads }), undefined, undefined).split('\n')
    const row = /^\| (f\d+|\d+\.png) \|/
    expect(lines.filter((line) => !row.test(line)).slice(4)).toEqual([
      '### Changes',
      '',
      '<details>',
      '<summary>21 rows</summary>',
      '',
      '| Field | Before | After |',
      '| --- | --- | --- |',
      '',
      '</details>',
      '',
      '### Files',
      '',
      '| Path in the ZIP |',
      '| --- |',
      '',
    ])
    expect(lines.filter((line) => row.test(line)).length).toBe(41)
  })

  it('of a hundred languages can be taken in at a glance', () => {
    const changes = many(1400, (index) => ({ field: `listings.${index}`, before: 'a', after: 'b' }))
    const summary = summaryOf(record({ changes, outcome: { type: 'dry-run' } }), undefined, undefined)
    const shown = summary.replace(/<details>.*?<\/details>/gs, '').split('\n')
    expect({ lines: shown.length < 15, rows: rows(summary).length }).toEqual({ lines: true, rows: 1402 })
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
  const everywhere = (text: string): RunState =>
    record({
      product: app,
      productName: text,
      submissionId: text,
      submissionUrl: url,
      status: text,
      knowledge: knownDraft('7', 'committed'),
      changes: [{ field: text, before: text, after: [text] }],
      packages: [
        { fileName: text, identity: undefined },
        {
          fileName: text,
          identity: {
            name: text,
            publisher: text,
            version: text,
            architectures: [text],
            deviceFamilies: [],
            languages: [],
            isBundle: false,
            contents: [],
          },
        },
      ],
      warnings: [text],
      uploads: many(21, () => text),
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
    const told = (word: string) =>
      summaryOf(everywhere(word), failed(word, [{ message: word, file: word }]), origin(word))
    const hostile = told(text)
    const harmless = told('text')
    // A report whose address is none is shown as text, in both.
    expect(skeleton(hostile).map((line) => line.replace('[]<>', ''))).toEqual(
      skeleton(harmless).map((line) => line.replace('[]<>', '')),
    )
  })

  it.each(HOSTILE)('nor that of an export: %j', (text) => {
    const told = (word: string) =>
      summaryOf(record({ outcome: { type: 'exported', folder: word, files: [word] } }), undefined, undefined)
    expect(skeleton(told(text))).toEqual(skeleton(told('text')))
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

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'http://partner.example/1', 'not an address', ''])(
    'and an address that is no web page over https is no link: %j',
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
  const changes = many(20_000, change)

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

  it('leaves no fold open', () => {
    const uploads = changes.map(({ field }) => field)
    const summary = summaryOf(
      record({ changes, uploads, timeline: [{ status: 'x', at }] }),
      undefined,
      undefined,
    )
    const tags = summary.split('\n').filter((line) => /^(### |<\/?details>|<summary>)/.test(line))
    expect(tags).toEqual([
      ...['### Changes', '<details>', '<summary>20000 rows</summary>', '</details>'],
      ...['### Files', '<details>', '<summary>20000 rows</summary>', '</details>'],
      '### Statuses',
    ])
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
      failed(
        'It failed.',
        changes.map(({ field, before }) => ({ message: before, file: field })),
      ),
      undefined,
    )
    const titles = summary.split('\n').filter((line) => line.startsWith('#'))
    expect([Buffer.byteLength(summary) <= MOST, titles]).toEqual([
      true,
      [
        '## Microsoft Store',
        '### Problems',
        '### Changes',
        '### Files',
        '### Statuses',
        '### Errors',
        '### Certification reports',
      ],
    ])
  })
})
