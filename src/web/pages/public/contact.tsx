import type { Child } from 'hono/jsx'
import type { Profile } from '../../../core/profile.ts'
import { asWritten } from '../../language/written.ts'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { Time } from '../parts/time.tsx'
import { isMobile, telephone, whatsApp } from '../words.ts'

export interface ContactProps {
  frame: Frame
  profile: Profile
  /** Working hours, a line for each run of days. */
  hours: readonly string[]
  changed?: Date | undefined
}

/** How to reach the team and what it is: RFC 2350 for people. */
export function Contact({ frame, profile, hours, changed }: ContactProps) {
  const { base, team } = frame
  return (
    <PublicPage frame={frame} title="Kontak">
      <h1>{asWritten(team.name)}</h1>
      <p class="row">
        <a class="button main" href={`${base}/lapor`}>
          Laporkan insiden
        </a>
        {team.phone && (
          <a class="button second" href={telephone(team.phone)}>
            Telepon {team.phone}
          </a>
        )}
      </p>
      <dl class="rows">
        <Fact name="Surel">
          <a href={`mailto:${team.email}`}>{team.email}</a>
        </Fact>
        {profile.dutyPhone && (
          <Fact name="Petugas piket">
            <a href={telephone(profile.dutyPhone)}>{profile.dutyPhone}</a>
            {isMobile(profile.dutyPhone) && (
              <>
                {' '}
                · <a href={whatsApp(profile.dutyPhone)}>WhatsApp</a>
              </>
            )}
          </Fact>
        )}
        <Fact name="Jam kerja">{[...hours, `Zona waktu ${team.zone}; formulir menerima laporan kapan saja.`].join('\n')}</Fact>
        <Lines name="Alamat" text={profile.address} />
        {(profile.keyFingerprint || profile.keyUrl) && (
          <Fact name="Kunci OpenPGP">
            {profile.keyFingerprint && <code>{profile.keyFingerprint}</code>}{' '}
            {profile.keyUrl && (
              <a href={profile.keyUrl} rel="noreferrer">
                {profile.keyUrl}
              </a>
            )}
          </Fact>
        )}
        <Lines name="Konstituensi" text={profile.constituency} />
        <Lines name="Misi" text={profile.mission} />
        <Lines name="Induk" text={profile.sponsor} />
        <Lines name="Dasar kewenangan" text={profile.authority} />
        <Lines name="Layanan" text={profile.services} />
        <Lines name="Kerja sama dan pengungkapan" text={profile.disclosure} />
        <Lines name="Sangkalan" text={profile.disclaimer} />
      </dl>
      <p class="soft">
        {changed && (
          <>
            Diperbarui <Time date={changed} zone={team.zone} short />.{' '}
          </>
        )}
        Sebagai teks: <a href={`${base}/kontak.txt`}>RFC 2350</a>. Untuk program: <a href="/.well-known/security.txt">security.txt</a>.
      </p>
    </PublicPage>
  )
}

function Lines({ name, text }: { name: string; text: string }) {
  return text ? <Fact name={name}>{asWritten(text)}</Fact> : null
}

function Fact({ name, children }: { name: string; children?: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
