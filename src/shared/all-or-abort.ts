/**
 * Runs the tasks in parallel. When one fails, the signal of the others is aborted and they are awaited, so that nothing
 * keeps running in the background; then the first failure is thrown.
 */
export async function allOrAbort<T extends readonly unknown[]>(
  signal: AbortSignal,
  tasks: { readonly [K in keyof T]: (signal: AbortSignal) => Promise<T[K]> },
): Promise<T> {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  const results = await Promise.allSettled(
    tasks.map(async (task) => {
      try {
        return await task(either)
      } catch (error) {
        stop.abort(error)
        throw error
      }
    }),
  )
  if (stop.signal.aborted) throw stop.signal.reason
  return results.map((result) => (result.status === 'fulfilled' ? result.value : undefined)) as unknown as T
}
