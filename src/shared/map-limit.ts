import { allOrAbort } from './all-or-abort.ts'

/**
 * Maps items with a task, at most `limit` at once, and keeps their order. When one fails, or the signal is aborted, no
 * more are started; the signal of those under way is aborted, and they are awaited.
 */
export async function mapLimit<T, R>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal,
  task: (item: T, signal: AbortSignal, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const queue = items.entries()
  const worker = async (stop: AbortSignal): Promise<void> => {
    for (const [index, item] of queue) {
      stop.throwIfAborted()
      results[index] = await task(item, stop, index)
    }
  }
  await allOrAbort(
    signal,
    Array.from({ length: Math.min(limit, items.length) }, () => worker),
  )
  return results
}
