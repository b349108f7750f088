// Longer texts are compared as a whole: the time grows with the product of the line counts.
const MOST_PAIRS = 1_000_000
const LONGEST_LINE = 160
const CONTEXT = 40

/** Lines that replace others, which begin at a line counted from 0. */
interface Hunk {
  readonly at: number
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/**
 * Lists the lines that differ between two texts, as in a unified diff without context. A long line is cut around its
 * differences.
 */
export function diffLines(before: string, after: string): readonly string[] {
  return findHunks(before.split('\n'), after.split('\n')).flatMap(({ at, removed, added }) => {
    const pairs = Array.from({ length: Math.max(removed.length, added.length) }, (_, index) =>
      focus(removed[index] ?? '', added[index] ?? ''),
    )
    return [
      `@@ line ${at + 1} @@`,
      ...removed.map((_, index) => `-${pairs[index]?.[0]}`),
      ...added.map((_, index) => `+${pairs[index]?.[1]}`),
    ]
  })
}

function findHunks(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const { start, end } = commonEnds(before, after)
  const [removed, added] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  if (removed.length + added.length === 0) return []
  if (removed.length * added.length > MOST_PAIRS) return [{ at: start, removed, added }]
  return hunksBetween(removed, added).map((hunk) => ({ ...hunk, at: hunk.at + start }))
}

/** Returns how many lines of two texts, or characters of two lines, are equal at their start, and then at their end. */
function commonEnds<T extends string | readonly string[]>(
  before: T,
  after: T,
): { readonly start: number; readonly end: number } {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  let end = 0
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return { start, end }
}

/** Returns the lines between those of a longest common subsequence. */
function hunksBetween(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const matches = [[-1, -1] as const, ...findMatches(before, after), [before.length, after.length] as const]
  return matches.slice(1).flatMap(([at, to], index) => {
    const [lastAt, lastTo] = matches[index] ?? [-1, -1]
    const removed = before.slice(lastAt + 1, at)
    const added = after.slice(lastTo + 1, to)
    return removed.length + added.length === 0 ? [] : [{ at: lastAt + 1, removed, added }]
  })
}

/** Returns the positions of equal lines in both texts, in order. */
function findMatches(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [number, number])[] {
  const common = commonLengths(before, after)
  const matches: (readonly [number, number])[] = []
  for (let [at, to] = [0, 0]; at < before.length && to < after.length; ) {
    const isMatch = before[at] === after[to]
    const isRemoved = !isMatch && (common[at + 1]?.[to] ?? 0) >= (common[at]?.[to + 1] ?? 0)
    if (isMatch) matches.push([at, to])
    at += isMatch || isRemoved ? 1 : 0
    to += isRemoved ? 0 : 1
  }
  return matches
}

/** Returns, for each pair of lines, the length of a longest common subsequence of the rest of both texts. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let at = before.length - 1; at >= 0; at--) {
    const [row, next] = [lengths[at], lengths[at + 1]]
    if (row === undefined || next === undefined) continue
    for (let to = after.length - 1; to >= 0; to--) {
      const longer = Math.max(next[to] ?? 0, row[to + 1] ?? 0)
      row[to] = before[at] === after[to] ? (next[to + 1] ?? 0) + 1 : longer
    }
  }
  return lengths
}

/** Cuts two lines to their difference, with some context before and after it. */
function focus(before: string, after: string): readonly [string, string] {
  if (Math.max(before.length, after.length) <= LONGEST_LINE) return [before, after]
  const { start, end } = commonEnds(before, after)
  return [cutAround(before, start, end), cutAround(after, start, end)]
}

function cutAround(line: string, start: number, end: number): string {
  const from = start <= CONTEXT ? 0 : start - CONTEXT
  const wanted = Math.min(line.length, line.length - end + CONTEXT)
  const to = Math.min(wanted, from + LONGEST_LINE)
  // Neither end splits a surrogate pair.
  const shown = line.slice(from, to).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
  return `${from === 0 ? '' : '…'}${shown}${to === line.length ? '' : '…'}`
}
