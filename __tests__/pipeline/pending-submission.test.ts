import { describe, expect, it } from '@jest/globals'
import { type PendingPolicy, pendingAction } from '../../src/pipeline/pending-submission.ts'
import type { Product } from '../../src/store/product.ts'
import { aDraft } from '../support/builders.ts'

const app: Product = { kind: 'app', appId: '9NBLGGH4R315' }
const flight: Product = {
  kind: 'flight',
  appId: '9NBLGGH4R315',
  flightId: '43e448df-97c9-4a43-a0bc-2a445e736bcd',
}
const published = aDraft({ id: '1', status: 'Published' })
const fromPortal = aDraft({ fileUploadUrl: null })

const found = (pending: ReturnType<typeof aDraft> | undefined, status = 'PendingCommit', live = true) => ({
  published: live ? published : undefined,
  pending: pending === undefined ? undefined : { submission: pending, status },
})

describe('The way to a draft', () => {
  it.each([
    { name: 'is to create one in a free slot', product: app, found: found(undefined), kind: 'create' },
    { name: 'is to delete a draft that is there', product: app, found: found(aDraft()), kind: 'delete' },
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
      name: "is to create a flight's first one",
      product: flight,
      found: found(undefined, '', false),
      kind: 'create',
    },
  ])('$name', ({ product, found, kind }) => {
    expect(pendingAction('delete', product, found).kind).toBe(kind)
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
      says: 'The Store is working on it',
    },
    {
      name: 'by one in a status that nobody knows',
      policy: 'delete',
      product: app,
      found: found(aDraft(), 'Pondering'),
      says: 'The Store is working on it',
    },
    {
      name: 'by one that was made in Partner Center',
      policy: 'delete',
      product: flight,
      found: found(fromPortal),
      says: 'It was made in Partner Center and can only be deleted there',
    },
    {
      name: 'by an app whose first submission was not begun',
      policy: 'delete',
      product: app,
      found: found(undefined, '', false),
      says: 'has never been published. Make its first submission',
    },
    {
      name: 'by an app whose first submission is only in Partner Center',
      policy: 'delete',
      product: app,
      found: found(fromPortal, 'PendingCommit', false),
      says: 'has never been published. Make its first submission',
    },
  ]
  it.each(cases)('$name', ({ policy, product, found, says }) => {
    expect(() => pendingAction(policy, product, found)).toThrow(says)
  })
})
