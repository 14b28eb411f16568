// What another threshold would do is told while the slider moves, from the spread of the scores that came with the page;
// once it rests, the posts that would appear and vanish are asked for. Nothing is changed before somebody saves, and what
// is saved is what the slider shows. Without this script the button for the preview does the same.
const slider = document.getElementById('percent');
const live = document.getElementById('live');
const save = document.getElementById('save');
const language = document.documentElement.lang;
const REST = 600; // after the last move, in milliseconds
const one = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
const percents = new Intl.NumberFormat(language, { maximumFractionDigits: 0, useGrouping: false });
const spread = Object.fromEntries(['flagged', 'others', 'fitting', 'unfitting'].map(name =>
  [name, (live.dataset[name] || '').split(' ').filter(Boolean).map(pair => pair.split(':').map(Number))]));
let resting = 0;
let asked = null;

function split(scores, thousandth) {
  let over = 0, under = 0;
  for (const [at, count] of scores) at >= thousandth ? over += count : under += count;
  return { over, under };
}

const share = (part, all) => all ? percents.format(100 * part / all) + ' %' : '–';
const filled = (words, ...values) => values.reduce((text, value, at) => text.replace('{' + at + '}', value), words);

function tell() {
  const thousandth = Math.round(slider.value * 10);
  const [kept, gained] = [split(spread.flagged, thousandth), split(spread.others, thousandth)];
  const [right, wrong] = [split(spread.fitting, thousandth), split(spread.unfitting, thousandth)];
  const flagged = kept.over + gained.over + Number(live.dataset.elsewhere);
  const perDay = flagged / live.dataset.days;
  const says = {
    percent: one.format(slider.value) + ' %',
    perDay: one.format(perDay),
    precision: share(right.over, right.over + wrong.over),
  };
  const cells = document.querySelectorAll('#would td');
  [says.percent, flagged, says.perDay, live.dataset.pace ? one.format(perDay * live.dataset.pace) : '–', says.precision,
    share(right.over, right.over + right.under), share(2 * right.over, 2 * right.over + wrong.over + right.under),
    filled(cells[7].dataset.says, right.over, wrong.over, right.under)].forEach((text, at) => cells[at].textContent = text);
  document.querySelector('output[for=percent] b').textContent = says.percent;
  const [appear, vanish] = document.querySelectorAll('#flipped h2');
  appear.textContent = filled(appear.dataset.says, gained.over);
  vanish.textContent = filled(vanish.dataset.says, kept.under);
  save.percent.value = slider.value;
  const button = save.querySelector('button');
  button.textContent = filled(button.dataset.says, one.format(slider.value));
  slider.setAttribute('aria-valuetext', says.percent);
  return filled(live.dataset.says, says.percent, flagged, says.perDay, says.precision, gained.over, kept.under);
}

async function rest(said) {
  live.textContent = said;
  const address = slider.form.action + '?' + new URLSearchParams(new FormData(slider.form));
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(address, { redirect: 'error', signal: asked.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of ['#flipped', '.curve']) {
      const fresh = page.querySelector(part);
      if (fresh) document.querySelector(part)?.replaceWith(fresh);
    }
    history.replaceState(null, '', address);
  } catch {
    // the numbers stand; the posts come with the button for the preview
  }
}

slider.addEventListener('input', () => {
  const said = tell();
  document.getElementById('flipped').classList.add('stale');
  clearTimeout(resting);
  resting = setTimeout(rest, REST, said);
});
