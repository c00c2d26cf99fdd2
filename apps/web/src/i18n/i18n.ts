import type { Locale } from '@soproekt/contracts';
import { quoted } from '@soproekt/domain';
import i18next, { type i18n, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { storage } from '../app/storage';

export const DEFAULT_LOCALE: Locale = 'ru';
const STORED = 'soproekt.locale';

/** Fetches all namespaces of one language, file name = namespace. */
export type LoadLanguage = (locale: Locale) => Promise<ResourceLanguage>;

let load: LoadLanguage = () => Promise.resolve({});

export function isLocale(value: unknown): value is Locale {
  return value === 'ru' || value === 'en';
}

/** Before sign-in: the last language used here, else the browser's, else Russian. */
export function initialLocale(): Locale {
  const stored = storage.get(STORED);
  if (isLocale(stored)) return stored;
  for (const tag of navigator.languages) {
    const language = tag.slice(0, 2).toLowerCase();
    if (isLocale(language)) return language;
  }
  return DEFAULT_LOCALE;
}

export function currentLocale(): Locale {
  return isLocale(i18next.language) ? i18next.language : DEFAULT_LOCALE;
}

export async function startI18n(locale: Locale, loader: LoadLanguage): Promise<i18n> {
  load = loader;
  await i18next.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: await loader(locale) },
    fallbackLng: false,
    defaultNS: 'common',
    // React escapes what it renders; doing it twice would show &amp; to people.
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  i18next.services.formatter?.add('quoted', (text: unknown, language) =>
    quoted(String(text), isLocale(language) ? language : DEFAULT_LOCALE),
  );
  document.documentElement.lang = locale;
  return i18next;
}

/** Switches the language at once and remembers it on this device. */
export async function setLocale(locale: Locale): Promise<void> {
  storage.set(STORED, locale);
  if (locale !== i18next.language) {
    const namespaces = await load(locale);
    for (const [namespace, texts] of Object.entries(namespaces)) i18next.addResourceBundle(locale, namespace, texts);
    await i18next.changeLanguage(locale);
  }
  document.documentElement.lang = locale;
}
