import { adviceForStatus } from '../../../store/status-hints.ts'
import type { StatusDetails, StatusMessage } from '../../../store/submission.ts'
import { plainMarkdown, truncate } from '../escape.ts'
import { mergeLanguages } from '../merge-languages.ts'
import { code, foldRest, type Inline, link, plain, type Section, table } from './markdown.ts'

const LONGEST_DETAILS = 1000

/** Creates the table of the Store's errors or warnings, with what to do unless that is said elsewhere. */
export function storeMessageSections(
  kind: 'error' | 'warning',
  messages: readonly StatusMessage[],
  isAdviceTold = false,
): readonly Section[] {
  const merged = mergeLanguages(messages)
  const hasAdvice = !isAdviceTold && merged.some((one) => adviceForStatus(one) !== undefined)
  const rows = merged.map((one) => [
    code(one.code),
    plainMarkdown(truncate(one.details, LONGEST_DETAILS)),
    ...(hasAdvice ? [plainMarkdown(adviceForStatus(one) ?? '')] : []),
  ])
  return table([`Store ${kind}`, 'Details', ...(hasAdvice ? ['What to do'] : [])], rows).flatMap((section) =>
    foldRest(section, `${kind}s`),
  )
}

/** Returns the links to the reports of the certification testers; empty if there are none. */
export function reportLinks({ certificationReports: reports }: StatusDetails): Inline {
  const [first, ...others] = reports
  if (first === undefined) return ''
  if (others.length === 0) return link('certification report', first.reportUrl)
  const links = reports.map(({ date, reportUrl }) => link(plain(date) || 'report', reportUrl))
  return `certification reports (${links.join(', ')})`
}
