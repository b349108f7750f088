import { seedPaths } from '../../../emulator/fixtures/seeds.ts'
import { kinds } from '../../../emulator/store/kinds.ts'
import type { FileEntry, SubmissionResource } from '../../../emulator/store/resource.ts'
import { type Session, upload } from '../client.ts'
import { addOnCreate } from './add-on-submissions.ts'
import { composeBody } from './compose.ts'
import { flightCreate } from './flight-submissions.ts'

/** The answers that were given to requests, by the page that describes them. */
export type Recording = Record<string, unknown[]>

/** A product as the names of pages have it. */
export type PageProduct = 'an-app' | 'a-flight' | 'an-add-on'

/** Adds the packages of a draft to the body of an update, which has to name all that the Store has. */
export function withStoredPackages(
  body: Record<string, unknown>,
  draft: SubmissionResource,
): Record<string, unknown> {
  const name = draft.applicationPackages ? 'applicationPackages' : 'flightPackages'
  const packages = body[name] as FileEntry[] | undefined
  return packages === undefined ? body : { ...body, [name]: [...packages, ...(draft[name] ?? [])] }
}

class Recorder {
  readonly recording: Recording = {}
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  /** Sends a request that succeeds, and records the answer. */
  async call(page: string, ...request: Parameters<Session['call']>): Promise<unknown> {
    const { status, body } = await this.#session.call(...request)
    if (status >= 300) throw new Error(`${request.slice(0, 2).join(' ')}: ${JSON.stringify(body)}`)
    this.recording[page] = [...(this.recording[page] ?? []), body]
    return body
  }
}

/** Records what the requests for products are answered, with links to submissions and without, and with a next page. */
export async function recordProducts(session: Session): Promise<Recording> {
  const recorder = new Recorder(session)
  const { store } = session.emulator
  const { app, flight, addOn } = seedPaths
  store.addProduct({
    path: 'applications/9NDEMO000009',
    kind: kinds.Application,
    resource: { ...store.product(app).resource, id: '9NDEMO000009' },
  })
  await recorder.call('create-a-flight', 'POST', `${app}/flights`, composeBody(flightCreate))
  await recorder.call('create-an-add-on', 'POST', 'inappproducts', composeBody(addOnCreate))
  for (const product of [app, flight, addOn]) store.product(product).addPending()
  for (const top of [1, 100]) {
    await recorder.call('get-all-apps', 'GET', `applications?top=${top}`)
    await recorder.call('get-flights-for-an-app', 'GET', `${app}/listflights?top=${top}`)
    await recorder.call('get-add-ons-for-an-app', 'GET', `${app}/listinappproducts?top=${top}`)
    await recorder.call('get-all-add-ons', 'GET', `inappproducts?top=${top}`)
  }
  await recorder.call('get-an-app', 'GET', app)
  await recorder.call('get-a-flight', 'GET', flight)
  await recorder.call('get-an-add-on', 'GET', addOn)
  for (const product of [app, flight, addOn]) store.product(product).discardPending()
  return recorder.recording
}

/**
 * Records what the requests for two submissions are answered. The first publishes the update; the second is a copy of it,
 * so that it has what was published, and fails in certification, so that its status has everything.
 */
export async function recordSubmissions(
  session: Session,
  product: string,
  name: PageProduct,
  update: Record<string, unknown>,
): Promise<Recording> {
  const recorder = new Recorder(session)
  const submit = async (change: (draft: SubmissionResource) => object): Promise<void> => {
    const created = await recorder.call(`create-${name}-submission`, 'POST', `${product}/submissions`)
    const draft = created as SubmissionResource
    const path = `${product}/submissions/${draft.id}`
    await recorder.call(`get-${name}-submission`, 'GET', path)
    await recorder.call(`update-${name}-submission`, 'PUT', path, change(draft))
    await upload(draft.fileUploadUrl ?? '', 'A ZIP.')
    await recorder.call(`commit-${name}-submission`, 'POST', `${path}/commit`)
    for (let poll = 0; poll < 7; poll += 1) {
      await recorder.call(`get-status-for-${name}-submission`, 'GET', `${path}/status`)
    }
    await recorder.call(`get-${name}-submission`, 'GET', path)
  }

  await submit((draft) => withStoredPackages(update, draft))
  const record = session.emulator.store.product(product)
  const live = record.lastPublished?.resource.packageDeliveryOptions?.packageRollout
  if (live !== undefined) live.packageRolloutStatus = 'PackageRolloutComplete'
  record.switches.statusScript = ['CommitStarted', 'PreProcessing', 'CertificationFailed']
  record.switches.statusErrors = [{ code: 'Other', details: 'It did not start.' }]
  record.switches.certificationReports = [
    { date: '2026-01-02T03:04:05Z', reportUrl: 'https://partner.example/report' },
  ]
  await submit((draft) => draft)
  return recorder.recording
}

/** Records what the requests for rollouts are answered: one is finalized, and one is halted. */
export async function recordRollouts(
  session: Session,
  product: string,
  name: PageProduct,
): Promise<Recording> {
  const recorder = new Recorder(session)
  const record = session.emulator.store.product(product)
  const path = `${product}/submissions/${record.lastPublished?.id}`
  const operations = {
    'update-the-package-rollout-percentage': 'updatepackagerolloutpercentage?percentage=25',
    'halt-the-package-rollout': 'haltpackagerollout',
    'finalize-the-package-rollout': 'finalizepackagerollout',
  }
  for (const [page, operation] of Object.entries(operations)) {
    record.startRollout(12.5)
    await recorder.call(`get-package-rollout-info-for-${name}-submission`, 'GET', `${path}/packagerollout`)
    await recorder.call(`${page}-for-${name}-submission`, 'POST', `${path}/${operation}`)
  }
  return recorder.recording
}
