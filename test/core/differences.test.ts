import { describe, expect, test } from 'vitest'
import { differences } from '../../src/core/differences.ts'
import type { Playbook } from '../../src/core/playbook.ts'
import { rehearse } from '../../src/core/rehearse.ts'
import { caseAt, playbook } from '../fixtures.ts'

function says(change: (changed: Playbook) => void): string[] {
  const changed = playbook('web')
  change(changed)
  return differences(playbook('web'), changed).map(one => one.says)
}

describe('What differs between two versions, in sentences', () => {
  test('the same playbook differs in nothing', () => {
    expect(says(() => {})).toEqual([])
  })

  test('a longer time, another way, a new gate, a renamed step, a changed clock: one sentence each', () => {
    const lines = says(({ steps, clocks }) => {
      const { verifikasi, diterima } = steps
      if (!verifikasi || !diterima) throw new Error('not this playbook')
      verifikasi.name = 'Pemeriksaan'
      Object.assign(verifikasi.tasks['cari-pemilik'] ?? {}, { due: { minutes: 240 } })
      Object.assign(diterima.choices.terima ?? {}, { to: 'triase', needs: ['evidence'] })
      Object.assign(clocks.K5 ?? {}, { within: { ...clocks.K5?.within, kritis: { days: 1 } } })
    })
    expect(lines).toHaveLength(5)
    expect(lines).toContain('Tahap “Verifikasi” kini bernama “Pemeriksaan”.')
    expect(lines).toContain('Tahap “Diterima”: pilihan “Terima dan verifikasi” menuju “Triase”, semula “Pemeriksaan”.')
    expect(lines.join('\n')).toMatch(/batas waktu 2 jam kerja menjadi 4 jam kerja/)
    expect(lines.join('\n')).toMatch(/syarat: ditambah paling sedikit satu bukti/)
    expect(lines.join('\n')).toMatch(/^Tenggat K5 .*Kritis .* menjadi 1 hari/m)
  })

  test('what is added and what is gone is named', () => {
    const lines = says(({ steps }) => {
      const { verifikasi, ...others } = steps
      if (!verifikasi) throw new Error('not this playbook')
      Object.assign(steps, others)
      delete steps.verifikasi
      steps.tinjau = { ...verifikasi, id: 'tinjau', name: 'Tinjau' }
      delete steps.triase?.tasks.nilai
    })
    expect(lines).toEqual(expect.arrayContaining(['Tahap dihapus: “Verifikasi”.', 'Tahap baru: “Tinjau”.']))
    expect(lines.join('\n')).toMatch(/tugas dihapus “Tetapkan klasifikasi/)
  })

  test('a step with another short name is the same step: what else changed in it is told, and the past went the same way', async () => {
    const rename = ({ steps }: Playbook) => {
      const { penanganan } = steps
      if (!penanganan) throw new Error('not this playbook')
      delete steps.penanganan
      steps['tangani-web'] = { ...penanganan, id: 'tangani-web' }
      for (const step of Object.values(steps))
        for (const choice of Object.values(step.choices)) if (choice.to === 'penanganan') choice.to = 'tangani-web'
      Object.assign(penanganan.tasks['hubungi-opd'] ?? {}, { due: { minutes: 90 } })
    }
    expect(says(rename)).toEqual([
      'Tahap “Penanganan” kini bernama pendek “tangani-web”, semula “penanganan”.',
      expect.stringMatching(/^Tahap “Penanganan”: .*batas waktu .* menjadi 90 menit/),
    ])
    const draft = playbook('web')
    rename(draft)
    const { chain, running, now } = await caseAt('pemulihan')
    const found = rehearse(chain, { playbook: draft, calendar: running.calendar, now })
    expect(found.filter(({ outcome }) => outcome !== 'late')).toEqual([])
  })
})
