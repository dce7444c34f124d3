import { anchorOf } from './next-step.tsx'
import type { IncidentProps } from './page.tsx'

/** Sections that are open also on a phone: what the next step lacks, and, while it is new, what was reported. */
export function openFirst({ choices, steps, held, merged }: IncidentProps): Set<string> {
  const lacking = choices.flatMap(({ missing = [] }) => missing.map(({ requirement }) => anchorOf(requirement).slice(1)))
  const isNew = steps.current <= 1 && !steps.finished
  return new Set([...lacking, ...(isNew || held || merged ? ['laporan'] : [])])
}

export function jumpsIn({ merged, held, absorbed, observables, phases, clocks }: IncidentProps): [string, string][] {
  const open = phases.flatMap(({ tasks }) => tasks).filter(task => !task.done && !task.aside).length
  const running = clocks.filter(({ state }) => state !== 'met' && state !== 'void' && state !== 'merged').length
  const worked: [string, string][] = merged
    ? []
    : [
        ['tugas', `Tugas (${open})`],
        ['terdampak', 'Terdampak'],
      ]
  return [
    ['langkah', 'Langkah'],
    ['tenggat', `Tenggat (${running})`],
    ...worked,
    ['catatan', 'Catatan dan riwayat'],
    ['laporan', 'Laporan'],
    ...(merged || held ? [] : [['orang', 'Telepon'] as [string, string]]),
    ...(merged
      ? []
      : ([
          ['pemilik', 'Pemilik'],
          ['klasifikasi', 'Klasifikasi'],
        ] as [string, string][])),
    ['bukti', 'Bukti'],
    ...(observables.length > 0 ? [['observabel', 'Observabel'] as [string, string]] : []),
    ['imbauan', 'Imbauan'],
    ...(absorbed.length > 0 ? [['gabungan', 'Digabung'] as [string, string]] : []),
    ['lain', 'Tim lain'],
  ]
}
