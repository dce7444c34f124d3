import type { Child } from 'hono/jsx'
import { CsafImport } from '../../../src/web/pages/console/csaf-import.tsx'
import { Kev } from '../../../src/web/pages/console/kev.tsx'
import { Vulnerabilities } from '../../../src/web/pages/console/vulnerabilities.tsx'
import { XarfMissing } from '../../../src/web/pages/console/xarf.tsx'
import { at } from './given.ts'

const no = 'IMB-2607-0007'
const url = 'https://www.cisa.example/sites/default/files/feeds/known_exploited_vulnerabilities.json'

/** Vulnerabilities that others publish, and what machines read of ours. */
export const machineSamples: Record<string, () => Child> = {
  kev: () => (
    <Kev
      frame={at('/konsol/kev')}
      lines={[
        {
          cve: 'CVE-2018-2628',
          name: 'Oracle WebLogic Server Unspecified Vulnerability',
          product: 'Oracle WebLogic Server',
          added: '2022-09-08',
          ransomware: true,
          advisory: null,
          hits: [
            { organisation: 'DPMPTSP Kab. Gresik', why: '“weblogic server” disebut pada aset “Perizinan” (Oracle WebLogic Server 12).' },
            { organisation: 'Dinas Kesehatan Kab. Gresik', why: '“weblogic server” disebut pada aset “Rujukan” (WebLogic Server 14).' },
          ],
        },
        {
          cve: 'CVE-2016-10033',
          name: 'PHPMailer',
          product: 'PHP PHPMailer',
          added: '2025-07-07',
          ransomware: false,
          advisory: no,
          hits: [],
        },
      ]}
      more={12}
      known={1423}
      version="2025.08.25"
      url={url}
      setsSource
      values={{ url }}
      message="Katalog dibaca: 3 baru, 0 berubah, 1420 sama."
    />
  ),
  'kev-refused': () => (
    <Kev
      frame={at('/konsol/kev')}
      lines={[]}
      more={0}
      known={0}
      version={null}
      url={null}
      setsSource={false}
      values={{}}
      errors={[{ field: 'files', message: 'vulnerabilities › 17 › product: Kunci “product” wajib diisi.' }]}
    />
  ),
  'csaf-import-harmless': () => (
    <CsafImport
      frame={at('/konsol/imbauan/impor')}
      values={{}}
      harmless={{
        publisher: 'Contoh Perangkat Lunak',
        notAffected: [{ cve: 'CVE-2021-44228', products: ['Contoh Gerbang', 'Contoh Surelia'] }],
      }}
    />
  ),
  'csaf-import': () => (
    <CsafImport
      frame={at('/konsol/imbauan/impor')}
      values={{ csaf: '{"document": {}}' }}
      errors={[
        { field: 'csaf', message: 'document › category: Kunci “category” wajib diisi.' },
        { field: 'csaf', message: 'document › title: Kunci “title” wajib diisi.' },
      ]}
    />
  ),
  vulnerabilities: () => (
    <Vulnerabilities
      frame={at(`/konsol/imbauan/${no}/kerentanan`)}
      no={no}
      title="Perbarui gerbang data Softing"
      seq={3}
      open
      missing={['produk yang terdampak']}
      source="CISA, ICSA-24-074-13 (TLP:CLEAR)"
      matches={[
        { product: 'Softing edgeAggregator', assets: ['35.25/dinkes: “edgeaggregator” disebut pada aset “Gerbang” (edgeAggregator).'] },
      ]}
      values={{
        products: 'Softing | edgeAggregator | 3.60 | 3.70',
        vulnerabilities: 'CVE-2024-0860 | Celah | CVSS:3.1/AV:A/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H | 1',
      }}
    />
  ),
  'xarf-missing': () => (
    <XarfMissing
      frame={at('/konsol/tiket/TKT-2607-0042/xarf')}
      no="TKT-2607-0042"
      title="Layanan lumpuh"
      missing={['alamat dan port penyerang (dari log)']}
    />
  ),
}
