import { type Actor, isHuman } from '../actor.ts'
import { conditionsInWords, holds } from '../conditions.ts'
import type { Conditions } from '../playbook.ts'
import { type FieldError, Refusal } from '../refusal.ts'
import { times } from './clocks.ts'
import type { IncidentEvent } from './events.ts'
import { isHigh } from './gates.ts'
import type { Clock, Incident, Proof, Running } from './incident.ts'

/**
 * Closes a clock by proof: what was sent, when, to whom, and what shows it: a file of this incident's evidence, or an
 * advisory that a server accepted (`advisoryAccepted`, asked of the database by the caller). The clock is met when it
 * was sent, not when that was written down. Refuses a proof without anything to look at, and a moment that has not come.
 */
export function proveSent(
  running: Running,
  id: string,
  { proof, advisoryAccepted }: { proof: Proof; advisoryAccepted: boolean },
  now: Date,
): IncidentEvent[] {
  const [to, how] = [proof.to.trim(), proof.how.trim()]
  const unknown = running.incident.clocks.every(one => one.id !== id)
  const errors = [...(unknown ? [{ field: 'clock', message: noSuchClock }] : []), ...emptyIn({ ...proof, to, how })]
  if (errors[0]) throw new Refusal('invalid', errors[0].message, { errors })
  const clock = openClock(running.incident, id)
  if (proof.sentAt > now.toISOString()) throw invalid('sentAt', 'Waktu pengiriman belum terjadi.')
  if (proof.sentAt < clock.startedAt) throw invalid('sentAt', 'Waktu pengiriman lebih dahulu daripada mulainya tenggat ini.')
  const shown = running.incident.evidence.find(one => one.id === proof.evidence)
  if (!shown && !advisoryAccepted) throw invalid('evidence', nothingShown)
  const by = `terkirim kepada ${to}: ${how}`
  return [{ type: 'clock_met', clock: clock.id, by, proof: { ...proof, to, how, evidence: shown?.id ?? null } }]
}

/** "Tidak berlaku": a person's signed reason, from severity Tinggi on the lead's. Only clocks of law and SOP are waived; the others are targets. */
export function waive(running: Running, id: string, reason: string, actor: Actor): IncidentEvent[] {
  const clock = openClock(running.incident, id)
  if (clock.basis === 'default') throw invalid('clock', 'Hanya tenggat hukum dan SOP yang dapat dinyatakan tidak berlaku.')
  if (actor.kind !== 'person' || !isHuman(actor)) throw new Refusal('not_allowed', 'Hanya orang yang dapat menandatangani "tidak berlaku".')
  if (!maySign(running.incident, actor))
    throw new Refusal('not_allowed', 'Mulai tingkat Tinggi, hanya ketua tim yang dapat menyatakan tenggat tidak berlaku.')
  return [
    { type: 'clock_waived', clock: clock.id, reason: required(reason, 'reason', 'Tulis alasannya: mengapa tenggat ini tidak berlaku.') },
  ]
}

/** Who of those that work on it may sign "tidak berlaku". */
export function maySign({ severity }: Pick<Incident, 'severity'>, { kind, role }: Pick<Actor, 'kind' | 'role'>): boolean {
  return kind === 'person' && (!isHigh(severity) || role === 'lead')
}

/** Said beside a clock that is no longer asked for: why it still runs, and who may end it. */
export function runsUntil({ severity }: Pick<Incident, 'severity'>): string {
  return isHigh(severity)
    ? 'Tenggat ini tidak berhenti sendiri: ia berjalan sampai ketua tim menyatakannya tidak berlaku.'
    : 'Tenggat ini tidak berhenti sendiri: ia berjalan sampai analis atau ketua tim menyatakannya tidak berlaku.'
}

/**
 * Why the statement "tidak berlaku" is due: triage has taken back the answer that started this clock, or now gives the one
 * that makes it needless. null = it stands. An answer that is not known any more takes nothing back. The clock itself runs
 * on until a person signs: a duty of law does not end because a field was changed.
 */
export function noLongerAsked({ incident, playbook }: Pick<Running, 'incident' | 'playbook'>, clock: Clock): string | null {
  const rule = playbook.clocks[clock.id]
  if (clock.metAt || clock.basis === 'default' || rule?.starts !== 'answer' || !rule.when) return null
  if (rule.unless && holds(incident, rule.unless))
    return `Triase kini menjawab ${wordsOf(rule.unless)}: dengan itu tenggat ini tidak diminta.`
  if (holds(doubting(incident, rule.when), rule.when)) return null
  return `Tenggat ini dimulai oleh jawaban triase ${wordsOf(rule.when)}; jawaban itu sudah dibetulkan.`
}

/**
 * "Diketahui sejak": the moment from which a clock counts was another. Due, warning and escalation follow the rule of the
 * pinned playbook; the start before is kept. A clock found not to apply stays as it is; a met one may turn out late.
 */
export function correctStart(
  running: Running,
  { clocks, startedAt, reason }: { clocks: readonly string[]; startedAt: Date; reason: string },
  now: Date,
): IncidentEvent[] {
  const { incident, playbook, calendar } = running
  if (clocks.length === 0) throw invalid('clock', 'Pilih tenggat yang mulainya dibetulkan.')
  const why = required(reason, 'reason', 'Tulis alasannya: dari mana waktu ini diketahui.')
  if (Number.isNaN(startedAt.getTime())) throw invalid('startedAt', 'Tulis tanggal dan jamnya.')
  if (startedAt > now) throw invalid('startedAt', 'Waktu ini belum terjadi.')
  if (startedAt.getTime() < now.getTime() - longest) throw invalid('startedAt', 'Waktu ini lebih dari setahun yang lalu; periksa tahunnya.')
  return clocks.flatMap((id): IncidentEvent[] => {
    const clock = incident.clocks.find(one => one.id === id)
    const rule = playbook.clocks[id]
    if (!clock || !rule) throw invalid('clock', `Tenggat ${id} tidak ada di insiden ini.`)
    if (clock.waived) throw invalid('clock', `Tenggat ${id} sudah dinyatakan tidak berlaku.`)
    const { base: _, ...moments } = times(rule, incident.severity ?? playbook.severity, startedAt, calendar)
    if (moments.startedAt === clock.startedAt) return []
    return [{ type: 'clock_corrected', clock: id, ...moments, reason: why }]
  })
}

/** Everything that was left empty, at once: nobody should send a form five times to hear of five fields. */
function emptyIn({ to, how, sentAt, evidence, advisory }: Proof): FieldError[] {
  return [
    ...(to ? [] : [{ field: 'to', message: 'Tulis kepada siapa dikirim.' }]),
    ...(how ? [] : [{ field: 'how', message: 'Tulis cara mengirimnya, misalnya surat nomor 005/123 lewat Srikandi.' }]),
    ...(sentAt ? [] : [{ field: 'sentAt_day', message: 'Tulis tanggal dan jam yang benar, mis. 9 7 2026 pukul 13.05.' }]),
    ...(evidence || advisory ? [] : [{ field: 'evidence', message: nothingShown }]),
  ]
}

/** What nobody knows (any more) may still be as the rule says. */
function doubting({ iiv, personalData, ongoing, severity }: Incident, when: Conditions) {
  const known = (answer: string | null, asked: string | undefined) => (answer && answer !== 'belum-diketahui' ? answer : (asked ?? null))
  return {
    iiv: known(iiv, when.iiv),
    personalData: known(personalData, when.personalData),
    ongoing: known(ongoing, when.ongoing),
    severity: severity ?? when.severity ?? null,
  }
}

function wordsOf(conditions: Conditions): string {
  return conditionsInWords(conditions)
    .map(words => `“${words}”`)
    .join(' dan ')
}

const noSuchClock = 'Pilih tenggat yang ada di insiden ini.'
const nothingShown = 'Pilih buktinya: unggah dulu tanda kirimnya ke Bukti, atau pilih imbauan yang sudah diterima server tujuan.'
const longest = 366 * 24 * 3_600_000

function openClock(incident: Incident, id: string): Clock {
  const clock = incident.clocks.find(one => one.id === id)
  if (!clock) throw invalid('clock', noSuchClock)
  if (clock.metAt) throw new Refusal('already_done', `Tenggat ${id} sudah ditutup: ${clock.metBy}.`)
  return clock
}

function required(text: string, field: string, message: string): string {
  const written = text.trim()
  if (!written) throw invalid(field, message)
  return written
}

function invalid(field: string, message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field, message }] })
}
