import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder that is removed when it is disposed of. */
export interface TempFolder extends AsyncDisposable {
  readonly path: string
  /** Writes a file, with the folders above it, and gives its path. */
  add(name: string, content: Buffer | string): Promise<string>
}

/** Makes an empty folder. */
export async function tempFolder(): Promise<TempFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'workspace-')))
  return {
    path,
    async add(name, content) {
      const file = join(path, name)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content)
      return file
    },
    // Windows' virus scanner has new files open for moments.
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  }
}
