import { closest, distance } from 'fastest-levenshtein'
import { InputError, refuse } from '../../shared/errors.ts'
import type { Env } from '../runner.ts'
import { INPUT_NAMES } from './schema.ts'

/**
 * Input names of other tools and earlier versions, with their replacement; compared without case, hyphens and
 * underscores, since a pipeline's task may spell the same name differently.
 */
export const FOREIGN_NAMES: Readonly<Record<string, string>> = {
  // https://github.com/isaacrlevin/windows-store-action
  package: '"packages"',
  'package-path': '"packages"',
  'packages-path': '"packages"',
  'delete-pending': '"if-pending"',
  'skip-polling': '"wait-for"',
  'delete-packages': '"existing-packages"',
  'package-keep': '"existing-packages: keep-latest" and "keep-count"',
  'packages-keep': '"existing-packages: keep-latest" and "keep-count"',
  'update-images': '"metadata-path"',
  // https://github.com/microsoft/store-submission
  type: '"product"',
  'product-id': '"app-id"',
  'product-update': '"packages" or "submission"',
  'metadata-update': '"metadata-path" or "submission"',
  'polling-submission-id': '"submission-id"',
  'json-file-path': '"submission"',
  // https://github.com/microsoft/windows-dev-center-vsts-extension
  'service-endpoint': '"tenant-id", "client-id" and "client-secret"',
  'app-name': '"app-id"',
  'release-track': '"product"',
  'source-folder': '"packages"',
  contents: '"packages"',
  'additional-packages': '"packages"',
  'json-path': '"submission"',
  force: '"if-pending"',
  'update-metadata': '"metadata-path"',
  'update-text': '"metadata-path"',
  'update-videos': '"metadata-path"',
  'number-of-packages-to-keep': '"existing-packages: keep-latest" and "keep-count"',
  'is-mandatory-update': '"mandatory-update-date"',
  'mandatory-update-differ-hours': '"mandatory-update-date"',
  'create-rollout': '"rollout-percentage"',
  'is-staged-rollout': '"rollout-percentage"',
  rollout: '"rollout-percentage"',
  'name-type': '"app-id"',
  'flight-name-type': '"flight-id" or "flight-name"',
  'input-method': '"packages", "zip-path" or "submission"',
  'metadata-update-method': '"metadata-path" or "submission"',
  'json-zip-update-metadata': '"submission"',
  'is-seek-enabled': '"submission"',
  'rollout-action': '"command: update-rollout", "command: finalize-rollout" or "command: halt-rollout"',
  // https://github.com/microsoft/StoreBroker
  'submission-data-path': '"submission"',
  'auto-commit': '"draft"',
  'add-packages': '"existing-packages: keep"',
  'existing-package-rollout-action': '"if-rollout-active"',
  'mandatory-update-effective-date': '"mandatory-update-date"',
  'redundant-packages-to-keep': '"existing-packages: keep-latest" and "keep-count"',
  'update-packages': '"packages"',
  'update-listings': '"metadata-path" or "submission"',
  'update-app-properties': '"submission"',
  'update-gaming-options': '"submission"',
  'update-trailers': '"metadata-path"',
  'update-pricing-and-availability': '"submission"',
  'update-publish-mode-and-visibility': '"publish-mode" and "visibility"',
  'update-notes-for-certification': '"notes-for-certification"',
  'target-publish-mode': '"publish-mode"',
  'target-publish-date': '"publish-date"',
  'what-if': '"dry-run"',
  // https://github.com/microsoft/msstore-cli
  'input-directory': '"packages"',
  'input-file': '"packages"',
  'no-commit': '"draft"',
  'package-rollout-percentage': '"rollout-percentage"',
  'replace-packages': '"existing-packages"',
  // Before the first release of this action.
  commit: '"draft"',
  pending: '"if-pending"',
  'existing-rollout': '"if-rollout-active"',
  'package-policy': '"existing-packages"',
  'keep-packages': '"keep-count"',
}

const INSTEAD: ReadonlyMap<string, string> = new Map(
  Object.entries(FOREIGN_NAMES).map(([name, instead]) => [plainName(name), instead]),
)

/**
 * Refuses inputs this action does not have: the runner only warns about unknown names.
 *
 * @throws InputError or InputErrors with the names to use.
 */
export function refuseUnknownNames(env: Env): void {
  const names = Object.keys(env)
    .filter((variable) => variable.startsWith('INPUT_'))
    .map((variable) => variable.slice('INPUT_'.length).toLowerCase())
    .filter((name) => !isKnown(name))
  // All foreign names at once: a step that was written for another tool has several. A misspelling is a guess, so only
  // one is reported, and only if there are no foreign names.
  const foreign = names.flatMap(foreignName)
  refuse(foreign.length > 0 ? foreign : names.flatMap(misspelledName).slice(0, 1))
}

function isKnown(name: string): boolean {
  return (INPUT_NAMES as readonly string[]).includes(name)
}

function foreignName(name: string): readonly InputError[] {
  const instead = INSTEAD.get(plainName(name))
  return instead === undefined
    ? []
    : [new InputError(name, `is not an input of this action; use ${instead}.`)]
}

function misspelledName(name: string): readonly InputError[] {
  const meant = closest(name, [...INPUT_NAMES])
  return distance(meant, name) > 2 ? [] : [new InputError(name, `is not known. Did you mean "${meant}"?`)]
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '')
}
