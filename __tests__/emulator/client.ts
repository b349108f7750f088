import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/emulator.ts'
import { STORE_RESOURCE } from '../../emulator/entra/tokens.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'

/** The part of an answer that the tests look at. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The JSON, or the text when it is none, or undefined when it is empty. */
  readonly body: unknown
}

/** An emulator and a client of it that holds a token. */
export interface Session extends AsyncDisposable {
  readonly emulator: Emulator
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Makes a draft of a product and returns the path of the submission. */
  draft(product: string): Promise<string>
  /** Polls the status that many times and returns the words. */
  poll(submission: string, times: number): Promise<string[]>
}

/** The form of a token request that succeeds. */
export const goodForm = {
  grant_type: 'client_credentials',
  client_id: seeds.clientId,
  client_secret: seeds.clientSecret,
  resource: STORE_RESOURCE,
}

/** The same for the v2 endpoint. */
export const goodFormV2 = {
  grant_type: 'client_credentials',
  client_id: seeds.clientId,
  client_secret: seeds.clientSecret,
  scope: `${STORE_RESOURCE}/.default`,
}

/** Where tokens are asked for: `v1`, or the other one. */
export const tokenPaths = { v1: 'oauth2/token', v2: 'oauth2/v2.0/token' } as const

/** Asks for a token. */
export async function requestToken(
  url: string,
  form: Record<string, string> = goodForm,
  tenant: string = seeds.tenantId,
  version: keyof typeof tokenPaths = 'v1',
): Promise<Answer> {
  const body = new URLSearchParams(form)
  return await answerOf(await fetch(`${url}/${tenant}/${tokenPaths[version]}`, { method: 'POST', body }))
}

/** Reads an answer to the end. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : isJson ? JSON.parse(text) : text,
  }
}

/** Starts an emulator and logs in. */
export async function startSession(options: EmulatorOptions = {}): Promise<Session> {
  const emulator = await startEmulator(options)
  const { body } = await requestToken(emulator.url)
  const { access_token: token } = body as { access_token: string }

  const call: Session['call'] = async (method, path, content, headers = {}) => {
    const json = content === undefined ? {} : { 'Content-Type': 'application/json; charset=UTF-8' }
    const response = await fetch(`${emulator.url}/v1.0/my/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...json, ...headers },
      ...(content !== undefined && { body: typeof content === 'string' ? content : JSON.stringify(content) }),
    })
    return await answerOf(response)
  }
  return {
    emulator,
    call,
    async draft(product) {
      const { body } = await call('POST', `${product}/submissions`)
      return `${product}/submissions/${(body as { id: string }).id}`
    },
    async poll(submission, times) {
      const words: string[] = []
      for (let poll = 0; poll < times; poll += 1) {
        const { body } = await call('GET', `${submission}/status`)
        words.push((body as { status: string }).status)
      }
      return words
    },
    async [Symbol.asyncDispose]() {
      await emulator.close()
    },
  }
}

/** An ingestion error without the parts that are the same in all of them. */
export const ingestionError = (code: string, message: unknown, target?: string): object => ({
  code,
  data: [],
  details: [],
  message,
  source: 'Ingestion Api',
  ...(target !== undefined && { target }),
})

/** Uploads to a `fileUploadUrl` in one request. */
export async function upload(url: string, content: Buffer | string): Promise<number> {
  const headers = { 'x-ms-blob-type': 'BlockBlob', 'Content-Type': 'application/zip' }
  const sent = await fetch(url.replaceAll('+', '%2B'), { method: 'PUT', headers, body: content })
  await sent.arrayBuffer()
  return sent.status
}
