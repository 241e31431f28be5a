// @ts-check
// Records somebody's voice into a form's file field, where a browser can: Start, Stop, hear it, then keep it, say it again or
// throw it away. Nothing is sent before "Keep it". Without this file, or without a microphone, the plain field stays.

/** Old iPads play only the first; the server looks at what it really is. */
const KINDS = ['audio/mp4', 'audio/webm;codecs=opus', 'audio/ogg;codecs=opus'];

/** @param {HTMLFormElement} form */
function recorder(form) {
  /** @template {HTMLElement} T @param {string} css @returns {T} */
  const one = css => /** @type {T} */ (form.querySelector(css));
  /** @type {(what: string) => HTMLButtonElement} */
  const button = what => one(`[data-do=${what}]`);
  const field = /** @type {HTMLInputElement} */ (one('input[type=file]'));
  const seconds = /** @type {HTMLInputElement | null} */ (one('[name=seconds]'));
  const listen = one('[data-listen]');
  const player = /** @type {HTMLAudioElement} */ (listen.querySelector('audio'));
  const bar = /** @type {HTMLProgressElement} */ (one('progress'));
  const most = Number(form.dataset.seconds);
  /** @type {MediaRecorder | undefined} */
  let recording;
  let began = 0;

  /** @param {'ready' | 'talking' | 'said'} state */
  function show(state) {
    button('start').hidden = state !== 'ready';
    button('stop').hidden = one('[data-talking]').hidden = state !== 'talking';
    listen.hidden = one('[data-after]').hidden = state !== 'said';
    button('again').hidden = button('away').hidden = state !== 'said';
    form.dataset.state = state;
    const how = /** @type {HTMLElement | null} */ (document.querySelector('[data-how]'));
    if (how) how.hidden = state !== 'ready';
  }

  /** @param {Blob[]} parts @param {string} kind */
  function said(parts, kind) {
    // Stopped before there was a sound to keep.
    if (!parts.length) return forget();
    const sound = new Blob(parts, { type: kind });
    if (seconds) seconds.value = String(Math.min(most, Math.round((performance.now() - began) / 1000)));
    tell({ sound, seconds: seconds?.value });
    hold(sound);
    button('keep').focus();
  }

  /** Says that there is something to keep, or nothing any more (`tablet.js`). @param {unknown} detail */
  const tell = detail => form.dispatchEvent(new CustomEvent('recorded', { bubbles: true, detail }));

  /** Puts a sound into the form. @param {Blob} sound */
  function hold(sound) {
    const kind = sound.type;
    const name = `voice.${kind.includes('mp4') ? 'm4a' : kind.includes('ogg') ? 'ogg' : 'webm'}`;
    const files = new DataTransfer();
    files.items.add(new File([sound], name, { type: kind }));
    field.files = files.files;
    player.src = URL.createObjectURL(sound);
    show('said');
  }

  async function start() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      // Refused, or no microphone: the other ways stay.
      one('[data-cannot]').hidden = false;
      return;
    }
    one('[data-cannot]').hidden = true;
    const kind = KINDS.find(kind => MediaRecorder.isTypeSupported(kind));
    /** @type {Blob[]} */
    const parts = [];
    const mine = recording = new MediaRecorder(stream, { ...(kind && { mimeType: kind }), audioBitsPerSecond: 32_000 });
    const turning = setInterval(() => { bar.value = (performance.now() - began) / 1000; }, 500);
    const end = setTimeout(() => mine.state === 'recording' && mine.stop(), most * 1000);
    mine.ondataavailable = event => { if (event.data.size) parts.push(event.data); };
    mine.onstop = () => {
      clearInterval(turning);
      clearTimeout(end);
      stream.getTracks().forEach(track => track.stop());
      said(parts, mine.mimeType.split(';')[0]);
    };
    began = performance.now();
    mine.start(1000);
    show('talking');
    button('stop').focus();
  }

  function forget() {
    tell(null);
    field.value = '';
    player.pause();
    player.removeAttribute('src');
    bar.value = 0;
    show('ready');
    button('start').focus();
  }

  if (!navigator.mediaDevices?.getUserMedia || !globalThis.MediaRecorder || !globalThis.DataTransfer) {
    one('[data-cannot]').hidden = false;
    return;
  }
  one('[data-file]').hidden = true;
  show('ready');
  button('start').onclick = start;
  button('stop').onclick = () => recording?.state === 'recording' && recording.stop();
  button('again').onclick = () => { forget(); start(); };
  button('away').onclick = forget;
  form.addEventListener('recalled', event => {
    const { sound, seconds: long } = /** @type {CustomEvent} */ (event).detail;
    if (form.dataset.state !== 'ready') return;
    if (seconds) seconds.value = long;
    hold(sound);
  });
}

for (const form of document.querySelectorAll('form.recorder')) recorder(/** @type {HTMLFormElement} */ (form));
