import type { Child } from 'hono/jsx'
import { answers3, isWord, kinds } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { Carried, type ReportProps, reportForm } from '../parts/report-form.tsx'
import { fileSize } from '../words.ts'

export interface ReportCheckProps extends ReportProps {
  /** `Selasa, 7 Juli 2026` or `Hari ini, 7 Juli 2026`. */
  noticedText: string
  /** The organisation as the server understood it. */
  organisationText: string
  /** A report alike came in the last 24 h: the warning box, which tells no more than that. */
  similar?: boolean | undefined
  /** A proof of work for the browser: this network has sent many reports within the hour. */
  task?: string | undefined
}

export function ReportCheck(report: ReportCheckProps) {
  const { frame, errors, similar, task } = report
  return (
    <PublicPage frame={frame} title="Periksa laporan Anda" redrawn={{ form: reportForm, action: `${frame.base}/lapor/periksa` }}>
      <ErrorSummary errors={errors} />
      <p class="progress">
        Periksa, lalu kirim
        <progress max={4} value={4} aria-hidden="true" />
      </p>
      <h1>Sudah benar?</h1>
      {similar && (
        <aside class="note warn">
          <strong>Laporan serupa sudah masuk dalam 24 jam terakhir.</strong> Bila ragu, kirim saja: tim akan menggabungkannya.
        </aside>
      )}
      <form id={reportForm} method="post" action={`${frame.base}/lapor/kirim`} data-draft-sent="lapor">
        <Carried report={report} />
        <Sections {...report} />
        {task && <Proof task={task} />}
        <div class="go">
          <button type="submit" class="main">
            Kirim laporan
          </button>
        </div>
        <p class="hint">Setelah ini tampil nomor tiket, kode, dan tautan rahasia untuk melihat perkembangannya. Catat atau simpan.</p>
      </form>
    </PublicPage>
  )
}

/** Without JavaScript the report goes on all the same, and somebody looks at it first. */
function Proof({ task }: { task: string }) {
  return (
    <div class="note" data-proof={task}>
      <p>
        Dari jaringan Anda sudah masuk beberapa laporan dalam satu jam terakhir. Laporan ini tetap kami terima; petugas memeriksanya lebih
        dulu sebelum masuk antrean, kecuali peramban Anda selesai membuktikan bahwa bukan robot yang mengirim.
      </p>
      <p role="status" data-proof-says />
      <input type="hidden" name="altcha" />
    </div>
  )
}

function Sections({ frame, values, files = [], noticedText, organisationText }: ReportCheckProps) {
  return (
    <>
      <Section frame={frame} title="Kejadian" edit="/lapor">
        <Row name="Jenis">{isWord(kinds, values.kind) ? kinds[values.kind] : values.kind}</Row>
        <Row name="Cerita">{asWritten(values.story)}</Row>
        <Row name="Diketahui">{noticedText}</Row>
        <Row name="Masih berlangsung">{isWord(answers3, values.ongoing) ? answers3[values.ongoing] : undefined}</Row>
      </Section>
      <Section frame={frame} title="Sistem dan dampak" edit="/lapor/2">
        <Row name="Sistem">{asWritten(values.system)}</Row>
        <Row name="Dampak">{asWritten(values.impact)}</Row>
        <Row name="Yang sudah dilakukan">{asWritten(values.actions)}</Row>
        <Row name="Bukti">{asWritten(files.map(file => `${file.name} (${fileSize(file.size)})`).join(', '))}</Row>
      </Section>
      <Section frame={frame} title="Pelapor" edit="/lapor/3">
        <Row name="Instansi Anda">{asWritten(organisationText)}</Row>
        <Row name="Nama">{asWritten(values.name)}</Row>
        <Row name="Jabatan">{asWritten(values.position)}</Row>
        <Row name="WhatsApp/telepon">{asWritten(values.phone)}</Row>
        <Row name="Surel">{asWritten(values.email)}</Row>
      </Section>
    </>
  )
}

function Section({ frame, title, edit, children }: { frame: Frame; title: string; edit: string; children?: Child }) {
  return (
    <section class="card">
      <div class="card-head">
        <h2>{title}</h2>
        <button type="submit" class="link" formaction={`${frame.base}${edit}`} name="back" value="1">
          Ubah<span class="vh"> {title}</span>
        </button>
      </div>
      <dl class="rows">{children}</dl>
    </section>
  )
}

function Row({ name, children }: { name: string; children?: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children || <span class="soft">Tidak diisi</span>}</dd>
    </div>
  )
}
