import { allOrAbort } from './all-or-abort.ts'

/**
 * Maps items by a task, at most `limit` at once, and keeps their order. When one fails, or the signal is aborted, no more
 * are begun, and those under way are told to stop through their signal and are waited for.
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
