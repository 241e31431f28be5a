// @ts-check
// Passkeys: shows the forms that need one where this browser knows them, asks the browser, fills the form and sends it.
// Everything else is a plain form; without this script, or without support, the button is simply not there.

/** @param {string} text */
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0));
/** @param {ArrayBuffer} buffer */
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

/** What the server sends has bytes as base64url; the browser wants bytes. @param {any} key */
function asked(key) {
  /** @param {{id: string}[] | undefined} list */
  const named = list => (list ?? []).map(one => ({ ...one, id: bytes(one.id) }));
  return {
    ...key,
    challenge: bytes(key.challenge),
    ...(key.user && { user: { ...key.user, id: bytes(key.user.id) }, excludeCredentials: named(key.excludeCredentials) }),
    ...(key.allowCredentials && { allowCredentials: named(key.allowCredentials) }),
  };
}

/** And back. @param {any} credential */
function answer(credential) {
  /** @type {Record<string, unknown>} */
  const response = {};
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  const transports = credential.response.getTransports?.();
  if (transports) response.transports = transports;
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response, extensions: credential.getClientExtensionResults() });
}

/** @param {HTMLFormElement} form */
function wake(form) {
  const failed = /** @type {HTMLElement} */ (form.querySelector('[data-failed]'));
  /** @param {string} name */
  const field = name => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  form.hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const come = await fetch(form.dataset.options ?? '', { headers: { accept: 'application/json' } });
      if (!come.ok) throw new Error(String(come.status));
      const { ceremony, options } = await come.json();
      const publicKey = asked(options.publicKey);
      const credential = form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey })
        : await navigator.credentials.get({ publicKey });
      field('ceremony').value = ceremony;
      field('credential').value = answer(credential);
      form.submit();
    } catch {
      // Cancelled, too late, or refused by the device: what to do is the same.
      failed.hidden = false;
    }
  });
}

if (window.PublicKeyCredential && window.isSecureContext) {
  for (const form of document.querySelectorAll('form[data-passkey]')) wake(/** @type {HTMLFormElement} */ (form));
  for (const hint of document.querySelectorAll('[data-no-passkey]')) /** @type {HTMLElement} */ (hint).hidden = true;
}
