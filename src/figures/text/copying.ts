/** Puts the address that the reader came by where the build knew only the path. */
function completeAddress(block: HTMLElement, text: HTMLElement): void {
  const { path } = block.dataset;
  if (path === undefined) return;
  text.textContent = text.textContent.replaceAll(path, location.origin + path);
  block.querySelector('[data-no-address]')?.remove();
}

/** Lets a button copy the text beside it. Where the browser does not allow that, the text is selected for the reader's own hand. */
function offerCopy(block: HTMLElement): void {
  const text = block.querySelector('pre');
  const button = block.querySelector('button');
  const status = block.querySelector('[role=status]');
  if (!text || !button || !status) throw new Error('A text to copy needs its text, a button and a status.');
  completeAddress(block, text);
  button.hidden = false;
  button.addEventListener('click', () => {
    // Outside a secure page there is no clipboard, whatever its type says.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    const copied = clipboard ? clipboard.writeText(text.textContent) : Promise.reject(new Error('no clipboard'));
    copied.then(
      () => (status.textContent = 'Copied.'),
      () => {
        getSelection()?.selectAllChildren(text);
        status.textContent = 'This browser does not let a page copy. The text is selected: copy it by hand.';
      },
    );
  });
}

for (const block of document.querySelectorAll<HTMLElement>('[data-copy]')) offerCopy(block);
