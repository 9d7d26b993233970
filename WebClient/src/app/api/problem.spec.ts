import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { refusal, silence } from '../../testing/refusal';
import { problemOf } from './problem';

describe('A problem', () => {
  it('has the reason, the sentence and the fields the server named', () => {
    const problem = problemOf(refusal(422, 'invalid', { errors: { handle: ['Too long.'] } }));
    expect(problem).toMatchObject({ reason: 'invalid', status: 422, message: 'Refused: invalid.', errors: { handle: ['Too long.'] } });
  });

  it('says that the server can not be reached', () => {
    expect(problemOf(silence()).reason).toBe('unreachable');
  });

  it('says how long to wait', () => {
    const headers = new HttpHeaders({ 'Retry-After': '30' });
    expect(problemOf(new HttpErrorResponse({ status: 429, headers })).message).toContain('30 seconds');
  });

  it('is a sentence also when a proxy answers in HTML', () => {
    expect(problemOf(new HttpErrorResponse({ status: 502, error: '<html>' })).message).toMatch(/Something went wrong/);
  });
});
