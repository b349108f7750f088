import fc from 'fast-check'

// Fixed, so that a run can be repeated; a failure prints it with the smallest values that fail.
const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_261_123)
const RUNS = 300

/** Checks that a property holds; `PROPERTY_SEED` and `PROPERTY_RUNS` look further. */
export function holds<T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, runs = RUNS): void {
  fc.assert(property, runsOf(runs))
}

/** Returns with which values a property is checked. */
export function runsOf(runs: number): { readonly seed: number; readonly numRuns: number } {
  return { seed: SEED, numRuns: Number(process.env['PROPERTY_RUNS'] ?? runs) }
}
