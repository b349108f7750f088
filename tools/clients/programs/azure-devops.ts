import type { Program, Stage } from '../program.ts'

const source = {
  repository: 'microsoft/windows-dev-center-vsts-extension',
  commit: 'aaa3e188213c701717f152cd7d4f069dca4fb162',
  // Its lock file names a registry inside Microsoft.
  paths: ['tasks', 'package.json'],
  npmInstallIn: '.',
}

/** The task for Azure DevOps that publishes an app. */
export const azureDevOpsPublish: Program = {
  name: 'store-publish',
  language: 'Node',
  does: 'Azure DevOps task, V1: adds packages to an app',
  source,
  run: (stage) => runTask(stage, 'store-publish-V1/publishUi', { INPUT_METADATAUPDATEMETHOD: 'NoUpdate' }),
}

/** The task for Azure DevOps that publishes to a flight. */
export const azureDevOpsFlight: Program = {
  name: 'store-flight',
  language: 'Node',
  does: 'Azure DevOps task, V1: adds packages to a flight that it finds by name',
  source,
  run: (stage) =>
    runTask(stage, 'store-flight-V1/flightUi', { INPUT_FLIGHTNAME: stage.seeds.flight.friendlyName }),
}

async function runTask(
  { exec, folder, seeds, packagePath }: Stage,
  task: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const options = ['--target', 'es2020', '--module', 'commonjs', '--skipLibCheck', '--noCheck']
  await exec('node', ['node_modules/typescript/bin/tsc', ...options, '--outDir', 'build', `tasks/${task}.ts`])
  const endpoint = {
    scheme: 'None',
    parameters: {
      tenantId: seeds.tenantId,
      servicePrincipalId: seeds.clientId,
      servicePrincipalKey: seeds.clientSecret,
      url: 'https://manage.devcenter.microsoft.com',
    },
  }
  const output = await exec('node', [`build/${task}.js`], {
    SYSTEM_DEFAULTWORKINGDIRECTORY: folder,
    AGENT_WORKFOLDER: folder,
    AGENT_TEMPDIRECTORY: folder,
    AGENT_RELEASEDIRECTORY: folder,
    ENDPOINT_AUTH_store: JSON.stringify(endpoint),
    ENDPOINT_URL_store: 'https://manage.devcenter.microsoft.com',
    INPUT_SERVICEENDPOINT: 'store',
    INPUT_NAMETYPE: 'AppId',
    INPUT_APPID: seeds.app.appId,
    INPUT_FORCE: 'true',
    INPUT_UPDATEIMAGES: 'false',
    INPUT_METADATAPATH: folder,
    INPUT_PACKAGEPATH: packagePath,
    INPUT_SKIPPOLLING: 'true',
    INPUT_DELETEPACKAGES: 'false',
    INPUT_ISMANDATORYUPDATE: 'false',
    ...env,
  })
  if (output.includes('##vso[task.complete result=Failed')) throw new Error('the task failed')
}
