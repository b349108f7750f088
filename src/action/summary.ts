import { toJson } from '../json.ts'
import { adviceForStatus } from '../store/advice.ts'
import { nameOf } from '../store/product.ts'
import { notable, phaseOf } from '../store/status.ts'
import type { StatusMessage } from '../store/submission.ts'
import type { RunRecord } from './record.ts'
import { cut, plainMarkdown } from './safe-text.ts'

/** Where a run comes from. */
export interface Origin {
  /** Tag or branch. */
  readonly ref: string
  readonly sha: string
  readonly runUrl: string
}

const LONGEST_VALUE = 200
const MOST_BYTES = 900 * 1024

/** The job summary, in Markdown. `failure` is the message of a run that has failed. */
export function summaryOf(
  record: RunRecord,
  failure: string | undefined,
  origin: Origin | undefined,
): string {
  const sections = [
    heading(record),
    `${failure === undefined ? '✅' : '❌'} ${plainMarkdown(cut(resultOf(record, failure), 3000))}`,
    table('Changes', ['Field', 'Before', 'After'], record.changes.map(changeRow)),
    table(
      'Files',
      ['Uploaded'],
      record.uploads.map((name) => [value(name)]),
    ),
    table(
      'Statuses',
      ['Time (UTC)', 'Status'],
      record.timeline.map(({ status, at }) => [time(at), value(status)]),
    ),
    table('Errors', ['Code', 'Text', 'What to do'], record.details.errors.map(messageRow)),
    table('Warnings', ['Code', 'Text', 'What to do'], notable(record.details).warnings.map(messageRow)),
    table(
      'Certification reports',
      ['Date', 'Report'],
      record.details.certificationReports.map(({ date, reportUrl }) => [
        value(date),
        link('report', reportUrl),
      ]),
    ),
    table(
      'Correlation ids, for Microsoft’s support',
      ['Request', 'Answer', 'Id'],
      record.answers.flatMap(({ method, path, status, correlationId }) =>
        correlationId === undefined
          ? []
          : [[value(`${method} ${path}`), String(status), value(correlationId)]],
      ),
    ),
    origin === undefined
      ? ''
      : `Run ${link(value(origin.ref), origin.runUrl)} at ${value(origin.sha.slice(0, 7))}`,
  ]
  return fitting(sections.filter((section) => section !== ''))
}

/** One sentence or two: what has, and what has not happened. */
export function resultOf(record: RunRecord, failure: string | undefined): string {
  const submission = `submission ${record.submissionId}`
  if (failure !== undefined) return `${cut(failure, 2000)} ${aftermath(record, submission)}`
  if (record.skipped)
    return `Nothing to do: ${submission}, which is live, already says all of this. No submission was made.`
  switch (phaseOf(record.status ?? '')) {
    case 'published':
      return `Submission ${record.submissionId} is published.`
    case 'certified':
    case 'publishing':
      return `Submission ${record.submissionId} has passed certification. It is not published yet (${record.status}).`
    case 'processing':
      return `The Store has accepted ${submission} (${record.status}). It is not certified and not published yet.`
    default:
      return `Submission ${record.submissionId} is committed. The Store has not said yet whether it accepts it.`
  }
}

function aftermath(record: RunRecord, submission: string): string {
  if (record.committed)
    return `Submission ${record.submissionId} was committed and stays in the Store; nothing was deleted.`
  switch (record.draft) {
    case 'none':
      return record.replaced === undefined
        ? 'Nothing was changed in the Store.'
        : `The pending submission ${record.replaced} was deleted; nothing else was changed in the Store.`
    case 'open':
      return `The draft, ${submission}, was left as it is. Nothing was committed.`
    case 'deleted':
      return `The draft, ${submission}, was deleted again. Nothing was committed.`
    case 'left':
      return `The draft, ${submission}, could not be deleted and is still there. Nothing was committed.`
  }
}

function heading({ product, productName, submissionUrl, submissionId }: RunRecord): string {
  const name = product === undefined ? '' : `: ${value(productName ?? nameOf(product))}`
  const where = product === undefined ? '' : `\n\n${plainMarkdown(nameOf(product))}`
  const page =
    submissionUrl === undefined ? '' : `, ${link(`submission ${value(submissionId ?? '')}`, submissionUrl)}`
  return `## Microsoft Store${name}${where}${page}`
}

function changeRow({ field, before, after }: RunRecord['changes'][number]): readonly string[] {
  return [value(field), changeValue(before), changeValue(after)]
}

function changeValue(content: unknown): string {
  return content === null ? '–' : value(typeof content === 'string' ? content : toJson(content))
}

function messageRow({ code, details }: StatusMessage): readonly string[] {
  return [value(code), plainMarkdown(cut(details, 1000)), adviceForStatus(code) ?? '']
}

function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const lines = [line(columns), line(columns.map(() => '---')), ...rows.map(line)]
  return `### ${title}\n\n${lines.join('\n')}`
}

function value(text: string): string {
  return plainMarkdown(cut(text, LONGEST_VALUE))
}

function link(text: string, url: string): string {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
    ? `[${text}](<${new URL(url).href}>)`
    : value(url)
}

function time(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}

// GitHub refuses a summary above 1 MiB. Sections are cut by whole lines, the longest first.
function fitting(sections: readonly string[]): string {
  const text = sections.join('\n\n')
  if (Buffer.byteLength(text) <= MOST_BYTES) return `${text}\n`
  const longest = sections.reduce((a, b) => (b.length > a.length ? b : a), '')
  const lines = longest.split('\n')
  const kept = lines.slice(0, Math.max(4, Math.floor(lines.length / 2)))
  const rest = `\n\n${lines.length - kept.length} lines more are left out.`
  return fitting(sections.map((section) => (section === longest ? kept.join('\n') + rest : section)))
}
