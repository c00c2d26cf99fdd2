import type { TFunction } from 'i18next';

/**
 * Words what a contract schema found wrong with a field. Client and server give the same English messages, since both
 * parse by the same schema.
 */
export function fieldMessage(t: TFunction, message: string): string {
  const count = Number(/(?:longer than |<=|>=)(\d+)/.exec(message)?.[1] ?? 0);
  if (message === 'empty' || message.includes('received undefined') || message.includes('received null')) {
    return t('common:form.empty');
  }
  if (message.startsWith('longer than') || message.startsWith('Too big')) return t('common:form.tooLong', { count });
  if (message.startsWith('Too small')) {
    return count <= 1 ? t('common:form.empty') : t('common:form.tooShort', { count });
  }
  if (/email/i.test(message)) return t('common:form.email');
  if (message === 'control characters') return t('common:form.characters');
  return t('common:form.invalid');
}
