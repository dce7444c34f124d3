// Kindnesses for phones: a draft on the device, smaller pictures, a copy button, a proof of not being a robot. Every form works without this file.
const key = name => `tanggap.${name}`
const said = (text, english) => (document.documentElement.lang === 'en' ? english : text)
const all = (selector, from = document) => [...from.querySelectorAll(selector)]

function store(action, ...args) {
  try {
    return localStorage[action](...args)
  } catch {
    return null // private mode, or storage full: no draft, no harm
  }
}

document.querySelector('.summary')?.focus()

// Whoever signs out of the portal leaves nothing of their work on the device.
for (const form of all('form[action="/keluar"]'))
  form.addEventListener('submit', () => {
    for (const name of Object.keys(localStorage)) if (name.startsWith('tanggap.')) store('removeItem', name)
  })

// Sent and received: the draft is no longer needed.
for (const done of all('[data-draft-done]')) store('removeItem', key(done.dataset.draftDone))

for (const form of all('form[data-draft]')) {
  const name = key(form.dataset.draft)
  const fields = all('input:not([type=hidden],[type=file],[tabindex="-1"]),textarea', form)
  const kept = JSON.parse(store('getItem', name) ?? '{}')
  let restored = false
  for (const field of fields) {
    const value = kept[field.name]
    if (!value) continue
    if (field.type === 'radio') {
      const chosen = fields.some(other => other.name === field.name && other.defaultChecked)
      if (chosen || field.value !== value) continue
      field.checked = restored = true
    } else if (!field.value) {
      field.value = value
      restored = true
    }
  }
  if (restored) offerToClear(form, name)
  form.addEventListener('input', () => {
    for (const field of fields) if (field.type !== 'radio' || field.checked) kept[field.name] = field.value
    store('setItem', name, JSON.stringify(kept))
  })
}

// A line may drop between two screens: from the first letter on the form can be opened and sent again without one.
for (const form of all('form[data-draft=lapor]'))
  form.addEventListener(
    'input',
    () => {
      const scope = new URL(form.action).pathname.replace(/(\/lapor)\/.*/, '$1')
      navigator.serviceWorker?.register(`/aset/luring.js${said('', '?bahasa=en')}`, { scope }).catch(() => {})
    },
    { once: true },
  )

function offerToClear(form, name) {
  const note = document.createElement('p')
  const clear = document.createElement('button')
  note.className = 'note'
  note.setAttribute('role', 'status')
  note.append(said('Isian terakhir di perangkat ini dikembalikan. ', 'What you last typed here is back. '), clear)
  clear.className = 'link'
  clear.type = 'button'
  clear.textContent = said('Kosongkan', 'Clear')
  clear.addEventListener('click', () => {
    store('removeItem', name)
    location.assign(location.pathname)
  })
  form.before(note)
}

for (const input of all('[data-shrink]')) {
  const says = input.form.querySelector('[data-shrink-says]')
  input.addEventListener('change', async () => {
    const before = [...input.files]
    const large = before.some(isLargePicture)
    says.textContent = large ? said('Memperkecil foto…', 'Shrinking photos…') : ''
    if (!large) return
    const after = await Promise.all(before.map(shrink))
    if (before.some((file, index) => input.files[index] !== file)) return // chosen anew meanwhile
    const box = new DataTransfer()
    for (const file of after) box.items.add(file)
    input.files = box.files
    says.textContent = said(
      `Foto diperkecil: ${megabytes(before)} menjadi ${megabytes(after)} MB.`,
      `Photos: ${megabytes(before)} to ${megabytes(after)} MB.`,
    )
  })
}

const isLargePicture = file => /^image\/(jpeg|png|webp)$/.test(file.type) && file.size > 600_000
const megabytes = files => (files.reduce((sum, file) => sum + file.size, 0) / 1e6).toFixed(1).replace('.', ',')

async function shrink(file) {
  if (!isLargePicture(file)) return file
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, 2000 / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = picture.width * scale
    canvas.height = picture.height * scale
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.82))
    if (!blob || blob.size >= file.size) return file
    return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg', lastModified: file.lastModified })
  } catch {
    return file
  }
}

for (const button of all('[data-copy]')) {
  button.hidden = !navigator.clipboard
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy)
    field.select()
    await navigator.clipboard.writeText(field.value)
    document.querySelector('[data-copy-says]').textContent = said('Tautan tersalin.', 'Link copied.')
  })
}

for (const button of all('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

// Tries numbers until a key begins as asked; each try is hashed outside this thread, so the page stays alive.
async function prove({ parameters }) {
  const { nonce, salt, cost, keyLength, keyPrefix } = parameters
  const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0])
  const counted = new DataView(password.buffer, password.length - 4)
  for (let counter = 0; ; counter++) {
    counted.setUint32(0, counter)
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    const derive = { name: 'PBKDF2', salt: bytes(salt), iterations: cost, hash: 'SHA-256' }
    const derivedKey = hex(await crypto.subtle.deriveBits(derive, key, keyLength * 8))
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey }
  }
}

const bytes = text => Uint8Array.from(text.match(/../g), pair => Number.parseInt(pair, 16))
const hex = buffer => [...new Uint8Array(buffer)].map(byte => byte.toString(16).padStart(2, '0')).join('')

for (const box of all('[data-proof]')) {
  const says = box.querySelector('[data-proof-says]')
  const challenge = JSON.parse(box.dataset.proof)
  const form = box.closest('form')
  const field = form.elements.altcha
  let over = !globalThis.crypto?.subtle
  if (!over) says.textContent = said('Peramban Anda sedang membuktikannya…', 'Your browser is proving it…')
  const done = over
    ? Promise.resolve()
    : prove(challenge).then(solution => {
        field.value = JSON.stringify({ challenge, solution })
        says.textContent = said('Terbukti: laporan ini langsung masuk antrean.', 'Proved: the report goes straight to the queue.')
      })
  // Who is quicker waits a little; whatever goes wrong, the report is sent.
  const enough = new Promise(resolve => setTimeout(resolve, 30_000))
  form.addEventListener('submit', async event => {
    if (over || field.value) return
    event.preventDefault()
    await Promise.race([done.catch(() => {}), enough])
    over = true
    form.requestSubmit(event.submitter)
  })
}
