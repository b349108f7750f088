import type { FileHandle } from 'node:fs/promises'
import type { CheckedFile } from '../files/packages/upload-files.ts'
import { InputError } from '../shared/errors.ts'
import {
  describeFileFailure,
  FILES_AT_ONCE,
  isSameState,
  openRegularFile,
  readFileState,
} from '../shared/regular-file.ts'

/** An open file, and its readers. */
interface OpenedFile {
  readonly opening: Promise<FileHandle>
  readers: number
}

// Reading a file's state costs as much as reading a quarter of a MiB.
const LOOK_EVERY = 8 * 2 ** 20

/**
 * Files that are read exactly as they were when they were checked, or not at all. They are opened on demand, and only a
 * few at once, however many there are. Dispose of it to close them.
 */
export class CheckedFiles implements AsyncDisposable {
  readonly #opened = new Map<CheckedFile, OpenedFile>()
  #waiting: (() => void)[] = []
  #isClosed = false

  /**
   * Opens a file.
   *
   * @throws InputError when it cannot be opened, or is not the file that was checked.
   */
  async open(file: CheckedFile): Promise<void> {
    await this.#use(file, async () => undefined)
  }

  /**
   * Fills `target` with the bytes at `position`. After the file's last byte and every 8 MiB, checks that the file has
   * not changed.
   *
   * @throws InputError when the file cannot be opened, or is found not to be the one that was checked.
   */
  async read(file: CheckedFile, target: Buffer, position: number): Promise<void> {
    if (target.length === 0) return
    await this.#use(file, async (handle) => {
      for (let filled = 0; filled < target.length; ) {
        const { bytesRead } = await handle.read(target, filled, target.length - filled, position + filled)
        if (bytesRead === 0) throw changed(file)
        filled += bytesRead
      }
      const end = position + target.length
      const isDue = end >= file.sizeInBytes || end % LOOK_EVERY < target.length
      if (isDue && !isSameState(await readFileState(handle), file)) throw changed(file)
    })
  }

  /**
   * Verifies that the file at the path is still the one that was checked.
   *
   * @throws InputError when it is not.
   */
  async verify(file: CheckedFile): Promise<void> {
    const now = await readFileState(file.path).catch(() => undefined)
    if (now === undefined || !isSameState(now, file)) throw changed(file)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true
    await Promise.all([...this.#opened.values()].map(close))
  }

  async #use(file: CheckedFile, work: (handle: FileHandle) => Promise<void>): Promise<void> {
    const opened = await this.#enter(file)
    try {
      await work(await opened.opening)
    } finally {
      opened.readers -= 1
      for (const wake of this.#waiting.splice(0)) wake()
    }
  }

  /** Finds the open file, or opens it in place of one without readers; waits until there is one. */
  async #enter(file: CheckedFile): Promise<OpenedFile> {
    for (;;) {
      if (this.#isClosed) throw new Error('The files are closed.')
      const opened = this.#opened.get(file)
      if (opened !== undefined) {
        opened.readers += 1
        return opened
      }
      const idle = [...this.#opened].find(([, { readers }]) => readers === 0)
      if (idle !== undefined || this.#opened.size < FILES_AT_ONCE) return this.#replace(idle, file)
      await new Promise<void>((wake) => this.#waiting.push(wake))
    }
  }

  #replace(idle: readonly [CheckedFile, OpenedFile] | undefined, file: CheckedFile): OpenedFile {
    if (idle !== undefined) this.#opened.delete(idle[0])
    const opening = idle === undefined ? openChecked(file) : close(idle[1]).then(() => openChecked(file))
    const opened = { opening, readers: 1 }
    this.#opened.set(file, opened)
    return opened
  }
}

async function openChecked(file: CheckedFile): Promise<FileHandle> {
  const { handle, state } = await openRegularFile(file.path).catch((cause: unknown) => {
    throw new InputError(file.input, `"${file.path}" cannot be opened: ${describeFileFailure(cause)}`, {
      cause,
    })
  })
  if (isSameState(state, file)) return handle
  await handle.close()
  throw changed(file)
}

// The file was only read: a failure to open or close it does not affect the others.
async function close({ opening }: OpenedFile): Promise<void> {
  await opening.then((handle) => handle.close()).catch(() => undefined)
}

function changed({ input, path }: CheckedFile): InputError {
  return new InputError(
    input,
    `"${path}" changed after it was checked. Make sure that nothing modifies it during the run, then run the job again.`,
  )
}
