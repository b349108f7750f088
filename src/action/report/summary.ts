import type { PackageFile } from '../../files/packages/package-file.ts'
import type { InputError } from '../../shared/errors.ts'
import { toJson } from '../../shared/json.ts'
import { describeProduct } from '../../store/product.ts'
import { withoutKnownNoise } from '../../store/status.ts'
import { adviceForStatus } from '../../store/status-hints.ts'
import type { StatusMessage } from '../../store/submission.ts'
import type { WorkflowRun } from '../runner.ts'
import { conclusion } from './conclusion.ts'
import { plainMarkdown, truncate } from './escape.ts'
import { cell, joinSections, link, paragraph, type Section, table } from './markdown.ts'
import { mergeLanguages } from './merge-languages.ts'
import type { RunState } from './run-state.ts'

/** Something that has to change before the run can succeed, and the file that it is in. */
export type Annotation = Pick<InputError, 'message' | 'file'>

/** The reasons of a run that has failed. */
export interface Failure {
  readonly message: string
  /** When there is more than one. */
  readonly problems: readonly Annotation[]
}

// GitHub refuses a summary above 1 MiB.
const MOST_BYTES = 900 * 1024
const NONE = '–'

/** Makes the job summary, in Markdown. `failure` is undefined for a run that has succeeded. */
export function summaryOf(
  state: RunState,
  failure: Failure | undefined,
  run: WorkflowRun | undefined,
): string {
  const mark = failure === undefined ? '✅' : '❌'
  const problems = failure?.problems ?? []
  return joinSections(
    [
      paragraph(heading(state)),
      paragraph(`${mark} ${plainMarkdown(truncate(conclusion(state, failure?.message), 3000))}`),
      ...table(
        'Problems',
        ['Problem', 'File'],
        problems.map(({ message, file }) => [longCell(message), file === undefined ? NONE : cell(file)]),
      ),
      ...submissionTables(state),
      ...runTables(state),
      ...(run === undefined
        ? []
        : [paragraph(`Run ${link(cell(run.ref), run.runUrl)} at ${cell(run.sha.slice(0, 7))}`)]),
    ],
    MOST_BYTES,
  )
}

function heading({ product, productName, submissionUrl, submissionId }: RunState): string {
  const name = product === undefined ? '' : `: ${cell(productName ?? describeProduct(product))}`
  const where = product === undefined ? '' : `\n\n${plainMarkdown(describeProduct(product))}`
  const page =
    submissionUrl === undefined ? '' : `, ${link(`submission ${cell(submissionId ?? '')}`, submissionUrl)}`
  return `## Microsoft Store${name}${where}${page}`
}

function submissionTables({ changes, packages, uploads, outcome }: RunState): readonly Section[] {
  return [
    ...table(
      'Changes',
      ['Field', 'Before', 'After'],
      changes.map(({ field, before, after }) => [cell(field), valueCell(before), valueCell(after)]),
    ),
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
  ]
}

function runTables({ timeline, details, warnings: own, answers }: RunState): readonly Section[] {
  const { errors, warnings, certificationReports } = withoutKnownNoise(details)
  const columns = ['Code', 'Text', 'What to do']
  const ownRows = own.map((text) => [NONE, longCell(text), ''])
  return [
    ...table(
      'Statuses',
      ['Time (UTC)', 'Status'],
      timeline.map(({ status, at }) => [formatTime(at), cell(status)]),
    ),
    ...table('Errors', columns, mergeLanguages(errors).map(messageRow)),
    ...table('Warnings', columns, [...ownRows, ...mergeLanguages(warnings).map(messageRow)]),
    ...table(
      'Certification reports',
      ['Date', 'Report'],
      certificationReports.map(({ date, reportUrl }) => [cell(date), link('report', reportUrl)]),
    ),
    ...table(
      'Correlation ids, for Microsoft’s support',
      ['Request', 'Answer', 'Id'],
      answers.flatMap(({ method, path, status, correlationId: id }) =>
        id === undefined ? [] : [[cell(`${method} ${path}`), String(status), cell(id)]],
      ),
    ),
  ]
}

function packageRow({ fileName, identity }: PackageFile): readonly string[] {
  if (identity === undefined) return [cell(fileName), NONE, NONE, NONE]
  return [fileName, identity.name, identity.version, identity.architectures.join('+')].map(cell)
}

function messageRow(message: StatusMessage): readonly string[] {
  return [cell(message.code), longCell(message.details), adviceForStatus(message) ?? '']
}

function longCell(text: string): string {
  return plainMarkdown(truncate(text, 1000))
}

function valueCell(value: unknown): string {
  if (value === null) return NONE
  return cell(typeof value === 'string' ? value : toJson(value))
}

function formatTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}
