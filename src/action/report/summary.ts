import type { PackageFile } from '../../files/packages/package-file.ts'
import type { InputError } from '../../shared/errors.ts'
import { toJson } from '../../shared/json.ts'
import { adviceForStatus } from '../../store/error-hints.ts'
import { describeProduct } from '../../store/product.ts'
import { withoutKnownNoise } from '../../store/status.ts'
import type { StatusMessage } from '../../store/submission.ts'
import { conclusion } from './conclusion.ts'
import { plainMarkdown, truncate } from './escape.ts'
import { cell, joined, link, paragraph, type Section, table } from './markdown.ts'
import type { RunState } from './run-state.ts'

/** Where a run comes from. */
export interface WorkflowRun {
  /** Tag or branch. */
  readonly ref: string
  readonly sha: string
  readonly runUrl: string
}

/** Something that has to change before the run can succeed, and the file that it is in. */
export type Annotation = Pick<InputError, 'message' | 'file'>

/** Why a run has failed. */
export interface Failure {
  readonly message: string
  /** When there is more than one. */
  readonly problems: readonly Annotation[]
}

// GitHub refuses a summary above 1 MiB.
const MOST_BYTES = 900 * 1024

/** The job summary, in Markdown. `failure` is undefined for a run that has succeeded. */
export function summaryOf(
  record: RunState,
  failure: Failure | undefined,
  origin: WorkflowRun | undefined,
): string {
  const result = plainMarkdown(truncate(conclusion(record, failure?.message), 3000))
  return joined(
    [
      paragraph(heading(record)),
      paragraph(`${failure === undefined ? '✅' : '❌'} ${result}`),
      ...table('Problems', ['Problem', 'File'], (failure?.problems ?? []).map(problemRow)),
      ...tablesOf(record),
      ...(origin === undefined ? [] : [paragraph(runLine(origin))]),
    ],
    MOST_BYTES,
  )
}

function tablesOf({
  changes,
  packages,
  warnings: own,
  uploads,
  outcome,
  timeline,
  details,
  answers,
}: RunState): readonly Section[] {
  const { errors, warnings, certificationReports } = withoutKnownNoise(details)
  const message = ['Code', 'Text', 'What to do']
  return [
    ...table('Changes', ['Field', 'Before', 'After'], changes.map(changeRow)),
    ...table('Packages', ['File', 'Identity', 'Version', 'Architecture'], packages.map(packageRow)),
    ...table(
      'Files',
      ['Path in the ZIP'],
      uploads.map((name) => [cell(name)]),
    ),
    ...table(
      'Exported',
      ['File'],
      (outcome?.type === 'exported' ? outcome.files : []).map((name) => [cell(name)]),
    ),
    ...table(
      'Statuses',
      ['Time (UTC)', 'Status'],
      timeline.map(({ status, at }) => [time(at), cell(status)]),
    ),
    ...table('Errors', message, errors.map(messageRow)),
    ...table('Warnings', message, [...own.map(ownRow), ...warnings.map(messageRow)]),
    ...table(
      'Certification reports',
      ['Date', 'Report'],
      certificationReports.map(({ date, reportUrl }) => [cell(date), link('report', reportUrl)]),
    ),
    ...table(
      'Correlation ids, for Microsoft’s support',
      ['Request', 'Answer', 'Id'],
      answers.flatMap(answerRow),
    ),
  ]
}

function heading({ product, productName, submissionUrl, submissionId }: RunState): string {
  const name = product === undefined ? '' : `: ${cell(productName ?? describeProduct(product))}`
  const where = product === undefined ? '' : `\n\n${plainMarkdown(describeProduct(product))}`
  const page =
    submissionUrl === undefined ? '' : `, ${link(`submission ${cell(submissionId ?? '')}`, submissionUrl)}`
  return `## Microsoft Store${name}${where}${page}`
}

function runLine({ ref, sha, runUrl }: WorkflowRun): string {
  return `Run ${link(cell(ref), runUrl)} at ${cell(sha.slice(0, 7))}`
}

function problemRow({ message, file }: Annotation): readonly string[] {
  return [longCell(message), file === undefined ? '–' : cell(file)]
}

function longCell(text: string): string {
  return plainMarkdown(truncate(text, 1000))
}

function changeRow({ field, before, after }: RunState['changes'][number]): readonly string[] {
  return [cell(field), changeValue(before), changeValue(after)]
}

function changeValue(content: unknown): string {
  return content === null ? '–' : cell(typeof content === 'string' ? content : toJson(content))
}

function packageRow({ fileName, identity }: PackageFile): readonly string[] {
  const known =
    identity === undefined
      ? ['–', '–', '–']
      : [identity.name, identity.version, identity.architectures.join('+')]
  return [fileName, ...known].map(cell)
}

function ownRow(text: string): readonly string[] {
  return ['–', longCell(text), '']
}

function messageRow({ code, details }: StatusMessage): readonly string[] {
  return [cell(code), longCell(details), adviceForStatus(code) ?? '']
}

function answerRow({
  method,
  path,
  status,
  correlationId,
}: RunState['answers'][number]): readonly (readonly string[])[] {
  return correlationId === undefined ? [] : [[cell(`${method} ${path}`), String(status), cell(correlationId)]]
}

function time(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}
