import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { request } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { seedPaths, seeds } from '../emulator/fixtures/seeds.ts'

/** What the client works on. */
export interface SequentialRun {
  /** Of the Store and of its tokens. */
  readonly url: string
  readonly zipPath: string
  /** The package in the ZIP. */
  readonly fileName: string
  readonly pollIntervalInMs: number
}

interface Submission {
  readonly id: string
  readonly fileUploadUrl: string
  readonly applicationPackages: readonly unknown[]
}

/**
 * Publishes in the order of Microsoft's sample for Python, one request after the other, and ends when the status is
 * no longer `CommitStarted`:
 * https://learn.microsoft.com/windows/uwp/monetize/python-code-examples-for-the-windows-store-submission-api
 */
export async function publishSequentially(run: SequentialRun): Promise<void> {
  const send = await signedIn(run.url)
  const { pendingApplicationSubmission: pending } = (await send('GET', seedPaths.app)) as {
    readonly pendingApplicationSubmission?: { readonly id: string }
  }
  const submissions = `${seedPaths.app}/submissions`
  if (pending !== undefined) await send('DELETE', `${submissions}/${pending.id}`)
  const draft = (await send('POST', submissions)) as Submission
  const packages = [
    ...draft.applicationPackages,
    { fileName: run.fileName, fileStatus: 'PendingUpload', minimumDirectXVersion: 'None' },
  ]
  await send('PUT', `${submissions}/${draft.id}`, { ...draft, applicationPackages: packages })
  await putBlob(draft.fileUploadUrl.replaceAll('+', '%2B'), run.zipPath)
  await send('POST', `${submissions}/${draft.id}/commit`)
  const poll = async (): Promise<string> =>
    ((await send('GET', `${submissions}/${draft.id}/status`)) as { readonly status: string }).status
  while ((await poll()) === 'CommitStarted') await pause(run.pollIntervalInMs)
}

type Send = (method: string, path: string, body?: object) => Promise<unknown>

async function signedIn(url: string): Promise<Send> {
  const fields = {
    grant_type: 'client_credentials',
    client_id: seeds.clientId,
    client_secret: seeds.clientSecret,
    resource: 'https://manage.devcenter.microsoft.com',
  }
  const response = await fetch(`${url}/${seeds.tenantId}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  const { access_token: token } = (await response.json()) as { readonly access_token: string }
  return async (method, path, body) => {
    const answer = await fetch(`${url}/v1.0/my/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
}

async function putBlob(url: string, path: string): Promise<void> {
  const { size } = await stat(path)
  const put = request(url, {
    method: 'PUT',
    headers: { 'x-ms-blob-type': 'BlockBlob', 'content-length': size },
  })
  const answered = new Promise<number>((resolve, reject) => {
    put.on('error', reject)
    put.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
  })
  await pipeline(createReadStream(path, { highWaterMark: 2 ** 20 }), put)
  if ((await answered) !== 201) throw new Error(`PUT of the ZIP: ${await answered}`)
}
