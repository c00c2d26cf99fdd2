/** The accounts of the demo, as the server seeds them. Offered only where the server says that it carries them. */
export const DEMO_PASSWORD = 'soproekt-demo';

export const DEMO_ACCOUNTS = [
  { place: 'university', email: 'coordinator@university.example', role: 'coordinator' },
  { place: 'university', email: 'author@university.example', role: 'author' },
  { place: 'institute', email: 'coordinator@iro.example', role: 'coordinator' },
  { place: 'institute', email: 'moderator@iro.example', role: 'moderator' },
  { place: 'institute', email: 'author@iro.example', role: 'author' },
  { place: 'school', email: 'reviewer@school.example', role: 'reviewer' },
  { place: 'municipality', email: 'reader@municipality.example', role: 'reader' },
  { place: 'university', email: 'admin@university.example', role: 'administrator' },
] as const;

export type DemoAccount = (typeof DEMO_ACCOUNTS)[number];
