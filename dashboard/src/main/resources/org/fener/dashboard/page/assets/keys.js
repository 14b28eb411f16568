// One key presses what bears its physical code in data-code: the place on the keyboard counts, not the letter, so that
// a Bulgarian and a Latin layout work alike. While somebody types, keys are letters.
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  const here = event.target;
  if (event.code === 'Escape' && here.matches('input')) return here.blur();
  if (here.matches('input:not([type=checkbox]), textarea, select')) return;
  if (event.code === 'Enter' && here.matches('a, button, input')) return;
  const meant = document.querySelector('[data-code="' + CSS.escape(event.code) + '"]');
  if (!meant) return;
  event.preventDefault();
  if (meant.matches('input:not([type=checkbox])')) meant.focus();
  else meant.click();
});
