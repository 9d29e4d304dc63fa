import * as t from 'io-ts';
import { form, simple } from '../schema/meta-schema-forms.js';
import type { Feature } from './case.js';
import type { DeclaredFeatures } from './run-options.js';

const flag = simple('true or false', t.boolean.is);

const flags = {
  publish: flag,
  play: flag,
  recorded: flag,
  digest: flag,
  amf3: flag,
  sharedObjects: flag,
  aggregates: flag,
  enhanced: flag,
} satisfies Record<Feature, t.Type<boolean>>;

const file = form('the file of features', {}, flags);

/** What a file of declared features holds. Its name is what is said of a file that holds something else. */
export const featuresFile = new t.Type<DeclaredFeatures>(
  'an object of features, each true or false',
  file.is,
  file.validate,
  t.identity,
);
