// Runs before the first paint, so that neither theme nor language flickers. Kept apart from the bundle: no inline script.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('soproekt.theme');
    var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
    var locale = localStorage.getItem('soproekt.locale');
    if (locale === 'ru' || locale === 'en') root.lang = locale;
  } catch {
    // Storage is closed to us: the defaults of the markup stay.
  }
})();
