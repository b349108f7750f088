import { ProductStateError } from './errors.ts'
import type { Plan } from './plan/plan.ts'
import type { Ports, Zip } from './ports.ts'
import { type Submission, uploadUrlOf } from './store/submission.ts'
import { together } from './together.ts'

/**
 * Sends what is planned: the update of the draft and the ZIP, both at once, since neither needs the other. A
 * refused update stops the upload.
 */
export async function deliver(
  draft: Submission,
  plan: Plan,
  zip: Zip | undefined,
  ports: Ports,
): Promise<void> {
  const { store, report, signal } = ports
  const update = async (stop: AbortSignal): Promise<Submission> => {
    const updated = await store.under(stop).update(draft.id, plan.submission)
    report({ type: 'updated' })
    return updated
  }
  if (zip === undefined) {
    await update(signal)
    return
  }
  const send = (url: string, stop: AbortSignal): Promise<void> =>
    ports.upload(
      zip,
      url,
      (sentBytes) => report({ type: 'upload', path: zip.path, sentBytes, totalBytes: zip.sizeInBytes }),
      stop,
    )
  const url = addressOf(draft)
  const [updated] = await together<[Submission, unknown]>(signal, [update, (stop) => send(url, stop)])
  // The Store looks only into the blob that it named last.
  const named = uploadUrlOf(updated) ?? url
  if (blobOf(named) !== blobOf(url)) await send(named, signal)
}

function addressOf(draft: Submission): string {
  const url = uploadUrlOf(draft)
  if (url === undefined) {
    throw new ProductStateError(
      `The Store gave no upload address for submission ${draft.id}. Delete the submission in Partner Center and run the job again.`,
    )
  }
  return url
}

// Two addresses of the same blob differ in their signature.
function blobOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
