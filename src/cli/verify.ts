import type { Command } from 'commander'
import type { JWK } from 'jose'
import { type Verdict, verifyBundle } from '../formats/bundle/open.ts'
import { Failure, type Station } from './station.ts'

/** Proofs that need no server and no network. */
export function verifyCommands(program: Command, station: Station): void {
  program
    .command('verify')
    .description('memeriksa keaslian')
    .command('bundle <berkas>')
    .description('memeriksa bundel perkara: tanda tangan, setiap berkas, dan rantai kejadian')
    .option('--key <berkas>', 'kunci publik tim (JWK atau JWKS, dari /.well-known/jwks.json) yang harus menandatangani')
    .option('--json', 'hasil sebagai JSON')
    .action(async (file: string, { key, json }: { key?: string; json?: boolean }) => {
      const verdict = await verifyBundle(await station.readBytes(file), station, key ? readKeys(await station.read(key), key) : [])
      if (json) station.out(JSON.stringify(verdict))
      else for (const line of linesOf(verdict)) station.out(line)
      if (verdict.faults.length > 0) station.exitCode = 1
    })
}

function readKeys(text: string, file: string): JWK[] {
  try {
    const read = JSON.parse(text) as JWK & { keys?: JWK[] }
    const keys = read.keys ?? [read]
    if (keys.length > 0 && keys.every(({ kty }) => typeof kty === 'string')) return keys
  } catch {
    // said below
  }
  throw new Failure(`${file} bukan JWK atau JWKS.`, 'unduh dari alamat tim: /.well-known/jwks.json', 2)
}

function linesOf({ manifest, kid, trusted, faults }: Verdict): string[] {
  const about = manifest
    ? [
        `${manifest.incident.number} ${manifest.incident.title} (TLP:${manifest.incident.tlp}), ${manifest.incident.team}`,
        `Dibuat ${manifest.made.at} oleh ${manifest.made.by}; ${manifest.chain.events} kejadian, ${manifest.files.length} berkas`,
      ]
    : []
  const signed = kid
    ? [`Kunci ${kid}${trusted === null ? ' (cocokkan dengan /.well-known/jwks.json tim, atau pakai --key)' : trusted ? ' ✓' : ' ✗'}`]
    : []
  const flaws = (manifest?.flaws ?? []).map(flaw => `! ${flaw}`)
  const end = faults.length === 0 ? ['✓ Utuh: sama dengan yang ditandatangani.'] : faults.map(fault => `✗ ${fault}`)
  return [...about, ...signed, ...flaws, ...end]
}
