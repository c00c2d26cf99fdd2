/**
 * Finds a Chromium for the browser tests; on Debian as root installs the package. The headless shell comes first: it has no
 * windows of its own to draw, which on two cores is a third of the time.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @returns {Promise<{path: string|null, reason?: string}>} */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    return existsSync(given) ? { path: given } : { path: null, reason: `CHROMIUM_PATH names no file: ${given}` };
  }
  const system = KNOWN.find((path) => existsSync(path));
  if (system) return { path: system };
  const own = await playwrightOwn();
  if (own) return { path: own };
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('Installing Chromium (Debian package) …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    // The second for releases of Debian that do not have the first.
    for (const name of ['chromium-headless-shell', 'chromium']) {
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quiet);
      if (existsSync(`/usr/bin/${name}`)) return { path: `/usr/bin/${name}` };
    }
  }
  return {
    path: null,
    reason: 'no Chromium found: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH',
  };
}

async function playwrightOwn() {
  try {
    const { chromium } = await import('@playwright/test');
    const path = chromium.executablePath();
    return path && existsSync(path) ? path : null;
  } catch {
    return null;
  }
}
