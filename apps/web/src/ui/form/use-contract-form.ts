import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { isApiError } from '../../app/api/api-error';
import { fieldMessage } from './field-message';

interface Options<V extends Record<string, unknown>, S extends z.ZodType> {
  /** The contract that the body must keep. */
  schema: S;
  initialValues: V;
  /** What is sent, when the fields are not it already. */
  toInput?: (values: V) => z.input<S>;
  /** Path of the body → name of the field, where neither the path nor its last part is the name. */
  fields?: Record<string, string>;
  /** Sends the body; rejects with ApiError. */
  send: (input: z.input<S>) => Promise<unknown>;
}

interface ContractForm<V> {
  form: UseFormReturnType<V>;
  onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  /** Why the last sending failed, unless every finding stands beside its field. */
  failure: unknown;
  pending: boolean;
  clearFailure: () => void;
}

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

/** A form checked by the contract that the server checks by; what the server refuses is shown at its field. */
export function useContractForm<V extends Record<string, unknown>, S extends z.ZodType>({
  schema,
  initialValues,
  toInput = (values) => values as z.input<S>,
  fields = {},
  send,
}: Options<V, S>): ContractForm<V> {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const fieldOf = (path: string): string => {
    if (fields[path]) return fields[path];
    if (path in initialValues) return path;
    const last = path.split('.').at(-1) ?? '';
    return last in initialValues ? last : '';
  };

  const form = useForm<V>({
    initialValues,
    validate: (values) => {
      const parsed = schema.safeParse(toInput(values));
      if (parsed.success) return {};
      const errors: Record<string, string> = {};
      for (const { path, message } of parsed.error.issues) {
        const field = fieldOf(path.join('.'));
        if (field) errors[field] ??= isBlank(values[field]) ? t('form.empty') : fieldMessage(t, message);
      }
      return errors;
    },
  });

  const focusFirst = (errors: Record<string, unknown>) => {
    const name = Object.keys(errors)[0];
    if (name) form.getInputNode(name)?.focus();
  };

  const submit = async (values: V) => {
    setFailure(null);
    setPending(true);
    try {
      await send(toInput(values));
    } catch (error) {
      const errors: Record<string, string> = {};
      if (isApiError(error, 'invalid-input')) {
        for (const { path, message } of error.fieldIssues) {
          const field = fieldOf(path);
          if (field) errors[field] ??= fieldMessage(t, message);
        }
      }
      if (Object.keys(errors).length > 0) {
        form.setErrors(errors);
        focusFirst(errors);
      } else setFailure(error);
    } finally {
      setPending(false);
    }
  };

  return {
    form,
    onSubmit: form.onSubmit((values) => void submit(values), focusFirst),
    failure,
    pending,
    clearFailure: () => setFailure(null),
  };
}
