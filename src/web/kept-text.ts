import { jwtVerify, SignJWT } from 'jose'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'

/** A text kept between a dry run and its "Simpan": our own signature says which team may take it in, and as what. */
export async function keepText(ports: Ports, about: { team: string; what: string; text: string }): Promise<string> {
  const sha256 = await ports.files.put(new TextEncoder().encode(about.text))
  return new SignJWT({ sha256, team: about.team, what: about.what })
    .setProtectedHeader({ alg: 'HS256', typ: 'impor+jwt' })
    .setAudience('impor')
    .setExpirationTime('1d')
    .sign(ports.secret)
}

export async function readText(ports: Ports, kept: string, about: { team: string; what: string }): Promise<string> {
  const known = await claimsOf(ports, kept)
  const bytes = known?.team === about.team && known.what === about.what ? await ports.files.get(known.sha256) : null
  if (!bytes) throw new Refusal('invalid', 'Berkas ini sudah tidak tersimpan; unggah sekali lagi.', { errors: [lost] })
  return new TextDecoder().decode(bytes)
}

const lost = { field: 'file', message: 'Berkas ini sudah tidak tersimpan; unggah sekali lagi.' }

async function claimsOf(ports: Ports, kept: string) {
  const rules = { algorithms: ['HS256'], audience: 'impor', typ: 'impor+jwt' }
  try {
    return (await jwtVerify<{ sha256: string; team: string; what: string }>(kept, ports.secret, rules)).payload
  } catch {
    return null
  }
}
