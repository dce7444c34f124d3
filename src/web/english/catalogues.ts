import type { Catalogue } from '../language/catalogue.ts'
import { casework1 } from './casework-1.ts'
import { casework2 } from './casework-2.ts'
import { casework3 } from './casework-3.ts'
import { casework4 } from './casework-4.ts'
import { colleagues } from './colleagues.ts'
import { confirmation } from './confirmation.ts'
import { console1 } from './console-1.ts'
import { console2 } from './console-2.ts'
import { console3 } from './console-3.ts'
import { console4 } from './console-4.ts'
import { console5 } from './console-5.ts'
import { console6 } from './console-6.ts'
import { core1 } from './core-1.ts'
import { core2 } from './core-2.ts'
import { core3 } from './core-3.ts'
import { files } from './files.ts'
import { labels } from './labels.ts'
import { linked } from './linked.ts'
import { ownTexts } from './own-texts.ts'
import { akunPlaybook } from './playbooks/akun.ts'
import { ddosPlaybook } from './playbooks/ddos.ts'
import { everyPlaybook } from './playbooks/every.ts'
import { hoaksPlaybook } from './playbooks/hoaks.ts'
import { kebocoranDataPlaybook } from './playbooks/kebocoran-data.ts'
import { kerentananPlaybook } from './playbooks/kerentanan.ts'
import { malwarePlaybook } from './playbooks/malware.ts'
import { phishingPlaybook } from './playbooks/phishing.ts'
import { playbookSteps } from './playbooks/steps.ts'
import { umumPlaybook } from './playbooks/umum.ts'
import { webPlaybook } from './playbooks/web.ts'
import { portal1 } from './portal-1.ts'
import { portal2 } from './portal-2.ts'
import { public1 } from './public-1.ts'
import { public2 } from './public-2.ts'
import { public3 } from './public-3.ts'
import { public4 } from './public-4.ts'
import { queue } from './queue.ts'
import { returned } from './returned.ts'
import { ticket } from './ticket.ts'
import { words } from './words.ts'

/** Every room's words. */
export const catalogues: readonly Catalogue[] = [
  casework1,
  casework2,
  casework3,
  casework4,
  colleagues,
  confirmation,
  console1,
  console2,
  console3,
  console4,
  console5,
  console6,
  core1,
  core2,
  core3,
  files,
  labels,
  linked,
  akunPlaybook,
  ddosPlaybook,
  hoaksPlaybook,
  kebocoranDataPlaybook,
  kerentananPlaybook,
  malwarePlaybook,
  phishingPlaybook,
  umumPlaybook,
  webPlaybook,
  everyPlaybook,
  playbookSteps,
  ownTexts,
  portal1,
  portal2,
  queue,
  public1,
  public2,
  public3,
  public4,
  returned,
  ticket,
  words,
]
