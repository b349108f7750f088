import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Program } from '../program.ts'

/** Mozilla's worker that publishes Firefox, from the point where it has its packages. */
export const mozilla: Program = {
  name: 'pushmsixscript',
  language: 'Python',
  does: 'Firefox: replaces the packages, with a gradual rollout, and waits for the commit',
  source: {
    repository: 'mozilla-releng/scriptworker-scripts',
    commit: '33e63121435429f1325fd21901c2d1d0946b4ca7',
    paths: ['pushmsixscript', 'scriptworker_client'],
  },
  async run({ exec, folder, seeds, packagePath }) {
    const config = {
      push_to_store: true,
      request_timeout_seconds: 30,
      login_url: 'https://login.microsoftonline.com',
      token_resource: 'https://manage.devcenter.microsoft.com',
      store_url: 'https://manage.devcenter.microsoft.com/v1.0/my/applications/',
      application_ids: { release: seeds.app.appId },
      release_rollout_percentage: 25.0,
      tenant_id: seeds.tenantId,
      client_id: seeds.clientId,
      // It goes into the form unescaped.
      client_secret: seeds.plainSecret,
    }
    await writeFile(join(folder, 'config.json'), JSON.stringify(config))
    const call = [
      'import json, logging, sys',
      'from pushmsixscript.microsoft_store import push',
      'logging.basicConfig(level=logging.INFO)',
      'push(json.load(open("config.json")), sys.argv[1:], "release")',
    ]
    await exec('python3', ['-c', call.join('\n'), packagePath], {
      PYTHONPATH: 'pushmsixscript/src:scriptworker_client/src',
    })
  },
}
