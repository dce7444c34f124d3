import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** What the schema found wrong, said in Indonesian, with the path of the line where it stands. */
export function sayIssue(issue: Issue): { path: (string | number)[]; reason: string }[] {
  const path = issue.path.map(part => (typeof part === 'symbol' ? String(part) : part))
  const key = String(path.at(-1) ?? '')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(unknown => ({ path: [...path, unknown], reason: `Kunci “${unknown}” tidak dikenal di sini.` }))
  if (issue.code === 'invalid_key')
    return [{ path, reason: `${key ? `“${key}”` : 'Nama kosong'}: ${issue.issues[0]?.message ?? 'nama tidak sah.'}` }]
  return [{ path, reason: reasonFor(issue, key) }]
}

function reasonFor(issue: Issue, key: string): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return `Kunci “${key}” wajib diisi.`
  if (issue.code === 'invalid_type') return `Isi “${key}” harus berupa ${typeNames[issue.expected] ?? issue.expected}.`
  if (issue.code === 'invalid_value') return invalidValue(issue, key)
  if (issue.code === 'too_small') return issue.origin === 'number' ? `Angka “${key}” terlalu kecil.` : `Isi “${key}” tidak boleh kosong.`
  if (issue.code === 'too_big')
    return issue.origin === 'number'
      ? `Angka “${key}” terlalu besar.`
      : `Isi “${key}” terlalu panjang: paling banyak ${issue.maximum} huruf.`
  return issue.message
}

function invalidValue(issue: Extract<Issue, { code: 'invalid_value' }>, key: string): string {
  const known = issue.values.map(String).join(', ')
  if (issue.input === undefined) return `Kunci “${key}” wajib diisi; pilih: ${known}.`
  if (issue.input === '') return `Isi “${key}” masih kosong; pilih: ${known}.`
  return `“${String(issue.input)}” tidak dikenal; pilih: ${known}.`
}

const typeNames: Record<string, string> = {
  string: 'tulisan',
  array: 'daftar',
  object: 'kumpulan kunci dan isi',
  record: 'kumpulan kunci dan isi',
  boolean: 'true atau false',
  number: 'angka',
}
