import type { Resource } from './compare.ts'
import { factsOf } from './facts.ts'

/** The answer to a request that the Store refuses. No page shows one: the names are those of logs. */
export const errorAnswer: Resource = {
  facts: factsOf(
    'https://github.com/microsoft/',
    `
    code                 | string          | no     | https://github.com/microsoft/windows-dev-center-vsts-extension/issues/80
    message              | string          | no     | https://github.com/microsoft/windows-dev-center-vsts-extension/issues/80
    target               | string          | absent | https://github.com/microsoft/windows-dev-center-vsts-extension/issues/80
    data                 | array of string | absent | https://github.com/microsoft/windows-dev-center-vsts-extension/issues/80; https://github.com/microsoft/StoreBroker/issues/192 lacks it
    details              | array of string | absent | https://github.com/microsoft/windows-dev-center-vsts-extension/issues/80; as data
    source               | string          | absent | https://github.com/microsoft/windows-dev-center-vsts-extension/issues/80; as data
    innererror           | object          | absent | https://github.com/microsoft/windows-dev-center-vsts-extension/issues/51
    innererror.code      | string          | no     | https://github.com/microsoft/windows-dev-center-vsts-extension/issues/51
    innererror.message   | string          | no     | https://github.com/microsoft/windows-dev-center-vsts-extension/issues/51
    innererror.data      | array of string | no     | https://github.com/microsoft/windows-dev-center-vsts-extension/issues/51
    innererror.details   | array of string | no     | https://github.com/microsoft/windows-dev-center-vsts-extension/issues/51
    `,
  ),
  undocumented: [],
  contradicted: [],
}
