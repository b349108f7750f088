/** A target, and what was seen. */
export interface Target {
  readonly what: string
  /** At least, or at most. */
  readonly is: '≥' | '≤'
  readonly limit: number
  readonly seen: number
}

/** The middle of several values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}

/** A number for reading: as many digits as it takes to see a difference. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join(
    '\n',
  )
}

/** The table of targets. */
export function targetTable(targets: readonly Target[]): string {
  const isMet = ({ is, limit, seen }: Target): boolean => (is === '≥' ? seen >= limit : seen <= limit)
  return table(
    ['target', 'wanted', 'seen', 'met'],
    targets.map((target) => [
      target.what,
      `${target.is} ${target.limit}`,
      shown(target.seen),
      isMet(target) ? 'yes' : '**no**',
    ]),
  )
}
