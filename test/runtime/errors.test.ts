import assert from 'node:assert/strict';
import {
  DecodeError,
  EncodeError,
  LimitError,
  MtrudeError,
  ProtocolError,
  RejectedError,
  SchemaError,
  UsageError,
} from '../../src/runtime/index.js';

const place = { offset: 4, path: 'test.type.field', rule: 'test/1/rule' };

describe('errors', () => {
  it('tell code, place and rule of input and values that are wrong', () => {
    for (const error of [
      new DecodeError('truncated', 'Too short', place),
      new EncodeError('wrong-type', 'Too short', place),
      new LimitError('depth-limit', 'Too short', place),
    ]) {
      assert.ok(error instanceof MtrudeError && error instanceof Error);
      assert.deepEqual({ offset: error.offset, path: error.path, rule: error.rule }, place);
      assert.equal(error.message, 'Too short at byte 4, test.type.field (test/1/rule)');
      assert.equal(error.name, error.constructor.name);
    }
  });

  it('tell a limit that no rule sets without a place', () => {
    const error = new LimitError('connections-limit', 'Enough', { offset: 0, path: '', rule: '' });
    assert.equal(error.message, 'Enough');
  });

  it('keep the rule that a peer broke, and the cause', () => {
    const cause = new Error('below');
    const error = new ProtocolError('illegal-transition', 'Not now', 'test/1/rule', { cause });
    assert.deepEqual([error.name, error.code, error.rule], ['ProtocolError', 'illegal-transition', 'test/1/rule']);
    assert.equal(error.message, 'Not now (test/1/rule)');
    assert.equal(error.cause, cause);
  });

  it('keep the status by which a peer refused, and its words if there are any', () => {
    const error = new RejectedError('Some.Code', 'No such stream');
    assert.deepEqual([error.name, error.code, error.status], ['RejectedError', 'rejected', 'Some.Code']);
    assert.equal(error.message, 'Some.Code: No such stream');
    assert.equal(new RejectedError('Some.Code', '').message, 'Some.Code');
  });

  it('name what a caller did wrong', () => {
    const error = new UsageError('bad-given', 'Expected a number');
    assert.deepEqual([error.name, error.code, error.message], ['UsageError', 'bad-given', 'Expected a number']);
  });

  it('list every mistake of a schema, with the name that was probably meant', () => {
    const diagnostics = [
      { code: 'unknown-type', severity: 'error', path: 'a.b', message: 'There is no a.c', nearest: 'a.d' },
      { code: 'unused', severity: 'warning', path: 'a.e', message: 'Nothing refers to it' },
    ] as const;
    const error = new SchemaError('invalid-schema', diagnostics);
    assert.deepEqual([error.name, error.code, error.diagnostics], ['SchemaError', 'invalid-schema', diagnostics]);
    assert.equal(
      error.message,
      'a.b: There is no a.c (unknown-type); did you mean a.d?\na.e: Nothing refers to it (unused)',
    );
  });
});
