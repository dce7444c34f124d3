// Keyboard, drafts on the device, and news of the queue. Every page works without this file.
const root = document.documentElement
const one = selector => document.querySelector(selector)
const all = selector => [...document.querySelectorAll(selector)]
// The page says which language it is in.
const said = (text, english) => (root.lang === 'en' ? english : text)
const key = name => `tanggap.${name}`
const room = { a: '/konsol/antrean', t: '/konsol/tiket/baru', v: '/konsol/observabel' }

function keep(where, action, ...args) {
  try {
    return window[where][action](...args)
  } catch {
    return null // private mode, or storage full: nothing is kept, no harm
  }
}
const local = (action, ...args) => keep('localStorage', action, ...args)
const session = (action, ...args) => keep('sessionStorage', action, ...args)

one('.summary')?.focus()
saySaved()
folds()
keyboard()
drafts()
queueNews()
queueForms()
watchStatus()
checkDraft()
copying()
palette()
mentions()
liveRegion('preview', '#pratinjau')
liveRegion('count', '#hitungan')
for (const form of all('form[action="/keluar"]')) form.addEventListener('submit', forgetAll)

// Folded on a phone alone: where the style sheet shows a section all the same, its mark and what is spoken say so too.
function folds() {
  const wide = matchMedia('(min-width: 64rem)')
  const open = () => {
    for (const fold of all('.fold')) {
      if (wide.matches) fold.open = true
      fold.firstElementChild.tabIndex = wide.matches ? -1 : 0
    }
    // A page that is still loading has no :target yet.
    const here = document.getElementById(location.hash.slice(1))
    for (const fold of [here?.querySelector(':scope > .fold'), here?.closest('.fold')]) if (fold) fold.open = true
  }
  for (const fold of all('.fold')) fold.firstElementChild.addEventListener('click', event => wide.matches && event.preventDefault())
  for (const where of [wide, window]) where.addEventListener(where === wide ? 'change' : 'hashchange', open)
  open()
}

// A live region speaks only what comes into it: what stood there from the start is put into one of its own, for a while.
function saySaved() {
  const words = one('.said.stays')?.firstChild?.textContent
  if (!words) return
  const live = document.createElement('div')
  live.className = 'vh'
  live.setAttribute('role', 'status')
  document.body.append(live)
  setTimeout(() => (live.textContent = words), 300)
  setTimeout(() => live.remove(), 10_000)
}

function keyboard() {
  const dialog = one('#pintasan')
  const box = one('#pintasan-nyala')
  const longAgo = Number.NEGATIVE_INFINITY
  let going = longAgo
  box.checked = local('getItem', key('pintasan')) !== 'mati'
  root.classList.toggle('keys-on', box.checked)
  box.addEventListener('change', () => {
    local('setItem', key('pintasan'), box.checked ? 'nyala' : 'mati')
    root.classList.toggle('keys-on', box.checked)
  })
  for (const twin of all('[data-shortcuts]')) {
    twin.closest('[hidden]').hidden = false
    twin.checked = box.checked
    twin.addEventListener('change', () => box.click())
    box.addEventListener('change', () => (twin.checked = box.checked))
  }
  for (const opener of all('[data-open=pintasan]')) {
    opener.hidden = false
    opener.addEventListener('click', () => dialog.showModal())
  }
  if (location.pathname === room.a) session('setItem', key('antrean'), location.href)

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !box.checked || dialog.open) return
    if (event.key === 'Escape' && isTyping(event.target)) return event.target.blur()
    if (isTyping(event.target)) return
    const wasGoing = event.timeStamp - going < 1500
    go(false)
    if (event.key === 'g') {
      going = event.timeStamp
      return go(true)
    }
    going = longAgo
    const act = wasGoing ? () => visit(event.key) : acts[event.key]
    if (act?.() === true) event.preventDefault()
  })

  const acts = {
    j: () => step(1),
    k: () => step(-1),
    u: () => back(),
    n: () => focus('[data-key=n]') || focus('#langkah a, #langkah button'),
    c: () => focus('#catatan textarea'),
    e: () => focus('[data-key=e]'),
    b: () => focus('#observabel a'),
    ...triage(),
    '/': () => focus('#cari'),
    '?': () => dialog.showModal() ?? true,
  }
}

// On the queue: of the row in focus, or of all that are ticked. On a ticket: its own choices.
function triage() {
  return {
    x: () => press(rowHere()?.querySelector('[name=no]')),
    1: () => (ticked().length > 0 ? actOn('terima') : press(rowHere()?.querySelector('[data-accept]')) || take(1)),
    2: () => actOn('duplikat') || take(2),
    3: () => actOn('tolak') || take(3),
    h: () => actOn('tunda') || press(one('[data-key=h]')),
    '[': () => beside(-1),
    ']': () => beside(1),
  }
}

function rowHere() {
  return document.activeElement?.closest('[data-row]')
}

function ticked() {
  return all('[name=no]:checked')
}

// What needs no word more is done, or asked on a page of its own; else the field that it asks takes the focus, and Enter there sends the form.
function actOn(act) {
  const form = one('#massal')
  const box = rowHere()?.querySelector('[name=no]')
  if (!form || (ticked().length === 0 && !box)) return false
  if (ticked().length === 0) box.click()
  form.elements.act.value = act
  form.elements.act.dispatchEvent(new Event('change', { bubbles: true }))
  const asked = act === 'tunda' ? form.elements.until : form.elements.reason
  if (act === 'terima' || act === 'duplikat') form.requestSubmit()
  else asked.focus()
  return true
}

// One of the ticket's choices: what it asks first, else the button itself.
function take(number) {
  const button = one(`[data-quick="${number}"]`)
  const fold = button?.closest('.fold')
  if (fold) fold.open = true
  const asked = [...(button?.form.elements ?? [])].find(field => field.matches('input:not([type=hidden]),textarea,select') && !field.value)
  if (asked) return asked.focus() ?? true
  return press(button)
}

// On the queue the view beside this one; on a ticket the one beside it in the list that was last looked at.
function beside(by) {
  const tabs = all('[data-view]')
  const links = tabs.length > 0 ? tabs.map(tab => tab.href) : JSON.parse(session('getItem', key('daftar')) ?? '[]')
  const here = tabs.length > 0 ? tabs.findIndex(tab => tab.ariaCurrent) : links.indexOf(location.origin + location.pathname)
  const next = here < 0 ? undefined : links[here + by]
  return next ? open(next) : false
}

function queueForms() {
  const boxes = all('[name=no]')
  const count = one('[data-ticked]')
  const whole = one('[data-all]')
  const say = () => (count.textContent = ticked().length > 0 ? `${ticked().length} ${said('tiket', 'tickets')}` : '')
  if (boxes.length > 0 && count && whole) {
    whole.hidden = false
    whole.addEventListener('click', () => {
      const on = boxes.some(box => !box.checked)
      for (const box of boxes) box.checked = on
      say()
    })
    for (const box of boxes) box.addEventListener('change', say)
    say()
  }
  const rows = all('[data-row] th a')
  if (one('[data-view]')) session('setItem', key('daftar'), JSON.stringify(rows.map(row => row.href)))
  const last = session('getItem', key('terakhir'))
  session('removeItem', key('terakhir'))
  rows.find(row => row.href === last)?.focus()
  suggest(one('[data-suggest]'))
}

// The list suggests the next part after those that are typed already.
function suggest(field) {
  const list = field?.list
  if (!list) return
  const words = [...list.options].map(option => option.value)
  field.addEventListener('input', () => {
    const before = field.value.slice(0, field.value.lastIndexOf(' ') + 1)
    if (list.dataset.before === before) return
    list.dataset.before = before
    list.replaceChildren(...words.map(word => new Option('', before + word)))
  })
}

const isTyping = target => target.matches('input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable]')
const go = on => root.classList.toggle('going', on)

function open(address) {
  location.assign(address)
  return true
}

// Back where one was: the row that was opened has the focus again.
function back() {
  session('setItem', key('terakhir'), location.origin + location.pathname)
  return open(session('getItem', key('antrean')) ?? room.a)
}

function visit(letter) {
  const address = one(`[data-key="g ${CSS.escape(letter)}"]`)?.href ?? room[letter]
  return address ? open(address) : false
}

function focus(selector) {
  const found = one(selector)
  found?.focus()
  found?.scrollIntoView({ block: 'nearest' })
  return Boolean(found)
}

function press(button) {
  button?.click()
  return Boolean(button)
}

// The focus itself walks the rows, so that Enter opens and a screen reader follows.
function step(by) {
  const rows = all('[data-row]')
  const here = rows.indexOf(document.activeElement?.closest('[data-row]'))
  const next = rows[here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + by))]
  next?.querySelector('a')?.focus()
  return Boolean(next)
}

// Ctrl+K: everything the search finds, and the ways through the console, by keyboard alone. The focus stays in the box.
function palette() {
  if (!one('#cari')) return
  const dialog = document.createElement('dialog')
  const box = document.createElement('input')
  const says = document.createElement('p')
  let list = document.createElement('div')
  let waiting = 0
  let asked = 0
  dialog.id = 'palet'
  dialog.setAttribute('aria-label', said('Cari dan perintah', 'Search and commands'))
  list.id = 'palet-isi'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', said('Hasil', 'Results'))
  says.className = 'soft'
  says.setAttribute('role', 'status')
  box.placeholder = said('Cari tiket, instansi, indikator, atau perintah', 'Search tickets, agencies, indicators, or commands')
  const facts = {
    type: 'text',
    role: 'combobox',
    'aria-expanded': 'true',
    'aria-controls': 'palet-isi',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
  }
  for (const [name, value] of Object.entries({ ...facts, 'aria-label': box.placeholder })) box.setAttribute(name, value)
  dialog.append(box, list, says)
  document.body.append(dialog)

  const options = () => [...list.querySelectorAll('[role=option]')]
  const chosen = () => list.querySelector('[aria-selected=true]')
  function choose(option) {
    chosen()?.setAttribute('aria-selected', 'false')
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    option ? box.setAttribute('aria-activedescendant', option.id) : box.removeAttribute('aria-activedescendant')
  }
  function move(by) {
    const each = options()
    if (each.length > 0) choose(each[(each.indexOf(chosen()) + by + each.length) % each.length])
  }
  async function ask() {
    const mine = ++asked
    const answer = await fetch(`/konsol/palet?${new URLSearchParams({ q: box.value })}`).catch(() => null)
    if (mine !== asked || !answer?.ok || answer.redirected) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#palet-isi')
    if (!fresh || mine !== asked) return
    list.replaceWith(fresh)
    list = fresh
    says.textContent = fresh.dataset.said
    choose(options()[0])
  }
  document.addEventListener('keydown', event => {
    if (event.key !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    if (dialog.open || one('dialog[open]')) return
    dialog.showModal()
    box.focus()
    box.select()
    ask()
  })
  box.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, 120)
  })
  box.addEventListener('keydown', event => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) move(by)
    else if (event.key === 'Enter') {
      const href = chosen()?.dataset.href
      location.assign(href ?? `/konsol/cari?${new URLSearchParams({ q: box.value })}`)
    } else return
    event.preventDefault()
  })
  dialog.addEventListener('click', event => {
    const option = event.target.closest('[role=option]')
    if (option) location.assign(option.dataset.href)
    else if (event.target === dialog) dialog.close()
  })
}

// Names of colleagues under a note, while one types @ and the beginning of one. The focus stays in the note.
function mentions() {
  const people = one('[data-mentions]')
  const field = people?.closest('form').elements.text
  if (!field) return
  const names = JSON.parse(people.dataset.mentions)
  const list = document.createElement('div')
  list.id = 'sebut'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', said('Rekan', 'Colleagues'))
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', list.id)
  field.after(list)
  const chosen = () => list.querySelector('[aria-selected=true]')
  const typed = () => /(?:^|[^\p{L}\p{N}._%+@-])@([\p{L}\p{N} .'’-]{0,60})$/u.exec(field.value.slice(0, field.selectionStart))?.[1]

  function choose(option) {
    chosen()?.setAttribute('aria-selected', 'false')
    option?.setAttribute('aria-selected', 'true')
    option ? field.setAttribute('aria-activedescendant', option.id) : field.removeAttribute('aria-activedescendant')
  }
  function close() {
    list.hidden = true
    choose()
  }
  function offer() {
    const begun = typed()?.toLowerCase()
    const fits =
      begun === undefined ? [] : names.filter(name => ` ${name.toLowerCase()}`.includes(` ${begun}`) && name.toLowerCase() !== begun)
    if (fits.length === 0) return close()
    list.replaceChildren(
      ...fits.slice(0, 6).map((name, at) => {
        const option = document.createElement('div')
        option.id = `sebut-${at}`
        option.setAttribute('role', 'option')
        option.textContent = name
        return option
      }),
    )
    list.hidden = false
    choose(list.firstChild)
  }
  function take(option) {
    const at = field.selectionStart
    const from = at - typed().length
    field.setRangeText(`${option.textContent} `, from, at, 'end')
    close()
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.focus()
  }
  field.addEventListener('input', offer)
  field.addEventListener('blur', () => setTimeout(close, 200))
  list.addEventListener('click', event => take(event.target.closest('[role=option]')))
  field.addEventListener('keydown', event => {
    if (list.hidden || event.isComposing) return
    const options = [...list.children]
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) choose(options[(options.indexOf(chosen()) + by + options.length) % options.length])
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen())
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
}

// An indicator as machines compare it; the page shows it so that nobody clicks it.
function copying() {
  for (const button of all('[data-copy]')) {
    button.hidden = !navigator.clipboard
    button.addEventListener('click', async () => {
      const done = await navigator.clipboard.writeText(button.dataset.copy).then(
        () => said('Disalin', 'Copied'),
        () => said('Tidak bisa menyalin', 'Cannot copy'),
      )
      button.textContent = done
      const says = one('.said')
      if (says) says.textContent = `${done}.`
    })
  }
}

function drafts() {
  forgetSent()
  const keeps = local('setItem', key('ada'), '1') !== null
  for (const note of all('[data-draft-note]')) note.hidden = !keeps
  for (const field of all('textarea[data-draft]')) {
    const name = key(field.dataset.draft)
    const kept = local('getItem', name)
    if (kept && !field.value) {
      field.value = kept
      offerToClear(field, name)
    } else if (kept && plain(kept) !== plain(field.value)) offerToRestore(field, name, kept)
    field.addEventListener('input', () => (field.value ? local('setItem', name, field.value) : local('removeItem', name)))
    field.form.addEventListener('submit', () => {
      const sent = JSON.parse(session('getItem', key('terkirim')) ?? '[]')
      session('setItem', key('terkirim'), JSON.stringify([...sent, { name, from: location.pathname }]))
    })
  }
}

// Whoever signs out leaves nothing of their work on the device; the shortcuts stay as they were chosen.
function forgetAll() {
  for (const name of Object.keys(localStorage)) if (name.startsWith('tanggap.') && name !== key('pintasan')) local('removeItem', name)
  session('clear')
}

// A draft that was sent is dropped once the server shows it: on another page, or among the notes of this one.
function forgetSent() {
  const sent = JSON.parse(session('getItem', key('terkirim')) ?? '[]')
  session('removeItem', key('terkirim'))
  if (one('.summary')) return
  const shown = plain(
    all('.timeline')
      .map(list => list.textContent)
      .join(' '),
  )
  for (const { name, from } of sent) {
    const kept = local('getItem', name)
    if (kept && (from !== location.pathname || shown.includes(plain(kept)))) local('removeItem', name)
  }
}

function plain(text) {
  return text.replace(/\s+/g, ' ').trim()
}

// The server knows a text, and the device a later one that was never saved.
function offerToRestore(field, name, kept) {
  const note = document.createElement('p')
  const restore = document.createElement('button')
  note.className = 'hint'
  note.append(said('Di perangkat ini ada tulisan yang belum disimpan. ', 'This device holds text that was not saved. '), restore)
  restore.className = 'quiet'
  restore.type = 'button'
  restore.textContent = said('Pulihkan', 'Restore')
  restore.addEventListener('click', () => {
    field.value = kept
    note.remove()
    offerToClear(field, name)
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.focus()
  })
  field.before(note)
}

function offerToClear(field, name) {
  const note = document.createElement('p')
  const clear = document.createElement('button')
  note.className = 'hint'
  note.setAttribute('role', 'status')
  note.append(said('Draf di perangkat ini dikembalikan. ', 'The draft on this device was brought back. '), clear)
  clear.className = 'quiet'
  clear.type = 'button'
  clear.textContent = said('Kosongkan', 'Clear')
  clear.addEventListener('click', () => {
    local('removeItem', name)
    field.value = ''
    note.remove()
    field.focus()
  })
  field.before(note)
}

// Nothing reorders under the cursor: the page says what is new and offers to load it.
function queueNews() {
  const says = one('[data-poll]')
  if (!says) return
  const known = new Set(all('[data-row]').map(row => row.dataset.row))
  const address = says.dataset.poll || location.href
  let tag = null
  setInterval(async () => {
    if (document.hidden) return
    const answer = await fetch(address, { headers: tag ? { 'If-None-Match': tag } : {} }).catch(() => null)
    if (!answer?.ok || answer.redirected) return
    tag = answer.headers.get('ETag')
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = [...page.querySelectorAll('[data-row]')].filter(row => !known.has(row.dataset.row)).length
    for (const count of all('[data-view] .count')) {
      const view = count.closest('[data-view]').dataset.view
      count.textContent = page.querySelector(`[data-view="${CSS.escape(view)}"] .count`)?.textContent ?? count.textContent
    }
    if (fresh > 0) tell(says, fresh)
  }, 30_000)
}

// What changed is drawn where it stands, so that nothing moves; rows that came or went are only told of.
function watchStatus() {
  const says = one('[data-watch]')
  if (!says) return
  let tag = null
  setInterval(async () => {
    if (document.hidden) return
    const answer = await fetch(location.href, { headers: tag ? { 'If-None-Match': tag } : {} }).catch(() => null)
    if (!answer?.ok || answer.redirected) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const now = new Map([...page.querySelectorAll('[data-live]')].map(part => [part.dataset.live, part]))
    const shown = all('[data-live]')
    let left = 0
    for (const part of shown) {
      const fresh = now.get(part.dataset.live)
      if (!fresh || fresh.outerHTML === part.outerHTML) continue
      if (part.contains(document.activeElement)) left++
      else part.replaceWith(fresh)
    }
    tag = left > 0 ? null : answer.headers.get('ETag')
    const known = new Set(shown.map(part => part.dataset.live))
    const moved = [...known].filter(name => !now.has(name)).length + [...now.keys()].filter(name => !known.has(name)).length
    if (moved > 0) tell(says, moved, says.dataset.watch)
  }, 15_000)
}

// What a form comes to, while it is filled in: the page that its button brings, of which this takes one region over.
function liveRegion(name, selector) {
  const form = one(`form[data-${name}]`)
  if (!form) return
  const address = form.dataset[name]
  let waiting = 0
  let asked = 0
  async function ask() {
    const mine = ++asked
    const body = new FormData(form)
    body.delete('files')
    const answer = await fetch(address, { method: 'POST', body }).catch(() => null)
    if (!answer || answer.redirected || mine !== asked) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector(selector)
    if (!fresh || mine !== asked) return
    const [says, said] = [one(`${selector} [role=status]`), fresh.querySelector('[role=status]')]
    if (says && said) {
      says.replaceChildren(...said.childNodes)
      said.replaceWith(says)
    }
    one(selector).replaceChildren(...fresh.childNodes)
  }
  form.addEventListener('input', event => {
    if (event.target.type === 'file') return
    clearTimeout(waiting)
    waiting = setTimeout(ask, 500)
  })
  form.querySelector(`[formaction^="${CSS.escape(address)}"]`)?.addEventListener('click', event => {
    event.preventDefault()
    clearTimeout(waiting)
    ask()
  })
}

// What is wrong with a playbook's draft, while it is typed; the same check as on saving.
function checkDraft() {
  const says = one('[data-check]')
  const field = one('textarea[name=source]')
  if (!says || !field) return
  let timer = null
  let asked = 0
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const mine = ++asked
      const body = new URLSearchParams({ source: field.value })
      const answer = await fetch(says.dataset.check, { method: 'POST', body }).catch(() => null)
      if (!answer?.ok || mine !== asked) return
      showFaults(says, (await answer.json()).faults)
    }, 600)
  })
}

function showFaults(says, faults) {
  const head = document.createElement('p')
  head.textContent =
    faults.length === 0
      ? said('✓ Tidak ada kesalahan.', '✓ No errors.')
      : `✗ ${faults.length} ${said('kesalahan; draf boleh disimpan, belum dapat diterbitkan.', 'errors; the draft can be saved, but not yet published.')}`
  const list = document.createElement('ol')
  list.className = 'plain'
  for (const { line, reason } of faults) {
    const item = document.createElement('li')
    const where = document.createElement('strong')
    where.textContent = `${said('Baris', 'Line')} ${line}`
    item.append(where, `: ${reason}`)
    list.append(item)
  }
  says.replaceChildren(head, ...(faults.length > 0 ? [list] : []))
}

function tell(says, fresh, what = said('tiket baru', 'new tickets')) {
  const words = `${fresh} ${what} – `
  if (says.firstChild?.data === words) return
  const load = document.createElement('a')
  load.href = location.href
  load.textContent = said('Muat', 'Load')
  says.replaceChildren(words, load)
}

// Evidence dropped or pasted anywhere on the page joins what is chosen already; sending stays an act.
for (const form of document.querySelectorAll('form[data-drop]')) {
  const input = form.querySelector('[type=file]')
  const says = form.querySelector('[data-drop-says]')
  const take = (event, from) => {
    if (!from?.files.length) return
    event.preventDefault()
    const box = new DataTransfer()
    for (const file of [...input.files, ...from.files]) box.items.add(file)
    input.files = box.files
    says.textContent = `${box.files.length} ${said('berkas siap diunggah.', 'files ready to upload.')}`
    form.querySelector('button').focus()
  }
  says.textContent = said('Bisa juga diseret ke halaman ini, atau ditempel.', 'Can also be dropped on this page, or pasted.')
  document.addEventListener('dragover', event => event.dataTransfer.types.includes('Files') && event.preventDefault())
  document.addEventListener('drop', event => take(event, event.dataTransfer))
  // Words that were copied together with their picture are words where one is typing.
  document.addEventListener('paste', event => {
    const words = isTyping(event.target) && event.clipboardData.types.includes('text/plain')
    if (!words) take(event, event.clipboardData)
  })
}
