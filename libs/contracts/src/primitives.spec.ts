import { z } from 'zod';
import {
  documentInputSchema,
  documentPatchSchema,
  emailSchema,
  idSchema,
  lineSchema,
  loginSchema,
  optionalLineSchema,
} from './index.js';

describe('lineSchema', () => {
  const line = lineSchema(10);

  it('trims, folds white space and composes', () => {
    expect(line.parse('  а \n\t б ')).toBe('а б');
    expect(line.parse('и\u0306')).toBe('й');
  });

  it('counts code points, not code units', () => {
    expect(line.safeParse('😀'.repeat(10)).success).toBe(true);
    expect(line.safeParse('😀'.repeat(11)).success).toBe(false);
  });

  it('says how long it may be, also in its description', () => {
    for (const schema of [line, optionalLineSchema(10)]) {
      expect(schema.safeParse('x'.repeat(5000)).error?.issues).toMatchObject([{ message: 'longer than 10' }]);
      expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({ type: 'string', maxLength: 10 });
    }
  });

  it('takes markup as plain text and refuses what deceives the eye', () => {
    expect(line.parse('<b>&"')).toBe('<b>&"');
    for (const bad of ['', '   ', 'a\u0000b', 'a\u202eb', 'a\u2066b', 'a\ud800b', 'x'.repeat(100)]) {
      expect(line.safeParse(bad).success).toBe(false);
    }
  });
});

describe('identifiers and addresses', () => {
  it('take only what they name', () => {
    expect(idSchema.parse('0190A0A0-0000-7000-8000-000000000000')).toBe('0190a0a0-0000-7000-8000-000000000000');
    for (const bad of ['', '1', "' or 1=1", '../..', null, undefined, {}]) {
      expect(idSchema.safeParse(bad).success).toBe(false);
    }
    expect(emailSchema.parse(' Author@University.Example ')).toBe('author@university.example');
    expect(emailSchema.safeParse('author').success).toBe(false);
  });
});

describe('bodies', () => {
  it('S12: refuse unknown keys', () => {
    const login = { email: 'a@b.example', password: 'x' };
    expect(loginSchema.safeParse(login).success).toBe(true);
    expect(loginSchema.safeParse({ ...login, isAdministrator: true }).success).toBe(false);
    expect(
      loginSchema.safeParse(JSON.parse('{"email":"a@b.example","password":"x","__proto__":{"x":1}}')).success,
    ).toBe(false);
    expect(documentInputSchema.safeParse({ kind: 'programme', title: 'Т', workspaceId: 'x' }).success).toBe(false);
  });

  it('refuse an empty change', () => {
    expect(documentPatchSchema.safeParse({}).success).toBe(false);
    expect(documentPatchSchema.safeParse({ title: 'Т' }).success).toBe(true);
  });
});
