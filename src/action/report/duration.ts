/** Returns milliseconds as people read them: `230 ms`, `3.2 s`, `2 min 5 s`, `12 min`, `1 h 20 min`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 10_000) return `${Number((ms / 1000).toFixed(1))} s`
  const total = Math.round(ms / 1000)
  if (total < 60) return `${total} s`
  if (total < 600) return joined([Math.floor(total / 60), 'min'], [total % 60, 's'])
  const minutes = Math.round(total / 60)
  return joined([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min'])
}

function joined(...parts: readonly (readonly [number, string])[]): string {
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}
