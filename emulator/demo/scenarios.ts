import type { Emulator } from '../emulator.ts'
import { seeds } from '../fixtures/seeds.ts'

/** One step of a workflow in a scenario. */
export interface DemoStep {
  /** A sentence about what the step is for. */
  readonly title: string
  /** The step's `with`; `earlier` are the outputs of the steps before. */
  readonly inputs: (earlier: Readonly<Record<string, string>>) => Readonly<Record<string, string>>
  /** The client secret (the default), a job that may ask GitHub for a token, or nothing. */
  readonly credential?: 'secret' | 'github-oidc' | 'none'
  /** Changes the Store before the step runs. */
  readonly before?: (emulator: Emulator) => void
  readonly expected: Expectation
}

/** The outcome that a step must have. */
export interface Expectation {
  /** 0 unless given. */
  readonly exitCode?: number
  /** Outputs that it must set, among others. */
  readonly outputs?: Readonly<Record<string, string>>
  /** A pattern that its log must match. */
  readonly log?: RegExp
}

/** Steps that run one after the other on their own Store. */
export interface Scenario {
  /** A sentence about what it shows, without a full stop. */
  readonly title: string
  readonly steps: readonly DemoStep[]
}

const app = { product: 'app', 'app-id': seeds.app.appId }
const flight = { product: 'flight', 'app-id': seeds.app.appId, 'flight-name': 'Nightly' }
const published = { status: 'Published', published: 'true' }

/** The scenarios by their names on the command line. The first one runs when no name is given. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  app: {
    title: 'A release of an app takes the place of a draft that was left behind',
    steps: [
      {
        title: 'Publish the packages of a folder, and wait until they are live',
        before: ({ store }) => {
          store
            .product(`applications/${seeds.app.appId}`)
            .addPending({ origin: 'api', status: 'PendingCommit' })
        },
        inputs: () => ({
          ...app,
          packages: 'out/1.1/*.msix',
          'release-notes': 'Faster than ever.',
          'wait-for': 'published',
        }),
        expected: { outputs: published, log: /deleted/i },
      },
    ],
  },
  flight: {
    title: 'Testers get every build through a package flight',
    steps: [
      {
        title: 'See what would happen, without changing anything',
        inputs: () => ({ ...flight, ...groups, packages: 'out/1.1/*.msix', 'dry-run': 'true' }),
        expected: { log: /Nightly/ },
      },
      {
        title: 'Publish to a flight that does not exist yet: it is created first',
        inputs: () => ({ ...flight, ...groups, packages: 'out/1.1/*.msix', 'wait-for': 'published' }),
        expected: { outputs: published, log: /Nightly/ },
      },
      {
        title: 'Publish the next build to the same flight',
        inputs: () => ({ ...flight, ...groups, packages: 'out/1.2/*.msix', 'wait-for': 'published' }),
        expected: { outputs: published },
      },
      {
        title: 'Delete the flight when the test is over',
        inputs: () => ({ command: 'delete-flight', ...flight }),
        expected: { log: /Nightly/ },
      },
    ],
  },
  'add-on': {
    title: 'An add-on, something to buy in the app, is created and published',
    steps: [
      {
        title: 'Create the add-on',
        inputs: () => ({ command: 'create-add-on', ...app, ...coins }),
        expected: { log: /demo\.coins/ },
      },
      {
        title: 'Publish it, with texts from a folder',
        inputs: ({ 'add-on-id': addOnId = '' }) => ({
          product: 'add-on',
          'add-on-id': addOnId,
          'metadata-path': 'store/coins',
          submission: JSON.stringify({
            contentType: 'OnlineDownload',
            lifetime: 'Forever',
            pricing: { priceId: 'Tier2' },
          }),
          visibility: 'Public',
          'publish-mode': 'Immediate',
          'wait-for': 'published',
        }),
        expected: { outputs: published },
      },
      {
        title: 'Create it again: refused, with the ID of the existing one',
        inputs: () => ({ command: 'create-add-on', ...app, ...coins }),
        expected: { exitCode: 1, log: /demo\.coins/ },
      },
    ],
  },
  oidc: {
    title: 'A job signs in with its own token, without a secret',
    steps: [
      {
        title: 'A job without permission for a token is told what to add',
        credential: 'none',
        inputs: () => ({ ...app, packages: 'out/1.1/*.msix' }),
        expected: { exitCode: 1, log: /id-token: write/ },
      },
      {
        title: 'A job on another branch is refused, and told its subject',
        credential: 'github-oidc',
        before: ({ github }) => {
          github.subject = 'repo:contoso/demo:ref:refs/heads/feature'
        },
        inputs: () => ({ ...app, packages: 'out/1.1/*.msix' }),
        expected: { exitCode: 1, log: /repo:contoso\/demo:ref:refs\/heads\/feature/ },
      },
      {
        title: 'The job that the Entra application trusts publishes',
        credential: 'github-oidc',
        before: ({ github }) => {
          github.subject = seeds.federatedSubject
        },
        inputs: () => ({ ...app, packages: 'out/1.1/*.msix', 'wait-for': 'published' }),
        expected: { outputs: published, log: /OIDC/ },
      },
    ],
  },
  rejected: {
    title: 'A release fails certification, and the next one replaces it',
    steps: [
      {
        title: 'Certification fails: the job fails, too, and says why',
        before: ({ store }) => {
          const product = store.product(`applications/${seeds.app.appId}`)
          product.switches.statusScript = ['PreProcessing', 'Certification', 'CertificationFailed']
          product.switches.statusErrors = [
            {
              code: 'CertificationFailed',
              details: '10.1.2.10 Functionality: the product crashed on launch. See the report.',
            },
          ]
          product.switches.certificationReports = [
            {
              date: '2026-11-17',
              reportUrl: `https://partner.microsoft.com/dashboard/products/${seeds.app.appId}/reports/1`,
            },
          ]
        },
        inputs: () => ({ ...app, packages: 'out/1.1/*.msix', 'wait-for': 'published' }),
        expected: { exitCode: 1, outputs: { status: 'CertificationFailed' }, log: /10\.1\.2\.10/ },
      },
      {
        title: 'Publish a fixed version: the failed submission is replaced',
        before: ({ store }) => {
          const product = store.product(`applications/${seeds.app.appId}`)
          // The failed submission must stay failed, whatever happens to the next one.
          if (product.pending !== undefined) product.pending.failed = true
          product.switches.statusScript = ['PreProcessing', 'Certification', 'Publishing', 'Published']
        },
        inputs: () => ({ ...app, packages: 'out/1.2/*.msix', 'wait-for': 'published' }),
        expected: { outputs: published },
      },
    ],
  },
  rollout: {
    title: 'A release reaches its users step by step',
    steps: [
      {
        title: 'Publish to 10% of users',
        inputs: () => ({
          ...app,
          packages: 'out/1.1/*.msix',
          'rollout-percentage': '10',
          'wait-for': 'published',
        }),
        expected: { outputs: published },
      },
      {
        title: 'A day later: to 50%',
        inputs: () => ({ command: 'update-rollout', ...app, 'rollout-percentage': '50' }),
        expected: {
          outputs: { 'rollout-percentage': '50', 'rollout-status': 'PackageRolloutInProgress' },
        },
      },
      {
        title: 'The next release has to wait until the rollout ends',
        inputs: () => ({ ...app, packages: 'out/1.2/*.msix' }),
        expected: { exitCode: 1, log: /if-rollout-active/ },
      },
      {
        title: 'Another day later: to everyone',
        inputs: () => ({ command: 'finalize-rollout', ...app }),
        expected: { outputs: { 'rollout-percentage': '100', 'rollout-status': 'PackageRolloutComplete' } },
      },
    ],
  },
}

const groups = { 'flight-groups': Object.values(seeds.flightGroups).join() }
const coins = { 'add-on-product-id': 'demo.coins', 'add-on-type': 'Consumable' }
