import classes from './print.module.css';

/** How long the slip stays in the page when the browser does not say that it has printed. */
const longestMs = 60_000;

/** Prints text through the browser, alone on its paper. It is in the page only while the browser prints: it may bear a token. */
export function printText(text: string): Promise<void> {
  return new Promise((resolve) => {
    const slip = document.createElement('pre');
    slip.className = classes['slip'] ?? '';
    slip.textContent = text;
    document.body.append(slip);
    document.documentElement.classList.add(classes['printing'] ?? '');
    const finish = (): void => {
      clearTimeout(timer);
      window.removeEventListener('afterprint', finish);
      document.documentElement.classList.remove(classes['printing'] ?? '');
      slip.remove();
      resolve();
    };
    const timer = setTimeout(finish, longestMs);
    window.addEventListener('afterprint', finish);
    window.print();
  });
}
