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

/** What a file of declared features holds. */
export const featuresFile: t.Type<DeclaredFeatures> = form('the file of features', {}, flags);
