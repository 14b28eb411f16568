// The next post is asked for while this one is read, and shown in the moment in which a decision about this one is sent.
// What the server then answers replaces all but the text that is being read by now; if it answers with another post,
// because somebody else decided meanwhile, that is shown. Without this script the same forms and links do the same.
const main = document.getElementById('main');
let ahead = null;   // the section of the next post, once it is here
let sending = null; // the decision that is on its way

function lookAhead() {
  ahead = null;
  const next = main.querySelector('.inbox a[rel=next]');
  const from = shownKey(main);
  if (next) fetch(next.href, { redirect: 'error', headers: { 'Fener-Ahead': 'true' } }) // nobody reads it yet
    .then(sectionOf)
    .then(section => { if (section && shownKey(main) === from) ahead = section; })
    .catch(() => {}); // then the next post comes by itself, as a page
}

async function sectionOf(answer) {
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#main > section');
}

function shownKey(within) {
  return within.querySelector('.decide [name=key]')?.value;
}

function show(section) {
  main.replaceChildren(section);
  label();
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
}

// a person may have begun to write or to choose meanwhile
function settle(answered) {
  const touched = main.querySelector('aside')?.contains(document.activeElement) || main.querySelector('.decide [name=note]')?.value;
  if (shownKey(answered) !== shownKey(main)) return show(answered);
  for (const part of touched ? ['.waiting', '.bar'] : ['.waiting', '.bar', 'aside']) main.querySelector(part)?.replaceWith(answered.querySelector(part));
  for (const notice of main.querySelectorAll('section > .notice')) notice.remove();
  main.querySelector('section > nav, section > h1')?.after(...answered.querySelectorAll(':scope > .notice'));
  label();
}

async function send(form, said, fallback) {
  try {
    const answer = await fetch(form.action, { method: 'POST', body: said, keepalive: true });
    const section = await sectionOf(answer);
    history.replaceState(null, '', answer.url);
    settle(section);
    sending = null;
    lookAhead();
  } catch {
    location.assign(fallback); // the post stands there as the server has it
  }
}

main.addEventListener('submit', event => {
  const form = event.target;
  if (sending) { // one after the other, in the order in which keys were pressed
    event.preventDefault();
    sending.then(() => form.isConnected && form.requestSubmit(event.submitter));
    return;
  }
  if (!form.matches('.decide') || !ahead || form.querySelector('[name=group]')?.checked) return;
  event.preventDefault();
  const here = new URL(location.href);
  here.searchParams.set('key', shownKey(main));
  const said = new URLSearchParams(new FormData(form, event.submitter));
  sending = send(form, said, here.href);
  show(ahead);
  ahead = null;
});

lookAhead();
