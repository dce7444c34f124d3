// For the report alone, and only once somebody has begun one: while there is no line the empty form still opens, and what could not be
// sent is offered for sending again. Nothing typed is kept here: it stands in the page, and on the device by publik.js.
const shelf = 'lapor-1'
const home = new URL(self.registration.scope).pathname
/** `?bahasa=en` where the report was begun in English. */
const { search } = self.location
const sheets = ['/aset/publik.css', '/aset/publik.js']

self.addEventListener('install', event => event.waitUntil(keep().then(() => self.skipWaiting())))
self.addEventListener('activate', event => event.waitUntil(clear().then(() => self.clients.claim())))

self.addEventListener('fetch', event => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(navigate(request))
  else if (sheets.includes(pathname)) event.respondWith(fetch(request).catch(() => caches.match(pathname)))
})

async function keep() {
  const cache = await caches.open(shelf)
  // Without cookies: whoever is signed in is not kept.
  for (const path of [home, `${home}/luring`, ...sheets]) {
    const answer = await fetch(sheets.includes(path) ? path : path + search, { credentials: 'omit', cache: 'reload' })
    if (!answer.ok) throw new Error(path)
    await cache.put(path, answer)
  }
}

async function clear() {
  for (const name of await caches.keys()) if (name.startsWith('lapor-') && name !== shelf) await caches.delete(name)
}

async function navigate(request) {
  const sent = request.method === 'POST' ? request.clone() : null
  try {
    return await fetch(request)
  } catch {
    return sent ? again(sent) : withNewId()
  }
}

/** The kept form, as a report of its own: two begun from it are two reports. */
async function withNewId() {
  const answer = await caches.match(home)
  const html = await answer.text()
  return page(html.replace(/(name="form_id" value=")[^"]*/, `$1${timeOrderedId()}`), answer)
}

/** What was typed, as a form that sends it once more; the same form id keeps it one report. Files are chosen anew. */
async function again(request) {
  const answer = await caches.match(`${home}/luring`)
  const [html, fields] = await Promise.all([answer.text(), request.formData().catch(() => new FormData())])
  const texts = [...fields].filter(([, value]) => typeof value === 'string')
  const hidden = texts.map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`).join('')
  const { pathname } = new URL(request.url)
  return page(
    html.replace(/<form method="post" action="[^"]*\/lapor">/, () => `<form method="post" action="${escaped(pathname)}">${hidden}`),
    answer,
  )
}

function page(html, { headers }) {
  return new Response(html, {
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': headers.get('Content-Security-Policy') },
  })
}

function escaped(text) {
  return text.replace(/[&"<>\n]/g, sign => `&#${sign.charCodeAt(0)};`)
}

function timeOrderedId() {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}
