/** Shortest duration worth reporting, in milliseconds. */
export const SHORTEST_TOLD_IN_MS = 1000

/** Formats milliseconds for people: `230 ms`, `3.2 s`, `2 min 5 s`, `12 min`, `1 h 20 min`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 10_000) return `${Number((ms / 1000).toFixed(1))} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60 || seconds >= 600) return roughDuration(ms)
  return joined([Math.floor(seconds / 60), 'min'], [seconds % 60, 's'])
}

/** Formats milliseconds as whole seconds or, from a minute on, whole minutes: `45 s`, `3 min`, `1 h 12 min`. */
export function roughDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return joined([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min'])
}

function joined(...parts: readonly (readonly [number, string])[]): string {
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}
