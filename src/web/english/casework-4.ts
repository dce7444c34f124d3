import type { Catalogue } from '../language/catalogue.ts'

export const casework4: Catalogue = {
  texts: {},
  sentences: {
    'Narahubung dihapus: {}.': 'Contact deleted: {}.',
    'Peran salah satu dari {}.': 'The role is one of {}.',
    'Instansi {} belum terdaftar.': 'The agency {} is not registered yet.',
    '{} tidak mau lagi menerima imbauan umum (N4).': '{} wants no more public advisories (N4).',
    '{} dikirimi lagi imbauan umum (N4).': '{} is sent public advisories (N4) again.',
    'Instansi {} sudah terdaftar.': 'The agency {} is already registered.',
    'Instansi ini tidak bisa dihapus: masih ada {word}.': 'This agency cannot be deleted: there are still {}.',
    'Instansi induk {} belum terdaftar pada tim ini.': 'The parent agency {} is not registered with this team yet.',
  },
}
