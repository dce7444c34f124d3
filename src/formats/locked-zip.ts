import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from './archive.ts'

/** What analysts everywhere lock samples with: not a secret, but nothing opens by a slip of the hand. */
export const samplePassword = 'infected'

/** One file in a ZIP under `samplePassword`, by the old cipher that every program can open. */
export async function lockedZip(name: string, bytes: Uint8Array, at: Date): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, password: samplePassword, zipCrypto: true })
  await writer.add(name, new Uint8ArrayReader(bytes), { lastModDate: at })
  return writer.close()
}
