// Runs in a page of ours. Walks the links of one door from where it is told, and sends every form that has a field for words, with
// hostile ones: once with what a field of its kind would take (an address, a date), once hostile in all of them.
async function _sendEverything({ starts, words, names, follow, skip }) {
  let turn = 0
  const next = list => list[turn++ % list.length]
  const seen = new Set()
  const tried = new Set()
  const pages = []
  const answers = []
  const telltale = '<img src=x onerror=alert(7)>'
  const marked = /alert|onerror|INJECTX|cmd\||calc|etc\/passwd/
  const passedBy = new RegExp(skip)
  const shape = path =>
    path
      .replace(/\?.*/, '')
      .replace(/TKT-[\d-]+|IMB-[\w-]+/g, 'N')
      .replace(/[\da-f]{8}-[\da-f-]{20,}|[\w-]{32,}/g, 'ID')
      .replace(/\d[\d.%/A-Za-z-]*/g, 'D')

  async function read(path) {
    const answer = await fetch(path)
    const isPage = /text\/html/.test(answer.headers.get('content-type') ?? '')
    return isPage ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null
  }
  const asks = field =>
    field.matches('textarea, input:not([type]), input:is([type=text],[type=search],[type=file],[type=email],[type=tel],[type=url])')
  const formsOf = doc =>
    [...doc.querySelectorAll('form[method=post]')].filter(
      form => !passedBy.test(form.getAttribute('action') ?? '') && [...form.elements].some(field => asks(field) && !field.readOnly),
    )

  // null = any words do.
  function plausible({ name, type, value }) {
    if (/mail|surel|address/.test(name) || type === 'email') return 'budi@dinkes.example'
    if (/phone|telepon|wa$/.test(name) || type === 'tel') return '0812-3456-7890'
    if (/until$|from$|signed|berlaku/.test(name)) return '2030-01-01'
    if (/url|site|csaf|link/.test(name) || type === 'url') return 'https://contoh.example'
    if (/organisation/.test(name)) return '35.25'
    if (/nip|sidik|fingerprint|pgp|_day|_month|_year|_time/.test(name)) return ''
    if (/domain|range|slug|prefix|code|kode|zone|colour|number|pattern|classification|seq|minutes|days|hours|jam|^no$|^ke$/.test(name))
      return value
    return null
  }
  const table = 'kode,nama,jenis,induk\n35.99,"<img src=x onerror=alert(1)>",opd,35\n"=1+1",=cmd,x,"<svg onload=alert(2)>"\n'
  function fileFor({ accept }, everywhere) {
    if (everywhere)
      return new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], `${next(names)}.svg`, { type: 'image/svg+xml' })
    return new File([/csv/.test(accept) ? table : 'catatan'], `${next(names)}.txt`, { type: 'text/plain' })
  }
  // Whatever the word is, raw HTML would show by what follows it.
  function hostile({ maxLength }) {
    const most = maxLength > 0 ? maxLength : 100_000
    return `${next(words).slice(0, Math.max(0, most - telltale.length))}${telltale}`.slice(0, most)
  }
  function filled(form, everywhere) {
    const sent = new FormData(form)
    for (const field of form.elements) {
      if (!field.name || field.tabIndex < 0) continue
      if (field.type === 'file') sent.set(field.name, fileFor(field, everywhere))
      else if (asks(field)) sent.set(field.name, (everywhere ? null : plausible(field)) ?? hostile(field))
      else if (field.tagName === 'SELECT' && !field.value) sent.set(field.name, [...field.options].find(one => one.value)?.value ?? '')
      else if (field.type === 'radio' && !sent.has(field.name)) sent.set(field.name, field.value)
    }
    const button = [...form.elements].find(one => one.type === 'submit' && one.name)
    if (button) sent.set(button.name, button.value)
    return sent
  }
  async function send(path, form, everywhere) {
    const sent = filled(form, everywhere)
    const body =
      form.enctype === 'multipart/form-data' ? sent : new URLSearchParams([...sent].filter(([, value]) => typeof value === 'string'))
    const answer = await fetch(form.getAttribute('action') ?? path, { method: 'POST', body })
    const text = await answer.text()
    const { status, url, redirected } = answer
    answers.push({
      path,
      action: form.getAttribute('action') ?? path,
      status,
      where: redirected && status === 200 ? url.replace(location.origin, '') : null,
      html: redirected || !/text\/html/.test(answer.headers.get('content-type')) ? '' : text,
      policy: answer.headers.get('content-security-policy'),
    })
    return redirected ? null : new DOMParser().parseFromString(text, 'text/html')
  }

  const waiting = [...starts]
  while (waiting.length > 0) {
    const path = waiting.shift()
    const known = starts.includes(path) ? path : shape(path)
    if (seen.has(known)) continue
    seen.add(known).add(shape(path))
    const doc = await read(path)
    if (!doc) continue
    pages.push(path)
    if (follow)
      for (const link of doc.querySelectorAll('a[href^="/"]:not([download])')) {
        const to = link.getAttribute('href').replace(/#.*/, '')
        if (!passedBy.test(to) && !/\.\w+(\?|$)|\/(gambar|berkas|lampiran|zip|unduh)\b/.test(to)) waiting.push(to)
      }
    for (let at = 0; at < formsOf(doc).length; at += 1) {
      const kind = `${shape(formsOf(doc)[at].getAttribute('action') ?? path)} ${starts.includes(path) ? path : ''}`
      if (tried.has(kind)) continue
      tried.add(kind)
      const isPicky = [...formsOf(doc)[at].elements].some(field => asks(field) && (field.type === 'file' || plausible(field) !== null))
      for (const everywhere of isPicky ? [false, true] : [false]) {
        let form = formsOf((await read(path)) ?? doc)[at]
        // A form of several screens answers with the next one.
        for (let screen = 0; form && screen < 5; screen += 1) {
          const after = await send(path, form, everywhere)
          const further = after && formsOf(after)[0]
          form = further && further.getAttribute('action') !== form.getAttribute('action') ? further : null
        }
      }
    }
  }
  const holding = []
  for (const path of new Set([...pages, ...answers.flatMap(({ where }) => where ?? [])]))
    if (marked.test(await (await fetch(path)).text())) holding.push(path)
  return { holding, answers }
}
