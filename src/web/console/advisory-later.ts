import { Hono } from 'hono'
import { beginCorrection } from '../../casework/advisory/correct.ts'
import { pauseAdvisory, resumeAdvisory } from '../../casework/advisory/pause.ts'
import { scheduleAdvisory, unscheduleAdvisory } from '../../casework/advisory/schedule.ts'
import type { Actor } from '../../core/actor.ts'
import { fullTime } from '../../core/dates.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { localTime } from '../input/local-time.ts'
import type { Desk, SignedInEnv } from '../session.ts'
import { showAdvisory, shownUnlessForeign } from './advisory.tsx'
import { linesOf, type Posted, readForm } from './form.ts'

type Work = (c: Desk, act: { actor: Actor; no: string; posted: Posted }) => Promise<{ to: KnownAdvisory; page?: string; said: string }>

/** Sending at a set time, pausing, correcting. */
export function laterRoutes(ports: Ports) {
  const act = (work: Work) => async (c: Desk) => {
    const no = c.req.param('no') ?? ''
    const posted = await readForm(c.req)
    try {
      const { to, page = '', said } = await work(c, { actor: c.get('actor'), no, posted })
      return c.redirect(`/konsol/imbauan/${to.number}${page}?${new URLSearchParams({ kabar: said })}`, 303)
    } catch (error) {
      const { refusal, status } = shownUnlessForeign(error)
      return showAdvisory(ports, c, no, { errors: linesOf(refusal, 'langkah'), status, values: posted.values })
    }
  }
  return new Hono<SignedInEnv>()
    .post(
      '/konsol/imbauan/:no/jadwal',
      act(async (c, { actor, no, posted }) => {
        const { zone } = c.get('team')
        const at = sendTime(posted.values, zone)
        return { to: await scheduleAdvisory(ports, actor, { id: no, at }), said: `Dijadwalkan: ${fullTime(at, zone)}.` }
      }),
    )
    .post(
      '/konsol/imbauan/:no/jadwal/batal',
      act(async (_, { actor, no }) => ({ to: await unscheduleAdvisory(ports, actor, no), said: 'Jadwal dibatalkan.' })),
    )
    .post(
      '/konsol/imbauan/:no/jeda',
      act(async (_, { actor, no }) => ({ to: await pauseAdvisory(ports, actor, no), said: 'Dijeda. Yang belum keluar ditahan.' })),
    )
    .post(
      '/konsol/imbauan/:no/lanjut',
      act(async (_, { actor, no }) => ({ to: await resumeAdvisory(ports, actor, no), said: 'Dilanjutkan. Yang ditahan keluar sekarang.' })),
    )
    .post(
      '/konsol/imbauan/:no/koreksi',
      act(async (_, { actor, no, posted }) => ({
        to: await beginCorrection(ports, actor, no, posted.form ?? ports.newId()),
        page: '/isi',
        said: 'Ini koreksinya: ubah isinya, lalu minta persetujuan.',
      })),
    )
}

function sendTime(values: Record<string, string>, zone: string): Date {
  const at = localTime(values, 'send', { zone, otherwise: '08.00' })
  if (at instanceof Date) return at
  const message = at === null ? 'Tulis tanggal dan jam kirimnya.' : 'Tulis tanggal yang benar, mis. 9 7 2026 pukul 08.00.'
  throw new Refusal('invalid', message, { errors: [{ field: 'send', message }] })
}
