import type { Child } from 'hono/jsx'
import { Statistics } from '../../../src/web/pages/console/statistics.tsx'
import { TimesPage } from '../../../src/web/pages/console/times.tsx'
import type { Frame } from '../../../src/web/pages/parts/frame.ts'
import { at, hours, now } from './given.ts'

const asAuditor = (path: string): Frame => ({ ...at(path), viewer: { name: 'Laila', role: 'auditor', roleLabel: 'Pemeriksa' } })

/** What those see who look after the others. */
export const oversightSamples: Record<string, () => Child> = {
  times: () => (
    <TimesPage
      frame={asAuditor('/konsol/waktu')}
      now={now}
      rows={[
        {
          no: 'TKT-2607-0042',
          status: 'Ditangani',
          severity: 'tinggi',
          tlp: 'RED',
          opened: hours(-30),
          changed: hours(-1),
          clocks: [
            { id: 'K1', due: hours(-29), met: hours(-29) },
            { id: 'K3', due: hours(-2) },
            { id: 'K5', due: hours(20) },
          ],
        },
        {
          no: 'TKT-2607-0041',
          status: 'Selesai',
          severity: null,
          tlp: 'AMBER',
          opened: hours(-90),
          changed: hours(-50),
          closed: hours(-50),
          clocks: [],
        },
      ]}
      next="?sebelum=x"
    />
  ),
  statistics: () => (
    <Statistics
      frame={asAuditor('/konsol/statistik')}
      total={1204}
      open={31}
      overdue={2}
      tables={[{ title: 'Semua, per jenis', figures: [{ label: 'Situs web diubah, mis. judi online', n: 900 }] }]}
    />
  ),
}
