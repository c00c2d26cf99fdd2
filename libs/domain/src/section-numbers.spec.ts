import { sectionNumbers, type NumberedSection } from './section-numbers.js';

const section = (title: string, role: string | null = null): NumberedSection => ({ kind: 'text', role, title });

describe('the numbers of sections in print', () => {
  it('leave out what stands before the text, and appendices', () => {
    const sections = [
      section('Титульный лист', 'title-page'),
      section('Лист согласования', 'sign-off-sheet'),
      section('Цель'),
      section(''),
      section('Приложение 1'),
      section('36 часов'),
    ];
    expect(sectionNumbers('programme', sections)).toEqual([null, null, 1, 2, null, 3]);
  });

  it('leave out an approval block at the beginning', () => {
    expect(sectionNumbers('regulation', [section('Гриф утверждения'), section('Цель')])).toEqual([null, 1]);
    expect(sectionNumbers('programme', [section('Гриф утверждения'), section('Цель')])).toEqual([1, 2]);
  });

  it('leave out the preamble of an agreement', () => {
    const titles = ['Преамбула и стороны', 'Предмет договора', 'Приложения'];
    const sections = titles.map((title) => ({ kind: 'text', role: null, title }));
    expect(sectionNumbers('agreement', sections)).toEqual([null, 1, null]);
  });

  it.each(['1. Общие положения', '2 Цель', 'IV. Права', '3) Статус'])('are all the authors’ beside «%s»', (own) => {
    expect(sectionNumbers('regulation', [section('Преамбула'), section(own)])).toEqual([null, null]);
  });

  it('are not in a note', () => {
    expect(sectionNumbers('note', [section('Цель')])).toEqual([null]);
  });
});
