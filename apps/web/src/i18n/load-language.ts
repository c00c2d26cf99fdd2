import type { ResourceLanguage } from 'i18next';
import type { LoadLanguage } from './i18n';

/** One chunk per language. */
const languages = {
  ru: () => import('./ru'),
  en: () => import('./en'),
};

export const loadLanguage: LoadLanguage = async (locale) => (await languages[locale]()).default as ResourceLanguage;
