// @ts-check
// "Read to me": reads what stands on a screen of the panel, sentence by sentence, and marks the one that is read. Nothing is
// read by itself. A sound of this server goes first (a person's recording, else a program's voice; the list of both is at
// data-src), then a voice of this tablet that needs no network; without either the button is not there.

const button = /** @type {HTMLButtonElement | null} */ (document.getElementById('aloud'));
const root = document.documentElement;
const main = /** @type {HTMLElement} */ (document.getElementById('main'));
/** Not read: what is not seen, and what is typed. */
const QUIET = '[hidden],.vh,script,style,textarea,select,audio,video,.hear,.plays,[aria-hidden=true]';
/** Voices made for fun. */
const ODD = /eddy|flo|grandma|grandpa|reed|rocko|sandy|shelley|albert|bahh|bells|boing|bubbles|jester|organ|trinoids|whisper|wobble|zarvox/i;
/** A voice that has not begun by then does not speak. */
const PATIENCE = 2500;

/** @type {Record<string, string>} the address of each sentence's sound */
let said = {};
const player = new Audio();
/** Which reading is going on; another number ends the one before. */
let reading = 0;
/** Takes the mark away from what is read. */
let unmark = () => {};

/** As the server cuts it (`sentences` in src/aloud/rules.rs). @param {string} text */
export const sentences = text => [...text.matchAll(/\S[^]*?(?:[.?!…]["'”’)]*(?=\s|$)|$)/g)]
  .map(found => ({ at: found.index, words: found[0], key: found[0].replace(/\s+/g, ' ').trim() }))
  .filter(piece => /[\p{L}\p{N}]/u.test(piece.words));

const voice = () => globalThis.speechSynthesis?.getVoices()
  .find(one => one.localService && /^en[-_]GB/i.test(one.lang) && !ODD.test(one.name));

/** @param {Node} root */
function texts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node =>
    node.nodeValue?.trim() && !node.parentElement?.closest(QUIET) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
  /** @type {Text[]} */
  const found = [];
  while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode));
  return found;
}

/** A whole screen: where one is, what it says, the ways on, and Help, Break and Stop. */
const everything = () => [...document.querySelectorAll('.bar .where, #main, nav.always')].flatMap(texts);

/** Plays a sound to its end; false if it cannot be played. @param {string} address */
const play = address => new Promise(done => {
  player.onended = () => done(true);
  player.onerror = () => done(false);
  player.onpause = () => player.ended || done(true);
  player.src = address;
  player.play().catch(() => done(false));
});

/** Speaks with the tablet's own voice; false if it does not. @param {string} words */
const speak = words => new Promise(done => {
  const own = voice();
  if (!own) return done(false);
  const spoken = new SpeechSynthesisUtterance(words);
  Object.assign(spoken, { voice: own, lang: own.lang, rate: 0.9, onend: () => done(true), onerror: () => done(false) });
  const late = setTimeout(() => done(false), PATIENCE);
  spoken.onstart = () => clearTimeout(late);
  speechSynthesis.speak(spoken);
});

/** @param {boolean} on */
function show(on) {
  if (!button) return;
  const words = /** @type {HTMLElement} */ (button.lastElementChild);
  button.dataset.read ??= words.textContent ?? '';
  words.textContent = (on ? button.dataset.stop : button.dataset.read) ?? '';
  button.setAttribute('aria-pressed', String(on));
}

function hush() {
  reading++;
  // At once, and not when the player has noticed that it was stopped: by then the next sentence may have the mark.
  unmark();
  player.pause();
  globalThis.speechSynthesis?.cancel();
  show(false);
}

/** Reads these texts, one sentence after the other. @param {Text[]} all */
async function read(all) {
  hush();
  const now = reading;
  show(true);
  for (const text of all) {
    const pieces = sentences(text.data);
    const whole = text.parentElement;
    if (!whole) continue;
    for (const { at, words, key } of pieces) {
      if (now !== reading) return;
      // What nobody can say is left out, and not marked as if it were heard.
      if (!said[key] && !voice()) continue;
      const range = new Range();
      range.setStart(text, at);
      range.setEnd(text, at + words.length);
      mark(range);
      const heard = said[key] && await play(said[key]);
      if (!heard && now === reading) await speak(key);
      if (now === reading) unmark();
    }
  }
  if (now === reading) hush();
}

/** Marks what is read and moves nothing; where a browser can mark no part of a text, all of it. @param {Range} range */
function mark(range) {
  const highlights = globalThis.CSS?.highlights;
  const whole = /** @type {HTMLElement} */ (range.startContainer.parentElement);
  whole.classList.add('spoken');
  whole.classList.toggle('whole', !highlights);
  highlights?.set('spoken', new Highlight(range));
  whole.scrollIntoView({ block: 'nearest' });
  unmark = () => {
    whole.classList.remove('spoken', 'whole');
    highlights?.delete('spoken');
    unmark = () => {};
  };
}

/** The small speaker beside each choice, once there is something to hear it with. */
function hears() {
  for (const hear of /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll('.heard > .hear'))) {
    hear.onclick = () => read(texts(/** @type {Element} */ (hear.previousElementSibling)));
  }
}

/** A big button in place of a browser's own small ones, for each sound that somebody said and each clip in sign language. */
function plays() {
  for (const sound of /** @type {NodeListOf<HTMLMediaElement>} */ (main.querySelectorAll('audio[data-hear], video[data-hear]'))) {
    const { hear = '', stop = '' } = sound.dataset;
    const play = document.createElement('button');
    play.type = 'button';
    play.className = 'listen plays';
    play.innerHTML = `${button?.querySelector('img')?.outerHTML ?? ''}<span></span>`;
    const words = /** @type {HTMLElement} */ (play.lastElementChild);
    const state = () => {
      words.textContent = sound.paused ? hear : stop;
      play.setAttribute('aria-label', `${words.textContent}: ${sound.getAttribute('aria-label')}`);
      play.setAttribute('aria-pressed', String(!sound.paused));
    };
    sound.controls = false;
    sound.onplay = sound.onpause = sound.onended = sound.onemptied = state;
    sound.onerror = () => {
      if (!sound.src) return;
      sound.onerror = null;
      play.after(sound.textContent ?? '');
    };
    play.onclick = () => {
      if (!sound.paused) return sound.pause();
      hush();
      /** @type {NodeListOf<HTMLMediaElement>} */ (main.querySelectorAll('audio, video')).forEach(other => other.pause());
      sound.currentTime = 0;
      sound.play().catch(() => {});
    };
    state();
    sound.after(play);
  }
}

async function begin() {
  // Who reads the words themselves has said so.
  if (!button || root.dataset.aloud === 'off') return;
  const list = button.dataset.src;
  if (list) said = await fetch(list).then(answer => (answer.ok ? answer.json() : {})).catch(() => ({}));
  const offer = () => {
    const can = voice() || texts(main).some(text => sentences(text.data).some(piece => said[piece.key]));
    if (root.dataset.heard === 'yes' || !can) return;
    root.dataset.heard = 'yes';
    hears();
  };
  offer();
  globalThis.speechSynthesis?.addEventListener?.('voiceschanged', offer);
  button.onclick = () => (button.getAttribute('aria-pressed') === 'true' ? hush() : read(everything()));
  addEventListener('pagehide', hush);
}

plays();
begin();
