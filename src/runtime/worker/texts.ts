// Written by test/runtime/worker-texts.ts: a Worker has no folder to read.

import regions_jatim_kabkota_csv from '../../../db/data/geo/jatim-kabkota.csv'
import regions_sultra_kabkota_csv from '../../../db/data/geo/sultra-kabkota.csv'
import manifest from '../../../package.json' with { type: 'json' }
import playbooks_akun_yaml from '../../../playbooks/akun.yaml'
import playbooks_clocks_yaml from '../../../playbooks/clocks.yaml'
import playbooks_ddos_yaml from '../../../playbooks/ddos.yaml'
import playbooks_hoaks_yaml from '../../../playbooks/hoaks.yaml'
import playbooks_kebocoran_data_yaml from '../../../playbooks/kebocoran-data.yaml'
import playbooks_kerentanan_yaml from '../../../playbooks/kerentanan.yaml'
import playbooks_malware_yaml from '../../../playbooks/malware.yaml'
import playbooks_phishing_yaml from '../../../playbooks/phishing.yaml'
import playbooks_umum_yaml from '../../../playbooks/umum.yaml'
import playbooks_web_yaml from '../../../playbooks/web.yaml'
import assets_favicon_svg from '../../../src/web/assets/favicon.svg'
import assets_konsol_css from '../../../src/web/assets/konsol.css'
import assets_konsol_js from '../../../src/web/assets/konsol.js'
import assets_kunci_js from '../../../src/web/assets/kunci.js'
import assets_luring_js from '../../../src/web/assets/luring.js'
import assets_publik_css from '../../../src/web/assets/publik.css'
import assets_publik_js from '../../../src/web/assets/publik.js'
import templates_balasan_md from '../../../templates/balasan.md'
import templates_cek_narahubung_md from '../../../templates/cek-narahubung.md'
import english_balasan_md from '../../../templates/en/balasan.md'
import english_N1_md from '../../../templates/en/N1.md'
import templates_jadwal_md from '../../../templates/jadwal.md'
import templates_kiriman_md from '../../../templates/kiriman.md'
import templates_N1_md from '../../../templates/N1.md'
import templates_N2_md from '../../../templates/N2.md'
import templates_N2_surat_md from '../../../templates/N2-surat.md'
import templates_N3_md from '../../../templates/N3.md'
import templates_N4_md from '../../../templates/N4.md'
import templates_N5_md from '../../../templates/N5.md'
import templates_N6_md from '../../../templates/N6.md'
import templates_N7_lembaga_md from '../../../templates/N7-lembaga.md'
import templates_N7_subjek_md from '../../../templates/N7-subjek.md'
import templates_N8_md from '../../../templates/N8.md'
import templates_N9_md from '../../../templates/N9.md'
import templates_pengembalian_md from '../../../templates/pengembalian.md'
import templates_pengingat_md from '../../../templates/pengingat.md'
import templates_persetujuan_md from '../../../templates/persetujuan.md'
import templates_perubahan_md from '../../../templates/perubahan.md'
import templates_pulihkan_md from '../../../templates/pulihkan.md'
import templates_sebutan_md from '../../../templates/sebutan.md'
import templates_sekda_md from '../../../templates/sekda.md'
import templates_tautan_masuk_md from '../../../templates/tautan-masuk.md'
import templates_tenggat_md from '../../../templates/tenggat.md'
import templates_undangan_md from '../../../templates/undangan.md'
import templates_verifikasi_md from '../../../templates/verifikasi.md'
import type { Texts } from '../../ports.ts'

export const version = manifest.version

export const texts: Texts = {
  playbooks: {
    'akun.yaml': playbooks_akun_yaml,
    'clocks.yaml': playbooks_clocks_yaml,
    'ddos.yaml': playbooks_ddos_yaml,
    'hoaks.yaml': playbooks_hoaks_yaml,
    'kebocoran-data.yaml': playbooks_kebocoran_data_yaml,
    'kerentanan.yaml': playbooks_kerentanan_yaml,
    'malware.yaml': playbooks_malware_yaml,
    'phishing.yaml': playbooks_phishing_yaml,
    'umum.yaml': playbooks_umum_yaml,
    'web.yaml': playbooks_web_yaml,
  },
  templates: {
    'N1.md': templates_N1_md,
    'N2-surat.md': templates_N2_surat_md,
    'N2.md': templates_N2_md,
    'N3.md': templates_N3_md,
    'N4.md': templates_N4_md,
    'N5.md': templates_N5_md,
    'N6.md': templates_N6_md,
    'N7-lembaga.md': templates_N7_lembaga_md,
    'N7-subjek.md': templates_N7_subjek_md,
    'N8.md': templates_N8_md,
    'N9.md': templates_N9_md,
    'balasan.md': templates_balasan_md,
    'cek-narahubung.md': templates_cek_narahubung_md,
    'jadwal.md': templates_jadwal_md,
    'kiriman.md': templates_kiriman_md,
    'pengembalian.md': templates_pengembalian_md,
    'pengingat.md': templates_pengingat_md,
    'persetujuan.md': templates_persetujuan_md,
    'perubahan.md': templates_perubahan_md,
    'pulihkan.md': templates_pulihkan_md,
    'sebutan.md': templates_sebutan_md,
    'sekda.md': templates_sekda_md,
    'tautan-masuk.md': templates_tautan_masuk_md,
    'tenggat.md': templates_tenggat_md,
    'undangan.md': templates_undangan_md,
    'verifikasi.md': templates_verifikasi_md,
  },
  english: {
    'N1.md': english_N1_md,
    'balasan.md': english_balasan_md,
  },
  assets: {
    'favicon.svg': assets_favicon_svg,
    'konsol.css': assets_konsol_css,
    'konsol.js': assets_konsol_js,
    'kunci.js': assets_kunci_js,
    'luring.js': assets_luring_js,
    'publik.css': assets_publik_css,
    'publik.js': assets_publik_js,
  },
  regions: {
    'jatim-kabkota.csv': regions_jatim_kabkota_csv,
    'sultra-kabkota.csv': regions_sultra_kabkota_csv,
  },
}
