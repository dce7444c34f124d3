/** The indicators of an advisory as files; `at` is its address. */
export function IndicatorFiles({ at }: { at: string }) {
  return (
    <>
      Indikator: <a href={`${at}/indikator.stix`}>STIX 2.1</a> <a href={`${at}/indikator.csv`}>CSV</a>{' '}
      <a href={`${at}/indikator.txt`}>daftar</a>
    </>
  )
}
