// One key presses what bears its physical code in data-code: the place on the keyboard counts, not the letter, so that
// a Bulgarian and a Latin layout work alike. A person can move keys or switch them off (data-keys of the page). While
// somebody types, keys are letters. G and then a key goes to a page (data-go); Shift and the key of / shows what there is.
const keys = document.documentElement.dataset.keys || '';
const on = keys !== 'off';
const placeOf = new Map(on && keys ? keys.split(' ').map(one => one.split('=')) : []); // shipped code → where it is now
const taken = new Set(placeOf.values());
const placed = code => placeOf.get(code) || code;
const meantBy = code => [...placeOf].find(([, place]) => place === code)?.[0] || (placeOf.has(code) || taken.has(code) ? '' : code);
const PATIENCE = 2000; // between G and the key after it, in milliseconds
let goes = 0;

function bears(attribute, code) {
  return code && document.querySelector('[' + attribute + '="' + CSS.escape(code) + '"]');
}

document.addEventListener('keydown', event => {
  if (!on || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  const here = event.target;
  if (event.code === 'Escape' && here.matches('input, select, textarea')) return here.blur();
  if (here.matches('input:not([type=checkbox]), textarea, select') || here.closest('dialog[open]')) return;
  if (event.code === 'Enter' && here.matches('a, button, input, summary')) return;
  if (event.shiftKey) return event.code === 'Slash' ? help(event) : press(bears('data-shift', meantBy(event.code)), event);
  const code = meantBy(event.code);
  if (code === 'KeyG') return void (goes = event.timeStamp);
  const gone = goes && event.timeStamp - goes < PATIENCE;
  goes = 0;
  press(gone ? bears('data-go', event.code) : bears('data-code', code), event);
});

function press(meant, event) {
  if (!meant) return;
  event.preventDefault();
  if (meant.matches('input:not([type=checkbox]), select')) meant.focus();
  else meant.click();
}

function help(event) {
  event.preventDefault();
  const dialog = document.getElementById('keys');
  const list = dialog.querySelector('dl');
  list.replaceChildren();
  const line = (codes, words) => {
    const term = document.createElement('dt');
    for (const code of codes) {
      const key = document.createElement('kbd');
      key.textContent = letter(code);
      term.append(key, ' ');
    }
    const meaning = document.createElement('dd');
    meaning.textContent = words;
    list.append(term, meaning);
  };
  for (const one of document.querySelectorAll('[data-code]')) line([placed(one.dataset.code)], wordsOf(one));
  for (const one of document.querySelectorAll('[data-shift]')) line(['⇧', placed(one.dataset.shift)], wordsOf(one));
  for (const one of document.querySelectorAll('[data-go]')) line([placed('KeyG'), one.dataset.go], wordsOf(one));
  dialog.showModal();
}

function wordsOf(element) {
  const label = element.labels?.[0] || element;
  const copy = label.cloneNode(true);
  for (const key of copy.querySelectorAll('kbd')) key.remove();
  return copy.textContent.trim();
}

// what the key types on this person's keyboard, where the browser tells
let layout = new Map();
const NAMES = { Slash: '/', Comma: ',', Period: '.', Semicolon: ';', Quote: "'", BracketLeft: '[', BracketRight: ']' };
function letter(code) {
  return (layout.get(code) || NAMES[code] || code.replace(/^(Key|Digit)/, '')).toUpperCase();
}
function name() {
  for (const key of document.querySelectorAll('[data-code] > kbd, [data-shift] > kbd + kbd, label > kbd')) {
    const bearer = key.parentElement.dataset.code || key.parentElement.dataset.shift ? key.parentElement : key.parentElement.control || key.parentElement.querySelector('[data-code]');
    const code = bearer?.dataset.code || key.parentElement.dataset.shift;
    if (code) key.textContent = letter(placed(code));
  }
  for (const option of document.querySelectorAll('option[data-key]')) option.textContent = letter(option.dataset.key);
}
function label() {
  if (on) name();
  else for (const key of document.querySelectorAll('kbd')) key.hidden = true;
}
label();
if (on) navigator.keyboard?.getLayoutMap?.().then(map => { layout = map; name(); }).catch(() => {});
