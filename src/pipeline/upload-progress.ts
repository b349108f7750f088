import type { OnProgress } from '../upload/prepare-upload.ts'
import type { Context } from './context.ts'

// A silent run looks like one that hangs.
const REPEAT_EVERY_MS = 5_000

/** The progress of one upload; dispose of it when the upload has ended. */
export interface UploadProgress extends Disposable {
  readonly onProgress: OnProgress
}

/** Reports how far an upload is: when bytes have moved, and every few seconds even if none have. */
export function reportProgress({ report, clock }: Pick<Context, 'report' | 'clock'>): UploadProgress {
  let last: Parameters<OnProgress> | undefined
  const reportLast = (): void => {
    if (last !== undefined) report({ type: 'upload', sentBytes: last[0], totalBytes: last[1] })
  }
  let timer: Disposable | undefined
  const keepReporting = (): void => {
    reportLast()
    timer = clock.callAfter(REPEAT_EVERY_MS, keepReporting)
  }
  keepReporting()
  return {
    onProgress(...progress) {
      last = progress
      reportLast()
    },
    [Symbol.dispose]: () => timer?.[Symbol.dispose](),
  }
}
