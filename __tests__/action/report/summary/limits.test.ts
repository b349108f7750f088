import { describe, expect, it } from '@jest/globals'
import type { Failure } from '../../../../src/action/report/summary/failures.ts'
import { summaryOf } from '../../../../src/action/report/summary/summary.ts'
import type { Change } from '../../../../src/plan/model/plan.ts'
import { answers, details, facts } from './ends/values.ts'

const many = <T>(count: number, item: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => item(index))

const failed = (problems: number): Failure => ({
  kind: 'InputErrors',
  message: `${problems} problems.`,
  file: undefined,
  problems: many(problems, (index) => ({ message: `Problem ${index + 1}.`, file: undefined })),
})

/** The lines that begin or end a fold, and the lines between that a pattern fits, counted. */
function outline(markdown: string, pattern: RegExp): readonly (string | number)[] {
  const parts: (string | number)[] = []
  for (const line of markdown.split('\n')) {
    const last = parts.at(-1)
    if (/^<\/?details/.test(line)) parts.push(line)
    else if (pattern.test(line)) {
      if (typeof last === 'number') parts.pop()
      parts.push(typeof last === 'number' ? last + 1 : 1)
    }
  }
  return parts
}

it('A name is shown with the spaces that it has', () => {
  const created = { what: 'flight', id: 'f-1', name: 'Fast  ring' } as const
  const markdown = summaryOf(facts({ created }, { failure: failed(2) }))
  expect(markdown).toContain('The flight `Fast  ring` was created: f-1.')
})

describe('A long list is folded from its twenty-first row on', () => {
  it.each([
    {
      name: 'problems',
      markdown: summaryOf(facts({}, { failure: failed(28) })),
      row: /^\d+\. Problem/,
      expected: [20, '<details><summary>Show 8 more problems</summary>', 8, '</details>'],
    },
    {
      name: 'problems, which are not folded while they are twenty',
      markdown: summaryOf(facts({}, { failure: failed(20) })),
      row: /^\d+\. Problem/,
      expected: [20],
    },
    {
      name: 'packages',
      markdown: summaryOf(
        facts({
          contents: many(21, (index) => ({
            fileName: `${index}.msix`,
            version: '1.0.0.0',
            architecture: 'x64',
            change: 'new',
          })),
        }),
      ),
      row: /\.msix/,
      expected: [20, '<details><summary>Show 1 more packages</summary>', 1, '</details>'],
    },
    {
      name: 'files of an export',
      markdown: summaryOf(
        facts({ outcome: { type: 'exported', folder: 'f', files: many(30, (index) => `${index}.txt`) } }),
      ),
      row: /\.txt/,
      expected: [20, '<details><summary>Show 10 more files</summary>', 10, '</details>'],
    },
    {
      name: 'warnings, from the eleventh on',
      markdown: summaryOf(facts({ warnings: many(12, (index) => `Odd ${index}.`) })),
      row: /Odd/,
      expected: [10, '<details><summary>Show 2 more warnings</summary>', 2, '</details>'],
    },
    {
      name: 'release notes of other languages, at once',
      markdown: summaryOf(facts({ changes: many(5, (index) => notes(String(index))) })),
      row: /^> Notes/,
      expected: [
        1,
        "<details><summary>What's new in 4 more languages</summary>",
        4,
        '</details>',
        '<details><summary>All changes (5 fields)</summary>',
        '</details>',
      ],
    },
  ])('$name', ({ markdown, row, expected }) => {
    expect(outline(markdown, row)).toEqual(expected)
  })
})

function notes(text: string): Change {
  return { field: `listings.l${text}.baseListing.releaseNotes`, before: null, after: `Notes ${text}` }
}

describe('A summary', () => {
  it('of a hundred languages can be taken in at a glance', () => {
    const changes = many(1400, (index) => ({
      field: `listings.l${index % 100}.a${index}`,
      before: 'a',
      after: 'b',
    }))
    const markdown = summaryOf(facts({ changes, outcome: { type: 'dry-run' } }))
    expect(
      markdown
        .replace(/<details>.*<\/details>\n/s, '')
        .trim()
        .split('\n').length,
    ).toBe(5)
  })

  it('cuts a value at 200 characters', () => {
    const change = { field: 'f'.repeat(300), before: { a: 'b'.repeat(300) }, after: 1 }
    const row = /^\| `f+.*$/m.exec(summaryOf(facts({ changes: [change] })))?.[0]
    expect(row).toBe(`| \`${'f'.repeat(200)}…\` | \`{"a":"${'b'.repeat(194)}…\` | \`1\` |`)
  })

  it('keeps the lines of a step in the YAML that it shows', () => {
    const [, yaml] =
      /```yaml\n(.*?)```/s.exec(summaryOf(facts({ submissionId: '7', outcome: { type: 'draft-kept' } }))) ??
      []
    expect(yaml).toBe("command: submit-draft\nsubmission-id: '7'\n")
  })
})

describe('A summary that would be too long for GitHub', () => {
  const MOST = 900 * 1024
  const changes = many(20_000, (index) => ({
    field: `f${index}`,
    before: '|'.repeat(90),
    after: 'ü'.repeat(90),
  }))

  it('is cut by whole rows, and says how many are left out', () => {
    const markdown = summaryOf(facts({ changes }))
    const shown = markdown.match(/^\| `f\d+` \|.*\|$/gm)?.length ?? 0
    const omitted = Number(
      /\n\n(\d+) more rows omitted: the summary would be too long for GitHub\./.exec(markdown)?.[1],
    )
    expect({ isSmall: Buffer.byteLength(markdown) <= MOST, some: shown > 0, all: shown + omitted }).toEqual({
      isSmall: true,
      some: true,
      all: changes.length,
    })
  })

  it('keeps its parts and closes every fold', () => {
    const long = many(300, (index) => ({
      field: `g${index}`,
      before: 'a\n'.repeat(40),
      after: 'b\n'.repeat(40),
    }))
    const messages = many(5000, (index) => ({ code: `C${index}`, details: '|'.repeat(900) }))
    const markdown = summaryOf(
      facts(
        {
          changes: [...changes, ...long],
          details: details({ errors: messages, warnings: messages }),
          answers: many(9000, (index) => ({
            ...answers[0],
            type: 'answer',
            path: `${index}`,
            method: 'GET',
            status: 200,
            durationInMs: 1,
            correlationId: `${index}`,
          })),
        },
        { failure: { kind: 'HttpError', message: 'It failed.', file: undefined, problems: [] } },
      ),
    )
    const tags = markdown.match(/<\/?details/g) ?? []
    expect({
      isSmall: Buffer.byteLength(markdown) <= MOST,
      titles: markdown.match(/(?<=<summary>)[A-Z][^<]*/g),
      open:
        tags.filter((tag) => tag === '<details').length - tags.filter((tag) => tag === '</details').length,
    }).toEqual({
      isSmall: true,
      titles: [
        expect.stringMatching(/^Show \d+ more errors$/),
        expect.stringMatching(/^Show \d+ more warnings$/),
        'What was planned',
        'All changes (20300 fields)',
        'Requests and correlation IDs (for Microsoft support)',
      ],
      open: 0,
    })
  })
})
