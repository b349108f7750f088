const MOST_NAMES = 10

/**
 * Joins names, or other parts of a sentence; a long list is cut, with the number of the others.
 */
export function joinNames(
  names: readonly string[],
  { most = MOST_NAMES, separator = ', ' }: { readonly most?: number; readonly separator?: string } = {},
): string {
  const shown = names.slice(0, most).join(separator)
  const more = names.length - most
  return more > 0 ? `${shown} and ${more} more` : shown
}

/** Joins names like {@link joinNames}, each in quotes; `nothing` when there are none. */
export function quoteNames(names: readonly string[]): string {
  return joinNames(names.map(quoteName)) || 'nothing'
}

/** Returns a name in quotes. */
export function quoteName(name: string): string {
  return `"${name}"`
}

/** Returns a text with a capital first letter. */
export function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
