import { Textarea, type TextareaProps } from '@mantine/core';
import type { CSSProperties } from 'react';

/** Browsers that make a field as high as its text need no measuring, which costs a layout of the page for every field and key. */
const GROWS_BY_ITSELF = typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content') === true;

interface Props extends Omit<TextareaProps, 'autosize' | 'rows' | 'styles'> {
  minRows: number;
  maxRows?: number;
}

const BORDERS = '2px';
const lines = (count: number): string => `calc(${count}lh + 2 * var(--input-padding-y, 0px) + ${BORDERS})`;

/** A field for text that is as high as what is in it. */
export function GrowingTextarea({ minRows, maxRows, ...props }: Props) {
  if (!GROWS_BY_ITSELF) return <Textarea {...props} autosize minRows={minRows} maxRows={maxRows} />;
  const input = {
    fieldSizing: 'content',
    minHeight: lines(minRows),
    maxHeight: maxRows === undefined ? undefined : lines(maxRows),
  } as CSSProperties;
  return <Textarea {...props} styles={{ input }} />;
}
