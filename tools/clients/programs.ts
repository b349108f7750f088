import type { Program } from './program.ts'
import { autoPublisher } from './programs/auto-publisher.ts'
import { azureDevOpsFlight, azureDevOpsPublish } from './programs/azure-devops.ts'
import { edgeExtensionDeploy } from './programs/edge-extension-deploy.ts'
import { illusions } from './programs/illusions.ts'
import { microsoftJava } from './programs/microsoft-java.ts'
import { microsoftPython } from './programs/microsoft-python.ts'
import { mitmproxy, mitmproxyFlight } from './programs/mitmproxy.ts'
import { mozilla } from './programs/mozilla.ts'
import { msstoreGo } from './programs/msstore-go.ts'
import { nodeSample } from './programs/node-sample.ts'
import { sapfire } from './programs/sapfire.ts'
import { windowsStoreAction } from './programs/windows-store-action.ts'

/** Every program that the emulator is tested with. */
export const programs: readonly Program[] = [
  microsoftPython,
  microsoftJava,
  nodeSample,
  azureDevOpsPublish,
  azureDevOpsFlight,
  windowsStoreAction,
  autoPublisher,
  edgeExtensionDeploy,
  mozilla,
  mitmproxy,
  mitmproxyFlight,
  illusions,
  sapfire,
  msstoreGo,
]
