import { join } from 'node:path'
import { fillInFile } from '../fill-in.ts'
import type { Program } from '../program.ts'

const FOLDER = 'submissions_api_rest'

/** A sample for Node that comes with a log of the real Store. */
export const nodeSample: Program = {
  name: 'submissions_api_rest',
  language: 'Node',
  does: 'sample: marks the old packages as new, which the Store refuses too, and commits the untouched copy',
  source: {
    repository: 'jaimerodriguez/windows-store-submission-api-samples',
    commit: 'aecd32b2436452db7a5efb587782b161dee00438',
    paths: [FOLDER],
    npmInstallIn: FOLDER,
  },
  async run({ exec, folder, seeds }) {
    await fillInFile(join(folder, FOLDER, 'Configuration.js'), {
      TODO_AddYourPackagedApplicationIdHere: seeds.app.appId,
      TODO_AddYourClientIdHere: seeds.clientId,
      TODO_AdddYourClientSecretHere: seeds.clientSecret,
      'login.microsoftonline.com/TODO_AddYourTenantIdHere/oauth2/token': `login.microsoftonline.com/${seeds.tenantId}/oauth2/token`,
    })
    await exec('sh', ['-c', `cd ${FOLDER} && node clientPackaged.js`])
  },
}
