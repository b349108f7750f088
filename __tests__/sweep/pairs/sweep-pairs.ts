import { startEmulator } from '../../../emulator/emulator.ts'
import { publishableFiles } from '../../support/store-run.ts'
import type { PairCase } from './draw.ts'
import { pairFiles, runPair } from './run-pair.ts'
import type { PairVerdict } from './verdict-on-pair.ts'

/** Runs the cases of so many seeds, one after the other, and gives what is to be said of each. */
export async function* sweepPairs(
  draw: (seed: number) => PairCase,
  firstSeed: number,
  count: number,
): AsyncGenerator<PairVerdict> {
  await using emulator = await startEmulator()
  await using files = await publishableFiles()
  const both = await pairFiles(files)
  for (let seed = firstSeed; seed < firstSeed + count; seed++) yield await runPair(draw(seed), emulator, both)
}
