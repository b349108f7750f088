import type { UnfinishedDraft } from '../pipeline/knowledge/knowledge.ts'
import { messageOf, RunnerError } from '../shared/errors.ts'
import { asObject, fromJson, type JsonObject } from '../shared/json.ts'
import type { Product } from '../store/product.ts'
import type { Env } from './runner.ts'

/** The saved state that tells the post run which draft to delete, as JSON. */
export const UNFINISHED_DRAFT = 'unfinishedDraft'

/** The draft that a step has left, and the product that it belongs to. */
export interface SavedDraft {
  readonly product: Product
  readonly unfinished: UnfinishedDraft
}

const NONE = 'null'

/** Returns the state that says which draft is left. */
export function formatSavedDraft(
  product: Product | undefined,
  unfinished: UnfinishedDraft | undefined,
): string {
  return product === undefined || unfinished === undefined ? NONE : JSON.stringify({ product, unfinished })
}

/** Returns the state that a step has saved; undefined when it left no draft, or saved no state. */
export function findSavedDraft(env: Env): string | undefined {
  const text = env[`STATE_${UNFINISHED_DRAFT}`] ?? ''
  return text === '' || text === NONE ? undefined : text
}

/**
 * Reads the draft that a step has left from the state that it has saved.
 *
 * @throws RunnerError when the state is not what a step saves.
 */
export function parseSavedDraft(text: string): SavedDraft {
  try {
    const saved = asObject(fromJson(text))
    return {
      product: readProduct(asObject(saved['product'])),
      unfinished: readUnfinished(asObject(saved['unfinished'])),
    }
  } catch (cause) {
    throw new RunnerError(
      `The state that the step saved for its post run cannot be read: ${messageOf(cause)}. Nothing was deleted.`,
      { cause },
    )
  }
}

function readProduct(product: JsonObject): Product {
  const { kind } = product
  switch (kind) {
    case 'app':
      return { kind, appId: readId(product, 'appId') }
    case 'flight':
      return { kind, appId: readId(product, 'appId'), flightId: readId(product, 'flightId') }
    case 'add-on':
      return { kind, addOnId: readId(product, 'addOnId') }
    default:
      throw new Error('it names no product')
  }
}

function readUnfinished(unfinished: JsonObject): UnfinishedDraft {
  const { owner, submissionId } = unfinished
  if (owner !== 'run' && owner !== 'evidence' && owner !== 'unknown')
    throw new Error('it does not say whose the draft is')
  return { submissionId: submissionId === undefined ? undefined : readId(unfinished, 'submissionId'), owner }
}

// It becomes a part of an address.
function readId(object: JsonObject, name: string): string {
  const id = object[name]
  if (typeof id === 'string' && /^[\w-]+$/.test(id)) return id
  throw new Error(`it has no ${name}`)
}
