import { LISTING_FIELDS } from '../../shared/listing-facts.ts'
import { normalized, unixLines } from '../text-file.ts'

/** Returns the name of the file of a property, without extension: `release-notes`. */
export function fieldName(property: string): string {
  return property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Returns the text of a file without the line break at its end, which is not part of the value. */
export function withoutFinalBreak(content: string): string {
  return content.replace(/\n$/, '')
}

/** Returns the value of a property whose file has this content. */
export function parseField(property: string, content: string): string | readonly string[] {
  if (LISTING_FIELDS[property] !== 'lines') return withoutFinalBreak(content)
  return content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/**
 * Returns the content of the file of a property: empty when its value is. Undefined when no file can represent the
 * value, such as a list entry that contains a line break.
 */
export function formatField(property: string, value: unknown): string | undefined {
  const meant = normalizeField(property, value)
  const text = typeof meant === 'string' ? meant : meant.join('\n')
  if (text === '') return ''
  const content = `${text}\n`
  const read = normalized(content)
  const isRepeatable =
    read !== undefined && JSON.stringify(parseField(property, read)) === JSON.stringify(meant)
  return isRepeatable ? content : undefined
}

function normalizeField(property: string, value: unknown): string | readonly string[] {
  if (LISTING_FIELDS[property] !== 'lines') return typeof value === 'string' ? unixLines(value) : ''
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string' && entry !== '') : []
}
