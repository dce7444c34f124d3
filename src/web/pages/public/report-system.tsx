import { TextArea, TextField } from '../parts/field.tsx'
import { FileField, StoredFiles } from '../parts/files.tsx'
import { type ReportProps, ReportScreen } from '../parts/report-form.tsx'

/** Screen 2: nothing here is required. */
export function ReportSystem(report: ReportProps) {
  return (
    <ReportScreen screen="system" report={report}>
      <p class="lead">Isi yang Anda tahu. Semua di halaman ini boleh dikosongkan.</p>
      <TextField
        form={report}
        name="system"
        label="Alamat situs, aplikasi, atau perangkat"
        hint="Misalnya dinkes.contohkab.go.id/berita"
        autocomplete="off"
        inputmode="url"
      />
      <TextArea form={report} name="impact" label="Apa dampaknya?" hint="Misalnya: layanan pendaftaran tidak bisa dibuka warga." rows={3} />
      <TextArea
        form={report}
        name="actions"
        label="Apa yang sudah dilakukan?"
        hint="Jangan menghapus berkas dan jangan memformat dahulu: jejaknya diperlukan."
        rows={3}
      />
      <StoredFiles files={report.files ?? []} />
      <FileField form={report} label="Bukti" camera />
    </ReportScreen>
  )
}
