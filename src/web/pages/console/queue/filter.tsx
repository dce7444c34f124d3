import { filterFields, longestFilter } from '../../../../core/queue/filter.ts'
import { kinds, type QueueView, severities } from '../../../../core/vocabulary.ts'
import { say } from '../../../language/say.ts'
import { optionsOf } from '../../parts/field.tsx'

export interface QueueFilterProps {
  view: QueueView
  /** As typed. */
  text: string
  /** Its parts, each with the filter without it. */
  chips: readonly { text: string; wrong: readonly string[]; without: string }[]
}

export function QueueFilter({ view, text, chips }: QueueFilterProps) {
  const wrong = chips.flatMap(chip => chip.wrong)
  return (
    <>
      <form class="filter" action="/konsol/antrean" aria-label="Saring antrean">
        <input type="hidden" name="v" value={view} />
        <label class="long">
          <span class="vh">Saringan</span>
          <input
            id="saring"
            name="f"
            type="search"
            value={text}
            maxlength={longestFilter}
            placeholder='keparahan:tinggi tenggat:<4j opd:gresik "kata"'
            list="saran"
            autocomplete="off"
            spellcheck={false}
            aria-describedby={wrong.length > 0 ? 'saring-salah' : undefined}
            data-suggest
          />
        </label>
        <Select label="Keparahan" field="keparahan" list={severities} />
        <Select label="Jenis" field="kategori" list={kinds} />
        <button type="submit">Saring</button>
        <datalist id="saran">
          {suggestions.map(value => (
            <option value={value} />
          ))}
        </datalist>
      </form>
      {wrong.length > 0 && (
        <div class="note warn" id="saring-salah" role="status">
          <p>Bagian saringan ini tidak dipakai; selebihnya tetap berlaku:</p>
          <ul>
            {wrong.map(sentence => (
              <li>
                <bdi>{say(sentence)}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      {chips.length > 0 && <Chips view={view} chips={chips} />}
      <details class="help">
        <summary>Cara menyaring</summary>
        <dl class="facts">
          {Object.entries(filterFields).map(([name, what]) => (
            <div>
              <dt>
                <code>{name}:</code>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <p class="hint">
          Beberapa pilihan dipisah koma, tanda kurang di depan berarti bukan: <code>-kategori:web,ddos</code>. Kata lain dicari di judul,
          laporan, dan catatan (dari kata yang sangat umum 5.000 tulisan terbaru); tanda petik untuk kata yang berurutan.
        </p>
      </details>
    </>
  )
}

function Chips({ view, chips }: Pick<QueueFilterProps, 'view' | 'chips'>) {
  return (
    <ul class="chips" aria-label="Saringan yang berlaku">
      {chips.map(({ text, wrong, without }) => (
        <li>
          <a class={wrong.length > 0 ? 'chip bad' : 'chip'} href={queueHref(view, without)}>
            {wrong.length > 0 && <span aria-hidden="true">! </span>}
            <bdi>{text}</bdi> <span class="vh">{wrong.length > 0 ? '(tidak dikenal) ' : ''}hapus</span>
            <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a href={queueHref(view, '')}>Hapus semua</a>
        </li>
      )}
    </ul>
  )
}

/** A view with a filter, as its address. */
export function queueHref(view: string, filter: string, more: Record<string, string> = {}): string {
  return `/konsol/antrean?${new URLSearchParams({ v: view, ...(filter && { f: filter }), ...more })}`
}

/** Chosen here it becomes one more part of the filter. */
function Select({ label, field, list }: { label: string; field: string; list: Record<string, string> }) {
  return (
    <label>
      <span class="vh">Tambah {label.toLowerCase()}</span>
      <select name="t">
        <option value="">{label}…</option>
        {optionsOf(list).map(({ value, label: word }) => (
          <option value={`${field}:${value}`}>{word}</option>
        ))}
      </select>
    </label>
  )
}

const suggestions = [
  'tenggat:<4j',
  'tenggat:lewat',
  'keparahan:kritis',
  'keparahan:tinggi,kritis',
  'keparahan:belum',
  'pemilik:saya',
  'pemilik:belum',
  'status:terbuka',
  'status:menunggu',
  'status:dipantau',
  'opd:belum',
  'sejak:hari-ini',
  'sejak:kemarin',
  'sejak:7h',
  'tlp:red',
  ...Object.keys(kinds).map(kind => `kategori:${kind}`),
]
