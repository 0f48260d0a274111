// Before anything is painted: the colours that this browser was last set to, so that nothing flashes.
(() => {
  let wanted = null;
  try {
    wanted = localStorage.getItem('setrum.theme');
  } catch {
    // No storage for this site: the system's colours.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const scheme = wanted === 'light' || wanted === 'dark' ? wanted : dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
})();
