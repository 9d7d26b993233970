import vectors from '../../../../tests/vectors/names.json';
import { hasHiddenCharacters } from './hidden-characters';

describe('Names that the server reads too', () => {
  it.each(vectors.hidden.map((name) => [encodeURI(name), name]))('are refused: %s', (_, name) => {
    expect(hasHiddenCharacters(name)).toBe(true);
  });

  it.each(vectors.plain.map((name) => [name, name]))('are accepted: %s', (_, name) => {
    expect(hasHiddenCharacters(name)).toBe(false);
  });
});
