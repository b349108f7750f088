/**
 * Runs the tasks side by side. When one fails, the others are told to stop through their signal and are
 * waited for, so that nothing goes on in the background; then the first failure is thrown.
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
