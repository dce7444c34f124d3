// Passkeys: a form with data-passkey asks the server for a challenge, the device for an answer, and is then sent as any form.
const ways = {
  create: json => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) }),
  get: json => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) }),
}

// A key belongs to a name: on a bare address (http://127.0.0.1) there are none.
const isNamed = /[a-z]/i.test(location.hostname) && !location.hostname.startsWith('[')
if (isNamed && window.PublicKeyCredential?.parseCreationOptionsFromJSON)
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false
    form.addEventListener('submit', event => {
      event.preventDefault()
      answer(form).catch(() => tell(form))
    })
  }

async function answer(form) {
  const asked = await fetch(form.dataset.challenge, { method: 'POST' })
  const credential = await ways[form.dataset.passkey](await asked.json())
  form.elements.response.value = JSON.stringify(credential.toJSON())
  form.submit()
}

function tell(form) {
  const says = form.querySelector('[role=status]')
  says.textContent =
    document.documentElement.lang === 'en'
      ? 'The passkey could not be read. Try again, or use another way.'
      : 'Kunci sandi tidak terbaca. Coba lagi, atau pakai cara lain.'
}
