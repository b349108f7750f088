import { normalized, unixLines } from '../text-file.ts'

export { LISTING_FIELDS as FIELDS } from '../../shared/listing-facts.ts'

/** How a field is written in its file: as it is, or one entry per line. */
export type Form = 'text' | 'lines'

/** The text of a file as it is meant: the line break that ends it is not part of it. */
export function textIn(content: string): string {
  return content.replace(/\n$/, '')
}

/** The value of a field whose file has this content. */
export function valueIn(content: string, form: Form): string | readonly string[] {
  if (form === 'text') return textIn(content)
  return content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/**
 * The content of the file of a field: empty when the field is. Undefined when no file can say the value, such as an
 * entry of a list with a line break in it.
 */
export function contentOf(value: unknown, form: Form): string | undefined {
  const meant = normal(value, form)
  const text = typeof meant === 'string' ? meant : meant.join('\n')
  if (text === '') return ''
  const content = `${text}\n`
  const read = normalized(content)
  return read !== undefined && JSON.stringify(valueIn(read, form)) === JSON.stringify(meant)
    ? content
    : undefined
}

function normal(value: unknown, form: Form): string | readonly string[] {
  if (form === 'text') return typeof value === 'string' ? unixLines(value) : ''
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string' && entry !== '') : []
}
