import type { Attempt } from '../events.ts'
import { toJson } from '../json.ts'
import { adviceForStatus } from '../store/advice.ts'
import { nameOf } from '../store/product.ts'
import { notable, phaseOf } from '../store/status.ts'
import type { StatusMessage } from '../store/submission.ts'
import type { PackageFile } from '../workspace/package-file.ts'
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
    table('Packages', ['File', 'Identity', 'Version', 'Architecture'], record.packages.map(packageRow)),
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

/** In a few sentences what has, and what has not happened. */
export function resultOf(record: RunRecord, failure: string | undefined): string {
  const told = failure === undefined ? success(record) : `${cut(failure, 2000)} ${aftermath(record)}`
  return record.replaced === undefined
    ? told
    : `${told} To make place, pending submission ${record.replaced} was deleted.`
}

function success({
  submissionId,
  status = '',
  skipped,
  dryRun,
  draft,
  changes,
  exported,
}: RunRecord): string {
  const submission = `Submission ${submissionId}`
  if (exported !== undefined) return `Wrote ${exported.files.length} files to ${exported.folder}.`
  if (skipped) {
    return `Nothing to do: submission ${submissionId}, which is live, already says all of this. No submission was made.`
  }
  if (dryRun) return `Dry run: ${changes.length} changes are planned, and nothing was changed in the Store.`
  if (draft === 'kept') {
    return `${submission} is a draft with its files uploaded. It is not committed: "command: commit-submission" does that.`
  }
  switch (phaseOf(status)) {
    case 'published':
      return `${submission} is published.`
    case 'certified':
    case 'publishing':
      return `${submission} has passed certification. It is not published yet (${status}).`
    case 'processing':
      return `The Store has accepted submission ${submissionId} (${status}). It is not certified and not published yet.`
    default:
      return `${submission} is committed. The Store has not said yet whether it accepts it.`
  }
}

const DOUBTS: Readonly<Record<Attempt['what'], (submissionId: string | undefined) => string>> = {
  delete: (id) => `Whether submission ${id} was deleted is not known: look in Partner Center.`,
  create: () => 'Whether a draft was made is not known: look in Partner Center. The next run deletes it.',
  commit: (id) =>
    `Whether submission ${id} was committed is not known: look in Partner Center. Nothing was deleted.`,
  rollout: (id) =>
    `Whether the rollout of submission ${id} was finished is not known: look in Partner Center.`,
}

function aftermath({ submissionId, committed, draft, doubt, replaced }: RunRecord): string {
  if (doubt !== undefined) return DOUBTS[doubt.what](doubt.submissionId)
  if (committed) return `Submission ${submissionId} was committed and stays in the Store.`
  const submission = `The draft, submission ${submissionId},`
  switch (draft) {
    case 'none':
      return replaced === undefined ? 'Nothing was changed in the Store.' : 'No submission was made.'
    case 'open':
    case 'kept':
      return `${submission} was left as it is. Nothing was committed.`
    case 'deleted':
      return `${submission} was deleted again. Nothing was committed.`
    case 'left':
      return `${submission} could not be deleted and is still there. Nothing was committed.`
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

function packageRow({ fileName, identity }: PackageFile): readonly string[] {
  const known =
    identity === undefined ? [] : [identity.name, identity.version, identity.architectures.join('+')]
  return [fileName, ...(known.length === 0 ? ['–', '–', '–'] : known)].map(value)
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
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return value(url)
  // What a parsed address may still hold, and what would end a table's cell or the link.
  const address = new URL(url).href.replace(/[|`<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `[${text}](<${address}>)`
}

function time(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}

// GitHub refuses a summary above 1 MiB. Sections are cut by whole lines, the longest first.
function fitting(sections: readonly string[], leftOut = 0): string {
  const note = leftOut === 0 ? [] : [`${leftOut} lines more are left out.`]
  const text = `${[...sections, ...note].join('\n\n')}\n`
  if (Buffer.byteLength(text) <= MOST_BYTES) return text
  const longest = sections.reduce((a, b) => (b.length > a.length ? b : a), '')
  const lines = longest.split('\n')
  const kept = lines.slice(0, Math.floor(lines.length / 2))
  const shorter = sections.map((section) => (section === longest ? kept.join('\n') : section))
  return fitting(shorter, leftOut + lines.length - kept.length)
}
