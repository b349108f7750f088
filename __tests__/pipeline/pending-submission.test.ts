import { describe, expect, it } from '@jest/globals'
import {
  type PendingAction,
  type PendingPolicy,
  pendingAction,
} from '../../src/pipeline/pending-submission.ts'
import type { Product } from '../../src/store/product.ts'
import { aDraft } from '../support/builders.ts'

const app: Product = { kind: 'app', appId: '9NBLGGH4R315' }
const flight: Product = {
  kind: 'flight',
  appId: '9NBLGGH4R315',
  flightId: '43e448df-97c9-4a43-a0bc-2a445e736bcd',
}
const addOn: Product = { kind: 'add-on', addOnId: '9NBLGGH4TNMP' }
const published = aDraft({ id: '1', status: 'Published' })
const fromPortal = aDraft({ fileUploadUrl: null })
const unfilled = aDraft({ applicationPackages: [], flightPackages: [] })
const filled = aDraft({ flightPackages: [{ fileName: 'App.msix', fileStatus: 'PendingUpload' }] })

const found = (pending: ReturnType<typeof aDraft> | undefined, status = 'PendingCommit', live = true) => ({
  published: live ? published : undefined,
  pending: pending === undefined ? undefined : { submission: pending, status },
})

describe('The way to a draft', () => {
  const cases: readonly {
    name: string
    policy?: PendingPolicy
    product: Product
    found: ReturnType<typeof found>
    kind: PendingAction['kind']
  }[] = [
    { name: 'is to create one in a free slot', product: app, found: found(undefined), kind: 'create' },
    { name: 'is to delete an existing draft', product: app, found: found(aDraft()), kind: 'delete' },
    {
      name: 'is to delete one that has failed',
      product: app,
      found: found(aDraft(), 'CommitFailed'),
      kind: 'delete',
    },
    {
      name: 'is to delete one that was canceled',
      product: app,
      found: found(aDraft(), 'Canceled'),
      kind: 'delete',
    },
    {
      name: "is to use an app's first draft",
      product: app,
      found: found(aDraft(), 'PendingCommit', false),
      kind: 'reuse',
    },
    {
      name: "is to use an app's first draft, even one that somebody has filled",
      policy: 'fail',
      product: app,
      found: found(filled, 'PendingCommit', false),
      kind: 'reuse',
    },
    {
      name: "is to create a flight's first one",
      product: flight,
      found: found(undefined, '', false),
      kind: 'create',
    },
    ...(['delete', 'wait', 'fail'] as const).map((policy) => ({
      name: `is to use a flight's first draft that nobody has filled, under "${policy}"`,
      policy,
      product: flight,
      found: found(unfilled, 'PendingCommit', false),
      kind: 'reuse' as const,
    })),
    {
      name: "is to use a flight's first draft that somebody has filled, when it may be replaced",
      product: flight,
      found: found(filled, 'PendingCommit', false),
      kind: 'reuse',
    },
    {
      name: "is to delete a flight's first one that has failed",
      product: flight,
      found: found(filled, 'CommitFailed', false),
      kind: 'delete',
    },
    {
      name: 'is to delete a draft of a flight that has a release',
      product: flight,
      found: found(unfilled),
      kind: 'delete',
    },
    {
      name: 'is to delete the first draft of an add-on, which the API creates again',
      product: addOn,
      found: found(unfilled, 'PendingCommit', false),
      kind: 'delete',
    },
  ]
  it.each(cases)('$name', ({ policy = 'delete', product, found, kind }) => {
    expect(pendingAction(policy, product, found).kind).toBe(kind)
  })
})

describe('The way to a draft is blocked', () => {
  const cases: readonly {
    name: string
    policy: PendingPolicy
    product: Product
    found: ReturnType<typeof found>
    says: string
  }[] = [
    {
      name: 'by one that is there, when it is to stay',
      policy: 'fail',
      product: app,
      found: found(aDraft()),
      says: 'set "if-pending: delete" to replace it',
    },
    {
      name: 'by one that the Store is working on',
      policy: 'delete',
      product: app,
      found: found(aDraft(), 'Certification'),
      says: 'The Store is processing it',
    },
    {
      name: 'by one in an unknown status',
      policy: 'delete',
      product: app,
      found: found(aDraft(), 'Pondering'),
      says: 'The Store is processing it',
    },
    {
      name: 'by one that was made in Partner Center',
      policy: 'delete',
      product: flight,
      found: found(fromPortal),
      says: 'It was created in Partner Center and can only be deleted there',
    },
    ...(['wait', 'fail'] as const).map((policy) => ({
      name: `by one that was made in Partner Center, even with the policy ${policy}`,
      policy,
      product: flight,
      found: found(fromPortal),
      says: 'can only be deleted there',
    })),
    {
      name: 'by one that the Store is working on, in a dry run that would wait',
      policy: 'wait',
      product: app,
      found: found(aDraft(), 'Certification'),
      says: 'The Store is processing it: run the job again when it has finished.',
    },
    {
      name: 'by the first draft of a flight that somebody has filled, when it is to stay',
      policy: 'fail',
      product: flight,
      found: found(filled, 'PendingCommit', false),
      says: 'set "if-pending: delete" to replace it',
    },
    {
      name: 'by the first draft of a flight that somebody has filled, when it is to be waited for',
      policy: 'wait',
      product: flight,
      found: found(filled, 'PendingCommit', false),
      says: 'It is a draft, so waiting would never end',
    },
    {
      name: 'by the first draft of a flight that was made in Partner Center',
      policy: 'delete',
      product: flight,
      found: found(fromPortal, 'PendingCommit', false),
      says: 'It was created in Partner Center and can only be deleted there',
    },
    {
      name: 'by an app whose first submission was not begun',
      policy: 'delete',
      product: app,
      found: found(undefined, '', false),
      says:
        'App 9NBLGGH4R315 has never been published. Create its first submission, including the age rating, in Partner ' +
        'Center; this action can publish every later one. https://partner.microsoft.com/dashboard/products/9NBLGGH4R315/overview',
    },
    {
      name: 'by an app whose first submission is only in Partner Center',
      policy: 'delete',
      product: app,
      found: found(fromPortal, 'PendingCommit', false),
      says: 'this action can publish every later one. https://partner.microsoft.com/dashboard/products/9NBLGGH4R315/submissions/1152921505700000001',
    },
    {
      name: 'by an app whose first submission has failed',
      policy: 'delete',
      product: app,
      found: found(aDraft(), 'CertificationFailed', false),
      says: 'has never been published',
    },
    {
      name: 'by an app whose first submission the Store is working on',
      policy: 'delete',
      product: app,
      found: found(aDraft(), 'Certification', false),
      says: 'The Store is processing it',
    },
  ]
  it.each(cases)('$name', ({ policy, product, found, says }) => {
    expect(() => pendingAction(policy, product, found)).toThrow(says)
  })
})
