import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/emulator.ts'
import { type Files, publishableFiles } from './store-run.ts'

/** The emulator of a test file, once `useEmulator` has started it. */
export let emulator: Emulator

/** Files that a test file publishes, once `useFiles` has made them. */
export let files: Files

/** Starts an emulator before the tests of a file, resets it before each of them, and closes it after all. */
export function useEmulator(options: EmulatorOptions = {}): void {
  beforeAll(async () => {
    emulator = await startEmulator(options)
  })
  beforeEach(() => {
    emulator.reset()
  })
  afterAll(async () => {
    await emulator.close()
  })
}

/** Makes the files that the tests of a file publish, and removes them after all. */
export function useFiles(): void {
  beforeAll(async () => {
    files = await publishableFiles()
  })
  afterAll(async () => {
    await files[Symbol.asyncDispose]()
  })
}
