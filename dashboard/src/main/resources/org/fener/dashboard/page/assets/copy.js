// A button with data-copy puts the text of the element of that id on the clipboard. Without this script, or where the
// browser has no clipboard for the page, there is no such button: the text can be marked and copied.
if (navigator.clipboard)
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.done;
    });
  }
