import type { Reply } from './messages.ts'

/** Runs a check on values until one of them is refused; returns that error, or undefined when all pass. */
export function firstError<T>(
  values: readonly T[],
  check: (value: T) => Reply | undefined,
): Reply | undefined {
  for (const value of values) {
    const error = check(value)
    if (error !== undefined) return error
  }
  return undefined
}
