import { FieldTree, ValidationError } from '@angular/forms/signals';
import { Problem } from '../api/problem';

type Answer = ValidationError.WithOptionalFieldTree[];

/** The server's sentences, each at the field it names; null when it names none of them. */
export function fieldErrors(
  problem: Problem,
  fields: Readonly<Record<string, FieldTree<string>>>,
): Answer | null {
  const errors = Object.entries(problem.errors)
    .filter(([name]) => name in fields)
    .map(([name, messages]) => ({ fieldTree: fields[name], kind: 'server', message: messages.join(' ') }));
  return errors.length > 0 ? errors : null;
}
