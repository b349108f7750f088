import { codeBlock, type Inline, paragraph, type Section } from './markdown.ts'

/** Creates the workflow lines with which another run can continue with a submission. */
export function resumption(
  sentence: Inline,
  command: 'wait' | 'submit-draft',
  submissionId: string | undefined,
  waitFor?: string,
): readonly Section[] {
  if (submissionId === undefined) return []
  const lines = [
    `command: ${command}`,
    // In quotes: as a number it would lose its last digits.
    `submission-id: '${submissionId}'`,
    // The command waits for "published" by default.
    ...(waitFor === undefined || waitFor === 'published' || waitFor === 'none'
      ? []
      : [`wait-for: ${waitFor}`]),
  ]
  return [paragraph(`**Next step:** ${sentence}`), codeBlock('yaml', lines)]
}
