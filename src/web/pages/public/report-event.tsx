import { answers3, kinds } from '../../../core/vocabulary.ts'
import { DateParts } from '../parts/date-parts.tsx'
import { optionsOf, TextArea } from '../parts/field.tsx'
import { Radios } from '../parts/radios.tsx'
import { type ReportProps, ReportScreen } from '../parts/report-form.tsx'

/** When it was noticed, as the reporter says it; the route turns it into an instant. */
export const noticedWords = {
  'baru-saja': 'Baru saja',
  'hari-ini': 'Hari ini',
  kemarin: 'Kemarin',
  'tanggal-lain': 'Tanggal lain',
} as const

const kindOptions = optionsOf(kinds).filter(option => option.value !== 'hoaks')

/** Screen 1. */
export function ReportEvent(report: ReportProps) {
  return (
    <ReportScreen screen="event" report={report}>
      <Radios
        form={report}
        name="kind"
        legend="Jenis kejadian"
        hint="Pilih yang paling mendekati. Tidak harus tepat."
        options={kindOptions}
      />
      <TextArea
        form={report}
        name="story"
        label="Ceritakan kejadiannya"
        hint="Apa yang terlihat, di halaman atau perangkat mana, dan bagaimana ketahuan; hanya terlihat di Google pun laporkan. Jangan menulis sandi atau NIK."
        rows={6}
        maxlength={10000}
      />
      <Radios form={report} name="noticed" legend="Kapan diketahui?" options={optionsOf(noticedWords)} inline>
        <DateParts form={report} name="noticed" legend="Tanggal lain" />
      </Radios>
      <Radios form={report} name="ongoing" legend="Apakah masih berlangsung?" options={optionsOf(answers3)} inline />
    </ReportScreen>
  )
}
