/** A target: at least, or at most, how much of a thing is wanted, and how much was seen. */
export type Target = readonly [what: string, is: '≥' | '≤', limit: number, seen: number]

/** Returns a number with as many digits as it takes to see a difference. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)
}

/** Returns a Markdown table; columns of numbers are aligned to the right. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const isNumeric = (column: number): boolean => rows.every((row) => /^[≥≤\d.–\s]*$/.test(row[column] ?? ''))
  const rule = head.map((_, column) => (isNumeric(column) ? '--:' : '---'))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Returns the Markdown table of targets, and whether each is met. */
export function formatTargets(targets: readonly Target[]): string {
  return formatTable(
    ['target', 'wanted', 'seen', 'met'],
    targets.map(([what, is, limit, seen]) => {
      const isMet = is === '≥' ? seen >= limit : seen <= limit
      return [what, `${is} ${limit}`, formatNumber(seen), isMet ? 'yes' : '**no**']
    }),
  )
}
