import { initialState } from '../../../../src/action/report/run-state.ts'
import type { SummaryFacts } from '../../../../src/action/report/summary/summary.ts'
import { knownDraft } from '../../../support/knowledge.ts'
import { app, at, PAGE } from './ends/values.ts'

/** Texts that would be more than text, if they were taken for Markdown or HTML. */
export const HOSTILE = [
  '| a | b |',
  '`code`',
  '```',
  'a``b```c',
  '<img src=x onerror="document.title=1">',
  '<script>document.title=1</script>',
  '<a href="https://evil.example">x</a>',
  '</table><h1>x</h1>',
  '</summary></details><h1>x</h1>',
  '</code></pre><h1>x</h1>',
  '<!-- x',
  '<https://evil.example>',
  '[link](https://evil.example)',
  '![p](https://evil.example)',
  '[x]: https://evil.example',
  'https://evil.example',
  'www.evil.example',
  'me@evil.example',
  '**bold**',
  'line\n\n# heading\n| a |',
  'line\n===',
  'line\n---',
  'a | b\n--|--',
  'a\n:-',
  'line\r\n- item',
  '- item',
  '+ item',
  '1. item',
  '2) item',
  '> quote',
  '> [!CAUTION]',
  '    indented',
  '\\| escaped',
  'C:\\',
  '&lt;h1&gt;',
  '$x$',
  '@someone #1',
  '"https://evil.example"',
  '"<b>"',
] as const

/** Returns the facts of a run in which every text that can come from outside is the same. */
export function everywhere(text: string, isFailed: boolean): SummaryFacts {
  return {
    state: {
      ...initialState,
      product: app,
      productName: text,
      submissionId: '7',
      submissionUrl: PAGE,
      status: isFailed ? 'CertificationFailed' : 'Published',
      planned: true,
      knowledge: knownDraft('7', 'committed'),
      changes: [
        { field: text, before: text, after: [text, text] },
        { field: `images[${text}]`, before: null, after: text },
        { field: 'long', before: `${text}\nb\nc\nd`, after: `a\n${text}\n${'x'.repeat(200)}${text}` },
        { field: 'value', before: { [text]: text }, after: [1, text] },
        { field: 'listings.en-us.baseListing.releaseNotes', before: text, after: `${text}\n${text}` },
        { field: 'listings.de-de.baseListing.releaseNotes', before: text, after: `Neu\n${text}` },
        { field: 'listings.af-za', before: null, after: { [text]: text } },
        { field: `listings.${text.replaceAll('.', '')}`, before: { a: text }, after: null },
      ],
      contents: [
        { fileName: text, version: text, architecture: text, change: 'new', versionBefore: `0${text}` },
        { fileName: text, version: text, architecture: text, change: 'removed' },
      ],
      warnings: [text, text],
      uploads: [text],
      timeline: [
        { status: 'CommitStarted', at: at('16:26') },
        { status: text, at: at('16:27') },
        { status: text, at: at('16:28') },
      ],
      details: {
        errors: [
          { code: text, details: text },
          { code: 'ServiceError', details: text },
        ],
        warnings: [{ code: text, details: text }],
        certificationReports: [{ date: text, reportUrl: 'https://partner.example/1' }],
      },
      answers: [
        { type: 'answer', method: 'GET', path: text, status: 200, durationInMs: 0, correlationId: text },
      ],
      replaced: { id: text, name: text, packages: [text] },
      created: { what: 'flight', id: text, name: text },
    },
    failure: isFailed ? { kind: 'HttpError', message: text, file: text, problems: [] } : undefined,
    run: { ref: text, sha: text },
    startedAt: at('16:26'),
    endedAt: at('16:30'),
  }
}

/** The facts of a run whose problems are such a text. */
export function problemsOf(text: string): SummaryFacts {
  const problems = Array.from({ length: 22 }, () => ({ message: text, file: text }))
  return {
    ...everywhere(text, false),
    failure: { kind: 'InputErrors', message: text, file: undefined, problems },
  }
}

/** The facts of an export of files with such names. */
export function exportOf(text: string): SummaryFacts {
  const { state, ...others } = everywhere(text, false)
  return { ...others, state: { ...state, outcome: { type: 'exported', folder: text, files: [text] } } }
}

/** Returns a harmless text with as many words, lines and quotations. */
export function withSameShape(text: string): string {
  return text.replace(/[^\s"]/g, 'x')
}
