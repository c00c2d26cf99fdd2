import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { AppError } from './app-error.js';
import { toAppError } from './to-app-error.js';

const query = (code: string) => new QueryFailedError('select secret', [], Object.assign(new Error('detail'), { code }));

describe('toAppError', () => {
  it('keeps coded errors', () => {
    const error = new AppError('gone', 'gone', { a: 1 });
    expect(toAppError(error)).toBe(error);
  });

  it.each([
    [new NotFoundException('Cannot GET /secret'), 'not-found'],
    [new BadRequestException('Unexpected token "secret"'), 'invalid-input'],
    [new HttpException('secret', 413), 'too-large'],
    [new HttpException('secret', 415), 'invalid-input'],
    [new HttpException('slow', 429), 'too-many-attempts'],
    [new URIError('malformed'), 'not-found'],
    [query('23505'), 'already-exists'],
    [query('23503'), 'conflict'],
    [query('40P01'), 'conflict'],
    [query('22021'), 'invalid-input'],
    [query('57P01'), 'unavailable'],
    [query('57P02'), 'unavailable'],
    [Object.assign(new Error('detail'), { code: 'ECONNREFUSED' }), 'unavailable'],
    [new AggregateError([Object.assign(new Error('detail'), { code: 'ECONNREFUSED' })]), 'unavailable'],
    [new Error('Connection terminated unexpectedly'), 'unavailable'],
    [new Error('timeout exceeded when trying to connect'), 'unavailable'],
  ])('codes %s as %s', (error, code) => {
    expect(toAppError(error)?.code).toBe(code);
    expect(toAppError(error)?.message).not.toMatch(/secret|detail/);
  });

  it.each([
    [
      Object.assign(new Error('Unexpected field'), { code: 'LIMIT_UNEXPECTED_FILE', field: 'secret' }),
      /one file, in the field/,
    ],
    [
      Object.assign(new Error('Field value too long'), { code: 'LIMIT_FIELD_VALUE' }),
      /a field of the form is too long/,
    ],
    [new Error('Unexpected end of form'), /cut off/],
    [new Error('Multipart: Boundary not found'), /not the multipart/],
  ])('says what is wrong with an upload: %s', (cause, message) => {
    const error = toAppError(new BadRequestException('secret', { cause }));
    expect(error).toMatchObject({ code: 'invalid-input', details: [{ path: 'file' }] });
    expect(error?.message).toMatch(message);
    expect(error?.message).not.toMatch(/JSON|secret/);
  });

  it.each([
    [new Error('x')],
    [new TypeError('x')],
    [query('42P01')],
    ['text'],
    [null],
    [undefined],
    [{ code: '23505' }],
  ])('does not pretend to know %p', (error) => {
    expect(toAppError(error)).toBeNull();
  });
});
