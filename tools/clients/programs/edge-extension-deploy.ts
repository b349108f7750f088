import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Program } from '../program.ts'

/** A library from npm, called as in its description. */
export const edgeExtensionDeploy: Program = {
  name: 'edge-extension-deploy',
  language: 'Node',
  does: 'library: replaces the packages of an app and waits for the commit',
  source: { npm: 'edge-extension-deploy@1.0.1' },
  async run({ exec, folder, seeds, packagePath }) {
    const options = {
      tenantId: seeds.tenantId,
      clientId: seeds.clientId,
      clientSecret: seeds.clientSecret,
      appId: seeds.app.appId,
    }
    const script = [
      'const appx = require("node:fs").createReadStream(process.argv[2])',
      `require("edge-extension-deploy")({ ...${JSON.stringify(options)}, appx })`,
      '  .catch((error) => { console.error(error); process.exitCode = 1 })',
    ]
    await writeFile(join(folder, 'deploy.cjs'), script.join('\n'))
    await exec('node', ['deploy.cjs', packagePath])
  },
}
